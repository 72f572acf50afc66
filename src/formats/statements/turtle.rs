//! Statements as RDF 1.2 in Turtle, with their evidence in the terms of PROV-O.
//!
//! ```turtle
//! node:17 a label:City ; property:name "Chengdu" .
//! << node:17 type:OPENED node:18 ~ relationship:3 >> a silk:Relationship .
//! << node:17 type:OPENED node:18 ~ claim:40 >> a prov:Entity ; silk:about relationship:3 ;
//!     prov:hadPrimarySource node:2 ; prov:value "opened a joint laboratory" ; evidence:source "gazette-7" .
//! ```
//!
//! A claim is a reifier (RDF 1.2's `<< subject predicate object ~ reifier >>`), so that what is claimed need not be
//! asserted: what the graph holds stands in triples of its own. The words are `prov:value`, the source is
//! `prov:hadPrimarySource`; what PROV-O has no term for keeps the name that CITING has for it. That a node is there is
//! `rdf:type silk:Node`. Names of labels, types and keys are percent-encoded. Values that are neither text, number nor
//! truth value are literals of the type `silk:value`, in JSON. [`read`] takes what [`write()`] writes.

use super::super::json::{self, Encoding};
use super::{About, NodeName, Statement};
use crate::error::Result;
use crate::graph::GraphView;
use crate::value::Value;
use rustc_hash::FxHashMap;
use std::fmt::Write;
use std::sync::Arc;

pub use super::turtle_reader::read;
pub(crate) use super::turtle_reader::read_decoded;

/// The prefixes of a document, and what they stand for.
pub(super) const PREFIXES: [(&str, &str); 10] = [
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("silk", "urn:silkgraph:"),
    ("node", "urn:silkgraph:node:"),
    ("relationship", "urn:silkgraph:relationship:"),
    ("claim", "urn:silkgraph:claim:"),
    ("label", "urn:silkgraph:label:"),
    ("type", "urn:silkgraph:type:"),
    ("property", "urn:silkgraph:property:"),
];

/// Where the names of CITING stand.
pub(super) const EVIDENCE: (&str, &str) = ("evidence", "urn:silkgraph:evidence:");

/// Writes statements whose nodes have [local names](super::Naming::Local).
///
/// # Errors
/// `Error::Limit` for a value that lies too deep to be written.
pub fn write(statements: &[Statement], view: &GraphView) -> Result<String> {
    let mut document =
        Document { view, output: String::new(), relationships: FxHashMap::default(), claims: 0 };
    for (prefix, iri) in PREFIXES.into_iter().chain([EVIDENCE]) {
        document.line(&format!("@prefix {prefix}: <{iri}> ."));
    }
    let sources = sources(statements);
    statements.iter().try_for_each(|statement| document.statement(statement, &sources))?;
    Ok(document.output)
}

/// The nodes that sources are, by their ids.
fn sources(statements: &[Statement]) -> FxHashMap<Arc<str>, String> {
    let id = |statement: &Statement| match (&statement.about, &statement.relation) {
        (About::Property(key, Value::String(id)), None)
            if &**key == "id" && statement.subject.labels.iter().any(|label| &**label == "Source") =>
        {
            Some((id.clone(), node(&statement.subject)))
        }
        _ => None,
    };
    statements.iter().filter_map(id).collect()
}

struct Document<'v> {
    view: &'v GraphView,
    output: String,
    /// The numbers of relationships, by start, type, end and what tells them apart.
    relationships: FxHashMap<String, usize>,
    claims: usize,
}

impl Document<'_> {
    fn line(&mut self, text: &str) {
        self.output.push_str(text);
        self.output.push('\n');
    }

    fn statement(&mut self, statement: &Statement, sources: &FxHashMap<Arc<str>, String>) -> Result<()> {
        let subject = node(&statement.subject);
        let Some(relation) = &statement.relation else {
            return match &statement.about {
                About::Element if statement.evidence.is_empty() => {
                    let labels = statement.subject.labels.iter();
                    let types: String = labels.map(|label| format!(", label:{}", encoded(label))).collect();
                    self.line(&format!("{subject} a silk:Node{types} ."));
                    Ok(())
                }
                _ => self.about(&subject, None, statement, sources),
            };
        };
        let triple = format!("{subject} type:{} {}", encoded(&relation.kind), node(&relation.object));
        let key = format!("{triple} {}", relation.number.as_deref().unwrap_or_default());
        let next = self.relationships.len();
        let number = *self.relationships.entry(key).or_insert(next);
        let is_new = number == next;
        let relationship = format!("relationship:{number}");
        if is_new {
            self.line(&format!("{triple} ."));
            self.line(&format!("<< {triple} ~ {relationship} >> a silk:Relationship ."));
        }
        match &statement.about {
            About::Element if statement.evidence.is_empty() => Ok(()),
            About::Element => self.claim(&triple, Some(&relationship), statement, sources),
            _ => self.about(&relationship, None, statement, sources),
        }
    }

    /// A property or label of a node or relationship, or the claim that it is there.
    fn about(
        &mut self,
        subject: &str,
        of: Option<&str>,
        statement: &Statement,
        sources: &FxHashMap<Arc<str>, String>,
    ) -> Result<()> {
        let triple = match &statement.about {
            About::Element => format!("{subject} rdf:type silk:Node"),
            About::Label(label) => format!("{subject} rdf:type label:{}", encoded(label)),
            About::Property(key, value) => {
                format!("{subject} property:{} {}", encoded(key), self.literal(value)?)
            }
        };
        if statement.evidence.is_empty() {
            self.line(&format!("{triple} ."));
            return Ok(());
        }
        self.claim(&triple, of, statement, sources)
    }

    fn claim(
        &mut self,
        triple: &str,
        of: Option<&str>,
        statement: &Statement,
        sources: &FxHashMap<Arc<str>, String>,
    ) -> Result<()> {
        write!(self.output, "<< {triple} ~ claim:{} >> a prov:Entity", self.claims)
            .expect("a string takes it");
        self.claims += 1;
        if let Some(relationship) = of {
            self.output.push_str(&format!(" ; silk:about {relationship}"));
        }
        if let Some(Value::String(source)) = statement.evidence.get("source")
            && let Some(node) = sources.get(source)
        {
            self.output.push_str(&format!(" ; prov:hadPrimarySource {node}"));
        }
        for (name, value) in &statement.evidence {
            let term = if &**name == "words" { "prov:value".to_owned() } else { format!("evidence:{name}") };
            let literal = self.literal(value)?;
            self.output.push_str(&format!(" ; {term} {literal}"));
        }
        self.line(" .");
        Ok(())
    }

    fn literal(&self, value: &Value) -> Result<String> {
        Ok(match value {
            Value::String(text) => quoted(text),
            Value::Boolean(truth) => truth.to_string(),
            Value::Integer(number) => number.to_string(),
            other => {
                let mut text = String::new();
                json::write(other, self.view, Encoding::Tagged, &mut text)?;
                format!("{}^^silk:value", quoted(&text))
            }
        })
    }
}

/// The name of a node in a document.
fn node(name: &NodeName) -> String {
    let Value::String(local) = &name.value else { return "silk:Nothing".to_owned() };
    format!("node:{}", encoded(local.trim_start_matches("_:")))
}

/// A name as the local part of a prefixed name: what is no letter, digit or underscore of ASCII is percent-encoded.
fn encoded(name: &str) -> String {
    let mut encoded = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'_' {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            other if other.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(other))),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
