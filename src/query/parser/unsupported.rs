//! What the language has and this version does not: recognised where reading ended, so as to be told by name.
//!
//! The grammar knows nothing of these forms. A text that holds one is refused like any other that is no statement;
//! only then is it looked for here, in a table of the words that begin it.

use super::errors::{Failure, Found};
use crate::error::QueryError;

/// A form by the word that begins it, and what the form is called.
type Form = (&'static str, &'static str);

/// Where a clause may begin.
const CLAUSES: [Form; 2] = [("START", "START"), ("USE", "USE")];

/// After CREATE, DROP or SHOW.
const SCHEMA: [Form; 4] = [
    ("BTREE", "BTREE INDEX"),
    ("LOOKUP", "LOOKUP INDEX"),
    ("POINT", "POINT INDEX"),
    ("VECTOR", "VECTOR INDEX"),
];

/// All that is told by name: here, and where more than the words of a text must be known.
#[cfg(test)]
pub(in super::super) fn names() -> Vec<&'static str> {
    let here = CLAUSES.iter().chain(&SCHEMA).map(|(_, what)| *what);
    let elsewhere = ["IN n CONCURRENT TRANSACTIONS", "FOR SYSTEM_TIME AS OF", "UNION after NEXT"];
    here.chain(elsewhere).collect()
}

/// The error that names the form at which reading ended, if it is one of these.
pub(super) fn find(failure: &Failure<'_>) -> Option<QueryError> {
    let (what, place) = clause(failure).or_else(|| schema(failure))?;
    Some(QueryError::not_supported(what).at(place.span()))
}

fn lookup(forms: &[Form], found: Found<'_>) -> Option<&'static str> {
    forms.iter().find(|(word, _)| found.is(word)).map(|(_, what)| *what)
}

fn clause<'text>(failure: &Failure<'text>) -> Option<(&'static str, Found<'text>)> {
    if failure.previous().is("IN") && failure.next().is("CONCURRENT") {
        return Some(("CALL { … } IN n CONCURRENT TRANSACTIONS", failure.found));
    }
    let what = lookup(&CLAUSES, failure.found).filter(|_| failure.expected.has("RETURN"))?;
    Some((what, failure.found))
}

/// An index of another kind: told by this word or the one before it.
fn schema<'text>(failure: &Failure<'text>) -> Option<(&'static str, Found<'text>)> {
    [failure.found, failure.previous()].into_iter().find_map(|word| {
        let command = Found::before(failure.text, word.start);
        let is_command = ["CREATE", "DROP", "SHOW"].iter().any(|verb| command.is(verb));
        lookup(&SCHEMA, word).filter(|_| is_command).map(|what| (what, word))
    })
}

/// The error of a SHOW of what it does not show, and who does.
pub(in super::super) fn not_shown(what: &str) -> QueryError {
    let what = what.to_uppercase();
    let hint = match what.as_str() {
        "LABEL" | "LABELS" | "NODE LABELS" => "CALL db.labels() lists the labels",
        "TYPES" | "RELATIONSHIPS" | "RELATIONSHIP TYPES" => "CALL db.relationshipTypes() lists the types",
        "KEYS" | "PROPERTIES" | "PROPERTY KEYS" => "CALL db.propertyKeys() lists the keys",
        _ => "there are SHOW INDEXES, CONSTRAINTS, FUNCTIONS, PROCEDURES and SETTINGS",
    };
    QueryError::not_supported(format_args!("SHOW {what}")).hint(hint)
}
