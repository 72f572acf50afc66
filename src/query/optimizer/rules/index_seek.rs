//! Asks an index instead of testing the nodes of a label for a property.
//!
//! The value looked up must be known before the node is: it reads nothing that the scan binds. Equality and
//! membership replace their predicate; a range or a prefix may narrow less than its predicate, which then stays.

use super::super::slots::Slots;
use super::super::{Facts, bottom_up};
use super::push_down::is_deterministic;
use crate::query::ast::{ComparisonOperator, StringOperator};
use crate::query::bound::{Expression, ExpressionKind, Key, Label, Slot};
use crate::query::plan::{Operator, Seek};

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
    let usable = |value: &Expression| is_deterministic(value) && facts.read_by(value).is_subset(&known);
    let is_indexed =
        |key: &Key| facts.view.indexes().any(|index| index.label == label.name && index.key == key.name);
    let found = predicates.iter().enumerate().find_map(|(index, predicate)| {
        let (key, seek, is_exact) = seek_for(predicate, slot)?;
        (is_indexed(&key) && values(&seek).into_iter().all(usable)).then_some((index, key, seek, is_exact))
    });
    let input = Box::new(input);
    let Some((index, key, seek, is_exact)) = found else {
        return Operator::Filter { input: Box::new(Operator::LabelScan { input, slot, label }), predicates };
    };
    if is_exact {
        predicates.remove(index);
    }
    let seek = Operator::IndexSeek { input, slot, label, key, seek };
    if predicates.is_empty() { seek } else { Operator::Filter { input: Box::new(seek), predicates } }
}

/// How an index on the property that a predicate tests would be asked, and whether that is all the predicate says.
fn seek_for(predicate: &Expression, slot: Slot) -> Option<(Key, Seek, bool)> {
    match &predicate.kind {
        ExpressionKind::Comparison { first, rest } => {
            let [(operator, second)] = &**rest else { return None };
            match (property_of(first, slot), property_of(second, slot)) {
                (Some(key), None) => {
                    comparison(*operator, second).map(|(seek, exact)| (key.clone(), seek, exact))
                }
                (None, Some(key)) => {
                    comparison(mirrored(*operator), first).map(|(seek, exact)| (key.clone(), seek, exact))
                }
                _ => None,
            }
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

fn mirrored(operator: ComparisonOperator) -> ComparisonOperator {
    use ComparisonOperator as Op;
    match operator {
        Op::Less => Op::Greater,
        Op::LessOrEqual => Op::GreaterOrEqual,
        Op::Greater => Op::Less,
        Op::GreaterOrEqual => Op::LessOrEqual,
        same => same,
    }
}

fn property_of(expression: &Expression, slot: Slot) -> Option<&Key> {
    match &expression.kind {
        ExpressionKind::Property { target, key } => match target.kind {
            ExpressionKind::Slot(own) if own == slot => Some(key),
            _ => None,
        },
        _ => None,
    }
}

fn values(seek: &Seek) -> Vec<&Expression> {
    match seek {
        Seek::Equal(value) | Seek::AnyOf(value) | Seek::Prefix(value) => vec![value],
        Seek::Range { lower, upper } => lower.iter().chain(upper).map(|(bound, _)| bound).collect(),
    }
}
