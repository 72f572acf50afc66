//! Create: new nodes and relationships for each row.

use super::super::chunk::{Chunk, Column, Row};
use super::super::context::Context;
use super::super::evaluate::{evaluate, labels, path_of, relationship_type, wrong_type};
use super::super::memory::Held;
use super::eager::{Eager, Update};
use super::{BoxedOperator, changes};
use crate::error::{Detail, ErrorClass, Phase, QueryError, Result, Span};
use crate::graph::{Direction, GraphView};
use crate::query::bound::{Creation, Expression, Naming, NewNode, NewRelationship, Slot};
use crate::value::{Map, NodeId, RelationshipId, Value};

/// How many rows are looked at ahead: what they change should stay at hand until it is their turn.
const FORESEEN: usize = 64;

/// Makes what `creation` describes, for each row of `input`.
pub(in super::super) fn create<'p>(input: BoxedOperator<'p>, creation: &'p Creation) -> BoxedOperator<'p> {
    Eager::boxed(input, Create { creation })
}

struct Create<'p> {
    creation: &'p Creation,
}

impl<'p> Update<'p> for Create<'p> {
    fn update(&mut self, chunks: Vec<Chunk>, _: &mut Held, context: &mut Context<'p>) -> Result<Vec<Chunk>> {
        chunks
            .iter()
            .map(|chunk| create_rows(self.creation, NullProperty::MeansNone, chunk, context))
            .collect()
    }
}

/// What a null among the properties of a new element means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum NullProperty {
    /// CREATE leaves it out.
    MeansNone,
    /// MERGE could never find it again.
    IsRefused,
}

/// The rows of `chunk` with what has been created for each.
pub(super) fn create_rows(
    creation: &Creation,
    null: NullProperty,
    chunk: &Chunk,
    context: &mut Context<'_>,
) -> Result<Chunk> {
    let mut new = New::for_rows(creation, chunk.len());
    for (number, row) in chunk.rows().enumerate() {
        context.guard.tick()?;
        if number % FORESEEN == 0 {
            foresee(creation, chunk, number, context.view());
        }
        for (node, column) in creation.nodes.iter().zip(&mut new.nodes) {
            column.push(create_node(node, null, row, context)?);
        }
        for (place, relationship) in creation.relationships.iter().enumerate() {
            let ends = (
                new.end(relationship.start, relationship, row)?,
                new.end(relationship.end, relationship, row)?,
            );
            new.relationships[place].push(create_relationship(relationship, ends, null, row, context)?);
        }
    }
    let mut created = chunk.clone();
    new.bind(&mut created);
    bind_paths(creation, created, context)
}

/// Has the graph look at the nodes that the next rows join, from row `first` on.
fn foresee(creation: &Creation, chunk: &Chunk, first: usize, view: &GraphView) {
    let rows = first..chunk.len().min(first + FORESEEN);
    for relationship in creation.relationships.iter().filter(|_| rows.len() > 1) {
        let Naming::Written(name) = &relationship.relationship_type else { continue };
        let ends = [(relationship.start, Direction::Outgoing), (relationship.end, Direction::Incoming)];
        for (slot, direction) in ends {
            if let Column::Nodes(nodes) = chunk.column(slot) {
                view.foresee(name, direction, &nodes[rows.clone()]);
            }
        }
    }
}

/// The columns of what is new.
struct New<'c> {
    creation: &'c Creation,
    nodes: Vec<Vec<NodeId>>,
    relationships: Vec<Vec<RelationshipId>>,
}

impl<'c> New<'c> {
    fn for_rows(creation: &'c Creation, rows: usize) -> Self {
        New {
            creation,
            nodes: vec![Vec::with_capacity(rows); creation.nodes.len()],
            relationships: vec![Vec::with_capacity(rows); creation.relationships.len()],
        }
    }

    /// The node at one end of a relationship: one created for this row, or one that the row came with.
    fn end(&self, slot: Slot, relationship: &NewRelationship, row: Row<'_>) -> Result<NodeId> {
        let new = self.creation.nodes.iter().position(|node| node.slot == slot);
        if let Some(node) = new.and_then(|place| self.nodes[place].last()) {
            return Ok(*node);
        }
        match row.get(slot) {
            Value::Node(node) => Ok(node),
            other => {
                let message = format!("a relationship needs a NODE at each end, not {}", other.type_name());
                Err(wrong_type(message, relationship.span))
            }
        }
    }

    fn bind(self, chunk: &mut Chunk) {
        for (node, column) in self.creation.nodes.iter().zip(self.nodes) {
            chunk.set(node.slot, Column::nodes(column));
        }
        for (relationship, column) in self.creation.relationships.iter().zip(self.relationships) {
            chunk.set(relationship.slot, Column::relationships(column));
        }
    }
}

fn create_node(
    node: &NewNode,
    null: NullProperty,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<NodeId> {
    let properties = properties(node.properties.as_ref(), null, row, context)?;
    let labels = labels(&node.labels, row, context)?;
    changes::create_node(context, &labels, &properties, node.span)
}

fn create_relationship(
    relationship: &NewRelationship,
    ends: (NodeId, NodeId),
    null: NullProperty,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<RelationshipId> {
    let properties = properties(relationship.properties.as_ref(), null, row, context)?;
    let name = relationship_type(&relationship.relationship_type, row, context)?;
    changes::create_relationship(context, &name, ends, &properties, relationship.span)
}

fn properties(
    expression: Option<&Expression>,
    null: NullProperty,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<std::sync::Arc<Map>> {
    let Some(expression) = expression else { return Ok(Default::default()) };
    match evaluate(expression, row, context)? {
        Value::Null => Ok(Default::default()),
        Value::Map(properties) => {
            let null_key = properties.iter().find(|(_, value)| value.is_null()).map(|(key, _)| key);
            match null_key {
                Some(key) if null == NullProperty::IsRefused => {
                    Err(null_property(key, expression.span).into())
                }
                _ => Ok(properties),
            }
        }
        other => Err(wrong_type(
            format!("properties are given as a MAP, not as {}", other.type_name()),
            expression.span,
        )),
    }
}

fn null_property(key: &str, span: Span) -> QueryError {
    let message = format!("MERGE cannot use null for the property `{key}`: nothing is equal to null");
    QueryError::new(ErrorClass::SemanticError, Phase::Runtime, Detail::MergeReadOwnWrites, message).at(span)
}

fn bind_paths(creation: &Creation, mut chunk: Chunk, context: &Context<'_>) -> Result<Chunk> {
    for (slot, parts) in &creation.paths {
        let paths: Result<Vec<_>> = chunk.rows().map(|row| path_of(parts, row, context)).collect();
        chunk.set(*slot, Column::values(paths?));
    }
    Ok(chunk)
}
