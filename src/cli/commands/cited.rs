//! Commands that ask of answers who says so, and as of when.

use super::{find, usage};
use crate::cli::diagnostics::{Failure, tell};
use crate::cli::footnotes::note;
use crate::cli::render::Table;
use crate::cli::session::{Cite, Session};
use silkgraph::graph::GraphView;
use silkgraph::provenance::{Fact, Subject};
use silkgraph::value::Element;
use silkgraph::{Citation, Value};
use std::mem;
use std::path::Path;

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

/// Writes the claims that answers rest on to a file from now on, or no longer.
pub(super) fn citations(session: &mut Session, path: &str) -> Result<(), Failure> {
    match find::unquote(path) {
        "" => Err(usage("citations")),
        "-" => {
            session.let_claims_go();
            Ok(())
        }
        path => session.keep_claims(Path::new(path)),
    }
}

/// Looks back to a day from now on, or no longer.
pub(super) fn as_of(session: &mut Session, date: &str) -> Result<(), Failure> {
    let date = date.trim_matches('\'');
    let wanted = match date {
        "" => return Err(usage("asof")),
        "now" => None,
        date => Some(date.to_owned()),
    };
    let former = mem::replace(&mut session.as_of, wanted);
    // What is no date is told now, not with the next query.
    if let Err(error) = session.query("RETURN 1") {
        session.as_of = former;
        return Err(error.into());
    }
    if let Some(date) = &session.as_of {
        // Said once, and not beside the rows of each statement from now on.
        let text = format!("AS OF {} RETURN 1", Value::string(date.as_str()));
        session.query(&text)?.warnings().iter().for_each(|warning| tell(format!("warning: {warning}")));
    }
    Ok(())
}

/// Shows what a row of the last answer rests on; where it has not been asked for its sources, that must be done first.
pub(super) fn why(session: &mut Session, row: &str) -> Result<(), Failure> {
    let number: usize = if row.is_empty() { 1 } else { row.parse().map_err(|_| usage("why"))? };
    let citations = number.checked_sub(1).and_then(|index| session.cited.get(index));
    let citations = citations.cloned().ok_or_else(|| {
        let message = match session.cited.len() {
            0 => "no answer has sources yet; write CITE before a query, or set :cite on".to_owned(),
            count => format!("the last answer with sources has {count} rows"),
        };
        Failure::query(message)
    })?;
    let view = session.view();
    let rows = citations.iter().map(|citation| line(citation, &view)).collect();
    session.show(&Table { columns: &["fact", "claim", "who says so"], rows })
}

/// Shows the claims that disagree, a line each.
pub(super) fn conflicts(session: &mut Session, _: &str) -> Result<(), Failure> {
    let text = "CALL silk.conflicts() YIELD element, property, kind, claims UNWIND claims AS claim \
                RETURN element, property, kind, claim.comparator + ' ' + toString(claim.value) AS says, \
                claim.unit AS unit, claim.asOf AS asOf, claim.published AS published, claim.source AS source, \
                claim.statedBy AS statedBy, claim.words AS words";
    list(
        session,
        text,
        &["what", "property", "kind", "says", "unit", "as of", "published", "source", "stated by", "words"],
    )
}

/// Shows what nobody claims.
pub(super) fn unsourced(session: &mut Session, _: &str) -> Result<(), Failure> {
    let text = "CALL silk.unsourced() YIELD element, property, label RETURN element, property, label";
    list(session, text, &["what", "property", "label"])
}

/// Shows the rows of a query whose first column is an element, which is told in words.
fn list(session: &mut Session, text: &str, columns: &'static [&'static str]) -> Result<(), Failure> {
    let view = session.looked_at()?;
    let mut rows = Vec::new();
    for row in session.query(text)? {
        let mut values = row?.values().to_vec();
        if let Some(first) = values.first_mut() {
            let element = match *first {
                Value::Node(node) => Some(Element::Node(node)),
                Value::Relationship(relationship) => Some(Element::Relationship(relationship)),
                _ => None,
            };
            if let Some(element) = element {
                *first = Value::string(describe(&Subject::Element(element), &view));
            }
        }
        rows.push(values);
    }
    session.show(&Table { columns, rows })
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
