//! Extend and Keep: more columns, or fewer.

use super::super::chunk::Chunk;
use super::super::context::Context;
use super::super::evaluate::evaluate_column;
use super::{BoxedOperator, Operator};
use crate::error::Result;
use crate::query::bound::{Expression, Slot};

/// Computes `items` for each row of `input`, all from the columns it came with.
pub(in super::super) fn extend<'p>(
    input: BoxedOperator<'p>,
    items: &'p [(Slot, Expression)],
) -> BoxedOperator<'p> {
    Box::new(Extend { input, items })
}

struct Extend<'p> {
    input: BoxedOperator<'p>,
    items: &'p [(Slot, Expression)],
}

impl<'p> Operator<'p> for Extend<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        let Some(chunk) = self.input.next(context, wanted)? else { return Ok(None) };
        let mut extended = chunk.clone();
        for (slot, expression) in self.items {
            extended.set(*slot, evaluate_column(expression, &chunk, context)?);
        }
        Ok(Some(extended))
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
    }
}

/// Drops the columns of `input` that are not among `slots`.
pub(in super::super) fn keep<'p>(input: BoxedOperator<'p>, slots: &'p [Slot]) -> BoxedOperator<'p> {
    Box::new(Keep { input, slots })
}

struct Keep<'p> {
    input: BoxedOperator<'p>,
    slots: &'p [Slot],
}

impl<'p> Operator<'p> for Keep<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        let mut chunk = self.input.next(context, wanted)?;
        if let Some(chunk) = &mut chunk {
            chunk.keep(self.slots);
        }
        Ok(chunk)
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
    }
}
