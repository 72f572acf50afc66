//! Every shortest run between two nodes: breadth first from both ends, keeping every last step of equal length.

use super::super::chunk::Row;
use super::super::context::Context;
use super::trails::Steps;
use crate::error::Result;
use crate::graph::{Direction, Neighbour};
use crate::value::{NodeId, RelationshipId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// A search from both ends for every shortest run between them.
pub(super) struct AllShortest {
    from: End,
    to: End,
}

/// One end of the search: the nodes it has reached.
struct End {
    direction: Direction,
    depth: u64,
    /// The nodes reached by the last level.
    frontier: Vec<NodeId>,
    reached: FxHashMap<NodeId, Reached>,
}

/// How a node was reached: in how many steps, and the last step of each way, seen from the node.
struct Reached {
    depth: u64,
    back: Vec<Neighbour>,
}

impl AllShortest {
    /// Between two different nodes.
    pub(super) fn new(from: NodeId, to: NodeId, direction: Direction) -> Self {
        AllShortest { from: End::new(from, direction), to: End::new(to, direction.reversed()) }
    }

    /// The shortest runs of at most `maximum` relationships, each in the order from the first node to the last.
    pub(super) fn run<'p>(
        &mut self,
        steps: &Steps<'p>,
        maximum: Option<u64>,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<Vec<Vec<RelationshipId>>> {
        let met = self.meet(steps, maximum, row, context)?;
        self.runs(&met, context)
    }

    /// The relationships of all of them, each once. Time O(relationships reached), however many runs there are.
    pub(super) fn relationships<'p>(
        &mut self,
        steps: &Steps<'p>,
        maximum: Option<u64>,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<BTreeSet<RelationshipId>> {
        let met = self.meet(steps, maximum, row, context)?;
        let mut found = BTreeSet::new();
        self.from.gather(&met, &mut found, context)?;
        self.to.gather(&met, &mut found, context)?;
        Ok(found)
    }

    /// Searches until both ends meet; gives the nodes where they do.
    fn meet<'p>(
        &mut self,
        steps: &Steps<'p>,
        maximum: Option<u64>,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<Vec<NodeId>> {
        loop {
            let is_done = maximum.is_some_and(|maximum| self.from.depth + self.to.depth >= maximum);
            if is_done || self.from.frontier.is_empty() || self.to.frontier.is_empty() {
                return Ok(Vec::new());
            }
            let is_forward = self.from.frontier.len() <= self.to.frontier.len();
            let (near, far) =
                if is_forward { (&mut self.from, &self.to) } else { (&mut self.to, &self.from) };
            near.widen(steps, row, context)?;
            let met: Vec<_> =
                near.frontier.iter().copied().filter(|node| far.reached.contains_key(node)).collect();
            if !met.is_empty() {
                return Ok(met);
            }
        }
    }

    /// The runs through the nodes at which the two searches met; each run passes just one of them.
    fn runs(&self, met: &[NodeId], context: &mut Context<'_>) -> Result<Vec<Vec<RelationshipId>>> {
        let mut runs = Vec::new();
        for node in met {
            let beginnings = self.from.ways(*node, context)?;
            let endings = self.to.ways(*node, context)?;
            for beginning in &beginnings {
                for ending in &endings {
                    context.guard.tick()?;
                    runs.push(beginning.iter().rev().chain(ending).copied().collect());
                }
            }
        }
        Ok(runs)
    }
}

impl End {
    fn new(node: NodeId, direction: Direction) -> Self {
        let reached = [(node, Reached { depth: 0, back: Vec::new() })].into_iter().collect();
        End { direction, depth: 0, frontier: vec![node], reached }
    }

    /// Goes one step further from every node of the frontier.
    fn widen<'p>(&mut self, steps: &Steps<'p>, row: Row<'_>, context: &mut Context<'p>) -> Result<()> {
        self.depth += 1;
        let mut neighbours = Vec::new();
        for node in std::mem::take(&mut self.frontier) {
            neighbours.extend(steps.types.neighbours(context.view(), node, self.direction));
            for step in neighbours.drain(..) {
                context.guard.tick()?;
                if self.is_news(step.node) && steps.allow(step, row, context)? {
                    self.reach(node, step);
                }
            }
        }
        context.guard.allow(self.reached.len() * size_of::<(NodeId, Reached, Neighbour)>())
    }

    fn is_news(&self, node: NodeId) -> bool {
        self.reached.get(&node).is_none_or(|reached| reached.depth == self.depth)
    }

    fn reach(&mut self, from: NodeId, step: Neighbour) {
        let back = Neighbour { node: from, relationship: step.relationship };
        match self.reached.get_mut(&step.node) {
            Some(reached) => reached.back.push(back),
            None => {
                self.reached.insert(step.node, Reached { depth: self.depth, back: vec![back] });
                self.frontier.push(step.node);
            }
        }
    }

    /// Adds the relationships of every way from `nodes` back to this end.
    fn gather(
        &self,
        nodes: &[NodeId],
        into: &mut BTreeSet<RelationshipId>,
        context: &mut Context<'_>,
    ) -> Result<()> {
        let mut open = nodes.to_vec();
        let mut seen: FxHashSet<NodeId> = nodes.iter().copied().collect();
        while let Some(node) = open.pop() {
            context.guard.tick()?;
            for step in self.reached.get(&node).map_or(&[][..], |reached| &reached.back[..]) {
                into.insert(step.relationship);
                if seen.insert(step.node) {
                    open.push(step.node);
                }
            }
        }
        Ok(())
    }

    /// Every way from `node` back to this end.
    fn ways(&self, node: NodeId, context: &mut Context<'_>) -> Result<Vec<Vec<RelationshipId>>> {
        let mut ways = Vec::new();
        let mut open = vec![(node, Vec::new())];
        while let Some((node, way)) = open.pop() {
            context.guard.tick()?;
            let back = self.reached.get(&node).map_or(&[][..], |reached| &reached.back[..]);
            if back.is_empty() {
                ways.push(way);
                context.guard.allow(ways.len() * size_of::<Vec<RelationshipId>>())?;
                continue;
            }
            for step in back.iter().rev() {
                let mut longer: Vec<RelationshipId> = way.clone();
                longer.push(step.relationship);
                open.push((step.node, longer));
            }
        }
        Ok(ways)
    }
}
