//! What scans, expansions and the like have in common: for each row of the input, rows with more columns.

use super::super::chunk::{CHUNK_ROWS, Chunk, Row, number};
use super::super::context::Context;
use super::{BoxedOperator, Operator};
use crate::error::Result;

/// Finds the rows for one row at a time, as many as there is room for.
pub(super) trait Step<'p>: Send {
    /// Turns to a new row.
    fn begin(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<()>;

    /// Finds up to `room` more rows for the row it was turned to, and keeps their new columns. Returns how many; fewer
    /// than `room` means that there are no more.
    fn advance(&mut self, row: Row<'_>, room: usize, context: &mut Context<'p>) -> Result<usize>;

    /// Hands over the new columns of all rows found since the last time.
    fn bind(&mut self, chunk: &mut Chunk);

    /// Forgets everything, and gives back what memory it held.
    fn reset(&mut self, context: &mut Context<'p>);
}

/// Runs a [`Step`] over the rows of its input.
pub(super) struct PerRow<'p, S> {
    input: BoxedOperator<'p>,
    step: S,
    chunk: Option<Chunk>,
    row: usize,
    has_begun: bool,
}

impl<'p, S: Step<'p> + 'p> PerRow<'p, S> {
    /// Runs `step` over the rows of `input`.
    pub(super) fn boxed(input: BoxedOperator<'p>, step: S) -> BoxedOperator<'p> {
        Box::new(PerRow { input, step, chunk: None, row: 0, has_begun: false })
    }

    /// Rows for the rows of `chunk` from `self.row` on, until there are `wanted` of them or no more.
    fn rows_of(&mut self, chunk: &Chunk, context: &mut Context<'p>, wanted: usize) -> Result<Vec<u32>> {
        let mut parents = Vec::new();
        while self.row < chunk.len() {
            let room = wanted - parents.len();
            if room == 0 {
                break;
            }
            let row = chunk.row(self.row);
            if !self.has_begun {
                context.guard.tick()?;
                self.step.begin(row, context)?;
                self.has_begun = true;
            }
            let found = self.step.advance(row, room, context)?;
            parents.resize(parents.len() + found, number(self.row));
            if found < room {
                self.row += 1;
                self.has_begun = false;
            }
        }
        Ok(parents)
    }
}

impl<'p, S: Step<'p> + 'p> Operator<'p> for PerRow<'p, S> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        let mut input_wanted = wanted;
        loop {
            let Some(chunk) = self.chunk.take() else {
                self.chunk = self.input.next(context, input_wanted)?;
                if self.chunk.is_none() {
                    return Ok(None);
                }
                self.row = 0;
                self.has_begun = false;
                input_wanted = (input_wanted * 2).min(CHUNK_ROWS);
                continue;
            };
            let parents = self.rows_of(&chunk, context, wanted.min(context.chunk_rows))?;
            let found = (!parents.is_empty()).then(|| {
                let mut found = chunk.gather(&parents);
                self.step.bind(&mut found);
                found
            });
            if self.row < chunk.len() {
                self.chunk = Some(chunk);
            }
            if found.is_some() {
                return Ok(found);
            }
        }
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
        self.step.reset(context);
        self.chunk = None;
        self.has_begun = false;
    }
}
