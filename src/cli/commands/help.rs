//! `:help`: the list of commands, and a card for each command and each page of the reference.

use super::{COMMANDS, Command, Shelf, closest};
use crate::cli::diagnostics::Failure;
use crate::cli::reference;
use crate::cli::session::Session;
use silkgraph::query::reference::Reference;

pub(super) fn run(session: &mut Session, topic: &str) -> Result<(), Failure> {
    let reference = Reference::new(&session.store.database.procedures());
    let text = if topic.is_empty() { overview(&reference) } else { card(&reference, topic)? };
    session.say(text.trim_end())
}

fn overview(reference: &Reference) -> String {
    let shelves =
        [Shelf::General, Shelf::Output, Shelf::Schema, Shelf::Session, Shelf::Graph, Shelf::Evidence];
    let mut text =
        String::from("Statements end with `;`. Commands begin with `:` or `.` and may be shortened.\n");
    for shelf in shelves {
        text.push_str(&format!("\n{shelf:?}\n"));
        for command in COMMANDS.iter().filter(|command| command.shelf == shelf) {
            let call = format!(":{} {}", command.name, command.arguments);
            text.push_str(&format!("  {call:<34} {}\n", command.summary));
        }
    }
    text.push_str("\n`:help WORD` explains a command or any part of the language:\n\n");
    text.push_str(&reference::contents(reference));
    text
}

/// What is known of a word: as a command, and, unless it is written as a command, in the language.
fn card(reference: &Reference, topic: &str) -> Result<String, Failure> {
    let word = topic.trim_start_matches([':', '.']);
    let command = COMMANDS.iter().find(|command| command.name.eq_ignore_ascii_case(word));
    let pages = reference::cards(reference, topic);
    let cards: Vec<_> = command.map(command_card).into_iter().chain(pages).collect();
    if !cards.is_empty() {
        return Ok(cards.join("\n\n"));
    }
    let commands = COMMANDS.iter().map(|command| command.name);
    let meant = reference.suggest(word).or_else(|| closest(word, commands));
    Err(reference::unknown(topic, meant, ":help"))
}

fn command_card(command: &Command) -> String {
    let aliases: String = command.aliases.iter().map(|alias| format!(", :{alias}")).collect();
    format!(":{} {}{aliases}\n  {}", command.name, command.arguments, command.summary)
}
