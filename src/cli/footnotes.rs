//! Who says so, beside the rows of an answer and under them.
//!
//! In: the citations of one row after the other. Out: for each row a value of one more column, and after the last, for
//! people, a note for each number in it.

use super::diagnostics::Failure;
use super::render::Cites;
use silkgraph::formats::{citations, visible};
use silkgraph::provenance::Modality;
use silkgraph::{Citation, Value};
use std::collections::HashMap;
use std::io::Write;

/// The notes of one answer.
pub(super) struct Notes {
    style: Cites,
    /// The text of each note, in the order of their numbers.
    texts: Vec<String>,
    numbers: HashMap<String, usize>,
}

impl Notes {
    /// No notes yet.
    pub(super) fn new(style: Cites) -> Self {
        Notes { style, texts: Vec::new(), numbers: HashMap::new() }
    }

    /// What the column is called, if there is one.
    pub(super) fn column(&self) -> Option<&'static str> {
        match self.style {
            Cites::Footnotes => Some("cite"),
            Cites::Names | Cites::Objects => Some("_cite"),
            Cites::No => None,
        }
    }

    /// What stands in the column for a row with these citations; nothing where there is no column.
    pub(super) fn cell(&mut self, citations: &[Citation]) -> Vec<Value> {
        match self.style {
            Cites::Footnotes => vec![Value::string(self.marks(citations))],
            Cites::Names => vec![Value::string(names(citations))],
            Cites::Objects => vec![Value::list(citations.iter().map(citations::to_value).collect())],
            Cites::No => Vec::new(),
        }
    }

    /// `[1,2]`, and whether something is unsourced or absent.
    fn marks(&mut self, citations: &[Citation]) -> String {
        let mut numbers: Vec<usize> = Vec::new();
        for citation in citations.iter().filter(|citation| citation.claim().is_some()) {
            let number = self.number(note(citation));
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        numbers.sort_unstable();
        let mut marks = Vec::new();
        if !numbers.is_empty() {
            marks.push(format!("[{}]", numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(",")));
        }
        if citations.iter().any(Citation::is_unsourced) {
            marks.push("unsourced".to_owned());
        }
        if citations.iter().any(Citation::is_absence) {
            marks.push("absent".to_owned());
        }
        marks.join(" ")
    }

    fn number(&mut self, text: String) -> usize {
        if let Some(number) = self.numbers.get(&text) {
            return *number;
        }
        self.texts.push(text.clone());
        self.numbers.insert(text, self.texts.len());
        self.texts.len()
    }

    /// Writes the notes under the rows.
    pub(super) fn write(&self, output: &mut dyn Write) -> Result<(), Failure> {
        for (index, text) in self.texts.iter().enumerate() {
            writeln!(output, "[{}] {}", index + 1, visible::escape(text))?;
        }
        Ok(())
    }
}

fn names(citations: &[Citation]) -> String {
    let mut names: Vec<String> = Vec::new();
    for citation in citations {
        let name = match citation.id() {
            Some(id) => id,
            None if citation.is_absence() => "absent".to_owned(),
            None => "unsourced".to_owned(),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(" ")
}

/// `Science and Technology Daily, 2025-06-14, sentence 9: “jointly launched”  (planned)`
pub(super) fn note(citation: &Citation) -> String {
    let source = citation.source();
    let name = source.publisher.as_deref().or(source.title.as_deref()).or(source.id.as_deref());
    let mut parts = vec![name.unwrap_or("a source without a name")];
    parts.push(citation.published().unwrap_or("undated"));
    parts.extend(citation.stated_by());
    parts.extend(citation.locator());
    let mut text = parts.join(", ");
    if let Some(words) = citation.words() {
        text.push_str(&format!(": “{words}”"));
    }
    match citation.modality() {
        None | Some(Modality::Stated) => {}
        Some(modality) => text.push_str(&format!("  ({})", modality.name())),
    }
    text
}
