//! Reads properties that rows are not ordered by once it is known which rows are kept.
//!
//! `RETURN p.id, p.name ORDER BY p.id LIMIT 3` reads three names instead of all. What only decides between rows that the
//! first key leaves equal is read by the order itself, of the rows for which it is asked. Only what cannot fail is put
//! off, so that a query that fails still does: a property of a variable.

use super::super::slots::Slots;
use super::super::{Facts, bottom_up};
use super::count_rows::is_element;
use crate::query::bound::{Expression, ExpressionKind, Slot, SortKey};
use crate::query::plan::Operator;

pub(in crate::query::optimizer) fn apply(root: Operator, facts: &Facts<'_>) -> Operator {
    if facts.is_cited || root.is_update() {
        return root;
    }
    bottom_up(root, &facts.outer, facts, &|operator, _| match operator {
        Operator::Top { input, mut keys, skip, limit } => {
            read_by_order(&mut keys, &input);
            let read = keys.iter().flat_map(|key| facts.read_by(&key.expression)).collect();
            let (input, late) = put_off(*input, &read);
            let top = Operator::Top { input: Box::new(input), keys, skip, limit };
            top.extended(late)
        }
        other => other,
    })
}

/// Lets all keys but the first read what `input` would read for every row.
fn read_by_order(keys: &mut [SortKey], input: &Operator) {
    let Operator::Extend { input, items } = input else { return };
    let Some((first, others)) = keys.split_first_mut() else { return };
    for key in others {
        let ExpressionKind::Slot(slot) = key.expression.kind else { continue };
        let item = items.iter().find(|(own, value)| *own == slot && is_reading(value, input));
        if let Some((_, value)) = item.filter(|_| !first.expression.is_slot(slot)) {
            key.expression = value.clone();
        }
    }
}

/// The operator without the properties that nobody of `read` asks for, and these.
fn put_off(operator: Operator, read: &Slots) -> (Operator, Vec<(Slot, Expression)>) {
    match operator {
        Operator::Extend { input, items } => {
            let is_late =
                |(slot, value): &(Slot, Expression)| !read.contains(slot) && is_reading(value, &input);
            let (late, early): (Vec<_>, Vec<_>) = items.into_iter().partition(is_late);
            (input.extended(early), late)
        }
        other => (other, Vec::new()),
    }
}

/// Whether it reads a property of a node or relationship that `input` has found.
fn is_reading(value: &Expression, input: &Operator) -> bool {
    let ExpressionKind::Property { target, .. } = &value.kind else { return false };
    matches!(target.kind, ExpressionKind::Slot(slot) if is_element(slot, input))
}
