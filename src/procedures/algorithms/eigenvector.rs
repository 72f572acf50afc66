//! `algo.eigenvector`: which nodes are important because their neighbours are.

use super::projection::Weights;
use super::{Adjacency, Algorithm, Call, Projection, Rows, Setting, Ticker};
use crate::error::Result;
use crate::functions::Type;
use crate::value::Value;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.eigenvector",
    inputs: &[],
    settings: &[
        Setting::LABELS,
        Setting::TYPES,
        Setting::BOTH_WAYS,
        Setting::WEIGHT,
        Setting::DEFAULT_WEIGHT,
        Setting::number(
            "tolerance",
            1e-9,
            "the change between two sweeps, over all nodes, that counts as settled",
        ),
        Setting::count("iterations", 1000, "how many sweeps there are at most"),
    ],
    outputs: &[("node", Type::Node), ("score", Type::Float)],
    summary: "Scores nodes by the scores of those that lead to them; the squares of the scores add up to 1.",
    rows,
};

fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::NotNegative)?;
    let (tolerance, iterations) = (call.number("tolerance", 0.0..=1.0)?, call.count("iterations", 1)?);
    let steps = Adjacency::new(&projection, call.direction()?, &call.ticker)?;
    let scores = eigenvector(&projection, &steps, tolerance, iterations, &call.ticker)?;
    let scores = scores.ok_or_else(|| {
        call.invalid(format!("the scores have not settled after {iterations} sweeps"))
            .hint("raise `iterations` or `tolerance`; without a cycle to settle on they may never")
    })?;
    Ok(projection.rows_by_node(|node| [Value::Float(scores[node])]))
}

/// Finds the leading eigenvector of the adjacency matrix by power iteration.
///
/// To the matrix the identity is added, which keeps the eigenvectors and lets the iteration settle where two
/// eigenvalues differ only in sign. Returns one score for each node, by ascending id, none below 0, of Euclidean
/// length 1; `None` when `iterations` sweeps were not enough. Time O(sweeps × (nodes + relationships)); memory 16
/// bytes a node.
///
/// # Errors
/// Those of the watch.
///
/// # Source
/// Bonacich, *Power and centrality: a family of measures*, 1987.
fn eigenvector(
    projection: &Projection<'_>,
    steps: &Adjacency,
    tolerance: f64,
    iterations: usize,
    ticker: &Ticker<'_>,
) -> Result<Option<Vec<f64>>> {
    let mut scores = vec![1.0 / (projection.node_count() as f64).sqrt(); projection.node_count()];
    for _ in 0..iterations {
        let mut next = scores.clone();
        for node in projection.numbers() {
            ticker.tick()?;
            for step in steps.of(node) {
                next[step.node as usize] += scores[node as usize] * projection.weight(step.edge);
            }
        }
        let length = next.iter().map(|score| score * score).sum::<f64>().sqrt();
        next.iter_mut().for_each(|score| *score /= length);
        let change: f64 = next.iter().zip(&scores).map(|(new, old)| (new - old).abs()).sum();
        scores = next;
        if change <= tolerance {
            return Ok(Some(scores));
        }
    }
    Ok(None)
}
