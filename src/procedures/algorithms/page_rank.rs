//! `algo.pageRank`: which nodes are important because important nodes lead to them.
//!
//! petgraph's `page_rank` looks at every pair of nodes in each sweep and counts parallel relationships once; this one
//! looks at every relationship.

use super::projection::Weights;
use super::{Adjacency, Algorithm, Call, Members, Projection, Rows, Setting, Ticker};
use crate::error::{QueryError, Result};
use crate::functions::Type;
use crate::graph::Direction;
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
    if call.text("weight")?.is_some() {
        let projection = Projection::read(call, Weights::NotNegative)?;
        let sweeps = Sweeps::read(call, projection.members())?;
        let steps = Adjacency::new(&projection, call.direction()?, &call.ticker)?;
        let ranks = sweeps.settle(&Weighted::new(&projection, &steps), &call.ticker)?;
        return Ok(projection.rows_by_node(|node| [Value::Float(ranks[node])]));
    }
    let members = Members::read(call)?;
    let sweeps = Sweeps::read(call, &members)?;
    let ranks = sweeps.settle(&Unweighted::new(&members, call.direction()?, &call.ticker)?, &call.ticker)?;
    Ok(members.rows_by_node(|node| [Value::Float(ranks[node])]))
}

fn jumps(call: &Call<'_>, members: &Members<'_>) -> Result<Vec<f64>, QueryError> {
    let count = members.count();
    let Some(mut sources) = call.nodes("sources")? else { return Ok(vec![1.0 / count as f64; count]) };
    sources.sort_unstable();
    sources.dedup();
    if sources.is_empty() {
        return Err(call.invalid("`sources` names no node"));
    }
    let mut jumps = vec![0.0; count];
    for &source in &sources {
        jumps[members.number_of(source, call)? as usize] = 1.0 / sources.len() as f64;
    }
    Ok(jumps)
}

impl Sweeps {
    fn read(call: &Call<'_>, members: &Members<'_>) -> Result<Self, QueryError> {
        Ok(Sweeps {
            damping: call.number("damping", 0.0..=1.0)?,
            tolerance: call.number("tolerance", 0.0..=1.0)?,
            iterations: call.count("iterations", 1)?,
            jumps: jumps(call, members)?,
        })
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
    fn settle(&self, graph: &impl Flow, ticker: &Ticker<'_>) -> Result<Vec<f64>> {
        let count = self.jumps.len();
        let mut ranks = vec![1.0 / count as f64; count];
        for _ in 0..self.iterations {
            let (mut next, lost) = graph.flow(&ranks, ticker)?;
            for (rank, jump) in next.iter_mut().zip(&self.jumps) {
                *rank = self.damping * (*rank + lost * jump) + (1.0 - self.damping) * jump;
            }
            let change: f64 = next.iter().zip(&ranks).map(|(new, old)| (new - old).abs()).sum();
            ranks = next;
            if change <= self.tolerance {
                break;
            }
        }
        Ok(ranks)
    }
}

/// Relationships along which ranks flow.
trait Flow {
    /// What each node is given in one sweep, and what nodes have that lead nowhere.
    fn flow(&self, ranks: &[f64], ticker: &Ticker<'_>) -> Result<(Vec<f64>, f64)>;
}

/// Each relationship carries as much as its weight is of the weights of all that start where it does.
struct Weighted<'a> {
    projection: &'a Projection<'a>,
    steps: &'a Adjacency,
    /// The weights of all steps from each node.
    totals: Vec<f64>,
}

impl<'a> Weighted<'a> {
    fn new(projection: &'a Projection<'a>, steps: &'a Adjacency) -> Self {
        let weight = |node| steps.of(node).iter().map(|step| projection.weight(step.edge)).sum::<f64>();
        Weighted { projection, steps, totals: projection.members().numbers().map(weight).collect() }
    }
}

impl Flow for Weighted<'_> {
    fn flow(&self, ranks: &[f64], ticker: &Ticker<'_>) -> Result<(Vec<f64>, f64)> {
        let (mut next, mut lost) = (vec![0.0; ranks.len()], 0.0);
        for ((node, rank), total) in (0..).zip(ranks).zip(&self.totals) {
            ticker.tick()?;
            if *total == 0.0 {
                lost += rank;
                continue;
            }
            for step in self.steps.of(node) {
                next[step.node as usize] += rank * (self.projection.weight(step.edge) / total);
            }
        }
        Ok((next, lost))
    }
}

/// All relationships from a node carry the same: each node gathers from those that lead to it.
///
/// Who they are is kept in 4 bytes a relationship, a quarter of what a projection takes: sweeps go over it many times.
struct Unweighted {
    /// Where the others of each node end among all of them.
    ends: Vec<usize>,
    others: Vec<u32>,
    /// How many relationships lead from each node.
    degrees: Vec<u32>,
}

impl Unweighted {
    fn new(members: &Members<'_>, direction: Direction, ticker: &Ticker<'_>) -> Result<Self> {
        let ways = if direction == Direction::Both { 2 } else { 1 };
        let most = members.relationships().saturating_mul(ways);
        ticker.allow(most.saturating_mul(size_of::<u32>()))?;
        let mut others = Vec::with_capacity(most);
        let mut ends = Vec::with_capacity(members.count());
        let mut degrees = vec![0; members.count()];
        let mut walk = members.walk(direction.reversed());
        for node in members.numbers() {
            ticker.tick()?;
            walk.others(node, |other| {
                degrees[other as usize] += 1;
                others.push(other);
            });
            ends.push(others.len());
        }
        Ok(Unweighted { ends, others, degrees })
    }
}

impl Flow for Unweighted {
    fn flow(&self, ranks: &[f64], ticker: &Ticker<'_>) -> Result<(Vec<f64>, f64)> {
        let mut lost = 0.0;
        let mut share = |(rank, degree): (&f64, &u32)| match *degree {
            0 => {
                lost += rank;
                0.0
            }
            degree => rank / f64::from(degree),
        };
        let shares: Vec<f64> = ranks.iter().zip(&self.degrees).map(&mut share).collect();
        let (mut next, mut begin) = (Vec::with_capacity(ranks.len()), 0);
        for &end in &self.ends {
            ticker.tick()?;
            next.push(gathered(&shares, &self.others[begin..end]));
            begin = end;
        }
        Ok((next, lost))
    }
}

/// The sum of the shares of others: as four sums side by side, since each addition waits for the one before it.
fn gathered(shares: &[f64], others: &[u32]) -> f64 {
    let (fours, rest) = others.as_chunks::<4>();
    let mut sums = [0.0; 4];
    for four in fours {
        sums.iter_mut().zip(four).for_each(|(sum, other)| *sum += shares[*other as usize]);
    }
    let [one, two, three, four] = sums;
    rest.iter().fold((one + two) + (three + four), |sum, other| sum + shares[*other as usize])
}
