//! What of a statement its author may want to know beside the rows: names, relationships and comparisons that lead to
//! none.
//!
//! Noted when a statement is compiled, and told of the graph that it is run on.

use std::sync::Arc;

/// A relationship that a statement looks for, with the labels that its ends must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelledStep {
    /// Of these types; of any where there are none.
    pub types: Vec<Arc<str>>,
    /// The labels of the node that it leads from.
    pub start: Vec<Arc<str>>,
    /// The labels of the node that it leads to.
    pub end: Vec<Arc<str>>,
    /// Whether it must lead from `start` to `end`, and not the other way.
    pub is_directed: bool,
    /// Whether it is one relationship, and not the first and last of a run.
    pub is_single: bool,
}

/// A name in a statement that nothing in the graph has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    /// What it would name.
    pub kind: NameKind,
    /// The name.
    pub name: Arc<str>,
    /// What to tell the author, with the nearest name there is.
    pub message: String,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the variants say it")]
pub enum NameKind {
    Label,
    RelationshipType,
    PropertyKey,
    ClaimKey,
}

/// A variable of a node or relationship that is written once, and of which nothing is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoneVariable {
    /// What it may have been meant for: a label where it is a node's, a type where it is a relationship's.
    pub kind: NameKind,
    /// The variable.
    pub name: Arc<str>,
}

/// A comparison that may be of a date or time with a text, in either order, or a condition of which NULL is a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MixedComparison {
    /// What is known of what stands on the left.
    pub left: Compared,
    /// The same of the right.
    pub right: Compared,
}

/// What is known of an operand of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compared {
    /// It is written NULL.
    Null,
    /// It is a text.
    Text,
    /// It is a date or time, called so.
    Time(&'static str),
    /// It is what a property holds: of nodes of a label, by key.
    Property(Arc<str>, Arc<str>),
}
