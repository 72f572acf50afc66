//! `algo.labelPropagation`: communities in which every node is where most of its neighbours are.

use super::communities::{Near, Network, renumber};
use super::projection::{Weights, integer};
use super::{Algorithm, Call, Projection, Rows, Setting, Ticker};
use crate::error::Result;
use crate::functions::Type;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.labelPropagation",
    inputs: &[],
    settings: &[
        Setting::LABELS,
        Setting::TYPES,
        Setting::WEIGHT,
        Setting::DEFAULT_WEIGHT,
        Setting::count("iterations", 100, "how many times each node looks round at most"),
        Setting::count("seed", 0, "where the random order of the nodes begins"),
    ],
    outputs: &[("node", Type::Node), ("community", Type::Integer)],
    summary: "Numbers communities in which every node is where most of its neighbours are, whichever way relationships \
              point.",
    rows,
};

fn rows(call: &Call<'_>) -> Result<Rows> {
    let projection = Projection::read(call, Weights::NotNegative)?;
    let (iterations, seed) = (call.count("iterations", 1)?, call.count("seed", 0)?);
    let network = Network::new(&projection, &call.ticker)?;
    let communities = propagate(&network, iterations, seed as u64, &call.ticker)?;
    Ok(projection.rows_by_node(|node| [integer(communities[node] as usize)]))
}

/// Lets every node, in a random order that is new in each sweep, take the label that has most weight among its
/// neighbours, until none changes.
///
/// A node keeps its label where no other has more, and takes the smallest of several. The same graph and seed give
/// the same communities. Returns the number of a community for each node, by ascending id: from 0 in the order of the
/// smallest ids. Time O(sweeps × (nodes + relationships)); memory 40 bytes a relationship and about 40 a node.
///
/// # Errors
/// Those of the watch.
///
/// # Source
/// Raghavan, Albert and Kumara, *Near linear time algorithm to detect community structures in large-scale networks*,
/// 2007.
fn propagate(network: &Network, iterations: usize, seed: u64, ticker: &Ticker<'_>) -> Result<Vec<u32>> {
    let mut order: Vec<u32> = network.numbers().collect();
    let mut labels = order.clone();
    let mut near = Near::new(network.node_count());
    let mut random = Random(seed);
    for _ in 0..iterations {
        random.shuffle(&mut order);
        let mut has_changed = false;
        for &node in &order {
            ticker.tick()?;
            let own = labels[node as usize];
            near.look(network, node, &labels, |_| true);
            let best = near.best(|_, weight| weight).filter(|(_, weight)| *weight > near.weight(own));
            near.forget();
            if let Some((label, _)) = best {
                labels[node as usize] = label;
                has_changed = true;
            }
        }
        if !has_changed {
            break;
        }
    }
    renumber(&mut labels);
    Ok(labels)
}

/// Numbers that look random and are the same for the same seed.
///
/// # Source
/// Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, 2014 (SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn shuffle(&mut self, items: &mut [u32]) {
        for last in (1..items.len()).rev() {
            let other = self.next() % (last as u64 + 1);
            items.swap(last, other as usize);
        }
    }
}
