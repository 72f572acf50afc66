//! Skip and Limit: all but the first rows, or only these.

use super::super::chunk::{CHUNK_ROWS, Chunk};
use super::super::context::Context;
use super::super::evaluate::evaluate;
use super::{BoxedOperator, Operator};
use crate::error::{Detail, ErrorClass, Phase, QueryError, Result};
use crate::query::bound::Expression;
use crate::value::Value;

/// Takes away the first `count` rows of `input`.
pub(in super::super) fn skip<'p>(input: BoxedOperator<'p>, count: &'p Expression) -> BoxedOperator<'p> {
    Box::new(Skip { input, count, left: None })
}

/// Lets through the first `count` rows of `input`; one that changes the graph is still run to its end.
pub(in super::super) fn limit<'p>(
    input: BoxedOperator<'p>,
    count: &'p Expression,
    is_updated: bool,
) -> BoxedOperator<'p> {
    Box::new(Limit { input, count, is_updated, left: None })
}

/// The number of rows that SKIP or LIMIT gives.
///
/// # Errors
/// `SyntaxError: NegativeIntegerArgument`, or `InvalidArgumentType` for what is no integer; the language calls a wrong
/// parameter a syntax error, too.
pub(super) fn row_count(expression: &Expression, context: &mut Context<'_>) -> Result<usize> {
    let nothing = Chunk::empty_rows(context.plan.slot_names.len(), 1);
    let wrong = |detail, message: String| {
        QueryError::new(ErrorClass::SyntaxError, Phase::Runtime, detail, message).at(expression.span)
    };
    match evaluate(expression, nothing.row(0), context)? {
        Value::Integer(count) if count >= 0 => Ok(usize::try_from(count).unwrap_or(usize::MAX)),
        Value::Integer(count) => {
            Err(wrong(Detail::NegativeIntegerArgument, format!("{count} is not a number of rows")).into())
        }
        other => {
            let message = format!("a number of rows is an INTEGER, not {}", other.type_name());
            Err(wrong(Detail::InvalidArgumentType, message).into())
        }
    }
}

struct Skip<'p> {
    input: BoxedOperator<'p>,
    count: &'p Expression,
    /// How many rows are still to be taken away, once that is known.
    left: Option<usize>,
}

impl<'p> Operator<'p> for Skip<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        let mut left = match self.left {
            Some(left) => left,
            None => row_count(self.count, context)?,
        };
        loop {
            let wanted = wanted.saturating_add(left).min(CHUNK_ROWS);
            let Some(chunk) = self.input.next(context, wanted)? else { return Ok(None) };
            let skipped = left.min(chunk.len());
            left -= skipped;
            self.left = Some(left);
            if skipped < chunk.len() {
                return Ok(Some(chunk.slice(skipped, chunk.len())));
            }
        }
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
        self.left = None;
    }
}

struct Limit<'p> {
    input: BoxedOperator<'p>,
    count: &'p Expression,
    is_updated: bool,
    /// How many rows may still be given, once that is known.
    left: Option<usize>,
}

impl<'p> Limit<'p> {
    fn drain(&mut self, context: &mut Context<'p>) -> Result<()> {
        if self.is_updated {
            while self.input.next(context, CHUNK_ROWS)?.is_some() {}
        }
        Ok(())
    }
}

impl<'p> Operator<'p> for Limit<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        let left = match self.left {
            Some(left) => left,
            None => row_count(self.count, context)?,
        };
        self.left = Some(left);
        if left == 0 {
            self.drain(context)?;
            return Ok(None);
        }
        let Some(chunk) = self.input.next(context, wanted.min(left))? else { return Ok(None) };
        let given = left.min(chunk.len());
        self.left = Some(left - given);
        Ok(Some(if given < chunk.len() { chunk.slice(0, given) } else { chunk }))
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
        self.left = None;
    }
}
