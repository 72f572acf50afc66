//! Values as the kit writes them, and as they are compared.
//!
//! A [`Shape`] is what can be told of a value from outside: a node is its labels and properties, a path the
//! shapes along it with the way each relationship points, a temporal its text as a string. Two values agree when
//! their shapes are written alike ([`Display`](fmt::Display)): labels and maps in order of their names, `1` and
//! `1.0` apart, all NaNs the same.

use silkgraph::Value;
use silkgraph::graph::GraphView;
use silkgraph::value::{Element, NodeId, Path, RelationshipId};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

/// A value, seen from outside.
#[derive(Debug, Clone)]
pub(crate) enum Shape {
    Null,
    Boolean(bool),
    Integer(i64),
    Float(f64),
    String(String),
    List(Vec<Shape>),
    Map(Properties),
    Node(BTreeSet<String>, Properties),
    Relationship(String, Properties),
    Path(Box<Shape>, Vec<Hop>),
}

/// Values by key.
pub(crate) type Properties = BTreeMap<String, Shape>;

/// A step of a path.
#[derive(Debug, Clone)]
pub(crate) struct Hop {
    is_forward: bool,
    relationship: Shape,
    node: Shape,
}

impl Shape {
    /// Reads the kit's notation.
    pub(crate) fn parse(text: &str) -> Result<Shape, String> {
        let mut reader = Reader { rest: text };
        let shape = reader.value()?;
        reader.skip_blanks();
        if reader.rest.is_empty() { Ok(shape) } else { Err(reader.fault("the end")) }
    }

    /// The shape of a value whose elements are in `view`.
    pub(crate) fn of(value: &Value, view: &GraphView) -> Shape {
        match value {
            Value::Null => Shape::Null,
            Value::Boolean(boolean) => Shape::Boolean(*boolean),
            Value::Integer(integer) => Shape::Integer(*integer),
            Value::Float(float) => Shape::Float(*float),
            Value::String(text) => Shape::String(text.to_string()),
            Value::List(items) => Shape::List(items.iter().map(|item| Shape::of(item, view)).collect()),
            Value::Map(map) => {
                Shape::Map(map.iter().map(|(key, value)| (key.to_string(), Shape::of(value, view))).collect())
            }
            Value::Node(node) => of_node(*node, view),
            Value::Relationship(relationship) => of_relationship(*relationship, view),
            Value::Path(path) => of_path(path, view),
            // Temporals and points compare by their text.
            other => Shape::String(other.to_string()),
        }
    }

    /// The value it stands for, where it needs no graph.
    pub(crate) fn to_value(&self) -> Result<Value, String> {
        Ok(match self {
            Shape::Null => Value::Null,
            Shape::Boolean(boolean) => Value::Boolean(*boolean),
            Shape::Integer(integer) => Value::Integer(*integer),
            Shape::Float(float) => Value::Float(*float),
            Shape::String(text) => Value::string(text.as_str()),
            Shape::List(items) => Value::list(items.iter().map(Shape::to_value).collect::<Result<_, _>>()?),
            Shape::Map(map) => {
                let entries = map.iter().map(|(key, value)| Ok((key.as_str().into(), value.to_value()?)));
                Value::Map(Arc::new(entries.collect::<Result<_, String>>()?))
            }
            element => return Err(format!("{element} is part of a graph and cannot be given")),
        })
    }

    /// Puts the elements of every list in one order, so that lists compare as bags.
    pub(crate) fn sort_lists(&mut self) {
        match self {
            Shape::List(items) => {
                items.iter_mut().for_each(Shape::sort_lists);
                items.sort_by_cached_key(ToString::to_string);
            }
            Shape::Map(map) | Shape::Node(_, map) | Shape::Relationship(_, map) => {
                map.values_mut().for_each(Shape::sort_lists);
            }
            _ => {}
        }
    }
}

fn of_node(node: NodeId, view: &GraphView) -> Shape {
    let labels = view.labels(node).iter().map(|&label| view.catalog().label_name(label).to_string());
    Shape::Node(labels.collect(), properties(node.into(), view))
}

fn of_relationship(relationship: RelationshipId, view: &GraphView) -> Shape {
    let name =
        view.relationship_type(relationship).map(|number| view.catalog().type_name(number).to_string());
    Shape::Relationship(name.unwrap_or_default(), properties(relationship.into(), view))
}

fn properties(element: Element, view: &GraphView) -> Properties {
    let named = |(key, value)| (view.catalog().key_name(key).to_string(), Shape::of(&value, view));
    view.properties(element).map(named).collect()
}

fn of_path(path: &Path, view: &GraphView) -> Shape {
    let hops = path.relationships().iter().zip(path.nodes().windows(2));
    let hops = hops.map(|(&relationship, ends)| Hop {
        is_forward: view.endpoints(relationship).is_some_and(|(start, _)| start == ends[0]),
        relationship: of_relationship(relationship, view),
        node: of_node(ends[1], view),
    });
    Shape::Path(Box::new(of_node(path.nodes()[0], view)), hops.collect())
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Shape::Null => f.write_str("null"),
            Shape::Boolean(boolean) => write!(f, "{boolean}"),
            Shape::Integer(integer) => write!(f, "{integer}"),
            Shape::Float(float) if float.is_nan() => f.write_str("NaN"),
            // Adding a zero makes the negative zero a positive one.
            Shape::Float(float) => write!(f, "{:?}", float + 0.0),
            Shape::String(text) => write!(f, "'{}'", text.replace('\\', "\\\\").replace('\'', "\\'")),
            Shape::List(items) => {
                let items: Vec<String> = items.iter().map(ToString::to_string).collect();
                write!(f, "[{}]", items.join(", "))
            }
            Shape::Map(map) => write!(f, "{{{}}}", entries(map)),
            Shape::Node(labels, properties) => {
                let labels: Vec<String> = labels.iter().map(|label| format!(":{label}")).collect();
                write!(f, "({})", described(&labels.concat(), properties))
            }
            Shape::Relationship(name, properties) => {
                write!(f, "[{}]", described(&format!(":{name}"), properties))
            }
            Shape::Path(first, hops) => {
                write!(f, "<{first}")?;
                hops.iter().try_for_each(|hop| {
                    let (before, after) = if hop.is_forward { ("-", "->") } else { ("<-", "-") };
                    write!(f, "{before}{}{after}{}", hop.relationship, hop.node)
                })?;
                f.write_str(">")
            }
        }
    }
}

fn entries(map: &Properties) -> String {
    map.iter().map(|(key, value)| format!("{key}: {value}")).collect::<Vec<_>>().join(", ")
}

/// Labels or a type, then the properties if there are any.
fn described(names: &str, properties: &Properties) -> String {
    match (names.is_empty(), properties.is_empty()) {
        (_, true) => names.to_owned(),
        (true, false) => format!("{{{}}}", entries(properties)),
        (false, false) => format!("{names} {{{}}}", entries(properties)),
    }
}

/// Reads values off the front of a text.
struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn value(&mut self) -> Result<Shape, String> {
        self.skip_blanks();
        match self.rest.chars().next() {
            Some('(') => self.node(),
            Some('[') if self.rest.starts_with("[:") => self.relationship(),
            Some('[') => self.list(),
            Some('{') => Ok(Shape::Map(self.map()?)),
            Some('<') => self.path(),
            Some('\'') => Ok(Shape::String(self.string()?)),
            _ => self.word(),
        }
    }

    fn node(&mut self) -> Result<Shape, String> {
        self.take("(")?;
        let mut labels = BTreeSet::new();
        while self.has(":") {
            labels.insert(self.name()?);
        }
        let properties = self.properties()?;
        self.take(")")?;
        Ok(Shape::Node(labels, properties))
    }

    fn relationship(&mut self) -> Result<Shape, String> {
        self.take("[")?;
        self.take(":")?;
        let name = self.name()?;
        let properties = self.properties()?;
        self.take("]")?;
        Ok(Shape::Relationship(name, properties))
    }

    /// The properties of an element, which may be left out.
    fn properties(&mut self) -> Result<Properties, String> {
        self.skip_blanks();
        if self.rest.starts_with('{') { self.map() } else { Ok(Properties::new()) }
    }

    fn path(&mut self) -> Result<Shape, String> {
        self.take("<")?;
        let first = self.node()?;
        let mut hops = Vec::new();
        while !self.has(">") {
            let is_backward = self.has("<");
            self.take("-")?;
            let relationship = self.relationship()?;
            self.take(if is_backward { "-" } else { "->" })?;
            hops.push(Hop { is_forward: !is_backward, relationship, node: self.node()? });
        }
        Ok(Shape::Path(Box::new(first), hops))
    }

    fn list(&mut self) -> Result<Shape, String> {
        self.take("[")?;
        let mut items = Vec::new();
        while !self.has("]") {
            if !items.is_empty() {
                self.take(",")?;
            }
            items.push(self.value()?);
        }
        Ok(Shape::List(items))
    }

    fn map(&mut self) -> Result<Properties, String> {
        self.take("{")?;
        let mut map = Properties::new();
        while !self.has("}") {
            if !map.is_empty() {
                self.take(",")?;
            }
            let key = self.name()?;
            self.take(":")?;
            map.insert(key, self.value()?);
        }
        Ok(map)
    }

    fn string(&mut self) -> Result<String, String> {
        self.take("'")?;
        let mut text = String::new();
        let mut characters = self.rest.chars();
        while let Some(character) = characters.next() {
            match character {
                '\'' => {
                    self.rest = characters.as_str();
                    return Ok(text);
                }
                '\\' => text.push(match characters.next() {
                    Some('n') => '\n',
                    Some('t') => '\t',
                    Some(plain) => plain,
                    None => break,
                }),
                plain => text.push(plain),
            }
        }
        Err(self.fault("a closing quote"))
    }

    /// A number, or one of the words that stand for a value.
    fn word(&mut self) -> Result<Shape, String> {
        let end = self.rest.find([' ', ',', ']', '}', ')', '>']).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        let shape = match word {
            "null" => Shape::Null,
            "true" => Shape::Boolean(true),
            "false" => Shape::Boolean(false),
            _ => match (word.parse::<i64>(), word.parse::<f64>()) {
                (Ok(integer), _) => Shape::Integer(integer),
                (_, Ok(float)) => Shape::Float(float),
                _ => return Err(self.fault("a value")),
            },
        };
        self.rest = rest;
        Ok(shape)
    }

    /// A name, bare or in backticks.
    fn name(&mut self) -> Result<String, String> {
        self.skip_blanks();
        if let Some((name, rest)) = self.rest.strip_prefix('`').and_then(|rest| rest.split_once('`')) {
            self.rest = rest;
            return Ok(name.to_owned());
        }
        let is_part = |character: char| character.is_alphanumeric() || "_$".contains(character);
        let end = self.rest.find(|character| !is_part(character)).unwrap_or(self.rest.len());
        if end == 0 {
            return Err(self.fault("a name"));
        }
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        Ok(name.to_owned())
    }

    fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn has(&mut self, token: &str) -> bool {
        self.skip_blanks();
        let rest = self.rest.strip_prefix(token);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn take(&mut self, token: &str) -> Result<(), String> {
        if self.has(token) { Ok(()) } else { Err(self.fault(token)) }
    }

    fn fault(&self, expected: &str) -> String {
        format!("the kit's value notation: expected {expected} before {:?}", self.rest)
    }
}
