//! Which nodes of a label have a value: an index ordered by value, then node.
//!
//! The order is that of ORDER BY within each class of values that `<` can compare, one class after
//! another.
//!
//! In: values that nodes gain and lose. Out: the nodes whose value is equal to one, lies in a range or
//! starts with a prefix, in the sense of `=`, `<` and STARTS WITH: the order only finds the place,
//! those relations decide, so that nothing equals NaN and no number is less than a string.

use super::super::{IndexDefinition, KeyId, LabelId};
use super::sorted::Sorted;
use crate::value::order;
use crate::value::{NodeId, Value};
use std::cmp::Ordering;
use std::ops::Bound;
use std::sync::Arc;

/// The property indexes of a graph. Cloning shares everything.
#[derive(Debug, Clone, Default)]
pub(in crate::graph) struct PropertyIndexes {
    pub(in crate::graph) all: Arc<Vec<PropertyIndex>>,
}

impl PropertyIndexes {
    /// The index of a label and a key.
    pub(in crate::graph) fn find(&self, label: LabelId, key: KeyId) -> Option<&PropertyIndex> {
        self.all.iter().find(|index| index.label == label && index.key == key)
    }

    /// The index of a name.
    pub(in crate::graph) fn named(&self, name: &str) -> Option<&PropertyIndex> {
        self.all.iter().find(|index| &*index.definition.name == name)
    }

    /// Notes that a node with `labels` had `old` under `key` and now has `new`; null is none.
    pub(in crate::graph) fn replace(
        &mut self,
        node: NodeId,
        labels: &[LabelId],
        key: KeyId,
        old: &Value,
        new: &Value,
    ) {
        let concerns = |index: &PropertyIndex| index.key == key && labels.contains(&index.label);
        if !self.all.iter().any(concerns) {
            return;
        }
        for index in Arc::make_mut(&mut self.all).iter_mut().filter(|index| concerns(index)) {
            index.remove(old, node);
            index.insert(new, node);
        }
    }
}

/// The values of one key at the nodes of one label. Cloning shares everything.
#[derive(Debug, Clone)]
pub(in crate::graph) struct PropertyIndex {
    pub(in crate::graph) definition: IndexDefinition,
    pub(in crate::graph) label: LabelId,
    pub(in crate::graph) key: KeyId,
    entries: Sorted<Entry>,
}

/// A node and its value.
#[derive(Debug, Clone)]
struct Entry {
    value: Value,
    node: NodeId,
}

impl PropertyIndex {
    /// The index of these nodes, whose values are not null.
    pub(in crate::graph) fn build(
        definition: IndexDefinition,
        label: LabelId,
        key: KeyId,
        values: impl Iterator<Item = (NodeId, Value)>,
    ) -> Self {
        let mut entries: Vec<Entry> = values.map(|(node, value)| Entry { value, node }).collect();
        entries.sort_unstable_by(|a, b| compare_entry(a, &b.value, b.node));
        PropertyIndex { definition, label, key, entries: Sorted::from_sorted(&entries) }
    }

    /// The nodes whose value equals `value`, ascending.
    pub(in crate::graph) fn equal(&self, value: &Value) -> Vec<NodeId> {
        if value.is_null() {
            return Vec::new();
        }
        let mut nodes: Vec<NodeId> = self
            .entries
            .iter_from(|entry| compare_value(&entry.value, value).is_lt())
            .take_while(|entry| compare_value(&entry.value, value).is_eq())
            .filter(|entry| order::equals(&entry.value, value) == Some(true))
            .map(|entry| entry.node)
            .collect();
        nodes.sort_unstable();
        nodes
    }

    /// The nodes whose value lies in the range, by ascending value, then node; all when it has no bounds.
    pub(in crate::graph) fn range(&self, range: (Bound<&Value>, Bound<&Value>)) -> Vec<NodeId> {
        let is_before = |entry: &Entry| match range {
            (Bound::Included(low) | Bound::Excluded(low), _) => compare_value(&entry.value, low).is_lt(),
            (Bound::Unbounded, Bound::Included(high) | Bound::Excluded(high)) => {
                class(&entry.value) < class(high)
            }
            (Bound::Unbounded, Bound::Unbounded) => false,
        };
        let is_after = |entry: &Entry| match range.1 {
            Bound::Included(high) | Bound::Excluded(high) => compare_value(&entry.value, high).is_gt(),
            Bound::Unbounded => match range.0 {
                Bound::Included(low) | Bound::Excluded(low) => class(&entry.value) > class(low),
                Bound::Unbounded => false,
            },
        };
        self.entries
            .iter_from(is_before)
            .take_while(|entry| !is_after(entry))
            .filter(|entry| lies_in(&entry.value, range))
            .map(|entry| entry.node)
            .collect()
    }

    /// The nodes whose value is a string that starts with `prefix`, by ascending value, then node.
    pub(in crate::graph) fn prefix(&self, prefix: &str) -> Vec<NodeId> {
        let low = Value::string(prefix);
        self.entries
            .iter_from(|entry| compare_value(&entry.value, &low).is_lt())
            .take_while(|entry| matches!(&entry.value, Value::String(text) if text.starts_with(prefix)))
            .map(|entry| entry.node)
            .collect()
    }

    fn insert(&mut self, value: &Value, node: NodeId) {
        if !value.is_null() {
            let entry = Entry { value: value.clone(), node };
            self.entries.insert(entry, |entry| compare_entry(entry, value, node).is_lt());
        }
    }

    fn remove(&mut self, value: &Value, node: NodeId) {
        if !value.is_null() {
            let removed = self.entries.remove(|entry| compare_entry(entry, value, node).is_lt());
            debug_assert!(removed.is_some_and(|entry| compare_entry(&entry, value, node).is_eq()));
        }
    }
}

fn compare_entry(entry: &Entry, value: &Value, node: NodeId) -> Ordering {
    compare_value(&entry.value, value).then(entry.node.cmp(&node))
}

/// The order of the index: by class, then as ORDER BY has it.
fn compare_value(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Integer(a), Value::Integer(b)) => a.cmp(b),
        (Value::String(a), Value::String(b)) => a.cmp(b),
        _ => class(a).cmp(class(b)).then_with(|| order::order(a, b)),
    }
}

/// The values that `<` can compare with one another have the same class.
fn class(value: &Value) -> &'static str {
    match value {
        Value::Integer(_) | Value::Float(_) => "NUMBER",
        other => other.type_name(),
    }
}

fn lies_in(value: &Value, (low, high): (Bound<&Value>, Bound<&Value>)) -> bool {
    let is_above = match low {
        Bound::Included(low) => order::compare(value, low).is_some_and(Ordering::is_ge),
        Bound::Excluded(low) => order::compare(value, low).is_some_and(Ordering::is_gt),
        Bound::Unbounded => true,
    };
    let is_below = match high {
        Bound::Included(high) => order::compare(value, high).is_some_and(Ordering::is_le),
        Bound::Excluded(high) => order::compare(value, high).is_some_and(Ordering::is_lt),
        Bound::Unbounded => true,
    };
    is_above && is_below
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index_of(values: impl IntoIterator<Item = Value>) -> PropertyIndex {
        let definition = IndexDefinition { name: "i".into(), label: "L".into(), key: "k".into() };
        let mut index = PropertyIndex::build(definition, LabelId(0), KeyId(0), std::iter::empty());
        for (node, value) in values.into_iter().enumerate() {
            index.insert(&value, NodeId(node as u64));
        }
        index
    }

    fn nodes(ids: impl IntoIterator<Item = u64>) -> Vec<NodeId> {
        ids.into_iter().map(NodeId).collect()
    }

    #[test]
    fn an_index_that_is_built_finds_what_one_that_grew_finds() {
        let values = |i: u64| Value::string(format!("{:04}", i * 31 % 1_000));
        let grown = index_of((0..2_000).map(values));
        let definition = grown.definition.clone();
        let all = (0..2_000).map(|i| (NodeId(i), values(i)));
        let built = PropertyIndex::build(definition, LabelId(0), KeyId(0), all);
        assert_eq!(built.equal(&values(7)), nodes([7, 1_007]));
        assert_eq!(grown.equal(&values(7)), nodes([7, 1_007]));
        assert_eq!(built.prefix("01"), grown.prefix("01"));
        assert_eq!(built.prefix("01").len(), 200);
    }

    #[test]
    fn a_prefix_finds_only_strings_that_begin_with_it() {
        let index = index_of(["ab", "a", "b", "abc", "aB", ""].map(Value::string));
        assert_eq!(index.prefix("ab"), nodes([0, 3]));
        assert_eq!(index.prefix("").len(), 6);
        assert_eq!(index.prefix("x"), []);
    }
}
