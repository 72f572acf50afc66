//! Which rows are equivalent on some columns: a number for each group of them, in the order in which they are met.
//!
//! Each key is numbered by itself, in a table of its own type as long as its values are of one type, and two numbers at
//! a time are joined to the number of a pair. So a row costs a look-up or two a key, and no allocation unless its group
//! is new.

use super::super::chunk::{Chunk, Column, number};
use super::super::context::Context;
use super::super::evaluate::{Property, evaluate_column};
use super::super::memory::{Held, value_bytes};
use super::super::recent::Recent;
use crate::error::Result;
use crate::graph::ValueRef;
use crate::query::bound::{Expression, Slot};
use crate::value::Value;
use crate::value::order::GroupKey;
use rustc_hash::FxHashMap;
use std::mem;
use std::sync::Arc;

/// Numbers the groups of rows by the values of their keys.
#[derive(Default)]
pub(super) struct Groups {
    keys: Vec<Numbers>,
    /// The numbers of the keys so far with the next key, for each key but the first.
    pairs: Vec<Pairs>,
    /// For each key, its value in the first row of each group.
    values: Vec<Vec<Value>>,
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
    Ids(Ids, FxHashMap<u64, u32>),
    Integers(FxHashMap<i64, u32>),
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
        let (numbers, bytes) = self.number(&values, chunk.len());
        drop(values);
        self.held.charge(bytes, &mut context.guard)?;
        Ok(numbers)
    }

    /// The numbers of those of all rows of `chunk` that are the first of their group.
    pub(super) fn first_rows(
        &mut self,
        slots: &[Slot],
        chunk: &Chunk,
        context: &mut Context<'_>,
    ) -> Result<Vec<u32>> {
        context.guard.work(chunk.len())?;
        let columns = slots.iter().map(|slot| match chunk.column(*slot) {
            Column::Absent => Column::nulls(chunk.len()),
            column => column.clone(),
        });
        let keys: Vec<Key<'_>> = columns.map(Key::Column).collect();
        let mut known = self.length;
        let (numbers, bytes) = self.number(&keys, chunk.len());
        self.held.charge(bytes, &mut context.guard)?;
        let is_first = |&row: &u32| {
            let is_first = numbers[row as usize] as usize == known;
            known += usize::from(is_first);
            is_first
        };
        Ok((0..number(chunk.len())).filter(is_first).collect())
    }

    /// The numbers of the rows' groups, and about how many bytes the new ones take.
    fn number(&mut self, keys: &[Key<'_>], rows: usize) -> (Vec<u32>, usize) {
        self.keys.resize_with(keys.len(), Numbers::default);
        self.values.resize_with(keys.len(), Vec::new);
        self.pairs.resize_with(keys.len().saturating_sub(1), Pairs::default);
        let mut numbers: Option<Vec<u32>> = None;
        for (place, key) in keys.iter().enumerate() {
            let mut own = Vec::with_capacity(rows);
            self.keys[place].number(key, &mut own);
            numbers = Some(match numbers {
                None => own,
                Some(earlier) => self.pairs[place - 1].join(&earlier, &own),
            });
        }
        let numbers = numbers.unwrap_or_else(|| vec![0; rows]);
        let bytes = self.keep_new(keys, &numbers);
        (numbers, bytes)
    }

    /// Keeps the values of groups that are met for the first time; numbers are given in this order.
    fn keep_new(&mut self, keys: &[Key<'_>], numbers: &[u32]) -> usize {
        let mut bytes = 0;
        for (row, number) in numbers.iter().enumerate() {
            if *number as usize == self.length {
                self.length += 1;
                bytes += size_of::<GroupKey>();
                for (values, key) in self.values.iter_mut().zip(keys) {
                    let value = key.get(row);
                    bytes += value_bytes(&value);
                    values.push(value);
                }
            }
        }
        bytes
    }

    /// For each key its values, a group each, and begins anew.
    pub(super) fn take(&mut self) -> Vec<Vec<Value>> {
        self.keys.clear();
        self.pairs.clear();
        self.length = 0;
        mem::take(&mut self.values)
    }

    /// Forgets all groups and gives back their memory.
    pub(super) fn clear(&mut self, context: &mut Context<'_>) {
        self.take();
        self.held.release(&mut context.guard);
    }
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

/// The numbers of pairs of numbers. Many a number is met with one other only, which is kept beside it.
#[derive(Default)]
struct Pairs {
    /// For each first number the second that it was met with first, and the number of the pair.
    first_met: Vec<(u32, u32)>,
    others: FxHashMap<(u32, u32), u32>,
    length: u32,
}

impl Pairs {
    /// The number of each pair; first numbers are met in ascending order, the next one at most a new one.
    fn join(&mut self, ones: &[u32], others: &[u32]) -> Vec<u32> {
        ones.iter().zip(others).map(|(one, other)| self.number(*one, *other)).collect()
    }

    fn number(&mut self, one: u32, other: u32) -> u32 {
        match self.first_met.get(one as usize) {
            Some((met, number)) if *met == other => *number,
            Some(_) => *self.others.entry((one, other)).or_insert_with(|| next(&mut self.length)),
            None => {
                let number = next(&mut self.length);
                self.first_met.push((other, number));
                number
            }
        }
    }
}

fn next_number(length: usize) -> u32 {
    u32::try_from(length).expect("groups are bounded by the memory that they take")
}

impl Numbers {
    fn number(&mut self, key: &Key<'_>, into: &mut Vec<u32>) {
        match key {
            Key::Column(Column::Nodes(nodes)) => {
                into.extend(nodes.iter().map(|node| self.number_id(Ids::Nodes, node.0)));
            }
            Key::Column(Column::Relationships(relationships)) => {
                into.extend(relationships.iter().map(|id| self.number_id(Ids::Relationships, id.0)));
            }
            Key::Column(Column::Integers(integers)) => {
                into.extend(integers.iter().map(|integer| self.number_one(ValueRef::Integer(*integer))));
            }
            Key::Column(Column::Floats(floats)) => {
                into.extend(floats.iter().map(|float| self.number_one(ValueRef::Float(*float))));
            }
            Key::Column(Column::Values(values)) => {
                into.extend(values.iter().map(|value| self.number_one(ValueRef::from(value))));
            }
            Key::Column(Column::Absent) => unreachable!("an evaluated column has its values"),
            Key::Read(values) => {
                let mut recent = Recent::default();
                into.extend(values.iter().map(|value| match value {
                    ValueRef::String(text) => match recent.get(text) {
                        Some(number) => number,
                        None => recent.insert(text, self.number_one(*value)),
                    },
                    _ => self.number_one(*value),
                }));
            }
        }
    }

    fn number_id(&mut self, kind: Ids, id: u64) -> u32 {
        if matches!(self.table, Table::Empty) {
            self.table = Table::Ids(kind, FxHashMap::default());
        }
        match &mut self.table {
            Table::Ids(own, numbers) if *own == kind => {
                *numbers.entry(id).or_insert_with(|| next(&mut self.length))
            }
            _ => self.number_any(kind.value(id)),
        }
    }

    fn number_one(&mut self, value: ValueRef<'_>) -> u32 {
        if matches!(self.table, Table::Empty) {
            self.table = match value {
                ValueRef::Integer(_) => Table::Integers(FxHashMap::default()),
                ValueRef::String(_) => Table::Strings(FxHashMap::default()),
                ValueRef::Null => Table::Empty,
                _ => Table::Any(FxHashMap::default()),
            };
        }
        match (&mut self.table, value) {
            (_, ValueRef::Null) => *self.null.get_or_insert_with(|| next(&mut self.length)),
            (Table::Integers(numbers), ValueRef::Integer(integer)) => {
                *numbers.entry(integer).or_insert_with(|| next(&mut self.length))
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
                numbers.into_iter().map(|(id, number)| (key(kind.value(id)), number)).collect()
            }
            Table::Integers(numbers) => {
                numbers.into_iter().map(|(integer, number)| (key(Value::Integer(integer)), number)).collect()
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
        groups.number(&keys, rows).0
    }

    #[test]
    fn groups_are_numbered_in_the_order_met_even_when_types_mix() {
        let mut groups = Groups::default();
        let integers = vec![Value::Integer(2), Value::Null, Value::Integer(1), Value::Integer(2)];
        assert_eq!(numbers(&mut groups, vec![integers]), [0, 1, 2, 0]);
        let mixed = vec![Value::Float(1.0), Value::string("x"), Value::Null, Value::Integer(2)];
        assert_eq!(numbers(&mut groups, vec![mixed]), [2, 3, 1, 0]);
        let kept = vec![Value::Integer(2), Value::Null, Value::Integer(1), Value::string("x")];
        assert_eq!(groups.take(), [kept]);
    }

    #[test]
    fn several_keys_make_groups_of_their_pairs_and_keep_the_first_row_s_values() {
        let mut groups = Groups::default();
        let ones = vec![Value::Integer(1), Value::Float(1.0), Value::Integer(1), Value::Integer(2)];
        let others = ["a", "b", "a", "a"].map(Value::string).to_vec();
        assert_eq!(numbers(&mut groups, vec![ones, others]), [0, 1, 0, 2]);
        let values = groups.take();
        assert!(matches!(values[0][..], [Value::Integer(1), Value::Float(_), Value::Integer(2)]));
    }
}
