//! How many nodes a search leads to, where nobody asks which: level by level, a whole row of relationships at a time, and
//! from the other side once fewer nodes are not visited than are left: each looks for one that leads to it.

use super::super::context::Context;
use super::node_set::{self, NodeSet};
use super::trails::Steps;
use crate::error::Result;
use crate::value::NodeId;
use std::mem;

/// A level of fewer nodes is never large.
const FEW: usize = 64;

/// The nodes that searches have led to.
#[derive(Default)]
pub(super) struct Levels {
    pub(super) visited: NodeSet,
    /// The nodes that are left in this level, and those to be left in the next.
    frontier: Vec<NodeId>,
    next: Vec<NodeId>,
    /// What was visited before a large level is left.
    before: Vec<u64>,
}

impl Levels {
    /// Visits what steps lead to from `start`, which is itself visited only where they lead back, up to `maximum` of
    /// them; returns how many nodes are visited for the first time. The steps are not tested.
    ///
    /// What earlier searches have visited, unless it was cleared, they have left as well, and so need not be left again.
    pub(super) fn search(
        &mut self,
        start: NodeId,
        steps: &Steps<'_>,
        maximum: Option<u64>,
        context: &mut Context<'_>,
    ) -> Result<usize> {
        let (mut found, mut left) = (0, maximum.unwrap_or(u64::MAX));
        self.frontier.clear();
        self.frontier.push(start);
        while left > 0 && !self.frontier.is_empty() {
            left -= 1;
            found += match self.is_large() {
                true => self.leave_large(steps, left > 0, context)?,
                false => self.leave(steps, left > 0, context)?,
            };
            mem::swap(&mut self.frontier, &mut self.next);
            self.next.clear();
        }
        Ok(found)
    }

    /// Whether so many nodes are left that it costs little to look through all that could be visited.
    fn is_large(&self) -> bool {
        self.frontier.len() >= FEW.max(self.visited.words().len() / 8)
    }

    /// Leaves a level from which many nodes are reached. They are marked without a look at whether they are new, and told
    /// afterwards from what was visited before; so they come in the order in which their relationships lie in memory.
    fn leave_large(&mut self, steps: &Steps<'_>, keeps: bool, context: &mut Context<'_>) -> Result<usize> {
        let bound = context.view().end_of_nodes();
        self.visited.make_room(bound);
        self.before.clear();
        self.before.extend_from_slice(self.visited.words());
        context.guard.allow(self.visited.bytes() * 2)?;
        let others = usize::try_from(bound.0).unwrap_or(usize::MAX).saturating_sub(self.visited.len());
        match self.frontier.len() > others {
            true => self.join(bound, steps, context)?,
            false => self.mark(steps, context)?,
        }
        let found = self.visited.settle(&self.before);
        if keeps {
            self.next.extend(self.visited.since(&self.before));
        }
        context.guard.allow(self.visited.bytes() * 2 + self.next.len() * size_of::<NodeId>())?;
        Ok(found)
    }

    /// Marks what one step leads to from the frontier.
    fn mark(&mut self, steps: &Steps<'_>, context: &mut Context<'_>) -> Result<()> {
        let Levels { visited, frontier, .. } = self;
        for node in frontier {
            let mut work = 1;
            steps.types.each_row(context.view(), *node, steps.direction, |row| {
                work += row.len();
                row.iter().for_each(|entry| visited.mark(entry.node()));
            });
            context.guard.work(work)?;
        }
        Ok(())
    }

    /// Marks the same, where few nodes are not visited yet, by looking back from each of them: a step that comes from a
    /// visited node comes from the frontier, as all others that were visited have been left.
    fn join(&mut self, bound: NodeId, steps: &Steps<'_>, context: &mut Context<'_>) -> Result<()> {
        let Levels { visited, before, .. } = self;
        let back = steps.direction.reversed();
        for node in node_set::absent(before, bound) {
            let (mut work, mut is_reached) = (1, false);
            steps.types.each_row(context.view(), node, back, |row| {
                if !is_reached {
                    let seen = row.iter().position(|entry| node_set::is_in(before, entry.node()));
                    is_reached = seen.is_some();
                    work += seen.unwrap_or(row.len());
                }
            });
            if is_reached {
                visited.mark(node);
            }
            context.guard.work(work)?;
        }
        Ok(())
    }

    /// Visits what one step leads to from the frontier; what is new is kept where `keeps` says so.
    fn leave(&mut self, steps: &Steps<'_>, keeps: bool, context: &mut Context<'_>) -> Result<usize> {
        let Levels { visited, frontier, next, .. } = self;
        let mut found = 0;
        for node in frontier {
            let mut work = 1;
            steps.types.each_row(context.view(), *node, steps.direction, |row| {
                work += row.len();
                row.iter().for_each(|entry| {
                    if visited.insert(entry.node()) {
                        found += 1;
                        if keeps {
                            next.push(entry.node());
                        }
                    }
                });
            });
            context.guard.work(work)?;
            context.guard.allow(visited.bytes() + next.len() * size_of::<NodeId>())?;
        }
        Ok(found)
    }

    /// Forgets all visits.
    pub(super) fn clear(&mut self) {
        self.visited.clear();
        self.frontier.clear();
        self.next.clear();
    }
}
