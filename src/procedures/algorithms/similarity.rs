//! `algo.nodeSimilarity`: which nodes lead to the same nodes.

use super::projection::Weights;
use super::{Adjacency, Algorithm, Call, Projection, Rows, Setting, Ticker};
use crate::error::Result;
use crate::functions::Type;
use crate::value::Value;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.nodeSimilarity",
    inputs: &[],
    settings: &[
        Setting::LABELS,
        Setting::TYPES,
        Setting::ALONG,
        Setting::number("minimum", 0.0, "the similarity that a pair has at least, 0 to 1"),
        Setting::count("top", 10, "how many others there are for each node at most"),
    ],
    outputs: &[("node", Type::Node), ("other", Type::Node), ("similarity", Type::Float)],
    summary: "For each node those that lead to the same nodes, the most similar first.",
    rows,
};

fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::Finite)?;
    let direction = call.direction()?;
    let along = Adjacency::simple(&projection, direction, &call.ticker)?;
    let against = Adjacency::simple(&projection, direction.reversed(), &call.ticker)?;
    let (minimum, top) = (call.number("minimum", 0.0..=1.0)?, call.count("top", 1)?);
    let mut counts = vec![0; projection.node_count()];
    let mut rows = Vec::new();
    for node in projection.numbers() {
        let mut similar = similar(node, &along, &against, &mut counts, &call.ticker)?;
        similar.retain(|(_, similarity)| *similarity >= minimum);
        similar.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        let ends = |other| [node, other].map(|number| Value::Node(projection.node(number)));
        let found = similar.iter().take(top);
        rows.extend(
            found.map(|&(other, similarity)| [&ends(other)[..], &[Value::Float(similarity)]].concat()),
        );
    }
    Ok(rows.into())
}

/// Compares a node with all that share a neighbour with it.
///
/// The similarity of two nodes, above 0 and at most 1, is the number of nodes that both lead to over the number that
/// one of them leads to; a node does not lead to itself, and parallel relationships count once. `counts` are all 0,
/// before and after. Time O(steps from the node's neighbours back).
///
/// # Errors
/// Those of the watch.
///
/// # Source
/// Jaccard, *The distribution of the flora in the alpine zone*, 1912.
fn similar(
    node: u32,
    along: &Adjacency,
    against: &Adjacency,
    counts: &mut [u32],
    ticker: &Ticker<'_>,
) -> Result<Vec<(u32, f64)>> {
    let mut others = Vec::new();
    for shared in along.of(node) {
        for back in against.of(shared.node) {
            ticker.tick()?;
            let count = &mut counts[back.node as usize];
            *count += 1;
            if *count == 1 && back.node != node {
                others.push(back.node);
            }
        }
    }
    counts[node as usize] = 0;
    let similarity = |other: u32| {
        let shared = f64::from(std::mem::take(&mut counts[other as usize]));
        (other, shared / ((along.degree(node) + along.degree(other)) as f64 - shared))
    };
    Ok(others.into_iter().map(similarity).collect())
}
