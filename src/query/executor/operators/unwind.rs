//! Unwind: for each row and each item of a list, a row.

use super::super::chunk::{Chunk, Column, Row};
use super::super::context::Context;
use super::super::evaluate::evaluate;
use super::per_row::Step;
use crate::error::Result;
use crate::query::bound::{Expression, Slot};
use crate::value::Value;
use std::sync::Arc;

/// For each row, the items of a list; none for null, and for any other value itself.
pub(super) struct Unwind<'p> {
    list: &'p Expression,
    slot: Slot,
    items: Arc<Vec<Value>>,
    next: usize,
    found: Vec<Value>,
}

impl<'p> Unwind<'p> {
    /// Unwinds `list` into `slot`.
    pub(super) fn new(list: &'p Expression, slot: Slot) -> Self {
        Unwind { list, slot, items: Arc::default(), next: 0, found: Vec::new() }
    }
}

impl<'p> Step<'p> for Unwind<'p> {
    fn begin(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<()> {
        self.next = 0;
        self.items = match evaluate(self.list, row, context)? {
            Value::Null => Arc::default(),
            Value::List(items) => items,
            other => Arc::new(vec![other]),
        };
        Ok(())
    }

    fn advance(&mut self, _: Row<'_>, room: usize, _: &mut Context<'p>) -> Result<usize> {
        let items = self.items.iter().skip(self.next).take(room);
        let before = self.found.len();
        self.found.extend(items.cloned());
        let given = self.found.len() - before;
        self.next += given;
        Ok(given)
    }

    fn bind(&mut self, chunk: &mut Chunk) {
        chunk.set(self.slot, Column::values(std::mem::take(&mut self.found)));
    }

    fn reset(&mut self, _: &mut Context<'p>) {
        self.items = Arc::default();
        self.found.clear();
    }
}
