//! NodeScan and LabelScan: for each row, every node, or every node with a label.

use super::super::chunk::{Chunk, Column, Row};
use super::super::context::Context;
use super::per_row::Step;
use crate::error::Result;
use crate::graph::{GraphView, LabelId};
use crate::query::bound::{Label, Slot};
use crate::value::NodeId;

/// Goes through the nodes by ascending id; between two chunks it keeps an id, not a borrow of the graph.
pub(super) struct NodeScan<'p> {
    slot: Slot,
    label: Option<&'p Label>,
    /// The id to go on from; `None` at the end.
    from: Option<NodeId>,
    found: Vec<NodeId>,
}

impl<'p> NodeScan<'p> {
    /// Scans all nodes, or those with `label`, into `slot`.
    pub(super) fn new(slot: Slot, label: Option<&'p Label>) -> Self {
        NodeScan { slot, label, from: None, found: Vec::new() }
    }

    /// Takes up to `room` of the nodes that come next; `fill` adds them until there are so many.
    fn take(&mut self, room: usize, fill: impl FnOnce(&mut Vec<NodeId>, usize)) -> usize {
        let before = self.found.len();
        fill(&mut self.found, before + room);
        let taken = self.found.len() - before;
        let last = self.found.last().filter(|_| taken == room);
        self.from = last.and_then(|last| last.0.checked_add(1)).map(NodeId);
        taken
    }
}

impl<'p> Step<'p> for NodeScan<'p> {
    fn begin(&mut self, _: Row<'_>, _: &mut Context<'p>) -> Result<()> {
        self.from = Some(NodeId(0));
        Ok(())
    }

    fn advance(&mut self, _: Row<'_>, room: usize, context: &mut Context<'p>) -> Result<usize> {
        context.guard.work(room)?;
        let (Some(from), view) = (self.from, context.view()) else { return Ok(0) };
        Ok(match self.label {
            None => self.take(room, |found, length| {
                let missing = length - found.len();
                found.extend(view.nodes_from(from).take(missing));
            }),
            Some(label) => match label_id(label, view) {
                Some(label) => {
                    self.take(room, |found, length| view.fill_with_label(label, from, length, found))
                }
                None => 0,
            },
        })
    }

    fn bind(&mut self, chunk: &mut Chunk) {
        chunk.set(self.slot, Column::nodes(std::mem::take(&mut self.found)));
    }

    fn reset(&mut self, _: &mut Context<'p>) {
        self.found.clear();
    }
}

/// The number of a label, once the catalog has it.
pub(super) fn label_id(label: &Label, view: &GraphView) -> Option<LabelId> {
    label.resolve(|name| view.catalog().label(name))
}
