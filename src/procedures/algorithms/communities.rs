//! What the searches for communities share: a network of weights, and moving nodes to where they gain most.
//!
//! A [`Network`] looks neither at the way relationships point nor which they are: parallel ones add up. Communities
//! are joined into the nodes of a smaller network, which is searched in turn.

use super::projection::number;
use super::{Adjacency, Projection, Ticker};
use crate::error::Result;
use crate::graph::Direction;

/// Nodes and the weights between them.
pub(super) struct Network {
    /// Where each node's neighbours begin, and at the end how many there are.
    first: Vec<usize>,
    /// Neighbours other than the node itself, with weights; a neighbour may come more than once.
    neighbours: Vec<(u32, f64)>,
    /// The sum of the weights at each node, those from the node to itself twice.
    pub(super) strengths: Vec<f64>,
    /// The sum of all strengths.
    pub(super) total: f64,
}

/// The weights between one node and the communities near it; all 0 between two uses.
pub(super) struct Near {
    weights: Vec<f64>,
    communities: Vec<u32>,
}

impl Network {
    /// The network of a projection. Memory 16 bytes a step.
    pub(super) fn new(projection: &Projection<'_>, ticker: &Ticker<'_>) -> Result<Self> {
        let steps = Adjacency::new(projection, Direction::Both, ticker)?;
        ticker.allow(projection.edges().len() * 2 * size_of::<(u32, f64)>())?;
        let mut network =
            Network { first: vec![0], neighbours: Vec::new(), strengths: Vec::new(), total: 0.0 };
        for node in projection.numbers() {
            ticker.tick()?;
            let mut strength = 0.0;
            for step in steps.of(node) {
                let weight = projection.weight(step.edge);
                if step.node == node {
                    strength += 2.0 * weight;
                } else {
                    strength += weight;
                    network.neighbours.push((step.node, weight));
                }
            }
            network.close_node(strength);
        }
        Ok(network)
    }

    fn close_node(&mut self, strength: f64) {
        self.first.push(self.neighbours.len());
        self.strengths.push(strength);
        self.total += strength;
    }

    /// How many nodes there are.
    pub(super) fn node_count(&self) -> usize {
        self.strengths.len()
    }

    /// The numbers of the nodes, ascending.
    pub(super) fn numbers(&self) -> std::ops::Range<u32> {
        0..number(self.node_count())
    }

    /// The neighbours of a node, with weights.
    pub(super) fn neighbours(&self, node: u32) -> &[(u32, f64)] {
        &self.neighbours[self.first[node as usize]..self.first[node as usize + 1]]
    }

    /// What the strengths of each community's nodes add up to.
    pub(super) fn totals(&self, communities: &[u32]) -> Vec<f64> {
        let mut totals = vec![0.0; self.node_count()];
        for (community, strength) in communities.iter().zip(&self.strengths) {
            totals[*community as usize] += strength;
        }
        totals
    }

    /// Moves nodes, in order and again and again, to the neighbouring community where modularity gains most, until
    /// none gains. Every move gains, so that it ends; each round takes O(nodes + neighbours).
    ///
    /// # Errors
    /// Those of the watch.
    pub(super) fn settle(&self, communities: &mut [u32], resolution: f64, ticker: &Ticker<'_>) -> Result<()> {
        let mut totals = self.totals(communities);
        let mut near = Near::new(self.node_count());
        let mut has_moved = self.total > 0.0;
        while std::mem::take(&mut has_moved) {
            for node in self.numbers() {
                ticker.tick()?;
                let (own, strength) = (communities[node as usize], self.strengths[node as usize]);
                totals[own as usize] -= strength;
                near.look(self, node, communities, |_| true);
                let gain = |community: u32, weight: f64| {
                    weight - resolution * strength * totals[community as usize] / self.total
                };
                let stay = gain(own, near.weights[own as usize]);
                let best = near.best(gain).filter(|(_, gain)| *gain > stay + self.total * 1e-14);
                let chosen = best.map_or(own, |(community, _)| community);
                near.forget();
                totals[chosen as usize] += strength;
                communities[node as usize] = chosen;
                has_moved |= chosen != own;
            }
        }
        Ok(())
    }

    /// The network whose nodes are `count` communities of this one. Time O(nodes + neighbours).
    pub(super) fn joined(&self, communities: &[u32], count: usize) -> Self {
        let mut members: Vec<u32> = self.numbers().collect();
        members.sort_by_key(|&node| communities[node as usize]);
        let mut network =
            Network { first: vec![0], neighbours: Vec::new(), strengths: Vec::new(), total: 0.0 };
        let mut near = Near::new(count);
        for members in
            members.chunk_by(|one, other| communities[*one as usize] == communities[*other as usize])
        {
            let own = communities[members[0] as usize];
            for &node in members {
                near.look(self, node, communities, |community| community != own);
            }
            let weights = near.communities.iter().map(|&other| (other, near.weights[other as usize]));
            network.neighbours.extend(weights);
            near.forget();
            network.close_node(members.iter().map(|&node| self.strengths[node as usize]).sum());
        }
        network
    }
}

impl Near {
    /// Nothing near yet, of `count` communities.
    pub(super) fn new(count: usize) -> Self {
        Near { weights: vec![0.0; count], communities: Vec::new() }
    }

    /// Adds up the weights between a node and the communities near it that are wanted.
    pub(super) fn look(
        &mut self,
        network: &Network,
        node: u32,
        communities: &[u32],
        is_wanted: impl Fn(u32) -> bool,
    ) {
        for &(neighbour, weight) in network.neighbours(node) {
            let community = communities[neighbour as usize];
            if weight > 0.0 && is_wanted(community) {
                if self.weights[community as usize] == 0.0 {
                    self.communities.push(community);
                }
                self.weights[community as usize] += weight;
            }
        }
    }

    /// The weight between the node and a community.
    pub(super) fn weight(&self, community: u32) -> f64 {
        self.weights[community as usize]
    }

    /// The community near the node with the greatest score, the smallest number among equals, and the score.
    pub(super) fn best(&self, score: impl Fn(u32, f64) -> f64) -> Option<(u32, f64)> {
        let scored = self.communities.iter().map(|&near| (near, score(near, self.weights[near as usize])));
        scored.max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)))
    }

    /// Makes room for another node.
    pub(super) fn forget(&mut self) {
        for community in self.communities.drain(..) {
            self.weights[community as usize] = 0.0;
        }
    }
}

/// The same communities numbered from 0 in the order of their first members, and how many there are.
pub(super) fn renumber(communities: &mut [u32]) -> usize {
    let numbers = super::weak_components::renumbered(communities);
    for (community, renumbered) in communities.iter_mut().zip(&numbers) {
        *community = number(*renumbered);
    }
    numbers.iter().max().map_or(0, |last| last + 1)
}
