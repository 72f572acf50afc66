//! `algo.leiden`: communities as Louvain finds them, none of which falls apart within.

use super::communities::{Near, Network, renumber};
use super::louvain::RESOLUTION;
use super::projection::{Weights, integer};
use super::{Algorithm, Call, Projection, Rows, Setting, Ticker};
use crate::error::Result;
use crate::functions::Type;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.leiden",
    inputs: &[],
    settings: &[Setting::LABELS, Setting::TYPES, Setting::WEIGHT, Setting::DEFAULT_WEIGHT, RESOLUTION],
    outputs: &[("node", Type::Node), ("community", Type::Integer)],
    summary: "Numbers communities with more weight within than chance would give them, each of which hangs together.",
    rows,
};

fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::NotNegative)?;
    let resolution = call.number("resolution", 0.0..=f64::MAX)?;
    let communities = leiden(Network::new(&projection, &call.ticker)?, resolution, &call.ticker)?;
    Ok(projection.rows_by_node(|node| [integer(communities[node] as usize)]))
}

/// Does as Louvain does, but joins only the parts of a community that hang together well, and lets the communities
/// found be taken apart again along those parts.
///
/// Nodes are taken in the order of their ids and join where they gain most, so that the same graph has the same
/// communities. Returns the number of a community for each node, by ascending id: from 0 in the order of the smallest
/// ids. Time O(rounds × (nodes + relationships)), and there are few rounds; memory about 40 bytes a relationship and
/// 100 a node.
///
/// # Errors
/// Those of the watch.
///
/// # Source
/// Traag, Waltman and van Eck, *From Louvain to Leiden: guaranteeing well-connected communities*, 2019.
fn leiden(mut network: Network, resolution: f64, ticker: &Ticker<'_>) -> Result<Vec<u32>> {
    let mut found: Vec<u32> = network.numbers().collect();
    let mut communities = found.clone();
    loop {
        network.settle(&mut communities, resolution, ticker)?;
        renumber(&mut communities);
        let mut parts = refined(&network, &communities, resolution, ticker)?;
        let count = renumber(&mut parts);
        if count == network.node_count() {
            found.iter_mut().for_each(|node| *node = communities[*node as usize]);
            renumber(&mut found);
            return Ok(found);
        }
        found.iter_mut().for_each(|node| *node = parts[*node as usize]);
        let mut community_of_part = vec![0; count];
        for (part, community) in parts.iter().zip(&communities) {
            community_of_part[*part as usize] = *community;
        }
        network = network.joined(&parts, count);
        communities = community_of_part;
    }
}

/// The parts of communities while they are being joined.
struct Parts<'a> {
    network: &'a Network,
    resolution: f64,
    /// The part of each node; at first its own.
    parts: Vec<u32>,
    /// The strengths in each part.
    strengths: Vec<f64>,
    /// The weights from each part to the rest of its community.
    cuts: Vec<f64>,
    /// Whether anything has been joined to the part.
    is_joined: Vec<bool>,
}

/// Splits communities into parts that hang together: each node that is alone and well connected to its community
/// joins the well connected part of it where modularity gains most.
fn refined(network: &Network, communities: &[u32], resolution: f64, ticker: &Ticker<'_>) -> Result<Vec<u32>> {
    let totals = network.totals(communities);
    let mut parts = Parts::new(network, communities, resolution);
    let mut near = Near::new(network.node_count());
    for node in network.numbers() {
        ticker.tick()?;
        let community = communities[node as usize];
        let total = totals[community as usize];
        if parts.is_joined[node as usize] || !parts.is_well_connected(node, total) {
            continue;
        }
        near.look(network, node, &parts.parts, |part| {
            communities[part as usize] == community && part != node && parts.is_well_connected(part, total)
        });
        let best = near.best(|part, weight| weight - parts.expected(node, parts.strengths[part as usize]));
        if let Some((part, _)) = best.filter(|(_, gain)| *gain > 0.0) {
            parts.join(node, part, near.weight(part));
        }
        near.forget();
    }
    Ok(parts.parts)
}

impl<'a> Parts<'a> {
    fn new(network: &'a Network, communities: &[u32], resolution: f64) -> Self {
        let cut = |node: u32| {
            let community = communities[node as usize];
            let within = |(other, _): &&(u32, f64)| communities[*other as usize] == community;
            network.neighbours(node).iter().filter(within).map(|(_, weight)| weight).sum()
        };
        Parts {
            network,
            resolution,
            parts: network.numbers().collect(),
            strengths: network.strengths.clone(),
            cuts: network.numbers().map(cut).collect(),
            is_joined: vec![false; network.node_count()],
        }
    }

    /// The weight that chance would give a part's relationships with nodes of a strength.
    fn expected(&self, part: u32, strength: f64) -> f64 {
        self.resolution * self.strengths[part as usize] * strength / self.network.total
    }

    /// Whether a part has as much weight with the rest of a community as chance would give it.
    fn is_well_connected(&self, part: u32, total: f64) -> bool {
        self.cuts[part as usize] >= self.expected(part, total - self.strengths[part as usize])
    }

    /// Joins a node that is alone to a part that it has `weight` with.
    fn join(&mut self, node: u32, part: u32, weight: f64) {
        self.parts[node as usize] = part;
        self.strengths[part as usize] += self.strengths[node as usize];
        self.cuts[part as usize] += self.cuts[node as usize] - 2.0 * weight;
        self.is_joined[part as usize] = true;
        self.is_joined[node as usize] = true;
    }
}
