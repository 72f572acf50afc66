//! Operators that are run once more for each row of another operator's: the branches of APPLY and OPTIONAL.
//!
//! A branch whose rows each belong to one argument row, in order, is run for a whole chunk at once, and the rows'
//! `origin` tells which argument row each belongs to. Any other is run row by row.

use super::chunk::{Chunk, number};
use super::context::Context;
use super::operators::BoxedOperator;
use crate::error::Result;

/// A branch and what it is being run for.
pub(super) struct Branch<'p> {
    operator: BoxedOperator<'p>,
    place: usize,
    is_row_wise: bool,
    outer: Option<Chunk>,
    /// The row that is being run, or the next to be.
    row: usize,
    is_running: bool,
}

impl<'p> Branch<'p> {
    /// A branch whose argument is found at `place`.
    pub(super) fn new(operator: BoxedOperator<'p>, place: usize, is_row_wise: bool) -> Self {
        Branch { operator, place, is_row_wise, outer: None, row: 0, is_running: false }
    }

    /// Starts it for the rows of `outer`.
    pub(super) fn begin(&mut self, outer: Chunk) {
        self.outer = Some(outer);
        self.row = 0;
        self.is_running = false;
    }

    /// The rows it was started for.
    pub(super) fn outer(&self) -> Option<&Chunk> {
        self.outer.as_ref()
    }

    /// Forgets what it was started for and returns it.
    pub(super) fn end(&mut self, context: &mut Context<'p>) -> Option<Chunk> {
        self.operator.reset(context);
        self.is_running = false;
        self.outer.take()
    }

    /// The next rows, joined with the outer rows that they belong to, and the numbers of these in ascending order.
    pub(super) fn next(
        &mut self,
        context: &mut Context<'p>,
        wanted: usize,
    ) -> Result<Option<(Chunk, Vec<u32>)>> {
        if self.is_row_wise { self.next_of_all(context, wanted) } else { self.next_of_each(context, wanted) }
    }

    fn next_of_all(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<(Chunk, Vec<u32>)>> {
        let Some(outer) = &self.outer else { return Ok(None) };
        if !self.is_running {
            let mut argument = outer.clone();
            argument.set_origin(Some((0..number(outer.len())).collect()));
            context.set_argument(self.place, argument);
            self.operator.reset(context);
            self.is_running = true;
        }
        let Some(rows) = self.operator.next(context, wanted)? else { return Ok(None) };
        let origin = rows.origin().expect("row-wise operators keep the origin of rows").to_vec();
        Ok(Some((rows.join(outer, &origin), origin)))
    }

    fn next_of_each(
        &mut self,
        context: &mut Context<'p>,
        wanted: usize,
    ) -> Result<Option<(Chunk, Vec<u32>)>> {
        let Some(outer) = &self.outer else { return Ok(None) };
        let mut found: Option<(Chunk, Vec<u32>)> = None;
        while self.row < outer.len() {
            let so_far = found.as_ref().map_or(0, |(rows, _)| rows.len());
            if so_far >= wanted {
                break;
            }
            if !self.is_running {
                context.set_argument(self.place, outer.single(self.row));
                self.operator.reset(context);
                self.is_running = true;
            }
            match self.operator.next(context, wanted - so_far)? {
                Some(rows) => add(&mut found, &rows, outer, self.row),
                None => {
                    self.row += 1;
                    self.is_running = false;
                    context.guard.tick()?;
                }
            }
        }
        Ok(found)
    }

    /// Runs it to its end for one row, and returns its rows joined with that row.
    pub(super) fn run(&mut self, row: &Chunk, context: &mut Context<'p>) -> Result<Option<Chunk>> {
        context.set_argument(self.place, row.clone());
        self.operator.reset(context);
        let mut found = None;
        while let Some(rows) = self.operator.next(context, super::chunk::CHUNK_ROWS)? {
            add(&mut found, &rows, row, 0);
        }
        self.operator.reset(context);
        Ok(found.map(|(rows, _)| rows))
    }
}

/// Adds the branch's rows for row `row` of `outer` to those found before.
fn add(found: &mut Option<(Chunk, Vec<u32>)>, rows: &Chunk, outer: &Chunk, row: usize) {
    let origin = vec![number(row); rows.len()];
    let joined = rows.join(outer, &origin);
    match found {
        Some((all, origins)) => {
            all.append(&joined);
            origins.extend(origin);
        }
        None => *found = Some((joined, origin)),
    }
}
