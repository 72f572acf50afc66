//! `algo.pageRank`: which nodes are important because important nodes lead to them.
//!
//! petgraph's `page_rank` looks at every pair of nodes in each sweep and counts parallel relationships once; this one
//! looks at every relationship.

use super::projection::Weights;
use super::{Adjacency, Algorithm, Call, Projection, Rows, Setting, Ticker};
use crate::error::{QueryError, Result};
use crate::functions::Type;
use crate::value::Value;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.pageRank",
    inputs: &[],
    settings: &[
        Setting::LABELS,
        Setting::TYPES,
        Setting::ALONG,
        Setting::WEIGHT,
        Setting::DEFAULT_WEIGHT,
        Setting::number(
            "damping",
            0.85,
            "the chance of following a relationship rather than jumping, 0 to 1",
        ),
        Setting::number(
            "tolerance",
            1e-7,
            "the change between two sweeps, over all nodes, that counts as settled",
        ),
        Setting::count("iterations", 100, "how many sweeps there are at most"),
        Setting::optional("sources", "the nodes that jumps lead to, all without it"),
    ],
    outputs: &[("node", Type::Node), ("score", Type::Float)],
    summary: "Ranks nodes by the relationships that lead to them; the ranks add up to 1.",
    rows,
};

/// How ranks are computed.
struct Sweeps {
    damping: f64,
    tolerance: f64,
    iterations: usize,
    /// For each node the chance that a jump leads there; they add up to 1.
    jumps: Vec<f64>,
}

fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::NotNegative)?;
    let sweeps = Sweeps {
        damping: call.number("damping", 0.0..=1.0)?,
        tolerance: call.number("tolerance", 0.0..=1.0)?,
        iterations: call.count("iterations", 1)?,
        jumps: jumps(call, &projection)?,
    };
    let steps = Adjacency::new(&projection, call.direction()?, &call.ticker)?;
    let ranks = page_rank(&projection, &steps, &sweeps, &call.ticker)?;
    Ok(projection.rows_by_node(|node| [Value::Float(ranks[node])]))
}

fn jumps(call: &Call<'_>, projection: &Projection) -> Result<Vec<f64>, QueryError> {
    let count = projection.node_count();
    let Some(mut sources) = call.nodes("sources")? else { return Ok(vec![1.0 / count as f64; count]) };
    sources.sort_unstable();
    sources.dedup();
    if sources.is_empty() {
        return Err(call.invalid("`sources` names no node"));
    }
    let mut jumps = vec![0.0; count];
    for &source in &sources {
        jumps[projection.number_of(source, call)? as usize] = 1.0 / sources.len() as f64;
    }
    Ok(jumps)
}

/// Ranks the nodes by the relationships that lead to them.
///
/// A node that leads nowhere hands its rank on as a jump does. Returns one rank for each node, by ascending id; the
/// ranks add up to 1. Time O(sweeps × (nodes + relationships)); memory 24 bytes a node.
///
/// # Errors
/// Those of the watch.
///
/// # Source
/// Page, Brin, Motwani and Winograd, *The PageRank Citation Ranking*, 1999.
fn page_rank(
    projection: &Projection,
    steps: &Adjacency,
    sweeps: &Sweeps,
    ticker: &Ticker<'_>,
) -> Result<Vec<f64>> {
    let weight = |node| steps.of(node).iter().map(|step| projection.weight(step.edge)).sum::<f64>();
    let totals: Vec<f64> = projection.numbers().map(weight).collect();
    let mut ranks = vec![1.0 / totals.len() as f64; totals.len()];
    for _ in 0..sweeps.iterations {
        let mut next = vec![0.0; ranks.len()];
        let mut lost = 0.0;
        for node in projection.numbers() {
            ticker.tick()?;
            let (rank, total) = (ranks[node as usize], totals[node as usize]);
            if total == 0.0 {
                lost += rank;
                continue;
            }
            for step in steps.of(node) {
                next[step.node as usize] += rank * (projection.weight(step.edge) / total);
            }
        }
        for (rank, jump) in next.iter_mut().zip(&sweeps.jumps) {
            *rank = sweeps.damping * (*rank + lost * jump) + (1.0 - sweeps.damping) * jump;
        }
        let change: f64 = next.iter().zip(&ranks).map(|(new, old)| (new - old).abs()).sum();
        ranks = next;
        if change <= sweeps.tolerance {
            break;
        }
    }
    Ok(ranks)
}
