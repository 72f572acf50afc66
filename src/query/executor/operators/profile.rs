//! What PROFILE measures: the rows an operator gives, the time it takes, and the memory it holds.
//!
//! Wherever one operator asks another, time and memory pass over from the one to the other: what went by until then is
//! the first one's own. Nothing of this is there when nobody profiles: only then is an operator wrapped.

use super::super::OperatorProfile;
use super::super::chunk::Chunk;
use super::super::context::Context;
use super::{BoxedOperator, Operator};
use crate::error::Result;
use std::time::Instant;

/// Measures `operator`, which is number `number` of the plan.
pub(in super::super) fn profiled(operator: BoxedOperator<'_>, number: usize) -> BoxedOperator<'_> {
    Box::new(Profiled { operator, number })
}

/// What all operators of a profiled plan did so far.
pub(in super::super) struct Profiler {
    operators: Vec<OperatorProfile>,
    /// What each operator holds now.
    held_bytes: Vec<usize>,
    /// Who runs, by its number; nobody of the plan at first.
    running: Option<usize>,
    /// When it was handed the work, and what all held then.
    since: Instant,
    all_held_bytes: usize,
}

impl Profiler {
    /// For a plan of so many operators.
    pub(in super::super) fn new(operators: usize) -> Self {
        Profiler {
            operators: vec![OperatorProfile::default(); operators],
            held_bytes: vec![0; operators],
            running: None,
            since: Instant::now(),
            all_held_bytes: 0,
        }
    }

    /// What each did, by the plan's own numbering.
    pub(in super::super) fn operators(&self) -> &[OperatorProfile] {
        &self.operators
    }

    /// Hands the work over: what went by goes to who did it. Gives who that was.
    fn hand_over(&mut self, to: Option<usize>, all_held_bytes: usize) -> Option<usize> {
        let now = Instant::now();
        if let Some(number) = self.running {
            let (own, held) = (&mut self.operators[number], &mut self.held_bytes[number]);
            own.own_nanoseconds += nanoseconds(self.since, now);
            *held = held.saturating_add(all_held_bytes).saturating_sub(self.all_held_bytes);
            own.peak_bytes = own.peak_bytes.max(*held);
        }
        (self.since, self.all_held_bytes) = (now, all_held_bytes);
        std::mem::replace(&mut self.running, to)
    }
}

fn nanoseconds(begin: Instant, end: Instant) -> u64 {
    u64::try_from(end.duration_since(begin).as_nanos()).unwrap_or(u64::MAX)
}

struct Profiled<'p> {
    operator: BoxedOperator<'p>,
    number: usize,
}

impl<'p> Profiled<'p> {
    /// Does some of the operator's work, and puts it down to its account; gives what came out, and how long it took.
    fn measured<T>(
        &mut self,
        context: &mut Context<'p>,
        work: impl FnOnce(&mut BoxedOperator<'p>, &mut Context<'p>) -> T,
    ) -> T {
        let held = context.guard.held_bytes();
        let Some(profiler) = &mut context.profiler else { return work(&mut self.operator, context) };
        let asking = profiler.hand_over(Some(self.number), held);
        let begin = profiler.since;
        let outcome = work(&mut self.operator, context);
        let held = context.guard.held_bytes();
        if let Some(profiler) = &mut context.profiler {
            profiler.hand_over(asking, held);
            profiler.operators[self.number].nanoseconds += nanoseconds(begin, profiler.since);
        }
        outcome
    }
}

impl<'p> Operator<'p> for Profiled<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        let rows = self.measured(context, |operator, context| operator.next(context, wanted));
        if let Some(profiler) = &mut context.profiler {
            let count = rows.as_ref().ok().and_then(Option::as_ref).map_or(0, Chunk::len);
            profiler.operators[self.number].rows += count as u64;
        }
        rows
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.measured(context, |operator, context| operator.reset(context));
    }
}
