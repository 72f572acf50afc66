//! One statement of one source about one thing in the graph.

use crate::value::temporal::{Kind, Zone};
use crate::value::{Element, NodeId, Temporal, Value};
use std::sync::Arc;

/// Names a claim; never given out twice within one database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId(pub u64);

/// What a claim is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Subject {
    /// That a node or relationship exists.
    Element(Element),
    /// That a property of an element has the claim's value.
    Property(Element, Arc<str>),
    /// That a node carries a label.
    Label(NodeId, Arc<str>),
}

impl Subject {
    /// The node or relationship concerned.
    pub fn element(&self) -> Element {
        match self {
            Subject::Element(element) | Subject::Property(element, _) => *element,
            Subject::Label(node, _) => Element::Node(*node),
        }
    }
}

impl Claim {
    /// When it was recorded, as a date and time in UTC; none where that lies beyond the years there are.
    pub fn recorded_at(&self) -> Option<Temporal> {
        let nanoseconds = i128::from(self.recorded) * 1_000_000;
        Temporal::at_instant(Kind::DateTime, nanoseconds, Zone::UTC).ok()
    }

    /// What the claim with the number `id` is called: its author's own name for it, such as `F0078`, or one made of the
    /// number, such as `c17`.
    pub fn id(&self, id: ClaimId) -> String {
        self.key.as_ref().map_or_else(|| format!("c{}", id.0), ToString::to_string)
    }

    /// Whether it says anything of `subject`: a claim about a property that has no value, or about a label with the value
    /// false, stands for a source that says nothing of it.
    pub fn says_something_of(&self, subject: &Subject) -> bool {
        match subject {
            Subject::Element(_) => true,
            Subject::Property(..) => !self.value.is_null(),
            Subject::Label(..) => self.value != Value::Boolean(false),
        }
    }
}

/// How a figure relates to what it measures: "more than 80" is `(>, 80)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Comparator {
    #[default]
    Equal,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    About,
}

impl Comparator {
    /// As it is written: `=`, `>`, `>=`, `<`, `<=` or `~`.
    pub fn symbol(self) -> &'static str {
        match self {
            Comparator::Equal => "=",
            Comparator::Greater => ">",
            Comparator::GreaterOrEqual => ">=",
            Comparator::Less => "<",
            Comparator::LessOrEqual => "<=",
            Comparator::About => "~",
        }
    }
}

/// In what sense the source says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Modality {
    #[default]
    Stated,
    Planned,
    Pledged,
    Invited,
    Opinion,
    Denied,
    Inferred,
}

impl Modality {
    /// As it is written: `stated`, `planned` …
    pub fn name(self) -> &'static str {
        match self {
            Modality::Stated => "stated",
            Modality::Planned => "planned",
            Modality::Pledged => "pledged",
            Modality::Invited => "invited",
            Modality::Opinion => "opinion",
            Modality::Denied => "denied",
            Modality::Inferred => "inferred",
        }
    }
}

/// Whether a claim is to be taken before or after the others about the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Rank {
    Preferred,
    #[default]
    Normal,
    Deprecated,
}

impl Rank {
    /// As it is written: `preferred`, `normal` or `deprecated`.
    pub fn name(self) -> &'static str {
        match self {
            Rank::Preferred => "preferred",
            Rank::Normal => "normal",
            Rank::Deprecated => "deprecated",
        }
    }
}

/// One statement of one source. Dates are EDTF strings, kept as precise as they were printed.
#[derive(Debug, Clone, PartialEq, Default)]
#[expect(missing_docs, reason = "the fields are those of the model, which the module header explains")]
pub struct Claim {
    /// The author's own name for the claim; several claims may share it.
    pub key: Option<Arc<str>>,
    /// The node, labelled `Source`, that states it.
    pub source: NodeId,
    /// The value stated, for a claim about a property.
    pub value: Value,
    pub comparator: Comparator,
    pub unit: Option<Arc<str>>,
    /// Where in the source: a sentence, line or byte range.
    pub locator: Option<Arc<str>>,
    /// The few words that carry the claim, as printed.
    pub words: Option<Arc<str>>,
    /// To whom the source attributes it; absent is the source's own voice.
    pub stated_by: Option<Arc<str>>,
    pub valid_from: Option<Arc<str>>,
    pub valid_to: Option<Arc<str>>,
    pub as_of: Option<Arc<str>>,
    /// When the source said it, where that differs from the source's own date.
    pub published: Option<Arc<str>>,
    /// When this database recorded it, in milliseconds since 1970.
    pub recorded: i64,
    pub modality: Modality,
    pub rank: Rank,
    pub confidence: Option<f64>,
    /// False for a reading that goes beyond the words.
    pub explicit: bool,
    pub note: Option<Arc<str>>,
}
