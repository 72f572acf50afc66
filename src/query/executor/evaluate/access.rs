//! What is inside a value: properties, items, slices.

use super::super::chunk::Row;
use super::super::context::Context;
use super::{evaluate, wrong_type};
use crate::error::{Detail, Error, ErrorClass, Phase, QueryError, Result, Span};
use crate::query::bound::{Expression, Key};
use crate::value::{Element, Map, Point, Value, temporal};
use std::sync::Arc;

/// `target.key`
pub(super) fn property(target: &Value, key: &Key, span: Span, context: &Context<'_>) -> Result<Value> {
    let element = match target {
        Value::Node(node) => Element::Node(*node),
        Value::Relationship(relationship) => Element::Relationship(*relationship),
        _ => return field(target, &key.name, span),
    };
    let key = key.resolve(|name| context.view().catalog().key(name));
    let value = key.map_or(Value::Null, |key| context.view().property(element, key));
    if value.is_null() {
        ensure_exists(element, span, context)?;
    }
    Ok(value)
}

/// A property whose name is only known now.
fn dynamic_property(target: &Value, name: &Arc<str>, span: Span, context: &Context<'_>) -> Result<Value> {
    property(target, &Key::new(name.clone()), span, context)
}

/// `target.name` of what is no element of the graph.
fn field(target: &Value, name: &str, span: Span) -> Result<Value> {
    match target {
        Value::Null => Ok(Value::Null),
        Value::Map(entries) => Ok(entries.get(name).cloned().unwrap_or_default()),
        Value::Temporal(temporal) => {
            temporal::component(temporal, name).ok_or_else(|| no_component(target, name, span))
        }
        Value::Point(point) => coordinate(point, name).ok_or_else(|| no_component(target, name, span)),
        _ => Err(wrong_type(format!("{} has no properties", target.type_name()), span)),
    }
}

fn no_component(target: &Value, name: &str, span: Span) -> Error {
    wrong_type(format!("{} has no component `{name}`", target.type_name()), span)
}

/// A component of a point; null for a height that it does not have.
fn coordinate(point: &Point, name: &str) -> Option<Value> {
    let is_geographic = matches!(point.srid, 4326 | 4979);
    let height = point.z.map_or(Value::Null, Value::Float);
    match name {
        "x" => Some(Value::Float(point.x)),
        "y" => Some(Value::Float(point.y)),
        "z" => Some(height),
        "longitude" if is_geographic => Some(Value::Float(point.x)),
        "latitude" if is_geographic => Some(Value::Float(point.y)),
        "height" if is_geographic => Some(height),
        "srid" => Some(Value::Integer(point.srid.into())),
        "crs" => Some(Value::string(coordinate_system(point.srid))),
        _ => None,
    }
}

fn coordinate_system(srid: u32) -> &'static str {
    match srid {
        4326 => "wgs-84",
        4979 => "wgs-84-3d",
        9157 => "cartesian-3d",
        _ => "cartesian",
    }
}

/// An error unless the element is still in the graph.
pub(in super::super) fn ensure_exists(element: Element, span: Span, context: &Context<'_>) -> Result<()> {
    let exists = match element {
        Element::Node(node) => context.view().has_node(node),
        Element::Relationship(relationship) => context.view().has_relationship(relationship),
    };
    if exists { Ok(()) } else { Err(deleted(element, span)) }
}

/// The error of looking into something that has been deleted.
pub(in super::super) fn deleted(element: Element, span: Span) -> Error {
    let what = match element {
        Element::Node(_) => "node",
        Element::Relationship(_) => "relationship",
    };
    QueryError::new(
        ErrorClass::EntityNotFound,
        Phase::Runtime,
        Detail::DeletedEntityAccess,
        format!("this {what} has been deleted"),
    )
    .at(span)
    .into()
}

/// All properties of a node, a relationship or a map.
pub(in super::super) fn properties_of(value: &Value, span: Span, context: &Context<'_>) -> Result<Map> {
    let element = match value {
        Value::Map(entries) => return Ok(Map::clone(entries)),
        Value::Node(node) => Element::Node(*node),
        Value::Relationship(relationship) => Element::Relationship(*relationship),
        _ => {
            let message =
                format!("a map, a node or a relationship is needed here, not {}", value.type_name());
            return Err(wrong_type(message, span));
        }
    };
    ensure_exists(element, span, context)?;
    let view = context.view();
    Ok(view.properties(element).map(|(key, value)| (view.catalog().key_name(key).clone(), value)).collect())
}

/// `target[index]`
pub(super) fn index(
    target: &Expression,
    index: &Expression,
    span: Span,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Value> {
    let (value, at) = (evaluate(target, row, context)?, evaluate(index, row, context)?);
    match (&value, &at) {
        (Value::List(items), Value::Integer(position)) => Ok(item(items, *position)),
        (Value::Map(_) | Value::Node(_) | Value::Relationship(_), Value::String(name)) => {
            dynamic_property(&value, name, span, context)
        }
        (Value::Null, _) => Ok(Value::Null),
        (Value::List(_) | Value::Map(_) | Value::Node(_) | Value::Relationship(_), Value::Null) => {
            Ok(Value::Null)
        }
        (Value::List(_), _) => Err(wrong_index(
            Detail::ListElementAccessByNonInteger,
            format!("a list is indexed by an INTEGER, not by {}", at.type_name()),
            index.span,
        )),
        (Value::Map(_) | Value::Node(_) | Value::Relationship(_), _) => Err(wrong_index(
            Detail::MapElementAccessByNonString,
            format!("{} is indexed by a STRING, not by {}", value.type_name(), at.type_name()),
            index.span,
        )),
        _ => Err(wrong_type(format!("{} cannot be indexed", value.type_name()), target.span)),
    }
}

fn wrong_index(detail: Detail, message: String, span: Span) -> Error {
    QueryError::type_error(detail, message).at(span).into()
}

/// The item at a position, from the end where it is negative; null outside the list.
fn item(items: &[Value], position: i64) -> Value {
    place(items.len(), position).and_then(|place| items.get(place)).cloned().unwrap_or_default()
}

fn place(length: usize, position: i64) -> Option<usize> {
    match usize::try_from(position) {
        Ok(place) => Some(place),
        Err(_) => length.checked_sub(usize::try_from(position.unsigned_abs()).ok()?),
    }
}

/// `target[from..to]`: null when any part is; bounds outside the list are moved to its ends.
pub(super) fn slice(
    target: &Expression,
    (from, to): (Option<&Expression>, Option<&Expression>),
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Value> {
    let Some(items) = list_operand(target, row, context)? else { return Ok(Value::Null) };
    let length = items.len();
    let Some(from) = bound(from, 0, length, row, context)? else { return Ok(Value::Null) };
    let Some(to) = bound(to, length, length, row, context)? else { return Ok(Value::Null) };
    Ok(Value::list(items.get(from..to).unwrap_or_default().to_vec()))
}

/// A bound of a slice, or `default` where there is none; `None` when it is null.
fn bound(
    bound: Option<&Expression>,
    default: usize,
    length: usize,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Option<usize>> {
    let Some(expression) = bound else { return Ok(Some(default)) };
    match evaluate(expression, row, context)? {
        Value::Null => Ok(None),
        Value::Integer(position) => Ok(Some(place(length, position).unwrap_or(0).min(length))),
        other => Err(wrong_type(
            format!("a slice is bounded by INTEGERs, not by {}", other.type_name()),
            expression.span,
        )),
    }
}

/// A list operand: `None` when it is null.
///
/// # Errors
/// `TypeError: InvalidArgumentType` when it is anything else.
pub(super) fn list_operand(
    list: &Expression,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Option<Arc<Vec<Value>>>> {
    match evaluate(list, row, context)? {
        Value::Null => Ok(None),
        Value::List(items) => Ok(Some(items)),
        other => Err(wrong_type(format!("a LIST is needed here, not {}", other.type_name()), list.span)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_from_either_end() {
        let items = [Value::Integer(1), Value::Integer(2), Value::Integer(3)];
        assert_eq!(item(&items, 0), Value::Integer(1));
        assert_eq!(item(&items, -1), Value::Integer(3));
        assert_eq!(item(&items, 3), Value::Null);
        assert_eq!(item(&items, -4), Value::Null);
        assert_eq!(item(&items, i64::MIN), Value::Null);
    }
}
