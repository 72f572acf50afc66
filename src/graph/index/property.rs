//! Which nodes of a label, or relationships of a type, have a value: indexes ordered by value, then id.
//!
//! In: values that elements gain and lose. Out: the ids whose value is equal to one, lies in a range or starts with a
//! prefix, as [`Values`] has it. An index of several properties holds the list of their values; who lacks one of them
//! is not in it.

use super::super::columns::Columns;
use super::super::{IndexDefinition, KeyId, LabelId, TypeId};
use super::values::Values;
use crate::value::Value;
use crate::value::deferred::Deferred;
use std::ops::Bound;
use std::sync::Arc;

/// Whom an index covers, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Covered {
    /// The nodes that carry a label.
    Nodes(LabelId),
    /// The relationships of a type.
    Relationships(TypeId),
}

/// An index to be asked. Of several properties it is asked for the list of their values.
#[derive(Debug, Clone, Copy)]
pub struct Index<'a> {
    values: &'a Values<u64>,
}

impl Index<'_> {
    /// The numbers of those whose value is equal to `value` (in the sense of `=`), ascending.
    pub fn equal(self, value: &Value) -> Vec<u64> {
        self.values.equal(value)
    }

    /// How many have a value that is equal to `value`, counted no further than `limit`; takes time in proportion to it.
    pub fn count_equal(self, value: &Value, limit: usize) -> usize {
        self.values.count_equal(value, limit)
    }

    /// The numbers of those whose value lies in the range, in the sense of `<`, by ascending value, then number; all that
    /// have one when the range has no bounds.
    pub fn range(self, range: (Bound<&Value>, Bound<&Value>)) -> Vec<u64> {
        self.values.range(range)
    }

    /// How many [`Index::range`] would give at most, counted no further than just past `limit`; takes far less time.
    pub fn count_range(self, range: (Bound<&Value>, Bound<&Value>), limit: usize) -> usize {
        self.values.count_range(range, limit)
    }

    /// How many [`Index::prefix`] would give, counted no further than just past `limit`; takes far less time.
    pub fn count_prefix(self, prefix: &str, limit: usize) -> usize {
        self.values.count_prefix(prefix, limit)
    }

    /// The numbers of those whose value is a string that starts with `prefix`, by ascending value, then number.
    pub fn prefix(self, prefix: &str) -> Vec<u64> {
        self.values.prefix(prefix)
    }
}

/// The property indexes of a graph. Cloning shares everything.
#[derive(Debug, Clone, Default)]
pub(in crate::graph) struct PropertyIndexes {
    pub(in crate::graph) all: Arc<Vec<PropertyIndex>>,
}

/// A property that gets another value; null is none.
pub(in crate::graph) struct Replaced<'a> {
    pub(in crate::graph) key: KeyId,
    pub(in crate::graph) old: &'a Value,
    pub(in crate::graph) new: &'a Value,
}

impl PropertyIndexes {
    /// The index of exactly these keys, in this order.
    pub(in crate::graph) fn find(&self, covered: Covered, keys: &[KeyId]) -> Option<Index<'_>> {
        let index = self.all.iter().find(|index| index.covered == covered && index.keys == keys)?;
        Some(Index { values: index.values.get() })
    }

    /// Makes what is deferred.
    pub(in crate::graph) fn touch(&self) {
        self.all.iter().for_each(|index| index.values.touch());
    }

    /// The index of a name.
    pub(in crate::graph) fn named(&self, name: &str) -> Option<&PropertyIndex> {
        self.all.iter().find(|index| &*index.definition.name == name)
    }

    /// Notes that a property of the element with number `id` gets another value; `covers` tells which indexes the element
    /// is in, `columns` have its other properties.
    pub(in crate::graph) fn replace(
        &mut self,
        id: u64,
        covers: impl Fn(Covered) -> bool,
        columns: &Columns,
        replaced: &Replaced<'_>,
    ) {
        let concerns = |index: &PropertyIndex| index.keys.contains(&replaced.key) && covers(index.covered);
        if !self.all.iter().any(concerns) {
            return;
        }
        for index in Arc::make_mut(&mut self.all).iter_mut().filter(|index| concerns(index)) {
            let with = |value: &Value| {
                index.value(|key| match key == replaced.key {
                    true => value.clone(),
                    false => columns.get(key, id),
                })
            };
            let (old, new) = (with(replaced.old), with(replaced.new));
            let values = index.values.get_mut();
            values.remove(&old, id);
            values.insert(&new, id);
        }
    }

    /// Notes that a node with these properties gets a label, or loses it.
    pub(in crate::graph) fn set_label(
        &mut self,
        label: LabelId,
        node: u64,
        carries: bool,
        columns: &Columns,
    ) {
        let concerns = |index: &PropertyIndex| index.covered == Covered::Nodes(label);
        if !self.all.iter().any(concerns) {
            return;
        }
        for index in Arc::make_mut(&mut self.all).iter_mut().filter(|index| concerns(index)) {
            let value = index.value(|key| columns.get(key, node));
            match carries {
                true => index.values.get_mut().insert(&value, node),
                false => index.values.get_mut().remove(&value, node),
            }
        }
    }
}

/// The values of one key, or of several together, at the elements covered. Cloning shares everything.
#[derive(Debug, Clone)]
pub(in crate::graph) struct PropertyIndex {
    pub(in crate::graph) definition: IndexDefinition,
    pub(in crate::graph) covered: Covered,
    pub(in crate::graph) keys: Vec<KeyId>,
    pub(in crate::graph) values: Deferred<Values<u64>>,
}

impl PropertyIndex {
    /// What an element is found by: its value, or the list of its values; null where one is missing.
    pub(in crate::graph) fn value(&self, of: impl Fn(KeyId) -> Value) -> Value {
        if let [key] = *self.keys {
            return of(key);
        }
        let values: Vec<Value> = self.keys.iter().map(|&key| of(key)).collect();
        match values.iter().any(Value::is_null) {
            true => Value::Null,
            false => Value::list(values),
        }
    }
}
