//! ApplyInTransactions: runs a branch for some rows at a time, and commits after each batch.
//!
//! All rows are taken in before the first batch, so that the query outside sees the graph as it was. What a batch has
//! changed is checked and made durable before the next one begins, and stays when a later one fails. Readers see it when
//! the statement ends.

use super::super::branch::Branch;
use super::super::chunk::{Chunk, Column, Row};
use super::super::context::Context;
use super::super::evaluate::evaluate;
use super::super::memory::Held;
use super::BoxedOperator;
use super::apply::{Joined, Joining};
use super::eager::{Eager, Update};
use crate::error::{Detail, Error, QueryError, Result};
use crate::query::ast::OnError;
use crate::query::bound::Batches;
use crate::value::{Map, Value};

/// How many rows share a transaction where nothing is said.
const ROWS: usize = 1000;

/// Runs `branch` for the rows of `input`, batch by batch.
pub(in super::super) fn in_transactions<'p>(
    input: BoxedOperator<'p>,
    branch: Branch<'p>,
    joined: Joined<'p>,
    batches: &'p Batches,
) -> BoxedOperator<'p> {
    Eager::boxed(input, InTransactions { joining: Joining::new(branch, joined), batches })
}

struct InTransactions<'p> {
    joining: Joining<'p>,
    batches: &'p Batches,
}

/// How the transaction of a batch went.
enum Outcome {
    Committed,
    Failed(String),
    NotStarted,
}

impl<'p> InTransactions<'p> {
    fn size(&self, context: &mut Context<'p>) -> Result<usize> {
        let Some(written) = &self.batches.rows else { return Ok(ROWS) };
        let nothing = Chunk::empty_rows(0, 1);
        let value = evaluate(written, Row { chunk: &nothing, number: 0 }, context)?;
        match value {
            Value::Integer(rows) if rows > 0 => Ok(usize::try_from(rows).unwrap_or(usize::MAX)),
            other => {
                let message = match other {
                    Value::Integer(rows) => format!("a transaction has one row or more, not {rows}"),
                    other => format!("a number of rows is an INTEGER, not {}", other.type_name()),
                };
                Err(QueryError::argument(Detail::NumberOutOfRange, message).at(written.span).into())
            }
        }
    }

    /// Runs the branch for the rows of one batch and commits; what fails is taken back.
    fn run(&mut self, batch: &[Chunk], context: &mut Context<'p>) -> Result<Vec<Chunk>> {
        let counters = context.counters;
        let outcome = self.change(batch, context).and_then(|rows| {
            let writer = context.writer()?;
            writer.check_constraints(writer.beginning())?;
            writer.commit()?;
            Ok(rows)
        });
        if outcome.is_err() {
            self.joining.end(context);
            context.writer()?.rollback();
            context.counters = counters;
        }
        outcome
    }

    fn change(&mut self, batch: &[Chunk], context: &mut Context<'p>) -> Result<Vec<Chunk>> {
        let mut rows = Vec::new();
        for chunk in batch {
            rows.extend(self.joining.run(chunk, context)?);
        }
        Ok(rows)
    }

    /// Rows with how their transaction went.
    fn reported(&self, mut rows: Vec<Chunk>, outcome: &Outcome) -> Vec<Chunk> {
        if let Some(slot) = self.batches.status {
            for chunk in &mut rows {
                chunk.set(slot, Column::values(vec![outcome.to_value(); chunk.len()]));
            }
        }
        rows
    }
}

impl Outcome {
    fn to_value(&self) -> Value {
        let (is_started, message) = match self {
            Outcome::Committed => (true, Value::Null),
            Outcome::Failed(message) => (true, Value::string(message.as_str())),
            Outcome::NotStarted => (false, Value::Null),
        };
        let entries = [
            ("started", Value::Boolean(is_started)),
            ("committed", Value::Boolean(matches!(self, Outcome::Committed))),
            ("errorMessage", message),
        ];
        Value::from(entries.into_iter().map(|(key, value)| (key.into(), value)).collect::<Map>())
    }
}

impl<'p> Update<'p> for InTransactions<'p> {
    fn update(
        &mut self,
        chunks: Vec<Chunk>,
        held: &mut Held,
        context: &mut Context<'p>,
    ) -> Result<Vec<Chunk>> {
        let size = self.size(context)?;
        let (mut results, mut is_stopped) = (Vec::new(), false);
        for batch in cut(&chunks, size) {
            if is_stopped {
                results.extend(self.reported(batch, &Outcome::NotStarted));
                continue;
            }
            let (rows, outcome) = match self.run(&batch, context) {
                Ok(rows) => (rows, Outcome::Committed),
                // Only what is wrong with these rows may be passed over: not a limit, not the disk.
                Err(Error::Query(error)) if self.batches.on_error != OnError::Fail => {
                    is_stopped = self.batches.on_error == OnError::Break;
                    (batch, Outcome::Failed(error.to_string()))
                }
                Err(error) => return Err(error),
            };
            for chunk in self.reported(rows, &outcome) {
                held.charge(chunk.bytes(), &mut context.guard)?;
                results.push(chunk);
            }
        }
        Ok(results)
    }
}

/// The rows in batches of `size`, the last one being shorter.
fn cut(chunks: &[Chunk], size: usize) -> Vec<Vec<Chunk>> {
    let (mut batches, mut batch, mut room) = (Vec::new(), Vec::new(), size);
    for chunk in chunks {
        let mut from = 0;
        while from < chunk.len() {
            let to = chunk.len().min(from.saturating_add(room));
            batch.push(chunk.slice(from, to));
            room -= to - from;
            from = to;
            if room == 0 {
                batches.push(std::mem::take(&mut batch));
                room = size;
            }
        }
    }
    if !batch.is_empty() {
        batches.push(batch);
    }
    batches
}
