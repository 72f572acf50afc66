//! The graph as it could be known, or as it was, on a day.
//!
//! In: a view and a [`Clock`]. Out: another view, in which only the claims that the clock admits are recorded: what
//! rests on other claims alone is gone, and each property has the value that prevails among its claims that are left.
//! What nobody claims stays. All who ask that view (scans, indexes, functions, procedures) see the past without
//! knowing; nobody else pays for it.

use super::records::SetNumbers;
use super::{Change, GraphView, PropertyGraph};
use crate::error::QueryError;
use crate::provenance::edtf::{Day, Edtf};
use crate::provenance::{Claim, ClaimId, Clock, Modality, Subject, last_day, prevailing};
use crate::value::{Element, NodeId, Value, order};
use rustc_hash::FxHashSet;
use std::sync::Arc;

impl GraphView {
    /// When a claim was published: what it says itself, or else what its source does.
    pub fn published(&self, claim: &Claim) -> Option<Arc<str>> {
        if claim.published.is_some() {
            return claim.published.clone();
        }
        match self.property(claim.source.into(), self.catalog().key("published")?) {
            Value::Null => None,
            Value::String(text) => Some(text),
            other => Some(other.to_string().into()),
        }
    }

    /// The value that prevails among the claims about a property; `None` where there is none. O(claims of the element).
    pub fn resolved(&self, element: Element, key: &str) -> Option<Value> {
        self.resolved_by(self, element, key)
    }

    /// The claim that prevails among those about a property. O(claims of the element).
    pub fn prevailing_claim(&self, element: Element, key: &str) -> Option<ClaimId> {
        self.prevailing_by(self, element, key).map(|(id, _)| id)
    }

    /// The value that prevails, with the dates of publication as `sources` has them.
    fn resolved_by(&self, sources: &GraphView, element: Element, key: &str) -> Option<Value> {
        self.prevailing_by(sources, element, key).map(|(_, claim)| claim.value.clone())
    }

    fn prevailing_by(&self, sources: &GraphView, element: Element, key: &str) -> Option<(ClaimId, &Claim)> {
        let is_wanted = |subject: &Subject| matches!(subject, Subject::Property(_, own) if &**own == key);
        let claims = self.ledger().claims(element);
        let claims =
            claims.filter(|(_, subject, claim)| is_wanted(subject) && claim.says_something_of(subject));
        let dated = claims.map(|(id, _, claim)| (id, claim, sources.published_by(claim)));
        prevailing(dated)
    }

    /// Whether a claim about the property states the value that it has. O(claims of the element).
    pub fn is_stated(&self, element: Element, key: &str) -> bool {
        let value = self.catalog().key(key).map_or(Value::Null, |key| self.property(element, key));
        let states = |subject: &Subject, claim: &Claim| {
            matches!(subject, Subject::Property(_, own) if &**own == key)
                && claim.modality != Modality::Denied
                && order::equivalent(&claim.value, &value)
        };
        !value.is_null() && self.ledger().claims(element).any(|(_, subject, claim)| states(subject, claim))
    }

    /// Whether something is as it is without anybody having said so, though there are claims about it or what it is of:
    /// a property that was set to a value that none of its claims states, a label that was added to what had been claimed
    /// before. O(claims of the element).
    pub fn is_nobodys(&self, about: &Subject) -> bool {
        let own = || self.ledger().claims(about.element()).filter(|(_, subject, _)| *subject == about);
        let is_stated = match about {
            Subject::Element(_) => true,
            Subject::Property(element, key) => self.is_stated(*element, key),
            Subject::Label(..) => own().any(|(_, subject, claim)| claim.says_something_of(subject)),
        };
        !is_stated && own().next().is_some()
    }

    fn published_by(&self, claim: &Claim) -> Option<Day> {
        self.published(claim).as_deref().and_then(Edtf::parse).and_then(|date| last_day(&date))
    }

    /// How many sources have claims that would count but for the day of their publication, which nobody tells. O(claims);
    /// none where the clock does not ask what was known.
    pub fn undated_sources(&self, clock: &Clock) -> usize {
        if clock.known.is_none() {
            return 0;
        }
        let held = Clock { known: None, ..*clock };
        let undated = self
            .ledger()
            .iter()
            .map(|(_, _, claim)| claim)
            .filter(|claim| self.published(claim).is_none() && held.admits(claim, None));
        undated.map(|claim| claim.source).collect::<FxHashSet<_>>().len()
    }

    /// The graph as `clock` shows it. O(claims), beside what changes.
    ///
    /// An element goes when it has claims and none is admitted, unless a relationship stays that leads to it or a
    /// claim that it states. A property or a label that has claims of its own goes without an admitted one.
    ///
    /// # Errors
    /// None but those of a ledger that does not fit its graph.
    pub fn at(&self, clock: &Clock) -> Result<GraphView, QueryError> {
        let mut past = Past { present: self, graph: PropertyGraph::of(self), subjects: FxHashSet::default() };
        past.withdraw(clock)?;
        past.settle()?;
        past.remove_elements()?;
        past.graph.forget_tombstones();
        let constraints = past.graph.view.constraints.of_the_past();
        Ok(GraphView { constraints, ..past.graph.view })
    }
}

impl PropertyGraph {
    /// A graph that begins as `view` and goes its own way.
    fn of(view: &GraphView) -> Self {
        let label_sets = SetNumbers::of(&view.records.label_sets);
        let key_sets = SetNumbers::of(&view.records.key_sets);
        PropertyGraph { view: view.clone(), label_sets, key_sets, ..PropertyGraph::default() }
    }
}

/// A graph on its way back.
struct Past<'v> {
    present: &'v GraphView,
    graph: PropertyGraph,
    /// What had claims that are withdrawn.
    subjects: FxHashSet<Subject>,
}

impl Past<'_> {
    /// Takes out the claims that the clock does not admit.
    fn withdraw(&mut self, clock: &Clock) -> Result<(), QueryError> {
        for (id, subject, claim) in self.present.ledger().iter() {
            if !clock.admits(claim, self.present.published(claim).as_deref()) {
                if claim.says_something_of(subject) {
                    self.subjects.insert(subject.clone());
                }
                self.graph.apply(Change::RemoveClaim { id })?;
            }
        }
        Ok(())
    }

    /// Gives each property the value that prevails now, and takes away the labels that nobody claims any more.
    fn settle(&mut self) -> Result<(), QueryError> {
        for subject in self.subjects.clone() {
            match subject {
                Subject::Property(element, key) => {
                    let value = self.graph.view.resolved_by(self.present, element, &key).unwrap_or_default();
                    self.graph.apply(Change::SetProperty { element, key, value })?;
                }
                Subject::Label(node, label) => {
                    let about = Subject::Label(node, label.clone());
                    let says_so = |(_, own, claim): (_, &Subject, &Claim)| {
                        *own == about && claim.says_something_of(own)
                    };
                    if !self.graph.view.ledger().claims(node.into()).any(says_so) {
                        self.graph.apply(Change::RemoveLabel { node, label })?;
                    }
                }
                Subject::Element(_) => {}
            }
        }
        Ok(())
    }

    /// Takes away the elements that nobody claims any more: relationships first, then nodes that none leads to.
    fn remove_elements(&mut self) -> Result<(), QueryError> {
        let mut nodes: Vec<NodeId> = Vec::new();
        for subject in self.subjects.clone() {
            match subject {
                Subject::Element(element) if !self.graph.view.ledger().ids(element).is_empty() => {}
                Subject::Element(Element::Relationship(id)) => {
                    self.graph.apply(Change::DeleteRelationship { id })?;
                }
                Subject::Element(Element::Node(node)) => nodes.push(node),
                _ => {}
            }
        }
        nodes.sort_unstable();
        nodes.into_iter().try_for_each(|node| self.remove_node(node))
    }

    /// A node goes with the relationships that nobody claims, which cannot do without it.
    fn remove_node(&mut self, id: NodeId) -> Result<(), QueryError> {
        let view = &self.graph.view;
        let steps: Vec<_> = view.neighbours(id, None, super::Direction::Both).collect();
        let is_claimed = |step: &super::Neighbour| !view.ledger().ids(step.relationship.into()).is_empty();
        if view.ledger().stated_by(id) > 0 || steps.iter().any(is_claimed) {
            return Ok(());
        }
        for step in steps {
            self.graph.apply(Change::DeleteRelationship { id: step.relationship })?;
        }
        self.graph.apply(Change::DeleteNode { id }).map(drop)
    }
}
