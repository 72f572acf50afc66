//! What WITH and RETURN keep: columns, aggregates, order, and how much of it.

use super::super::tree::{call, clause, expression, literal, projection, property, variable};
use super::{Generator, Kind, Variable};
use silkgraph::query::ast::{Clause, ClauseKind, Expression, ExpressionKind, Nulls, Projection, SortItem};

/// A column: what it computes, its name, and what it holds.
pub(super) type Column = (Expression, String, Kind);

impl Generator<'_> {
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
            let limit = self.random.between(1, 6) as i64;
            projection.limit = self.random.chance(80).then(|| self.constant(limit));
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
                if self.random.chance(35) {
                    // Rows that are equal in what is left may then come in any order.
                    projection.order.truncate(1);
                }
                if self.random.chance(50) {
                    self.cut_off(&mut projection, 40, 70);
                }
            }
            2 => self.cut_off(&mut projection, 15, 40),
            _ => {}
        }
        clause(ClauseKind::Return(projection))
    }

    /// SKIP and LIMIT, each this often in a hundred times.
    fn cut_off(&mut self, projection: &mut Projection, skips: usize, limits: usize) {
        let (skip, limit) = (self.random.between(0, 3) as i64, self.random.between(0, 6) as i64);
        projection.skip = self.random.chance(skips).then(|| self.constant(skip));
        projection.limit = self.random.chance(limits).then(|| self.constant(limit));
    }

    pub(super) fn projected(&mut self, columns: &[Column]) -> Projection {
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
            .map(|expression| SortItem {
                expression,
                is_descending: self.random.chance(35),
                nulls: if self.random.chance(20) {
                    Some(*self.random.pick(&[Nulls::First, Nulls::Last]))
                } else {
                    None
                },
            })
            .collect();
    }

    /// One to `most` columns: variables passed on, values computed, or aggregates.
    pub(super) fn columns(&mut self, most: usize) -> Vec<Column> {
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
        let kinds = [
            Kind::Integer,
            Kind::Number,
            Kind::String,
            Kind::Boolean,
            Kind::Any,
            Kind::Integers,
            Kind::Values,
            Kind::Map,
            Kind::Date,
        ];
        let kind = kinds[self.random.weighted(&[25, 10, 20, 25, 15, 6, 5, 5, 4])];
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
