//! `algo.kCore`: how deep in the dense middle of the graph each node lies.

use super::projection::{Weights, integer};
use super::{Adjacency, Algorithm, Call, Projection, Rows, Setting, Ticker};
use crate::error::Result;
use crate::functions::Type;
use crate::graph::Direction;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.kCore",
    inputs: &[],
    settings: &[Setting::LABELS, Setting::TYPES],
    outputs: &[("node", Type::Node), ("core", Type::Integer)],
    summary: "For each node the largest k for which it is among nodes that each have k neighbours among themselves.",
    rows,
};

fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::Finite)?;
    let steps = Adjacency::simple(&projection, Direction::Both, &call.ticker)?;
    let cores = cores(&projection, &steps, &call.ticker)?;
    Ok(projection.rows_by_node(|node| [integer(cores[node])]))
}

/// Takes away the node with the fewest neighbours left, again and again.
///
/// Neighbours are counted whichever way relationships point, each once, and not the node itself. Returns the core
/// number of each node, by ascending id. Time O(nodes + relationships); memory 32 bytes a node.
///
/// # Errors
/// Those of the watch.
///
/// # Source
/// Batagelj and Zaveršnik, *An O(m) algorithm for cores decomposition of networks*, 2003.
fn cores(projection: &Projection<'_>, steps: &Adjacency, ticker: &Ticker<'_>) -> Result<Vec<usize>> {
    let mut degrees: Vec<usize> = projection.numbers().map(|node| steps.degree(node)).collect();
    let mut queue = Queue::new(&degrees);
    for place in 0..degrees.len() {
        ticker.tick()?;
        let node = queue.nodes[place];
        let degree = degrees[node as usize];
        for step in steps.of(node) {
            let next = &mut degrees[step.node as usize];
            if *next > degree {
                queue.advance(step.node, *next);
                *next -= 1;
            }
        }
    }
    Ok(degrees)
}

/// The nodes by ascending degree, so that one whose degree falls by 1 is moved in no time.
struct Queue {
    nodes: Vec<u32>,
    places: Vec<usize>,
    /// Where the nodes of each degree begin.
    first: Vec<usize>,
}

impl Queue {
    fn new(degrees: &[usize]) -> Self {
        let mut nodes: Vec<u32> = (0..).take(degrees.len()).collect();
        nodes.sort_by_key(|&node| degrees[node as usize]);
        let mut places = vec![0; nodes.len()];
        for (place, &node) in nodes.iter().enumerate() {
            places[node as usize] = place;
        }
        let most = degrees.iter().max().map_or(0, |most| most + 1);
        let begin = |degree| nodes.partition_point(|&node| degrees[node as usize] < degree);
        let first = (0..most).map(begin).collect();
        Queue { nodes, places, first }
    }

    /// Moves a node from among those of its degree to those of one less.
    fn advance(&mut self, node: u32, degree: usize) {
        let (from, to) = (self.places[node as usize], self.first[degree]);
        let other = self.nodes[to];
        self.nodes.swap(from, to);
        self.places[node as usize] = to;
        self.places[other as usize] = from;
        self.first[degree] += 1;
    }
}
