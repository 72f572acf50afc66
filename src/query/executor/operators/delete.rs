//! Delete: what the rows hold, all of it at once, so that the order of the rows does not matter.

use super::super::chunk::Chunk;
use super::super::context::Context;
use super::super::evaluate::{evaluate, wrong_type};
use super::super::memory::Held;
use super::eager::{Eager, Update};
use super::{BoxedOperator, changes};
use crate::error::{Result, Span};
use crate::graph::Direction;
use crate::query::bound::Expression;
use crate::value::{NodeId, RelationshipId, Value};
use std::collections::BTreeMap;

/// Deletes the `targets` of each row of `input`; with `detach` also the relationships of deleted nodes.
pub(in super::super) fn delete<'p>(
    input: BoxedOperator<'p>,
    detach: bool,
    targets: &'p [Expression],
) -> BoxedOperator<'p> {
    Eager::boxed(input, Delete { detach, targets })
}

struct Delete<'p> {
    detach: bool,
    targets: &'p [Expression],
}

/// What is to be deleted, and the place of the expression that says so.
#[derive(Default)]
struct Doomed {
    nodes: BTreeMap<NodeId, Span>,
    relationships: BTreeMap<RelationshipId, Span>,
}

impl Doomed {
    fn add(&mut self, value: &Value, span: Span) -> Result<()> {
        match value {
            Value::Null => {}
            Value::Node(node) => {
                self.nodes.insert(*node, span);
            }
            Value::Relationship(relationship) => {
                self.relationships.insert(*relationship, span);
            }
            Value::Path(path) => {
                self.nodes.extend(path.nodes().iter().map(|node| (*node, span)));
                self.relationships
                    .extend(path.relationships().iter().map(|relationship| (*relationship, span)));
            }
            _ => return Err(wrong_type(format!("{} cannot be deleted", value.type_name()), span)),
        }
        Ok(())
    }

    fn add_relationships_of_nodes(&mut self, context: &mut Context<'_>) -> Result<()> {
        for (node, span) in &self.nodes {
            for step in context.graph.view().neighbours(*node, None, Direction::Both) {
                context.guard.tick()?;
                self.relationships.insert(step.relationship, *span);
            }
        }
        Ok(())
    }

    fn delete(self, context: &mut Context<'_>) -> Result<()> {
        for (relationship, span) in self.relationships {
            context.guard.tick()?;
            changes::delete_relationship(context, relationship, span)?;
        }
        delete_nodes(self.nodes, context)
    }
}

/// A source goes after the nodes that it says something of; one that is said something of by others is refused.
fn delete_nodes(mut nodes: BTreeMap<NodeId, Span>, context: &mut Context<'_>) -> Result<()> {
    loop {
        let count_before = nodes.len();
        let mut sources = BTreeMap::new();
        for (node, span) in nodes {
            context.guard.tick()?;
            if context.graph.view().ledger().stated_by(node) > 0 {
                sources.insert(node, span);
            } else {
                changes::delete_node(context, node, span)?;
            }
        }
        nodes = sources;
        if nodes.is_empty() || nodes.len() == count_before {
            break;
        }
    }
    nodes.into_iter().try_for_each(|(node, span)| changes::delete_node(context, node, span))
}

impl<'p> Update<'p> for Delete<'p> {
    fn update(&mut self, chunks: Vec<Chunk>, _: &mut Held, context: &mut Context<'p>) -> Result<Vec<Chunk>> {
        let mut doomed = Doomed::default();
        for row in chunks.iter().flat_map(Chunk::rows) {
            context.guard.tick()?;
            for target in self.targets {
                doomed.add(&evaluate(target, row, context)?, target.span)?;
            }
        }
        if self.detach {
            doomed.add_relationships_of_nodes(context)?;
        }
        doomed.delete(context)?;
        Ok(chunks)
    }
}
