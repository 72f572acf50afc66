//! What the protocol answers when it cannot do what was asked.

use crate::cli::diagnostics::Failure;
use serde_json::{Map, Value as Json};
use silkgraph::Error;
use silkgraph::error::QueryError;

/// An error to answer with.
#[derive(Debug)]
pub(super) struct Refusal {
    members: Map<String, Json>,
}

impl Refusal {
    fn new(kind: &str, message: impl Into<String>) -> Self {
        let members = [("type", kind.to_owned()), ("message", message.into())];
        Refusal {
            members: members.into_iter().map(|(name, text)| (name.to_owned(), Json::String(text))).collect(),
        }
    }

    /// The request itself is wrong.
    pub(super) fn request(message: impl Into<String>) -> Self {
        Self::new("RequestError", message)
    }

    /// A folder or script could not be loaded.
    pub(super) fn of_loading(failure: Failure) -> Self {
        match Failure::of_command(failure) {
            Failure::Query(message) => Self::request(message),
            other => Self::request(format!("the files cannot be loaded: {other:?}")),
        }
    }

    /// The engine broke its own rules.
    pub(super) fn bug() -> Self {
        Self::new("InternalError", "a bug in silkgraph ended this request; standard error tells more")
    }

    /// A query failed; its text tells line and column.
    pub(super) fn of_query(error: Error, query: &str) -> Self {
        match error {
            Error::Query(error) => {
                let place = error.line_and_column(query);
                let hint = error.hint_in(query);
                let mut refusal = Self::from(QueryError { hint, ..*error });
                if let Some((line, column)) = place {
                    refusal.members.insert("line".to_owned(), line.into());
                    refusal.members.insert("column".to_owned(), column.into());
                }
                refusal
            }
            other => other.into(),
        }
    }

    /// `{"error":{…}}`.
    pub(super) fn to_json(&self) -> String {
        let error = Json::Object(self.members.clone());
        format!("{{\"error\":{error}}}")
    }
}

impl From<QueryError> for Refusal {
    fn from(error: QueryError) -> Self {
        let mut refusal = Self::new(&format!("{:?}", error.class), error.message);
        let details = [
            ("phase", Some(error.phase.to_string())),
            ("detail", Some(format!("{:?}", error.detail))),
            ("hint", error.hint),
        ];
        let present =
            details.into_iter().filter_map(|(name, text)| Some((name.to_owned(), Json::String(text?))));
        refusal.members.extend(present);
        refusal
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        let kind = match &error {
            Error::Query(_) => "QueryError",
            Error::Decode(_) => "RequestError",
            Error::Busy => "Busy",
            Error::Cancelled => "Cancelled",
            Error::Limit(_) => "LimitExceeded",
            Error::ReadOnly => "ReadOnly",
            Error::Locked(_) => "Locked",
            Error::Corrupt { .. } => "Corrupt",
            Error::Version { .. } => "Version",
            Error::Io { .. } => "Io",
            Error::Poisoned => "Poisoned",
            _ => "Error",
        };
        match error {
            Error::Query(error) => Self::from(*error),
            other => Self::new(kind, other.to_string()),
        }
    }
}
