//! IndexSeek: for each row, the nodes of a label that an index gives for a value, a range or a prefix.
//!
//! The plan may be older than the graph: where the index has gone meanwhile, the label's nodes are compared one by one.

use super::super::chunk::{Chunk, Column, Row};
use super::super::context::Context;
use super::super::evaluate::evaluate;
use super::per_row::Step;
use super::scan::label_id;
use crate::error::{Detail, QueryError, Result};
use crate::graph::{GraphView, KeyId, LabelId};
use crate::query::bound::{Expression, Key, Label, Slot};
use crate::query::plan::Seek;
use crate::value::{Element, NodeId, Value, order};
use std::ops::Bound;

/// For each row, the nodes that an index gives.
pub(super) struct IndexSeek<'p> {
    slot: Slot,
    label: &'p Label,
    key: &'p Key,
    seek: &'p Seek,
    /// Of the present row, the last first.
    ready: Vec<NodeId>,
    found: Vec<NodeId>,
}

impl<'p> IndexSeek<'p> {
    /// Asks the index of `label` and `key`.
    pub(super) fn new(slot: Slot, label: &'p Label, key: &'p Key, seek: &'p Seek) -> Self {
        IndexSeek { slot, label, key, seek, ready: Vec::new(), found: Vec::new() }
    }

    fn seek(&self, row: Row<'_>, context: &mut Context<'p>) -> Result<Vec<NodeId>> {
        let wanted = Wanted::of(self.seek, row, context)?;
        let view = context.view();
        let label = label_id(self.label, view);
        let key = self.key.resolve(|name| view.catalog().key(name));
        let (Some(label), Some(key), Some(wanted)) = (label, key, wanted) else { return Ok(Vec::new()) };
        Ok(wanted.seek(view, label, key).unwrap_or_else(|| wanted.scan(view, label, key)))
    }
}

/// What is looked for, with its expressions evaluated.
enum Wanted {
    Equal(Value),
    AnyOf(Vec<Value>),
    Range(Bound<Value>, Bound<Value>),
    Prefix(Value),
}

impl Wanted {
    /// `None` where nothing can be found.
    fn of(seek: &Seek, row: Row<'_>, context: &mut Context<'_>) -> Result<Option<Self>> {
        let wanted = match seek {
            Seek::Equal(value) => Wanted::Equal(evaluate(value, row, context)?),
            Seek::AnyOf(list) => match evaluate(list, row, context)? {
                Value::Null => return Ok(None),
                Value::List(items) => Wanted::AnyOf(items.to_vec()),
                other => return Err(no_list(&other, list)),
            },
            Seek::Range { lower, upper } => {
                let lower = bound(lower.as_ref(), row, context)?;
                let upper = bound(upper.as_ref(), row, context)?;
                if !is_sensible(&lower, &upper) {
                    return Ok(None);
                }
                Wanted::Range(lower, upper)
            }
            Seek::Prefix(prefix) => Wanted::Prefix(evaluate(prefix, row, context)?),
        };
        Ok(Some(wanted))
    }

    /// What the index gives, by ascending id; `None` without such an index.
    fn seek(&self, view: &GraphView, label: LabelId, key: KeyId) -> Option<Vec<NodeId>> {
        match self {
            Wanted::Equal(Value::Null) => Some(Vec::new()),
            Wanted::Equal(value) => view.seek(label, key, value),
            Wanted::AnyOf(values) => {
                let found: Option<Vec<_>> = values
                    .iter()
                    .filter(|value| !value.is_null())
                    .map(|value| view.seek(label, key, value))
                    .collect();
                let mut found = found?.concat();
                found.sort_unstable();
                found.dedup();
                Some(found)
            }
            Wanted::Range(lower, upper) => view.seek_range(label, key, (lower.as_ref(), upper.as_ref())),
            Wanted::Prefix(Value::String(prefix)) => view.seek_prefix(label, key, prefix),
            Wanted::Prefix(_) => Some(Vec::new()),
        }
    }

    fn scan(&self, view: &GraphView, label: LabelId, key: KeyId) -> Vec<NodeId> {
        view.nodes_with_label(label)
            .filter(|node| self.includes(&view.property(Element::Node(*node), key)))
            .collect()
    }

    fn includes(&self, value: &Value) -> bool {
        match self {
            Wanted::Equal(wanted) => order::equals(wanted, value) == Some(true),
            Wanted::AnyOf(any) => any.iter().any(|wanted| order::equals(wanted, value) == Some(true)),
            Wanted::Range(lower, upper) => {
                let above = match lower {
                    Bound::Unbounded => Some(true),
                    Bound::Included(lower) => order::comparison(value, lower).is_greater_or_equal(),
                    Bound::Excluded(lower) => order::comparison(value, lower).is_greater(),
                };
                let below = match upper {
                    Bound::Unbounded => Some(true),
                    Bound::Included(upper) => order::comparison(value, upper).is_less_or_equal(),
                    Bound::Excluded(upper) => order::comparison(value, upper).is_less(),
                };
                above == Some(true) && below == Some(true)
            }
            Wanted::Prefix(prefix) => match (value, prefix) {
                (Value::String(text), Value::String(prefix)) => text.starts_with(&**prefix),
                _ => false,
            },
        }
    }
}

fn no_list(value: &Value, expression: &Expression) -> crate::error::Error {
    let message = format!("a LIST is needed here, not {}", value.type_name());
    QueryError::type_error(Detail::InvalidArgumentType, message).at(expression.span).into()
}

fn bound(
    bound: Option<&(Expression, bool)>,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Bound<Value>> {
    let Some((expression, is_included)) = bound else { return Ok(Bound::Unbounded) };
    let value = evaluate(expression, row, context)?;
    Ok(if *is_included { Bound::Included(value) } else { Bound::Excluded(value) })
}

/// Whether anything can lie between the bounds: they must be known, comparable, and in order.
fn is_sensible(lower: &Bound<Value>, upper: &Bound<Value>) -> bool {
    use Bound::{Excluded, Included, Unbounded};
    let is_known = |bound: &Bound<Value>| match bound {
        Unbounded => true,
        Included(value) | Excluded(value) => order::comparison(value, value).is_less_or_equal() == Some(true),
    };
    is_known(lower)
        && is_known(upper)
        && match (lower, upper) {
            (Unbounded, _) | (_, Unbounded) => true,
            (Included(lower), Included(upper)) => {
                order::comparison(lower, upper).is_less_or_equal() == Some(true)
            }
            (Included(lower) | Excluded(lower), Included(upper) | Excluded(upper)) => {
                order::comparison(lower, upper).is_less() == Some(true)
            }
        }
}

impl<'p> Step<'p> for IndexSeek<'p> {
    fn begin(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<()> {
        self.ready = self.seek(row, context)?;
        self.ready.reverse();
        Ok(())
    }

    fn advance(&mut self, _: Row<'_>, room: usize, _: &mut Context<'p>) -> Result<usize> {
        let kept = self.ready.len().saturating_sub(room);
        let given = self.ready.len() - kept;
        self.found.extend(self.ready.drain(kept..).rev());
        Ok(given)
    }

    fn bind(&mut self, chunk: &mut Chunk) {
        chunk.set(self.slot, Column::nodes(std::mem::take(&mut self.found)));
    }

    fn reset(&mut self, _: &mut Context<'p>) {
        self.ready.clear();
        self.found.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn included(integer: i64) -> Bound<Value> {
        Bound::Included(Value::Integer(integer))
    }

    #[test]
    fn nothing_lies_between_bounds_that_are_unknown_incomparable_or_crossed() {
        assert!(is_sensible(&included(1), &included(1)));
        assert!(is_sensible(&Bound::Unbounded, &included(1)));
        assert!(!is_sensible(&included(2), &included(1)));
        assert!(!is_sensible(&included(1), &Bound::Excluded(Value::Integer(1))));
        assert!(!is_sensible(&included(1), &Bound::Included(Value::string("a"))));
        assert!(!is_sensible(&Bound::Unbounded, &Bound::Included(Value::Null)));
        assert!(!is_sensible(&Bound::Included(Value::Float(f64::NAN)), &Bound::Unbounded));
    }
}
