//! Set: properties and labels of what a row holds, item by item.

use super::super::chunk::{Chunk, Row};
use super::super::context::Context;
use super::super::evaluate::{self, evaluate, properties_of, wrong_type};
use super::super::memory::Held;
use super::eager::{Eager, Update};
use super::{BoxedOperator, changes};
use crate::error::{Result, Span};
use crate::query::bound::{Expression, SetItem};
use crate::value::{Element, Map, Value};
use std::sync::Arc;

/// Sets `items` for each row of `input`.
pub(in super::super) fn set<'p>(input: BoxedOperator<'p>, items: &'p [SetItem]) -> BoxedOperator<'p> {
    Eager::boxed(input, Set { items })
}

struct Set<'p> {
    items: &'p [SetItem],
}

impl<'p> Update<'p> for Set<'p> {
    fn update(&mut self, chunks: Vec<Chunk>, _: &mut Held, context: &mut Context<'p>) -> Result<Vec<Chunk>> {
        for chunk in &chunks {
            set_rows(self.items, chunk, context)?;
        }
        Ok(chunks)
    }
}

/// Sets `items` for each row of `chunk`.
pub(super) fn set_rows(items: &[SetItem], chunk: &Chunk, context: &mut Context<'_>) -> Result<()> {
    for row in chunk.rows() {
        context.guard.tick()?;
        for item in items {
            set_item(item, row, context)?;
        }
    }
    Ok(())
}

fn set_item(item: &SetItem, row: Row<'_>, context: &mut Context<'_>) -> Result<()> {
    match item {
        SetItem::Property { target, key, value } => {
            let Some(element) = element(target, row, context)? else { return Ok(()) };
            let new = evaluate(value, row, context)?;
            changes::set_property(context, element, key, new, value.span)
        }
        SetItem::DynamicProperty { target, key, value } => {
            let Some(element) = element(target, row, context)? else { return Ok(()) };
            let Some(key) = property_key(key, row, context)? else { return Ok(()) };
            let new = evaluate(value, row, context)?;
            changes::set_property(context, element, &key, new, value.span)
        }
        SetItem::Replace { target, value } => {
            let Some(element) = element(target, row, context)? else { return Ok(()) };
            let source = evaluate(value, row, context)?;
            let new = properties_of(&source, value.span, context)?;
            replace(element, new, value.span, context)
        }
        SetItem::Merge { target, value } => {
            let Some(element) = element(target, row, context)? else { return Ok(()) };
            let source = evaluate(value, row, context)?;
            if source.is_null() {
                return Ok(());
            }
            let new = properties_of(&source, value.span, context)?;
            set_all(element, new, value.span, context)
        }
        SetItem::Labels { target, labels } => {
            let value = evaluate(target, row, context)?;
            let Some(node) = changes::labelled_node(&value, target.span)? else { return Ok(()) };
            let labels = evaluate::labels(labels, row, context)?;
            labels.iter().try_for_each(|label| changes::add_label(context, node, label, target.span))
        }
    }
}

fn element(target: &Expression, row: Row<'_>, context: &mut Context<'_>) -> Result<Option<Element>> {
    changes::element_of(&evaluate(target, row, context)?, target.span)
}

/// The name of a property that is only known now; `None` for null.
pub(super) fn property_key(
    key: &Expression,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Option<Arc<str>>> {
    match evaluate(key, row, context)? {
        Value::Null => Ok(None),
        Value::String(name) => Ok(Some(name)),
        other => Err(wrong_type(
            format!("a property is named by a STRING, not by {}", other.type_name()),
            key.span,
        )),
    }
}

/// The new properties are all that it has then.
fn replace(element: Element, new: Map, span: Span, context: &mut Context<'_>) -> Result<()> {
    let old = match element {
        Element::Node(node) => Value::Node(node),
        Element::Relationship(relationship) => Value::Relationship(relationship),
    };
    for key in properties_of(&old, span, context)?.keys() {
        if !new.contains_key(key) {
            changes::set_property(context, element, key, Value::Null, span)?;
        }
    }
    set_all(element, new, span, context)
}

fn set_all(element: Element, new: Map, span: Span, context: &mut Context<'_>) -> Result<()> {
    new.into_iter().try_for_each(|(key, value)| changes::set_property(context, element, &key, value, span))
}
