//! Which nodes a node is joined to: for each relationship type and direction, rows of entries.
//!
//! Rows lie in [pages](super::adjacency_page), those of a few nodes in each, sorted by neighbour, then relationship, so
//! that rows can be intersected by merging them.
//!
//! In: relationships that come and go. Out: a [`Row`] of a node, and the types that a node's page has at
//! all, so that "any type" does not ask every type there is.

use super::super::Ids;
use super::super::TypeId;
use super::super::records::narrow;
use super::super::view::Neighbour;
use super::adjacency_page::{AdjacencyPage, ROWS};
use super::degrees::{Degrees, Near, is_worth_it};
use super::entry_rows::EntryRows;
use super::sorted::{Items, Sorted};
use crate::value::page::{Page, Paged};
use crate::value::{NodeId, RelationshipId};
use std::mem;
use std::sync::Arc;

/// Of how many nodes for each type it costs less to ask about all types than to ask which of them are near each node.
const MANY_NODES: usize = 64;

/// The adjacency of a whole graph. Cloning shares everything.
#[derive(Debug, Clone, Default)]
pub(in crate::graph) struct Adjacency {
    by_type: Arc<Vec<Ways<Paged<AdjacencyPage>>>>,
    present: Ways<Paged<TypesPresent>>,
}

/// One thing for each direction.
#[derive(Debug, Clone, Default)]
struct Ways<T> {
    outgoing: T,
    incoming: T,
}

/// From which end of a relationship it is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::graph) enum Way {
    /// From its start.
    Outgoing,
    /// From its end.
    Incoming,
}

impl<T> Ways<T> {
    fn get(&self, way: Way) -> &T {
        match way {
            Way::Outgoing => &self.outgoing,
            Way::Incoming => &self.incoming,
        }
    }

    fn get_mut(&mut self, way: Way) -> &mut T {
        match way {
            Way::Outgoing => &mut self.outgoing,
            Way::Incoming => &mut self.incoming,
        }
    }
}

impl Adjacency {
    /// The row of a node: the ends of its relationships of one type, seen from one end.
    pub(in crate::graph) fn row(&self, node: NodeId, relationship_type: TypeId, way: Way) -> Row<'_> {
        let page = self.pages(relationship_type, way).and_then(|pages| pages.page(node.0));
        page.map_or(Row::EMPTY, |(page, offset)| page.row(offset))
    }

    /// Adds how many entries there are in the row of each of `nodes`, in their order: quick where they follow one another.
    pub(in crate::graph) fn add_degrees(
        &self,
        nodes: Ids<'_, NodeId>,
        relationship_type: TypeId,
        way: Way,
        sums: &mut [u64],
    ) {
        let mut rest = sums;
        self.each_degrees(nodes, relationship_type, way, |degrees| {
            let own;
            (own, rest) = mem::take(&mut rest).split_at_mut(degrees.len());
            // No sum of 32-bit numbers comes near 64 bits, and a check of each would forbid to add several at once.
            let sums = own.iter_mut().zip(degrees);
            sums.for_each(|(sum, degree)| *sum = sum.wrapping_add(u64::from(*degree)));
        });
    }

    /// Hands over how many entries there are in the row of each of `nodes`, in their order, many at once.
    pub(in crate::graph) fn each_degrees(
        &self,
        mut nodes: Ids<'_, NodeId>,
        relationship_type: TypeId,
        way: Way,
        mut take: impl FnMut(&[u32]),
    ) {
        while let Some((first, near)) = Near::take(&mut nodes) {
            match self.degrees(first, &near, relationship_type, way) {
                Some(degrees) => degrees.each(near, &mut take),
                None => near.ids(first).for_each(|node| {
                    take(&[narrow(self.row(node, relationship_type, way).len() as u64)]);
                }),
            }
        }
    }

    /// Hands over the places among `nodes` of those that have relationships to themselves, and how many they have.
    pub(in crate::graph) fn each_self_loops(
        &self,
        mut nodes: Ids<'_, NodeId>,
        relationship_type: TypeId,
        mut take: impl FnMut(usize, u64),
    ) {
        let mut begin = 0;
        while let Some((first, near)) = Near::take(&mut nodes) {
            let length = near.len();
            let mut take = |place, loops| take(begin + place, loops);
            match self.degrees(first, &near, relationship_type, Way::Outgoing) {
                Some(degrees) => degrees.each_self_loops(near, take),
                None => {
                    let loops = near.ids(first).map(|node| self.self_loops(node, relationship_type));
                    loops
                        .enumerate()
                        .filter(|(_, loops)| *loops > 0)
                        .for_each(|(place, loops)| take(place, loops));
                }
            }
            begin += length;
        }
    }

    /// What is known of the rows of a group of nodes together, if that is, or enough of them are asked for.
    fn degrees(&self, first: u64, near: &Near<'_>, relationship_type: TypeId, way: Way) -> Option<&Degrees> {
        let pages = self.pages(relationship_type, way)?;
        pages.digest(first, is_worth_it(near), Degrees::of)
    }

    /// How many relationships of the type lead from a node to itself.
    pub(in crate::graph) fn self_loops(&self, node: NodeId, relationship_type: TypeId) -> u64 {
        let page = self.pages(relationship_type, Way::Outgoing).and_then(|pages| pages.page(node.0));
        page.map_or(0, |(page, _)| page.self_loops(node))
    }

    /// Whether relationships of the type lead from a node to itself.
    pub(in crate::graph) fn is_looping(&self, node: NodeId, relationship_type: TypeId) -> bool {
        let page = self.pages(relationship_type, Way::Outgoing).and_then(|pages| pages.page(node.0));
        page.is_some_and(|(page, offset)| page.is_looping(offset))
    }

    /// The types that may have entries at a node: those that its page has, ascending.
    pub(in crate::graph) fn types_near(&self, node: NodeId, way: Way) -> &[TypeId] {
        self.present.get(way).page(node.0).map_or(&[], |(present, _)| &present.types)
    }

    /// All types, where they are so few beside so many nodes that it costs less to ask each about all nodes than each node
    /// for its types.
    pub(in crate::graph) fn types_of_many(&self, nodes: usize) -> Option<impl Iterator<Item = TypeId>> {
        let types = self.by_type.len();
        (types <= nodes / MANY_NODES).then(|| (0..).map(TypeId).take(types))
    }

    /// Every row of a type that has entries, by ascending node.
    pub(in crate::graph) fn rows(
        &self,
        relationship_type: TypeId,
        way: Way,
    ) -> impl Iterator<Item = (NodeId, Row<'_>)> {
        let pages = self.pages(relationship_type, way).into_iter().flat_map(|pages| pages.pages_from(0));
        let rows = pages.flat_map(|(first, page)| {
            (0..ROWS).map(move |offset| (NodeId(first + offset as u64), page.row(offset)))
        });
        rows.filter(|(_, row)| !row.is_empty())
    }

    fn pages(&self, relationship_type: TypeId, way: Way) -> Option<&Paged<AdjacencyPage>> {
        Some(self.by_type.get(relationship_type.0 as usize)?.get(way))
    }

    /// A number without meaning that cannot be told before all is at hand that a relationship more in the row of a node
    /// changes.
    pub(in crate::graph) fn glance(&self, node: NodeId, relationship_type: TypeId, way: Way) -> usize {
        let page = self.pages(relationship_type, way).and_then(|pages| pages.page(node.0));
        page.map_or(0, |(page, offset)| page.glance(offset))
    }

    /// Enters a relationship at both ends.
    pub(in crate::graph) fn add(
        &mut self,
        relationship_type: TypeId,
        start: NodeId,
        end: NodeId,
        relationship: RelationshipId,
    ) {
        let add = |page: &mut AdjacencyPage, node, entry| page.add(node, entry);
        self.change(relationship_type, Way::Outgoing, start, Entry::new(end, relationship), add);
        self.change(relationship_type, Way::Incoming, end, Entry::new(start, relationship), add);
    }

    /// Removes a relationship at both ends.
    pub(in crate::graph) fn remove(
        &mut self,
        relationship_type: TypeId,
        start: NodeId,
        end: NodeId,
        relationship: RelationshipId,
    ) {
        let remove = |page: &mut AdjacencyPage, node, entry| page.remove(node, entry);
        self.change(relationship_type, Way::Outgoing, start, Entry::new(end, relationship), remove);
        self.change(relationship_type, Way::Incoming, end, Entry::new(start, relationship), remove);
    }

    /// Enters many relationships at their starts and ends; `outgoing` are the rows of the starts, and every id in them
    /// is that of a relationship and of nodes that are there.
    ///
    /// Time O(entries + rows of the pages concerned), but for ends whose ids lie far from each other, which are sorted.
    pub(in crate::graph) fn add_rows(&mut self, relationship_type: TypeId, outgoing: &EntryRows) {
        let mut ways = mem::take(self.ways_mut(relationship_type));
        add_rows(&mut ways.outgoing, outgoing);
        add_rows(&mut ways.incoming, &outgoing.turned());
        for way in [Way::Outgoing, Way::Incoming] {
            let present = self.present.get_mut(way);
            for (node, _) in ways.get(way).pages_from(0) {
                present.change(node, |present, _| present.set(relationship_type, true));
            }
        }
        *self.ways_mut(relationship_type) = ways;
    }

    /// Lets the relationships of a type, which has none yet, be those of the rows that `make` returns when somebody first
    /// asks for one. They are as [`add_rows`](Self::add_rows) takes them; after all types comes
    /// [`defer_types`](Self::defer_types).
    pub(in crate::graph) fn defer(
        &mut self,
        relationship_type: TypeId,
        make: impl FnOnce() -> EntryRows + Send + 'static,
    ) {
        let outgoing = Paged::deferred(|| in_pages(&make()));
        let source: Paged<AdjacencyPage> = outgoing.clone();
        let incoming = Paged::deferred(move || in_pages(&listed(&source).turned()));
        *self.ways_mut(relationship_type) = Ways { outgoing, incoming };
    }

    /// Lets the types that nodes have be those of the rows there are by now.
    pub(in crate::graph) fn defer_types(&mut self) {
        for way in [Way::Outgoing, Way::Incoming] {
            let by_type = Arc::clone(&self.by_type);
            *self.present.get_mut(way) = Paged::deferred(move || {
                let mut present: Paged<TypesPresent> = Paged::default();
                for (number, ways) in (0..).map(TypeId).zip(&*by_type) {
                    for (node, _) in ways.get(way).pages_from(0) {
                        present.change(node, |present, _| present.set(number, true));
                    }
                }
                present
            });
        }
    }

    /// Makes what is deferred.
    pub(in crate::graph) fn touch(&self) {
        for way in [Way::Outgoing, Way::Incoming] {
            self.by_type.iter().for_each(|ways| ways.get(way).touch());
            self.present.get(way).touch();
        }
    }

    fn ways_mut(&mut self, relationship_type: TypeId) -> &mut Ways<Paged<AdjacencyPage>> {
        let by_type = Arc::make_mut(&mut self.by_type);
        let number = relationship_type.0 as usize;
        if by_type.len() <= number {
            by_type.resize(number + 1, Ways::default());
        }
        &mut by_type[number]
    }

    fn change(
        &mut self,
        relationship_type: TypeId,
        way: Way,
        node: NodeId,
        entry: Entry,
        change: impl FnOnce(&mut AdjacencyPage, NodeId, Entry),
    ) {
        let pages = self.ways_mut(relationship_type).get_mut(way);
        let (was_vacant, is_vacant) = pages.change(node.0, |page, _| {
            let was_vacant = page.is_vacant();
            change(page, node, entry);
            (was_vacant, page.is_vacant())
        });
        if was_vacant != is_vacant {
            let present = self.present.get_mut(way);
            present.change(node.0, |present, _| present.set(relationship_type, !is_vacant));
        }
    }
}

/// Rows in pages of their own.
fn in_pages(rows: &EntryRows) -> Paged<AdjacencyPage> {
    let mut pages = Paged::default();
    add_rows(&mut pages, rows);
    pages
}

/// The rows of pages.
fn listed(pages: &Paged<AdjacencyPage>) -> EntryRows {
    let mut rows = EntryRows::with_capacity(pages.pages_from(0).map(|(_, page)| page.len()).sum());
    for (first, page) in pages.pages_from(0) {
        (first..).zip(0..ROWS).for_each(|(node, offset)| rows.push_row(NodeId(node), page.row(offset)));
    }
    rows
}

/// Puts rows into their pages.
fn add_rows(pages: &mut Paged<AdjacencyPage>, rows: &EntryRows) {
    let mut rows = rows.iter().peekable();
    while let Some(&(first, _)) = rows.peek() {
        let mut same_page = Vec::with_capacity(ROWS);
        while let Some(row) = rows.next_if(|(node, _)| page_of(*node) == page_of(first)) {
            same_page.push(row);
        }
        pages.change(first.0, |page, _| page.add_rows(&same_page));
    }
}

/// The number of the page that has the row of a node.
fn page_of(node: NodeId) -> u64 {
    node.0 / ROWS as u64
}

/// The types that have entries in a page of rows, ascending.
#[derive(Debug, Clone, Default)]
struct TypesPresent {
    types: Vec<TypeId>,
}

impl Page for TypesPresent {
    const ROWS: usize = ROWS;
    type Digest = ();

    fn is_vacant(&self) -> bool {
        self.types.is_empty()
    }
}

impl TypesPresent {
    fn set(&mut self, relationship_type: TypeId, is_present: bool) {
        match (self.types.binary_search(&relationship_type), is_present) {
            (Err(place), true) => self.types.insert(place, relationship_type),
            (Ok(place), false) => drop(self.types.remove(place)),
            _ => {}
        }
    }
}

/// One end of a relationship, as a row lists it: eight bytes, ordered by neighbour, then relationship.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    pub(super) neighbour: u32,
    pub(super) relationship: u32,
}

impl Entry {
    /// The end of a relationship; both ids are at most the greatest that there are.
    pub(crate) fn new(neighbour: NodeId, relationship: RelationshipId) -> Self {
        Entry { neighbour: narrow(neighbour.0), relationship: narrow(relationship.0) }
    }

    /// The node at the other end.
    pub fn node(self) -> NodeId {
        NodeId(self.neighbour.into())
    }

    /// The relationship that leads there.
    pub fn relationship(self) -> RelationshipId {
        RelationshipId(self.relationship.into())
    }
}

impl From<Entry> for Neighbour {
    fn from(entry: Entry) -> Self {
        Neighbour { node: entry.node(), relationship: entry.relationship() }
    }
}

/// The ends of a node's relationships of one type in one direction, by ascending neighbour, then relationship.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    pub(super) entries: &'a [Entry],
    /// The row of a node with very many relationships; then `entries` is empty.
    pub(super) hub: Option<&'a Sorted<Entry>>,
}

impl<'a> Row<'a> {
    /// The row without entries.
    pub const EMPTY: Row<'static> = Row { entries: &[], hub: None };

    /// How many entries there are. O(1).
    #[inline]
    pub fn len(&self) -> usize {
        self.entries.len() + self.hub.map_or(0, Sorted::len)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entries as they lie in memory; `None` for a row of very many, which lie in several pieces.
    #[inline]
    pub fn as_slice(&self) -> Option<&'a [Entry]> {
        match self.hub {
            Some(hub) => hub.as_slice(),
            None => Some(self.entries),
        }
    }

    /// The entries, in order.
    #[inline]
    pub fn iter(&self) -> RowIterator<'a> {
        let items = match self.hub {
            Some(hub) => hub.iter(),
            None => Items::of_slice(self.entries),
        };
        RowIterator { items }
    }

    /// Hands over the entries, in order, many at once.
    pub fn each_piece(&self, take: impl FnMut(&'a [Entry])) {
        self.iter().items.each_piece(take);
    }

    /// The entries that lead to `node` or a later one, in order. O(log length).
    pub fn iter_from(&self, node: NodeId) -> RowIterator<'a> {
        let is_before = |entry: &Entry| u64::from(entry.neighbour) < node.0;
        let items = match self.hub {
            Some(hub) => hub.iter_from(&is_before),
            None => Items::of_slice(&self.entries[self.entries.partition_point(is_before)..]),
        };
        RowIterator { items }
    }

    /// The relationships that lead to `node`, ascending. O(log length) for the first.
    pub fn to(&self, node: NodeId) -> impl Iterator<Item = RelationshipId> + use<'a> {
        self.iter_from(node).take_while(move |entry| entry.node() == node).map(Entry::relationship)
    }
}

impl Row<'_> {
    /// Hands over every pair of entries, one of this row and one of `other`, that lead to the same node.
    ///
    /// Walks both rows side by side, or, where one is much longer, looks up in it what the shorter one has.
    pub fn meet(&self, other: &Row<'_>, mut found: impl FnMut(Entry, Entry)) {
        match (self.as_slice(), other.as_slice()) {
            (Some(one), Some(other)) if is_alike(one.len(), other.len()) => merge(one, other, found),
            _ if self.len() <= other.len() => self.look_up_in(other, found),
            _ => other.look_up_in(self, |theirs, own| found(own, theirs)),
        }
    }

    fn look_up_in(&self, long: &Row<'_>, mut found: impl FnMut(Entry, Entry)) {
        for entry in self.iter() {
            for other in long.iter_from(entry.node()).take_while(|other| other.node() == entry.node()) {
                found(entry, other);
            }
        }
    }
}

/// Whether walking along both is cheaper than searching the longer one for each of the shorter.
fn is_alike(one: usize, other: usize) -> bool {
    one.max(other) / 16 <= one.min(other)
}

fn merge(one: &[Entry], other: &[Entry], mut found: impl FnMut(Entry, Entry)) {
    let (mut left, mut right) = (0, 0);
    while left < one.len() && right < other.len() {
        let (here, there) = (one[left].neighbour, other[right].neighbour);
        if here == there {
            let pairs = other[right..].iter().take_while(|entry| entry.neighbour == here);
            pairs.for_each(|entry| found(one[left], *entry));
            left += 1;
        } else {
            left += usize::from(here < there);
            right += usize::from(there < here);
        }
    }
}

impl<'a> IntoIterator for Row<'a> {
    type Item = Entry;
    type IntoIter = RowIterator<'a>;

    fn into_iter(self) -> RowIterator<'a> {
        self.iter()
    }
}

/// Walks a [`Row`].
#[derive(Debug, Clone)]
pub struct RowIterator<'a> {
    items: Items<'a, Entry>,
}

impl Iterator for RowIterator<'_> {
    type Item = Entry;

    #[inline]
    fn next(&mut self) -> Option<Entry> {
        self.items.next().copied()
    }

    #[inline]
    fn fold<B, F: FnMut(B, Entry) -> B>(self, start: B, mut fold: F) -> B {
        self.items.fold(start, |folded, entry| fold(folded, *entry))
    }
}
