//! An array of cells of one kind, with the rows that have one.

use super::super::ids::Id;
use super::ROWS;
use super::{Near, offset};
use crate::value::Value;
use std::ops::Range;
use std::sync::Arc;

/// What an array is made of.
pub(super) trait Cell: Clone + Default {
    /// Takes the value out of its wrapping, or hands it back when it is of another kind.
    fn from_value(value: Value) -> Result<Self, Value>;
    fn to_value(&self) -> Value;
}

/// Writes [`Cell`] for a type that is the payload of one variant of [`Value`].
macro_rules! cell {
    ($type:ty, $variant:ident) => {
        impl Cell for $type {
            fn from_value(value: Value) -> Result<Self, Value> {
                match value {
                    Value::$variant(cell) => Ok(cell),
                    other => Err(other),
                }
            }

            fn to_value(&self) -> Value {
                Value::$variant(self.clone())
            }
        }
    };
}

cell!(i64, Integer);
cell!(f64, Float);
cell!(bool, Boolean);
cell!(Arc<str>, String);

impl Cell for Value {
    fn from_value(value: Value) -> Result<Self, Value> {
        Ok(value)
    }

    fn to_value(&self) -> Value {
        self.clone()
    }
}

/// An array with a bitmap of the rows that have a value; the others hold the default.
#[derive(Debug, Clone)]
pub(super) struct Dense<T> {
    pub(super) valid: [u64; ROWS / 64],
    cells: Box<[T; ROWS]>,
}

/// What tells of every row that it has a value.
const FULL: [u64; ROWS / 64] = [u64::MAX; ROWS / 64];

impl<T: Clone + Default> Dense<T> {
    pub(super) fn empty() -> Self {
        let cells = std::array::from_fn(|_| T::default());
        Dense { valid: [0; ROWS / 64], cells: Box::new(cells) }
    }

    /// The array with these cells in these places.
    pub(super) fn packed(places: &[u8], packed: Vec<T>) -> Self {
        let some = match packed.try_into() {
            Ok(cells) => return Dense { valid: FULL, cells },
            Err(some) => some,
        };
        let mut dense = Dense::empty();
        for (&place, cell) in places.iter().zip(some) {
            dense.valid[usize::from(place) / 64] |= 1 << (place % 64);
            dense.cells[usize::from(place)] = cell;
        }
        dense
    }

    #[inline]
    pub(super) fn get(&self, offset: usize) -> Option<&T> {
        self.has(offset).then(|| &self.cells[offset])
    }

    #[inline]
    fn has(&self, offset: usize) -> bool {
        self.valid[offset / 64] >> (offset % 64) & 1 == 1
    }

    /// The cells of rows that follow one another, unless one of them has none.
    pub(super) fn run(&self, rows: Range<usize>) -> Option<&[T]> {
        let mut words = (rows.start / 64..rows.end.div_ceil(64)).map(|word| {
            let (from, to) = (rows.start.max(word * 64) % 64, rows.end.min(word * 64 + 64) - word * 64);
            let wanted = (u64::MAX << from) & (u64::MAX >> (64 - to));
            self.valid[word] & wanted == wanted
        });
        (self.valid == FULL || words.all(|has_all| has_all)).then(|| &self.cells[rows])
    }

    /// Whether every one of these rows has a cell.
    pub(super) fn has_all<R: Id>(&self, rows: Near<'_, R>) -> bool {
        match rows {
            Near::Run(rows) => self.run(rows).is_some(),
            Near::Apart(rows) => rows.iter().all(|row| self.has(offset(*row))),
        }
    }

    /// Adds what the cells of these rows stand for to `into`; says whether every row has one.
    #[inline]
    pub(super) fn read<R: Id, U>(
        &self,
        rows: Near<'_, R>,
        meaning: impl Fn(T) -> U,
        into: &mut Vec<U>,
    ) -> bool
    where
        T: Copy,
    {
        match rows {
            Near::Run(rows) => {
                let run = self.run(rows);
                into.extend(run.unwrap_or_default().iter().map(|cell| meaning(*cell)));
                run.is_some()
            }
            Near::Apart(rows) => {
                into.extend(rows.iter().map(|row| meaning(self.cells[offset(*row)])));
                self.valid == FULL || rows.iter().all(|row| self.has(offset(*row)))
            }
        }
    }

    /// Puts a cell in a row.
    pub(super) fn set(&mut self, offset: usize, cell: T) {
        self.cells[offset] = cell;
        self.valid[offset / 64] |= 1 << (offset % 64);
    }

    /// Takes the cell out of a row.
    pub(super) fn clear(&mut self, offset: usize) -> Option<T> {
        let cell = self.has(offset).then(|| std::mem::take(&mut self.cells[offset]));
        self.valid[offset / 64] &= !(1 << (offset % 64));
        cell
    }

    /// Changes the cell of every row that has one.
    pub(super) fn change_each(&mut self, mut change: impl FnMut(&mut T)) {
        (0..ROWS).for_each(|offset| {
            if self.has(offset) {
                change(&mut self.cells[offset]);
            }
        });
    }

    pub(super) fn len(&self) -> usize {
        self.valid.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub(super) fn cells(&self) -> impl Iterator<Item = (usize, &T)> {
        (0..ROWS).filter_map(|offset| Some((offset, self.get(offset)?)))
    }
}

impl<T: Cell> Dense<T> {
    /// The array of these values, all of which are of its kind.
    pub(super) fn collect(values: impl Iterator<Item = (usize, Value)>) -> Self {
        let mut dense = Dense::empty();
        for (offset, value) in values {
            dense.put(offset, value).expect("a page is converted to a kind that fits its values");
        }
        dense
    }

    pub(super) fn put(&mut self, offset: usize, value: Value) -> Result<(), Value> {
        self.set(offset, T::from_value(value)?);
        Ok(())
    }

    pub(super) fn take(&mut self, offset: usize) -> Option<Value> {
        self.clear(offset).map(|cell| cell.to_value())
    }
}
