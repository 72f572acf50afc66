//! Optional: for each row its rows of a branch, or, where there is none, the row itself with nulls.

use super::super::branch::Branch;
use super::super::chunk::{Chunk, Column, number};
use super::super::context::Context;
use super::{BoxedOperator, Operator};
use crate::error::Result;
use crate::query::bound::Slot;

/// Runs `branch` for each row of `input`; `slots` are null where it gives nothing.
pub(in super::super) fn optional<'p>(
    input: BoxedOperator<'p>,
    branch: Branch<'p>,
    slots: &'p [Slot],
) -> BoxedOperator<'p> {
    Box::new(Optional { input, branch, slots, next_row: 0 })
}

struct Optional<'p> {
    input: BoxedOperator<'p>,
    branch: Branch<'p>,
    slots: &'p [Slot],
    /// The first outer row for which nothing has been given yet.
    next_row: u32,
}

impl<'p> Optional<'p> {
    /// The outer rows with these numbers, with nulls in the slots of the branch.
    fn unmatched(&self, outer: &Chunk, rows: &[u32]) -> Chunk {
        let mut unmatched = outer.gather(rows);
        for slot in self.slots {
            unmatched.set(*slot, Column::nulls(rows.len()));
        }
        unmatched
    }

    /// The branch's rows, and between them in their places the outer rows that it passed over.
    fn fill(&mut self, matched: Chunk, origin: &[u32]) -> Chunk {
        let mut missing = Vec::new();
        let mut order = Vec::with_capacity(origin.len());
        let first_missing = number(matched.len());
        for (row, &outer_row) in origin.iter().enumerate() {
            while self.next_row < outer_row {
                order.push(first_missing + number(missing.len()));
                missing.push(self.next_row);
                self.next_row += 1;
            }
            self.next_row = outer_row + 1;
            order.push(number(row));
        }
        match self.branch.outer() {
            Some(outer) if !missing.is_empty() => {
                let mut all = matched;
                all.append(&self.unmatched(outer, &missing));
                all.gather(&order)
            }
            _ => matched,
        }
    }

    /// The outer rows after the last that the branch gave anything for.
    fn rest(&mut self, context: &mut Context<'p>) -> Option<Chunk> {
        let outer = self.branch.end(context)?;
        let rows: Vec<u32> = (self.next_row..number(outer.len())).collect();
        (!rows.is_empty()).then(|| self.unmatched(&outer, &rows))
    }
}

impl<'p> Operator<'p> for Optional<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        loop {
            if self.branch.outer().is_none() {
                let Some(chunk) = self.input.next(context, wanted)? else { return Ok(None) };
                self.branch.begin(chunk);
                self.next_row = 0;
            }
            if let Some((matched, origin)) = self.branch.next(context, wanted)? {
                return Ok(Some(self.fill(matched, &origin)));
            }
            if let Some(rest) = self.rest(context) {
                return Ok(Some(rest));
            }
        }
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
        self.branch.end(context);
    }
}
