//! `algo.minimumSpanningTree`: the lightest relationships that hold the graph together.
//!
//! petgraph's `min_spanning_tree` tells which nodes to join and not by which relationship; its sets are used here.

use super::projection::Weights;
use super::{Algorithm, Call, Projection, Rows, Setting, Ticker};
use crate::error::Result;
use crate::functions::Type;
use crate::value::Value;
use petgraph::unionfind::UnionFind;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.minimumSpanningTree",
    inputs: &[],
    settings: &[Setting::LABELS, Setting::TYPES, Setting::WEIGHT, Setting::DEFAULT_WEIGHT],
    outputs: &[("relationship", Type::Relationship), ("weight", Type::Float)],
    summary: "The lightest relationships that connect what is connected, whichever way they point: a tree for each part.",
    rows,
};

fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::Finite)?;
    let tree = spanning_tree(&projection, &call.ticker)?;
    let row = |edge: &u32| {
        let relationship = projection.edges()[*edge as usize].relationship;
        vec![Value::Relationship(relationship), Value::Float(projection.weight(*edge))]
    };
    Ok(tree.iter().map(row).collect())
}

/// Takes the lightest relationship that joins two parts, as long as there is one.
///
/// Returns the numbers of the relationships, the lightest first, of equals the one with the smaller id. Time
/// O(relationships × log relationships); memory 4 bytes a relationship and 5 a node.
///
/// # Errors
/// Those of the watch.
///
/// # Source
/// Kruskal, *On the shortest spanning subtree of a graph and the traveling salesman problem*, 1956.
fn spanning_tree(projection: &Projection<'_>, ticker: &Ticker<'_>) -> Result<Vec<u32>> {
    let edges = projection.edges();
    let mut order: Vec<u32> = (0..).take(edges.len()).collect();
    order.sort_unstable_by(|&one, &other| {
        let id = |number: u32| edges[number as usize].relationship;
        projection.weight(one).total_cmp(&projection.weight(other)).then(id(one).cmp(&id(other)))
    });
    let mut parts = UnionFind::<u32>::new(projection.node_count());
    let mut tree = Vec::new();
    for number in order {
        ticker.tick()?;
        let edge = edges[number as usize];
        if parts.union(edge.start, edge.end) {
            tree.push(number);
        }
    }
    Ok(tree)
}
