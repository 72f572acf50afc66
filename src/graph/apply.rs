//! Makes each kind of change: first whether it fits, then every part of the graph that it touches.
//!
//! In: the fields of one [`Change`]. Out: its inverse, or why it does not fit, and then nothing has
//! happened. The inverse of a change that changes nothing (a label added twice) changes nothing either.

use super::index::{Covered, Entry, PropertyIndex, Replaced, Values, Way};
use super::records::{GREATEST_ID, NodeRecord, Records, RelationshipRecord, SetId};
use super::statistics::Step;
use super::{
    Change, ConstraintTarget, Direction, GraphView, IndexDefinition, KeyId, LabelId, PropertyGraph, TypeId,
};
use crate::error::{Detail, ErrorClass, Phase, QueryError};
use crate::provenance::{Claim, ClaimId, Subject};
use crate::value::deferred::Deferred;
use crate::value::{Element, NodeId, RelationshipId, Value};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::hint::black_box;
use std::sync::Arc;

type NamedProperties = Vec<(Arc<str>, Value)>;

impl PropertyGraph {
    pub(super) fn create_node(
        &mut self,
        id: NodeId,
        labels: &[Arc<str>],
        properties: NamedProperties,
    ) -> Result<Change, QueryError> {
        check_new_id(id.0, self.view.has_node(id), id)?;
        check_properties(&properties)?;
        let labels = self.intern_labels(labels);
        let properties = self.intern_properties(properties);
        let keys: Vec<KeyId> = properties.keys().copied().collect();
        let view = &mut self.view;
        let record = NodeRecord {
            labels: self.label_sets.number(&mut view.records.label_sets, &labels),
            keys: self.key_sets.number(&mut view.records.key_sets, &keys),
        };
        view.records.nodes.insert(id.0, record);
        view.statistics.count_node(Step::Comes);
        for &label in &labels {
            view.labels.set(label, id, true);
            view.statistics.count_label(Step::Comes, label);
        }
        for (key, value) in properties {
            let replaced = Replaced { key, old: &Value::Null, new: &value };
            view.indexes.replace(id.0, covers_node(&labels), &view.node_columns, &replaced);
            view.node_columns.set(key, id.0, value);
        }
        self.heap.add_node(id);
        self.next.node = self.next.node.max(id.0 + 1);
        Ok(Change::DeleteNode { id })
    }

    pub(super) fn delete_node(&mut self, id: NodeId) -> Result<Change, QueryError> {
        self.check_deletable(id)?;
        let view = &mut self.view;
        let labels = view.records.labels(id).to_vec();
        let properties: Vec<(KeyId, Value)> = view.properties(id.into()).collect();
        let change = Change::CreateNode {
            id,
            labels: labels.iter().map(|&label| Arc::clone(view.catalog.label_name(label))).collect(),
            properties: view.named(&properties),
        };
        for (key, value) in &properties {
            let replaced = Replaced { key: *key, old: value, new: &Value::Null };
            view.indexes.replace(id.0, covers_node(&labels), &view.node_columns, &replaced);
            view.node_columns.set(*key, id.0, Value::Null);
        }
        for &label in &labels {
            view.labels.set(label, id, false);
            view.statistics.count_label(Step::Goes, label);
        }
        view.records.nodes.remove(id.0);
        view.statistics.count_node(Step::Goes);
        self.heap.remove_node(id);
        Ok(change)
    }

    /// Whether nothing hangs on the node any more.
    fn check_deletable(&self, id: NodeId) -> Result<(), QueryError> {
        check_there(self.view.has_node(id), id)?;
        if self.view.is_joined(id) {
            return Err(still_in_use(format!("node {id} still has relationships"))
                .hint("DETACH DELETE deletes a node with its relationships"));
        }
        if !self.view.ledger.ids(id.into()).is_empty() {
            return Err(still_in_use(format!("there are still claims about node {id}")));
        }
        if self.view.ledger.stated_by(id) > 0 {
            return Err(still_in_use(format!("node {id} is the source of claims that are still there")));
        }
        Ok(())
    }

    pub(super) fn create_relationship(
        &mut self,
        id: RelationshipId,
        relationship_type: &Arc<str>,
        (start, end): (NodeId, NodeId),
        properties: NamedProperties,
    ) -> Result<Change, QueryError> {
        check_new_id(id.0, self.view.has_relationship(id), id)?;
        check_there(self.view.has_node(start), start)?;
        check_there(self.view.has_node(end), end)?;
        check_properties(&properties)?;
        let relationship_type = self.view.catalog.intern_type(relationship_type);
        let properties = self.intern_properties(properties);
        let keys: Vec<KeyId> = properties.keys().copied().collect();
        let view = &mut self.view;
        let keys = self.key_sets.number(&mut view.records.key_sets, &keys);
        let record = RelationshipRecord::new(start, end, relationship_type, keys);
        view.records.relationships.insert(id.0, record);
        view.records.exhume(id);
        view.adjacency.add(relationship_type, start, end, id);
        view.count_relationship(Step::Comes, relationship_type, start, end);
        for (key, value) in properties {
            let replaced = Replaced { key, old: &Value::Null, new: &value };
            let covers = covers_relationship(relationship_type);
            view.indexes.replace(id.0, covers, &view.relationship_columns, &replaced);
            view.relationship_columns.set(key, id.0, value);
        }
        self.heap.add_relationship(id, start, end);
        self.next.relationship = self.next.relationship.max(id.0 + 1);
        Ok(Change::DeleteRelationship { id })
    }

    pub(super) fn delete_relationship(&mut self, id: RelationshipId) -> Result<Change, QueryError> {
        let Some(&record) = self.view.records.relationship(id) else {
            return Err(not_there(id));
        };
        if !self.view.ledger.ids(id.into()).is_empty() {
            return Err(still_in_use(format!("there are still claims about relationship {id}")));
        }
        self.heap.remove_relationship(id, &self.view);
        let (start, end, relationship_type) = (record.start(), record.end(), record.relationship_type);
        let view = &mut self.view;
        let properties: Vec<(KeyId, Value)> = view.properties(id.into()).collect();
        for (key, value) in &properties {
            let replaced = Replaced { key: *key, old: value, new: &Value::Null };
            let covers = covers_relationship(relationship_type);
            view.indexes.replace(id.0, covers, &view.relationship_columns, &replaced);
            view.relationship_columns.set(*key, id.0, Value::Null);
        }
        view.count_relationship(Step::Goes, relationship_type, start, end);
        view.adjacency.remove(relationship_type, start, end, id);
        view.records.relationships.remove(id.0);
        view.records.bury(id, relationship_type);
        Ok(Change::CreateRelationship {
            id,
            relationship_type: Arc::clone(view.catalog.type_name(relationship_type)),
            start,
            end,
            properties: view.named(&properties),
        })
    }

    pub(super) fn set_property(
        &mut self,
        element: Element,
        key: Arc<str>,
        value: Value,
    ) -> Result<Change, QueryError> {
        self.check_element(element)?;
        check_storable(&key, &value)?;
        if value.is_null() && self.view.catalog.key(&key).is_none() {
            return Ok(Change::SetProperty { element, key, value });
        }
        let key_id = self.view.catalog.intern_key(&key);
        let old = self.view.property(element, key_id);
        if old.is_null() != value.is_null() {
            self.set_key(element, key_id, !value.is_null());
        }
        let view = &mut self.view;
        let replaced = Replaced { key: key_id, old: &old, new: &value };
        match element {
            Element::Node(node) => {
                let covers = covers_node(view.records.labels(node));
                view.indexes.replace(node.0, covers, &view.node_columns, &replaced);
                view.node_columns.set(key_id, node.0, value);
            }
            Element::Relationship(id) => {
                if let Some(record) = view.records.relationship(id) {
                    let covers = covers_relationship(record.relationship_type);
                    view.indexes.replace(id.0, covers, &view.relationship_columns, &replaced);
                }
                view.relationship_columns.set(key_id, id.0, value);
            }
        }
        Ok(Change::SetProperty { element, key, value: old })
    }

    /// Notes that an element has a key, or does not.
    fn set_key(&mut self, element: Element, key: KeyId, has: bool) {
        let keys = with_member(self.view.keys(element), key, has);
        let records = &mut self.view.records;
        let keys = self.key_sets.number(&mut records.key_sets, &keys);
        let is_there = match element {
            Element::Node(node) => records.nodes.update(node.0, |record| record.keys = keys),
            Element::Relationship(relationship) => {
                records.relationships.update(relationship.0, |record| record.keys = keys)
            }
        };
        debug_assert!(is_there, "an element was looked up before its keys change");
    }

    pub(super) fn add_label(&mut self, node: NodeId, label: Arc<str>) -> Result<Change, QueryError> {
        check_there(self.view.has_node(node), node)?;
        let id = self.view.catalog.intern_label(&label);
        if self.view.has_label(node, id) {
            return Ok(Change::AddLabel { node, label });
        }
        self.set_label(node, id, true);
        Ok(Change::RemoveLabel { node, label })
    }

    pub(super) fn remove_label(&mut self, node: NodeId, label: Arc<str>) -> Result<Change, QueryError> {
        check_there(self.view.has_node(node), node)?;
        match self.view.catalog.label(&label) {
            Some(id) if self.view.has_label(node, id) => {
                self.set_label(node, id, false);
                Ok(Change::AddLabel { node, label })
            }
            _ => Ok(Change::RemoveLabel { node, label }),
        }
    }

    /// Notes that a node carries a label, or does not, where it was the other way round.
    fn set_label(&mut self, node: NodeId, label: LabelId, carries: bool) {
        let view = &mut self.view;
        let old = view.records.labels(node).to_vec();
        let new = with_member(&old, label, carries);
        let step = if carries { Step::Comes } else { Step::Goes };
        view.recount_relationships(node, (step, label));
        view.recount_self_loops(node, &old, &new);
        view.statistics.count_label(step, label);
        view.labels.set(label, node, carries);
        view.indexes.set_label(label, node.0, carries, &view.node_columns);
        let labels = self.label_sets.number(&mut view.records.label_sets, &new);
        view.records.nodes.update(node.0, |record| record.labels = labels);
    }

    pub(super) fn add_claim(
        &mut self,
        id: ClaimId,
        subject: Subject,
        claim: Arc<Claim>,
    ) -> Result<Change, QueryError> {
        let number = id.0;
        check_new_id(number, self.view.ledger.claim(id).is_some(), format_args!("claim {number}"))?;
        self.check_element(subject.element())?;
        if !self.view.has_node(claim.source) {
            let message = format!("the source {} of a claim is not there", claim.source);
            let class = ErrorClass::EntityNotFound;
            return Err(QueryError::new(class, Phase::Runtime, Detail::SourceNotFound, message));
        }
        if let Some(value) = Some(&claim.value).filter(|value| !value.is_null()) {
            check_storable("value", value)?;
        }
        self.view.ledger.add(id, subject, claim);
        self.next.claim = self.next.claim.max(number + 1);
        Ok(Change::RemoveClaim { id })
    }

    pub(super) fn remove_claim(&mut self, id: ClaimId) -> Result<Change, QueryError> {
        match self.view.ledger.remove(id) {
            Some((subject, claim)) => Ok(Change::AddClaim { id, subject, claim }),
            None => Err(not_there(format_args!("claim {}", id.0))),
        }
    }

    pub(super) fn create_index(&mut self, definition: IndexDefinition) -> Result<Change, QueryError> {
        let name = Arc::clone(&definition.name);
        let mut index = self.new_index(definition)?;
        index.values = self.view.indexed_values(&index).into();
        Arc::make_mut(&mut self.view.indexes.all).push(index);
        Ok(Change::DropIndex { name })
    }

    /// Makes an index of what `base` has, when it is first asked for.
    pub(super) fn restore_index(
        &mut self,
        definition: IndexDefinition,
        base: &Arc<GraphView>,
    ) -> Result<(), QueryError> {
        let mut index = self.new_index(definition)?;
        let (empty, base) = (index.clone(), Arc::clone(base));
        index.values = Deferred::new(move || base.indexed_values(&empty));
        Arc::make_mut(&mut self.view.indexes.all).push(index);
        Ok(())
    }

    /// An index that holds nothing yet, unless there is one like it.
    fn new_index(&mut self, definition: IndexDefinition) -> Result<PropertyIndex, QueryError> {
        self.view.check_index_name(&definition.name)?;
        self.view.check_not_indexed(&definition)?;
        let catalog = &mut self.view.catalog;
        let covered = match &definition.target {
            ConstraintTarget::Node(label) => Covered::Nodes(catalog.intern_label(label)),
            ConstraintTarget::Relationship(name) => Covered::Relationships(catalog.intern_type(name)),
        };
        let keys = definition.keys.iter().map(|key| catalog.intern_key(key)).collect();
        Ok(PropertyIndex { definition, covered, keys, values: Deferred::default() })
    }

    pub(super) fn drop_index(&mut self, name: &str) -> Result<Change, QueryError> {
        self.view.check_not_owned(name)?;
        if let Some(inverse) = self.drop_full_text_index(name) {
            return Ok(inverse);
        }
        let Some(index) = self.view.index_named(name) else {
            return Err(invalid(format!("there is no index named {name}")));
        };
        let definition = index.definition.clone();
        self.remove_index(name);
        Ok(Change::CreateIndex { definition })
    }

    /// Takes an index away, a constraint's own too.
    pub(super) fn remove_index(&mut self, name: &str) {
        Arc::make_mut(&mut self.view.indexes.all).retain(|index| &*index.definition.name != name);
    }

    fn check_element(&self, element: Element) -> Result<(), QueryError> {
        match element {
            Element::Node(node) => check_there(self.view.has_node(node), node),
            Element::Relationship(id) => check_there(self.view.has_relationship(id), id),
        }
    }

    /// The numbers of these labels, ascending, each once.
    fn intern_labels(&mut self, labels: &[Arc<str>]) -> Vec<LabelId> {
        let mut ids: Vec<LabelId> =
            labels.iter().map(|label| self.view.catalog.intern_label(label)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// These properties by number, without nulls; of a key that comes twice the last counts.
    fn intern_properties(&mut self, properties: NamedProperties) -> BTreeMap<KeyId, Value> {
        let mut interned = BTreeMap::new();
        for (key, value) in properties {
            let key = self.view.catalog.intern_key(&key);
            match value {
                Value::Null => interned.remove(&key),
                value => interned.insert(key, value),
            };
        }
        interned
    }
}

/// Whether an index covers a node with these labels.
fn covers_node(labels: &[LabelId]) -> impl Fn(Covered) -> bool {
    move |covered| matches!(covered, Covered::Nodes(label) if labels.contains(&label))
}

/// Whether an index covers a relationship of this type.
fn covers_relationship(relationship_type: TypeId) -> impl Fn(Covered) -> bool {
    move |covered| covered == Covered::Relationships(relationship_type)
}

impl GraphView {
    /// What a new index has to hold.
    pub(super) fn indexed_values(&self, index: &PropertyIndex) -> Values<u64> {
        if let (Covered::Nodes(label), [key]) = (index.covered, &*index.keys)
            && self.is_common(label)
        {
            let values = self.node_values(*key).filter(|(node, _)| self.has_label(*node, label));
            return Values::build(values.map(|(node, value)| (node.0, value)));
        }
        let value = |element: Element| index.value(|key| self.property(element, key));
        let members = self.members(&index.definition.target).into_iter();
        let values = members.map(|member| match member {
            Element::Node(node) => (node.0, value(member)),
            Element::Relationship(id) => (id.0, value(member)),
        });
        Values::build(values.filter(|(_, value)| !value.is_null()))
    }

    /// Whether so many nodes carry the label that looking at all of a column costs less than asking for each value.
    fn is_common(&self, label: LabelId) -> bool {
        self.statistics.nodes_with_label(label) >= self.statistics.nodes() / 8
    }

    /// Looks at each of `nodes`, which are about to get a relationship of a type more that starts there, or ends there.
    ///
    /// Nothing comes of it but that all of it is at hand when it changes: to wait for many places in memory at once takes
    /// little longer than to wait for one.
    pub(crate) fn foresee(&self, relationship_type: &str, direction: Direction, nodes: &[NodeId]) {
        let Some(relationship_type) = self.catalog.relationship_type(relationship_type) else { return };
        let way = if direction == Direction::Incoming { Way::Incoming } else { Way::Outgoing };
        let seen = nodes.iter().fold(0, |seen, node| {
            let record = usize::from(self.records.node(*node).is_some());
            seen ^ record ^ self.adjacency.glance(*node, relationship_type, way)
        });
        black_box(seen);
    }

    /// Whether any relationship starts or ends at the node.
    fn is_joined(&self, node: NodeId) -> bool {
        [Way::Outgoing, Way::Incoming].into_iter().any(|way| {
            let mut types = self.adjacency.types_near(node, way).iter();
            types.any(|&relationship_type| !self.adjacency.row(node, relationship_type, way).is_empty())
        })
    }

    fn named(&self, properties: &[(KeyId, Value)]) -> NamedProperties {
        let name = |key| Arc::clone(self.catalog.key_name(key));
        properties.iter().map(|(key, value)| (name(*key), value.clone())).collect()
    }

    fn count_relationship(&mut self, step: Step, relationship_type: TypeId, start: NodeId, end: NodeId) {
        let (from, to) = (self.records.labels(start), self.records.labels(end));
        self.statistics.count_relationship(step, relationship_type, start == end, from, to);
    }

    /// Counts the relationships that join a node to others by a label that it gets or loses.
    fn recount_relationships(&mut self, node: NodeId, (step, label): (Step, LabelId)) {
        let GraphView { adjacency, records, statistics, .. } = self;
        for way in [Way::Outgoing, Way::Incoming] {
            for &relationship_type in adjacency.types_near(node, way) {
                let row = adjacency.row(node, relationship_type, way).iter();
                let others = row.map(Entry::node).filter(|other| *other != node);
                for (labels, times) in count_label_sets(records, others) {
                    let labels = records.label_sets.get(labels);
                    statistics.count_label_between(
                        step,
                        relationship_type,
                        times,
                        labels,
                        |other| match way {
                            Way::Outgoing => (Some(label), other),
                            Way::Incoming => (other, Some(label)),
                        },
                    );
                }
            }
        }
    }

    /// Counts the relationships that lead from a node to itself by its `new` labels instead of its `old` ones.
    fn recount_self_loops(&mut self, node: NodeId, old: &[LabelId], new: &[LabelId]) {
        for &relationship_type in self.adjacency.types_near(node, Way::Outgoing) {
            let times = self.adjacency.self_loops(node, relationship_type);
            self.statistics.count_pairs(Step::Goes, relationship_type, times, old, old);
            self.statistics.count_pairs(Step::Comes, relationship_type, times, new, new);
        }
    }
}

/// How many of `nodes` have each set of labels. Neighbours often have the same, so that few of them are looked up.
fn count_label_sets(records: &Records, nodes: impl Iterator<Item = NodeId>) -> FxHashMap<SetId, u64> {
    let sets = nodes.map(|node| records.node(node).expect("neighbours are there").labels);
    let mut counts = FxHashMap::default();
    for same in sets.collect::<Vec<_>>().chunk_by(PartialEq::eq) {
        *counts.entry(same[0]).or_default() += same.len() as u64;
    }
    counts
}

/// The members with one put in or taken out, ascending.
fn with_member<T: Copy + Ord>(members: &[T], member: T, has: bool) -> Vec<T> {
    let mut members = members.to_vec();
    match (members.binary_search(&member), has) {
        (Err(place), true) => members.insert(place, member),
        (Ok(place), false) => drop(members.remove(place)),
        _ => {}
    }
    members
}

fn check_there(is_there: bool, what: impl Display) -> Result<(), QueryError> {
    if is_there { Ok(()) } else { Err(not_there(what)) }
}

fn check_new_id(id: u64, is_taken: bool, what: impl Display) -> Result<(), QueryError> {
    if id > GREATEST_ID {
        let message = format!("{what} is beyond the last id, {GREATEST_ID}");
        return Err(QueryError::argument(Detail::LimitExceeded, message));
    }
    if is_taken { Err(invalid(format!("{what} is already there"))) } else { Ok(()) }
}

fn check_properties(properties: &NamedProperties) -> Result<(), QueryError> {
    properties.iter().try_for_each(|(key, value)| check_storable(key, value))
}

/// Makes sure that a value may be that of a property; null stands for no property.
fn check_storable(key: &str, value: &Value) -> Result<(), QueryError> {
    if value.is_null() || is_storable(value) {
        return Ok(());
    }
    let message = format!("a property cannot hold this {}: {key}", value.type_name());
    Err(QueryError::type_error(Detail::InvalidPropertyType, message)
        .hint("properties hold booleans, numbers, strings, temporal values, points, and lists of these"))
}

/// Whether a value may be that of a property.
pub fn is_storable(value: &Value) -> bool {
    match value {
        Value::List(items) => items.iter().all(is_simple),
        value => is_simple(value),
    }
}

fn is_simple(value: &Value) -> bool {
    matches!(
        value,
        Value::Boolean(_)
            | Value::Integer(_)
            | Value::Float(_)
            | Value::String(_)
            | Value::Temporal(_)
            | Value::Point(_)
    )
}

fn not_there(what: impl Display) -> QueryError {
    let message = format!("{what} is not there");
    QueryError::new(ErrorClass::EntityNotFound, Phase::Runtime, Detail::DeletedEntityAccess, message)
}

fn still_in_use(message: String) -> QueryError {
    let class = ErrorClass::ConstraintVerificationFailed;
    QueryError::new(class, Phase::Runtime, Detail::DeleteConnectedNode, message)
}

pub(super) fn invalid(message: String) -> QueryError {
    QueryError::argument(Detail::InvalidArgumentValue, message)
}
