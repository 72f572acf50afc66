//! Procedures about who says so: where claims disagree, what nobody claims or only one source does, and what was
//! recorded when.

use super::{BuiltIn, Column, Procedure};
use crate::error::{Detail, QueryError, Result};
use crate::functions::{Environment, Type, claim_map};
use crate::graph::GraphView;
use crate::provenance::{Claim, ClaimId, Conflict, Subject};
use crate::value::temporal::{Kind, Zone};
use crate::value::{Element, Temporal, Value};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

/// The rows of an answer.
type Rows = Vec<Vec<Value>>;

pub(super) const PROCEDURES: &[BuiltIn] = &[
    BuiltIn {
        name: "silk.conflicts",
        outputs: &[
            ("element", Type::Any),
            ("property", Type::String),
            ("kind", Type::String),
            ("claims", Type::List),
        ],
        summary: "The properties whose claims disagree: contradiction, unit, drift or denial, with the claims that do.",
        rows: |environment| Ok(conflicts(environment.graph)),
    },
    BuiltIn {
        name: "silk.unsourced",
        outputs: &[("element", Type::Any), ("property", Type::String), ("label", Type::String)],
        summary: "The nodes, but for sources, and the relationships that nobody claims; properties with claims, none \
                  of which states the value that they have; and labels that were added without evidence to nodes with claims.",
        rows: |environment| Ok(unsourced(environment.graph)),
    },
    BuiltIn {
        name: "silk.singleSource",
        outputs: &[("element", Type::Any), ("property", Type::String), ("source", Type::Node)],
        summary: "The nodes, relationships and properties that only one source claims.",
        rows: |environment| Ok(single_source(environment.graph)),
    },
];

/// The procedures that take arguments.
pub(super) fn procedures() -> impl Iterator<Item = Procedure> {
    let history = Procedure {
        name: "silk.history".into(),
        inputs: columns(&[("element", Type::Any)]),
        outputs: columns(&[
            ("recorded", Type::DateTime),
            ("property", Type::String),
            ("value", Type::Any),
            ("claim", Type::Map),
        ]),
        summary: "What has been claimed about a node or relationship, in the order in which it was recorded."
            .into(),
        body: Arc::new(|arguments, environment| history(&arguments[0], environment).map(Into::into)),
    };
    let changes = Procedure {
        name: "silk.changes".into(),
        inputs: columns(&[("from", Type::Any), ("to", Type::Any)]),
        outputs: columns(&[
            ("recorded", Type::DateTime),
            ("element", Type::Any),
            ("property", Type::String),
            ("value", Type::Any),
            ("claim", Type::Map),
        ]),
        summary: "The claims that were recorded from one date and time on, up to and without another.".into(),
        body: Arc::new(|arguments, environment| {
            changes(&arguments[0], &arguments[1], environment).map(Into::into)
        }),
    };
    [history, changes].into_iter()
}

fn columns(columns: &[(&str, Type)]) -> Vec<Column> {
    let column =
        |(name, column_type): &(&str, Type)| Column { name: Arc::from(*name), column_type: *column_type };
    columns.iter().map(column).collect()
}

/// The elements that have claims, ascending.
fn claimed(graph: &GraphView) -> BTreeSet<Element> {
    graph.ledger().iter().map(|(_, subject, _)| subject.element()).collect()
}

/// A claim with its number and what it is about.
type Numbered<'g> = (ClaimId, &'g Subject, &'g Claim);

/// The claims about an element and about each of its properties; null stands for the element itself.
fn by_property(element: Element, graph: &GraphView) -> BTreeMap<Option<Arc<str>>, Vec<Numbered<'_>>> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let claims = graph.ledger().claims(element);
    for (id, subject, claim) in claims.filter(|(_, subject, claim)| claim.says_something_of(subject)) {
        let property = match subject {
            Subject::Element(_) => None,
            Subject::Property(_, key) => Some(key.clone()),
            Subject::Label(..) => continue,
        };
        found.entry(property).or_default().push((id, subject, claim));
    }
    found
}

fn conflicts(graph: &GraphView) -> Rows {
    let mut rows = Rows::new();
    for element in claimed(graph) {
        for (property, claims) in by_property(element, graph) {
            let Some((kind, involved)) = disagreement(&claims) else { continue };
            let maps = involved.into_iter().map(|place| {
                let (id, subject, claim) = claims[place];
                Value::Map(claim_map(id, subject, claim, graph).into())
            });
            rows.push(vec![element_value(element), property.into(), kind.name().into(), maps.collect()]);
        }
    }
    rows
}

/// The gravest way in which claims disagree, and which of them do in any way.
fn disagreement(claims: &[Numbered<'_>]) -> Option<(Conflict, BTreeSet<usize>)> {
    let (mut gravest, mut involved) = (None, BTreeSet::new());
    for (place, (_, _, claim)) in claims.iter().enumerate() {
        for (earlier, (_, _, other)) in claims[..place].iter().enumerate() {
            let conflict = Conflict::between(claim, other);
            gravest = gravest.max(conflict);
            if conflict.is_some() {
                involved.extend([earlier, place]);
            }
        }
    }
    Some((gravest?, involved))
}

fn unsourced(graph: &GraphView) -> Rows {
    let source = graph.catalog().label("Source");
    let is_source = |node| source.is_some_and(|source| graph.has_label(node, source));
    let nodes = graph.nodes().filter(|node| !is_source(*node)).map(Element::Node);
    let elements = nodes.chain(graph.relationships().map(Element::Relationship));
    let mut rows = Rows::new();
    for element in elements {
        if !graph.ledger().is_sourced(element) {
            rows.push(vec![element_value(element), Value::Null, Value::Null]);
        }
        for subject in nobodys(element, graph) {
            let (property, label) = match subject {
                Subject::Property(_, key) => (Some(key), None),
                Subject::Label(_, label) => (None, Some(label)),
                Subject::Element(_) => continue,
            };
            rows.push(vec![element_value(element), property.into(), label.into()]);
        }
    }
    rows
}

/// The properties and labels that are there and that no claim states, though something is claimed; by name.
fn nobodys(element: Element, graph: &GraphView) -> Vec<Subject> {
    let is_there = |subject: &Subject| match subject {
        Subject::Element(_) => false,
        Subject::Property(_, key) => {
            graph.catalog().key(key).is_some_and(|key| !graph.property(element, key).is_null())
        }
        Subject::Label(node, label) => graph.is_labelled(*node, label),
    };
    let subjects: HashSet<&Subject> = graph.ledger().claims(element).map(|(_, subject, _)| subject).collect();
    let mut found: Vec<_> = subjects
        .into_iter()
        .filter(|subject| is_there(subject) && graph.is_nobodys(subject))
        .cloned()
        .collect();
    found.sort_by_key(|subject| match subject {
        Subject::Property(_, name) => (0, name.clone()),
        Subject::Label(_, name) => (1, name.clone()),
        Subject::Element(_) => (2, Arc::from("")),
    });
    found
}

fn single_source(graph: &GraphView) -> Rows {
    let mut rows = Rows::new();
    for element in claimed(graph) {
        for (property, claims) in by_property(element, graph) {
            let sources: BTreeSet<_> = claims.iter().map(|(_, _, claim)| claim.source).collect();
            if let (1, Some(source)) = (sources.len(), sources.first()) {
                rows.push(vec![element_value(element), property.into(), Value::Node(*source)]);
            }
        }
    }
    rows
}

fn history(element: &Value, environment: &Environment<'_>) -> Result<Rows> {
    let element = match element {
        Value::Node(node) => Element::Node(*node),
        Value::Relationship(relationship) => Element::Relationship(*relationship),
        other => {
            let message = format!("silk.history takes a NODE or a RELATIONSHIP, not {}", other.type_name());
            return Err(QueryError::type_error(Detail::InvalidArgumentType, message).into());
        }
    };
    let graph = environment.graph;
    let mut claims: Vec<_> = graph
        .ledger()
        .claims(element)
        .filter(|(_, subject, claim)| claim.says_something_of(subject))
        .collect();
    claims.sort_by_key(|(id, _, claim)| (claim.recorded, *id));
    Ok(claims.into_iter().map(|(id, subject, claim)| recorded_row(id, subject, claim, graph)).collect())
}

fn changes(from: &Value, to: &Value, environment: &Environment<'_>) -> Result<Rows> {
    let (from, to) = (instant(from)?, instant(to)?);
    let graph = environment.graph;
    let in_time = |claim: &Claim| {
        let recorded = i128::from(claim.recorded) * 1_000_000;
        from.is_none_or(|from| recorded >= from) && to.is_none_or(|to| recorded < to)
    };
    let claims = graph.ledger().iter().filter(|(_, _, claim)| in_time(claim));
    let mut claims: Vec<_> = claims.filter(|(_, subject, claim)| claim.says_something_of(subject)).collect();
    claims.sort_by_key(|(id, _, claim)| (claim.recorded, *id));
    let row = |(id, subject, claim): (ClaimId, &Subject, &Arc<Claim>)| {
        let mut row = recorded_row(id, subject, claim, graph);
        row.insert(1, element_value(subject.element()));
        row
    };
    Ok(claims.into_iter().map(row).collect())
}

/// A moment in nanoseconds since 1970 (UTC); `None`, for null, sets no bound.
fn instant(value: &Value) -> Result<Option<i128>> {
    match value {
        Value::Null => Ok(None),
        Value::Temporal(Temporal::DateTime(moment)) => Ok(Some(moment.instant())),
        other => {
            let message = format!("silk.changes takes two values of datetime(), not {}", other.type_name());
            let error = QueryError::type_error(Detail::InvalidArgumentType, message);
            Err(error.hint("such as datetime('2023-10-31'), which is the first moment of the day").into())
        }
    }
}

fn recorded_row(id: ClaimId, subject: &Subject, claim: &Claim, graph: &GraphView) -> Vec<Value> {
    let property = match subject {
        Subject::Property(_, key) => Value::String(key.clone()),
        Subject::Element(_) | Subject::Label(..) => Value::Null,
    };
    let nanoseconds = i128::from(claim.recorded) * 1_000_000;
    let recorded = Temporal::at_instant(Kind::DateTime, nanoseconds, Zone::UTC).ok();
    let map = Value::Map(claim_map(id, subject, claim, graph).into());
    vec![recorded.into(), property, claim.value.clone(), map]
}

fn element_value(element: Element) -> Value {
    match element {
        Element::Node(node) => Value::Node(node),
        Element::Relationship(relationship) => Value::Relationship(relationship),
    }
}
