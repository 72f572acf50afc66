//! The graph as petgraph has it: a `StableDiGraph` of ids, with the way from an id to its index.
//!
//! Two things are made here: the graph that [`GraphView::to_petgraph`] hands out, and the [`Heap`], the
//! same graph kept by the writer and brought up to date by every change.
//!
//! The heap is *cold* until somebody first asks for it, and then built from the pages (0.2 s for two
//! million relationships): nothing that silkgraph reads runs on petgraph's edge lists, which cost a cache
//! miss for each relationship, and keeping them would more than double the time to create one and the
//! memory that it takes. Once warm it is kept, with one exception: petgraph unlinks a relationship in
//! time proportional to the degree of its ends, so that deleting the relationships of a node that has a
//! million could take 10¹² steps. Such a deletion lets the heap go cold again.
//!
//! Algorithms of petgraph that only read need neither: they run on a view itself (`visit.rs`).

use super::view::{Direction, GraphView};
use crate::value::page::Table;
use crate::value::{NodeId, RelationshipId};
use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};

/// A deletion at nodes with more relationships than this cools the heap.
const COSTLY_DEGREE: usize = 4_096;

/// The writer's petgraph, if anybody has asked for it.
#[derive(Debug, Default)]
pub(super) struct Heap {
    warm: Option<Indexed>,
}

/// A petgraph and where in it each id is.
#[derive(Debug, Default)]
struct Indexed {
    graph: StableDiGraph<NodeId, RelationshipId>,
    nodes: Table<NodeIndex>,
    relationships: Table<EdgeIndex>,
}

impl Heap {
    /// The petgraph of `view`, the state that this heap follows.
    pub(super) fn warm(&mut self, view: &GraphView) -> &StableDiGraph<NodeId, RelationshipId> {
        &self.warm.get_or_insert_with(|| Indexed::build(view)).graph
    }

    pub(super) fn add_node(&mut self, node: NodeId) {
        if let Some(heap) = &mut self.warm {
            heap.add_node(node);
        }
    }

    pub(super) fn remove_node(&mut self, node: NodeId) {
        if let Some(heap) = &mut self.warm {
            let index = heap.nodes.remove(node.0);
            index.and_then(|index| heap.graph.remove_node(index));
        }
    }

    pub(super) fn add_relationship(&mut self, relationship: RelationshipId, start: NodeId, end: NodeId) {
        if let Some(heap) = &mut self.warm {
            heap.add_relationship(relationship, start, end);
        }
    }

    /// Removes a relationship; `view` still has it.
    pub(super) fn remove_relationship(&mut self, relationship: RelationshipId, view: &GraphView) {
        let Some(heap) = &mut self.warm else { return };
        let (start, end) = view.endpoints(relationship).expect("the view still has the relationship");
        let degree =
            view.degree(start, None, Direction::Outgoing).max(view.degree(end, None, Direction::Incoming));
        if degree > COSTLY_DEGREE {
            self.warm = None;
            return;
        }
        let index = heap.relationships.remove(relationship.0);
        index.and_then(|index| heap.graph.remove_edge(index));
    }
}

impl Indexed {
    fn build(view: &GraphView) -> Self {
        let nodes = usize::try_from(view.statistics().nodes()).unwrap_or(0);
        let relationships = usize::try_from(view.statistics().relationships()).unwrap_or(0);
        let graph = StableDiGraph::with_capacity(nodes, relationships);
        let mut indexed = Indexed { graph, ..Indexed::default() };
        for node in view.nodes() {
            indexed.add_node(node);
        }
        for relationship in view.relationships() {
            if let Some((start, end)) = view.endpoints(relationship) {
                indexed.add_relationship(relationship, start, end);
            }
        }
        indexed
    }

    fn add_node(&mut self, node: NodeId) {
        let index = self.graph.add_node(node);
        self.nodes.insert(node.0, index);
    }

    fn add_relationship(&mut self, relationship: RelationshipId, start: NodeId, end: NodeId) {
        let index = |node: NodeId| *self.nodes.get(node.0).expect("both ends are in the heap");
        let (start, end) = (index(start), index(end));
        let index = self.graph.add_edge(start, end, relationship);
        self.relationships.insert(relationship.0, index);
    }
}

impl GraphView {
    /// A copy of the topology as a petgraph, whose weights are the ids. Time and memory O(nodes + relationships).
    pub fn to_petgraph(&self) -> StableDiGraph<NodeId, RelationshipId> {
        Indexed::build(self).graph
    }
}
