//! What OPTIONAL adds to the rows of a branch: in its place each row that the branch gave nothing for, with nulls.

use super::super::chunk::{Chunk, Column, number};
use crate::query::bound::Slot;

/// Adds the rows that a branch passes over.
pub(super) struct Completion<'p> {
    /// What is null in them.
    slots: &'p [Slot],
    /// The first outer row for which nothing has been given yet.
    next_row: u32,
}

impl<'p> Completion<'p> {
    /// Nulls go to `slots`.
    pub(super) fn new(slots: &'p [Slot]) -> Self {
        Completion { slots, next_row: 0 }
    }

    /// Before the first rows of a branch for other outer rows.
    pub(super) fn begin(&mut self) {
        self.next_row = 0;
    }

    /// The outer rows with these numbers, with nulls in the slots of the branch.
    fn unmatched(&self, outer: &Chunk, rows: &[u32]) -> Chunk {
        let mut unmatched = outer.gather(rows);
        for slot in self.slots {
            unmatched.set(*slot, Column::nulls(rows.len()));
        }
        unmatched
    }

    /// The branch's rows, and between them in their places the outer rows that it passed over.
    pub(super) fn fill(&mut self, matched: Chunk, origin: &[u32], outer: &Chunk) -> Chunk {
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
        if missing.is_empty() {
            return matched;
        }
        let mut all = matched;
        all.append(&self.unmatched(outer, &missing));
        all.gather(&order)
    }

    /// The outer rows after the last that the branch gave anything for.
    pub(super) fn rest(&self, outer: &Chunk) -> Option<Chunk> {
        let rows: Vec<u32> = (self.next_row..number(outer.len())).collect();
        (!rows.is_empty()).then(|| self.unmatched(outer, &rows))
    }
}
