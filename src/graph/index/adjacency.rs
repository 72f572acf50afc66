//! Which nodes a node is joined to: for each relationship type and direction, rows of entries.
//!
//! A page holds the rows of a few nodes one after another: offsets and entries of eight bytes, each row
//! sorted by neighbour, then relationship, so that rows can be intersected by merging them. The entries
//! lie behind an `Arc` of their own, and a page has beside them short sorted lists of what was added
//! and removed since: a change at a node of a million relationships copies the lists, not the million.
//! The lists are merged into new entries when they outgrow a fraction of them, 4,096 at most.
//!
//! In: relationships that come and go. Out: a [`Row`] of a node, and the types that a node's page has at
//! all, so that "any type" does not ask every type there is.

use super::super::TypeId;
use super::super::records::narrow;
use super::super::view::Neighbour;
use crate::value::page::{Page, Paged};
use crate::value::{NodeId, RelationshipId};
use std::sync::Arc;

/// How many rows a page has.
const ROWS: usize = 256;

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

    /// The types that may have entries at a node: those that its page has, ascending.
    pub(in crate::graph) fn types_near(&self, node: NodeId, way: Way) -> &[TypeId] {
        self.present.get(way).page(node.0).map_or(&[], |(present, _)| &present.types)
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

    /// Enters a relationship at both ends.
    pub(in crate::graph) fn add(
        &mut self,
        relationship_type: TypeId,
        start: NodeId,
        end: NodeId,
        relationship: RelationshipId,
    ) {
        let add = |page: &mut AdjacencyPage, offset, entry| page.add(offset, entry);
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
        let remove = |page: &mut AdjacencyPage, offset, entry| page.remove(offset, entry);
        self.change(relationship_type, Way::Outgoing, start, Entry::new(end, relationship), remove);
        self.change(relationship_type, Way::Incoming, end, Entry::new(start, relationship), remove);
    }

    fn change(
        &mut self,
        relationship_type: TypeId,
        way: Way,
        node: NodeId,
        entry: Entry,
        change: impl FnOnce(&mut AdjacencyPage, usize, Entry),
    ) {
        let by_type = Arc::make_mut(&mut self.by_type);
        let number = relationship_type.0 as usize;
        if by_type.len() <= number {
            by_type.resize(number + 1, Ways::default());
        }
        let pages = by_type[number].get_mut(way);
        let (was_vacant, is_vacant) = pages.change(node.0, |page, offset| {
            let was_vacant = page.is_vacant();
            change(page, offset, entry);
            (was_vacant, page.is_vacant())
        });
        if was_vacant != is_vacant {
            let present = self.present.get_mut(way);
            present.change(node.0, |present, _| present.set(relationship_type, !is_vacant));
        }
    }
}

/// The types that have entries in a page of rows, ascending.
#[derive(Debug, Clone, Default)]
struct TypesPresent {
    types: Vec<TypeId>,
}

impl Page for TypesPresent {
    const ROWS: usize = ROWS;

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
    neighbour: u32,
    relationship: u32,
}

impl Entry {
    fn new(neighbour: NodeId, relationship: RelationshipId) -> Self {
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

/// An entry with the offset of its row, as the lists of changes keep it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Placed {
    offset: u32,
    entry: Entry,
}

/// The rows of a few nodes.
#[derive(Debug, Clone, Default)]
struct AdjacencyPage {
    base: Arc<Base>,
    /// Entries that `base` lacks, ascending.
    added: Vec<Placed>,
    /// Entries that `base` has and that are gone, ascending.
    removed: Vec<Placed>,
}

/// Rows one after another: row `i` is `entries[offsets[i]..offsets[i + 1]]`.
#[derive(Debug, Clone, Default)]
struct Base {
    /// One more than there are rows, or none when there are no entries.
    offsets: Vec<u32>,
    entries: Vec<Entry>,
}

impl Page for AdjacencyPage {
    const ROWS: usize = ROWS;

    fn is_vacant(&self) -> bool {
        self.base.entries.len() + self.added.len() == self.removed.len()
    }
}

impl AdjacencyPage {
    fn row(&self, offset: usize) -> Row<'_> {
        Row {
            base: self.base.row(offset),
            added: placed_at(&self.added, offset),
            removed: placed_at(&self.removed, offset),
        }
    }

    fn add(&mut self, offset: usize, entry: Entry) {
        let placed = Placed { offset: offset as u32, entry };
        match self.removed.binary_search(&placed) {
            Ok(place) => drop(self.removed.remove(place)),
            Err(_) => insert(&mut self.added, placed),
        }
        self.merge_when_due();
    }

    fn remove(&mut self, offset: usize, entry: Entry) {
        let placed = Placed { offset: offset as u32, entry };
        match self.added.binary_search(&placed) {
            Ok(place) => drop(self.added.remove(place)),
            Err(_) => insert(&mut self.removed, placed),
        }
        self.merge_when_due();
    }

    /// Merges the changes into new entries once they are many for the page.
    ///
    /// An eighth keeps the copying to a few entries a change; the bounds keep small pages from being
    /// merged all the time and large ones from carrying lists that are slow to insert into.
    fn merge_when_due(&mut self) {
        let due = (self.base.entries.len() / 8).clamp(64, 4_096);
        if self.added.len() + self.removed.len() > due {
            self.base = Arc::new(self.merged());
            self.added = Vec::new();
            self.removed = Vec::new();
        }
    }

    fn merged(&self) -> Base {
        let mut offsets = Vec::with_capacity(ROWS + 1);
        let mut entries = Vec::with_capacity(self.base.entries.len() + self.added.len());
        offsets.push(0);
        for offset in 0..ROWS {
            let row = self.row(offset);
            match row.as_slice() {
                Some(slice) => entries.extend_from_slice(slice),
                None => entries.extend(row.iter()),
            }
            offsets.push(u32::try_from(entries.len()).expect("a page has fewer entries than there are ids"));
        }
        Base { offsets, entries }
    }
}

impl Base {
    fn row(&self, offset: usize) -> &[Entry] {
        match self.offsets.get(offset..offset + 2) {
            Some(&[from, to]) => &self.entries[from as usize..to as usize],
            _ => &[],
        }
    }
}

fn insert(list: &mut Vec<Placed>, placed: Placed) {
    let place = list.partition_point(|other| *other < placed);
    list.insert(place, placed);
}

/// The part of a list of changes that is about one row.
fn placed_at(list: &[Placed], offset: usize) -> &[Placed] {
    if list.is_empty() {
        return list;
    }
    let offset = offset as u32;
    let from = list.partition_point(|placed| placed.offset < offset);
    let length = list[from..].partition_point(|placed| placed.offset == offset);
    &list[from..from + length]
}

/// The ends of a node's relationships of one type in one direction, by ascending neighbour, then relationship.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    base: &'a [Entry],
    added: &'a [Placed],
    removed: &'a [Placed],
}

impl<'a> Row<'a> {
    /// The row without entries.
    pub const EMPTY: Row<'static> = Row { base: &[], added: &[], removed: &[] };

    /// How many entries there are. O(1).
    pub fn len(&self) -> usize {
        self.base.len() + self.added.len() - self.removed.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entries as they lie in memory; `None` while changes to the row wait to be merged.
    pub fn as_slice(&self) -> Option<&'a [Entry]> {
        (self.added.is_empty() && self.removed.is_empty()).then_some(self.base)
    }

    /// The entries, in order.
    pub fn iter(&self) -> RowIterator<'a> {
        RowIterator { rest: *self }
    }

    /// The part of the row that leads to `node`. O(log length).
    #[must_use]
    pub fn to(&self, node: NodeId) -> Row<'a> {
        let Ok(neighbour) = u32::try_from(node.0) else {
            return Row::EMPTY;
        };
        Row {
            base: equal_range(self.base, |entry| entry.neighbour, neighbour),
            added: equal_range(self.added, |placed| placed.entry.neighbour, neighbour),
            removed: equal_range(self.removed, |placed| placed.entry.neighbour, neighbour),
        }
    }
}

/// The part of a list, ascending by `key`, whose key is `value`.
fn equal_range<T>(list: &[T], key: impl Fn(&T) -> u32, value: u32) -> &[T] {
    let from = list.partition_point(|item| key(item) < value);
    let length = list[from..].partition_point(|item| key(item) == value);
    &list[from..from + length]
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
    rest: Row<'a>,
}

impl Iterator for RowIterator<'_> {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        let row = &mut self.rest;
        while let Some((removed, later)) = row.removed.split_first()
            && row.base.first() == Some(&removed.entry)
        {
            row.base = &row.base[1..];
            row.removed = later;
        }
        match (row.base.split_first(), row.added.split_first()) {
            (Some((&entry, later)), added) if added.is_none_or(|(placed, _)| entry < placed.entry) => {
                row.base = later;
                Some(entry)
            }
            (_, Some((placed, later))) => {
                row.added = later;
                Some(placed.entry)
            }
            (_, None) => None,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.rest.len(), Some(self.rest.len()))
    }
}

impl ExactSizeIterator for RowIterator<'_> {}
