//! The values of a few rows, in the form that suits what they are.
//!
//! A page with few values lists them; one with many is an array of integers, floats, booleans or strings with a bitmap
//! of the rows that have one, or, where few strings differ, each of these once, and where integers lie near one another,
//! a byte for each; where kinds mix, or the values are of another kind, it is an array of values. Pages convert
//! themselves as values come and go.

use super::super::ids::Id;
use super::Near;
use super::ROWS;
use super::coded::Coded;
use super::dense::{Cell, Dense};
use super::small::Small;
use super::values::{PageValues, Stretch, Told, ValueRef};
use crate::value::Value;
use crate::value::page::Page;
use std::slice;
use std::sync::Arc;

/// How many values a page lists before it becomes an array.
const SPARSE: usize = 16;

/// From how many rows on it pays to note what is told of them and to hand it over at once.
pub(super) const MANY: usize = 8;

/// The values of a few rows.
#[derive(Debug, Clone)]
pub(super) enum ColumnPage {
    /// Few values, by ascending offset.
    Sparse(Vec<(u8, Value)>),
    Integers(Dense<i64>),
    /// Integers that lie near one another.
    Small(Small),
    Floats(Dense<f64>),
    Booleans(Dense<bool>),
    Strings(Dense<Arc<str>>),
    /// Strings of which few are different.
    Coded(Coded),
    /// Values of several kinds, or of one without an array of its own.
    Values(Dense<Value>),
}

impl Default for ColumnPage {
    fn default() -> Self {
        ColumnPage::Sparse(Vec::new())
    }
}

impl Page for ColumnPage {
    const ROWS: usize = ROWS;
    type Digest = ();

    fn is_vacant(&self) -> bool {
        matches!(self, ColumnPage::Sparse(values) if values.is_empty())
    }
}

impl ColumnPage {
    /// The page with these values in these places.
    pub(super) fn of(places: &[u8], values: PageValues) -> Self {
        match values {
            PageValues::Integers(integers) if places.len() > SPARSE => match Small::packed(places, &integers)
            {
                Some(small) => ColumnPage::Small(small),
                None => ColumnPage::Integers(Dense::packed(places, integers)),
            },
            PageValues::Integers(integers) => ColumnPage::packed(places, integers, ColumnPage::Integers),
            PageValues::Floats(floats) => ColumnPage::packed(places, floats, ColumnPage::Floats),
            PageValues::Booleans(booleans) => ColumnPage::packed(places, booleans, ColumnPage::Booleans),
            PageValues::Strings(strings) if places.len() > SPARSE => match Coded::packed(places, &strings) {
                Some(coded) => ColumnPage::Coded(coded),
                None => ColumnPage::Strings(Dense::packed(places, strings)),
            },
            PageValues::Strings(strings) => ColumnPage::packed(places, strings, ColumnPage::Strings),
            PageValues::Mixed(values) => ColumnPage::packed(places, values, ColumnPage::Values),
        }
    }

    fn packed<T: Cell>(places: &[u8], cells: Vec<T>, dense: impl Fn(Dense<T>) -> Self) -> Self {
        match places.len() {
            ..=SPARSE => {
                let values = cells.iter().map(Cell::to_value);
                ColumnPage::Sparse(places.iter().copied().zip(values).collect())
            }
            _ => dense(Dense::packed(places, cells)),
        }
    }

    pub(super) fn get(&self, offset: usize) -> Option<Value> {
        match self.get_ref(offset) {
            ValueRef::Null => None,
            value => Some(value.to_value()),
        }
    }

    #[inline]
    pub(super) fn get_ref(&self, offset: usize) -> ValueRef<'_> {
        let found = match self {
            ColumnPage::Sparse(values) => {
                find(values, offset).ok().map(|place| ValueRef::from(&values[place].1))
            }
            ColumnPage::Integers(dense) => dense.get(offset).map(|integer| ValueRef::Integer(*integer)),
            ColumnPage::Small(small) => small.get(offset).map(ValueRef::Integer),
            ColumnPage::Floats(dense) => dense.get(offset).map(|float| ValueRef::Float(*float)),
            ColumnPage::Booleans(dense) => dense.get(offset).map(|boolean| ValueRef::Boolean(*boolean)),
            ColumnPage::Strings(dense) => dense.get(offset).map(ValueRef::String),
            ColumnPage::Coded(coded) => coded.get(offset).map(ValueRef::String),
            ColumnPage::Values(dense) => dense.get(offset).map(ValueRef::from),
        };
        found.unwrap_or(ValueRef::Null)
    }

    /// Hands over the values of these rows; what kind they are is looked at once.
    pub(super) fn each<'a, R: Id>(&'a self, rows: Near<'_, R>, mut take: impl FnMut(ValueRef<'a>)) {
        match self {
            ColumnPage::Integers(dense) => {
                rows.each(|row| take(of(dense, row, |cell| ValueRef::Integer(*cell))));
            }
            ColumnPage::Small(small) => {
                rows.each(|row| take(small.get(row).map_or(ValueRef::Null, ValueRef::Integer)));
            }
            ColumnPage::Floats(dense) => rows.each(|row| take(of(dense, row, |cell| ValueRef::Float(*cell)))),
            ColumnPage::Strings(dense) => rows.each(|row| take(of(dense, row, ValueRef::String))),
            _ => rows.each(|row| take(self.get_ref(row))),
        }
    }

    /// Hands over the values of these rows, integers that lie side by side together.
    pub(super) fn stretches<R: Id>(&self, rows: Near<'_, R>, mut take: impl FnMut(Stretch<'_>)) {
        let dense = match self {
            ColumnPage::Integers(dense) => dense,
            ColumnPage::Small(small) => return small.stretches(rows, take),
            _ => return self.each(rows, |value| take(Stretch::One(value))),
        };
        if let Near::Run(run) = &rows
            && let Some(integers) = dense.run(run.clone())
        {
            return take(Stretch::Integers(integers));
        }
        let one = |integer| Stretch::Integers(slice::from_ref(integer));
        rows.each(|row| take(dense.get(row).map_or(Stretch::One(ValueRef::Null), one)));
    }

    /// Hands over what `tell` says of the values of these rows; it may be asked once for all that are equal.
    pub(super) fn tell<'a, R: Id, T: Copy + Default>(
        &'a self,
        rows: Near<'_, R>,
        mut tell: impl FnMut(ValueRef<'a>) -> T,
        mut take: impl FnMut(Told<'_, T>),
    ) {
        match self {
            ColumnPage::Coded(coded) => coded.tell(rows, tell, take),
            _ if rows.len() < MANY => self.each(rows, |value| take(Told::Each(&[tell(value)]))),
            _ => {
                let (mut told, count) = ([T::default(); ROWS], rows.len());
                let mut places = told.iter_mut();
                self.each(rows, |value| {
                    if let Some(place) = places.next() {
                        *place = tell(value);
                    }
                });
                take(Told::Each(&told[..count]));
            }
        }
    }

    /// The integer of a row, if it has one and the page is of integers.
    #[inline]
    pub(super) fn integer(&self, offset: usize) -> Option<i64> {
        match self {
            ColumnPage::Integers(dense) => dense.get(offset).copied(),
            ColumnPage::Small(small) => small.get(offset),
            _ => None,
        }
    }

    /// Adds the values of these rows to `into`, if every one of them is an integer; else says so, and what it added is of no
    /// use.
    #[inline]
    pub(super) fn read_integers<R: Id>(&self, rows: Near<'_, R>, into: &mut Vec<i64>) -> bool {
        match self {
            ColumnPage::Integers(dense) => dense.read(rows, |integer| integer, into),
            ColumnPage::Small(small) => small.read(rows, into),
            _ => false,
        }
    }

    /// Whether the value of every one of these rows is an integer.
    pub(super) fn are_integers<R: Id>(&self, rows: Near<'_, R>) -> bool {
        match self {
            ColumnPage::Integers(dense) => dense.has_all(rows),
            ColumnPage::Small(small) => small.has_all(rows),
            _ => false,
        }
    }

    /// Puts a value in a row, null for none, and returns the one that was there.
    pub(super) fn set(&mut self, offset: usize, value: Value) -> Option<Value> {
        let old = self.take(offset);
        if !value.is_null()
            && let Err(value) = self.put(offset, value)
        {
            self.convert(match (&*self, &value) {
                (ColumnPage::Coded(_), Value::String(_)) => Kind::String,
                (ColumnPage::Small(_), Value::Integer(_)) => Kind::Integer,
                _ => Kind::Mixed,
            });
            self.put(offset, value).expect("a page is converted to a kind that fits the value");
        }
        if old.is_some() {
            self.tighten();
        }
        old
    }

    fn take(&mut self, offset: usize) -> Option<Value> {
        match self {
            ColumnPage::Sparse(values) => find(values, offset).ok().map(|found| values.remove(found).1),
            ColumnPage::Integers(dense) => dense.take(offset),
            ColumnPage::Small(small) => small.take(offset),
            ColumnPage::Floats(dense) => dense.take(offset),
            ColumnPage::Booleans(dense) => dense.take(offset),
            ColumnPage::Strings(dense) => dense.take(offset),
            ColumnPage::Coded(coded) => coded.take(offset),
            ColumnPage::Values(dense) => dense.take(offset),
        }
    }

    /// Puts a value in an empty row, or hands it back when the page is of another kind.
    fn put(&mut self, offset: usize, value: Value) -> Result<(), Value> {
        match self {
            ColumnPage::Sparse(values) => {
                let place = find(values, offset).unwrap_or_else(|place| place);
                values.insert(place, (offset as u8, value));
                if values.len() > SPARSE {
                    self.convert(Kind::common(self.values().map(|(_, value)| Kind::of(&value))));
                }
                Ok(())
            }
            ColumnPage::Integers(dense) => dense.put(offset, value),
            ColumnPage::Small(small) => small.put(offset, value),
            ColumnPage::Floats(dense) => dense.put(offset, value),
            ColumnPage::Booleans(dense) => dense.put(offset, value),
            ColumnPage::Strings(dense) => dense.put(offset, value),
            ColumnPage::Coded(coded) => coded.put(offset, value),
            ColumnPage::Values(dense) => dense.put(offset, value),
        }
    }

    /// Takes over the values of another page, for rows that have none; `false` when one has.
    pub(super) fn fill(&mut self, other: ColumnPage) -> bool {
        if self.is_vacant() {
            *self = other;
            return true;
        }
        other.values().all(|(offset, value)| self.set(offset, value).is_none())
    }

    /// The rows that have a value, a bit a row.
    pub(super) fn rows(&self) -> [u64; ROWS / 64] {
        match self {
            ColumnPage::Sparse(values) => values.iter().fold([0; ROWS / 64], |mut rows, (offset, _)| {
                rows[usize::from(*offset) / 64] |= 1 << (offset % 64);
                rows
            }),
            ColumnPage::Integers(dense) => dense.valid,
            ColumnPage::Small(small) => small.rows(),
            ColumnPage::Floats(dense) => dense.valid,
            ColumnPage::Booleans(dense) => dense.valid,
            ColumnPage::Strings(dense) => dense.valid,
            ColumnPage::Coded(coded) => coded.rows(),
            ColumnPage::Values(dense) => dense.valid,
        }
    }

    /// Takes a narrower form when what is left after a removal allows it.
    ///
    /// An array becomes a list well below the size at which a list becomes an array, so that a page
    /// near the border does not turn over with every change.
    fn tighten(&mut self) {
        let length = match self {
            ColumnPage::Sparse(_) => return,
            ColumnPage::Integers(dense) => dense.len(),
            ColumnPage::Small(small) => small.len(),
            ColumnPage::Floats(dense) => dense.len(),
            ColumnPage::Booleans(dense) => dense.len(),
            ColumnPage::Strings(dense) => dense.len(),
            ColumnPage::Coded(coded) => coded.len(),
            ColumnPage::Values(dense) => dense.len(),
        };
        if length < SPARSE / 2 {
            *self = ColumnPage::Sparse(self.values().map(|(offset, value)| (offset as u8, value)).collect());
        } else if let ColumnPage::Values(dense) = self {
            let kind = Kind::common(dense.cells().map(|(_, value)| Kind::of(value)));
            if kind != Kind::Mixed {
                self.convert(kind);
            }
        }
    }

    /// Becomes an array of `kind`, which fits every value.
    fn convert(&mut self, kind: Kind) {
        *self = match kind {
            Kind::Integer => self.integers(),
            Kind::Float => ColumnPage::Floats(Dense::collect(self.values())),
            Kind::Boolean => ColumnPage::Booleans(Dense::collect(self.values())),
            Kind::String => self.strings(),
            Kind::Mixed => ColumnPage::Values(Dense::collect(self.values())),
        };
    }

    /// The page as one of strings, which all its values are. One that has no room for more different ones is an array.
    fn strings(&self) -> ColumnPage {
        let coded = match self {
            ColumnPage::Coded(_) => None,
            _ => Coded::collect(self.values()),
        };
        coded.map_or_else(|| ColumnPage::Strings(Dense::collect(self.values())), ColumnPage::Coded)
    }

    /// The page as one of integers, which all its values are. One that they do not lie near enough for is an array.
    fn integers(&self) -> ColumnPage {
        let small = match self {
            ColumnPage::Small(_) => None,
            _ => Small::collect(self.values()),
        };
        small.map_or_else(|| ColumnPage::Integers(Dense::collect(self.values())), ColumnPage::Small)
    }

    /// The rows that have a value, ascending, with the value.
    pub(super) fn values(&self) -> impl Iterator<Item = (usize, Value)> {
        (0..ROWS).filter_map(|offset| Some((offset, self.get(offset)?)))
    }
}

#[inline]
fn of<'a, T: Cell>(
    dense: &'a Dense<T>,
    row: usize,
    value: impl FnOnce(&'a T) -> ValueRef<'a>,
) -> ValueRef<'a> {
    dense.get(row).map_or(ValueRef::Null, value)
}

fn find(values: &[(u8, Value)], offset: usize) -> Result<usize, usize> {
    values.binary_search_by_key(&offset, |(at, _)| usize::from(*at))
}

/// The kind of array that holds a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Integer,
    Float,
    Boolean,
    String,
    Mixed,
}

impl Kind {
    fn of(value: &Value) -> Self {
        match value {
            Value::Integer(_) => Kind::Integer,
            Value::Float(_) => Kind::Float,
            Value::Boolean(_) => Kind::Boolean,
            Value::String(_) => Kind::String,
            _ => Kind::Mixed,
        }
    }

    /// The one kind that fits all.
    fn common(mut kinds: impl Iterator<Item = Kind>) -> Self {
        let first = kinds.next().unwrap_or(Kind::Mixed);
        if kinds.all(|kind| kind == first) { first } else { Kind::Mixed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page_of(values: impl IntoIterator<Item = Value>) -> ColumnPage {
        let mut page = ColumnPage::default();
        for (offset, value) in values.into_iter().enumerate() {
            page.set(offset, value);
        }
        page
    }

    #[test]
    fn a_page_becomes_an_array_of_the_kind_it_holds() {
        assert!(matches!(page_of((0..16).map(Value::Integer)), ColumnPage::Sparse(_)));
        assert!(matches!(page_of((0..17).map(Value::Integer)), ColumnPage::Small(_)));
        assert!(matches!(page_of((0..17).map(|i| Value::Integer(i * 16))), ColumnPage::Integers(_)));
        assert!(matches!(page_of((0..17).map(|i| Value::Float(i as f64))), ColumnPage::Floats(_)));
        assert!(matches!(page_of((0..17).map(|i| Value::Boolean(i > 3))), ColumnPage::Booleans(_)));
        assert!(matches!(page_of((0..17).map(|_| Value::string("x"))), ColumnPage::Coded(_)));
        let texts = (0..64).map(|i| Value::string(i.to_string()));
        assert!(matches!(page_of(texts.clone()), ColumnPage::Coded(_)));
        let page = page_of(texts.chain([Value::string("one more"), Value::string("7")]));
        assert!(matches!(page, ColumnPage::Strings(_)));
        assert_eq!(page.get(65), Some(Value::string("7")));
    }

    #[test]
    fn a_page_that_is_packed_is_the_one_that_grew() {
        for count in [1, 16, 17, 256] {
            let places: Vec<u8> =
                (0..=255).filter(|place| count == 256 || place % 15 < 2).take(count).collect();
            for times in [1, -1, 7] {
                let integers: Vec<i64> = places.iter().map(|place| i64::from(*place) * times).collect();
                let mut grown = ColumnPage::default();
                for (place, integer) in places.iter().zip(&integers) {
                    grown.set(usize::from(*place), Value::Integer(*integer));
                }
                let packed = ColumnPage::of(&places, PageValues::Integers(integers));
                assert_eq!(format!("{packed:?}"), format!("{grown:?}"));
            }
            for different in [3, 64, 65] {
                let text = |place: u8| Arc::from((usize::from(place) % different).to_string());
                let texts: Vec<Arc<str>> = places.iter().copied().map(text).collect();
                let mut grown = ColumnPage::default();
                for (place, text) in places.iter().zip(&texts) {
                    grown.set(usize::from(*place), Value::String(text.clone()));
                }
                let packed = ColumnPage::of(&places, PageValues::Strings(texts));
                assert_eq!(format!("{packed:?}"), format!("{grown:?}"));
            }
        }
    }

    #[test]
    fn one_value_of_another_kind_widens_the_page_and_its_removal_narrows_it_again() {
        let mut page = page_of((0..20).map(Value::Integer));
        page.set(30, Value::string("thirty"));
        assert!(matches!(page, ColumnPage::Values(_)));
        assert_eq!(page.get(7), Some(Value::Integer(7)));
        assert_eq!(page.set(30, Value::Null), Some(Value::string("thirty")));
        assert!(matches!(page, ColumnPage::Small(_)));
        page.set(30, Value::Integer(256));
        assert!(matches!(page, ColumnPage::Integers(_)));
        page.set(30, Value::Null);
        assert_eq!((page.get(7), page.get(30)), (Some(Value::Integer(7)), None));
    }

    #[test]
    fn a_page_that_loses_its_values_becomes_vacant() {
        let mut page = page_of((0..256).map(Value::Integer));
        for offset in 0..256 {
            assert_eq!(page.set(offset, Value::Null), Some(Value::Integer(offset as i64)));
        }
        assert!(page.is_vacant());
    }
}
