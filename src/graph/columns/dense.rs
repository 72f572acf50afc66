//! An array of cells of one kind, with the rows that have one.

use super::ROWS;
use super::near::{Near, Row, offset};
use super::page::ColumnPage;
use crate::value::Value;
use std::ops::Range;
use std::sync::Arc;

/// What an array is made of.
pub(super) trait Cell: Clone + Default {
    /// The array of such cells that a page is, if it is one.
    fn array(page: &ColumnPage) -> Option<&Dense<Self>>;

    /// Takes the value out of its wrapping, or hands it back when it is of another kind.
    fn from_value(value: Value) -> Result<Self, Value>;
    fn to_value(&self) -> Value;
}

/// Writes [`Cell`] for a type that is the payload of one variant of [`Value`].
macro_rules! cell {
    ($type:ty, $variant:ident, $array:ident) => {
        impl Cell for $type {
            fn array(page: &ColumnPage) -> Option<&Dense<Self>> {
                match page {
                    ColumnPage::$array(dense) => Some(dense),
                    _ => None,
                }
            }

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

cell!(i64, Integer, Integers);
cell!(f64, Float, Floats);
cell!(bool, Boolean, Booleans);
cell!(Arc<str>, String, Strings);

impl Cell for Value {
    fn array(page: &ColumnPage) -> Option<&Dense<Self>> {
        match page {
            ColumnPage::Values(dense) => Some(dense),
            _ => None,
        }
    }

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

impl<T: Cell> Dense<T> {
    fn empty() -> Self {
        let cells = std::array::from_fn(|_| T::default());
        Dense { valid: [0; ROWS / 64], cells: Box::new(cells) }
    }

    /// The array of these values, all of which are of its kind.
    pub(super) fn collect(values: impl Iterator<Item = (usize, Value)>) -> Self {
        let mut dense = Dense::empty();
        for (offset, value) in values {
            dense.put(offset, value).expect("a page is converted to a kind that fits its values");
        }
        dense
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
    pub(super) fn has_all<R: Row>(&self, rows: Near<'_, R>) -> bool {
        match rows {
            Near::Run(rows) => self.run(rows).is_some(),
            Near::Apart(rows) => rows.iter().all(|row| self.has(offset(*row))),
        }
    }

    /// Adds the cells of these rows to `into`; says whether every one of them has one.
    pub(super) fn read<R: Row>(&self, rows: Near<'_, R>, into: &mut Vec<T>) -> bool
    where
        T: Copy,
    {
        match rows {
            Near::Run(rows) => {
                let run = self.run(rows);
                into.extend_from_slice(run.unwrap_or_default());
                run.is_some()
            }
            Near::Apart(rows) => {
                let mut has_all = true;
                into.extend(rows.iter().map(|row| {
                    has_all &= self.has(offset(*row));
                    self.cells[offset(*row)]
                }));
                has_all
            }
        }
    }

    pub(super) fn put(&mut self, offset: usize, value: Value) -> Result<(), Value> {
        self.cells[offset] = T::from_value(value)?;
        self.valid[offset / 64] |= 1 << (offset % 64);
        Ok(())
    }

    pub(super) fn take(&mut self, offset: usize) -> Option<Value> {
        let value = self.get(offset)?.to_value();
        self.cells[offset] = T::default();
        self.valid[offset / 64] &= !(1 << (offset % 64));
        Some(value)
    }

    pub(super) fn len(&self) -> usize {
        self.valid.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub(super) fn cells(&self) -> impl Iterator<Item = (usize, &T)> {
        (0..ROWS).filter_map(|offset| Some((offset, self.get(offset)?)))
    }
}
