//! How many nodes a search leads to, where nobody asks which: level by level, a whole row of relationships at a time.

use super::super::context::Context;
use super::node_set::NodeSet;
use super::trails::Steps;
use crate::error::Result;
use crate::value::NodeId;
use std::mem;

/// The nodes that searches have led to.
#[derive(Default)]
pub(super) struct Levels {
    pub(super) visited: NodeSet,
    /// The nodes that are left in this level, and those to be left in the next.
    frontier: Vec<NodeId>,
    next: Vec<NodeId>,
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
            found += self.leave(steps, left > 0, context)?;
            mem::swap(&mut self.frontier, &mut self.next);
            self.next.clear();
        }
        Ok(found)
    }

    /// Visits what one step leads to from the frontier; what is new is kept where it is to be left in turn.
    fn leave(&mut self, steps: &Steps<'_>, goes_on: bool, context: &mut Context<'_>) -> Result<usize> {
        let Levels { visited, frontier, next } = self;
        let mut found = 0;
        for node in frontier {
            let mut work = 1;
            steps.types.each_row(context.view(), *node, steps.direction, |row| {
                work += row.len();
                row.iter().for_each(|entry| {
                    if visited.insert(entry.node()) {
                        found += 1;
                        if goes_on {
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
