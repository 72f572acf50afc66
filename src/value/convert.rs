//! Rust values ⇄ query values.
//!
//! `From` makes a [`Value`] of what a Rust program holds; `TryFrom` takes it out again and fails when the value is
//! of another type or does not fit. Through serde a value is written *untagged*, as JSON would have it, and
//! [`decode`] fills any type that serde can read: options, tuples, structs.
//!
//! Nodes, relationships and paths are ids without their graph, so they have no plain form: [`decode`] gives their
//! ids as numbers, and writing them is an error. The database writes them with labels and properties.

use super::temporal::Temporal;
use super::{Map, NodeId, Path, Point, RelationshipId, Value};
use crate::error::Error;
use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Error as _, SerializeMap, Serializer};
use serde::{Deserialize, Serialize, forward_to_deserialize_any};
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::Arc;

/// Why a value could not become what was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConversionError(String);

impl ConversionError {
    fn expected(what: &str, found: &Value) -> Self {
        ConversionError(format!("expected {what}, found {}", found.type_name()))
    }
}

impl fmt::Display for ConversionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConversionError {}

impl serde::de::Error for ConversionError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        ConversionError(message.to_string())
    }
}

impl From<ConversionError> for Error {
    fn from(error: ConversionError) -> Self {
        Error::Decode(error.0)
    }
}

/// Fills a `T` from `value`, field by field where `T` is a struct and `value` a map.
///
/// # Errors
/// [`Error::Decode`] when the value is of another type, lacks a field, or does not fit.
pub fn decode<T: DeserializeOwned>(value: Value) -> Result<T, Error> {
    Ok(T::deserialize(value.into_deserializer())?)
}

// ---- Rust to query ----

/// `From` for the types that need no more than a variant around them.
macro_rules! from {
    ($($source:ty => |$value:ident| $target:expr;)*) => {
        $(impl From<$source> for Value {
            fn from($value: $source) -> Self {
                $target
            }
        })*
    };
}

from! {
    bool => |boolean| Value::Boolean(boolean);
    i8 => |integer| Value::Integer(integer.into());
    i16 => |integer| Value::Integer(integer.into());
    i32 => |integer| Value::Integer(integer.into());
    i64 => |integer| Value::Integer(integer);
    u8 => |integer| Value::Integer(integer.into());
    u16 => |integer| Value::Integer(integer.into());
    u32 => |integer| Value::Integer(integer.into());
    f32 => |float| Value::Float(float.into());
    f64 => |float| Value::Float(float);
    &str => |text| Value::String(text.into());
    String => |text| Value::String(text.into());
    &String => |text| Value::String(text.as_str().into());
    Arc<str> => |text| Value::String(text);
    char => |character| Value::String(character.to_string().into());
    () => |_nothing| Value::Null;
    Map => |entries| Value::Map(Arc::new(entries));
    NodeId => |node| Value::Node(node);
    RelationshipId => |relationship| Value::Relationship(relationship);
    Path => |path| Value::Path(Arc::new(path));
    Temporal => |temporal| Value::Temporal(temporal);
    Point => |point| Value::Point(Arc::new(point));
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(option: Option<T>) -> Self {
        option.map_or(Value::Null, Into::into)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}

impl<T: Into<Value>, const N: usize> From<[T; N]> for Value {
    fn from(items: [T; N]) -> Self {
        items.into_iter().collect()
    }
}

impl<T: Clone + Into<Value>> From<&[T]> for Value {
    fn from(items: &[T]) -> Self {
        items.iter().cloned().collect()
    }
}

impl<T: Into<Value>> FromIterator<T> for Value {
    /// A list of the items.
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Value::list(items.into_iter().map(Into::into).collect())
    }
}

impl<K: Into<Arc<str>>, T: Into<Value>> From<HashMap<K, T>> for Value {
    fn from(entries: HashMap<K, T>) -> Self {
        map_of(entries)
    }
}

impl<T: Into<Value>> From<BTreeMap<String, T>> for Value {
    fn from(entries: BTreeMap<String, T>) -> Self {
        map_of(entries)
    }
}

impl<T: Into<Value>> From<BTreeMap<&str, T>> for Value {
    fn from(entries: BTreeMap<&str, T>) -> Self {
        map_of(entries)
    }
}

fn map_of<K: Into<Arc<str>>, T: Into<Value>>(entries: impl IntoIterator<Item = (K, T)>) -> Value {
    Value::Map(Arc::new(entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect()))
}

/// `TryFrom` for the integers that may not fit.
macro_rules! try_from_large_integers {
    ($($source:ty)*) => {
        $(impl TryFrom<$source> for Value {
            type Error = ConversionError;
            fn try_from(integer: $source) -> Result<Self, ConversionError> {
                i64::try_from(integer)
                    .map(Value::Integer)
                    .map_err(|_| ConversionError(format!("{integer} does not fit in a 64-bit integer")))
            }
        })*
    };
}

try_from_large_integers!(u64 u128 i128 usize isize);

// ---- query to Rust ----

/// `TryFrom<Value>` for the types that are one variant's content.
macro_rules! try_from {
    ($($target:ty, $what:literal: $pattern:pat => $content:expr;)*) => {
        $(impl TryFrom<Value> for $target {
            type Error = ConversionError;
            fn try_from(value: Value) -> Result<Self, ConversionError> {
                match value {
                    $pattern => Ok($content),
                    other => Err(ConversionError::expected($what, &other)),
                }
            }
        })*
    };
}

try_from! {
    bool, "a boolean": Value::Boolean(boolean) => boolean;
    i64, "an integer": Value::Integer(integer) => integer;
    Arc<str>, "a string": Value::String(text) => text;
    String, "a string": Value::String(text) => text.to_string();
    Vec<Value>, "a list": Value::List(items) => Arc::unwrap_or_clone(items);
    Map, "a map": Value::Map(entries) => Arc::unwrap_or_clone(entries);
    NodeId, "a node": Value::Node(node) => node;
    RelationshipId, "a relationship": Value::Relationship(relationship) => relationship;
    Path, "a path": Value::Path(path) => Arc::unwrap_or_clone(path);
    Point, "a point": Value::Point(point) => Arc::unwrap_or_clone(point);
    Temporal, "a temporal value": Value::Temporal(temporal) => temporal;
}

impl TryFrom<Value> for f64 {
    type Error = ConversionError;

    /// Takes integers too, rounded to the nearest float.
    fn try_from(value: Value) -> Result<Self, ConversionError> {
        match value {
            Value::Float(float) => Ok(float),
            Value::Integer(integer) => Ok(integer as f64),
            other => Err(ConversionError::expected("a number", &other)),
        }
    }
}

/// `TryFrom<Value>` for integers narrower than, or other than, 64 bits with a sign.
macro_rules! try_from_value_for_integers {
    ($($target:ty)*) => {
        $(impl TryFrom<Value> for $target {
            type Error = ConversionError;
            fn try_from(value: Value) -> Result<Self, ConversionError> {
                let integer = i64::try_from(value)?;
                Self::try_from(integer)
                    .map_err(|_| ConversionError(format!("{integer} is out of the range of {}", stringify!($target))))
            }
        })*
    };
}

try_from_value_for_integers!(i8 i16 i32 u8 u16 u32 u64 usize);

// ---- serde ----

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_unit(),
            Value::Boolean(boolean) => serializer.serialize_bool(*boolean),
            Value::Integer(integer) => serializer.serialize_i64(*integer),
            Value::Float(float) => serializer.serialize_f64(*float),
            Value::String(text) => serializer.serialize_str(text),
            Value::List(items) => serializer.collect_seq(items.iter()),
            Value::Map(entries) => serializer.collect_map(entries.iter()),
            Value::Temporal(temporal) => serializer.collect_str(temporal),
            Value::Point(point) => serialize_point(point, serializer),
            Value::Node(_) | Value::Relationship(_) | Value::Path(_) => {
                Err(S::Error::custom(format_args!("a {} has no plain form", self.type_name())))
            }
        }
    }
}

fn serialize_point<S: Serializer>(point: &Point, serializer: S) -> Result<S::Ok, S::Error> {
    let mut entries = serializer.serialize_map(None)?;
    entries.serialize_entry("srid", &point.srid)?;
    entries.serialize_entry("x", &point.x)?;
    entries.serialize_entry("y", &point.y)?;
    if let Some(z) = point.z {
        entries.serialize_entry("z", &z)?;
    }
    entries.end()
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("null, a boolean, a number, a string, a list or a map")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        Value::deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        Value::deserialize(deserializer)
    }

    fn visit_bool<E>(self, boolean: bool) -> Result<Value, E> {
        Ok(Value::Boolean(boolean))
    }

    fn visit_i64<E>(self, integer: i64) -> Result<Value, E> {
        Ok(Value::Integer(integer))
    }

    fn visit_u64<E: serde::de::Error>(self, integer: u64) -> Result<Value, E> {
        Value::try_from(integer).map_err(E::custom)
    }

    fn visit_f64<E>(self, float: f64) -> Result<Value, E> {
        Ok(Value::Float(float))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::string(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = sequence.next_element()? {
            items.push(item);
        }
        Ok(Value::list(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut entries = Map::new();
        while let Some((key, value)) = access.next_entry::<String, Value>()? {
            entries.insert(key.into(), value);
        }
        Ok(Value::Map(Arc::new(entries)))
    }
}

/// Reads a query value as serde's own types; see [`decode`].
#[derive(Debug, Clone)]
pub struct ValueDeserializer(Value);

impl IntoDeserializer<'_, ConversionError> for Value {
    type Deserializer = ValueDeserializer;

    fn into_deserializer(self) -> ValueDeserializer {
        ValueDeserializer(self)
    }
}

impl<'de> Deserializer<'de> for ValueDeserializer {
    type Error = ConversionError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ConversionError> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Boolean(boolean) => visitor.visit_bool(boolean),
            Value::Integer(integer) => visitor.visit_i64(integer),
            Value::Float(float) => visitor.visit_f64(float),
            Value::String(text) => visitor.visit_str(&text),
            Value::List(items) => visit_list(Arc::unwrap_or_clone(items), visitor),
            Value::Map(entries) => visit_map(Arc::unwrap_or_clone(entries), visitor),
            Value::Node(NodeId(id)) | Value::Relationship(RelationshipId(id)) => visitor.visit_u64(id),
            Value::Temporal(temporal) => visitor.visit_string(temporal.to_string()),
            Value::Point(point) => visit_map(entries_of(&point), visitor),
            Value::Path(_) => Err(ConversionError("a path has no plain form".to_owned())),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ConversionError> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ConversionError> {
        visitor.visit_newtype_struct(self)
    }

    /// A variant without content is a string, one with content a map of one entry.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ConversionError> {
        match self.0 {
            Value::String(text) => IntoDeserializer::<ConversionError>::into_deserializer(&*text)
                .deserialize_enum(name, variants, visitor),
            Value::Map(entries) => {
                let entries =
                    Arc::unwrap_or_clone(entries).into_iter().map(|(key, value)| (key.to_string(), value));
                let access = MapDeserializer::new(entries);
                visitor.visit_enum(serde::de::value::MapAccessDeserializer::new(access))
            }
            other => Err(ConversionError::expected(&format!("a variant of {name}"), &other)),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq
        tuple tuple_struct map struct identifier ignored_any
    }
}

fn visit_list<'de, V: Visitor<'de>>(items: Vec<Value>, visitor: V) -> Result<V::Value, ConversionError> {
    let mut sequence = SeqDeserializer::new(items.into_iter());
    let result = visitor.visit_seq(&mut sequence)?;
    sequence.end()?;
    Ok(result)
}

fn visit_map<'de, V: Visitor<'de>>(entries: Map, visitor: V) -> Result<V::Value, ConversionError> {
    let mut access = MapDeserializer::new(entries.into_iter().map(|(key, value)| (key.to_string(), value)));
    let result = visitor.visit_map(&mut access)?;
    access.end()?;
    Ok(result)
}

fn entries_of(point: &Point) -> Map {
    let z = point.z.map(|z| ("z".into(), Value::Float(z)));
    let plane = [
        ("srid".into(), Value::from(point.srid)),
        ("x".into(), Value::Float(point.x)),
        ("y".into(), Value::Float(point.y)),
    ];
    plane.into_iter().chain(z).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    enum Kind {
        Ministry,
        Other { name: String },
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Host {
        name: String,
        year: Option<i32>,
        weight: f64,
        kinds: Vec<Kind>,
    }

    #[test]
    fn rust_values_go_in_and_come_out() {
        assert_eq!(Value::from(Some(3)), Value::Integer(3));
        assert_eq!(Value::from(None::<i64>), Value::Null);
        assert_eq!(Value::from(vec!["a", "b"]).to_string(), "['a', 'b']");
        assert_eq!(Value::from(HashMap::from([("k", true)])).to_string(), "{k: true}");
        assert_eq!(f64::try_from(Value::Integer(2)), Ok(2.0));
        assert_eq!(String::try_from(Value::from("x")), Ok("x".to_owned()));
    }

    #[test]
    fn what_does_not_fit_is_an_error() {
        assert!(u8::try_from(Value::Integer(256)).is_err());
        assert!(Value::try_from(u64::MAX).is_err());
        assert_eq!(
            bool::try_from(Value::Integer(1)).unwrap_err().to_string(),
            "expected a boolean, found INTEGER"
        );
        assert!(serde_json::from_str::<Value>("18446744073709551615").is_err());
    }

    #[test]
    fn json_is_untagged() {
        let text = r#"{"a":[1,2.5,null,true],"b":{"c":"d"}}"#;
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&value).unwrap(), text);
        assert!(serde_json::to_string(&Value::Node(NodeId(1))).is_err());
    }

    #[test]
    fn structs_are_filled_from_maps() {
        let json = r#"{"name": "Chengdu", "year": null, "weight": 3, "kinds": ["Ministry", {"Other": {"name": "x"}}]}"#;
        let value: Value = serde_json::from_str(json).unwrap();
        let kinds = vec![Kind::Ministry, Kind::Other { name: "x".to_owned() }];
        let host = Host { name: "Chengdu".to_owned(), year: None, weight: 3.0, kinds };
        assert_eq!(decode::<Host>(value).unwrap(), host);
        assert!(decode::<Host>(Value::Integer(1)).is_err());
        assert_eq!(
            decode::<(String, Option<i64>)>(Value::list(vec!["a".into(), Value::Null])).unwrap(),
            ("a".into(), None)
        );
    }
}
