//! Rows as `column = value`, a line each, for rows too wide for a table.

use super::{Look, Nothing, Renderer, cell};
use crate::cli::diagnostics::Failure;
use silkgraph::Value;
use silkgraph::formats::visible;
use silkgraph::graph::GraphView;
use std::io::Write;
use std::sync::Arc;

pub(super) fn start<'a>(
    output: &'a mut dyn Write,
    look: &'a Look,
    columns: &'a [Arc<str>],
) -> Result<Box<dyn Renderer + 'a>, Failure> {
    if columns.is_empty() {
        return Ok(Box::new(Nothing));
    }
    let names: Vec<_> = columns.iter().map(|column| visible::escape(column).into_owned()).collect();
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    Ok(Box::new(Lines { output, look, names, width, is_first: true }))
}

struct Lines<'a> {
    output: &'a mut dyn Write,
    look: &'a Look,
    names: Vec<String>,
    width: usize,
    is_first: bool,
}

impl Renderer for Lines<'_> {
    fn row(&mut self, values: &[Value], view: &GraphView) -> Result<(), Failure> {
        if !std::mem::take(&mut self.is_first) {
            writeln!(self.output)?;
        }
        for (name, value) in self.names.iter().zip(values) {
            writeln!(self.output, "{name:>width$} = {}", cell(value, view, self.look), width = self.width)?;
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Failure> {
        Ok(())
    }
}
