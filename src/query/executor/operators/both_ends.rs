//! One shortest run between two nodes: breadth first from both ends at once, a level at a time at the end where it costs
//! less, until the two meet.
//!
//! Nodes are marked in a bit set and noted in the order of their visit, each with where it was reached from, so that
//! nothing is looked up but bits, and the run is put together only when it is found. What one search has allocated the
//! next uses again.

use super::super::chunk::Row;
use super::super::context::Context;
use super::node_set::NodeSet;
use super::trails::Steps;
use crate::error::Result;
use crate::graph::{GraphView, Neighbour};
use crate::value::{NodeId, RelationshipId};
use rustc_hash::FxHashMap;

/// Levels of more nodes are compared by their number, not by what their relationships cost.
const NODES_COUNTED: usize = 256;

/// A search from both ends.
#[derive(Default)]
pub(super) struct BothEnds {
    from: Side,
    to: Side,
    neighbours: Vec<Neighbour>,
}

/// What has been reached from one end.
#[derive(Default)]
struct Side {
    visited: NodeSet,
    visits: Vec<Visit>,
    /// Where the nodes reached last begin.
    level: usize,
    depth: u64,
}

/// A node, and the step by which it was reached from an earlier one.
#[derive(Clone, Copy)]
struct Visit {
    node: NodeId,
    before: usize,
    /// None took part in reaching the end itself.
    relationship: Option<RelationshipId>,
}

/// Where the two ends met: a visit at the one, and the step from it to a node that the other has visited.
struct Meeting {
    is_forward: bool,
    visit: usize,
    step: Neighbour,
}

impl BothEnds {
    /// A shortest run of at most `maximum` relationships between two different nodes, in the order from the first to
    /// the last.
    pub(super) fn search<'p>(
        &mut self,
        (from, to): (NodeId, NodeId),
        steps: &Steps<'p>,
        maximum: Option<u64>,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<Option<Vec<RelationshipId>>> {
        self.from.begin(from);
        self.to.begin(to);
        loop {
            let is_far = maximum.is_some_and(|maximum| self.from.depth + self.to.depth >= maximum);
            if is_far || self.from.is_done() || self.to.is_done() {
                return Ok(None);
            }
            let is_forward = self.is_cheaper_forward(steps, context.view());
            if let Some(meeting) = self.widen(is_forward, steps, row, context)? {
                return Ok(Some(self.run(&meeting)));
            }
            context.guard.allow(self.from.bytes() + self.to.bytes())?;
        }
    }

    /// Begins a search from one end only.
    pub(super) fn begin(&mut self, start: NodeId) {
        self.to.clear();
        self.from.begin(start);
    }

    /// The node that such a search reaches as number `number`, by the fewest relationships that lead there; the start
    /// is number 0.
    pub(super) fn reached<'p>(
        &mut self,
        number: usize,
        steps: &Steps<'p>,
        maximum: Option<u64>,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<Option<NodeId>> {
        while number >= self.from.visits.len() {
            let is_far = maximum.is_some_and(|maximum| self.from.depth >= maximum);
            if is_far || self.from.is_done() {
                return Ok(None);
            }
            self.widen(true, steps, row, context)?;
            context.guard.allow(self.from.bytes())?;
        }
        Ok(Some(self.from.visits[number].node))
    }

    /// The relationships that lead to the node of a number, from the start on.
    pub(super) fn way(&self, number: usize) -> Vec<RelationshipId> {
        let mut way = self.from.way_to(number);
        way.reverse();
        way
    }

    fn is_cheaper_forward(&self, steps: &Steps<'_>, view: &GraphView) -> bool {
        let (from, to) = (self.from.frontier(), self.to.frontier());
        if from.len().max(to.len()) > NODES_COUNTED {
            return from.len() <= to.len();
        }
        let cost = |level: &[Visit], direction| -> usize {
            level.iter().map(|visit| steps.types.degree(view, visit.node, direction)).sum()
        };
        cost(from, steps.direction) <= cost(to, steps.direction.reversed())
    }

    /// Goes one step further at one end.
    fn widen<'p>(
        &mut self,
        is_forward: bool,
        steps: &Steps<'p>,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<Option<Meeting>> {
        let direction = if is_forward { steps.direction } else { steps.direction.reversed() };
        let (near, far) = if is_forward { (&mut self.from, &self.to) } else { (&mut self.to, &self.from) };
        let level = near.level..near.visits.len();
        (near.level, near.depth) = (level.end, near.depth + 1);
        for visit in level {
            let node = near.visits[visit].node;
            self.neighbours.clear();
            self.neighbours.extend(steps.types.neighbours(context.view(), node, direction));
            context.guard.work(self.neighbours.len() + 1)?;
            for step in &self.neighbours {
                if near.visited.contains(step.node) || !steps.allow(*step, row, context)? {
                    continue;
                }
                if far.visited.contains(step.node) {
                    return Ok(Some(Meeting { is_forward, visit, step: *step }));
                }
                near.visited.insert(step.node);
                let relationship = Some(step.relationship);
                near.visits.push(Visit { node: step.node, before: visit, relationship });
            }
        }
        Ok(None)
    }

    /// For each node from which `target` can be reached in at most `maximum` steps, in how many at least.
    pub(super) fn distances_to<'p>(
        &mut self,
        target: NodeId,
        steps: &Steps<'p>,
        maximum: Option<u64>,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<FxHashMap<NodeId, u64>> {
        self.from.clear();
        self.to.begin(target);
        while !self.to.is_done() && maximum.is_none_or(|maximum| self.to.depth < maximum) {
            self.widen(false, steps, row, context)?;
            context.guard.allow(self.to.bytes())?;
        }
        Ok(self.to.distances())
    }

    /// The run through a meeting.
    fn run(&self, meeting: &Meeting) -> Vec<RelationshipId> {
        let (near, far) = if meeting.is_forward { (&self.from, &self.to) } else { (&self.to, &self.from) };
        let beyond = far.visits.iter().rposition(|visit| visit.node == meeting.step.node);
        let mut run = near.way_to(meeting.visit);
        run.reverse();
        run.push(meeting.step.relationship);
        run.extend(far.way_to(beyond.expect("a node that was marked was visited")));
        if !meeting.is_forward {
            run.reverse();
        }
        run
    }
}

impl Side {
    fn clear(&mut self) {
        self.visited.clear();
        self.visits.clear();
        (self.level, self.depth) = (0, 0);
    }

    fn begin(&mut self, node: NodeId) {
        self.clear();
        self.visited.insert(node);
        self.visits.push(Visit { node, before: 0, relationship: None });
    }

    fn frontier(&self) -> &[Visit] {
        &self.visits[self.level..]
    }

    fn is_done(&self) -> bool {
        self.level == self.visits.len()
    }

    /// Every node that has been reached, and in how many steps.
    fn distances(&self) -> FxHashMap<NodeId, u64> {
        let mut distances: FxHashMap<NodeId, u64> = FxHashMap::default();
        let mut lengths: Vec<u64> = Vec::with_capacity(self.visits.len());
        for visit in &self.visits {
            let length = visit.relationship.map_or(0, |_| lengths[visit.before] + 1);
            lengths.push(length);
            distances.insert(visit.node, length);
        }
        distances
    }

    /// The relationships from a visit back to this end.
    fn way_to(&self, visit: usize) -> Vec<RelationshipId> {
        let mut way = Vec::new();
        let mut visit = &self.visits[visit];
        while let Some(relationship) = visit.relationship {
            way.push(relationship);
            visit = &self.visits[visit.before];
        }
        way
    }

    fn bytes(&self) -> usize {
        self.visited.bytes() + size_of_val(&self.visits[..])
    }
}
