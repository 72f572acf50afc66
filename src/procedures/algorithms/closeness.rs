//! `algo.closeness`: which nodes are near to all others.

use super::projection::Weights;
use super::search::Search;
use super::{Adjacency, Algorithm, Call, Projection, Rows, Setting, Ticker};
use crate::error::Result;
use crate::functions::Type;
use crate::value::Value;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.closeness",
    inputs: &[],
    settings: &[
        Setting::LABELS,
        Setting::TYPES,
        Setting::BOTH_WAYS,
        Setting::WEIGHT,
        Setting::DEFAULT_WEIGHT,
    ],
    outputs: &[("node", Type::Node), ("score", Type::Float), ("harmonic", Type::Float)],
    summary: "Scores nodes by how near the nodes are that they lead to.",
    rows,
};

fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::NotNegative)?;
    let steps = Adjacency::simple(&projection, call.direction()?, &call.ticker)?;
    let scores = closeness(&projection, &steps, &call.ticker)?;
    Ok(projection.rows_by_node(|node| {
        let (closeness, harmonic) = scores[node];
        [Value::Float(closeness), Value::Float(harmonic)]
    }))
}

/// Measures how near to each node the others are that it leads to.
///
/// Returns for each node, by ascending id, its closeness and its harmonic centrality. The closeness, 0 to 1 without
/// weights, is the number of nodes reached over the sum of their distances, times the part of all other nodes that
/// is reached; 0 for a node that reaches none. The harmonic centrality is the sum of 1 over each distance that is
/// not 0. Time O(nodes × relationships), with weights times O(log nodes); memory 37 bytes a node.
///
/// # Errors
/// Those of the watch.
///
/// # Source
/// Wasserman and Faust, *Social Network Analysis*, 1994; Marchiori and Latora, *Harmony in the small-world*, 2000.
fn closeness(projection: &Projection<'_>, steps: &Adjacency, ticker: &Ticker<'_>) -> Result<Vec<(f64, f64)>> {
    let mut search = Search::new(projection, steps);
    let others = projection.node_count().saturating_sub(1) as f64;
    let mut scores = Vec::with_capacity(projection.node_count());
    for node in projection.numbers() {
        search.run(node, ticker)?;
        let distances = || search.order().iter().map(|&reached| search.distance(reached));
        let (reached, sum) = ((search.order().len() - 1) as f64, distances().sum::<f64>());
        let closeness = if sum > 0.0 { reached / sum * (reached / others) } else { 0.0 };
        let harmonic = distances().filter(|distance| *distance > 0.0).map(f64::recip).sum();
        scores.push((closeness, harmonic));
    }
    Ok(scores)
}
