//! The nodes and relationship types that a call chooses, with a dense number for each node.
//!
//! What needs no more than this walks the graph's own rows: [`Members::rows`] a type after the other, or
//! [`Members::others`] of one node. Nothing of the relationships is copied first.

use super::projection::number;
use super::{Call, Rows};
use crate::error::QueryError;
use crate::graph::{Direction, GraphView, LabelId, Row, TypeId};
use crate::value::{NodeId, Value};

/// The nodes of a call by ascending id, so that a node's number is its place, and the types to follow among them.
#[derive(Debug)]
pub(super) struct Members<'a> {
    graph: &'a GraphView,
    nodes: Vec<NodeId>,
    /// For every id up to the last the number of its node.
    numbers: Vec<u32>,
    /// Ascending; any without it.
    types: Option<Vec<TypeId>>,
}

/// The number of what is not a member.
pub(super) const NONE: u32 = u32::MAX;

impl<'a> Members<'a> {
    /// What the `labels` and `types` of a call choose; labels and types that nothing has choose nothing.
    ///
    /// Time and memory O(ids given out): 8 bytes a node and 4 an id.
    pub(super) fn read(call: &Call<'a>) -> Result<Self, QueryError> {
        let nodes = nodes(call)?;
        let bound = nodes.last().and_then(|last| usize::try_from(last.0 + 1).ok()).unwrap_or(0);
        let mut numbers = vec![NONE; bound];
        for (place, node) in nodes.iter().enumerate() {
            numbers[node.0 as usize] = number(place);
        }
        Ok(Members { graph: call.graph, nodes, numbers, types: types(call)? })
    }

    /// How many nodes there are.
    pub(super) fn count(&self) -> usize {
        self.nodes.len()
    }

    /// The numbers of the nodes, ascending.
    pub(super) fn numbers(&self) -> std::ops::Range<u32> {
        0..number(self.nodes.len())
    }

    /// The nodes, by ascending number.
    pub(super) fn nodes(&self) -> impl Iterator<Item = NodeId> {
        self.nodes.iter().copied()
    }

    /// For every id up to the last that of its node again, [`NONE`] where there is no member.
    pub(super) fn places(&self) -> Vec<u32> {
        let place = |(id, &found): (u32, &u32)| if found == NONE { NONE } else { id };
        (0..).zip(&self.numbers).map(place).collect()
    }

    /// The node of a number.
    pub(super) fn node(&self, number: u32) -> NodeId {
        self.nodes[number as usize]
    }

    /// The number of a node; `None` when it is no member.
    #[inline]
    pub(super) fn number(&self, node: NodeId) -> Option<u32> {
        let number = *self.numbers.get(usize::try_from(node.0).ok()?)?;
        (number != NONE).then_some(number)
    }

    /// The number of a node that a call names.
    ///
    /// # Errors
    /// `ArgumentError: InvalidArgumentValue` when the node is no member.
    pub(super) fn number_of(&self, node: NodeId, call: &Call<'_>) -> Result<u32, QueryError> {
        self.number(node).ok_or_else(|| call.invalid("a node given is not among the nodes of its labels"))
    }

    /// The relationships from every member, as rows of their starts: a type after the other, by ascending node. What
    /// they lead to may be no member.
    pub(super) fn rows(&self) -> impl Iterator<Item = (NodeId, Row<'a>)> {
        let rows = self.all_types().into_iter().flat_map(|number| self.graph.outgoing_rows(number));
        rows.filter(|(start, _)| self.number(*start).is_some())
    }

    /// How many relationships of the chosen types there are, between any nodes.
    pub(super) fn relationships(&self) -> usize {
        let count = |number| self.graph.statistics().relationships_between(None, Some(number), None);
        usize::try_from(self.all_types().into_iter().map(count).sum::<u64>()).unwrap_or(usize::MAX)
    }

    /// Hands over the numbers of the members that relationships join to a member, by type, then number; one for each
    /// relationship, a self-loop once.
    #[inline]
    pub(super) fn others(&self, number: u32, direction: Direction, mut take: impl FnMut(u32)) {
        let node = self.node(number);
        match &self.types {
            None => self.steps(node, None, direction, &mut take),
            Some(types) => {
                types.iter().for_each(|&number| self.steps(node, Some(number), direction, &mut take));
            }
        }
    }

    #[inline]
    fn steps(&self, node: NodeId, number: Option<TypeId>, direction: Direction, take: &mut impl FnMut(u32)) {
        let row = match (number, direction) {
            (Some(number), Direction::Outgoing) => self.graph.outgoing(node, number),
            (Some(number), Direction::Incoming) => self.graph.incoming(node, number),
            _ => {
                let steps = self.graph.neighbours(node, number, direction);
                return steps.filter_map(|step| self.number(step.node)).for_each(take);
            }
        };
        row.iter().filter_map(|entry| self.number(entry.node())).for_each(take);
    }

    /// A row for each node: the node, then what `values` gives for it.
    pub(super) fn rows_by_node<const N: usize>(&self, values: impl Fn(usize) -> [Value; N]) -> Rows {
        let row = |(number, &node): (usize, &NodeId)| {
            let mut row = Vec::with_capacity(N + 1);
            row.push(Value::Node(node));
            row.extend(values(number));
            row
        };
        self.nodes.iter().enumerate().map(row).collect()
    }

    /// The chosen types, ascending; all there are where none are chosen.
    fn all_types(&self) -> Vec<TypeId> {
        match &self.types {
            Some(types) => types.clone(),
            None => self.graph.catalog().relationship_types().map(|(number, _)| number).collect(),
        }
    }

    /// The types to follow, ascending; any is `None`.
    pub(super) fn types(&self) -> Vec<Option<TypeId>> {
        match &self.types {
            Some(types) => types.iter().copied().map(Some).collect(),
            None => vec![None],
        }
    }
}

fn nodes(call: &Call<'_>) -> Result<Vec<NodeId>, QueryError> {
    let Some(names) = call.names("labels")? else { return Ok(call.graph.nodes().collect()) };
    let labels = names.iter().filter_map(|name| call.graph.catalog().label(name));
    let mut nodes: Vec<NodeId> =
        labels.flat_map(|label: LabelId| call.graph.nodes_with_label(label)).collect();
    nodes.sort_unstable();
    nodes.dedup();
    Ok(nodes)
}

fn types(call: &Call<'_>) -> Result<Option<Vec<TypeId>>, QueryError> {
    let Some(names) = call.names("types")? else { return Ok(None) };
    let mut types: Vec<TypeId> =
        names.iter().filter_map(|name| call.graph.catalog().relationship_type(name)).collect();
    types.sort_unstable();
    types.dedup();
    Ok(Some(types))
}
