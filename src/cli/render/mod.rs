//! Writes rows for people and for other programs: one entry of [`FORMATS`] a format.
//!
//! A renderer takes rows one by one and writes each as soon as its format allows; only the table must see all of them
//! first, to know how wide its columns are.

mod table;
mod lines;
mod json;
mod csv;
mod dot;

use super::diagnostics::Failure;
use silkgraph::formats::{text, visible};
use silkgraph::graph::GraphView;
use silkgraph::{Explanation, Rows, Value};
use std::io::Write;
use std::sync::Arc;

/// How things look, whatever the format.
#[derive(Debug, Clone)]
pub(super) struct Look {
    /// Whether a person sees the output directly.
    pub(super) is_terminal: bool,
    pub(super) has_colour: bool,
    /// What stands for null where the format has no null of its own.
    pub(super) null: String,
}

impl Look {
    /// How wide notes under a table are; as wide as they must be where no person sees them directly.
    pub(super) fn note_width(&self) -> Option<usize> {
        if !self.is_terminal {
            return None;
        }
        comfy_table::Table::new().width().map(usize::from)
    }
}

/// A table that a command makes.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) columns: &'static [&'static str],
    pub(super) rows: Vec<Vec<Value>>,
}

/// Writes the rows of one result.
pub(super) trait Renderer {
    /// Takes one row; labels, types and properties are asked of `view`.
    fn row(&mut self, values: &[Value], view: &GraphView) -> Result<(), Failure>;
    /// Writes what is still to be written.
    fn finish(&mut self) -> Result<(), Failure>;
}

/// Begins a result with these columns.
type Start =
    for<'a> fn(&'a mut dyn Write, &'a Look, &'a [Arc<str>]) -> Result<Box<dyn Renderer + 'a>, Failure>;

/// A way to write rows.
pub(super) struct FormatEntry {
    pub(super) name: &'static str,
    pub(super) summary: &'static str,
    pub(super) start: Start,
    pub(super) cites: Cites,
    pub(super) plans: Plans,
}

/// How a format shows a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plans {
    /// A line an operator, as rows.
    Lines,
    /// A tree of objects.
    Objects,
    /// A picture.
    Picture,
}

impl FormatEntry {
    /// Whether one result would run into the next without an empty line between them.
    pub(super) fn runs_on(&self) -> bool {
        self.cites == Cites::Paragraphs
    }

    /// Whether rows are written as a table for people, to whom what repeats itself need not be said again.
    pub(super) fn is_table(&self) -> bool {
        self.name == "table"
    }

    /// Whether a result is a picture and not rows.
    pub(super) fn is_picture(&self) -> bool {
        self.plans == Plans::Picture
    }

    /// The plan, where this format shows it otherwise than by its rows.
    pub(super) fn plan(&self, plan: &Explanation) -> Option<String> {
        match self.plans {
            Plans::Lines => None,
            Plans::Objects => Some(plan.to_json() + "\n"),
            Plans::Picture => Some(plan.to_dot()),
        }
    }
}

/// How a format shows who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cites {
    /// Numbers in a column, and what they stand for under the rows.
    Footnotes,
    /// The same, each note a paragraph of its own.
    Paragraphs,
    /// The claims' names in a column.
    Names,
    /// A list of objects in a column.
    Objects,
    /// Not at all.
    No,
}

/// Every way to write rows.
pub(super) static FORMATS: &[FormatEntry] = &[
    FormatEntry {
        name: "table",
        summary: "a table; boxes on a terminal, never cut in a pipe",
        start: table::aligned,
        cites: Cites::Footnotes,
        plans: Plans::Lines,
    },
    FormatEntry {
        name: "line",
        summary: "a line a value, for wide rows",
        start: lines::start,
        cites: Cites::Footnotes,
        plans: Plans::Lines,
    },
    FormatEntry {
        name: "csv",
        summary: "comma-separated values",
        start: csv::commas,
        cites: Cites::Names,
        plans: Plans::Lines,
    },
    FormatEntry {
        name: "tsv",
        summary: "tab-separated values",
        start: csv::tabs,
        cites: Cites::Names,
        plans: Plans::Lines,
    },
    FormatEntry {
        name: "json",
        summary: "one array of objects",
        start: json::array,
        cites: Cites::Objects,
        plans: Plans::Objects,
    },
    FormatEntry {
        name: "jsonl",
        summary: "an object a line",
        start: json::lines,
        cites: Cites::Objects,
        plans: Plans::Objects,
    },
    FormatEntry {
        name: "markdown",
        summary: "a table for Markdown",
        start: table::markdown,
        cites: Cites::Paragraphs,
        plans: Plans::Lines,
    },
    FormatEntry {
        name: "dot",
        summary: "a picture of the nodes and relationships found, or of a plan (Graphviz)",
        start: dot::start,
        cites: Cites::No,
        plans: Plans::Picture,
    },
];

/// The format of this name.
pub(super) fn format(name: &str) -> Option<&'static FormatEntry> {
    FORMATS.iter().find(|format| format.name == name)
}

/// The names of all formats.
pub(super) fn names() -> Vec<&'static str> {
    FORMATS.iter().map(|format| format.name).collect()
}

/// A value as one line of text: a string as it is, anything else as openCypher writes it; what acts on a terminal is
/// shown as escapes.
fn cell(value: &Value, view: &GraphView, look: &Look) -> String {
    match value {
        Value::Null => look.null.clone(),
        Value::String(text) => visible::escape(text).into_owned(),
        other => visible::escape(&text::describe(other, view)).into_owned(),
    }
}

/// Rows as a table of plain text; none where they have no columns or one of them fails.
pub(super) fn plain_table(mut rows: Rows) -> Option<String> {
    let look = Look { is_terminal: false, has_colour: false, null: "null".to_owned() };
    let (columns, view) = (rows.columns().to_vec(), rows.graph().clone());
    let mut output = Vec::new();
    let mut renderer = table::aligned(&mut output, &look, &columns).ok()?;
    for row in rows.by_ref() {
        renderer.row(row.ok()?.values(), &view).ok()?;
    }
    renderer.finish().ok()?;
    drop(renderer);
    String::from_utf8(output).ok().filter(|text| !text.is_empty())
}

/// What a statement without columns gives: nothing.
struct Nothing;

impl Renderer for Nothing {
    fn row(&mut self, _: &[Value], _: &GraphView) -> Result<(), Failure> {
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Failure> {
        Ok(())
    }
}
