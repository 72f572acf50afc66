//! `algo.dijkstra`: the cheapest path between two nodes.

use super::projection::Weights;
use super::route::{self, cheapest};
use super::walk::Walk;
use super::{Adjacency, Algorithm, Call, Projection, Rows, Setting};
use crate::error::Result;
use crate::functions::Type;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.dijkstra",
    inputs: &[("source", Type::Node), ("target", Type::Node)],
    settings: &[Setting::LABELS, Setting::TYPES, Setting::ALONG, Setting::WEIGHT, Setting::DEFAULT_WEIGHT],
    outputs: &[("path", Type::Path), ("cost", Type::Float)],
    summary: "The cheapest path between two nodes; no row when there is none.",
    rows,
};

/// One row, or none. Time O((nodes + relationships) × log nodes).
///
/// # Errors
/// `ArgumentError: InvalidArgumentValue` when a node is not in the projection; those of the weights and the watch.
fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::NotNegative)?;
    let (source, target) = (projection.argument(call, 0)?, projection.argument(call, 1)?);
    let steps = Adjacency::simple(&projection, call.direction()?, &call.ticker)?;
    let walk = Walk::one_way(&projection, &steps, &call.ticker);
    let route = cheapest(walk, source, target, |_, _| true, |_| 0.0);
    call.ticker.finish()?;
    Ok(route::rows(&route, &projection, &steps))
}
