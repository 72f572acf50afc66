//! Rows as JSON objects, by column: all in one array, or one a line.

use super::{Look, Nothing, Renderer};
use crate::cli::diagnostics::Failure;
use silkgraph::Value;
use silkgraph::formats::json::{Encoding, write, write_string};
use silkgraph::graph::GraphView;
use std::io::Write;
use std::sync::Arc;

/// One array of objects, a line each.
pub(super) fn array<'a>(
    output: &'a mut dyn Write,
    _: &'a Look,
    columns: &'a [Arc<str>],
) -> Result<Box<dyn Renderer + 'a>, Failure> {
    start(output, columns, Frame { open: "[", first: "\n", between: ",\n", last: "\n]\n", none: "]\n" })
}

/// An object a line.
pub(super) fn lines<'a>(
    output: &'a mut dyn Write,
    _: &'a Look,
    columns: &'a [Arc<str>],
) -> Result<Box<dyn Renderer + 'a>, Failure> {
    start(output, columns, Frame { open: "", first: "", between: "\n", last: "\n", none: "" })
}

/// What stands round the objects.
struct Frame {
    open: &'static str,
    first: &'static str,
    between: &'static str,
    /// Ends a result that has rows.
    last: &'static str,
    /// Ends a result without rows.
    none: &'static str,
}

fn start<'a>(
    output: &'a mut dyn Write,
    columns: &[Arc<str>],
    frame: Frame,
) -> Result<Box<dyn Renderer + 'a>, Failure> {
    if columns.is_empty() {
        return Ok(Box::new(Nothing));
    }
    output.write_all(frame.open.as_bytes())?;
    let keys = columns.iter().map(|column| {
        let mut key = String::new();
        write_string(column, &mut key);
        key
    });
    Ok(Box::new(Objects { output, keys: keys.collect(), frame, is_first: true }))
}

struct Objects<'a> {
    output: &'a mut dyn Write,
    /// The columns as JSON strings.
    keys: Vec<String>,
    frame: Frame,
    is_first: bool,
}

impl Renderer for Objects<'_> {
    fn row(&mut self, values: &[Value], view: &GraphView) -> Result<(), Failure> {
        let is_first = std::mem::take(&mut self.is_first);
        let mut text = String::from(if is_first { self.frame.first } else { self.frame.between });
        for (index, (key, value)) in self.keys.iter().zip(values).enumerate() {
            text.push(if index == 0 { '{' } else { ',' });
            text.push_str(key);
            text.push(':');
            write(value, view, Encoding::Plain, &mut text)?;
        }
        text.push('}');
        Ok(self.output.write_all(text.as_bytes())?)
    }

    fn finish(&mut self) -> Result<(), Failure> {
        let end = if self.is_first { self.frame.none } else { self.frame.last };
        Ok(self.output.write_all(end.as_bytes())?)
    }
}
