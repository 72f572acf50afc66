//! Call: for each row, the rows that a procedure yields.

use super::super::chunk::{Chunk, Column, Row};
use super::super::context::Context;
use super::super::evaluate::evaluate;
use super::super::memory::{Held, value_bytes};
use super::per_row::Step;
use crate::error::{Error, Result, Span};
use crate::functions::Type;
use crate::procedures::Procedure;
use crate::query::bound::{Expression, Slot};
use crate::value::Value;
use std::sync::Arc;

/// For each row, the rows of a procedure; one that yields nothing passes each row on.
pub(super) struct Call<'p> {
    procedure: &'p Arc<Procedure>,
    arguments: &'p [Expression],
    yields: &'p [(usize, Slot)],
    rows: std::vec::IntoIter<Vec<Value>>,
    columns: Vec<Vec<Value>>,
    held: Held,
}

impl<'p> Call<'p> {
    /// Calls `procedure` with `arguments`; of its columns `yields` are kept.
    pub(super) fn new(
        procedure: &'p Arc<Procedure>,
        arguments: &'p [Expression],
        yields: &'p [(usize, Slot)],
    ) -> Self {
        let columns = vec![Vec::new(); yields.len()];
        Call { procedure, arguments, yields, rows: Vec::new().into_iter(), columns, held: Held::default() }
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
        let rows =
            (self.procedure.body)(&arguments, &context.environment()).map_err(|error| self.placed(error))?;
        let rows = if self.procedure.outputs.is_empty() { vec![Vec::new()] } else { rows };
        self.held.release(&mut context.guard);
        self.held.charge(rows.iter().flatten().map(value_bytes).sum(), &mut context.guard)?;
        self.rows = rows.into_iter();
        Ok(())
    }

    fn advance(&mut self, _: Row<'_>, room: usize, _: &mut Context<'p>) -> Result<usize> {
        let mut found = 0;
        for row in self.rows.by_ref().take(room) {
            for ((number, _), column) in self.yields.iter().zip(&mut self.columns) {
                column.push(row.get(*number).cloned().unwrap_or_default());
            }
            found += 1;
        }
        Ok(found)
    }

    fn bind(&mut self, chunk: &mut Chunk) {
        for ((_, slot), column) in self.yields.iter().zip(&mut self.columns) {
            chunk.set(*slot, Column::many_values(std::mem::take(column)));
        }
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.rows = Vec::new().into_iter();
        self.columns.iter_mut().for_each(Vec::clear);
        self.held.release(&mut context.guard);
    }
}
