//! The rows of one side of a join, by what they are compared by.
//!
//! Equal keys have equal hashes, and rows with equal hashes are chained in their order, the chains' beginnings in an
//! array at least as long as there are rows. Whether two keys are equal, `=` decides: null and NaN equal nothing, nor
//! does a list with one of them in it; 1 equals 1.0.

use super::super::chunk::{Chunk, Column};
use super::expand_count::too_many;
use crate::error::{Error, Result};
use crate::value::{Value, order};
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// No row.
const NONE: u32 = u32::MAX;

/// The hash of a key that equals nothing; no other has it.
const NOWHERE: u64 = u64::MAX;

/// What rows are compared by.
pub(super) struct Keys {
    columns: Vec<Column>,
    hashes: Vec<u64>,
    /// The rows that agree with every other, ascending.
    open: Vec<u32>,
}

impl Keys {
    /// The keys of `length` rows, a column each; those of `open` agree with everything.
    pub(super) fn new(columns: Vec<Column>, length: usize, mut open: Vec<u32>) -> Self {
        let mut hashers = vec![FxHasher::default(); length];
        let mut is_known = vec![true; length];
        for column in &columns {
            for (row, hasher) in hashers.iter_mut().enumerate() {
                is_known[row] &= feed(column, row, hasher);
            }
        }
        let hash =
            |(hasher, is_known): (FxHasher, bool)| if is_known { hasher.finish() >> 1 } else { NOWHERE };
        let hashes = hashers.into_iter().zip(is_known).map(hash).collect();
        open.sort_unstable();
        open.dedup();
        Keys { columns, hashes, open }
    }

    /// About how many bytes they take.
    pub(super) fn bytes(&self) -> usize {
        self.columns.iter().map(Column::bytes).sum::<usize>() + size_of_val(&self.hashes[..])
    }

    fn is_open(&self, row: usize) -> bool {
        u32::try_from(row).is_ok_and(|row| self.open.binary_search(&row).is_ok())
    }

    /// Whether the key in `row` equals that of another row of others.
    fn equals(&self, row: usize, others: &Keys, other: usize) -> bool {
        self.hashes[row] == others.hashes[other]
            && self
                .columns
                .iter()
                .zip(&others.columns)
                .all(|(one, another)| are_equal(one, row, another, other))
    }
}

/// Adds the value in `row` to a hash; false where it equals nothing, not even itself.
fn feed(column: &Column, row: usize, hasher: &mut FxHasher) -> bool {
    let mut feed = |value: &Value| {
        order::hash(value, hasher);
        match value {
            Value::Integer(_) | Value::String(_) | Value::Node(_) => true,
            value => order::equals(value, value) == Some(true),
        }
    };
    match column {
        Column::Values(values) => feed(&values[row]),
        column => feed(&column.get(row)),
    }
}

fn are_equal(one: &Column, row: usize, another: &Column, other: usize) -> bool {
    match (one, another) {
        (Column::Integers(one), Column::Integers(another)) => one[row] == another[other],
        (Column::Values(one), Column::Values(another)) => {
            order::equals(&one[row], &another[other]) == Some(true)
        }
        _ => order::equals(&one.get(row), &another.get(other)) == Some(true),
    }
}

/// How far the rows that agree with one have been found.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Place {
    /// Not at all.
    #[default]
    Start,
    /// The next is this one of the chain, or one after it.
    Chain(u32),
    /// The next is this one of the open rows.
    Open(usize),
    /// The next is this one of all rows.
    All(u32),
}

/// Rows by their keys.
pub(super) struct JoinTable {
    rows: Chunk,
    keys: Keys,
    /// For each row, how many rows it stands for, where the rows themselves are not asked for.
    counts: Vec<u64>,
    /// The first row of each chain.
    heads: Vec<u32>,
    /// The row after each row of its chain.
    next: Vec<u32>,
    shift: u32,
}

impl JoinTable {
    /// About how many bytes a table of so many rows takes beside the rows and their keys.
    pub(super) fn bytes(length: usize) -> usize {
        3 * length * size_of::<u32>()
    }

    /// The table of these rows.
    ///
    /// # Errors
    /// `Limit` for more rows than there are row numbers.
    pub(super) fn new(rows: Chunk, keys: Keys) -> Result<Self> {
        let mut table = Self::unlinked(rows, keys)?;
        // From the last to the first, so that each chain has its rows in their order.
        for row in (0..table.last()).rev() {
            if table.keys.hashes[row as usize] != NOWHERE {
                table.link(row);
            }
        }
        Ok(table)
    }

    /// The table of how many rows there are of each key; the rows themselves are not kept.
    ///
    /// # Errors
    /// `Limit` as for [`JoinTable::new`]; `ArithmeticError` for more rows than can be counted.
    pub(super) fn counted(rows: &Chunk, keys: Keys) -> Result<Self> {
        let counts = (0..rows.len()).map(|row| rows.count(row)).collect();
        let mut table = Self::unlinked(rows.part(&[], &[]), keys)?;
        table.counts = counts;
        for row in 0..table.last() {
            let hash = table.keys.hashes[row as usize];
            if hash == NOWHERE {
                continue;
            }
            match table.equal_from(table.heads[table.chain(hash)], (&table.keys, row as usize)) {
                NONE => table.link(row),
                first => {
                    let more = table.counts[row as usize];
                    let count = &mut table.counts[first as usize];
                    *count = count.checked_add(more).ok_or_else(too_many)?;
                }
            }
        }
        Ok(table)
    }

    fn unlinked(rows: Chunk, keys: Keys) -> Result<Self> {
        let length = keys.hashes.len();
        if u32::try_from(length).is_ok_and(|length| length < NONE) {
            let chains = length.next_power_of_two().max(2);
            let (heads, next) = (vec![NONE; chains], vec![NONE; length]);
            let shift = u64::BITS - chains.trailing_zeros();
            return Ok(JoinTable { rows, keys, counts: Vec::new(), heads, next, shift });
        }
        Err(Error::Limit(format!("{length} rows are too many to be joined at once; ask for less")))
    }

    /// The number after that of the last row.
    fn last(&self) -> u32 {
        u32::try_from(self.next.len()).unwrap_or(NONE)
    }

    /// Puts a row at the beginning of its chain.
    fn link(&mut self, row: u32) {
        let chain = self.chain(self.keys.hashes[row as usize]);
        self.next[row as usize] = std::mem::replace(&mut self.heads[chain], row);
    }

    /// Which chain has the rows of a hash. The upper bits of a product depend on all bits.
    fn chain(&self, hash: u64) -> usize {
        (hash.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift) as usize
    }

    /// Whether there are no rows.
    pub(super) fn is_empty(&self) -> bool {
        self.next.is_empty()
    }

    /// The rows.
    pub(super) fn rows(&self) -> &Chunk {
        &self.rows
    }

    /// The first row from `row` on, in its chain, that has an equal key.
    fn equal_from(&self, mut row: u32, (keys, wanted): (&Keys, usize)) -> u32 {
        while row != NONE && !self.keys.equals(row as usize, keys, wanted) {
            row = self.next[row as usize];
        }
        row
    }

    /// How many rows have the key of `wanted`.
    pub(super) fn count(&self, (keys, wanted): (&Keys, usize)) -> u64 {
        let hash = keys.hashes[wanted];
        if hash == NOWHERE {
            return 0;
        }
        match self.equal_from(self.heads[self.chain(hash)], (keys, wanted)) {
            NONE => 0,
            row => self.counts[row as usize],
        }
    }

    /// Adds the rows that agree with `wanted` to `found`, from `place` on and until there are `room` of them, in their
    /// order but for those that agree with all, which come last.
    pub(super) fn find(&self, wanted: (&Keys, usize), place: &mut Place, room: usize, found: &mut Vec<u32>) {
        let (keys, row) = wanted;
        while found.len() < room {
            *place = match *place {
                Place::Start if keys.is_open(row) => Place::All(0),
                Place::Start if keys.hashes[row] == NOWHERE => Place::Open(0),
                Place::Start => Place::Chain(self.heads[self.chain(keys.hashes[row])]),
                Place::Chain(from) => match self.equal_from(from, wanted) {
                    NONE => Place::Open(0),
                    equal => {
                        found.push(equal);
                        Place::Chain(self.next[equal as usize])
                    }
                },
                Place::Open(number) => match self.keys.open.get(number) {
                    None => return,
                    Some(open) => {
                        found.push(*open);
                        Place::Open(number + 1)
                    }
                },
                Place::All(other) if other == self.last() => return,
                Place::All(other) => {
                    found.push(other);
                    Place::All(other + 1)
                }
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values() -> Vec<Value> {
        let list = |items: &[Value]| Value::list(items.to_vec());
        let mut values: Vec<Value> = (0..40).map(|number| Value::Integer(number % 7)).collect();
        values.extend((0..20).map(|number| Value::Float(f64::from(number) / 2.0)));
        values.extend([Value::Null, Value::Float(f64::NAN), Value::Float(-0.0), Value::Float(1e300)]);
        values.extend(["a", "b", "a", "1"].map(Value::string));
        values.extend([
            list(&[]),
            list(&[Value::Integer(1)]),
            list(&[Value::Float(1.0)]),
            list(&[Value::Null]),
        ]);
        values.extend([list(&[Value::Float(f64::NAN)]), Value::Boolean(true), Value::Integer(i64::MAX)]);
        values
    }

    fn keys(values: &[Value], open: &[u32]) -> Keys {
        Keys::new(vec![Column::values(values.to_vec())], values.len(), open.to_vec())
    }

    fn found(table: &JoinTable, keys: &Keys, row: usize, room: usize) -> Vec<u32> {
        let (mut place, mut all) = (Place::default(), Vec::new());
        loop {
            let mut some = Vec::new();
            table.find((keys, row), &mut place, room, &mut some);
            all.extend(&some);
            if some.len() < room {
                return all;
            }
        }
    }

    #[test]
    fn a_row_finds_those_that_a_comparison_of_all_finds_in_their_order() {
        let values = values();
        let table = JoinTable::new(Chunk::empty_rows(0, values.len()), keys(&values, &[])).unwrap();
        let (mixed, integers) = (keys(&values, &[]), Column::integers(vec![1, 9, 3]));
        let integers = Keys::new(vec![integers], 3, Vec::new());
        let equal = |wanted: &Value| -> Vec<u32> {
            (0..)
                .zip(&values)
                .filter(|(_, value)| order::equals(wanted, value) == Some(true))
                .map(|(row, _)| row)
                .collect()
        };
        for (row, value) in values.iter().enumerate() {
            assert_eq!(found(&table, &mixed, row, 3), equal(value), "{value:?}");
        }
        assert_eq!(found(&table, &integers, 0, 100), equal(&Value::Integer(1)));
        assert_eq!(found(&table, &integers, 1, 1), equal(&Value::Integer(9)));
        let counts = JoinTable::counted(&Chunk::empty_rows(0, values.len()), keys(&values, &[])).unwrap();
        for (row, value) in values.iter().enumerate() {
            assert_eq!(counts.count((&mixed, row)), equal(value).len() as u64, "{value:?}");
        }
    }

    #[test]
    fn an_open_row_agrees_with_all() {
        let values = [1, 2, 1].map(Value::Integer);
        let table = JoinTable::new(Chunk::empty_rows(0, 3), keys(&values, &[])).unwrap();
        let open = keys(&[Value::Null, Value::Integer(1)], &[0]);
        assert_eq!(found(&table, &open, 0, 2), [0, 1, 2]);
        assert_eq!(found(&table, &open, 1, 1), [0, 2]);
        let table = JoinTable::new(
            Chunk::empty_rows(0, 3),
            keys(&[Value::Null, Value::Integer(1), Value::Null], &[0]),
        )
        .unwrap();
        assert_eq!(found(&table, &keys(&values, &[]), 0, 1), [1, 0]);
        assert_eq!(found(&table, &keys(&values, &[]), 1, 9), [0]);
    }

    #[test]
    fn without_rows_nothing_is_found() {
        let table = JoinTable::new(Chunk::empty_rows(0, 0), keys(&[], &[])).unwrap();
        assert!(table.is_empty());
        assert_eq!(found(&table, &keys(&[Value::Integer(1)], &[]), 0, 1), Vec::<u32>::new());
    }
}
