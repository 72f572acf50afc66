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

/// For each row found the number of the row that it was found for.
enum Parents {
    /// All were found for one row: its number, and how many they are.
    Same(u32, usize),
    Listed(Vec<u32>),
}

impl Parents {
    fn len(&self) -> usize {
        match self {
            Parents::Same(_, count) => *count,
            Parents::Listed(parents) => parents.len(),
        }
    }

    /// Adds some found for a row.
    fn add(&mut self, row: u32, count: usize) {
        match self {
            Parents::Same(same, all) if *all == 0 || *same == row => (*same, *all) = (row, *all + count),
            Parents::Same(same, all) if count > 0 => {
                let mut parents = vec![*same; *all];
                parents.resize(*all + count, row);
                *self = Parents::Listed(parents);
            }
            Parents::Same(..) => {}
            Parents::Listed(parents) => parents.resize(parents.len() + count, row),
        }
    }

    /// What the parents have, a row for each row found.
    fn rows(&self, chunk: &Chunk) -> Chunk {
        match self {
            Parents::Same(row, count) => chunk.repeated(*row, *count),
            Parents::Listed(parents) => chunk.gather(parents),
        }
    }
}

impl<'p, S: Step<'p> + 'p> PerRow<'p, S> {
    /// Runs `step` over the rows of `input`.
    pub(super) fn boxed(input: BoxedOperator<'p>, step: S) -> BoxedOperator<'p> {
        Box::new(PerRow { input, step, chunk: None, row: 0, has_begun: false })
    }

    /// Rows for the rows of `chunk` from `self.row` on, until there are `wanted` of them or no more.
    fn rows_of(&mut self, chunk: &Chunk, context: &mut Context<'p>, wanted: usize) -> Result<Parents> {
        let mut parents = Parents::Same(0, 0);
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
            parents.add(number(self.row), found);
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
            let found = (parents.len() > 0).then(|| {
                let mut found = parents.rows(&chunk);
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
