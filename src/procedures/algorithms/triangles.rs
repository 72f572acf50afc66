//! `algo.triangleCount`: how many triangles each node is a corner of, and how nearly its neighbours know each other.

use super::projection::{Weights, integer};
use super::{Adjacency, Algorithm, Call, Projection, Rows, Setting, Ticker};
use crate::error::Result;
use crate::functions::Type;
use crate::graph::Direction;
use crate::value::Value;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.triangleCount",
    inputs: &[],
    settings: &[Setting::LABELS, Setting::TYPES],
    outputs: &[("node", Type::Node), ("triangles", Type::Integer), ("coefficient", Type::Float)],
    summary: "Counts the triangles at each node, and tells what part of its pairs of neighbours are neighbours.",
    rows,
};

fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::Finite)?;
    let steps = Adjacency::simple(&projection, Direction::Both, &call.ticker)?;
    let triangles = triangles(&projection, &steps, &call.ticker)?;
    let coefficients =
        projection.numbers().map(|node| coefficient(triangles[node as usize], steps.degree(node)));
    let coefficients: Vec<f64> = coefficients.collect();
    Ok(projection.rows_by_node(|node| [integer(triangles[node]), Value::Float(coefficients[node])]))
}

/// The part of the pairs of `degree` neighbours that are neighbours, 0 to 1; 0 where there is no pair.
fn coefficient(triangles: usize, degree: usize) -> f64 {
    let pairs = degree as f64 * (degree as f64 - 1.0) / 2.0;
    if degree > 1 { triangles as f64 / pairs } else { 0.0 }
}

/// Counts the triangles at each node, whichever way relationships point and each pair of neighbours once.
///
/// Returns a count for each node, by ascending id. Time O(relationships^1.5): each triangle is found from the corner
/// with the fewest neighbours; memory 13 bytes a node.
///
/// # Errors
/// Those of the watch.
///
/// # Source
/// Schank and Wagner, *Finding, counting and listing all triangles in large graphs*, 2005 (*forward*).
fn triangles(projection: &Projection<'_>, steps: &Adjacency, ticker: &Ticker<'_>) -> Result<Vec<usize>> {
    let mut triangles = vec![0; projection.node_count()];
    let mut is_neighbour = vec![false; projection.node_count()];
    let onwards = |node: u32| {
        let rank = move |node: u32| (steps.degree(node), node);
        steps.of(node).iter().map(|step| step.node).filter(move |&other| rank(other) > rank(node))
    };
    for corner in projection.numbers() {
        onwards(corner).for_each(|node| is_neighbour[node as usize] = true);
        for second in onwards(corner) {
            for third in onwards(second) {
                ticker.tick()?;
                if is_neighbour[third as usize] {
                    [corner, second, third].into_iter().for_each(|node| triangles[node as usize] += 1);
                }
            }
        }
        onwards(corner).for_each(|node| is_neighbour[node as usize] = false);
    }
    Ok(triangles)
}
