//! Commands that ask of answers who says so, and as of when.

use super::{find, usage};
use crate::cli::diagnostics::Failure;
use crate::cli::footnotes::note;
use crate::cli::render::Table;
use crate::cli::session::{Cite, Session};
use silkgraph::graph::GraphView;
use silkgraph::provenance::{Fact, Subject};
use silkgraph::value::Element;
use silkgraph::{Citation, Value};

/// Lets statements that read say their sources, or not.
pub(super) fn cite(session: &mut Session, word: &str) -> Result<(), Failure> {
    session.cite = match word {
        "on" => Cite::Witness,
        "full" => Cite::Full,
        "off" => Cite::Off,
        "" if session.cite == Cite::Off => Cite::Witness,
        "" => Cite::Off,
        _ => return Err(usage("cite")),
    };
    Ok(())
}

/// Looks back to a day from now on, or no longer.
pub(super) fn as_of(session: &mut Session, date: &str) -> Result<(), Failure> {
    let date = date.trim_matches('\'');
    session.as_of = match date {
        "" => return Err(usage("asof")),
        "now" => None,
        date => Some(date.to_owned()),
    };
    Ok(())
}

/// Shows what a row of the last answer rests on; where it has not been asked for its sources, that must be done first.
pub(super) fn why(session: &mut Session, row: &str) -> Result<(), Failure> {
    let number: usize = if row.is_empty() { 1 } else { row.parse().map_err(|_| usage("why"))? };
    let citations = number.checked_sub(1).and_then(|index| session.cited.get(index));
    let citations = citations.cloned().ok_or_else(|| {
        let message = match session.cited.len() {
            0 => "no answer has sources yet; write CITE before a query, or set :cite on".to_owned(),
            count => format!("the last answer has {count} rows with sources"),
        };
        Failure::query(message)
    })?;
    let view = session.view();
    let rows = citations.iter().map(|citation| line(citation, &view)).collect();
    session.show(&Table { columns: &["fact", "claim", "who says so"], rows })
}

fn line(citation: &Citation, view: &GraphView) -> Vec<Value> {
    let fact = match citation.fact() {
        Fact::Absence => "nothing was found".to_owned(),
        Fact::Present(subject) => describe(subject, view),
    };
    let who = if citation.claim().is_some() { Value::string(note(citation)) } else { Value::Null };
    vec![Value::string(fact), Value::from(citation.id()), who]
}

fn describe(subject: &Subject, view: &GraphView) -> String {
    let element = match subject.element() {
        Element::Node(node) => format!("({})", find::name(view, node)),
        Element::Relationship(id) => {
            let kind = view.relationship_type(id).map_or("?", |kind| view.catalog().type_name(kind));
            let (start, end) = view.endpoints(id).map_or(("?".to_owned(), "?".to_owned()), |(start, end)| {
                (find::name(view, start), find::name(view, end))
            });
            format!("({start})-[:{kind}]->({end})")
        }
    };
    match subject {
        Subject::Element(_) => element,
        Subject::Property(_, key) => format!("{element}.{key}"),
        Subject::Label(_, label) => format!("{element}:{label}"),
    }
}
