//! Remove: properties and labels of what a row holds.

use super::super::chunk::{Chunk, Row};
use super::super::context::Context;
use super::super::evaluate::{self, evaluate};
use super::super::memory::Held;
use super::eager::{Eager, Update};
use super::set::property_key;
use super::{BoxedOperator, changes};
use crate::error::Result;
use crate::query::bound::RemoveItem;
use crate::value::Value;

/// Removes `items` for each row of `input`; what is not there is no error.
pub(in super::super) fn remove<'p>(input: BoxedOperator<'p>, items: &'p [RemoveItem]) -> BoxedOperator<'p> {
    Eager::boxed(input, Remove { items })
}

struct Remove<'p> {
    items: &'p [RemoveItem],
}

impl<'p> Update<'p> for Remove<'p> {
    fn update(&mut self, chunks: Vec<Chunk>, _: &mut Held, context: &mut Context<'p>) -> Result<Vec<Chunk>> {
        for row in chunks.iter().flat_map(Chunk::rows) {
            context.guard.tick()?;
            for item in self.items {
                remove_item(item, row, context)?;
            }
        }
        Ok(chunks)
    }
}

fn remove_item(item: &RemoveItem, row: Row<'_>, context: &mut Context<'_>) -> Result<()> {
    match item {
        RemoveItem::Property { target, key } => {
            let value = evaluate(target, row, context)?;
            let Some(element) = changes::element_of(&value, target.span)? else { return Ok(()) };
            changes::set_property(context, element, key, Value::Null, target.span)
        }
        RemoveItem::DynamicProperty { target, key } => {
            let value = evaluate(target, row, context)?;
            let Some(element) = changes::element_of(&value, target.span)? else { return Ok(()) };
            let Some(key) = property_key(key, row, context)? else { return Ok(()) };
            changes::set_property(context, element, &key, Value::Null, target.span)
        }
        RemoveItem::Labels { target, labels } => {
            let value = evaluate(target, row, context)?;
            let Some(node) = changes::labelled_node(&value, target.span)? else { return Ok(()) };
            let labels = evaluate::labels(labels, row, context)?;
            labels.iter().try_for_each(|label| changes::remove_label(context, node, label, target.span))
        }
    }
}
