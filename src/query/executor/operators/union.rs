//! Union: the rows of one branch after the other.

use super::super::chunk::{Chunk, Column};
use super::super::context::Context;
use super::{BoxedOperator, Operator};
use crate::error::Result;
use crate::query::bound::Slot;

/// Gives the rows of each of `branches` in turn, with the columns of each copied to `slots`.
pub(in super::super) fn union<'p>(
    branches: Vec<(BoxedOperator<'p>, &'p [Slot])>,
    slots: &'p [Slot],
) -> BoxedOperator<'p> {
    Box::new(Union { branches, slots, current: 0 })
}

struct Union<'p> {
    branches: Vec<(BoxedOperator<'p>, &'p [Slot])>,
    slots: &'p [Slot],
    current: usize,
}

impl<'p> Operator<'p> for Union<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        while let Some((branch, outputs)) = self.branches.get_mut(self.current) {
            match branch.next(context, wanted)? {
                Some(rows) => return Ok(Some(renamed(&rows, outputs, self.slots))),
                None => self.current += 1,
            }
        }
        Ok(None)
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        for (branch, _) in &mut self.branches {
            branch.reset(context);
        }
        self.current = 0;
    }
}

/// The rows with the columns `from` as `to`; what a branch did not bind is null.
fn renamed(rows: &Chunk, from: &[Slot], to: &[Slot]) -> Chunk {
    let columns: Vec<_> = from.iter().map(|slot| rows.column(*slot).clone()).collect();
    let mut renamed = rows.clone();
    for (slot, column) in to.iter().zip(columns) {
        let column = if matches!(column, Column::Absent) { Column::nulls(rows.len()) } else { column };
        renamed.set(*slot, column);
    }
    renamed
}
