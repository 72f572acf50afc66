//! What an aggregate knows of each group so far, and how it takes in the rows of a chunk.

use super::super::super::chunk::{CHUNK_ROWS, Chunk, Column};
use super::super::super::context::Context;
use super::super::super::evaluate::{Property, evaluate_column, placed};
use super::super::super::memory::{Guard, Held, value_bytes};
use super::super::groups::Groups;
use super::sums::{Sums, by_group, takes_sums};
use crate::error::{QueryError, Result};
use crate::functions::{Accumulator, Aggregate as Definition, Type, are_small};
use crate::graph::Stretch;
use crate::query::bound::{AggregateCall, Expression};
use std::cell::OnceCell;
use std::slice;

/// The state of one aggregate for each group.
pub(super) enum States<'p> {
    /// `count(*)`, and `count(x)`: the rows, or those in which it is not null.
    Counts(Option<&'p Expression>, Vec<i64>),
    Values(Values<'p>),
}

/// The state of an aggregate that looks at its arguments.
pub(super) struct Values<'p> {
    call: &'p AggregateCall,
    /// For each group.
    accumulators: Vec<Box<dyn Accumulator>>,
    /// The arguments met with the number of their group, where equal ones count once.
    seen: Option<Groups>,
}

impl<'p> States<'p> {
    pub(super) fn new(call: &'p AggregateCall) -> Self {
        match call.aggregate {
            None => States::Counts(None, Vec::new()),
            Some(aggregate) if aggregate.is_count() && !call.is_distinct => {
                States::Counts(call.arguments.first(), Vec::new())
            }
            Some(_) => {
                let seen = call.is_distinct.then(Groups::default);
                States::Values(Values { call, accumulators: Vec::new(), seen })
            }
        }
    }

    /// Whether it is `count(*)`.
    pub(super) fn count_rows(&self) -> bool {
        matches!(self, States::Counts(None, _))
    }

    /// Whether it may be put together with what another thread knows of other rows, as far as can be told by now.
    pub(super) fn can_merge(&self) -> bool {
        match self {
            States::Counts(..) => true,
            States::Values(values) => values.can_merge(),
        }
    }

    /// Takes in all that another thread knows of a group; says whether it could.
    pub(super) fn merge(&mut self, group: usize, other: &States<'p>, its_group: usize) -> bool {
        match (self, other) {
            (States::Counts(_, counts), States::Counts(_, others)) => {
                counts[group] = counts[group].saturating_add(others[its_group]);
                true
            }
            (States::Values(values), States::Values(others)) => {
                values.accumulators[group].merge(&*others.accumulators[its_group])
            }
            _ => false,
        }
    }

    /// Begins the groups up to `length`; returns about how many bytes that takes.
    pub(super) fn grow(&mut self, length: usize) -> usize {
        match self {
            States::Counts(_, counts) => {
                let new = length - counts.len();
                counts.resize(length, 0);
                new * size_of::<i64>()
            }
            States::Values(values) => values.grow(length),
        }
    }

    /// Takes in the rows of `chunk`, each to its group.
    pub(super) fn add(
        &mut self,
        groups: &RowGroups<'_>,
        chunk: &Chunk,
        held: &mut Held,
        context: &mut Context<'p>,
    ) -> Result<()> {
        match self {
            States::Counts(argument, counts) => {
                let column = argument.map(|value| evaluate_column(value, chunk, context)).transpose()?;
                count_each(counts, groups, column.as_ref(), chunk);
                Ok(())
            }
            States::Values(values) => values.add(groups, chunk, held, context),
        }
    }

    pub(super) fn finish(&mut self) -> Result<Column> {
        match self {
            States::Counts(_, counts) => Ok(Column::integers(std::mem::take(counts))),
            States::Values(values) => values.finish(),
        }
    }

    pub(super) fn clear(&mut self, context: &mut Context<'_>) {
        match self {
            States::Counts(_, counts) => counts.clear(),
            States::Values(values) => {
                values.accumulators.clear();
                values.seen.iter_mut().for_each(|seen| seen.clear(context));
            }
        }
    }
}

/// The groups of a chunk's rows.
pub(super) struct RowGroups<'g> {
    /// For each row the number of its group.
    pub(super) of_rows: &'g [u32],
    /// How many groups there are by now.
    pub(super) count: usize,
    /// How many of the rows each group has, once that is asked.
    pub(super) sizes: OnceCell<Vec<u64>>,
}

impl<'g> RowGroups<'g> {
    pub(super) fn new(of_rows: &'g [u32], count: usize) -> Self {
        RowGroups { of_rows, count, sizes: OnceCell::new() }
    }

    /// Whether the groups are so few that something may be done for each of them.
    fn are_few(&self) -> bool {
        self.count <= 1.max(self.of_rows.len() / 4)
    }

    /// How many of the rows each group has.
    pub(super) fn sizes(&self) -> &[u64] {
        self.sizes.get_or_init(|| match self.count {
            1 => vec![self.of_rows.len() as u64],
            count => {
                let mut sizes = vec![0_u64; count];
                for group in self.of_rows {
                    let size = &mut sizes[*group as usize];
                    *size = size.wrapping_add(1);
                }
                sizes
            }
        })
    }
}

/// Counts the rows of `chunk`, each for its group; of a column only those in which it is not null.
fn count_each(counts: &mut [i64], groups: &RowGroups<'_>, column: Option<&Column>, chunk: &Chunk) {
    let values = match column {
        Some(Column::Values(values)) => Some(values),
        _ => None,
    };
    if let ([count], None) = (&mut *counts, values) {
        *count = count.saturating_add_unsigned(chunk.total_count());
        return;
    }
    if values.is_none() && !chunk.has_counts() && groups.are_few() {
        let sizes = counts.iter_mut().zip(groups.sizes());
        return sizes.for_each(|(count, size)| *count = count.saturating_add_unsigned(*size));
    }
    if values.is_none() && !chunk.has_counts() {
        return groups.of_rows.iter().for_each(|group| counts[*group as usize] += 1);
    }
    for (row, group) in groups.of_rows.iter().enumerate() {
        if values.is_none_or(|values| !values[row].is_null()) {
            let count = &mut counts[*group as usize];
            *count = count.saturating_add_unsigned(chunk.count(row));
        }
    }
}

impl<'p> Values<'p> {
    fn can_merge(&self) -> bool {
        let Some(aggregate) = self.call.aggregate else { return false };
        let mut probe = (aggregate.start)();
        let can_begin = self.seen.is_none() && probe.merge(&*(aggregate.start)());
        can_begin && self.accumulators.iter().all(|own| probe.merge(&**own))
    }

    fn grow(&mut self, length: usize) -> usize {
        let new = length - self.accumulators.len();
        let start = self.call.aggregate.map(|aggregate| aggregate.start);
        self.accumulators.extend((0..new).filter_map(|_| Some(start?())));
        new * size_of::<Box<dyn Accumulator>>()
    }

    fn add(
        &mut self,
        groups: &RowGroups<'_>,
        chunk: &Chunk,
        held: &mut Held,
        context: &mut Context<'p>,
    ) -> Result<()> {
        if self.add_in_place(groups, chunk, context)? {
            return Ok(());
        }
        let arguments: Result<Vec<_>> =
            self.call.arguments.iter().map(|value| evaluate_column(value, chunk, context)).collect();
        let arguments = arguments?;
        context.guard.work(chunk.len())?;
        if let Some(seen) = &mut self.seen {
            let group = Column::integers(groups.of_rows.iter().map(|group| i64::from(*group)).collect());
            let keys = arguments.iter().cloned().chain([group]);
            let rows = seen.first_rows(keys, chunk.len(), context)?;
            let rows = rows.into_iter().map(|row| (row as usize, 1));
            return self.add_rows(rows, groups.of_rows, &arguments, held, &mut context.guard);
        }
        if let ([Column::Integers(integers)], false) = (&arguments[..], chunk.has_counts() || self.keeps()) {
            return placed(add_integers(&mut self.accumulators, groups, integers), self.call.span);
        }
        let rows = (0..chunk.len()).map(|row| (row, chunk.count(row)));
        self.add_rows(rows, groups.of_rows, &arguments, held, &mut context.guard)
    }

    /// Sums a property where it lies, if it is a small integer in all rows that have it, and sums are what is asked for;
    /// else says so.
    fn add_in_place(
        &mut self,
        groups: &RowGroups<'_>,
        chunk: &Chunk,
        context: &mut Context<'p>,
    ) -> Result<bool> {
        if !groups.are_few()
            || chunk.len() > CHUNK_ROWS
            || self.seen.is_some()
            || chunk.has_counts()
            || !takes_sums(&self.accumulators)
        {
            return Ok(false);
        }
        let [argument] = &self.call.arguments[..] else { return Ok(false) };
        let property = Property::of(argument, chunk).filter(|property| property.is_near());
        let Some(property) = property else { return Ok(false) };
        context.guard.work(chunk.len())?;
        let mut sums = Sums::new(groups);
        property.stretches(context, |stretch| sums.take(stretch))?;
        let is_whole = !sums.is_beyond;
        if is_whole {
            sums.hand_over(&mut self.accumulators);
        }
        Ok(is_whole)
    }

    /// Takes in the arguments of some rows, each so many times.
    fn add_rows(
        &mut self,
        rows: impl Iterator<Item = (usize, u64)>,
        groups: &[u32],
        arguments: &[Column],
        held: &mut Held,
        guard: &mut Guard,
    ) -> Result<()> {
        let (keeps, span) = (self.keeps(), self.call.span);
        let mut values = Vec::with_capacity(arguments.len());
        for (row, times) in rows {
            values.clear();
            values.extend(arguments.iter().map(|argument| argument.get(row)));
            let accumulator = &mut self.accumulators[groups[row] as usize];
            if times > 1 && placed(accumulator.add_times(&values, times), span)? {
                continue;
            }
            let bytes = if keeps { values.iter().map(value_bytes).sum() } else { 0 };
            for _ in 0..times {
                guard.tick()?;
                held.charge(bytes, guard)?;
                placed(accumulator.add(&values), span)?;
            }
        }
        Ok(())
    }

    /// Whether the aggregate holds on to all it is given.
    fn keeps(&self) -> bool {
        self.call.aggregate.is_some_and(keeps_arguments)
    }

    fn finish(&mut self) -> Result<Column> {
        let finish = |accumulator: &mut Box<dyn Accumulator>| placed(accumulator.finish(), self.call.span);
        Ok(Column::values(self.accumulators.iter_mut().map(finish).collect::<Result<_>>()?))
    }
}

/// Takes in an integer of each row; where groups are few, those of a group together.
fn add_integers(
    accumulators: &mut [Box<dyn Accumulator>],
    groups: &RowGroups<'_>,
    integers: &[i64],
) -> std::result::Result<(), QueryError> {
    if let [only] = accumulators {
        return only.add_integers(integers);
    }
    if !groups.are_few() {
        let mut rows = groups.of_rows.iter().zip(integers);
        return rows.try_for_each(|(group, integer)| {
            accumulators[*group as usize].add_integers(slice::from_ref(integer))
        });
    }
    if are_small(integers) && takes_sums(accumulators) {
        let mut sums = Sums::new(groups);
        sums.take(Stretch::Integers(integers));
        sums.hand_over(accumulators);
        return Ok(());
    }
    let (sorted, ends) = by_group(groups, integers);
    let mut start = 0;
    for (accumulator, end) in accumulators.iter_mut().zip(ends) {
        accumulator.add_integers(&sorted[start..end])?;
        start = end;
    }
    Ok(())
}
/// Whether an aggregate holds on to all it is given: those that give a list, and those that must sort.
fn keeps_arguments(aggregate: &Definition) -> bool {
    aggregate.returns == Type::List || aggregate.parameters.len() > 1
}
