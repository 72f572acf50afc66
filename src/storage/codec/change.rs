//! Changes.
//!
//! The first byte of a change says which kind it is. These numbers, and the order of the fields, are the
//! format: they are added to, never changed.

use super::schema::{PlainIndex, plain};
use super::{Decode, Decoder, Encode, Encoder, Malformed};
use crate::graph::Change;
use std::sync::Arc;

impl Encode for Change {
    fn encode(&self, to: &mut Encoder) {
        match self {
            Change::CreateNode { id, labels, properties } => {
                (0_u8, *id).encode(to);
                labels.encode(to);
                properties.encode(to);
            }
            Change::DeleteNode { id } => (1_u8, *id).encode(to),
            Change::CreateRelationship { id, relationship_type, start, end, properties } => {
                (2_u8, *id).encode(to);
                relationship_type.encode(to);
                (*start, *end).encode(to);
                properties.encode(to);
            }
            Change::DeleteRelationship { id } => (3_u8, *id).encode(to),
            Change::SetProperty { element, key, value } => {
                (4_u8, *element).encode(to);
                key.encode(to);
                value.encode(to);
            }
            Change::AddLabel { node, label } => {
                (5_u8, *node).encode(to);
                label.encode(to);
            }
            Change::RemoveLabel { node, label } => {
                (6_u8, *node).encode(to);
                label.encode(to);
            }
            Change::AddClaim { id, subject, claim } => {
                (7_u8, *id).encode(to);
                subject.encode(to);
                claim.encode(to);
            }
            Change::RemoveClaim { id } => (8_u8, *id).encode(to),
            Change::CreateIndex { definition } if plain(definition).is_some() => {
                9_u8.encode(to);
                PlainIndex::encode(definition, to);
            }
            Change::CreateIndex { definition } => {
                13_u8.encode(to);
                definition.encode(to);
            }
            Change::CreateFullTextIndex { definition } => {
                14_u8.encode(to);
                definition.encode(to);
            }
            Change::DropIndex { name } => {
                10_u8.encode(to);
                name.encode(to);
            }
            Change::CreateConstraint { definition } => {
                11_u8.encode(to);
                definition.encode(to);
            }
            Change::DropConstraint { name } => {
                12_u8.encode(to);
                name.encode(to);
            }
        }
    }
}

impl Decode for Change {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        // Fields of a literal are evaluated in the order in which they are written here.
        Ok(match u8::decode(from)? {
            0 => Change::CreateNode {
                id: Decode::decode(from)?,
                labels: Decode::decode(from)?,
                properties: Decode::decode(from)?,
            },
            1 => Change::DeleteNode { id: Decode::decode(from)? },
            2 => Change::CreateRelationship {
                id: Decode::decode(from)?,
                relationship_type: Decode::decode(from)?,
                start: Decode::decode(from)?,
                end: Decode::decode(from)?,
                properties: Decode::decode(from)?,
            },
            3 => Change::DeleteRelationship { id: Decode::decode(from)? },
            4 => Change::SetProperty {
                element: Decode::decode(from)?,
                key: Decode::decode(from)?,
                value: Decode::decode(from)?,
            },
            5 => Change::AddLabel { node: Decode::decode(from)?, label: Decode::decode(from)? },
            6 => Change::RemoveLabel { node: Decode::decode(from)?, label: Decode::decode(from)? },
            7 => Change::AddClaim {
                id: Decode::decode(from)?,
                subject: Decode::decode(from)?,
                claim: Arc::new(Decode::decode(from)?),
            },
            8 => Change::RemoveClaim { id: Decode::decode(from)? },
            9 => Change::CreateIndex { definition: PlainIndex::decode(from)?.0 },
            10 => Change::DropIndex { name: Decode::decode(from)? },
            11 => Change::CreateConstraint { definition: Decode::decode(from)? },
            12 => Change::DropConstraint { name: Decode::decode(from)? },
            13 => Change::CreateIndex { definition: Decode::decode(from)? },
            14 => Change::CreateFullTextIndex { definition: Decode::decode(from)? },
            kind => return Err(from.unknown("a kind of change", kind)),
        })
    }
}
