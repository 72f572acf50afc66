//! What can go wrong, sorted by who can put it right.
//!
//! A [`QueryError`] is the author's of the query to mend; the other variants of [`Error`] belong to
//! the program that embeds the store or to whoever looks after its files. This is the lowest floor:
//! every room may name these types, and they name no other room.

mod query;

pub use query::{Detail, ErrorClass, HintPlace, Phase, QueryError, Span};

use std::fmt;
use std::path::PathBuf;

/// The result of anything that a user of the library calls.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Everything that a call of the library can fail with.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The query is wrong, or met data that it cannot work on.
    Query(Box<QueryError>),
    /// A value or column asked for is not there, or is of another type.
    Decode(String),
    /// Another writer held the database for longer than the time-out.
    Busy,
    /// The query was interrupted.
    Cancelled,
    /// A limit was met; the message names the setting that lifts it.
    Limit(String),
    /// A write was tried on a database that was opened read only.
    ReadOnly,
    /// The file is open in another process.
    Locked(PathBuf),
    /// The bytes at `offset` of a file are not what was once written there.
    Corrupt {
        /// The file that is damaged.
        file: PathBuf,
        /// Where in the file, in bytes.
        offset: u64,
        /// What was expected and what was found.
        message: String,
    },
    /// The file was written by a version that this one cannot read.
    Version {
        /// The file concerned.
        file: PathBuf,
        /// The format found there.
        found: u32,
        /// The newest format this version reads.
        supported: u32,
    },
    /// The operating system refused an operation on a file.
    Io {
        /// The file concerned.
        file: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A statement of a script failed.
    Script {
        /// The script.
        file: PathBuf,
        /// The line on which the statement begins, from 1.
        line: usize,
        /// The statement.
        statement: String,
        /// Why it failed.
        error: Box<Error>,
    },
    /// A line of a table that was to be imported is wrong.
    Table {
        /// The table.
        file: PathBuf,
        /// The line, from 1.
        line: u64,
        /// The name of the column; empty when the whole line is meant.
        column: String,
        /// What was expected and what was found.
        message: String,
    },
    /// An earlier write to disk failed, so that what is on disk is unknown; reopen the database.
    Poisoned,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Query(error) => error.fmt(f),
            Error::Decode(message) => f.write_str(message),
            Error::Busy => f.write_str("another writer holds the database; try again later"),
            Error::Cancelled => f.write_str("the query was interrupted"),
            Error::Limit(message) => f.write_str(message),
            Error::ReadOnly => f.write_str("the database was opened read only"),
            Error::Locked(file) => write!(f, "{} is open in another process", file.display()),
            Error::Corrupt { file, offset, message } => {
                write!(f, "{} is damaged at byte {offset}: {message}", file.display())
            }
            Error::Version { file, found, supported } => write!(
                f,
                "{} has format {found}; this version reads format {supported}",
                file.display()
            ),
            Error::Io { file, source } => write!(f, "{}: {source}", file.display()),
            Error::Script { file, line, error, .. } => write!(f, "{}:{line}: {error}", file.display()),
            Error::Table { file, line, column, message } if column.is_empty() => {
                write!(f, "{}:{line}: {message}", file.display())
            }
            Error::Table { file, line, column, message } => {
                write!(f, "{}:{line}: column {column}: {message}", file.display())
            }
            Error::Poisoned => f.write_str(
                "an earlier write to disk failed, so what is on disk is unknown; close and reopen the database",
            ),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Query(error) => Some(error),
            Error::Io { source, .. } => Some(source),
            Error::Script { error, .. } => Some(error),
            _ => None,
        }
    }
}

impl Error {
    /// The same error, which tells where in `query` it lies if it is a fault of the query.
    #[must_use]
    pub(crate) fn located(self, query: &str) -> Self {
        match self {
            Error::Query(error) => Error::Query(Box::new(error.located(query))),
            other => other,
        }
    }
}

impl From<QueryError> for Error {
    fn from(error: QueryError) -> Self {
        Error::Query(Box::new(error))
    }
}
