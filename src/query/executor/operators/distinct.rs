//! Distinct: the first of the rows that are equivalent on some columns.

use super::super::chunk::{Chunk, Row, number};
use super::super::context::Context;
use super::super::memory::{Guard, Held, value_bytes};
use super::{BoxedOperator, Operator};
use crate::error::Result;
use crate::query::bound::Slot;
use crate::value::Value;
use crate::value::order::GroupKey;
use rustc_hash::FxHashSet;

/// Lets through each row of `input` that differs in `slots` from all before it.
pub(in super::super) fn distinct<'p>(input: BoxedOperator<'p>, slots: &'p [Slot]) -> BoxedOperator<'p> {
    Box::new(Distinct { input, slots, seen: Seen::default() })
}

struct Distinct<'p> {
    input: BoxedOperator<'p>,
    slots: &'p [Slot],
    seen: Seen,
}

/// Rows of values that have been met.
#[derive(Default)]
pub(super) struct Seen {
    keys: FxHashSet<GroupKey>,
    scratch: Vec<Value>,
    held: Held,
}

impl Seen {
    /// Adds a row of values; returns whether it is new.
    pub(super) fn insert(
        &mut self,
        values: impl IntoIterator<Item = Value>,
        guard: &mut Guard,
    ) -> Result<bool> {
        self.scratch.clear();
        self.scratch.extend(values);
        let key = GroupKey(std::mem::take(&mut self.scratch));
        if self.keys.contains(&key) {
            self.scratch = key.0;
            return Ok(false);
        }
        let bytes = size_of::<GroupKey>() + key.0.iter().map(value_bytes).sum::<usize>();
        self.held.charge(bytes, guard)?;
        self.keys.insert(key);
        Ok(true)
    }

    /// Forgets all rows and gives back their memory.
    pub(super) fn clear(&mut self, guard: &mut Guard) {
        self.keys.clear();
        self.held.release(guard);
    }
}

impl<'p> Distinct<'p> {
    fn is_new(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<bool> {
        self.seen.insert(self.slots.iter().map(|slot| row.get(*slot)), &mut context.guard)
    }
}

impl<'p> Operator<'p> for Distinct<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        while let Some(chunk) = self.input.next(context, wanted)? {
            let mut selection = Vec::new();
            for row in chunk.rows() {
                context.guard.tick()?;
                if self.is_new(row, context)? {
                    selection.push(number(row.number));
                }
            }
            if !selection.is_empty() {
                return Ok(Some(chunk.gather(&selection)));
            }
        }
        Ok(None)
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
        self.seen.clear(&mut context.guard);
    }
}
