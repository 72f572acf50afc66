//! The leaf of every branch: the rows that are handed in from outside.

use super::super::chunk::Chunk;
use super::super::context::Context;
use super::{BoxedOperator, Operator};
use crate::error::Result;

/// Gives what is handed in at `place`, once.
pub(in super::super) fn argument<'p>(place: usize) -> BoxedOperator<'p> {
    Box::new(Argument { place, is_given: false })
}

struct Argument {
    place: usize,
    is_given: bool,
}

impl<'p> Operator<'p> for Argument {
    fn next(&mut self, context: &mut Context<'p>, _: usize) -> Result<Option<Chunk>> {
        if std::mem::replace(&mut self.is_given, true) {
            return Ok(None);
        }
        Ok(context.argument(self.place).filter(|rows| rows.len() > 0).cloned())
    }

    fn reset(&mut self, _: &mut Context<'p>) {
        self.is_given = false;
    }
}
