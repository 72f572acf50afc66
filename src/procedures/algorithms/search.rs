//! The distances from one node to all others, in dense arrays that one search after the other reuses.
//!
//! Breadth first where every relationship counts 1, by Dijkstra's algorithm where they have weights. petgraph's
//! `dijkstra` keeps its distances in a hash map that it makes anew for each start and does not tell the way; closeness
//! and betweenness start once from every node, and so need this one.

use super::{Adjacency, Projection, Ticker};
use crate::error::Result;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// A search from one node.
pub(super) struct Search<'a> {
    projection: &'a Projection<'a>,
    steps: &'a Adjacency,
    distances: Vec<f64>,
    /// The relationship by which each node was first reached at its distance.
    parents: Vec<Option<u32>>,
    /// The nodes reached, nearest first.
    order: Vec<u32>,
    queue: BinaryHeap<Reverse<Reached>>,
}

/// A node at a distance; ordered by distance, then node.
struct Reached {
    distance: f64,
    node: u32,
}

impl<'a> Search<'a> {
    /// A search along `steps`. Memory 21 bytes a node.
    pub(super) fn new(projection: &'a Projection<'a>, steps: &'a Adjacency) -> Self {
        let count = projection.node_count();
        Search {
            projection,
            steps,
            distances: vec![f64::INFINITY; count],
            parents: vec![None; count],
            order: Vec::new(),
            queue: BinaryHeap::new(),
        }
    }

    /// Finds the distances from `source`, whose weights are not negative, and forgets those found before.
    ///
    /// Time O(nodes + relationships reached), with weights times O(log of it).
    ///
    /// # Errors
    /// Those of the watch.
    ///
    /// # Source
    /// Dijkstra, *A note on two problems in connexion with graphs*, 1959.
    pub(super) fn run(&mut self, source: u32, ticker: &Ticker<'_>) -> Result<()> {
        for node in self.order.drain(..) {
            self.distances[node as usize] = f64::INFINITY;
            self.parents[node as usize] = None;
        }
        self.distances[source as usize] = 0.0;
        if self.projection.is_weighted() {
            self.by_weight(source, ticker)
        } else {
            self.breadth_first(source, ticker)
        }
    }

    /// The nodes reached, nearest first; of those equally near without weights the first found, with weights the one
    /// with the smallest id.
    pub(super) fn order(&self) -> &[u32] {
        &self.order
    }

    /// How far a node is from the source; infinite when it was not reached.
    pub(super) fn distance(&self, node: u32) -> f64 {
        self.distances[node as usize]
    }

    /// The relationships from the source to a node that was reached, in order.
    pub(super) fn path(&self, node: u32) -> Vec<u32> {
        let mut path = Vec::new();
        let mut at = node;
        while let Some(edge) = self.parents[at as usize] {
            path.push(edge);
            at = self.projection.other_end(edge, at);
        }
        path.reverse();
        path
    }

    fn breadth_first(&mut self, source: u32, ticker: &Ticker<'_>) -> Result<()> {
        self.order.push(source);
        let mut next = 0;
        while let Some(&node) = self.order.get(next) {
            ticker.tick()?;
            next += 1;
            for step in self.steps.of(node) {
                if self.distances[step.node as usize].is_infinite() {
                    self.distances[step.node as usize] = self.distances[node as usize] + 1.0;
                    self.parents[step.node as usize] = Some(step.edge);
                    self.order.push(step.node);
                }
            }
        }
        Ok(())
    }

    fn by_weight(&mut self, source: u32, ticker: &Ticker<'_>) -> Result<()> {
        self.queue.clear();
        self.queue.push(Reverse(Reached { distance: 0.0, node: source }));
        while let Some(Reverse(Reached { distance, node })) = self.queue.pop() {
            ticker.tick()?;
            if distance > self.distances[node as usize] {
                continue;
            }
            self.order.push(node);
            for step in self.steps.of(node) {
                let further = distance + self.projection.weight(step.edge);
                if further < self.distances[step.node as usize] {
                    self.distances[step.node as usize] = further;
                    self.parents[step.node as usize] = Some(step.edge);
                    self.queue.push(Reverse(Reached { distance: further, node: step.node }));
                }
            }
        }
        Ok(())
    }
}

impl Ord for Reached {
    fn cmp(&self, other: &Self) -> Ordering {
        self.distance.total_cmp(&other.distance).then(self.node.cmp(&other.node))
    }
}

impl PartialOrd for Reached {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Reached {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Reached {}
