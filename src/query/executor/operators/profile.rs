//! What PROFILE measures: the rows an operator gives and the time it takes.

use super::super::chunk::Chunk;
use super::super::context::Context;
use super::{BoxedOperator, Operator};
use crate::error::Result;
use std::time::Instant;

/// Measures `operator`, which is number `number` of the plan.
pub(in super::super) fn profiled(operator: BoxedOperator<'_>, number: usize) -> BoxedOperator<'_> {
    Box::new(Profiled { operator, number })
}

struct Profiled<'p> {
    operator: BoxedOperator<'p>,
    number: usize,
}

impl<'p> Operator<'p> for Profiled<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        let begin = Instant::now();
        let rows = self.operator.next(context, wanted);
        if let Some(profile) = context.profile.get_mut(self.number) {
            profile.nanoseconds += u64::try_from(begin.elapsed().as_nanos()).unwrap_or(u64::MAX);
            profile.rows += rows.as_ref().ok().and_then(Option::as_ref).map_or(0, Chunk::len) as u64;
        }
        rows
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.operator.reset(context);
    }
}
