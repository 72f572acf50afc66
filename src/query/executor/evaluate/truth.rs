//! Predicates: true, false or, as `None`, unknown.

use super::super::chunk::Row;
use super::super::context::Context;
use super::super::memory::value_steps;
use super::{access, comprehension, evaluate, names, text, wrong_type};
use crate::error::{Result, Span};
use crate::graph::GraphView;
use crate::query::ast::ComparisonOperator;
use crate::query::bound::{Expression, ExpressionKind, Label, LabelExpression, RelationshipType, Slot};
use crate::value::{Element, RelationshipId, Value, order};

/// Whether `expression` holds in `row`.
///
/// # Errors
/// `TypeError: InvalidArgumentType` when its value is neither a boolean nor null.
pub(in super::super) fn truth(
    expression: &Expression,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Option<bool>> {
    match &expression.kind {
        ExpressionKind::Not(operand) => Ok(truth(operand, row, context)?.map(|operand| !operand)),
        ExpressionKind::And(operands) => junction(operands, false, row, context),
        ExpressionKind::Or(operands) => junction(operands, true, row, context),
        ExpressionKind::Xor(operands) => exclusive(operands, row, context),
        ExpressionKind::Comparison { first, rest } => comparison(first, rest, row, context),
        ExpressionKind::StringPredicate { operator, left, right } => {
            text::string_predicate(*operator, left, right, row, context)
        }
        ExpressionKind::In { item, list } => is_in(item, list, row, context),
        ExpressionKind::IsNull(operand) => Ok(Some(evaluate(operand, row, context)?.is_null())),
        ExpressionKind::IsNotNull(operand) => Ok(Some(!evaluate(operand, row, context)?.is_null())),
        ExpressionKind::IsTyped { operand, value_type, is_negated } => {
            Ok(Some(value_type.includes(&evaluate(operand, row, context)?) != *is_negated))
        }
        ExpressionKind::HasLabels { target, labels } => has_labels(target, labels, row, context),
        ExpressionKind::Quantifier { quantifier, local, list, filter } => {
            comprehension::quantified(*quantifier, *local, (list, filter.as_deref()), row, context)
        }
        ExpressionKind::Disjoint(left, right) => Ok(Some(disjoint(*left, *right, row))),
        _ => as_truth(&evaluate(expression, row, context)?, expression.span),
    }
}

/// A value where a predicate is expected.
pub(super) fn as_truth(value: &Value, span: Span) -> Result<Option<bool>> {
    match value {
        Value::Boolean(boolean) => Ok(Some(*boolean)),
        Value::Null => Ok(None),
        _ => {
            Err(wrong_type(format!("a predicate must be a BOOLEAN, and this is {}", value.type_name()), span))
        }
    }
}

/// AND (decided by false) or OR (decided by true): the first operand that decides is the last evaluated.
fn junction(
    operands: &[Expression],
    decisive: bool,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Option<bool>> {
    let mut result = Some(!decisive);
    for operand in operands {
        match truth(operand, row, context)? {
            Some(value) if value == decisive => return Ok(Some(decisive)),
            Some(_) => {}
            None => result = None,
        }
    }
    Ok(result)
}

fn exclusive(operands: &[Expression], row: Row<'_>, context: &mut Context<'_>) -> Result<Option<bool>> {
    let mut result = Some(false);
    for operand in operands {
        let operand = truth(operand, row, context)?;
        result = result.zip(operand).map(|(left, right)| left != right);
    }
    Ok(result)
}

/// `a < b <= c`: every neighbouring pair; each operand is evaluated once, and none after a false pair.
fn comparison(
    first: &Expression,
    rest: &[(ComparisonOperator, Expression)],
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Option<bool>> {
    let mut left = evaluate(first, row, context)?;
    let mut result = Some(true);
    for (operator, operand) in rest {
        let right = evaluate(operand, row, context)?;
        context.guard.work(value_steps(&left) + value_steps(&right))?;
        match compare(*operator, &left, &right) {
            Some(false) => return Ok(Some(false)),
            Some(true) => {}
            None => result = None,
        }
        left = right;
    }
    Ok(result)
}

pub(super) fn compare(operator: ComparisonOperator, left: &Value, right: &Value) -> Option<bool> {
    match operator {
        ComparisonOperator::Equal => order::equals(left, right),
        ComparisonOperator::NotEqual => order::equals(left, right).map(|is_equal| !is_equal),
        ComparisonOperator::Less => order::comparison(left, right).is_less(),
        ComparisonOperator::LessOrEqual => order::comparison(left, right).is_less_or_equal(),
        ComparisonOperator::Greater => order::comparison(left, right).is_greater(),
        ComparisonOperator::GreaterOrEqual => order::comparison(left, right).is_greater_or_equal(),
    }
}

/// True when an item is equal, else unknown when one may be, else false.
fn is_in(
    item: &Expression,
    list: &Expression,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Option<bool>> {
    let item = evaluate(item, row, context)?;
    let Some(list) = access::list_operand(list, row, context)? else { return Ok(None) };
    context.memberships.is_in(&item, &list, &mut context.guard)
}

fn has_labels(
    target: &Expression,
    labels: &LabelExpression,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Option<bool>> {
    let value = evaluate(target, row, context)?;
    let element = match value {
        Value::Null => return Ok(None),
        Value::Node(node) => Element::Node(node),
        Value::Relationship(relationship) => Element::Relationship(relationship),
        _ => {
            let message = format!("{} has neither labels nor a type", value.type_name());
            return Err(wrong_type(message, target.span));
        }
    };
    if !has_type(element, context) {
        access::ensure_exists(element, target.span, context)?;
    }
    matches_labels(element, labels, row, context)
}

/// The type of a relationship may be asked for even when this statement has deleted it.
fn has_type(element: Element, context: &Context<'_>) -> bool {
    match element {
        Element::Node(_) => false,
        Element::Relationship(relationship) => context.view().relationship_type(relationship).is_some(),
    }
}

/// Whether an element has the labels, or the type; unknown where a name that is computed is null.
pub(in super::super) fn matches_labels(
    element: Element,
    labels: &LabelExpression,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Option<bool>> {
    match labels {
        LabelExpression::Label(label, relationship_type) => {
            Ok(Some(carries(element, label, relationship_type, context.view())))
        }
        LabelExpression::Any => Ok(Some(match element {
            Element::Node(node) => !context.view().labels(node).is_empty(),
            Element::Relationship(_) => true,
        })),
        LabelExpression::Not(inner) => Ok(matches_labels(element, inner, row, context)?.map(|inner| !inner)),
        LabelExpression::And(parts) => any_decides(parts, false, element, row, context),
        LabelExpression::Or(parts) => any_decides(parts, true, element, row, context),
        LabelExpression::Dynamic { names, is_any } => {
            let Some(names) = names::label_names(names, row, context)? else { return Ok(None) };
            let view = context.view();
            let mut carried = names.iter().map(|name| {
                carries(element, &Label::new(name.clone()), &RelationshipType::new(name.clone()), view)
            });
            Ok(Some(if *is_any { carried.any(|is| is) } else { carried.all(|is| is) }))
        }
    }
}

/// AND (decided by false) or OR (decided by true) of labels.
fn any_decides(
    parts: &[LabelExpression],
    decisive: bool,
    element: Element,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Option<bool>> {
    let mut result = Some(!decisive);
    for part in parts {
        match matches_labels(element, part, row, context)? {
            Some(found) if found == decisive => return Ok(Some(decisive)),
            None => result = None,
            Some(_) => {}
        }
    }
    Ok(result)
}

fn carries(element: Element, label: &Label, relationship_type: &RelationshipType, view: &GraphView) -> bool {
    match element {
        Element::Node(node) => {
            label.resolve(|name| view.catalog().label(name)).is_some_and(|label| view.has_label(node, label))
        }
        Element::Relationship(relationship) => {
            let wanted = relationship_type.resolve(|name| view.catalog().relationship_type(name));
            wanted.is_some() && wanted == view.relationship_type(relationship)
        }
    }
}

fn disjoint(left: Slot, right: Slot, row: Row<'_>) -> bool {
    let (left, right) = (row.get(left), row.get(right));
    match (&left, &right) {
        (Value::Relationship(left), Value::Relationship(right)) => left != right,
        (Value::Relationship(one), Value::List(run)) | (Value::List(run), Value::Relationship(one)) => {
            !run.iter().any(|item| is_relationship(item, *one))
        }
        (Value::List(left), Value::List(right)) => {
            !left.iter().any(|item| matches!(item, Value::Relationship(_)) && right.contains(item))
        }
        _ => true,
    }
}

fn is_relationship(value: &Value, relationship: RelationshipId) -> bool {
    matches!(value, Value::Relationship(other) if *other == relationship)
}
