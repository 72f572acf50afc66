//! Rows and values → whatever serde can build.
//!
//! A node or relationship reads as the map of its properties, a path as the list of its nodes, a temporal value as its
//! text, a point as a map. Null is an absent option. A tuple takes the columns in order, a struct takes them by name.

use crate::error::{Error, Result};
use crate::graph::GraphView;
use crate::value::{Element, NodeId, Point, Value};
use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use std::fmt;
use std::sync::Arc;

/// One value as a `T`.
pub(super) fn value<T: DeserializeOwned>(
    value: &Value,
    view: &GraphView,
) -> std::result::Result<T, Mismatch> {
    T::deserialize(Reader { value: value.clone(), view })
}

/// One row as a `T`.
pub(super) fn row<T: DeserializeOwned>(
    columns: &[Arc<str>],
    values: &[Value],
    view: &GraphView,
) -> Result<T> {
    Ok(T::deserialize(RowReader { columns, values, view })?)
}

/// Why a value could not be read as the type asked for.
#[derive(Debug)]
pub(super) struct Mismatch(String);

impl Mismatch {
    /// The same, with the column it happened in.
    pub(super) fn in_column(self, column: &str) -> Error {
        Error::Decode(format!("column `{column}`: {}", self.0))
    }
}

impl From<Mismatch> for Error {
    fn from(mismatch: Mismatch) -> Self {
        Error::Decode(mismatch.0)
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Mismatch {}

impl serde::de::Error for Mismatch {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Mismatch(message.to_string())
    }
}

/// A value, with the graph that its ids belong to.
struct Reader<'a> {
    value: Value,
    view: &'a GraphView,
}

impl<'a> Reader<'a> {
    fn of(&self, value: Value) -> Reader<'a> {
        Reader { value, view: self.view }
    }

    fn properties<'de, V: Visitor<'de>>(
        &self,
        element: Element,
        visitor: V,
    ) -> std::result::Result<V::Value, Mismatch> {
        let catalog = self.view.catalog();
        let entries = self
            .view
            .properties(element)
            .map(|(key, value)| (catalog.key_name(key).to_string(), self.of(value)));
        visitor.visit_map(MapDeserializer::new(entries))
    }

    fn nodes<'de, V: Visitor<'de>>(
        &self,
        nodes: &[NodeId],
        visitor: V,
    ) -> std::result::Result<V::Value, Mismatch> {
        visitor.visit_seq(SeqDeserializer::new(nodes.iter().map(|node| self.of(Value::Node(*node)))))
    }
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> std::result::Result<V::Value, Mismatch> {
        match &self.value {
            Value::Null => visitor.visit_unit(),
            Value::Boolean(boolean) => visitor.visit_bool(*boolean),
            Value::Integer(integer) => visitor.visit_i64(*integer),
            Value::Float(float) => visitor.visit_f64(*float),
            Value::String(text) => visitor.visit_str(text),
            Value::List(items) => {
                visitor.visit_seq(SeqDeserializer::new(items.iter().map(|item| self.of(item.clone()))))
            }
            Value::Map(entries) => {
                let entries = entries.iter().map(|(key, value)| (key.to_string(), self.of(value.clone())));
                visitor.visit_map(MapDeserializer::new(entries))
            }
            Value::Node(node) => self.properties(Element::Node(*node), visitor),
            Value::Relationship(relationship) => {
                self.properties(Element::Relationship(*relationship), visitor)
            }
            Value::Path(path) => self.nodes(path.nodes(), visitor),
            Value::Temporal(temporal) => visitor.visit_string(temporal.to_string()),
            Value::Point(point) => visitor.visit_map(MapDeserializer::new(coordinates(point).into_iter())),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> std::result::Result<V::Value, Mismatch> {
        if self.value.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> std::result::Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> std::result::Result<V::Value, Mismatch> {
        match &self.value {
            Value::String(text) => visitor.visit_enum(text.to_string().into_deserializer()),
            other => Err(Mismatch(format!("an enum is read from a string, not from {}", other.type_name()))),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Mismatch> for Reader<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

fn coordinates(point: &Point) -> Vec<(&'static str, f64)> {
    let mut coordinates = vec![("srid", f64::from(point.srid)), ("x", point.x), ("y", point.y)];
    coordinates.extend(point.z.map(|z| ("z", z)));
    coordinates
}

/// A row: a sequence of its values, or a map by the names of its columns.
struct RowReader<'a> {
    columns: &'a [Arc<str>],
    values: &'a [Value],
    view: &'a GraphView,
}

impl<'a> RowReader<'a> {
    fn readers(&self) -> impl Iterator<Item = Reader<'a>> + use<'a> {
        let view = self.view;
        self.values.iter().map(move |value| Reader { value: value.clone(), view })
    }
}

impl<'de> Deserializer<'de> for RowReader<'_> {
    type Error = Mismatch;

    /// A row of one column may stand for its value.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> std::result::Result<V::Value, Mismatch> {
        match self.values {
            [value] => Reader { value: value.clone(), view: self.view }.deserialize_any(visitor),
            _ => self.deserialize_seq(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> std::result::Result<V::Value, Mismatch> {
        match self.values {
            [value] => Reader { value: value.clone(), view: self.view }.deserialize_option(visitor),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> std::result::Result<V::Value, Mismatch> {
        visitor.visit_seq(SeqDeserializer::new(self.readers()))
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> std::result::Result<V::Value, Mismatch> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> std::result::Result<V::Value, Mismatch> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> std::result::Result<V::Value, Mismatch> {
        let names = self.columns.iter().map(ToString::to_string);
        visitor.visit_map(MapDeserializer::new(names.zip(self.readers())))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> std::result::Result<V::Value, Mismatch> {
        self.deserialize_map(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct enum identifier ignored_any
    }
}
