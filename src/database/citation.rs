//! From the facts that a row rests on to who states them.
//!
//! In: facts, and the graph with its ledger. Out: the claims for each, with what is printed of their sources. A property
//! or label without claims of its own is covered by those about its element, since what a CITING statement creates
//! is stated whole. A property that has been set to a value that none of its claims states, without evidence, is nobody's,
//! and so is a label that was added without evidence to what others had stated.

use super::result::Rows;
use crate::error::Result;
use crate::formats::claims::source_text;
use crate::graph::GraphView;
use crate::provenance::{Citation, Claim, ClaimId, Fact, SourceText, Subject};
use crate::query::executor::Execution;
use crate::value::{Element, NodeId, Value, order};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The claims for `facts`, each once; what nobody claims stands for itself.
pub(super) fn of(mut facts: Vec<Fact>, view: &GraphView) -> Vec<Citation> {
    facts.sort_by_key(place);
    let mut cited = Cited {
        view,
        claims: FxHashSet::default(),
        unsourced: FxHashSet::default(),
        sources: FxHashMap::default(),
    };
    facts.into_iter().flat_map(|fact| cited.citations(fact)).collect()
}

/// The facts of a row, and of each node and relationship that it shows whole the properties that are nobody's: nobody
/// read them by name, but whoever sees the row sees them.
pub(super) fn with_what_is_shown(mut facts: Vec<Fact>, values: &[Value], view: &GraphView) -> Vec<Fact> {
    let mut shown = Vec::new();
    values.iter().for_each(|value| elements(value, &mut shown));
    let is_claimed = |element: &Element| !view.ledger().ids(*element).is_empty();
    for element in shown.into_iter().filter(is_claimed) {
        let keys = view.properties(element).map(|(key, _)| view.catalog().key_name(key).clone());
        let subjects = keys.map(|key| Subject::Property(element, key));
        let nobodys = subjects.filter(|subject| view.is_nobodys(subject)).map(Fact::Present);
        let new: Vec<Fact> = nobodys.filter(|fact| !facts.contains(fact)).collect();
        facts.extend(new);
    }
    facts
}

fn elements(value: &Value, into: &mut Vec<Element>) {
    match value {
        Value::Node(node) => into.push((*node).into()),
        Value::Relationship(relationship) => into.push((*relationship).into()),
        Value::List(items) => items.iter().for_each(|item| elements(item, into)),
        Value::Map(entries) => entries.values().for_each(|item| elements(item, into)),
        Value::Path(path) => {
            into.extend(path.nodes().iter().map(|node| Element::from(*node)));
            into.extend(path.relationships().iter().map(|relationship| Element::from(*relationship)));
        }
        _ => {}
    }
}

/// Relationships say most, then properties, labels and nodes; what is absent comes last.
fn place(fact: &Fact) -> u8 {
    match fact {
        Fact::Present(Subject::Element(Element::Relationship(_))) => 0,
        Fact::Present(Subject::Property(..)) => 1,
        Fact::Present(Subject::Label(..)) => 2,
        Fact::Present(Subject::Element(Element::Node(_))) => 3,
        Fact::Absence => 4,
    }
}

/// What has been cited for a row.
struct Cited<'v> {
    view: &'v GraphView,
    claims: FxHashSet<ClaimId>,
    unsourced: FxHashSet<Element>,
    /// What is printed of the sources met so far.
    sources: FxHashMap<NodeId, SourceText>,
}

impl Cited<'_> {
    fn citations(&mut self, fact: Fact) -> Vec<Citation> {
        let Fact::Present(subject) = &fact else { return vec![Citation::without_claim(fact)] };
        let element = subject.element();
        if self.view.is_nobodys(subject) {
            return vec![Citation::without_claim(fact)];
        }
        let mut claims = self.claims_about(subject);
        if claims.is_empty() {
            claims = self.claims_about(&Subject::Element(element));
        }
        if claims.is_empty() {
            let is_new = self.unsourced.insert(element);
            return if is_new { vec![Citation::without_claim(fact)] } else { Vec::new() };
        }
        let prevailing = self.prevailing(subject, &claims);
        claims.retain(|(id, _)| self.claims.insert(*id));
        let citation = |(id, claim): (ClaimId, Arc<Claim>)| {
            let source =
                self.sources.entry(claim.source).or_insert_with(|| source_text(claim.source, self.view));
            let source = source.clone();
            let citation = Citation::new(fact.clone(), id, claim, source);
            match prevailing {
                Some(prevailing) => citation.beside_others(prevailing == id),
                None => citation,
            }
        };
        claims.into_iter().map(citation).collect()
    }

    /// The claim that the property has its value from, where its claims state different ones.
    fn prevailing(&self, subject: &Subject, claims: &[(ClaimId, Arc<Claim>)]) -> Option<ClaimId> {
        let Subject::Property(element, key) = subject else { return None };
        let (_, first) = claims.first()?;
        let agrees = |claim: &Claim| {
            claim.comparator == first.comparator && order::equivalent(&claim.value, &first.value)
        };
        let is_disputed = claims.iter().any(|(_, claim)| !agrees(claim));
        is_disputed.then(|| self.view.prevailing_claim(*element, key)).flatten()
    }

    fn claims_about(&self, subject: &Subject) -> Vec<(ClaimId, Arc<Claim>)> {
        let ledger = self.view.ledger();
        let claims = ledger.ids(subject.element()).iter().filter_map(|&id| Some((id, ledger.claim(id)?)));
        claims
            .filter(|(_, (about, claim))| *about == subject && claim.says_something_of(subject))
            .map(|(id, (_, claim))| (id, claim.clone()))
            .collect()
    }
}

/// The sources of everything that a statement finds, in the order in which they are met, each with how many of its
/// claims the rows rest on.
///
/// # Errors
/// Those of the statement.
pub(super) fn sources(mut execution: Execution, view: Arc<GraphView>) -> Result<Rows> {
    let mut facts: indexmap::IndexSet<Fact> = indexmap::IndexSet::new();
    while execution.next()?.is_some() {
        facts.extend(execution.facts().into_iter().flatten());
    }
    view.undamaged()?;
    let mut claims: indexmap::IndexMap<SourceText, i64> = indexmap::IndexMap::new();
    for citation in of(facts.into_iter().collect(), &view) {
        if citation.claim().is_some() {
            *claims.entry(citation.source().clone()).or_default() += 1;
        }
    }
    let row = |(source, count): (SourceText, i64)| {
        let SourceText { id, title, publisher, published } = source;
        [id, title, publisher, published].map(Value::from).into_iter().chain([count.into()]).collect()
    };
    let columns = ["source", "title", "publisher", "published", "claims"];
    Ok(Rows::of_table(&columns, claims.into_iter().map(row).collect(), view))
}
