//! ShortestPath: for each row, one or every shortest run of relationships between two nodes.
//!
//! The search goes breadth first from both ends at once, a level at the end with fewer nodes at a time; steps that
//! their predicate refuses are never taken. Two cases a breadth-first search cannot answer, because its walks could
//! use a relationship twice: a run back to where it began, and a run that must be longer than the shortest. They are
//! searched depth first, length by length, without the steps from which the end is too far.

use super::super::chunk::{Chunk, Column, Row};
use super::super::context::Context;
use super::super::evaluate::{path_of, truth};
use super::all_shortest::AllShortest;
use super::both_ends::BothEnds;
use super::expand::node_in;
use super::per_row::Step;
use super::supply::Supply;
use super::trails::{Steps, Trails};
use super::variable_expand::list_of;
use crate::error::Result;
use crate::query::bound::{Acceptance, Range, Slot};
use crate::query::plan::Run;
use crate::value::{NodeId, RelationshipId, Value};
use std::collections::BTreeSet;

/// For each row, the shortest runs between two nodes.
pub(super) struct ShortestPath<'p> {
    from: Slot,
    to: Slot,
    relationships: Slot,
    range: Range,
    all: bool,
    accept: &'p Acceptance,
    trails: Trails<'p>,
    both_ends: BothEnds,
    found: Supply<Vec<RelationshipId>>,
}

impl<'p> ShortestPath<'p> {
    /// Finds the shortest of `run` among those that are accepted; one of them, or `all`.
    pub(super) fn new(run: &'p Run, all: bool, accept: &'p Acceptance) -> Self {
        ShortestPath {
            from: run.from,
            to: run.to,
            relationships: run.relationships,
            range: run.range,
            all,
            accept,
            trails: Trails::new(Steps::of(run)),
            both_ends: BothEnds::default(),
            found: Supply::default(),
        }
    }

    /// The shortest runs between the ends that `row` has; none where an end is null.
    pub(super) fn runs(
        &mut self,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<Vec<Vec<RelationshipId>>> {
        self.prepare(context);
        match (node_in(self.from, row)?, node_in(self.to, row)?) {
            (Some(from), Some(to)) => self.search(from, to, row, context),
            _ => Ok(Vec::new()),
        }
    }

    /// The relationships of all shortest runs between the ends that `row` has, each once.
    pub(super) fn steps_of_all(
        &mut self,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<BTreeSet<RelationshipId>> {
        self.prepare(context);
        let (Some(from), Some(to)) = (node_in(self.from, row)?, node_in(self.to, row)?) else {
            return Ok(BTreeSet::new());
        };
        let (steps, maximum) = (&self.trails.steps, self.range.maximum);
        let is_simple = from != to && self.range.minimum <= 1 && self.accept.predicates.is_empty();
        if is_simple && steps.allow_node(from, row, context)? && steps.allow_node(to, row, context)? {
            return AllShortest::new(from, to, steps.direction).relationships(steps, maximum, row, context);
        }
        Ok(self.search(from, to, row, context)?.into_iter().flatten().collect())
    }

    /// Makes ready for searches in the graph as it is.
    pub(super) fn prepare(&mut self, context: &Context<'p>) {
        self.trails.steps.types.resolve(context);
    }

    /// The shortest runs from one node to another.
    pub(super) fn search(
        &mut self,
        from: NodeId,
        to: NodeId,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<Vec<Vec<RelationshipId>>> {
        let is_allowed = self.trails.steps.allow_node(from, row, context)?
            && self.trails.steps.allow_node(to, row, context)?;
        if !is_allowed {
            return Ok(Vec::new());
        }
        if from == to && self.range.minimum == 0 && self.accepts(&[], row, context)? {
            return Ok(vec![Vec::new()]);
        }
        if from == to || !self.accept.predicates.is_empty() {
            return self.search_by_length(from, to, row, context);
        }
        let (steps, maximum) = (&self.trails.steps, self.range.maximum);
        let found = match self.all {
            true => AllShortest::new(from, to, steps.direction).run(steps, maximum, row, context)?,
            false => {
                let found = self.both_ends.search((from, to), steps, maximum, row, context)?;
                found.into_iter().collect()
            }
        };
        match found.first() {
            Some(run) if (run.len() as u64) < self.range.minimum => {
                self.search_by_length(from, to, row, context)
            }
            _ => Ok(found),
        }
    }

    /// Whether the run is one of those among which the shortest is looked for.
    fn accepts(&self, run: &[RelationshipId], row: Row<'_>, context: &mut Context<'p>) -> Result<bool> {
        if self.accept.predicates.is_empty() {
            return Ok(true);
        }
        let mut single = row.chunk.single(row.number);
        single.set(self.relationships, Column::Values(vec![Value::list(list_of(run))].into()));
        for (slot, parts) in &self.accept.paths {
            let path = path_of(parts, single.row(0), context)?;
            single.set(*slot, Column::values(vec![path]));
        }
        for predicate in &self.accept.predicates {
            if truth(predicate, single.row(0), context)? != Some(true) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Walks of the least length, then of one step more and so on, until one is found or none can be longer.
    fn search_by_length(
        &mut self,
        from: NodeId,
        to: NodeId,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<Vec<Vec<RelationshipId>>> {
        let distances =
            self.both_ends.distances_to(to, &self.trails.steps, self.range.maximum, row, context)?;
        let nearest = distances.get(&from).copied().unwrap_or(0);
        self.trails.prune_by(Some(distances));
        let mut length = self.range.minimum.max(1).max(nearest);
        let mut found = Vec::new();
        while self.range.maximum.is_none_or(|maximum| length <= maximum) {
            let range = Range { minimum: length, maximum: Some(length) };
            self.trails.begin(from, Some(to), range, context)?;
            while (found.is_empty() || self.all) && self.trails.next(row, context)?.is_some() {
                if self.accepts(self.trails.relationships(), row, context)? {
                    found.push(self.trails.relationships().to_vec());
                }
            }
            if !found.is_empty() || !self.trails.is_cut() {
                break;
            }
            length += 1;
        }
        Ok(found)
    }
}

impl<'p> Step<'p> for ShortestPath<'p> {
    fn begin(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<()> {
        let runs = self.runs(row, context)?;
        self.found.begin(runs);
        Ok(())
    }

    fn advance(&mut self, _: Row<'_>, room: usize, _: &mut Context<'p>) -> Result<usize> {
        Ok(self.found.give(room))
    }

    fn bind(&mut self, chunk: &mut Chunk) {
        let runs = self.found.take().iter().map(|run| Value::list(list_of(run))).collect::<Vec<_>>();
        chunk.set(self.relationships, Column::Values(runs.into()));
    }

    fn reset(&mut self, _: &mut Context<'p>) {
        self.found.clear();
        self.trails.clear();
    }
}
