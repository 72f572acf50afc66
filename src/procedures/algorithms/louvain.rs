//! `algo.louvain`: communities that have more weight within than chance would give them.

use super::communities::{Network, renumber};
use super::projection::{Weights, integer};
use super::{Algorithm, Call, Projection, Rows, Setting, Ticker};
use crate::error::Result;
use crate::functions::Type;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.louvain",
    inputs: &[],
    settings: &[Setting::LABELS, Setting::TYPES, Setting::WEIGHT, Setting::DEFAULT_WEIGHT, RESOLUTION],
    outputs: &[("node", Type::Node), ("community", Type::Integer)],
    summary: "Numbers communities with more weight within than chance would give them, whichever way relationships \
              point.",
    rows,
};

/// How small communities are.
pub(super) const RESOLUTION: Setting =
    Setting::number("resolution", 1.0, "above 1 for smaller communities, below for larger ones");

fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::NotNegative)?;
    let resolution = call.number("resolution", 0.0..=f64::MAX)?;
    let communities = louvain(Network::new(&projection, &call.ticker)?, resolution, &call.ticker)?;
    Ok(projection.rows_by_node(|node| [integer(communities[node] as usize)]))
}

/// Moves nodes to the neighbouring community where modularity gains most, joins the communities into nodes, and
/// begins anew until nothing is joined.
///
/// Nodes are taken in the order of their ids, so that the same graph has the same communities. Returns the number of
/// a community for each node, by ascending id: from 0 in the order of the smallest ids. Time O(rounds × (nodes +
/// relationships)), and there are few rounds; memory about 40 bytes a relationship and 60 a node.
///
/// # Errors
/// Those of the watch.
///
/// # Source
/// Blondel, Guillaume, Lambiotte and Lefebvre, *Fast unfolding of communities in large networks*, 2008.
fn louvain(mut network: Network, resolution: f64, ticker: &Ticker<'_>) -> Result<Vec<u32>> {
    let mut found: Vec<u32> = network.numbers().collect();
    loop {
        let mut communities: Vec<u32> = network.numbers().collect();
        network.settle(&mut communities, resolution, ticker)?;
        let count = renumber(&mut communities);
        found.iter_mut().for_each(|node| *node = communities[*node as usize]);
        if count == network.node_count() {
            return Ok(found);
        }
        network = network.joined(&communities, count);
    }
}
