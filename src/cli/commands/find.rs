//! Commands that find things in the graph by their texts and their surroundings, and write them out.

use super::usage;
use crate::cli::diagnostics::Failure;
use crate::cli::export;
use crate::cli::import as imported;
use crate::cli::render::Table;
use crate::cli::session::{Found, Session};
use silkgraph::Value;
use silkgraph::formats::dot::{DotStyle, caption};
use silkgraph::graph::{GraphView, Node, Relationship, Subgraph};
use silkgraph::value::{Map, NodeId};
use std::path::Path;
use std::sync::Arc;

/// Finds a text in the string properties of nodes and relationships, also within lists.
pub(super) fn find(session: &mut Session, text: &str) -> Result<(), Failure> {
    let text = unquote(text);
    if text.is_empty() {
        return Err(usage("find"));
    }
    let view = session.view();
    let wanted = text.to_lowercase();
    let mut subgraph = Subgraph::new(view.clone());
    let mut rows = Vec::new();
    for node in view.nodes().filter_map(|id| Node::read(&view, id)) {
        let what = [node.id.to_string(), label_list(&node), caption(&node)];
        rows.extend(matching_rows(&what, &node.properties, &wanted, || subgraph.add(&Value::Node(node.id))));
    }
    for relationship in view.relationships().filter_map(|id| Relationship::read(&view, id)) {
        let Relationship { id, relationship_type, start, end, properties } = relationship;
        let ends = format!("{} → {}", name(&view, start), name(&view, end));
        let what = [id.to_string(), format!(":{relationship_type}"), ends];
        rows.extend(matching_rows(&what, &properties, &wanted, || subgraph.add(&Value::Relationship(id))));
    }
    session.found = Some(Found { query: format!(":find {text}"), subgraph });
    session.show(&Table { columns: &["id", "kind", "what", "property", "value"], rows })
}

/// A row for each property whose text contains `wanted` (in lower case); calls `remember` when there is one.
fn matching_rows(
    what: &[String; 3],
    properties: &Map,
    wanted: &str,
    remember: impl FnOnce(),
) -> Vec<Vec<Value>> {
    let matches = properties.iter().filter_map(|(key, value)| {
        let text = matching_text(value, wanted)?;
        let mut row: Vec<_> = what.iter().map(|text| Value::string(text.as_str())).collect();
        row.extend([Value::String(key.clone()), Value::String(text)]);
        Some(row)
    });
    let rows: Vec<_> = matches.collect();
    if !rows.is_empty() {
        remember();
    }
    rows
}

fn matching_text(value: &Value, wanted: &str) -> Option<Arc<str>> {
    match value {
        Value::String(text) if text.to_lowercase().contains(wanted) => Some(text.clone()),
        Value::List(items) => items.iter().find_map(|item| matching_text(item, wanted)),
        _ => None,
    }
}

fn label_list(node: &Node) -> String {
    node.labels.iter().map(|label| format!(":{label}")).collect()
}

/// What a node is called.
pub(super) fn name(view: &GraphView, id: NodeId) -> String {
    Node::read(view, id).map_or_else(|| id.to_string(), |node| caption(&node))
}

/// Shows the relationships among what is near a node.
pub(super) fn ego(session: &mut Session, arguments: &str) -> Result<(), Failure> {
    let with_hops = arguments.rsplit_once(char::is_whitespace);
    let (text, hops) =
        with_hops.and_then(|(text, last)| Some((text, last.parse().ok()?))).unwrap_or((arguments, 1));
    if text.is_empty() {
        return Err(usage("ego"));
    }
    let view = session.view();
    let center = node_called(&view, text)?;
    let subgraph = Subgraph::around(view.clone(), center, hops);
    let relationships = subgraph.relationships().filter_map(|id| Relationship::read(&view, id));
    let rows = relationships.map(|relationship| {
        let (start, end) = (name(&view, relationship.start), name(&view, relationship.end));
        vec![Value::string(start), Value::String(relationship.relationship_type), Value::string(end)]
    });
    let table = Table { columns: &["from", "type", "to"], rows: rows.collect() };
    session.found = Some(Found { query: format!(":ego {arguments}"), subgraph });
    session.show(&table)
}

/// Writes what was found last, or everything, in the format that the file's ending names.
pub(super) fn export(session: &mut Session, arguments: &str) -> Result<(), Failure> {
    let (path, wants_all) = match arguments.rsplit_once(char::is_whitespace) {
        Some((path, "last")) => (path.trim_end(), false),
        Some((path, "all")) => (path.trim_end(), true),
        _ => (arguments, false),
    };
    if path.is_empty() {
        return Err(usage("export"));
    }
    let path = Path::new(unquote(path));
    if wants_all {
        return export::to_file(&Subgraph::whole(session.view()), &DotStyle::default(), path);
    }
    match &session.found {
        Some(found) => {
            export::to_file(&found.subgraph, &DotStyle::default().query(found.query.clone()), path)
        }
        None => Err(Failure::query(
            "the last result has no nodes to be written; return nodes, relationships or paths, or write \
             `:export FILE all`",
        )),
    }
}

/// Reads a file of statements; within an open transaction it is a part of that.
pub(super) fn import(session: &mut Session, path: &str) -> Result<(), Failure> {
    if path.is_empty() {
        return Err(usage("import"));
    }
    let path = Path::new(unquote(path));
    let import = match &mut session.transaction {
        Some(transaction) => transaction.import_statements(path),
        None => session.store.database.import_statements(path),
    };
    let import = import.map_err(|error| Failure::of_command(error.into()))?;
    imported::report(&import);
    match import.faults.len() {
        0 => Ok(()),
        1 => Err(Failure::query("1 line was left out; the rest is kept")),
        count => Err(Failure::query(format!("{count} lines were left out; the rest is kept"))),
    }
}

/// `text` without the quotes or parentheses round it.
pub(super) fn unquote(text: &str) -> &str {
    let text = text.trim();
    [('\'', '\''), ('"', '"'), ('(', ')'), ('“', '”')]
        .into_iter()
        .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close))
        .map_or(text, str::trim)
}

/// The node that a person calls `text`: by id (`n17`), by name, title, id, text or alias; whatever the case when none
/// fits exactly.
pub(super) fn node_called(view: &GraphView, text: &str) -> Result<NodeId, Failure> {
    let text = unquote(text);
    let number = text.strip_prefix('n').unwrap_or(text).parse().ok().map(NodeId);
    if let Some(id) = number.filter(|&id| view.has_node(id)) {
        return Ok(id);
    }
    let nodes: Vec<_> = view.nodes().filter_map(|id| Node::read(view, id)).collect();
    let lower = text.to_lowercase();
    let mut found: Vec<_> = nodes.iter().filter(|node| names(node).any(|name| name == text)).collect();
    if found.is_empty() {
        found = nodes.iter().filter(|node| names(node).any(|name| name.to_lowercase() == lower)).collect();
    }
    match found[..] {
        [node] => Ok(node.id),
        [] => {
            let closest = super::closest(text, nodes.iter().flat_map(names));
            let hint = closest.map_or_else(String::new, |name| format!("\nHint: did you mean {name}?"));
            Err(Failure::query(format!("no node is called {text}{hint}")))
        }
        _ => {
            let candidates: Vec<_> =
                found.iter().map(|node| format!("{} {}", node.id, label_list(node))).collect();
            Err(Failure::query(format!("{text} may be {}; write the id", candidates.join(", "))))
        }
    }
}

/// Everything that a node is called.
fn names(node: &Node) -> impl Iterator<Item = &str> {
    let keys = ["name", "title", "id", "text", "aliases"];
    let values = keys.into_iter().filter_map(|key| node.properties.get(key));
    let items = values.flat_map(|value| match value {
        Value::List(items) => items.as_slice(),
        single => std::slice::from_ref(single),
    });
    items.filter_map(|item| if let Value::String(text) = item { Some(&**text) } else { None })
}
