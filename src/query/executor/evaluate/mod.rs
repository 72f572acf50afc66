//! An expression, for one row or for all rows of a chunk.
//!
//! In come expressions of the binder, whose variables are slots of the row or locals of the context; out go values,
//! or the first error with the place of the expression that caused it. Predicates are three-valued ([`truth`]).

mod batch;
mod property;
mod selection;
mod truth;
mod membership;
mod access;
mod text;
mod nesting;
mod comprehension;
mod path;
mod function;
mod subquery;
mod names;

pub(super) use access::{deleted, ensure_exists, properties_of};
pub(super) use batch::{evaluate_column, select};
pub(super) use membership::Memberships;
pub(super) use names::{label_names, labels, relationship_type};
pub(super) use path::path_of;
pub(super) use property::Property;
pub(super) use subquery::cite as cite_subquery;
pub(super) use truth::{matches_labels, truth};

use super::chunk::Row;
use super::context::Context;
use super::memory::{own_bytes, value_bytes, value_steps};
use crate::error::{Detail, Error, ErrorClass, Phase, QueryError, Result, Span};
use crate::functions;
use crate::query::ast::ArithmeticOperator;
use crate::query::bound::{Expression, ExpressionKind};
use crate::value::{Map, Value, arithmetic, order};
use std::sync::Arc;

/// The value of `expression` in `row`.
pub(super) fn evaluate(expression: &Expression, row: Row<'_>, context: &mut Context<'_>) -> Result<Value> {
    let span = expression.span;
    match &expression.kind {
        ExpressionKind::Literal(value) => Ok(value.clone()),
        ExpressionKind::Slot(slot) => Ok(row.get(*slot)),
        ExpressionKind::Local(local) => Ok(context.local(*local).clone()),
        ExpressionKind::Parameter(name) => parameter(name, span, context),
        ExpressionKind::List(items) => list(items, span, row, context),
        ExpressionKind::Map(entries) => map(Map::new(), entries, span, row, context),
        ExpressionKind::MapProjection { target, all, entries } => {
            map_projection(target, *all, entries, row, context)
        }
        ExpressionKind::Property { target, key } => {
            let target = evaluate(target, row, context)?;
            access::property(&target, key, span, context)
        }
        ExpressionKind::Index { target, index } => access::index(target, index, span, row, context),
        ExpressionKind::Slice { target, from, to } => {
            access::slice(target, (from.as_deref(), to.as_deref()), row, context)
        }
        ExpressionKind::Negate(operand) => {
            let operand = evaluate(operand, row, context)?;
            placed(arithmetic::negate(&operand), span)
        }
        ExpressionKind::Plus(operand) => {
            let operand = evaluate(operand, row, context)?;
            plus(operand, span)
        }
        ExpressionKind::Arithmetic { first, rest } => chain(first, rest, row, context),
        ExpressionKind::Case { subject, branches, otherwise } => {
            case(subject.as_deref(), branches, otherwise.as_deref(), row, context)
        }
        ExpressionKind::Function { function, arguments } => {
            function::call(function, arguments, span, row, context)
        }
        ExpressionKind::ListComprehension { local, list, filter, map } => {
            let parts = (filter.as_deref(), map.as_deref());
            comprehension::list_comprehension(*local, list, parts, row, context)
        }
        ExpressionKind::Reduce { accumulator, initial, local, list, step } => {
            comprehension::reduce((*accumulator, initial), (*local, list), step, row, context)
        }
        ExpressionKind::Cast { operand, value_type } => {
            let operand = evaluate(operand, row, context)?;
            placed(functions::cast(&operand, value_type, &context.environment()), span)
        }
        ExpressionKind::Path(parts) => path_of(parts, row, context),
        ExpressionKind::Subquery(index) => subquery::evaluate(*index, row, context),
        _ => Ok(truth(expression, row, context)?.map_or(Value::Null, Value::Boolean)),
    }
}

/// An error of the row's computation, at its place.
pub(super) fn placed<T>(result: Result<T, QueryError>, span: Span) -> Result<T> {
    result.map_err(|error| error.at(span).into())
}

/// A `TypeError: InvalidArgumentType`.
pub(super) fn wrong_type(message: impl Into<String>, span: Span) -> Error {
    QueryError::type_error(Detail::InvalidArgumentType, message).at(span).into()
}

/// `+operand`: itself, where it could have a sign.
fn plus(operand: Value, span: Span) -> Result<Value> {
    match operand {
        Value::Null | Value::Integer(_) | Value::Float(_) | Value::Temporal(_) => Ok(operand),
        _ => Err(wrong_type(format!("{} has no sign", operand.type_name()), span)),
    }
}

fn parameter(name: &str, span: Span, context: &Context<'_>) -> Result<Value> {
    context.parameters.get(name).cloned().ok_or_else(|| missing_parameter(name, span).into())
}

/// A parameter that the statement names and that was not given.
pub fn missing_parameter(name: &str, span: Span) -> QueryError {
    let message = format!("the query needs a parameter ${name} and was not given it");
    QueryError::new(ErrorClass::ParameterMissing, Phase::CompileTime, Detail::MissingParameter, message)
        .hint(format!("give it with the query; in the shell write :param {name} => value"))
        .at(span)
}

fn list(items: &[Expression], span: Span, row: Row<'_>, context: &mut Context<'_>) -> Result<Value> {
    let values: Result<Vec<_>> = items.iter().map(|item| evaluate(item, row, context)).collect();
    let list = Value::list(values?);
    nesting::check(&list, span)?;
    Ok(list)
}

fn map(
    mut entries: Map,
    more: &[(Arc<str>, Expression)],
    span: Span,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Value> {
    for (key, expression) in more {
        entries.insert(key.clone(), evaluate(expression, row, context)?);
    }
    let map = Value::Map(Arc::new(entries));
    nesting::check(&map, span)?;
    Ok(map)
}

fn map_projection(
    target: &Expression,
    all: bool,
    entries: &[(Arc<str>, Expression)],
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Value> {
    let value = evaluate(target, row, context)?;
    if value.is_null() {
        return Ok(Value::Null);
    }
    let properties = properties_of(&value, target.span, context)?;
    map(if all { properties } else { Map::new() }, entries, target.span, row, context)
}

fn chain(
    first: &Expression,
    rest: &[(ArithmeticOperator, Expression)],
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Value> {
    let mut left = evaluate(first, row, context)?;
    for (operator, operand) in rest {
        let right = evaluate(operand, row, context)?;
        // A sum that is too long is refused before it is made.
        context.guard.allow(own_bytes(&left).saturating_add(own_bytes(&right)))?;
        context.guard.work(value_steps(&left) + value_steps(&right))?;
        left = placed(apply(*operator, &left, &right), first.span.to(operand.span))?;
    }
    if matches!(left, Value::List(_)) {
        context.guard.allow(value_bytes(&left))?;
    }
    Ok(left)
}

fn apply(operator: ArithmeticOperator, left: &Value, right: &Value) -> Result<Value, QueryError> {
    match operator {
        ArithmeticOperator::Add => arithmetic::add(left, right),
        ArithmeticOperator::Subtract => arithmetic::subtract(left, right),
        ArithmeticOperator::Multiply => arithmetic::multiply(left, right),
        ArithmeticOperator::Divide => arithmetic::divide(left, right),
        ArithmeticOperator::Modulo => arithmetic::modulo(left, right),
        ArithmeticOperator::Power => arithmetic::power(left, right),
        ArithmeticOperator::Concatenate => concatenate(left, right),
    }
}

/// `left || right`: two strings or two lists, nothing else.
fn concatenate(left: &Value, right: &Value) -> Result<Value, QueryError> {
    match (left, right) {
        (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
        (Value::String(_), Value::String(_)) | (Value::List(_), Value::List(_)) => {
            arithmetic::add(left, right)
        }
        _ => Err(QueryError::type_error(
            Detail::InvalidArgumentType,
            format!("|| is not defined for {} and {}", left.type_name(), right.type_name()),
        )),
    }
}

fn case(
    subject: Option<&Expression>,
    branches: &[(Expression, Expression)],
    otherwise: Option<&Expression>,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Value> {
    let subject = subject.map(|subject| evaluate(subject, row, context)).transpose()?;
    for (condition, result) in branches {
        let is_met = match &subject {
            Some(subject) => order::equals(subject, &evaluate(condition, row, context)?),
            None => truth(condition, row, context)?,
        };
        if is_met == Some(true) {
            return evaluate(result, row, context);
        }
    }
    otherwise.map_or(Ok(Value::Null), |otherwise| evaluate(otherwise, row, context))
}
