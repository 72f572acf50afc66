//! Distinct: the first of the rows that are equivalent on some columns.

use super::super::chunk::{CHUNK_ROWS, Chunk, number};
use super::super::context::Context;
use super::super::numbering::MergedFacts;
use super::aggregate::next_slice;
use super::groups::Groups;
use super::{BoxedOperator, Operator};
use crate::error::Result;
use crate::query::bound::Slot;
use crate::value::order::GroupKey;
use rustc_hash::FxHashMap;

/// Lets through each row of `input` that differs in `slots` from all before it.
pub(in super::super) fn distinct<'p>(input: BoxedOperator<'p>, slots: &'p [Slot]) -> BoxedOperator<'p> {
    Box::new(Distinct { input, slots, groups: Groups::default() })
}

/// The same where the statement is asked for its sources: each row rests on all the rows that are equivalent to it, as a
/// group does on its rows.
pub(in super::super) fn distinct_cited<'p>(input: BoxedOperator<'p>, slots: &'p [Slot]) -> BoxedOperator<'p> {
    Box::new(DistinctCited { input, slots, rows: None, given: 0 })
}

struct DistinctCited<'p> {
    input: BoxedOperator<'p>,
    slots: &'p [Slot],
    /// The first of the rows that are equivalent, once all have been seen.
    rows: Option<Chunk>,
    given: usize,
}

impl<'p> DistinctCited<'p> {
    fn consume(&mut self, context: &mut Context<'p>) -> Result<Chunk> {
        let mut numbers: FxHashMap<GroupKey, usize> = FxHashMap::default();
        let mut rows = Chunk::empty_rows(context.plan.slot_names.len(), 0);
        let mut lineage: Vec<MergedFacts> = Vec::new();
        while let Some(chunk) = self.input.next(context, CHUNK_ROWS)? {
            let mut selection = Vec::new();
            for row in chunk.rows() {
                context.guard.tick()?;
                let key = GroupKey(self.slots.iter().map(|slot| row.get(*slot)).collect());
                let group = *numbers.entry(key).or_insert(lineage.len());
                if group == lineage.len() {
                    selection.push(number(row.number));
                    lineage.push(MergedFacts::default());
                }
                lineage[group].extend(chunk.facts(row.number));
            }
            rows.append(&chunk.gather(&selection));
            context.guard.allow(rows.bytes())?;
        }
        rows.set_lineage(lineage.into_iter().map(MergedFacts::into_facts).collect());
        Ok(rows)
    }
}

impl<'p> Operator<'p> for DistinctCited<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        if self.rows.is_none() {
            self.rows = Some(self.consume(context)?);
        }
        Ok(self
            .rows
            .as_ref()
            .and_then(|rows| next_slice(rows, &mut self.given, wanted.min(context.chunk_rows))))
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
        self.rows = None;
        self.given = 0;
    }
}

struct Distinct<'p> {
    input: BoxedOperator<'p>,
    slots: &'p [Slot],
    groups: Groups,
}

impl<'p> Operator<'p> for Distinct<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        while let Some(chunk) = self.input.next(context, wanted)? {
            let columns = self.slots.iter().map(|slot| chunk.column(*slot).clone());
            let selection = self.groups.first_rows(columns, chunk.len(), context)?;
            if !selection.is_empty() {
                let mut first = chunk.gather(&selection);
                first.set_counts(None);
                return Ok(Some(first));
            }
        }
        Ok(None)
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
        self.groups.clear(context);
    }
}
