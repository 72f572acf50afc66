//! What a query computes with: the values of openCypher.
//!
//! A [`Value`] names nodes and relationships by id; their labels and properties are asked of a
//! [view of the graph](crate::graph::GraphView). Comparison and order live in [`order`], arithmetic in
//! [`arithmetic`], conversion to and from Rust in [`convert`], and the way a value is written in a query in
//! [`literal`].

pub mod id;
pub(crate) mod deferred;
pub(crate) mod page;
mod path;
mod point;
pub mod temporal;
pub mod order;
pub mod arithmetic;
pub mod convert;
pub mod literal;
mod value_type;

pub use id::{Element, NodeId, RelationshipId};
pub use path::Path;
pub use point::Point;
pub use temporal::Temporal;
pub use value_type::{TypeAlternative, TypeKind, ValueType};

use std::collections::BTreeMap;
use std::sync::Arc;

/// A map from keys to values, in the order of its keys.
pub type Map = BTreeMap<Arc<str>, Value>;

/// A value of the query language. Cloning is cheap: what is large is shared.
///
/// `PartialEq` is structural (`1` and `1.0` differ, `NaN` differs from itself); the language's own
/// equality, three-valued, is [`order::equals`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub enum Value {
    /// Nothing known.
    #[default]
    Null,
    /// True or false.
    Boolean(bool),
    /// A 64-bit signed integer.
    Integer(i64),
    /// A 64-bit floating-point number.
    Float(f64),
    /// Unicode text.
    String(Arc<str>),
    /// Values in order.
    List(Arc<Vec<Value>>),
    /// Values by key.
    Map(Arc<Map>),
    /// A node of the graph.
    Node(NodeId),
    /// A relationship of the graph.
    Relationship(RelationshipId),
    /// A walk through the graph.
    Path(Arc<Path>),
    /// A date, a time, both, or a duration.
    Temporal(Temporal),
    /// A point in space.
    Point(Arc<Point>),
}

impl Value {
    /// The most items that one operation makes a list of.
    pub const MAXIMUM_LIST_LENGTH: usize = 1 << 26;
    /// The most bytes that one operation makes a string of.
    pub const MAXIMUM_STRING_BYTES: usize = 1 << 28;
    /// How deep lists and maps may be nested in one another; what walks values recurses that far.
    pub const MAXIMUM_NESTING: usize = 256;

    /// Whether lists and maps are nested in this value more than `limit` deep. Time O(size of the value).
    ///
    /// Whatever feeds an expression with its own result, as `reduce` does, must stop here.
    pub fn is_nested_deeper_than(&self, limit: usize) -> bool {
        let exceeds = |item: &Value| item.is_nested_deeper_than(limit - 1);
        match self {
            Value::List(items) => limit == 0 || items.iter().any(exceeds),
            Value::Map(entries) => limit == 0 || entries.values().any(exceeds),
            _ => false,
        }
    }

    /// Whether this is null.
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// A string value.
    pub fn string(text: impl Into<Arc<str>>) -> Self {
        Value::String(text.into())
    }

    /// A list value.
    pub fn list(items: Vec<Value>) -> Self {
        Value::List(Arc::new(items))
    }

    /// The name of the value's type, as the language writes it.
    pub fn type_name(&self) -> &'static str {
        match self {
            Value::Null => "NULL",
            Value::Boolean(_) => "BOOLEAN",
            Value::Integer(_) => "INTEGER",
            Value::Float(_) => "FLOAT",
            Value::String(_) => "STRING",
            Value::List(_) => "LIST",
            Value::Map(_) => "MAP",
            Value::Node(_) => "NODE",
            Value::Relationship(_) => "RELATIONSHIP",
            Value::Path(_) => "PATH",
            Value::Temporal(temporal) => temporal.type_name(),
            Value::Point(_) => "POINT",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_counts_lists_and_maps() {
        let nested = Value::list(vec![Value::from(Map::from([("k".into(), Value::list(vec![]))]))]);
        assert!(nested.is_nested_deeper_than(2));
        assert!(!nested.is_nested_deeper_than(3));
        assert!(!Value::Null.is_nested_deeper_than(0));
    }
}
