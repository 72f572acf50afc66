//! Tables as comma-separated values (RFC 4180).
//!
//! In come column names and rows of values, or a subgraph; out go bytes. Strings stand as they are, null is an empty
//! field, every other value is written as openCypher writes it. A subgraph is two tables, one of its nodes and one of
//! its relationships, with a column a property.

use super::text;
use crate::graph::{GraphView, Node, Relationship, Subgraph};
use crate::value::{Map, Value};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::Arc;

/// Writes records to an output.
pub struct TableWriter<W: Write> {
    writer: csv::Writer<W>,
}

impl<W: Write> TableWriter<W> {
    /// A table without records yet, whose fields are separated by `delimiter`.
    pub fn new(output: W, delimiter: u8) -> Self {
        TableWriter { writer: csv::WriterBuilder::new().delimiter(delimiter).from_writer(output) }
    }

    /// Writes one record; all records have as many fields as the first.
    ///
    /// # Errors
    /// Those of the output, and a record of another length.
    pub fn record(&mut self, fields: impl IntoIterator<Item = impl AsRef<[u8]>>) -> io::Result<()> {
        self.writer.write_record(fields).map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) => error,
            other => io::Error::other(format!("{other:?}")),
        })
    }

    /// Hands on what is still held back.
    ///
    /// # Errors
    /// Those of the output.
    pub fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// What a value's field holds; labels, types and properties are asked of `view`.
pub fn field(value: &Value, view: &GraphView) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.to_string(),
        other => text::describe(other, view),
    }
}

impl Subgraph {
    /// Writes its nodes: `_id`, `_labels` (separated by `:`), then a column a property key.
    ///
    /// # Errors
    /// Those of the output.
    pub fn write_nodes_csv(&self, output: impl Write) -> io::Result<()> {
        let nodes: Vec<_> = self.nodes().filter_map(|id| Node::read(self.view(), id)).collect();
        let elements =
            nodes.iter().map(|node| (vec![node.id.0.to_string(), node.labels.join(":")], &node.properties));
        write_elements(&["_id", "_labels"], elements, self.view(), output)
    }

    /// Writes its relationships: `_id`, `_type`, `_start`, `_end` (ids of nodes), then a column a property key.
    ///
    /// # Errors
    /// Those of the output.
    pub fn write_relationships_csv(&self, output: impl Write) -> io::Result<()> {
        let relationships: Vec<_> =
            self.relationships().filter_map(|id| Relationship::read(self.view(), id)).collect();
        let elements = relationships.iter().map(|relationship| {
            let Relationship { id, relationship_type, start, end, properties } = relationship;
            (
                vec![id.0.to_string(), relationship_type.to_string(), start.0.to_string(), end.0.to_string()],
                properties,
            )
        });
        write_elements(&["_id", "_type", "_start", "_end"], elements, self.view(), output)
    }
}

/// Writes a table whose first columns are given and whose others are the properties that any element has.
fn write_elements<'a>(
    columns: &[&str],
    elements: impl Iterator<Item = (Vec<String>, &'a Map)> + Clone,
    view: &GraphView,
    output: impl Write,
) -> io::Result<()> {
    let keys: BTreeSet<&Arc<str>> = elements.clone().flat_map(|(_, properties)| properties.keys()).collect();
    let mut table = TableWriter::new(output, b',');
    table.record(columns.iter().copied().chain(keys.iter().map(AsRef::as_ref)))?;
    for (mut fields, properties) in elements {
        fields.extend(
            keys.iter().map(|&key| properties.get(key).map_or_else(String::new, |value| field(value, view))),
        );
        table.record(fields)?;
    }
    table.flush()
}
