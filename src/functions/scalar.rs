//! Functions of any values: choosing, comparing with null, clocks and chance.

use super::arguments::ANY;
use super::{Environment, Family, Function, Parameter, Type, random};
use crate::error::QueryError;
use crate::value::{Value, ValueType, order};

const SCALAR: Function = Function::of(Family::Scalar);

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "coalesce",
        parameters: &[Parameter::required("values", ANY)],
        is_variadic: true,
        propagates_null: false,
        summary: "The first argument that is not null, or null.",
        example: "coalesce(null, 'a', 'b')",
        evaluate: |arguments, _| {
            Ok(arguments.iter().find(|value| !value.is_null()).cloned().unwrap_or_default())
        },
        ..SCALAR
    },
    Function {
        name: "nullIf",
        parameters: &[Parameter::required("value", ANY), Parameter::required("unwanted", ANY)],
        propagates_null: false,
        summary: "Null when the two are equal, else the first.",
        example: "nullIf('', '')",
        evaluate: null_if,
        ..SCALAR
    },
    Function {
        name: "valueType",
        parameters: &[Parameter::required("value", ANY)],
        propagates_null: false,
        returns: Type::String,
        summary: "The narrowest type of a value, as IS :: would be asked for it.",
        example: "valueType([1, null])",
        evaluate: |arguments, _| Ok(Value::string(ValueType::of(&arguments[0]).to_string())),
        ..SCALAR
    },
    Function {
        name: "timestamp",
        returns: Type::Integer,
        is_deterministic: false,
        summary: "When the statement began, in milliseconds since 1970 (UTC).",
        example: "timestamp()",
        evaluate: timestamp,
        ..SCALAR
    },
    Function {
        name: "randomUUID",
        returns: Type::String,
        is_deterministic: false,
        summary: "A new random UUID.",
        example: "randomUUID()",
        evaluate: |_, _| Ok(Value::from(random::uuid())),
        ..SCALAR
    },
];

fn null_if(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    let is_unwanted = order::equals(&arguments[0], &arguments[1]) == Some(true);
    Ok(if is_unwanted { Value::Null } else { arguments[0].clone() })
}

fn timestamp(_: &[Value], environment: &Environment<'_>) -> Result<Value, QueryError> {
    let milliseconds = environment.statement_time.div_euclid(1_000_000);
    Value::try_from(milliseconds).map_err(|error| super::arguments::overflow(error.to_string()))
}
