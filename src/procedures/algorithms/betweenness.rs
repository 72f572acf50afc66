//! `algo.betweenness`: which nodes lie on the shortest paths between others.

use super::call::Preset;
use super::projection::Weights;
use super::search::Search;
use super::{Adjacency, Algorithm, Call, Projection, Rows, Setting, Ticker};
use crate::error::Result;
use crate::functions::Type;
use crate::graph::Direction;
use crate::value::Value;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.betweenness",
    inputs: &[],
    settings: &[
        Setting::LABELS,
        Setting::TYPES,
        Setting::BOTH_WAYS,
        Setting::WEIGHT,
        Setting::DEFAULT_WEIGHT,
        Setting {
            name: "normalized",
            preset: Preset::Flag(false),
            summary: "whether scores are divided by the number of pairs of other nodes",
        },
    ],
    outputs: &[("node", Type::Node), ("score", Type::Float)],
    summary: "Scores nodes by the part of the shortest paths between others that leads through them.",
    rows,
};

fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::Positive)?;
    let direction = call.direction()?;
    let steps = Adjacency::simple(&projection, direction, &call.ticker)?;
    let scores = betweenness(&projection, &steps, &call.ticker)?;
    let scale = scale(projection.node_count(), direction, call.flag("normalized")?);
    Ok(projection.rows_by_node(|node| [Value::Float(scores[node] * scale)]))
}

/// What a score is multiplied by: both ways each pair has been counted twice.
fn scale(count: usize, direction: Direction, is_normalized: bool) -> f64 {
    let others = count as f64 - 1.0;
    match (is_normalized, direction) {
        (true, _) if count > 2 => 1.0 / (others * (others - 1.0)),
        (_, Direction::Both) => 0.5,
        _ => 1.0,
    }
}

/// Adds up for each node the part of the shortest paths between each ordered pair of others that leads through it.
///
/// Of parallel relationships only the lightest counts. Returns one score for each node, by ascending id. Time
/// O(nodes × relationships), with weights, which are positive, times O(log nodes); memory 53 bytes a node.
///
/// # Errors
/// Those of the watch.
///
/// # Source
/// Brandes, *A faster algorithm for betweenness centrality*, 2001.
fn betweenness(projection: &Projection<'_>, steps: &Adjacency, ticker: &Ticker<'_>) -> Result<Vec<f64>> {
    let mut scores = vec![0.0; projection.node_count()];
    let mut paths = vec![0.0; projection.node_count()];
    let mut parts = vec![0.0; projection.node_count()];
    let mut search = Search::new(projection, steps);
    for source in projection.numbers() {
        search.run(source, ticker)?;
        for &node in search.order() {
            (paths[node as usize], parts[node as usize]) = (0.0, 0.0);
        }
        paths[source as usize] = 1.0;
        for &node in search.order() {
            for next in nearest(projection, steps, &search, node) {
                paths[next] += paths[node as usize];
            }
        }
        for &node in search.order().iter().rev() {
            let through = |next: usize| paths[node as usize] / paths[next] * (1.0 + parts[next]);
            parts[node as usize] = nearest(projection, steps, &search, node).map(through).sum();
            if node != source {
                scores[node as usize] += parts[node as usize];
            }
        }
    }
    Ok(scores)
}

/// The nodes that a shortest path from the source goes on to after `node`.
fn nearest<'a>(
    projection: &'a Projection<'a>,
    steps: &'a Adjacency,
    search: &'a Search<'_>,
    node: u32,
) -> impl Iterator<Item = usize> + 'a {
    let is_shortest = move |step: &&super::adjacency::Step| {
        search.distance(node) + projection.weight(step.edge) == search.distance(step.node)
    };
    steps.of(node).iter().filter(is_shortest).map(|step| step.node as usize)
}
