//! Functions of lists, and of strings where they are taken for lists of characters.

use super::arguments::{ANY, LIST, ensure_room, list, out_of_range, too_large, wrong_type};
use super::{Environment, Family, Function, Parameter, Type};
use crate::error::{Detail, QueryError};
use crate::value::Value;

const LISTS: Function = Function::of(Family::List);
const A_LIST: Parameter = Parameter::required("list", LIST);
const LIST_OR_STRING: Parameter = Parameter::required("list", &[Type::List, Type::String]);

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "size",
        parameters: &[LIST_OR_STRING],
        returns: Type::Integer,
        summary: "How many items a list has, or how many characters a string.",
        example: "size('žluť')",
        evaluate: size,
        ..LISTS
    },
    Function {
        name: "isEmpty",
        parameters: &[Parameter::required("list", &[Type::List, Type::String, Type::Map])],
        returns: Type::Boolean,
        summary: "Whether a list, string or map has nothing in it.",
        example: "isEmpty([])",
        evaluate: is_empty,
        ..LISTS
    },
    Function {
        name: "head",
        parameters: &[A_LIST],
        summary: "The first item of a list, or null.",
        example: "head([1, 2, 3])",
        evaluate: |arguments, _| Ok(list("head", &arguments[0])?.first().cloned().unwrap_or_default()),
        ..LISTS
    },
    Function {
        name: "last",
        parameters: &[A_LIST],
        summary: "The last item of a list, or null.",
        example: "last([1, 2, 3])",
        evaluate: |arguments, _| Ok(list("last", &arguments[0])?.last().cloned().unwrap_or_default()),
        ..LISTS
    },
    Function {
        name: "tail",
        parameters: &[A_LIST],
        returns: Type::List,
        summary: "A list without its first item.",
        example: "tail([1, 2, 3])",
        evaluate: |arguments, _| Ok(list("tail", &arguments[0])?.iter().skip(1).cloned().collect()),
        ..LISTS
    },
    Function {
        name: "reverse",
        parameters: &[LIST_OR_STRING],
        summary: "A list or string from back to front.",
        example: "reverse([1, 2, 3])",
        evaluate: reverse,
        ..LISTS
    },
    Function {
        name: "range",
        // Wrong types are an ArgumentError at run time, so the binder lets everything pass.
        parameters: &[
            Parameter::required("start", ANY),
            Parameter::required("end", ANY),
            Parameter::optional("step", ANY),
        ],
        returns: Type::List,
        summary: "The integers from start to end, both included, one or `step` apart.",
        example: "range(0, 10, 2)",
        evaluate: range,
        ..LISTS
    },
];

fn size(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    let size = match &arguments[0] {
        Value::List(items) => items.len(),
        Value::String(text) => text.chars().count(),
        other => return Err(wrong_type("size", "a list or a string", other)),
    };
    Ok(Value::Integer(size as i64))
}

fn is_empty(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    Ok(Value::Boolean(match &arguments[0] {
        Value::List(items) => items.is_empty(),
        Value::String(text) => text.is_empty(),
        Value::Map(entries) => entries.is_empty(),
        other => return Err(wrong_type("isEmpty", "a list, a string or a map", other)),
    }))
}

fn reverse(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    match &arguments[0] {
        Value::List(items) => Ok(items.iter().rev().cloned().collect()),
        Value::String(text) => Ok(text.chars().rev().collect::<String>().into()),
        other => Err(wrong_type("reverse", "a list or a string", other)),
    }
}

fn range(arguments: &[Value], environment: &Environment<'_>) -> Result<Value, QueryError> {
    let start = bound(&arguments[0])?;
    let end = bound(&arguments[1])?;
    let step = arguments.get(2).map_or(Ok(1), bound)?;
    let length = range_length(start, end, step)?;
    ensure_room("range", length as usize, environment)?;
    // Every number lies between start and end, so it fits.
    Ok((0..length).map(|index| Value::Integer((start + index * step) as i64)).collect())
}

/// An integer, in a type wide enough that no difference or product of two overflows.
fn bound(value: &Value) -> Result<i128, QueryError> {
    match value {
        Value::Integer(integer) => Ok(i128::from(*integer)),
        other => {
            let message = format!("range() takes integers, not {}", other.type_name());
            Err(QueryError::argument(Detail::InvalidArgumentType, message))
        }
    }
}

fn range_length(start: i128, end: i128, step: i128) -> Result<i128, QueryError> {
    if step == 0 {
        return Err(out_of_range("the step of range() must not be 0"));
    }
    let leads_there = if step > 0 { start <= end } else { start >= end };
    let length = if leads_there { (end - start) / step + 1 } else { 0 };
    if length > Value::MAXIMUM_LIST_LENGTH as i128 {
        let message = format!("range() makes at most {} numbers, not {length}", Value::MAXIMUM_LIST_LENGTH);
        return Err(too_large(message));
    }
    Ok(length)
}
