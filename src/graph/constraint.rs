//! What a constraint says: whom it concerns, which of their properties, and what must hold of them.
//!
//! Definitions only, in names and types; how they are held against a graph is [`enforce`](super::enforce)'s work.

use crate::value::ValueType;
use crate::value::literal::quote_name;
use std::fmt;
use std::sync::Arc;

/// What a constraint covers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConstraintDefinition {
    /// The constraint's name, unique among constraints and indexes.
    pub name: Arc<str>,
    /// Whom it concerns.
    pub target: ConstraintTarget,
    /// The properties, in the order written; one, except for [`Unique`](ConstraintRule::Unique) and [`Key`](ConstraintRule::Key).
    pub keys: Vec<Arc<str>>,
    /// What must hold.
    pub rule: ConstraintRule,
}

/// Whom a constraint or an index concerns.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConstraintTarget {
    /// The nodes that carry a label.
    Node(Arc<str>),
    /// The relationships of a type.
    Relationship(Arc<str>),
}

/// What a constraint asks of the properties.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConstraintRule {
    /// No two have equal values (in the sense of `=`) for all of the keys; who lacks one of them is free.
    Unique,
    /// The same, and nobody lacks one of them.
    Key,
    /// Nobody lacks it.
    Exists,
    /// Whoever has it has a value of this type.
    Type(ValueType),
}

impl ConstraintDefinition {
    /// Whether no two may have equal values.
    pub fn is_unique(&self) -> bool {
        matches!(self.rule, ConstraintRule::Unique | ConstraintRule::Key)
    }

    /// The label and the key of the index that a uniqueness constraint on one property of nodes keeps.
    pub fn indexed(&self) -> Option<(&Arc<str>, &Arc<str>)> {
        match (&self.target, &*self.keys) {
            (ConstraintTarget::Node(label), [key]) if self.is_unique() => Some((label, key)),
            _ => None,
        }
    }

    /// Whether the two speak of the same thing, so that there can be only one of them.
    pub(super) fn rivals(&self, other: &Self) -> bool {
        let is_same_family = match (&self.rule, &other.rule) {
            (ConstraintRule::Type(_), ConstraintRule::Type(_)) => true,
            (ConstraintRule::Exists, ConstraintRule::Exists) => true,
            _ => self.is_unique() && other.is_unique(),
        };
        is_same_family && self.target == other.target && self.keys == other.keys
    }

    /// What the constraint concerns, for messages: `:Person(name)`, `[:KNOWS](since)`.
    pub(super) fn subject(&self) -> String {
        self.target.subject(&self.keys)
    }
}

impl ConstraintTarget {
    /// The label or the type.
    pub fn name(&self) -> &Arc<str> {
        match self {
            ConstraintTarget::Node(name) | ConstraintTarget::Relationship(name) => name,
        }
    }

    /// Some of their properties, for messages.
    pub(super) fn subject(&self, keys: &[Arc<str>]) -> String {
        let keys = keys.iter().map(|key| quote_name(key)).collect::<Vec<_>>().join(", ");
        match self {
            ConstraintTarget::Node(label) => format!(":{}({keys})", quote_name(label)),
            ConstraintTarget::Relationship(name) => format!("[:{}]({keys})", quote_name(name)),
        }
    }
}

/// The pattern that commands write after FOR.
impl fmt::Display for ConstraintTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ConstraintTarget::Node(label) => write!(f, "(n:{})", quote_name(label)),
            ConstraintTarget::Relationship(name) => write!(f, "()-[n:{}]-()", quote_name(name)),
        }
    }
}

/// Properties of what is named `n` after FOR.
pub(super) fn owned_keys(keys: &[Arc<str>]) -> String {
    keys.iter().map(|key| format!("n.{}", quote_name(key))).collect::<Vec<_>>().join(", ")
}

/// The constraint as the command that creates it.
impl fmt::Display for ConstraintDefinition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = owned_keys(&self.keys);
        write!(f, "CREATE CONSTRAINT {} FOR {} REQUIRE ", quote_name(&self.name), self.target)?;
        match &*self.keys {
            [_] => f.write_str(&keys)?,
            _ => write!(f, "({keys})")?,
        }
        match (&self.rule, &self.target) {
            (ConstraintRule::Unique, _) => f.write_str(" IS UNIQUE"),
            (ConstraintRule::Key, ConstraintTarget::Node(_)) => f.write_str(" IS NODE KEY"),
            (ConstraintRule::Key, ConstraintTarget::Relationship(_)) => f.write_str(" IS RELATIONSHIP KEY"),
            (ConstraintRule::Exists, _) => f.write_str(" IS NOT NULL"),
            (ConstraintRule::Type(value_type), _) => write!(f, " IS :: {value_type}"),
        }
    }
}
