//! Apply and Optional: for each row its rows of a branch, or the row as it was where that is wanted.

use super::super::branch::Branch;
use super::super::chunk::{CHUNK_ROWS, Chunk};
use super::super::context::Context;
use super::super::memory::Held;
use super::eager::{Eager, Update};
use super::optional::Completion;
use super::{BoxedOperator, Operator};
use crate::error::Result;
use crate::query::bound::Slot;

/// What a row goes on as.
#[derive(Clone, Copy)]
pub(in super::super) enum Joined<'p> {
    /// Itself, once: the branch is run for its changes.
    Alone,
    /// Itself beside each row of the branch.
    Rows,
    /// The same, and where the branch gives none, itself with nulls in these slots.
    RowsOrNulls(&'p [Slot]),
}

/// Runs `branch` for each row of `input`. Where the branch changes the graph, all rows are taken in before its first
/// run, and all its runs are done before the first row is given.
pub(in super::super) fn apply<'p>(
    input: BoxedOperator<'p>,
    branch: Branch<'p>,
    joined: Joined<'p>,
    is_update: bool,
) -> BoxedOperator<'p> {
    let joining = Joining::new(branch, joined);
    if is_update { Eager::boxed(input, EagerApply { joining }) } else { Box::new(Apply { input, joining }) }
}

/// A branch and what becomes of the rows that it is run for.
pub(super) struct Joining<'p> {
    branch: Branch<'p>,
    joined: Joined<'p>,
    completion: Completion<'p>,
}

impl<'p> Joining<'p> {
    pub(super) fn new(branch: Branch<'p>, joined: Joined<'p>) -> Self {
        let completion = match joined {
            Joined::RowsOrNulls(slots) => Completion::new(slots),
            Joined::Alone | Joined::Rows => Completion::new(&[]),
        };
        Joining { branch, joined, completion }
    }

    fn begin(&mut self, outer: Chunk) {
        self.branch.begin(outer);
        self.completion.begin();
    }

    /// The next rows for what was begun with; after `None` another chunk may be begun.
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        let found = self.branch.next(context, wanted)?;
        let is_completed = matches!(self.joined, Joined::RowsOrNulls(_));
        match (found, self.branch.outer()) {
            (Some((rows, origin)), Some(outer)) if is_completed => {
                Ok(Some(self.completion.fill(rows, &origin, outer)))
            }
            (Some((rows, _)), _) => Ok(Some(rows)),
            (None, _) => {
                let outer = self.branch.end(context).filter(|_| is_completed);
                Ok(outer.and_then(|outer| self.completion.rest(&outer)))
            }
        }
    }

    /// All rows for `outer`.
    pub(super) fn run(&mut self, outer: &Chunk, context: &mut Context<'p>) -> Result<Vec<Chunk>> {
        let mut found = Vec::new();
        self.begin(outer.clone());
        while self.branch.outer().is_some() {
            found.extend(self.next(context, CHUNK_ROWS)?);
        }
        Ok(if matches!(self.joined, Joined::Alone) { vec![outer.clone()] } else { found })
    }

    /// Forgets what it was begun with.
    pub(super) fn end(&mut self, context: &mut Context<'p>) {
        self.branch.end(context);
    }
}

struct Apply<'p> {
    input: BoxedOperator<'p>,
    joining: Joining<'p>,
}

impl<'p> Operator<'p> for Apply<'p> {
    /// A branch that neither gives rows nor changes anything need not be run.
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        if matches!(self.joining.joined, Joined::Alone) {
            return self.input.next(context, wanted);
        }
        loop {
            if self.joining.branch.outer().is_none() {
                let Some(chunk) = self.input.next(context, wanted)? else { return Ok(None) };
                self.joining.begin(chunk);
            }
            if let Some(rows) = self.joining.next(context, wanted)? {
                return Ok(Some(rows));
            }
        }
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
        self.joining.end(context);
    }
}

struct EagerApply<'p> {
    joining: Joining<'p>,
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
            let rows = self.joining.run(&chunk, context)?;
            if !matches!(self.joining.joined, Joined::Alone) {
                held.charge(rows.iter().map(Chunk::bytes).sum(), &mut context.guard)?;
            }
            results.extend(rows);
        }
        Ok(results)
    }
}
