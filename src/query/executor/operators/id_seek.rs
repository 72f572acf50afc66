//! IdSeek: for each row, the nodes or relationships with an id, or with one of a list of ids, or that are the same as what
//! is known.
//!
//! An id is compared in the sense of `=`: a float may equal a number, nothing equals null, and what names nothing finds
//! nothing.

use super::super::chunk::{Chunk, Column, Row};
use super::super::context::Context;
use super::super::evaluate::evaluate;
use super::index_seek::no_list;
use super::per_row::Step;
use super::supply::Supply;
use crate::error::Result;
use crate::graph::GraphView;
use crate::query::bound::Slot;
use crate::query::plan::{IdKind, Seek};
use crate::value::{NodeId, RelationshipId, Value, order};

/// For each row, what has the id.
pub(super) struct IdSeek<'p> {
    slot: Slot,
    kind: IdKind,
    seek: &'p Seek,
    found: Supply<u64>,
}

impl<'p> IdSeek<'p> {
    /// Looks up the ids that `seek` asks for.
    pub(super) fn new(slot: Slot, kind: IdKind, seek: &'p Seek) -> Self {
        IdSeek { slot, kind, seek, found: Supply::default() }
    }

    /// The numbers asked for that name something, ascending, each once.
    fn seek(&self, row: Row<'_>, context: &mut Context<'p>) -> Result<Vec<u64>> {
        let wanted = match self.seek {
            Seek::Equal(value) => vec![evaluate(value, row, context)?],
            Seek::AnyOf(list) => match evaluate(list, row, context)? {
                Value::Null => Vec::new(),
                Value::List(items) => items.to_vec(),
                other => return Err(no_list(&other, list)),
            },
            Seek::Range { .. } | Seek::Prefix(_) => unreachable!("ids are looked up one by one"),
        };
        let view = context.view();
        let mut found: Vec<u64> = wanted.iter().filter_map(|id| self.number(id)).collect();
        found.retain(|number| self.is_there(*number, view));
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// The number that an id stands for.
    fn number(&self, id: &Value) -> Option<u64> {
        match (self.kind, id) {
            (IdKind::SameNode, Value::Node(node)) => Some(node.0),
            (IdKind::SameRelationship, Value::Relationship(relationship)) => Some(relationship.0),
            (IdKind::Node | IdKind::Relationship, id) => whole(id),
            (IdKind::NodeElement, Value::String(name)) => named(name, |number| NodeId(number).to_string()),
            (IdKind::RelationshipElement, Value::String(name)) => {
                named(name, |number| RelationshipId(number).to_string())
            }
            _ => None,
        }
    }

    fn is_there(&self, number: u64, view: &GraphView) -> bool {
        match self.kind {
            IdKind::SameNode | IdKind::Node | IdKind::NodeElement => view.has_node(NodeId(number)),
            IdKind::SameRelationship | IdKind::Relationship | IdKind::RelationshipElement => {
                view.has_relationship(RelationshipId(number))
            }
        }
    }
}

/// The number that is equal to a value.
fn whole(value: &Value) -> Option<u64> {
    let integer = match value {
        Value::Integer(integer) => *integer,
        #[expect(clippy::cast_possible_truncation, reason = "whether it is the same is asked below")]
        Value::Float(float) => *float as i64,
        _ => return None,
    };
    let is_same = order::equals(&Value::Integer(integer), value) == Some(true);
    u64::try_from(integer).ok().filter(|_| is_same)
}

/// The number whose name in writing is exactly `name`.
fn named(name: &str, write: impl Fn(u64) -> String) -> Option<u64> {
    let number = name.get(1..)?.parse().ok()?;
    (write(number) == name).then_some(number)
}

impl<'p> Step<'p> for IdSeek<'p> {
    fn begin(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<()> {
        let found = self.seek(row, context)?;
        self.found.begin(found);
        Ok(())
    }

    fn advance(&mut self, _: Row<'_>, room: usize, _: &mut Context<'p>) -> Result<usize> {
        Ok(self.found.give(room))
    }

    fn bind(&mut self, chunk: &mut Chunk) {
        let found = self.found.take().into_iter();
        let column = match self.kind {
            IdKind::SameNode | IdKind::Node | IdKind::NodeElement => {
                Column::nodes(found.map(NodeId).collect())
            }
            IdKind::SameRelationship | IdKind::Relationship | IdKind::RelationshipElement => {
                Column::relationships(found.map(RelationshipId).collect())
            }
        };
        chunk.set(self.slot, column);
    }

    fn reset(&mut self, _: &mut Context<'p>) {
        self.found.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_whole_number_or_an_exact_name() {
        assert_eq!(whole(&Value::Integer(7)), Some(7));
        assert_eq!(whole(&Value::Float(7.0)), Some(7));
        assert_eq!(
            [Value::Float(7.5), Value::Float(f64::NAN), Value::Integer(-1)].map(|id| whole(&id)),
            [None; 3]
        );
        let node = |name: &str| named(name, |number| NodeId(number).to_string());
        assert_eq!(node("n7"), Some(7));
        assert_eq!(["n07", "r7", "n", "", "n7 ", "é"].map(node), [None; 6]);
    }
}
