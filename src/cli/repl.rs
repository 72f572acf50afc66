//! The shell on a terminal: reads lines with editing, history, completion and colours, and gives them to the session.
//!
//! A statement may take many lines; it is whole when a `;` ends it. Ctrl-C at the prompt drops what is typed, while a
//! query runs it stops the query; neither leaves the shell.

use super::commands;
use super::complete;
use super::diagnostics::{Failure, tell};
use super::highlight::highlight;
use super::script::{Cutter, Kind, command_text};
use super::session::Session;
use rustyline::completion::{Completer, FilenameCompleter, Pair};
use rustyline::error::ReadlineError;
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::{Hinter, HistoryHinter};
use rustyline::history::FileHistory;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{CompletionType, Config, Context, Editor, Helper};
use silkgraph::Database;
use silkgraph::query::parser::split;
use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Runs the shell until somebody leaves it.
pub(super) fn run(session: &mut Session) -> Result<(), Failure> {
    let mut editor = editor(session)?;
    let history =
        session.store.path.as_deref().map_or_else(|| history_file(Path::new("memory")), history_file);
    if let Some(history) = &history {
        // A first start has no history yet.
        let _ = editor.load_history(history);
    }
    tell(format!("silkgraph {} — :help lists the commands, :quit leaves", env!("CARGO_PKG_VERSION")));
    while !session.is_ended() {
        let prompt = if session.transaction.is_some() { "silkgraph*> " } else { "silkgraph> " };
        match editor.readline(prompt) {
            Ok(input) => {
                remember(&mut editor, &input, history.as_deref());
                editor.helper_mut().and_then(|shell| shell.database.take());
                perform(session, &input)?;
                refresh(&mut editor, session);
            }
            Err(ReadlineError::Interrupted) => {}
            Err(ReadlineError::Eof) => break,
            Err(error) => return Err(Failure::Store(format!("the terminal cannot be read: {error}"))),
        }
    }
    // Somebody who leaves sees that it is taken back; a script that forgets to commit has failed.
    session.take_back();
    session.close()
}

/// Runs everything in `input`, telling of failures as they come. What comes after a failure is not run.
fn perform(session: &mut Session, input: &str) -> Result<(), Failure> {
    let mut cutter = Cutter::new();
    let mut pieces: Vec<_> = input.lines().flat_map(|line| cutter.line(line)).collect();
    pieces.extend(cutter.finish());
    for piece in pieces {
        let done = match piece.kind {
            Kind::Statement => session.run_statement(&piece.text, &piece.place(None)),
            Kind::Command => commands::run(session, &piece.text),
        };
        match done {
            Ok(()) => {}
            Err(failure @ Failure::Output(_)) => return Err(failure),
            Err(failure) => {
                failure.tell();
                break;
            }
        }
    }
    Ok(())
}

fn editor(session: &Session) -> Result<Editor<Shell, FileHistory>, Failure> {
    let unusable = |error| Failure::Store(format!("the terminal cannot be used: {error}"));
    let config = Config::builder()
        .completion_type(CompletionType::List)
        .history_ignore_dups(true)
        .and_then(|config| config.max_history_size(10_000))
        .map_err(unusable)?
        .build();
    let mut editor = Editor::with_config(config).map_err(unusable)?;
    editor.set_helper(Some(Shell {
        database: Some(session.store.database.clone()),
        parameters: Vec::new(),
        has_colour: session.look.has_colour,
        files: FilenameCompleter::new(),
        hinter: HistoryHinter::new(),
    }));
    Ok(editor)
}

/// Lets completion know what the session knows now.
fn refresh(editor: &mut Editor<Shell, FileHistory>, session: &Session) {
    if let Some(shell) = editor.helper_mut() {
        shell.database = Some(session.store.database.clone());
        shell.parameters = session.parameters.keys().map(ToString::to_string).collect();
    }
}

/// Keeps what was typed, also when it fails, for the next line and the next start.
fn remember(editor: &mut Editor<Shell, FileHistory>, input: &str, history: Option<&Path>) {
    let kept = editor.add_history_entry(input.trim_end()).unwrap_or(false);
    if let Some(history) = history.filter(|_| kept) {
        // A history that cannot be kept is no reason to stop.
        let _ = editor.append_history(history);
    }
}

/// The history of a database: a file in the user's state folder that only the user can read.
fn history_file(database: &Path) -> Option<PathBuf> {
    let state = std::env::var_os("XDG_STATE_HOME").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let folder =
        state.or_else(|| Some(std::env::home_dir()?.join(".local/state")))?.join("silkgraph/history");
    std::fs::create_dir_all(&folder).ok()?;
    let path = database.canonicalize().unwrap_or_else(|_| database.to_owned());
    let mut hasher = DefaultHasher::new();
    path.hash(&mut hasher);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Some(folder.join(format!("{name}-{:016x}", hasher.finish())))
}

/// What the line editor asks while somebody types.
struct Shell {
    /// Not there while a command runs, which may close it.
    database: Option<Database>,
    parameters: Vec<String>,
    has_colour: bool,
    files: FilenameCompleter,
    hinter: HistoryHinter,
}

impl Helper for Shell {}

impl Validator for Shell {
    fn validate(&self, context: &mut ValidationContext) -> rustyline::Result<ValidationResult> {
        let input = context.input();
        let last = input.trim_end().rfind('\n').map_or(0, |newline| newline + 1);
        let is_open = split(&input[..last]).iter().any(|statement| !statement.is_complete);
        if let Some(hint) =
            commands::swallowed(input).filter(|_| is_open && commands::swallowed(&input[..last]).is_none())
        {
            return Ok(ValidationResult::Invalid(Some(format!("\n{hint}"))));
        }
        let is_whole =
            command_text(input).is_some() || split(input).iter().all(|statement| statement.is_complete);
        Ok(if is_whole { ValidationResult::Valid(None) } else { ValidationResult::Incomplete })
    }
}

impl Completer for Shell {
    type Candidate = Pair;

    fn complete(
        &self,
        line: &str,
        position: usize,
        context: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<Pair>)> {
        if complete::takes_file(&line[..position]) {
            return self.files.complete(line, position, context);
        }
        let Some(database) = &self.database else { return Ok((position, Vec::new())) };
        let (start, words) = complete::candidates(&line[..position], database, &self.parameters);
        let pairs = words.into_iter().map(|word| Pair { display: word.clone(), replacement: word });
        Ok((start, pairs.collect()))
    }
}

impl Hinter for Shell {
    type Hint = String;

    fn hint(&self, line: &str, position: usize, context: &Context<'_>) -> Option<String> {
        self.hinter.hint(line, position, context)
    }
}

impl Highlighter for Shell {
    fn highlight<'l>(&self, line: &'l str, _: usize) -> Cow<'l, str> {
        if self.has_colour && command_text(line).is_none() { highlight(line) } else { Cow::Borrowed(line) }
    }

    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        if self.has_colour { Cow::Owned(format!("\x1b[90m{hint}\x1b[0m")) } else { Cow::Borrowed(hint) }
    }

    fn highlight_char(&self, _: &str, _: usize, _: CmdKind) -> bool {
        self.has_colour
    }
}
