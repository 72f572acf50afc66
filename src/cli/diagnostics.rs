//! What went wrong, told to people: on standard error, with the place, and as an exit code.

use silkgraph::Error;
use silkgraph::error::QueryError;
use silkgraph::formats::visible;
use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

/// Why the program, a script or a command ends before its work is done.
#[derive(Debug)]
pub(super) enum Failure {
    /// A query or command failed; the text says why. Empty when it has been told already.
    Query(String),
    /// The command line was wrong.
    Usage(String),
    /// The store failed.
    Store(String),
    /// Somebody pressed ctrl-C.
    Interrupted,
    /// What was to be written could not be.
    Output(io::Error),
}

impl Failure {
    /// A failure of a query or command, in one line.
    pub(super) fn query(message: impl Display) -> Self {
        Failure::Query(message.to_string())
    }

    /// The failure of running `statement`, with the place where that is known.
    pub(super) fn of_statement(error: Error, statement: &str, place: &Place<'_>) -> Self {
        match error {
            Error::Query(error) => Failure::Query(place.report(&error, statement)),
            other => match Self::from(other) {
                Failure::Query(message) => Failure::Query(format!("{}{message}", place.prefix(0))),
                failure => failure,
            },
        }
    }

    /// The same failure of a query with one more line.
    pub(super) fn with_hint(self, hint: &str) -> Self {
        match self {
            Failure::Query(message) => Failure::Query(format!("{message}\n{hint}")),
            other => other,
        }
    }

    /// The same as a failure of a command, after which the session goes on.
    pub(super) fn of_command(failure: Failure) -> Self {
        match failure {
            Failure::Store(message) | Failure::Usage(message) => Failure::Query(message),
            other => other,
        }
    }

    /// Tells what went wrong on standard error.
    pub(super) fn tell(&self) {
        match self {
            Failure::Query(message) if message.is_empty() => {}
            Failure::Query(message) | Failure::Usage(message) | Failure::Store(message) => tell(message),
            Failure::Interrupted => tell("interrupted"),
            Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            Failure::Output(error) => tell(format!("the output cannot be written: {error}")),
        }
    }

    /// Whether nothing further can be done.
    pub(super) fn is_fatal(&self) -> bool {
        !matches!(self, Failure::Query(_))
    }

    /// Tells what went wrong and gives the exit code.
    pub(super) fn end(self) -> ExitCode {
        self.tell();
        ExitCode::from(match self {
            Failure::Query(_) => 1,
            Failure::Usage(_) => 2,
            Failure::Store(_) => 3,
            Failure::Interrupted => 130,
            Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
            Failure::Output(_) => 3,
        })
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Cancelled => Failure::Interrupted,
            Error::Locked(_)
            | Error::Corrupt { .. }
            | Error::Version { .. }
            | Error::Io { .. }
            | Error::Poisoned => Failure::Store(error.to_string()),
            other => Failure::Query(other.to_string()),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Output(error)
    }
}

/// Writes a message for people on standard error; what acts on a terminal is shown as escapes.
pub(super) fn tell(message: impl Display) {
    let message = message.to_string();
    let shown: Vec<_> = message.lines().map(visible::escape).collect();
    // There is nobody left to tell when standard error is closed.
    let _ = writeln!(io::stderr(), "{}", shown.join("\n"));
}

/// Where a statement stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place<'a> {
    /// The file it is read from.
    pub(super) file: Option<&'a str>,
    /// Its first line, from 0.
    pub(super) line: usize,
    /// Its first character in that line, from 0.
    pub(super) column: usize,
}

impl Place<'_> {
    /// The error with its line marked, counted in lines of the whole file.
    fn report(&self, error: &QueryError, statement: &str) -> String {
        let padding = format!("{}{}", "\n".repeat(self.line), " ".repeat(self.column));
        let moved = error.clone().moved(padding.len());
        let line = error.line_and_column(statement).map_or(0, |(line, _)| line - 1);
        format!("{}{}", self.prefix(line), moved.report(&format!("{padding}{statement}")))
    }

    /// `file:line: ` of the line with this number within the statement, from 0; nothing without a file.
    fn prefix(&self, line_within: usize) -> String {
        self.file.map_or_else(String::new, |file| format!("{file}:{}: ", self.line + line_within + 1))
    }
}
