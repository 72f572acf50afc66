//! `algo.degree`: how many relationships each node has.

use super::projection::{Weights, integer};
use super::{Algorithm, Call, Projection, Rows, Setting, Ticker};
use crate::error::Result;
use crate::functions::Type;
use crate::graph::Direction;
use crate::value::Value;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.degree",
    inputs: &[],
    settings: &[
        Setting::LABELS,
        Setting::TYPES,
        Setting::BOTH_WAYS,
        Setting::WEIGHT,
        Setting::DEFAULT_WEIGHT,
    ],
    outputs: &[("node", Type::Node), ("degree", Type::Integer), ("strength", Type::Float)],
    summary: "How many relationships each node has, and what their weights add up to.",
    rows,
};

fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::Finite)?;
    let degrees = degrees(&projection, call.direction()?, &call.ticker)?;
    Ok(projection.rows_by_node(|node| {
        let (degree, strength) = degrees[node];
        [integer(degree), Value::Float(strength)]
    }))
}

/// Counts the relationships of each node in one direction, and adds up their weights; both ways a self-loop counts
/// once.
///
/// Returns a pair for each node, by ascending id. Time O(nodes + relationships); memory 16 bytes a node.
///
/// # Errors
/// Those of the watch.
fn degrees(
    projection: &Projection<'_>,
    direction: Direction,
    ticker: &Ticker<'_>,
) -> Result<Vec<(usize, f64)>> {
    let mut degrees = vec![(0, 0.0); projection.node_count()];
    let mut count = |node: u32, weight: f64| {
        let (degree, strength) = &mut degrees[node as usize];
        *degree += 1;
        *strength += weight;
    };
    for (number, edge) in (0..).zip(projection.edges()) {
        ticker.tick()?;
        let weight = projection.weight(number);
        if direction != Direction::Incoming {
            count(edge.start, weight);
        }
        let is_counted = direction == Direction::Both && edge.start == edge.end;
        if direction != Direction::Outgoing && !is_counted {
            count(edge.end, weight);
        }
    }
    Ok(degrees)
}
