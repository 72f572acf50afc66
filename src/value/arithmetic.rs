//! `+ - * / % ^` and negation. Integers never wrap: overflow is an error.

use super::Value;
use crate::error::QueryError;

/// `a + b`: numbers, strings, lists, temporals with durations; null when either is null.
pub fn add(a: &Value, b: &Value) -> Result<Value, QueryError> {
    let _ = (a, b);
    todo!()
}

/// `a - b`.
pub fn subtract(a: &Value, b: &Value) -> Result<Value, QueryError> {
    let _ = (a, b);
    todo!()
}

/// `a * b`.
pub fn multiply(a: &Value, b: &Value) -> Result<Value, QueryError> {
    let _ = (a, b);
    todo!()
}

/// `a / b`: integers divide towards zero.
pub fn divide(a: &Value, b: &Value) -> Result<Value, QueryError> {
    let _ = (a, b);
    todo!()
}

/// `a % b`.
pub fn modulo(a: &Value, b: &Value) -> Result<Value, QueryError> {
    let _ = (a, b);
    todo!()
}

/// `a ^ b`, always a float.
pub fn power(a: &Value, b: &Value) -> Result<Value, QueryError> {
    let _ = (a, b);
    todo!()
}

/// `-a`.
pub fn negate(a: &Value) -> Result<Value, QueryError> {
    let _ = a;
    todo!()
}
