//! The property graph in memory.
//!
//! [`PropertyGraph`] is the writer's: it holds the state that every read runs on, a [`GraphView`], and
//! what only a writer needs. Nothing alters it but [`PropertyGraph::apply`], which takes one [`Change`]
//! and returns the change that takes it back. A view is a value: clone it and it stays as it is for as
//! long as you like, because everything in it lies in shared pages that are copied before they change.
//!
//! In: changes, in names and ids. Out: views, and a petgraph of the topology. How changes reach the
//! disk, and which of them belong together, is decided on higher floors.

mod apply;
mod bulk;
mod restore;
mod late;
mod enforce;
mod full_text;
mod change;
mod constraint;
mod view;
mod ids;
mod near;
mod read;
mod subgraph;
mod fingerprint;
mod records;
mod catalog;
mod columns;
mod index;
mod statistics;
mod heap;
mod visit;
mod as_of;

pub use apply::is_storable;
pub use bulk::{Bulk, NodeRun};
pub use catalog::{Catalog, KeyId, LabelId, TypeId};
pub use change::{Change, IndexDefinition};
pub use columns::{ColumnValues, PageValues};
pub use columns::{SmallIntegers, Stretch, Told, ValueRef};
pub use constraint::{ConstraintDefinition, ConstraintRule, ConstraintTarget};
pub use ids::{Id, Ids};
pub use index::{Covered, Entry, EntryRows, Index, Row, RowIterator};
pub use index::{FullTextDefinition, FullTextIndex, FullTextTarget, Hit};
pub use late::Fault;
pub use read::Elements;
pub use restore::{Make, Restored, RestoredColumn};
pub use statistics::{Statistics, TypeCounts};
pub use subgraph::{Node, Relationship, Subgraph};
pub use view::{Direction, GraphView, Neighbour};
pub use visit::{Edge, EdgeReferences, Edges, NodeIds, Nodes};

use crate::error::{Error, QueryError};
use crate::provenance::ClaimId;
use crate::value::{NodeId, RelationshipId};
use heap::Heap;
use petgraph::stable_graph::StableDiGraph;
use records::SetNumbers;
use std::sync::Arc;

/// From which size on something is worth more than one thread.
struct Worth;

impl Worth {
    /// Fewer relationships are not worth a thread of their own.
    const A_THREAD: usize = 50_000;
}

/// The graph as its one writer sees it.
#[derive(Debug, Default)]
pub struct PropertyGraph {
    view: GraphView,
    heap: Heap,
    label_sets: SetNumbers<LabelId>,
    key_sets: SetNumbers<KeyId>,
    next: NextIds,
}

/// The ids that come next: one past the highest ever seen.
#[derive(Debug, Clone, Default)]
struct NextIds {
    node: u64,
    relationship: u64,
    claim: u64,
}

impl PropertyGraph {
    /// Makes one change and returns the change that takes it back.
    ///
    /// # Errors
    /// When the change does not fit the graph (an unknown or doubled id, a node that still has
    /// relationships); the graph is then as it was.
    pub fn apply(&mut self, change: Change) -> Result<Change, QueryError> {
        self.settle().map_err(|error| apply::invalid(error.to_string()))?;
        let watched = self.view.texts_before(&change);
        let outcome = self.keeping_values(change);
        if let Some((element, texts)) = watched {
            self.view.note_texts(element, &texts);
        }
        outcome
    }

    fn keeping_values(&mut self, change: Change) -> Result<Change, QueryError> {
        match change.element().filter(|_| self.view.constraints.keep_values()) {
            None => self.make(change),
            Some(element) => {
                self.view.forget_values(element);
                let outcome = self.make(change);
                self.view.note_values(element);
                outcome
            }
        }
    }

    fn make(&mut self, change: Change) -> Result<Change, QueryError> {
        match change {
            Change::CreateNode { id, labels, properties } => self.create_node(id, &labels, properties),
            Change::DeleteNode { id } => self.delete_node(id),
            Change::CreateRelationship { id, relationship_type, start, end, properties } => {
                self.create_relationship(id, &relationship_type, (start, end), properties)
            }
            Change::DeleteRelationship { id } => self.delete_relationship(id),
            Change::SetProperty { element, key, value } => self.set_property(element, key, value),
            Change::AddLabel { node, label } => self.add_label(node, label),
            Change::RemoveLabel { node, label } => self.remove_label(node, label),
            Change::AddClaim { id, subject, claim } => self.add_claim(id, subject, claim),
            Change::RemoveClaim { id } => self.remove_claim(id),
            Change::CreateIndex { definition } => self.create_index(definition),
            Change::CreateFullTextIndex { definition } => self.create_full_text_index(definition),
            Change::DropIndex { name } => self.drop_index(&name),
            Change::CreateConstraint { definition } => self.create_constraint(definition),
            Change::DropConstraint { name } => self.drop_constraint(&name),
        }
    }

    /// Makes everything that is deferred since the graph was opened, so that it can be altered.
    ///
    /// The first time in proportion to the graph, O(1) from then on.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when something of the graph cannot be read.
    pub fn settle(&mut self) -> Result<(), Error> {
        if self.view.late.is_some() {
            self.view.settle()?;
            self.view.late = None;
        }
        Ok(())
    }

    /// The graph as it is now, for reading; clone it to keep it.
    pub fn view(&self) -> &GraphView {
        &self.view
    }

    /// The id that the next node gets.
    pub fn next_node_id(&self) -> NodeId {
        NodeId(self.next.node)
    }

    /// The id that the next relationship gets.
    pub fn next_relationship_id(&self) -> RelationshipId {
        RelationshipId(self.next.relationship)
    }

    /// The id that the next claim gets.
    pub fn next_claim_id(&self) -> ClaimId {
        ClaimId(self.next.claim)
    }

    /// Lets the next ids be these or higher: ids given out before a restart to what is gone since.
    pub fn reserve_ids(&mut self, node: NodeId, relationship: RelationshipId, claim: ClaimId) {
        self.next.node = self.next.node.max(node.0);
        self.next.relationship = self.next.relationship.max(relationship.0);
        self.next.claim = self.next.claim.max(claim.0);
    }

    /// Lets the catalog know these labels, relationship types and property keys before any other, in this
    /// order, so that what is listed by number is listed alike after a restart.
    pub fn reserve_names(&mut self, labels: &[Arc<str>], relationship_types: &[Arc<str>], keys: &[Arc<str>]) {
        let catalog = &mut self.view.catalog;
        labels.iter().for_each(|name| {
            catalog.intern_label(name);
        });
        relationship_types.iter().for_each(|name| {
            catalog.intern_type(name);
        });
        keys.iter().for_each(|name| {
            catalog.intern_key(name);
        });
    }

    /// Lets go of the types of deleted relationships; called when a statement ends.
    pub fn forget_tombstones(&mut self) {
        if !self.view.records.tombstones.is_empty() {
            self.view.records.tombstones = Arc::default();
        }
    }

    /// The topology as a petgraph, whose weights are the ids.
    ///
    /// The first call builds it, O(nodes + relationships); later changes keep it up to date.
    pub fn petgraph(&mut self) -> &StableDiGraph<NodeId, RelationshipId> {
        self.heap.warm(&self.view)
    }
}

#[cfg(test)]
mod tests;
