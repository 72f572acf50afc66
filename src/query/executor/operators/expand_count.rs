//! ExpandCount: for each row, one that stands for as many as an expansion, or two from the same node, would give.
//!
//! Without conditions the number is a degree, which costs the same for a hub as for a leaf. What may not be taken again
//! is subtracted: a relationship of the row, where it is among those counted, and of two arms the choices in which both
//! take the same relationship.

use super::super::chunk::{CHUNK_ROWS, Chunk, Column, Row, number};
use super::super::context::Context;
use super::expand::node_in;
use super::node_test::NodeTest;
use super::types::Types;
use super::{BoxedOperator, Operator};
use crate::error::{Detail, Error, ErrorClass, Phase, QueryError, Result};
use crate::graph::{Direction, GraphView};
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
    test: NodeTest<'p>,
    avoided: &'p [Avoided],
}

impl<'p> Arm<'p> {
    fn new(arm: &'p plan::Arm) -> Self {
        Arm {
            types: Types::new(&arm.types),
            direction: arm.direction,
            test: NodeTest::new(arm.to, &arm.predicates),
            avoided: &arm.avoided,
        }
    }

    /// Looks at the nodes around those of a chunk, as far as they must be.
    fn prepare(&mut self, nodes: &[Option<NodeId>], context: &mut Context<'p>) -> Result<()> {
        self.types.resolve(context);
        self.test.prepare(&self.types, self.direction, context.view());
        if self.test.is_open() {
            return Ok(());
        }
        for node in nodes.iter().flatten() {
            let mut steps = 0;
            for step in self.types.neighbours(context.view(), *node, self.direction) {
                self.test.want(step.node);
                steps += 1;
            }
            context.guard.work(steps)?;
        }
        self.test.learn(context)
    }

    /// How many relationships of `node` count in this row.
    fn count(&self, node: NodeId, row: Row<'_>, view: &GraphView) -> u64 {
        let all = if self.test.is_open() {
            self.types.degree(view, node, self.direction)
        } else {
            let steps = self.types.neighbours(view, node, self.direction);
            steps.filter(|step| self.test.passes(step.node)).count()
        };
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
            Direction::Outgoing => start == node && self.test.passes(end),
            Direction::Incoming => end == node && self.test.passes(start),
            Direction::Both => {
                (start == node && self.test.passes(end)) || (end == node && self.test.passes(start))
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
        steps.filter(|step| self.test.passes(step.node) && is_shared(step.relationship)).count() as u64
    }

    /// Where one arm leads out and the other in, they share but self-loops.
    fn loops_shared<'v>(
        &'v self,
        other: &Arm<'p>,
        node: NodeId,
        view: &'v GraphView,
    ) -> Option<impl Iterator<Item = RelationshipId> + 'v> {
        let is_opposite = self.direction != Direction::Both && other.direction == self.direction.reversed();
        let is_passing = self.test.passes(node);
        is_opposite.then(|| self.types.loops(view, node).filter(move |_| is_passing))
    }
}

/// The node in a slot of the row, if one is there.
fn node_at(slot: Slot, row: Row<'_>) -> Option<NodeId> {
    match row.chunk.column(slot) {
        Column::Nodes(nodes) => Some(nodes[row.number]),
        column => match column.get(row.number) {
            Value::Node(node) => Some(node),
            _ => None,
        },
    }
}

impl<'p> ExpandCount<'p> {
    /// How many rows each row of `chunk` comes to.
    fn counts(&mut self, chunk: &Chunk, context: &mut Context<'p>) -> Result<Vec<u64>> {
        let nodes: Result<Vec<_>> = chunk.rows().map(|row| node_in(self.from, row)).collect();
        let nodes = nodes?;
        for arm in &mut self.arms {
            arm.prepare(&nodes, context)?;
        }
        let mut counts = Vec::with_capacity(nodes.len());
        for (row, node) in chunk.rows().zip(nodes) {
            context.guard.tick()?;
            let found = node.map_or(Some(0), |node| self.choices(node, row, context.view()));
            let count = found.and_then(|found| found.checked_mul(chunk.count(row.number)));
            counts.push(count.ok_or_else(too_many)?);
        }
        Ok(counts)
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

fn too_many() -> Error {
    let message = "more rows are counted than a 64-bit integer can tell";
    QueryError::new(ErrorClass::ArithmeticError, Phase::Runtime, Detail::IntegerOverflow, message).into()
}

impl<'p> Operator<'p> for ExpandCount<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        let mut wanted = wanted;
        while let Some(chunk) = self.input.next(context, wanted)? {
            let counts = self.counts(&chunk, context)?;
            let kept: Vec<u32> = (0..chunk.len()).filter(|&row| counts[row] > 0).map(number).collect();
            if !kept.is_empty() {
                let mut rows = chunk.gather(&kept);
                rows.set_counts(Some(kept.iter().map(|&row| counts[row as usize]).collect()));
                return Ok(Some(rows));
            }
            wanted = (wanted * 2).min(CHUNK_ROWS);
        }
        Ok(None)
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
        self.arms.iter_mut().for_each(|arm| arm.test.reset());
    }
}
