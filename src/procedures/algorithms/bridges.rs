//! `algo.bridges`: the relationships without which the graph falls apart.

use super::low_points::weak_points;
use super::projection::Weights;
use super::{Algorithm, Call, Projection, Rows, Setting};
use crate::error::Result;
use crate::functions::Type;
use crate::value::Value;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.bridges",
    inputs: &[],
    settings: &[Setting::LABELS, Setting::TYPES],
    outputs: &[("relationship", Type::Relationship)],
    summary: "The relationships without which the graph falls into more parts, whichever way they point.",
    rows,
};

/// A row for each bridge, by ascending id. Time O(nodes + relationships).
fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::Finite)?;
    let bridges = weak_points(&projection, &call.ticker)?.bridges;
    let mut bridges: Vec<_> =
        bridges.iter().map(|&edge| projection.edges()[edge as usize].relationship).collect();
    bridges.sort_unstable();
    Ok(bridges.into_iter().map(|relationship| vec![Value::Relationship(relationship)]).collect())
}
