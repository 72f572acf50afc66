//! Random queries, made as syntax trees.
//!
//! A [`Generator`] knows the variables in sight and what kind of value each holds, so that nearly every query means
//! something; the weights are such that most queries find rows. What is made is covered by the reference evaluator.

mod clauses;
mod collection;
mod expression;
mod pattern;
mod procedure;
mod projection;
mod related;
mod search;
mod shapes;
mod update;

pub(super) use collection::random_day;
pub(super) use related::{Bond, Related};

use super::graph::Model;
use super::random::Random;
use super::tree::{expression, literal, single};
use silkgraph::query::ast::{Clause, ClauseKind, Expression, ExpressionKind, Query, Union};
use silkgraph::{Parameters, Value};
use std::sync::Arc;

/// What kind of value a variable or expression has; null is among all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Node,
    Relationship,
    /// What a variable-length relationship binds.
    Relationships,
    /// Nodes in a list.
    Nodes,
    Path,
    /// Paths in a list.
    Paths,
    /// One of several paths that would do: only its length is certain.
    ShortestPath,
    Integer,
    Number,
    String,
    Boolean,
    /// A date.
    Date,
    /// Keys and values.
    Map,
    /// Integers in a list.
    Integers,
    /// Anything in a list, whose order may be nobody's promise.
    Values,
    /// Anything that can be a property.
    Any,
}

#[derive(Debug, Clone)]
pub(super) struct Variable {
    pub(super) name: Arc<str>,
    pub(super) kind: Kind,
}

/// A query, and what its answer may be held to.
#[derive(Debug, Clone)]
pub(super) struct Generated {
    pub(super) query: Query,
    pub(super) parameters: Parameters,
    /// Whether it changes the graph.
    pub(super) is_update: bool,
}

/// Makes queries for one graph.
pub(super) struct Generator<'a> {
    random: &'a mut Random,
    scope: Vec<Variable>,
    /// What earlier clauses than the present MATCH have named.
    earlier: Vec<Variable>,
    parameters: Parameters,
    named: usize,
    /// Whether every trail of the graph can be walked.
    is_tiny: bool,
    /// Whether only cheap questions may be asked of the graph.
    is_large: bool,
    /// Whether `i` of every relationship that has one can be the cost of a path.
    has_costs: bool,
    /// Whether what is made now is a condition, in which patterns may stand.
    is_condition: bool,
}

impl<'a> Generator<'a> {
    pub(super) fn new(random: &'a mut Random, model: &Model) -> Self {
        Generator {
            random,
            scope: Vec::new(),
            earlier: Vec::new(),
            parameters: Parameters::new(),
            named: 0,
            is_tiny: model.relationships.len() <= 8,
            is_large: model.nodes.len() > 40,
            has_costs: model.relationships.values().all(|it| match it.properties.get("i") {
                Some(Value::Integer(cost)) => (0..1 << 50).contains(cost),
                _ => true,
            }),
            is_condition: false,
        }
    }

    /// A query that reads, or one that changes the graph.
    pub(super) fn generate(mut self) -> Generated {
        let weights = if self.is_large { [0, 0, 0, 100] } else { [47, 7, 16, 30] };
        let (query, is_update) = match self.random.weighted(&weights) {
            0 => (single(self.reading_query()), false),
            1 => (self.union(), false),
            2 => (single(self.updating_query()), true),
            _ => (single(self.shape()), false),
        };
        Generated { query, parameters: self.parameters, is_update }
    }

    /// A value as it is, or now and then as a parameter.
    fn constant(&mut self, value: impl Into<Value>) -> Expression {
        let value = value.into();
        if !self.random.chance(8) {
            return literal(value);
        }
        let name: Arc<str> = format!("p{}", self.parameters.len()).into();
        self.parameters.insert(name.clone(), value);
        expression(ExpressionKind::Parameter(name))
    }

    /// Clauses that read and a RETURN.
    fn reading_query(&mut self) -> Vec<Clause> {
        let mut clauses = self.reading_clauses();
        clauses.push(self.return_clause());
        clauses
    }

    fn reading_clauses(&mut self) -> Vec<Clause> {
        let count = [1, 2, 3, 4][self.random.weighted(&[45, 32, 17, 6])];
        let mut clauses = Vec::new();
        for _ in 0..count {
            clauses.extend(self.reading_clause());
        }
        clauses
    }

    /// Two queries of one column each.
    fn union(&mut self) -> Query {
        let kind = *self.random.pick(&[Kind::Integer, Kind::Number, Kind::Node, Kind::String, Kind::Any]);
        let mut query = single(self.one_column(kind));
        let union = *self.random.pick(&[Union::All, Union::Distinct]);
        for _ in 0..self.random.between(1, 2) {
            self.scope.clear();
            query.rest.push((union, single(self.one_column(kind)).first));
        }
        query
    }

    fn one_column(&mut self, kind: Kind) -> Vec<Clause> {
        let mut clauses = vec![self.match_clause(false)];
        let value = self.expression(kind, 1);
        clauses.push(super::tree::clause(ClauseKind::Return(super::tree::projection(vec![(value, "out")]))));
        clauses
    }

    // ---- Names in sight

    fn fresh(&mut self, first: &str) -> String {
        self.named += 1;
        format!("{first}{}", self.named)
    }

    fn declare(&mut self, name: &str, kind: Kind) {
        self.scope.push(Variable { name: name.into(), kind });
    }

    /// A variable of this kind, if there is one.
    fn known(&mut self, kind: Kind) -> Option<Arc<str>> {
        let names: Vec<_> =
            self.scope.iter().filter(|known| known.kind == kind).map(|known| known.name.clone()).collect();
        (!names.is_empty()).then(|| self.random.pick(&names).clone())
    }

    /// A node or a relationship in sight.
    fn known_element(&mut self) -> Option<Arc<str>> {
        let kind = if self.random.chance(75) { Kind::Node } else { Kind::Relationship };
        self.known(kind).or_else(|| self.known(Kind::Node)).or_else(|| self.known(Kind::Relationship))
    }

    /// What `make` gives with the variables that are in sight now; those it declares are forgotten.
    fn inside<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        let scope = self.scope.clone();
        let made = make(self);
        self.scope = scope;
        made
    }
}
