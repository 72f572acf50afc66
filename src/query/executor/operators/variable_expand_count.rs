//! VariableExpandCount: for each row, one that stands for as many as there are runs of relationships from a node.
//!
//! Walks all but the last relationship of a run, one run after the other; how the last could be chosen is a degree, less
//! the relationships of the walk that are among those of the node it ends at. Where steps or ends are tested, the last
//! ones are looked at as well, ends of many runs together.

use super::super::chunk::{CHUNK_ROWS, Chunk, Row};
use super::super::context::Context;
use super::expand::node_in;
use super::expand_count::too_many;
use super::node_condition::NodeCondition;
use super::trails::{Steps, Trails};
use super::{BoxedOperator, Operator};
use crate::error::Result;
use crate::graph::Neighbour;
use crate::query::bound::{Expression, Range, Slot};
use crate::query::plan::Run;
use crate::value::NodeId;

/// Counts the runs from the node in `run.from` at whose ends `predicates` hold.
pub(in super::super) fn variable_expand_count<'p>(
    input: BoxedOperator<'p>,
    run: &'p Run,
    predicates: &'p [Expression],
) -> BoxedOperator<'p> {
    Box::new(VariableExpandCount {
        input,
        from: run.from,
        range: run.range,
        trails: Trails::new(Steps::of(run)),
        last: Vec::new(),
        ends: Ends {
            condition: NodeCondition::new(run.to, predicates),
            waiting: Vec::new(),
            counts: Vec::new(),
        },
    })
}

struct VariableExpandCount<'p> {
    input: BoxedOperator<'p>,
    from: Slot,
    range: Range,
    trails: Trails<'p>,
    /// The steps from where a walk ends.
    last: Vec<Neighbour>,
    ends: Ends<'p>,
}

/// How many runs have been found for each row of a chunk.
struct Ends<'p> {
    condition: NodeCondition<'p>,
    /// Ends that are still to be tested, each with the number of its row.
    waiting: Vec<(usize, NodeId)>,
    counts: Vec<u64>,
}

impl<'p> Ends<'p> {
    /// Counts a run of row `row` that ends at `node`.
    fn add(&mut self, row: usize, node: NodeId, context: &mut Context<'p>) -> Result<()> {
        if self.condition.is_open() {
            return self.add_many(row, 1);
        }
        self.condition.want(node);
        self.waiting.push((row, node));
        if self.waiting.len() < CHUNK_ROWS { Ok(()) } else { self.test(context) }
    }

    fn add_many(&mut self, row: usize, runs: usize) -> Result<()> {
        let count = &mut self.counts[row];
        *count = count.checked_add(runs as u64).ok_or_else(too_many)?;
        Ok(())
    }

    /// Counts those that wait and pass.
    fn test(&mut self, context: &mut Context<'p>) -> Result<()> {
        self.condition.learn(context)?;
        let mut waiting = std::mem::take(&mut self.waiting);
        for (row, node) in waiting.drain(..) {
            if self.condition.passes(node) {
                self.add_many(row, 1)?;
            }
        }
        self.waiting = waiting;
        Ok(())
    }
}

impl<'p> VariableExpandCount<'p> {
    /// How many rows each row of `chunk` comes to.
    fn counts(&mut self, chunk: &Chunk, context: &mut Context<'p>) -> Result<Vec<u64>> {
        self.trails.steps.types.resolve(context);
        if self.range.minimum > 0 {
            // The node itself, where a run may be empty, is no end of such a relationship.
            let Steps { types, direction, .. } = &self.trails.steps;
            self.ends.condition.prepare(types, *direction, context.view());
        }
        self.ends.counts = vec![0; chunk.len()];
        for row in chunk.rows() {
            context.guard.tick()?;
            if let Some(start) = node_in(self.from, row)?
                && self.trails.steps.allow_node(start, row, context)?
            {
                self.count_runs(start, row, context)?;
            }
        }
        self.ends.test(context)?;
        let counts = std::mem::take(&mut self.ends.counts).into_iter().enumerate();
        counts.map(|(row, count)| count.checked_mul(chunk.count(row)).ok_or_else(too_many)).collect()
    }

    fn count_runs(&mut self, start: NodeId, row: Row<'_>, context: &mut Context<'p>) -> Result<()> {
        let Range { minimum, maximum } = self.range;
        if maximum == Some(0) {
            return if minimum == 0 { self.ends.add(row.number, start, context) } else { Ok(()) };
        }
        if maximum.is_some_and(|maximum| maximum < minimum) {
            return Ok(());
        }
        let longest = maximum.map(|maximum| maximum - 1);
        self.trails.begin(start, None, Range { minimum: 0, maximum: longest }, context)?;
        while let Some(end) = self.trails.next(row, context)? {
            let length = self.trails.relationships().len() as u64;
            if length >= minimum {
                self.ends.add(row.number, end, context)?;
            }
            if Some(length) == longest {
                self.count_last(end, row, context)?;
            }
        }
        Ok(())
    }

    /// Counts the runs that go one step further than the walk found last, which ends at `node`.
    fn count_last(&mut self, node: NodeId, row: Row<'_>, context: &mut Context<'p>) -> Result<()> {
        let Steps { types, direction, .. } = &self.trails.steps;
        if self.ends.condition.is_open() && !self.trails.steps.are_tested() {
            let all = types.degree(context.view(), node, *direction);
            return self.ends.add_many(row.number, all - self.trails.used_at_end());
        }
        self.last.clear();
        self.last.extend(types.neighbours(context.view(), node, *direction));
        context.guard.work(self.last.len())?;
        for step in &self.last {
            if !self.trails.has_taken(step.relationship) && self.trails.steps.allow(*step, row, context)? {
                self.ends.add(row.number, step.node, context)?;
            }
        }
        Ok(())
    }
}

impl<'p> Operator<'p> for VariableExpandCount<'p> {
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
        self.trails.clear();
        self.ends.condition.reset(context);
        self.ends.waiting.clear();
    }
}
