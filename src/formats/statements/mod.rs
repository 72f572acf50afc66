//! Statements with their evidence, one a line: what goes from one ledger into another.
//!
//! A [`Statement`] says that a node, a relationship, a property or a label is there, and, unless nobody is cited for it,
//! who says so. [`of`] tells a subgraph in statements: first what is there, without evidence, then the claims in the
//! order they were recorded, then the values that no claim states. Three files hold them: [`table`] as CSV or
//! JSON lines with the columns of [`COLUMNS`], [`turtle`] as RDF 1.2 with PROV-O. What was read is put into a graph by
//! [`Database::import_statements`](crate::Database::import_statements). Not told: when a claim was recorded, and a
//! claim whose source has no `id`.

pub mod table;
pub mod turtle;
mod turtle_reader;
pub(crate) mod decoded;
mod telling;

pub use telling::{Naming, of};

use crate::error::Result;
use crate::graph::Subgraph;
use crate::value::{Map, Value};
use std::fmt;
use std::sync::Arc;

/// One statement, and where it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// The node that it is about, or that the relationship begins at.
    pub subject: NodeName,
    /// The relationship that it is about, unless it is about the node.
    pub relation: Option<Relation>,
    /// What it says of the one or the other.
    pub about: About,
    /// As CITING takes it, and what is known of the source; empty where nobody is cited.
    pub evidence: Map,
}

/// What a statement says of a node or relationship.
#[derive(Debug, Clone, PartialEq)]
pub enum About {
    /// That it is there.
    Element,
    /// That a property has a value; null is none.
    Property(Arc<str>, Value),
    /// That the node carries a label.
    Label(Arc<str>),
}

/// How a file names a node.
#[derive(Debug, Clone, PartialEq)]
pub struct NodeName {
    /// The labels that it is to have; it is looked for among the nodes of the first.
    pub labels: Vec<Arc<str>>,
    /// The property that names it; none where the name means something in this file alone.
    pub key: Option<Arc<str>>,
    /// The value of that property, or the name.
    pub value: Value,
}

/// A relationship from a statement's subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// Its type.
    pub kind: Arc<str>,
    /// The node that it leads to.
    pub object: NodeName,
    /// What tells it from others of the type between the same nodes, in this file.
    pub number: Option<Arc<str>>,
}

/// What the columns of a table, or the members of a line's object, mean. Only `subject` must be there.
pub const COLUMNS: &[(&str, &str)] = &[
    ("subject", "the node: the value of its key, or a name of this file alone that begins with `_:`"),
    ("subjectLabels", "its labels, separated by `:`"),
    ("subjectKey", "the property that names it; `name` if empty"),
    ("relation", "the type of a relationship to the object; empty for a statement about the node"),
    ("object", "the node that it leads to"),
    ("objectLabels", "its labels"),
    ("objectKey", "the property that names it"),
    ("relationId", "tells parallel relationships of one type apart"),
    ("property", "a property of the relationship, or of the node"),
    ("value", "its value: a number, true, false, null, or text; as JSON where text would be taken for that"),
    ("label", "a label of the node"),
    ("source", "the id of the (:Source) that says so; empty where nobody is cited"),
    ("sourceTitle", "its title, with which a source that is not there yet is made"),
    ("sourcePublisher", "its publisher"),
    ("sourcePublished", "its date, in EDTF"),
    ("sourceUri", "its address"),
    ("id", "a name for the claim"),
    ("locator", "where in the source"),
    ("sentence", "which sentence of the source, in place of a locator"),
    ("words", "the words that carry the claim, as printed"),
    ("statedBy", "to whom the source attributes it"),
    ("comparator", "= > >= < <= ~"),
    ("unit", "what the figure counts"),
    ("validFrom", "since when it held, in EDTF"),
    ("validTo", "until when"),
    ("asOf", "for which day it is given"),
    ("published", "when the source said it, where that differs from the source's own date"),
    ("modality", "stated, planned, pledged, invited, opinion, denied or inferred"),
    ("rank", "preferred, normal or deprecated"),
    ("confidence", "from 0 to 1"),
    ("explicit", "false for a reading beyond the words"),
    ("note", "a remark"),
];

/// The first of the [`COLUMNS`] that are evidence.
const FIRST_OF_EVIDENCE: &str = "source";

/// The columns that hold evidence.
pub fn evidence_columns() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().map(|(name, _)| *name).skip_while(|name| *name != FIRST_OF_EVIDENCE)
}

/// Why a line was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The column's number, from 1, where one is at fault: of a table that of a field, else that of a character.
    pub column: Option<usize>,
    /// The name of the column, where it has one.
    pub name: Option<Arc<str>>,
    /// What is wrong.
    pub message: String,
}

impl Fault {
    /// The same with the number of the column that has the fault's name.
    pub(crate) fn in_columns(mut self, columns: &[String]) -> Self {
        if let Some(name) = &self.name {
            let place = columns.iter().position(|column| **column == **name);
            self.column = self.column.or(place.map(|place| place + 1));
        }
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(column) = self.column {
            write!(f, ", column {column}")?;
        }
        match &self.name {
            Some(name) if self.column.is_some() => write!(f, " (`{name}`)")?,
            Some(name) => write!(f, ", `{name}`")?,
            None => {}
        }
        write!(f, ": {}", self.message)
    }
}

/// What was read: statements, and the lines that are none, in their order.
pub type Read = Vec<std::result::Result<Statement, Fault>>;

impl NodeName {
    /// A name that means something in this file alone.
    pub fn local(name: impl Into<Arc<str>>) -> Self {
        NodeName { labels: Vec::new(), key: None, value: Value::String(name.into()) }
    }
}

impl Statement {
    /// That a node is there, without evidence.
    fn of_node(subject: NodeName) -> Self {
        Statement { line: 0, subject, relation: None, about: About::Element, evidence: Map::new() }
    }
}

impl Subgraph {
    /// Its statements as a table: CSV with the columns of [`COLUMNS`].
    ///
    /// # Errors
    /// `Error::Limit` for a value that lies too deep to be written.
    pub fn to_statements_csv(&self) -> Result<String> {
        table::write_csv(&of(self, Naming::Keys), self.view())
    }

    /// Its statements as objects, one a line.
    ///
    /// # Errors
    /// As [`to_statements_csv`](Self::to_statements_csv).
    pub fn to_statements_jsonl(&self) -> Result<String> {
        table::write_json_lines(&of(self, Naming::Keys), self.view())
    }

    /// Its statements as RDF 1.2 in Turtle, the evidence in terms of PROV-O; see [`turtle`].
    ///
    /// # Errors
    /// As [`to_statements_csv`](Self::to_statements_csv).
    pub fn to_turtle(&self) -> Result<String> {
        turtle::write(&of(self, Naming::Local), self.view())
    }
}
