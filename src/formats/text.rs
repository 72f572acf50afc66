//! Values as openCypher writes them, for people: `(:Person {name: 'Ada'})-[:KNOWS]->(:Person)`.
//!
//! Unlike [`crate::value::literal`], which knows no graph, this shows nodes, relationships and paths with their
//! labels, types and properties.

use crate::graph::{GraphView, Node, Relationship};
use crate::value::literal::{quote_name, write_value};
use crate::value::{Map, NodeId, Path, RelationshipId, Value};
use std::fmt::{self, Write};

/// `value` as openCypher writes it; labels, types and properties are asked of `view`.
pub fn describe(value: &Value, view: &GraphView) -> String {
    let mut output = String::new();
    write(value, view, &mut output).expect("a string takes everything");
    output
}

fn write(value: &Value, view: &GraphView, output: &mut String) -> fmt::Result {
    match value {
        Value::List(items) => {
            write_separated(output, ('[', ']'), items.iter(), |item, output| write(item, view, output))
        }
        Value::Map(entries) => write_map(entries, view, output),
        Value::Node(id) => write_node(*id, view, output),
        Value::Relationship(id) => write_relationship(*id, view, output),
        Value::Path(path) => write_path(path, view, output),
        plain => write_value(plain, output),
    }
}

fn write_separated<T>(
    output: &mut String,
    (open, close): (char, char),
    items: impl Iterator<Item = T>,
    mut write_item: impl FnMut(T, &mut String) -> fmt::Result,
) -> fmt::Result {
    output.push(open);
    for (index, item) in items.enumerate() {
        output.push_str(if index == 0 { "" } else { ", " });
        write_item(item, output)?;
    }
    output.push(close);
    Ok(())
}

fn write_map(entries: &Map, view: &GraphView, output: &mut String) -> fmt::Result {
    write_separated(output, ('{', '}'), entries.iter(), |(key, value), output| {
        write!(output, "{}: ", quote_name(key))?;
        write(value, view, output)
    })
}

/// A node that is no longer there is written by its id.
fn write_node(id: NodeId, view: &GraphView, output: &mut String) -> fmt::Result {
    let Some(node) = Node::read(view, id) else { return write!(output, "({id})") };
    output.push('(');
    for label in &node.labels {
        write!(output, ":{}", quote_name(label))?;
    }
    if !node.properties.is_empty() {
        output.push_str(if node.labels.is_empty() { "" } else { " " });
        write_map(&node.properties, view, output)?;
    }
    output.push(')');
    Ok(())
}

/// A relationship that is no longer there is written by its id.
fn write_relationship(id: RelationshipId, view: &GraphView, output: &mut String) -> fmt::Result {
    let Some(relationship) = Relationship::read(view, id) else { return write!(output, "[{id}]") };
    write!(output, "[:{}", quote_name(&relationship.relationship_type))?;
    if !relationship.properties.is_empty() {
        output.push(' ');
        write_map(&relationship.properties, view, output)?;
    }
    output.push(']');
    Ok(())
}

fn write_path(path: &Path, view: &GraphView, output: &mut String) -> fmt::Result {
    write_node(path.nodes()[0], view, output)?;
    for (&relationship, pair) in path.relationships().iter().zip(path.nodes().windows(2)) {
        let is_backward =
            view.endpoints(relationship).is_some_and(|ends| ends == (pair[1], pair[0])) && pair[0] != pair[1];
        output.push_str(if is_backward { "<-" } else { "-" });
        write_relationship(relationship, view, output)?;
        output.push_str(if is_backward { "-" } else { "->" });
        write_node(pair[1], view, output)?;
    }
    Ok(())
}
