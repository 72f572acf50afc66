//! Asks an index instead of testing the nodes of a label for a property.
//!
//! The value looked up must be known before the node is: it reads nothing that the scan binds. Equality, membership and
//! a range, whose two bounds may come from one predicate or from two, replace their predicates; a prefix may narrow less
//! than its predicate, which then stays. An index of several properties is asked where each of them must equal something.

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
    /// What to ask, the predicates that it answers being taken away. A range or a prefix that is the same for every row
    /// may turn out to hold so many that it is better to test all.
    pub(super) fn take(self, predicates: &mut Vec<Expression>) -> (Vec<Key>, Seek, Arc<Lookup>) {
        let mut tests: Vec<Expression> =
            self.answered.iter().rev().map(|place| predicates.remove(*place)).collect();
        tests.reverse();
        let is_range = matches!(self.seek, Seek::Range { .. } | Seek::Prefix(_));
        let is_same = |value: &&Expression| {
            matches!(value.kind, ExpressionKind::Literal(_) | ExpressionKind::Parameter(_))
        };
        let may_be_many = is_range && self.seek.expressions().iter().all(is_same);
        let why = Lookup { tests: may_be_many.then_some(tests), ..self.why };
        (self.keys, self.seek, Arc::new(why))
    }
}

/// A predicate, or one comparison of a chain of them, as a question to an index of one property.
struct Question {
    /// The predicate's place.
    place: usize,
    /// How many such questions the predicate is made of; none where they do not say all that it does.
    parts: usize,
    key: Key,
    seek: Seek,
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
        .flat_map(|(place, predicate)| questions_of(place, predicate, slot))
        .filter(|question| question.seek.expressions().into_iter().all(usable))
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
    let why = Lookup { scanned_rows: facts.covered(target), candidates, tests: None };
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

impl Way {
    /// Asks `seek` of the index of `keys`, which says all that these questions do.
    fn of(keys: Vec<Key>, seek: Seek, questions: &[&Question]) -> Option<Self> {
        let asked = |place| questions.iter().filter(|question| question.place == place).count();
        let is_whole = |question: &&&Question| asked(question.place) == question.parts;
        let mut answered: Vec<usize> =
            questions.iter().filter(is_whole).map(|question| question.place).collect();
        answered.sort_unstable();
        answered.dedup();
        let place = questions.iter().map(|question| question.place).min()?;
        Some(Way { keys, seek, answered, place })
    }
}

/// How an index of these keys can be asked: of several for equality with all of them.
fn ways_to_ask(keys: &[Arc<str>], questions: &[Question]) -> Vec<Way> {
    let [key] = keys else { return all_equal(keys, questions).into_iter().collect() };
    let own: Vec<&Question> = questions.iter().filter(|question| question.key.name == *key).collect();
    let single = own.iter().filter(|question| !matches!(question.seek, Seek::Range { .. }));
    let single =
        single.filter_map(|question| Way::of(vec![question.key.clone()], question.seek.clone(), &[question]));
    single.chain(between(&own)).collect()
}

/// Between the first lower and the first upper bound, as far as there are such.
fn between(questions: &[&Question]) -> Option<Way> {
    let (mut lower, mut upper, mut asked) = (None, None, Vec::new());
    for question in questions {
        let Seek::Range { lower: from, upper: to } = &question.seek else { continue };
        if (from.is_some() && lower.is_none()) || (to.is_some() && upper.is_none()) {
            lower = lower.or_else(|| from.clone());
            upper = upper.or_else(|| to.clone());
            asked.push(*question);
        }
    }
    let key = asked.first()?.key.clone();
    Way::of(vec![key], Seek::Range { lower, upper }, &asked)
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
    let (asked, values): (Vec<&Question>, Vec<Expression>) = found.into_iter().unzip();
    let keys = asked.iter().map(|question| question.key.clone()).collect();
    let value = Expression::invented(ExpressionKind::List(values));
    Way::of(keys, Seek::Equal(value), &asked)
}

/// What an index on a property of the node or relationship in `slot` could be asked for the predicate at `place`:
/// each comparison of a chain such as `3 <= n.age < 7` for itself, since all of them must hold.
fn questions_of(place: usize, predicate: &Expression, slot: Slot) -> Vec<Question> {
    if let ExpressionKind::Comparison { first, rest } = &predicate.kind {
        let left = std::iter::once(&**first).chain(rest.iter().map(|(_, operand)| operand));
        let pairs =
            left.zip(rest).filter_map(|(left, (operator, right))| compared(left, *operator, right, slot));
        return pairs.map(|(key, seek)| Question { place, parts: rest.len(), key, seek }).collect();
    }
    let question = |(key, seek, is_exact)| Question { place, parts: usize::from(is_exact), key, seek };
    seek_for(predicate, slot).map(question).into_iter().collect()
}

/// How an index on the property that a predicate tests would be asked, and whether that is all the predicate says.
pub(in crate::query::optimizer) fn seek_for(predicate: &Expression, slot: Slot) -> Option<(Key, Seek, bool)> {
    match &predicate.kind {
        ExpressionKind::Comparison { first, rest } => {
            let [(operator, second)] = &**rest else { return None };
            compared(first, *operator, second, slot).map(|(key, seek)| (key, seek, true))
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

/// How an index on the property that one side of a comparison is would be asked.
fn compared(
    left: &Expression,
    operator: ComparisonOperator,
    right: &Expression,
    slot: Slot,
) -> Option<(Key, Seek)> {
    let (key, operator, value) = match (property_of(left, slot), property_of(right, slot)) {
        (Some(key), None) => (key, operator, right),
        (None, Some(key)) => (key, operator.mirrored(), left),
        _ => return None,
    };
    Some((key.clone(), comparison(operator, value)?))
}

fn comparison(operator: ComparisonOperator, value: &Expression) -> Option<Seek> {
    use ComparisonOperator as Op;
    let bound = |is_included: bool| Some((value.clone(), is_included));
    Some(match operator {
        Op::Equal => Seek::Equal(value.clone()),
        Op::NotEqual => return None,
        Op::Less => Seek::Range { lower: None, upper: bound(false) },
        Op::LessOrEqual => Seek::Range { lower: None, upper: bound(true) },
        Op::Greater => Seek::Range { lower: bound(false), upper: None },
        Op::GreaterOrEqual => Seek::Range { lower: bound(true), upper: None },
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
