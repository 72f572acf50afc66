//! A way from one node to another: what the searches for paths find, and how it is told.

use super::adjacency::Adjacency;
use super::walk::Walk;
use super::{Projection, Rows};
use crate::value::{Path, Value};
use petgraph::visit::{EdgeFiltered, EdgeRef};
use std::sync::Arc;

/// A way through a projection: the nodes in order, and what the relationships cost together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Route {
    /// What it costs.
    pub(super) cost: f64,
    /// The numbers of the nodes, first to last.
    pub(super) nodes: Vec<u32>,
}

impl Route {
    /// A row of the path and its cost. The route goes along `steps`, which have no parallels.
    pub(super) fn row(&self, projection: &Projection<'_>, steps: &Adjacency) -> Vec<Value> {
        let edges = self.nodes.windows(2).map(|ends| {
            let edge = steps.between(ends[0], ends[1]).expect("a route goes along steps");
            projection.edges()[edge as usize].relationship
        });
        let nodes = self.nodes.iter().map(|&node| projection.node(node)).collect();
        vec![Value::Path(Arc::new(Path::new(nodes, edges.collect()))), Value::Float(self.cost)]
    }
}

/// The rows of routes.
pub(super) fn rows<'a>(
    routes: impl IntoIterator<Item = &'a Route>,
    projection: &Projection<'_>,
    steps: &Adjacency,
) -> Rows {
    routes.into_iter().map(|route| route.row(projection, steps)).collect()
}

/// The cheapest route by petgraph's `astar`, along steps that `is_allowed` (from, to) lets pass; `None` when there is
/// none, or when the walk ran dry. `estimate` says how much a node's way to the target costs at least.
///
/// Time O((nodes + relationships) × log nodes) where the estimates keep to the costs.
///
/// # Source
/// Hart, Nilsson and Raphael, *A formal basis for the heuristic determination of minimum cost paths*, 1968.
pub(super) fn cheapest(
    walk: Walk<'_, ()>,
    source: u32,
    target: u32,
    is_allowed: impl Fn(u32, u32) -> bool,
    estimate: impl Fn(u32) -> f64,
) -> Option<Route> {
    let allowed = EdgeFiltered::from_fn(walk, |edge| is_allowed(edge.source(), edge.target()));
    let cost = |edge: super::walk::Edge<'_, ()>| walk.projection.weight(edge.id());
    let found = petgraph::algo::astar(&allowed, source, |node| node == target, cost, estimate);
    found.map(|(cost, nodes)| Route { cost, nodes })
}
