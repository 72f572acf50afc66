//! `+ - * / % ^` and negation. Integers never wrap: overflow is an error.
//!
//! Null takes part in nothing: it makes every result null. Floats follow IEEE 754, so they overflow to infinity and
//! `0.0 / 0.0` is `NaN`. Operands of the wrong type are a `TypeError: InvalidArgumentType` that names both.

use super::Value;
use super::literal::format_float;
use super::temporal::arithmetic::Factor;
use super::temporal::{self, Duration, Temporal};
use crate::error::{Detail, ErrorClass, Phase, QueryError};
use std::sync::Arc;

/// `a + b`: numbers, strings, lists, temporals with durations; null when either is null.
///
/// A list takes in the other operand, at its end or its beginning; a string takes in numbers and booleans as they
/// are written.
///
/// # Errors
/// `ArithmeticError: IntegerOverflow`; `TypeError: InvalidArgumentType` for operands that do not add;
/// `ArgumentError: LimitExceeded` for a list or string that would be too long.
pub fn add(a: &Value, b: &Value) -> Result<Value, QueryError> {
    match (a, b) {
        (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
        (Value::Integer(x), Value::Integer(y)) => integer(x.checked_add(*y), a, "+", b),
        (Value::List(x), Value::List(y)) => concatenate(x, y),
        (Value::List(items), item) => concatenate(items, std::slice::from_ref(item)),
        (item, Value::List(items)) => concatenate(std::slice::from_ref(item), items),
        (Value::String(_), _) | (_, Value::String(_)) => match (as_text(a), as_text(b)) {
            (Some(x), Some(y)) => join(&x, &y),
            _ => Err(wrong_types(a, "+", b)),
        },
        (Value::Temporal(x), Value::Temporal(y)) => temporal::arithmetic::add(x, y).map(Value::Temporal),
        _ => floats(a, "+", b, |x, y| x + y),
    }
}

/// `a - b`: numbers, temporals less durations, durations.
///
/// # Errors
/// `ArithmeticError: IntegerOverflow`; `TypeError: InvalidArgumentType` for operands that do not subtract.
pub fn subtract(a: &Value, b: &Value) -> Result<Value, QueryError> {
    match (a, b) {
        (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
        (Value::Integer(x), Value::Integer(y)) => integer(x.checked_sub(*y), a, "-", b),
        (Value::Temporal(x), Value::Temporal(y)) => temporal::arithmetic::subtract(x, y).map(Value::Temporal),
        _ => floats(a, "-", b, |x, y| x - y),
    }
}

/// `a * b`: numbers, and a duration with a number.
///
/// # Errors
/// `ArithmeticError: IntegerOverflow`; `TypeError: InvalidArgumentType` for operands that do not multiply.
pub fn multiply(a: &Value, b: &Value) -> Result<Value, QueryError> {
    match (a, b) {
        (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
        (Value::Integer(x), Value::Integer(y)) => integer(x.checked_mul(*y), a, "*", b),
        _ => match duration_and_factor(a, b).or_else(|| duration_and_factor(b, a)) {
            Some((duration, factor)) => temporal::arithmetic::multiply(duration, factor).map(duration_value),
            None => floats(a, "*", b, |x, y| x * y),
        },
    }
}

/// `a / b`: integers divide towards zero, floats exactly; a duration divides by a number.
///
/// # Errors
/// `ArithmeticError: DivisionByZero` for integers, `ArithmeticError: IntegerOverflow` for the least integer by -1;
/// `TypeError: InvalidArgumentType` for operands that do not divide.
pub fn divide(a: &Value, b: &Value) -> Result<Value, QueryError> {
    match (a, b) {
        (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
        (Value::Integer(_), Value::Integer(0)) => Err(division_by_zero(a, "/")),
        (Value::Integer(x), Value::Integer(y)) => integer(x.checked_div(*y), a, "/", b),
        _ => match duration_and_factor(a, b) {
            Some((duration, divisor)) => temporal::arithmetic::divide(duration, divisor).map(duration_value),
            None => floats(a, "/", b, |x, y| x / y),
        },
    }
}

/// `a % b`: the remainder has the sign of `a`.
///
/// # Errors
/// `ArithmeticError: DivisionByZero` for integers; `TypeError: InvalidArgumentType` for anything but numbers.
pub fn modulo(a: &Value, b: &Value) -> Result<Value, QueryError> {
    match (a, b) {
        (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
        (Value::Integer(_), Value::Integer(0)) => Err(division_by_zero(a, "%")),
        // The remainder of the least integer by -1 is 0, though the quotient does not fit.
        (Value::Integer(x), Value::Integer(y)) => Ok(Value::Integer(x.wrapping_rem(*y))),
        _ => floats(a, "%", b, |x, y| x % y),
    }
}

/// `a ^ b`, always a float.
///
/// # Errors
/// `TypeError: InvalidArgumentType` for anything but numbers.
pub fn power(a: &Value, b: &Value) -> Result<Value, QueryError> {
    match (a, b) {
        (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
        _ => floats(a, "^", b, f64::powf),
    }
}

/// `-a`: numbers and durations.
///
/// # Errors
/// `ArithmeticError: IntegerOverflow` for the least integer; `TypeError: InvalidArgumentType` for what has no
/// negative.
pub fn negate(a: &Value) -> Result<Value, QueryError> {
    match a {
        Value::Null => Ok(Value::Null),
        Value::Integer(integer) => {
            integer.checked_neg().map(Value::Integer).ok_or_else(|| overflow(&format!("-({integer})")))
        }
        Value::Float(float) => Ok(Value::Float(-float)),
        Value::Temporal(Temporal::Duration(duration)) => {
            temporal::arithmetic::negate(**duration).map(duration_value)
        }
        _ => Err(QueryError::type_error(
            Detail::InvalidArgumentType,
            format!("a {} has no negative", a.type_name()),
        )),
    }
}

fn concatenate(a: &[Value], b: &[Value]) -> Result<Value, QueryError> {
    if a.len() + b.len() > Value::MAXIMUM_LIST_LENGTH {
        return Err(too_long("list", Value::MAXIMUM_LIST_LENGTH, "items"));
    }
    Ok(Value::list([a, b].concat()))
}

fn join(a: &str, b: &str) -> Result<Value, QueryError> {
    if a.len() + b.len() > Value::MAXIMUM_STRING_BYTES {
        return Err(too_long("string", Value::MAXIMUM_STRING_BYTES, "bytes"));
    }
    Ok(Value::string([a, b].concat()))
}

fn too_long(what: &str, limit: usize, unit: &str) -> QueryError {
    QueryError::argument(Detail::LimitExceeded, format!("a {what} has at most {limit} {unit}"))
}

fn integer(result: Option<i64>, a: &Value, operator: &str, b: &Value) -> Result<Value, QueryError> {
    match (result, a, b) {
        (Some(integer), _, _) => Ok(Value::Integer(integer)),
        (None, Value::Integer(a), Value::Integer(b)) => Err(overflow(&format!("{a} {operator} {b}"))),
        _ => Err(wrong_types(a, operator, b)),
    }
}

fn floats(a: &Value, operator: &str, b: &Value, compute: fn(f64, f64) -> f64) -> Result<Value, QueryError> {
    match (as_float(a), as_float(b)) {
        (Some(x), Some(y)) => Ok(Value::Float(compute(x, y))),
        _ => Err(wrong_types(a, operator, b)),
    }
}

fn duration_and_factor<'a>(a: &'a Value, b: &Value) -> Option<(&'a Duration, Factor)> {
    match (a, b) {
        (Value::Temporal(Temporal::Duration(duration)), Value::Integer(factor)) => {
            Some((duration, Factor::Integer(*factor)))
        }
        (Value::Temporal(Temporal::Duration(duration)), Value::Float(factor)) => {
            Some((duration, Factor::Float(*factor)))
        }
        _ => None,
    }
}

fn duration_value(duration: Duration) -> Value {
    Value::Temporal(duration.into())
}

fn as_float(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(integer) => Some(*integer as f64),
        Value::Float(float) => Some(*float),
        _ => None,
    }
}

fn as_text(value: &Value) -> Option<Arc<str>> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(integer) => Some(integer.to_string().into()),
        Value::Float(float) => Some(format_float(*float).into()),
        Value::Boolean(boolean) => Some(boolean.to_string().into()),
        _ => None,
    }
}

/// A sum of integers as one.
///
/// # Errors
/// `ArithmeticError: IntegerOverflow` if it does not fit.
pub fn integer_sum(sum: i128) -> Result<Value, QueryError> {
    let fitting = i64::try_from(sum).map(Value::Integer);
    fitting.map_err(|_| overflow(&format!("the sum {sum}")))
}

fn overflow(expression: &str) -> QueryError {
    let message = format!("{expression} does not fit in a 64-bit integer");
    QueryError::new(ErrorClass::ArithmeticError, Phase::Runtime, Detail::IntegerOverflow, message)
}

fn division_by_zero(a: &Value, operator: &str) -> QueryError {
    let message = match a {
        Value::Integer(a) => format!("{a} {operator} 0 divides by zero"),
        _ => "division by zero".to_owned(),
    };
    QueryError::new(ErrorClass::ArithmeticError, Phase::Runtime, Detail::DivisionByZero, message)
}

fn wrong_types(a: &Value, operator: &str, b: &Value) -> QueryError {
    let message = format!("{operator} is not defined for {} and {}", a.type_name(), b.type_name());
    QueryError::type_error(Detail::InvalidArgumentType, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: Value = Value::Integer(i64::MIN);

    fn int(integer: i64) -> Value {
        Value::Integer(integer)
    }

    fn detail(result: Result<Value, QueryError>) -> Detail {
        result.unwrap_err().detail
    }

    #[test]
    fn integers_never_wrap() {
        assert_eq!(detail(add(&int(i64::MAX), &int(1))), Detail::IntegerOverflow);
        assert_eq!(detail(subtract(&LEAST, &int(1))), Detail::IntegerOverflow);
        assert_eq!(detail(multiply(&LEAST, &int(-1))), Detail::IntegerOverflow);
        assert_eq!(detail(divide(&LEAST, &int(-1))), Detail::IntegerOverflow);
        assert_eq!(detail(negate(&LEAST)), Detail::IntegerOverflow);
        assert_eq!(modulo(&LEAST, &int(-1)), Ok(int(0)));
    }

    #[test]
    fn integers_divide_towards_zero() {
        assert_eq!(divide(&int(-7), &int(2)), Ok(int(-3)));
        assert_eq!(modulo(&int(-7), &int(2)), Ok(int(-1)));
        assert_eq!(detail(divide(&int(1), &int(0))), Detail::DivisionByZero);
        assert_eq!(detail(modulo(&int(1), &int(0))), Detail::DivisionByZero);
    }

    #[test]
    fn floats_follow_ieee() {
        assert_eq!(divide(&int(1), &Value::Float(0.0)), Ok(Value::Float(f64::INFINITY)));
        assert!(matches!(divide(&Value::Float(0.0), &int(0)), Ok(Value::Float(nan)) if nan.is_nan()));
        assert_eq!(power(&int(2), &int(3)), Ok(Value::Float(8.0)));
    }

    #[test]
    fn null_takes_part_in_nothing() {
        for operation in [add, subtract, multiply, divide, modulo, power] {
            assert_eq!(operation(&Value::Null, &Value::Boolean(true)), Ok(Value::Null));
            assert_eq!(operation(&Value::list(vec![]), &Value::Null), Ok(Value::Null));
        }
        assert_eq!(negate(&Value::Null), Ok(Value::Null));
    }

    #[test]
    fn strings_and_lists_take_in_the_other_operand() {
        assert_eq!(add(&Value::string("a"), &Value::Float(1.0)), Ok(Value::string("a1.0")));
        assert_eq!(add(&int(1), &Value::string("a")), Ok(Value::string("1a")));
        let pair = Value::list(vec![int(1), int(2)]);
        assert_eq!(add(&Value::list(vec![int(1)]), &int(2)), Ok(pair.clone()));
        assert_eq!(add(&int(1), &Value::list(vec![int(2)])), Ok(pair.clone()));
        assert_eq!(add(&Value::list(vec![int(1)]), &Value::list(vec![int(2)])), Ok(pair));
    }

    #[test]
    fn strings_do_not_grow_without_end() {
        let mut text = Value::string("0123456789");
        let error = (0..100).find_map(|_| match add(&text, &text) {
            Ok(double) => {
                text = double;
                None
            }
            Err(error) => Some(error.detail),
        });
        assert_eq!(error, Some(Detail::LimitExceeded));
    }

    #[test]
    fn operands_of_the_wrong_type_are_refused() {
        assert_eq!(detail(add(&Value::Boolean(true), &int(1))), Detail::InvalidArgumentType);
        assert_eq!(detail(subtract(&Value::string("a"), &int(1))), Detail::InvalidArgumentType);
        assert_eq!(detail(negate(&Value::string("a"))), Detail::InvalidArgumentType);
    }
}
