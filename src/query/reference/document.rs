//! What both renderings of the document have in common: its words, its parts, and where `code` begins in a text.

use super::page::Page;
use super::topic::Section;

pub(super) const TITLE: &str = "The language of silkgraph";

pub(super) const INTRODUCTION: &str = "openCypher 9, with what people write today from Neo4j 5 and ISO GQL, and \
    clauses of our own for evidence. Every page tells whose its form is. Every example runs, each on a fresh copy of \
    the example graph.";

/// The sections that have pages, each with them.
pub(super) fn sections(pages: &[Page]) -> impl Iterator<Item = (Section, Vec<&Page>)> {
    let of = |section| pages.iter().filter(|page| page.section == section).collect::<Vec<_>>();
    Section::ALL.into_iter().map(move |section| (section, of(section))).filter(|(_, pages)| !pages.is_empty())
}

/// The anchor of a section's heading.
pub(super) fn section_anchor(section: Section) -> String {
    let words: Vec<_> =
        section.title().split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    format!("section-{}", words.join("-").to_lowercase())
}

/// The anchor of the page of this name: what a link leads to.
pub(super) fn anchor_of(pages: &[Page], name: &str) -> Option<String> {
    pages.iter().find(|page| page.name == name).map(Page::anchor)
}

/// A text cut at its backticks: what is no code and what is, in turns. One that is not closed is no code.
pub(super) fn code_spans(text: &str) -> impl Iterator<Item = (bool, &str)> {
    let is_balanced = text.matches('`').count().is_multiple_of(2);
    let pieces: Vec<&str> = if is_balanced { text.split('`').collect() } else { vec![text] };
    pieces.into_iter().enumerate().map(|(number, piece)| (number % 2 == 1, piece))
}
