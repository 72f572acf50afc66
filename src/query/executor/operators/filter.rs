//! Filter: the rows for which every predicate is true.

use super::super::chunk::{CHUNK_ROWS, Chunk};
use super::super::context::Context;
use super::super::evaluate::select;
use super::{BoxedOperator, Operator};
use crate::error::Result;
use crate::query::bound::Expression;

/// Lets through the rows of `input` for which all `predicates` are true.
pub(in super::super) fn filter<'p>(
    input: BoxedOperator<'p>,
    predicates: &'p [Expression],
) -> BoxedOperator<'p> {
    Box::new(Filter { input, predicates })
}

struct Filter<'p> {
    input: BoxedOperator<'p>,
    predicates: &'p [Expression],
}

impl<'p> Operator<'p> for Filter<'p> {
    /// Asks for more and more as long as nothing passes.
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        let mut wanted = wanted;
        while let Some(chunk) = self.input.next(context, wanted)? {
            let selection = select(self.predicates, &chunk, context)?;
            if !selection.is_empty() {
                return Ok(Some(chunk.gather(&selection)));
            }
            wanted = (wanted * 2).min(CHUNK_ROWS);
        }
        Ok(None)
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
    }
}
