//! Expressions over all rows of a chunk at once, where their shape allows it.
//!
//! A property of a variable is read from its column along the rows, and compared with what is the same for all rows
//! where it lies, without being copied out. Every other expression is evaluated row by row. Both ways give the same
//! values; of several rows that fail, another one may be the first.

use super::super::chunk::{Chunk, Column, number};
use super::super::context::Context;
use super::property::Property;
use super::selection::{Selection, Sieve};
use super::truth::compare;
use super::{access, evaluate, subquery, text, truth};
use crate::error::{Result, Span};
use crate::graph::{Ids, ValueRef};
use crate::query::ast::{ComparisonOperator, StringOperator, SubqueryKind};
use crate::query::bound::{Expression, ExpressionKind, Label, LabelExpression, Slot, SubqueryIndex};
use crate::value::{Element, NodeId, RelationshipId, Value};
use std::ops::RangeInclusive;

/// From how many rows on it is worth while to look for texts that come again.
const REPEATING_ROWS: usize = 32;

/// The rows of `chunk` for which all `predicates` are true, in their order.
pub(in super::super) fn select(
    predicates: &[Expression],
    chunk: &Chunk,
    context: &mut Context<'_>,
) -> Result<Vec<u32>> {
    let mut rows = Selection::First(chunk.len());
    let mut rest = predicates.iter().peekable();
    while let Some(predicate) = rest.next() {
        if rows.len() == 0 {
            break;
        }
        context.guard.work(rows.len())?;
        let Some(mut test) = Test::of(predicate, chunk, context)? else {
            retain_each(predicate, chunk, &mut rows, context)?;
            continue;
        };
        // `p.x > 1 AND p.x < 3` reads p.x once.
        while let Some(next) = rest.peek()
            && let Some(more) = Test::of(next, chunk, context)?
            && test.takes_in(more)
        {
            rest.next();
        }
        test.retain(&mut rows, context)?;
    }
    Ok(rows.into_rows())
}

/// The values of `expression` in all rows of `chunk`.
pub(in super::super) fn evaluate_column(
    expression: &Expression,
    chunk: &Chunk,
    context: &mut Context<'_>,
) -> Result<Column> {
    match &expression.kind {
        ExpressionKind::Slot(slot) => match chunk.column(*slot) {
            Column::Absent => Ok(Column::nulls(chunk.len())),
            column => Ok(column.clone()),
        },
        ExpressionKind::Literal(value) => Ok(Column::values(vec![value.clone(); chunk.len()])),
        _ => match Property::of(expression, chunk) {
            Some(property) => {
                context.guard.work(chunk.len())?;
                property.column(chunk.len(), context)
            }
            None => match of_subquery(expression, chunk, context)? {
                Some(column) => Ok(column),
                None => evaluate_each(expression, chunk, context),
            },
        },
    }
}

/// What EXISTS or COUNT is in all rows, where that can be asked for all of them at once.
fn of_subquery(expression: &Expression, chunk: &Chunk, context: &mut Context<'_>) -> Result<Option<Column>> {
    let ExpressionKind::Subquery(index) = expression.kind else { return Ok(None) };
    let is_exists = context.plan.subqueries[index.0].kind == SubqueryKind::Exists;
    let rows: Vec<u32> = (0..number(chunk.len())).collect();
    let counts = subquery::count_each(index, &rows, chunk, context)?;
    Ok(counts.map(|counts| match is_exists {
        true => Column::values(counts.into_iter().map(|count| Value::Boolean(count > 0)).collect()),
        false => {
            Column::integers(counts.into_iter().map(|count| 0_i64.saturating_add_unsigned(count)).collect())
        }
    }))
}

fn evaluate_each(expression: &Expression, chunk: &Chunk, context: &mut Context<'_>) -> Result<Column> {
    let mut values = Vec::with_capacity(chunk.len());
    for row in chunk.rows() {
        values.push(evaluate(expression, row, context)?);
        context.guard.tick()?;
    }
    Ok(Column::values(values))
}

fn retain_each(
    predicate: &Expression,
    chunk: &Chunk,
    rows: &mut Selection,
    context: &mut Context<'_>,
) -> Result<()> {
    if let Some((index, wanted)) = exists(predicate, context) {
        let asked = std::mem::replace(rows, Selection::First(0)).into_rows();
        let counts = subquery::count_each(index, &asked, chunk, context)?;
        *rows = Selection::Listed(asked);
        if let Some(counts) = counts {
            let mut sieve = Sieve::new(rows);
            sieve.take_each(&counts, |count| (*count > 0) == wanted);
            *rows = sieve.finish();
            return Ok(());
        }
    }
    if rows.len() >= REPEATING_ROWS
        && let Some(property) = only_property(predicate, chunk)
    {
        return retain_by_text(predicate, property, chunk, rows, context);
    }
    let mut kept = Vec::with_capacity(rows.len());
    for row in rows.iter() {
        context.guard.tick()?;
        if truth(predicate, chunk.row(row as usize), context)? == Some(true) {
            kept.push(row);
        }
    }
    *rows = Selection::Listed(kept);
    Ok(())
}

/// The subquery of `EXISTS { … }` or `NOT EXISTS { … }`, and what it must be.
fn exists(predicate: &Expression, context: &Context<'_>) -> Option<(SubqueryIndex, bool)> {
    match &predicate.kind {
        ExpressionKind::Subquery(index) => {
            let kind = context.plan.subqueries[index.0].kind;
            (kind == SubqueryKind::Exists).then_some((*index, true))
        }
        ExpressionKind::Not(inner) => exists(inner, context).map(|(index, wanted)| (index, !wanted)),
        _ => None,
    }
}

/// The property that is all that an expression depends on, if there is one.
fn only_property<'a>(expression: &'a Expression, chunk: &'a Chunk) -> Option<Property<'a>> {
    if !expression.is_deterministic() {
        return None;
    }
    let mut found = None;
    let mut pending = vec![expression];
    while let Some(expression) = pending.pop() {
        match (Property::of(expression, chunk), &expression.kind) {
            (Some(property), _) if found.is_none_or(|other| property.is_same(other)) => {
                found = Some(property);
            }
            (Some(_), _)
            | (
                None,
                ExpressionKind::Slot(_)
                | ExpressionKind::Local(_)
                | ExpressionKind::Subquery(_)
                | ExpressionKind::Disjoint(..),
            ) => {
                return None;
            }
            (None, _) => pending.extend(expression.children()),
        }
    }
    found
}

/// The same as row by row, for a predicate that depends on one property: of texts known to be the same, one is asked.
fn retain_by_text(
    predicate: &Expression,
    property: Property<'_>,
    chunk: &Chunk,
    rows: &mut Selection,
    context: &mut Context<'_>,
) -> Result<()> {
    let firsts = property.same_as(rows, context)?;
    let mut held: Vec<bool> = Vec::with_capacity(rows.len());
    for (row, &first) in rows.iter().zip(&firsts) {
        held.push(match held.get(first as usize) {
            Some(held) => *held,
            None => {
                context.guard.tick()?;
                truth(predicate, chunk.row(row as usize), context)? == Some(true)
            }
        });
    }
    let mut held = held.into_iter();
    rows.retain(|_| held.next().is_some_and(|held| held));
    Ok(())
}

/// A predicate whose truth can be told from one column.
enum Test<'a> {
    /// `p.x < 3`, `1 <= p.x < 3`: each comparison with what is the same in all rows.
    Compared(Property<'a>, Vec<(ComparisonOperator, Value)>),
    /// `p.name CONTAINS 'x'`
    Text(Property<'a>, text::Finder),
    /// `p.x IS NULL`, or not.
    Null(Property<'a>, bool),
    Label(Ids<'a, NodeId>, &'a Label, Span),
    /// Two relationships are not the same.
    Different(&'a [RelationshipId], &'a [RelationshipId]),
    /// Two nodes are the same, or not.
    SameNode(Ids<'a, NodeId>, Ids<'a, NodeId>, bool),
}

impl<'a> Test<'a> {
    fn of(predicate: &'a Expression, chunk: &'a Chunk, context: &mut Context<'_>) -> Result<Option<Self>> {
        Ok(match &predicate.kind {
            ExpressionKind::Comparison { first, rest } => match &rest[..] {
                [(operator, second)] => match same_node(first, *operator, second, chunk) {
                    Some(test) => Some(test),
                    None => compared(&[first, second], &[*operator], chunk, context)?,
                },
                [(one, second), (other, third)] => {
                    compared(&[first, second, third], &[*one, *other], chunk, context)?
                }
                _ => None,
            },
            ExpressionKind::StringPredicate { operator, left, right } => match Property::of(left, chunk) {
                Some(property) => found(property, *operator, right, context)?,
                None => None,
            },
            ExpressionKind::IsNull(operand) => {
                Property::of(operand, chunk).map(|property| Test::Null(property, true))
            }
            ExpressionKind::IsNotNull(operand) => {
                Property::of(operand, chunk).map(|property| Test::Null(property, false))
            }
            ExpressionKind::HasLabels { target, labels: LabelExpression::Label(label, _) } => {
                nodes_of(target, chunk).map(|nodes| Test::Label(nodes, label, target.span))
            }
            ExpressionKind::Disjoint(one, other) => different(*one, *other, chunk),
            _ => None,
        })
    }

    /// Takes in another test that comes after it, if one reading of a property serves both.
    fn takes_in(&mut self, other: Test<'a>) -> bool {
        match (self, other) {
            (Test::Compared(property, tests), Test::Compared(same, more)) if property.is_same(same) => {
                tests.extend(more);
                true
            }
            _ => false,
        }
    }

    fn retain(&self, rows: &mut Selection, context: &Context<'_>) -> Result<()> {
        match self {
            Test::Compared(property, tests) => {
                let passes = |value: ValueRef<'_>| tests.iter().all(|test| holds(test, value));
                match within(tests) {
                    Some(range) if !range.is_empty() => property.retain_within(&range, rows, context, passes),
                    _ => property.retain(rows, context, passes),
                }
            }
            Test::Text(property, finder) => property.retain(
                rows,
                context,
                |value| matches!(value, ValueRef::String(text) if finder.is_in(text)),
            ),
            Test::Null(property, is_null) => {
                property.retain(rows, context, |value| matches!(value, ValueRef::Null) == *is_null)
            }
            Test::Label(nodes, label, span) => {
                let view = context.view();
                let id = label.resolve(|name| view.catalog().label(name));
                let carries = |node| id.is_some_and(|label| view.has_label(node, label));
                let missing = rows.iter().map(|row| nodes.at(row as usize)).find(|&node| {
                    // What is no more has no labels that could be asked for.
                    !carries(node) && !view.has_node(node)
                });
                rows.retain(|row| carries(nodes.at(row as usize)));
                missing.map_or(Ok(()), |node| Err(access::deleted(Element::Node(node), *span)))
            }
            Test::Different(ones, others) => {
                rows.retain_pairs(ones, others, |one, other| one != other);
                Ok(())
            }
            Test::SameNode(Ids::Listed(ones), Ids::Listed(others), wanted) => {
                rows.retain_pairs(ones, others, |one, other| (one == other) == *wanted);
                Ok(())
            }
            Test::SameNode(ones, others, wanted) => {
                rows.retain(|row| (ones.at(row as usize) == others.at(row as usize)) == *wanted);
                Ok(())
            }
        }
    }
}

/// A property that is compared with one or two values that are the same in all rows.
fn compared<'a>(
    operands: &[&'a Expression],
    operators: &[ComparisonOperator],
    chunk: &'a Chunk,
    context: &mut Context<'_>,
) -> Result<Option<Test<'a>>> {
    let place = operands.iter().position(|operand| Property::of(operand, chunk).is_some());
    let Some(place) = place else { return Ok(None) };
    // `1 < p.x < 3` has it in the middle; in `p.x < 3 < 5` the second comparison is none of the property's.
    if operands.len() == 3 && place != 1 {
        return Ok(None);
    }
    let others = operands.iter().enumerate().filter(|(other, _)| *other != place);
    if !others.clone().all(|(_, operand)| is_constant(operand)) {
        return Ok(None);
    }
    let mut tests = Vec::with_capacity(operators.len());
    for (other, operand) in others {
        let value = evaluate(operand, chunk.row(0), context)?;
        let operator = if other < place { operators[other].mirrored() } else { operators[place] };
        tests.push((operator, value));
    }
    Ok(Property::of(operands[place], chunk).map(|property| Test::Compared(property, tests)))
}

/// Whether the expression has the same value in all rows, and is cheap.
fn is_constant(expression: &Expression) -> bool {
    matches!(expression.kind, ExpressionKind::Literal(_) | ExpressionKind::Parameter(_))
}

fn holds((operator, bound): &(ComparisonOperator, Value), value: ValueRef<'_>) -> bool {
    match (value, bound) {
        (ValueRef::Null, _) => false,
        (ValueRef::Integer(integer), Value::Integer(bound)) => operator.holds(integer.cmp(bound)),
        (ValueRef::String(text), Value::String(bound)) => operator.holds((**text).cmp(&**bound)),
        _ => compare(*operator, &value.to_value(), bound) == Some(true),
    }
}

/// The integers that pass all tests, where these compare with integers only.
fn within(tests: &[(ComparisonOperator, Value)]) -> Option<RangeInclusive<i64>> {
    let (mut least, mut greatest) = (i64::MIN, i64::MAX);
    for (operator, bound) in tests {
        let Value::Integer(bound) = *bound else { return None };
        let (from, to) = match operator {
            ComparisonOperator::Equal => (Some(bound), Some(bound)),
            ComparisonOperator::NotEqual => return None,
            ComparisonOperator::Less => (Some(i64::MIN), bound.checked_sub(1)),
            ComparisonOperator::LessOrEqual => (Some(i64::MIN), Some(bound)),
            ComparisonOperator::Greater => (bound.checked_add(1), Some(i64::MAX)),
            ComparisonOperator::GreaterOrEqual => (Some(bound), Some(i64::MAX)),
        };
        // No integer lies beyond the last one.
        let (Some(from), Some(to)) = (from, to) else { return Some(RangeInclusive::new(1, 0)) };
        (least, greatest) = (least.max(from), greatest.min(to));
    }
    Some(least..=greatest)
}

/// A property that is searched for a text that is the same in all rows.
fn found<'a>(
    property: Property<'a>,
    operator: StringOperator,
    wanted: &Expression,
    context: &mut Context<'_>,
) -> Result<Option<Test<'a>>> {
    let value = match &wanted.kind {
        ExpressionKind::Literal(value) => value.clone(),
        ExpressionKind::Parameter(name) => context.parameters.get(name).cloned().unwrap_or_default(),
        _ => return Ok(None),
    };
    let Value::String(wanted) = value else { return Ok(None) };
    Ok(text::Finder::new(operator, &wanted).map(|finder| Test::Text(property, finder)))
}

fn same_node<'a>(
    one: &Expression,
    operator: ComparisonOperator,
    other: &Expression,
    chunk: &'a Chunk,
) -> Option<Test<'a>> {
    let wanted = match operator {
        ComparisonOperator::Equal => true,
        ComparisonOperator::NotEqual => false,
        _ => return None,
    };
    Some(Test::SameNode(nodes_of(one, chunk)?, nodes_of(other, chunk)?, wanted))
}

fn nodes_of<'a>(expression: &Expression, chunk: &'a Chunk) -> Option<Ids<'a, NodeId>> {
    match expression.kind {
        ExpressionKind::Slot(slot) => chunk.column(slot).as_nodes(),
        _ => None,
    }
}

fn different(one: Slot, other: Slot, chunk: &Chunk) -> Option<Test<'_>> {
    match (chunk.column(one), chunk.column(other)) {
        (Column::Relationships(ones), Column::Relationships(others)) => Some(Test::Different(ones, others)),
        _ => None,
    }
}
