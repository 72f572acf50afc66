//! The texts of sources that the user has in a folder, for the whole sentence round the words of a claim.
//!
//! A source's text is the file that its `document` or `name` names, and only if the file is the one whose `sha256` the
//! source gives. A sentence is found by the bytes that a table `locators.csv` gives for its locator, or else by the
//! words of the claim.

use sha2::{Digest, Sha256};
use silkgraph::Citation;
use silkgraph::graph::Node;
use silkgraph::value::Value;
use std::collections::HashMap;
use std::fmt::Write;
use std::ops::Range;
use std::path::Path;

/// Texts by the ids of their sources.
#[derive(Debug, Default)]
pub(super) struct Attached {
    texts: HashMap<String, Text>,
    /// Where sentences lie, by source and locator.
    places: HashMap<(String, String), Range<usize>>,
}

/// The text of a source.
#[derive(Debug)]
struct Text {
    text: String,
    /// Whether it has the bytes of the file, so that places in the one are places in the other.
    is_exact: bool,
}

/// What came of looking for the text of a source.
pub(super) enum Outcome {
    /// It is the text that the source was read from.
    Attached,
    /// The file is another one.
    Differs,
    /// The source does not say which file it is.
    Unchecked,
    /// There is no such file.
    Missing,
}

impl Outcome {
    /// What people are told.
    pub(super) fn words(&self) -> &'static str {
        match self {
            Outcome::Attached => "attached",
            Outcome::Differs => "not attached: the file is not the one that was read (sha256 differs)",
            Outcome::Unchecked => "not attached: the source has no sha256 to check it by",
            Outcome::Missing => "not found",
        }
    }
}

impl Attached {
    /// Takes the text of a source from `folder`.
    pub(super) fn attach(&mut self, source: &Node, folder: &Path) -> Outcome {
        let property = |key: &str| match source.properties.get(key) {
            Some(Value::String(text)) => Some(text.to_string()),
            _ => None,
        };
        let file = ["document", "name", "id"].into_iter().filter_map(property);
        let file =
            file.filter(|name| is_file_name(name)).map(|name| folder.join(name)).find(|path| path.is_file());
        let Some(bytes) = file.and_then(|path| std::fs::read(path).ok()) else { return Outcome::Missing };
        let (Some(id), Some(expected)) = (property("id"), property("sha256")) else {
            return Outcome::Unchecked;
        };
        if hash(&bytes) != expected.to_lowercase() {
            return Outcome::Differs;
        }
        let text = match String::from_utf8(bytes) {
            Ok(text) => Text { text, is_exact: true },
            Err(error) => {
                Text { text: String::from_utf8_lossy(error.as_bytes()).into_owned(), is_exact: false }
            }
        };
        self.texts.insert(id, text);
        Outcome::Attached
    }

    /// Reads where sentences lie from the table `locators.csv` of a folder, if it has one: columns `locator`, `source`,
    /// `byteStart` and `byteEnd`. Gives what is wrong with it, with file, line and column; the other lines count.
    pub(super) fn read_places(&mut self, folder: &Path) -> Vec<String> {
        let file = folder.join("locators.csv");
        let Ok(mut table) = csv::ReaderBuilder::new().flexible(true).from_path(&file) else {
            return Vec::new();
        };
        let told = |fault: String| format!("{}: {fault}", file.display());
        let header = match table.headers() {
            Ok(header) => header.clone(),
            Err(error) => return vec![told(error.to_string())],
        };
        let column = |name: &str| header.iter().position(|column| column.trim() == name);
        let Some(columns) = PLACE_COLUMNS.map(column).into_iter().collect::<Option<Vec<_>>>() else {
            let missing = PLACE_COLUMNS.into_iter().find(|name| column(name).is_none()).unwrap_or_default();
            return vec![told(format!("line 1: there is no column `{missing}`"))];
        };
        let mut faults = Vec::new();
        for (index, record) in table.records().enumerate() {
            let line = record.as_ref().ok().and_then(csv::StringRecord::position).map(csv::Position::line);
            let line = line.unwrap_or(index as u64 + 2);
            let read = record
                .map_err(|error| error.to_string())
                .and_then(|record| self.read_place(&record, &columns));
            faults.extend(read.err().map(|fault| told(format!("line {line}, {fault}"))));
        }
        faults
    }

    /// Takes one line of such a table, whose columns stand where `columns` says.
    fn read_place(&mut self, record: &csv::StringRecord, columns: &[usize]) -> Result<(), String> {
        let wrong = |index: usize, message: &str| {
            format!("column {} (`{}`): {message}", columns[index] + 1, PLACE_COLUMNS[index])
        };
        let field =
            |index: usize| record.get(columns[index]).map(str::trim).ok_or_else(|| wrong(index, "missing"));
        let number =
            |index: usize| field(index)?.parse().map_err(|_| wrong(index, "a number of bytes is wanted"));
        let (source, locator, from, to) = (field(0)?, field(1)?, number(2)?, number(3)?);
        if let Some(text) =
            self.texts.get(source).filter(|text| text.is_exact && text.text.get(from..to).is_none())
        {
            let length = text.text.len();
            let message =
                format!("no part of the text of {source}, which has {length} bytes, is from {from} to {to}");
            return Err(wrong(3, &message));
        }
        self.places.insert((source.to_owned(), locator.to_owned()), from..to);
        Ok(())
    }

    /// The sentence that a citation is from, if its text is attached.
    pub(super) fn sentence(&self, citation: &Citation) -> Option<String> {
        let id = citation.source().id.as_deref()?;
        let Text { text, is_exact } = self.texts.get(id)?;
        let place =
            || self.places.get(&(id.to_owned(), citation.locator()?.to_owned())).filter(|_| *is_exact);
        let found = place().and_then(|place| text.get(place.clone()));
        let sentence = found.or_else(|| sentence_with(text, citation.words()?))?;
        Some(sentence.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// The columns of a table of places that are read.
const PLACE_COLUMNS: [&str; 4] = ["source", "locator", "byteStart", "byteEnd"];

/// Whether a name stays within the folder.
fn is_file_name(name: &str) -> bool {
    Path::new(name).file_name().is_some_and(|file| file == name)
}

fn hash(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(bytes) {
        write!(text, "{byte:02x}").expect("a string takes everything");
    }
    text
}

/// The sentence round some words, whatever white space is between them.
fn sentence_with<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let wanted: Vec<&str> = words.split_whitespace().collect();
    let first = *wanted.first()?;
    let (start, end) = text.match_indices(first).find_map(|(start, _)| {
        let mut rest = &text[start..];
        for word in &wanted {
            rest = rest.trim_start().strip_prefix(word)?;
        }
        Some((start, text.len() - rest.len()))
    })?;
    let ends = |text: &str| text.ends_with(['.', '!', '?', '\u{3002}']) || text.ends_with("\n\n");
    let breaks = |(place, character): (usize, char)| {
        let after = place + character.len_utf8();
        let is_end = character == '\n' || text[after..].starts_with(char::is_whitespace);
        (is_end && ends(&text[..after])).then_some(after)
    };
    let from = text[..start].char_indices().filter_map(breaks).next_back().unwrap_or(0);
    let ahead = text[end..].char_indices().map(|(place, character)| (end + place, character));
    let to = if ends(&text[..end]) { end } else { ahead.filter_map(breaks).next().unwrap_or(text.len()) };
    text.get(from..to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_found_by_its_words_whatever_the_line_breaks() {
        let text = "A title\n\nThe first one. China has signed\nagreements with 80.5 partners. The last";
        assert_eq!(
            sentence_with(text, "signed agreements").map(str::trim),
            Some("China has signed\nagreements with 80.5 partners.")
        );
        assert_eq!(sentence_with(text, "The first").map(str::trim), Some("The first one."));
        assert_eq!(
            sentence_with(text, "partners.").map(str::trim),
            Some("China has signed\nagreements with 80.5 partners.")
        );
        assert_eq!(sentence_with(text, "last").map(str::trim), Some("The last"));
        assert_eq!(sentence_with(text, "absent"), None);
    }

    #[test]
    fn a_file_is_known_by_its_hash() {
        assert_eq!(hash(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert!(is_file_name("a.txt") && !is_file_name("../a.txt") && !is_file_name("/etc/passwd"));
    }
}
