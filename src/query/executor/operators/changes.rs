//! The changes that clauses make: each counted, and each cited where the statement gives its evidence.

use super::super::citing;
use super::super::context::Context;
use super::super::evaluate::ensure_exists;
use crate::error::{Detail, Error, ErrorClass, Phase, QueryError, Result, Span};
use crate::graph::{Change, Direction};
use crate::provenance::{ClaimId, Subject};
use crate::value::{Element, Map, NodeId, RelationshipId, Value};
use std::sync::Arc;

/// Creates a node.
pub(super) fn create_node(
    context: &mut Context<'_>,
    labels: &[Arc<str>],
    properties: &Map,
    span: Span,
) -> Result<NodeId> {
    let id = context.writer()?.graph().next_node_id();
    let properties = stored(properties);
    let set = properties.len() as u64;
    let mut distinct: Vec<Arc<str>> = Vec::with_capacity(labels.len());
    for label in labels {
        if !distinct.contains(label) {
            distinct.push(label.clone());
        }
    }
    let added = distinct.len() as u64;
    at(context.apply(Change::CreateNode { id, labels: distinct, properties }), span)?;
    context.counters.nodes_created += 1;
    context.counters.labels_added += added;
    context.counters.properties_set += set;
    citing::cite(context, Subject::Element(id.into()), Value::Null)?;
    Ok(id)
}

/// Creates a relationship between two nodes that are there.
pub(super) fn create_relationship(
    context: &mut Context<'_>,
    relationship_type: &Arc<str>,
    (start, end): (NodeId, NodeId),
    properties: &Map,
    span: Span,
) -> Result<RelationshipId> {
    ensure_exists(start.into(), span, context)?;
    ensure_exists(end.into(), span, context)?;
    let id = context.writer()?.graph().next_relationship_id();
    let properties = stored(properties);
    let set = properties.len() as u64;
    let relationship_type = relationship_type.clone();
    let change = Change::CreateRelationship { id, relationship_type, start, end, properties };
    at(context.apply(change), span)?;
    context.counters.relationships_created += 1;
    context.counters.properties_set += set;
    citing::cite(context, Subject::Element(id.into()), Value::Null)?;
    Ok(id)
}

/// A null property is none.
fn stored(properties: &Map) -> Vec<(Arc<str>, Value)> {
    let stored = properties.iter().filter(|(_, value)| !value.is_null());
    stored.map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// Sets a property, or removes it where `value` is null.
pub(super) fn set_property(
    context: &mut Context<'_>,
    element: Element,
    key: &Arc<str>,
    value: Value,
    span: Span,
) -> Result<()> {
    ensure_exists(element, span, context)?;
    let view = context.view();
    let old = view.catalog().key(key).map_or(Value::Null, |key| view.property(element, key));
    if old.is_null() && value.is_null() {
        return Ok(());
    }
    if old != value {
        if !value.is_null() {
            citing::keep_what_was_stated(context, element, key, &old)?;
        }
        let change = Change::SetProperty { element, key: key.clone(), value: value.clone() };
        at(context.apply(change), span)?;
    }
    context.counters.properties_set += 1;
    if value.is_null() {
        return Ok(());
    }
    citing::cite(context, Subject::Property(element, key.clone()), value)?;
    resolve(context, element, key, span)
}

/// Under CITING a property shows the value that prevails among its claims, which need not be the last.
fn resolve(context: &mut Context<'_>, element: Element, key: &Arc<str>, span: Span) -> Result<()> {
    if context.citation.is_none() {
        return Ok(());
    }
    let view = context.view();
    let shown = view.catalog().key(key).map_or(Value::Null, |key| view.property(element, key));
    match view.resolved(element, key) {
        Some(value) if value != shown => {
            at(context.apply(Change::SetProperty { element, key: key.clone(), value }), span)
        }
        _ => Ok(()),
    }
}

/// Gives a node a label.
pub(super) fn add_label(context: &mut Context<'_>, node: NodeId, label: &Arc<str>, span: Span) -> Result<()> {
    ensure_exists(node.into(), span, context)?;
    if !context.view().is_labelled(node, label) {
        citing::keep_silence(context, node, label)?;
        at(context.apply(Change::AddLabel { node, label: label.clone() }), span)?;
        context.counters.labels_added += 1;
    }
    citing::cite(context, Subject::Label(node, label.clone()), Value::Null)
}

/// Takes a label from a node, and what is claimed about it.
pub(super) fn remove_label(
    context: &mut Context<'_>,
    node: NodeId,
    label: &Arc<str>,
    span: Span,
) -> Result<()> {
    ensure_exists(node.into(), span, context)?;
    if context.view().is_labelled(node, label) {
        let about = Subject::Label(node, label.clone());
        remove_claims(context, node.into(), |subject| *subject == about, span)?;
        at(context.apply(Change::RemoveLabel { node, label: label.clone() }), span)?;
        context.counters.labels_removed += 1;
    }
    Ok(())
}

/// Deletes a relationship and what is claimed about it; one that has gone already is no error.
pub(super) fn delete_relationship(context: &mut Context<'_>, id: RelationshipId, span: Span) -> Result<()> {
    if !context.view().has_relationship(id) {
        return Ok(());
    }
    remove_claims(context, id.into(), |_| true, span)?;
    at(context.apply(Change::DeleteRelationship { id }), span)?;
    context.counters.relationships_deleted += 1;
    Ok(())
}

/// Deletes a node and what is claimed about it; one that has gone already is no error.
///
/// # Errors
/// `ConstraintVerificationFailed: DeleteConnectedNode` when it still has relationships.
pub(super) fn delete_node(context: &mut Context<'_>, id: NodeId, span: Span) -> Result<()> {
    let view = context.view();
    if !view.has_node(id) {
        return Ok(());
    }
    if view.neighbours(id, None, Direction::Both).next().is_some() {
        return Err(still_connected().at(span).into());
    }
    remove_claims(context, id.into(), |_| true, span)?;
    at(context.apply(Change::DeleteNode { id }), span)?;
    context.counters.nodes_deleted += 1;
    Ok(())
}

fn still_connected() -> QueryError {
    QueryError::new(
        ErrorClass::ConstraintVerificationFailed,
        Phase::Runtime,
        Detail::DeleteConnectedNode,
        "the node still has relationships",
    )
    .hint("DETACH DELETE deletes a node with its relationships")
}

/// Withdraws the claims about an element that concern what `is_gone`.
fn remove_claims(
    context: &mut Context<'_>,
    element: Element,
    is_gone: impl Fn(&Subject) -> bool,
    span: Span,
) -> Result<()> {
    let claims = context.view().ledger().claims(element);
    let gone: Vec<ClaimId> = claims.filter(|(_, subject, _)| is_gone(subject)).map(|(id, _, _)| id).collect();
    gone.into_iter().try_for_each(|id| at(context.apply(Change::RemoveClaim { id }), span))
}

/// The node or relationship that a clause is to change; `None` for null.
///
/// # Errors
/// `TypeError: InvalidArgumentType` for anything else.
pub(super) fn element_of(value: &Value, span: Span) -> Result<Option<Element>> {
    match value {
        Value::Null => Ok(None),
        Value::Node(node) => Ok(Some(Element::Node(*node))),
        Value::Relationship(relationship) => Ok(Some(Element::Relationship(*relationship))),
        _ => {
            let message = format!("a NODE or a RELATIONSHIP is needed here, not {}", value.type_name());
            Err(QueryError::type_error(Detail::InvalidArgumentType, message).at(span).into())
        }
    }
}

/// The node whose labels a clause is to change; `None` for null.
pub(super) fn labelled_node(value: &Value, span: Span) -> Result<Option<NodeId>> {
    match element_of(value, span)? {
        Some(Element::Node(node)) => Ok(Some(node)),
        None => Ok(None),
        Some(Element::Relationship(_)) => {
            let message = "a relationship has no labels";
            Err(QueryError::type_error(Detail::InvalidArgumentType, message).at(span).into())
        }
    }
}

/// A change's error, at the place of what asked for the change.
pub(super) fn at<T>(result: Result<T>, span: Span) -> Result<T> {
    result.map_err(|error| match error {
        Error::Query(error) => Error::from(error.at(span)),
        other => other,
    })
}
