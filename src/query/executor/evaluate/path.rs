//! Paths, made of the parts that a pattern found.

use super::super::chunk::Row;
use super::super::context::Context;
use crate::error::{Result, Span};
use crate::query::bound::PathPart;
use crate::value::{Element, NodeId, Path, RelationshipId, Value};
use std::sync::Arc;

/// The path that visits `parts`; null when any of them is.
pub(in super::super) fn path_of(parts: &[PathPart], row: Row<'_>, context: &Context<'_>) -> Result<Value> {
    let mut walk = Walk { context, nodes: Vec::new(), relationships: Vec::new() };
    for part in parts {
        if walk.add(*part, row)?.is_none() {
            return Ok(Value::Null);
        }
    }
    Ok(walk.finish())
}

/// A path being walked. While a relationship is taken whose far node is not yet known, there are as many nodes as
/// relationships.
struct Walk<'a, 'p> {
    context: &'a Context<'p>,
    nodes: Vec<NodeId>,
    relationships: Vec<RelationshipId>,
}

impl Walk<'_, '_> {
    /// Adds a part; `None` when it is null.
    fn add(&mut self, part: PathPart, row: Row<'_>) -> Result<Option<()>> {
        match part {
            PathPart::Node(slot) => match row.get(slot) {
                Value::Node(node) => {
                    self.arrive(node);
                    Ok(Some(()))
                }
                _ => Ok(None),
            },
            PathPart::Relationship(slot) => self.take(&row.get(slot)),
            PathPart::Relationships(slot) => match row.get(slot) {
                Value::List(run) => self.take_all(&run),
                _ => Ok(None),
            },
        }
    }

    fn arrive(&mut self, node: NodeId) {
        if self.nodes.len() == self.relationships.len() {
            self.nodes.push(node);
        }
    }

    fn take_all(&mut self, run: &[Value]) -> Result<Option<()>> {
        for relationship in run {
            if self.take(relationship)?.is_none() {
                return Ok(None);
            }
        }
        self.follow()?;
        Ok(Some(()))
    }

    fn take(&mut self, relationship: &Value) -> Result<Option<()>> {
        let Value::Relationship(relationship) = relationship else { return Ok(None) };
        self.follow()?;
        self.relationships.push(*relationship);
        Ok(Some(()))
    }

    /// Goes to the far node of the last relationship, if that has not been done.
    fn follow(&mut self) -> Result<()> {
        if let (Some(&last), true) = (self.relationships.last(), self.nodes.len() == self.relationships.len())
        {
            let ends = self.context.view().endpoints(last);
            let (start, end) =
                ends.ok_or_else(|| super::deleted(Element::Relationship(last), Span::default()))?;
            let is_at_start = self.nodes.last() == Some(&start);
            self.nodes.push(if is_at_start { end } else { start });
        }
        Ok(())
    }

    fn finish(self) -> Value {
        if self.nodes.len() != self.relationships.len() + 1 {
            return Value::Null;
        }
        Value::Path(Arc::new(Path::new(self.nodes, self.relationships)))
    }
}
