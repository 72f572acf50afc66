//! The graph again, as a few maps, and the comparison of every reading method with it.

use super::super::{
    Change, ConstraintTarget, Covered, Direction, GraphView, IndexDefinition, KeyId, LabelId, Neighbour,
    TypeId,
};
use super::steps::{KEYS, LABELS, TYPES, date, duration, pick};
use crate::provenance::{Claim, ClaimId, Subject};
use crate::value::order;
use crate::value::{Element, NodeId, RelationshipId, Value};
use petgraph::stable_graph::StableDiGraph;
use petgraph::visit::{EdgeRef, IntoEdgeReferences};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Bound;
use std::sync::Arc;

type Properties = BTreeMap<Arc<str>, Value>;

#[derive(Debug, Clone, Default)]
pub(super) struct Model {
    pub(super) nodes: BTreeMap<u64, Node>,
    pub(super) relationships: BTreeMap<u64, Relationship>,
    pub(super) claims: BTreeMap<u64, (Subject, Arc<Claim>)>,
    indexes: BTreeMap<Arc<str>, IndexDefinition>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Node {
    labels: BTreeSet<Arc<str>>,
    properties: Properties,
}

#[derive(Debug, Clone)]
pub(super) struct Relationship {
    relationship_type: Arc<str>,
    pub(super) start: u64,
    pub(super) end: u64,
    properties: Properties,
}

impl Model {
    /// Makes a change and tells whether it fits; if not, nothing happens.
    pub(super) fn apply(&mut self, change: &Change) -> bool {
        if !self.fits(change) {
            return false;
        }
        match change.clone() {
            Change::CreateNode { id, labels, properties } => {
                let labels = labels.into_iter().collect();
                self.nodes.insert(id.0, Node { labels, properties: collect(properties) });
            }
            Change::DeleteNode { id } => drop(self.nodes.remove(&id.0)),
            Change::CreateRelationship { id, relationship_type, start, end, properties } => {
                let properties = collect(properties);
                let relationship = Relationship { relationship_type, start: start.0, end: end.0, properties };
                self.relationships.insert(id.0, relationship);
            }
            Change::DeleteRelationship { id } => drop(self.relationships.remove(&id.0)),
            Change::SetProperty { element, key, value } => {
                let properties = match element {
                    Element::Node(node) => &mut self.nodes.get_mut(&node.0).unwrap().properties,
                    Element::Relationship(id) => &mut self.relationships.get_mut(&id.0).unwrap().properties,
                };
                set(properties, key, value);
            }
            Change::AddLabel { node, label } => {
                self.nodes.get_mut(&node.0).unwrap().labels.insert(label);
            }
            Change::RemoveLabel { node, label } => {
                self.nodes.get_mut(&node.0).unwrap().labels.remove(&label);
            }
            Change::AddClaim { id, subject, claim } => drop(self.claims.insert(id.0, (subject, claim))),
            Change::RemoveClaim { id } => drop(self.claims.remove(&id.0)),
            Change::CreateIndex { definition } => {
                self.indexes.insert(Arc::clone(&definition.name), definition);
            }
            // The tests of full-text indexes make these, and know what they are like.
            Change::CreateFullTextIndex { .. } => {}
            Change::DropIndex { name } => drop(self.indexes.remove(&name)),
            Change::CreateConstraint { .. } | Change::DropConstraint { .. } => {
                unreachable!("constraints are tested on their own")
            }
        }
        true
    }

    /// The node at a number taken modulo how many there are.
    pub(super) fn node(&self, number: usize) -> Option<NodeId> {
        pick(self.nodes.keys(), number).map(|&id| NodeId(id))
    }

    /// The relationship at a number taken modulo how many there are.
    pub(super) fn relationship(&self, number: usize) -> Option<RelationshipId> {
        pick(self.relationships.keys(), number).map(|&id| RelationshipId(id))
    }

    fn fits(&self, change: &Change) -> bool {
        let has_node = |node: NodeId| self.nodes.contains_key(&node.0);
        let claims_about = |element| self.claims.values().any(|(subject, _)| subject.element() == element);
        match change {
            Change::CreateNode { id, properties, .. } => {
                !has_node(*id) && id.0 <= u64::from(u32::MAX) && properties.iter().all(is_storable)
            }
            Change::DeleteNode { id } => {
                has_node(*id)
                    && !self.relationships.values().any(|r| r.start == id.0 || r.end == id.0)
                    && !claims_about(Element::Node(*id))
                    && !self.claims.values().any(|(_, claim)| claim.source == *id)
            }
            Change::CreateRelationship { id, start, end, .. } => {
                !self.relationships.contains_key(&id.0) && has_node(*start) && has_node(*end)
            }
            Change::DeleteRelationship { id } => {
                self.relationships.contains_key(&id.0) && !claims_about(Element::Relationship(*id))
            }
            Change::SetProperty { element: Element::Node(node), .. } => has_node(*node),
            Change::SetProperty { element: Element::Relationship(id), .. } => {
                self.relationships.contains_key(&id.0)
            }
            Change::AddLabel { node, .. } | Change::RemoveLabel { node, .. } => has_node(*node),
            Change::AddClaim { .. } => true,
            Change::RemoveClaim { id } => self.claims.contains_key(&id.0),
            Change::CreateIndex { definition } => !self.indexes.contains_key(&definition.name),
            Change::CreateFullTextIndex { .. } => true,
            Change::DropIndex { name } => self.indexes.contains_key(name),
            Change::CreateConstraint { .. } | Change::DropConstraint { .. } => false,
        }
    }

    /// Asks `view` every question and panics where an answer is not the model's.
    pub(super) fn compare(&self, view: &GraphView) {
        self.compare_nodes(view);
        self.compare_relationships(view);
        self.compare_labels(view);
        self.compare_neighbours(view);
        self.compare_statistics(view);
        self.compare_indexes(view);
        self.compare_claims(view);
    }

    fn compare_nodes(&self, view: &GraphView) {
        assert_eq!(view.nodes().map(|node| node.0).collect::<Vec<_>>(), self.ids());
        assert_eq!(walk(|from| view.next_node(NodeId(from)).map(|node| node.0)), self.ids());
        for (&id, node) in &self.nodes {
            assert!(view.has_node(NodeId(id)));
            let labels = view.labels(NodeId(id));
            assert!(labels.is_sorted());
            let names = labels.iter().map(|&label| Arc::clone(view.catalog().label_name(label)));
            assert_eq!(names.collect::<BTreeSet<_>>(), node.labels);
            compare_properties(view, NodeId(id).into(), &node.properties);
        }
        let absent = NodeId(self.nodes.keys().last().map_or(0, |last| last + 1));
        assert!(!view.has_node(absent) && view.labels(absent).is_empty());
        compare_properties(view, absent.into(), &Properties::new());
    }

    fn compare_relationships(&self, view: &GraphView) {
        let ids: Vec<u64> = self.relationships.keys().copied().collect();
        assert_eq!(view.relationships().map(|id| id.0).collect::<Vec<_>>(), ids);
        assert_eq!(walk(|from| view.next_relationship(RelationshipId(from)).map(|id| id.0)), ids);
        for (&id, relationship) in &self.relationships {
            let id = RelationshipId(id);
            assert!(view.has_relationship(id));
            assert_eq!(view.endpoints(id), Some((NodeId(relationship.start), NodeId(relationship.end))));
            let name = view.relationship_type(id).map(|id| view.catalog().type_name(id));
            assert_eq!(name, Some(&relationship.relationship_type));
            compare_properties(view, id.into(), &relationship.properties);
        }
    }

    fn compare_labels(&self, view: &GraphView) {
        for (name, label) in labels(view) {
            let carries = |id: &u64| self.nodes[id].labels.contains(name);
            let ids: Vec<u64> = self.nodes.keys().copied().filter(carries).collect();
            assert_eq!(view.nodes_with_label(label).map(|node| node.0).collect::<Vec<_>>(), ids);
            let next = |from| view.next_node_with_label(label, NodeId(from)).map(|node| node.0);
            assert_eq!(walk(next), ids);
            assert_eq!(view.statistics().nodes_with_label(label), ids.len() as u64);
            for id in self.nodes.keys() {
                assert_eq!(view.has_label(NodeId(*id), label), carries(id));
            }
        }
    }

    fn compare_neighbours(&self, view: &GraphView) {
        let types: Vec<TypeId> = types(view).into_iter().map(|(_, id)| id).collect();
        let steps = self.steps(view);
        for &id in self.nodes.keys() {
            for direction in [Direction::Outgoing, Direction::Incoming, Direction::Both] {
                let mut all = Vec::new();
                for &of_type in &types {
                    let expected = steps.get(&(id, of_type, direction)).into_iter().flatten().copied();
                    let expected: Vec<Neighbour> = expected.collect();
                    let found = view.neighbours(NodeId(id), Some(of_type), direction);
                    assert_eq!(found.collect::<Vec<_>>(), expected);
                    assert_eq!(view.degree(NodeId(id), Some(of_type), direction), expected.len());
                    all.extend(expected);
                }
                assert_eq!(view.neighbours(NodeId(id), None, direction).collect::<Vec<_>>(), all);
                assert_eq!(view.degree(NodeId(id), None, direction), all.len());
            }
        }
        for relationship_type in types {
            let rows = view.outgoing_rows(relationship_type).flat_map(|(_, row)| row);
            let ids: BTreeSet<u64> = rows.map(|entry| entry.relationship().0).collect();
            let incoming = view.incoming_rows(relationship_type).flat_map(|(_, row)| row);
            assert_eq!(incoming.map(|entry| entry.relationship().0).collect::<BTreeSet<_>>(), ids);
            let count = view.statistics().relationships_between(None, Some(relationship_type), None);
            assert_eq!(ids.len() as u64, count);
        }
    }

    /// The steps from each node along each type in each direction.
    fn steps(&self, view: &GraphView) -> HashMap<(u64, TypeId, Direction), BTreeSet<Neighbour>> {
        let mut steps: HashMap<_, BTreeSet<Neighbour>> = HashMap::new();
        for (&id, Relationship { relationship_type, start, end, .. }) in &self.relationships {
            let of_type = view.catalog().relationship_type(relationship_type).unwrap();
            let mut add = |from: u64, to: u64, direction| {
                let step = Neighbour { node: NodeId(to), relationship: RelationshipId(id) };
                steps.entry((from, of_type, direction)).or_default().insert(step);
                steps.entry((from, of_type, Direction::Both)).or_default().insert(step);
            };
            add(*start, *end, Direction::Outgoing);
            add(*end, *start, Direction::Incoming);
        }
        steps
    }

    fn compare_statistics(&self, view: &GraphView) {
        let statistics = view.statistics();
        assert_eq!(statistics.nodes(), self.nodes.len() as u64);
        assert_eq!(statistics.relationships(), self.relationships.len() as u64);
        let labels = || labels(view).into_iter().map(Some).chain([None]);
        for of_type in types(view).into_iter().map(Some).chain([None]) {
            for start in labels() {
                for end in labels() {
                    let is_counted = |relationship: &&Relationship| {
                        of_type.is_none_or(|(name, _)| *relationship.relationship_type == *name)
                            && start.is_none_or(|(name, _)| self.carries(relationship.start, name))
                            && end.is_none_or(|(name, _)| self.carries(relationship.end, name))
                    };
                    let counted = self.relationships.values().filter(is_counted).count() as u64;
                    let (start, end) = (start.map(|start| start.1), end.map(|end| end.1));
                    let of_type = of_type.map(|of_type| of_type.1);
                    assert_eq!(statistics.relationships_between(start, of_type, end), counted);
                }
            }
        }
        for (name, id) in types(view) {
            let is_loop = |r: &&Relationship| *r.relationship_type == *name && r.start == r.end;
            let loops = self.relationships.values().filter(is_loop).count() as u64;
            assert_eq!(statistics.self_loops(id), loops);
        }
    }

    fn carries(&self, node: u64, label: &str) -> bool {
        self.nodes[&node].labels.contains(label)
    }

    fn compare_indexes(&self, view: &GraphView) {
        let names: BTreeSet<_> = view.indexes().map(|index| Arc::clone(&index.name)).collect();
        assert_eq!(names, self.indexes.keys().cloned().collect());
        for definition in self.indexes.values() {
            let values: Vec<(u64, Value)> = match &definition.target {
                ConstraintTarget::Node(label) => {
                    let carriers = self.nodes.iter().filter(|(_, node)| node.labels.contains(label));
                    carriers
                        .filter_map(|(&id, node)| Some((id, indexed(definition, &node.properties)?)))
                        .collect()
                }
                ConstraintTarget::Relationship(name) => {
                    let own = self.relationships.iter().filter(|(_, r)| r.relationship_type == *name);
                    own.filter_map(|(&id, r)| Some((id, indexed(definition, &r.properties)?))).collect()
                }
            };
            compare_index(view, definition, &values);
        }
        let unindexed = view.catalog().label("A").zip(view.catalog().key("l"));
        assert!(unindexed.is_none_or(|(label, key)| view.seek(label, key, &Value::Integer(1)).is_none()));
    }

    fn compare_claims(&self, view: &GraphView) {
        let all =
            view.ledger().iter().map(|(id, subject, claim)| (id.0, (subject.clone(), Arc::clone(claim))));
        assert_eq!(all.collect::<BTreeMap<_, _>>(), self.claims);
        assert_eq!(view.ledger().len(), self.claims.len());
        let nodes = self.nodes.keys().map(|&id| Element::Node(NodeId(id)));
        let relationships = self.relationships.keys().map(|&id| Element::Relationship(RelationshipId(id)));
        for element in nodes.chain(relationships) {
            let about = |(_, (subject, _)): &(&u64, &(Subject, _))| subject.element() == element;
            let expected: Vec<ClaimId> =
                self.claims.iter().filter(about).map(|(&id, _)| ClaimId(id)).collect();
            assert_eq!(view.ledger().ids(element), expected);
            assert_eq!(view.ledger().claims(element).map(|(id, _, _)| id).collect::<Vec<_>>(), expected);
            let is_sourced = self.claims.values().any(|(subject, _)| *subject == Subject::Element(element));
            assert_eq!(view.ledger().is_sourced(element), is_sourced);
        }
    }

    /// Panics unless the petgraph has the model's nodes and relationships.
    pub(super) fn compare_topology(&self, graph: &StableDiGraph<NodeId, RelationshipId>) {
        assert_eq!(
            graph.node_weights().map(|node| node.0).collect::<BTreeSet<_>>(),
            self.ids().into_iter().collect()
        );
        let ends = graph
            .edge_references()
            .map(|edge| (edge.weight().0, graph[edge.source()].0, graph[edge.target()].0));
        let expected = self.relationships.iter().map(|(&id, r)| (id, r.start, r.end));
        assert_eq!(ends.collect::<BTreeSet<_>>(), expected.collect());
    }

    fn ids(&self) -> Vec<u64> {
        self.nodes.keys().copied().collect()
    }
}

fn compare_properties(view: &GraphView, element: Element, expected: &Properties) {
    let listed: Vec<(KeyId, Value)> = view.properties(element).collect();
    assert!(listed.is_sorted_by_key(|(key, _)| *key));
    let named = listed.into_iter().map(|(key, value)| (Arc::clone(view.catalog().key_name(key)), value));
    assert_eq!(format!("{:?}", named.collect::<Properties>()), format!("{expected:?}"));
    for name in KEYS {
        let value = view.catalog().key(name).map_or(Value::Null, |key| view.property(element, key));
        let expected = expected.get(name).cloned().unwrap_or_default();
        assert_eq!(format!("{value:?}"), format!("{expected:?}"));
    }
}

/// What an element is found by, if it has all that the index is of.
fn indexed(definition: &IndexDefinition, properties: &Properties) -> Option<Value> {
    let mut values =
        definition.keys.iter().map(|key| properties.get(key).cloned()).collect::<Option<Vec<Value>>>()?;
    Some(if values.len() == 1 { values.remove(0) } else { Value::list(values) })
}

/// Compares an index with a look at every value.
fn compare_index(view: &GraphView, definition: &IndexDefinition, values: &[(u64, Value)]) {
    let catalog = view.catalog();
    let covered = match &definition.target {
        ConstraintTarget::Node(label) => Covered::Nodes(catalog.label(label).unwrap()),
        ConstraintTarget::Relationship(name) => {
            Covered::Relationships(catalog.relationship_type(name).unwrap())
        }
    };
    let keys: Vec<KeyId> = definition.keys.iter().map(|key| catalog.key(key).unwrap()).collect();
    let index = view.index(covered, &keys).unwrap();
    let found = |is_found: &dyn Fn(&Value) -> bool| -> Vec<u64> {
        values.iter().filter(|(_, value)| is_found(value)).map(|(id, _)| *id).collect()
    };
    let sorted = |mut ids: Vec<u64>| {
        ids.sort();
        ids
    };
    let probes = if keys.len() == 1 { probes() } else { pairs(&probes()) };
    for probe in &probes {
        let expected = found(&|value| order::equals(value, probe) == Some(true));
        assert_eq!(index.equal(probe), expected, "= {probe:?}");
    }
    if keys.len() > 1 {
        return;
    }
    for low in bounds(&probes) {
        for high in bounds(&probes) {
            let expected = found(&|value| is_above(value, low) && is_below(value, high));
            let ids = index.range((low, high));
            let element = |id: u64| match covered {
                Covered::Nodes(_) => NodeId(id).into(),
                Covered::Relationships(_) => RelationshipId(id).into(),
            };
            let order_of = |id: &u64| (view.property(element(*id), keys[0]), *id);
            let in_order =
                |a: &(Value, u64), b: &(Value, u64)| order::order(&a.0, &b.0).then(a.1.cmp(&b.1)).is_le();
            let is_one_class = low != Bound::Unbounded || high != Bound::Unbounded;
            assert!(!is_one_class || ids.iter().map(order_of).collect::<Vec<_>>().is_sorted_by(in_order));
            assert_eq!(sorted(ids), expected, "{low:?} {high:?}");
        }
    }
    for prefix in ["", "a", "ab", "abcd", "ä"] {
        let expected = found(&|value| matches!(value, Value::String(text) if text.starts_with(prefix)));
        assert_eq!(sorted(index.prefix(prefix)), expected);
    }
}

/// All lists of two of the values.
fn pairs(values: &[Value]) -> Vec<Value> {
    let with = |first: &Value| {
        values.iter().map(|second| Value::list(vec![first.clone(), second.clone()])).collect::<Vec<_>>()
    };
    values.iter().flat_map(with).collect()
}

fn probes() -> Vec<Value> {
    let integers = [-3, 0, 1, 2, i64::MAX, (1 << 53) + 1].map(Value::Integer);
    let floats = [-0.0, 1.0, 2.5, f64::NAN, f64::INFINITY, 9_007_199_254_740_992.0].map(Value::Float);
    let strings = ["", "a", "abc", "ä"].map(Value::string);
    let lists = [vec![], vec![Value::Integer(1)], vec![Value::Float(f64::NAN)]].map(Value::list);
    let others = [Value::Null, Value::Boolean(false), Value::Boolean(true)];
    let temporals = [date("2023-10-18"), date("2000-01-01"), duration("P1M"), duration("P30D")];
    integers.into_iter().chain(temporals).chain(floats).chain(strings).chain(lists).chain(others).collect()
}

fn bounds(probes: &[Value]) -> impl Iterator<Item = Bound<&Value>> {
    let bounded = probes.iter().flat_map(|probe| [Bound::Included(probe), Bound::Excluded(probe)]);
    bounded.chain([Bound::Unbounded])
}

fn is_above(value: &Value, low: Bound<&Value>) -> bool {
    match low {
        Bound::Included(low) => order::compare(value, low).is_some_and(Ordering::is_ge),
        Bound::Excluded(low) => order::compare(value, low) == Some(Ordering::Greater),
        Bound::Unbounded => true,
    }
}

fn is_below(value: &Value, high: Bound<&Value>) -> bool {
    match high {
        Bound::Included(high) => order::compare(value, high).is_some_and(Ordering::is_le),
        Bound::Excluded(high) => order::compare(value, high) == Some(Ordering::Less),
        Bound::Unbounded => true,
    }
}

/// What repeated calls of a `next` give.
fn walk(next: impl Fn(u64) -> Option<u64>) -> Vec<u64> {
    std::iter::successors(next(0), |last| next(last + 1)).collect()
}

fn labels(view: &GraphView) -> Vec<(&'static str, LabelId)> {
    LABELS.iter().filter_map(|&name| Some((name, view.catalog().label(name)?))).collect()
}

/// The types in use by ascending number.
fn types(view: &GraphView) -> Vec<(&'static str, TypeId)> {
    let mut types: Vec<_> =
        TYPES.iter().filter_map(|&name| Some((name, view.catalog().relationship_type(name)?))).collect();
    types.sort_by_key(|(_, id)| *id);
    types
}

fn collect(properties: Vec<(Arc<str>, Value)>) -> Properties {
    let mut collected = Properties::new();
    for (key, value) in properties {
        set(&mut collected, key, value);
    }
    collected
}

fn set(properties: &mut Properties, key: Arc<str>, value: Value) {
    if value.is_null() {
        properties.remove(&key);
    } else {
        properties.insert(key, value);
    }
}

fn is_storable((_, value): &(Arc<str>, Value)) -> bool {
    !matches!(value, Value::Node(_) | Value::Map(_))
}
