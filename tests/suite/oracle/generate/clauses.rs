//! Clauses that read: MATCH, OPTIONAL MATCH, UNWIND, WITH, CALL and RETURN.

use super::super::tree::{
    call, clause, compared, expression, literal, matched, name, node, path, projection, property, single,
    variable,
};
use super::{Generator, Kind, Variable};
use silkgraph::query::ast::{
    Clause, ClauseKind, ComparisonOperator, Expression, ExpressionKind, Imports, PathSelector, Projection,
    SortItem,
};

/// A column: what it computes, its name, and what it holds.
type Column = (Expression, String, Kind);

impl Generator<'_> {
    pub(super) fn reading_clause(&mut self) -> Vec<Clause> {
        match self.random.weighted(&[50, 16, 10, 14, 5, 5]) {
            0 => vec![self.match_clause(false)],
            1 => vec![self.match_clause(true)],
            2 => vec![self.unwind()],
            3 if !self.scope.is_empty() => vec![self.with_clause()],
            4 => vec![self.subquery()],
            5 => self.shortest_path(),
            _ => vec![self.match_clause(false)],
        }
    }

    pub(super) fn match_clause(&mut self, is_optional: bool) -> Clause {
        let pattern = self.paths();
        let filter = if self.random.chance(40) { Some(self.filter(2)) } else { None };
        clause(ClauseKind::Match { is_optional, pattern, filter })
    }

    fn unwind(&mut self) -> Clause {
        let kind = if self.random.chance(50) { Kind::Integer } else { Kind::Any };
        let list = match (kind, self.known(Kind::Values)) {
            (Kind::Any, Some(known)) => variable(&known),
            (Kind::Integer, _) => self.expression(Kind::Integers, 1),
            _ => self.literal_list(),
        };
        let variable = self.fresh("u");
        self.declare(&variable, kind);
        clause(ClauseKind::Unwind { list, variable: name(&variable) })
    }

    /// MATCH of two different nodes, then the shortest paths between them.
    fn shortest_path(&mut self) -> Vec<Clause> {
        let (from, to) = (self.fresh("n"), self.fresh("n"));
        let ends = [&from, &to].map(|end| {
            let mut node = node(Some(end));
            node.labels = self.labels(30);
            path(node)
        });
        let differ = compared(variable(&from), ComparisonOperator::NotEqual, variable(&to));
        let mut found = path(node(Some(&from)));
        let mut relationship = self.relationship();
        relationship.variable = None;
        relationship.properties = None;
        let mut length = self.length();
        length.minimum = if self.random.chance(80) { None } else { Some(0) };
        length.maximum = if self.random.chance(60) { None } else { Some(self.random.between(1, 4) as u64) };
        relationship.length = Some(length);
        found.steps.push((relationship, node(Some(&to))));
        let (selector, kind) = *self.random.pick(&[
            (PathSelector::AnyShortest, Kind::ShortestPath),
            (PathSelector::AllShortest, Kind::Path),
        ]);
        found.selector = Some(selector);
        let variable = self.fresh("p");
        found.variable = Some(name(&variable));
        self.declare(&from, Kind::Node);
        self.declare(&to, Kind::Node);
        self.declare(&variable, kind);
        let is_optional = self.random.chance(30);
        let search = clause(ClauseKind::Match { is_optional, pattern: vec![found], filter: None });
        vec![matched(ends.to_vec(), Some(differ)), search]
    }

    /// `CALL (x) { … RETURN … }` that gives one or two new variables.
    fn subquery(&mut self) -> Clause {
        let imports: Vec<Variable> = self.scope.iter().filter(|_| true).cloned().collect();
        let imports: Vec<Variable> = imports.into_iter().filter(|_| self.random.chance(60)).collect();
        let (body, made) = self.inside(|this| {
            this.scope.clone_from(&imports);
            let mut body = vec![this.match_clause(false)];
            if this.random.chance(25) {
                body.push(this.with_clause());
            }
            let mut columns = this.columns(2);
            for column in &mut columns {
                column.1 = this.fresh("x");
            }
            let made: Vec<Variable> = columns
                .iter()
                .map(|(_, name, kind)| Variable { name: name.as_str().into(), kind: *kind })
                .collect();
            body.push(clause(ClauseKind::Return(this.projected(&columns))));
            (body, made)
        });
        self.scope.extend(made);
        let names = imports.iter().map(|import| name(&import.name)).collect::<Vec<_>>();
        let imports =
            if names.is_empty() && self.random.chance(50) { None } else { Some(Imports::Named(names)) };
        clause(ClauseKind::Subquery { imports, query: Box::new(single(body)) })
    }

    // ---- Projections

    pub(super) fn with_clause(&mut self) -> Clause {
        let columns = self.columns(3);
        let scope = columns
            .iter()
            .map(|(_, name, kind)| Variable { name: name.as_str().into(), kind: *kind })
            .collect();
        let is_whole = !columns.iter().any(|(_, _, kind)| *kind == Kind::Values);
        let mut projection = self.projected(&columns);
        if is_whole && self.random.chance(25) {
            self.order(&mut projection);
            projection.skip = self.random.chance(20).then(|| literal(1_i64));
            projection.limit = self.random.chance(80).then(|| literal(self.random.between(1, 6) as i64));
        }
        self.scope = scope;
        let filter = if self.random.chance(30) { Some(self.filter(1)) } else { None };
        clause(ClauseKind::With { projection, filter })
    }

    pub(super) fn return_clause(&mut self) -> Clause {
        let columns = self.columns(3);
        let mut projection = self.projected(&columns);
        match self.random.weighted(&[60, 25, 15]) {
            1 => {
                self.order(&mut projection);
                if self.random.chance(50) {
                    projection.skip =
                        self.random.chance(40).then(|| literal(self.random.between(0, 3) as i64));
                    projection.limit =
                        self.random.chance(70).then(|| literal(self.random.between(0, 6) as i64));
                }
            }
            2 => projection.limit = self.random.chance(40).then(|| literal(self.random.between(0, 6) as i64)),
            _ => {}
        }
        clause(ClauseKind::Return(projection))
    }

    fn projected(&mut self, columns: &[Column]) -> Projection {
        let has_lists = columns.iter().any(|(_, _, kind)| *kind == Kind::Values);
        let named = columns.iter().map(|(value, name, _)| (value.clone(), name.as_str())).collect();
        let mut projection = projection(named);
        projection.is_distinct = !has_lists && self.random.chance(15);
        projection
    }

    /// Orders by every column, so that no two rows may change places; now and then by something else before that.
    fn order(&mut self, projection: &mut Projection) {
        let aliases: Vec<String> = projection
            .items
            .iter()
            .map(|item| {
                item.alias.as_ref().map_or_else(|| item.text.to_string(), |alias| alias.text.to_string())
            })
            .collect();
        let is_open =
            !projection.is_distinct && !projection.items.iter().any(|item| is_aggregate(&item.expression));
        let mut order = Vec::new();
        if is_open
            && self.random.chance(30)
            && let Some(node) = self.known(Kind::Node)
            && !aliases.iter().any(|alias| **alias == *node)
        {
            order.push(property(&node, "i"));
        }
        order.extend(aliases.iter().map(|alias| variable(alias)));
        projection.order = order
            .into_iter()
            .map(|expression| SortItem { expression, is_descending: self.random.chance(35) })
            .collect();
    }

    /// One to `most` columns: variables passed on, values computed, or aggregates.
    fn columns(&mut self, most: usize) -> Vec<Column> {
        let count = self.random.between(1, most);
        let aggregates = self.random.chance(30);
        let mut columns: Vec<Column> = Vec::new();
        for index in 0..count {
            let column = match aggregates && (index > 0 || self.random.chance(50)) {
                true => self.aggregate(),
                false if !self.scope.is_empty() && self.random.chance(55) => self.passed_on(),
                false => self.computed(),
            };
            if !columns.iter().any(|(_, name, _)| *name == column.1) {
                columns.push(column);
            }
        }
        columns
    }

    fn passed_on(&mut self) -> Column {
        let known = self.random.pick(&self.scope).clone();
        if known.kind == Kind::ShortestPath {
            return (call("length", vec![variable(&known.name)]), self.fresh("x"), Kind::Integer);
        }
        (variable(&known.name), known.name.to_string(), known.kind)
    }

    fn computed(&mut self) -> Column {
        let kinds = [Kind::Integer, Kind::Number, Kind::String, Kind::Boolean, Kind::Any, Kind::Integers];
        let kind = kinds[self.random.weighted(&[25, 10, 20, 25, 15, 5])];
        (self.expression(kind, 2), self.fresh("x"), kind)
    }

    fn aggregate(&mut self) -> Column {
        let (function, inner, kind) = match self.random.weighted(&[25, 20, 15, 10, 10, 12, 8]) {
            0 => (None, Kind::Any, Kind::Integer),
            1 => (Some("count"), Kind::Any, Kind::Integer),
            2 => (Some("sum"), Kind::Number, Kind::Number),
            3 => (Some("min"), Kind::Any, Kind::Any),
            4 => (Some("max"), Kind::Any, Kind::Any),
            5 => (Some("collect"), Kind::Any, Kind::Values),
            _ => (Some("avg"), Kind::Number, Kind::Number),
        };
        let is_distinct = self.random.chance(25);
        let mut value = match function {
            None => expression(ExpressionKind::CountStar),
            Some(function) => {
                let mut value = call(function, vec![self.aggregated(inner)]);
                if let ExpressionKind::Call { is_distinct: own, .. } = &mut value.kind {
                    *own = is_distinct;
                }
                value
            }
        };
        if kind == Kind::Integer && self.random.chance(15) {
            let more = literal(1_i64);
            let rest = vec![(silkgraph::query::ast::ArithmeticOperator::Add, more)];
            value = expression(ExpressionKind::Arithmetic { first: Box::new(value), rest });
        }
        (value, self.fresh("x"), kind)
    }

    /// What an aggregate is asked of: a node or relationship too where anything will do.
    fn aggregated(&mut self, kind: Kind) -> Expression {
        let element = (kind == Kind::Any && self.random.chance(30)).then(|| self.known_element()).flatten();
        element.map_or_else(|| self.expression(kind, 1), |element| variable(&element))
    }
}

fn is_aggregate(expression: &Expression) -> bool {
    let is_name = |name: &str| ["count", "sum", "min", "max", "avg", "collect"].contains(&name);
    match &expression.kind {
        ExpressionKind::CountStar => true,
        ExpressionKind::Call { name, .. } if is_name(&name.text) => true,
        _ => expression.children().into_iter().any(is_aggregate),
    }
}
