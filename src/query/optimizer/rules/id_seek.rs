//! Looks up the node or relationship of an id, or one that is known, instead of testing all for it.
//!
//! `id(x) = …`, `elementId(x) = …`, `x = …` and the same with IN are all that a seek needs, where what stands on the other
//! side is known before `x` is. A relationship is found first and its ends from it, so that no node need be scanned.

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
    let Some((place, told, seek)) = sought(&predicates, slot, &known, facts) else {
        return Operator::Filter { input: Box::new(Operator::NodeScan { input, slot }), predicates };
    };
    predicates.remove(place);
    let kind = match told {
        Told::Itself => IdKind::SameNode,
        Told::Number => IdKind::Node,
        Told::Text => IdKind::NodeElement,
    };
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
    let Some((place, told, seek)) = sought(&predicates, walk.relationship, &known, facts) else {
        return Operator::Filter { input: Box::new(walk.undone()), predicates };
    };
    predicates.remove(place);
    let kind = match told {
        Told::Itself => IdKind::SameRelationship,
        Told::Number => IdKind::Relationship,
        Told::Text => IdKind::RelationshipElement,
    };
    let slot = walk.relationship;
    walk.relationship_first(|input| Operator::IdSeek { input, slot, kind, seek }, predicates)
}

/// What tells a node or relationship apart from all others.
#[derive(Clone, Copy)]
enum Told {
    Itself,
    /// `id(x)`
    Number,
    /// `elementId(x)`
    Text,
}

/// The first predicate that asks which one is in `slot`: its place, what it is told by, and how to ask.
fn sought(
    predicates: &[Expression],
    slot: Slot,
    known: &Slots,
    facts: &Facts<'_>,
) -> Option<(usize, Told, Seek)> {
    let usable = |value: &Expression| value.is_deterministic() && facts.read_by(value).is_subset(known);
    predicates.iter().enumerate().find_map(|(place, predicate)| {
        let (told, seek) = seek_for(predicate, slot)?;
        seek.expressions().into_iter().all(usable).then_some((place, told, seek))
    })
}

fn seek_for(predicate: &Expression, slot: Slot) -> Option<(Told, Seek)> {
    match &predicate.kind {
        ExpressionKind::Comparison { first, rest } => {
            let [(ComparisonOperator::Equal, second)] = &**rest else { return None };
            match (told_by(first, slot), told_by(second, slot)) {
                (Some(told), None) => Some((told, Seek::Equal(second.clone()))),
                (None, Some(told)) => Some((told, Seek::Equal((**first).clone()))),
                _ => None,
            }
        }
        ExpressionKind::In { item, list } => Some((told_by(item, slot)?, Seek::AnyOf((**list).clone()))),
        _ => None,
    }
}

/// What the expression says of what is in `slot`, if that tells which one it is.
fn told_by(expression: &Expression, slot: Slot) -> Option<Told> {
    let is_own =
        |expression: &Expression| matches!(expression.kind, ExpressionKind::Slot(own) if own == slot);
    match &expression.kind {
        ExpressionKind::Slot(own) => (*own == slot).then_some(Told::Itself),
        ExpressionKind::Function { function, arguments } => {
            let told = match function.name {
                "id" => Told::Number,
                "elementId" => Told::Text,
                _ => return None,
            };
            matches!(&**arguments, [argument] if is_own(argument)).then_some(told)
        }
        _ => None,
    }
}
