//! Expand and ExpandInto: for each row, the relationships of a node, or those between two nodes.

use super::super::chunk::{Chunk, Column, Row};
use super::super::context::Context;
use super::per_row::Step;
use super::supply::Supply;
use super::types::Types;
use crate::error::{Detail, QueryError, Result};
use crate::graph::{Direction, Entry, GraphView, Neighbour};
use crate::query::bound::{RelationshipType, Slot};
use crate::value::{NodeId, RelationshipId, Value};

/// The node in `slot`; `None` where it is null.
///
/// # Errors
/// `TypeError: InvalidArgumentType` where it is no node.
pub(super) fn node_in(slot: Slot, row: Row<'_>) -> Result<Option<NodeId>> {
    let column = row.chunk.column(slot);
    match column.as_nodes() {
        Some(nodes) => Ok(Some(nodes.at(row.number))),
        None => match column.get(row.number) {
            Value::Null => Ok(None),
            Value::Node(node) => Ok(Some(node)),
            other => Err(QueryError::type_error(
                Detail::InvalidArgumentType,
                format!("a pattern needs a NODE here, not {}", other.type_name()),
            )
            .into()),
        },
    }
}

/// For each row, every relationship from a node.
pub(super) struct Expand<'p> {
    from: Slot,
    relationship: Slot,
    to: Slot,
    types: Types<'p>,
    direction: Direction,
    node: Option<NodeId>,
    /// How many steps of the node have been given.
    given: usize,
    /// The steps still to be given of a node with more than there was room for, the last of them first.
    rest: Vec<Neighbour>,
    found: Found,
}

/// The columns of the steps found.
#[derive(Default)]
struct Found {
    relationships: Vec<RelationshipId>,
    nodes: Vec<NodeId>,
}

impl Found {
    /// Adds the steps of a row that lies in one piece, and returns how many they are.
    fn extend_row(&mut self, entries: &[Entry]) -> usize {
        make_room(&mut self.relationships, entries.len());
        make_room(&mut self.nodes, entries.len());
        self.relationships.extend(entries.iter().map(|entry| entry.relationship()));
        self.nodes.extend(entries.iter().map(|entry| entry.node()));
        entries.len()
    }

    fn extend(&mut self, steps: impl Iterator<Item = Neighbour>) -> usize {
        let before = self.nodes.len();
        for step in steps {
            self.relationships.push(step.relationship);
            self.nodes.push(step.node);
        }
        self.nodes.len() - before
    }
}

/// Makes room for `more`, and for those of a few rows after it.
fn make_room<T>(list: &mut Vec<T>, more: usize) {
    if list.capacity() - list.len() < more {
        list.reserve(more.max(list.len() * 3));
    }
}

impl<'p> Expand<'p> {
    /// Expands from `from` into `relationship` and `to`.
    pub(super) fn new(
        from: Slot,
        (relationship, to): (Slot, Slot),
        types: &'p [RelationshipType],
        direction: Direction,
    ) -> Self {
        let types = Types::new(types);
        let found = Found::default();
        Expand { from, relationship, to, types, direction, node: None, given: 0, rest: Vec::new(), found }
    }

    /// Begins at a node; the steps of most lie in one piece.
    fn first(&mut self, node: NodeId, view: &GraphView, room: usize) -> usize {
        match self.types.row(view, node, self.direction).and_then(|row| row.as_slice()) {
            Some(entries) => self.found.extend_row(&entries[..entries.len().min(room)]),
            None => self.found.extend(self.types.neighbours(view, node, self.direction).take(room)),
        }
    }

    /// Goes on at a node with many steps: at the first time they are set aside.
    fn more(&mut self, node: NodeId, view: &GraphView, room: usize) -> usize {
        if self.rest.is_empty() {
            self.rest.extend(self.types.neighbours(view, node, self.direction).skip(self.given));
            self.rest.reverse();
        }
        let kept = self.rest.len().saturating_sub(room);
        self.found.extend(self.rest.drain(kept..).rev())
    }
}

impl<'p> Step<'p> for Expand<'p> {
    fn begin(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<()> {
        self.types.resolve(context);
        self.node = node_in(self.from, row)?;
        self.given = 0;
        self.rest.clear();
        Ok(())
    }

    fn advance(&mut self, _: Row<'_>, room: usize, context: &mut Context<'p>) -> Result<usize> {
        let Some(node) = self.node else { return Ok(0) };
        let given = if self.given == 0 {
            self.first(node, context.view(), room)
        } else {
            context.guard.check()?;
            self.more(node, context.view(), room)
        };
        self.given += given;
        Ok(given)
    }

    fn bind(&mut self, chunk: &mut Chunk) {
        let Found { relationships, nodes } = std::mem::take(&mut self.found);
        chunk.set(self.relationship, Column::relationships(relationships));
        chunk.set(self.to, Column::nodes(nodes));
    }

    fn reset(&mut self, _: &mut Context<'p>) {
        self.rest = Vec::new();
        self.found = Found::default();
    }
}

/// For each row, every relationship between two nodes.
pub(super) struct ExpandInto<'p> {
    from: Slot,
    to: Slot,
    relationship: Slot,
    types: Types<'p>,
    direction: Direction,
    found: Supply<RelationshipId>,
}

impl<'p> ExpandInto<'p> {
    /// Finds what leads from `from` to `to` into `relationship`.
    pub(super) fn new(
        (from, to): (Slot, Slot),
        relationship: Slot,
        types: &'p [RelationshipType],
        direction: Direction,
    ) -> Self {
        let (types, found) = (Types::new(types), Supply::default());
        ExpandInto { from, to, relationship, types, direction, found }
    }
}

impl<'p> Step<'p> for ExpandInto<'p> {
    /// Looks from the end with fewer relationships.
    fn begin(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<()> {
        self.types.resolve(context);
        let (Some(from), Some(to)) = (node_in(self.from, row)?, node_in(self.to, row)?) else {
            self.found.begin([]);
            return Ok(());
        };
        let (view, back) = (context.view(), self.direction.reversed());
        let is_forward = self.types.degree(view, from, self.direction) <= self.types.degree(view, to, back);
        let (near, far, direction) = if is_forward { (from, to, self.direction) } else { (to, from, back) };
        let mut between: Vec<_> = self.types.between(view, (near, far), direction).collect();
        between.sort_unstable();
        self.found.begin(between);
        Ok(())
    }

    fn advance(&mut self, _: Row<'_>, room: usize, _: &mut Context<'p>) -> Result<usize> {
        Ok(self.found.give(room))
    }

    fn bind(&mut self, chunk: &mut Chunk) {
        chunk.set(self.relationship, Column::relationships(self.found.take()));
    }

    fn reset(&mut self, _: &mut Context<'p>) {
        self.found.clear();
    }
}
