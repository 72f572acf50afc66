//! The read-only face of the graph: a consistent state that no writer disturbs.
//!
//! In: nothing but the parts that [`PropertyGraph`](super::PropertyGraph) keeps; there is no way to
//! alter a graph through this door. Out: every question that a query asks of a graph. Walks come in a
//! fixed order (by id, or by type and neighbour), so that the same question has the same answer.

use super::columns::Columns;
use super::enforce::Constraints;
use super::index::{
    Adjacency, Covered, FullTextIndexes, Index, LabelIndex, PropertyIndex, PropertyIndexes, Row, RowIterator,
    Way,
};
use super::late::Late;
use super::records::Records;
use super::{Catalog, Ids, IndexDefinition, KeyId, LabelId, Statistics, TypeId};
use crate::provenance::Ledger;
use crate::value::{Element, NodeId, RelationshipId, Value};
use std::iter::{Copied, Peekable};
use std::mem;
use std::ops::{Bound, Range};
use std::slice;
use std::sync::Arc;

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

impl Direction {
    /// The same way seen from the other end.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Direction::Outgoing => Direction::Incoming,
            Direction::Incoming => Direction::Outgoing,
            Direction::Both => Direction::Both,
        }
    }

    /// From which ends of relationships a node is left.
    fn ways(self) -> &'static [Way] {
        match self {
            Direction::Outgoing => &[Way::Outgoing],
            Direction::Incoming => &[Way::Incoming],
            Direction::Both => &[Way::Outgoing, Way::Incoming],
        }
    }
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
    pub(super) catalog: Catalog,
    pub(super) statistics: Statistics,
    pub(super) ledger: Ledger,
    pub(super) records: Records,
    pub(super) node_columns: Columns,
    pub(super) relationship_columns: Columns,
    pub(super) adjacency: Adjacency,
    pub(super) labels: LabelIndex,
    pub(super) indexes: PropertyIndexes,
    pub(super) constraints: Constraints,
    pub(super) full_text: FullTextIndexes,
    /// How far the graph has been read; without it, all of it has.
    pub(super) late: Option<Arc<Late>>,
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
        self.records.nodes.iter().map(|(id, _)| NodeId(id))
    }

    /// The first node with an id of `from` or more: lets a scan be resumed without holding a borrow.
    pub fn next_node(&self, from: NodeId) -> Option<NodeId> {
        self.records.nodes.next(from.0).map(NodeId)
    }

    /// The first node with `label` and an id of `from` or more.
    pub fn next_node_with_label(&self, label: LabelId, from: NodeId) -> Option<NodeId> {
        self.labels.next(label, from)
    }

    /// The nodes with an id of `from` or more, ascending: a scan that is resumed.
    pub fn nodes_from(&self, from: NodeId) -> impl Iterator<Item = NodeId> + use<'_> {
        self.records.nodes.iter_from(from.0).map(|(id, _)| NodeId(id))
    }

    /// Adds to `into` the first of `nodes` that carry `label`, ascending, until it holds `length`.
    pub fn fill_with_label(
        &self,
        label: LabelId,
        nodes: &Range<NodeId>,
        length: usize,
        into: &mut Vec<NodeId>,
    ) {
        self.labels.fill(label, nodes, length, into);
    }

    /// The first of `nodes` that carries `label`, and how many that follow one another from it on do, up to `length`.
    #[must_use]
    pub fn run_with_label(
        &self,
        label: LabelId,
        nodes: &Range<NodeId>,
        length: usize,
    ) -> Option<(NodeId, usize)> {
        self.labels.run(label, nodes, length)
    }

    /// A number that the id of every node lies below.
    pub fn end_of_nodes(&self) -> NodeId {
        NodeId(self.records.nodes.bound())
    }

    /// Every node that carries `label`, by ascending id.
    pub fn nodes_with_label(&self, label: LabelId) -> impl Iterator<Item = NodeId> + use<'_> {
        self.labels.nodes(label)
    }

    /// Every relationship, by ascending id.
    pub fn relationships(&self) -> impl Iterator<Item = RelationshipId> + use<'_> {
        self.records.relationships.iter().map(|(id, _)| RelationshipId(id))
    }

    /// The first relationship with an id of `from` or more: lets a scan be resumed without holding a borrow.
    pub fn next_relationship(&self, from: RelationshipId) -> Option<RelationshipId> {
        self.records.relationships.next(from.0).map(RelationshipId)
    }

    /// Whether the node is there.
    pub fn has_node(&self, node: NodeId) -> bool {
        self.records.node(node).is_some()
    }

    /// Whether the relationship is there.
    pub fn has_relationship(&self, relationship: RelationshipId) -> bool {
        self.records.relationship(relationship).is_some()
    }

    /// Whether the element is there.
    pub(super) fn has_element(&self, element: Element) -> bool {
        match element {
            Element::Node(node) => self.has_node(node),
            Element::Relationship(relationship) => self.has_relationship(relationship),
        }
    }

    /// The labels of a node, ascending; none when it is not there.
    pub fn labels(&self, node: NodeId) -> &[LabelId] {
        self.records.labels(node)
    }

    /// Whether the node carries the label.
    pub fn has_label(&self, node: NodeId, label: LabelId) -> bool {
        self.labels.contains(label, node)
    }

    /// Whether the node carries the label of this name.
    pub fn is_labelled(&self, node: NodeId, label: &str) -> bool {
        self.catalog().label(label).is_some_and(|label| self.has_label(node, label))
    }

    /// Where the relationship starts and ends.
    pub fn endpoints(&self, relationship: RelationshipId) -> Option<(NodeId, NodeId)> {
        self.records.relationship(relationship).map(|record| (record.start(), record.end()))
    }

    /// The type of the relationship, or of one deleted by the statement that is running.
    pub fn relationship_type(&self, relationship: RelationshipId) -> Option<TypeId> {
        let record = self.records.relationship(relationship);
        record
            .map(|record| record.relationship_type)
            .or_else(|| self.records.tombstones.get(&relationship).copied())
    }

    /// A property's value; null when the element does not have it or is not there.
    pub fn property(&self, element: Element, key: KeyId) -> Value {
        match element {
            Element::Node(node) => self.node_columns.get(key, node.0),
            Element::Relationship(relationship) => self.relationship_columns.get(key, relationship.0),
        }
    }

    /// Every value of a key at nodes, by ascending id.
    pub fn node_values(&self, key: KeyId) -> impl Iterator<Item = (NodeId, Value)> + use<'_> {
        self.node_columns.values(key).map(|(id, value)| (NodeId(id), value))
    }

    /// Every value of a key at relationships, by ascending id.
    pub fn relationship_values(&self, key: KeyId) -> impl Iterator<Item = (RelationshipId, Value)> + use<'_> {
        self.relationship_columns.values(key).map(|(id, value)| (RelationshipId(id), value))
    }

    /// The keys of the properties that an element has, ascending; none when it is not there.
    pub fn keys(&self, element: Element) -> &[KeyId] {
        let keys = match element {
            Element::Node(node) => self.records.node(node).map(|record| record.keys),
            Element::Relationship(relationship) => {
                self.records.relationship(relationship).map(|record| record.keys)
            }
        };
        keys.map_or(&[], |keys| self.records.key_sets.get(keys))
    }

    /// The properties of an element, by ascending key number.
    pub fn properties(&self, element: Element) -> impl Iterator<Item = (KeyId, Value)> + use<'_> {
        self.keys(element).iter().map(move |&key| (key, self.property(element, key)))
    }

    /// The steps from `node` along relationships of one type (`None`: any type), grouped by type and within a type
    /// sorted by neighbour, then relationship. `Both` lists a self-loop once.
    pub fn neighbours(
        &self,
        node: NodeId,
        relationship_type: Option<TypeId>,
        direction: Direction,
    ) -> impl Iterator<Item = Neighbour> + use<'_> {
        let (steps, types) = match relationship_type {
            Some(relationship_type) => (self.steps(node, relationship_type, direction), None),
            None => (Steps::OneWay(Row::EMPTY.iter()), Some(self.types_near(node, direction))),
        };
        Neighbours { view: self, node, direction, steps, types }
    }

    /// Hands the rows that [`neighbours`](Self::neighbours) goes through to `take`: for each type the outgoing one, the
    /// incoming one, or both, of which each then has the self-loops.
    #[inline]
    pub(crate) fn each_row<'a>(
        &'a self,
        node: NodeId,
        relationship_type: Option<TypeId>,
        direction: Direction,
        take: &mut impl FnMut(Row<'a>),
    ) {
        let mut of_type = |relationship_type| {
            if direction != Direction::Incoming {
                take(self.outgoing(node, relationship_type));
            }
            if direction != Direction::Outgoing {
                take(self.incoming(node, relationship_type));
            }
        };
        match relationship_type {
            Some(relationship_type) => of_type(relationship_type),
            None => self.types_near(node, direction).for_each(of_type),
        }
    }

    /// How many steps [`neighbours`](Self::neighbours) lists. O(types of relationships near the node).
    pub fn degree(&self, node: NodeId, relationship_type: Option<TypeId>, direction: Direction) -> usize {
        match relationship_type {
            Some(relationship_type) => self.degree_of_type(node, relationship_type, direction),
            None => self.types_near(node, direction).map(|id| self.degree_of_type(node, id, direction)).sum(),
        }
    }

    fn degree_of_type(&self, node: NodeId, relationship_type: TypeId, direction: Direction) -> usize {
        let outgoing = self.outgoing(node, relationship_type);
        match direction {
            Direction::Outgoing => outgoing.len(),
            Direction::Incoming => self.incoming(node, relationship_type).len(),
            Direction::Both => {
                let incoming = self.incoming(node, relationship_type);
                let loops = self.adjacency.self_loops(node, relationship_type);
                outgoing.len() + incoming.len() - loops as usize
            }
        }
    }

    /// Adds to `degrees`, for each of `nodes`, how many steps [`neighbours`](Self::neighbours) lists: quick where nodes
    /// follow one another.
    pub fn add_degrees(
        &self,
        nodes: Ids<'_, NodeId>,
        relationship_type: Option<TypeId>,
        direction: Direction,
        degrees: &mut [u64],
    ) {
        let Some(relationship_type) = relationship_type else {
            if let Some(types) = self.adjacency.types_of_many(nodes.len()) {
                return types.for_each(|of| self.add_degrees(nodes, Some(of), direction, degrees));
            }
            let sums = degrees.iter_mut().zip(nodes.iter());
            return sums.for_each(|(sum, node)| *sum += self.degree(node, None, direction) as u64);
        };
        for way in direction.ways() {
            self.adjacency.add_degrees(nodes, relationship_type, *way, degrees);
        }
        if direction == Direction::Both {
            self.each_self_loops(nodes, Some(relationship_type), |place, loops| degrees[place] -= loops);
        }
    }

    /// For each of `nodes` the product of how many relationships of a type lead to it and how many lead from it.
    #[must_use]
    pub fn products_of_degrees(&self, nodes: Ids<'_, NodeId>, relationship_type: TypeId) -> Vec<u64> {
        let mut products = Vec::with_capacity(nodes.len());
        self.adjacency.each_degrees(nodes, relationship_type, Way::Incoming, |degrees| {
            products.extend(degrees.iter().map(|degree| u64::from(*degree)));
        });
        let mut rest = &mut products[..];
        self.adjacency.each_degrees(nodes, relationship_type, Way::Outgoing, |degrees| {
            let own;
            (own, rest) = mem::take(&mut rest).split_at_mut(degrees.len());
            // Halves of words cannot overflow, and several are multiplied at once.
            own.iter_mut().zip(degrees).for_each(|(product, degree)| {
                *product = (*product & u64::from(u32::MAX)).wrapping_mul(u64::from(*degree));
            });
        });
        products
    }

    /// Hands over the places among `nodes` of those that relationships of the type lead to from themselves, and how many.
    pub fn each_self_loops(
        &self,
        nodes: Ids<'_, NodeId>,
        relationship_type: Option<TypeId>,
        mut take: impl FnMut(usize, u64),
    ) {
        let Some(relationship_type) = relationship_type else {
            if let Some(types) = self.adjacency.types_of_many(nodes.len()) {
                return types.for_each(|of| self.adjacency.each_self_loops(nodes, of, &mut take));
            }
            let loops = |node| self.between(node, node, None, Direction::Outgoing).count() as u64;
            return nodes.iter().enumerate().for_each(|(place, node)| take(place, loops(node)));
        };
        self.adjacency.each_self_loops(nodes, relationship_type, take);
    }

    /// The relationships of one type (`None`: any type) between two nodes, `direction` being seen from `from`; a self-loop
    /// once. O(log degree) a type.
    pub fn between(
        &self,
        from: NodeId,
        to: NodeId,
        relationship_type: Option<TypeId>,
        direction: Direction,
    ) -> impl Iterator<Item = RelationshipId> + use<'_> {
        let near = relationship_type.is_none().then(|| self.types_near(from, direction));
        let types = relationship_type.into_iter().chain(near.into_iter().flatten());
        let is_loop = from == to;
        let types = types.filter(move |near| !is_loop || self.adjacency.is_looping(from, *near));
        types.flat_map(move |relationship_type| {
            let outgoing = match direction {
                Direction::Incoming => Row::EMPTY,
                _ => self.outgoing(from, relationship_type),
            };
            let incoming = match direction {
                Direction::Outgoing => Row::EMPTY,
                Direction::Both if is_loop => Row::EMPTY,
                _ => self.incoming(from, relationship_type),
            };
            outgoing.to(to).chain(incoming.to(to))
        })
    }

    /// The ends of the relationships of one type that start at `node`.
    pub fn outgoing(&self, node: NodeId, relationship_type: TypeId) -> Row<'_> {
        self.adjacency.row(node, relationship_type, Way::Outgoing)
    }

    /// The starts of the relationships of one type that end at `node`.
    pub fn incoming(&self, node: NodeId, relationship_type: TypeId) -> Row<'_> {
        self.adjacency.row(node, relationship_type, Way::Incoming)
    }

    /// Every node that one or more relationships of the type start at, ascending, with its row.
    pub fn outgoing_rows(&self, relationship_type: TypeId) -> impl Iterator<Item = (NodeId, Row<'_>)> {
        self.adjacency.rows(relationship_type, Way::Outgoing)
    }

    /// Every node that one or more relationships of the type end at, ascending, with its row.
    pub fn incoming_rows(&self, relationship_type: TypeId) -> impl Iterator<Item = (NodeId, Row<'_>)> {
        self.adjacency.rows(relationship_type, Way::Incoming)
    }

    /// The types that the pages of a node have, ascending.
    fn types_near(&self, node: NodeId, direction: Direction) -> TypesNear<'_> {
        let types = |way, applies| if applies { self.adjacency.types_near(node, way) } else { &[] };
        let outgoing = types(Way::Outgoing, direction != Direction::Incoming);
        let incoming = types(Way::Incoming, direction != Direction::Outgoing);
        Merged::new(outgoing.iter().copied(), incoming.iter().copied())
    }

    fn steps(&self, node: NodeId, relationship_type: TypeId, direction: Direction) -> Steps<'_> {
        match direction {
            Direction::Outgoing => Steps::OneWay(self.outgoing(node, relationship_type).iter()),
            Direction::Incoming => Steps::OneWay(self.incoming(node, relationship_type).iter()),
            Direction::Both => {
                let outgoing = self.outgoing(node, relationship_type).iter();
                Steps::BothWays(Merged::new(outgoing, self.incoming(node, relationship_type).iter()))
            }
        }
    }

    /// The indexes there are.
    pub fn indexes(&self) -> impl Iterator<Item = &IndexDefinition> + use<'_> {
        self.indexes.all.iter().map(|index| &index.definition)
    }

    /// Whether the nodes of `label` are indexed by `key`.
    pub fn has_index(&self, label: LabelId, key: KeyId) -> bool {
        self.index(Covered::Nodes(label), &[key]).is_some()
    }

    /// The index of exactly these keys, in this order.
    pub fn index(&self, covered: Covered, keys: &[KeyId]) -> Option<Index<'_>> {
        self.indexes.find(covered, keys)
    }

    /// The nodes of `label` whose `key` is equal to `value` (in the sense of `=`), by ascending id; `None` without such an index.
    pub fn seek(&self, label: LabelId, key: KeyId, value: &Value) -> Option<Vec<NodeId>> {
        self.index(Covered::Nodes(label), &[key]).map(|index| nodes(index.equal(value)))
    }

    /// The nodes of `label` whose `key` lies in the range, in the sense of `<`, by ascending value, then
    /// id; all that have one when the range has no bounds; `None` without such an index.
    pub fn seek_range(
        &self,
        label: LabelId,
        key: KeyId,
        range: (Bound<&Value>, Bound<&Value>),
    ) -> Option<Vec<NodeId>> {
        self.index(Covered::Nodes(label), &[key]).map(|index| nodes(index.range(range)))
    }

    /// The nodes of `label` whose `key` is a string that starts with `prefix`, by ascending value, then
    /// id; `None` without such an index.
    pub fn seek_prefix(&self, label: LabelId, key: KeyId, prefix: &str) -> Option<Vec<NodeId>> {
        self.index(Covered::Nodes(label), &[key]).map(|index| nodes(index.prefix(prefix)))
    }

    /// The index of a name.
    pub(super) fn index_named(&self, name: &str) -> Option<&PropertyIndex> {
        self.indexes.named(name)
    }
}

fn nodes(numbers: Vec<u64>) -> Vec<NodeId> {
    numbers.into_iter().map(NodeId).collect()
}

type TypesNear<'a> = Merged<Copied<slice::Iter<'a, TypeId>>, Copied<slice::Iter<'a, TypeId>>>;

/// The steps from a node along one type after the other.
struct Neighbours<'a> {
    view: &'a GraphView,
    node: NodeId,
    direction: Direction,
    steps: Steps<'a>,
    /// The types to come after the one that is being walked.
    types: Option<TypesNear<'a>>,
}

impl Iterator for Neighbours<'_> {
    type Item = Neighbour;

    #[inline]
    fn next(&mut self) -> Option<Neighbour> {
        loop {
            if let Some(step) = self.steps.next() {
                return Some(step);
            }
            let relationship_type = self.types.as_mut()?.next()?;
            self.steps = self.view.steps(self.node, relationship_type, self.direction);
        }
    }
}

/// The steps from a node along one type.
enum Steps<'a> {
    OneWay(RowIterator<'a>),
    BothWays(Merged<RowIterator<'a>, RowIterator<'a>>),
}

impl Iterator for Steps<'_> {
    type Item = Neighbour;

    #[inline]
    fn next(&mut self) -> Option<Neighbour> {
        let entry = match self {
            Steps::OneWay(row) => row.next(),
            Steps::BothWays(rows) => rows.next(),
        };
        entry.map(Neighbour::from)
    }
}

/// Merges two ascending walks into one; what both have comes once.
struct Merged<A: Iterator, B: Iterator> {
    first: Peekable<A>,
    second: Peekable<B>,
}

impl<A: Iterator, B: Iterator> Merged<A, B> {
    fn new(first: A, second: B) -> Self {
        Merged { first: first.peekable(), second: second.peekable() }
    }
}

impl<T: Ord, A: Iterator<Item = T>, B: Iterator<Item = T>> Iterator for Merged<A, B> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        let (first, second) = match (self.first.peek(), self.second.peek()) {
            (Some(_), None) => (true, false),
            (None, _) => (false, true),
            (Some(first), Some(second)) => (first <= second, second <= first),
        };
        let taken = if second { self.second.next() } else { None };
        if first { self.first.next() } else { taken }
    }
}
