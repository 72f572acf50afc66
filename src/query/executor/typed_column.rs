//! A column that comes value by value, and is typed as long as its values are of one type.

use super::chunk::Column;
use crate::graph::ValueRef;
use crate::value::Value;
use std::mem;

/// The values so far.
#[derive(Debug, Default)]
pub(super) enum TypedColumn {
    #[default]
    Empty,
    Integers(Vec<i64>),
    Floats(Vec<f64>),
    Values(Vec<Value>),
}

impl TypedColumn {
    /// Adds a value; there is to be room for `length` in all.
    pub(super) fn push(&mut self, value: ValueRef<'_>, length: usize) {
        match (&mut *self, value) {
            (TypedColumn::Integers(integers), ValueRef::Integer(integer)) => integers.push(integer),
            (TypedColumn::Floats(floats), ValueRef::Float(float)) => floats.push(float),
            (TypedColumn::Values(values), value) => values.push(value.to_value()),
            (TypedColumn::Empty, value) => {
                *self = match value {
                    ValueRef::Integer(_) => TypedColumn::Integers(Vec::with_capacity(length)),
                    ValueRef::Float(_) => TypedColumn::Floats(Vec::with_capacity(length)),
                    _ => TypedColumn::Values(Vec::with_capacity(length)),
                };
                self.push(value, length);
            }
            (_, value) => {
                self.widen();
                self.push(value, length);
            }
        }
    }

    /// Adds integers; there is to be room for `length` in all.
    pub(super) fn extend_integers(&mut self, more: impl Iterator<Item = i64>, length: usize) {
        if let TypedColumn::Empty = self {
            *self = TypedColumn::Integers(Vec::with_capacity(length));
        }
        match self {
            TypedColumn::Integers(integers) => integers.extend(more),
            _ => more.for_each(|integer| self.push(ValueRef::Integer(integer), length)),
        }
    }

    fn widen(&mut self) {
        *self = TypedColumn::Values(match mem::take(self) {
            TypedColumn::Empty => Vec::new(),
            TypedColumn::Integers(integers) => integers.into_iter().map(Value::Integer).collect(),
            TypedColumn::Floats(floats) => floats.into_iter().map(Value::Float).collect(),
            TypedColumn::Values(values) => values,
        });
    }

    /// The column of all values.
    pub(super) fn finish(self) -> Column {
        match self {
            TypedColumn::Empty => Column::nulls(0),
            TypedColumn::Integers(integers) => Column::integers(integers),
            TypedColumn::Floats(floats) => Column::floats(floats),
            TypedColumn::Values(values) => Column::values(values),
        }
    }
}
