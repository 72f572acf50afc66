//! Sort and Top: rows in order, or only the first of them.
//!
//! The order is that of [`order::order`], key by key; rows that compare equal stay in the order in which they came,
//! in both operators alike.

use super::super::chunk::{CHUNK_ROWS, Chunk, number};
use super::super::context::Context;
use super::super::evaluate::evaluate_column;
use super::super::memory::{Held, value_bytes};
use super::aggregate::next_slice;
use super::skip_limit::row_count;
use super::{BoxedOperator, Operator};
use crate::error::Result;
use crate::query::bound::{Expression, SortKey};
use crate::value::{Value, order};
use std::cmp::Ordering;

/// Gives the rows of `input` in order.
pub(in super::super) fn sort<'p>(input: BoxedOperator<'p>, keys: &'p [SortKey]) -> BoxedOperator<'p> {
    Box::new(Sort { input, keys, bound: None, kept: Kept::default(), given: None })
}

/// Gives the first `skip` and `limit` rows of `input` in order, and holds few more than these.
pub(in super::super) fn top<'p>(
    input: BoxedOperator<'p>,
    keys: &'p [SortKey],
    skip: Option<&'p Expression>,
    limit: &'p Expression,
) -> BoxedOperator<'p> {
    Box::new(Sort { input, keys, bound: Some((skip, limit)), kept: Kept::default(), given: None })
}

struct Sort<'p> {
    input: BoxedOperator<'p>,
    keys: &'p [SortKey],
    /// Of how many rows the first are wanted; all where absent.
    bound: Option<(Option<&'p Expression>, &'p Expression)>,
    kept: Kept,
    /// How many rows have been given, once all are sorted.
    given: Option<usize>,
}

/// Rows and, for each, the values to sort by.
#[derive(Default)]
struct Kept {
    rows: Option<Chunk>,
    keys: Vec<Vec<Value>>,
    /// How many of them, from the first, are in order.
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
        while let Some(chunk) = self.input.next(context, CHUNK_ROWS)? {
            self.take_in(&chunk, limit, context)?;
            if self.kept.keys.len() > limit.saturating_mul(2).saturating_add(CHUNK_ROWS) {
                self.arrange(limit, context)?;
            }
        }
        self.arrange(limit, context)
    }

    /// Keeps the rows of `chunk`, but for those that come after the last of the first `limit` rows so far.
    fn take_in(&mut self, chunk: &Chunk, limit: usize, context: &mut Context<'p>) -> Result<()> {
        if limit == 0 {
            return Ok(());
        }
        let columns: Result<Vec<_>> =
            self.keys.iter().map(|key| evaluate_column(&key.expression, chunk, context)).collect();
        let columns = columns?;
        let mut selection = Vec::new();
        let mut bytes = 0;
        for row in 0..chunk.len() {
            context.guard.tick()?;
            let key: Vec<_> = columns.iter().map(|column| column.get(row)).collect();
            if self.kept.is_beyond(&key, limit, self.keys) {
                continue;
            }
            bytes += key.iter().map(value_bytes).sum::<usize>();
            self.kept.keys.push(key);
            selection.push(number(row));
        }
        if selection.is_empty() {
            return Ok(());
        }
        let rows = chunk.gather(&selection);
        self.kept.held.charge(bytes + rows.bytes(), &mut context.guard)?;
        match &mut self.kept.rows {
            Some(kept) => kept.append(&rows),
            None => self.kept.rows = Some(rows),
        }
        Ok(())
    }

    /// Sorts what is kept and drops all but the first `limit` rows.
    fn arrange(&mut self, limit: usize, context: &mut Context<'p>) -> Result<()> {
        context.guard.check()?;
        let Some(rows) = self.kept.rows.take() else { return Ok(()) };
        let mut numbers: Vec<u32> = (0..number(rows.len())).collect();
        let keys = &self.kept.keys;
        numbers.sort_by(|a, b| compare(&keys[*a as usize], &keys[*b as usize], self.keys));
        numbers.truncate(limit);
        let rows = rows.gather(&numbers);
        let keys = &mut self.kept.keys;
        let sorted = numbers.iter().map(|&row| std::mem::take(&mut keys[row as usize])).collect();
        self.kept.keys = sorted;
        self.kept.sorted_length = self.kept.keys.len();
        self.kept.held.release(&mut context.guard);
        let bytes = self.kept.keys.iter().flatten().map(value_bytes).sum::<usize>() + rows.bytes();
        self.kept.rows = Some(rows);
        self.kept.held.charge(bytes, &mut context.guard)
    }
}

impl Kept {
    /// Whether a row with this key would come after `limit` others, all of which came before it.
    fn is_beyond(&self, key: &[Value], limit: usize, keys: &[SortKey]) -> bool {
        self.sorted_length >= limit
            && self.keys.get(limit - 1).is_some_and(|last| compare(key, last, keys).is_ge())
    }
}

fn compare(a: &[Value], b: &[Value], keys: &[SortKey]) -> Ordering {
    for ((a, b), key) in a.iter().zip(b).zip(keys) {
        let ordering = order::order(a, b);
        if ordering.is_ne() {
            return if key.is_descending { ordering.reverse() } else { ordering };
        }
    }
    Ordering::Equal
}

impl<'p> Operator<'p> for Sort<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        if self.given.is_none() {
            self.consume(context)?;
            self.given = Some(0);
        }
        match (&self.kept.rows, &mut self.given) {
            (Some(rows), Some(given)) => Ok(next_slice(rows, given, wanted)),
            _ => Ok(None),
        }
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
        self.kept.held.release(&mut context.guard);
        self.kept = Kept::default();
        self.given = None;
    }
}
