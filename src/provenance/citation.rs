//! What is shown of a claim that an answer rests on.
//!
//! A [`Fact`] is what a row of an answer rests on; a [`Citation`] says who states it and where. Here is only what both
//! are; which facts a row rests on is found by the executor, and their claims by the database.

use super::{Claim, ClaimId, Comparator, Modality, Rank, Subject};
use crate::value::Value;
use std::sync::Arc;

/// One thing that a row of an answer rests on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Fact {
    /// Something that is in the graph.
    Present(Subject),
    /// Something was looked for and is not in the graph: there is nobody to be cited for it.
    Absence,
}

/// What is printed of a source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the fields are the properties of a (:Source) node")]
pub struct SourceText {
    pub id: Option<Arc<str>>,
    pub title: Option<Arc<str>>,
    pub publisher: Option<Arc<str>>,
    pub published: Option<Arc<str>>,
}

/// One claim for one fact that a row rests on; or that nobody claims it.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    fact: Fact,
    claim: Option<(ClaimId, Arc<Claim>)>,
    source: SourceText,
    prevails: Option<bool>,
}

impl Citation {
    /// `claim`, made by `source`, for `fact`.
    pub fn new(fact: Fact, claim: ClaimId, text: Arc<Claim>, source: SourceText) -> Self {
        Citation { fact, claim: Some((claim, text)), source, prevails: None }
    }

    /// A fact that nobody is known to state.
    pub fn without_claim(fact: Fact) -> Self {
        Citation { fact, claim: None, source: SourceText::default(), prevails: None }
    }

    /// The same, of a property whose claims state different values; `prevails` where it has its value from this one.
    #[must_use]
    pub fn beside_others(self, prevails: bool) -> Self {
        Citation { prevails: Some(prevails), ..self }
    }

    /// Whether the property has its value from this claim, where its claims state different ones; `None` where they agree.
    pub fn prevails(&self) -> Option<bool> {
        self.prevails
    }

    /// What it is cited for.
    pub fn fact(&self) -> &Fact {
        &self.fact
    }

    /// Whether it stands for something that was not found, for which nobody can be cited.
    pub fn is_absence(&self) -> bool {
        self.fact == Fact::Absence
    }

    /// Whether the fact is in the graph and no source is known for it.
    pub fn is_unsourced(&self) -> bool {
        self.claim.is_none() && !self.is_absence()
    }

    /// The number of the claim in this database.
    pub fn claim_id(&self) -> Option<ClaimId> {
        self.claim.as_ref().map(|(id, _)| *id)
    }

    /// The author's own name for the claim, such as `F0078`, or one made of its number, such as `c17`.
    pub fn id(&self) -> Option<String> {
        self.claim.as_ref().map(|(id, claim)| claim.id(*id))
    }

    /// The claim itself.
    pub fn claim(&self) -> Option<&Claim> {
        self.claim.as_ref().map(|(_, claim)| &**claim)
    }

    /// Who states it.
    pub fn source(&self) -> &SourceText {
        &self.source
    }

    /// Where in the source.
    pub fn locator(&self) -> Option<&str> {
        self.claim()?.locator.as_deref()
    }

    /// The few words that carry the claim, as printed.
    pub fn words(&self) -> Option<&str> {
        self.claim()?.words.as_deref()
    }

    /// To whom the source attributes it.
    pub fn stated_by(&self) -> Option<&str> {
        self.claim()?.stated_by.as_deref()
    }

    /// When it was published: what the claim says, or else what the source does.
    pub fn published(&self) -> Option<&str> {
        self.claim()?.published.as_deref().or(self.source.published.as_deref())
    }

    /// The date for which it is stated.
    pub fn as_of(&self) -> Option<&str> {
        self.claim()?.as_of.as_deref()
    }

    /// In what sense it is stated.
    pub fn modality(&self) -> Option<Modality> {
        self.claim().map(|claim| claim.modality)
    }

    /// Whether it is to be taken before or after others.
    pub fn rank(&self) -> Option<Rank> {
        self.claim().map(|claim| claim.rank)
    }

    /// The value stated, of a property.
    pub fn value(&self) -> Option<&Value> {
        self.claim().map(|claim| &claim.value).filter(|value| !value.is_null())
    }

    /// How the value relates to what it measures.
    pub fn comparator(&self) -> Option<Comparator> {
        self.value()?;
        self.claim().map(|claim| claim.comparator)
    }

    /// What the value counts.
    pub fn unit(&self) -> Option<&str> {
        self.claim()?.unit.as_deref()
    }
}
