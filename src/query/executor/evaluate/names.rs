//! Labels and types that are named by an expression: `$(expression)`.
//!
//! A name is a string that is not empty. What is null or something else is an error where a name is needed, and
//! unknown where a node is only asked for it.

use super::super::chunk::Row;
use super::super::context::Context;
use super::{evaluate, wrong_type};
use crate::error::{Detail, QueryError, Result, Span};
use crate::query::bound::{Expression, Naming};
use crate::value::Value;
use std::sync::Arc;

/// The names that an expression gives, one or a list of them; `None` for null.
pub(in super::super) fn label_names(
    expression: &Expression,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Option<Vec<Arc<str>>>> {
    let span = expression.span;
    match evaluate(expression, row, context)? {
        Value::Null => Ok(None),
        Value::List(items) => items.iter().map(|item| name(item, span)).collect::<Result<_>>().map(Some),
        single => Ok(Some(vec![name(&single, span)?])),
    }
}

/// The labels to be given or taken.
pub(in super::super) fn labels(
    namings: &[Naming],
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Vec<Arc<str>>> {
    let mut labels = Vec::with_capacity(namings.len());
    for naming in namings {
        match naming {
            Naming::Written(label) => labels.push(label.clone()),
            Naming::Computed(expression) => {
                let found = label_names(expression, row, context)?;
                labels.extend(found.ok_or_else(|| wrong_type("a label cannot be null", expression.span))?);
            }
        }
    }
    Ok(labels)
}

/// The type of a new relationship: exactly one.
pub(in super::super) fn relationship_type(
    naming: &Naming,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Arc<str>> {
    let expression = match naming {
        Naming::Written(name) => return Ok(name.clone()),
        Naming::Computed(expression) => expression,
    };
    match label_names(expression, row, context)?.as_deref() {
        Some([name]) => Ok(name.clone()),
        _ => Err(wrong_type("a relationship has exactly one type", expression.span)),
    }
}

fn name(value: &Value, span: Span) -> Result<Arc<str>> {
    match value {
        Value::String(name) if name.is_empty() => {
            let message = "a label or a type cannot be the empty string";
            Err(QueryError::argument(Detail::InvalidArgumentValue, message).at(span).into())
        }
        Value::String(name) => Ok(name.clone()),
        other => {
            let message = format!("labels and types are named by a STRING, not by {}", other.type_name());
            Err(wrong_type(message, span))
        }
    }
}
