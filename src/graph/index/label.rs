//! Which nodes carry a label: a bit for each node, in pages.
//!
//! In: nodes that gain and lose labels. Out: whether a node carries a label, and the next node that
//! does, found a word of 64 nodes at a time.

use super::super::LabelId;
use crate::value::NodeId;
use crate::value::page::{Page, Paged};
use std::ops::Range;
use std::sync::Arc;

/// The nodes of each label. Cloning shares everything.
#[derive(Debug, Clone, Default)]
pub(in crate::graph) struct LabelIndex {
    by_label: Arc<Vec<Paged<Bits>>>,
}

impl LabelIndex {
    /// Whether the node carries the label.
    pub(in crate::graph) fn contains(&self, label: LabelId, node: NodeId) -> bool {
        let page = self.by_label.get(label.0 as usize).and_then(|nodes| nodes.page(node.0));
        page.is_some_and(|(bits, offset)| bits.contains(offset))
    }

    /// The first node from `from` on that carries the label.
    pub(in crate::graph) fn next(&self, label: LabelId, from: NodeId) -> Option<NodeId> {
        self.by_label.get(label.0 as usize)?.find_from(from.0, Bits::next).map(NodeId)
    }

    /// Every node that carries the label, by ascending id.
    pub(in crate::graph) fn nodes(&self, label: LabelId) -> impl Iterator<Item = NodeId> + use<'_> {
        self.nodes_from(label, NodeId(0))
    }

    /// The nodes from `from` on that carry the label, by ascending id.
    pub(in crate::graph) fn nodes_from(
        &self,
        label: LabelId,
        from: NodeId,
    ) -> impl Iterator<Item = NodeId> + use<'_> {
        self.pages_from(label, from).flat_map(|(first, begin, bits)| {
            bits.words_from(begin).flat_map(move |(base, word)| {
                std::iter::successors(Some(word), |word| Some(word & word.wrapping_sub(1)))
                    .take_while(|&word| word != 0)
                    .map(move |word| NodeId(first + base + u64::from(word.trailing_zeros())))
            })
        })
    }

    /// The first of `nodes` that carries the label, and how many that follow one another from it on do, up to `length`.
    pub(in crate::graph) fn run(
        &self,
        label: LabelId,
        nodes: &Range<NodeId>,
        length: usize,
    ) -> Option<(NodeId, usize)> {
        let first = self.next(label, nodes.start).filter(|first| first < &nodes.end)?;
        let most = (length as u64).min(nodes.end.0 - first.0);
        let mut end = first.0;
        for (page, begin, bits) in self.pages_from(label, first) {
            for (base, word) in bits.words_from(begin) {
                let at = (page + base).max(first.0);
                if at > end {
                    break;
                }
                end += u64::from((!(word >> (at - page - base))).trailing_zeros());
            }
            if end < page + Bits::ROWS as u64 || end - first.0 >= most {
                break;
            }
        }
        Some((first, (end - first.0).min(most) as usize))
    }

    /// Adds to `into` the first of `nodes` that carry the label, by ascending id, until it holds `length`.
    pub(in crate::graph) fn fill(
        &self,
        label: LabelId,
        nodes: &Range<NodeId>,
        length: usize,
        into: &mut Vec<NodeId>,
    ) {
        for (first, begin, bits) in self.pages_from(label, nodes.start) {
            for (base, word) in bits.words_from(begin) {
                let beyond = nodes.end.0.saturating_sub(first + base);
                if word == u64::MAX && beyond >= 64 && into.len() + 64 <= length {
                    into.extend((first + base..first + base + 64).map(NodeId));
                    continue;
                }
                let mut word = if beyond < 64 { word & ((1 << beyond) - 1) } else { word };
                if word == u64::MAX && into.len() + 64 <= length {
                    into.extend((first + base..).take(64).map(NodeId));
                    word = 0;
                }
                while word != 0 {
                    if into.len() >= length {
                        return;
                    }
                    into.push(NodeId(first + base + u64::from(word.trailing_zeros())));
                    word &= word - 1;
                }
                if beyond <= 64 {
                    return;
                }
            }
        }
    }

    /// The pages of the label from the one of `from` on: the first node of each, and where in it to begin.
    fn pages_from(&self, label: LabelId, from: NodeId) -> impl Iterator<Item = (u64, usize, &Bits)> {
        let nodes = self.by_label.get(label.0 as usize).into_iter();
        let pages = nodes.flat_map(move |nodes| nodes.pages_from(from.0));
        pages.map(move |(first, bits)| (first, from.0.saturating_sub(first) as usize, bits))
    }

    /// Notes that the node carries the label, or does not.
    pub(in crate::graph) fn set(&mut self, label: LabelId, node: NodeId, carries: bool) {
        self.nodes_mut(label).change(node.0, |bits, offset| bits.set(offset, carries));
    }

    /// Notes that `count` nodes from `first` on carry the label.
    pub(in crate::graph) fn set_run(&mut self, label: LabelId, first: NodeId, count: u64) {
        let (nodes, mut next, end) = (self.nodes_mut(label), first.0, first.0 + count);
        while next < end {
            next = nodes.change(next, |bits, offset| {
                let length = (end - next).min((Bits::ROWS - offset) as u64);
                (offset..offset + length as usize).for_each(|offset| bits.set(offset, true));
                next + length
            });
        }
    }

    fn nodes_mut(&mut self, label: LabelId) -> &mut Paged<Bits> {
        let by_label = Arc::make_mut(&mut self.by_label);
        let number = label.0 as usize;
        if by_label.len() <= number {
            by_label.resize(number + 1, Paged::default());
        }
        &mut by_label[number]
    }
}

/// How many words of 64 rows a page has.
const WORDS: usize = 64;

/// A page of bits.
#[derive(Debug, Clone)]
struct Bits {
    words: [u64; WORDS],
    ones: usize,
}

impl Default for Bits {
    fn default() -> Self {
        Bits { words: [0; WORDS], ones: 0 }
    }
}

impl Page for Bits {
    const ROWS: usize = WORDS * 64;
    type Digest = ();

    fn is_vacant(&self) -> bool {
        self.ones == 0
    }
}

impl Bits {
    fn contains(&self, offset: usize) -> bool {
        self.words[offset / 64] >> (offset % 64) & 1 == 1
    }

    fn set(&mut self, offset: usize, value: bool) {
        if self.contains(offset) != value {
            self.words[offset / 64] ^= 1 << (offset % 64);
            self.ones = if value { self.ones + 1 } else { self.ones - 1 };
        }
    }

    /// The first bit set from `offset` on.
    fn next(&self, offset: usize) -> Option<usize> {
        let first = self.words[offset / 64] & (u64::MAX << (offset % 64));
        if first != 0 {
            return Some(offset / 64 * 64 + first.trailing_zeros() as usize);
        }
        let word = (offset / 64 + 1..WORDS).find(|&word| self.words[word] != 0)?;
        Some(word * 64 + self.words[word].trailing_zeros() as usize)
    }

    /// The words that hold bits from `begin` on, without the bits before it, each with the number of its first bit.
    fn words_from(&self, begin: usize) -> impl Iterator<Item = (u64, u64)> {
        let first = begin / 64;
        self.words.iter().enumerate().skip(first).map(move |(number, &word)| {
            let word = if number == first { word & (u64::MAX << (begin % 64)) } else { word };
            (number as u64 * 64, word)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_node_is_found_across_words_and_pages() {
        let label = LabelId(2);
        let mut index = LabelIndex::default();
        let nodes = [0, 1, 63, 64, 4_095, 4_096, 300_000].map(NodeId);
        for node in nodes {
            index.set(label, node, true);
        }
        assert_eq!(index.nodes(label).collect::<Vec<_>>(), nodes);
        let mut walked = Vec::new();
        let mut from = NodeId(0);
        while let Some(node) = index.next(label, from) {
            walked.push(node);
            from = NodeId(node.0 + 1);
        }
        assert_eq!(walked, nodes);
        assert!(index.contains(label, NodeId(63)) && !index.contains(label, NodeId(62)));
        assert_eq!(index.next(LabelId(9), NodeId(0)), None);
        for from in [0, 1, 2, 63, 64, 65, 4_096, 4_097, 300_001] {
            let rest: Vec<_> = nodes.into_iter().filter(|node| node.0 >= from).collect();
            assert_eq!(index.nodes_from(label, NodeId(from)).collect::<Vec<_>>(), rest);
            let mut some = vec![NodeId(7)];
            index.fill(label, &(NodeId(from)..NodeId(u64::MAX)), 3, &mut some);
            assert_eq!(some[1..], rest[..rest.len().min(2)]);
            for until in [0, 1, 2, 63, 64, 65, 4_095, 4_097, 300_001] {
                let mut some = Vec::new();
                index.fill(label, &(NodeId(from)..NodeId(until)), 100, &mut some);
                let part: Vec<_> = rest.iter().copied().filter(|node| node.0 < until).collect();
                assert_eq!(some, part, "{from}..{until}");
                let run = index.run(label, &(NodeId(from)..NodeId(until)), 3);
                let follow = |(first, node): (u64, &NodeId)| first == node.0;
                let expected = part.first().map(|first| {
                    (*first, (first.0..).zip(&part).take(3).take_while(|pair| follow(*pair)).count())
                });
                assert_eq!(run, expected, "{from}..{until}");
            }
        }
    }
}
