//! `algo.stronglyConnectedComponents`: which nodes lead to one another and back.

use super::projection::{Weights, integer, number};
use super::walk::{UNWEIGHTED, Walk};
use super::weak_components::renumbered;
use super::{Adjacency, Algorithm, Call, Projection, Rows, Setting, Ticker};
use crate::error::Result;
use crate::functions::Type;
use crate::graph::Direction;
use petgraph::algo::kosaraju_scc;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.stronglyConnectedComponents",
    inputs: &[],
    settings: &[Setting::LABELS, Setting::TYPES],
    outputs: &[("node", Type::Node), ("component", Type::Integer)],
    summary: "Numbers the parts of the graph in which every node leads to every other along the arrows.",
    rows,
};

fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::Finite)?;
    let components = components(&projection, &call.ticker)?;
    Ok(projection.rows_by_node(|node| [integer(components[node])]))
}

/// Finds the parts in which every node leads to every other.
///
/// Returns a number for each node, by ascending id: from 0 in the order of the smallest ids of the components. Time
/// O(nodes + relationships); memory 16 bytes a relationship and about 40 a node. petgraph's `kosaraju_scc`, and not
/// its `tarjan_scc`, which calls itself once for each node of a chain.
///
/// # Errors
/// Those of the watch.
///
/// # Source
/// Sharir, *A strong-connectivity algorithm and its applications in data flow analysis*, 1981.
fn components(projection: &Projection<'_>, ticker: &Ticker<'_>) -> Result<Vec<usize>> {
    let walk = Walk {
        projection,
        forward: &Adjacency::new(projection, Direction::Outgoing, ticker)?,
        backward: &Adjacency::new(projection, Direction::Incoming, ticker)?,
        weights: UNWEIGHTED,
        ticker,
    };
    let components = kosaraju_scc(walk);
    ticker.finish()?;
    let mut parts = vec![0; projection.node_count()];
    for (place, component) in components.iter().enumerate() {
        component.iter().for_each(|&node| parts[node as usize] = number(place));
    }
    Ok(renumbered(&parts))
}
