//! Rows taken in by several threads, each those of some morsels, and what they know put together.
//!
//! The groups and their order are those that one thread would find. Where that cannot be had exactly, since a sum has
//! fractions for example, and where an error comes up, nothing is handed over: then one thread takes in all rows, and meets the
//! first error first.

use super::super::super::build::Builder;
use super::super::super::chunk::{CHUNK_ROWS, Column, number};
use super::super::super::context::Context;
use super::super::super::helpers::{Wanted, with_helpers};
use super::super::BoxedOperator;
use super::super::morsels::Cut;
use super::Taken;
use crate::error::Result;
use crate::query::plan;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// How many nodes a morsel spans: few enough that all threads end at about the same time.
const MORSEL_NODES: u64 = 4 * CHUNK_ROWS as u64;

/// Of how many of the nodes that the first morsel spans it may have made a group for putting groups together to pay.
const MOST_GROUPS: u64 = MORSEL_NODES / 4;

/// A pipeline that several threads may run, each for itself.
pub(in super::super::super) struct Split<'p> {
    /// What each of them runs, on the nodes of a morsel.
    pub(in super::super::super) pipeline: &'p plan::Operator,
    /// Which help is wanted.
    pub(in super::super::super) wanted: Wanted,
}

/// What one thread has taken in.
struct Part<'p> {
    taken: Taken<'p>,
    /// The morsels, ascending, with how many groups were known after each.
    morsels: Vec<(u64, usize)>,
}

/// What came of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All rows have been taken in.
    Whole,
    /// What the parts know cannot be put together, or it does not pay.
    Apart,
    /// An error came up; of several, it is not known which is the first.
    Failed,
}

impl<'p> Split<'p> {
    /// Takes all rows in, into `whole`, which knows of none yet, and of none afterwards unless it knows of all.
    pub(super) fn take_in(&self, whole: &mut Taken<'p>, context: &mut Context<'p>) -> Outcome {
        let morsels = Cut::new(context, MORSEL_NODES);
        let Some((share, is_abandoned)) = context.share().filter(|_| morsels.count() > 1) else {
            return Outcome::Apart;
        };
        context.end_subqueries();
        let held_bytes = context.guard.held_bytes();
        let (next, parts) = (AtomicU64::new(0), Mutex::new((Outcome::Whole, Vec::new())));
        let (keys, calls) = (whole.keys, whole.calls);
        let work = |context: &mut Context<'p>| {
            let mut part = Part { taken: Taken::new(keys, calls), morsels: Vec::new() };
            let own = part.take_in(self.pipeline, morsels, &next, context).unwrap_or(Outcome::Failed);
            let (outcome, parts) = &mut *parts.lock().unwrap_or_else(PoisonError::into_inner);
            parts.push(part);
            // Whoever gives up first says why: the others are stopped.
            if own != Outcome::Whole && *outcome == Outcome::Whole {
                *outcome = own;
                is_abandoned.store(true, Ordering::Relaxed);
                next.fetch_max(morsels.count(), Ordering::Relaxed);
            }
        };
        let help = || {
            share.plan.size.with_stack(|| {
                let mut context = share.clone().context();
                work(&mut context);
                context.end_subqueries();
            });
        };
        with_helpers(self.wanted, help, || work(context));
        context.morsel = None;
        let (mut outcome, mut parts) = parts.into_inner().unwrap_or_else(PoisonError::into_inner);
        if outcome == Outcome::Whole {
            outcome = put_together(&mut parts, whole, context).unwrap_or(Outcome::Failed);
        }
        parts.iter_mut().for_each(|part| part.taken.clear(context));
        if outcome != Outcome::Whole {
            whole.clear(context);
            context.end_subqueries();
            context.guard.hold_only(held_bytes);
        }
        outcome
    }
}

impl<'p> Part<'p> {
    /// Takes in the rows of the morsels that nobody else has taken.
    fn take_in(
        &mut self,
        pipeline: &'p plan::Operator,
        morsels: Cut,
        next: &AtomicU64,
        context: &mut Context<'p>,
    ) -> Result<Outcome> {
        let mut operator = Builder::new(context).pipeline(pipeline);
        let mut numbers = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed))
            .take_while(|number| *number < morsels.count());
        let mut outcome = Ok(Outcome::Whole);
        while let (Ok(Outcome::Whole), Some(number)) = (&outcome, numbers.next()) {
            outcome = self.take_morsel(&mut operator, number, morsels, context);
        }
        // What it holds is given back.
        operator.reset(context);
        outcome
    }

    /// Takes in the rows of one; after the first it is seen whether it pays to go on.
    fn take_morsel(
        &mut self,
        operator: &mut BoxedOperator<'p>,
        number: u64,
        morsels: Cut,
        context: &mut Context<'p>,
    ) -> Result<Outcome> {
        operator.reset(context);
        context.morsel = Some(morsels.nodes(number));
        operator.each(context, &mut |chunk, context| self.taken.take(&chunk, context))?;
        let pays = !self.morsels.is_empty() || self.pays();
        self.morsels.push((number, self.taken.groups.len()));
        Ok(if pays { Outcome::Whole } else { Outcome::Apart })
    }

    /// Whether it seems that it can be put together with others, and that this pays.
    fn pays(&self) -> bool {
        self.taken.groups.len() as u64 <= MOST_GROUPS
            && self.taken.aggregates.iter().all(|(_, states)| states.can_merge())
    }
}

/// Puts all that the parts know into `whole`, the groups in the order in which they would have been met one morsel after the
/// other, if that can be done.
fn put_together<'p>(
    parts: &mut [Part<'p>],
    whole: &mut Taken<'p>,
    context: &mut Context<'p>,
) -> Result<Outcome> {
    if let Some(only) = only_part(parts) {
        std::mem::swap(whole, &mut only.taken);
        return Ok(Outcome::Whole);
    }
    let met = groups_as_met(parts);
    let keys = keys_of(parts, &met, whole.keys.len());
    let numbers = whole.groups.number_columns(keys, met.len(), context)?;
    let count = whole.groups.len();
    for (place, (_, states)) in whole.aggregates.iter_mut().enumerate() {
        whole.held.charge(states.grow(count), &mut context.guard)?;
        for ((part, group), number) in met.iter().zip(&numbers) {
            let (_, own) = &parts[*part].taken.aggregates[place];
            if !states.merge(*number as usize, own, *group) {
                return Ok(Outcome::Apart);
            }
        }
    }
    Ok(Outcome::Whole)
}

/// The part that has all, where the others were too late.
fn only_part<'a, 'p>(parts: &'a mut [Part<'p>]) -> Option<&'a mut Part<'p>> {
    let mut busy = parts.iter_mut().filter(|part| !part.morsels.is_empty());
    busy.next().filter(|_| busy.next().is_none())
}

/// All groups of all parts, each by its part and its number there, as the morsels follow one another in which they were met.
fn groups_as_met(parts: &[Part<'_>]) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    for (part, own) in parts.iter().enumerate() {
        let mut known = 0;
        for (morsel, length) in &own.morsels {
            spans.push((*morsel, part, known..*length));
            known = *length;
        }
    }
    spans.sort_unstable_by_key(|(morsel, ..)| *morsel);
    spans.into_iter().flat_map(|(_, part, groups)| groups.map(move |group| (part, group))).collect()
}

/// For each of so many keys its values, a row for each of these groups of the parts.
fn keys_of(parts: &mut [Part<'_>], groups: &[(usize, usize)], keys: usize) -> Vec<Column> {
    let (mut columns, mut starts, mut length) = (vec![Column::Absent; keys], Vec::new(), 0);
    for Part { taken, .. } in parts {
        starts.push(length);
        let count = taken.groups.len();
        // Of no groups there are no columns.
        for (column, more) in columns.iter_mut().zip(taken.groups.take()) {
            column.append(length, &more, count);
        }
        length += count;
    }
    let rows: Vec<u32> = groups.iter().map(|(part, group)| number(starts[*part] + group)).collect();
    columns.iter().map(|column| column.gather(&rows)).collect()
}
