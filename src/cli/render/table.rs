//! Rows as a table, for people.

use super::{Look, Nothing, Renderer, cell};
use crate::cli::diagnostics::Failure;
use comfy_table::presets::{ASCII_FULL_CONDENSED, ASCII_MARKDOWN, UTF8_FULL_CONDENSED};
use comfy_table::{Cell, CellAlignment, ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle};
use silkgraph::Value;
use silkgraph::formats::visible;
use silkgraph::graph::GraphView;
use std::io::Write;
use std::sync::Arc;

/// A table of boxes on a terminal, as wide as it; of ASCII, and as wide as it must be, elsewhere.
pub(super) fn aligned<'a>(
    output: &'a mut dyn Write,
    look: &'a Look,
    columns: &'a [Arc<str>],
) -> Result<Box<dyn Renderer + 'a>, Failure> {
    if look.is_terminal {
        let line = ContentLineStyle::new('│', '│', '│');
        let rule = LineStyle::new('├', '─', '┼', '┤');
        let style = UTF8_FULL_CONDENSED.header_lines(line).content_lines(line).header_separator(rule);
        start(output, look, columns, style, ContentArrangement::Dynamic)
    } else {
        start(output, look, columns, ASCII_FULL_CONDENSED, ContentArrangement::Disabled)
    }
}

/// A table in Markdown.
pub(super) fn markdown<'a>(
    output: &'a mut dyn Write,
    look: &'a Look,
    columns: &'a [Arc<str>],
) -> Result<Box<dyn Renderer + 'a>, Failure> {
    start(output, look, columns, ASCII_MARKDOWN, ContentArrangement::Disabled)
}

fn start<'a>(
    output: &'a mut dyn Write,
    look: &'a Look,
    columns: &'a [Arc<str>],
    style: TableStyle,
    arrangement: ContentArrangement,
) -> Result<Box<dyn Renderer + 'a>, Failure> {
    if columns.is_empty() {
        return Ok(Box::new(Nothing));
    }
    let is_markdown = style == ASCII_MARKDOWN;
    let mut table = Table::new();
    table.load_style(style).set_content_arrangement(arrangement);
    table.set_header(columns.iter().map(|column| visible::escape(column).into_owned()));
    Ok(Box::new(Aligned { output, look, table, is_markdown }))
}

struct Aligned<'a> {
    output: &'a mut dyn Write,
    look: &'a Look,
    table: Table,
    is_markdown: bool,
}

impl Renderer for Aligned<'_> {
    fn row(&mut self, values: &[Value], view: &GraphView) -> Result<(), Failure> {
        let cells = values.iter().map(|value| {
            let text = cell(value, view, self.look);
            let text = if self.is_markdown { text.replace('|', "\\|") } else { text };
            match value {
                Value::Integer(_) | Value::Float(_) => Cell::new(text).set_alignment(CellAlignment::Right),
                _ => Cell::new(text),
            }
        });
        self.table.add_row(cells);
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Failure> {
        for line in self.table.lines() {
            writeln!(self.output, "{}", line.trim_end())?;
        }
        Ok(())
    }
}
