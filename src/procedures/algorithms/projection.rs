//! The part of the graph that an algorithm works on: nodes and relationships under dense numbers.
//!
//! In: a view, and what a configuration chooses of it. Out: the nodes by ascending id, so that a node's number is its
//! place, and the relationships among them as one list sorted by start, type and end. Rows to walk along are made
//! from that list by [`Adjacency`](super::Adjacency), for algorithms that walk. Properties stay where they are, save
//! the weights, and those only when they are asked for.

use super::{Call, Rows};
use crate::error::{Detail, QueryError, Result};
use crate::graph::{Direction, GraphView, KeyId, LabelId, TypeId};
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
#[derive(Debug, Default)]
pub(super) struct Projection {
    nodes: Vec<NodeId>,
    edges: Vec<Edge>,
    weights: Option<Vec<f64>>,
}

impl Projection {
    /// What the `labels`, `types`, `weight` and `defaultWeight` of a call choose of its graph.
    ///
    /// A relationship is in it when both its ends are. Labels and types that nothing has choose nothing. Time
    /// O(ids given out + relationships chosen); memory 8 bytes a node, 16 a relationship and 8 a weight.
    ///
    /// # Errors
    /// `TypeError: InvalidArgumentType` when a relationship has no number for a weight and there is no
    /// `defaultWeight`; `ArgumentError: NumberOutOfRange` when it is not one of `accepted`; those of the watch.
    pub(super) fn read(call: &Call<'_>, accepted: Weights) -> Result<Self> {
        let nodes = nodes(call)?;
        let edges = edges(call, &nodes)?;
        let weights = weights(call, &edges, accepted)?;
        Ok(Projection { nodes, edges, weights })
    }

    /// How many nodes there are.
    pub(super) fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// The numbers of the nodes, ascending.
    pub(super) fn numbers(&self) -> std::ops::Range<u32> {
        0..number(self.nodes.len())
    }

    /// The node of a number.
    pub(super) fn node(&self, number: u32) -> NodeId {
        self.nodes[number as usize]
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

    /// The number of a node. O(log nodes).
    ///
    /// # Errors
    /// `ArgumentError: InvalidArgumentValue` when the node is not in the projection.
    pub(super) fn number_of(&self, node: NodeId, call: &Call<'_>) -> Result<u32, QueryError> {
        let place = self.nodes.binary_search(&node);
        place.map(number).map_err(|_| call.invalid("a node given is not among the nodes of its labels"))
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
        let row = |(number, &node): (usize, &NodeId)| {
            std::iter::once(Value::Node(node)).chain(values(number)).collect()
        };
        self.nodes.iter().enumerate().map(row).collect()
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

fn nodes(call: &Call<'_>) -> Result<Vec<NodeId>> {
    let Some(names) = call.names("labels")? else { return Ok(call.graph.nodes().collect()) };
    let labels = names.iter().filter_map(|name| call.graph.catalog().label(name));
    let mut nodes: Vec<NodeId> =
        labels.flat_map(|label: LabelId| call.graph.nodes_with_label(label)).collect();
    nodes.sort_unstable();
    nodes.dedup();
    Ok(nodes)
}

fn edges(call: &Call<'_>, nodes: &[NodeId]) -> Result<Vec<Edge>> {
    let numbers = Numbers::new(nodes);
    let types = types(call)?;
    let mut edges = Vec::new();
    for (start, &node) in nodes.iter().enumerate() {
        call.ticker.tick()?;
        call.ticker.allow(size_of_val(&edges[..]))?;
        for relationship_type in types.iter().copied() {
            let steps = call.graph.neighbours(node, relationship_type, Direction::Outgoing);
            let inside = steps.filter_map(|step| {
                let end = numbers.get(step.node)?;
                Some(Edge { start: number(start), end, relationship: step.relationship })
            });
            edges.extend(inside);
        }
    }
    Ok(edges)
}

/// The types to follow, ascending; any is `None`.
fn types(call: &Call<'_>) -> Result<Vec<Option<TypeId>>, QueryError> {
    let Some(names) = call.names("types")? else { return Ok(vec![None]) };
    let mut types: Vec<_> =
        names.iter().filter_map(|name| call.graph.catalog().relationship_type(name)).map(Some).collect();
    types.sort_unstable();
    types.dedup();
    Ok(types)
}

/// From ids to numbers: one place for every id up to the last.
struct Numbers(Vec<u32>);

impl Numbers {
    const NONE: u32 = u32::MAX;

    fn new(nodes: &[NodeId]) -> Self {
        let bound = nodes.last().and_then(|last| usize::try_from(last.0 + 1).ok()).unwrap_or(0);
        let mut numbers = vec![Self::NONE; bound];
        for (place, node) in nodes.iter().enumerate() {
            numbers[node.0 as usize] = number(place);
        }
        Numbers(numbers)
    }

    fn get(&self, node: NodeId) -> Option<u32> {
        let number = self.0.get(usize::try_from(node.0).ok()?)?;
        (*number != Self::NONE).then_some(*number)
    }
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
