//! How far back each part of a depth-first walk reaches: what bridges and articulation points are told by.
//!
//! petgraph's `bridges` takes two parallel relationships for a bridge, as it knows its way back by node; and its
//! `articulation_points` would walk the graph a second time.

use super::projection::number;
use super::{Adjacency, Projection, Ticker};
use crate::error::Result;
use crate::graph::Direction;

/// What falls apart when one thing is taken away.
#[derive(Debug, Default, PartialEq)]
pub(super) struct WeakPoints {
    /// The numbers of the relationships without which there is one part more, ascending.
    pub(super) bridges: Vec<u32>,
    /// The numbers of the nodes without which there is one part more, ascending.
    pub(super) articulation_points: Vec<u32>,
}

/// A node on the way from the root to where the walk is.
struct Frame {
    node: u32,
    /// The relationship that led here; none at the root.
    parent: Option<u32>,
    /// How many of its steps have been taken.
    taken: usize,
}

struct LowPoints<'a> {
    steps: &'a Adjacency,
    /// When each node was met, from 1; 0 until then.
    met: Vec<u32>,
    /// The earliest node that each reaches without going back the way the walk came.
    low: Vec<u32>,
    clock: u32,
    is_articulation_point: Vec<bool>,
    found: WeakPoints,
}

/// Walks the graph depth first, whichever way relationships point, and finds its weak points.
///
/// Time O(nodes + relationships); memory 8 bytes a relationship's step and about 33 a node.
///
/// # Errors
/// Those of the watch.
///
/// # Source
/// Hopcroft and Tarjan, *Efficient algorithms for graph manipulation*, 1973.
pub(super) fn weak_points(projection: &Projection<'_>, ticker: &Ticker<'_>) -> Result<WeakPoints> {
    let count = projection.node_count();
    let mut walk = LowPoints {
        steps: &Adjacency::new(projection, Direction::Both, ticker)?,
        met: vec![0; count],
        low: vec![0; count],
        clock: 0,
        is_articulation_point: vec![false; count],
        found: WeakPoints::default(),
    };
    for root in projection.numbers() {
        if walk.met[root as usize] == 0 {
            walk.part(root, ticker)?;
        }
    }
    let points = (0..count).filter(|&node| walk.is_articulation_point[node]).map(number);
    walk.found.articulation_points = points.collect();
    walk.found.bridges.sort_unstable();
    Ok(walk.found)
}

impl LowPoints<'_> {
    /// Walks the part of the graph that hangs together with `root`.
    fn part(&mut self, root: u32, ticker: &Ticker<'_>) -> Result<()> {
        let mut children_of_root = 0;
        let mut frames = vec![self.meet(root, None)];
        while let Some(frame) = frames.last_mut() {
            ticker.tick()?;
            let Some(&step) = self.steps.of(frame.node).get(frame.taken) else {
                let (node, parent) = (frame.node, frame.parent);
                frames.pop();
                self.leave(node, parent, frames.last(), root);
                continue;
            };
            frame.taken += 1;
            if Some(step.edge) == frame.parent {
                continue;
            }
            let node = frame.node as usize;
            match self.met[step.node as usize] {
                0 => {
                    children_of_root += u32::from(frame.node == root);
                    frames.push(self.meet(step.node, Some(step.edge)));
                }
                met => self.low[node] = self.low[node].min(met),
            }
        }
        self.is_articulation_point[root as usize] = children_of_root > 1;
        Ok(())
    }

    fn meet(&mut self, node: u32, parent: Option<u32>) -> Frame {
        self.clock += 1;
        self.met[node as usize] = self.clock;
        self.low[node as usize] = self.clock;
        Frame { node, parent, taken: 0 }
    }

    /// Tells the node before how far back this one reaches.
    fn leave(&mut self, node: u32, parent: Option<u32>, before: Option<&Frame>, root: u32) {
        let (Some(edge), Some(before)) = (parent, before) else { return };
        let (low, back) = (self.low[node as usize], before.node as usize);
        self.low[back] = self.low[back].min(low);
        if low > self.met[back] {
            self.found.bridges.push(edge);
        }
        if low >= self.met[back] && before.node != root {
            self.is_articulation_point[back] = true;
        }
    }
}
