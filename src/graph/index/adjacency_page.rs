//! The rows of a few nodes, in one direction and of one type.
//!
//! Rows lie one after another: offsets and entries of eight bytes. States of the graph share them, and a row that
//! changes is set apart from the others, so that a statement that adds a thousand relationships here and there copies a
//! thousand rows, and not all that lie beside them. Short rows that are apart lie together, as one piece of memory that is
//! written anew for each change: what has to be asked for and given back, and counted, costs more than to copy them. Once
//! many rows of a page are apart it is written anew. A row that
//! grows beyond 8,192 entries, or the longest of a page that does, becomes a hub, a list in shared leaves: so a change
//! copies 64 KiB at most, and at a node of a million relationships one leaf, while a reader holds them.
//!
//! In: entries that come and go. Out: a [`Row`] of a node.

use super::adjacency::{Entry, Row};
use super::degrees::Degrees;
use super::sorted::Sorted;
use crate::value::NodeId;
use crate::value::page::Page;
use std::array;
use std::borrow::Cow;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// How many rows a page has.
pub(super) const ROWS: usize = 32;

/// How many entries a page has at most beside its hubs, once it is written anew; few in tests, so that they meet hubs.
const FLAT: usize = if cfg!(test) { 256 } else { 8_192 };

/// A hub with fewer entries becomes a row like others.
const SMALL_HUB: usize = FLAT / 128;

/// A page with fewer entries is written anew for each that comes: that costs no more than to set a row apart.
const SMALL_PAGE: usize = if cfg!(test) { 8 } else { 64 };

/// How many rows are set apart before a page is written anew.
const MOST_CHANGED: usize = ROWS / 4;

/// A row with more entries is set apart by itself.
const LONG_ROW: usize = if cfg!(test) { 6 } else { 64 };

/// The rows of a few nodes. Cloning shares them.
#[derive(Debug, Clone)]
pub(super) struct AdjacencyPage {
    /// Row `i` is `entries[offsets[i]..offsets[i + 1]]`, unless it is apart. There are at most `FLAT` entries.
    offsets: [u16; ROWS + 1],
    entries: Arc<[Entry]>,
    /// Which rows are apart, a bit each.
    apart: u32,
    /// Which of these are short and lie together, a bit each.
    together: u32,
    /// Where each of those ends in `short`, in their order; what is beyond their number means nothing.
    short_ends: [u16; MOST_CHANGED],
    short: Arc<[Entry]>,
    /// Which rows lead back to their own node, a bit each: few do, and a count of paths asks it of all.
    looping: u32,
    /// The rows that are apart by themselves, in their order.
    rows: Vec<Apart>,
    /// How many entries all rows have.
    length: usize,
}

/// A row that does not lie with the others of its page.
#[derive(Debug, Clone)]
enum Apart {
    /// It has changed since the page was written.
    Changed(Arc<Vec<Entry>>),
    /// It is very long.
    Hub(Sorted<Entry>),
}

impl Default for AdjacencyPage {
    fn default() -> Self {
        AdjacencyPage {
            offsets: [0; ROWS + 1],
            entries: Arc::default(),
            apart: 0,
            together: 0,
            short_ends: [0; MOST_CHANGED],
            short: Arc::default(),
            looping: 0,
            rows: Vec::new(),
            length: 0,
        }
    }
}

impl Page for AdjacencyPage {
    const ROWS: usize = ROWS;
    type Digest = Degrees;

    fn is_vacant(&self) -> bool {
        self.length == 0
    }
}

/// Where the row of a node lies in its page.
pub(super) fn offset_of(node: NodeId) -> usize {
    (node.0 % ROWS as u64) as usize
}

impl AdjacencyPage {
    #[inline]
    pub(super) fn row(&self, offset: usize) -> Row<'_> {
        if !self.is_apart(offset) {
            return Row { entries: &self.entries[self.range(offset)], hub: None };
        }
        if self.is_together(offset) {
            return Row { entries: &self.short[self.short_range(offset)], hub: None };
        }
        match &self.rows[self.place_apart(offset)] {
            Apart::Changed(row) => Row { entries: row, hub: None },
            Apart::Hub(hub) => Row { entries: &[], hub: Some(hub) },
        }
    }

    #[inline]
    fn is_apart(&self, offset: usize) -> bool {
        self.apart >> offset & 1 == 1
    }

    /// Whether the row is one of the short ones that are apart and lie together.
    #[inline]
    fn is_together(&self, offset: usize) -> bool {
        self.together >> offset & 1 == 1
    }

    /// How many of the rows before this one are apart by themselves.
    fn place_apart(&self, offset: usize) -> usize {
        count_below(self.apart & !self.together, offset)
    }

    /// Where the row lies, or would lie, among the short ones that are apart.
    fn short_range(&self, offset: usize) -> Range<usize> {
        let place = count_below(self.together, offset);
        let start = place.checked_sub(1).map_or(0, |before| self.short_ends[before].into());
        start..if self.is_together(offset) { self.short_ends[place].into() } else { start }
    }

    /// How many entries there are.
    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// A number without meaning that takes a look at each place in memory that a change of the row will look at.
    pub(super) fn glance(&self, offset: usize) -> usize {
        let row = self.row(offset).entries;
        let places = [row.first(), row.get(row.len() / 2), row.last()];
        let seen = places.iter().flatten().fold(0, |seen, entry| seen ^ entry.relationship);
        seen as usize ^ Arc::strong_count(&self.entries) ^ Arc::strong_count(&self.short)
    }

    /// Where the row lies among the entries.
    #[inline]
    fn range(&self, offset: usize) -> Range<usize> {
        self.offsets[offset].into()..self.offsets[offset + 1].into()
    }

    /// Whether a row leads back to its own node.
    #[inline]
    pub(super) fn is_looping(&self, offset: usize) -> bool {
        self.looping >> offset & 1 == 1
    }

    /// How many entries of the row of `node` lead back to it.
    pub(super) fn self_loops(&self, node: NodeId) -> u64 {
        let offset = offset_of(node);
        if self.is_looping(offset) { self.row(offset).to(node).count() as u64 } else { 0 }
    }

    /// Notes whether the row of `node` leads back to it.
    fn note_loops(&mut self, node: NodeId) {
        let offset = offset_of(node);
        let loops = self.row(offset).to(node).next().is_some();
        self.looping = self.looping & !(1 << offset) | u32::from(loops) << offset;
    }

    /// Puts an entry into the row of `node`.
    pub(super) fn add(&mut self, node: NodeId, entry: Entry) {
        let offset = offset_of(node);
        if self.length < SMALL_PAGE || self.is_one_too_many(offset) {
            return self.add_rows(&[(node, &[entry])]);
        }
        self.looping |= u32::from(entry.node() == node) << offset;
        self.length += 1;
        if self.is_short(offset) {
            let place = self.row(offset).entries.partition_point(|other| *other < entry);
            self.replace_short(offset, place..place, &[entry]);
        } else {
            self.set_apart(offset).insert(entry);
        }
    }

    /// Takes an entry out of the row of `node`.
    pub(super) fn remove(&mut self, node: NodeId, entry: Entry) {
        let offset = offset_of(node);
        if self.is_one_too_many(offset) {
            *self = self.with(&[]);
        }
        let was_there = if self.is_short(offset) {
            let place = self.row(offset).entries.binary_search(&entry).ok();
            place.map(|place| self.replace_short(offset, place..place + 1, &[])).is_some()
        } else {
            self.set_apart(offset).remove(entry)
        };
        self.length -= usize::from(was_there);
        if entry.node() == node {
            self.note_loops(node);
        }
    }

    /// Whether a change of the row would set one row too many apart, so that the page is to be written anew.
    fn is_one_too_many(&self, offset: usize) -> bool {
        let is_changed = |row: &&Apart| matches!(row, Apart::Changed(_));
        let changed = || self.rows.iter().filter(is_changed).count() + self.together.count_ones() as usize;
        !self.is_apart(offset) && changed() >= MOST_CHANGED
    }

    /// Whether the row is one of those that lie together once they are apart.
    fn is_short(&self, offset: usize) -> bool {
        let is_by_itself = self.is_apart(offset) && !self.is_together(offset);
        !is_by_itself && self.row(offset).entries.len() < LONG_ROW
    }

    /// Puts `new` in the place of the entries in `range` of a short row, which is then apart.
    fn replace_short(&mut self, offset: usize, range: Range<usize>, new: &[Entry]) {
        let (kept, around) = (self.row(offset).entries, self.short_range(offset));
        let parts = [
            &self.short[..around.start],
            &kept[..range.start],
            new,
            &kept[range.end..],
            &self.short[around.end..],
        ];
        let length = kept.len() - range.len() + new.len();
        self.short = joined(&parts);
        self.put_together(offset, around, length);
    }

    /// Notes that a row, which lay in `around` among the short ones or comes to them there, has so many entries by now.
    fn put_together(&mut self, offset: usize, around: Range<usize>, length: usize) {
        let place = count_below(self.together, offset);
        if !self.is_together(offset) {
            self.short_ends.copy_within(place..MOST_CHANGED - 1, place + 1);
            self.short_ends[place] = around.start as u16;
            self.apart |= 1 << offset;
            self.together |= 1 << offset;
        }
        let ends = &mut self.short_ends[place..self.together.count_ones() as usize];
        ends.iter_mut().for_each(|end| *end = *end - around.len() as u16 + length as u16);
    }

    /// Takes a row out of those that lie together.
    fn take_from_together(&mut self, offset: usize) {
        self.replace_short(offset, 0..self.row(offset).entries.len(), &[]);
        let place = count_below(self.together, offset);
        self.short_ends.copy_within(place + 1.., place);
        self.together &= !(1 << offset);
    }

    /// The row, set apart by itself if it is not yet.
    fn set_apart(&mut self, offset: usize) -> &mut Apart {
        if !self.is_apart(offset) || self.is_together(offset) {
            let row = Apart::Changed(Arc::new(with_room(self.row(offset).entries)));
            if self.is_together(offset) {
                self.take_from_together(offset);
            }
            self.put_apart(offset, row);
        }
        let place = self.place_apart(offset);
        &mut self.rows[place]
    }

    fn put_apart(&mut self, offset: usize, row: Apart) {
        self.rows.insert(self.place_apart(offset), row);
        self.apart |= 1 << offset;
    }

    /// Puts sorted entries into the rows of several nodes at once, by ascending node.
    pub(super) fn add_rows(&mut self, rows: &[(NodeId, &[Entry])]) {
        *self = self.with(rows);
        rows.iter().for_each(|(node, _)| self.note_loops(*node));
    }

    /// The page written anew, with sorted entries added to the rows of several nodes, by ascending node.
    fn with(&self, added: &[(NodeId, &[Entry])]) -> Self {
        let more: usize = added.iter().map(|(_, row)| row.len()).sum();
        let mut page =
            AdjacencyPage { looping: self.looping, length: self.length + more, ..Default::default() };
        let mut added = added.iter().peekable();
        let mut rows: [Cow<'_, [Entry]>; ROWS] = array::from_fn(|offset| {
            let old = self.row(offset);
            match (added.next_if(|(node, _)| offset_of(*node) == offset), old.hub) {
                (None, Some(hub)) => page.put_apart(offset, Apart::Hub(hub.clone())),
                (None, None) => return Cow::Borrowed(old.entries),
                (Some((_, row)), _) if old.is_empty() => return Cow::Borrowed(*row),
                (Some((_, row)), _) => return Cow::Owned(merged(old, row)),
            }
            Cow::Borrowed(&[])
        });
        page.make_hubs(&mut rows);
        let mut end = 0;
        for (row, offset) in rows.iter().zip(&mut page.offsets[1..]) {
            end += row.len() as u16;
            *offset = end;
        }
        page.entries = joined(&rows);
        page
    }

    /// Makes hubs of the longest of `rows`, until what is left is not too much.
    fn make_hubs(&mut self, rows: &mut [Cow<'_, [Entry]>; ROWS]) {
        let mut length: usize = rows.iter().map(|row| row.len()).sum();
        while length > FLAT {
            let longest = (0..ROWS).max_by_key(|&offset| rows[offset].len()).unwrap_or(0);
            let row = std::mem::take(&mut rows[longest]);
            length -= row.len();
            self.put_apart(longest, Apart::Hub(Sorted::from_sorted(&row)));
        }
    }
}

/// How many of the bits below one are set.
#[inline]
fn count_below(bits: u32, bit: usize) -> usize {
    (bits & ((1 << bit) - 1)).count_ones() as usize
}

impl Apart {
    fn insert(&mut self, entry: Entry) {
        match self {
            Apart::Hub(hub) => hub.insert(entry, &|other: &Entry| *other < entry),
            Apart::Changed(row) => {
                if Arc::get_mut(row).is_none() {
                    *row = Arc::new(with_room(row));
                }
                let place = row.partition_point(|other| *other < entry);
                Arc::make_mut(row).insert(place, entry);
                if row.len() > FLAT {
                    *self = Apart::Hub(Sorted::from_sorted(row));
                }
            }
        }
    }

    /// Returns whether the entry was there.
    fn remove(&mut self, entry: Entry) -> bool {
        match self {
            Apart::Hub(hub) => {
                let removed = hub.remove(&|other: &Entry| *other < entry);
                debug_assert_eq!(removed, Some(entry));
                if hub.len() < SMALL_HUB {
                    *self = Apart::Changed(Arc::new(hub.iter().copied().collect()));
                }
                removed.is_some()
            }
            Apart::Changed(row) => {
                let place = row.binary_search(&entry).ok();
                place.map(|place| Arc::make_mut(row).remove(place)).is_some()
            }
        }
    }
}

/// The entries of a row, and sorted others.
fn merged(row: Row<'_>, others: &[Entry]) -> Vec<Entry> {
    let mut merged = Vec::with_capacity(row.len() + others.len());
    merged.extend(row);
    merged.extend_from_slice(others);
    merged.sort_unstable();
    merged
}

/// What a piece of memory holds before it is filled.
static BLANK: [Entry; FLAT] = [Entry { neighbour: 0, relationship: 0 }; FLAT];

/// The parts one after the other, at most `FLAT` entries together. So few fill a piece of memory twice sooner than two
/// are asked for.
fn joined(parts: &[impl Deref<Target = [Entry]>]) -> Arc<[Entry]> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let mut joined: Arc<[Entry]> = Arc::from(&BLANK[..length]);
    let mut rest = Arc::make_mut(&mut joined);
    for part in parts {
        let (own, others) = rest.split_at_mut(part.len());
        own.copy_from_slice(part);
        rest = others;
    }
    joined
}

/// A copy of a row that entries are about to come to: there is room for a few, or the first would copy all again.
fn with_room(row: &[Entry]) -> Vec<Entry> {
    let mut copy = Vec::with_capacity(row.len() + row.len() / 16 + 2);
    copy.extend_from_slice(row);
    copy
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::RelationshipId;

    /// A page beside plain sorted rows that are told the same.
    #[derive(Clone, Default)]
    struct Both {
        page: AdjacencyPage,
        rows: [Vec<Entry>; ROWS],
    }

    impl Both {
        fn check(&self) {
            for (offset, row) in self.rows.iter().enumerate() {
                assert!(self.page.row(offset).iter().eq(row.iter().copied()));
                let is_looping = row.iter().any(|entry| entry.node() == NodeId(offset as u64));
                assert_eq!(self.page.is_looping(offset), is_looping);
            }
            assert_eq!(self.page.len(), self.rows.iter().map(Vec::len).sum::<usize>());
        }

        fn add(&mut self, node: u64, entry: Entry) {
            self.page.add(NodeId(node), entry);
            let row = &mut self.rows[node as usize];
            row.insert(row.partition_point(|other| *other < entry), entry);
        }

        fn remove(&mut self, node: u64, place: usize) {
            let entry = self.rows[node as usize].remove(place);
            self.page.remove(NodeId(node), entry);
        }
    }

    #[test]
    fn rows_are_as_if_each_were_a_list_and_earlier_states_stay_as_they_were() {
        let (mut both, mut seed) = (Both::default(), 1_u64);
        let mut random = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        for step in 0..6_000 {
            let earlier = (step % 7 == 0).then(|| both.clone());
            // Half of all entries come to two rows, which become hubs; later more go than come.
            let node = if random(2) == 0 { random(2) } else { random(ROWS as u64) };
            let length = both.rows[node as usize].len() as u64;
            let goes = length > 0 && random(10) < if step < 3_000 { 2 } else { 8 };
            if goes {
                both.remove(node, random(length) as usize);
            } else {
                both.add(node, Entry::new(NodeId(random(40)), RelationshipId(step)));
            }
            earlier.iter().for_each(Both::check);
            both.check();
        }
        assert!(both.page.len() < 1_000);
    }

    #[test]
    fn a_long_row_becomes_a_hub_and_a_short_one_a_row_like_others_again() {
        let mut page = AdjacencyPage::default();
        let entry = |number: usize| Entry::new(NodeId(number as u64 + 100), RelationshipId(number as u64));
        (0..=FLAT).for_each(|number| page.add(NodeId(3), entry(number)));
        assert!(page.row(3).hub.is_some());
        (0..FLAT).for_each(|number| page.remove(NodeId(3), entry(number)));
        assert!(page.row(3).hub.is_none());
        assert!(page.row(3).iter().eq([entry(FLAT)]));
        assert!(page.row(2).is_empty() && !page.is_vacant());
    }
}
