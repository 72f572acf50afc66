//! Who says so, beside the rows of an answer and under them.
//!
//! In: the citations of one row after the other. Out: for each row a value of one more column, and after the last, for
//! people, a note for each number in it.

use super::attached::Attached;
use super::diagnostics::Failure;
use super::render::Cites;
use silkgraph::formats::{citations, claims, visible};
use silkgraph::provenance::Modality;
use silkgraph::{Citation, Value};
use std::collections::HashMap;
use std::io::Write;

/// The notes of one answer.
pub(super) struct Notes<'a> {
    style: Cites,
    attached: &'a Attached,
    /// The text of each note, in the order of their numbers, and the sentence where the source's text is at hand.
    texts: Vec<(String, Option<String>)>,
    numbers: HashMap<String, usize>,
}

impl<'a> Notes<'a> {
    /// No notes yet.
    pub(super) fn new(style: Cites, attached: &'a Attached) -> Self {
        Notes { style, attached, texts: Vec::new(), numbers: HashMap::new() }
    }

    /// What the column is called, if there is one.
    pub(super) fn column(&self) -> Option<&'static str> {
        match self.style {
            Cites::Footnotes | Cites::Paragraphs => Some("cite"),
            Cites::Names | Cites::Objects => Some("_cite"),
            Cites::No => None,
        }
    }

    /// What stands in the column for a row with these citations; nothing where there is no column.
    pub(super) fn cell(&mut self, citations: &[Citation]) -> Vec<Value> {
        match self.style {
            Cites::Footnotes | Cites::Paragraphs => vec![Value::string(self.marks(citations))],
            Cites::Names => vec![Value::string(claims::names(citations))],
            Cites::Objects => vec![Value::list(citations.iter().map(citations::to_value).collect())],
            Cites::No => Vec::new(),
        }
    }

    /// `[1,2]`, and whether something is unsourced or absent.
    fn marks(&mut self, citations: &[Citation]) -> String {
        let mut numbers: Vec<usize> = Vec::new();
        for citation in citations.iter().filter(|citation| citation.claim().is_some()) {
            let number = self.number(citation);
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

    fn number(&mut self, citation: &Citation) -> usize {
        let text = note(citation);
        if let Some(number) = self.numbers.get(&text) {
            return *number;
        }
        self.texts.push((text.clone(), self.attached.sentence(citation)));
        self.numbers.insert(text, self.texts.len());
        self.texts.len()
    }

    /// Writes the notes under the rows, in lines of `width` characters where there is a width.
    pub(super) fn write(&self, output: &mut dyn Write, width: Option<usize>) -> Result<(), Failure> {
        let mut last = None;
        for (index, (text, sentence)) in self.texts.iter().enumerate() {
            if self.style == Cites::Paragraphs {
                writeln!(output)?;
            }
            let mark = format!("[{}] ", index + 1);
            write_wrapped(output, &mark, text, width)?;
            // Notes that follow each other are often of one sentence.
            if let Some(sentence) = sentence.as_ref().filter(|sentence| last != Some(*sentence)) {
                write_wrapped(output, &" ".repeat(mark.len()), sentence, width)?;
            }
            last = sentence.as_ref();
        }
        Ok(())
    }
}

/// Writes a text after a mark, its further lines below its first.
fn write_wrapped(
    output: &mut dyn Write,
    mark: &str,
    text: &str,
    width: Option<usize>,
) -> Result<(), Failure> {
    let text = visible::escape(text);
    let room = width.map_or(usize::MAX, |width| width.saturating_sub(mark.len()).max(20));
    let mut indent = mark.to_owned();
    for line in wrapped(&text, room) {
        writeln!(output, "{indent}{line}")?;
        indent = " ".repeat(mark.len());
    }
    Ok(())
}

/// The words of a text in lines of at most `room` columns; a longer word has a line of its own.
fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for (index, word) in text.split(' ').enumerate() {
        let width = columns(word);
        if index > 0 && used > 0 && used + 1 + width > room {
            lines.push(String::new());
            used = 0;
        } else if index > 0 {
            lines.last_mut().expect("there is a line").push(' ');
            used += 1;
        }
        lines.last_mut().expect("there is a line").push_str(word);
        used += width;
    }
    lines
}

/// How many columns of a terminal a text takes: two a character of East Asian scripts.
fn columns(text: &str) -> usize {
    let is_wide = |character: char| matches!(u32::from(character), 0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE6F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x1F300..=0x1F64F | 0x20000..=0x3FFFD);
    text.chars().map(|character| if is_wide(character) { 2 } else { 1 }).sum()
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
    if citation.prevails() == Some(true) {
        text.push_str("  (prevails)");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_as_wide_as_its_room() {
        assert_eq!(wrapped("one two  three", 8), ["one two ", "three"]);
        assert_eq!(wrapped("a verylongword b", 4), ["a", "verylongword", "b"]);
        assert_eq!(wrapped("一帶 一路", 4), ["一帶", "一路"]);
        assert_eq!(wrapped("", 4), [""]);
    }
}
