//! Claims as a table of comma-separated values: what the ids in a `_cite` column stand for.
//!
//! In: the citations of an answer, row after row, or a subgraph. Out: a line a claim, each claim once, in the order in
//! which they are met, with the [`COLUMNS`] below. What a claim is about is told by the id of its node or relationship,
//! as the other tables have it; several claims may share the id that their author gave them.

use super::csv::{TableWriter, field};
use crate::graph::{GraphView, Subgraph};
use crate::provenance::{Citation, Claim, ClaimId, Comparator, Modality, Rank, SourceText, Subject};
use crate::value::{Element, NodeId, Value};
use rustc_hash::FxHashSet;
use std::io::{self, Write};
use std::sync::Arc;

/// The columns: the claim's id, what it is about and says, who says so and where, and when and how it holds.
pub const COLUMNS: [&str; 24] = [
    "claim",
    "node",
    "relationship",
    "property",
    "label",
    "comparator",
    "value",
    "unit",
    "source",
    "title",
    "publisher",
    "published",
    "locator",
    "words",
    "statedBy",
    "modality",
    "rank",
    "asOf",
    "validFrom",
    "validTo",
    "confidence",
    "explicit",
    "note",
    "recorded",
];

/// Writes claims, each once, under a header.
pub struct ClaimTable<W: Write> {
    table: TableWriter<W>,
    written: FxHashSet<ClaimId>,
}

impl<W: Write> ClaimTable<W> {
    /// A table without claims yet.
    ///
    /// # Errors
    /// Those of the output.
    pub fn new(output: W) -> io::Result<Self> {
        let mut table = TableWriter::new(output, b',');
        table.record(COLUMNS)?;
        Ok(ClaimTable { table, written: FxHashSet::default() })
    }

    /// Adds the claims of one row that are not there yet; `view` is the graph that the row is of.
    ///
    /// # Errors
    /// Those of the output.
    pub fn add(&mut self, citations: &[Citation], view: &GraphView) -> io::Result<()> {
        citations.iter().filter_map(Citation::claim_id).try_for_each(|id| self.claim(id, view))
    }

    /// Adds one claim of `view`, unless it is there.
    fn claim(&mut self, id: ClaimId, view: &GraphView) -> io::Result<()> {
        match view.ledger().claim(id) {
            Some((about, claim)) if self.written.insert(id) => {
                self.table.record(line(id, about, claim, view))
            }
            _ => Ok(()),
        }
    }

    /// Hands on what is still held back.
    ///
    /// # Errors
    /// Those of the output.
    pub fn flush(&mut self) -> io::Result<()> {
        self.table.flush()
    }
}

impl Subgraph {
    /// Writes the claims about its nodes and relationships, their properties and labels; see [`COLUMNS`].
    ///
    /// # Errors
    /// Those of the output.
    pub fn write_claims_csv(&self, output: impl Write) -> io::Result<()> {
        let mut table = ClaimTable::new(output)?;
        let elements = self.nodes().map(Element::from).chain(self.relationships().map(Element::from));
        for element in elements {
            self.view().ledger().ids(element).iter().try_for_each(|&id| table.claim(id, self.view()))?;
        }
        table.flush()
    }

    /// Whether anybody claims anything of it.
    pub fn has_claims(&self) -> bool {
        let mut elements = self.nodes().map(Element::from).chain(self.relationships().map(Element::from));
        elements.any(|element| !self.view().ledger().ids(element).is_empty())
    }
}

/// The fields of one claim, in the order of the columns.
fn line(id: ClaimId, about: &Subject, claim: &Claim, view: &GraphView) -> [String; COLUMNS.len()] {
    let text = |text: &Option<Arc<str>>| text.as_deref().unwrap_or_default().to_owned();
    let source = source_text(claim.source, view);
    let [node, relationship, property, label] = subject(about);
    let is_figure = !claim.value.is_null();
    [
        word(&claim.id(id)),
        node,
        relationship,
        property,
        label,
        if is_figure { Comparator::symbol(claim.comparator).to_owned() } else { String::new() },
        field(&claim.value, view),
        text(&claim.unit),
        text(&source.id),
        text(&source.title),
        text(&source.publisher),
        text(&claim.published.clone().or(source.published)),
        text(&claim.locator),
        text(&claim.words),
        text(&claim.stated_by),
        Modality::name(claim.modality).to_owned(),
        Rank::name(claim.rank).to_owned(),
        text(&claim.as_of),
        text(&claim.valid_from),
        text(&claim.valid_to),
        claim.confidence.map_or_else(String::new, |confidence| confidence.to_string()),
        claim.explicit.to_string(),
        text(&claim.note),
        claim.recorded_at().map_or_else(String::new, |time| time.to_string()),
    ]
}

/// The fields that tell what a claim is about.
fn subject(about: &Subject) -> [String; 4] {
    let (node, relationship) = match about.element() {
        Element::Node(node) => (node.0.to_string(), String::new()),
        Element::Relationship(relationship) => (String::new(), relationship.0.to_string()),
    };
    let (property, label) = match about {
        Subject::Element(_) => ("", ""),
        Subject::Property(_, key) => (&**key, ""),
        Subject::Label(_, label) => ("", &**label),
    };
    [node, relationship, property.to_owned(), label.to_owned()]
}

/// A claim's id as one word, so that many can stand in one field.
fn word(id: &str) -> String {
    id.replace(char::is_whitespace, "_")
}

/// What stands in the `_cite` column of a row: the ids of its claims, each once, with a space between; `unsourced` or
/// `absent` where a fact has none. White space within an id is written `_`, as it is in the table.
pub fn names(citations: &[Citation]) -> String {
    let mut names: Vec<String> = Vec::new();
    for citation in citations {
        let name = match citation.id() {
            Some(id) => word(&id),
            None if citation.is_absence() => "absent".to_owned(),
            None => "unsourced".to_owned(),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(" ")
}

/// What is printed of a source.
pub(crate) fn source_text(source: NodeId, view: &GraphView) -> SourceText {
    let text = |key: &str| {
        let value = view.property(source.into(), view.catalog().key(key)?);
        match value {
            Value::Null => None,
            Value::String(text) => Some(text),
            other => Some(other.to_string().into()),
        }
    };
    SourceText {
        id: text("id"),
        title: text("title"),
        publisher: text("publisher"),
        published: text("published"),
    }
}
