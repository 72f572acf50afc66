//! Sort and Top: rows in order, or only the first of them.
//!
//! The order is that of their [keys](super::sort_keys); rows that compare equal stay in the order in which they came, in
//! both operators alike.

use super::super::Graph;
use super::super::chunk::{Chunk, Column};
use super::super::context::Context;
use super::super::evaluate::{Property, evaluate_column};
use super::super::memory::Held;
use super::aggregate::next_slice;
use super::skip_limit::row_count;
use super::sort_keys::Keys;
use super::{BoxedOperator, Operator};
use crate::error::Result;
use crate::query::bound::{Expression, ExpressionKind, SortKey};

/// Gives the rows of `input` in order.
pub(in super::super) fn sort<'p>(input: BoxedOperator<'p>, keys: &'p [SortKey]) -> BoxedOperator<'p> {
    Box::new(Sort { input, bound: None, kept: Kept::new(keys), given: None })
}

/// Gives the first `skip` and `limit` rows of `input` in order, and holds few more than these.
pub(in super::super) fn top<'p>(
    input: BoxedOperator<'p>,
    keys: &'p [SortKey],
    skip: Option<&'p Expression>,
    limit: &'p Expression,
) -> BoxedOperator<'p> {
    Box::new(Sort { input, bound: Some((skip, limit)), kept: Kept::new(keys), given: None })
}

/// How many rows beyond twice the limit are kept before the last of them are dropped.
const SLACK: usize = 128;

struct Sort<'p> {
    input: BoxedOperator<'p>,
    /// Of how many rows the first are wanted; all where absent.
    bound: Option<(Option<&'p Expression>, &'p Expression)>,
    kept: Kept<'p>,
    /// How many rows have been given, once all are sorted.
    given: Option<usize>,
}

/// Rows and, for each, the values to sort by.
struct Kept<'p> {
    by: &'p [SortKey],
    rows: Option<Chunk>,
    keys: Keys<'p>,
    /// How many rows, from the first, are in order.
    sorted_length: usize,
    held: Held,
}

impl<'p> Sort<'p> {
    fn consume(&mut self, context: &mut Context<'p>) -> Result<()> {
        let limit = match self.bound {
            Some((skip, limit)) => {
                let skip = skip.map_or(Ok(0), |skip| row_count(skip, context))?;
                skip.saturating_add(row_count(limit, context)?)
            }
            None => usize::MAX,
        };
        let kept = &mut self.kept;
        self.input.each(context, &mut |chunk, context| kept.take(&chunk, limit, context))?;
        kept.arrange(limit, context)
    }
}

impl<'p> Kept<'p> {
    fn new(by: &'p [SortKey]) -> Self {
        Kept { by, rows: None, keys: Keys::new(by), sorted_length: 0, held: Held::default() }
    }

    /// Keeps the rows of `chunk` that may be among the first `limit`. What has to be beaten is found out anew when as many
    /// have come as are wanted, or too many are kept.
    fn take(&mut self, chunk: &Chunk, limit: usize, context: &mut Context<'p>) -> Result<()> {
        let enough = limit.saturating_mul(2).saturating_add(SLACK);
        let come = if self.rows.is_none() && chunk.len() / 2 > enough && !self.are_integers_at_hand(chunk) {
            // What comes after the first few need not be kept at all.
            self.take_in(&chunk.slice(0, enough), limit, context)?;
            self.arrange(limit, context)?;
            self.take_in(&chunk.slice(enough, chunk.len()), limit, context)?
        } else {
            self.take_in(chunk, limit, context)?
        };
        if self.len() > enough || (come > 0 && come >= limit) { self.arrange(limit, context) } else { Ok(()) }
    }

    /// How many rows are kept.
    fn len(&self) -> usize {
        self.rows.as_ref().map_or(0, Chunk::len)
    }

    /// Keeps the rows of `chunk`, but for those that come after the last of the first `limit` rows so far. Returns how many
    /// it keeps.
    fn take_in(&mut self, chunk: &Chunk, limit: usize, context: &mut Context<'p>) -> Result<usize> {
        if limit == 0 {
            return Ok(0);
        }
        context.guard.work(chunk.len())?;
        let part = self.part_in_time(chunk, limit, context)?;
        let chunk = part.as_ref().unwrap_or(chunk);
        if chunk.len() == 0 {
            return Ok(0);
        }
        let columns: Result<Vec<_>> =
            self.by.iter().map(|key| evaluate_column(&key.expression, chunk, context)).collect();
        let columns = columns?;
        let (selection, bytes) = self.keys.add(&columns, chunk.len(), self.last_kept(limit), limit);
        self.held.charge(bytes, &mut context.guard)?;
        if selection.is_empty() {
            return Ok(0);
        }
        let rows = chunk.gather(&selection);
        self.held.charge(rows.bytes(), &mut context.guard)?;
        match &mut self.rows {
            Some(kept) => kept.append(&rows),
            None => self.rows = Some(rows),
        }
        Ok(selection.len())
    }

    /// Sorts what is kept and drops all but the first `limit` rows.
    fn arrange(&mut self, limit: usize, context: &mut Context<'p>) -> Result<()> {
        context.guard.check()?;
        if self.sorted_length == self.len() {
            return Ok(());
        }
        let Some(rows) = self.rows.take() else { return Ok(()) };
        let numbers = self.keys.first_in_order(limit);
        self.sorted_length = numbers.len();
        let rows = rows.gather(&numbers);
        self.held.release(&mut context.guard);
        let bytes = self.keys.keep(&numbers) + rows.bytes();
        self.rows = Some(rows);
        self.held.charge(bytes, &mut context.guard)
    }

    /// The last row that is still among the first `limit`, once there are so many.
    fn last_kept(&self, limit: usize) -> Option<usize> {
        limit.checked_sub(1).filter(|last| *last < self.sorted_length)
    }

    /// Whether every key is a column of integers that is there already, so that there is nothing to be spared by reading
    /// only some of its rows.
    fn are_integers_at_hand(&self, chunk: &Chunk) -> bool {
        self.by.iter().all(|key| match key.expression.kind {
            ExpressionKind::Slot(slot) => matches!(chunk.column(slot), Column::Integers(_)),
            _ => false,
        })
    }

    /// The rows of a chunk but for those that come too late by their first key, where it is worth while to tell before
    /// the other keys are read, and these cannot fail.
    fn part_in_time(&self, chunk: &Chunk, limit: usize, context: &mut Context<'p>) -> Result<Option<Chunk>> {
        let Some((first, others @ [_, ..])) = self.by.split_first() else { return Ok(None) };
        let is_read = |key: &SortKey| Property::of(&key.expression, chunk).is_some();
        let is_there = matches!(first.expression.kind, ExpressionKind::Slot(_))
            && matches!(context.graph, Graph::Read(_));
        if !is_there || !others.iter().all(is_read) || self.last_kept(limit).is_none() {
            return Ok(None);
        }
        let column = evaluate_column(&first.expression, chunk, context)?;
        let rows = self.keys.in_time(Some(&column), chunk.len(), self.last_kept(limit));
        Ok((rows.len() < chunk.len()).then(|| chunk.gather(&rows)))
    }
}

impl<'p> Operator<'p> for Sort<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        if self.given.is_none() {
            self.consume(context)?;
            self.given = Some(0);
        }
        match (&self.kept.rows, &mut self.given) {
            (Some(rows), Some(given)) => Ok(next_slice(rows, given, wanted.min(context.chunk_rows))),
            _ => Ok(None),
        }
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
        self.kept.held.release(&mut context.guard);
        self.kept = Kept::new(self.kept.by);
        self.given = None;
    }
}
