//! Reach: for each row, the nodes that runs of relationships lead to, each once, or but how many these are.
//!
//! Breadth first with a set of the nodes visited, a node of the frontier at a time, so that it can be left after any
//! node found. Why that finds what runs without a repeated relationship find is argued in the optimizer's rule
//! `reachability`, which puts this operator into plans.

use super::super::chunk::{Chunk, Column, Row};
use super::super::context::Context;
use super::both_ends::BothEnds;
use super::expand::node_in;
use super::levels::Levels;
use super::node_set::NodeSet;
use super::per_row::Step;
use super::supply::Supply;
use super::trails::Steps;
use crate::error::Result;
use crate::graph::{Direction, Neighbour};
use crate::query::bound::{Range, Slot};
use crate::query::plan::Run;
use crate::value::{NodeId, RelationshipId};
use rustc_hash::FxHashMap;

/// For each row, the nodes that can be reached from one.
pub(super) struct Reach<'p> {
    from: Slot,
    to: Slot,
    is_into: bool,
    range: Range,
    steps: Steps<'p>,
    /// What has been given for any row, where that is not to come again.
    given: Option<NodeSet>,
    /// Whether what was visited for an earlier row need not be visited again.
    is_shared: bool,
    search: Search,
    both_ends: BothEnds,
    found: Supply<NodeId>,
    /// Where only the number of nodes is asked: that for each row which has any.
    counts: Option<Vec<u64>>,
    /// How many nodes this row leads to, until its count is given.
    count: usize,
    levels: Levels,
}

/// The search for one row.
#[derive(Default)]
struct Search {
    start: NodeId,
    target: Option<NodeId>,
    visited: NodeSet,
    /// The nodes at `depth` steps from the start, of which the first `left` have been left.
    frontier: Vec<NodeId>,
    left: usize,
    depth: u64,
    /// Those one step further.
    next: Vec<NodeId>,
    /// Whether it is still to be found out if a run leads back to the start.
    seeks_return: bool,
    /// For each node visited, by which relationship its way left the start, and its distance; kept only where a way back
    /// must be told from the way there.
    branches: FxHashMap<NodeId, (RelationshipId, u64)>,
    neighbours: Vec<Neighbour>,
}

impl<'p> Reach<'p> {
    /// Finds the ends of `run`; where `is_once`, none that an earlier row led to. Where `is_counted`, only their number.
    pub(super) fn new(run: &'p Run, is_into: bool, is_once: bool, is_counted: bool) -> Self {
        let is_directed = run.direction != Direction::Both;
        Reach {
            from: run.from,
            to: run.to,
            is_into,
            range: run.range,
            steps: Steps::of(run),
            given: is_once.then(NodeSet::default),
            is_shared: is_once && is_directed && run.range.maximum.is_none() && run.step.is_none(),
            search: Search::default(),
            both_ends: BothEnds::default(),
            found: Supply::default(),
            counts: is_counted.then(Vec::new),
            count: 0,
            levels: Levels::default(),
        }
    }

    fn start(&mut self, start: NodeId, target: Option<NodeId>) {
        if self.is_shared && self.search.visited.contains(start) {
            return;
        }
        if !self.is_shared {
            self.search.visited.clear();
        }
        self.search.begin(start, target, self.range);
        if self.range.minimum == 0 {
            self.give(start);
        }
    }

    /// How many nodes `start` leads to that are to be given.
    fn count_from(&mut self, start: NodeId, row: Row<'_>, context: &mut Context<'p>) -> Result<usize> {
        let Range { minimum, maximum } = self.range;
        let is_to_and_fro = self.steps.direction == Direction::Both && minimum == 1;
        if is_to_and_fro || self.steps.are_tested() {
            self.start(start, None);
            while self.advance_search(row, context)? {}
            let count = self.found.len();
            self.found.begin([]);
            return Ok(count);
        }
        if !self.is_shared {
            self.levels.clear();
        } else if self.levels.visited.contains(start) {
            return Ok(0);
        }
        let own = usize::from(minimum == 0 && self.levels.visited.insert(start));
        let further = self.levels.search(start, &self.steps, maximum, context)?;
        Ok(match &mut self.given {
            Some(given) if !self.is_shared => given.absorb(&mut self.levels.visited),
            _ => own + further,
        })
    }

    /// Whether one node can be reached from another is found out from both ends.
    fn search_into(
        &mut self,
        start: NodeId,
        target: NodeId,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<()> {
        if self.steps.allow_node(target, row, context)? {
            let (ends, maximum) = ((start, target), self.range.maximum);
            let run = self.both_ends.search(ends, &self.steps, maximum, row, context)?;
            run.map(|_| target).into_iter().for_each(|end| self.found.push(end));
        }
        Ok(())
    }

    /// Hands a node over, if it is wanted; where it is the only one wanted the search is over.
    fn give(&mut self, node: NodeId) {
        match self.search.target {
            Some(target) if target != node => return,
            Some(_) => self.search.end(),
            None => {}
        }
        if self.given.as_mut().is_none_or(|given| given.insert(node)) {
            self.found.push(node);
        }
    }

    /// Goes on to the next node of the frontier; `false` when there is none.
    fn advance_search(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<bool> {
        let Some(node) = self.search.next_node(self.range.maximum) else { return Ok(false) };
        let mut neighbours = std::mem::take(&mut self.search.neighbours);
        neighbours.clear();
        neighbours.extend(self.steps.types.neighbours(context.view(), node, self.steps.direction));
        context.guard.work(neighbours.len() + 1)?;
        for step in &neighbours {
            if !self.search.visited.contains(step.node) {
                if self.steps.allow(*step, row, context)? {
                    self.search.visit(node, *step, self.steps.direction);
                    self.give(step.node);
                }
            } else if self.is_shared {
                self.give(step.node);
            } else if self.search.returns(node, *step, self.range.maximum, self.steps.direction)
                && self.steps.allow(*step, row, context)?
            {
                self.search.seeks_return = false;
                self.give(self.search.start);
            }
        }
        self.search.neighbours = neighbours;
        context.guard.allow(self.search.bytes())?;
        Ok(true)
    }
}

impl Search {
    fn begin(&mut self, start: NodeId, target: Option<NodeId>, range: Range) {
        self.end();
        (self.start, self.target, self.depth) = (start, target, 0);
        self.visited.insert(start);
        self.frontier.push(start);
        self.seeks_return = range.minimum == 1 && target.is_none_or(|target| target == start);
    }

    fn end(&mut self) {
        self.frontier.clear();
        self.next.clear();
        self.branches.clear();
        self.left = 0;
        self.seeks_return = false;
    }

    /// The next node from which a step may be taken.
    fn next_node(&mut self, maximum: Option<u64>) -> Option<NodeId> {
        if self.left == self.frontier.len() {
            std::mem::swap(&mut self.frontier, &mut self.next);
            self.next.clear();
            self.left = 0;
            self.depth += 1;
        }
        let is_far = maximum.is_some_and(|maximum| self.depth >= maximum);
        let node = self.frontier.get(self.left).copied().filter(|_| !is_far)?;
        self.left += 1;
        Some(node)
    }

    fn visit(&mut self, from: NodeId, step: Neighbour, direction: Direction) {
        self.visited.insert(step.node);
        self.next.push(step.node);
        if self.seeks_return && direction == Direction::Both {
            let branch = self.branch_of(from, step);
            self.branches.insert(step.node, (branch, self.depth + 1));
        }
    }

    /// By which relationship a way that takes the step left the start.
    fn branch_of(&self, from: NodeId, step: Neighbour) -> RelationshipId {
        self.branches.get(&from).map_or(step.relationship, |(branch, _)| *branch)
    }

    /// Whether the step closes a run from the start back to it that is not too long.
    fn returns(&self, from: NodeId, step: Neighbour, maximum: Option<u64>, direction: Direction) -> bool {
        if !self.seeks_return {
            return false;
        }
        if direction != Direction::Both {
            return step.node == self.start;
        }
        let branch = self.branch_of(from, step);
        if step.node == self.start {
            return from == self.start || branch != step.relationship;
        }
        self.branches.get(&step.node).is_some_and(|(other, distance)| {
            *other != branch && maximum.is_none_or(|maximum| self.depth + 1 + distance <= maximum)
        })
    }

    fn bytes(&self) -> usize {
        let branches = self.branches.len() * size_of::<(NodeId, RelationshipId, u64)>();
        let nodes = (self.frontier.len() + self.next.len()) * size_of::<NodeId>();
        self.visited.bytes() + branches + nodes
    }
}

impl<'p> Step<'p> for Reach<'p> {
    fn begin(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<()> {
        self.found.begin([]);
        self.count = 0;
        self.search.end();
        self.steps.types.resolve(context);
        let target = if self.is_into { node_in(self.to, row)? } else { None };
        let is_possible = self.range.maximum.is_none_or(|maximum| self.range.minimum <= maximum);
        if let Some(start) = node_in(self.from, row)?
            && is_possible
            && target.is_some() == self.is_into
            && self.steps.allow_node(start, row, context)?
        {
            match target.filter(|target| *target != start) {
                Some(target) => self.search_into(start, target, row, context)?,
                None if self.counts.is_some() => self.count = self.count_from(start, row, context)?,
                None => self.start(start, target),
            }
        }
        Ok(())
    }

    fn advance(&mut self, row: Row<'_>, room: usize, context: &mut Context<'p>) -> Result<usize> {
        if let Some(counts) = &mut self.counts {
            let count = std::mem::take(&mut self.count);
            counts.extend((count > 0).then_some(count as u64));
            return Ok(usize::from(count > 0));
        }
        while self.found.len() < room && self.advance_search(row, context)? {}
        Ok(self.found.give(room))
    }

    /// A row that came several times leads to each node but once.
    fn bind(&mut self, chunk: &mut Chunk) {
        chunk.set_counts(self.counts.as_mut().map(std::mem::take));
        if self.counts.is_none() {
            chunk.set(self.to, Column::nodes(self.found.take()));
        }
    }

    fn reset(&mut self, _: &mut Context<'p>) {
        self.search.end();
        self.search.visited.clear();
        if let Some(given) = &mut self.given {
            given.clear();
        }
        self.levels.clear();
        self.counts.iter_mut().for_each(Vec::clear);
        self.found.clear();
    }
}
