//! How deep values may nest: what is deeper could not be compared, printed or even dropped on any stack.
//!
//! And how much they may hold: `[s, s]` shares its halves, so that forty steps of `reduce` make a value of a trillion
//! items in no space, through which nothing ever gets.

use crate::error::{Detail, ErrorClass, Phase, QueryError, Result, Span};
use crate::value::Value;

/// What a value has too much of.
enum Excess {
    Depth,
    Items,
}

/// An error when `value` nests too deep or holds too much. Takes time in proportion to the value, where it is a list
/// or a map.
pub(super) fn check(value: &Value, span: Span) -> Result<()> {
    let mut items_left = Value::MAXIMUM_LIST_LENGTH;
    let message = match measure(value, Value::MAXIMUM_NESTING, &mut items_left) {
        Ok(()) => return Ok(()),
        Err(Excess::Depth) => format!("lists and maps nest more than {} deep", Value::MAXIMUM_NESTING),
        Err(Excess::Items) => format!("a value holds more than {} others", Value::MAXIMUM_LIST_LENGTH),
    };
    let error = QueryError::new(ErrorClass::ArgumentError, Phase::Runtime, Detail::LimitExceeded, message);
    Err(error.at(span).into())
}

/// Counts `items_left` down by all that is in `value`, what is shared each time.
fn measure(value: &Value, depth_left: usize, items_left: &mut usize) -> std::result::Result<(), Excess> {
    let length = match value {
        Value::List(items) => items.len(),
        Value::Map(entries) => entries.len(),
        _ => return Ok(()),
    };
    let deeper = depth_left.checked_sub(1).ok_or(Excess::Depth)?;
    *items_left = items_left.checked_sub(length).ok_or(Excess::Items)?;
    match value {
        Value::List(items) => items.iter().try_for_each(|item| measure(item, deeper, items_left)),
        Value::Map(entries) => entries.values().try_for_each(|item| measure(item, deeper, items_left)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_refused_that_holds_itself_in_halves() {
        let doubled =
            |times| (0..times).fold(Value::from(1), |half, _| Value::list(vec![half.clone(), half]));
        assert!(check(&doubled(10), Span::default()).is_ok());
        assert!(check(&doubled(60), Span::default()).is_err());
    }

    #[test]
    fn a_value_is_refused_that_nests_too_deep() {
        let nested = |times| (0..times).fold(Value::from(1), |inner, _| Value::list(vec![inner]));
        assert!(check(&nested(Value::MAXIMUM_NESTING), Span::default()).is_ok());
        assert!(check(&nested(Value::MAXIMUM_NESTING + 1), Span::default()).is_err());
    }
}
