//! A set of nodes that a search has been to.

use crate::value::NodeId;
use std::iter;

/// A set of nodes, a bit each, that can be emptied for the price of what was in it.
///
/// Ids are small numbers in the order of creation, so that the bits of a graph of a million nodes take 128 KiB; memory
/// that no node was put into is never touched.
#[derive(Debug, Default)]
pub(super) struct NodeSet {
    words: Vec<u64>,
    /// The words that are not zero.
    used: Vec<usize>,
}

impl NodeSet {
    /// Whether the node is in it.
    #[inline]
    pub(super) fn contains(&self, node: NodeId) -> bool {
        is_in(&self.words, node)
    }

    /// Puts the node in; returns whether it is new.
    #[inline]
    pub(super) fn insert(&mut self, node: NodeId) -> bool {
        let (word, bit) = place(node);
        if word >= self.words.len() {
            self.grow(word);
        }
        let bits = &mut self.words[word];
        if *bits & bit != 0 {
            return false;
        }
        if *bits == 0 {
            self.used.push(word);
        }
        *bits |= bit;
        true
    }

    /// How many nodes there is room for, as words of 64.
    pub(super) fn words(&self) -> &[u64] {
        &self.words
    }

    /// Makes room for all nodes below `bound`, so that they can be marked.
    pub(super) fn make_room(&mut self, bound: NodeId) {
        let (word, _) = place(bound);
        if word >= self.words.len() {
            self.grow(word);
        }
    }

    /// Puts in a node that there is room for, new or not; [`settle`](Self::settle) is to follow.
    #[inline]
    pub(super) fn mark(&mut self, node: NodeId) {
        let (word, bit) = place(node);
        self.words[word] |= bit;
    }

    /// Takes note of what has been marked since its words were as they are in `before`; returns how many nodes are new.
    pub(super) fn settle(&mut self, before: &[u64]) -> usize {
        let mut new = 0;
        for (word, (bits, earlier)) in self.words.iter().zip(padded(before)).enumerate() {
            new += (bits & !earlier).count_ones() as usize;
            if earlier == 0 && *bits != 0 {
                self.used.push(word);
            }
        }
        new
    }

    /// The nodes that have been put in since its words were as they are in `before`, ascending.
    pub(super) fn since<'a>(&'a self, before: &'a [u64]) -> impl Iterator<Item = NodeId> + 'a {
        nodes(self.words.iter().zip(padded(before)).map(|(now, earlier)| now & !earlier))
    }

    /// How many nodes are in it.
    pub(super) fn len(&self) -> usize {
        self.used.iter().map(|word| self.words[*word].count_ones() as usize).sum()
    }

    /// Takes over all nodes of another set, which may be left with any; returns how many of them are new.
    pub(super) fn absorb(&mut self, other: &mut NodeSet) -> usize {
        if self.used.is_empty() {
            std::mem::swap(self, other);
            return self.len();
        }
        if other.words.len() > self.words.len() {
            self.grow(other.words.len() - 1);
        }
        let mut new = 0;
        for &word in &other.used {
            let (bits, more) = (&mut self.words[word], other.words[word]);
            new += (more & !*bits).count_ones() as usize;
            if *bits == 0 {
                self.used.push(word);
            }
            *bits |= more;
        }
        new
    }

    /// Takes all nodes out.
    pub(super) fn clear(&mut self) {
        for word in self.used.drain(..) {
            self.words[word] = 0;
        }
    }

    /// How many bytes it holds.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&self.words[..]) + size_of_val(&self.used[..])
    }

    #[cold]
    fn grow(&mut self, word: usize) {
        // Fresh zeros cost nothing before they are touched; resizing would write them.
        let mut words = vec![0; (word + 1).next_power_of_two()];
        words[..self.words.len()].copy_from_slice(&self.words);
        self.words = words;
    }
}

/// Words and nothing after them.
fn padded(words: &[u64]) -> impl Iterator<Item = u64> + '_ {
    words.iter().copied().chain(iter::repeat(0))
}

/// The nodes whose bits are one, ascending.
fn nodes(words: impl Iterator<Item = u64>) -> impl Iterator<Item = NodeId> {
    (0_u64..).zip(words).flat_map(|(word, bits)| {
        let rests = iter::successors(Some(bits), |rest| Some(rest & rest.wrapping_sub(1)));
        rests
            .take_while(|rest| *rest != 0)
            .map(move |rest| NodeId(word * 64 + u64::from(rest.trailing_zeros())))
    })
}

/// Whether the words of a set tell that the node is in it.
#[inline]
pub(super) fn is_in(words: &[u64], node: NodeId) -> bool {
    let (word, bit) = place(node);
    words.get(word).is_some_and(|bits| bits & bit != 0)
}

/// The nodes below `bound` that are not in the set of these words, which have room for all of them; ascending.
pub(super) fn absent(words: &[u64], bound: NodeId) -> impl Iterator<Item = NodeId> + '_ {
    nodes(words.iter().map(|bits| !bits)).take_while(move |node| *node < bound)
}

/// The word that a node's bit is in, and the bit.
#[inline]
fn place(node: NodeId) -> (usize, u64) {
    let word = usize::try_from(node.0 / 64).expect("a node in memory has an id that fits");
    (word, 1 << (node.0 % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_is_new_once_until_the_set_is_emptied() {
        let mut set = NodeSet::default();
        assert!(set.insert(NodeId(3)) && set.insert(NodeId(70_000)) && !set.insert(NodeId(3)));
        assert!(set.contains(NodeId(70_000)) && !set.contains(NodeId(4)) && !set.contains(NodeId(1 << 40)));
        set.clear();
        assert!(!set.contains(NodeId(70_000)) && set.insert(NodeId(3)));
    }

    #[test]
    fn a_set_tells_how_many_nodes_of_another_were_new_to_it() {
        let of = |nodes: &[u64]| {
            let mut set = NodeSet::default();
            nodes.iter().for_each(|node| {
                set.insert(NodeId(*node));
            });
            set
        };
        let mut set = NodeSet::default();
        assert_eq!(set.absorb(&mut of(&[3, 4])), 2);
        assert_eq!(set.absorb(&mut of(&[4, 5, 70_000])), 2);
        assert_eq!(set.absorb(&mut of(&[3])), 0);
        assert!(set.len() == 4 && set.contains(NodeId(70_000)));
        let words = of(&[4, 70_000]).words().to_vec();
        assert!(set.since(&words).eq([3, 5].map(NodeId)) && set.since(&[]).count() == 4);
        set.clear();
        assert!(set.len() == 0 && !set.contains(NodeId(5)));
    }

    #[test]
    fn what_is_marked_is_in_the_set_once_and_leaves_it_with_the_rest() {
        let mut set = NodeSet::default();
        assert!(set.insert(NodeId(3)));
        set.make_room(NodeId(300));
        let before = set.words().to_vec();
        [3, 4, 4, 200].map(NodeId).into_iter().for_each(|node| set.mark(node));
        assert_eq!((set.settle(&before), set.len()), (2, 3));
        assert!(set.since(&before).eq([4, 200].map(NodeId)));
        assert!(absent(set.words(), NodeId(7)).eq([0, 1, 2, 5, 6].map(NodeId)));
        assert!(is_in(set.words(), NodeId(200)) && !is_in(set.words(), NodeId(1 << 40)));
        set.clear();
        assert!(!set.contains(NodeId(4)) && !set.contains(NodeId(200)) && set.len() == 0);
    }
}
