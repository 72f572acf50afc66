//! CAST: a value as one of another type, or an error.
//!
//! In: a value and a [`ValueType`]. Out: the value itself where it is of the type already, else what the conversion
//! function of the first alternative that can take it gives. Unlike `toX`, what cannot be converted is an error and
//! never null.

use super::{Environment, function};
use crate::error::{Detail, QueryError};
use crate::value::literal::write_value;
use crate::value::{TypeKind, Value, ValueType};

/// `value` as one of `wanted`; null stays null where the type allows it.
///
/// # Errors
/// `TypeError: InvalidArgumentValue` where no alternative of the type can take the value.
pub fn cast(value: &Value, wanted: &ValueType, environment: &Environment<'_>) -> Result<Value, QueryError> {
    if wanted.includes(value) {
        return Ok(value.clone());
    }
    let kinds = wanted.alternatives.iter().map(|alternative| &alternative.kind);
    let mut converted =
        kinds.filter_map(|kind| convert(value, kind, environment)).filter(|found| wanted.includes(found));
    converted.next().ok_or_else(|| impossible(value, wanted))
}

fn convert(value: &Value, kind: &TypeKind, environment: &Environment<'_>) -> Option<Value> {
    if value.is_null() {
        return None;
    }
    if let (TypeKind::List(wanted), Value::List(items)) = (kind, value) {
        let items: Option<Vec<_>> = items.iter().map(|item| cast(item, wanted, environment).ok()).collect();
        return items.map(Value::list);
    }
    let conversion = function(conversion_to(kind)?).expect("the conversions are in the table of functions");
    let found = (conversion.evaluate)(std::slice::from_ref(value), environment).ok()?;
    (!found.is_null()).then_some(found)
}

/// The function that makes values of a kind out of others.
fn conversion_to(kind: &TypeKind) -> Option<&'static str> {
    Some(match kind {
        TypeKind::Boolean => "toBoolean",
        TypeKind::Integer => "toInteger",
        TypeKind::Float => "toFloat",
        TypeKind::String => "toString",
        TypeKind::Date => "date",
        TypeKind::LocalTime => "localtime",
        TypeKind::ZonedTime => "time",
        TypeKind::LocalDateTime => "localdatetime",
        TypeKind::ZonedDateTime => "datetime",
        TypeKind::Duration => "duration",
        TypeKind::Point => "point",
        _ => return None,
    })
}

fn impossible(value: &Value, wanted: &ValueType) -> QueryError {
    let mut text = String::new();
    write_value(value, &mut text).expect("a string takes any text");
    let shown: String = text.chars().take(80).collect();
    let message = format!("{shown} cannot be cast to {wanted}");
    QueryError::type_error(Detail::InvalidArgumentValue, message)
}
