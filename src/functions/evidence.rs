//! Functions that say who says so: the claims about a node or relationship, and their sources.
//!
//! Each takes a node or relationship, and optionally the key of a property to ask about that alone. What the model
//! of a claim is, [`crate::provenance`] explains.

use super::arguments::{ELEMENT, STRING, element, string};
use super::{Environment, Family, Function, Parameter, Type};
use crate::error::QueryError;
use crate::graph::GraphView;
use crate::provenance::{Claim, ClaimId, Subject};
use crate::value::{Element, Map, NodeId, Value};
use std::sync::Arc;

/// The keys that a claim may have, in the order in which [`claim_map`] gives them.
pub(crate) const CLAIM_KEYS: [&str; 21] = [
    "id",
    "about",
    "property",
    "label",
    "value",
    "comparator",
    "unit",
    "source",
    "locator",
    "words",
    "statedBy",
    "validFrom",
    "validTo",
    "asOf",
    "published",
    "recorded",
    "modality",
    "rank",
    "confidence",
    "explicit",
    "note",
];

const EVIDENCE: Function = Function {
    parameters: &[Parameter::required("element", ELEMENT), Parameter::optional("property", STRING)],
    ..Function::of(Family::Evidence)
};

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "claims",
        returns: Type::List,
        summary: "The claims about a node or relationship, its properties and labels, or about one property: a map each.",
        example: "MATCH (n:City) UNWIND claims(n, 'population') AS claim RETURN claim.words, claim.source",
        evaluate: claims,
        ..EVIDENCE
    },
    Function {
        name: "sources",
        returns: Type::List,
        summary: "The Source nodes that make these claims, each once, in the order of their first claim.",
        example: "MATCH (n:City {name: 'Chengdu'}) RETURN [s IN sources(n) | s.title] AS titles",
        evaluate: sources,
        ..EVIDENCE
    },
    Function {
        name: "isSourced",
        returns: Type::Boolean,
        summary: "Whether any claim says that the node or relationship exists, or that the property has the value it has.",
        example: "MATCH (n)-[r]->() RETURN isSourced(r) AS sourced, count(*) ORDER BY sourced",
        evaluate: is_sourced,
        ..EVIDENCE
    },
];

fn claims(arguments: &[Value], environment: &Environment<'_>) -> Result<Value, QueryError> {
    let found = found("claims", arguments, environment.graph)?;
    Ok(found.map(|(id, subject, claim)| claim_map(id, subject, claim, environment.graph)).collect())
}

fn sources(arguments: &[Value], environment: &Environment<'_>) -> Result<Value, QueryError> {
    let mut sources: indexmap::IndexSet<NodeId, rustc_hash::FxBuildHasher> = indexmap::IndexSet::default();
    sources.extend(found("sources", arguments, environment.graph)?.map(|(_, _, claim)| claim.source));
    Ok(sources.into_iter().collect())
}

fn is_sourced(arguments: &[Value], environment: &Environment<'_>) -> Result<Value, QueryError> {
    let is_sourced = if arguments.len() > 1 {
        let element = element("isSourced", &arguments[0])?;
        environment.graph.is_stated(element, string("isSourced", &arguments[1])?)
    } else {
        environment.graph.ledger().is_sourced(element("isSourced", &arguments[0])?)
    };
    Ok(Value::Boolean(is_sourced))
}

/// The claims that the arguments ask for, in the order they were recorded.
fn found<'a>(
    function: &str,
    arguments: &'a [Value],
    graph: &'a GraphView,
) -> Result<impl Iterator<Item = (ClaimId, &'a Subject, &'a Claim)>, QueryError> {
    let element = element(function, &arguments[0])?;
    let property = arguments.get(1).map(|key| string(function, key)).transpose()?;
    let is_asked_for = move |subject: &Subject| match (property, subject) {
        (None, _) => true,
        (Some(asked), Subject::Property(_, key)) => asked == key,
        (Some(_), _) => false,
    };
    let claims = graph.ledger().claims(element);
    Ok(claims.filter(move |(_, subject, claim)| is_asked_for(subject) && claim.says_something_of(subject)))
}

/// A claim as a map; what is absent from the claim is absent from the map.
pub(crate) fn claim_map(id: ClaimId, subject: &Subject, claim: &Claim, graph: &GraphView) -> Map {
    let (about, property, label) = match subject {
        Subject::Element(Element::Node(_)) => ("node", None, None),
        Subject::Element(Element::Relationship(_)) => ("relationship", None, None),
        Subject::Property(_, key) => ("property", Some(key), None),
        Subject::Label(_, label) => ("label", None, Some(label)),
    };
    let text = |text: &Option<Arc<str>>| Value::from(text.clone());
    let published =
        claim.published.clone().map_or_else(|| source_text(claim, "published", graph), Value::from);
    let entries = [
        (
            "id",
            claim
                .key
                .as_ref()
                .map_or_else(|| Value::string(format!("c{}", id.0)), |key| Value::String(key.clone())),
        ),
        ("about", about.into()),
        ("property", text(&property.cloned())),
        ("label", text(&label.cloned())),
        ("value", claim.value.clone()),
        ("comparator", if property.is_some() { claim.comparator.symbol().into() } else { Value::Null }),
        ("unit", text(&claim.unit)),
        ("source", source_text(claim, "id", graph)),
        ("locator", text(&claim.locator)),
        ("words", text(&claim.words)),
        ("statedBy", text(&claim.stated_by)),
        ("validFrom", text(&claim.valid_from)),
        ("validTo", text(&claim.valid_to)),
        ("asOf", text(&claim.as_of)),
        ("published", published),
        ("recorded", claim.recorded_at().into()),
        ("modality", claim.modality.name().into()),
        ("rank", claim.rank.name().into()),
        ("confidence", claim.confidence.into()),
        ("explicit", claim.explicit.into()),
        ("note", text(&claim.note)),
    ];
    debug_assert!(entries.iter().map(|(key, _)| *key).eq(CLAIM_KEYS), "the keys are all told of");
    entries
        .into_iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(key, value)| (Arc::from(key), value))
        .collect()
}

/// A property of the claim's source, as a string.
fn source_text(claim: &Claim, key: &str, graph: &GraphView) -> Value {
    match graph.catalog().key(key).map(|key| graph.property(claim.source.into(), key)) {
        None | Some(Value::Null) => Value::Null,
        Some(Value::String(text)) => Value::String(text),
        Some(other) => other.to_string().into(),
    }
}
