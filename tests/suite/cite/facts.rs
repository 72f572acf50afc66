//! The reference data set holds every fact of the reading that it was built from.
//!
//! `BELT_ROAD_FACTS` names the folder of the reading: `facts.jsonl` with a fact a line, `entities.tsv` and
//! `aliases.tsv`. Unset, that is said and nothing is checked but what the data set knows of itself.

use crate::questions::BELT_ROAD;
use serde_json::Value as Json;
use silkgraph::graph::GraphView;
use silkgraph::provenance::{Claim, Subject};
use silkgraph::value::{Element, NodeId};
use silkgraph::{Value, params};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// A claim with what it is about.
type Entry<'v> = (&'v Subject, &'v Arc<Claim>);

fn reading() -> Option<PathBuf> {
    let folder = std::env::var_os("BELT_ROAD_FACTS").filter(|folder| !folder.is_empty());
    if folder.is_none() {
        println!("BELT_ROAD_FACTS is not set: the facts of the data set are not compared with the reading");
    }
    folder.map(PathBuf::from)
}

fn read(folder: &std::path::Path, file: &str) -> String {
    std::fs::read_to_string(folder.join(file)).unwrap()
}

#[test]
fn every_fact_of_the_reading_stands_in_the_data_set() {
    let Some(folder) = reading() else { return };
    let view = BELT_ROAD.view();
    let mut claims: BTreeMap<String, Vec<Entry<'_>>> = BTreeMap::new();
    for (_, subject, claim) in view.ledger().iter() {
        let key = claim.key.as_ref().map(ToString::to_string);
        claims.entry(key.unwrap_or_default()).or_default().push((subject, claim));
    }
    let text = read(&folder, "facts.jsonl");
    let facts = text.lines().map(|line| serde_json::from_str::<Json>(line).unwrap());
    let wrong: Vec<String> = facts
        .filter_map(|fact| {
            let id = fact["id"].as_str().unwrap();
            let entries = claims.get(id).map_or(&[][..], |entries| entries);
            let faults: Vec<_> =
                match entries.iter().find(|(subject, claim)| tells(&fact, subject, claim, &view)) {
                    None => vec![format!("is told by none of {entries:?}")],
                    Some((_, claim)) => faults(&fact, claim, &view),
                };
            (!faults.is_empty()).then(|| format!("{id} {}: {}", fact["relation"], faults.join("; ")))
        })
        .collect();
    assert!(wrong.is_empty(), "{} facts: {:#?}", wrong.len(), wrong);
}

/// Whether a claim is about what the fact is about.
fn tells(fact: &Json, subject: &Subject, claim: &Claim, view: &GraphView) -> bool {
    let told_of = |node: NodeId| property(node, "name", view) == fact["subject"]["name"];
    match subject {
        Subject::Element(Element::Relationship(id)) => {
            let Some((start, end)) = view.endpoints(*id) else { return false };
            let kind = view.relationship_type(*id).map(|kind| view.catalog().type_name(kind).to_string());
            let is_object = match &fact["object"] {
                Json::Null => is_part(&property(end, "text", view), &fact["value"]["text"]),
                object => property(end, "name", view) == object["name"],
            };
            kind.as_deref() == fact["relation"].as_str() && told_of(start) && is_object
        }
        Subject::Property(Element::Node(node), _) => told_of(*node) && is_value(&fact["value"], claim),
        _ => false,
    }
}

/// Whether a text is what the reading has, or, of a long one, a part of it.
fn is_part(text: &Json, whole: &Json) -> bool {
    matches!((text.as_str(), whole.as_str()), (Some(text), Some(whole)) if text.len() * 2 > whole.len() && whole.contains(text))
}

/// Whether a claim states the figure, date or words of a fact.
fn is_value(stated: &Json, claim: &Claim) -> bool {
    let value = plain(&claim.value);
    if let Some(date) = stated["date"].as_str() {
        return value == date || date.starts_with(value.as_str().unwrap_or("?"));
    }
    if stated["measure"].is_null() {
        return value == stated["text"];
    }
    let is_same = value == stated["number"] || stated["number"].is_null();
    let comparator = if stated["number"].is_null() { "~" } else { stated["op"].as_str().unwrap() };
    is_same && claim.unit.as_deref() == stated["unit"].as_str() && claim.comparator.symbol() == comparator
}

/// What a claim says otherwise than the fact.
fn faults(fact: &Json, claim: &Claim, view: &GraphView) -> Vec<String> {
    let modality = match fact["status"].as_str().unwrap() {
        "asserted" => "stated",
        other => other,
    };
    let as_of = fact["value"]["as_of"].as_str();
    let (from, to, until) = span(fact);
    let text = |text: &Option<Arc<str>>| text.as_deref().map(str::to_owned);
    let own = |text: Option<&str>| text.map(str::to_owned);
    let compared = [
        (
            "source",
            property(claim.source, "name", view).as_str().map(str::to_owned),
            own(fact["doc"].as_str()),
        ),
        ("sentence", text(&claim.locator), own(fact["sentence_id"].as_str())),
        ("modality", own(Some(claim.modality.name())), own(Some(modality))),
        ("statedBy", text(&claim.stated_by), own(fact["speaker"].as_str())),
        ("published", text(&claim.published), fact["published"].as_str().map(day)),
        ("explicit", own(Some(&claim.explicit.to_string())), own(Some(&fact["explicit"].to_string()))),
        ("asOf", text(&claim.as_of), as_of.map(str::to_owned).or(until)),
        ("validFrom", text(&claim.valid_from), from),
        ("validTo", text(&claim.valid_to), to),
    ];
    let mut faults: Vec<_> = compared
        .into_iter()
        .filter(|(_, found, expected)| found != expected)
        .map(|(name, found, expected)| format!("{name} is {found:?}, not {expected:?}"))
        .collect();
    let (words, evidence) = (claim.words.as_deref().unwrap_or_default(), fact["evidence"].as_str().unwrap());
    if words.is_empty() || !evidence.contains(words) {
        faults.push(format!("words are {words:?}, no part of {evidence:?}"));
    }
    faults
}

/// The day of a date that has a time of day.
fn day(text: &str) -> String {
    text.split('T').next().unwrap_or(text).to_owned()
}

/// When what the fact states began and ended, and up to when it is counted: "by the end of June" is `../2023-06-30`.
/// Nothing of a date.
fn span(fact: &Json) -> (Option<String>, Option<String>, Option<String>) {
    let is_date = !fact["value"]["date"].is_null();
    let Some(date) = fact["date"].as_str().filter(|_| !is_date) else { return (None, None, None) };
    let (from, to) = date.split_once('/').unwrap_or((date, date));
    let end = |text: &str| (text != "..").then(|| text.to_owned());
    match from {
        ".." => (None, None, end(to)),
        _ => (end(from), end(to), None),
    }
}

fn property(node: NodeId, key: &str, view: &GraphView) -> Json {
    view.catalog().key(key).map_or(Json::Null, |key| plain(&view.property(node.into(), key)))
}

fn plain(value: &Value) -> Json {
    match value {
        Value::String(text) => text.to_string().into(),
        Value::Integer(number) => (*number).into(),
        Value::Float(number) => (*number).into(),
        _ => Json::Null,
    }
}

#[test]
fn every_entity_is_found_by_each_of_its_names() {
    let Some(folder) = reading() else { return };
    let rows = BELT_ROAD.query_as::<(String, Vec<String>, Option<Vec<String>>)>(
        "MATCH (n) WHERE n.name IS NOT NULL RETURN n.name, labels(n), n.aliases",
        params! {},
    );
    let known: BTreeMap<String, (Vec<String>, BTreeSet<String>)> = rows
        .unwrap()
        .map(Result::unwrap)
        .map(|(name, labels, aliases)| (name, (labels, aliases.unwrap_or_default().into_iter().collect())))
        .collect();
    let mut wrong = Vec::new();
    for fields in rows_of(&read(&folder, "entities.tsv")) {
        let (name, label) = (&fields["name"], &fields["type"]);
        match known.get(name) {
            Some((labels, _)) if labels.contains(label) => {}
            found => wrong.push(format!("{name} :{label} is {found:?}")),
        }
    }
    for fields in rows_of(&read(&folder, "aliases.tsv")) {
        if fields["kind"] == "anaphor" {
            continue;
        }
        let (name, alias) = (&fields["canonical"], &fields["alias"]);
        if !known.get(name).is_some_and(|(_, aliases)| alias == name || aliases.contains(alias)) {
            wrong.push(format!("{name} is not found as {alias}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The rows of a table whose fields are separated by tabs, by the names of its columns.
fn rows_of(table: &str) -> Vec<BTreeMap<String, String>> {
    let mut lines = table.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
    let names = lines.next().unwrap();
    lines.map(|fields| names.iter().cloned().zip(fields).collect()).collect()
}
