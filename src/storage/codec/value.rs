//! Values, and what is made of them beside changes: subjects and claims.
//!
//! The first byte of a value says which kind it is. These numbers, and the order of the fields, are the
//! format: they are added to, never changed.

use super::{Decode, Decoder, Encode, Encoder, Malformed};
use crate::provenance::{Claim, ClaimId, Comparator, Modality, Rank, Subject};
use crate::value::{Element, Map, NodeId, Path, Point, RelationshipId, Value};
use std::sync::Arc;

impl Encode for Value {
    fn encode(&self, to: &mut Encoder) {
        match self {
            Value::Null => 0_u8.encode(to),
            Value::Boolean(truth) => (1_u8, *truth).encode(to),
            Value::Integer(number) => (2_u8, *number).encode(to),
            Value::Float(number) => (3_u8, *number).encode(to),
            Value::String(text) => {
                4_u8.encode(to);
                text.encode(to);
            }
            Value::List(items) => {
                5_u8.encode(to);
                to.nest(|to| items.encode(to));
            }
            Value::Map(map) => {
                6_u8.encode(to);
                to.nest(|to| map.encode(to));
            }
            Value::Node(id) => (7_u8, *id).encode(to),
            Value::Relationship(id) => (8_u8, *id).encode(to),
            Value::Path(path) => {
                9_u8.encode(to);
                path.encode(to);
            }
            Value::Temporal(temporal) => {
                10_u8.encode(to);
                temporal.encode(to);
            }
            Value::Point(point) => {
                11_u8.encode(to);
                point.encode(to);
            }
        }
    }
}

impl Decode for Value {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        Ok(match u8::decode(from)? {
            0 => Value::Null,
            1 => Value::Boolean(bool::decode(from)?),
            2 => Value::Integer(i64::decode(from)?),
            3 => Value::Float(f64::decode(from)?),
            4 => Value::String(Decode::decode(from)?),
            5 => Value::List(Arc::new(from.nest(Decode::decode)?)),
            6 => Value::Map(Arc::new(from.nest(Decode::decode)?)),
            7 => Value::Node(Decode::decode(from)?),
            8 => Value::Relationship(Decode::decode(from)?),
            9 => Value::Path(Arc::new(Decode::decode(from)?)),
            10 => Value::Temporal(Decode::decode(from)?),
            11 => Value::Point(Arc::new(Decode::decode(from)?)),
            kind => return Err(from.unknown("a kind of value", kind)),
        })
    }
}

impl Encode for Map {
    fn encode(&self, to: &mut Encoder) {
        to.count(self.len());
        for (key, value) in self {
            key.encode(to);
            value.encode(to);
        }
    }
}

impl Decode for Map {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        let mut map = Map::new();
        for _ in 0..from.count()? {
            let (key, value) = Decode::decode(from)?;
            if map.last_key_value().is_some_and(|(last, _)| *last >= key) {
                return Err(from.malformed("expected the keys of a map in their order"));
            }
            map.insert(key, value);
        }
        Ok(map)
    }
}

impl Encode for Path {
    fn encode(&self, to: &mut Encoder) {
        self.nodes().encode(to);
        self.relationships().encode(to);
    }
}

impl Decode for Path {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        let (nodes, relationships): (Vec<NodeId>, Vec<RelationshipId>) = Decode::decode(from)?;
        if nodes.len() != relationships.len() + 1 {
            return Err(from.malformed("expected a path with one node more than relationships"));
        }
        Ok(Path::new(nodes, relationships))
    }
}

impl Encode for Point {
    fn encode(&self, to: &mut Encoder) {
        self.srid.encode(to);
        ((self.x, self.y), self.z).encode(to);
    }
}

impl Decode for Point {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        let srid = u32::decode(from)?;
        let ((x, y), z) = Decode::decode(from)?;
        Ok(Point { srid, x, y, z })
    }
}

/// Makes the newtypes of numbers codable.
macro_rules! ids {
    ($($id:ident),*) => {$(
        impl Encode for $id {
            fn encode(&self, to: &mut Encoder) {
                self.0.encode(to);
            }
        }

        impl Decode for $id {
            fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
                Ok($id(Decode::decode(from)?))
            }
        }
    )*};
}

ids!(NodeId, RelationshipId, ClaimId);

/// Makes enumerations of names codable, a byte a name.
macro_rules! names {
    ($($type:ident, $what:literal { $($name:ident = $byte:literal),* })*) => {$(
        impl Encode for $type {
            fn encode(&self, to: &mut Encoder) {
                let byte: u8 = match self { $($type::$name => $byte),* };
                byte.encode(to);
            }
        }

        impl Decode for $type {
            fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
                match u8::decode(from)? {
                    $($byte => Ok($type::$name),)*
                    byte => Err(from.unknown($what, byte)),
                }
            }
        }
    )*};
}

names! {
    Comparator, "a comparator" { Equal = 0, Greater = 1, GreaterOrEqual = 2, Less = 3, LessOrEqual = 4, About = 5 }
    Modality, "a modality" {
        Stated = 0, Planned = 1, Pledged = 2, Invited = 3, Opinion = 4, Denied = 5, Inferred = 6
    }
    Rank, "a rank" { Preferred = 0, Normal = 1, Deprecated = 2 }
}

impl Encode for Element {
    fn encode(&self, to: &mut Encoder) {
        match self {
            Element::Node(id) => (0_u8, *id).encode(to),
            Element::Relationship(id) => (1_u8, *id).encode(to),
        }
    }
}

impl Decode for Element {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        Ok(match u8::decode(from)? {
            0 => Element::Node(Decode::decode(from)?),
            1 => Element::Relationship(Decode::decode(from)?),
            kind => return Err(from.unknown("a kind of element", kind)),
        })
    }
}

impl Encode for Subject {
    fn encode(&self, to: &mut Encoder) {
        match self {
            Subject::Element(element) => (0_u8, *element).encode(to),
            Subject::Property(element, key) => {
                (1_u8, *element).encode(to);
                key.encode(to);
            }
            Subject::Label(node, label) => {
                (2_u8, *node).encode(to);
                label.encode(to);
            }
        }
    }
}

impl Decode for Subject {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        Ok(match u8::decode(from)? {
            0 => Subject::Element(Decode::decode(from)?),
            1 => Subject::Property(Decode::decode(from)?, Decode::decode(from)?),
            2 => Subject::Label(Decode::decode(from)?, Decode::decode(from)?),
            kind => return Err(from.unknown("a kind of subject", kind)),
        })
    }
}

impl Encode for Claim {
    fn encode(&self, to: &mut Encoder) {
        self.key.encode(to);
        self.source.encode(to);
        self.value.encode(to);
        self.comparator.encode(to);
        self.unit.encode(to);
        self.locator.encode(to);
        self.words.encode(to);
        self.stated_by.encode(to);
        self.valid_from.encode(to);
        self.valid_to.encode(to);
        self.as_of.encode(to);
        self.published.encode(to);
        self.recorded.encode(to);
        self.modality.encode(to);
        self.rank.encode(to);
        self.confidence.encode(to);
        self.explicit.encode(to);
        self.note.encode(to);
    }
}

impl Decode for Claim {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        // Fields of a literal are evaluated in the order in which they are written here.
        Ok(Claim {
            key: Decode::decode(from)?,
            source: Decode::decode(from)?,
            value: Decode::decode(from)?,
            comparator: Decode::decode(from)?,
            unit: Decode::decode(from)?,
            locator: Decode::decode(from)?,
            words: Decode::decode(from)?,
            stated_by: Decode::decode(from)?,
            valid_from: Decode::decode(from)?,
            valid_to: Decode::decode(from)?,
            as_of: Decode::decode(from)?,
            published: Decode::decode(from)?,
            recorded: Decode::decode(from)?,
            modality: Decode::decode(from)?,
            rank: Decode::decode(from)?,
            confidence: Decode::decode(from)?,
            explicit: Decode::decode(from)?,
            note: Decode::decode(from)?,
        })
    }
}
