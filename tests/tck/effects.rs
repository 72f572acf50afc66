//! What a query changed: the graph before and after, counted as the kit counts.
//!
//! Nodes and relationships count by identity, labels as the set of labels in use anywhere, properties as
//! triples of element, key and value: a value overwritten by another is one property less and one more.

use crate::shape::Shape;
use silkgraph::graph::GraphView;
use silkgraph::value::{Element, NodeId, RelationshipId};
use std::collections::{BTreeMap, BTreeSet};

/// What the kit looks at in a graph.
#[derive(Default)]
pub(crate) struct State {
    nodes: BTreeSet<NodeId>,
    relationships: BTreeSet<RelationshipId>,
    labels: BTreeSet<String>,
    properties: BTreeSet<(Element, String, String)>,
}

/// The counts that are not zero, by the kit's names (`+nodes`, `-labels` …).
pub(crate) type Effects = BTreeMap<String, usize>;

impl State {
    /// The state of `view`.
    pub(crate) fn of(view: &GraphView) -> Self {
        let nodes: BTreeSet<_> = view.nodes().collect();
        let relationships: BTreeSet<_> = view.relationships().collect();
        let labels = nodes.iter().flat_map(|&node| view.labels(node).iter());
        let elements = nodes.iter().map(|&node| Element::from(node));
        let elements = elements.chain(relationships.iter().map(|&relationship| Element::from(relationship)));
        State {
            labels: labels.map(|&label| view.catalog().label_name(label).to_string()).collect(),
            properties: elements.flat_map(|element| properties(view, element)).collect(),
            nodes,
            relationships,
        }
    }

    /// What is in `later` and not here, and the other way round.
    pub(crate) fn effects(&self, later: &State) -> Effects {
        let counts = [
            ("nodes", differences(&self.nodes, &later.nodes)),
            ("relationships", differences(&self.relationships, &later.relationships)),
            ("labels", differences(&self.labels, &later.labels)),
            ("properties", differences(&self.properties, &later.properties)),
        ];
        let signed = counts.into_iter().flat_map(|(name, (added, removed))| {
            [(format!("+{name}"), added), (format!("-{name}"), removed)]
        });
        signed.filter(|(_, count)| *count > 0).collect()
    }
}

fn properties(view: &GraphView, element: Element) -> Vec<(Element, String, String)> {
    let named = |(key, value)| {
        (element, view.catalog().key_name(key).to_string(), Shape::of(&value, view).to_string())
    };
    view.properties(element).map(named).collect()
}

/// How many are only in `after`, and how many only in `before`.
fn differences<T: Ord>(before: &BTreeSet<T>, after: &BTreeSet<T>) -> (usize, usize) {
    (after.difference(before).count(), before.difference(after).count())
}
