//! Groups of equivalent values: what DISTINCT and aggregation are made of.

use silkgraph::value::Value;
use silkgraph::value::order::{equivalent, order};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Groups in the order in which they were first seen.
pub(super) struct Groups<T> {
    groups: Vec<(Vec<Value>, T)>,
    /// Where to look for a group: values that are equivalent come at the same place of an order.
    places: BTreeMap<Place, Vec<usize>>,
}

impl<T> Default for Groups<T> {
    fn default() -> Self {
        Groups { groups: Vec::new(), places: BTreeMap::new() }
    }
}

impl<T: Default> Groups<T> {
    /// The group of a key, and whether it is new.
    pub(super) fn group(&mut self, key: Vec<Value>) -> (&mut T, bool) {
        let place = self.places.entry(Place(key.clone())).or_default();
        let is_same = |other: &[Value]| key.iter().zip(other).all(|(a, b)| equivalent(a, b));
        let known = place.iter().copied().find(|index| is_same(&self.groups[*index].0));
        let index = known.unwrap_or(self.groups.len());
        if known.is_none() {
            place.push(index);
            self.groups.push((key, T::default()));
        }
        (&mut self.groups[index].1, known.is_none())
    }

    /// Every group with its key.
    pub(super) fn into_groups(self) -> Vec<(Vec<Value>, T)> {
        self.groups
    }
}

/// Values by the order that ORDER BY has.
struct Place(Vec<Value>);

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.iter().zip(&other.0).map(|(a, b)| order(a, b)).fold(Ordering::Equal, Ordering::then)
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Place {}
