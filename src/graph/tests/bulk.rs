//! What comes at once is what comes one change at a time.

use super::super::{Bulk, ColumnValues, Entry, EntryRows, NodeRun};
use super::*;
use crate::graph::{KeyId, LabelId, TypeId};

/// All that `view` holds, with other ids and in the numbers of `catalog`, at once and as changes.
fn moved(view: &GraphView, graph: &mut PropertyGraph) -> (Bulk, Vec<Change>) {
    let (node_step, relationship_step) = (graph.next_node_id().0, graph.next_relationship_id().0);
    let catalog = view.catalog();
    let names = |names: &mut dyn Iterator<Item = &Arc<str>>| names.cloned().collect::<Vec<_>>();
    graph.reserve_names(
        &names(&mut catalog.labels().map(|(_, name)| name)),
        &names(&mut catalog.relationship_types().map(|(_, name)| name)),
        &names(&mut catalog.keys().map(|(_, name)| name)),
    );
    let known = graph.view().catalog().clone();
    let (mut bulk, mut changes) = (Bulk::default(), Vec::new());
    let named = |element: Element| -> Vec<_> {
        view.properties(element).map(|(key, value)| (catalog.key_name(key).clone(), value)).collect()
    };
    for node in view.nodes() {
        let (id, names) =
            (NodeId(node.0 + node_step), view.labels(node).iter().map(|label| catalog.label_name(*label)));
        let mut labels: Vec<LabelId> = names.clone().map(|name| known.label(name).unwrap()).collect();
        labels.sort_unstable();
        bulk.nodes.push(NodeRun { first: id, count: 1, labels });
        changes.push(Change::CreateNode {
            id,
            labels: names.cloned().collect(),
            properties: named(node.into()),
        });
    }
    for (number, name) in catalog.relationship_types() {
        let mut rows = EntryRows::default();
        for (start, row) in view.outgoing_rows(number) {
            for entry in row {
                let start = NodeId(start.0 + node_step);
                let (end, old) = (NodeId(entry.node().0 + node_step), entry.relationship());
                let id = RelationshipId(old.0 + relationship_step);
                assert!(rows.push(start, Entry::new(end, id)));
                let (relationship_type, properties) = (name.clone(), named(old.into()));
                changes.push(Change::CreateRelationship { id, relationship_type, start, end, properties });
            }
        }
        bulk.relationships.push((known.relationship_type(name).unwrap_or(TypeId(0)), rows));
    }
    for (key, name) in catalog.keys() {
        let key_there = known.key(name).unwrap_or(KeyId(0));
        let column = |values: &mut dyn Iterator<Item = (u64, Value)>| {
            let mut column = ColumnValues::default();
            values.for_each(|(row, value)| column.push(row, value));
            (key_there, column)
        };
        bulk.node_values
            .push(column(&mut view.node_values(key).map(|(id, value)| (id.0 + node_step, value))));
        let values = view.relationship_values(key);
        let mut values = values.map(|(id, value)| (id.0 + relationship_step, value));
        bulk.relationship_values.push(column(&mut values));
    }
    (bulk, changes)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_graph_that_another_is_added_to_answers_as_the_model_does(some in steps(60), others in steps(60)) {
        let (mut pair, mut other) = (Pair::default(), Pair::default());
        some.iter().for_each(|step| pair.step(step));
        others.iter().for_each(|step| other.step(step));
        let before = pair.graph.view().canonical();
        let (bulk, changes) = moved(other.graph.view(), &mut pair.graph);
        let graph = pair.graph.with(bulk).unwrap();
        assert_eq!(pair.graph.view().canonical(), before, "the graph before stays as it is");
        for change in changes {
            assert!(pair.model.apply(&change), "{change:?}");
            pair.graph.apply(change).unwrap();
        }
        pair.model.compare(graph.view());
        assert_eq!(graph.view().canonical(), pair.graph.view().canonical());
        assert_eq!(graph.next_node_id(), pair.graph.next_node_id());
        assert_eq!(graph.next_relationship_id(), pair.graph.next_relationship_id());
    }
}

fn run(first: u64, count: u64) -> NodeRun {
    NodeRun { first: NodeId(first), count, labels: Vec::new() }
}

#[test]
fn what_does_not_fit_is_refused() {
    let graph = PropertyGraph::default().with(Bulk { nodes: vec![run(3, 300)], ..Bulk::default() }).unwrap();
    assert_eq!((graph.view().nodes().count(), graph.next_node_id()), (300, NodeId(303)));
    let nodes = |runs| Bulk { nodes: runs, ..Bulk::default() };
    assert!(graph.with(nodes(vec![run(0, 4)])).is_err(), "an id that is taken");
    assert!(graph.with(nodes(vec![run(u64::from(u32::MAX), 2)])).is_err(), "an id that is too great");
    assert!(graph.with(nodes(vec![run(1, u64::MAX)])).is_err(), "too many");
    let row = |start, end, id| {
        let mut rows = EntryRows::default();
        assert!(rows.push(NodeId(start), Entry::new(NodeId(end), RelationshipId(id))));
        Bulk { relationships: vec![(TypeId(0), rows)], ..Bulk::default() }
    };
    let mut graph = graph;
    graph.reserve_names(&[], &["ROAD".into()], &["name".into()]);
    let graph = graph.with(row(3, 4, 0)).unwrap();
    assert!(graph.with(row(3, 4, 0)).is_err(), "a relationship that is there");
    assert!(graph.with(row(2, 4, 1)).is_err(), "a start that is not there");
    assert!(graph.with(row(3, 400, 1)).is_err(), "an end that is not there");
    let mut values = ColumnValues::default();
    values.push(2, Value::Integer(1));
    let values = Bulk { node_values: vec![(KeyId(0), values)], ..Bulk::default() };
    assert!(graph.with(values).is_err(), "a value of a node that is not there");
}
