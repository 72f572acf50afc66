//! The commands of the shell: one entry of [`COMMANDS`] a command.
//!
//! A command is a line that begins with `:` or `.`. Help, completion, unique prefixes and "did you mean" all read the
//! same table. What a command shows is a table in the present format, so that it can go into a file or a pipe too.

mod help;
mod settings;
mod transactions;
mod schema;
pub(super) mod find;
mod likeness;
mod evidence;
mod cited;

use super::diagnostics::Failure;
use super::session::Session;

/// The shelf of the help that a command stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shelf {
    General,
    Output,
    Schema,
    Session,
    Graph,
    Evidence,
}

/// A command of the shell.
pub(super) struct Command {
    pub(super) name: &'static str,
    pub(super) aliases: &'static [&'static str],
    pub(super) arguments: &'static str,
    pub(super) shelf: Shelf,
    pub(super) summary: &'static str,
    run: fn(&mut Session, &str) -> Result<(), Failure>,
}

/// An entry of the table.
const fn command(
    shelf: Shelf,
    name: &'static str,
    arguments: &'static str,
    summary: &'static str,
    run: fn(&mut Session, &str) -> Result<(), Failure>,
) -> Command {
    Command { name, aliases: &[], arguments, shelf, summary, run }
}

impl Command {
    /// The same with other names.
    const fn or(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }
}

/// Every command, shelf by shelf.
pub(super) static COMMANDS: &[Command] = &[
    command(
        Shelf::General,
        "help",
        "[COMMAND|CLAUSE|FUNCTION]",
        "explains one thing, or lists the commands",
        help::run,
    )
    .or(&["?"]),
    command(Shelf::General, "quit", "", "leaves", settings::quit).or(&["exit"]),
    command(Shelf::General, "version", "", "shows the version of the program", settings::version),
    command(
        Shelf::General,
        "open",
        "FILE|FOLDER [readonly]",
        "goes on with another database",
        settings::open,
    ),
    command(Shelf::General, "status", "", "shows what is open and how it is set", settings::status),
    command(
        Shelf::Output,
        "mode",
        "[FORMAT]",
        "sets how rows are written, or lists the formats",
        settings::mode,
    ),
    command(Shelf::Output, "null", "TEXT", "sets what stands for null in tables", settings::null),
    command(Shelf::Output, "timing", "on|off", "shows how long each statement takes", settings::timing),
    command(Shelf::Output, "output", "FILE|-", "writes rows to a file, or here again", settings::output),
    command(
        Shelf::Schema,
        "schema",
        "[LABEL|TYPE]",
        "shows labels and types with their properties",
        schema::schema,
    ),
    command(Shelf::Schema, "labels", "", "lists the labels", schema::labels),
    command(Shelf::Schema, "types", "", "lists the relationship types", schema::types),
    command(Shelf::Schema, "properties", "", "lists the property keys", schema::properties),
    command(Shelf::Schema, "indexes", "", "lists the indexes", schema::indexes),
    command(
        Shelf::Schema,
        "functions",
        "[PATTERN]",
        "lists the functions of the language",
        schema::functions,
    ),
    command(Shelf::Schema, "procedures", "[PATTERN]", "lists what CALL can name", schema::procedures),
    command(Shelf::Schema, "stats", "", "counts what is in the graph", schema::statistics),
    command(Shelf::Session, "param", "NAME => EXPRESSION", "sets a parameter", settings::parameter),
    command(Shelf::Session, "params", "", "lists the parameters", settings::parameters),
    command(Shelf::Session, "begin", "", "begins a transaction", transactions::begin),
    command(Shelf::Session, "commit", "", "makes the transaction durable", transactions::commit),
    command(Shelf::Session, "rollback", "", "takes the transaction back", transactions::rollback),
    command(Shelf::Session, "source", "FILE", "runs the statements of a file", settings::source)
        .or(&["read"]),
    command(
        Shelf::Graph,
        "find",
        "TEXT",
        "finds a text, number or date in all properties, however it is written",
        find::find,
    ),
    command(Shelf::Graph, "ego", "NODE [HOPS]", "shows what is near a node", find::ego),
    command(Shelf::Graph, "export", "FILE [last|all]", "writes what was found last, or all", find::export),
    command(
        Shelf::Graph,
        "import",
        "FILE",
        "reads statements with their sources: .csv, .jsonl, .ttl or .cypher",
        find::import,
    ),
    command(Shelf::Evidence, "cite", "on|off|full", "says of each row who says so", cited::cite),
    command(
        Shelf::Evidence,
        "citations",
        "FILE|-",
        "writes the claims that answers rest on to a table, or no longer",
        cited::citations,
    ),
    command(
        Shelf::Evidence,
        "why",
        "[ROW]",
        "shows what a row of the last answer with sources rests on",
        cited::why,
    ),
    command(Shelf::Evidence, "asof", "DATE|now", "looks back to what could be known that day", cited::as_of),
    command(Shelf::Evidence, "sources", "", "lists the sources and how much they say", evidence::sources),
    command(
        Shelf::Evidence,
        "attach",
        "FOLDER",
        "shows whole sentences, from the texts of sources in a folder",
        evidence::attach,
    ),
    command(Shelf::Evidence, "conflicts", "", "shows where claims disagree", cited::conflicts),
    command(Shelf::Evidence, "unsourced", "", "shows what nobody claims", cited::unsourced),
    command(Shelf::Evidence, "claims", "NODE[.PROPERTY]", "shows who says so", evidence::claims),
];

/// Runs a command, given without its `:` or `.`.
pub(super) fn run(session: &mut Session, line: &str) -> Result<(), Failure> {
    let (name, arguments) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let name = name.trim_end_matches(';').to_lowercase();
    let command = find_command(&name)?;
    (command.run)(session, arguments.trim().trim_end_matches(';').trim_end())
}

/// The command of this name, or the only one whose name begins so.
fn find_command(name: &str) -> Result<&'static Command, Failure> {
    let is_called = |command: &&Command| command.name == name || command.aliases.contains(&name);
    if let Some(command) = COMMANDS.iter().find(is_called) {
        return Ok(command);
    }
    let candidates: Vec<_> = COMMANDS.iter().filter(|command| command.name.starts_with(name)).collect();
    match candidates[..] {
        [command] => Ok(command),
        [] => Err(Failure::query(format!("unknown command :{name}{}", did_you_mean(name)))),
        _ => {
            let names: Vec<_> = candidates.iter().map(|command| format!(":{}", command.name)).collect();
            Err(Failure::query(format!(":{name} may be {}", names.join(", "))))
        }
    }
}

/// What to tell of a statement with a command on one of its further lines: nobody ended the statement before it, so that
/// the command was read as a label.
pub(super) fn swallowed(statement: &str) -> Option<String> {
    let mut open_brackets = 0;
    for (number, line) in statement.lines().enumerate() {
        let word = line.trim_start().strip_prefix(':').and_then(|rest| rest.split_whitespace().next());
        let word = word.filter(|_| number > 0 && open_brackets == 0);
        if let Some(command) = word.and_then(|word| exact_command(word.trim_end_matches(';'))) {
            return Some(format!(
                "Hint: :{command} was read as a part of the statement before it, which no `;` ends"
            ));
        }
        open_brackets += brackets(line);
    }
    None
}

/// The command that is called so, letter by letter: labels mostly begin with a capital.
fn exact_command(name: &str) -> Option<&str> {
    let is_called = |command: &Command| command.name == name || command.aliases.contains(&name);
    COMMANDS.iter().any(is_called).then_some(name)
}

/// How many more brackets a line opens than it closes.
fn brackets(line: &str) -> i64 {
    let step = |character| match character {
        '(' | '[' | '{' => 1,
        ')' | ']' | '}' => -1,
        _ => 0,
    };
    line.chars().map(step).sum()
}

fn did_you_mean(name: &str) -> String {
    closest(name, COMMANDS.iter().map(|command| command.name)).map_or_else(
        || "; :help lists them".to_owned(),
        |closest| format!("\nHint: did you mean :{closest}?"),
    )
}

/// The candidate that is most like `text`, if any is like it at all.
pub(super) fn closest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let text = text.to_lowercase();
    let rated = candidates.into_iter().map(|word| (strsim::jaro_winkler(&text, &word.to_lowercase()), word));
    rated
        .filter(|&(likeness, _)| likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// The failure of a command that was given the wrong arguments.
fn usage(name: &str) -> Failure {
    let arguments =
        COMMANDS.iter().find(|command| command.name == name).map_or("", |command| command.arguments);
    Failure::query(format!("write :{name} {arguments}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str) -> Option<&'static str> {
        find_command(name).ok().map(|command| command.name)
    }

    #[test]
    fn a_command_is_found_by_name_alias_and_unique_prefix() {
        assert_eq!(found("sources"), Some("sources"));
        assert_eq!(found("source"), Some("source"));
        assert_eq!(found("read"), Some("source"));
        assert_eq!(found("q"), Some("quit"));
        assert_eq!(found("s"), None);
    }

    #[test]
    fn a_command_within_a_statement_is_seen_where_no_label_is_meant() {
        for statement in ["RETURN 1\n:help", "RETURN 1 AS n\n  :mode csv\nRETURN 2"] {
            assert!(swallowed(statement).is_some(), "{statement}");
        }
        for statement in
            [":help", "MATCH (n\n:labels) RETURN n", "MATCH (n) WHERE n\n:Source", "RETURN 1\n:he"]
        {
            assert_eq!(swallowed(statement), None, "{statement}");
        }
    }

    #[test]
    fn an_unknown_command_is_told_what_was_meant() {
        let Err(Failure::Query(message)) = find_command("shcema") else { panic!("there is no such command") };
        assert_eq!(message, "unknown command :shcema\nHint: did you mean :schema?");
    }
}
