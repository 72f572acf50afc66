//! Completion in the shell: what may stand where the cursor is.

use super::commands::COMMANDS;
use super::export;
use super::highlight::KEYWORDS;
use super::render;
use super::script::command_text;
use silkgraph::Database;
use silkgraph::functions;
use silkgraph::value::literal::quote_name;
use std::collections::BTreeSet;

/// What is being typed, by what stands before it.
#[derive(Debug, PartialEq, Eq)]
enum Position {
    Label,
    RelationshipType,
    Property,
    Parameter,
    Word,
}

/// Where the word at the end of `line` begins, and what it may become, in order.
pub(super) fn candidates(line: &str, database: &Database, parameters: &[String]) -> (usize, Vec<String>) {
    if let Some(command) = command_text(line) {
        return command_candidates(line, command);
    }
    let start = line
        .rfind(|c: char| !c.is_alphanumeric() && c != '_')
        .map_or(0, |place| place + line[place..].chars().next().map_or(1, char::len_utf8));
    let (before, word) = line.split_at(start);
    let words = match position(before) {
        Position::Word if word.is_empty() => Vec::new(),
        position => names(&position, database, parameters),
    };
    let lower = word.to_lowercase();
    let fitting =
        words.into_iter().filter(|candidate| candidate.trim_matches('`').to_lowercase().starts_with(&lower));
    (start, fitting.collect::<BTreeSet<_>>().into_iter().collect())
}

fn position(before: &str) -> Position {
    match before.chars().next_back() {
        Some('$') => Position::Parameter,
        Some('.') => Position::Property,
        Some(':' | '|' | '&' | '!') => {
            let opening = before.rfind(['(', '[', '{', ',']).and_then(|place| before[place..].chars().next());
            match opening {
                Some('[') => Position::RelationshipType,
                Some('(') => Position::Label,
                _ => Position::Word,
            }
        }
        _ => Position::Word,
    }
}

fn names(position: &Position, database: &Database, parameters: &[String]) -> Vec<String> {
    let view = database.view();
    let catalog = view.catalog();
    match position {
        Position::Label => catalog.labels().map(|(_, name)| quote_name(name)).collect(),
        Position::RelationshipType => {
            catalog.relationship_types().map(|(_, name)| quote_name(name)).collect()
        }
        Position::Property => catalog.keys().map(|(_, name)| quote_name(name)).collect(),
        Position::Parameter => parameters.to_vec(),
        Position::Word => {
            let keywords = KEYWORDS.iter().map(ToString::to_string);
            let functions = functions::functions().map(|function| format!("{}(", function.name));
            let aggregates = functions::aggregates().map(|aggregate| format!("{}(", aggregate.name));
            let procedures = database.procedures();
            let procedures = procedures.iter().map(|procedure| format!("{}(", procedure.name));
            keywords.chain(functions).chain(aggregates).chain(procedures).collect()
        }
    }
}

/// Completes the name of a command, or a word that it takes.
fn command_candidates(line: &str, command: &str) -> (usize, Vec<String>) {
    let prefix = line.len() - line.trim_start().len() + 1;
    let starting = |word: &str, words: Vec<&'static str>| {
        words.into_iter().filter(|name| name.starts_with(word)).map(str::to_owned).collect()
    };
    match command.split_once(char::is_whitespace) {
        None => (prefix, starting(command, COMMANDS.iter().map(|command| command.name).collect())),
        Some((name, _)) => {
            let start = line.rfind(char::is_whitespace).map_or(line.len(), |place| place + 1);
            let words = match name {
                "mode" => render::names(),
                "help" => COMMANDS.iter().map(|command| command.name).collect(),
                "timing" => vec!["on", "off"],
                "export" if line[start..].contains('.') => export::names(),
                _ => Vec::new(),
            };
            (start, starting(&line[start..], words))
        }
    }
}

/// Whether the command on `line` takes the name of a file.
pub(super) fn takes_file(line: &str) -> bool {
    let name =
        command_text(line).and_then(|command| command.split_once(char::is_whitespace)).map(|(name, _)| name);
    matches!(name, Some("source" | "read" | "export" | "import" | "attach" | "open" | "output"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_the_cursor_decides() {
        assert_eq!(position("MATCH (n:"), Position::Label);
        assert_eq!(position("MATCH (n)-[r:"), Position::RelationshipType);
        assert_eq!(position("MATCH (n:A|"), Position::Label);
        assert_eq!(position("RETURN n."), Position::Property);
        assert_eq!(position("WHERE n.name = $"), Position::Parameter);
        assert_eq!(position("RETURN {a:"), Position::Word);
        assert_eq!(position("MATCH (n) "), Position::Word);
    }

    #[test]
    fn commands_complete_by_their_beginning() {
        let (start, names) = command_candidates(" :so", "so");
        assert_eq!((start, names), (2, vec!["source".to_owned(), "sources".to_owned()]));
        let (start, names) = command_candidates(":mode c", "mode c");
        assert_eq!((start, names), (6, vec!["csv".to_owned()]));
    }
}
