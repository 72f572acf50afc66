//! Aggregate: one row for each group of rows.
//!
//! The rows of a chunk are numbered by their groups first, then each aggregate takes in its column.

use super::super::chunk::{Chunk, Column};
use super::super::context::Context;
use super::super::evaluate::{evaluate_column, placed};
use super::super::lineage::{FactKey, Facts, Gather, facts_of};
use super::super::memory::{Guard, Held, value_bytes};
use super::super::numbering::MergedFacts;
use super::distinct::Seen;
use super::groups::Groups;
use super::{BoxedOperator, Operator};
use crate::error::{QueryError, Result};
use crate::functions::{Accumulator, Aggregate as Definition, Type};
use crate::query::bound::{AggregateCall, Expression, Slot};
use crate::value::Value;
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
    Values(&'p AggregateCall, Vec<State>),
}

/// The state of one aggregate for one group.
struct State {
    accumulator: Box<dyn Accumulator>,
    /// The arguments met, where equal ones count once.
    seen: Option<Seen>,
}

impl<'p> States<'p> {
    fn new(call: &'p AggregateCall) -> Self {
        match call.aggregate {
            None => States::Counts(None, Vec::new()),
            Some(aggregate) if aggregate.is_count() && !call.is_distinct => {
                States::Counts(call.arguments.first(), Vec::new())
            }
            Some(_) => States::Values(call, Vec::new()),
        }
    }

    /// Begins the groups up to `length`; returns about how many bytes that takes.
    fn grow(&mut self, length: usize) -> usize {
        match self {
            States::Counts(_, counts) => {
                let new = length - counts.len();
                counts.resize(length, 0);
                new * size_of::<i64>()
            }
            States::Values(call, states) => {
                let new = length - states.len();
                let start = call.aggregate.map(|aggregate| aggregate.start);
                states.extend((0..new).filter_map(|_| {
                    Some(State { accumulator: start?(), seen: call.is_distinct.then(Seen::default) })
                }));
                new * size_of::<State>()
            }
        }
    }

    /// Takes in the rows of `chunk`, each to its group.
    fn add(
        &mut self,
        groups: &[u32],
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
            States::Values(call, states) => {
                let arguments: Result<Vec<_>> =
                    call.arguments.iter().map(|value| evaluate_column(value, chunk, context)).collect();
                let guard = &mut context.guard;
                guard.work(chunk.len())?;
                add_values(call, states, groups, (&arguments?, chunk), held, guard)
            }
        }
    }

    fn finish(&mut self) -> Result<Column> {
        match self {
            States::Counts(_, counts) => Ok(Column::integers(std::mem::take(counts))),
            States::Values(call, states) => {
                let values: Result<Vec<_>> =
                    states.iter_mut().map(|state| placed(state.accumulator.finish(), call.span)).collect();
                Ok(Column::values(values?))
            }
        }
    }

    fn clear(&mut self, guard: &mut Guard) {
        match self {
            States::Counts(_, counts) => counts.clear(),
            States::Values(_, states) => {
                states.drain(..).filter_map(|state| state.seen).for_each(|mut seen| seen.clear(guard));
            }
        }
    }
}

/// Counts the rows of `chunk`, each for its group; of a column only those in which it is not null.
fn count_each(counts: &mut [i64], groups: &[u32], column: Option<&Column>, chunk: &Chunk) {
    let values = match column {
        Some(Column::Values(values)) => Some(values),
        _ => None,
    };
    if let ([count], None) = (&mut *counts, values) {
        *count = count.saturating_add_unsigned(chunk.total_count());
        return;
    }
    for (row, group) in groups.iter().enumerate() {
        if values.is_none_or(|values| !values[row].is_null()) {
            let count = &mut counts[*group as usize];
            *count = count.saturating_add_unsigned(chunk.count(row));
        }
    }
}

/// Takes in the arguments of each row; numbers that are counted once each go the short way.
fn add_values(
    call: &AggregateCall,
    states: &mut [State],
    groups: &[u32],
    (arguments, chunk): (&[Column], &Chunk),
    held: &mut Held,
    guard: &mut Guard,
) -> Result<()> {
    let keeps_arguments = call.aggregate.is_some_and(keeps_arguments);
    if let ([Column::Integers(integers)], false, false) =
        (arguments, call.is_distinct || chunk.has_counts(), keeps_arguments)
    {
        return placed(add_integers(states, groups, integers), call.span);
    }
    let mut values = Vec::with_capacity(arguments.len());
    for (row, group) in groups.iter().enumerate() {
        values.clear();
        values.extend(arguments.iter().map(|argument| argument.get(row)));
        let bytes = if keeps_arguments { values.iter().map(value_bytes).sum() } else { 0 };
        states[*group as usize].add(call, &values, (chunk.count(row), bytes), held, guard)?;
    }
    Ok(())
}

/// Takes in an integer of each row; where groups are few, those of a group together.
fn add_integers(
    states: &mut [State],
    groups: &[u32],
    integers: &[i64],
) -> std::result::Result<(), QueryError> {
    if let [only] = states {
        return only.accumulator.add_integers(integers);
    }
    if states.len() > integers.len() / 4 {
        let mut rows = groups.iter().zip(integers);
        return rows.try_for_each(|(group, integer)| {
            states[*group as usize].accumulator.add_integers(slice::from_ref(integer))
        });
    }
    let (sorted, ends) = by_group(groups, integers, states.len());
    let mut start = 0;
    for (state, end) in states.iter_mut().zip(ends) {
        state.accumulator.add_integers(&sorted[start..end])?;
        start = end;
    }
    Ok(())
}

/// The integers of each group one after the other, in the order of their rows, and where those of each group end.
fn by_group(groups: &[u32], integers: &[i64], count: usize) -> (Vec<i64>, Vec<usize>) {
    let mut places = vec![0; count];
    groups.iter().for_each(|group| places[*group as usize] += 1);
    let mut sum = 0;
    for place in &mut places {
        (*place, sum) = (sum, sum + *place);
    }
    let mut sorted = vec![0; integers.len()];
    for (group, integer) in groups.iter().zip(integers) {
        let place = &mut places[*group as usize];
        sorted[*place] = *integer;
        *place += 1;
    }
    (sorted, places)
}

impl State {
    /// Takes in `times` rows with these arguments, which take `bytes` each where they are kept.
    fn add(
        &mut self,
        call: &AggregateCall,
        arguments: &[Value],
        (times, bytes): (u64, usize),
        held: &mut Held,
        guard: &mut Guard,
    ) -> Result<()> {
        let mut times = times;
        if let Some(seen) = &mut self.seen {
            if !seen.insert(arguments.iter().cloned(), guard)? {
                return Ok(());
            }
            times = 1;
        }
        if times > 1 && placed(self.accumulator.add_times(arguments, times), call.span)? {
            return Ok(());
        }
        for _ in 0..times {
            guard.tick()?;
            held.charge(bytes, guard)?;
            placed(self.accumulator.add(arguments), call.span)?;
        }
        Ok(())
    }
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
        let groups = self.groups.number_rows(keys, chunk, context)?;
        for (_, states) in &mut self.aggregates {
            self.held.charge(states.grow(self.groups.len()), &mut context.guard)?;
            states.add(&groups, chunk, &mut self.held, context)?;
        }
        if let Some(lineage) = chunk.lineage() {
            self.keep_lineage(&groups, lineage);
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
            rows.set(*slot, Column::values(values));
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
        self.aggregates.iter_mut().for_each(|(_, states)| states.clear(&mut context.guard));
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
