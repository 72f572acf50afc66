//! Types as the language writes them: `INTEGER | STRING`, `LIST<FLOAT NOT NULL> NOT NULL`.
//!
//! In: a value. Out: whether it is of a type ([`ValueType::includes`]), or the narrowest type it has
//! ([`ValueType::of`]). How a type is read from text is the parser's business; `Display` writes it as it is read.

use super::Value;
use super::temporal::Temporal;
use std::fmt;

/// A closed union: a value is of the type when it is of any alternative.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ValueType {
    /// The alternatives; none of them holds any value where there is none.
    pub alternatives: Vec<TypeAlternative>,
}

/// One type of a union.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeAlternative {
    /// What kind of value.
    pub kind: TypeKind,
    /// Whether null is of the type too: it is, unless NOT NULL is written.
    pub is_nullable: bool,
}

/// A kind of value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are the language's own")]
pub enum TypeKind {
    /// Nothing at all, not even null.
    Nothing,
    /// Null only.
    Null,
    Boolean,
    String,
    Integer,
    Float,
    Date,
    LocalTime,
    ZonedTime,
    LocalDateTime,
    ZonedDateTime,
    Duration,
    Point,
    Node,
    Relationship,
    Map,
    /// A list of items that are of a type.
    List(Box<ValueType>),
    Path,
    /// Whatever a property can hold.
    PropertyValue,
    /// Every value.
    Any,
}

impl ValueType {
    /// The type of one kind of value, and of null.
    pub fn nullable(kind: TypeKind) -> Self {
        ValueType { alternatives: vec![TypeAlternative { kind, is_nullable: true }] }
    }

    /// The type of one kind of value, without null.
    pub fn not_null(kind: TypeKind) -> Self {
        ValueType { alternatives: vec![TypeAlternative { kind, is_nullable: false }] }
    }

    /// Whether a value is of this type. Time O(size of the value × alternatives).
    pub fn includes(&self, value: &Value) -> bool {
        self.alternatives.iter().any(|alternative| match value {
            Value::Null => alternative.includes_null(),
            value => alternative.kind.includes(value),
        })
    }

    /// The narrowest type of a value.
    pub fn of(value: &Value) -> Self {
        match TypeKind::of(value) {
            TypeKind::Null => ValueType::nullable(TypeKind::Null),
            kind => ValueType::not_null(kind),
        }
    }

    /// Whether only values that a property can hold are of this type: simple values, and lists of them without nulls.
    pub fn is_of_properties(&self) -> bool {
        self.alternatives.iter().all(|alternative| match &alternative.kind {
            TypeKind::List(items) => {
                items.alternatives.iter().all(|item| !item.is_nullable && item.kind.is_simple())
            }
            kind => kind.is_simple(),
        })
    }

    /// The alternatives in the order of [`TypeKind`], each once; a kind that may be null covers the same without.
    fn normalized(mut alternatives: Vec<TypeAlternative>) -> Self {
        alternatives.sort();
        alternatives.dedup_by(|later, kept| {
            let is_same = later.kind == kept.kind;
            kept.is_nullable |= is_same && later.is_nullable;
            is_same
        });
        ValueType { alternatives }
    }
}

impl TypeAlternative {
    fn includes_null(&self) -> bool {
        self.kind != TypeKind::Nothing && self.is_nullable
    }
}

impl TypeKind {
    fn includes(&self, value: &Value) -> bool {
        match (self, value) {
            (TypeKind::Any, _) => true,
            (TypeKind::PropertyValue, Value::List(items)) => items.iter().all(is_simple),
            (TypeKind::PropertyValue, value) => is_simple(value),
            (TypeKind::List(items), Value::List(values)) => values.iter().all(|value| items.includes(value)),
            (TypeKind::List(_), _) | (_, Value::List(_)) => false,
            (kind, value) => *kind == TypeKind::of(value),
        }
    }

    fn of(value: &Value) -> Self {
        match value {
            Value::Null => TypeKind::Null,
            Value::Boolean(_) => TypeKind::Boolean,
            Value::Integer(_) => TypeKind::Integer,
            Value::Float(_) => TypeKind::Float,
            Value::String(_) => TypeKind::String,
            Value::List(items) => {
                let types = items.iter().flat_map(|item| ValueType::of(item).alternatives);
                let items = ValueType::normalized(types.collect());
                TypeKind::List(Box::new(with_null_folded(items)))
            }
            Value::Map(_) => TypeKind::Map,
            Value::Node(_) => TypeKind::Node,
            Value::Relationship(_) => TypeKind::Relationship,
            Value::Path(_) => TypeKind::Path,
            Value::Temporal(temporal) => TypeKind::of_temporal(temporal),
            Value::Point(_) => TypeKind::Point,
        }
    }

    fn of_temporal(temporal: &Temporal) -> Self {
        match temporal {
            Temporal::Date(_) => TypeKind::Date,
            Temporal::LocalTime(_) => TypeKind::LocalTime,
            Temporal::Time(_) => TypeKind::ZonedTime,
            Temporal::LocalDateTime(_) => TypeKind::LocalDateTime,
            Temporal::DateTime(_) => TypeKind::ZonedDateTime,
            Temporal::Duration(_) => TypeKind::Duration,
        }
    }

    /// Whether a value of this kind may be an item of a property's list.
    fn is_simple(&self) -> bool {
        !matches!(
            self,
            TypeKind::Nothing
                | TypeKind::Null
                | TypeKind::Node
                | TypeKind::Relationship
                | TypeKind::Map
                | TypeKind::List(_)
                | TypeKind::Path
                | TypeKind::PropertyValue
                | TypeKind::Any
        )
    }
}

fn is_simple(value: &Value) -> bool {
    !matches!(value, Value::List(_)) && TypeKind::of(value).is_simple()
}

/// Null among the types of a list's items makes the others nullable; alone it stays.
fn with_null_folded(mut items: ValueType) -> ValueType {
    let has_null = items.alternatives.iter().any(|alternative| alternative.kind == TypeKind::Null);
    if has_null && items.alternatives.len() > 1 {
        items.alternatives.retain(|alternative| alternative.kind != TypeKind::Null);
        items.alternatives.iter_mut().for_each(|alternative| alternative.is_nullable = true);
    }
    if items.alternatives.is_empty() {
        return ValueType::not_null(TypeKind::Nothing);
    }
    items
}

impl fmt::Display for ValueType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, alternative) in self.alternatives.iter().enumerate() {
            if index > 0 {
                f.write_str(" | ")?;
            }
            write!(f, "{alternative}")?;
        }
        Ok(())
    }
}

impl fmt::Display for TypeAlternative {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.kind)?;
        let says_so = !self.is_nullable && !matches!(self.kind, TypeKind::Nothing | TypeKind::Null);
        if says_so { f.write_str(" NOT NULL") } else { Ok(()) }
    }
}

impl fmt::Display for TypeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TypeKind::Nothing => "NOTHING",
            TypeKind::Null => "NULL",
            TypeKind::Boolean => "BOOLEAN",
            TypeKind::String => "STRING",
            TypeKind::Integer => "INTEGER",
            TypeKind::Float => "FLOAT",
            TypeKind::Date => "DATE",
            TypeKind::LocalTime => "LOCAL TIME",
            TypeKind::ZonedTime => "ZONED TIME",
            TypeKind::LocalDateTime => "LOCAL DATETIME",
            TypeKind::ZonedDateTime => "ZONED DATETIME",
            TypeKind::Duration => "DURATION",
            TypeKind::Point => "POINT",
            TypeKind::Node => "NODE",
            TypeKind::Relationship => "RELATIONSHIP",
            TypeKind::Map => "MAP",
            TypeKind::List(items) => return write!(f, "LIST<{items}>"),
            TypeKind::Path => "PATH",
            TypeKind::PropertyValue => "PROPERTY VALUE",
            TypeKind::Any => "ANY",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn type_of(value: &Value) -> String {
        ValueType::of(value).to_string()
    }

    #[test]
    fn a_value_has_the_narrowest_type_that_includes_it() {
        let list = |items: Vec<Value>| Value::list(items);
        let (one, text) = (Value::Integer(1), Value::string("a"));
        assert_eq!(type_of(&one), "INTEGER NOT NULL");
        assert_eq!(type_of(&Value::Null), "NULL");
        assert_eq!(type_of(&list(vec![])), "LIST<NOTHING> NOT NULL");
        assert_eq!(type_of(&list(vec![Value::Null])), "LIST<NULL> NOT NULL");
        let mixed = list(vec![one.clone(), text, Value::Null, one]);
        assert_eq!(type_of(&mixed), "LIST<STRING | INTEGER> NOT NULL");
        assert!(ValueType::of(&mixed).includes(&mixed));
    }

    #[test]
    fn null_is_of_every_type_that_does_not_exclude_it() {
        assert!(ValueType::nullable(TypeKind::Integer).includes(&Value::Null));
        assert!(!ValueType::not_null(TypeKind::Integer).includes(&Value::Null));
        assert!(!ValueType::nullable(TypeKind::Nothing).includes(&Value::Null));
        let list = |items| ValueType::nullable(TypeKind::List(Box::new(items)));
        let nulls = Value::list(vec![Value::Null]);
        assert!(list(ValueType::nullable(TypeKind::String)).includes(&nulls));
        assert!(!list(ValueType::not_null(TypeKind::String)).includes(&nulls));
    }

    #[test]
    fn properties_hold_simple_values_and_lists_of_them() {
        let list = |kind| ValueType::nullable(TypeKind::List(Box::new(ValueType::not_null(kind))));
        assert!(list(TypeKind::Integer).is_of_properties());
        assert!(!list(TypeKind::Map).is_of_properties());
        assert!(!ValueType::nullable(TypeKind::Node).is_of_properties());
        let nested = Value::list(vec![Value::list(vec![])]);
        assert!(!ValueType::nullable(TypeKind::PropertyValue).includes(&nested));
    }
}
