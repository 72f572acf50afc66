//! What the operators that change the graph have in common: they take in all rows before they change anything, and
//! have changed everything before they give the first row, so that no clause sees a part of its own changes.

use super::super::chunk::{CHUNK_ROWS, Chunk};
use super::super::context::Context;
use super::super::memory::Held;
use super::{BoxedOperator, Operator};
use crate::error::Result;
use std::collections::VecDeque;

/// Changes the graph for all rows of a clause.
pub(super) trait Update<'p>: Send {
    /// Makes the changes, and returns the rows that go on. What it holds beyond `chunks` it charges to `held`.
    fn update(
        &mut self,
        chunks: Vec<Chunk>,
        held: &mut Held,
        context: &mut Context<'p>,
    ) -> Result<Vec<Chunk>>;
}

/// Runs an [`Update`] on all rows of its input.
pub(super) struct Eager<'p, U> {
    input: BoxedOperator<'p>,
    update: U,
    ready: Option<VecDeque<Chunk>>,
    held: Held,
}

impl<'p, U: Update<'p> + 'p> Eager<'p, U> {
    /// Runs `update` on all rows of `input`.
    pub(super) fn boxed(input: BoxedOperator<'p>, update: U) -> BoxedOperator<'p> {
        Box::new(Eager { input, update, ready: None, held: Held::default() })
    }

    fn run(&mut self, context: &mut Context<'p>) -> Result<VecDeque<Chunk>> {
        let mut chunks = Vec::new();
        while let Some(chunk) = self.input.next(context, CHUNK_ROWS)? {
            self.held.charge(chunk.bytes(), &mut context.guard)?;
            chunks.push(chunk);
        }
        Ok(self.update.update(chunks, &mut self.held, context)?.into())
    }
}

impl<'p, U: Update<'p> + 'p> Operator<'p> for Eager<'p, U> {
    fn next(&mut self, context: &mut Context<'p>, _: usize) -> Result<Option<Chunk>> {
        if self.ready.is_none() {
            self.ready = Some(self.run(context)?);
        }
        Ok(self.ready.as_mut().and_then(VecDeque::pop_front))
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
        self.ready = None;
        self.held.release(&mut context.guard);
    }
}
