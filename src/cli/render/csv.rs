//! Rows as comma- or tab-separated values, with a header.

use super::{Look, Nothing, Renderer};
use crate::cli::diagnostics::Failure;
use silkgraph::Value;
use silkgraph::formats::csv::{TableWriter, field};
use silkgraph::formats::visible;
use silkgraph::graph::GraphView;
use std::io::Write;
use std::sync::Arc;

/// Fields separated by commas.
pub(super) fn commas<'a>(
    output: &'a mut dyn Write,
    look: &'a Look,
    columns: &'a [Arc<str>],
) -> Result<Box<dyn Renderer + 'a>, Failure> {
    start(output, look, columns, b',')
}

/// Fields separated by tabs.
pub(super) fn tabs<'a>(
    output: &'a mut dyn Write,
    look: &'a Look,
    columns: &'a [Arc<str>],
) -> Result<Box<dyn Renderer + 'a>, Failure> {
    start(output, look, columns, b'\t')
}

fn start<'a>(
    output: &'a mut dyn Write,
    look: &Look,
    columns: &[Arc<str>],
    delimiter: u8,
) -> Result<Box<dyn Renderer + 'a>, Failure> {
    if columns.is_empty() {
        return Ok(Box::new(Nothing));
    }
    let mut fields = Fields { table: TableWriter::new(output, delimiter), is_terminal: look.is_terminal };
    fields.record(columns.iter().map(ToString::to_string))?;
    Ok(Box::new(fields))
}

struct Fields<'a> {
    table: TableWriter<&'a mut dyn Write>,
    is_terminal: bool,
}

impl Fields<'_> {
    /// Files get the data as it is; a terminal is shown escapes.
    fn record(&mut self, fields: impl Iterator<Item = String>) -> Result<(), Failure> {
        let is_terminal = self.is_terminal;
        let shown =
            fields.map(|field| if is_terminal { visible::escape(&field).into_owned() } else { field });
        Ok(self.table.record(shown)?)
    }
}

impl Renderer for Fields<'_> {
    fn row(&mut self, values: &[Value], view: &GraphView) -> Result<(), Failure> {
        self.record(values.iter().map(|value| field(value, view)))
    }

    fn finish(&mut self) -> Result<(), Failure> {
        Ok(self.table.flush()?)
    }
}
