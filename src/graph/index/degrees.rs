//! How many entries rows have, where it is asked of so many nodes at once that to go to each row would cost more than
//! to add.
//!
//! A [`Degrees`] is the digest of the adjacency pages of a group: a number for each of its 2,048 nodes, side by side, and
//! the few self-loops. It is made when somebody first asks about a good part of the group (8 KiB for a type and a way),
//! shared by all states of the graph that share the pages, and forgotten when one of them changes; so a writer pays
//! nothing for it, and a reader after it makes anew what has changed.
//!
//! In: pages, and nodes in any order, those of a group together. Out: degrees and counts of self-loops.

use super::super::near::{self, offset};
use super::super::records::narrow;
use super::adjacency_page::{AdjacencyPage, ROWS};
use crate::value::NodeId;
use crate::value::page::GROUP_PAGES;
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

/// Nodes of one group.
pub(super) type Near<'n> = near::Near<'n, NodeId, NODES>;

/// Whether so many nodes of a group are asked for that its digest is worth making.
pub(super) fn is_worth_it(nodes: &Near<'_>) -> bool {
    nodes.len() >= MANY
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

    /// Hands over the numbers of some nodes of this group, in their order, many at once.
    pub(super) fn each(&self, nodes: Near<'_>, mut take: impl FnMut(&[u32])) {
        match nodes {
            Near::Run(places) => take(&self.counts[places]),
            Near::Apart(nodes) => {
                let mut some = [0; 64];
                for nodes in nodes.chunks(some.len()) {
                    let counts = nodes.iter().map(|node| self.counts[offset::<NODES>(*node)]);
                    some.iter_mut().zip(counts).for_each(|(place, count)| *place = count);
                    take(&some[..nodes.len()]);
                }
            }
        }
    }

    /// Hands over which of some nodes of this group have relationships to themselves, by their place, and how many.
    pub(super) fn each_self_loops(&self, nodes: Near<'_>, mut take: impl FnMut(usize, u64)) {
        match nodes {
            _ if self.loops.is_empty() => {}
            Near::Run(places) => {
                let from = self.loops.partition_point(|(place, _)| *place < places.start);
                let loops = self.loops[from..].iter().take_while(|(place, _)| *place < places.end);
                loops.for_each(|(place, count)| take(place - places.start, *count));
            }
            Near::Apart(nodes) => {
                for (number, node) in nodes.iter().enumerate() {
                    let place = offset::<NODES>(*node);
                    if let Ok(found) = self.loops.binary_search_by_key(&place, |(place, _)| *place) {
                        take(number, self.loops[found].1);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{Ids, TypeId};
    use super::super::{Adjacency, Way};
    use super::*;
    use crate::value::RelationshipId;

    const TYPE: TypeId = TypeId(1);

    /// What is told of many nodes at once is what each of them tells alone.
    fn check(adjacency: &Adjacency, nodes: &[NodeId]) {
        for way in [Way::Outgoing, Way::Incoming] {
            let mut sums = vec![7; nodes.len()];
            adjacency.add_degrees(Ids::Listed(nodes), TYPE, way, &mut sums);
            let expected = |node: NodeId| 7 + adjacency.row(node, TYPE, way).len() as u64;
            assert!(nodes.iter().map(|node| expected(*node)).eq(sums));
            let (first, mut sums) = (NodeId(40), vec![7; 2_300]);
            adjacency.add_degrees(Ids::Run(first, sums.len()), TYPE, way, &mut sums);
            assert!((first.0..).zip(sums).all(|(node, sum)| sum == expected(NodeId(node))));
        }
        let mut loops = vec![0; nodes.len()];
        adjacency.each_self_loops(Ids::Listed(nodes), TYPE, |place, count| loops[place] += count);
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
