//! `algo.weaklyConnectedComponents`: which nodes hang together, whichever way relationships point.

use super::projection::{Weights, integer};
use super::{Algorithm, Call, Projection, Rows, Setting, Ticker};
use crate::error::Result;
use crate::functions::Type;
use petgraph::unionfind::UnionFind;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.weaklyConnectedComponents",
    inputs: &[],
    settings: &[Setting::LABELS, Setting::TYPES],
    outputs: &[("node", Type::Node), ("component", Type::Integer)],
    summary: "Numbers the parts of the graph that hang together, whichever way relationships point.",
    rows,
};

fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::Finite)?;
    let components = components(&projection, &call.ticker)?;
    Ok(projection.rows_by_node(|node| [integer(components[node])]))
}

/// Joins the nodes of each relationship.
///
/// Returns a number for each node, by ascending id: from 0 in the order of the smallest ids of the components. Time
/// O(nodes + relationships), nearly; memory 24 bytes a node.
///
/// # Errors
/// Those of the watch.
///
/// # Source
/// Tarjan, *Efficiency of a good but not linear set union algorithm*, 1975; the sets are petgraph's.
fn components(projection: &Projection, ticker: &Ticker<'_>) -> Result<Vec<usize>> {
    let mut sets = UnionFind::<u32>::new(projection.node_count());
    for edge in projection.edges() {
        ticker.tick()?;
        sets.union(edge.start, edge.end);
    }
    Ok(renumbered(&sets.into_labeling()))
}

/// The same partition with its parts numbered from 0 in the order of their first members.
pub(super) fn renumbered(parts: &[u32]) -> Vec<usize> {
    let mut numbers = vec![None; parts.iter().map(|part| *part as usize + 1).max().unwrap_or(0)];
    let mut count = 0;
    let number = |part: &u32| {
        *numbers[*part as usize].get_or_insert_with(|| {
            count += 1;
            count - 1
        })
    };
    parts.iter().map(number).collect()
}
