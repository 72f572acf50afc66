//! The nodes and relationship types that a call chooses, with a dense number for each node.
//!
//! What needs no more than this walks the graph's own rows: [`Members::rows`] a type after the other, or
//! [`Members::walk`] a member after the other. Nothing of the relationships is copied first.

use super::projection::number;
use super::{Call, Cells, Rows};
use crate::error::QueryError;
use crate::graph::{Direction, GraphView, LabelId, Row, TypeId};
use crate::value::{NodeId, Value};
use std::iter::Peekable;

/// The nodes of a call by ascending id, so that a node's number is its place, and the types to follow among them.
#[derive(Debug)]
pub(super) struct Members<'a> {
    graph: &'a GraphView,
    nodes: Vec<NodeId>,
    /// The id of the first node.
    first: u64,
    /// From there on for every id up to the last the number of its node, or [`NONE`]; left out where no id between is
    /// missing, so that a number is how far an id is from the first.
    numbers: Option<Vec<u32>>,
    /// Ascending; any without it.
    types: Option<Vec<TypeId>>,
}

/// The number of what is not a member.
const NONE: u32 = u32::MAX;

/// Rows of relationships by ascending node.
type RowsByNode<'a> = Box<dyn Iterator<Item = (NodeId, Row<'a>)> + 'a>;

impl<'a> Members<'a> {
    /// What the `labels` and `types` of a call choose; labels and types that nothing has choose nothing.
    ///
    /// Time and memory O(ids between the first node and the last): 8 bytes a node, and 4 an id where ids are missing.
    pub(super) fn read(call: &Call<'a>) -> Result<Self, QueryError> {
        let nodes = nodes(call)?;
        let first = nodes.first().map_or(0, |first| first.0);
        Ok(Members { graph: call.graph, numbers: numbers(&nodes), nodes, first, types: types(call)? })
    }

    /// How many nodes there are.
    pub(super) fn count(&self) -> usize {
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

    /// The number of a node; `None` when it is no member.
    #[inline]
    pub(super) fn number(&self, node: NodeId) -> Option<u32> {
        let place = usize::try_from(node.0.checked_sub(self.first)?).ok()?;
        match &self.numbers {
            None => (place < self.nodes.len()).then_some(place as u32),
            Some(numbers) => numbers.get(place).copied().filter(|number| *number != NONE),
        }
    }

    /// The number of a node that a call names.
    ///
    /// # Errors
    /// `ArgumentError: InvalidArgumentValue` when the node is no member.
    pub(super) fn number_of(&self, node: NodeId, call: &Call<'_>) -> Result<u32, QueryError> {
        self.number(node).ok_or_else(|| call.invalid("a node given is not among the nodes of its labels"))
    }

    /// The relationships from every node, as rows of their starts: a type after the other, by ascending node. Neither
    /// the starts nor what they lead to need be members.
    pub(super) fn rows(&self) -> impl Iterator<Item = (NodeId, Row<'a>)> {
        self.all_types().into_iter().flat_map(|number| self.graph.outgoing_rows(number))
    }

    /// How many relationships of the chosen types there are, between any nodes.
    pub(super) fn relationships(&self) -> usize {
        let count = |number| self.graph.statistics().relationships_between(None, Some(number), None);
        usize::try_from(self.all_types().into_iter().map(count).sum::<u64>()).unwrap_or(usize::MAX)
    }

    /// A walk along the members that finds for each the members it is joined to.
    pub(super) fn walk(&self, direction: Direction) -> MemberWalk<'_, 'a> {
        let mut rows = Vec::new();
        for number in self.all_types() {
            if direction != Direction::Incoming {
                let outgoing: RowsByNode<'a> = Box::new(self.graph.outgoing_rows(number));
                rows.push((outgoing.peekable(), false));
            }
            if direction != Direction::Outgoing {
                let incoming: RowsByNode<'a> = Box::new(self.graph.incoming_rows(number));
                rows.push((incoming.peekable(), direction == Direction::Both));
            }
        }
        MemberWalk { members: self, rows }
    }

    /// A row for each node: the node, then what `values` gives for it.
    pub(super) fn rows_by_node<const N: usize>(&self, values: impl Fn(usize) -> [Value; N]) -> Rows {
        Rows::of_arrays((0..self.count()).map(values)).after(Cells::Nodes(self.nodes.clone()))
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

/// A walk along the members by ascending number, which goes over the graph's rows once, page after page.
pub(super) struct MemberWalk<'m, 'a> {
    members: &'m Members<'a>,
    /// The rows of each type and way, and whether self-loops are left out of them because they have come already.
    rows: Vec<(Peekable<RowsByNode<'a>>, bool)>,
}

impl MemberWalk<'_, '_> {
    /// Hands over the numbers of the members that relationships join to a member, by type, way, then number; one for
    /// each relationship, a self-loop once. The member comes after those that were asked for before.
    #[inline]
    pub(super) fn others(&mut self, number: u32, mut take: impl FnMut(u32)) {
        let node = self.members.node(number);
        for (rows, is_without_loops) in &mut self.rows {
            while let Some((start, row)) = rows.next_if(|(start, _)| *start <= node) {
                if start < node {
                    continue;
                }
                let others = row.iter().filter(|entry| !*is_without_loops || entry.node() != node);
                others.filter_map(|entry| self.members.number(entry.node())).for_each(&mut take);
            }
        }
    }
}

/// The numbers of nodes by id, from the first on; `None` where they follow one another.
fn numbers(nodes: &[NodeId]) -> Option<Vec<u32>> {
    let (first, last) = (nodes.first()?.0, nodes.last()?.0);
    let span = usize::try_from(last - first).ok()?;
    if span < nodes.len() {
        return None;
    }
    let mut numbers = vec![NONE; span + 1];
    for (place, node) in nodes.iter().enumerate() {
        numbers[(node.0 - first) as usize] = number(place);
    }
    Some(numbers)
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
