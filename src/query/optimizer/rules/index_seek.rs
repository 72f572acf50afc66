//! Asks an index instead of testing the nodes of a label for a property.
//!
//! The value looked up must be known before the node is: it reads nothing that the scan binds. Equality and
//! membership replace their predicate; a range or a prefix may narrow less than its predicate, which then stays. An
//! index of several properties is asked where each of them must equal something.

use super::super::slots::Slots;
use super::super::{Facts, bottom_up};
use super::push_down::is_deterministic;
use crate::graph::ConstraintTarget;
use crate::query::ast::{ComparisonOperator, StringOperator};
use crate::query::bound::{Expression, ExpressionKind, Key, Label, Slot};
use crate::query::plan::{Operator, Seek, SeekTarget};
use std::sync::Arc;

pub(in crate::query::optimizer) fn apply(root: Operator, facts: &Facts<'_>) -> Operator {
    bottom_up(root, &facts.outer, facts, &|operator, outer| match operator {
        Operator::Filter { input, predicates } => match *input {
            Operator::LabelScan { input, slot, label } => seek(*input, slot, label, predicates, outer, facts),
            other => Operator::Filter { input: Box::new(other), predicates },
        },
        other => other,
    })
}

fn seek(
    input: Operator,
    slot: Slot,
    label: Label,
    mut predicates: Vec<Expression>,
    outer: &Slots,
    facts: &Facts<'_>,
) -> Operator {
    let known = facts.available(&input, outer);
    let target = ConstraintTarget::Node(label.name.clone());
    let choice = chosen(&predicates, slot, &target, &known, facts);
    let input = Box::new(input);
    let Some(choice) = choice else {
        return Operator::Filter { input: Box::new(Operator::LabelScan { input, slot, label }), predicates };
    };
    let (keys, seek) = choice.take(&mut predicates);
    let seek = Operator::IndexSeek { input, slot, target: SeekTarget::Node(label), keys, seek };
    seek.filtered(predicates)
}

/// An index, and how it is to be asked.
pub(super) struct Choice {
    keys: Vec<Key>,
    seek: Seek,
    /// The places of the predicates that the seek answers, ascending.
    answered: Vec<usize>,
}

impl Choice {
    /// What to ask, the predicates that it answers being taken away.
    pub(super) fn take(self, predicates: &mut Vec<Expression>) -> (Vec<Key>, Seek) {
        self.answered.iter().rev().for_each(|place| {
            predicates.remove(*place);
        });
        (self.keys, self.seek)
    }
}

/// The index of `target` that narrows most, as far as can be told: by the most equalities, else by the first predicate
/// that an index answers.
pub(super) fn chosen(
    predicates: &[Expression],
    slot: Slot,
    target: &ConstraintTarget,
    known: &Slots,
    facts: &Facts<'_>,
) -> Option<Choice> {
    let usable = |value: &Expression| is_deterministic(value) && facts.read_by(value).is_subset(known);
    let seeks: Vec<(usize, Key, Seek, bool)> = predicates
        .iter()
        .enumerate()
        .filter_map(|(place, predicate)| {
            let (key, seek, is_exact) = seek_for(predicate, slot)?;
            seek.expressions().into_iter().all(usable).then_some((place, key, seek, is_exact))
        })
        .collect();
    let indexes = || facts.view.indexes().filter(|index| index.target == *target);
    let together = indexes().filter_map(|index| all_equal(&index.keys, &seeks));
    let single = || {
        let is_indexed =
            |key: &Key| indexes().any(|index| matches!(&*index.keys, [only] if *only == key.name));
        let (place, key, seek, is_exact) = seeks.iter().find(|(_, key, ..)| is_indexed(key))?;
        let answered = if *is_exact { vec![*place] } else { Vec::new() };
        Some(Choice { keys: vec![key.clone()], seek: seek.clone(), answered })
    };
    together.max_by_key(|choice| choice.keys.len()).or_else(single)
}

/// How an index of these keys is asked, where there is an equality for each.
fn all_equal(keys: &[Arc<str>], seeks: &[(usize, Key, Seek, bool)]) -> Option<Choice> {
    let mut found: Vec<(usize, Key, Expression)> = Vec::with_capacity(keys.len());
    for key in keys {
        let equal = seeks.iter().find_map(|(place, own, seek, _)| match seek {
            Seek::Equal(value) if own.name == *key => Some((*place, own.clone(), value.clone())),
            _ => None,
        });
        found.push(equal?);
    }
    let mut answered: Vec<usize> = found.iter().map(|(place, ..)| *place).collect();
    answered.sort_unstable();
    let (keys, mut values): (Vec<Key>, Vec<Expression>) =
        found.into_iter().map(|(_, key, value)| (key, value)).unzip();
    let value = match values.len() {
        1 => values.swap_remove(0),
        _ => Expression::invented(ExpressionKind::List(values)),
    };
    Some(Choice { keys, seek: Seek::Equal(value), answered })
}

/// How an index on the property that a predicate tests would be asked, and whether that is all the predicate says.
pub(super) fn seek_for(predicate: &Expression, slot: Slot) -> Option<(Key, Seek, bool)> {
    match &predicate.kind {
        ExpressionKind::Comparison { first, rest } => {
            let [(operator, second)] = &**rest else { return None };
            match (property_of(first, slot), property_of(second, slot)) {
                (Some(key), None) => {
                    comparison(*operator, second).map(|(seek, exact)| (key.clone(), seek, exact))
                }
                (None, Some(key)) => {
                    comparison(operator.mirrored(), first).map(|(seek, exact)| (key.clone(), seek, exact))
                }
                _ => None,
            }
        }
        ExpressionKind::In { item, list } => {
            Some((property_of(item, slot)?.clone(), Seek::AnyOf((**list).clone()), true))
        }
        ExpressionKind::StringPredicate { operator: StringOperator::StartsWith, left, right } => {
            Some((property_of(left, slot)?.clone(), Seek::Prefix((**right).clone()), false))
        }
        _ => None,
    }
}

fn comparison(operator: ComparisonOperator, value: &Expression) -> Option<(Seek, bool)> {
    use ComparisonOperator as Op;
    let bound = |is_included: bool| Some((value.clone(), is_included));
    Some(match operator {
        Op::Equal => (Seek::Equal(value.clone()), true),
        Op::NotEqual => return None,
        Op::Less => (Seek::Range { lower: None, upper: bound(false) }, false),
        Op::LessOrEqual => (Seek::Range { lower: None, upper: bound(true) }, false),
        Op::Greater => (Seek::Range { lower: bound(false), upper: None }, false),
        Op::GreaterOrEqual => (Seek::Range { lower: bound(true), upper: None }, false),
    })
}

/// The two sides of an equality; nothing of any other predicate.
pub(in crate::query::optimizer) fn equal_sides(predicate: &Expression) -> impl Iterator<Item = &Expression> {
    let sides = match &predicate.kind {
        ExpressionKind::Comparison { first, rest } => match &rest[..] {
            [(ComparisonOperator::Equal, second)] => Some([&**first, second]),
            _ => None,
        },
        _ => None,
    };
    sides.into_iter().flatten()
}

pub(in crate::query::optimizer) fn property_of(expression: &Expression, slot: Slot) -> Option<&Key> {
    match &expression.kind {
        ExpressionKind::Property { target, key } => match target.kind {
            ExpressionKind::Slot(own) if own == slot => Some(key),
            _ => None,
        },
        _ => None,
    }
}
