//! Constraints against the plain comparison of everybody with everybody.

use super::super::{
    Change, ConstraintDefinition, ConstraintRule, ConstraintTarget, GraphView, PropertyGraph,
};
use crate::value::order;
use crate::value::{Element, NodeId, RelationshipId, TypeKind, Value, ValueType};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;

const NODES: u64 = 6;

fn constraint(name: &str, target: ConstraintTarget, keys: &[&str], rule: ConstraintRule) -> Change {
    let keys = keys.iter().map(|key| Arc::from(*key)).collect();
    Change::CreateConstraint { definition: ConstraintDefinition { name: name.into(), target, keys, rule } }
}

fn schema() -> [Change; 5] {
    let (node, relationship) =
        (|| ConstraintTarget::Node("L".into()), || ConstraintTarget::Relationship("T".into()));
    let integer = ConstraintRule::Type(ValueType::nullable(TypeKind::Integer));
    [
        constraint("one", node(), &["a"], ConstraintRule::Unique),
        constraint("two", node(), &["a", "b"], ConstraintRule::Key),
        constraint("between", relationship(), &["a"], ConstraintRule::Unique),
        constraint("there", relationship(), &["b"], ConstraintRule::Exists),
        constraint("number", node(), &["b"], integer),
    ]
}

fn element() -> impl Strategy<Value = Element> {
    let node = (0..NODES).prop_map(|id| Element::Node(NodeId(id)));
    prop_oneof![node, (0..3_u64).prop_map(|id| Element::Relationship(RelationshipId(id)))]
}

fn change() -> impl Strategy<Value = Change> {
    let value = prop_oneof![
        Just(Value::Null),
        (0..3_i64).prop_map(Value::Integer),
        Just(Value::Float(1.0)),
        Just(Value::Float(f64::NAN)),
        Just(Value::string("x")),
    ];
    let key = prop_oneof![Just("a"), Just("b")];
    prop_oneof![
        8 => (element(), key, value).prop_map(|(element, key, value)| Change::SetProperty { element, key: key.into(), value }),
        2 => (0..NODES).prop_map(|id| Change::AddLabel { node: NodeId(id), label: "L".into() }),
        1 => (0..NODES).prop_map(|id| Change::RemoveLabel { node: NodeId(id), label: "L".into() }),
        1 => (0..NODES).prop_map(|id| Change::DeleteNode { id: NodeId(id) }),
        1 => (0..3_u64).prop_map(|id| Change::DeleteRelationship { id: RelationshipId(id) }),
    ]
}

fn graph() -> PropertyGraph {
    let mut graph = PropertyGraph::default();
    for id in 0..NODES {
        let id = NodeId(id);
        graph.apply(Change::CreateNode { id, labels: vec![], properties: vec![] }).unwrap();
    }
    for id in 0..3 {
        let relationship_type = "T".into();
        let properties = vec![("b".into(), Value::Boolean(true))];
        let (id, start, end) = (RelationshipId(id), NodeId(0), NodeId(1));
        graph.apply(Change::CreateRelationship { id, relationship_type, start, end, properties }).unwrap();
    }
    graph
}

/// Who breaks a constraint, found by comparing all with all.
fn broken(view: &GraphView) -> Vec<Element> {
    let all = (0..NODES).map(|id| Element::Node(NodeId(id)));
    let all: Vec<_> = all.chain((0..3).map(|id| Element::Relationship(RelationshipId(id)))).collect();
    let value =
        |element, key: &str| view.catalog().key(key).map_or(Value::Null, |key| view.property(element, key));
    let label = view.catalog().label("L");
    let concerns = |element: Element| match element {
        Element::Node(node) => label.is_some_and(|label| view.has_label(node, label)),
        Element::Relationship(id) => view.has_relationship(id),
    };
    let is_broken = |element: &Element| {
        let others = || {
            all.iter().filter(|other| {
                let is_alike = matches!(
                    (element, other),
                    (Element::Node(_), Element::Node(_))
                        | (Element::Relationship(_), Element::Relationship(_))
                );
                *other != element && is_alike && concerns(**other)
            })
        };
        let same = |key: &str| {
            let own = value(*element, key);
            others().any(|other| order::equals(&own, &value(*other, key)) == Some(true))
        };
        let (a, b) = (value(*element, "a"), value(*element, "b"));
        match element {
            _ if !concerns(*element) => false,
            Element::Node(_) => same("a") || a.is_null() || b.is_null() || !matches!(b, Value::Integer(_)),
            Element::Relationship(_) => same("a") || b.is_null(),
        }
    };
    all.iter().copied().filter(is_broken).collect()
}

proptest! {
    #[test]
    fn who_breaks_a_constraint_is_found_and_nobody_else(changes in vec(change(), 1..60)) {
        let mut graph = graph();
        let mut undo: Vec<Change> = schema().into_iter().map(|change| graph.apply(change).unwrap()).collect();
        let before = graph.view().canonical();
        for change in changes {
            undo.extend(graph.apply(change).ok());
            let view = graph.view();
            let expected = broken(view);
            let elements = (0..NODES).map(|id| Element::Node(NodeId(id)));
            for element in elements.chain((0..3).map(|id| Element::Relationship(RelationshipId(id)))) {
                prop_assert_eq!(view.check_constraints(element).is_err(), expected.contains(&element), "{:?}", element);
            }
            for (place, change) in schema().into_iter().enumerate() {
                let Change::CreateConstraint { mut definition } = change else { unreachable!() };
                definition.name = "again".into();
                // The same constraint on a graph without it: it comes to be exactly where nobody breaks it.
                let mut other = without_constraints(view);
                let is_kept = other.apply(Change::CreateConstraint { definition }).is_ok();
                prop_assert!(is_kept || !expected.is_empty(), "constraint {}", place);
            }
        }
        while undo.len() > schema().len() {
            graph.apply(undo.pop().unwrap()).unwrap();
        }
        prop_assert_eq!(graph.view().canonical(), before);
        undo.into_iter().rev().for_each(|inverse| drop(graph.apply(inverse).unwrap()));
        prop_assert_eq!((graph.view().constraints().count(), graph.view().indexes().count()), (0, 0));
    }
}

/// A graph that says the same of its nodes and relationships.
fn without_constraints(view: &GraphView) -> PropertyGraph {
    let mut graph = PropertyGraph::default();
    let properties = |element| {
        view.properties(element).map(|(key, value)| (view.catalog().key_name(key).clone(), value)).collect()
    };
    for id in view.nodes() {
        let labels = view.labels(id).iter().map(|&label| view.catalog().label_name(label).clone()).collect();
        graph.apply(Change::CreateNode { id, labels, properties: properties(id.into()) }).unwrap();
    }
    for id in view.relationships() {
        let (start, end) = view.endpoints(id).unwrap();
        let relationship_type = "T".into();
        let properties = properties(id.into());
        graph.apply(Change::CreateRelationship { id, relationship_type, start, end, properties }).unwrap();
    }
    graph
}

#[test]
fn a_constraint_that_does_not_hold_leaves_no_trace() {
    let mut graph = graph();
    for id in [0, 1] {
        let properties = vec![("a".into(), Value::Integer(7))];
        graph
            .apply(Change::CreateNode { id: NodeId(10 + id), labels: vec!["L".into()], properties })
            .unwrap();
    }
    let before = graph.view().canonical();
    let [one, two, ..] = schema();
    let error = graph.apply(one).unwrap_err();
    assert_eq!(error.message, "the constraint one on :L(a) does not hold: node n10 and node n11 both have 7");
    assert!(graph.apply(two).unwrap_err().message.ends_with("node n10 has no b"));
    assert_eq!(graph.view().canonical(), before);
}
