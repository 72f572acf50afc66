//! Looks up the node or relationship of an id instead of testing all for it.
//!
//! `id(x) = …`, `elementId(x) = …` and the same with IN are all that a seek needs, where what stands on the other side is
//! known before `x` is. A relationship is found first and its ends from it, so that no node need be scanned.

use super::super::slots::Slots;
use super::super::{Facts, bottom_up};
use super::relationship_seek::Walk;
use crate::query::ast::ComparisonOperator;
use crate::query::bound::{Expression, ExpressionKind, Slot};
use crate::query::plan::{IdKind, Operator, Seek};

pub(in crate::query::optimizer) fn apply(root: Operator, facts: &Facts<'_>) -> Operator {
    bottom_up(root, &facts.outer, facts, &|operator, outer| match operator {
        Operator::Filter { input, predicates } => match *input {
            Operator::NodeScan { input, slot } => node(*input, slot, predicates, outer, facts),
            other => relationship(other, predicates, outer, facts),
        },
        other => other,
    })
}

fn node(
    input: Operator,
    slot: Slot,
    mut predicates: Vec<Expression>,
    outer: &Slots,
    facts: &Facts<'_>,
) -> Operator {
    let known = facts.available(&input, outer);
    let input = Box::new(input);
    let Some((place, is_text, seek)) = sought(&predicates, slot, &known, facts) else {
        return Operator::Filter { input: Box::new(Operator::NodeScan { input, slot }), predicates };
    };
    predicates.remove(place);
    let kind = if is_text { IdKind::NodeElement } else { IdKind::Node };
    let seek = Operator::IdSeek { input, slot, kind, seek };
    seek.filtered(predicates)
}

fn relationship(
    input: Operator,
    mut predicates: Vec<Expression>,
    outer: &Slots,
    facts: &Facts<'_>,
) -> Operator {
    let walk = match Walk::of(input) {
        Ok(walk) => walk,
        Err(other) => return Operator::Filter { input: other, predicates },
    };
    let known = facts.available(&walk.base, outer);
    let Some((place, is_text, seek)) = sought(&predicates, walk.relationship, &known, facts) else {
        return Operator::Filter { input: Box::new(walk.undone()), predicates };
    };
    predicates.remove(place);
    let kind = if is_text { IdKind::RelationshipElement } else { IdKind::Relationship };
    let slot = walk.relationship;
    walk.relationship_first(|input| Operator::IdSeek { input, slot, kind, seek }, predicates)
}

/// The first predicate that asks for the id of what is in `slot`: its place, whether the id is a text, and how to ask.
fn sought(
    predicates: &[Expression],
    slot: Slot,
    known: &Slots,
    facts: &Facts<'_>,
) -> Option<(usize, bool, Seek)> {
    let usable = |value: &Expression| value.is_deterministic() && facts.read_by(value).is_subset(known);
    predicates.iter().enumerate().find_map(|(place, predicate)| {
        let (is_text, seek) = seek_for(predicate, slot)?;
        seek.expressions().into_iter().all(usable).then_some((place, is_text, seek))
    })
}

fn seek_for(predicate: &Expression, slot: Slot) -> Option<(bool, Seek)> {
    match &predicate.kind {
        ExpressionKind::Comparison { first, rest } => {
            let [(ComparisonOperator::Equal, second)] = &**rest else { return None };
            match (id_of(first, slot), id_of(second, slot)) {
                (Some(is_text), None) => Some((is_text, Seek::Equal(second.clone()))),
                (None, Some(is_text)) => Some((is_text, Seek::Equal((**first).clone()))),
                _ => None,
            }
        }
        ExpressionKind::In { item, list } => Some((id_of(item, slot)?, Seek::AnyOf((**list).clone()))),
        _ => None,
    }
}

/// Whether the expression is the id of what is in `slot`, and then whether that is a text.
fn id_of(expression: &Expression, slot: Slot) -> Option<bool> {
    let ExpressionKind::Function { function, arguments } = &expression.kind else { return None };
    let is_text = match function.name {
        "id" => false,
        "elementId" => true,
        _ => return None,
    };
    matches!(&**arguments, [Expression { kind: ExpressionKind::Slot(own), .. }] if *own == slot)
        .then_some(is_text)
}
