//! Identity: numbers that name a node or a relationship for as long as the database lives.
//!
//! An id is never given out twice within one database, so a stale id finds nothing rather than
//! something else.

use std::fmt;

/// Names a node.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u64);

/// Names a relationship.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelationshipId(pub u64);

/// Names what can carry properties and claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Element {
    /// A node.
    Node(NodeId),
    /// A relationship.
    Relationship(RelationshipId),
}

impl From<NodeId> for Element {
    fn from(id: NodeId) -> Self {
        Element::Node(id)
    }
}

impl From<RelationshipId> for Element {
    fn from(id: RelationshipId) -> Self {
        Element::Relationship(id)
    }
}

impl fmt::Display for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "n{}", self.0)
    }
}

impl fmt::Display for RelationshipId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "r{}", self.0)
    }
}
