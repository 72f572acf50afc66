//! Values of one key: many on their way into a column, and one where it lies.

use super::ROWS;
use super::page::ColumnPage;
use crate::value::Value;
use std::sync::Arc;

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
    pub(in crate::graph) fn pages(&self) -> impl Iterator<Item = (u64, [u64; ROWS / 64])> {
        let full = self.pages.iter().map(|(first, page)| (*first, page.rows()));
        full.chain([(self.first, self.open.rows())])
    }

    /// All pages, each with its first row.
    pub(super) fn into_pages(self) -> impl Iterator<Item = (u64, ColumnPage)> {
        self.pages.into_iter().chain([(self.first, self.open)])
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

/// Values of rows that follow one another, where they lie.
#[derive(Debug, Clone, Copy)]
pub enum Stretch<'a> {
    /// Integers, one for each row.
    Integers(&'a [i64]),
    /// Integers that lie near one another.
    Small(SmallIntegers<'a>),
    /// The value of one row.
    One(ValueRef<'a>),
}

/// What was told of the values of some rows.
#[derive(Debug, Clone, Copy)]
pub enum Told<'t, T> {
    /// One for each row.
    Each(&'t [T]),
    /// A code for each row, and what was told of each code.
    Coded(&'t [u8], &'t [T]),
}

impl<T: Copy> Told<'_, T> {
    /// Adds one for each row.
    pub fn add_to(self, into: &mut Vec<T>) {
        match self {
            Told::Each(told) => into.extend_from_slice(told),
            Told::Coded(codes, told) => into.extend(codes.iter().map(|code| told[usize::from(*code)])),
        }
    }
}

/// Integers that lie near one another, one for each row.
#[derive(Debug, Clone, Copy)]
pub struct SmallIntegers<'a> {
    /// What each byte is added to.
    pub base: i64,
    /// For each row how far its integer is above that.
    pub above: &'a [u8],
}

impl SmallIntegers<'_> {
    /// Each of them.
    pub fn integers(self) -> impl Iterator<Item = i64> {
        self.above.iter().map(move |above| self.base.wrapping_add(i64::from(*above)))
    }
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
