//! A part of a graph: chosen nodes and relationships, in order of their ids.
//!
//! In come values of a result, a node and its surroundings, or a whole view; out goes a [`Subgraph`], which the
//! formats write and [`Subgraph::to_petgraph`] hands to petgraph's algorithms with everything it needs in it.
//! A relationship never comes without both its ends. What has been deleted since is left out.

use super::{Direction, GraphView};
use crate::value::{Element, Map, NodeId, RelationshipId, Value};
use petgraph::stable_graph::StableDiGraph;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A node with its labels and properties: a copy that needs no graph.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its identity.
    pub id: NodeId,
    /// Its labels, by name.
    pub labels: Vec<Arc<str>>,
    /// Its properties, by key.
    pub properties: Map,
}

/// A relationship with its type and properties: a copy that needs no graph.
#[derive(Debug, Clone, PartialEq)]
pub struct Relationship {
    /// Its identity.
    pub id: RelationshipId,
    /// Its type.
    pub relationship_type: Arc<str>,
    /// Where it starts.
    pub start: NodeId,
    /// Where it ends.
    pub end: NodeId,
    /// Its properties, by key.
    pub properties: Map,
}

impl Node {
    /// A copy of the node `id` of `view`; `None` when it is not there.
    pub fn read(view: &GraphView, id: NodeId) -> Option<Self> {
        if !view.has_node(id) {
            return None;
        }
        let mut labels: Vec<_> =
            view.labels(id).iter().map(|&label| view.catalog().label_name(label).clone()).collect();
        labels.sort();
        Some(Node { id, labels, properties: properties(view, id.into()) })
    }
}

impl Relationship {
    /// A copy of the relationship `id` of `view`; `None` when it is not there.
    pub fn read(view: &GraphView, id: RelationshipId) -> Option<Self> {
        let (start, end) = view.endpoints(id)?;
        let relationship_type = view.catalog().type_name(view.relationship_type(id)?).clone();
        Some(Relationship { id, relationship_type, start, end, properties: properties(view, id.into()) })
    }
}

fn properties(view: &GraphView, element: Element) -> Map {
    view.properties(element).map(|(key, value)| (view.catalog().key_name(key).clone(), value)).collect()
}

/// Chosen nodes and relationships of one state of a graph.
#[derive(Debug, Clone)]
pub struct Subgraph {
    view: Arc<GraphView>,
    nodes: BTreeSet<NodeId>,
    relationships: BTreeSet<RelationshipId>,
}

impl Subgraph {
    /// Nothing of `view` yet.
    pub fn new(view: Arc<GraphView>) -> Self {
        Subgraph { view, nodes: BTreeSet::new(), relationships: BTreeSet::new() }
    }

    /// All of `view`.
    pub fn whole(view: Arc<GraphView>) -> Self {
        let nodes = view.nodes().collect();
        let relationships = view.relationships().collect();
        Subgraph { view, nodes, relationships }
    }

    /// What is at most `hops` relationships away from `center`, whichever way they point, with all relationships
    /// among it: the ego network. Empty when `center` is not there.
    pub fn around(view: Arc<GraphView>, center: NodeId, hops: usize) -> Self {
        let mut subgraph = Self::new(view);
        subgraph.add_node(center);
        let mut frontier: Vec<NodeId> = subgraph.nodes.iter().copied().collect();
        for _ in 0..hops {
            if frontier.is_empty() {
                break;
            }
            frontier = subgraph.grow(&frontier);
        }
        subgraph.complete()
    }

    /// Adds the neighbours of `frontier` and returns those that were not there before.
    fn grow(&mut self, frontier: &[NodeId]) -> Vec<NodeId> {
        let view = self.view.clone();
        let neighbours = frontier.iter().flat_map(|&node| view.neighbours(node, None, Direction::Both));
        neighbours.map(|step| step.node).filter(|&node| self.nodes.insert(node)).collect()
    }

    /// Every node, relationship and path among `values`, also inside lists and maps.
    pub fn of_values<'a>(view: Arc<GraphView>, values: impl IntoIterator<Item = &'a Value>) -> Self {
        let mut subgraph = Self::new(view);
        for value in values {
            subgraph.add(value);
        }
        subgraph
    }

    /// Adds every node, relationship and path in `value`, also inside lists and maps.
    pub fn add(&mut self, value: &Value) {
        match value {
            Value::Node(node) => self.add_node(*node),
            Value::Relationship(relationship) => self.add_relationship(*relationship),
            Value::Path(path) => {
                path.nodes().iter().for_each(|&node| self.add_node(node));
                path.relationships().iter().for_each(|&relationship| self.add_relationship(relationship));
            }
            Value::List(items) => items.iter().for_each(|item| self.add(item)),
            Value::Map(entries) => entries.values().for_each(|entry| self.add(entry)),
            _ => {}
        }
    }

    fn add_node(&mut self, node: NodeId) {
        if self.view.has_node(node) {
            self.nodes.insert(node);
        }
    }

    fn add_relationship(&mut self, relationship: RelationshipId) {
        if let Some((start, end)) = self.view.endpoints(relationship) {
            self.nodes.extend([start, end]);
            self.relationships.insert(relationship);
        }
    }

    /// The same with every relationship that leads from one of its nodes to another.
    ///
    /// Time O(degrees of its nodes).
    #[must_use]
    pub fn complete(mut self) -> Self {
        for &node in &self.nodes {
            let steps = self.view.neighbours(node, None, Direction::Outgoing);
            let inside = steps.filter(|step| self.nodes.contains(&step.node));
            self.relationships.extend(inside.map(|step| step.relationship));
        }
        self
    }

    /// The same with the sources of the claims about it, and the sources of what is claimed of these, so that all of them
    /// can be told elsewhere.
    ///
    /// Time O(all claims), as often as sources have sources of their own.
    #[must_use]
    pub fn with_sources(&self) -> Self {
        let mut more = self.clone();
        loop {
            let before = more.nodes.len();
            for (_, subject, claim) in self.view.ledger().iter() {
                if more.contains(subject.element()) {
                    more.add_node(claim.source);
                }
            }
            if more.nodes.len() == before {
                return more;
            }
        }
    }

    /// Whether a node or relationship is in it.
    pub fn contains(&self, element: Element) -> bool {
        match element {
            Element::Node(node) => self.nodes.contains(&node),
            Element::Relationship(relationship) => self.relationships.contains(&relationship),
        }
    }

    /// The state of the graph it is a part of.
    pub fn view(&self) -> &Arc<GraphView> {
        &self.view
    }

    /// Its nodes, by ascending id.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = NodeId> + '_ {
        self.nodes.iter().copied()
    }

    /// Its relationships, by ascending id.
    pub fn relationships(&self) -> impl ExactSizeIterator<Item = RelationshipId> + '_ {
        self.relationships.iter().copied()
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// A petgraph of it, with labels, types and properties copied into it; indices follow the order of the ids.
    pub fn to_petgraph(&self) -> StableDiGraph<Node, Relationship> {
        let mut graph = StableDiGraph::with_capacity(self.nodes.len(), self.relationships.len());
        let nodes = self.nodes.iter().filter_map(|&id| Node::read(&self.view, id));
        let indices: BTreeMap<_, _> = nodes.map(|node| (node.id, graph.add_node(node))).collect();
        let relationships = self.relationships.iter().filter_map(|&id| Relationship::read(&self.view, id));
        for relationship in relationships {
            let (start, end) = (indices[&relationship.start], indices[&relationship.end]);
            graph.add_edge(start, end, relationship);
        }
        graph
    }
}
