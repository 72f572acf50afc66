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

/// The rows of `chunk` for which all `predicates` are true, in their order.
pub(super) fn selection(
    predicates: &[Expression],
    chunk: &Chunk,
    context: &mut Context<'_>,
) -> Result<Vec<u32>> {
    let mut selection = Vec::new();
    'rows: for row in chunk.rows() {
        context.guard.tick()?;
        for predicate in predicates {
            if truth(predicate, row, context)? != Some(true) {
                continue 'rows;
            }
        }
        selection.push(number(row.number));
    }
    Ok(selection)
}

impl<'p> Operator<'p> for Filter<'p> {
    /// Asks for more and more as long as nothing passes.
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        let mut wanted = wanted;
        while let Some(chunk) = self.input.next(context, wanted)? {
            let selection = selection(self.predicates, &chunk, context)?;
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
