//! Who has a value: ids ordered by their value, then by themselves.
//!
//! The order is that of ORDER BY within each class of values that `<` can compare, one class after
//! another.
//!
//! In: values that ids gain and lose. Out: the ids whose value is equal to one, lies in a range or
//! starts with a prefix, in the sense of `=`, `<` and STARTS WITH: the order only finds the place,
//! those relations decide, so that nothing equals NaN and no number is less than a string.

use super::sorted::{Search, Sorted};
use crate::value::Value;
use crate::value::order;
use std::cmp::Ordering;
use std::ops::Bound;

/// Ids by value. Cloning shares everything.
#[derive(Debug, Clone)]
pub(in crate::graph) struct Values<Id: Clone> {
    entries: Sorted<Entry<Id>>,
}

/// An id and its value.
#[derive(Debug, Clone)]
struct Entry<Id> {
    value: Value,
    id: Id,
}

/// A value that is looked for, and whose; without an id the place is that of the first who has it.
struct Wanted<'v, Id> {
    value: &'v Value,
    id: Option<Id>,
}

impl<Id: Copy + Ord> Search<Entry<Id>> for Wanted<'_, Id> {
    #[inline]
    fn is_before(&self, entry: &Entry<Id>) -> bool {
        let by_value = compare_value(&entry.value, self.value);
        by_value.then_with(|| self.id.map_or(Ordering::Equal, |id| entry.id.cmp(&id))).is_lt()
    }

    /// Numbers are taken to lie evenly.
    #[inline]
    fn share(&self, low: &Entry<Id>, high: &Entry<Id>) -> Option<f64> {
        let (low, high) = (number(&low.value)?, number(&high.value)?);
        Some((number(self.value)? - low) / (high - low)).filter(|_| low < high)
    }
}

/// About which number a value is, if any.
#[inline]
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(integer) => Some(*integer as f64),
        Value::Float(float) => Some(*float),
        _ => None,
    }
}

impl<Id: Clone> Default for Values<Id> {
    fn default() -> Self {
        Values { entries: Sorted::default() }
    }
}

impl<Id: Copy + Ord> Values<Id> {
    /// These ids, whose values are not null.
    pub(in crate::graph) fn build(values: impl Iterator<Item = (Id, Value)>) -> Self {
        let mut entries: Vec<Entry<Id>> = values.map(|(id, value)| Entry { value, id }).collect();
        entries.sort_unstable_by(|a, b| compare_entry(a, &b.value, b.id));
        Values { entries: Sorted::from_sorted(&entries) }
    }

    /// The ids whose value equals `value`, ascending.
    pub(in crate::graph) fn equal(&self, value: &Value) -> Vec<Id> {
        if value.is_null() {
            return Vec::new();
        }
        let mut ids: Vec<Id> = self.all_equal(value).collect();
        ids.sort_unstable();
        ids
    }

    /// How many ids have a value that equals `value`, counted no further than `limit`.
    pub(in crate::graph) fn count_equal(&self, value: &Value, limit: usize) -> usize {
        if value.is_null() { 0 } else { self.all_equal(value).take(limit).count() }
    }

    fn all_equal(&self, value: &Value) -> impl Iterator<Item = Id> {
        self.entries
            .iter_from(&Wanted { value, id: None })
            .take_while(|entry| compare_value(&entry.value, value).is_eq())
            .filter(|entry| order::equals(&entry.value, value) == Some(true))
            .map(|entry| entry.id)
    }

    /// The ids whose value lies in the range, by ascending value, then id; all when it has no bounds.
    pub(in crate::graph) fn range(&self, range: (Bound<&Value>, Bound<&Value>)) -> Vec<Id> {
        self.entries
            .iter_from(&|entry: &Entry<Id>| lies_before(&entry.value, range))
            .take_while(|entry| !lies_after(&entry.value, range))
            .filter(|entry| lies_in(&entry.value, range))
            .map(|entry| entry.id)
            .collect()
    }

    /// How many ids [`Values::range`] would give at most, counted no further than just past `limit`.
    pub(in crate::graph) fn count_range(&self, range: (Bound<&Value>, Bound<&Value>), limit: usize) -> usize {
        let from = |entry: &Entry<Id>| lies_before(&entry.value, range);
        let to = |entry: &Entry<Id>| !lies_after(&entry.value, range);
        self.entries.count_between(&from, &to, limit)
    }

    /// How many ids [`Values::prefix`] would give, counted no further than just past `limit`.
    pub(in crate::graph) fn count_prefix(&self, prefix: &str, limit: usize) -> usize {
        let low = Value::string(prefix);
        let starts = |value: &Value| matches!(value, Value::String(text) if text.starts_with(prefix));
        let to = |entry: &Entry<Id>| compare_value(&entry.value, &low).is_lt() || starts(&entry.value);
        self.entries.count_between(&Wanted { value: &low, id: None }, &to, limit)
    }

    /// The ids whose value is a string that starts with `prefix`, by ascending value, then id.
    pub(in crate::graph) fn prefix(&self, prefix: &str) -> Vec<Id> {
        let low = Value::string(prefix);
        self.entries
            .iter_from(&Wanted { value: &low, id: None })
            .take_while(|entry| matches!(&entry.value, Value::String(text) if text.starts_with(prefix)))
            .map(|entry| entry.id)
            .collect()
    }

    /// The first two ids, in the order of their values, that have equal values.
    pub(in crate::graph) fn first_equal(&self) -> Option<(Id, Id)> {
        let mut earlier: Vec<&Entry<Id>> = Vec::new();
        for entry in self.entries.iter() {
            earlier.retain(|other| compare_value(&other.value, &entry.value).is_eq());
            let same = earlier.iter().find(|other| order::equals(&other.value, &entry.value) == Some(true));
            if let Some(other) = same {
                return Some((other.id, entry.id));
            }
            // What equals nothing, as NaN, need not be remembered.
            if order::equals(&entry.value, &entry.value) == Some(true) {
                earlier.push(entry);
            }
        }
        None
    }

    /// Notes that `id` has `value`, unless that is null.
    pub(in crate::graph) fn insert(&mut self, value: &Value, id: Id) {
        if !value.is_null() {
            let entry = Entry { value: value.clone(), id };
            self.entries.insert(entry, &Wanted { value, id: Some(id) });
        }
    }

    /// Notes that `id` no longer has `value`, unless that is null.
    pub(in crate::graph) fn remove(&mut self, value: &Value, id: Id) {
        if !value.is_null() {
            let removed = self.entries.remove(&Wanted { value, id: Some(id) });
            debug_assert!(removed.is_some_and(|entry| compare_entry(&entry, value, id).is_eq()));
        }
    }
}

fn compare_entry<Id: Copy + Ord>(entry: &Entry<Id>, value: &Value, id: Id) -> Ordering {
    compare_value(&entry.value, value).then(entry.id.cmp(&id))
}

/// The order of the index: by class, then as ORDER BY has it.
#[inline]
fn compare_value(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Integer(a), Value::Integer(b)) => a.cmp(b),
        (Value::String(a), Value::String(b)) => a.cmp(b),
        _ => compare_others(a, b),
    }
}

/// The same of values that are not both integers or both strings; apart, so that a search runs on without a call.
#[inline(never)]
fn compare_others(a: &Value, b: &Value) -> Ordering {
    class(a).cmp(class(b)).then_with(|| order::order(a, b))
}

/// The values that `<` can compare with one another have the same class.
fn class(value: &Value) -> &'static str {
    match value {
        Value::Integer(_) | Value::Float(_) => "NUMBER",
        other => other.type_name(),
    }
}

/// Whether a value comes before all that may lie in the range.
fn lies_before(value: &Value, range: (Bound<&Value>, Bound<&Value>)) -> bool {
    match range {
        (Bound::Included(low) | Bound::Excluded(low), _) => compare_value(value, low).is_lt(),
        (Bound::Unbounded, Bound::Included(high) | Bound::Excluded(high)) => class(value) < class(high),
        (Bound::Unbounded, Bound::Unbounded) => false,
    }
}

/// Whether a value comes after all that may lie in the range.
fn lies_after(value: &Value, range: (Bound<&Value>, Bound<&Value>)) -> bool {
    match range {
        (_, Bound::Included(high) | Bound::Excluded(high)) => compare_value(value, high).is_gt(),
        (Bound::Included(low) | Bound::Excluded(low), Bound::Unbounded) => class(value) > class(low),
        (Bound::Unbounded, Bound::Unbounded) => false,
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
    use crate::value::NodeId;

    fn index_of(values: impl IntoIterator<Item = Value>) -> Values<NodeId> {
        let mut index = Values::build(std::iter::empty());
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
        let all = (0..2_000).map(|i| (NodeId(i), values(i)));
        let built = Values::build(all);
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
        assert_eq!(["ab", "", "x"].map(|prefix| index.count_prefix(prefix, 9)), [2, 6, 0]);
    }

    #[test]
    fn what_a_range_may_hold_is_counted() {
        let strings = (0..500).map(|i| Value::string(i.to_string()));
        let index = index_of((0..1_000).map(Value::Integer).chain(strings));
        let (low, high) = (Value::Integer(10), Value::Integer(700));
        assert_eq!(index.count_range((Bound::Included(&low), Bound::Excluded(&high)), usize::MAX), 691);
        assert_eq!(index.count_range((Bound::Excluded(&low), Bound::Unbounded), usize::MAX), 990);
        assert_eq!(index.count_range((Bound::Unbounded, Bound::Included(&high)), usize::MAX), 701);
        assert!(index.count_range((Bound::Unbounded, Bound::Included(&high)), 50) > 50);
        assert_eq!(index.count_range((Bound::Included(&high), Bound::Excluded(&low)), usize::MAX), 0);
    }

    #[test]
    fn equal_values_are_found_whatever_their_type_and_nan_equals_nothing() {
        let nan = || Value::Float(f64::NAN);
        assert_eq!(index_of([nan(), nan(), Value::Integer(1), Value::string("1")]).first_equal(), None);
        let twice = index_of([Value::Integer(2), Value::string("a"), Value::Float(2.0)]);
        assert_eq!(twice.first_equal(), Some((NodeId(0), NodeId(2))));
    }
}
