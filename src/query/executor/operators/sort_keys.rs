//! What rows are sorted by: the values of their keys, and which rows stand before others by these.
//!
//! The order is that of [`order::order`], key by key. As long as every key is an integer in all rows they are kept as
//! integers, turned round where the order is descending, so that rows are compared as these are and most of a chunk's
//! rows are left out without a look at anything else of them.

use super::super::chunk::{Column, number, rows_where};
use super::super::memory::value_bytes;
use crate::query::ast::Nulls;
use crate::query::bound::SortKey;
use crate::value::{Value, order};
use std::cmp::Ordering;
use std::mem;

/// How many rows beyond twice the limit a chunk may come to before the last of them are dropped.
const SLACK: usize = 16;

/// The values to sort by of some rows, which are numbered from 0.
pub(super) struct Keys<'p> {
    by: &'p [SortKey],
    values: Values,
}

/// The values of all rows, one row after the other.
enum Values {
    /// Each as [`turned`] has it.
    Integers(Vec<i64>),
    Any(Vec<Value>),
}

/// An integer such that the order of all of them is ascending; turned again it is what it was.
#[inline]
fn turned(integer: i64, key: &SortKey) -> i64 {
    if key.is_descending { !integer } else { integer }
}

impl<'p> Keys<'p> {
    /// Those of no rows.
    pub(super) fn new(by: &'p [SortKey]) -> Self {
        Keys { by, values: Values::Integers(Vec::new()) }
    }

    /// Adds those of a chunk's rows, whose keys are in `columns`, that may be among the first `limit`: each stands before
    /// the row `last`, if there is one. Returns them, ascending, and about how many bytes more the keys take.
    pub(super) fn add(
        &mut self,
        columns: &[Column],
        rows: usize,
        last: Option<usize>,
        limit: usize,
    ) -> (Vec<u32>, usize) {
        let rows = self.in_time(columns.first(), rows, last);
        if rows.is_empty() {
            return (rows, 0);
        }
        let Values::Integers(values) = &mut self.values else { return self.add_any(columns, rows, last) };
        let Some(columns) = IntegerColumns::of(columns, self.by) else {
            let widened = self.widen();
            let (rows, bytes) = self.add_any(columns, rows, last);
            return (rows, widened + bytes);
        };
        let last = last.map(|last| values[last * self.by.len()..][..self.by.len()].to_vec());
        let rows = columns.first_of(rows, last, limit);
        rows.iter().for_each(|row| values.extend(columns.of_row(*row)));
        let bytes = rows.len() * self.by.len() * size_of::<i64>();
        (rows, bytes)
    }

    /// The same for values of any kind.
    fn add_any(&mut self, columns: &[Column], mut rows: Vec<u32>, last: Option<usize>) -> (Vec<u32>, usize) {
        let Values::Any(values) = &mut self.values else { unreachable!("the keys have been widened") };
        if let Some(last) = last {
            let last = &values[last * self.by.len()..][..self.by.len()];
            rows.retain(|row| is_before(columns, *row as usize, last, self.by));
        }
        let before = values.len();
        for row in &rows {
            values.extend(columns.iter().map(|column| column.get(*row as usize)));
        }
        let bytes = values[before..].iter().map(value_bytes).sum();
        (rows, bytes)
    }

    /// Keeps any values from here on. Returns about how many bytes more that takes.
    fn widen(&mut self) -> usize {
        let Values::Integers(integers) = &mut self.values else { return 0 };
        let integers = mem::take(integers).into_iter().zip(self.by.iter().cycle());
        let values: Vec<_> = integers.map(|(integer, key)| Value::Integer(turned(integer, key))).collect();
        let more = values.len() * (size_of::<Value>() - size_of::<i64>());
        self.values = Values::Any(values);
        more
    }

    /// The first `limit` rows in order. Of equal ones that of the lower number stands first.
    pub(super) fn first_in_order(&self, limit: usize) -> Vec<u32> {
        let width = self.by.len();
        match &self.values {
            Values::Integers(integers) => {
                let key = |row: u32| &integers[row as usize * width..][..width];
                first_in_order(integers.len() / width, limit, |a, b| key(a).cmp(key(b)))
            }
            Values::Any(values) => {
                let key = |row: u32| &values[row as usize * width..][..width];
                first_in_order(values.len() / width, limit, |a, b| compare(key(a), key(b), self.by))
            }
        }
    }

    /// Only these rows are left, in their order. Returns about how many bytes they take.
    pub(super) fn keep(&mut self, rows: &[u32]) -> usize {
        let width = self.by.len();
        match &mut self.values {
            Values::Integers(integers) => {
                *integers = gathered(integers, rows, width);
                size_of_val(&integers[..])
            }
            Values::Any(values) => {
                *values = gathered(values, rows, width);
                values.iter().map(value_bytes).sum()
            }
        }
    }

    /// The rows of a chunk of so many but for those that come after the row `last` by their first key already.
    pub(super) fn in_time(&self, first: Option<&Column>, rows: usize, last: Option<usize>) -> Vec<u32> {
        let last = last.and_then(|last| self.first_integer(last));
        match (first, last, self.by.first()) {
            (Some(Column::Integers(integers)), Some(last), Some(key)) => match key.is_descending {
                true => rows_where(integers, |integer| *integer >= last),
                false => rows_where(integers, |integer| *integer <= last),
            },
            _ => (0..number(rows)).collect(),
        }
    }

    /// The first key of a row, where it is an integer.
    fn first_integer(&self, row: usize) -> Option<i64> {
        let place = row * self.by.len();
        match &self.values {
            Values::Integers(integers) => Some(turned(*integers.get(place)?, self.by.first()?)),
            Values::Any(values) => match values.get(place)? {
                Value::Integer(integer) => Some(*integer),
                _ => None,
            },
        }
    }
}

/// The keys of a chunk's rows, all of which are integers: for each key its column, and what its integers are turned by.
struct IntegerColumns<'c>(Vec<(&'c [i64], i64)>);

impl<'c> IntegerColumns<'c> {
    fn of(columns: &'c [Column], by: &[SortKey]) -> Option<Self> {
        let integers = columns.iter().zip(by).map(|(column, key)| match column {
            Column::Integers(integers) => Some((&integers[..], turned(0, key))),
            _ => None,
        });
        integers.collect::<Option<_>>().map(IntegerColumns)
    }

    /// The keys of a row, turned.
    fn of_row(&self, row: u32) -> impl Iterator<Item = i64> {
        self.0.iter().map(move |(integers, turn)| integers[row as usize] ^ turn)
    }

    /// Whether a row stands before one with these keys, which came earlier.
    #[inline]
    fn is_before(&self, row: u32, other: &[i64]) -> bool {
        for ((integers, turn), other) in self.0.iter().zip(other) {
            let own = integers[row as usize] ^ turn;
            if own != *other {
                return own < *other;
            }
        }
        false
    }

    /// Those of `rows`, which are ascending, that may be among the first `limit`, and stand before `last`.
    fn first_of(&self, rows: Vec<u32>, mut last: Option<Vec<i64>>, limit: usize) -> Vec<u32> {
        if last.is_none() && rows.len() <= limit {
            return rows;
        }
        let most = limit.saturating_mul(2).saturating_add(SLACK);
        let mut kept = Vec::with_capacity(rows.len().min(most));
        for row in rows {
            if last.as_ref().is_some_and(|last| !self.is_before(row, last)) {
                continue;
            }
            kept.push(row);
            if kept.len() == most {
                // What comes later and is equal to the last of these stands behind it.
                let order = |a: &u32, b: &u32| self.of_row(*a).cmp(self.of_row(*b)).then(a.cmp(b));
                let (_, greatest, _) = kept.select_nth_unstable_by(limit - 1, order);
                last = Some(self.of_row(*greatest).collect());
                kept.truncate(limit);
            }
        }
        kept.sort_unstable();
        kept
    }
}

/// The first `limit` of so many rows in order; of equal ones that of the lower number stands first.
fn first_in_order(rows: usize, limit: usize, order: impl Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let order = |a: &u32, b: &u32| order(*a, *b).then(a.cmp(b));
    let mut numbers: Vec<u32> = (0..number(rows)).collect();
    if (1..numbers.len()).contains(&limit) {
        numbers.select_nth_unstable_by(limit - 1, order);
    }
    numbers.truncate(limit);
    numbers.sort_unstable_by(order);
    numbers
}

/// The values of these rows, `width` each.
fn gathered<T: Clone>(values: &[T], rows: &[u32], width: usize) -> Vec<T> {
    let mut gathered = Vec::with_capacity(rows.len() * width);
    rows.iter().for_each(|row| gathered.extend_from_slice(&values[*row as usize * width..][..width]));
    gathered
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
