//! Functions that turn a value of one type into another, in three forms each.
//!
//! `toX` gives null for a string that does not read as X and fails on a type that never does; `toXOrNull` gives null
//! for both; `toXList` does as `toXOrNull` for every item.

use super::arguments::{ANY, LIST, list, overflow, wrong_type};
use super::{Family, Function, Parameter, Type};
use crate::error::QueryError;
use crate::value::Value;
use crate::value::literal::format_float;

const CONVERSION: Function = Function::of(Family::Conversion);
const A_VALUE: &[Parameter] = &[Parameter::required("value", ANY)];
const A_LIST: &[Parameter] = &[Parameter::required("list", LIST)];

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "toBoolean",
        parameters: A_VALUE,
        returns: Type::Boolean,
        summary: "A boolean of 'true' or 'false'; null of any other string.",
        example: "toBoolean('true')",
        evaluate: |arguments, _| to_boolean(&arguments[0]),
        ..CONVERSION
    },
    Function {
        name: "toBooleanOrNull",
        parameters: A_VALUE,
        returns: Type::Boolean,
        summary: "A boolean of 'true' or 'false'; null of anything else.",
        example: "toBooleanOrNull(3)",
        evaluate: |arguments, _| Ok(to_boolean(&arguments[0]).unwrap_or_default()),
        ..CONVERSION
    },
    Function {
        name: "toBooleanList",
        parameters: A_LIST,
        returns: Type::List,
        summary: "Each item as a boolean, or null.",
        example: "toBooleanList(['true', 'no'])",
        evaluate: |arguments, _| each("toBooleanList", &arguments[0], to_boolean),
        ..CONVERSION
    },
    Function {
        name: "toInteger",
        parameters: A_VALUE,
        returns: Type::Integer,
        summary: "An integer of a number or a string, without what is behind the point; null of any other string.",
        example: "toInteger('42')",
        evaluate: |arguments, _| to_integer(&arguments[0]),
        ..CONVERSION
    },
    Function {
        name: "toIntegerOrNull",
        parameters: A_VALUE,
        returns: Type::Integer,
        summary: "An integer of a number or a string; null of anything else.",
        example: "toIntegerOrNull(true)",
        evaluate: |arguments, _| Ok(to_integer(&arguments[0]).unwrap_or_default()),
        ..CONVERSION
    },
    Function {
        name: "toIntegerList",
        parameters: A_LIST,
        returns: Type::List,
        summary: "Each item as an integer, or null.",
        example: "toIntegerList(['1', 2.5, 'x'])",
        evaluate: |arguments, _| each("toIntegerList", &arguments[0], to_integer),
        ..CONVERSION
    },
    Function {
        name: "toFloat",
        parameters: A_VALUE,
        returns: Type::Float,
        summary: "A float of a number or a string; null of any other string.",
        example: "toFloat('1.5')",
        evaluate: |arguments, _| to_float(&arguments[0]),
        ..CONVERSION
    },
    Function {
        name: "toFloatOrNull",
        parameters: A_VALUE,
        returns: Type::Float,
        summary: "A float of a number or a string; null of anything else.",
        example: "toFloatOrNull(true)",
        evaluate: |arguments, _| Ok(to_float(&arguments[0]).unwrap_or_default()),
        ..CONVERSION
    },
    Function {
        name: "toFloatList",
        parameters: A_LIST,
        returns: Type::List,
        summary: "Each item as a float, or null.",
        example: "toFloatList(['1', 2, 'x'])",
        evaluate: |arguments, _| each("toFloatList", &arguments[0], to_float),
        ..CONVERSION
    },
    Function {
        name: "toString",
        parameters: A_VALUE,
        returns: Type::String,
        summary: "A number, boolean, temporal value or point as a query would write it, without quotes.",
        example: "toString(1.5)",
        evaluate: |arguments, _| to_string(&arguments[0]),
        ..CONVERSION
    },
    Function {
        name: "toStringOrNull",
        parameters: A_VALUE,
        returns: Type::String,
        summary: "As `toString`; null of what has no string.",
        example: "toStringOrNull([1])",
        evaluate: |arguments, _| Ok(to_string(&arguments[0]).unwrap_or_default()),
        ..CONVERSION
    },
    Function {
        name: "toStringList",
        parameters: A_LIST,
        returns: Type::List,
        summary: "Each item as a string, or null.",
        example: "toStringList([1, true, []])",
        evaluate: |arguments, _| each("toStringList", &arguments[0], to_string),
        ..CONVERSION
    },
];

fn each(
    function: &str,
    value: &Value,
    convert: fn(&Value) -> Result<Value, QueryError>,
) -> Result<Value, QueryError> {
    Ok(list(function, value)?.iter().map(|item| convert(item).unwrap_or_default()).collect())
}

fn to_boolean(value: &Value) -> Result<Value, QueryError> {
    match value {
        Value::Null | Value::Boolean(_) => Ok(value.clone()),
        Value::String(text) => Ok(match text.trim().to_ascii_lowercase().as_str() {
            "true" => Value::Boolean(true),
            "false" => Value::Boolean(false),
            _ => Value::Null,
        }),
        other => Err(wrong_type("toBoolean", "a boolean or a string", other)),
    }
}

fn to_integer(value: &Value) -> Result<Value, QueryError> {
    match value {
        Value::Null | Value::Integer(_) => Ok(value.clone()),
        Value::Float(float) => truncate(*float),
        Value::String(text) => match (text.trim().parse::<i64>(), text.trim().parse::<f64>()) {
            (Ok(integer), _) => Ok(Value::Integer(integer)),
            (_, Ok(float)) if float.is_finite() => truncate(float),
            _ => Ok(Value::Null),
        },
        other => Err(wrong_type("toInteger", "a number or a string", other)),
    }
}

/// The float without what is behind its point; `NaN` is no integer, so null.
fn truncate(float: f64) -> Result<Value, QueryError> {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if float.is_nan() {
        Ok(Value::Null)
    } else if (-LIMIT..LIMIT).contains(&float) {
        Ok(Value::Integer(float as i64))
    } else {
        Err(overflow(format!("{} does not fit in a 64-bit integer", format_float(float))))
    }
}

fn to_float(value: &Value) -> Result<Value, QueryError> {
    match value {
        Value::Null | Value::Float(_) => Ok(value.clone()),
        Value::Integer(integer) => Ok(Value::Float(*integer as f64)),
        Value::String(text) => Ok(text.trim().parse::<f64>().ok().into()),
        other => Err(wrong_type("toFloat", "a number or a string", other)),
    }
}

fn to_string(value: &Value) -> Result<Value, QueryError> {
    match value {
        Value::Null | Value::String(_) => Ok(value.clone()),
        Value::Boolean(_) | Value::Integer(_) | Value::Float(_) | Value::Temporal(_) | Value::Point(_) => {
            Ok(value.to_string().into())
        }
        other => {
            Err(wrong_type("toString", "a number, a boolean, a string, a temporal value or a point", other))
        }
    }
}
