//! `algo.aStar`: the cheapest path between two nodes that lie somewhere.

use super::projection::Weights;
use super::route::{self, cheapest};
use super::walk::Walk;
use super::{Adjacency, Algorithm, Call, Projection, Rows, Setting};
use crate::error::Result;
use crate::functions::{Type, function};
use crate::value::{Element, Value};

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.aStar",
    inputs: &[("source", Type::Node), ("target", Type::Node)],
    settings: &[
        Setting::LABELS,
        Setting::TYPES,
        Setting::ALONG,
        Setting::WEIGHT,
        Setting::DEFAULT_WEIGHT,
        Setting::optional("position", "the key of the points where nodes lie"),
        Setting::number(
            "costPerDistance",
            1.0,
            "what a unit of distance costs at least, in metres on the globe",
        ),
    ],
    outputs: &[("path", Type::Path), ("cost", Type::Float)],
    summary: "The cheapest path between two nodes, sought in the direction of the target; no row when there is none.",
    rows,
};

/// One row, or none. The path is the cheapest as long as no relationship costs less than `costPerDistance` times the
/// distance of its ends. A node without a position is taken to be near. Time O((nodes + relationships) × log nodes).
///
/// # Errors
/// `ArgumentError: InvalidArgumentValue` when a node is not in the projection; those of the weights and the watch.
fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::NotNegative)?;
    let (source, target) = (projection.argument(call, 0)?, projection.argument(call, 1)?);
    let steps = Adjacency::simple(&projection, call.direction()?, &call.ticker)?;
    let walk = Walk::one_way(&projection, &steps, &call.ticker);
    let scale = call.number("costPerDistance", 0.0..=f64::MAX)?;
    let distance = distances(call, &projection, target)?;
    let route = cheapest(walk, source, target, |_, _| true, |node| scale * distance(node));
    call.ticker.finish()?;
    Ok(route::rows(&route, &projection, &steps))
}

/// How far each node is from the target, as `point.distance` has it; 0 where one of them has no position.
fn distances<'a>(
    call: &'a Call<'_>,
    projection: &'a Projection<'a>,
    target: u32,
) -> Result<impl Fn(u32) -> f64 + use<'a>> {
    let key = call.text("position")?.and_then(|name| call.graph.catalog().key(name));
    let graph = call.graph;
    let position = move |node: u32| match key {
        Some(key) => graph.property(Element::Node(projection.node(node)), key),
        None => Value::Null,
    };
    let target = position(target);
    let distance = function("point.distance").expect("points have a distance").evaluate;
    Ok(move |node| match distance(&[position(node), target.clone()], call.environment) {
        Ok(Value::Float(distance)) => distance,
        _ => 0.0,
    })
}
