//! Aggregate: one row for each group of rows.

use super::super::chunk::{CHUNK_ROWS, Chunk, Column, Row};
use super::super::context::Context;
use super::super::evaluate::{evaluate, evaluate_column, placed};
use super::super::lineage::{FactKey, Facts, Gather, facts_of};
use super::super::memory::{Guard, Held, value_bytes};
use super::distinct::Seen;
use super::{BoxedOperator, Operator};
use crate::error::Result;
use crate::functions::{Accumulator, Aggregate as Definition, Type};
use crate::query::bound::{AggregateCall, Expression, Slot};
use crate::value::Value;
use crate::value::order::GroupKey;
use rustc_hash::{FxHashMap, FxHashSet};

/// Groups the rows of `input` by `keys`, in the order in which the groups are met. Without keys there is one group,
/// even of no rows.
pub(in super::super) fn aggregate<'p>(
    input: BoxedOperator<'p>,
    keys: &'p [(Slot, Expression)],
    aggregates: &'p [(Slot, AggregateCall)],
) -> BoxedOperator<'p> {
    Box::new(Aggregate {
        input,
        keys,
        aggregates,
        numbers: FxHashMap::default(),
        scratch: GroupKey(Vec::new()),
        groups: Vec::new(),
        lineage: Vec::new(),
        finished: None,
        held: Held::default(),
    })
}

struct Aggregate<'p> {
    input: BoxedOperator<'p>,
    keys: &'p [(Slot, Expression)],
    aggregates: &'p [(Slot, AggregateCall)],
    /// From the values of the keys to the number of the group.
    numbers: FxHashMap<GroupKey, usize>,
    /// The keys of the row at hand.
    scratch: GroupKey,
    /// For each group, the state of each aggregate.
    groups: Vec<Vec<State<'p>>>,
    /// For each group the facts that its rows rest on, where the statement is asked for its sources.
    lineage: Vec<FxHashSet<u32>>,
    finished: Option<Finished>,
    held: Held,
}

/// The state of one aggregate for one group.
struct State<'p> {
    call: &'p AggregateCall,
    /// `None` counts rows.
    accumulator: Option<Box<dyn Accumulator>>,
    rows: i64,
    /// The arguments met, where equal ones count once.
    seen: Option<Seen>,
    keeps_arguments: bool,
}

impl<'p> State<'p> {
    fn new(call: &'p AggregateCall) -> Self {
        State {
            call,
            accumulator: call.aggregate.map(|aggregate| (aggregate.start)()),
            rows: 0,
            seen: call.is_distinct.then(Seen::default),
            keeps_arguments: call.aggregate.is_some_and(keeps_arguments),
        }
    }

    fn add(&mut self, row: Row<'_>, held: &mut Held, context: &mut Context<'p>) -> Result<()> {
        let times = row.chunk.count(row.number);
        if self.accumulator.is_none() {
            self.rows = self.rows.saturating_add_unsigned(times);
            return Ok(());
        }
        let bottom = context.stack.len();
        for argument in &self.call.arguments {
            let value = evaluate(argument, row, context)?;
            context.stack.push(value);
        }
        let outcome = self.add_arguments(&context.stack[bottom..], times, held, &mut context.guard);
        context.stack.truncate(bottom);
        outcome
    }

    fn add_arguments(
        &mut self,
        arguments: &[Value],
        times: u64,
        held: &mut Held,
        guard: &mut Guard,
    ) -> Result<()> {
        let Some(accumulator) = &mut self.accumulator else { return Ok(()) };
        if let Some(seen) = &mut self.seen
            && !seen.insert(arguments.iter().cloned(), guard)?
        {
            return Ok(());
        }
        if self.seen.is_some() || times == 1 {
            return Self::add_once(
                self.call,
                &mut **accumulator,
                arguments,
                self.keeps_arguments,
                held,
                guard,
            );
        }
        if placed(accumulator.add_times(arguments, times), self.call.span)? {
            return Ok(());
        }
        for _ in 0..times {
            guard.tick()?;
            Self::add_once(self.call, &mut **accumulator, arguments, self.keeps_arguments, held, guard)?;
        }
        Ok(())
    }

    fn add_once(
        call: &AggregateCall,
        accumulator: &mut dyn Accumulator,
        arguments: &[Value],
        keeps_arguments: bool,
        held: &mut Held,
        guard: &mut Guard,
    ) -> Result<()> {
        if keeps_arguments {
            held.charge(arguments.iter().map(value_bytes).sum(), guard)?;
        }
        placed(accumulator.add(arguments), call.span)
    }

    fn finish(&mut self) -> Result<Value> {
        match &mut self.accumulator {
            Some(accumulator) => placed(accumulator.finish(), self.call.span),
            None => Ok(Value::Integer(self.rows)),
        }
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

impl<'p> Aggregate<'p> {
    fn consume(&mut self, context: &mut Context<'p>) -> Result<()> {
        if self.keys.is_empty() {
            self.group_of(std::iter::empty(), context)?;
        }
        while let Some(chunk) = self.input.next(context, CHUNK_ROWS)? {
            let keys: Result<Vec<_>> =
                self.keys.iter().map(|(_, key)| evaluate_column(key, &chunk, context)).collect();
            let keys = keys?;
            for row in chunk.rows() {
                context.guard.tick()?;
                let group = self.group_of(keys.iter().map(|key| key.get(row.number)), context)?;
                for state in &mut self.groups[group] {
                    state.add(row, &mut self.held, context)?;
                }
            }
            if let Some(lineage) = chunk.lineage() {
                self.keep_lineage(&keys, lineage, context)?;
            }
        }
        Ok(())
    }

    /// A group rests on what each of its rows does.
    fn keep_lineage(&mut self, keys: &[Column], lineage: &[Facts], context: &mut Context<'p>) -> Result<()> {
        for (row, facts) in lineage.iter().enumerate() {
            let group = self.group_of(keys.iter().map(|key| key.get(row)), context)?;
            if self.lineage.len() <= group {
                self.lineage.resize_with(group + 1, FxHashSet::default);
            }
            self.lineage[group].extend(facts.iter());
        }
        Ok(())
    }

    /// What each group rests on; that of no rows on there being none.
    fn finish_lineage(&mut self, context: &mut Context<'p>) -> Vec<Facts> {
        let mut kept = std::mem::take(&mut self.lineage).into_iter();
        let mut facts_of_group = || match kept.next() {
            Some(facts) => facts_of(facts.into_iter().collect()),
            None => {
                let mut gather = Gather { facts: Vec::new(), context: &mut *context };
                gather.note(FactKey::Absence);
                facts_of(gather.facts)
            }
        };
        (0..self.groups.len()).map(|_| facts_of_group()).collect()
    }

    /// The number of the group with these keys; a new one if need be.
    fn group_of(&mut self, keys: impl Iterator<Item = Value>, context: &mut Context<'p>) -> Result<usize> {
        if self.keys.is_empty() && !self.groups.is_empty() {
            return Ok(0);
        }
        self.scratch.0.clear();
        self.scratch.0.extend(keys);
        if let Some(number) = self.numbers.get(&self.scratch) {
            return Ok(*number);
        }
        let key = self.scratch.clone();
        let number = self.groups.len();
        let states = self.aggregates.len() * size_of::<State<'_>>();
        let bytes = size_of::<GroupKey>() + states + key.0.iter().map(value_bytes).sum::<usize>();
        self.held.charge(bytes, &mut context.guard)?;
        self.groups.push(self.aggregates.iter().map(|(_, call)| State::new(call)).collect());
        self.numbers.insert(key, number);
        Ok(number)
    }

    fn finish(&mut self, context: &mut Context<'p>) -> Result<Finished> {
        let mut keys: Vec<(GroupKey, usize)> = self.numbers.drain().collect();
        keys.sort_unstable_by_key(|(_, number)| *number);
        let mut rows = Chunk::empty_rows(context.plan.slot_names.len(), keys.len());
        let mut columns = vec![Vec::with_capacity(keys.len()); self.keys.len()];
        for (key, _) in keys {
            for (column, value) in columns.iter_mut().zip(key.0) {
                column.push(value);
            }
        }
        for ((slot, _), column) in self.keys.iter().zip(columns) {
            rows.set(*slot, Column::values(column));
        }
        for (place, (slot, _)) in self.aggregates.iter().enumerate() {
            let values: Result<Vec<_>> =
                self.groups.iter_mut().map(|states| states[place].finish()).collect();
            rows.set(*slot, Column::values(values?));
        }
        if context.lineage.is_some() {
            rows.set_lineage(self.finish_lineage(context));
        }
        self.clear(context);
        Ok(Finished { rows: (rows.len() > 0).then_some(rows), given: 0 })
    }

    fn clear(&mut self, context: &mut Context<'p>) {
        self.numbers.clear();
        self.lineage.clear();
        for mut state in std::mem::take(&mut self.groups).into_iter().flatten() {
            if let Some(seen) = &mut state.seen {
                seen.clear(&mut context.guard);
            }
        }
        self.held.release(&mut context.guard);
    }
}

impl<'p> Operator<'p> for Aggregate<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        if self.finished.is_none() {
            self.consume(context)?;
            self.finished = Some(self.finish(context)?);
        }
        let Some(Finished { rows: Some(rows), given }) = &mut self.finished else { return Ok(None) };
        Ok(next_slice(rows, given, wanted.min(context.chunk_rows)))
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
        self.clear(context);
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
