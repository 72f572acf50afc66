//! A walk through the graph: a first node, then relationships, each with the node it leads to.

use super::{NodeId, RelationshipId};

/// A walk through the graph in the order of travel.
///
/// There is always one node more than there are relationships; which way a relationship points is
/// asked of the graph.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Path {
    nodes: Vec<NodeId>,
    relationships: Vec<RelationshipId>,
}

impl Path {
    /// The walk that visits `nodes` along `relationships`.
    ///
    /// # Panics
    /// When there is not exactly one node more than there are relationships.
    pub fn new(nodes: Vec<NodeId>, relationships: Vec<RelationshipId>) -> Self {
        assert_eq!(nodes.len(), relationships.len() + 1, "a path has one node more than relationships");
        Path { nodes, relationships }
    }

    /// The nodes visited, first to last; never empty.
    pub fn nodes(&self) -> &[NodeId] {
        &self.nodes
    }

    /// The relationships taken, first to last.
    pub fn relationships(&self) -> &[RelationshipId] {
        &self.relationships
    }

    /// How many relationships are taken.
    pub fn len(&self) -> usize {
        self.relationships.len()
    }

    /// Whether the path is a single node.
    pub fn is_empty(&self) -> bool {
        self.relationships.is_empty()
    }
}
