//! VariableExpand: for each row, every run of relationships from a node.

use super::super::chunk::{Chunk, Column, Row};
use super::super::context::Context;
use super::expand::node_in;
use super::per_row::Step;
use super::trails::{Steps, Trails};
use crate::error::Result;
use crate::query::bound::{Range, Slot};
use crate::query::plan::Run;
use crate::value::{NodeId, RelationshipId, Value};

/// For each row, every run of relationships from a node; found one by one, as they are wanted.
pub(super) struct VariableExpand<'p> {
    from: Slot,
    to: Slot,
    relationships: Slot,
    range: Range,
    is_into: bool,
    is_reversed: bool,
    trails: Trails<'p>,
    runs: Vec<Value>,
    ends: Vec<NodeId>,
}

impl<'p> VariableExpand<'p> {
    /// Finds `run`; where `is_into`, those that end at its bound end.
    pub(super) fn new(run: &'p Run, is_into: bool, is_reversed: bool) -> Self {
        VariableExpand {
            from: run.from,
            to: run.to,
            relationships: run.relationships,
            range: run.range,
            is_into,
            is_reversed,
            trails: Trails::new(Steps::of(run)),
            runs: Vec::new(),
            ends: Vec::new(),
        }
    }

    fn run(&self) -> Value {
        let mut run = list_of(self.trails.relationships());
        if self.is_reversed {
            run.reverse();
        }
        Value::list(run)
    }
}

/// Relationships as the items of a list.
pub(super) fn list_of(relationships: &[RelationshipId]) -> Vec<Value> {
    relationships.iter().map(|relationship| Value::Relationship(*relationship)).collect()
}

impl<'p> Step<'p> for VariableExpand<'p> {
    fn begin(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<()> {
        self.trails.clear();
        let target = if self.is_into { node_in(self.to, row)? } else { None };
        match node_in(self.from, row)? {
            Some(start)
                if target.is_some() == self.is_into
                    && self.trails.steps.allow_node(start, row, context)? =>
            {
                self.trails.begin(start, target, self.range, context)
            }
            _ => Ok(()),
        }
    }

    fn advance(&mut self, row: Row<'_>, room: usize, context: &mut Context<'p>) -> Result<usize> {
        let mut found = 0;
        while found < room
            && let Some(end) = self.trails.next(row, context)?
        {
            self.runs.push(self.run());
            self.ends.push(end);
            found += 1;
        }
        Ok(found)
    }

    fn bind(&mut self, chunk: &mut Chunk) {
        chunk.set(self.relationships, Column::Values(std::mem::take(&mut self.runs).into()));
        chunk.set(self.to, Column::nodes(std::mem::take(&mut self.ends)));
    }

    fn reset(&mut self, _: &mut Context<'p>) {
        self.trails.clear();
        self.runs.clear();
        self.ends.clear();
    }
}
