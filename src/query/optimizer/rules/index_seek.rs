//! Asks an index instead of testing the nodes of a label for a property.
//!
//! The value looked up must be known before the node is: it reads nothing that the scan binds. Equality and
//! membership replace their predicate; a range or a prefix may narrow less than its predicate, which then stays. An
//! index of several properties is asked where each of them must equal something.

use super::super::slots::Slots;
use super::super::{Facts, bottom_up};
use crate::graph::ConstraintTarget;
use crate::query::ast::{ComparisonOperator, StringOperator};
use crate::query::bound::{Expression, ExpressionKind, Key, Label, Slot};
use crate::query::plan::{Lookup, LookupCandidate, Operator, Seek, SeekTarget};
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
    let (keys, seek, why) = choice.take(&mut predicates);
    let seek = Operator::IndexSeek { input, slot, target: SeekTarget::Node(label), keys, seek, why };
    seek.filtered(predicates)
}

/// An index, how it is to be asked, and why this one.
pub(super) struct Choice {
    keys: Vec<Key>,
    seek: Seek,
    /// The places of the predicates that the seek answers, ascending.
    answered: Vec<usize>,
    why: Lookup,
}

impl Choice {
    /// What to ask, the predicates that it answers being taken away.
    pub(super) fn take(self, predicates: &mut Vec<Expression>) -> (Vec<Key>, Seek, Arc<Lookup>) {
        self.answered.iter().rev().for_each(|place| {
            predicates.remove(*place);
        });
        (self.keys, self.seek, Arc::new(self.why))
    }
}

/// A predicate as a question to an index of one property.
struct Question {
    /// The predicate's place.
    place: usize,
    key: Key,
    seek: Seek,
    /// Whether the answer is all that the predicate says.
    is_exact: bool,
}

/// The index of `target` that is expected to give the fewest, and the others that were looked at; of equals the one
/// of more properties, then the one whose predicate stands first.
pub(super) fn chosen(
    predicates: &[Expression],
    slot: Slot,
    target: &ConstraintTarget,
    known: &Slots,
    facts: &Facts<'_>,
) -> Option<Choice> {
    let usable = |value: &Expression| value.is_deterministic() && facts.read_by(value).is_subset(known);
    let questions: Vec<Question> = predicates
        .iter()
        .enumerate()
        .filter_map(|(place, predicate)| {
            let (key, seek, is_exact) = seek_for(predicate, slot)?;
            seek.expressions().into_iter().all(usable).then_some(Question { place, key, seek, is_exact })
        })
        .collect();
    if questions.is_empty() {
        return None;
    }
    let own = facts.view.indexes().filter(|index| index.target == *target);
    let ways = own.flat_map(|index| ways_to_ask(&index.keys, &questions));
    let mut candidates: Vec<(LookupCandidate, Way)> = ways
        .filter_map(|way| {
            let keys: Vec<Arc<str>> = way.keys.iter().map(|key| key.name.clone()).collect();
            let rows = facts.looked_up(target, &keys, &(&way.seek).into())?;
            Some((LookupCandidate { keys, rows }, way))
        })
        .collect();
    candidates.sort_by(|(one, way), (other, other_way)| {
        let more_keys = other.keys.len().cmp(&one.keys.len());
        one.rows.total_cmp(&other.rows).then(more_keys).then(way.place.cmp(&other_way.place))
    });
    let (candidates, ways): (Vec<_>, Vec<_>) = candidates.into_iter().unzip();
    let Way { keys, seek, answered, .. } = ways.into_iter().next()?;
    let why = Lookup { scanned_rows: facts.covered(target), candidates };
    Some(Choice { keys, seek, answered, why })
}

/// One way to ask an index.
struct Way {
    keys: Vec<Key>,
    seek: Seek,
    /// The places of the predicates that it answers, ascending.
    answered: Vec<usize>,
    /// The place of the first predicate that it is made of.
    place: usize,
}

/// How an index of these keys can be asked: of several for equality with all of them.
fn ways_to_ask(keys: &[Arc<str>], questions: &[Question]) -> Vec<Way> {
    let [key] = keys else { return all_equal(keys, questions).into_iter().collect() };
    let own = questions.iter().filter(|question| question.key.name == *key);
    own.map(|question| Way {
        keys: vec![question.key.clone()],
        seek: question.seek.clone(),
        answered: if question.is_exact { vec![question.place] } else { Vec::new() },
        place: question.place,
    })
    .collect()
}

/// How an index of these keys is asked, where there is an equality for each.
fn all_equal(keys: &[Arc<str>], questions: &[Question]) -> Option<Way> {
    let equal = |key: &Arc<str>| {
        questions.iter().find_map(|question| match &question.seek {
            Seek::Equal(value) if question.key.name == *key => Some((question, value.clone())),
            _ => None,
        })
    };
    let found = keys.iter().map(equal).collect::<Option<Vec<_>>>()?;
    let mut answered: Vec<usize> = found.iter().map(|(question, _)| question.place).collect();
    answered.sort_unstable();
    let place = *answered.first()?;
    let (keys, values) = found.into_iter().map(|(question, value)| (question.key.clone(), value)).unzip();
    let value = Expression::invented(ExpressionKind::List(values));
    Some(Way { keys, seek: Seek::Equal(value), answered, place })
}

/// How an index on the property that a predicate tests would be asked, and whether that is all the predicate says.
pub(in crate::query::optimizer) fn seek_for(predicate: &Expression, slot: Slot) -> Option<(Key, Seek, bool)> {
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
