//! CITING: the evidence for what a statement writes.
//!
//! The map is evaluated once, before the first row, into a claim without a subject. Each element that is created or
//! merged, each property that is set and each label that is added then gets a copy of it, once a statement. The
//! properties written inside a CREATE or MERGE are covered by the claim about their element, until one of them is set
//! to something else: then [`keep_what_was_stated`] writes down what the element's claims say of it, so that nobody is
//! cited for a value that he has not stated; so does [`keep_silence`] for a label that is added later.

use super::chunk::Chunk;
use super::context::Context;
use super::evaluate::{evaluate, wrong_type};
use crate::error::{Detail, ErrorClass, Phase, QueryError, Result};
use crate::graph::{Change, GraphView, KeyId, LabelId};
use crate::provenance::edtf::Edtf;
use crate::provenance::{Claim, Comparator, Modality, Rank, Subject};
use crate::value::{Element, Map, NodeId, Value, order};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The evidence of a statement, and what has been cited with it.
#[derive(Debug)]
pub(super) struct Citation {
    claim: Claim,
    /// The value that each subject was cited with last.
    cited: FxHashMap<Subject, Value>,
}

/// Evaluates the statement's CITING, if it has one.
///
/// # Errors
/// `ArgumentError` for what is no evidence; `EntityNotFound: SourceNotFound`.
pub(super) fn prepare(context: &mut Context<'_>) -> Result<()> {
    let plan = context.plan;
    let Some(citing) = &plan.citing else { return Ok(()) };
    let nothing = Chunk::empty_rows(plan.slot_names.len(), 1);
    let evidence = match evaluate(citing, nothing.row(0), context)? {
        Value::Map(evidence) => evidence,
        other => {
            let message = format!("CITING takes a MAP, not {}", other.type_name());
            return Err(wrong_type(message, citing.span));
        }
    };
    let recorded = i64::try_from(context.statement_time / 1_000_000).unwrap_or(i64::MAX);
    let claim = claim_of(&evidence, context.view()).map_err(|error| error.at(citing.span))?;
    context.citation = Some(Citation { claim: Claim { recorded, ..claim }, cited: FxHashMap::default() });
    Ok(())
}

/// Notes that the statement's source says so, unless it has said the same already.
pub(super) fn cite(context: &mut Context<'_>, subject: Subject, value: Value) -> Result<()> {
    let Some(citation) = &mut context.citation else { return Ok(()) };
    if citation.cited.get(&subject).is_some_and(|cited| order::equivalent(cited, &value)) {
        return Ok(());
    }
    citation.cited.insert(subject.clone(), value.clone());
    let claim = Arc::new(Claim { value, ..citation.claim.clone() });
    let id = context.writer()?.graph().next_claim_id();
    context.apply(Change::AddClaim { id, subject, claim })?;
    context.counters.claims_added += 1;
    Ok(())
}

/// Before a property that only its element's claims cover is set to another value: what they state of it becomes claims
/// of its own, with the value `old`. Of a property that was not there yet they state nothing; one claim with the value
/// null stands for that, unless the statement has evidence itself.
pub(super) fn keep_what_was_stated(
    context: &mut Context<'_>,
    element: Element,
    key: &Arc<str>,
    old: &Value,
) -> Result<()> {
    let about = Subject::Property(element, key.clone());
    for claim in stated_before(context.view(), &about, old, context.citation.is_some()) {
        let id = context.writer()?.graph().next_claim_id();
        context.apply(Change::AddClaim { id, subject: about.clone(), claim: Arc::new(claim) })?;
    }
    Ok(())
}

/// The claims to be recorded before the property `about`, which has the value `old`, is set to another one.
pub fn stated_before(view: &GraphView, about: &Subject, old: &Value, has_evidence: bool) -> Vec<Claim> {
    let (ledger, element) = (view.ledger(), about.element());
    let has_claims = || ledger.claims(element).any(|(_, own, _)| own == about);
    if ledger.ids(element).is_empty() || has_claims() || (old.is_null() && has_evidence) {
        return Vec::new();
    }
    let of_element = ledger.claims(element).filter(|(_, own, _)| matches!(own, Subject::Element(_)));
    let stated = of_element.map(|(_, _, claim)| Claim { value: old.clone(), ..claim.clone() });
    stated.take(if old.is_null() { 1 } else { usize::MAX }).collect()
}

/// Before a label is given to a node by a statement without evidence: one claim stands for that what is claimed of the
/// node says nothing of the label.
pub(super) fn keep_silence(context: &mut Context<'_>, node: NodeId, label: &Arc<str>) -> Result<()> {
    let about = Subject::Label(node, label.clone());
    let silent = if context.citation.is_none() { silent_on(context.view(), &about) } else { None };
    if let Some(claim) = silent {
        let id = context.writer()?.graph().next_claim_id();
        context.apply(Change::AddClaim { id, subject: about, claim: Arc::new(claim) })?;
    }
    Ok(())
}

/// The claim to be recorded before the label `about` is added without evidence; none where nothing is claimed of the
/// node, or something of the label.
pub fn silent_on(view: &GraphView, about: &Subject) -> Option<Claim> {
    let claims = || view.ledger().claims(about.element());
    if claims().any(|(_, own, _)| own == about) {
        return None;
    }
    let (_, _, claim) = claims().find(|(_, own, _)| matches!(own, Subject::Element(_)))?;
    Some(Claim { value: Value::Boolean(false), ..claim.clone() })
}

/// Puts a value of the map into the claim; the error says what would be right.
type Setter = fn(&mut Claim, &Value) -> Result<(), &'static str>;

/// What CITING understands, besides `source`.
const KEYS: [(&str, Setter); 16] = [
    ("id", |claim, value| text(&mut claim.key, value)),
    ("locator", |claim, value| text(&mut claim.locator, value)),
    ("sentence", set_sentence),
    ("words", |claim, value| text(&mut claim.words, value)),
    ("statedBy", |claim, value| text(&mut claim.stated_by, value)),
    ("comparator", |claim, value| choice(&mut claim.comparator, value, &COMPARATORS, "one of = > >= < <= ~")),
    ("unit", |claim, value| text(&mut claim.unit, value)),
    ("validFrom", |claim, value| date(&mut claim.valid_from, value)),
    ("validTo", |claim, value| date(&mut claim.valid_to, value)),
    ("asOf", |claim, value| date(&mut claim.as_of, value)),
    ("published", |claim, value| date(&mut claim.published, value)),
    ("modality", |claim, value| {
        let modalities = "one of stated, planned, pledged, invited, opinion, denied, inferred";
        choice(&mut claim.modality, value, &MODALITIES, modalities)
    }),
    ("rank", |claim, value| choice(&mut claim.rank, value, &RANKS, "one of preferred, normal, deprecated")),
    ("confidence", set_confidence),
    ("explicit", set_explicit),
    ("note", |claim, value| text(&mut claim.note, value)),
];

const COMPARATORS: [(&str, Comparator); 6] = [
    ("=", Comparator::Equal),
    (">", Comparator::Greater),
    (">=", Comparator::GreaterOrEqual),
    ("<", Comparator::Less),
    ("<=", Comparator::LessOrEqual),
    ("~", Comparator::About),
];

const MODALITIES: [(&str, Modality); 7] = [
    ("stated", Modality::Stated),
    ("planned", Modality::Planned),
    ("pledged", Modality::Pledged),
    ("invited", Modality::Invited),
    ("opinion", Modality::Opinion),
    ("denied", Modality::Denied),
    ("inferred", Modality::Inferred),
];

const RANKS: [(&str, Rank); 3] =
    [("preferred", Rank::Preferred), ("normal", Rank::Normal), ("deprecated", Rank::Deprecated)];

fn claim_of(evidence: &Map, view: &GraphView) -> Result<Claim, QueryError> {
    let source = match evidence.get("source") {
        Some(source) => source_of(source, view)?,
        None => return Err(invalid("CITING needs a `source`: the id of a (:Source) node")),
    };
    let mut claim = Claim { source, explicit: true, ..Claim::default() };
    evidence
        .iter()
        .filter(|(key, _)| &***key != "source")
        .try_for_each(|(key, value)| set(&mut claim, key, value))?;
    Ok(claim)
}

/// Puts one entry of the map into the claim; null is none.
fn set(claim: &mut Claim, key: &str, value: &Value) -> Result<(), QueryError> {
    let (name, set) = KEYS.iter().find(|(name, _)| *name == key).ok_or_else(|| unknown_key(key))?;
    if value.is_null() {
        return Ok(());
    }
    set(claim, value).map_err(|right| invalid(format!("`{name}` of CITING must be {right}")))
}

/// The claim that evidence makes, without its subject and value; an error comes with the key that is at fault.
///
/// # Errors
/// Those of CITING.
pub fn claim(evidence: &Map, view: &GraphView, recorded: i64) -> Result<Claim, (Arc<str>, QueryError)> {
    let at = |key: &str| {
        let key: Arc<str> = key.into();
        move |error| (key, error)
    };
    for (key, value) in evidence.iter().filter(|(key, _)| &***key != "source") {
        set(&mut Claim::default(), key, value).map_err(at(key))?;
    }
    let claim = claim_of(evidence, view).map_err(at("source"))?;
    Ok(Claim { recorded, ..claim })
}

/// The node that a source is: given itself, or by its `id`.
fn source_of(source: &Value, view: &GraphView) -> Result<NodeId, QueryError> {
    let Some(label) = view.catalog().label("Source") else { return Err(no_source(source, view)) };
    let key = view.catalog().key("id");
    let found = match (source, key) {
        (Value::Node(node), _) => Some(*node).filter(|node| view.has_label(*node, label)),
        (Value::String(id), Some(key)) => {
            let found = with_id(source, label, key, view);
            if let [_, _, ..] = found[..] {
                let message = format!("{} nodes (:Source {{id: '{id}'}}) are there", found.len());
                return Err(invalid(message).hint("give each source an id of its own"));
            }
            found.first().copied()
        }
        (Value::String(_), None) => None,
        _ => return Err(invalid("`source` of CITING must be a (:Source) node or its id, a STRING")),
    };
    found.ok_or_else(|| no_source(source, view))
}

/// The sources of this id.
fn with_id(id: &Value, label: LabelId, key: KeyId, view: &GraphView) -> Vec<NodeId> {
    match view.seek(label, key, id) {
        Some(found) => found.to_vec(),
        None => {
            let is_called = |node: &NodeId| view.property(Element::Node(*node), key) == *id;
            view.nodes_with_label(label).filter(is_called).collect()
        }
    }
}

fn no_source(source: &Value, view: &GraphView) -> QueryError {
    let Value::String(id) = source else {
        return source_not_found("the node given as `source` is no (:Source)".to_owned());
    };
    let error = source_not_found(format!("there is no (:Source {{id: '{id}'}})"));
    match nearest(id, source_ids(view).iter().map(|id| &**id)) {
        Some(nearest) => error.hint(format!("did you mean '{nearest}'?")),
        None => error.hint(format!("create it first: CREATE (:Source {{id: '{id}'}})")),
    }
}

fn source_not_found(message: String) -> QueryError {
    QueryError::new(ErrorClass::EntityNotFound, Phase::Runtime, Detail::SourceNotFound, message)
}

fn source_ids(view: &GraphView) -> Vec<Arc<str>> {
    let (Some(label), Some(key)) = (view.catalog().label("Source"), view.catalog().key("id")) else {
        return Vec::new();
    };
    view.nodes_with_label(label)
        .filter_map(|node| match view.property(Element::Node(node), key) {
            Value::String(id) => Some(id),
            _ => None,
        })
        .collect()
}

fn unknown_key(key: &str) -> QueryError {
    let names = || std::iter::once("source").chain(KEYS.iter().map(|(name, _)| *name));
    let allowed = names().collect::<Vec<_>>().join(", ");
    let error = invalid(format!("CITING does not know `{key}`; it takes {allowed}"));
    match nearest(key, names()) {
        Some(nearest) => error.hint(format!("did you mean `{nearest}`?")),
        None => error,
    }
}

/// The name most like `name`, if any is like it at all.
fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    const LIKE: f64 = 0.7;
    let rated = names.map(|candidate| (strsim::jaro_winkler(name, candidate), candidate));
    rated.filter(|(rate, _)| *rate >= LIKE).max_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, name)| name)
}

fn invalid(message: impl Into<String>) -> QueryError {
    QueryError::argument(Detail::InvalidArgumentValue, message)
}

/// Strings, and dates as they are written.
fn text(field: &mut Option<Arc<str>>, value: &Value) -> Result<(), &'static str> {
    *field = Some(match value {
        Value::String(text) => text.clone(),
        Value::Temporal(temporal) => temporal.to_string().into(),
        _ => return Err("a STRING"),
    });
    Ok(())
}

/// A date, a span or a date and time, as precise as it was printed.
fn date(field: &mut Option<Arc<str>>, value: &Value) -> Result<(), &'static str> {
    const RIGHT: &str =
        "a date as EDTF writes it, such as '2023-10-31', '2023-10', 'XXXX-06-10' or '2013/..'";
    let mut written = None;
    text(&mut written, value).map_err(|_| RIGHT)?;
    if written.as_deref().and_then(Edtf::parse).is_none() {
        return Err(RIGHT);
    }
    *field = written;
    Ok(())
}

fn choice<T: Copy>(
    field: &mut T,
    value: &Value,
    choices: &[(&str, T)],
    right: &'static str,
) -> Result<(), &'static str> {
    let Value::String(name) = value else { return Err(right) };
    let (_, chosen) = choices.iter().find(|(choice, _)| *choice == &**name).ok_or(right)?;
    *field = *chosen;
    Ok(())
}

/// A sentence is a locator of its own kind.
fn set_sentence(claim: &mut Claim, value: &Value) -> Result<(), &'static str> {
    if claim.locator.is_some() {
        return Err("left out where there is a `locator`");
    }
    match value {
        Value::Integer(number) => claim.locator = Some(format!("sentence {number}").into()),
        Value::String(name) => claim.locator = Some(format!("sentence {name}").into()),
        _ => return Err("an INTEGER or a STRING"),
    }
    Ok(())
}

fn set_confidence(claim: &mut Claim, value: &Value) -> Result<(), &'static str> {
    let confidence = match value {
        Value::Float(confidence) => *confidence,
        Value::Integer(confidence) => *confidence as f64,
        _ => return Err("a number from 0 to 1"),
    };
    if !(0.0..=1.0).contains(&confidence) {
        return Err("a number from 0 to 1");
    }
    claim.confidence = Some(confidence);
    Ok(())
}

fn set_explicit(claim: &mut Claim, value: &Value) -> Result<(), &'static str> {
    let Value::Boolean(explicit) = value else { return Err("true or false") };
    claim.explicit = *explicit;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_key_is_met_with_the_nearest_one() {
        let error = unknown_key("statedby");
        assert!(error.message.contains("locator") && error.hint.unwrap_or_default().contains("statedBy"));
        assert_eq!(unknown_key("zzz").hint, None);
    }

    #[test]
    fn values_of_the_wrong_kind_are_refused() {
        let mut claim = Claim::default();
        assert!(set_confidence(&mut claim, &Value::Float(f64::NAN)).is_err());
        assert!(set_confidence(&mut claim, &Value::Integer(1)).is_ok());
        assert!(choice(&mut claim.rank, &Value::string("best"), &RANKS, "").is_err());
        assert!(choice(&mut claim.comparator, &Value::string(">="), &COMPARATORS, "").is_ok());
        assert_eq!(claim.comparator, Comparator::GreaterOrEqual);
    }

    #[test]
    fn a_sentence_is_a_locator() {
        let mut claim = Claim::default();
        set_sentence(&mut claim, &Value::Integer(12)).unwrap();
        assert_eq!(claim.locator.as_deref(), Some("sentence 12"));
        assert!(set_sentence(&mut claim, &Value::Integer(13)).is_err());
    }
}
