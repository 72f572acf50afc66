//! Filter: the rows for which every predicate is true.

use super::super::chunk::{CHUNK_ROWS, Chunk, number};
use super::super::context::Context;
use super::super::evaluate::truth;
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

impl<'p> Filter<'p> {
    fn selection(&self, chunk: &Chunk, context: &mut Context<'p>) -> Result<Vec<u32>> {
        let mut selection = Vec::new();
        'rows: for row in chunk.rows() {
            context.guard.tick()?;
            for predicate in self.predicates {
                if truth(predicate, row, context)? != Some(true) {
                    continue 'rows;
                }
            }
            selection.push(number(row.number));
        }
        Ok(selection)
    }
}

impl<'p> Operator<'p> for Filter<'p> {
    /// Asks for more and more as long as nothing passes.
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        let mut wanted = wanted;
        while let Some(chunk) = self.input.next(context, wanted)? {
            let selection = self.selection(&chunk, context)?;
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
