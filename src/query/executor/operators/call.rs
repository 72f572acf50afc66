//! Call: for each row, the rows that a procedure yields.

use super::super::chunk::{Chunk, Column, Row};
use super::super::context::Context;
use super::super::evaluate::evaluate;
use super::super::memory::Held;
use super::per_row::Step;
use crate::error::{Error, Result, Span};
use crate::functions::Type;
use crate::procedures::{Cells, Procedure, Table};
use crate::query::bound::{Expression, Slot};
use crate::value::Value;
use std::ops::Range;
use std::sync::Arc;

/// For each row, the rows of a procedure; one that yields nothing passes each row on.
pub(super) struct Call<'p> {
    procedure: &'p Arc<Procedure>,
    arguments: &'p [Expression],
    yields: &'p [(usize, Slot)],
    /// What the procedure yielded for the present row, a column for each of `yields`.
    columns: Vec<Column>,
    /// Which of its rows have not been handed out.
    waiting: Range<usize>,
    /// The rows handed out since they were last taken, and how many.
    given: Vec<Column>,
    given_rows: usize,
    held: Held,
}

impl<'p> Call<'p> {
    /// Calls `procedure` with `arguments`; of its columns `yields` are kept.
    pub(super) fn new(
        procedure: &'p Arc<Procedure>,
        arguments: &'p [Expression],
        yields: &'p [(usize, Slot)],
    ) -> Self {
        let given = vec![Column::Absent; yields.len()];
        Call {
            procedure,
            arguments,
            yields,
            columns: Vec::new(),
            waiting: 0..0,
            given,
            given_rows: 0,
            held: Held::default(),
        }
    }

    fn arguments(&self, row: Row<'_>, context: &mut Context<'p>) -> Result<Vec<Value>> {
        let mut values = Vec::with_capacity(self.arguments.len());
        for (position, argument) in self.arguments.iter().enumerate() {
            let value = evaluate(argument, row, context)?;
            let wanted = self.procedure.inputs.get(position).map(|input| input.column_type);
            values.push(match (value, wanted) {
                (Value::Integer(integer), Some(Type::Float)) => Value::Float(integer as f64),
                (value, _) => value,
            });
        }
        Ok(values)
    }

    /// An error in the call, at the place of its arguments.
    fn placed(&self, error: Error) -> Error {
        match error {
            Error::Query(error) => error.at(self.span()).into(),
            other => other,
        }
    }

    fn span(&self) -> Span {
        match self.arguments {
            [first, .., last] => first.span.to(last.span),
            [only] => only.span,
            [] => Span::default(),
        }
    }
}

impl<'p> Step<'p> for Call<'p> {
    fn begin(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<()> {
        let arguments = self.arguments(row, context)?;
        context.guard.check()?;
        let table =
            (self.procedure.body)(&arguments, &context.environment()).map_err(|error| self.placed(error))?;
        self.waiting = 0..if self.procedure.outputs.is_empty() { 1 } else { table.len() };
        self.held.release(&mut context.guard);
        self.columns = kept(table, self.yields);
        self.held.charge(self.columns.iter().map(Column::bytes).sum(), &mut context.guard)
    }

    fn advance(&mut self, _: Row<'_>, room: usize, _: &mut Context<'p>) -> Result<usize> {
        let found = self.waiting.len().min(room);
        let rows = self.waiting.start..self.waiting.start + found;
        for (given, column) in self.given.iter_mut().zip(&self.columns) {
            given.append(self.given_rows, &column.slice(rows.clone()), found);
        }
        self.waiting.start = rows.end;
        self.given_rows += found;
        Ok(found)
    }

    fn bind(&mut self, chunk: &mut Chunk) {
        for ((_, slot), column) in self.yields.iter().zip(&mut self.given) {
            chunk.set(*slot, std::mem::take(column));
        }
        self.given_rows = 0;
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.columns.clear();
        self.waiting = 0..0;
        self.given.fill(Column::Absent);
        self.given_rows = 0;
        self.held.release(&mut context.guard);
    }
}

/// The columns of `table` that are kept.
fn kept(mut table: Table, yields: &[(usize, Slot)]) -> Vec<Column> {
    let mut columns: Vec<(usize, Column)> = Vec::with_capacity(yields.len());
    for (number, _) in yields {
        let known = columns.iter().find(|(other, _)| other == number).map(|(_, column)| column.clone());
        let column = known.unwrap_or_else(|| table.take(*number).map_or(Column::Absent, column));
        columns.push((*number, column));
    }
    columns.into_iter().map(|(_, column)| column).collect()
}

fn column(cells: Cells) -> Column {
    match cells {
        Cells::Nodes(nodes) => Column::nodes(nodes),
        Cells::Integers(integers) => Column::integers(integers),
        Cells::Floats(floats) => Column::floats(floats),
        Cells::Values(values) => Column::many_values(values),
    }
}
