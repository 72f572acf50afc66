//! Sort and Top: rows in order, or only the first of them.
//!
//! The order is that of [`order::order`], key by key; rows that compare equal stay in the order in which they came,
//! in both operators alike.

use super::super::Graph;
use super::super::chunk::{Chunk, Column, number, rows_where};
use super::super::context::Context;
use super::super::evaluate::{Property, evaluate_column};
use super::super::memory::{Held, value_bytes};
use super::aggregate::next_slice;
use super::skip_limit::row_count;
use super::{BoxedOperator, Operator};
use crate::error::Result;
use crate::query::ast::Nulls;
use crate::query::bound::{Expression, ExpressionKind, SortKey};
use crate::value::{Value, order};
use std::cmp::Ordering;

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
        let kept = &mut self.kept;
        self.input.each(context, &mut |chunk, context| kept.take(&chunk, limit, context))?;
        kept.arrange(limit, context)
    }
}

impl<'p> Kept<'p> {
    fn new(by: &'p [SortKey]) -> Self {
        Kept { by, rows: None, keys: Vec::new(), sorted_length: 0, held: Held::default() }
    }

    /// Keeps the rows of `chunk` that may be among the first `limit`.
    fn take(&mut self, chunk: &Chunk, limit: usize, context: &mut Context<'p>) -> Result<()> {
        let enough = limit.saturating_mul(2).saturating_add(SLACK);
        if self.rows.is_none() && chunk.len() / 2 > enough {
            // What comes after the first few need not be kept at all.
            self.take_in(&chunk.slice(0, enough), limit, context)?;
            self.arrange(limit, context)?;
            return self.take_in(&chunk.slice(enough, chunk.len()), limit, context);
        }
        self.take_in(chunk, limit, context)?;
        if self.rows.as_ref().map_or(0, Chunk::len) > enough { self.arrange(limit, context) } else { Ok(()) }
    }

    /// Keeps the rows of `chunk`, but for those that come after the last of the first `limit` rows so far.
    fn take_in(&mut self, chunk: &Chunk, limit: usize, context: &mut Context<'p>) -> Result<()> {
        if limit == 0 {
            return Ok(());
        }
        context.guard.work(chunk.len())?;
        let part = self.part_in_time(chunk, limit, context)?;
        let chunk = part.as_ref().unwrap_or(chunk);
        let columns: Result<Vec<_>> =
            self.by.iter().map(|key| evaluate_column(&key.expression, chunk, context)).collect();
        let columns = columns?;
        let first = self.keys.len();
        let mut selection = self.candidates(columns.first(), chunk.len(), limit);
        if let Some(last) = self.last_kept(limit) {
            selection.retain(|row| is_before(&columns, *row as usize, last, self.by));
        }
        for row in &selection {
            self.keys.extend(columns.iter().map(|column| column.get(*row as usize)));
        }
        if selection.is_empty() {
            return Ok(());
        }
        let rows = chunk.gather(&selection);
        let bytes = self.keys[first..].iter().map(value_bytes).sum::<usize>() + rows.bytes();
        self.held.charge(bytes, &mut context.guard)?;
        match &mut self.rows {
            Some(kept) => kept.append(&rows),
            None => self.rows = Some(rows),
        }
        Ok(())
    }

    /// Sorts what is kept and drops all but the first `limit` rows.
    fn arrange(&mut self, limit: usize, context: &mut Context<'p>) -> Result<()> {
        context.guard.check()?;
        let Some(rows) = self.rows.take() else { return Ok(()) };
        let width = self.by.len();
        let mut numbers: Vec<u32> = (0..number(rows.len())).collect();
        let keys = &self.keys;
        let key = |row: u32| &keys[row as usize * width..][..width];
        // Of equal rows the one that came first stands first.
        let order = |a: &u32, b: &u32| compare(key(*a), key(*b), self.by).then(a.cmp(b));
        if (1..numbers.len()).contains(&limit) {
            numbers.select_nth_unstable_by(limit - 1, order);
        }
        numbers.truncate(limit);
        numbers.sort_unstable_by(order);
        let sorted = numbers.iter().flat_map(|row| key(*row)).cloned().collect();
        self.keys = sorted;
        self.sorted_length = numbers.len();
        let rows = rows.gather(&numbers);
        self.held.release(&mut context.guard);
        let bytes = self.keys.iter().map(value_bytes).sum::<usize>() + rows.bytes();
        self.rows = Some(rows);
        self.held.charge(bytes, &mut context.guard)
    }

    /// The values of the last row that is still among the first `limit`, once there are so many.
    fn last_kept(&self, limit: usize) -> Option<&[Value]> {
        let width = self.by.len();
        let last = limit.checked_sub(1).filter(|last| *last < self.sorted_length)?;
        Some(&self.keys[last * width..][..width])
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
        let rows = self.candidates(Some(&column), chunk.len(), limit);
        Ok((rows.len() < chunk.len()).then(|| chunk.gather(&rows)))
    }

    /// The rows of a chunk but for those that come too late by their first key already.
    fn candidates(&self, first: Option<&Column>, rows: usize, limit: usize) -> Vec<u32> {
        let last = self.last_kept(limit).and_then(|last| last.first());
        match (first, last) {
            (Some(Column::Integers(integers)), Some(Value::Integer(last))) => {
                let last = *last;
                match self.by[0].is_descending {
                    true => rows_where(integers, |integer| *integer >= last),
                    false => rows_where(integers, |integer| *integer <= last),
                }
            }
            _ => (0..number(rows)).collect(),
        }
    }
}

/// Whether a row whose values are in `columns` stands before one that came earlier.
fn is_before(columns: &[Column], row: usize, other: &[Value], keys: &[SortKey]) -> bool {
    let mut orderings = columns.iter().zip(other).zip(keys).map(|((column, other), key)| match column {
        Column::Integers(integers) => compare_by(key, &Value::Integer(integers[row]), other),
        Column::Values(values) => compare_by(key, &values[row], other),
        column => compare_by(key, &column.get(row), other),
    });
    orderings.find(|ordering| ordering.is_ne()).is_some_and(Ordering::is_lt)
}

fn compare(a: &[Value], b: &[Value], keys: &[SortKey]) -> Ordering {
    let mut orderings = a.iter().zip(b).zip(keys).map(|((a, b), key)| compare_by(key, a, b));
    orderings.find(|ordering| ordering.is_ne()).unwrap_or(Ordering::Equal)
}

/// The order of two values of a key.
#[inline]
fn compare_by(key: &SortKey, a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Null, _) | (_, Value::Null) if key.nulls == Nulls::First => b.is_null().cmp(&a.is_null()),
        (Value::Null, _) | (_, Value::Null) => a.is_null().cmp(&b.is_null()),
        (Value::Integer(a), Value::Integer(b)) if key.is_descending => b.cmp(a),
        (Value::Integer(a), Value::Integer(b)) => a.cmp(b),
        _ if key.is_descending => order::order(b, a),
        _ => order::order(a, b),
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
