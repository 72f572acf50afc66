//! Clauses that read: MATCH, OPTIONAL MATCH, UNWIND and CALL.

use super::super::tree::{clause, compared, matched, name, node, path, projection, single, variable};
use super::{Generator, Kind, Variable};
use silkgraph::error::Span;
use silkgraph::query::ast::{
    Clause, ClauseKind, ComparisonOperator, Expression, Imports, PathSelector, Query, Union,
};

impl Generator<'_> {
    pub(super) fn reading_clause(&mut self) -> Vec<Clause> {
        match self.random.weighted(&[43, 14, 9, 12, 6, 5, 9, 5, 4, 4]) {
            0 => vec![self.match_clause(false)],
            1 => vec![self.match_clause(true)],
            2 => vec![self.unwind()],
            3 if !self.scope.is_empty() => vec![self.with_clause()],
            4 => vec![self.subquery()],
            5 => self.shortest_path(),
            6 => vec![self.search_clause()],
            7 if !self.is_large => self.procedure_call(),
            8 => vec![self.let_clause()],
            9 if !self.scope.is_empty() => vec![self.filter_clause()],
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

    /// LET of values, none of which sees another of the same LET.
    fn let_clause(&mut self) -> Clause {
        let mut definitions = Vec::new();
        for _ in 0..self.random.between(1, 2) {
            let kind =
                *self.random.pick(&[Kind::Integer, Kind::Number, Kind::String, Kind::Boolean, Kind::Any]);
            definitions.push((self.expression(kind, 2), self.fresh("x"), kind));
        }
        for (_, name, kind) in &definitions {
            self.declare(name, *kind);
        }
        let definitions = definitions.into_iter().map(|(value, variable, _)| (name(&variable), value));
        clause(ClauseKind::Let(definitions.collect()))
    }

    /// FILTER, which is WITH of everything and WHERE.
    fn filter_clause(&mut self) -> Clause {
        let mut everything = projection(Vec::new());
        everything.star = Some(Span::default());
        let filter = Some(self.filter(2));
        clause(ClauseKind::With { projection: everything, filter })
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
        // What is asked of the path itself decides which one is the shortest.
        let filter = self.random.chance(30).then(|| self.inside(|this| this.allowed(&variable)));
        let search = clause(ClauseKind::Match { is_optional, pattern: vec![found], filter });
        vec![matched(ends.to_vec(), Some(differ)), search]
    }

    /// A condition on every node or relationship of a path.
    fn allowed(&mut self, path: &str) -> Expression {
        self.scope.clear();
        self.declare(path, Kind::Path);
        self.element_quantified().expect("there is a path")
    }

    /// `CALL (x) { … RETURN … }` that gives one or two new variables.
    fn subquery(&mut self) -> Clause {
        let imports: Vec<Variable> = self.scope.clone();
        let imports: Vec<Variable> = imports.into_iter().filter(|_| self.random.chance(60)).collect();
        if self.random.chance(20) {
            return self.union_subquery(&imports);
        }
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
        self.called(&imports, single(body))
    }

    /// `CALL (x) { … RETURN a AS x UNION … RETURN b AS x }`
    fn union_subquery(&mut self, imports: &[Variable]) -> Clause {
        let kind = *self.random.pick(&[Kind::Integer, Kind::String, Kind::Node]);
        let made = self.fresh("x");
        let union = *self.random.pick(&[Union::All, Union::Distinct]);
        let branch = |this: &mut Self| {
            this.inside(|this| {
                this.scope = imports.to_vec();
                let mut body =
                    if this.random.chance(80) { vec![this.match_clause(false)] } else { Vec::new() };
                let value = this.expression(kind, 1);
                body.push(clause(ClauseKind::Return(projection(vec![(value, made.as_str())]))));
                single(body)
            })
        };
        let mut query = branch(self);
        query.rest.push((union, branch(self).first));
        self.declare(&made, kind);
        self.called(imports, query)
    }

    fn called(&mut self, imports: &[Variable], query: Query) -> Clause {
        let names = imports.iter().map(|import| name(&import.name)).collect::<Vec<_>>();
        let imports =
            if names.is_empty() && self.random.chance(50) { None } else { Some(Imports::Named(names)) };
        let is_optional = self.random.chance(30);
        clause(ClauseKind::Subquery { is_optional, imports, query: Box::new(query), batches: None })
    }
}
