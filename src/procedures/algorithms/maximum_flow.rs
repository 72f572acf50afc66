//! `algo.maximumFlow`: how much can go from one node to another at once.

use super::projection::Weights;
use super::walk::Walk;
use super::{Adjacency, Algorithm, Call, Projection, Rows, Setting};
use crate::error::Result;
use crate::functions::Type;
use crate::graph::Direction;
use crate::value::Value;
use petgraph::algo::dinics;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.maximumFlow",
    inputs: &[("source", Type::Node), ("target", Type::Node)],
    settings: &[Setting::LABELS, Setting::TYPES, Setting::WEIGHT, Setting::DEFAULT_WEIGHT],
    outputs: &[("relationship", Type::Relationship), ("flow", Type::Float), ("total", Type::Float)],
    summary: "The most that can go from one node to another along the arrows, no relationship carrying more than its \
              weight: what each carries that carries anything, and the total.",
    rows,
};

/// A row for each relationship that carries anything, by ascending id.
///
/// # Errors
/// `ArgumentError: InvalidArgumentValue` when both nodes are one, or one is not in the projection; those of the
/// weights and the watch.
fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::NotNegative)?;
    let (source, target) = (projection.argument(call, 0)?, projection.argument(call, 1)?);
    if source == target {
        return Err(call.invalid("source and target are the same node").into());
    }
    let (total, flows) = maximum_flow(&projection, source, target, call)?;
    let mut carried: Vec<_> = projection
        .edges()
        .iter()
        .zip(flows)
        .filter(|(_, flow)| *flow > 0.0)
        .map(|(edge, flow)| (edge.relationship, flow))
        .collect();
    carried.sort_unstable_by_key(|(relationship, _)| *relationship);
    let row = |(relationship, flow)| {
        vec![Value::Relationship(relationship), Value::Float(flow), Value::Float(total)]
    };
    Ok(carried.into_iter().map(row).collect())
}

/// Sends as much as possible from `source` to `target`, and tells the total and what each relationship carries.
///
/// Capacities are computed with as whole multiples of a power of two so small that all of them together just fit 62
/// bits: whole numbers are exact, and subtracting leaves no crumbs for which the search would go on. Time
/// O(nodes² × relationships) at worst, mostly far less; memory 48 bytes a relationship and about 64 a node.
///
/// # Errors
/// Those of the watch.
///
/// # Source
/// Dinitz, *Algorithm for solution of a problem of maximum flow in a network with power estimation*, 1970;
/// petgraph's `dinics`.
fn maximum_flow(
    projection: &Projection<'_>,
    source: u32,
    target: u32,
    call: &Call<'_>,
) -> Result<(f64, Vec<f64>)> {
    let capacities: Vec<f64> =
        (0..).take(projection.edges().len()).map(|edge| projection.weight(edge)).collect();
    let sum: f64 = capacities.iter().sum();
    if !sum.is_finite() {
        return Err(call.invalid("the capacities together are more than a number can be").into());
    }
    let unit = unit(sum);
    let walk = Walk {
        projection,
        forward: &Adjacency::new(projection, Direction::Outgoing, &call.ticker)?,
        backward: &Adjacency::new(projection, Direction::Incoming, &call.ticker)?,
        weights: &capacities.iter().map(|capacity| (capacity / unit) as u64).collect::<Vec<u64>>(),
        ticker: &call.ticker,
    };
    let (total, flows) = dinics(walk, source, target);
    call.ticker.finish()?;
    let amount = |units: u64| units as f64 * unit;
    Ok((amount(total), flows.into_iter().map(amount).collect()))
}

/// The smallest power of two of which `sum` has fewer than 2⁶²; 1 where that is as good as any.
fn unit(sum: f64) -> f64 {
    let exponent = sum.log2().ceil() - 61.0;
    if sum > 0.0 { exponent.max(-1000.0).exp2() } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::unit;

    #[test]
    fn a_unit_divides_whole_numbers_and_fits_the_sum() {
        for sum in [1e-300, 0.3, 1.0, 7.0, 1e6, 1e18, 1e300, f64::MAX] {
            let unit = unit(sum);
            assert_eq!(unit.log2().fract(), 0.0);
            assert!(sum / unit <= (1_u64 << 61) as f64, "{sum} in units of {unit}");
        }
        assert_eq!(unit(0.0), 1.0);
        assert!(unit(1e18) <= 1.0);
    }
}
