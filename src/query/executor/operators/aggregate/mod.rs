//! Aggregate: one row for each group of rows.
//!
//! The rows of a chunk are numbered by their groups first, then each aggregate takes in its column.
//!
//! - `states`: what an aggregate knows of each group; `sums`: integers summed where they lie; `parts`: rows taken in by
//!   several threads.

mod states;
mod sums;
mod parts;

use self::parts::Outcome;
pub(in super::super) use self::parts::Split;
use self::states::{RowGroups, States};
use super::super::chunk::{CHUNK_ROWS, Chunk};
use super::super::context::Context;
use super::super::lineage::{FactKey, Facts, Gather, facts_of};
use super::super::memory::Held;
use super::super::numbering::MergedFacts;
use super::groups::Groups;
use super::{BoxedOperator, Operator};
use crate::error::Result;
use crate::query::bound::{AggregateCall, Expression, Slot};

/// Groups the rows of `input` by `keys`, in the order in which the groups are met. Without keys there is one group,
/// even of no rows. Where `split` can find the same, it is asked instead.
pub(in super::super) fn aggregate<'p>(
    input: BoxedOperator<'p>,
    split: Option<Split<'p>>,
    keys: &'p [(Slot, Expression)],
    calls: &'p [(Slot, AggregateCall)],
) -> BoxedOperator<'p> {
    Box::new(Aggregate { input, split, taken: Taken::new(keys, calls), finished: None })
}

/// Whether what several threads know of parts of the rows can be put together, as far as is known before there are any.
pub(in super::super) fn can_split(calls: &[(Slot, AggregateCall)]) -> bool {
    calls.iter().all(|(_, call)| States::new(call).can_merge())
}

struct Aggregate<'p> {
    input: BoxedOperator<'p>,
    split: Option<Split<'p>>,
    taken: Taken<'p>,
    finished: Option<Finished>,
}

/// What is known of the rows taken in so far.
struct Taken<'p> {
    keys: &'p [(Slot, Expression)],
    calls: &'p [(Slot, AggregateCall)],
    groups: Groups,
    aggregates: Vec<(Slot, States<'p>)>,
    /// For each group the facts that its rows rest on, where the statement is asked for its sources.
    lineage: Vec<MergedFacts>,
    held: Held,
}

/// The groups' rows, all of them, and how many have been given.
struct Finished {
    rows: Option<Chunk>,
    given: usize,
}

impl<'p> Taken<'p> {
    fn new(keys: &'p [(Slot, Expression)], calls: &'p [(Slot, AggregateCall)]) -> Self {
        Taken {
            keys,
            calls,
            groups: Groups::default(),
            aggregates: calls.iter().map(|(slot, call)| (*slot, States::new(call))).collect(),
            lineage: Vec::new(),
            held: Held::default(),
        }
    }

    fn take(&mut self, chunk: &Chunk, context: &mut Context<'p>) -> Result<()> {
        let keys = self.keys.iter().map(|(_, key)| key);
        let numbers = self.groups.number_rows(keys, chunk, context)?;
        let groups = RowGroups::new(&numbers, self.groups.len());
        // Sums tell in passing how many rows there are.
        for counts_rows in [false, true] {
            let aggregates = self.aggregates.iter_mut().map(|(_, states)| states);
            for states in aggregates.filter(|states| states.count_rows() == counts_rows) {
                self.held.charge(states.grow(self.groups.len()), &mut context.guard)?;
                states.add(&groups, chunk, &mut self.held, context)?;
            }
        }
        if let Some(lineage) = chunk.lineage() {
            self.keep_lineage(&numbers, lineage);
        }
        Ok(())
    }

    /// A group rests on what each of its rows does.
    fn keep_lineage(&mut self, groups: &[u32], lineage: &[Facts]) {
        self.lineage.resize_with(self.groups.len(), MergedFacts::default);
        for (group, facts) in groups.iter().zip(lineage) {
            self.lineage[*group as usize].extend(facts);
        }
    }

    /// What each of `count` groups rests on; that of no rows on there being none.
    fn finish_lineage(&mut self, count: usize, context: &mut Context<'p>) -> Vec<Facts> {
        let mut kept = std::mem::take(&mut self.lineage).into_iter();
        let mut facts_of_group = || match kept.next() {
            Some(facts) => facts.into_facts(),
            None => {
                let mut gather = Gather { facts: Vec::new(), context: &mut *context };
                gather.note(FactKey::Absence);
                facts_of(gather.facts)
            }
        };
        (0..count).map(|_| facts_of_group()).collect()
    }

    fn finish(&mut self, context: &mut Context<'p>) -> Result<Finished> {
        let count = if self.keys.is_empty() { 1 } else { self.groups.len() };
        let mut rows = Chunk::empty_rows(context.plan.slot_names.len(), count);
        for ((slot, _), values) in self.keys.iter().zip(self.groups.take()) {
            rows.set(*slot, values);
        }
        for (slot, states) in &mut self.aggregates {
            states.grow(count);
            rows.set(*slot, states.finish()?);
        }
        if context.lineage.is_some() {
            rows.set_lineage(self.finish_lineage(count, context));
        }
        self.clear(context);
        Ok(Finished { rows: (rows.len() > 0).then_some(rows), given: 0 })
    }

    fn clear(&mut self, context: &mut Context<'p>) {
        self.groups.clear(context);
        self.lineage.clear();
        self.aggregates.iter_mut().for_each(|(_, states)| states.clear(context));
        self.held.release(&mut context.guard);
    }
}

impl<'p> Aggregate<'p> {
    fn take_in(&mut self, context: &mut Context<'p>) -> Result<()> {
        let taken = &mut self.taken;
        match self.split.as_ref().map(|split| split.take_in(taken, context)) {
            Some(Outcome::Whole) => Ok(()),
            Some(Outcome::Apart) | None => {
                self.input.each(context, &mut |chunk, context| taken.take(&chunk, context))
            }
            // By one thread, which meets the first error first, and holds no more than it must.
            Some(Outcome::Failed) => {
                while let Some(chunk) = self.input.next(context, CHUNK_ROWS)? {
                    taken.take(&chunk, context)?;
                }
                Ok(())
            }
        }
    }
}

impl<'p> Operator<'p> for Aggregate<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        if self.finished.is_none() {
            self.take_in(context)?;
            self.finished = Some(self.taken.finish(context)?);
        }
        let Some(Finished { rows: Some(rows), given }) = &mut self.finished else { return Ok(None) };
        Ok(next_slice(rows, given, wanted.min(context.chunk_rows)))
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
        self.taken.clear(context);
        self.finished = None;
    }
}

/// The next rows of what is held as a whole, so many at most.
pub(super) fn next_slice(rows: &Chunk, given: &mut usize, wanted: usize) -> Option<Chunk> {
    let from = *given;
    let to = rows.len().min(from.saturating_add(wanted));
    *given = to;
    (from < to).then(|| rows.slice(from, to))
}
