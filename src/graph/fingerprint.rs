//! One number for all that a graph says, to compare states before and after a rollback or a crash.
//!
//! In: a view. Out: a hash over its nodes, relationships, labels, properties, claims, indexes and
//! constraints, by name and id. How names are numbered, how pages are laid out and what was deleted do not count.

use super::GraphView;
use crate::value::Element;
use std::fmt::{self, Write};
use std::hash::{DefaultHasher, Hasher};
use std::sync::Arc;

impl GraphView {
    /// A number that is the same for graphs that say the same, and hardly ever for others.
    ///
    /// It is stable within one build of the program only. Time O(everything in the graph).
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = HashWriter(DefaultHasher::new());
        self.describe(&mut hasher).expect("a hasher takes any text");
        hasher.0.finish()
    }

    /// All that the graph says as lines of text: nodes, relationships and claims by id, indexes and constraints by name.
    pub fn canonical(&self) -> String {
        let mut text = String::new();
        self.describe(&mut text).expect("a string takes any text");
        text
    }

    fn describe(&self, out: &mut impl Write) -> fmt::Result {
        for node in self.nodes() {
            let labels = sorted(self.labels(node).iter().map(|&label| self.catalog().label_name(label)));
            writeln!(out, "{node} {labels:?} {:?}", self.named_properties(node.into()))?;
        }
        for relationship in self.relationships() {
            let name = self.relationship_type(relationship).map(|name| self.catalog().type_name(name));
            let properties = self.named_properties(relationship.into());
            writeln!(out, "{relationship} {name:?} {:?} {properties:?}", self.endpoints(relationship))?;
        }
        for (id, subject, claim) in self.ledger().iter() {
            writeln!(out, "{id:?} {subject:?} {claim:?}")?;
        }
        for index in sorted(self.indexes().map(ToString::to_string)) {
            writeln!(out, "{index}")?;
        }
        for index in sorted(self.full_text_indexes().map(ToString::to_string)) {
            writeln!(out, "{index}")?;
        }
        for constraint in sorted(self.constraints()) {
            writeln!(out, "{constraint}")?;
        }
        Ok(())
    }

    /// The properties of an element as text, by name.
    fn named_properties(&self, element: Element) -> Vec<(&Arc<str>, String)> {
        let named = |(key, value)| (self.catalog().key_name(key), format!("{value:?}"));
        sorted(self.properties(element).map(named))
    }
}

fn sorted<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort();
    items
}

/// Hashes what is written to it.
struct HashWriter(DefaultHasher);

impl Write for HashWriter {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.write(text.as_bytes());
        Ok(())
    }
}
