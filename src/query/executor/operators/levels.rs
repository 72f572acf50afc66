//! How many nodes a search leads to, where nobody asks which: level by level, a whole row of relationships at a time.

use super::super::context::Context;
use super::node_set::NodeSet;
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
            found += match left {
                0 => self.leave(steps, false, context)?,
                _ if self.is_large() => self.leave_large(steps, context)?,
                _ => self.leave(steps, true, context)?,
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

    /// Leaves a level from which many nodes are reached. They are told from what was visited before, and so come in the
    /// order in which their relationships lie in memory.
    fn leave_large(&mut self, steps: &Steps<'_>, context: &mut Context<'_>) -> Result<usize> {
        self.before.clear();
        self.before.extend_from_slice(self.visited.words());
        let found = self.leave(steps, false, context)?;
        self.next.extend(self.visited.since(&self.before));
        context.guard.allow(self.visited.bytes() * 2 + self.next.len() * size_of::<NodeId>())?;
        Ok(found)
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
