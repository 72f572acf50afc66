//! How many entries of one row lead to each of many nodes.
//!
//! Most nodes that are asked about are not in the row. A bit is marked for each entry, by the last digits of the node it
//! leads to: where the bit of a node is not marked nothing leads there, and the row need not be searched.
//!
//! In: a row, and nodes in any order, which may come again. Out: a count each, parallel relationships and all.

use super::adjacency::Row;
use crate::graph::Ids;
use crate::value::NodeId;

/// How many bits there are. Few nodes share one while a row has far fewer entries.
const BITS: usize = 4_096;

/// How many entries a row has at most whose nodes are marked.
const MOST_ENTRIES: usize = BITS / 8;

/// For how few nodes it costs less to search the row for each.
const FEW: usize = 8;

/// A bit for each node that a row leads to, which others may share.
struct Marks([u64; BITS / 64]);

impl Marks {
    fn of(row: Row<'_>) -> Self {
        let mut marks = Marks([0; BITS / 64]);
        row.iter().for_each(|entry| {
            let (word, bit) = place(entry.node());
            marks.0[word] |= 1 << bit;
        });
        marks
    }

    /// Whether the row may lead to a node; false is certain.
    #[inline]
    fn may_have(&self, node: NodeId) -> bool {
        let (word, bit) = place(node);
        self.0[word] >> bit & 1 == 1
    }
}

/// The word and the bit of a node.
#[inline]
fn place(node: NodeId) -> (usize, u64) {
    let bit = node.0 % BITS as u64;
    ((bit / 64) as usize, bit % 64)
}

impl Row<'_> {
    /// Adds to `counts` how many entries lead to each of `nodes`, in their order. O(nodes + length) where most nodes are
    /// not in the row and these are many; O(nodes × log length) else.
    pub fn count_each(&self, nodes: Ids<'_, NodeId>, counts: &mut Vec<u64>) {
        let count = |node| self.to(node).count() as u64;
        let is_worth_it = nodes.len() >= FEW.max(self.len() / 4) && self.len() <= MOST_ENTRIES;
        if !is_worth_it {
            return counts.extend(nodes.iter().map(count));
        }
        let marks = Marks::of(*self);
        counts.extend(nodes.iter().map(|node| if marks.may_have(node) { count(node) } else { 0 }));
    }
}

#[cfg(test)]
mod tests {
    use super::super::adjacency::Entry;
    use super::super::sorted::Sorted;
    use super::*;
    use crate::value::RelationshipId;

    /// A row that leads to `nodes`, which are ascending.
    fn entries(nodes: &[u64]) -> Vec<Entry> {
        let entry =
            |(relationship, node): (u64, &u64)| Entry::new(NodeId(*node), RelationshipId(relationship));
        (0..).zip(nodes).map(entry).collect()
    }

    fn assert_counted(leads_to: &[u64], row: Row<'_>) {
        let asked: Vec<NodeId> =
            (0..3_000).rev().chain([4_095, 4_096, 4_097, 8_192, u64::MAX, 7, 7]).map(NodeId).collect();
        for length in [0, 1, 7, 8, 9, 200, asked.len()] {
            let asked = &asked[asked.len() - length..];
            let expected =
                asked.iter().map(|node| leads_to.iter().filter(|to| **to == node.0).count() as u64);
            let mut counts = Vec::new();
            row.count_each(Ids::Listed(asked), &mut counts);
            assert!(counts.into_iter().eq(expected));
        }
        let mut counts = Vec::new();
        row.count_each(Ids::Run(NodeId(5), 100), &mut counts);
        let count = |node: u64| leads_to.iter().filter(|to| **to == node).count() as u64;
        assert!(counts.into_iter().eq((5..105).map(count)));
    }

    #[test]
    fn many_nodes_are_counted_as_each_alone_even_where_they_share_a_bit() {
        let many: Vec<u64> = (0..2_000).map(|place| place / 3 * 5).collect();
        let rows = [&[][..], &[7], &[0, 7, 7, 7, 4_096, 4_103], &many[..500], &many[..800], &many];
        for leads_to in rows {
            let entries = entries(leads_to);
            assert_counted(leads_to, Row { entries: &entries, hub: None });
            assert_counted(leads_to, Row { entries: &[], hub: Some(&Sorted::from_sorted(&entries)) });
        }
    }
}
