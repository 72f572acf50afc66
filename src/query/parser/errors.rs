//! Why a text is no statement (first version).
use super::{Grammar, Rule};
use crate::error::{QueryError, Span};
use pest::Parser as _;
use pest::error::InputLocation;

pub(super) fn explain(text: &str) -> QueryError {
    let (message, position) = match Grammar::parse(Rule::statement, text) {
        Ok(_) => (String::new(), 0),
        Err(error) => {
            let position = match error.location {
                InputLocation::Pos(p) => p,
                InputLocation::Span((p, _)) => p,
            };
            (error.variant.message().into_owned(), position)
        }
    };
    super::lexical::unexpected(message, Span::new(position, position + 1))
}
