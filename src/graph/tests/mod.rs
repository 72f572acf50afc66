//! Random changes on the graph and on a model too simple to be wrong, compared question by question.

mod bulk;
mod constraints;
mod full_text;
mod model;
mod steps;

use super::{Change, GraphView, IndexDefinition, PropertyGraph};
use crate::error::{Detail, ErrorClass};
use crate::provenance::{Claim, ClaimId, Subject};
use crate::value::{Element, NodeId, RelationshipId, Value};
use model::Model;
use proptest::prelude::*;
use std::sync::Arc;
use steps::{Step, steps};

/// A graph and the model of it, with what takes each change back.
#[derive(Default)]
struct Pair {
    graph: PropertyGraph,
    model: Model,
    inverses: Vec<Change>,
}

impl Pair {
    fn step(&mut self, step: &Step) {
        for change in step.changes(&self.model, &self.graph) {
            if self.model.apply(&change) {
                self.inverses.push(self.graph.apply(change).unwrap());
            } else {
                let before = self.graph.view().fingerprint();
                assert!(self.graph.apply(change.clone()).is_err(), "it does not fit: {change:?}");
                assert_eq!(self.graph.view().fingerprint(), before, "{change:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_question_has_the_answer_of_the_model(steps in steps(60)) {
        let mut pair = Pair::default();
        for step in &steps {
            pair.step(step);
        }
        pair.model.compare(pair.graph.view());
    }

    #[test]
    fn taking_back_every_change_leads_through_the_same_states(steps in steps(60)) {
        let mut pair = Pair::default();
        let mut states = Vec::new();
        for step in &steps {
            states.push((pair.inverses.len(), pair.model.clone(), pair.graph.view().canonical()));
            pair.step(step);
        }
        while let Some((length, model, canonical)) = states.pop() {
            for inverse in pair.inverses.split_off(length).into_iter().rev() {
                pair.graph.apply(inverse).unwrap();
            }
            prop_assert_eq!(pair.graph.view().canonical(), canonical);
            if states.len() % 16 == 0 {
                model.compare(pair.graph.view());
            }
        }
    }

    #[test]
    fn a_view_stays_as_it_is_while_the_writer_goes_on(steps in steps(60)) {
        let mut pair = Pair::default();
        let mut kept: Vec<(GraphView, Model)> = Vec::new();
        for (number, step) in steps.iter().enumerate() {
            if number % 8 == 0 {
                kept.push((pair.graph.view().clone(), pair.model.clone()));
            }
            pair.step(step);
        }
        for (view, model) in kept {
            model.compare(&view);
        }
    }

    #[test]
    fn the_heap_follows_every_change(steps in steps(60), warm_at in 0..60_usize) {
        let mut pair = Pair::default();
        for (number, step) in steps.iter().enumerate() {
            if number == warm_at {
                pair.graph.petgraph();
            }
            pair.step(step);
        }
        pair.model.compare_topology(pair.graph.petgraph());
        pair.model.compare_topology(&pair.graph.view().to_petgraph());
    }
}

fn create_node(graph: &mut PropertyGraph, labels: &[&str]) -> NodeId {
    let id = graph.next_node_id();
    let labels = labels.iter().map(|&label| label.into()).collect();
    graph.apply(Change::CreateNode { id, labels, properties: Vec::new() }).unwrap();
    id
}

fn create_relationship(graph: &mut PropertyGraph, start: NodeId, end: NodeId) -> RelationshipId {
    let id = graph.next_relationship_id();
    let relationship_type = Arc::from("KNOWS");
    graph
        .apply(Change::CreateRelationship { id, relationship_type, start, end, properties: Vec::new() })
        .unwrap();
    id
}

#[test]
fn a_deleted_relationship_keeps_its_type_until_the_statement_ends() {
    let mut graph = PropertyGraph::default();
    let node = create_node(&mut graph, &[]);
    let id = create_relationship(&mut graph, node, node);
    let inverse = graph.apply(Change::DeleteRelationship { id }).unwrap();
    let knows = graph.view().catalog().relationship_type("KNOWS");
    assert_eq!(graph.view().relationship_type(id), knows);
    assert!(!graph.view().has_relationship(id) && graph.view().endpoints(id).is_none());
    graph.forget_tombstones();
    assert_eq!(graph.view().relationship_type(id), None);
    graph.apply(inverse).unwrap();
    assert_eq!(graph.view().relationship_type(id), knows);
}

#[test]
fn a_node_with_relationships_cannot_be_deleted() {
    let mut graph = PropertyGraph::default();
    let id = create_node(&mut graph, &["Person"]);
    create_relationship(&mut graph, id, id);
    let error = graph.apply(Change::DeleteNode { id }).unwrap_err();
    assert_eq!(error.class, ErrorClass::ConstraintVerificationFailed);
    assert_eq!(error.detail, Detail::DeleteConnectedNode);
}

#[test]
fn a_node_that_claims_are_about_or_from_cannot_be_deleted() {
    let mut graph = PropertyGraph::default();
    let (source, node) = (create_node(&mut graph, &["Source"]), create_node(&mut graph, &[]));
    let claim = Arc::new(Claim { source, ..Claim::default() });
    let subject = Subject::Element(node.into());
    let withdraw = graph.apply(Change::AddClaim { id: ClaimId(0), subject, claim }).unwrap();
    assert!(graph.apply(Change::DeleteNode { id: node }).is_err());
    assert!(graph.apply(Change::DeleteNode { id: source }).is_err());
    graph.apply(withdraw).unwrap();
    graph.apply(Change::DeleteNode { id: node }).unwrap();
    graph.apply(Change::DeleteNode { id: source }).unwrap();
}

#[test]
fn a_map_or_a_list_of_lists_is_not_a_property() {
    let mut graph = PropertyGraph::default();
    let element = Element::Node(create_node(&mut graph, &[]));
    let nested = Value::list(vec![Value::list(Vec::new())]);
    for value in [Value::Map(Arc::default()), nested, Value::list(vec![Value::Null]), Value::Node(NodeId(0))]
    {
        let error = graph.apply(Change::SetProperty { element, key: "k".into(), value }).unwrap_err();
        assert_eq!((error.class, error.detail), (ErrorClass::TypeError, Detail::InvalidPropertyType));
    }
}

#[test]
fn ids_are_never_given_out_twice() {
    let mut graph = PropertyGraph::default();
    let node = create_node(&mut graph, &[]);
    graph.apply(Change::DeleteNode { id: node }).unwrap();
    assert_eq!(graph.next_node_id(), NodeId(1));
    graph.reserve_ids(NodeId(7), RelationshipId(8), ClaimId(9));
    assert_eq!(graph.next_node_id(), NodeId(7));
    assert_eq!(graph.next_relationship_id(), RelationshipId(8));
    assert_eq!(graph.next_claim_id(), ClaimId(9));
    let beyond = NodeId(u64::MAX);
    let change = Change::CreateNode { id: beyond, labels: Vec::new(), properties: Vec::new() };
    assert_eq!(graph.apply(change).unwrap_err().detail, Detail::LimitExceeded);
}

#[test]
fn deleting_at_a_hub_lets_the_heap_go_and_it_is_built_again() {
    let mut graph = PropertyGraph::default();
    let (hub, other) = (create_node(&mut graph, &[]), create_node(&mut graph, &[]));
    graph.petgraph();
    let first = create_relationship(&mut graph, hub, other);
    for _ in 0..5_000 {
        create_relationship(&mut graph, hub, other);
    }
    graph.apply(Change::DeleteRelationship { id: first }).unwrap();
    assert_eq!(graph.petgraph().edge_count(), 5_000);
}

#[test]
fn a_view_can_be_read_by_many_threads() {
    fn is_shared<T: Send + Sync + Clone>() {}
    is_shared::<GraphView>();
}

#[test]
fn an_index_has_a_name_of_its_own_and_a_subject_of_its_own() {
    let mut graph = PropertyGraph::default();
    let definition =
        |name: &str, label: &str| IndexDefinition::of_nodes(name.into(), label.into(), "k".into());
    let mut create = |definition| graph.apply(Change::CreateIndex { definition });
    create(definition("a", "A")).unwrap();
    assert!(create(definition("a", "B")).is_err());
    assert!(create(definition("b", "A")).is_err());
    create(definition("b", "B")).unwrap();
    assert!(graph.apply(Change::DropIndex { name: "c".into() }).is_err());
}
