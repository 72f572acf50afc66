//! How a function takes its arguments: as the Rust type it needs, or an error that says what was expected.
//!
//! The binder refuses what is wrong by its text; what shows its type only while running arrives here and becomes a
//! `TypeError: InvalidArgumentValue`.

use super::{Environment, Type};
use crate::error::{Detail, ErrorClass, Phase, QueryError};
use crate::value::{Element, Path, Point, RelationshipId, Value};
use std::sync::Arc;

pub(super) const ANY: &[Type] = &[Type::Any];
pub(super) const STRING: &[Type] = &[Type::String];
pub(super) const INTEGER: &[Type] = &[Type::Integer];
pub(super) const NUMBER: &[Type] = &[Type::Number];
pub(super) const LIST: &[Type] = &[Type::List];
pub(super) const NODE: &[Type] = &[Type::Node];
pub(super) const RELATIONSHIP: &[Type] = &[Type::Relationship];
pub(super) const ELEMENT: &[Type] = &[Type::Node, Type::Relationship];
pub(super) const PATH: &[Type] = &[Type::Path];
pub(super) const POINT: &[Type] = &[Type::Point];

/// An argument of a type that the function does not take.
pub(super) fn wrong_type(function: &str, expected: &str, found: &Value) -> QueryError {
    let message = format!("{function}() takes {expected}, not {}", found.type_name());
    let error = QueryError::type_error(Detail::InvalidArgumentValue, message);
    match instead(function) {
        Some(hint) => error.hint(hint),
        None => error,
    }
}

/// What to write where a function was given what belongs to another: other languages have one name for both.
pub(crate) fn instead(function: &str) -> Option<&'static str> {
    match function {
        "length" => Some("write size(x) for a text or a list"),
        "size" => Some("write length(p) for a path, COUNT { pattern } for how often a pattern is found"),
        _ => None,
    }
}

/// An argument of the right type with a value that the function does not take.
pub(super) fn out_of_range(message: impl Into<String>) -> QueryError {
    QueryError::argument(Detail::NumberOutOfRange, message)
}

/// A result that would take more memory than a single value may.
pub(super) fn too_large(message: impl Into<String>) -> QueryError {
    QueryError::argument(Detail::LimitExceeded, message)
}

/// Asks whether there is room for a list of so many items before it is made.
pub(super) fn ensure_room(
    function: &str,
    items: usize,
    environment: &Environment<'_>,
) -> Result<(), QueryError> {
    let room = environment.watch.allow(items.saturating_mul(size_of::<Value>()));
    room.map_err(|error| too_large(format!("a list of {items} items, as {function}() would make: {error}")))
}

/// An integer that does not fit in 64 bits.
pub(super) fn overflow(message: impl Into<String>) -> QueryError {
    QueryError::new(ErrorClass::ArithmeticError, Phase::Runtime, Detail::IntegerOverflow, message)
}

pub(super) fn string<'a>(function: &str, value: &'a Value) -> Result<&'a Arc<str>, QueryError> {
    match value {
        Value::String(text) => Ok(text),
        other => Err(wrong_type(function, "a string", other)),
    }
}

pub(super) fn integer(function: &str, value: &Value) -> Result<i64, QueryError> {
    match value {
        Value::Integer(integer) => Ok(*integer),
        other => Err(wrong_type(function, "an integer", other)),
    }
}

/// A length or position: an integer that is not negative.
pub(super) fn count(function: &str, value: &Value) -> Result<usize, QueryError> {
    let integer = integer(function, value)?;
    usize::try_from(integer)
        .map_err(|_| out_of_range(format!("{function}() takes no negative number, as {integer} is")))
}

/// A number, an integer rounded to the nearest float.
pub(super) fn number(function: &str, value: &Value) -> Result<f64, QueryError> {
    match value {
        Value::Integer(integer) => Ok(*integer as f64),
        Value::Float(float) => Ok(*float),
        other => Err(wrong_type(function, "a number", other)),
    }
}

pub(super) fn list<'a>(function: &str, value: &'a Value) -> Result<&'a [Value], QueryError> {
    match value {
        Value::List(items) => Ok(items),
        other => Err(wrong_type(function, "a list", other)),
    }
}

pub(super) fn relationship(function: &str, value: &Value) -> Result<RelationshipId, QueryError> {
    match value {
        Value::Relationship(relationship) => Ok(*relationship),
        other => Err(wrong_type(function, "a relationship", other)),
    }
}

pub(super) fn element(function: &str, value: &Value) -> Result<Element, QueryError> {
    match value {
        Value::Node(node) => Ok(Element::Node(*node)),
        Value::Relationship(relationship) => Ok(Element::Relationship(*relationship)),
        other => Err(wrong_type(function, "a node or a relationship", other)),
    }
}

pub(super) fn path<'a>(function: &str, value: &'a Value) -> Result<&'a Path, QueryError> {
    match value {
        Value::Path(path) => Ok(path),
        other => Err(wrong_type(function, "a path", other)),
    }
}

pub(super) fn point<'a>(function: &str, value: &'a Value) -> Result<&'a Point, QueryError> {
    match value {
        Value::Point(point) => Ok(point),
        other => Err(wrong_type(function, "a point", other)),
    }
}
