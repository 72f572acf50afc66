//! What a full-text index covers, and the command that makes it.

use super::super::super::constraint::owned_keys;
use crate::value::literal::quote_name;
use std::fmt;
use std::sync::Arc;

/// What a full-text index covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FullTextDefinition {
    /// The index's name, unique within the database.
    pub name: Arc<str>,
    /// Who is indexed.
    pub target: FullTextTarget,
    /// The properties whose texts are indexed, in the order written; at least one, and none twice.
    pub keys: Vec<Arc<str>>,
}

/// Whom a full-text index covers: all who have one of these names, of which there is at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FullTextTarget {
    /// The nodes that carry one of the labels.
    Nodes(Vec<Arc<str>>),
    /// The relationships of one of the types.
    Relationships(Vec<Arc<str>>),
}

impl FullTextTarget {
    /// The labels or types.
    pub fn names(&self) -> &[Arc<str>] {
        match self {
            FullTextTarget::Nodes(names) | FullTextTarget::Relationships(names) => names,
        }
    }
}

impl FullTextDefinition {
    /// Whether the two speak of the same thing, so that there can be only one of them.
    pub(crate) fn rivals(&self, other: &Self) -> bool {
        (&self.target, &self.keys) == (&other.target, &other.keys)
    }
}

/// The index as the command that creates it.
impl fmt::Display for FullTextDefinition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<String> = self.target.names().iter().map(|name| quote_name(name)).collect();
        let names = names.join("|");
        write!(f, "CREATE FULLTEXT INDEX {} FOR ", quote_name(&self.name))?;
        match self.target {
            FullTextTarget::Nodes(_) => write!(f, "(n:{names})")?,
            FullTextTarget::Relationships(_) => write!(f, "()-[n:{names}]-()")?,
        }
        write!(f, " ON EACH [{}]", owned_keys(&self.keys))
    }
}
