//! Walks from a node that use no relationship twice, one at a time.

use super::super::chunk::Row;
use super::super::context::Context;
use super::super::paths::{allows_node, allows_relationship};
use super::types::Types;
use crate::error::Result;
use crate::graph::{Direction, Neighbour};
use crate::query::bound::{Range, RelationshipType, StepPredicate};
use crate::query::plan::Run;
use crate::value::{NodeId, RelationshipId};
use rustc_hash::{FxHashMap, FxHashSet};

/// Which steps a search may take.
pub(super) struct Steps<'p> {
    /// Along these types.
    pub(super) types: Types<'p>,
    /// In this direction.
    pub(super) direction: Direction,
    predicate: Option<&'p StepPredicate>,
}

impl<'p> Steps<'p> {
    /// Steps along `types` in `direction` that satisfy `predicate`.
    pub(super) fn new(
        types: &'p [RelationshipType],
        direction: Direction,
        predicate: Option<&'p StepPredicate>,
    ) -> Self {
        Steps { types: Types::new(types), direction, predicate }
    }

    /// The steps of a run.
    pub(super) fn of(run: &'p Run) -> Self {
        Steps::new(&run.types, run.direction, run.step.as_ref())
    }

    /// Whether there is anything that must hold of a step.
    pub(super) fn are_tested(&self) -> bool {
        self.predicate.is_some()
    }

    /// Whether the step may be taken.
    pub(super) fn allow(&self, taken: Neighbour, row: Row<'_>, context: &mut Context<'p>) -> Result<bool> {
        let Some(step) = self.predicate else { return Ok(true) };
        Ok(allows_relationship(step, taken.relationship, row, context)?
            && allows_node(step, taken.node, row, context)?)
    }

    /// Whether the node may be on the way.
    pub(super) fn allow_node(&self, node: NodeId, row: Row<'_>, context: &mut Context<'p>) -> Result<bool> {
        self.predicate.map_or(Ok(true), |step| allows_node(step, node, row, context))
    }
}

/// How many of the first relationships of a walk are searched one by one; later ones are hashed.
const SEARCHED: usize = 32;

/// The relationships of a walk.
#[derive(Default)]
struct Trail {
    relationships: Vec<RelationshipId>,
    /// Those after the first [`SEARCHED`].
    later: FxHashSet<RelationshipId>,
}

impl Trail {
    fn contains(&self, relationship: RelationshipId) -> bool {
        self.relationships.iter().take(SEARCHED).any(|&taken| taken == relationship)
            || self.later.contains(&relationship)
    }

    fn push(&mut self, relationship: RelationshipId) {
        if self.relationships.len() >= SEARCHED {
            self.later.insert(relationship);
        }
        self.relationships.push(relationship);
    }

    fn pop(&mut self) {
        if let Some(relationship) = self.relationships.pop()
            && self.relationships.len() >= SEARCHED
        {
            self.later.remove(&relationship);
        }
    }
}

/// The steps from one node of the walk: a part of the common store.
struct Frame {
    first: usize,
    next: usize,
}

/// A search for walks, depth first, that can be left after each and taken up again.
pub(super) struct Trails<'p> {
    /// The steps it takes.
    pub(super) steps: Steps<'p>,
    range: Range,
    start: Option<NodeId>,
    /// Where walks must end.
    target: Option<NodeId>,
    /// For each node from which the target can be reached, in how many steps at least.
    distances: Option<FxHashMap<NodeId, u64>>,
    is_empty_walk_due: bool,
    neighbours: Vec<Neighbour>,
    frames: Vec<Frame>,
    trail: Trail,
    is_cut: bool,
}

impl<'p> Trails<'p> {
    /// A search that has not begun.
    pub(super) fn new(steps: Steps<'p>) -> Self {
        Trails {
            steps,
            range: Range { minimum: 1, maximum: Some(0) },
            start: None,
            target: None,
            distances: None,
            is_empty_walk_due: false,
            neighbours: Vec::new(),
            frames: Vec::new(),
            trail: Trail::default(),
            is_cut: false,
        }
    }

    /// Begins at `start`, for walks of `range` steps that end at `target`, or anywhere.
    pub(super) fn begin(
        &mut self,
        start: NodeId,
        target: Option<NodeId>,
        range: Range,
        context: &mut Context<'p>,
    ) -> Result<()> {
        self.clear();
        self.steps.types.resolve(context);
        (self.start, self.target, self.range) = (Some(start), target, range);
        self.is_empty_walk_due = range.minimum == 0;
        if range.maximum != Some(0) && range.maximum.is_none_or(|maximum| range.minimum <= maximum) {
            self.enter(start, context)?;
        }
        Ok(())
    }

    /// Lets it leave out steps from which the target is too far.
    pub(super) fn prune_by(&mut self, distances: Option<FxHashMap<NodeId, u64>>) {
        self.distances = distances;
    }

    /// Forgets the search.
    pub(super) fn clear(&mut self) {
        self.neighbours.clear();
        self.frames.clear();
        self.trail = Trail::default();
        self.is_empty_walk_due = false;
        self.is_cut = false;
    }

    /// The relationships of the walk found last, in the order walked.
    pub(super) fn relationships(&self) -> &[RelationshipId] {
        &self.trail.relationships
    }

    /// Whether the walk found last has taken the relationship.
    pub(super) fn has_taken(&self, relationship: RelationshipId) -> bool {
        self.trail.contains(relationship)
    }

    /// How many relationships of the walk found last are among the steps from the node where it ends.
    pub(super) fn used_at_end(&self) -> usize {
        let length = self.trail.relationships.len();
        let node_after = |steps: usize| match steps {
            0 => self.start,
            _ => Some(self.neighbours[self.frames[steps - 1].next - 1].node),
        };
        let end = node_after(length);
        let leads_either_way = self.steps.direction == Direction::Both;
        let is_used =
            |step: &usize| node_after(*step) == end || (leads_either_way && node_after(step + 1) == end);
        (0..length).filter(is_used).count()
    }

    /// Whether a walk had to be given up because it would have been too long.
    pub(super) fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// Goes on to the next walk and returns where it ends.
    pub(super) fn next(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<Option<NodeId>> {
        if std::mem::take(&mut self.is_empty_walk_due)
            && let Some(start) = self.start.filter(|start| self.ends_at(*start))
        {
            return Ok(Some(start));
        }
        self.leave_finished();
        while let Some(frame) = self.frames.last_mut() {
            context.guard.tick()?;
            let Some(&step) = self.neighbours.get(frame.next) else {
                self.leave();
                continue;
            };
            frame.next += 1;
            if self.is_wanted(step) && self.steps.allow(step, row, context)? {
                let is_found = self.walk(step, context)?;
                if is_found {
                    return Ok(Some(step.node));
                }
                self.leave_finished();
            }
        }
        Ok(None)
    }

    fn ends_at(&self, node: NodeId) -> bool {
        self.target.is_none_or(|target| target == node)
    }

    fn depth(&self) -> u64 {
        self.trail.relationships.len() as u64
    }

    /// Whether the step is new to the walk, and the target near enough after it.
    fn is_wanted(&mut self, step: Neighbour) -> bool {
        !self.trail.contains(step.relationship) && self.is_near(step.node)
    }

    fn is_near(&mut self, node: NodeId) -> bool {
        let Some(distances) = &self.distances else { return true };
        let Some(distance) = distances.get(&node) else { return false };
        let is_near = self.range.maximum.is_none_or(|maximum| self.depth() + 1 + distance <= maximum);
        self.is_cut |= !is_near;
        is_near
    }

    /// Takes a step; returns whether the walk is one of those wanted.
    fn walk(&mut self, step: Neighbour, context: &mut Context<'p>) -> Result<bool> {
        self.trail.push(step.relationship);
        let depth = self.depth();
        if self.range.maximum.is_none_or(|maximum| depth < maximum) {
            self.enter(step.node, context)?;
        } else {
            self.is_cut = true;
        }
        Ok(depth >= self.range.minimum && self.ends_at(step.node))
    }

    /// Puts the steps from `node` on top of the store.
    fn enter(&mut self, node: NodeId, context: &mut Context<'p>) -> Result<()> {
        let first = self.neighbours.len();
        self.neighbours.extend(self.steps.types.neighbours(context.view(), node, self.steps.direction));
        self.frames.push(Frame { first, next: first });
        context.guard.allow(size_of_val(&self.neighbours[..]))
    }

    fn leave(&mut self) {
        if let Some(frame) = self.frames.pop() {
            self.neighbours.truncate(frame.first);
            self.trail.pop();
        }
    }

    /// A walk of the greatest length has no frame of its own: its last step is taken back here.
    fn leave_finished(&mut self) {
        if self.trail.relationships.len() >= self.frames.len() {
            self.trail.pop();
        }
    }
}
