//! What there is: every node with its labels, every relationship with its type and ends.
//!
//! A record is a few bytes and says nothing of properties but which keys there are. Sets of labels and
//! of keys repeat from element to element, so each distinct set is kept once and a record names it by
//! number. In: records by id. Out: the same, and ids in ascending order. Relationships deleted lately
//! leave their type behind, because a statement may still ask for it.

use super::{KeyId, LabelId, TypeId};
use crate::value::page::Table;
use crate::value::{NodeId, RelationshipId};
use rustc_hash::FxHashMap;
use std::hash::Hash;
use std::num::NonZeroU32;
use std::sync::Arc;

/// The greatest id that a node, relationship or claim can have: adjacency keeps ids in 32 bits.
pub(super) const GREATEST_ID: u64 = u32::MAX as u64;

/// A node.
#[derive(Debug, Clone, Copy)]
pub(super) struct NodeRecord {
    pub(super) labels: SetId,
    pub(super) keys: SetId,
}

/// A relationship.
#[derive(Debug, Clone, Copy)]
pub(super) struct RelationshipRecord {
    start: u32,
    end: u32,
    pub(super) relationship_type: TypeId,
    pub(super) keys: SetId,
}

impl RelationshipRecord {
    pub(super) fn new(start: NodeId, end: NodeId, relationship_type: TypeId, keys: SetId) -> Self {
        RelationshipRecord { start: narrow(start.0), end: narrow(end.0), relationship_type, keys }
    }

    pub(super) fn start(&self) -> NodeId {
        NodeId(self.start.into())
    }

    pub(super) fn end(&self) -> NodeId {
        NodeId(self.end.into())
    }
}

/// An id as pages keep it.
pub(super) fn narrow(id: u64) -> u32 {
    u32::try_from(id).expect("ids are bounded by GREATEST_ID when elements are created")
}

/// All records of a graph. Cloning shares everything.
#[derive(Debug, Clone, Default)]
pub(super) struct Records {
    pub(super) nodes: Table<NodeRecord>,
    pub(super) relationships: Table<RelationshipRecord>,
    pub(super) label_sets: Sets<LabelId>,
    pub(super) key_sets: Sets<KeyId>,
    /// The types of the relationships deleted since these were last forgotten.
    pub(super) tombstones: Arc<FxHashMap<RelationshipId, TypeId>>,
}

impl Records {
    /// Makes what is deferred.
    pub(super) fn touch(&self) {
        self.nodes.touch();
        self.relationships.touch();
    }

    pub(super) fn node(&self, node: NodeId) -> Option<&NodeRecord> {
        self.nodes.get(node.0)
    }

    pub(super) fn relationship(&self, relationship: RelationshipId) -> Option<&RelationshipRecord> {
        self.relationships.get(relationship.0)
    }

    /// The labels of a node, ascending; none when it is not there.
    pub(super) fn labels(&self, node: NodeId) -> &[LabelId] {
        self.node(node).map_or(&[], |record| self.label_sets.get(record.labels))
    }

    /// Remembers the type of a relationship that is deleted.
    pub(super) fn bury(&mut self, relationship: RelationshipId, relationship_type: TypeId) {
        Arc::make_mut(&mut self.tombstones).insert(relationship, relationship_type);
    }

    /// Forgets a tombstone, because its relationship is back.
    pub(super) fn exhume(&mut self, relationship: RelationshipId) {
        if self.tombstones.contains_key(&relationship) {
            Arc::make_mut(&mut self.tombstones).remove(&relationship);
        }
    }
}

/// Names a distinct set of labels or keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct SetId(NonZeroU32);

impl SetId {
    /// The set without members.
    pub(super) const EMPTY: SetId = SetId(NonZeroU32::MIN);
}

/// The distinct sets in use, as readers see them. Cloning shares everything.
#[derive(Debug, Clone)]
pub(super) struct Sets<T: Clone> {
    members: Table<Arc<[T]>>,
}

impl<T: Clone> Sets<T> {
    /// The members of a set, ascending.
    pub(super) fn get(&self, set: SetId) -> &[T] {
        self.members.get(set.0.get().into()).map_or(&[], |members| members)
    }
}

impl<T: Clone> Default for Sets<T> {
    fn default() -> Self {
        Sets { members: Table::default() }
    }
}

/// From the members of a set to its number; the writer's, because readers only ask the other way.
#[derive(Debug, Clone)]
pub(super) struct SetNumbers<T> {
    numbers: FxHashMap<Arc<[T]>, SetId>,
    last: SetId,
}

impl<T: Clone + Eq + Hash> SetNumbers<T> {
    /// The numbers that `sets` are known by.
    pub(super) fn of(sets: &Sets<T>) -> Self {
        let known = sets.members.iter().filter_map(|(number, members)| {
            let number = NonZeroU32::new(u32::try_from(number).ok()?)?;
            Some((Arc::clone(members), SetId(number)))
        });
        let numbers: FxHashMap<Arc<[T]>, SetId> = known.collect();
        let last = numbers.values().map(|set| set.0).max().unwrap_or(SetId::EMPTY.0);
        SetNumbers { numbers, last: SetId(last) }
    }

    /// The number of the set with these members, which are ascending; a new one when the set is new.
    pub(super) fn number(&mut self, sets: &mut Sets<T>, members: &[T]) -> SetId {
        if members.is_empty() {
            return SetId::EMPTY;
        }
        if let Some(&set) = self.numbers.get(members) {
            return set;
        }
        self.last = SetId(self.last.0.checked_add(1).expect("there are fewer sets than elements"));
        let shared: Arc<[T]> = members.into();
        sets.members.insert(self.last.0.get().into(), Arc::clone(&shared));
        self.numbers.insert(shared, self.last);
        self.last
    }
}

impl<T> Default for SetNumbers<T> {
    fn default() -> Self {
        SetNumbers { numbers: FxHashMap::default(), last: SetId::EMPTY }
    }
}
