//! Foreach: for each row and each item of a list, changes; the rows go on as they were.

use super::super::branch::Branch;
use super::super::chunk::{Chunk, Column};
use super::super::context::Context;
use super::super::evaluate::{evaluate, wrong_type};
use super::super::memory::Held;
use super::BoxedOperator;
use super::eager::{Eager, Update};
use crate::error::Result;
use crate::query::bound::{Expression, Slot};
use crate::value::Value;

/// Runs `branch` for each item of `list`, bound to `slot`, of each row of `input`.
pub(in super::super) fn foreach<'p>(
    input: BoxedOperator<'p>,
    slot: Slot,
    list: &'p Expression,
    branch: Branch<'p>,
) -> BoxedOperator<'p> {
    Eager::boxed(input, Foreach { slot, list, branch })
}

struct Foreach<'p> {
    slot: Slot,
    list: &'p Expression,
    branch: Branch<'p>,
}

impl<'p> Foreach<'p> {
    fn run(&mut self, row: &Chunk, context: &mut Context<'p>) -> Result<()> {
        let items = match evaluate(self.list, row.row(0), context)? {
            Value::Null => return Ok(()),
            Value::List(items) => items,
            other => {
                let message = format!("FOREACH goes through a LIST, not {}", other.type_name());
                return Err(wrong_type(message, self.list.span));
            }
        };
        for item in items.iter() {
            context.guard.tick()?;
            let mut argument = row.clone();
            argument.set(self.slot, Column::values(vec![item.clone()]));
            self.branch.run(&argument, context)?;
        }
        Ok(())
    }
}

impl<'p> Update<'p> for Foreach<'p> {
    fn update(&mut self, chunks: Vec<Chunk>, _: &mut Held, context: &mut Context<'p>) -> Result<Vec<Chunk>> {
        for chunk in &chunks {
            for row in 0..chunk.len() {
                self.run(&chunk.single(row), context)?;
            }
        }
        Ok(chunks)
    }
}
