//! How many entries rows have, where it is asked of so many nodes at once that to go to each row would cost more than
//! to add.
//!
//! A [`Degrees`] is the digest of the adjacency pages of a group: a number for each of its 2,048 nodes, side by side, and
//! the few self-loops. It is made when somebody first asks about a good part of the group (8 KiB for a type and a way),
//! shared by all states of the graph that share the pages, and forgotten when one of them changes; so a writer pays
//! nothing for it, and a reader after it makes anew what has changed.
//!
//! In: pages, and nodes in any order, which [`runs`] splits by groups. Out: degrees and counts of self-loops.

use super::super::records::narrow;
use super::adjacency_page::{AdjacencyPage, ROWS};
use crate::value::NodeId;
use crate::value::page::GROUP_PAGES;
use std::iter;
use std::sync::Arc;

/// How many nodes the pages of a group are about.
const NODES: usize = ROWS * GROUP_PAGES;

/// About how many of them must be asked for before it pays to look at all.
const MANY: usize = NODES / 4;

/// What the rows of a group of pages come to.
#[derive(Debug)]
pub(super) struct Degrees {
    counts: Box<[u32; NODES]>,
    /// The nodes that relationships lead to from themselves, by their place in the group, and how many; ascending.
    loops: Vec<(usize, u64)>,
}

/// Nodes that are asked for one after the other and are of one group.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run<'n> {
    pub(super) nodes: &'n [NodeId],
    /// Whether each is the one after that before it.
    is_gapless: bool,
}

/// Splits nodes where the next one is of another group.
pub(super) fn runs(nodes: &[NodeId]) -> impl Iterator<Item = Run<'_>> {
    let mut rest = nodes;
    iter::from_fn(move || {
        let run = Run::first(rest)?;
        rest = &rest[run.nodes.len()..];
        Some(run)
    })
}

impl<'n> Run<'n> {
    fn first(nodes: &'n [NodeId]) -> Option<Self> {
        let first = *nodes.first()?;
        let most = &nodes[..nodes.len().min(NODES - place_of(first))];
        // Every pair is looked at, or there would be a branch for each.
        let next = first.0..first.0 + NODES as u64;
        let difference = most.iter().zip(next).fold(0, |all, (node, next)| all | (node.0 ^ next));
        if difference == 0 {
            return Some(Run { nodes: most, is_gapless: true });
        }
        let group = |node: &NodeId| node.0 / NODES as u64;
        let length = nodes.iter().position(|node| group(node) != group(&first)).unwrap_or(nodes.len());
        Some(Run { nodes: &nodes[..length], is_gapless: false })
    }

    /// Whether so many nodes of the group are asked for that its digest is worth making.
    pub(super) fn is_long(&self) -> bool {
        self.nodes.len() >= MANY
    }
}

/// Where a node stands among those of its group.
fn place_of(node: NodeId) -> usize {
    (node.0 % NODES as u64) as usize
}

impl Degrees {
    /// Looks at the rows of the pages of a group, the first of which is that of `first`.
    pub(super) fn of(first: u64, pages: &[Option<Arc<AdjacencyPage>>; GROUP_PAGES]) -> Self {
        let mut degrees = Degrees { counts: Box::new([0; NODES]), loops: Vec::new() };
        for (place, page) in (0..).step_by(ROWS).zip(pages) {
            let Some(page) = page else { continue };
            for (place, offset) in (place..).zip(0..ROWS) {
                degrees.counts[place] = narrow(page.row(offset).len() as u64);
                let loops = page.self_loops(NodeId(first + place as u64));
                degrees.loops.extend((loops > 0).then_some((place, loops)));
            }
        }
        degrees
    }

    /// Adds the number of each node of `run`, which is of this group, to its sum.
    pub(super) fn add(&self, run: Run<'_>, sums: &mut [u64]) {
        let nodes = run.nodes.iter();
        match run.nodes.first() {
            Some(first) if run.is_gapless => {
                let counts = &self.counts[place_of(*first)..];
                // No sum of 32-bit numbers comes near 64 bits, and a check of each would forbid to add several at once.
                let sums = sums.iter_mut().zip(counts);
                sums.for_each(|(sum, count)| *sum = sum.wrapping_add(u64::from(*count)));
            }
            _ => sums
                .iter_mut()
                .zip(nodes)
                .for_each(|(sum, node)| *sum += u64::from(self.counts[place_of(*node)])),
        }
    }

    /// Hands over the places in `run` of the nodes that have relationships to themselves, and how many.
    pub(super) fn each_self_loops(&self, run: Run<'_>, mut take: impl FnMut(usize, u64)) {
        let Some(first) = run.nodes.first().filter(|_| !self.loops.is_empty()) else { return };
        if run.is_gapless {
            let (first, length) = (place_of(*first), run.nodes.len());
            let from = self.loops.partition_point(|(place, _)| *place < first);
            let loops = self.loops[from..].iter().take_while(|(place, _)| *place < first + length);
            return loops.for_each(|(place, count)| take(place - first, *count));
        }
        for (number, node) in run.nodes.iter().enumerate() {
            if let Ok(found) = self.loops.binary_search_by_key(&place_of(*node), |(place, _)| *place) {
                take(number, self.loops[found].1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::TypeId;
    use super::super::{Adjacency, Way};
    use super::*;
    use crate::value::RelationshipId;

    const TYPE: TypeId = TypeId(1);

    /// What is told of many nodes at once is what each of them tells alone.
    fn check(adjacency: &Adjacency, nodes: &[NodeId]) {
        for way in [Way::Outgoing, Way::Incoming] {
            let mut sums = vec![7; nodes.len()];
            adjacency.add_degrees(nodes, TYPE, way, &mut sums);
            for (node, sum) in nodes.iter().zip(sums) {
                assert_eq!(sum, 7 + adjacency.row(*node, TYPE, way).len() as u64);
            }
        }
        let mut loops = vec![0; nodes.len()];
        adjacency.each_self_loops(nodes, TYPE, |place, count| loops[place] += count);
        assert!(nodes.iter().map(|node| adjacency.self_loops(*node, TYPE)).eq(loops));
        let by_rows = |node: &NodeId| adjacency.row(*node, TYPE, Way::Outgoing).to(*node).count() as u64;
        assert!(nodes.iter().all(|node| adjacency.self_loops(*node, TYPE) == by_rows(node)));
    }

    #[test]
    fn what_many_nodes_have_is_what_each_has_after_every_change_and_in_earlier_states() {
        let (mut adjacency, mut seed, mut there) = (Adjacency::default(), 1_u64, Vec::new());
        let mut random = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        let all: Vec<NodeId> = (0..3_000).map(NodeId).collect();
        let even: Vec<NodeId> = all.iter().copied().filter(|node| node.0 % 2 == 0).collect();
        let backwards: Vec<NodeId> = all.iter().rev().copied().collect();
        let asked = [&all[..], &all[5..2_100], &all[40..60], &even, &backwards, &[]];
        for step in 0..4_000 {
            let earlier = (step % 50 == 0).then(|| adjacency.clone());
            if there.len() > 300 && random(3) == 0 {
                let (start, end, relationship) = there.swap_remove(random(there.len() as u64) as usize);
                adjacency.remove(TYPE, start, end, relationship);
            } else {
                let start = NodeId(random(2_500));
                let end = if random(4) == 0 { start } else { NodeId(random(30) * 90) };
                adjacency.add(TYPE, start, end, RelationshipId(step));
                there.push((start, end, RelationshipId(step)));
            }
            if let Some(earlier) = earlier {
                asked.iter().for_each(|nodes| check(&adjacency, nodes));
                asked.iter().for_each(|nodes| check(&earlier, nodes));
            }
        }
    }
}
