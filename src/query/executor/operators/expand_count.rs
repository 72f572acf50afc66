//! ExpandCount: for each row, one that stands for as many as an expansion, or two from the same node, would give.
//!
//! Without conditions the number is a degree, which costs the same for a hub as for a leaf. What may not be taken again
//! is subtracted: a relationship of the row, where it is among those counted, and of two arms the choices in which both
//! take the same relationship. Where an arm closes a cycle, sorted rows are looked up in, or walked along side by side.

use super::super::Graph;
use super::super::chunk::{CHUNK_ROWS, Chunk, Row};
use super::super::context::Context;
use super::expand::node_in;
use super::node_condition::NodeCondition;
use super::types::Types;
use super::{BoxedOperator, Operator};
use crate::error::{Detail, Error, ErrorClass, Phase, QueryError, Result};
use crate::graph::{Direction, GraphView, Ids};
use crate::query::bound::Slot;
use crate::query::plan::{self, Avoided};
use crate::value::{NodeId, RelationshipId, Value};

/// Counts the choices of a relationship for each of `arms` at the node in `from`.
pub(in super::super) fn expand_count<'p>(
    input: BoxedOperator<'p>,
    from: Slot,
    arms: &'p [plan::Arm],
) -> BoxedOperator<'p> {
    Box::new(ExpandCount { input, from, arms: arms.iter().map(Arm::new).collect() })
}

struct ExpandCount<'p> {
    input: BoxedOperator<'p>,
    from: Slot,
    arms: Vec<Arm<'p>>,
}

/// The relationships of a node that are counted.
struct Arm<'p> {
    types: Types<'p>,
    direction: Direction,
    condition: NodeCondition<'p>,
    avoided: &'p [Avoided],
    end: End<'p>,
}

/// Which nodes they may lead to.
enum End<'p> {
    Free,
    At(Slot),
    /// Those to which relationships of the node in `from` lead as well.
    Shared {
        from: Slot,
        other: Box<Arm<'p>>,
        must_differ: bool,
    },
}

impl<'p> Arm<'p> {
    fn new(arm: &'p plan::Arm) -> Self {
        Arm {
            types: Types::new(&arm.types),
            direction: arm.direction,
            condition: NodeCondition::new(arm.to, &arm.predicates),
            avoided: &arm.avoided,
            end: match &arm.end {
                plan::End::Free => End::Free,
                plan::End::At(slot) => End::At(*slot),
                plan::End::Shared(meeting) => End::Shared {
                    from: meeting.from,
                    other: Box::new(Arm::meeting(arm.to, meeting)),
                    must_differ: meeting.must_differ,
                },
            },
        }
    }

    fn meeting(to: Slot, meeting: &'p plan::Meeting) -> Self {
        Arm {
            types: Types::new(&meeting.types),
            direction: meeting.direction,
            condition: NodeCondition::new(to, &[]),
            avoided: &meeting.avoided,
            end: End::Free,
        }
    }

    /// Finds out which types there are, and whether nodes must be looked at.
    fn prepare(&mut self, context: &Context<'p>) {
        self.types.resolve(context);
        if let End::Shared { other, .. } = &mut self.end {
            other.types.resolve(context);
        }
        self.condition.prepare(&self.types, self.direction, context.view());
    }

    /// Looks at the nodes around those of a chunk, as far as they must be.
    fn look_around(
        &mut self,
        nodes: impl Iterator<Item = NodeId> + Clone,
        context: &mut Context<'p>,
    ) -> Result<()> {
        if self.condition.is_open() {
            return Ok(());
        }
        if self.condition.is_harmless() {
            let degree = |node| self.types.degree(context.view(), node, self.direction);
            let steps = nodes.clone().map(degree).sum();
            if self.condition.learn_all(steps, context)? {
                return context.guard.work(steps);
            }
        }
        for node in nodes {
            let mut steps = 0;
            for step in self.types.neighbours(context.view(), node, self.direction) {
                self.condition.want(step.node);
                steps += 1;
            }
            context.guard.work(steps)?;
        }
        self.condition.learn(context)
    }

    /// How many relationships of a node count for which alone it is asked: then the nodes that they lead to are tested in
    /// passing. `None` where more than these matters, or less.
    fn count_alone(&self, node: NodeId, context: &mut Context<'p>) -> Result<Option<u64>> {
        let is_plain = matches!(self.end, End::Free) && self.avoided.is_empty();
        if self.condition.is_open() || !self.condition.is_cheap() || !is_plain {
            return Ok(None);
        }
        let Graph::Read(view) = &context.graph else { return Ok(None) };
        let view = view.clone();
        let Some(row) = self.types.row(&view, node, self.direction) else { return Ok(None) };
        context.guard.allow(row.len() * size_of::<NodeId>())?;
        let mut nodes = Vec::with_capacity(row.len());
        row.each_piece(|entries| nodes.extend(entries.iter().map(|entry| entry.node())));
        let mut passing = 0;
        for nodes in nodes.chunks(CHUNK_ROWS) {
            context.guard.work(nodes.len())?;
            passing += self.condition.count_passing(nodes.to_vec(), context)? as u64;
        }
        Ok(Some(passing))
    }

    /// How many relationships of each of `nodes`, which the rows of `chunk` begin with, count, where that hangs on no
    /// relationship of the row.
    fn column_of_counts(&self, nodes: Ids<'_, NodeId>, chunk: &Chunk, view: &GraphView) -> Option<Vec<u64>> {
        match &self.end {
            _ if !self.avoided.is_empty() => None,
            End::Free if self.condition.is_open() => Some(self.types.degrees(view, nodes, self.direction)),
            End::Free => Some(nodes.iter().map(|node| self.count_passing(node, view) as u64).collect()),
            End::At(slot) => self.column_of_counts_between(nodes, chunk.column(*slot).as_nodes()?, view),
            End::Shared { .. } => None,
        }
    }

    /// How many pairs of relationships there are at each of `nodes`, one for this arm and one for its opposite.
    fn column_of_pairs(
        &self,
        opposite: &Arm<'p>,
        nodes: Ids<'_, NodeId>,
        chunk: &Chunk,
        view: &GraphView,
    ) -> Result<Option<Vec<u64>>> {
        let is_open = |arm: &Arm<'p>| arm.avoided.is_empty() && arm.condition.is_open();
        if let ([Some(only)], true) = (self.types.wanted(), is_open(self) && is_open(opposite)) {
            return Ok(Some(view.products_of_degrees(nodes, *only)));
        }
        let own = self.column_of_counts(nodes, chunk, view);
        let Some((mut pairs, others)) = own.zip(opposite.column_of_counts(nodes, chunk, view)) else {
            return Ok(None);
        };
        multiply(&mut pairs, &others)?;
        Ok(Some(pairs))
    }

    /// The same where each leads to one node; a row is looked at once for rows that begin with the same node.
    fn column_of_counts_between(
        &self,
        mut nodes: Ids<'_, NodeId>,
        mut ends: Ids<'_, NodeId>,
        view: &GraphView,
    ) -> Option<Vec<u64>> {
        let mut counts = Vec::with_capacity(nodes.len());
        while let Some((node, _)) = nodes.ends() {
            let same = nodes.same_at_first();
            let (own, others) = ends.split_at(same);
            self.types.row(view, node, self.direction)?.count_each(own, &mut counts);
            (nodes, ends) = (nodes.split_at(same).1, others);
        }
        Some(counts)
    }

    /// How many relationships of `node` lead to nodes that pass.
    fn count_passing(&self, node: NodeId, view: &GraphView) -> usize {
        if self.condition.is_open() {
            return self.types.degree(view, node, self.direction);
        }
        let row = self.types.row(view, node, self.direction);
        match row.and_then(|row| row.as_slice()) {
            Some(entries) => entries.iter().filter(|entry| self.condition.passes(entry.node())).count(),
            None => {
                let steps = self.types.neighbours(view, node, self.direction);
                steps.filter(|step| self.condition.passes(step.node)).count()
            }
        }
    }

    /// Whether one arm leads out and the other in along the same types, to any node, so that they share but self-loops.
    fn is_opposite(&self, other: &Arm<'p>) -> bool {
        matches!((&self.end, &other.end), (End::Free, End::Free))
            && self.direction != Direction::Both
            && other.direction == self.direction.reversed()
            && self.types.wanted() == other.types.wanted()
    }

    /// How many relationships of `node` count in this row.
    fn count(&self, node: NodeId, row: Row<'_>, view: &GraphView) -> u64 {
        match &self.end {
            End::Free => self.count_free(node, row, view),
            End::At(slot) => node_at(*slot, row).map_or(0, |end| self.count_between(node, end, row, view)),
            End::Shared { from, other, must_differ } => node_at(*from, row)
                .map_or(0, |from| self.count_meetings(node, (other, from), *must_differ, row, view)),
        }
    }

    fn count_between(&self, node: NodeId, end: NodeId, row: Row<'_>, view: &GraphView) -> u64 {
        let is_free = |relationship: &RelationshipId| !self.avoids(*relationship, row);
        let between = match self.types.row(view, node, self.direction) {
            Some(row) => row.to(end).filter(is_free).count(),
            None => self.types.between(view, (node, end), self.direction).filter(is_free).count(),
        };
        between as u64
    }

    /// How many pairs of relationships lead from `node` and from another one to the same node.
    fn count_meetings(
        &self,
        node: NodeId,
        (other, from): (&Arm<'p>, NodeId),
        must_differ: bool,
        row: Row<'_>,
        view: &GraphView,
    ) -> u64 {
        let own_avoided: Vec<_> = self.avoided_at(node, row).collect();
        let other_avoided: Vec<_> = other.avoided_at(from, row).collect();
        let mut count = 0;
        let mut meet = |end: NodeId, one: RelationshipId, two: RelationshipId| {
            let is_used = own_avoided.contains(&one) || other_avoided.contains(&two);
            let is_same = must_differ && one == two;
            count += u64::from(!is_used && !is_same && self.condition.passes(end));
        };
        let rows = (self.types.row(view, node, self.direction), other.types.row(view, from, other.direction));
        if let (Some(own), Some(theirs)) = rows {
            own.meet(&theirs, |one, two| meet(one.node(), one.relationship(), two.relationship()));
        } else {
            for step in self.types.neighbours(view, node, self.direction) {
                let others = other.types.between(view, (from, step.node), other.direction);
                others.for_each(|two| meet(step.node, step.relationship, two));
            }
        }
        count
    }

    /// Whether the relationship does not count in this row.
    fn avoids(&self, relationship: RelationshipId, row: Row<'_>) -> bool {
        let relationship = Value::Relationship(relationship);
        self.avoided.iter().any(|avoided| row.get(avoided.relationship) == relationship)
    }

    fn count_free(&self, node: NodeId, row: Row<'_>, view: &GraphView) -> u64 {
        let all = self.count_passing(node, view);
        let mut avoided: Vec<RelationshipId> =
            self.avoided_at(node, row).filter(|avoided| self.includes(*avoided, node, view)).collect();
        avoided.sort_unstable();
        avoided.dedup();
        (all - avoided.len()) as u64
    }

    /// The relationships to be avoided in this row that may be among those of `node`.
    fn avoided_at(&self, node: NodeId, row: Row<'_>) -> impl Iterator<Item = RelationshipId> {
        self.avoided.iter().filter_map(move |avoided| {
            let is_at = |slot: Slot| node_at(slot, row) == Some(node);
            let may_be = avoided.ends.is_none_or(|(start, end)| match self.direction {
                Direction::Outgoing => is_at(start),
                Direction::Incoming => is_at(end),
                Direction::Both => is_at(start) || is_at(end),
            });
            match may_be.then(|| row.get(avoided.relationship)) {
                Some(Value::Relationship(relationship)) => Some(relationship),
                _ => None,
            }
        })
    }

    /// Whether the relationship is one of those of `node` that this arm takes.
    fn includes(&self, relationship: RelationshipId, node: NodeId, view: &GraphView) -> bool {
        let Some((start, end)) = view.endpoints(relationship) else { return false };
        let leads = match self.direction {
            Direction::Outgoing => start == node && self.condition.passes(end),
            Direction::Incoming => end == node && self.condition.passes(start),
            Direction::Both => {
                (start == node && self.condition.passes(end)) || (end == node && self.condition.passes(start))
            }
        };
        leads && self.types.include(view, relationship)
    }

    /// How many relationships of `node` both arms could take in this row.
    fn count_shared(&self, other: &Arm<'p>, node: NodeId, row: Row<'_>, view: &GraphView) -> u64 {
        let is_avoided = |relationship| {
            let avoided = self.avoided.iter().chain(other.avoided);
            avoided
                .into_iter()
                .any(|avoided| row.get(avoided.relationship) == Value::Relationship(relationship))
        };
        let is_shared = |relationship| other.includes(relationship, node, view) && !is_avoided(relationship);
        if let Some(loops) = self.loops_shared(other, node, view) {
            return loops.filter(|relationship| is_shared(*relationship)).count() as u64;
        }
        let steps = self.types.neighbours(view, node, self.direction);
        steps.filter(|step| self.condition.passes(step.node) && is_shared(step.relationship)).count() as u64
    }

    /// Where one arm leads out and the other in, they share but self-loops.
    fn loops_shared<'v>(
        &'v self,
        other: &Arm<'p>,
        node: NodeId,
        view: &'v GraphView,
    ) -> Option<impl Iterator<Item = RelationshipId> + 'v> {
        let is_opposite = self.direction != Direction::Both && other.direction == self.direction.reversed();
        let is_passing = self.condition.passes(node);
        is_opposite.then(|| {
            let loops = self.types.between(view, (node, node), Direction::Outgoing);
            loops.filter(move |_| is_passing)
        })
    }
}

/// The node in a slot of the row, if one is there.
fn node_at(slot: Slot, row: Row<'_>) -> Option<NodeId> {
    let column = row.chunk.column(slot);
    match column.as_nodes() {
        Some(nodes) => Some(nodes.at(row.number)),
        None => match column.get(row.number) {
            Value::Node(node) => Some(node),
            _ => None,
        },
    }
}

impl<'p> ExpandCount<'p> {
    /// How many rows each row of `chunk` comes to.
    fn counts(&mut self, chunk: &Chunk, context: &mut Context<'p>) -> Result<Vec<u64>> {
        self.arms.iter_mut().for_each(|arm| arm.prepare(context));
        if let Some(nodes) = chunk.column(self.from).as_nodes() {
            if let ([arm], 1) = (&self.arms[..], nodes.len())
                && let Some(found) = arm.count_alone(nodes.at(0), context)?
            {
                return Ok(vec![product(Some(found), chunk.count(0))?]);
            }
            self.look_around(&nodes.iter(), context)?;
            if let Some(mut counts) = self.column_of_choices(nodes, chunk, context.view())? {
                context.guard.work(nodes.len())?;
                if let Some(rows) = chunk.counts() {
                    multiply(&mut counts, rows)?;
                }
                return Ok(counts);
            }
        }
        let nodes: Result<Vec<_>> = chunk.rows().map(|row| node_in(self.from, row)).collect();
        let nodes = nodes?;
        self.look_around(&nodes.iter().flatten().copied(), context)?;
        let mut counts = Vec::with_capacity(nodes.len());
        for (row, node) in chunk.rows().zip(nodes) {
            context.guard.tick()?;
            let found = node.map_or(Some(0), |node| self.choices(node, row, context.view()));
            counts.push(product(found, chunk.count(row.number))?);
        }
        Ok(counts)
    }

    fn look_around(
        &mut self,
        nodes: &(impl Iterator<Item = NodeId> + Clone),
        context: &mut Context<'p>,
    ) -> Result<()> {
        self.arms.iter_mut().try_for_each(|arm| arm.look_around(nodes.clone(), context))
    }

    /// How many ways there are to choose a relationship for every arm at each of `nodes`, where nothing else of the rows
    /// matters.
    fn column_of_choices(
        &self,
        nodes: Ids<'_, NodeId>,
        chunk: &Chunk,
        view: &GraphView,
    ) -> Result<Option<Vec<u64>>> {
        let (one, other) = match &self.arms[..] {
            [arm] => return Ok(arm.column_of_counts(nodes, chunk, view)),
            [one, other] if one.is_opposite(other) => (one, other),
            _ => return Ok(None),
        };
        let Some(mut choices) = one.column_of_pairs(other, nodes, chunk, view)? else { return Ok(None) };
        one.types.each_self_loops(view, nodes, |place, loops| {
            let node = nodes.at(place);
            let is_taken = one.condition.passes(node) && other.condition.passes(node);
            choices[place] -= if is_taken { loops } else { 0 };
        });
        Ok(Some(choices))
    }

    /// The ways to choose a relationship for every arm; `None` beyond what can be counted.
    fn choices(&self, node: NodeId, row: Row<'_>, view: &GraphView) -> Option<u64> {
        match &self.arms[..] {
            [arm] => Some(arm.count(node, row, view)),
            [one, other] => {
                let all = one.count(node, row, view).checked_mul(other.count(node, row, view))?;
                Some(if all == 0 { 0 } else { all - one.count_shared(other, node, row, view) })
            }
            _ => unreachable!("there are one or two arms"),
        }
    }
}

/// Multiplies each of `counts` by its factor.
fn multiply(counts: &mut [u64], factors: &[u64]) -> Result<()> {
    let bits = counts.iter().chain(factors).fold(0, |bits, number| bits | number);
    let pairs = counts.iter_mut().zip(factors);
    let half = u64::from(u32::MAX);
    if bits <= half {
        // Halves of words cannot overflow, and several are multiplied at once.
        pairs.for_each(|(count, factor)| *count = (*count & half).wrapping_mul(factor & half));
        return Ok(());
    }
    for (count, factor) in pairs {
        *count = count.checked_mul(*factor).ok_or_else(too_many)?;
    }
    Ok(())
}

/// So many choices for each of the rows that a row stands for.
fn product(choices: Option<u64>, rows: u64) -> Result<u64> {
    choices.and_then(|choices| choices.checked_mul(rows)).ok_or_else(too_many)
}

/// What an answer says that would have to stand for more rows than can be counted.
pub(super) fn too_many() -> Error {
    let message = "more rows are counted than a 64-bit integer can tell";
    QueryError::new(ErrorClass::ArithmeticError, Phase::Runtime, Detail::IntegerOverflow, message).into()
}

impl<'p> Operator<'p> for ExpandCount<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        let mut wanted = wanted;
        while let Some(chunk) = self.input.next(context, wanted)? {
            let counts = self.counts(&chunk, context)?;
            let rows = chunk.counted(counts);
            if rows.len() > 0 {
                return Ok(Some(rows));
            }
            wanted = (wanted * 2).min(CHUNK_ROWS);
        }
        Ok(None)
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
        self.arms.iter_mut().for_each(|arm| arm.condition.reset(context));
    }
}
