//! How deep values may nest: what is deeper could not be compared, printed or even dropped on any stack.

use crate::error::{Detail, ErrorClass, Phase, QueryError, Result, Span};
use crate::value::Value;

/// How many lists and maps may lie in one another.
const NESTING_LIMIT: usize = 500;

/// An error when `value` nests too deep. Takes time in proportion to the value, where it is a list or a map.
pub(super) fn check(value: &Value, span: Span) -> Result<()> {
    if !nests_deeper(value, NESTING_LIMIT) {
        return Ok(());
    }
    let message = format!("lists and maps nest more than {NESTING_LIMIT} deep");
    let error = QueryError::new(ErrorClass::ArgumentError, Phase::Runtime, Detail::LimitExceeded, message);
    Err(error.at(span).into())
}

fn nests_deeper(value: &Value, limit: usize) -> bool {
    match value {
        Value::List(items) => limit == 0 || items.iter().any(|item| nests_deeper(item, limit - 1)),
        Value::Map(entries) => limit == 0 || entries.values().any(|item| nests_deeper(item, limit - 1)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_may_nest_to_the_limit_and_no_deeper() {
        let nested = |depth| (0..depth).fold(Value::Null, |inner, _| Value::list(vec![inner]));
        assert!(check(&nested(NESTING_LIMIT), Span::default()).is_ok());
        assert!(check(&nested(NESTING_LIMIT + 1), Span::default()).is_err());
    }
}
