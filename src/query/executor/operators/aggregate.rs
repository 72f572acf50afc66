//! Aggregate: one row for each group of rows.
//!
//! The rows of a chunk are numbered by their groups first, then each aggregate takes in its column.

use super::super::chunk::{CHUNK_ROWS, Chunk, Column};
use super::super::context::Context;
use super::super::evaluate::{Property, evaluate_column, placed};
use super::super::lineage::{FactKey, Facts, Gather, facts_of};
use super::super::memory::{Guard, Held, value_bytes};
use super::super::numbering::MergedFacts;
use super::groups::Groups;
use super::{BoxedOperator, Operator};
use crate::error::{QueryError, Result};
use crate::functions::{Accumulator, Aggregate as Definition, Type, are_small};
use crate::graph::{SmallIntegers, Stretch, ValueRef};
use crate::query::bound::{AggregateCall, Expression, Slot};
use std::cell::OnceCell;
use std::slice;

/// Groups the rows of `input` by `keys`, in the order in which the groups are met. Without keys there is one group,
/// even of no rows.
pub(in super::super) fn aggregate<'p>(
    input: BoxedOperator<'p>,
    keys: &'p [(Slot, Expression)],
    aggregates: &'p [(Slot, AggregateCall)],
) -> BoxedOperator<'p> {
    let taken = Taken {
        keys,
        groups: Groups::default(),
        aggregates: aggregates.iter().map(|(slot, call)| (*slot, States::new(call))).collect(),
        lineage: Vec::new(),
        held: Held::default(),
    };
    Box::new(Aggregate { input, taken, finished: None })
}

struct Aggregate<'p> {
    input: BoxedOperator<'p>,
    taken: Taken<'p>,
    finished: Option<Finished>,
}

/// What is known of the rows taken in so far.
struct Taken<'p> {
    keys: &'p [(Slot, Expression)],
    groups: Groups,
    aggregates: Vec<(Slot, States<'p>)>,
    /// For each group the facts that its rows rest on, where the statement is asked for its sources.
    lineage: Vec<MergedFacts>,
    held: Held,
}

/// The state of one aggregate for each group.
enum States<'p> {
    /// `count(*)`, and `count(x)`: the rows, or those in which it is not null.
    Counts(Option<&'p Expression>, Vec<i64>),
    Values(Values<'p>),
}

/// The state of an aggregate that looks at its arguments.
struct Values<'p> {
    call: &'p AggregateCall,
    /// For each group.
    accumulators: Vec<Box<dyn Accumulator>>,
    /// The arguments met with the number of their group, where equal ones count once.
    seen: Option<Groups>,
}

impl<'p> States<'p> {
    fn new(call: &'p AggregateCall) -> Self {
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
    fn count_rows(&self) -> bool {
        matches!(self, States::Counts(None, _))
    }

    /// Begins the groups up to `length`; returns about how many bytes that takes.
    fn grow(&mut self, length: usize) -> usize {
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
    fn add(
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

    fn finish(&mut self) -> Result<Column> {
        match self {
            States::Counts(_, counts) => Ok(Column::integers(std::mem::take(counts))),
            States::Values(values) => values.finish(),
        }
    }

    fn clear(&mut self, context: &mut Context<'_>) {
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
struct RowGroups<'g> {
    /// For each row the number of its group.
    of_rows: &'g [u32],
    /// How many groups there are by now.
    count: usize,
    /// How many of the rows each group has, once that is asked.
    sizes: OnceCell<Vec<u64>>,
}

impl<'g> RowGroups<'g> {
    fn new(of_rows: &'g [u32], count: usize) -> Self {
        RowGroups { of_rows, count, sizes: OnceCell::new() }
    }

    /// Whether the groups are so few that something may be done for each of them.
    fn are_few(&self) -> bool {
        self.count <= 1.max(self.of_rows.len() / 4)
    }

    /// How many of the rows each group has.
    fn sizes(&self) -> &[u64] {
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

/// Sums of integers for each group of a chunk's rows.
struct Sums<'g> {
    groups: &'g RowGroups<'g>,
    of_groups: Vec<Sum>,
    /// The groups of the rows still to come.
    rest: &'g [u32],
    /// The groups of the rows that have no value.
    without: Vec<u32>,
    /// Whether anything came that is neither null nor a small integer.
    is_beyond: bool,
}

/// What has been taken in for a group: the two lie together, so that a row is one step for both.
#[derive(Clone, Copy, Default)]
struct Sum {
    sum: i64,
    rows: u64,
}

impl Sum {
    /// Takes in an integer, which is small, as all are: so nothing overflows.
    #[inline]
    fn add(&mut self, integer: i64) {
        self.sum = self.sum.wrapping_add(integer);
        self.rows = self.rows.wrapping_add(1);
    }
}

impl<'g> Sums<'g> {
    /// No sums yet for the rows of `groups`, which are no more than a chunk has.
    fn new(groups: &'g RowGroups<'g>) -> Self {
        let of_groups = vec![Sum::default(); groups.count];
        Sums { groups, of_groups, rest: groups.of_rows, without: Vec::new(), is_beyond: false }
    }

    /// Takes in the next rows.
    fn take(&mut self, stretch: Stretch<'_>) {
        match stretch {
            Stretch::Integers(integers) => self.take_each(integers),
            Stretch::Small(small) => self.take_small(small),
            Stretch::One(ValueRef::Integer(integer)) => self.take_each(&[integer]),
            Stretch::One(value) => {
                self.is_beyond |= !matches!(value, ValueRef::Null);
                if let Some(group) = self.rest.split_off_first() {
                    self.of_groups[*group as usize].add(0);
                    self.without.push(*group);
                }
            }
        }
    }

    /// The same where all are integers.
    #[inline]
    fn take_each(&mut self, integers: &[i64]) {
        self.is_beyond |= !are_small(integers);
        if let [only] = &mut self.of_groups[..] {
            only.sum = integers.iter().fold(only.sum, |sum, integer| sum.wrapping_add(*integer));
            return self.pass(integers.len());
        }
        self.add_each(integers.len(), integers.iter().copied());
    }

    /// The same where they lie near one another.
    #[inline]
    fn take_small(&mut self, small: SmallIntegers<'_>) {
        self.is_beyond |= !are_small(&[small.base]);
        let count = small.above.len();
        if let [only] = &mut self.of_groups[..] {
            let above = small.above.iter().fold(0_u64, |sum, above| sum.wrapping_add(u64::from(*above)));
            let base = small.base.wrapping_mul(count as i64);
            only.sum = only.sum.wrapping_add(base).wrapping_add(above.cast_signed());
            return self.pass(count);
        }
        self.add_each(count, small.integers());
    }

    /// Counts the next rows, which are all of one group.
    fn pass(&mut self, count: usize) {
        self.of_groups[0].rows += count as u64;
        self.rest = &self.rest[count..];
    }

    /// Takes in an integer for each of the next rows.
    #[inline]
    fn add_each(&mut self, count: usize, integers: impl Iterator<Item = i64>) {
        let groups;
        (groups, self.rest) = self.rest.split_at(count);
        for (group, integer) in groups.iter().zip(integers) {
            self.of_groups[*group as usize].add(integer);
        }
    }

    /// Gives each group's sum to its accumulator, with how many integers it is of.
    fn hand_over(self, accumulators: &mut [Box<dyn Accumulator>]) {
        let mut counts: Vec<u64> = self.of_groups.iter().map(|sum| sum.rows).collect();
        // Where they were counted before, the counts are the same.
        self.groups.sizes.get_or_init(|| counts.clone());
        self.without.iter().for_each(|group| counts[*group as usize] -= 1);
        let sums = self.of_groups.into_iter().map(|sum| sum.sum).zip(counts);
        for (accumulator, (sum, count)) in accumulators.iter_mut().zip(sums) {
            if count > 0 {
                accumulator.add_sum(sum, count);
            }
        }
    }
}

/// Whether all of them may be given sums.
fn takes_sums(accumulators: &[Box<dyn Accumulator>]) -> bool {
    accumulators.iter().all(|accumulator| accumulator.takes_sums())
}

/// The integers of each group one after the other, in the order of their rows, and where those of each group end.
fn by_group(groups: &RowGroups<'_>, integers: &[i64]) -> (Vec<i64>, Vec<usize>) {
    let mut sum = 0;
    let mut places: Vec<usize> = Vec::with_capacity(groups.count);
    for size in groups.sizes() {
        places.push(sum);
        sum += *size as usize;
    }
    let mut sorted = vec![0; integers.len()];
    for (group, integer) in groups.of_rows.iter().zip(integers) {
        let place = &mut places[*group as usize];
        sorted[*place] = *integer;
        *place += 1;
    }
    (sorted, places)
}

/// Whether an aggregate holds on to all it is given: those that give a list, and those that must sort.
fn keeps_arguments(aggregate: &Definition) -> bool {
    aggregate.returns == Type::List || aggregate.parameters.len() > 1
}

/// The groups' rows, all of them, and how many have been given.
struct Finished {
    rows: Option<Chunk>,
    given: usize,
}

impl<'p> Taken<'p> {
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

impl<'p> Operator<'p> for Aggregate<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        if self.finished.is_none() {
            let taken = &mut self.taken;
            self.input.each(context, &mut |chunk, context| taken.take(&chunk, context))?;
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
