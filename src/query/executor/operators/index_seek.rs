//! IndexSeek: for each row, the nodes of a label, or relationships of a type, that an index gives for a value, a range or
//! a prefix.
//!
//! The plan may be older than the graph: where the index has gone meanwhile, all it would cover are compared one by one.
//! It is also made without the values of parameters: whether a range holds so many that it is better to test all nodes
//! of the label is asked of the index when the statement begins ([`tested_instead`]).

use super::super::chunk::{Chunk, Column, Row};
use super::super::context::Context;
use super::super::evaluate::evaluate;
use super::per_row::Step;
use super::scan::label_id;
use super::supply::Supply;
use crate::error::{Detail, QueryError, Result};
use crate::graph::{Covered, GraphView, Index, KeyId};
use crate::query::bound::{Expression, ExpressionKind, Key, Label, Slot};
use crate::query::plan::{self, Seek, SeekTarget};
use crate::value::{Element, NodeId, RelationshipId, Value, order};
use std::ops::Bound;

/// The label whose nodes are better scanned and tested than looked up, and what they are tested for: where a range or a
/// prefix that is the same for every row holds a large part of them.
pub(in super::super) fn tested_instead<'p>(
    operator: &'p plan::Operator,
    context: &Context<'_>,
) -> Option<(&'p Label, &'p [Expression])> {
    let plan::Operator::IndexSeek { target: SeekTarget::Node(label), keys, seek, why, .. } = operator else {
        return None;
    };
    let (tests, view) = (why.tests.as_deref()?, context.view());
    let [key] = &keys[..] else { return None };
    let (id, key) = (label_id(label, view)?, key.resolve(|name| view.catalog().key(name))?);
    let Some(index) = view.index(Covered::Nodes(id), &[key]) else { return Some((label, tests)) };
    let most = why.most_rows(view.statistics().nodes_with_label(id) as f64)? as usize;
    let value = |expression: &Expression| match &expression.kind {
        ExpressionKind::Literal(value) => Some(value.clone()),
        ExpressionKind::Parameter(name) => context.parameters.get(name).cloned(),
        _ => None,
    };
    let bound = |bound: &Option<(Expression, bool)>| match bound {
        None => Some(Bound::Unbounded),
        Some((expression, true)) => value(expression).map(Bound::Included),
        Some((expression, false)) => value(expression).map(Bound::Excluded),
    };
    let found = match seek {
        Seek::Range { lower, upper } => {
            index.count_range((bound(lower)?.as_ref(), bound(upper)?.as_ref()), most)
        }
        Seek::Prefix(prefix) => match value(prefix)? {
            Value::String(prefix) => index.count_prefix(&prefix, most),
            _ => 0,
        },
        Seek::Equal(_) | Seek::AnyOf(_) => 0,
    };
    (found > most).then_some((label, tests))
}

/// For each row, the nodes or relationships that an index gives.
pub(super) struct IndexSeek<'p> {
    slot: Slot,
    target: &'p SeekTarget,
    keys: &'p [Key],
    seek: &'p Seek,
    /// The keys by number, once the catalog has all of them.
    numbers: Option<Vec<KeyId>>,
    found: Supply<u64>,
}

impl<'p> IndexSeek<'p> {
    /// Asks the index of `target` and `keys`.
    pub(super) fn new(slot: Slot, target: &'p SeekTarget, keys: &'p [Key], seek: &'p Seek) -> Self {
        IndexSeek { slot, target, keys, seek, numbers: None, found: Supply::default() }
    }

    fn seek(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<Vec<u64>> {
        let wanted = Wanted::of(self.seek, row, context)?;
        let view = context.view();
        if self.numbers.is_none() {
            self.numbers = self.keys.iter().map(|key| key.resolve(|name| view.catalog().key(name))).collect();
        }
        let (Some(covered), Some(keys), Some(wanted)) = (covered(self.target, view), &self.numbers, wanted)
        else {
            return Ok(Vec::new());
        };
        Ok(match view.index(covered, keys) {
            Some(index) => wanted.seek(index),
            None => wanted.scan(view, covered, keys),
        })
    }
}

/// The label or type by number, once the catalog has it.
fn covered(target: &SeekTarget, view: &GraphView) -> Option<Covered> {
    match target {
        SeekTarget::Node(label) => label_id(label, view).map(Covered::Nodes),
        SeekTarget::Relationship(name) => {
            name.resolve(|name| view.catalog().relationship_type(name)).map(Covered::Relationships)
        }
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

    /// What the index gives: by ascending id where values are looked up, else by ascending value.
    fn seek(&self, index: Index<'_>) -> Vec<u64> {
        match self {
            Wanted::Equal(value) => index.equal(value),
            Wanted::AnyOf(values) => {
                let mut found: Vec<u64> = values.iter().flat_map(|value| index.equal(value)).collect();
                found.sort_unstable();
                found.dedup();
                found
            }
            Wanted::Range(lower, upper) => index.range((lower.as_ref(), upper.as_ref())),
            Wanted::Prefix(Value::String(prefix)) => index.prefix(prefix),
            Wanted::Prefix(_) => Vec::new(),
        }
    }

    fn scan(&self, view: &GraphView, covered: Covered, keys: &[KeyId]) -> Vec<u64> {
        let value = |element: Element| match keys {
            [key] => view.property(element, *key),
            keys => keys.iter().map(|key| view.property(element, *key)).collect(),
        };
        match covered {
            Covered::Nodes(label) => {
                let nodes = view.nodes_with_label(label);
                nodes.filter(|node| self.includes(&value((*node).into()))).map(|node| node.0).collect()
            }
            Covered::Relationships(own) => {
                let all = view.relationships().filter(|id| view.relationship_type(*id) == Some(own));
                all.filter(|id| self.includes(&value((*id).into()))).map(|id| id.0).collect()
            }
        }
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

pub(super) fn no_list(value: &Value, expression: &Expression) -> crate::error::Error {
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

/// Whether anything can lie between the bounds: they must be known and in order. Lists may be comparable with others
/// though not with each other, and though null or NaN is among their items.
fn is_sensible(lower: &Bound<Value>, upper: &Bound<Value>) -> bool {
    use Bound::{Excluded, Included, Unbounded};
    let is_list = |bound: &Bound<Value>| matches!(bound, Included(Value::List(_)) | Excluded(Value::List(_)));
    let is_known = |bound: &Bound<Value>| match bound {
        Unbounded => true,
        Included(value) | Excluded(value) => order::comparison(value, value).is_less_or_equal() == Some(true),
    };
    match (lower, upper) {
        (Unbounded, one) | (one, Unbounded) => is_list(one) || is_known(one),
        _ if is_list(lower) && is_list(upper) => true,
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
        let found = self.seek(row, context)?;
        self.found.begin(found);
        Ok(())
    }

    fn advance(&mut self, _: Row<'_>, room: usize, _: &mut Context<'p>) -> Result<usize> {
        Ok(self.found.give(room))
    }

    fn bind(&mut self, chunk: &mut Chunk) {
        let found = self.found.take().into_iter();
        let column = match self.target {
            SeekTarget::Node(_) => Column::nodes(found.map(NodeId).collect()),
            SeekTarget::Relationship(_) => Column::relationships(found.map(RelationshipId).collect()),
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

    #[test]
    fn a_list_with_an_unknown_item_bounds_those_that_differ_before_it() {
        let list = |items: &[Value]| Bound::Included(Value::list(items.to_vec()));
        let open = list(&[Value::Integer(2), Value::Null]);
        assert!(is_sensible(&Bound::Unbounded, &open) && is_sensible(&open, &Bound::Unbounded));
        assert!(is_sensible(&list(&[Value::Integer(1)]), &open));
        assert!(!is_sensible(&included(1), &open));
    }
}
