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

    fn scan(&mut self, room: usize, next: impl Fn(NodeId) -> Option<NodeId>) -> usize {
        let before = self.found.len();
        while self.found.len() - before < room {
            let Some(node) = self.from.and_then(&next) else {
                self.from = None;
                break;
            };
            self.found.push(node);
            self.from = node.0.checked_add(1).map(NodeId);
        }
        self.found.len() - before
    }
}

impl<'p> Step<'p> for NodeScan<'p> {
    fn begin(&mut self, _: Row<'_>, _: &mut Context<'p>) -> Result<()> {
        self.from = Some(NodeId(0));
        Ok(())
    }

    fn advance(&mut self, _: Row<'_>, room: usize, context: &mut Context<'p>) -> Result<usize> {
        context.guard.tick()?;
        let view = context.view();
        Ok(match self.label {
            None => self.scan(room, |from| view.next_node(from)),
            Some(label) => match label_id(label, view) {
                Some(label) => self.scan(room, |from| view.next_node_with_label(label, from)),
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
