//! How deep values may nest: what is deeper could not be compared, printed or even dropped on any stack.

use crate::error::{Detail, ErrorClass, Phase, QueryError, Result, Span};
use crate::value::Value;

/// An error when `value` nests too deep. Takes time in proportion to the value, where it is a list or a map.
pub(super) fn check(value: &Value, span: Span) -> Result<()> {
    if !value.is_nested_deeper_than(Value::MAXIMUM_NESTING) {
        return Ok(());
    }
    let message = format!("lists and maps nest more than {} deep", Value::MAXIMUM_NESTING);
    let error = QueryError::new(ErrorClass::ArgumentError, Phase::Runtime, Detail::LimitExceeded, message);
    Err(error.at(span).into())
}
