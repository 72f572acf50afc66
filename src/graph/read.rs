//! A property of many elements at once: several ways to read along its column.

use super::columns::{Columns, Stretch, Told, ValueRef};
use super::{GraphView, Ids, KeyId};
use crate::value::{Element, NodeId, RelationshipId};

/// Elements of one kind.
#[derive(Debug, Clone, Copy)]
pub enum Elements<'e> {
    /// Nodes.
    Nodes(Ids<'e, NodeId>),
    /// Relationships.
    Relationships(Ids<'e, RelationshipId>),
}

/// Does the same with the columns and the ids of elements, whichever they are.
macro_rules! of_either {
    ($view:expr, $elements:expr, |$columns:ident, $ids:ident| $read:expr) => {
        match $elements {
            Elements::Nodes($ids) => {
                let $columns: &Columns = &$view.node_columns;
                $read
            }
            Elements::Relationships($ids) => {
                let $columns: &Columns = &$view.relationship_columns;
                $read
            }
        }
    };
}

/// Reading along a column: a property of each of many elements, in their order. It is null where there is none, where the
/// element is no more, and of a key that nobody knows. Elements that follow one another cost little more than an array
/// access each.
impl GraphView {
    /// Hands over the property of each.
    pub fn each_property<'a>(
        &'a self,
        elements: Elements<'_>,
        key: Option<KeyId>,
        take: impl FnMut(ValueRef<'a>),
    ) {
        of_either!(self, elements, |columns, ids| columns.each(key, ids, take));
    }

    /// Hands over the property of each, integers that lie side by side together.
    pub fn stretches_of_property(
        &self,
        elements: Elements<'_>,
        key: Option<KeyId>,
        take: impl FnMut(Stretch<'_>),
    ) {
        of_either!(self, elements, |columns, ids| columns.stretches(key, ids, take));
    }

    /// Hands over what `tell` says of the property of each, that of those that lie together at once. Where values lie
    /// together and are equal it may be asked once for all of them, at the first that has it.
    pub fn tell_property<'a, T: Copy + Default>(
        &'a self,
        elements: Elements<'_>,
        key: Option<KeyId>,
        tell: impl FnMut(ValueRef<'a>) -> T,
        take: impl FnMut(Told<'_, T>),
    ) {
        of_either!(self, elements, |columns, ids| columns.tell(key, ids, tell, take));
    }

    /// Whether the property of each is an integer.
    pub fn are_integers(&self, elements: Elements<'_>, key: Option<KeyId>) -> bool {
        of_either!(self, elements, |columns, ids| columns.are_integers(key, ids))
    }

    /// Adds the property of each to `into`, if all are integers; else says so, and what it added is of no use.
    pub fn read_integers(&self, elements: Elements<'_>, key: Option<KeyId>, into: &mut Vec<i64>) -> bool {
        of_either!(self, elements, |columns, ids| columns.read_integers(key, ids, into))
    }
}

impl Elements<'_> {
    /// How many they are.
    #[must_use]
    pub fn count(self) -> usize {
        match self {
            Elements::Nodes(nodes) => nodes.len(),
            Elements::Relationships(relationships) => relationships.len(),
        }
    }

    /// The numbers of the first and of the last id.
    #[must_use]
    pub fn ends(self) -> Option<(u64, u64)> {
        match self {
            Elements::Nodes(nodes) => nodes.ends().map(|(first, last)| (first.0, last.0)),
            Elements::Relationships(relationships) => {
                relationships.ends().map(|(first, last)| (first.0, last.0))
            }
        }
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Element> {
        let (nodes, relationships) = match self {
            Elements::Nodes(nodes) => (nodes, Ids::Listed(&[][..])),
            Elements::Relationships(relationships) => (Ids::Listed(&[][..]), relationships),
        };
        nodes.iter().map(Element::Node).chain(relationships.iter().map(Element::Relationship))
    }

    /// Whether they are the same, of those that are as many: the same run, or the same list.
    #[must_use]
    pub fn is_same(self, other: Self) -> bool {
        match (self, other) {
            (Elements::Nodes(ids), Elements::Nodes(others)) => ids.is_same(others),
            (Elements::Relationships(ids), Elements::Relationships(others)) => ids.is_same(others),
            _ => false,
        }
    }
}
