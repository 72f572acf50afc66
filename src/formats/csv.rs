//! Tables as comma-separated values (RFC 4180).
//!
//! In come column names and rows of values; out go bytes. Strings stand as they are, null is an empty
//! field, every other value is written as openCypher writes it.

use super::text;
use crate::graph::GraphView;
use crate::value::Value;
use std::io::{self, Write};

/// Writes rows to `output`, separated by `delimiter`.
pub struct TableWriter<W: Write> {
    writer: csv::Writer<W>,
}

impl<W: Write> TableWriter<W> {
    /// A table that has neither header nor rows yet.
    pub fn new(output: W, delimiter: u8) -> Self {
        let mut builder = csv::WriterBuilder::new();
        builder.delimiter(delimiter).flexible(true);
        TableWriter { writer: builder.from_writer(output) }
    }

    /// Writes the names of the columns.
    ///
    /// # Errors
    /// Those of the output.
    pub fn header<'a>(&mut self, columns: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
        Ok(self.writer.write_record(columns)?)
    }

    /// Writes one row; labels, types and properties are asked of `view`.
    ///
    /// # Errors
    /// Those of the output.
    pub fn row(&mut self, values: &[Value], view: &GraphView) -> io::Result<()> {
        Ok(self.writer.write_record(values.iter().map(|value| field(value, view)))?)
    }

    /// Hands on what is still held back.
    ///
    /// # Errors
    /// Those of the output.
    pub fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

fn field(value: &Value, view: &GraphView) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.to_string(),
        other => text::describe(other, view),
    }
}
