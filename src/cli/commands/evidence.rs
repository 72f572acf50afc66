//! Commands that show who says so.

use super::{find, usage};
use crate::cli::diagnostics::{Failure, tell};
use crate::cli::render::Table;
use crate::cli::session::Session;
use silkgraph::Value;
use silkgraph::graph::{Direction, GraphView, Node};
use silkgraph::provenance::{Claim, Comparator, Modality, Subject};
use silkgraph::value::{NodeId, RelationshipId};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Lists the nodes labelled `Source` with the number of claims of each.
pub(super) fn sources(session: &mut Session, _: &str) -> Result<(), Failure> {
    let view = session.looked_at()?;
    let label = view.catalog().label("Source");
    let sources = label.into_iter().flat_map(|label| view.nodes_with_label(label));
    let rows = sources.filter_map(|id| Node::read(&view, id)).map(|node| {
        let property = |key: &str| node.properties.get(key).cloned().unwrap_or(Value::Null);
        let count = Value::Integer(i64::try_from(view.ledger().stated_by(node.id)).unwrap_or(i64::MAX));
        vec![property("id"), property("title"), property("publisher"), property("published"), count]
    });
    let table = Table { columns: &["id", "title", "publisher", "published", "claims"], rows: rows.collect() };
    session.show(&table)
}

/// Takes the texts of sources from a folder, each checked by its hash.
pub(super) fn attach(session: &mut Session, folder: &str) -> Result<(), Failure> {
    let folder = Path::new(find::unquote(folder));
    if !folder.is_dir() {
        return Err(if folder.as_os_str().is_empty() {
            usage("attach")
        } else {
            Failure::query(format!("{} is no folder", folder.display()))
        });
    }
    let view = session.view();
    let label = view.catalog().label("Source");
    let sources = label.into_iter().flat_map(|label| view.nodes_with_label(label));
    let mut rows = Vec::new();
    for source in sources.filter_map(|id| Node::read(&view, id)) {
        let outcome = session.attached.attach(&source, folder);
        let id = source.properties.get("id").cloned().unwrap_or(Value::Null);
        rows.push(vec![id, Value::string(outcome.words())]);
    }
    let data = session.store.path.clone().filter(|path| path.is_dir());
    let mut folders: Vec<&Path> = data.iter().map(PathBuf::as_path).chain([folder]).collect();
    folders.dedup();
    for fault in folders.into_iter().flat_map(|folder| session.attached.read_places(folder)) {
        tell(fault);
    }
    session.show(&Table { columns: &["source", "text"], rows })
}

/// Shows the claims about a node, its labels, its properties and the relationships that start at it.
pub(super) fn claims(session: &mut Session, arguments: &str) -> Result<(), Failure> {
    if arguments.is_empty() {
        return Err(usage("claims"));
    }
    let view = session.looked_at()?;
    let (node, key) = node_and_key(&view, arguments)?;
    let is_wanted = |subject: &Subject| match (key, subject) {
        (None, _) => true,
        (Some(key), Subject::Property(_, other)) => &**other == key,
        (Some(_), _) => false,
    };
    let own = view.ledger().claims(node.into()).filter(|&(_, subject, _)| is_wanted(subject));
    let own = own.filter(|(_, subject, claim)| claim.says_something_of(subject));
    let is_for_people = session.format.name == "table";
    let row = if is_for_people { short_row } else { row };
    let mut rows: Vec<_> = own.map(|(_, subject, claim)| row(&view, &subject_text(subject), claim)).collect();
    let steps = view.neighbours(node, None, Direction::Outgoing);
    for step in steps.filter(|_| key.is_none()) {
        let about = relationship_text(&view, step.relationship, step.node);
        let claims = view.ledger().claims(step.relationship.into());
        rows.extend(claims.map(|(_, _, claim)| row(&view, &about, claim)));
    }
    if !is_for_people {
        let columns =
            &["about", "value", "source", "locator", "words", "stated by", "as of", "published", "modality"];
        return session.show(&Table { columns, rows });
    }
    if key.is_some() {
        // What it is about has just been typed.
        rows.iter_mut().for_each(|row| drop(row.remove(0)));
        return session.show(&Table { columns: &["value", "as of", "who says so"], rows });
    }
    session.show(&Table { columns: &["about", "value", "as of", "who says so"], rows })
}

/// A node, with the property named after a `.` where the whole text names no node.
fn node_and_key<'a>(view: &GraphView, text: &'a str) -> Result<(NodeId, Option<&'a str>), Failure> {
    match (find::node_called(view, text), text.rsplit_once('.')) {
        (Ok(node), _) => Ok((node, None)),
        (Err(_), Some((name, key))) => Ok((find::node_called(view, name)?, Some(key.trim()))),
        (Err(failure), None) => Err(failure),
    }
}

fn subject_text(subject: &Subject) -> String {
    match subject {
        Subject::Element(_) => "it exists".to_owned(),
        Subject::Property(_, key) => key.to_string(),
        Subject::Label(_, label) => format!(":{label}"),
    }
}

fn relationship_text(view: &GraphView, relationship: RelationshipId, end: NodeId) -> String {
    let kind = view.relationship_type(relationship).map_or("?", |kind| view.catalog().type_name(kind));
    format!("-[:{kind}]-> {}", find::name(view, end))
}

/// What fits in a narrow window: the value, and in one text who says so.
fn short_row(view: &GraphView, about: &str, claim: &Claim) -> Vec<Value> {
    let as_of = claim.as_of.clone().map_or(Value::Null, Value::String);
    vec![Value::string(about), figure(claim), as_of, Value::string(who(view, claim))]
}

/// `std-2025-06-14, 2025-06-14, Li Wenqing, sentence 6: “a new plan”  (planned)`
fn who(view: &GraphView, claim: &Claim) -> String {
    let source = match Node::read(view, claim.source).and_then(|node| node.properties.get("id").cloned()) {
        Some(Value::String(id)) => id.to_string(),
        _ => claim.source.to_string(),
    };
    let further = [&claim.published, &claim.stated_by, &claim.locator].into_iter().flatten();
    let mut text =
        std::iter::once(&*source).chain(further.map(|part| &**part)).collect::<Vec<_>>().join(", ");
    if let Some(words) = &claim.words {
        text.push_str(&format!(": “{words}”"));
    }
    if claim.modality != Modality::Stated {
        text.push_str(&format!("  ({})", claim.modality.name()));
    }
    text
}

fn row(view: &GraphView, about: &str, claim: &Claim) -> Vec<Value> {
    let text = |field: &Option<Arc<str>>| field.clone().map_or(Value::Null, Value::String);
    let source = Node::read(view, claim.source).and_then(|node| node.properties.get("id").cloned());
    vec![
        Value::string(about),
        figure(claim),
        source.unwrap_or_else(|| Value::string(claim.source.to_string())),
        text(&claim.locator),
        text(&claim.words),
        text(&claim.stated_by),
        text(&claim.as_of),
        text(&claim.published),
        Value::string(claim.modality.name()),
    ]
}

/// The value with its comparator and unit: `> 80 countries`.
fn figure(claim: &Claim) -> Value {
    let sign = match claim.comparator {
        Comparator::Equal => "",
        Comparator::Greater => "> ",
        Comparator::GreaterOrEqual => ">= ",
        Comparator::Less => "< ",
        Comparator::LessOrEqual => "<= ",
        Comparator::About => "~ ",
    };
    match (&claim.value, &claim.unit) {
        (value, None) if sign.is_empty() => value.clone(),
        (value, unit) => {
            let unit = unit.as_ref().map_or_else(String::new, |unit| format!(" {unit}"));
            Value::string(format!("{sign}{value}{unit}"))
        }
    }
}
