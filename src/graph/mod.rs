//! The property graph in memory.
//!
//! [`PropertyGraph`] is the writer's: a petgraph heap for identity, and a [`GraphView`] that every read
//! runs on. Nothing alters it but [`PropertyGraph::apply`], which takes one [`Change`] and returns the
//! change that takes it back. A view is a value: clone it and it stays as it is for as long as you like.

mod catalog;
mod change;
mod statistics;
mod view;

pub use catalog::{Catalog, KeyId, LabelId, TypeId};
pub use change::{Change, IndexDefinition};
pub use statistics::Statistics;
pub use view::{Direction, GraphView, Neighbour};

use crate::error::QueryError;
use crate::provenance::ClaimId;
use crate::value::{NodeId, RelationshipId};

/// The graph as its one writer sees it.
#[derive(Debug, Default)]
pub struct PropertyGraph {
    view: GraphView,
}

impl PropertyGraph {
    /// Makes one change and returns the change that takes it back.
    ///
    /// # Errors
    /// When the change does not fit the graph (an unknown or doubled id, a node that still has
    /// relationships); the graph is then as it was.
    pub fn apply(&mut self, change: Change) -> Result<Change, QueryError> {
        let _ = change;
        todo!()
    }

    /// The graph as it is now, for reading; clone it to keep it.
    pub fn view(&self) -> &GraphView {
        &self.view
    }

    /// The id that the next node gets.
    pub fn next_node_id(&self) -> NodeId {
        todo!()
    }

    /// The id that the next relationship gets.
    pub fn next_relationship_id(&self) -> RelationshipId {
        todo!()
    }

    /// The id that the next claim gets.
    pub fn next_claim_id(&self) -> ClaimId {
        todo!()
    }
}
