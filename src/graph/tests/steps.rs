//! Random steps: what to try next, said so that it makes sense whatever the graph has become.
//!
//! A step picks elements by a number taken modulo what there is. Ids of new elements leave gaps, so
//! that pages are partly filled and several; one step in a few is a burst of many relationships, so that
//! rows are merged.

use super::super::{Change, ConstraintTarget, IndexDefinition, PropertyGraph};
use super::model::Model;
use crate::provenance::{Claim, ClaimId, Subject};
use crate::value::temporal::{Kind, parse};
use crate::value::{Element, NodeId, RelationshipId, Temporal, Value};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;

pub(super) const LABELS: [&str; 4] = ["A", "B", "C", "D"];
pub(super) const TYPES: [&str; 3] = ["R", "S", "T"];
pub(super) const KEYS: [&str; 4] = ["k", "l", "m", "n"];

/// What to try next.
#[derive(Debug, Clone)]
pub(super) enum Step {
    CreateNode {
        gap: u64,
        labels: Vec<usize>,
        properties: Vec<(usize, Value)>,
    },
    CreateNodes {
        count: u64,
        label: usize,
        value: Value,
    },
    DeleteNode {
        node: usize,
    },
    CreateRelationship {
        gap: u64,
        relationship_type: usize,
        ends: (usize, usize),
        properties: Vec<(usize, Value)>,
    },
    CreateRelationships {
        count: usize,
        relationship_type: usize,
        start: usize,
    },
    DeleteRelationship {
        relationship: usize,
    },
    DeleteRelationshipsOf {
        node: usize,
    },
    SetNodeProperty {
        node: usize,
        key: usize,
        value: Value,
    },
    SetRelationshipProperty {
        relationship: usize,
        key: usize,
        value: Value,
    },
    ChangeLabel {
        node: usize,
        label: usize,
        adds: bool,
    },
    AddClaim {
        about: usize,
        kind: usize,
        source: usize,
    },
    RemoveClaim {
        claim: usize,
    },
    CreateIndex {
        label: usize,
        key: usize,
    },
    DropIndex {
        label: usize,
        key: usize,
    },
    Misfit {
        node: usize,
    },
}

pub(super) fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    vec(step(), 1..most)
}

fn step() -> impl Strategy<Value = Step> {
    let any = || 0..1_000_usize;
    let gap = || prop_oneof![8 => Just(0_u64), 2 => 1..300_u64, 1 => Just(20_000_u64)];
    let properties = || vec((0..KEYS.len(), value()), 0..3);
    prop_oneof![
        6 => (gap(), vec(0..LABELS.len(), 0..3), properties())
            .prop_map(|(gap, labels, properties)| Step::CreateNode { gap, labels, properties }),
        2 => (1..60_u64, 0..LABELS.len(), value())
            .prop_map(|(count, label, value)| Step::CreateNodes { count, label, value }),
        2 => any().prop_map(|node| Step::DeleteNode { node }),
        6 => (gap(), 0..TYPES.len(), (any(), any()), properties()).prop_map(
            |(gap, relationship_type, ends, properties)| Step::CreateRelationship { gap, relationship_type, ends, properties }
        ),
        2 => (1..150_usize, 0..TYPES.len(), any()).prop_map(
            |(count, relationship_type, start)| Step::CreateRelationships { count, relationship_type, start }
        ),
        3 => any().prop_map(|relationship| Step::DeleteRelationship { relationship }),
        1 => any().prop_map(|node| Step::DeleteRelationshipsOf { node }),
        5 => (any(), 0..KEYS.len(), value())
            .prop_map(|(node, key, value)| Step::SetNodeProperty { node, key, value }),
        3 => (any(), 0..KEYS.len(), value())
            .prop_map(|(relationship, key, value)| Step::SetRelationshipProperty { relationship, key, value }),
        4 => (any(), 0..LABELS.len(), proptest::bool::ANY)
            .prop_map(|(node, label, adds)| Step::ChangeLabel { node, label, adds }),
        3 => (any(), 0..4_usize, any())
            .prop_map(|(about, kind, source)| Step::AddClaim { about, kind, source }),
        1 => any().prop_map(|claim| Step::RemoveClaim { claim }),
        2 => (0..LABELS.len(), 0..2_usize).prop_map(|(label, key)| Step::CreateIndex { label, key }),
        1 => (0..LABELS.len(), 0..2_usize).prop_map(|(label, key)| Step::DropIndex { label, key }),
        1 => any().prop_map(|node| Step::Misfit { node }),
    ]
}

pub(super) fn value() -> impl Strategy<Value = Value> {
    let number =
        || prop_oneof![Just(0.0), Just(-0.0), Just(1.0), Just(2.5), Just(f64::NAN), Just(f64::INFINITY)];
    prop_oneof![
        2 => Just(Value::Null),
        4 => (-3..6_i64).prop_map(Value::Integer),
        1 => prop_oneof![Just(i64::MIN), Just(i64::MAX), Just(1 << 53), Just((1 << 53) + 1)].prop_map(Value::Integer),
        2 => number().prop_map(Value::Float),
        1 => Just(Value::Float(9_007_199_254_740_992.0)),
        3 => prop_oneof![Just(""), Just("a"), Just("ab"), Just("abc"), Just("b"), Just("ä")].prop_map(Value::string),
        1 => prop_oneof![Just("2023-10-18"), Just("1999-12-31")].prop_map(date),
        1 => prop_oneof![Just("P1M"), Just("P30D"), Just("PT1H")].prop_map(duration),
        1 => proptest::bool::ANY.prop_map(Value::Boolean),
        1 => vec(prop_oneof![(0..3_i64).prop_map(Value::Integer), number().prop_map(Value::Float)], 0..3)
            .prop_map(Value::list),
    ]
}

pub(super) fn date(text: &str) -> Value {
    Value::Temporal(parse::point(Kind::Date, text).unwrap())
}

pub(super) fn duration(text: &str) -> Value {
    Value::Temporal(Temporal::Duration(parse::duration(text).unwrap().into()))
}

impl Step {
    /// The changes to try on a graph of which `model` is the model.
    pub(super) fn changes(&self, model: &Model, graph: &PropertyGraph) -> Vec<Change> {
        let mut changes = self.creations(model, graph);
        changes.extend(self.deletions(model));
        changes.extend(self.alterations(model, graph));
        changes
    }

    fn creations(&self, model: &Model, graph: &PropertyGraph) -> Vec<Change> {
        let next_node = graph.next_node_id().0;
        let next_relationship = graph.next_relationship_id().0;
        let node = |id, labels: &[usize], properties: &[(usize, Value)]| Change::CreateNode {
            id: NodeId(id),
            labels: labels.iter().map(|&label| LABELS[label].into()).collect(),
            properties: named(properties),
        };
        let relationship = |id, number: usize, ends: (usize, usize), properties: &[(usize, Value)]| {
            Some(Change::CreateRelationship {
                id: RelationshipId(id),
                relationship_type: TYPES[number].into(),
                start: model.node(ends.0)?,
                end: model.node(ends.1)?,
                properties: named(properties),
            })
        };
        match self {
            Step::CreateNode { gap, labels, properties } => vec![node(next_node + gap, labels, properties)],
            Step::CreateNodes { count, label, value } => {
                (next_node..next_node + count).map(|id| node(id, &[*label], &[(0, value.clone())])).collect()
            }
            Step::CreateRelationship { gap, relationship_type, ends, properties } => {
                let change = relationship(next_relationship + gap, *relationship_type, *ends, properties);
                change.into_iter().collect()
            }
            Step::CreateRelationships { count, relationship_type, start } => (0..*count)
                .filter_map(|number| {
                    let id = next_relationship + number as u64;
                    relationship(id, *relationship_type, (*start, number * 7), &[])
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    fn deletions(&self, model: &Model) -> Vec<Change> {
        let delete = |id| Change::DeleteRelationship { id };
        match self {
            Step::DeleteNode { node } => {
                model.node(*node).map(|id| Change::DeleteNode { id }).into_iter().collect()
            }
            Step::DeleteRelationship { relationship } => {
                model.relationship(*relationship).map(delete).into_iter().collect()
            }
            Step::DeleteRelationshipsOf { node } => {
                let Some(node) = model.node(*node) else { return Vec::new() };
                let joined = model.relationships.iter().filter(|(_, r)| r.start == node.0 || r.end == node.0);
                joined.map(|(&id, _)| delete(RelationshipId(id))).collect()
            }
            Step::RemoveClaim { claim } => pick(model.claims.keys(), *claim)
                .map(|&id| Change::RemoveClaim { id: ClaimId(id) })
                .into_iter()
                .collect(),
            _ => Vec::new(),
        }
    }

    fn alterations(&self, model: &Model, graph: &PropertyGraph) -> Vec<Change> {
        match self {
            Step::SetNodeProperty { node, key, value } => {
                set_property(model.node(*node).map(Element::Node), *key, value)
            }
            Step::SetRelationshipProperty { relationship, key, value } => {
                set_property(model.relationship(*relationship).map(Element::Relationship), *key, value)
            }
            Step::ChangeLabel { node, label, adds } => {
                let Some(node) = model.node(*node) else { return Vec::new() };
                let label = LABELS[*label].into();
                vec![if *adds {
                    Change::AddLabel { node, label }
                } else {
                    Change::RemoveLabel { node, label }
                }]
            }
            Step::AddClaim { about, kind, source } => {
                let claim = model.node(*about).zip(model.node(*source)).map(|(node, source)| {
                    let subject = match kind {
                        0 => Subject::Element(node.into()),
                        1 => Subject::Property(node.into(), KEYS[about % KEYS.len()].into()),
                        2 => Subject::Label(node, LABELS[about % LABELS.len()].into()),
                        _ => Subject::Element(model.relationship(*about).map_or(node.into(), Element::from)),
                    };
                    let claim = Arc::new(Claim { source, recorded: *about as i64, ..Claim::default() });
                    Change::AddClaim { id: graph.next_claim_id(), subject, claim }
                });
                claim.into_iter().collect()
            }
            Step::CreateIndex { label, key } => vec![Change::CreateIndex { definition: index(*label, *key) }],
            Step::DropIndex { label, key } => vec![Change::DropIndex { name: index(*label, *key).name }],
            Step::Misfit { node } => misfits(model.node(*node), graph.next_node_id().0),
            _ => Vec::new(),
        }
    }
}

/// Changes that fit no graph.
fn misfits(there: Option<NodeId>, next_node: u64) -> Vec<Change> {
    let absent = NodeId(next_node + 5);
    let mut changes = vec![
        Change::DeleteNode { id: absent },
        Change::DeleteRelationship { id: RelationshipId(u64::MAX) },
        Change::RemoveClaim { id: ClaimId(u64::MAX) },
        Change::AddLabel { node: absent, label: "A".into() },
        Change::SetProperty { element: absent.into(), key: "k".into(), value: Value::Integer(1) },
        Change::CreateNode { id: NodeId(u64::MAX), labels: Vec::new(), properties: Vec::new() },
        Change::CreateNode {
            id: absent,
            labels: Vec::new(),
            properties: vec![("k".into(), Value::Node(NodeId(0)))],
        },
    ];
    if let Some(id) = there {
        changes.push(Change::CreateNode { id, labels: Vec::new(), properties: Vec::new() });
        changes.push(Change::CreateRelationship {
            id: RelationshipId(u64::from(u32::MAX)),
            relationship_type: "R".into(),
            start: id,
            end: absent,
            properties: Vec::new(),
        });
    }
    changes
}

fn set_property(element: Option<Element>, key: usize, value: &Value) -> Vec<Change> {
    let change = |element| Change::SetProperty { element, key: KEYS[key].into(), value: value.clone() };
    element.map(change).into_iter().collect()
}

/// One index for each pair; of every second label the numbers stand for a type, of some keys also for the next one.
fn index(label: usize, key: usize) -> IndexDefinition {
    let target = match label % 2 {
        0 => ConstraintTarget::Node(LABELS[label].into()),
        _ => ConstraintTarget::Relationship(TYPES[label / 2].into()),
    };
    let keys: Vec<Arc<str>> = match key % 2 {
        0 => vec![KEYS[key].into()],
        _ => vec![KEYS[key].into(), KEYS[(key + 1) % KEYS.len()].into()],
    };
    IndexDefinition { name: format!("{label}_{key}").into(), target, keys }
}

fn named(properties: &[(usize, Value)]) -> Vec<(Arc<str>, Value)> {
    properties.iter().map(|(key, value)| (KEYS[*key].into(), value.clone())).collect()
}

/// The item at a number taken modulo how many there are.
pub(super) fn pick<T>(items: impl ExactSizeIterator<Item = T>, number: usize) -> Option<T> {
    let length = items.len();
    let mut items = items;
    if length == 0 { None } else { items.nth(number % length) }
}
