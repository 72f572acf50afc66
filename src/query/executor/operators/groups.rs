//! Which rows are equivalent on some columns: a number for each group of them, in the order in which they are met.
//!
//! The first key is numbered by itself, in a table of its own type as long as its values are of one type. A further key
//! need not be where the number so far is new, or comes with the value that it came with first; only other values are
//! numbered too, and both numbers joined to that of a pair. So a row costs a look-up or two, and no allocation unless
//! its group is new.

use super::super::chunk::{Chunk, Column};
use super::super::context::Context;
use super::super::evaluate::{Property, evaluate_column};
use super::super::memory::{Held, value_bytes};
use super::super::recent::Recent;
use super::super::typed_column::TypedColumn;
use super::word_numbers::WordNumbers;
use crate::error::Result;
use crate::graph::ValueRef;
use crate::query::bound::Expression;
use crate::value::Value;
use crate::value::order::{self, GroupKey};
use rustc_hash::FxHashMap;
use std::mem;
use std::ops::Range;
use std::sync::Arc;

/// Numbers the groups of rows by the values of their keys.
#[derive(Default)]
pub(super) struct Groups {
    first: Numbers,
    /// For each further key.
    further: Vec<Pairs>,
    /// For each key, its value in the first row of each group.
    values: Vec<TypedColumn>,
    length: usize,
    held: Held,
}

/// The numbers of the distinct values of one key.
#[derive(Default)]
struct Numbers {
    table: Table,
    null: Option<u32>,
    length: u32,
}

/// From a value to its number.
#[derive(Default)]
enum Table {
    #[default]
    Empty,
    Ids(Ids, WordNumbers),
    Integers(WordNumbers),
    Strings(FxHashMap<Arc<str>, u32>),
    Any(FxHashMap<GroupKey, u32>),
}

/// What ids are of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ids {
    Nodes,
    Relationships,
}

impl Ids {
    fn value(self, id: u64) -> Value {
        match self {
            Ids::Nodes => Value::Node(crate::value::NodeId(id)),
            Ids::Relationships => Value::Relationship(crate::value::RelationshipId(id)),
        }
    }
}

/// The values of a key in the rows of a chunk.
enum Key<'v> {
    Column(Column),
    Read(Vec<ValueRef<'v>>),
}

impl Key<'_> {
    fn get(&self, row: usize) -> Value {
        match self {
            Key::Column(column) => column.get(row),
            Key::Read(values) => values[row].to_value(),
        }
    }

    /// Adds the values in some rows to `values`, which are to be `length`, and returns about how many bytes they take.
    fn keep(&self, rows: &[u32], values: &mut TypedColumn, length: usize) -> usize {
        match self {
            Key::Column(Column::Integers(integers)) => {
                values.extend_integers(rows.iter().map(|row| integers[*row as usize]), length);
                rows.len() * size_of::<i64>()
            }
            key => {
                let kept = rows.iter().map(|row| {
                    let value = key.get(*row as usize);
                    values.push(ValueRef::from(&value), length);
                    value_bytes(&value)
                });
                kept.sum()
            }
        }
    }

    /// About how many bytes the value in a row takes.
    fn bytes(&self, row: usize) -> usize {
        match self {
            Key::Column(Column::Values(values)) => value_bytes(&values[row]),
            Key::Column(_) => size_of::<Value>(),
            Key::Read(values) => value_bytes(&values[row].to_value()),
        }
    }

    /// Whether the value in a row is equivalent to another.
    fn is(&self, row: usize, other: &Value) -> bool {
        match (self, other) {
            (Key::Column(Column::Integers(integers)), Value::Integer(other)) => integers[row] == *other,
            (Key::Column(Column::Nodes(nodes)), Value::Node(other)) => nodes[row] == *other,
            (Key::Column(Column::NodeRun(first, _)), Value::Node(other)) => first.0 + row as u64 == other.0,
            (Key::Column(Column::Values(values)), other) => order::equivalent(&values[row], other),
            (Key::Column(column), other) => order::equivalent(&column.get(row), other),
            (Key::Read(values), other) => match (values[row], other) {
                (ValueRef::Integer(integer), Value::Integer(other)) => integer == *other,
                (ValueRef::String(text), Value::String(other)) => Arc::ptr_eq(text, other) || text == other,
                (value, other) => order::equivalent(&value.to_value(), other),
            },
        }
    }
}

impl Groups {
    /// How many groups there are.
    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// The numbers of the groups of all rows of `chunk`. Without keys all rows are of one group.
    pub(super) fn number_rows<'e>(
        &mut self,
        keys: impl Iterator<Item = &'e Expression> + Clone,
        chunk: &Chunk,
        context: &mut Context<'_>,
    ) -> Result<Vec<u32>> {
        context.guard.work(chunk.len())?;
        let mut rest = keys.clone();
        if let (Some(key), None) = (rest.next(), rest.next())
            && let Some(property) = Property::of(key, chunk)
        {
            return self.number_property(property, chunk.len(), context);
        }
        let mut computed = Vec::new();
        for key in keys.clone() {
            let is_read = Property::of(key, chunk).is_some();
            computed.push(if is_read { None } else { Some(evaluate_column(key, chunk, context)?) });
        }
        let mut values = Vec::with_capacity(computed.len());
        for (key, column) in keys.zip(computed) {
            values.push(match (column, Property::of(key, chunk)) {
                (Some(column), _) => Key::Column(column),
                (None, property) => Key::Read(read(property, chunk.len(), context)?),
            });
        }
        let (numbers, bytes) = self.number_and_keep(&values, chunk.len());
        drop(values);
        self.held.charge(bytes, &mut context.guard)?;
        Ok(numbers)
    }

    /// The numbers of the groups of so many rows, by columns of their keys.
    pub(super) fn number_columns(
        &mut self,
        keys: Vec<Column>,
        rows: usize,
        context: &mut Context<'_>,
    ) -> Result<Vec<u32>> {
        let keys: Vec<Key<'_>> = keys.into_iter().map(Key::Column).collect();
        let (numbers, bytes) = self.number_and_keep(&keys, rows);
        self.held.charge(bytes, &mut context.guard)?;
        Ok(numbers)
    }

    /// The numbers of the groups of rows whose only key is a property: what is equal is looked up once where it lies
    /// together.
    fn number_property(
        &mut self,
        property: Property<'_>,
        rows: usize,
        context: &mut Context<'_>,
    ) -> Result<Vec<u32>> {
        if !property.is_near()
            && let Some(integers) = property.integers(context)
        {
            let (numbers, bytes) = self.number_and_keep(&[Key::Column(Column::integers(integers))], rows);
            self.held.charge(bytes, &mut context.guard)?;
            return Ok(numbers);
        }
        self.values.resize_with(1, TypedColumn::default);
        let Groups { first, values, length, .. } = self;
        let (mut recent, mut bytes) = (Recent::default(), 0);
        let mut numbers = Vec::with_capacity(rows);
        let number = |value: ValueRef<'_>| {
            let number = first.number_recent(value, &mut recent);
            if number as usize == *length {
                *length += 1;
                bytes += size_of::<GroupKey>() + value_bytes(&value.to_value());
                values[0].push(value, *length);
            }
            number
        };
        property.tell(context, number, |told| told.add_to(&mut numbers))?;
        self.held.charge(bytes, &mut context.guard)?;
        Ok(numbers)
    }

    /// The numbers of those of `rows` rows that are the first of their group; `columns` are their keys.
    pub(super) fn first_rows(
        &mut self,
        columns: impl Iterator<Item = Column>,
        rows: usize,
        context: &mut Context<'_>,
    ) -> Result<Vec<u32>> {
        context.guard.work(rows)?;
        let columns = columns.map(|column| match column {
            Column::Absent => Column::nulls(rows),
            column => column,
        });
        let keys: Vec<Key<'_>> = columns.map(Key::Column).collect();
        let known = self.length;
        let numbers = self.number(&keys, rows);
        let first_rows = new_groups(&numbers, known..self.length);
        let of_row = |row: &u32| keys.iter().map(|key| key.bytes(*row as usize)).sum::<usize>();
        let bytes = first_rows.iter().map(|row| self.overhead() + of_row(row)).sum();
        self.held.charge(bytes, &mut context.guard)?;
        Ok(first_rows)
    }

    /// The numbers of the rows' groups.
    fn number(&mut self, keys: &[Key<'_>], rows: usize) -> Vec<u32> {
        self.further.resize_with(keys.len().saturating_sub(1), Pairs::default);
        let Some((first, further)) = keys.split_first() else {
            self.length = self.length.max(rows.min(1));
            return vec![0; rows];
        };
        let mut numbers = self.first.number(first, rows);
        for (pairs, key) in self.further.iter_mut().zip(further) {
            pairs.join(&mut numbers, key);
        }
        self.length = self.further.last().map_or(self.first.length, |pairs| pairs.length) as usize;
        numbers
    }

    /// The numbers of the rows' groups, and about how many bytes the new ones take, whose values are kept.
    fn number_and_keep(&mut self, keys: &[Key<'_>], rows: usize) -> (Vec<u32>, usize) {
        let known = self.length;
        let numbers = self.number(keys, rows);
        self.values.resize_with(keys.len(), TypedColumn::default);
        let first_rows = new_groups(&numbers, known..self.length);
        let mut bytes = first_rows.len() * self.overhead();
        for (values, key) in self.values.iter_mut().zip(keys) {
            bytes += key.keep(&first_rows, values, self.length);
        }
        (numbers, bytes)
    }

    /// About how many bytes a group takes besides its values.
    fn overhead(&self) -> usize {
        size_of::<GroupKey>() + self.further.len() * size_of::<(Value, u32)>()
    }

    /// For each key its values, a group each, and begins anew.
    pub(super) fn take(&mut self) -> Vec<Column> {
        self.first = Numbers::default();
        self.further.clear();
        self.length = 0;
        mem::take(&mut self.values).into_iter().map(TypedColumn::finish).collect()
    }

    /// Forgets all groups and gives back their memory.
    pub(super) fn clear(&mut self, context: &mut Context<'_>) {
        self.take();
        self.held.release(&mut context.guard);
    }
}

/// The first rows of groups that are met for the first time, which are `new`; numbers are given in this order.
fn new_groups(numbers: &[u32], mut new: Range<usize>) -> Vec<u32> {
    let mut rows = Vec::with_capacity(new.len());
    let mut numbered = (0..).zip(numbers);
    while let (false, Some((row, number))) = (new.is_empty(), numbered.next()) {
        if *number as usize == new.start {
            rows.push(row);
            new.start += 1;
        }
    }
    rows
}

fn read<'v>(
    property: Option<Property<'_>>,
    rows: usize,
    context: &'v Context<'_>,
) -> Result<Vec<ValueRef<'v>>> {
    let mut values = Vec::with_capacity(rows);
    if let Some(property) = property {
        property.each(context, |value| values.push(value))?;
    }
    Ok(values)
}

/// The numbers of pairs: the number of a row by the keys so far, and its value of the next key.
#[derive(Default)]
struct Pairs {
    /// For each number so far the value that it came with first, and the number of both.
    first_met: Vec<(Value, u32)>,
    /// The numbers of the other values that came.
    values: Numbers,
    others: FxHashMap<(u32, u32), u32>,
    length: u32,
}

impl Pairs {
    /// Puts for each row the number of its pair in place of its number so far; these are new in ascending order.
    fn join(&mut self, numbers: &mut [u32], key: &Key<'_>) {
        for (row, number) in numbers.iter_mut().enumerate() {
            *number = match self.first_met.get(*number as usize) {
                None => {
                    let pair = next(&mut self.length);
                    self.first_met.push((key.get(row), pair));
                    pair
                }
                Some((value, pair)) if key.is(row, value) => *pair,
                Some(_) => {
                    let value = self.values.number_row(key, row);
                    *self.others.entry((*number, value)).or_insert_with(|| next(&mut self.length))
                }
            };
        }
    }
}

fn next_number(length: usize) -> u32 {
    u32::try_from(length).expect("groups are bounded by the memory that they take")
}

impl Numbers {
    /// The numbers of a key's values in so many rows.
    fn number(&mut self, key: &Key<'_>, rows: usize) -> Vec<u32> {
        match key {
            Key::Read(values) => {
                let mut recent = Recent::default();
                values.iter().map(|value| self.number_recent(*value, &mut recent)).collect()
            }
            Key::Column(Column::Integers(integers)) => self.number_integers(integers),
            _ => (0..rows).map(|row| self.number_row(key, row)).collect(),
        }
    }

    /// The number of a key's value in one row.
    fn number_row(&mut self, key: &Key<'_>, row: usize) -> u32 {
        match key {
            Key::Column(Column::Nodes(nodes)) => self.number_id(Ids::Nodes, nodes[row].0),
            Key::Column(Column::NodeRun(first, _)) => self.number_id(Ids::Nodes, first.0 + row as u64),
            Key::Column(Column::Relationships(ids)) => self.number_id(Ids::Relationships, ids[row].0),
            Key::Column(Column::Integers(integers)) => self.number_one(ValueRef::Integer(integers[row])),
            Key::Column(Column::Floats(floats)) => self.number_one(ValueRef::Float(floats[row])),
            Key::Column(Column::Values(values)) => self.number_one(ValueRef::from(&values[row])),
            Key::Column(Column::Absent) => unreachable!("an evaluated column has its values"),
            Key::Read(values) => self.number_one(values[row]),
        }
    }

    /// The number of a value; that of a text is remembered.
    fn number_recent(&mut self, value: ValueRef<'_>, recent: &mut Recent<u32>) -> u32 {
        match value {
            ValueRef::String(text) => match recent.get(text) {
                Some(number) => number,
                None => recent.insert(text, self.number_one(value)),
            },
            _ => self.number_one(value),
        }
    }

    fn number_id(&mut self, kind: Ids, id: u64) -> u32 {
        if matches!(self.table, Table::Empty) {
            self.table = Table::Ids(kind, WordNumbers::default());
        }
        match &mut self.table {
            Table::Ids(own, numbers) if *own == kind => numbers.number(id, || next(&mut self.length)),
            _ => self.number_any(kind.value(id)),
        }
    }

    /// The numbers of integers; which table they are in is found out once.
    fn number_integers(&mut self, integers: &[i64]) -> Vec<u32> {
        if matches!(self.table, Table::Empty) && !integers.is_empty() {
            self.table = Table::Integers(WordNumbers::default());
        }
        match &mut self.table {
            Table::Integers(numbers) => {
                let number =
                    |integer: &i64| numbers.number(integer.cast_unsigned(), || next(&mut self.length));
                integers.iter().map(number).collect()
            }
            _ => integers.iter().map(|integer| self.number_one(ValueRef::Integer(*integer))).collect(),
        }
    }

    fn number_one(&mut self, value: ValueRef<'_>) -> u32 {
        if matches!(self.table, Table::Empty) {
            self.table = match value {
                ValueRef::Integer(_) => Table::Integers(WordNumbers::default()),
                ValueRef::String(_) => Table::Strings(FxHashMap::default()),
                ValueRef::Null => Table::Empty,
                _ => Table::Any(FxHashMap::default()),
            };
        }
        match (&mut self.table, value) {
            (_, ValueRef::Null) => *self.null.get_or_insert_with(|| next(&mut self.length)),
            (Table::Integers(numbers), ValueRef::Integer(integer)) => {
                numbers.number(integer.cast_unsigned(), || next(&mut self.length))
            }
            (Table::Strings(numbers), ValueRef::String(text)) => match numbers.get(&**text) {
                Some(number) => *number,
                None => {
                    let number = next(&mut self.length);
                    numbers.insert(text.clone(), number);
                    number
                }
            },
            (_, value) => self.number_any(value.to_value()),
        }
    }

    /// Values of several types: from here on in one table for all.
    fn number_any(&mut self, value: Value) -> u32 {
        if !matches!(self.table, Table::Any(_)) {
            self.widen();
        }
        let Table::Any(numbers) = &mut self.table else { unreachable!("the table has been widened") };
        *numbers.entry(GroupKey(vec![value])).or_insert_with(|| next(&mut self.length))
    }

    fn widen(&mut self) {
        let key = |value| GroupKey(vec![value]);
        self.table = Table::Any(match mem::take(&mut self.table) {
            Table::Empty => FxHashMap::default(),
            Table::Ids(kind, numbers) => {
                numbers.into_pairs().map(|(id, number)| (key(kind.value(id)), number)).collect()
            }
            Table::Integers(numbers) => {
                let integer = |word: u64| key(Value::Integer(word.cast_signed()));
                numbers.into_pairs().map(|(word, number)| (integer(word), number)).collect()
            }
            Table::Strings(numbers) => {
                numbers.into_iter().map(|(text, number)| (key(Value::String(text)), number)).collect()
            }
            Table::Any(numbers) => numbers,
        });
    }
}

/// The next number, which is taken by that.
fn next(length: &mut u32) -> u32 {
    let number = *length;
    *length = next_number(number as usize + 1);
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(groups: &mut Groups, keys: Vec<Vec<Value>>) -> Vec<u32> {
        let rows = keys[0].len();
        let keys: Vec<Key<'_>> = keys.into_iter().map(|values| Key::Column(Column::values(values))).collect();
        groups.number_and_keep(&keys, rows).0
    }

    #[test]
    fn groups_are_numbered_in_the_order_met_even_when_types_mix() {
        let mut groups = Groups::default();
        let integers = vec![Value::Integer(2), Value::Null, Value::Integer(1), Value::Integer(2)];
        assert_eq!(numbers(&mut groups, vec![integers]), [0, 1, 2, 0]);
        let mixed = vec![Value::Float(1.0), Value::string("x"), Value::Null, Value::Integer(2)];
        assert_eq!(numbers(&mut groups, vec![mixed]), [2, 3, 1, 0]);
        let kept = [Value::Integer(2), Value::Null, Value::Integer(1), Value::string("x")];
        let taken = &groups.take()[0];
        assert!(kept.iter().enumerate().all(|(row, value)| order::equivalent(&taken.get(row), value)));
    }

    #[test]
    fn several_keys_make_groups_of_their_pairs_and_keep_the_first_row_s_values() {
        let mut groups = Groups::default();
        let ones = vec![Value::Integer(1), Value::Float(1.0), Value::Integer(1), Value::Integer(2)];
        let others = ["a", "b", "a", "a"].map(Value::string).to_vec();
        assert_eq!(numbers(&mut groups, vec![ones, others]), [0, 1, 0, 2]);
        let values = &groups.take()[0];
        let values = [0, 1, 2].map(|row| values.get(row));
        assert!(matches!(values, [Value::Integer(1), Value::Float(_), Value::Integer(2)]));
    }
}
