//! Relationships of one type as the rows of the nodes at one of their ends, before they are put into pages.
//!
//! In: entries by ascending node, each row sorted. Out: the rows, and the same relationships seen from their other
//! ends, by a counting sort.

use super::super::records::narrow;
use super::adjacency::{Entry, Row};
use crate::value::NodeId;
use std::ops::Range;

/// The rows of many nodes, by ascending node, each by ascending neighbour, then relationship.
#[derive(Debug, Clone, Default)]
pub struct EntryRows {
    rows: Vec<EntryRow>,
    entries: Vec<Entry>,
}

/// The entries of one node.
#[derive(Debug, Clone)]
struct EntryRow {
    node: u32,
    range: Range<usize>,
}

impl EntryRows {
    /// No rows, with room for so many entries.
    pub fn with_capacity(entries: usize) -> Self {
        EntryRows { rows: Vec::new(), entries: Vec::with_capacity(entries) }
    }

    /// Adds an entry at the end. Whether it may stand there: false when its node is before the last one, or it does not
    /// follow the last entry of its row; the rows are then of no more use.
    #[must_use]
    pub fn push(&mut self, node: NodeId, entry: Entry) -> bool {
        let (place, number) = (self.entries.len(), narrow(node.0));
        self.entries.push(entry);
        match self.rows.last_mut() {
            Some(last) if last.node == number => {
                last.range.end = place + 1;
                self.entries[place - 1] < entry
            }
            Some(last) if last.node > number => false,
            _ => {
                self.rows.push(EntryRow { node: number, range: place..place + 1 });
                true
            }
        }
    }

    /// Adds the row of a node that comes after all nodes before, if it has entries.
    pub(super) fn push_row(&mut self, node: NodeId, row: Row<'_>) {
        let start = self.entries.len();
        match row.as_slice() {
            Some(entries) => self.entries.extend_from_slice(entries),
            None => self.entries.extend(row),
        }
        if self.entries.len() > start {
            self.rows.push(EntryRow { node: narrow(node.0), range: start..self.entries.len() });
        }
    }

    /// Adds the rows of others at the end, the first of which may go on with the last row here. Whether they may stand
    /// there, as [`push`](Self::push) tells.
    #[must_use]
    pub fn append(&mut self, others: &EntryRows) -> bool {
        let Some(first) = others.rows.first() else { return true };
        let moved = self.entries.len();
        let (follows, goes_on) = match self.rows.last_mut() {
            Some(last) if last.node == first.node => {
                last.range.end += first.range.len();
                (self.entries[moved - 1] < others.entries[0], true)
            }
            Some(last) => (last.node < first.node, false),
            None => (true, false),
        };
        self.entries.extend_from_slice(&others.entries);
        let rows = others.rows.iter().skip(usize::from(goes_on));
        self.rows.extend(rows.map(|EntryRow { node, range }| EntryRow {
            node: *node,
            range: range.start + moved..range.end + moved,
        }));
        follows
    }

    /// How many entries there are in all rows.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The rows, each with its node.
    pub fn iter(&self) -> impl Iterator<Item = (NodeId, &[Entry])> {
        self.rows.iter().map(|row| (NodeId(row.node.into()), &self.entries[row.range.clone()]))
    }

    /// Every entry with the node whose row it is in.
    fn steps(&self) -> impl Iterator<Item = (u32, Entry)> {
        self.rows
            .iter()
            .flat_map(|row| self.entries[row.range.clone()].iter().map(|&entry| (row.node, entry)))
    }

    /// The same relationships in the rows of the nodes at their other ends.
    pub(super) fn turned(&self) -> EntryRows {
        let bound = self.entries.iter().map(|entry| entry.neighbour as usize + 1).max().unwrap_or(0);
        // Where the ids of the ends are far apart, counting would take more room than there are entries.
        if bound / 8 > self.entries.len().max(1 << 16) {
            self.turned_by_sorting()
        } else {
            self.turned_by_counting(bound)
        }
    }

    fn turned_by_sorting(&self) -> EntryRows {
        let mut steps: Vec<(u32, Entry)> =
            self.steps().map(|(node, entry)| (entry.neighbour, Entry { neighbour: node, ..entry })).collect();
        steps.sort_unstable();
        let mut turned = EntryRows::with_capacity(steps.len());
        let is_sorted = steps.into_iter().all(|(node, entry)| turned.push(NodeId(node.into()), entry));
        debug_assert!(is_sorted, "no two relationships have the same ends and id");
        turned
    }

    /// Counts how long each row will be, then puts every entry behind those before it. The rows come out sorted, because
    /// the nodes that become neighbours come in order.
    fn turned_by_counting(&self, bound: usize) -> EntryRows {
        let mut next = vec![0_u32; bound];
        self.entries.iter().for_each(|entry| next[entry.neighbour as usize] += 1);
        let (mut rows, mut start) = (Vec::new(), 0);
        for (node, next) in (0..).zip(&mut next) {
            let length = std::mem::replace(next, start);
            if length > 0 {
                rows.push(EntryRow { node, range: start as usize..(start + length) as usize });
            }
            start += length;
        }
        let mut entries = vec![Entry { neighbour: 0, relationship: 0 }; self.entries.len()];
        for (node, entry) in self.steps() {
            let place = &mut next[entry.neighbour as usize];
            entries[*place as usize] = Entry { neighbour: node, ..entry };
            *place += 1;
        }
        EntryRows { rows, entries }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::RelationshipId;

    fn entry(neighbour: u64, relationship: u64) -> Entry {
        Entry::new(NodeId(neighbour), RelationshipId(relationship))
    }

    fn rows(steps: &[(u64, u64, u64)]) -> EntryRows {
        let mut rows = EntryRows::default();
        for &(node, neighbour, relationship) in steps {
            assert!(rows.push(NodeId(node), entry(neighbour, relationship)));
        }
        rows
    }

    fn listed(rows: &EntryRows) -> Vec<(u32, Entry)> {
        rows.steps().collect()
    }

    #[test]
    fn rows_that_are_turned_are_sorted_whether_counted_or_sorted() {
        let rows = rows(&[(0, 2, 5), (0, 2, 7), (0, 9, 1), (3, 0, 0), (3, 2, 2), (9, 9, 3)]);
        let counted = rows.turned();
        assert_eq!(listed(&counted), listed(&rows.turned_by_sorting()));
        assert_eq!(listed(&counted)[..2], [(0, entry(3, 0)), (2, entry(0, 5))]);
        assert_eq!(listed(&counted.turned()), listed(&rows));
    }

    #[test]
    fn what_does_not_follow_is_told() {
        let mut some = rows(&[(1, 4, 0), (1, 4, 1)]);
        assert!(some.clone().append(&rows(&[(1, 4, 2), (2, 0, 3)])));
        assert!(!some.clone().append(&rows(&[(1, 3, 9)])));
        assert!(!some.clone().append(&rows(&[(0, 9, 9)])));
        assert!(!some.clone().push(NodeId(1), entry(4, 1)));
        assert!(!some.push(NodeId(0), entry(9, 9)));
    }
}
