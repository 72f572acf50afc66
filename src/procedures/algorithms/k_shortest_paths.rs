//! `algo.kShortestPaths`: the cheapest paths between two nodes, one after the other.
//!
//! petgraph's `k_shortest_path` tells the cost of one path that may come back to where it was; this tells the paths,
//! each without a node twice. The searches in between are petgraph's.

use super::projection::Weights;
use super::route::{self, Route, cheapest};
use super::walk::Walk;
use super::{Adjacency, Algorithm, Call, Projection, Rows, Setting};
use crate::error::Result;
use crate::functions::Type;
use std::cmp::Ordering;
use std::collections::BTreeSet;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.kShortestPaths",
    inputs: &[("source", Type::Node), ("target", Type::Node)],
    settings: &[
        Setting::LABELS,
        Setting::TYPES,
        Setting::ALONG,
        Setting::WEIGHT,
        Setting::DEFAULT_WEIGHT,
        Setting::count("k", 3, "how many paths there are at most"),
    ],
    outputs: &[("path", Type::Path), ("cost", Type::Float)],
    summary: "The cheapest paths between two nodes that visit no node twice, cheapest first.",
    rows,
};

fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::NotNegative)?;
    let (source, target) = (projection.argument(call, 0)?, projection.argument(call, 1)?);
    let steps = Adjacency::simple(&projection, call.direction()?, &call.ticker)?;
    let walk = Walk::one_way(&projection, &steps, &call.ticker);
    let routes = cheapest_routes(walk, source, target, call.count("k", 1)?)?;
    Ok(route::rows(&routes, &projection, &steps))
}

/// Finds the `count` cheapest routes from `source` to `target` that visit no node twice.
///
/// Of parallel relationships the lightest is taken. Returns them cheapest first; of routes equally cheap the one
/// whose nodes have the smaller ids comes first, as far as both were found. Time O(count × length × a search of the
/// graph); memory O(count × length²).
///
/// # Errors
/// Those of the watch.
///
/// # Source
/// Yen, *Finding the k shortest loopless paths in a network*, 1971.
fn cheapest_routes(walk: Walk<'_, ()>, source: u32, target: u32, count: usize) -> Result<Vec<Route>> {
    let first = cheapest(walk, source, target, |_, _| true, |_| 0.0);
    let mut candidates: BTreeSet<Candidate> = first.map(Candidate).into_iter().collect();
    let mut routes: Vec<Route> = Vec::new();
    while let Some(Candidate(route)) = candidates.pop_first() {
        walk.ticker.finish()?;
        routes.push(route);
        if routes.len() == count {
            break;
        }
        let spurs = 0..routes[routes.len() - 1].nodes.len() - 1;
        candidates.extend(spurs.filter_map(|spur| deviation(walk, &routes, spur)).map(Candidate));
    }
    walk.ticker.finish()?;
    Ok(routes)
}

/// The cheapest route that begins as the last one found does, up to the node at `spur`, and goes on from there as
/// none found before that begins so.
fn deviation(walk: Walk<'_, ()>, routes: &[Route], spur: usize) -> Option<Route> {
    let last = &routes[routes.len() - 1].nodes;
    let (root, from, target) = (&last[..=spur], last[spur], last[last.len() - 1]);
    let taken: Vec<u32> = routes
        .iter()
        .filter(|route| route.nodes.starts_with(root))
        .map(|route| route.nodes[spur + 1])
        .collect();
    let is_allowed = |start: u32, end: u32| !(root.contains(&end) || start == from && taken.contains(&end));
    let rest = cheapest(walk, from, target, is_allowed, |_| 0.0)?;
    let nodes = [&root[..spur], &rest.nodes].concat();
    Some(Route { cost: cost(walk, &nodes), nodes })
}

/// What a route costs, added up from its first step on.
fn cost(walk: Walk<'_, ()>, nodes: &[u32]) -> f64 {
    let edges = nodes.windows(2).filter_map(|ends| walk.forward.between(ends[0], ends[1]));
    edges.map(|edge| walk.projection.weight(edge)).fold(0.0, |sum, weight| sum + weight)
}

/// A route in the order of cost, then of its nodes.
#[derive(PartialEq)]
struct Candidate(Route);

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cost.total_cmp(&other.0.cost).then_with(|| self.0.nodes.cmp(&other.0.nodes))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Eq for Candidate {}
