//! Comparisons of a date or time with a text, and conditions on NULL: no error, but never true, whatever the row.
//!
//! In: the plan as the planner made it, of a statement that only reads. Out: a line for each such comparison. What a
//! function gives is known from its table; what a property holds is looked up in a few nodes of the label that is asked
//! for. Of what has no label (a map has keys, too), and of what is to be different, nothing is told.

use super::slots::expressions;
use super::unmatched::{Labels, note_test};
use crate::functions::Type;
use crate::graph::GraphView;
use crate::query::ast::ComparisonOperator;
use crate::query::bound::{Expression, ExpressionKind};
use crate::query::plan::{Compared, MixedComparison, Operator, Plan};
use crate::value::{Element, Value};

/// How many nodes are asked for what a property holds.
const ASKED: usize = 200;

/// The comparisons of a plan that may be of a date or time with a text, each once.
pub fn mixed_comparisons(plan: &Plan) -> Vec<MixedComparison> {
    let mut found = Vec::new();
    if !plan.is_update {
        let roots = || [&plan.root].into_iter().chain(plan.subqueries.iter().map(|subquery| &subquery.root));
        let mut labels = Labels::new();
        roots().for_each(|root| labels_of(root, &mut labels));
        roots().for_each(|root| of_operator(root, &labels, &mut found));
    }
    found
}

/// What to tell the author of a statement with the comparison; nothing where the property is of the right type.
pub fn mixed(comparison: &MixedComparison, view: &GraphView) -> Option<String> {
    match (&comparison.left, &comparison.right) {
        (Compared::Null, _) | (_, Compared::Null) => Some(
            "nothing is equal to NULL, different from it, before or after it; write IS NULL or IS NOT NULL"
                .to_owned(),
        ),
        (Compared::Text, Compared::Time(what)) | (Compared::Time(what), Compared::Text) => Some(format!(
            "a text is neither equal to {what} nor before or after it; turn one of them into the other's type"
        )),
        (Compared::Property(label, key), Compared::Time(what))
        | (Compared::Time(what), Compared::Property(label, key)) => {
            let Value::String(text) = held((label, key), view)? else { return None };
            let start: String = text.chars().take(40).collect();
            Some(format!(
                "`{key}` holds texts such as '{start}', which are neither equal to {what} nor before or after it; \
                 compare it with a text"
            ))
        }
        (Compared::Property(label, key), Compared::Text)
        | (Compared::Text, Compared::Property(label, key)) => {
            let Value::Temporal(temporal) = held((label, key), view)? else { return None };
            Some(format!(
                "`{key}` holds values such as {temporal}, to which no text is equal and before or after which none is; \
                 write date('…') or its like for the text"
            ))
        }
        _ => None,
    }
}

/// What the property holds in the first node of the label that has it, where it is of one kind in all that are asked.
fn held((label, key): (&str, &str), view: &GraphView) -> Option<Value> {
    let (label, key) = (view.catalog().label(label)?, view.catalog().key(key)?);
    let nodes = view.nodes_with_label(label).take(ASKED);
    let mut values =
        nodes.map(|node| view.property(Element::from(node), key)).filter(|value| !value.is_null());
    let first = values.next()?;
    let is_alike = |value: Value| std::mem::discriminant(&value) == std::mem::discriminant(&first);
    values.all(is_alike).then_some(first)
}

/// Notes which labels are asked for anywhere: a variable is the same wherever it is tested.
fn labels_of(operator: &Operator, labels: &mut Labels) {
    if let Operator::Filter { predicates, .. } = operator {
        predicates.iter().for_each(|predicate| note_test(predicate, labels));
    }
    operator.inputs().into_iter().for_each(|input| labels_of(input, labels));
}

fn of_operator(operator: &Operator, labels: &Labels, found: &mut Vec<MixedComparison>) {
    expressions(operator).into_iter().for_each(|expression| of_expression(expression, labels, found));
    if let Operator::Filter { predicates, .. } = operator
        && predicates.iter().any(is_about_null)
    {
        note(MixedComparison { left: Compared::Null, right: Compared::Text }, found);
    }
    operator.inputs().into_iter().for_each(|input| of_operator(input, labels, found));
}

fn of_expression(expression: &Expression, labels: &Labels, found: &mut Vec<MixedComparison>) {
    if let ExpressionKind::Comparison { first, rest } = &expression.kind {
        let mut left = compared(first, labels);
        for (operator, operand) in rest {
            let right = compared(operand, labels);
            if let (Some(left), Some(right), true) = (left, &right, *operator != ComparisonOperator::NotEqual)
            {
                note(MixedComparison { left, right: right.clone() }, found);
            }
            left = right;
        }
    }
    expression.children().into_iter().for_each(|child| of_expression(child, labels, found));
}

/// Whether a condition compares with a NULL that is written there.
fn is_about_null(condition: &Expression) -> bool {
    let is_null = |operand: &Expression| matches!(operand.kind, ExpressionKind::Literal(Value::Null));
    match &condition.kind {
        ExpressionKind::Comparison { first, rest } => {
            is_null(first) || rest.iter().any(|(_, operand)| is_null(operand))
        }
        ExpressionKind::And(..) | ExpressionKind::Or(..) | ExpressionKind::Not(_) => {
            condition.children().into_iter().any(is_about_null)
        }
        _ => false,
    }
}

/// Keeps a comparison of two kinds of things.
fn note(comparison: MixedComparison, found: &mut Vec<MixedComparison>) {
    let kinds = [&comparison.left, &comparison.right].map(std::mem::discriminant);
    if kinds[0] != kinds[1] && !found.contains(&comparison) {
        found.push(comparison);
    }
}

/// What is known of an operand.
fn compared(operand: &Expression, labels: &Labels) -> Option<Compared> {
    match &operand.kind {
        ExpressionKind::Literal(Value::String(_)) => Some(Compared::Text),
        ExpressionKind::Property { target, key } => {
            let ExpressionKind::Slot(slot) = target.kind else { return None };
            let label = labels.get(&slot)?.first()?;
            Some(Compared::Property(label.clone(), key.name.clone()))
        }
        ExpressionKind::Function { function, .. } => match function.returns {
            Type::String => Some(Compared::Text),
            Type::Date => Some(Compared::Time("a date")),
            Type::LocalTime | Type::Time => Some(Compared::Time("a time")),
            Type::LocalDateTime | Type::DateTime => Some(Compared::Time("a date and time")),
            Type::Duration => Some(Compared::Time("a duration")),
            _ => None,
        },
        _ => None,
    }
}
