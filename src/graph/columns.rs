//! Property values: a column for each key and kind of element, in pages typed by what they hold.
//!
//! A page with few values lists them; one with many is an array of integers, floats, booleans or
//! strings with a bitmap of the rows that have one; where kinds mix, or the values are of another kind,
//! it is an array of values. Pages convert themselves as values come and go, so that a schema stays
//! optional and a key that is always an integer is read like an array of integers.
//!
//! In: values by row, the element's id. Out: the same; null where there is none. Which keys an element
//! has is kept with its record, not here.

use super::KeyId;
use crate::value::Value;
use crate::value::page::{Page, Paged};
use std::sync::Arc;

/// How many rows a page has.
const ROWS: usize = 256;

/// How many values a page lists before it becomes an array.
const SPARSE: usize = 16;

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
    pub(super) fn each<'a>(
        &'a self,
        key: KeyId,
        rows: impl Iterator<Item = u64>,
        mut take: impl FnMut(ValueRef<'a>),
    ) {
        let Some(column) = self.by_key.get(key.0 as usize) else {
            return rows.for_each(|_| take(ValueRef::Null));
        };
        let mut rows = rows.peekable();
        while let Some(&row) = rows.peek() {
            let held = row / ROWS as u64;
            let near = std::iter::from_fn(|| rows.next_if(|row| row / ROWS as u64 == held));
            let offsets = near.map(|row| (row % ROWS as u64) as usize);
            match column.page(row) {
                Some((page, _)) => page.each(offsets, &mut take),
                None => offsets.for_each(|_| take(ValueRef::Null)),
            }
        }
    }

    /// Adds the values of `rows` to `into`, in their order, if every one of them is an integer; else says so, and what it
    /// added is of no use.
    pub(super) fn read_integers(
        &self,
        key: KeyId,
        rows: impl Iterator<Item = u64> + Clone,
        into: &mut Vec<i64>,
    ) -> bool {
        self.read(key, rows, into)
    }

    /// The same for any kind of array. Rows that follow one another in a page are copied together.
    fn read<T: Cell + Copy>(
        &self,
        key: KeyId,
        rows: impl Iterator<Item = u64> + Clone,
        into: &mut Vec<T>,
    ) -> bool {
        let Some(column) = self.by_key.get(key.0 as usize) else { return false };
        let mut rest = rows;
        while let Some(row) = rest.clone().next() {
            let Some((page, offset)) = column.page(row) else { return false };
            let Some(dense) = T::array(page) else { return false };
            let length =
                rest.clone().zip(row..).take(ROWS - offset).take_while(|(row, next)| row == next).count();
            let is_read = match length {
                1 => dense.read_near(row, &mut rest, into),
                _ => {
                    rest.nth(length - 1);
                    dense.read_run(offset, length, into)
                }
            };
            if !is_read {
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
    let ColumnValues { mut pages, first, open } = values;
    pages.push((first, open));
    pages.into_iter().all(|(first, page)| column.change(first, |old, _| old.fill(page)))
}

/// Values of one key in many rows, which become pages as they come.
#[derive(Debug, Clone, Default)]
pub struct ColumnValues {
    /// Full pages, each with its first row.
    pages: Vec<(u64, ColumnPage)>,
    /// The first row of the page that is being filled.
    first: u64,
    open: ColumnPage,
}

impl ColumnValues {
    /// How many rows a page has: values of rows that are pushed together are best cut at multiples of it.
    pub const PAGE_ROWS: u64 = ROWS as u64;

    /// Puts a value, which is not null, in a row, which comes after all rows before.
    pub fn push(&mut self, row: u64, value: Value) {
        let first = row / ROWS as u64 * ROWS as u64;
        if first != self.first {
            let full = std::mem::take(&mut self.open);
            self.pages.push((self.first, full));
            self.first = first;
        }
        self.open.set((row % ROWS as u64) as usize, value);
    }

    /// Puts values in places of a page of their own, which begins at row `first` and comes after all pages before; the
    /// places are ascending, one for each value.
    pub fn push_page(&mut self, first: u64, places: &[u8], values: PageValues) {
        let full = std::mem::replace(&mut self.open, ColumnPage::of(places, values));
        self.pages.push((self.first, full));
        self.first = first;
    }

    /// The first row of each page, and which of its rows have a value, a bit a row.
    pub(super) fn pages(&self) -> impl Iterator<Item = (u64, [u64; ROWS / 64])> {
        let full = self.pages.iter().map(|(first, page)| (*first, page.rows()));
        full.chain([(self.first, self.open.rows())])
    }

    /// Adds the values of others, whose pages all come after these.
    pub fn append(&mut self, others: ColumnValues) {
        let full = std::mem::take(&mut self.open);
        self.pages.push((self.first, full));
        self.pages.extend(others.pages);
        (self.first, self.open) = (others.first, others.open);
    }
}

/// Values of one kind, or of several.
#[derive(Debug, Clone)]
pub enum PageValues {
    /// Integers.
    Integers(Vec<i64>),
    /// Floats.
    Floats(Vec<f64>),
    /// Booleans.
    Booleans(Vec<bool>),
    /// Strings.
    Strings(Vec<Arc<str>>),
    /// Values of several kinds, or of another.
    Mixed(Vec<Value>),
}

/// A value where it lies.
#[derive(Debug, Clone, Copy)]
pub enum ValueRef<'a> {
    /// There is none.
    Null,
    /// An integer.
    Integer(i64),
    /// A float.
    Float(f64),
    /// A boolean.
    Boolean(bool),
    /// A string.
    String(&'a Arc<str>),
    /// A value of another kind, or one that shares its page with such.
    Other(&'a Value),
}

impl<'a> From<&'a Value> for ValueRef<'a> {
    #[inline]
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Null => ValueRef::Null,
            Value::Integer(integer) => ValueRef::Integer(*integer),
            Value::Float(float) => ValueRef::Float(*float),
            Value::Boolean(boolean) => ValueRef::Boolean(*boolean),
            Value::String(text) => ValueRef::String(text),
            other => ValueRef::Other(other),
        }
    }
}

impl ValueRef<'_> {
    /// The value by itself.
    pub fn to_value(self) -> Value {
        match self {
            ValueRef::Null => Value::Null,
            ValueRef::Integer(integer) => Value::Integer(integer),
            ValueRef::Float(float) => Value::Float(float),
            ValueRef::Boolean(boolean) => Value::Boolean(boolean),
            ValueRef::String(text) => Value::String(text.clone()),
            ValueRef::Other(value) => value.clone(),
        }
    }
}

/// The values of a few rows.
#[derive(Debug, Clone)]
enum ColumnPage {
    /// Few values, by ascending offset.
    Sparse(Vec<(u8, Value)>),
    Integers(Dense<i64>),
    Floats(Dense<f64>),
    Booleans(Dense<bool>),
    Strings(Dense<Arc<str>>),
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
    fn of(places: &[u8], values: PageValues) -> Self {
        match values {
            PageValues::Integers(integers) => ColumnPage::packed(places, integers, ColumnPage::Integers),
            PageValues::Floats(floats) => ColumnPage::packed(places, floats, ColumnPage::Floats),
            PageValues::Booleans(booleans) => ColumnPage::packed(places, booleans, ColumnPage::Booleans),
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

    fn get(&self, offset: usize) -> Option<Value> {
        match self.get_ref(offset) {
            ValueRef::Null => None,
            value => Some(value.to_value()),
        }
    }

    #[inline]
    fn get_ref(&self, offset: usize) -> ValueRef<'_> {
        let found = match self {
            ColumnPage::Sparse(values) => {
                find(values, offset).ok().map(|place| ValueRef::from(&values[place].1))
            }
            ColumnPage::Integers(dense) => dense.get(offset).map(|integer| ValueRef::Integer(*integer)),
            ColumnPage::Floats(dense) => dense.get(offset).map(|float| ValueRef::Float(*float)),
            ColumnPage::Booleans(dense) => dense.get(offset).map(|boolean| ValueRef::Boolean(*boolean)),
            ColumnPage::Strings(dense) => dense.get(offset).map(ValueRef::String),
            ColumnPage::Values(dense) => dense.get(offset).map(ValueRef::from),
        };
        found.unwrap_or(ValueRef::Null)
    }

    /// Hands over the values of these rows; what kind they are is looked at once.
    fn each<'a>(&'a self, offsets: impl Iterator<Item = usize>, mut take: impl FnMut(ValueRef<'a>)) {
        match self {
            ColumnPage::Integers(dense) => {
                dense.each(offsets, |cell| take(cell.map_or(ValueRef::Null, |it| ValueRef::Integer(*it))));
            }
            ColumnPage::Strings(dense) => {
                dense.each(offsets, |cell| take(cell.map_or(ValueRef::Null, ValueRef::String)));
            }
            _ => offsets.for_each(|offset| take(self.get_ref(offset))),
        }
    }

    /// Puts a value in a row, null for none, and returns the one that was there.
    fn set(&mut self, offset: usize, value: Value) -> Option<Value> {
        let old = self.take(offset);
        if !value.is_null()
            && let Err(value) = self.put(offset, value)
        {
            self.convert(Kind::Mixed);
            self.put(offset, value).expect("a page of mixed values takes any value");
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
            ColumnPage::Floats(dense) => dense.take(offset),
            ColumnPage::Booleans(dense) => dense.take(offset),
            ColumnPage::Strings(dense) => dense.take(offset),
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
            ColumnPage::Floats(dense) => dense.put(offset, value),
            ColumnPage::Booleans(dense) => dense.put(offset, value),
            ColumnPage::Strings(dense) => dense.put(offset, value),
            ColumnPage::Values(dense) => dense.put(offset, value),
        }
    }

    /// Takes over the values of another page, for rows that have none; `false` when one has.
    fn fill(&mut self, other: ColumnPage) -> bool {
        if self.is_vacant() {
            *self = other;
            return true;
        }
        other.values().all(|(offset, value)| self.set(offset, value).is_none())
    }

    /// The rows that have a value, a bit a row.
    fn rows(&self) -> [u64; ROWS / 64] {
        match self {
            ColumnPage::Sparse(values) => values.iter().fold([0; ROWS / 64], |mut rows, (offset, _)| {
                rows[usize::from(*offset) / 64] |= 1 << (offset % 64);
                rows
            }),
            ColumnPage::Integers(dense) => dense.valid,
            ColumnPage::Floats(dense) => dense.valid,
            ColumnPage::Booleans(dense) => dense.valid,
            ColumnPage::Strings(dense) => dense.valid,
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
            ColumnPage::Floats(dense) => dense.len(),
            ColumnPage::Booleans(dense) => dense.len(),
            ColumnPage::Strings(dense) => dense.len(),
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
            Kind::Integer => ColumnPage::Integers(Dense::collect(self.values())),
            Kind::Float => ColumnPage::Floats(Dense::collect(self.values())),
            Kind::Boolean => ColumnPage::Booleans(Dense::collect(self.values())),
            Kind::String => ColumnPage::Strings(Dense::collect(self.values())),
            Kind::Mixed => ColumnPage::Values(Dense::collect(self.values())),
        };
    }

    /// The rows that have a value, ascending, with the value.
    fn values(&self) -> impl Iterator<Item = (usize, Value)> {
        (0..ROWS).filter_map(|offset| Some((offset, self.get(offset)?)))
    }
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

/// What an array is made of.
trait Cell: Clone + Default {
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
struct Dense<T> {
    valid: [u64; ROWS / 64],
    cells: Vec<T>,
}

impl<T: Cell> Dense<T> {
    /// The array of these values, all of which are of its kind.
    fn collect(values: impl Iterator<Item = (usize, Value)>) -> Self {
        let mut dense = Dense { valid: [0; ROWS / 64], cells: vec![T::default(); ROWS] };
        for (offset, value) in values {
            dense.put(offset, value).expect("a page is converted to a kind that fits its values");
        }
        dense
    }

    /// The array with these cells in these places.
    fn packed(places: &[u8], packed: Vec<T>) -> Self {
        if packed.len() == ROWS {
            return Dense { valid: [u64::MAX; ROWS / 64], cells: packed };
        }
        let mut dense = Dense { valid: [0; ROWS / 64], cells: vec![T::default(); ROWS] };
        for (&place, cell) in places.iter().zip(packed) {
            dense.valid[usize::from(place) / 64] |= 1 << (place % 64);
            dense.cells[usize::from(place)] = cell;
        }
        dense
    }

    #[inline]
    fn get(&self, offset: usize) -> Option<&T> {
        let is_valid = self.valid[offset / 64] >> (offset % 64) & 1 == 1;
        is_valid.then(|| &self.cells[offset])
    }

    fn each<'a>(&'a self, offsets: impl Iterator<Item = usize>, take: impl FnMut(Option<&'a T>)) {
        offsets.map(|offset| self.get(offset)).for_each(take);
    }

    /// Adds the cells of so many rows to `into`, unless one of them has none.
    fn read_run(&self, offset: usize, length: usize, into: &mut Vec<T>) -> bool {
        let end = offset + length;
        let mut words = (offset / 64..end.div_ceil(64)).map(|word| {
            let (from, to) = (offset.max(word * 64) % 64, end.min(word * 64 + 64) - word * 64);
            let wanted = (u64::MAX << from) & (u64::MAX >> (64 - to));
            self.valid[word] & wanted == wanted
        });
        let has_all = words.all(|has_all| has_all);
        if has_all {
            into.extend_from_slice(&self.cells[offset..end]);
        }
        has_all
    }

    /// Adds the cells of the next of `rows` that lie in the page of `row` to `into`, unless one of them has none.
    fn read_near(&self, row: u64, rows: &mut (impl Iterator<Item = u64> + Clone), into: &mut Vec<T>) -> bool {
        let page = row / ROWS as u64;
        let mut rest = rows.clone();
        while let Some(row) = rest.next().filter(|row| row / ROWS as u64 == page) {
            let Some(cell) = self.get((row % ROWS as u64) as usize) else { return false };
            into.push(cell.clone());
            *rows = rest.clone();
        }
        true
    }

    fn put(&mut self, offset: usize, value: Value) -> Result<(), Value> {
        self.cells[offset] = T::from_value(value)?;
        self.valid[offset / 64] |= 1 << (offset % 64);
        Ok(())
    }

    fn take(&mut self, offset: usize) -> Option<Value> {
        let value = self.get(offset)?.to_value();
        self.cells[offset] = T::default();
        self.valid[offset / 64] &= !(1 << (offset % 64));
        Some(value)
    }

    fn len(&self) -> usize {
        self.valid.iter().map(|word| word.count_ones() as usize).sum()
    }

    fn cells(&self) -> impl Iterator<Item = (usize, &T)> {
        (0..ROWS).filter_map(|offset| Some((offset, self.get(offset)?)))
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
        assert!(matches!(page_of((0..17).map(Value::Integer)), ColumnPage::Integers(_)));
        assert!(matches!(page_of((0..17).map(|i| Value::Float(i as f64))), ColumnPage::Floats(_)));
        assert!(matches!(page_of((0..17).map(|i| Value::Boolean(i > 3))), ColumnPage::Booleans(_)));
        assert!(matches!(page_of((0..17).map(|_| Value::string("x"))), ColumnPage::Strings(_)));
    }

    #[test]
    fn a_page_that_is_packed_is_the_one_that_grew() {
        for count in [1, 16, 17, 256] {
            let places: Vec<u8> =
                (0..=255).filter(|place| count == 256 || place % 15 < 2).take(count).collect();
            let integers: Vec<i64> = places.iter().map(|place| i64::from(*place) * 7).collect();
            let mut grown = ColumnPage::default();
            for (place, integer) in places.iter().zip(&integers) {
                grown.set(usize::from(*place), Value::Integer(*integer));
            }
            let packed = ColumnPage::of(&places, PageValues::Integers(integers));
            assert_eq!(format!("{packed:?}"), format!("{grown:?}"));
        }
    }

    #[test]
    fn one_value_of_another_kind_widens_the_page_and_its_removal_narrows_it_again() {
        let mut page = page_of((0..20).map(Value::Integer));
        page.set(30, Value::string("thirty"));
        assert!(matches!(page, ColumnPage::Values(_)));
        assert_eq!(page.get(7), Some(Value::Integer(7)));
        assert_eq!(page.set(30, Value::Null), Some(Value::string("thirty")));
        assert!(matches!(page, ColumnPage::Integers(_)));
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
