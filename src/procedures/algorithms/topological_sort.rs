//! `algo.topologicalSort`: an order in which every relationship leads onwards.

use super::projection::{Weights, integer};
use super::walk::{UNWEIGHTED, Walk};
use super::{Adjacency, Algorithm, Call, Projection, Rows, Setting, Ticker};
use crate::error::Result;
use crate::functions::Type;
use crate::graph::Direction;
use crate::value::Value;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.topologicalSort",
    inputs: &[],
    settings: &[Setting::LABELS, Setting::TYPES],
    outputs: &[("node", Type::Node), ("position", Type::Integer), ("level", Type::Integer)],
    summary: "An order of the nodes in which every relationship leads onwards; an error where they go in a circle.",
    rows,
};

/// A row for each node, in the order.
///
/// # Errors
/// `ArgumentError: InvalidArgumentValue` when there is a cycle; the message names a node on it. Those of the watch.
fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::Finite)?;
    let forward = Adjacency::new(&projection, Direction::Outgoing, &call.ticker)?;
    let order = sort(&projection, &forward, &call.ticker)?.map_err(|node| {
        let node = projection.node(node);
        call.invalid(format!("there is no such order: relationships lead from {node} back to it"))
    })?;
    let levels = levels(&forward, &order);
    let row = |(position, &node): (usize, &u32)| {
        vec![Value::Node(projection.node(node)), integer(position), integer(levels[node as usize])]
    };
    Ok(order.iter().enumerate().map(row).collect())
}

/// Sorts the nodes so that every relationship leads onwards; or names a node on a cycle.
///
/// The order is the same for the same graph. Time O(nodes + relationships); memory 16 bytes a relationship and about
/// 25 a node.
///
/// # Errors
/// Those of the watch.
///
/// # Source
/// Tarjan, *Edge-disjoint spanning trees and depth-first search*, 1976; petgraph's `toposort`.
fn sort(
    projection: &Projection<'_>,
    forward: &Adjacency,
    ticker: &Ticker<'_>,
) -> Result<std::result::Result<Vec<u32>, u32>> {
    let walk = Walk {
        projection,
        forward,
        backward: &Adjacency::new(projection, Direction::Incoming, ticker)?,
        weights: UNWEIGHTED,
        ticker,
    };
    let sorted = petgraph::algo::toposort(walk, None);
    ticker.finish()?;
    Ok(sorted.map_err(|cycle| cycle.node_id()))
}

/// How many relationships the longest way to each node has.
fn levels(forward: &Adjacency, order: &[u32]) -> Vec<usize> {
    let mut levels = vec![0; order.len()];
    for &node in order {
        for step in forward.of(node) {
            levels[step.node as usize] = levels[step.node as usize].max(levels[node as usize] + 1);
        }
    }
    levels
}
