//! Property values: a column for each key and kind of element, in pages typed by what they hold.
//!
//! A page is kept in the form that suits what it holds, so that a schema stays optional and a key that is always an
//! integer is read like an array of integers.
//!
//! In: values by row, the element's id. Out: the same; null where there is none. Which keys an element
//! has is kept with its record, not here.

mod dense;
mod coded;
mod small;
mod page;
mod values;

pub use values::{ColumnValues, PageValues, SmallIntegers, Stretch, Told, ValueRef};

use self::page::ColumnPage;
use super::KeyId;
use super::ids::{Id, Ids};
use super::near;
use crate::value::Value;
use crate::value::page::Paged;
use std::sync::Arc;

/// How many rows a page has.
const ROWS: usize = 256;

/// Rows of one page.
type Near<'r, R> = near::Near<'r, R, ROWS>;

/// Where in its page a row lies.
#[inline]
fn offset(row: impl Id) -> usize {
    near::offset::<ROWS>(row)
}

/// The columns of one kind of element, by key. Cloning shares everything.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    by_key: Arc<Vec<Column>>,
}

/// The values of one key. Cloning shares everything.
type Column = Paged<ColumnPage>;

impl Columns {
    /// The value in a row; null when there is none.
    pub(super) fn get(&self, key: KeyId, row: u64) -> Value {
        self.by_key
            .get(key.0 as usize)
            .and_then(|column| column.page(row))
            .and_then(|(page, offset)| page.get(offset))
            .unwrap_or_default()
    }

    /// Hands the value of each of `rows` to `take`, in their order; rows that follow one another in a page cost little
    /// more than an array access each.
    pub(super) fn each<'a, R: Id>(
        &'a self,
        key: Option<KeyId>,
        rows: Ids<'_, R>,
        mut take: impl FnMut(ValueRef<'a>),
    ) {
        self.each_page(key, rows, |page, near| match page {
            Some(page) => page.each(near, &mut take),
            None => (0..near.len()).for_each(|_| take(ValueRef::Null)),
        });
    }

    /// Hands over the values of `rows`, in their order, integers that lie side by side together.
    pub(super) fn stretches<R: Id>(
        &self,
        key: Option<KeyId>,
        rows: Ids<'_, R>,
        mut take: impl FnMut(Stretch<'_>),
    ) {
        self.each_page(key, rows, |page, near| match page {
            Some(page) => page.stretches(near, &mut take),
            None => (0..near.len()).for_each(|_| take(Stretch::One(ValueRef::Null))),
        });
    }

    /// Hands over what `tell` says of the value of each of `rows`, in their order. For equal values of a page it may be
    /// asked once, at the first row that has it.
    pub(super) fn tell<'a, R: Id, T: Copy + Default>(
        &'a self,
        key: Option<KeyId>,
        rows: Ids<'_, R>,
        mut tell: impl FnMut(ValueRef<'a>) -> T,
        mut take: impl FnMut(Told<'_, T>),
    ) {
        self.each_page(key, rows, |page, near| match page {
            Some(page) => page.tell(near, &mut tell, &mut take),
            None => (0..near.len()).for_each(|_| take(Told::Each(&[tell(ValueRef::Null)]))),
        });
    }

    fn column(&self, key: Option<KeyId>) -> Option<&Column> {
        self.by_key.get(key?.0 as usize)
    }

    /// Hands over `rows` in their order, those of a page that come together at once with the page, if it holds anything.
    fn each_page<'a, R: Id>(
        &'a self,
        key: Option<KeyId>,
        mut rows: Ids<'_, R>,
        mut take: impl FnMut(Option<&'a ColumnPage>, Near<'_, R>),
    ) {
        let column = self.column(key);
        while let Some((first, near)) = Near::take(&mut rows) {
            let page = column.and_then(|column| column.page(first));
            take(page.map(|(page, _)| page), near);
        }
    }

    /// Adds the values of `rows` to `into`, in their order, if every one of them is an integer; else says so, and what it
    /// added is of no use.
    pub(super) fn read_integers<R: Id>(
        &self,
        key: Option<KeyId>,
        mut rows: Ids<'_, R>,
        into: &mut Vec<i64>,
    ) -> bool {
        let Some(column) = self.column(key) else { return rows.is_empty() };
        loop {
            // What is alone in its page is read as it is, without finding out what follows it.
            while let Some(alone) = near::take_alone::<R, ROWS>(&mut rows) {
                let found = column.page(alone).and_then(|(page, offset)| page.integer(offset));
                let Some(integer) = found else { return false };
                into.push(integer);
            }
            let Some((first, near)) = Near::take(&mut rows) else { return true };
            if !column.page(first).is_some_and(|(page, _)| page.read_integers(near, into)) {
                return false;
            }
        }
    }

    /// Whether the value of every one of `rows` is an integer.
    pub(super) fn are_integers<R: Id>(&self, key: Option<KeyId>, mut rows: Ids<'_, R>) -> bool {
        let Some(column) = self.column(key) else { return rows.is_empty() };
        while let Some((first, near)) = Near::take(&mut rows) {
            if !column.page(first).is_some_and(|(page, _)| page.are_integers(near)) {
                return false;
            }
        }
        true
    }

    /// Puts a value in a row, null for none, and returns the one that was there.
    pub(super) fn set(&mut self, key: KeyId, row: u64, value: Value) -> Value {
        let columns = Arc::make_mut(&mut self.by_key);
        let number = key.0 as usize;
        if columns.len() <= number {
            columns.resize(number + 1, Column::default());
        }
        columns[number].change(row, |page, offset| page.set(offset, value)).unwrap_or_default()
    }
}

impl Columns {
    /// Every value of a key, by ascending row.
    pub(super) fn values(&self, key: KeyId) -> impl Iterator<Item = (u64, Value)> {
        let pages = self.by_key.get(key.0 as usize).into_iter().flat_map(|column| column.pages_from(0));
        pages.flat_map(|(first, page)| {
            page.values().map(move |(offset, value)| (first + offset as u64, value))
        })
    }

    /// Puts many values of a key in their rows, which have none yet; `false` when one has.
    #[must_use]
    pub(super) fn fill(&mut self, key: KeyId, values: ColumnValues) -> bool {
        let columns = Arc::make_mut(&mut self.by_key);
        let number = key.0 as usize;
        if columns.len() <= number {
            columns.resize(number + 1, Column::default());
        }
        fill(&mut columns[number], values)
    }

    /// Lets the values of a key, which has none yet, be those that `make` returns when they are first asked for.
    pub(super) fn defer(&mut self, key: KeyId, make: impl FnOnce() -> ColumnValues + Send + 'static) {
        let columns = Arc::make_mut(&mut self.by_key);
        let number = key.0 as usize;
        if columns.len() <= number {
            columns.resize(number + 1, Column::default());
        }
        columns[number] = Column::deferred(|| {
            let mut column = Column::default();
            let is_new = fill(&mut column, make());
            debug_assert!(is_new, "pages of a new column come once each");
            column
        });
    }

    /// Makes what is deferred.
    pub(super) fn touch(&self) {
        self.by_key.iter().for_each(Column::touch);
    }
}

/// Puts values in rows that have none yet; `false` when one has.
fn fill(column: &mut Column, values: ColumnValues) -> bool {
    values.into_pages().all(|(first, page)| column.change(first, |old, _| old.fill(page)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::NodeId;

    const KEY: KeyId = KeyId(0);

    /// A generator of numbers that are random enough.
    struct Random(u64);

    impl Random {
        fn below(&mut self, bound: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % bound
        }

        /// Mostly one of a few texts; now and then none, one of many, or another kind of value.
        fn value(&mut self, kind: u64) -> Value {
            match (kind, self.below(40)) {
                (_, 0) => Value::Null,
                (1, 1) => Value::Float(0.5),
                (2, _) => Value::string(format!("text {}", self.below(90))),
                (3, _) => Value::Integer(self.below(1_000) as i64),
                (4, _) => Value::Integer(500 - self.below(200) as i64),
                _ => Value::string(["a", "b", "c", ""][self.below(4) as usize]),
            }
        }
    }

    /// The values of `rows`, read in each of the ways there are.
    fn read(columns: &Columns, rows: &[NodeId]) -> [Vec<Value>; 3] {
        let (mut each, mut told, mut stretched, mut all) = (vec![], vec![], vec![], vec![]);
        let rows = match rows {
            [first, .., last] if last.0 - first.0 + 1 == rows.len() as u64 => Ids::Run(*first, rows.len()),
            _ => Ids::Listed(rows),
        };
        columns.each(Some(KEY), rows, |value| each.push(value.to_value()));
        let tell = |value: ValueRef<'_>| {
            all.push(value.to_value());
            all.len() - 1
        };
        columns.tell(Some(KEY), rows, tell, |places| places.add_to(&mut told));
        let told = told.into_iter().map(|place| all[place].clone()).collect();
        columns.stretches(Some(KEY), rows, |stretch| match stretch {
            Stretch::Integers(integers) => stretched.extend(integers.iter().copied().map(Value::Integer)),
            Stretch::Small(small) => stretched.extend(small.integers().map(Value::Integer)),
            Stretch::One(value) => stretched.push(value.to_value()),
        });
        [each, told, stretched]
    }

    #[test]
    fn whatever_comes_and_goes_is_read_alike_in_every_way() {
        let mut random = Random(7);
        let (mut columns, mut model) = (Columns::default(), vec![Value::Null; 700]);
        for round in 0..300 {
            let kind = random.below(6);
            for _ in 0..40 {
                let row = random.below(700);
                let value = random.value(kind);
                let old = columns.set(KEY, row, value.clone());
                assert_eq!(old, std::mem::replace(&mut model[row as usize], value));
            }
            let mut rows: Vec<NodeId> = (random.below(300)..400 + random.below(300)).map(NodeId).collect();
            if round % 2 == 0 {
                rows.retain(|_| random.below(3) > 0);
            }
            let expected: Vec<Value> = rows.iter().map(|row| model[row.0 as usize].clone()).collect();
            assert_eq!(read(&columns, &rows), std::array::from_fn::<_, 3, _>(|_| expected.clone()));
        }
    }

    #[test]
    fn integers_are_read_of_rows_in_any_order_unless_one_has_none() {
        let integer = |row: u64| if row < 256 { row as i64 % 50 } else { (row * row * 977) as i64 };
        let mut columns = Columns::default();
        (0..700).filter(|row| *row != 300).for_each(|row| {
            columns.set(KEY, row, Value::Integer(integer(row)));
        });
        for stride in [1, 2, 257, 300, 511, 699] {
            let rows: Vec<NodeId> = (0..1_500).map(|place| place * stride % 700).map(NodeId).collect();
            let known: Vec<NodeId> = rows.iter().copied().filter(|row| row.0 != 300).collect();
            let mut read = Vec::new();
            assert!(columns.read_integers(Some(KEY), Ids::Listed(&known), &mut read));
            assert!(read.into_iter().eq(known.iter().map(|row| integer(row.0))), "{stride}");
            assert_eq!(columns.are_integers(Some(KEY), Ids::Listed(&rows)), rows.len() == known.len());
            assert_eq!(
                columns.read_integers(Some(KEY), Ids::Listed(&rows), &mut Vec::new()),
                rows.len() == known.len()
            );
        }
        assert!(columns.read_integers(Some(KeyId(9)), Ids::<NodeId>::Listed(&[]), &mut Vec::new()));
        assert!(!columns.read_integers(Some(KEY), Ids::Listed(&[NodeId(9_000)]), &mut Vec::new()));
    }
}
