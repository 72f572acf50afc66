//! `algo.dijkstraFrom`: the cheapest paths from one node to all others.

use super::projection::Weights;
use super::search::Search;
use super::{Adjacency, Algorithm, Call, Projection, Rows, Setting};
use crate::error::{Detail, QueryError, Result};
use crate::functions::Type;
use crate::value::{Path, Value};
use std::sync::Arc;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.dijkstraFrom",
    inputs: &[("source", Type::Node)],
    settings: &[
        Setting::LABELS,
        Setting::TYPES,
        Setting::ALONG,
        Setting::WEIGHT,
        Setting::DEFAULT_WEIGHT,
        Setting::optional("limit", "how many nodes, the nearest first, there are at most"),
    ],
    outputs: &[("node", Type::Node), ("cost", Type::Float), ("path", Type::Path)],
    summary: "The cheapest paths from a node to all it leads to, itself among them, nearest first.",
    rows,
};

/// A row for each node reached. Time O((nodes + relationships) × log nodes), and O(length) for each path; memory 16
/// bytes a relationship of each path.
///
/// # Errors
/// `ArgumentError: InvalidArgumentValue` when the node is not in the projection; `LimitExceeded`
/// when the paths have more than 2²⁶ relationships together; those of the weights and the watch.
fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::NotNegative)?;
    let source = projection.argument(call, 0)?;
    let steps = Adjacency::simple(&projection, call.direction()?, &call.ticker)?;
    let mut search = Search::new(&projection, &steps);
    search.run(source, &call.ticker)?;
    let (mut rows, mut taken) = (Vec::new(), 0);
    for &node in search.order().iter().take(call.optional_count("limit", 0)?.unwrap_or(usize::MAX)) {
        call.ticker.tick()?;
        let edges = search.path(node);
        taken += edges.len();
        if taken > Value::MAXIMUM_LIST_LENGTH {
            let message = "the paths are too long together to hold them all";
            return Err(QueryError::argument(Detail::LimitExceeded, message).hint("set `limit`").into());
        }
        call.ticker.allow(taken * size_of::<[u64; 2]>())?;
        let path = path(&projection, source, &edges);
        rows.push(vec![Value::Node(projection.node(node)), Value::Float(search.distance(node)), path]);
    }
    Ok(rows.into())
}

/// The path along relationships from a node on.
fn path(projection: &Projection<'_>, source: u32, edges: &[u32]) -> Value {
    let (mut at, mut nodes) = (source, vec![projection.node(source)]);
    for &edge in edges {
        at = projection.other_end(edge, at);
        nodes.push(projection.node(at));
    }
    let relationships = edges.iter().map(|&edge| projection.edges()[edge as usize].relationship);
    Value::Path(Arc::new(Path::new(nodes, relationships.collect())))
}
