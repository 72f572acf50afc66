//! ShortestPath without a bound end: for each row, a shortest run to every node that can be reached from one.
//!
//! One search, breadth first and only as far as its ends are asked for; the runs are read from its tree. The run back to
//! where it began is none of the tree: it comes last, found as between two nodes.

use super::super::chunk::{Chunk, Column, Row};
use super::super::context::Context;
use super::both_ends::BothEnds;
use super::expand::node_in;
use super::per_row::Step;
use super::shortest_path::ShortestPath;
use super::trails::Steps;
use super::variable_expand::list_of;
use crate::error::Result;
use crate::query::bound::{Acceptance, Range, Slot};
use crate::query::plan::Run;
use crate::value::{NodeId, RelationshipId, Value};

/// For each row, the shortest runs from one node.
pub(super) struct ShortestFrom<'p> {
    from: Slot,
    to: Slot,
    relationships: Slot,
    range: Range,
    is_reversed: bool,
    steps: Steps<'p>,
    /// Finds the run back to the start.
    back: ShortestPath<'p>,
    tree: BothEnds,
    start: Option<NodeId>,
    /// The number of the next node of the tree.
    next: usize,
    ends: Vec<NodeId>,
    runs: Vec<Value>,
}

impl<'p> ShortestFrom<'p> {
    /// Finds the shortest of `run` to each of its ends.
    pub(super) fn new(run: &'p Run, is_reversed: bool, accept: &'p Acceptance) -> Self {
        ShortestFrom {
            from: run.from,
            to: run.to,
            relationships: run.relationships,
            range: run.range,
            is_reversed,
            steps: Steps::of(run),
            back: ShortestPath::new(run, false, accept),
            tree: BothEnds::default(),
            start: None,
            next: 0,
            ends: Vec::new(),
            runs: Vec::new(),
        }
    }

    /// Finds the next run; `false` when there is none.
    fn find(&mut self, start: NodeId, row: Row<'_>, context: &mut Context<'p>) -> Result<bool> {
        let number = self.next;
        self.next += 1;
        match self.tree.reached(number, &self.steps, self.range.maximum, row, context)? {
            Some(end) => {
                let way = self.tree.way(number);
                self.keep(end, way);
            }
            None => {
                self.start = None;
                for way in self.back.search(start, start, row, context)? {
                    self.keep(start, way);
                }
            }
        }
        Ok(self.start.is_some())
    }

    fn keep(&mut self, end: NodeId, mut run: Vec<RelationshipId>) {
        if self.is_reversed {
            run.reverse();
        }
        self.ends.push(end);
        self.runs.push(Value::list(list_of(&run)));
    }
}

impl<'p> Step<'p> for ShortestFrom<'p> {
    fn begin(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<()> {
        self.steps.types.resolve(context);
        self.back.prepare(context);
        self.start = None;
        // Number 0 is the start itself.
        self.next = 1;
        if let Some(start) = node_in(self.from, row)?
            && self.steps.allow_node(start, row, context)?
        {
            self.start = Some(start);
            self.tree.begin(start);
        }
        Ok(())
    }

    fn advance(&mut self, row: Row<'_>, room: usize, context: &mut Context<'p>) -> Result<usize> {
        let before = self.ends.len();
        while self.ends.len() - before < room
            && let Some(start) = self.start
            && self.find(start, row, context)?
        {}
        Ok(self.ends.len() - before)
    }

    fn bind(&mut self, chunk: &mut Chunk) {
        chunk.set(self.relationships, Column::Values(std::mem::take(&mut self.runs).into()));
        chunk.set(self.to, Column::nodes(std::mem::take(&mut self.ends)));
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.back.reset(context);
        self.start = None;
        self.ends.clear();
        self.runs.clear();
    }
}
