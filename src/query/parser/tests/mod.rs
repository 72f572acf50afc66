//! What each form of the language is read as, and what is said of what is none.

mod print;
mod expressions;
mod patterns;
mod clauses;
mod errors;
mod limits;

use super::parse;
use crate::error::QueryError;
use crate::query::ast::{Body, Clause, ClauseKind, Expression, SingleQuery};

/// The only query of a statement that parses.
fn single_query(text: &str) -> SingleQuery {
    match parse(text) {
        Ok(statement) => match statement.body {
            Body::Query(query) if query.rest.is_empty() => query.first,
            other => panic!("not a single query: {other:?}"),
        },
        Err(error) => panic!("{}", error.report(text)),
    }
}

/// The clauses of a statement, printed.
fn clauses(text: &str) -> String {
    single_query(text).clauses.iter().map(print::clause).collect::<Vec<_>>().join(" ")
}

/// An expression on its own, as a column of RETURN.
fn parsed(expression: &str) -> Expression {
    let query = single_query(&format!("RETURN {expression}"));
    match query.clauses.into_iter().next() {
        Some(Clause { kind: ClauseKind::Return(mut projection), .. }) => {
            projection.items.remove(0).expression
        }
        other => panic!("not a projection: {other:?}"),
    }
}

/// An expression, printed.
fn expression(text: &str) -> String {
    print::expression(&parsed(text))
}

/// A condition, printed.
fn condition(text: &str) -> String {
    let query = single_query(&format!("MATCH (n) WHERE {text} RETURN n"));
    match &query.clauses[0].kind {
        ClauseKind::Match { filter: Some(filter), .. } => print::expression(filter),
        other => panic!("not a MATCH with a condition: {other:?}"),
    }
}

fn error(text: &str) -> QueryError {
    match parse(text) {
        Ok(statement) => panic!("this should not parse: {text}: {statement:?}"),
        Err(error) => error,
    }
}
