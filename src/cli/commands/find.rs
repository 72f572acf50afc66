//! Commands that find things in the graph by their texts and their surroundings, and write them out.

use super::likeness::{self, Closeness, Wanted};
use super::usage;
use crate::cli::diagnostics::{Failure, tell};
use crate::cli::export;
use crate::cli::import as imported;
use crate::cli::render::Table;
use crate::cli::session::{Found, Session};
use silkgraph::Value;
use silkgraph::formats::dot::{DotStyle, caption};
use silkgraph::graph::{GraphView, Node, Relationship, Subgraph};
use silkgraph::value::{Element, NodeId};
use std::path::Path;
use std::sync::Arc;

/// Finds a text, a number or a date in the properties of nodes and relationships, also within lists; where it is in none,
/// what is like it, or else the claims that speak of it.
pub(super) fn find(session: &mut Session, text: &str) -> Result<(), Failure> {
    let text = unquote(text);
    if text.is_empty() {
        return Err(usage("find"));
    }
    let (view, wanted) = (session.looked_at()?, Wanted::new(text));
    let mut found = Finds { subgraph: Subgraph::new(view.clone()), rows: Vec::new() };
    for closeness in Closeness::ALL {
        found.in_properties(&|value| matching_text(value, &wanted, closeness));
        let mut remark = closeness.remark();
        if closeness == Closeness::Words && found.rows.is_empty() {
            found.in_claims(&wanted);
            remark = Some("no property has these words; claims have");
        }
        if !found.rows.is_empty() {
            remark.into_iter().for_each(tell);
            break;
        }
    }
    let Finds { subgraph, rows } = found;
    session.found = (!rows.is_empty()).then(|| Found { query: format!(":find {text}"), subgraph });
    if rows.is_empty() && session.format.is_table() {
        return session.say("nothing found");
    }
    session.show(&Table { columns: &["id", "kind", "what", "property", "value"], rows })
}

/// What has been found.
struct Finds {
    subgraph: Subgraph,
    rows: Vec<Vec<Value>>,
}

impl Finds {
    /// A row for each property that `matching` gives a text of.
    fn in_properties(&mut self, matching: &dyn Fn(&Value) -> Option<Arc<str>>) {
        let view = self.subgraph.view().clone();
        let nodes = view.nodes().map(Element::from);
        for element in nodes.chain(view.relationships().map(Element::from)) {
            let texts = view.properties(element).filter_map(|(key, value)| Some((key, matching(&value)?)));
            let mut found: Vec<_> = texts.map(|(key, text)| (view.catalog().key_name(key), text)).collect();
            found.sort();
            found.into_iter().for_each(|(key, text)| self.add(element, key, text));
        }
    }

    /// A row for each thing that a claim speaks of in such words, or for such a day.
    fn in_claims(&mut self, wanted: &Wanted) {
        let view = self.subgraph.view().clone();
        for (_, subject, claim) in view.ledger().iter() {
            let days = [&claim.as_of, &claim.valid_from, &claim.valid_to, &claim.published];
            let texts = [&claim.words, &claim.stated_by, &claim.note].into_iter().chain(days);
            let said = texts.flatten().find(|text| wanted.is_in(text, Closeness::Phrase));
            if let Some(text) = said {
                self.add(subject.element(), "(a claim)", text.clone());
            }
        }
    }

    fn add(&mut self, element: Element, property: &str, text: Arc<str>) {
        let view = self.subgraph.view().clone();
        let (id, kind, what) = match element {
            Element::Node(id) => {
                self.subgraph.add(&Value::Node(id));
                let node = Node::read(&view, id);
                let (kind, what) = node.map(|node| (label_list(&node), caption(&node))).unwrap_or_default();
                (id.to_string(), kind, what)
            }
            Element::Relationship(id) => {
                self.subgraph.add(&Value::Relationship(id));
                let kind = view.relationship_type(id).map_or("?", |kind| view.catalog().type_name(kind));
                let ends = view.endpoints(id).map(|(start, end)| [name(&view, start), name(&view, end)]);
                (id.to_string(), format!(":{kind}"), ends.unwrap_or_default().join(" → "))
            }
        };
        let texts = [id, kind, what, property.to_owned()].map(Value::string);
        self.rows.push(texts.into_iter().chain([Value::String(text)]).collect());
    }
}

fn matching_text(value: &Value, wanted: &Wanted, closeness: Closeness) -> Option<Arc<str>> {
    match value {
        Value::String(text) if wanted.is_in(text, closeness) => Some(text.clone()),
        Value::Integer(number) if wanted.is_number(*number as f64) => Some(number.to_string().into()),
        Value::Float(number) if wanted.is_number(*number) => Some(number.to_string().into()),
        Value::List(items) => items.iter().find_map(|item| matching_text(item, wanted, closeness)),
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
    let view = session.looked_at()?;
    let center = node_called(&view, text)?;
    let subgraph = Subgraph::around(view.clone(), center, hops);
    let relationships = subgraph.relationships().filter_map(|id| Relationship::read(&view, id));
    let rows = relationships.map(|relationship| {
        let (start, end) = (name(&view, relationship.start), name(&view, relationship.end));
        vec![Value::string(start), Value::String(relationship.relationship_type), Value::string(end)]
    });
    let table = Table { columns: &["from", "type", "to"], rows: rows.collect() };
    let found = session.found.insert(Found { query: format!(":ego {arguments}"), subgraph });
    if session.format.is_picture() {
        let picture = found.subgraph.to_dot(&DotStyle::default().query(found.query.clone()));
        return session.say(picture.trim_end());
    }
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
        session
            .as_of
            .iter()
            .for_each(|date| tell(format!("as of {date}: what was not known then is left out")));
        return export::to_file(&export::whole(session.looked_at()?)?, &DotStyle::default(), path);
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

/// Whether a node is called so, however that is written.
pub(in crate::cli) fn is_called(node: &Node, text: &str) -> bool {
    names(node).any(|name| likeness::is_same(name, text))
}

/// Everything that a node is called.
pub(in crate::cli) fn names(node: &Node) -> impl Iterator<Item = &str> {
    let keys = ["name", "title", "id", "text", "aliases"];
    let values = keys.into_iter().filter_map(|key| node.properties.get(key));
    let items = values.flat_map(|value| match value {
        Value::List(items) => items.as_slice(),
        single => std::slice::from_ref(single),
    });
    items.filter_map(|item| if let Value::String(text) = item { Some(&**text) } else { None })
}
