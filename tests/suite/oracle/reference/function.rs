//! The functions that generated queries call; null in, null out, unless said otherwise.

use super::{Failure, Outcome, Reference};
use silkgraph::error::ErrorClass;
use silkgraph::value::{Value, arithmetic};

impl Reference {
    pub(super) fn function(&self, name: &str, arguments: &[Value]) -> Outcome<Value> {
        if name == "coalesce" {
            return Ok(arguments.iter().find(|value| !value.is_null()).cloned().unwrap_or_default());
        }
        if arguments.iter().any(Value::is_null) {
            return Ok(Value::Null);
        }
        Ok(match (name, arguments) {
            ("size", [Value::List(items)]) => Value::Integer(items.len() as i64),
            ("size", [Value::String(text)]) => Value::Integer(text.chars().count() as i64),
            ("length", [Value::Path(path)]) => Value::Integer(path.len() as i64),
            ("nodes", [Value::Path(path)]) => {
                Value::list(path.nodes().iter().copied().map(Value::Node).collect())
            }
            ("relationships", [Value::Path(path)]) => {
                Value::list(path.relationships().iter().copied().map(Value::Relationship).collect())
            }
            ("head", [Value::List(items)]) => items.first().cloned().unwrap_or_default(),
            ("last", [Value::List(items)]) => items.last().cloned().unwrap_or_default(),
            ("tail", [Value::List(items)]) => Value::list(items.iter().skip(1).cloned().collect()),
            ("reverse", [Value::List(items)]) => Value::list(items.iter().rev().cloned().collect()),
            ("abs", [Value::Integer(integer)]) => Value::Integer(integer.abs()),
            ("abs", [Value::Float(float)]) => Value::Float(float.abs()),
            ("toUpper", [Value::String(text)]) => Value::string(text.to_uppercase()),
            ("toLower", [Value::String(text)]) => Value::string(text.to_lowercase()),
            ("range", [Value::Integer(from), Value::Integer(to)]) => {
                Value::list((*from..=*to).map(Value::Integer).collect())
            }
            (_, [Value::Node(_) | Value::Relationship(_)]) => {
                return self.element_function(name, &arguments[0]);
            }
            _ => return Err(Failure::Error(ErrorClass::TypeError)),
        })
    }

    fn element_function(&self, name: &str, element: &Value) -> Outcome<Value> {
        let model = self.model.borrow();
        let gone = Failure::Error(ErrorClass::EntityNotFound);
        let names = |names: Vec<&str>| Value::list(names.into_iter().map(Value::string).collect());
        match element {
            Value::Node(id) => {
                let node = model.nodes.get(id).ok_or(gone)?;
                match name {
                    "labels" => Ok(names(node.labels.iter().map(|label| &**label).collect())),
                    "keys" => Ok(names(node.properties.keys().map(|key| &**key).collect())),
                    _ => Err(Failure::Error(ErrorClass::TypeError)),
                }
            }
            Value::Relationship(id) => {
                let relationship = model.relationships.get(id).ok_or(gone)?;
                match name {
                    "type" => Ok(Value::String(relationship.relationship_type.clone())),
                    "startNode" => Ok(Value::Node(relationship.start)),
                    "endNode" => Ok(Value::Node(relationship.end)),
                    "keys" => Ok(names(relationship.properties.keys().map(|key| &**key).collect())),
                    _ => Err(Failure::Error(ErrorClass::TypeError)),
                }
            }
            _ => Err(Failure::Error(ErrorClass::TypeError)),
        }
    }
}

/// What an aggregate makes of the values of a group, nulls left out.
pub(super) fn aggregate(name: &str, values: &[Value]) -> Outcome<Value> {
    use silkgraph::value::order::order;
    Ok(match name {
        "count" => Value::Integer(values.len() as i64),
        "collect" => Value::list(values.to_vec()),
        "min" => values.iter().min_by(|a, b| order(a, b)).cloned().unwrap_or_default(),
        "max" => values.iter().max_by(|a, b| order(a, b)).cloned().unwrap_or_default(),
        "sum" => sum(values)?,
        "avg" if values.is_empty() => Value::Null,
        // How exact a mean of numbers beyond those that floats tell apart is, is nobody's promise.
        "avg" if values.iter().any(is_beyond_floats) => return Err(Failure::TooMuch),
        "avg" => arithmetic::divide(&sum(values)?, &Value::Float(values.len() as f64))?,
        _ => unreachable!("nobody generates the aggregate {name}"),
    })
}

fn is_beyond_floats(value: &Value) -> bool {
    matches!(value, Value::Integer(integer) if integer.unsigned_abs() > 1 << 54)
}

fn sum(values: &[Value]) -> Outcome<Value> {
    let mut total = Value::Integer(0);
    for value in values {
        if !matches!(value, Value::Integer(_) | Value::Float(_)) {
            return Err(Failure::Error(ErrorClass::TypeError));
        }
        total = arithmetic::add(&total, value)?;
    }
    Ok(total)
}
