//! The one unit of change: what the executor emits, a transaction undoes, the log stores and recovery replays.
//!
//! A change names everything by id and by text, so that it means the same in every process. What each
//! kind requires and what takes it back is decided by [`PropertyGraph::apply`](super::PropertyGraph::apply).

use super::constraint::owned_keys;
use super::{ConstraintDefinition, ConstraintTarget, FullTextDefinition};
use crate::provenance::{Claim, ClaimId, Subject};
use crate::value::literal::quote_name;
use crate::value::{Element, NodeId, RelationshipId, Value};
use std::fmt;
use std::sync::Arc;

/// One change of the graph. Names are text, so that a change means the same in every process.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields are for")]
pub enum Change {
    /// A node comes to be.
    CreateNode { id: NodeId, labels: Vec<Arc<str>>, properties: Vec<(Arc<str>, Value)> },
    /// A node without relationships and claims goes.
    DeleteNode { id: NodeId },
    /// A relationship comes to be.
    CreateRelationship {
        id: RelationshipId,
        relationship_type: Arc<str>,
        start: NodeId,
        end: NodeId,
        properties: Vec<(Arc<str>, Value)>,
    },
    /// A relationship without claims goes.
    DeleteRelationship { id: RelationshipId },
    /// A property gets a value, or goes when the value is null.
    SetProperty { element: Element, key: Arc<str>, value: Value },
    /// A node gets a label.
    AddLabel { node: NodeId, label: Arc<str> },
    /// A node loses a label.
    RemoveLabel { node: NodeId, label: Arc<str> },
    /// A source states something.
    AddClaim { id: ClaimId, subject: Subject, claim: Arc<Claim> },
    /// A claim is withdrawn.
    RemoveClaim { id: ClaimId },
    /// Properties of the nodes of a label, or of the relationships of a type, are indexed.
    CreateIndex { definition: IndexDefinition },
    /// The words of some properties of the nodes of labels, or of the relationships of types, are indexed.
    CreateFullTextIndex { definition: FullTextDefinition },
    /// An index of any kind goes.
    DropIndex { name: Arc<str> },
    /// Something is asked of all nodes of a label, or all relationships of a type, and holds already.
    CreateConstraint { definition: ConstraintDefinition },
    /// A constraint goes, with the index it kept.
    DropConstraint { name: Arc<str> },
}

impl Change {
    /// The node or relationship that comes, goes or changes; none where only claims or the schema do.
    pub fn element(&self) -> Option<Element> {
        match self {
            Change::CreateNode { id, .. }
            | Change::DeleteNode { id }
            | Change::AddLabel { node: id, .. }
            | Change::RemoveLabel { node: id, .. } => Some(Element::Node(*id)),
            Change::CreateRelationship { id, .. } | Change::DeleteRelationship { id } => {
                Some(Element::Relationship(*id))
            }
            Change::SetProperty { element, .. } => Some(*element),
            Change::AddClaim { .. }
            | Change::RemoveClaim { .. }
            | Change::CreateIndex { .. }
            | Change::CreateFullTextIndex { .. }
            | Change::DropIndex { .. }
            | Change::CreateConstraint { .. }
            | Change::DropConstraint { .. } => None,
        }
    }
}

/// What an index covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexDefinition {
    /// The index's name, unique within the database.
    pub name: Arc<str>,
    /// Who is indexed.
    pub target: ConstraintTarget,
    /// The properties that are looked up together, in the order written; at least one, and none twice.
    pub keys: Vec<Arc<str>>,
}

impl IndexDefinition {
    /// An index of the nodes of a label by one property.
    pub fn of_nodes(name: Arc<str>, label: Arc<str>, key: Arc<str>) -> Self {
        IndexDefinition { name, target: ConstraintTarget::Node(label), keys: vec![key] }
    }

    /// What is indexed, for messages: `:Person(name)`, `[:KNOWS](since)`.
    pub(super) fn subject(&self) -> String {
        self.target.subject(&self.keys)
    }

    /// Whether the two speak of the same thing, so that there can be only one of them.
    pub(crate) fn rivals(&self, other: &Self) -> bool {
        (&self.target, &self.keys) == (&other.target, &other.keys)
    }
}

/// The index as the command that creates it.
impl fmt::Display for IndexDefinition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = quote_name(&self.name);
        write!(f, "CREATE INDEX {name} FOR {} ON ({})", self.target, owned_keys(&self.keys))
    }
}
