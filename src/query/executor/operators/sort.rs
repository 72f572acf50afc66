//! Sort and Top: rows in order, or only the first of them.
//!
//! The order is that of [`order::order`], key by key; rows that compare equal stay in the order in which they came,
//! in both operators alike.

use super::super::chunk::{CHUNK_ROWS, Chunk, Column, number};
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

/// How many rows beyond twice the limit are kept before the last of them are dropped.
const SLACK: usize = 128;

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
    /// The values of all rows, one row after the other.
    keys: Vec<Value>,
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
        while let Some(chunk) = self.input.next(context, CHUNK_ROWS)? {
            self.take_in(&chunk, limit, context)?;
            let kept = self.kept.rows.as_ref().map_or(0, Chunk::len);
            if kept > limit.saturating_mul(2).saturating_add(SLACK) {
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
        let first = self.kept.keys.len();
        context.guard.work(chunk.len())?;
        for row in self.kept.candidates(&columns, chunk.len(), limit, self.keys) {
            let before = self.kept.keys.len();
            self.kept.keys.extend(columns.iter().map(|column| column.get(row as usize)));
            if self.kept.is_beyond(before, limit, self.keys) {
                self.kept.keys.truncate(before);
            } else {
                selection.push(row);
            }
        }
        if selection.is_empty() {
            return Ok(());
        }
        let rows = chunk.gather(&selection);
        let bytes = self.kept.keys[first..].iter().map(value_bytes).sum::<usize>() + rows.bytes();
        self.kept.held.charge(bytes, &mut context.guard)?;
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
        let width = self.keys.len();
        let mut numbers: Vec<u32> = (0..number(rows.len())).collect();
        let keys = &self.kept.keys;
        let key = |row: u32| &keys[row as usize * width..][..width];
        numbers.sort_by(|a, b| compare(key(*a), key(*b), self.keys));
        numbers.truncate(limit);
        let sorted = numbers.iter().flat_map(|row| key(*row)).cloned().collect();
        self.kept.keys = sorted;
        self.kept.sorted_length = numbers.len();
        let rows = rows.gather(&numbers);
        self.kept.held.release(&mut context.guard);
        let bytes = self.kept.keys.iter().map(value_bytes).sum::<usize>() + rows.bytes();
        self.kept.rows = Some(rows);
        self.kept.held.charge(bytes, &mut context.guard)
    }
}

impl Kept {
    /// The values of the last row that is still among the first `limit`, once there are so many.
    fn last_kept(&self, limit: usize, width: usize) -> Option<&[Value]> {
        let last = limit.checked_sub(1).filter(|last| *last < self.sorted_length)?;
        Some(&self.keys[last * width..][..width])
    }

    /// The rows of a chunk but for those that come too late by their first key already.
    fn candidates(&self, columns: &[Column], rows: usize, limit: usize, keys: &[SortKey]) -> Vec<u32> {
        let all = 0..number(rows);
        let last = self.last_kept(limit, keys.len()).and_then(|last| last.first());
        match (columns.first(), last) {
            (Some(Column::Integers(integers)), Some(Value::Integer(last))) => {
                let is_descending = keys[0].is_descending;
                let is_late = |row: &u32| match integers[*row as usize].cmp(last) {
                    Ordering::Equal => false,
                    ordering => ordering.is_lt() == is_descending,
                };
                all.filter(|row| !is_late(row)).collect()
            }
            _ => all.collect(),
        }
    }

    /// Whether the row whose values begin at `first` comes after `limit` others, all of which came before it.
    fn is_beyond(&self, first: usize, limit: usize, keys: &[SortKey]) -> bool {
        let last = self.last_kept(limit, keys.len());
        last.is_some_and(|last| compare(&self.keys[first..], last, keys).is_ge())
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
            (Some(rows), Some(given)) => Ok(next_slice(rows, given, wanted.min(context.chunk_rows))),
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
