//! NodeScan and LabelScan: for each row, every node, or every node with a label.
//!
//! A scan that leads a pipeline, on whose rows all others depend, goes through a part of the nodes only where several
//! threads share them.

use super::super::chunk::{Chunk, Column, Row};
use super::super::context::Context;
use super::per_row::Step;
use crate::error::Result;
use crate::graph::{GraphView, Ids, LabelId};
use crate::query::bound::{Label, Slot};
use crate::value::NodeId;
use std::ops::Range;

const NOTHING: Range<NodeId> = NodeId(0)..NodeId(0);

/// Goes through the nodes by ascending id; between two chunks it keeps an id, not a borrow of the graph.
pub(super) struct NodeScan<'p> {
    slot: Slot,
    label: Option<&'p Label>,
    is_leading: bool,
    /// The nodes still to be gone through.
    rest: Range<NodeId>,
    found: Vec<NodeId>,
    /// What was found instead, where all follow one another.
    run: Option<(NodeId, usize)>,
}

impl<'p> NodeScan<'p> {
    /// Scans all nodes, or those with `label`, into `slot`.
    pub(super) fn new(slot: Slot, label: Option<&'p Label>, is_leading: bool) -> Self {
        NodeScan { slot, label, is_leading, rest: NOTHING, found: Vec::new(), run: None }
    }

    /// Takes up to `room` of the nodes with a label.
    fn take_labelled(&mut self, label: LabelId, room: usize, view: &GraphView) -> usize {
        if self.found.is_empty()
            && self.run.is_none()
            && let Some((first, count)) = view.run_with_label(label, &self.rest, room)
        {
            let rest = NodeId(first.0 + count as u64)..self.rest.end;
            if count == room || view.run_with_label(label, &rest, 1).is_none() {
                self.rest = if count == room { rest } else { NOTHING };
                self.run = Some((first, count));
                return count;
            }
        }
        self.take(room, |found, rest, length| view.fill_with_label(label, rest, length, found))
    }

    /// Takes up to `room` of the nodes that come next; `fill` adds them until there are so many.
    fn take(&mut self, room: usize, fill: impl FnOnce(&mut Vec<NodeId>, &Range<NodeId>, usize)) -> usize {
        if let Some((first, length)) = self.run.take() {
            self.found.extend(Ids::Run(first, length).iter());
        }
        let before = self.found.len();
        fill(&mut self.found, &self.rest, before + room);
        let taken = self.found.len() - before;
        self.rest = match self.found.last() {
            Some(last) if taken == room => NodeId(last.0.saturating_add(1))..self.rest.end,
            _ => NOTHING,
        };
        taken
    }
}

impl<'p> Step<'p> for NodeScan<'p> {
    fn begin(&mut self, _: Row<'_>, context: &mut Context<'p>) -> Result<()> {
        let part = context.morsel.clone().filter(|_| self.is_leading);
        self.rest = part.unwrap_or(NodeId(0)..NodeId(u64::MAX));
        Ok(())
    }

    fn advance(&mut self, _: Row<'_>, room: usize, context: &mut Context<'p>) -> Result<usize> {
        context.guard.work(room)?;
        let view = context.view();
        if self.rest.is_empty() {
            return Ok(0);
        }
        Ok(match self.label {
            None => self.take(room, |found, rest, length| {
                let missing = length - found.len();
                let nodes = view.nodes_from(rest.start).take_while(|node| *node < rest.end);
                found.extend(nodes.take(missing));
            }),
            Some(label) => match label_id(label, view) {
                Some(label) => self.take_labelled(label, room, view),
                None => 0,
            },
        })
    }

    fn bind(&mut self, chunk: &mut Chunk) {
        let column = match self.run.take() {
            Some((first, length)) => Column::NodeRun(first, length),
            None => Column::nodes(std::mem::take(&mut self.found)),
        };
        chunk.set(self.slot, column);
    }

    fn reset(&mut self, _: &mut Context<'p>) {
        self.found.clear();
        self.run = None;
    }
}

/// The number of a label, once the catalog has it.
pub(super) fn label_id(label: &Label, view: &GraphView) -> Option<LabelId> {
    label.resolve(|name| view.catalog().label(name))
}
