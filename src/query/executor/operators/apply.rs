//! Apply: for each row its rows of a branch, or the row as it was after the branch has been run for it.

use super::super::branch::Branch;
use super::super::chunk::{CHUNK_ROWS, Chunk};
use super::super::context::Context;
use super::super::memory::Held;
use super::eager::{Eager, Update};
use super::{BoxedOperator, Operator};
use crate::error::Result;

/// Runs `branch` for each row of `input`. Where the branch changes the graph, all rows are taken in before its first
/// run, and all its runs are done before the first row is given.
pub(in super::super) fn apply<'p>(
    input: BoxedOperator<'p>,
    branch: Branch<'p>,
    returns_rows: bool,
    is_update: bool,
) -> BoxedOperator<'p> {
    if is_update {
        Eager::boxed(input, EagerApply { branch, returns_rows })
    } else {
        Box::new(Apply { input, branch, returns_rows })
    }
}

struct Apply<'p> {
    input: BoxedOperator<'p>,
    branch: Branch<'p>,
    returns_rows: bool,
}

impl<'p> Operator<'p> for Apply<'p> {
    /// A branch that neither gives rows nor changes anything need not be run.
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        if !self.returns_rows {
            return self.input.next(context, wanted);
        }
        loop {
            if self.branch.outer().is_none() {
                let Some(chunk) = self.input.next(context, wanted)? else { return Ok(None) };
                self.branch.begin(chunk);
            }
            match self.branch.next(context, wanted)? {
                Some((rows, _)) => return Ok(Some(rows)),
                None => {
                    self.branch.end(context);
                }
            }
        }
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
        self.branch.end(context);
    }
}

struct EagerApply<'p> {
    branch: Branch<'p>,
    returns_rows: bool,
}

impl<'p> Update<'p> for EagerApply<'p> {
    fn update(
        &mut self,
        chunks: Vec<Chunk>,
        held: &mut Held,
        context: &mut Context<'p>,
    ) -> Result<Vec<Chunk>> {
        let mut results = Vec::new();
        for chunk in chunks {
            self.branch.begin(chunk.clone());
            while let Some((rows, _)) = self.branch.next(context, CHUNK_ROWS)? {
                if self.returns_rows {
                    held.charge(rows.bytes(), &mut context.guard)?;
                    results.push(rows);
                }
            }
            self.branch.end(context);
            if !self.returns_rows {
                results.push(chunk);
            }
        }
        Ok(results)
    }
}
