//! The part of the graph that an algorithm works on: nodes and relationships under dense numbers.
//!
//! In: a view, and what a configuration chooses of it. Out: the nodes as [`Members`], and the relationships among them
//! as one list sorted by start, type and end. Rows to walk along are made
//! from that list by [`Adjacency`](super::Adjacency), for algorithms that walk. Properties stay where they are, save
//! the weights, and those only when they are asked for.

use super::{Call, Members, Rows};
use crate::error::{Detail, QueryError, Result};
use crate::graph::{Direction, GraphView, KeyId};
use crate::value::{Element, NodeId, RelationshipId, Value};

/// A relationship of a projection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edge {
    /// The number of the node it starts at.
    pub(super) start: u32,
    /// The number of the node it ends at.
    pub(super) end: u32,
    /// Which relationship it is.
    pub(super) relationship: RelationshipId,
}

/// Which weights an algorithm can work with; all are finite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weights {
    /// Any.
    Finite,
    /// None below 0.
    NotNegative,
    /// None below 0, and not 0.
    Positive,
}

/// The nodes and relationships that an algorithm works on.
#[derive(Debug)]
pub(super) struct Projection<'a> {
    members: Members<'a>,
    edges: Vec<Edge>,
    weights: Option<Vec<f64>>,
}

impl<'a> Projection<'a> {
    /// What the `labels`, `types`, `weight` and `defaultWeight` of a call choose of its graph.
    ///
    /// A relationship is in it when both its ends are. Labels and types that nothing has choose nothing. Time
    /// O(ids given out + relationships chosen); memory 8 bytes a node, 4 an id, 16 a relationship and 8 a weight.
    ///
    /// # Errors
    /// `TypeError: InvalidArgumentType` when a relationship has no number for a weight and there is no
    /// `defaultWeight`; `ArgumentError: NumberOutOfRange` when it is not one of `accepted`; those of the watch.
    pub(super) fn read(call: &Call<'a>, accepted: Weights) -> Result<Self> {
        let members = Members::read(call)?;
        let edges = edges(call, &members)?;
        let weights = weights(call, &edges, accepted)?;
        Ok(Projection { members, edges, weights })
    }

    /// The nodes.
    pub(super) fn members(&self) -> &Members<'a> {
        &self.members
    }

    /// How many nodes there are.
    pub(super) fn node_count(&self) -> usize {
        self.members.count()
    }

    /// The numbers of the nodes, ascending.
    pub(super) fn numbers(&self) -> std::ops::Range<u32> {
        self.members.numbers()
    }

    /// The node of a number.
    pub(super) fn node(&self, number: u32) -> NodeId {
        self.members.node(number)
    }

    /// The relationships, by start, type, end and id.
    pub(super) fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// Whether a weight was asked for.
    pub(super) fn is_weighted(&self) -> bool {
        self.weights.is_some()
    }

    /// The weight of the relationship of a number; 1 where none was asked for.
    #[inline]
    pub(super) fn weight(&self, edge: u32) -> f64 {
        self.weights.as_ref().map_or(1.0, |weights| weights[edge as usize])
    }

    /// The node at the other end of a relationship that `node` is at.
    pub(super) fn other_end(&self, edge: u32, node: u32) -> u32 {
        let edge = self.edges[edge as usize];
        if edge.start == node { edge.end } else { edge.start }
    }

    /// The number of a node.
    ///
    /// # Errors
    /// `ArgumentError: InvalidArgumentValue` when the node is not in the projection.
    pub(super) fn number_of(&self, node: NodeId, call: &Call<'_>) -> Result<u32, QueryError> {
        self.members.number_of(node, call)
    }

    /// The number of the node that is the argument at `index` of the call.
    ///
    /// # Errors
    /// Those of [`number_of`](Self::number_of); `TypeError: InvalidArgumentType` when it is not a node.
    pub(super) fn argument(&self, call: &Call<'_>, index: usize) -> Result<u32, QueryError> {
        self.number_of(call.node(index)?, call)
    }

    /// A row for each node: the node, then what `values` gives for it.
    pub(super) fn rows_by_node<const N: usize>(&self, values: impl Fn(usize) -> [Value; N]) -> Rows {
        self.members.rows_by_node(values)
    }
}

/// A place as a number; there are no more than ids, which have 32 bits.
pub(super) fn number(place: usize) -> u32 {
    u32::try_from(place).expect("ids are 32 bits wide")
}

/// A count as a value.
pub(super) fn integer(count: usize) -> Value {
    Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

fn edges(call: &Call<'_>, members: &Members<'_>) -> Result<Vec<Edge>> {
    let types = members.types();
    let mut edges = Vec::new();
    for start in members.numbers() {
        call.ticker.tick()?;
        call.ticker.allow(size_of_val(&edges[..]))?;
        for relationship_type in types.iter().copied() {
            let steps = call.graph.neighbours(members.node(start), relationship_type, Direction::Outgoing);
            let inside = steps.filter_map(|step| {
                let end = members.number(step.node)?;
                Some(Edge { start, end, relationship: step.relationship })
            });
            edges.extend(inside);
        }
    }
    Ok(edges)
}

fn weights(call: &Call<'_>, edges: &[Edge], accepted: Weights) -> Result<Option<Vec<f64>>> {
    let Some(name) = call.text("weight")? else { return Ok(None) };
    let default = call.optional_number("defaultWeight")?;
    let key = call.graph.catalog().key(name);
    let mut weights = Vec::with_capacity(edges.len());
    for edge in edges {
        call.ticker.tick()?;
        let weight = key.and_then(|key| weight(call.graph, edge.relationship, key)).or(default);
        let weight = weight.ok_or_else(|| without_weight(edge.relationship, name))?;
        if !accepted.accept(weight) {
            return Err(accepted.refusal(edge.relationship, name, weight).into());
        }
        weights.push(weight);
    }
    Ok(Some(weights))
}

fn weight(graph: &GraphView, relationship: RelationshipId, key: KeyId) -> Option<f64> {
    match graph.property(Element::Relationship(relationship), key) {
        Value::Integer(integer) => Some(integer as f64),
        Value::Float(float) => Some(float),
        _ => None,
    }
}

fn without_weight(relationship: RelationshipId, name: &str) -> QueryError {
    let message = format!("the relationship {relationship} has no number `{name}`");
    QueryError::type_error(Detail::InvalidArgumentType, message)
        .hint("name a `defaultWeight` for relationships without one")
}

impl Weights {
    fn accept(self, weight: f64) -> bool {
        weight.is_finite()
            && match self {
                Weights::Finite => true,
                Weights::NotNegative => weight >= 0.0,
                Weights::Positive => weight > 0.0,
            }
    }

    fn refusal(self, relationship: RelationshipId, name: &str, weight: f64) -> QueryError {
        let rule = match self {
            Weights::Finite => "finite",
            Weights::NotNegative => "finite and not negative",
            Weights::Positive => "finite and positive",
        };
        let message =
            format!("the `{name}` of the relationship {relationship} is {weight}; it must be {rule}");
        QueryError::argument(Detail::NumberOutOfRange, message)
    }
}
