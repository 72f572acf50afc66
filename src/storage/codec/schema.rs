//! The definitions of indexes and constraints, and the types that constraints speak of.
//!
//! The numbers, and the order of the fields, are the format: they are added to, never changed.

use super::{Decode, Decoder, Encode, Encoder, Malformed};
use crate::graph::{
    ConstraintDefinition, ConstraintRule, ConstraintTarget, FullTextDefinition, FullTextTarget,
    IndexDefinition,
};
use crate::value::{TypeAlternative, TypeKind, ValueType};
use std::sync::Arc;

/// An index of the nodes of a label by one property: the only kind there was at first, which keeps its bytes.
pub(in crate::storage) struct PlainIndex(pub(in crate::storage) IndexDefinition);

impl PlainIndex {
    /// The bytes of `definition`, where it is of that kind.
    pub(in crate::storage) fn encode(definition: &IndexDefinition, to: &mut Encoder) {
        let (label, key) = plain(definition).expect("only a plain index is written as one");
        definition.name.encode(to);
        label.encode(to);
        key.encode(to);
    }
}

impl Decode for PlainIndex {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        let name = Decode::decode(from)?;
        let label = Decode::decode(from)?;
        Ok(PlainIndex(IndexDefinition::of_nodes(name, label, Decode::decode(from)?)))
    }
}

/// The label and the property of an index that has just these.
pub(in crate::storage) fn plain(definition: &IndexDefinition) -> Option<(&Arc<str>, &Arc<str>)> {
    match (&definition.target, &*definition.keys) {
        (ConstraintTarget::Node(label), [key]) => Some((label, key)),
        _ => None,
    }
}

impl Encode for IndexDefinition {
    fn encode(&self, to: &mut Encoder) {
        self.name.encode(to);
        self.target.encode(to);
        self.keys.encode(to);
    }
}

impl Decode for IndexDefinition {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        let name = Decode::decode(from)?;
        let target = Decode::decode(from)?;
        let keys: Vec<Arc<str>> = Decode::decode(from)?;
        if keys.is_empty() {
            return Err(from.malformed("expected an index of one property or more"));
        }
        Ok(IndexDefinition { name, target, keys })
    }
}

impl Encode for FullTextDefinition {
    fn encode(&self, to: &mut Encoder) {
        self.name.encode(to);
        let kind = match self.target {
            FullTextTarget::Nodes(_) => 0_u8,
            FullTextTarget::Relationships(_) => 1_u8,
        };
        kind.encode(to);
        self.target.names().to_vec().encode(to);
        self.keys.encode(to);
    }
}

impl Decode for FullTextDefinition {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        let (name, kind) = (Decode::decode(from)?, u8::decode(from)?);
        let names: Vec<Arc<str>> = Decode::decode(from)?;
        let keys: Vec<Arc<str>> = Decode::decode(from)?;
        if names.is_empty() || keys.is_empty() {
            return Err(from.malformed("expected a full-text index of one name and one property or more"));
        }
        let target = match kind {
            0 => FullTextTarget::Nodes(names),
            1 => FullTextTarget::Relationships(names),
            kind => return Err(from.unknown("whom a full-text index concerns", kind)),
        };
        Ok(FullTextDefinition { name, target, keys })
    }
}

impl Encode for ConstraintTarget {
    fn encode(&self, to: &mut Encoder) {
        match self {
            ConstraintTarget::Node(label) => (0_u8, label.clone()).encode(to),
            ConstraintTarget::Relationship(name) => (1_u8, name.clone()).encode(to),
        }
    }
}

impl Decode for ConstraintTarget {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        match u8::decode(from)? {
            0 => Ok(ConstraintTarget::Node(Decode::decode(from)?)),
            1 => Ok(ConstraintTarget::Relationship(Decode::decode(from)?)),
            target => Err(from.unknown("whom a constraint or an index concerns", target)),
        }
    }
}

impl Encode for ConstraintDefinition {
    fn encode(&self, to: &mut Encoder) {
        self.name.encode(to);
        self.target.encode(to);
        self.keys.encode(to);
        match &self.rule {
            ConstraintRule::Unique => 0_u8.encode(to),
            ConstraintRule::Key => 1_u8.encode(to),
            ConstraintRule::Exists => 2_u8.encode(to),
            ConstraintRule::Type(value_type) => {
                3_u8.encode(to);
                value_type.encode(to);
            }
        }
    }
}

impl Decode for ConstraintDefinition {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        let name = Decode::decode(from)?;
        let target = Decode::decode(from)?;
        let keys: Vec<Arc<str>> = Decode::decode(from)?;
        let rule = match u8::decode(from)? {
            0 => ConstraintRule::Unique,
            1 => ConstraintRule::Key,
            2 => ConstraintRule::Exists,
            3 => ConstraintRule::Type(Decode::decode(from)?),
            rule => return Err(from.unknown("what a constraint asks", rule)),
        };
        if keys.is_empty() {
            return Err(from.malformed("expected a constraint on one property or more"));
        }
        Ok(ConstraintDefinition { name, target, keys, rule })
    }
}

impl Encode for ValueType {
    fn encode(&self, to: &mut Encoder) {
        self.alternatives.encode(to);
    }
}

impl Decode for ValueType {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        Ok(ValueType { alternatives: Decode::decode(from)? })
    }
}

impl Encode for TypeAlternative {
    fn encode(&self, to: &mut Encoder) {
        self.is_nullable.encode(to);
        match &self.kind {
            TypeKind::List(items) => {
                LIST.encode(to);
                to.nest(|to| items.encode(to));
            }
            kind => {
                let number = KINDS.iter().find(|(_, known)| known == kind).map(|(number, _)| *number);
                number.expect("every kind but that of lists has its number").encode(to);
            }
        }
    }
}

impl Decode for TypeAlternative {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        let is_nullable = Decode::decode(from)?;
        let number = u8::decode(from)?;
        let kind = match KINDS.iter().find(|(known, _)| *known == number) {
            Some((_, kind)) => kind.clone(),
            None if number == LIST => TypeKind::List(Box::new(from.nest(Decode::decode)?)),
            None => return Err(from.unknown("a kind of value", number)),
        };
        Ok(TypeAlternative { kind, is_nullable })
    }
}

const LIST: u8 = 16;

const KINDS: &[(u8, TypeKind)] = &[
    (0, TypeKind::Nothing),
    (1, TypeKind::Null),
    (2, TypeKind::Boolean),
    (3, TypeKind::String),
    (4, TypeKind::Integer),
    (5, TypeKind::Float),
    (6, TypeKind::Date),
    (7, TypeKind::LocalTime),
    (8, TypeKind::ZonedTime),
    (9, TypeKind::LocalDateTime),
    (10, TypeKind::ZonedDateTime),
    (11, TypeKind::Duration),
    (12, TypeKind::Point),
    (13, TypeKind::Node),
    (14, TypeKind::Relationship),
    (15, TypeKind::Map),
    (17, TypeKind::Path),
    (18, TypeKind::PropertyValue),
    (19, TypeKind::Any),
];
