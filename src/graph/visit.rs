//! A view as petgraph sees it, so that petgraph's algorithms run on a snapshot without a copy of it.
//!
//! In: nothing; `&GraphView` is a directed graph in the sense of `petgraph::visit`, whose node and edge
//! ids are ours. Out: nodes and edges by ascending id, and the edges at a node by type, neighbour and
//! relationship. The weight of an edge is its type; an algorithm that needs a length asks the view for a
//! property of the edge's [`id`](petgraph::visit::EdgeRef::id). Multiple edges and self-loops are there.

use super::index::{RowIterator, Way};
use super::{GraphView, TypeId};
use crate::value::{NodeId, RelationshipId};
use petgraph::Directed;
use petgraph::visit::{
    Data, EdgeCount, EdgeRef, GraphBase, GraphProp, IntoEdgeReferences, IntoEdges, IntoEdgesDirected,
    IntoNeighbors, IntoNeighborsDirected, IntoNodeIdentifiers, NodeCount, NodeIndexable, Visitable,
};
use rustc_hash::FxHashSet;

/// An edge of a view: a relationship.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    start: NodeId,
    end: NodeId,
    relationship: RelationshipId,
    relationship_type: TypeId,
}

impl EdgeRef for Edge {
    type NodeId = NodeId;
    type EdgeId = RelationshipId;
    type Weight = TypeId;

    fn source(&self) -> NodeId {
        self.start
    }

    fn target(&self) -> NodeId {
        self.end
    }

    fn weight(&self) -> &TypeId {
        &self.relationship_type
    }

    fn id(&self) -> RelationshipId {
        self.relationship
    }
}

/// Walks the edges at a node in one direction.
#[derive(Debug, Clone)]
pub struct Edges<'a> {
    view: &'a GraphView,
    node: NodeId,
    way: Way,
    /// The types still to come.
    types: std::slice::Iter<'a, TypeId>,
    /// The type that is being walked, and what is left of it.
    row: Option<(TypeId, RowIterator<'a>)>,
}

impl<'a> Edges<'a> {
    fn new(view: &'a GraphView, node: NodeId, way: Way) -> Self {
        Edges { view, node, way, types: view.adjacency.types_near(node, way).iter(), row: None }
    }
}

impl Iterator for Edges<'_> {
    type Item = Edge;

    fn next(&mut self) -> Option<Edge> {
        loop {
            if let Some((relationship_type, row)) = &mut self.row
                && let Some(entry) = row.next()
            {
                let (start, end) = match self.way {
                    Way::Outgoing => (self.node, entry.node()),
                    Way::Incoming => (entry.node(), self.node),
                };
                let relationship_type = *relationship_type;
                return Some(Edge { start, end, relationship: entry.relationship(), relationship_type });
            }
            let relationship_type = *self.types.next()?;
            let row = self.view.adjacency.row(self.node, relationship_type, self.way);
            self.row = Some((relationship_type, row.iter()));
        }
    }
}

/// Walks the nodes at the other ends of a node's edges in one direction; one that two edges lead to comes twice.
#[derive(Debug, Clone)]
pub struct Nodes<'a> {
    edges: Edges<'a>,
}

impl Iterator for Nodes<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let edge = self.edges.next()?;
        Some(match self.edges.way {
            Way::Outgoing => edge.end,
            Way::Incoming => edge.start,
        })
    }
}

/// Walks every node, by ascending id.
#[derive(Debug, Clone)]
pub struct NodeIds<'a> {
    view: &'a GraphView,
    from: NodeId,
}

impl Iterator for NodeIds<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let node = self.view.next_node(self.from)?;
        self.from = NodeId(node.0 + 1);
        Some(node)
    }
}

/// Walks every edge, by ascending id.
#[derive(Debug, Clone)]
pub struct EdgeReferences<'a> {
    view: &'a GraphView,
    from: RelationshipId,
}

impl Iterator for EdgeReferences<'_> {
    type Item = Edge;

    fn next(&mut self) -> Option<Edge> {
        let relationship = self.view.next_relationship(self.from)?;
        self.from = RelationshipId(relationship.0 + 1);
        let record = self.view.records.relationship(relationship)?;
        let relationship_type = record.relationship_type;
        Some(Edge { start: record.start(), end: record.end(), relationship, relationship_type })
    }
}

impl From<petgraph::Direction> for Way {
    fn from(direction: petgraph::Direction) -> Self {
        match direction {
            petgraph::Direction::Outgoing => Way::Outgoing,
            petgraph::Direction::Incoming => Way::Incoming,
        }
    }
}

impl GraphBase for GraphView {
    type NodeId = NodeId;
    type EdgeId = RelationshipId;
}

impl GraphProp for GraphView {
    type EdgeType = Directed;
}

impl Data for GraphView {
    type NodeWeight = ();
    type EdgeWeight = TypeId;
}

impl NodeCount for GraphView {
    fn node_count(&self) -> usize {
        usize::try_from(self.statistics().nodes()).expect("the nodes are in memory")
    }
}

impl EdgeCount for GraphView {
    fn edge_count(&self) -> usize {
        usize::try_from(self.statistics().relationships()).expect("the relationships are in memory")
    }
}

impl NodeIndexable for GraphView {
    /// At most a page beyond the last id.
    fn node_bound(&self) -> usize {
        usize::try_from(self.records.nodes.bound()).expect("the nodes are in memory")
    }

    fn to_index(&self, node: NodeId) -> usize {
        usize::try_from(node.0).expect("ids are 32 bits wide")
    }

    fn from_index(&self, index: usize) -> NodeId {
        NodeId(index as u64)
    }
}

impl Visitable for GraphView {
    type Map = FxHashSet<NodeId>;

    fn visit_map(&self) -> FxHashSet<NodeId> {
        FxHashSet::default()
    }

    fn reset_map(&self, map: &mut FxHashSet<NodeId>) {
        map.clear();
    }
}

impl<'a> IntoNodeIdentifiers for &'a GraphView {
    type NodeIdentifiers = NodeIds<'a>;

    fn node_identifiers(self) -> NodeIds<'a> {
        NodeIds { view: self, from: NodeId(0) }
    }
}

impl<'a> IntoNeighbors for &'a GraphView {
    type Neighbors = Nodes<'a>;

    fn neighbors(self, node: NodeId) -> Nodes<'a> {
        Nodes { edges: Edges::new(self, node, Way::Outgoing) }
    }
}

impl<'a> IntoNeighborsDirected for &'a GraphView {
    type NeighborsDirected = Nodes<'a>;

    fn neighbors_directed(self, node: NodeId, direction: petgraph::Direction) -> Nodes<'a> {
        Nodes { edges: Edges::new(self, node, direction.into()) }
    }
}

impl<'a> IntoEdges for &'a GraphView {
    type Edges = Edges<'a>;

    fn edges(self, node: NodeId) -> Edges<'a> {
        Edges::new(self, node, Way::Outgoing)
    }
}

impl<'a> IntoEdgesDirected for &'a GraphView {
    type EdgesDirected = Edges<'a>;

    fn edges_directed(self, node: NodeId, direction: petgraph::Direction) -> Edges<'a> {
        Edges::new(self, node, direction.into())
    }
}

impl<'a> IntoEdgeReferences for &'a GraphView {
    type EdgeRef = Edge;
    type EdgeReferences = EdgeReferences<'a>;

    fn edge_references(self) -> EdgeReferences<'a> {
        EdgeReferences { view: self, from: RelationshipId(0) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Change, PropertyGraph};
    use super::*;
    use petgraph::algo::{dijkstra, kosaraju_scc, tarjan_scc};
    use std::collections::BTreeMap;

    /// Nodes 0 to 5 and 7; a triangle 0, 1, 2, a way out of it to 3 and 4, and a pair of edges from 5 to itself and 4.
    fn graph() -> PropertyGraph {
        let mut graph = PropertyGraph::default();
        for id in [0, 1, 2, 3, 4, 5, 7].map(NodeId) {
            graph.apply(Change::CreateNode { id, labels: Vec::new(), properties: Vec::new() }).unwrap();
        }
        let edges =
            [(0, 1, "A"), (1, 2, "A"), (2, 0, "B"), (2, 3, "A"), (3, 4, "B"), (5, 5, "A"), (5, 4, "A")];
        for (id, (start, end, relationship_type)) in (0..).zip(edges) {
            let change = Change::CreateRelationship {
                id: RelationshipId(id),
                relationship_type: relationship_type.into(),
                start: NodeId(start),
                end: NodeId(end),
                properties: Vec::new(),
            };
            graph.apply(change).unwrap();
        }
        graph
    }

    #[test]
    fn algorithms_of_petgraph_give_on_a_view_what_they_give_on_a_copy() {
        let graph = graph();
        let (view, copy) = (graph.view(), graph.view().to_petgraph());
        let sorted = |components: Vec<Vec<NodeId>>| {
            let mut components: Vec<Vec<NodeId>> = components;
            components.iter_mut().for_each(|component| component.sort());
            components.sort();
            components
        };
        let names = |components: Vec<Vec<_>>| {
            components.into_iter().map(|nodes| nodes.into_iter().map(|node| copy[node]).collect()).collect()
        };
        assert_eq!(sorted(kosaraju_scc(view)), sorted(names(kosaraju_scc(&copy))));
        assert_eq!(sorted(tarjan_scc(view)), sorted(names(tarjan_scc(&copy))));
        let start = copy.node_indices().next().unwrap();
        let expected = dijkstra(&copy, start, None, |_| 1);
        let expected: BTreeMap<NodeId, i32> =
            expected.into_iter().map(|(node, cost)| (copy[node], cost)).collect();
        let found = dijkstra(view, NodeId(0), None, |_| 1);
        assert_eq!(found.into_iter().collect::<BTreeMap<_, _>>(), expected);
    }

    #[test]
    fn edges_tell_their_ends_whichever_way_they_are_walked() {
        let graph = graph();
        let ends = |edge: Edge| (edge.source().0, edge.target().0, edge.id().0);
        let view = graph.view();
        assert_eq!(view.edges(NodeId(2)).map(ends).collect::<Vec<_>>(), [(2, 3, 3), (2, 0, 2)]);
        let incoming = view.edges_directed(NodeId(4), petgraph::Direction::Incoming);
        assert_eq!(incoming.map(ends).collect::<Vec<_>>(), [(5, 4, 6), (3, 4, 4)]);
        assert_eq!(view.edge_references().count(), view.edge_count());
        assert!(view.node_identifiers().all(|node| view.to_index(node) < view.node_bound()));
    }
}
