//! `algo.articulationPoints`: the nodes without which the graph falls apart.

use super::low_points::weak_points;
use super::projection::Weights;
use super::{Algorithm, Call, Projection, Rows, Setting};
use crate::error::Result;
use crate::functions::Type;
use crate::value::Value;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.articulationPoints",
    inputs: &[],
    settings: &[Setting::LABELS, Setting::TYPES],
    outputs: &[("node", Type::Node)],
    summary: "The nodes without which the graph falls into more parts, whichever way relationships point.",
    rows,
};

/// A row for each articulation point, by ascending id. Time O(nodes + relationships).
fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::Finite)?;
    let points = weak_points(&projection, &call.ticker)?.articulation_points;
    Ok(points.iter().map(|&node| vec![Value::Node(projection.node(node))]).collect())
}
