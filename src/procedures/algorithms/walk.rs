//! A projection as petgraph's algorithms see it.
//!
//! A [`Walk`] is a handful of references, so it is copied where petgraph takes a graph. An algorithm of petgraph
//! cannot be told that its time is over; the walk tells it that there is nothing more to see, and whoever called the
//! algorithm asks the [`Ticker`] afterwards whether the answer is one.

use super::Ticker;
use super::adjacency::{Adjacency, Step};
use super::projection::{Projection, number};
use petgraph::visit::{
    Data, EdgeCount, EdgeIndexable, EdgeRef, GraphBase, GraphRef, IntoEdgeReferences, IntoEdges,
    IntoEdgesDirected, IntoNeighbors, IntoNeighborsDirected, IntoNodeIdentifiers, NodeCount, NodeIndexable,
    VisitMap, Visitable,
};
use std::slice;

/// A projection with its rows in both directions and a weight of any kind for each relationship.
pub(super) struct Walk<'a, W> {
    /// The nodes and relationships.
    pub(super) projection: &'a Projection<'a>,
    /// The steps along the arrows, or both ways.
    pub(super) forward: &'a Adjacency,
    /// The steps against those of `forward`.
    pub(super) backward: &'a Adjacency,
    /// The weights by number of the relationship.
    pub(super) weights: &'a [W],
    /// Says whether the walk may go on.
    pub(super) ticker: &'a Ticker<'a>,
}

/// The weights of a walk that needs none, for as many relationships as there can be; they take no memory.
pub(super) const UNWEIGHTED: &[()] = &[(); u32::MAX as usize];

impl<W> Clone for Walk<'_, W> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<W> Copy for Walk<'_, W> {}

impl<'a> Walk<'a, ()> {
    /// A walk in one direction that looks up weights itself.
    pub(super) fn one_way(
        projection: &'a Projection<'a>,
        steps: &'a Adjacency,
        ticker: &'a Ticker<'a>,
    ) -> Self {
        Walk { projection, forward: steps, backward: steps, weights: UNWEIGHTED, ticker }
    }
}

impl<'a, W> Walk<'a, W> {
    fn steps(self, node: u32, direction: petgraph::Direction) -> Edges<'a, W> {
        let rows = match direction {
            petgraph::Direction::Outgoing => self.forward,
            petgraph::Direction::Incoming => self.backward,
        };
        let steps = if self.ticker.is_over() { &[] } else { rows.of(node) };
        Edges { node, direction, steps: steps.iter(), weights: self.weights }
    }
}

/// A relationship as it is met on the way.
pub(super) struct Edge<'a, W> {
    source: u32,
    target: u32,
    number: u32,
    weight: &'a W,
}

impl<W> Clone for Edge<'_, W> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<W> Copy for Edge<'_, W> {}

impl<W> EdgeRef for Edge<'_, W> {
    type NodeId = u32;
    type EdgeId = u32;
    type Weight = W;

    fn source(&self) -> u32 {
        self.source
    }

    fn target(&self) -> u32 {
        self.target
    }

    fn weight(&self) -> &W {
        self.weight
    }

    fn id(&self) -> u32 {
        self.number
    }
}

/// Walks the relationships at a node in one direction.
pub(super) struct Edges<'a, W> {
    node: u32,
    direction: petgraph::Direction,
    steps: slice::Iter<'a, Step>,
    weights: &'a [W],
}

impl<'a, W> Iterator for Edges<'a, W> {
    type Item = Edge<'a, W>;

    fn next(&mut self) -> Option<Edge<'a, W>> {
        let step = self.steps.next()?;
        let (source, target) = match self.direction {
            petgraph::Direction::Outgoing => (self.node, step.node),
            petgraph::Direction::Incoming => (step.node, self.node),
        };
        Some(Edge { source, target, number: step.edge, weight: &self.weights[step.edge as usize] })
    }
}

/// Walks the nodes next to a node in one direction.
pub(super) struct Nodes<'a>(slice::Iter<'a, Step>);

impl Iterator for Nodes<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.0.next().map(|step| step.node)
    }
}

/// Walks all relationships.
pub(super) struct AllEdges<'a, W> {
    walk: Walk<'a, W>,
    numbers: std::ops::Range<u32>,
}

impl<'a, W> Iterator for AllEdges<'a, W> {
    type Item = Edge<'a, W>;

    fn next(&mut self) -> Option<Edge<'a, W>> {
        let number = self.numbers.next()?;
        let edge = self.walk.projection.edges()[number as usize];
        Some(Edge {
            source: edge.start,
            target: edge.end,
            number,
            weight: &self.walk.weights[number as usize],
        })
    }
}

/// Which nodes have been seen, a byte a node.
pub(super) struct Seen(Vec<bool>);

impl VisitMap<u32> for Seen {
    fn visit(&mut self, node: u32) -> bool {
        !std::mem::replace(&mut self.0[node as usize], true)
    }

    fn is_visited(&self, node: &u32) -> bool {
        self.0[*node as usize]
    }

    fn unvisit(&mut self, node: u32) -> bool {
        std::mem::replace(&mut self.0[node as usize], false)
    }
}

impl<W> GraphBase for Walk<'_, W> {
    type NodeId = u32;
    type EdgeId = u32;
}

impl<W> GraphRef for Walk<'_, W> {}

impl<W> Data for Walk<'_, W> {
    type NodeWeight = ();
    type EdgeWeight = W;
}

impl<W> NodeCount for Walk<'_, W> {
    fn node_count(&self) -> usize {
        self.projection.node_count()
    }
}

impl<W> EdgeCount for Walk<'_, W> {
    fn edge_count(&self) -> usize {
        self.projection.edges().len()
    }
}

impl<W> NodeIndexable for Walk<'_, W> {
    fn node_bound(&self) -> usize {
        self.projection.node_count()
    }

    fn to_index(&self, node: u32) -> usize {
        node as usize
    }

    fn from_index(&self, index: usize) -> u32 {
        number(index)
    }
}

impl<W> EdgeIndexable for Walk<'_, W> {
    fn edge_bound(&self) -> usize {
        self.projection.edges().len()
    }

    fn to_index(&self, edge: u32) -> usize {
        edge as usize
    }

    fn from_index(&self, index: usize) -> u32 {
        number(index)
    }
}

impl<W> Visitable for Walk<'_, W> {
    type Map = Seen;

    fn visit_map(&self) -> Seen {
        Seen(vec![false; self.projection.node_count()])
    }

    fn reset_map(&self, map: &mut Seen) {
        map.0.clear();
        map.0.resize(self.projection.node_count(), false);
    }
}

impl<W> IntoNodeIdentifiers for Walk<'_, W> {
    type NodeIdentifiers = std::ops::Range<u32>;

    fn node_identifiers(self) -> std::ops::Range<u32> {
        self.projection.numbers()
    }
}

impl<'a, W> IntoNeighbors for Walk<'a, W> {
    type Neighbors = Nodes<'a>;

    fn neighbors(self, node: u32) -> Nodes<'a> {
        Nodes(self.steps(node, petgraph::Direction::Outgoing).steps)
    }
}

impl<'a, W> IntoNeighborsDirected for Walk<'a, W> {
    type NeighborsDirected = Nodes<'a>;

    fn neighbors_directed(self, node: u32, direction: petgraph::Direction) -> Nodes<'a> {
        Nodes(self.steps(node, direction).steps)
    }
}

impl<'a, W> IntoEdgeReferences for Walk<'a, W> {
    type EdgeRef = Edge<'a, W>;
    type EdgeReferences = AllEdges<'a, W>;

    fn edge_references(self) -> AllEdges<'a, W> {
        AllEdges { walk: self, numbers: 0..number(self.projection.edges().len()) }
    }
}

impl<'a, W> IntoEdges for Walk<'a, W> {
    type Edges = Edges<'a, W>;

    fn edges(self, node: u32) -> Edges<'a, W> {
        self.steps(node, petgraph::Direction::Outgoing)
    }
}

impl<'a, W> IntoEdgesDirected for Walk<'a, W> {
    type EdgesDirected = Edges<'a, W>;

    fn edges_directed(self, node: u32, direction: petgraph::Direction) -> Edges<'a, W> {
        self.steps(node, direction)
    }
}
