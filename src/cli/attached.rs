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
    texts: HashMap<String, String>,
    /// Where sentences lie, by source and locator.
    places: HashMap<(String, String), Range<usize>>,
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
        self.texts.insert(id, String::from_utf8_lossy(&bytes).into_owned());
        Outcome::Attached
    }

    /// Reads where sentences lie from the table `locators.csv` of a folder, if it has one: columns `locator`, `source`,
    /// `byteStart` and `byteEnd`.
    pub(super) fn read_places(&mut self, folder: &Path) {
        let Ok(table) = std::fs::read_to_string(folder.join("locators.csv")) else { return };
        let mut lines = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let header = lines.next().unwrap_or_default();
        let column = |name: &str| header.iter().position(|column| *column == name);
        let columns = ["source", "locator", "byteStart", "byteEnd"].map(column);
        let [Some(source), Some(locator), Some(start), Some(end)] = columns else { return };
        for line in lines {
            let field = |place: usize| line.get(place).copied().unwrap_or_default();
            if let (Ok(from), Ok(to)) = (field(start).parse(), field(end).parse()) {
                self.places.insert((field(source).to_owned(), field(locator).to_owned()), from..to);
            }
        }
    }

    /// The sentence that a citation is from, if its text is attached.
    pub(super) fn sentence(&self, citation: &Citation) -> Option<String> {
        let id = citation.source().id.as_deref()?;
        let text = self.texts.get(id)?;
        let place = || self.places.get(&(id.to_owned(), citation.locator()?.to_owned()));
        let found = place().and_then(|place| text.get(place.clone()));
        let sentence = found.or_else(|| sentence_with(text, citation.words()?))?;
        Some(sentence.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

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
