//! The columns of a chunk, by slot.
//!
//! Most statements have a few slots, and a list has a place for each. One of hundreds of clauses has hundreds, of which a
//! row binds few at a time: then only what is bound is kept, so that a chunk costs what it holds and a statement of n
//! clauses does not cost n².

use super::chunk::Column;
use crate::query::bound::Slot;

/// How many slots a statement has at most of which each has a place.
const PLACES: usize = 64;

/// What a slot is that is not bound.
static ABSENT: Column = Column::Absent;

/// The columns of the slots that are bound.
#[derive(Debug, Clone)]
pub(super) enum Columns {
    /// A place for every slot.
    Places(Vec<Column>),
    /// Those that are bound, by ascending slot.
    Bound(Vec<(u32, Column)>),
}

impl Columns {
    /// None of `width` slots is bound.
    pub(super) fn unbound(width: usize) -> Self {
        if width <= PLACES {
            Columns::Places(vec![Column::Absent; width])
        } else {
            Columns::Bound(Vec::new())
        }
    }

    /// None of the same slots is bound.
    pub(super) fn cleared(&self) -> Self {
        match self {
            Columns::Places(columns) => Columns::Places(vec![Column::Absent; columns.len()]),
            Columns::Bound(_) => Columns::Bound(Vec::new()),
        }
    }

    /// The column of a slot.
    #[inline]
    pub(super) fn get(&self, slot: Slot) -> &Column {
        match self {
            Columns::Places(columns) => &columns[slot.0 as usize],
            Columns::Bound(columns) => match columns.binary_search_by_key(&slot.0, |(own, _)| *own) {
                Ok(place) => &columns[place].1,
                Err(_) => &ABSENT,
            },
        }
    }

    /// Binds a slot.
    pub(super) fn set(&mut self, slot: Slot, column: Column) {
        match self {
            Columns::Places(columns) => columns[slot.0 as usize] = column,
            Columns::Bound(columns) => match columns.binary_search_by_key(&slot.0, |(own, _)| *own) {
                Ok(place) => columns[place].1 = column,
                Err(place) => columns.insert(place, (slot.0, column)),
            },
        }
    }

    /// Every column made into another.
    pub(super) fn map(&self, make: impl Fn(&Column) -> Column) -> Self {
        match self {
            Columns::Places(columns) => Columns::Places(columns.iter().map(make).collect()),
            Columns::Bound(columns) => {
                Columns::Bound(columns.iter().map(|(slot, column)| (*slot, make(column))).collect())
            }
        }
    }

    /// Every slot that is bound here or there, with its column made of both.
    pub(super) fn zip(&self, others: &Columns, make: impl Fn(&Column, &Column) -> Column) -> Self {
        match (self, others) {
            (Columns::Places(own), Columns::Places(others)) => {
                Columns::Places(own.iter().zip(others).map(|(own, other)| make(own, other)).collect())
            }
            _ => {
                let mut slots: Vec<u32> = self.slots().chain(others.slots()).collect();
                slots.sort_unstable();
                slots.dedup();
                let both = |slot| (slot, make(self.get(Slot(slot)), others.get(Slot(slot))));
                Columns::Bound(slots.into_iter().map(both).collect())
            }
        }
    }

    /// Adds the rows of other columns, `more` of them, to `length` rows.
    pub(super) fn append(&mut self, length: usize, others: &Columns, more: usize) {
        match (&mut *self, others) {
            (Columns::Places(own), Columns::Places(others)) => {
                own.iter_mut().zip(others).for_each(|(own, other)| own.append(length, other, more));
            }
            (Columns::Bound(own), _) => {
                own.iter_mut().for_each(|(slot, own)| own.append(length, others.get(Slot(*slot)), more));
                let new: Vec<u32> = others.slots().filter(|slot| !self.has(*slot)).collect();
                for slot in new {
                    let mut column = Column::Absent;
                    column.append(length, others.get(Slot(slot)), more);
                    self.set(Slot(slot), column);
                }
            }
            (Columns::Places(_), Columns::Bound(_)) => unreachable!("all chunks of a statement are alike"),
        }
    }

    /// Every column.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Column> {
        let (places, bound) = match self {
            Columns::Places(columns) => (&columns[..], &[][..]),
            Columns::Bound(columns) => (&[][..], &columns[..]),
        };
        places.iter().chain(bound.iter().map(|(_, column)| column))
    }

    fn slots(&self) -> impl Iterator<Item = u32> {
        let bound: &[(u32, Column)] = match self {
            Columns::Places(_) => &[],
            Columns::Bound(columns) => columns,
        };
        bound.iter().map(|(slot, _)| *slot)
    }

    fn has(&self, slot: u32) -> bool {
        !matches!(self.get(Slot(slot)), Column::Absent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Value;

    fn of(width: usize, bound: &[(u32, i64)]) -> Columns {
        let mut columns = Columns::unbound(width);
        for (slot, value) in bound {
            columns.set(Slot(*slot), Column::integers(vec![*value]));
        }
        columns
    }

    fn row(columns: &Columns, number: usize) -> Vec<Value> {
        [1, 5, 9].map(|slot| columns.get(Slot(slot)).get(number)).to_vec()
    }

    #[test]
    fn columns_are_the_same_with_a_place_for_each_and_without() {
        for width in [10, 1_000] {
            let (one, other) = (of(width, &[(5, 50), (1, 10)]), of(width, &[(9, 90), (5, 55)]));
            let integer = Value::Integer;
            assert_eq!(row(&one, 0), [integer(10), integer(50), Value::Null]);
            let both =
                one.zip(&other, |own, other| if matches!(own, Column::Absent) { other } else { own }.clone());
            assert_eq!(row(&both, 0), [integer(10), integer(50), integer(90)]);
            let mut longer = one.clone();
            longer.append(1, &other, 1);
            assert_eq!(row(&longer, 0), [integer(10), integer(50), Value::Null]);
            assert_eq!(row(&longer, 1), [Value::Null, integer(55), integer(90)]);
            assert!(one.cleared().iter().all(|column| matches!(column, Column::Absent)));
        }
    }
}
