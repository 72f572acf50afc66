//! Values as JSON, in two encodings.
//!
//! [`Encoding::Tagged`] says of each value what it is and reads back as the same value ([`read`]):
//!
//! | value | JSON |
//! |---|---|
//! | null, boolean, string, list | as in JSON |
//! | integer | a number without fraction and exponent; read also from `{"$int": "1"}` |
//! | float | a number with fraction or exponent; `{"$float": "NaN"}`, `"Infinity"`, `"-Infinity"` |
//! | map | `{"$map": {"k": VALUE}}` |
//! | node | `{"$node": {"id": 1, "labels": ["A"], "properties": {"k": VALUE}}}` |
//! | relationship | `{"$rel": {"id": 1, "type": "T", "start": 1, "end": 2, "properties": {}}}` |
//! | path | `{"$path": {"nodes": [NODE, …], "rels": [REL, …]}}` |
//! | temporal | `{"$temporal": {"type": "date", "value": "1984-10-11"}}` |
//! | point | `{"$point": {"srid": 4326, "x": 1.0, "y": 2.0}}` |
//!
//! [`Encoding::Plain`] leaves the tags out, for people and for tools that know nothing of us. In the texts that go
//! out, characters that act on a terminal are escaped.

use super::visible;
use crate::error::{Error, Result};
use crate::graph::{GraphView, Node, Relationship, Subgraph};
use crate::value::temporal::{Kind, parse};
use crate::value::{Map, NodeId, Path, Point, RelationshipId, Temporal, Value};
use serde_json::Value as Json;
use std::sync::Arc;

/// How deep lists and maps may lie within each other.
const DEPTH_LIMIT: usize = 500;

/// How a value is told in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Each value says what it is.
    Tagged,
    /// Nodes, relationships, paths and maps are objects; temporals and floats without a JSON number are strings.
    Plain,
}

/// Appends `value` as JSON on one line; labels, types and properties are asked of `view`.
///
/// # Errors
/// `Error::Limit` when lists and maps lie more than 500 deep within each other; `output` then ends midway.
pub fn write(value: &Value, view: &GraphView, encoding: Encoding, output: &mut String) -> Result<()> {
    Writer { view, encoding, output }.value(value, 0)
}

/// Appends `text` as a JSON string.
pub fn write_string(text: &str, output: &mut String) {
    output.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => output.extend(['\\', character]),
            '\n' => output.push_str("\\n"),
            '\r' => output.push_str("\\r"),
            '\t' => output.push_str("\\t"),
            acting if visible::is_acting(acting) => {
                let mut units = [0; 2];
                for unit in acting.encode_utf16(&mut units) {
                    output.push_str(&format!("\\u{unit:04x}"));
                }
            }
            plain => output.push(plain),
        }
    }
    output.push('"');
}

impl Subgraph {
    /// An object with its `nodes` and `relationships`, an element a line, in the plain encoding.
    ///
    /// # Errors
    /// `Error::Limit` when a property lies more than 500 lists and maps deep.
    pub fn to_json(&self) -> Result<String> {
        let mut output = String::from("{\"nodes\":[");
        write_lines(self.nodes().map(Value::Node), self.view(), &mut output)?;
        output.push_str("],\n\"relationships\":[");
        write_lines(self.relationships().map(Value::Relationship), self.view(), &mut output)?;
        output.push_str("]}\n");
        Ok(output)
    }
}

fn write_lines(values: impl Iterator<Item = Value>, view: &GraphView, output: &mut String) -> Result<()> {
    for (index, value) in values.enumerate() {
        output.push_str(if index == 0 { "\n" } else { ",\n" });
        write(&value, view, Encoding::Plain, output)?;
    }
    Ok(())
}

/// Writes values of one graph in one encoding.
struct Writer<'a> {
    view: &'a GraphView,
    encoding: Encoding,
    output: &'a mut String,
}

impl Writer<'_> {
    fn value(&mut self, value: &Value, depth: usize) -> Result<()> {
        if depth > DEPTH_LIMIT {
            return Err(Error::Limit(format!("a value lies more than {DEPTH_LIMIT} lists and maps deep")));
        }
        match value {
            Value::Null => self.output.push_str("null"),
            Value::Boolean(boolean) => self.output.push_str(if *boolean { "true" } else { "false" }),
            Value::Integer(integer) => self.output.push_str(&integer.to_string()),
            Value::Float(float) => self.float(*float),
            Value::String(text) => write_string(text, self.output),
            Value::List(items) => self.list(items, depth)?,
            Value::Map(entries) => {
                self.tagged("$map", |writer| writer.map(entries, depth))?;
            }
            Value::Node(id) => self.tagged("$node", |writer| writer.node(*id, depth))?,
            Value::Relationship(id) => self.tagged("$rel", |writer| writer.relationship(*id, depth))?,
            Value::Path(path) => self.tagged("$path", |writer| writer.path(path, depth))?,
            Value::Temporal(temporal) => self.temporal(temporal)?,
            Value::Point(point) => self.tagged("$point", |writer| writer.point(point))?,
        }
        Ok(())
    }

    /// Writes what `body` writes, under a tag where the encoding has tags.
    fn tagged(&mut self, tag: &str, body: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        if self.encoding == Encoding::Plain {
            return body(self);
        }
        self.output.push_str(&format!("{{\"{tag}\":"));
        body(self)?;
        self.output.push('}');
        Ok(())
    }

    fn float(&mut self, float: f64) {
        if float.is_finite() {
            // Rust's debug form always has a fraction or an exponent, and both are JSON.
            self.output.push_str(&format!("{float:?}"));
            return;
        }
        let name = crate::value::literal::format_float(float);
        match self.encoding {
            Encoding::Tagged => self.output.push_str(&format!("{{\"$float\":\"{name}\"}}")),
            Encoding::Plain => self.output.push_str(&format!("\"{name}\"")),
        }
    }

    fn list(&mut self, items: &[Value], depth: usize) -> Result<()> {
        self.sequence(items, |writer, item| writer.value(item, depth + 1))
    }

    fn sequence<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut write_item: impl FnMut(&mut Self, T) -> Result<()>,
    ) -> Result<()> {
        self.output.push('[');
        for (index, item) in items.into_iter().enumerate() {
            self.output.push_str(if index == 0 { "" } else { "," });
            write_item(self, item)?;
        }
        self.output.push(']');
        Ok(())
    }

    fn map(&mut self, entries: &Map, depth: usize) -> Result<()> {
        self.output.push('{');
        for (index, (key, value)) in entries.iter().enumerate() {
            self.output.push_str(if index == 0 { "" } else { "," });
            write_string(key, self.output);
            self.output.push(':');
            self.value(value, depth + 1)?;
        }
        self.output.push('}');
        Ok(())
    }

    /// A node that is no longer there has neither labels nor properties.
    fn node(&mut self, id: NodeId, depth: usize) -> Result<()> {
        let node =
            Node::read(self.view, id).unwrap_or(Node { id, labels: Vec::new(), properties: Map::new() });
        self.output.push_str(&format!("{{\"id\":{},\"labels\":", id.0));
        self.sequence(&node.labels, |writer, label| {
            write_string(label, writer.output);
            Ok(())
        })?;
        self.properties(&node.properties, depth)
    }

    /// A relationship that is no longer there is only an id.
    fn relationship(&mut self, id: RelationshipId, depth: usize) -> Result<()> {
        self.output.push_str(&format!("{{\"id\":{}", id.0));
        let Some(relationship) = Relationship::read(self.view, id) else {
            self.output.push_str(",\"type\":null,\"start\":null,\"end\":null");
            return self.properties(&Map::new(), depth);
        };
        self.output.push_str(",\"type\":");
        write_string(&relationship.relationship_type, self.output);
        let (start, end) = (relationship.start.0, relationship.end.0);
        self.output.push_str(&format!(",\"start\":{start},\"end\":{end}"));
        self.properties(&relationship.properties, depth)
    }

    /// The properties, which end the object of a node or relationship.
    fn properties(&mut self, properties: &Map, depth: usize) -> Result<()> {
        self.output.push_str(",\"properties\":");
        self.map(properties, depth)?;
        self.output.push('}');
        Ok(())
    }

    fn path(&mut self, path: &Path, depth: usize) -> Result<()> {
        self.output.push_str("{\"nodes\":");
        self.sequence(path.nodes(), |writer, &node| writer.value(&Value::Node(node), depth + 1))?;
        self.output.push_str(match self.encoding {
            Encoding::Tagged => ",\"rels\":",
            Encoding::Plain => ",\"relationships\":",
        });
        self.sequence(path.relationships(), |writer, &relationship| {
            writer.value(&Value::Relationship(relationship), depth + 1)
        })?;
        self.output.push('}');
        Ok(())
    }

    fn temporal(&mut self, temporal: &Temporal) -> Result<()> {
        let text = temporal.to_string();
        if self.encoding == Encoding::Plain {
            write_string(&text, self.output);
            return Ok(());
        }
        self.tagged("$temporal", |writer| {
            writer.output.push_str(&format!("{{\"type\":\"{}\",\"value\":", temporal.function_name()));
            write_string(&text, writer.output);
            writer.output.push('}');
            Ok(())
        })
    }

    fn point(&mut self, point: &Point) -> Result<()> {
        self.output.push_str(&format!("{{\"srid\":{}", point.srid));
        let coordinates = [("x", Some(point.x)), ("y", Some(point.y)), ("z", point.z)];
        for (name, coordinate) in coordinates {
            if let Some(coordinate) = coordinate {
                self.output.push_str(&format!(",\"{name}\":"));
                self.float(coordinate);
            }
        }
        self.output.push('}');
        Ok(())
    }
}

/// Parses a JSON text.
///
/// # Errors
/// `Error::Decode` when it is no JSON, lies more than 127 deep, or has an integer of more than 64 bits (which
/// serde_json alone would round to a float).
pub fn parse(text: &str) -> Result<Json> {
    let json = serde_json::from_str(text).map_err(|error| decode(error.to_string()))?;
    match oversized_integer(text) {
        None => Ok(json),
        Some(integer) => Err(decode(format!("{integer} does not fit in 64 bits"))),
    }
}

/// The first integer outside strings that does not fit.
fn oversized_integer(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let mut position = 0;
    while let Some(&byte) = bytes.get(position) {
        let start = position;
        position += 1;
        if byte == b'"' {
            position = after_string(bytes, position);
        } else if byte == b'-' || byte.is_ascii_digit() {
            let is_more = |byte: &&u8| byte.is_ascii_digit() || b".eE+-".contains(byte);
            position += bytes[position..].iter().take_while(is_more).count();
            let number = &text[start..position];
            if !number.contains(['.', 'e', 'E']) && number.parse::<i64>().is_err() {
                return Some(number);
            }
        }
    }
    None
}

/// The position after the string whose contents begin at `position`.
fn after_string(bytes: &[u8], mut position: usize) -> usize {
    while let Some(&byte) = bytes.get(position) {
        position += if byte == b'\\' { 2 } else { 1 };
        if byte == b'"' {
            break;
        }
    }
    position
}

/// Reads a value in the tagged encoding; an object without a tag is read as a map.
///
/// Nodes and relationships are read by their `id` alone. `json` is at most as deep as serde_json reads.
///
/// # Errors
/// `Error::Decode` for an unknown tag, a tag with the wrong contents, or an integer beyond 64 bits.
pub fn read(json: &Json) -> Result<Value> {
    match json {
        Json::Null => Ok(Value::Null),
        Json::Bool(boolean) => Ok(Value::Boolean(*boolean)),
        Json::Number(number) => read_number(number),
        Json::String(text) => Ok(Value::string(text.as_str())),
        Json::Array(items) => Ok(Value::list(items.iter().map(read).collect::<Result<_>>()?)),
        Json::Object(entries) => match entries.iter().next() {
            Some((tag, content)) if entries.len() == 1 && tag.starts_with('$') => read_tagged(tag, content),
            _ => read_map(json),
        },
    }
}

/// An integer unless the number has a fraction or an exponent; [`parse`] has refused those that would be rounded.
fn read_number(number: &serde_json::Number) -> Result<Value> {
    match (number.as_i64(), number.as_f64()) {
        (Some(integer), _) => Ok(Value::Integer(integer)),
        (None, Some(float)) if number.is_f64() => Ok(Value::Float(float)),
        (None, _) => Err(decode(format!("{number} does not fit in 64 bits"))),
    }
}

fn read_map(json: &Json) -> Result<Value> {
    let entries = json.as_object().ok_or_else(|| decode("$map needs an object"))?;
    let entries = entries.iter().map(|(key, value)| Ok((Arc::from(key.as_str()), read(value)?)));
    Ok(Value::Map(Arc::new(entries.collect::<Result<Map>>()?)))
}

fn read_tagged(tag: &str, content: &Json) -> Result<Value> {
    match tag {
        "$int" => read_integer(content),
        "$float" => read_float(content),
        "$map" => read_map(content),
        "$node" => Ok(Value::Node(NodeId(read_id(content)?))),
        "$rel" => Ok(Value::Relationship(RelationshipId(read_id(content)?))),
        "$path" => read_path(content),
        "$temporal" => read_temporal(content),
        "$point" => read_point(content),
        _ => Err(decode(format!("unknown tag {tag}"))),
    }
}

fn decode(message: impl Into<String>) -> Error {
    Error::Decode(message.into())
}

fn read_integer(content: &Json) -> Result<Value> {
    let integer = content.as_str().and_then(|text| text.parse().ok());
    integer.map(Value::Integer).ok_or_else(|| decode("$int needs a string of digits that fits in 64 bits"))
}

fn read_float(content: &Json) -> Result<Value> {
    let float = content.as_str().and_then(|text| text.parse().ok());
    float.map(Value::Float).ok_or_else(|| decode("$float needs a number in a string"))
}

fn read_id(content: &Json) -> Result<u64> {
    content.get("id").and_then(Json::as_u64).ok_or_else(|| decode("a node or relationship needs an `id`"))
}

fn read_path(content: &Json) -> Result<Value> {
    let ids = |key: &str, tag: &str| -> Result<Vec<u64>> {
        let items = content.get(key).and_then(Json::as_array);
        let items = items.ok_or_else(|| decode(format!("$path needs a list `{key}`")))?;
        items.iter().map(|item| read_id(item.get(tag).unwrap_or(item))).collect()
    };
    let (nodes, relationships) = (ids("nodes", "$node")?, ids("rels", "$rel")?);
    if nodes.len() != relationships.len() + 1 {
        return Err(decode("$path needs one node more than relationships"));
    }
    let nodes = nodes.into_iter().map(NodeId).collect();
    let relationships = relationships.into_iter().map(RelationshipId).collect();
    Ok(Value::Path(Arc::new(Path::new(nodes, relationships))))
}

fn read_temporal(content: &Json) -> Result<Value> {
    let text = |key: &str| content.get(key).and_then(Json::as_str);
    let (Some(kind), Some(value)) = (text("type"), text("value")) else {
        return Err(decode("$temporal needs strings `type` and `value`"));
    };
    let read = match kind {
        "date" => parse::point(Kind::Date, value),
        "time" => parse::point(Kind::Time, value),
        "localtime" => parse::point(Kind::LocalTime, value),
        "datetime" => parse::point(Kind::DateTime, value),
        "localdatetime" => parse::point(Kind::LocalDateTime, value),
        "duration" => parse::duration(value).map(Temporal::from),
        _ => return Err(decode(format!("{kind} is no temporal type"))),
    };
    read.map(Value::Temporal).map_err(|error| decode(error.message))
}

fn read_point(content: &Json) -> Result<Value> {
    let number = |key: &str| -> Result<Option<f64>> {
        match content.get(key).map(read).transpose()? {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Float(float)) => Ok(Some(float)),
            #[expect(clippy::cast_precision_loss, reason = "coordinates are floats")]
            Some(Value::Integer(integer)) => Ok(Some(integer as f64)),
            Some(_) => Err(decode(format!("`{key}` of a $point needs a number"))),
        }
    };
    let srid = content.get("srid").and_then(Json::as_u64).and_then(|srid| u32::try_from(srid).ok());
    match (srid, number("x")?, number("y")?, number("z")?) {
        (Some(srid @ (7203 | 4326)), Some(x), Some(y), None) => Ok(Point { srid, x, y, z: None }),
        (Some(srid @ (9157 | 4979)), Some(x), Some(y), Some(z)) => Ok(Point { srid, x, y, z: Some(z) }),
        _ => Err(decode(
            "$point needs an srid of 7203, 9157, 4326 or 4979 and the coordinates that belong to it",
        )),
    }
    .map(|point| Value::Point(Arc::new(point)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there_and_back(value: &Value) -> Value {
        let mut text = String::new();
        write(value, &GraphView::default(), Encoding::Tagged, &mut text).unwrap();
        read(&parse(&text).unwrap()).unwrap()
    }

    #[test]
    fn tagged_values_read_back_as_themselves() {
        let map: Map =
            [("$int".into(), Value::string("x\u{202E}\u{1F600}\"\\")), ("".into(), Value::Null)].into();
        for value in [
            Value::Integer(i64::MIN),
            Value::Integer(i64::MAX),
            Value::Float(1.0),
            Value::Float(-0.0),
            Value::Float(3985764.3405892687),
            Value::Float(f64::MIN_POSITIVE),
            Value::Float(f64::MAX),
            Value::Float(f64::INFINITY),
            Value::list(vec![Value::Boolean(true), Value::Map(Arc::new(map))]),
            Value::Point(Arc::new(Point { srid: 4979, x: 1.0, y: -2.5, z: Some(0.1) })),
        ] {
            assert_eq!(there_and_back(&value), value);
        }
        for (kind, text) in
            [(Kind::Date, "1984-10-11"), (Kind::DateTime, "2015-06-24T12:50:35.556+02:00[Europe/Paris]")]
        {
            let value = Value::Temporal(parse::point(kind, text).unwrap());
            assert_eq!(there_and_back(&value), value);
        }
        let duration = Value::Temporal(parse::duration("P1Y2M-3DT4.5S").unwrap().into());
        assert_eq!(there_and_back(&duration), duration);
        assert!(matches!(there_and_back(&Value::Float(f64::NAN)), Value::Float(float) if float.is_nan()));
    }

    #[test]
    fn an_integer_beyond_64_bits_is_refused_and_not_rounded() {
        assert!(parse("9223372036854775808").is_err());
        assert!(parse("[-9223372036854775809]").is_err());
        assert!(parse(r#"["\"", 123456789012345678901234567890]"#).is_err());
        assert!(parse(r#"["123456789012345678901234567890\\", 1.00000000000000000000001]"#).is_ok());
        assert_eq!(read(&parse("1e30").unwrap()).unwrap(), Value::Float(1e30));
    }

    #[test]
    fn a_value_that_is_too_deep_is_refused() {
        let deep = (0..1000).fold(Value::Null, |inner, _| Value::list(vec![inner]));
        let written = write(&deep, &GraphView::default(), Encoding::Plain, &mut String::new());
        assert!(matches!(written, Err(Error::Limit(_))));
    }

    #[test]
    fn unknown_tags_are_refused() {
        for text in
            [r#"{"$x":1}"#, r#"{"$int":"1.5"}"#, r#"{"$path":{"nodes":[],"rels":[]}}"#, r#"{"$point":{}}"#]
        {
            assert!(read(&parse(text).unwrap()).is_err(), "{text}");
        }
    }
}
