//! Rows to walk along: for each node of a projection its steps, one after the other in one piece of memory.

use super::projection::{Edge, number};
use super::{Projection, Ticker};
use crate::error::Result;
use crate::graph::Direction;

/// One step from a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    /// The number of the node it leads to.
    pub(super) node: u32,
    /// The number of the relationship it takes.
    pub(super) edge: u32,
}

/// The steps from each node in one direction (compressed sparse rows).
#[derive(Debug)]
pub(super) struct Adjacency {
    /// Where each node's steps begin, and at the end how many there are.
    first: Vec<usize>,
    steps: Vec<Step>,
}

impl Adjacency {
    /// The steps along the relationships of a projection, by ascending number of the relationship; both ways, a
    /// self-loop once. Time O(nodes + relationships); memory 8 bytes a node and 8 a step.
    pub(super) fn new(
        projection: &Projection<'_>,
        direction: Direction,
        ticker: &Ticker<'_>,
    ) -> Result<Self> {
        let edges = projection.edges();
        let mut first = vec![0; projection.node_count() + 1];
        for step in edges.iter().flat_map(|edge| directed(edge, direction)) {
            ticker.tick()?;
            first[step.0 as usize + 1] += 1;
        }
        for node in 1..first.len() {
            first[node] += first[node - 1];
        }
        let count = first[projection.node_count()];
        ticker.allow(count * size_of::<Step>())?;
        let mut steps = vec![Step { node: 0, edge: 0 }; count];
        let mut next = first.clone();
        for (edge, ends) in edges.iter().enumerate() {
            ticker.tick()?;
            for (from, node) in directed(ends, direction) {
                let place = &mut next[from as usize];
                steps[*place] = Step { node, edge: number(edge) };
                *place += 1;
            }
        }
        Ok(Adjacency { first, steps })
    }

    /// The same without self-loops, and of parallel relationships only the lightest, the first of equals; steps by
    /// ascending node. What is left is a simple graph.
    pub(super) fn simple(
        projection: &Projection<'_>,
        direction: Direction,
        ticker: &Ticker<'_>,
    ) -> Result<Self> {
        let mut adjacency = Self::new(projection, direction, ticker)?;
        let (mut kept, mut begin) = (0, 0);
        for node in projection.numbers() {
            ticker.tick()?;
            let end = adjacency.first[node as usize + 1];
            adjacency.steps[begin..end].sort_unstable_by(|one, other| {
                let weight = |step: &Step| projection.weight(step.edge);
                one.node
                    .cmp(&other.node)
                    .then(weight(one).total_cmp(&weight(other)))
                    .then(one.edge.cmp(&other.edge))
            });
            let row = kept;
            for place in begin..end {
                let step = adjacency.steps[place];
                let is_parallel = kept > row && adjacency.steps[kept - 1].node == step.node;
                if step.node != node && !is_parallel {
                    adjacency.steps[kept] = step;
                    kept += 1;
                }
            }
            begin = end;
            adjacency.first[node as usize + 1] = kept;
        }
        adjacency.steps.truncate(kept);
        Ok(adjacency)
    }

    /// The steps from a node.
    #[inline]
    pub(super) fn of(&self, node: u32) -> &[Step] {
        &self.steps[self.first[node as usize]..self.first[node as usize + 1]]
    }

    /// The relationship from one node to another, among steps that have no parallels. O(log steps).
    pub(super) fn between(&self, from: u32, to: u32) -> Option<u32> {
        let steps = self.of(from);
        steps.binary_search_by_key(&to, |step| step.node).ok().map(|place| steps[place].edge)
    }

    /// How many steps lead from a node.
    pub(super) fn degree(&self, node: u32) -> usize {
        self.of(node).len()
    }
}

/// From where to where a relationship can be followed.
fn directed(edge: &Edge, direction: Direction) -> impl Iterator<Item = (u32, u32)> + use<> {
    let (along, against) = ((edge.start, edge.end), (edge.end, edge.start));
    let (one, other) = match direction {
        Direction::Outgoing => (along, None),
        Direction::Incoming => (against, None),
        Direction::Both => (along, (along != against).then_some(against)),
    };
    std::iter::once(one).chain(other)
}
