//! The read-only face of the graph: a consistent state that no writer disturbs.

use super::{Catalog, IndexDefinition, KeyId, LabelId, Statistics, TypeId};
use crate::provenance::Ledger;
use crate::value::{Element, NodeId, RelationshipId, Value};
use std::ops::Bound;

/// Which way a relationship is followed from a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From its start to its end.
    Outgoing,
    /// From its end to its start.
    Incoming,
    /// Either way; a self-loop once.
    Both,
}

/// One step from a node: the relationship taken and the node it leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Neighbour {
    /// The node at the other end.
    pub node: NodeId,
    /// The relationship that leads there.
    pub relationship: RelationshipId,
}

/// A state of the graph, for reading. Cloning costs a few reference counts, never the graph.
#[derive(Debug, Clone, Default)]
pub struct GraphView {
    catalog: Catalog,
    statistics: Statistics,
    ledger: Ledger,
}

impl GraphView {
    /// Names ⇄ numbers.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }
    /// Exact counts.
    pub fn statistics(&self) -> &Statistics {
        &self.statistics
    }
    /// Who says so.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }
    /// Every node, by ascending id.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> + use<'_> {
        std::iter::empty()
    }
    /// The first node with an id of `from` or more: lets a scan be resumed without holding a borrow.
    pub fn next_node(&self, from: NodeId) -> Option<NodeId> {
        let _ = from;
        todo!()
    }
    /// The first node with `label` and an id of `from` or more.
    pub fn next_node_with_label(&self, label: LabelId, from: NodeId) -> Option<NodeId> {
        let _ = (label, from);
        todo!()
    }
    /// Every node that carries `label`, by ascending id.
    pub fn nodes_with_label(&self, label: LabelId) -> impl Iterator<Item = NodeId> + use<'_> {
        let _ = label;
        std::iter::empty()
    }
    /// Every relationship, by ascending id.
    pub fn relationships(&self) -> impl Iterator<Item = RelationshipId> + use<'_> {
        std::iter::empty()
    }
    /// Whether the node is there.
    pub fn has_node(&self, node: NodeId) -> bool {
        let _ = node;
        todo!()
    }
    /// Whether the relationship is there.
    pub fn has_relationship(&self, relationship: RelationshipId) -> bool {
        let _ = relationship;
        todo!()
    }
    /// The labels of a node, ascending; none when it is not there.
    pub fn labels(&self, node: NodeId) -> &[LabelId] {
        let _ = node;
        todo!()
    }
    /// Whether the node carries the label.
    pub fn has_label(&self, node: NodeId, label: LabelId) -> bool {
        let _ = (node, label);
        todo!()
    }
    /// Where the relationship starts and ends.
    pub fn endpoints(&self, relationship: RelationshipId) -> Option<(NodeId, NodeId)> {
        let _ = relationship;
        todo!()
    }
    /// The type of the relationship.
    pub fn relationship_type(&self, relationship: RelationshipId) -> Option<TypeId> {
        let _ = relationship;
        todo!()
    }
    /// A property's value; null when the element does not have it or is not there.
    pub fn property(&self, element: Element, key: KeyId) -> Value {
        let _ = (element, key);
        todo!()
    }
    /// The properties of an element, by ascending key number.
    pub fn properties(&self, element: Element) -> impl Iterator<Item = (KeyId, Value)> + use<'_> {
        let _ = element;
        std::iter::empty()
    }
    /// The steps from `node` along relationships of one type (`None`: any type), grouped by type and within a type
    /// sorted by neighbour, then relationship. `Both` lists a self-loop once.
    pub fn neighbours(
        &self,
        node: NodeId,
        relationship_type: Option<TypeId>,
        direction: Direction,
    ) -> impl Iterator<Item = Neighbour> + use<'_> {
        let _ = (node, relationship_type, direction);
        std::iter::empty()
    }
    /// How many steps [`neighbours`](Self::neighbours) lists.
    pub fn degree(&self, node: NodeId, relationship_type: Option<TypeId>, direction: Direction) -> usize {
        let _ = (node, relationship_type, direction);
        todo!()
    }
    /// The indexes there are.
    pub fn indexes(&self) -> impl Iterator<Item = &IndexDefinition> + use<'_> {
        std::iter::empty()
    }
    /// The nodes of `label` whose `key` is equal to `value` (in the sense of `=`), by ascending id; `None` without such an index.
    pub fn seek(&self, label: LabelId, key: KeyId, value: &Value) -> Option<Vec<NodeId>> {
        let _ = (label, key, value);
        todo!()
    }
    /// The nodes of `label` whose `key` lies in the range, in the sense of `<`; `None` without such an index.
    pub fn seek_range(
        &self,
        label: LabelId,
        key: KeyId,
        range: (Bound<&Value>, Bound<&Value>),
    ) -> Option<Vec<NodeId>> {
        let _ = (label, key, range);
        todo!()
    }
    /// The nodes of `label` whose `key` is a string that starts with `prefix`; `None` without such an index.
    pub fn seek_prefix(&self, label: LabelId, key: KeyId, prefix: &str) -> Option<Vec<NodeId>> {
        let _ = (label, key, prefix);
        todo!()
    }
}
