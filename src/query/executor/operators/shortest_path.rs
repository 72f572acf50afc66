//! ShortestPath: for each row, one or every shortest run of relationships between two nodes.
//!
//! The search goes breadth first from both ends at once, a level at the end with fewer nodes at a time; steps that
//! their predicate refuses are never taken. Two cases a breadth-first search cannot answer, because its walks could
//! use a relationship twice: a run back to where it began, and a run that must be longer than the shortest. They are
//! searched depth first, length by length, without the steps from which the end is too far.

use super::super::chunk::{Chunk, Column, Row};
use super::super::context::Context;
use super::super::evaluate::{path_of, truth};
use super::expand::node_in;
use super::per_row::Step;
use super::trails::{Steps, Trails};
use super::variable_expand::list_of;
use crate::error::Result;
use crate::graph::{Direction, Neighbour};
use crate::query::bound::{Acceptance, Range, Slot};
use crate::query::plan::Operator;
use crate::value::{NodeId, RelationshipId, Value};
use rustc_hash::FxHashMap;

/// For each row, the shortest runs between two nodes.
pub(super) struct ShortestPath<'p> {
    from: Slot,
    to: Slot,
    relationships: Slot,
    range: Range,
    all: bool,
    accept: &'p Acceptance,
    trails: Trails<'p>,
    /// Runs still to be given, the last of them first.
    ready: Vec<Vec<RelationshipId>>,
    runs: Vec<Value>,
}

impl<'p> ShortestPath<'p> {
    /// What a plan's operator of this name describes.
    pub(super) fn new(operator: &'p Operator) -> Self {
        let Operator::ShortestPath {
            from,
            to,
            relationships,
            range,
            all,
            types,
            direction,
            step,
            accept,
            ..
        } = operator
        else {
            unreachable!("made of a ShortestPath only")
        };
        ShortestPath {
            from: *from,
            to: *to,
            relationships: *relationships,
            range: *range,
            all: *all,
            accept,
            trails: Trails::new(Steps::new(types, *direction, step.as_ref())),
            ready: Vec::new(),
            runs: Vec::new(),
        }
    }

    fn search(
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
        let mut search = BothEnds::new(from, to, self.trails.steps.direction, self.all);
        let found = search.run(&self.trails.steps, self.range.maximum, row, context)?;
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
        let distances = distances_to(to, &self.trails.steps, self.range.maximum, row, context)?;
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
        self.ready.clear();
        self.trails.steps.types.resolve(context);
        if let (Some(from), Some(to)) = (node_in(self.from, row)?, node_in(self.to, row)?) {
            self.ready = self.search(from, to, row, context)?;
            self.ready.reverse();
        }
        Ok(())
    }

    fn advance(&mut self, _: Row<'_>, room: usize, _: &mut Context<'p>) -> Result<usize> {
        let kept = self.ready.len().saturating_sub(room);
        let given = self.ready.len() - kept;
        self.runs.extend(self.ready.drain(kept..).rev().map(|run| Value::list(list_of(&run))));
        Ok(given)
    }

    fn bind(&mut self, chunk: &mut Chunk) {
        chunk.set(self.relationships, Column::Values(std::mem::take(&mut self.runs).into()));
    }

    fn reset(&mut self, _: &mut Context<'p>) {
        self.ready.clear();
        self.runs.clear();
        self.trails.clear();
    }
}

/// A search from both ends.
struct BothEnds {
    from: End,
    to: End,
    all: bool,
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

impl BothEnds {
    fn new(from: NodeId, to: NodeId, direction: Direction, all: bool) -> Self {
        BothEnds { from: End::new(from, direction), to: End::new(to, direction.reversed()), all }
    }

    fn run<'p>(
        &mut self,
        steps: &Steps<'p>,
        maximum: Option<u64>,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<Vec<Vec<RelationshipId>>> {
        loop {
            let is_done = maximum.is_some_and(|maximum| self.from.depth + self.to.depth >= maximum);
            if is_done || self.from.frontier.is_empty() || self.to.frontier.is_empty() {
                return Ok(Vec::new());
            }
            let is_forward = self.from.frontier.len() <= self.to.frontier.len();
            let (near, far) =
                if is_forward { (&mut self.from, &self.to) } else { (&mut self.to, &self.from) };
            near.widen(steps, self.all, row, context)?;
            let met: Vec<_> =
                near.frontier.iter().copied().filter(|node| far.reached.contains_key(node)).collect();
            if !met.is_empty() {
                return self.runs(&met, context);
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
                    if !self.all {
                        return Ok(runs);
                    }
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
    fn widen<'p>(
        &mut self,
        steps: &Steps<'p>,
        all: bool,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<()> {
        self.depth += 1;
        let mut neighbours = Vec::new();
        for node in std::mem::take(&mut self.frontier) {
            neighbours.extend(steps.types.neighbours(context.view(), node, self.direction));
            for step in neighbours.drain(..) {
                context.guard.tick()?;
                if self.is_news(step.node, all) && steps.allow(step, row, context)? {
                    self.reach(node, step);
                }
            }
        }
        context.guard.allow(self.reached.len() * size_of::<(NodeId, Reached, Neighbour)>())
    }

    fn is_news(&self, node: NodeId, all: bool) -> bool {
        self.reached.get(&node).is_none_or(|reached| all && reached.depth == self.depth)
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

/// For each node from which `target` can be reached, in how many steps at least.
fn distances_to<'p>(
    target: NodeId,
    steps: &Steps<'p>,
    maximum: Option<u64>,
    row: Row<'_>,
    context: &mut Context<'p>,
) -> Result<FxHashMap<NodeId, u64>> {
    let mut end = End::new(target, steps.direction.reversed());
    while !end.frontier.is_empty() && maximum.is_none_or(|maximum| end.depth < maximum) {
        end.widen(steps, false, row, context)?;
    }
    Ok(end.reached.into_iter().map(|(node, reached)| (node, reached.depth)).collect())
}
