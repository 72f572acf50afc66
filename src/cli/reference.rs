//! `silkgraph help` and `silkgraph reference`: the reference of the language, a page at a time or as one document.
//!
//! In come words and the library's [`Reference`]; out go cards, or a document with the answers that the examples give
//! now, each on a fresh copy of the example graph. Help on options stays clap's.

use super::arguments::{Arguments, DocumentFormat};
use super::diagnostics::Failure;
use super::render;
use clap::CommandFactory;
use silkgraph::procedures::Registry;
use silkgraph::query::reference::{EXAMPLE_GRAPH, Example, Page, Reference, Section};
use silkgraph::{Database, Parameters};
use std::io::{self, Write};
use std::path::Path;

/// How many pages are shown whole for one word; of more, the names.
const MOST_CARDS: usize = 3;

/// What an example holds whose answer is another one each time.
const CHANGING: [&str; 3] = ["PROFILE", "rand", "timestamp"];

/// Explains words on standard output: an option-taking task by clap's help, all else by the reference.
pub(super) fn help(words: &[String]) -> Result<(), Failure> {
    let word = words.join(" ");
    let reference = Reference::new(&Registry::default());
    let mut command = Arguments::command();
    let text = if word.is_empty() {
        format!("{}\n\n{}", command.render_help(), contents(&reference))
    } else if let Some(task) = command.find_subcommand_mut(&word) {
        task.render_long_help().to_string()
    } else {
        let found = cards(&reference, &word);
        found.ok_or_else(|| unknown(&word, reference.suggest(&word), "silkgraph help"))?
    };
    write(None, &format!("{}\n", text.trim_end()))
}

/// Writes the whole reference.
pub(super) fn document(format: DocumentFormat, output: Option<&Path>) -> Result<(), Failure> {
    let reference = Reference::new(&Registry::default());
    let text = match format {
        DocumentFormat::Markdown => reference.markdown(&answer),
        DocumentFormat::Html => reference.html(&answer),
    };
    write(output, &text)
}

fn write(output: Option<&Path>, text: &str) -> Result<(), Failure> {
    match output {
        Some(path) => std::fs::write(path, text),
        None => io::stdout().lock().write_all(text.as_bytes()),
    }
    .map_err(Failure::Output)
}

/// The pages for a word as cards, or their names where there are many; none where no page explains it.
pub(super) fn cards(reference: &Reference, word: &str) -> Option<String> {
    let pages = reference.find(word);
    match pages.len() {
        0 => None,
        1..=MOST_CARDS => Some(pages.into_iter().map(Page::card).collect::<Vec<_>>().join("\n\n")),
        _ => {
            let names: Vec<_> = pages.iter().map(|page| page.name.as_str()).collect();
            Some(format!("{word} stands in {}", names.join(", ")))
        }
    }
}

/// The failure of a word that nothing explains.
pub(super) fn unknown(word: &str, meant: Option<&str>, command: &str) -> Failure {
    let hint = meant.map_or_else(String::new, |name| format!("\nHint: did you mean {name}?"));
    Failure::query(format!("no help on {word}; {command} lists what there is{hint}"))
}

/// The names of all pages, a paragraph a section.
pub(super) fn contents(reference: &Reference) -> String {
    let mut text = String::new();
    for section in Section::ALL {
        let own = reference.pages().iter().filter(|page| page.section == section);
        let names: Vec<_> = own.map(|page| page.name.as_str()).collect();
        text.push_str(&format!("{}\n  {}\n", section.title(), names.join(", ")));
    }
    text
}

/// What an example answers on the example graph, as a table; nothing where it gives no columns or changes each time.
fn answer(example: &Example) -> Option<String> {
    if CHANGING.iter().any(|part| example.query.contains(part)) {
        return None;
    }
    let database = Database::in_memory();
    for statement in EXAMPLE_GRAPH {
        database.query(statement, Parameters::new()).ok()?;
    }
    let rows = database.query(&example.query, Parameters::new()).ok()?;
    render::plain_table(rows)
}
