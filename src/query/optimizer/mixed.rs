//! Comparisons of a date or time with a text: no error, but never true, whatever the row.
//!
//! In: the plan as the planner made it, of a statement that only reads. Out: a line for each such comparison. What a
//! function gives is known from its table; what a property holds is looked up in a few nodes and relationships.

use super::slots::expressions;
use crate::functions::Type;
use crate::graph::{GraphView, KeyId};
use crate::query::bound::{Expression, ExpressionKind};
use crate::query::plan::{Compared, MixedComparison, Operator, Plan};
use crate::value::{Element, Value};

/// How many nodes, and how many relationships, are asked for what a property holds.
const ASKED: usize = 200;

/// The comparisons of a plan that may be of a date or time with a text, each once.
pub fn mixed_comparisons(plan: &Plan) -> Vec<MixedComparison> {
    let mut found = Vec::new();
    if !plan.is_update {
        of_operator(&plan.root, &mut found);
        plan.subqueries.iter().for_each(|subquery| of_operator(&subquery.root, &mut found));
    }
    found
}

/// What to tell the author of a statement with the comparison; nothing where the property is of the right type.
pub fn mixed(comparison: &MixedComparison, view: &GraphView) -> Option<String> {
    match (&comparison.left, &comparison.right) {
        (Compared::Text, Compared::Time(what)) | (Compared::Time(what), Compared::Text) => Some(format!(
            "a text is neither equal to {what} nor before or after it; turn one of them into the other's type"
        )),
        (Compared::Property(key), Compared::Time(what)) | (Compared::Time(what), Compared::Property(key)) => {
            let Value::String(text) = held(key, view)? else { return None };
            let start: String = text.chars().take(40).collect();
            Some(format!(
                "`{key}` holds texts such as '{start}', which are neither equal to {what} nor before or after it; \
                 compare it with a text"
            ))
        }
        (Compared::Property(key), Compared::Text) | (Compared::Text, Compared::Property(key)) => {
            let Value::Temporal(temporal) = held(key, view)? else { return None };
            Some(format!(
                "`{key}` holds values such as {temporal}, to which no text is equal and before or after which none is; \
                 write date('…') or its like for the text"
            ))
        }
        _ => None,
    }
}

/// What the property holds in the first that have it.
fn held(key: &str, view: &GraphView) -> Option<Value> {
    let key: KeyId = view.catalog().key(key)?;
    let nodes = view.nodes().take(ASKED).map(Element::from);
    let relationships = view.relationships().take(ASKED).map(Element::from);
    nodes.chain(relationships).map(|element| view.property(element, key)).find(|value| !value.is_null())
}

fn of_operator(operator: &Operator, found: &mut Vec<MixedComparison>) {
    expressions(operator).into_iter().for_each(|expression| of_expression(expression, found));
    operator.inputs().into_iter().for_each(|input| of_operator(input, found));
}

fn of_expression(expression: &Expression, found: &mut Vec<MixedComparison>) {
    if let ExpressionKind::Comparison { first, rest } = &expression.kind {
        let mut left = compared(first);
        for (_, operand) in rest {
            let right = compared(operand);
            if let (Some(left), Some(right)) = (left, &right) {
                note(MixedComparison { left, right: right.clone() }, found);
            }
            left = right;
        }
    }
    expression.children().into_iter().for_each(|child| of_expression(child, found));
}

/// Keeps a comparison of two kinds of things.
fn note(comparison: MixedComparison, found: &mut Vec<MixedComparison>) {
    let kinds = [&comparison.left, &comparison.right].map(std::mem::discriminant);
    if kinds[0] != kinds[1] && !found.contains(&comparison) {
        found.push(comparison);
    }
}

/// What is known of an operand.
fn compared(operand: &Expression) -> Option<Compared> {
    match &operand.kind {
        ExpressionKind::Literal(Value::String(_)) => Some(Compared::Text),
        ExpressionKind::Property { key, .. } => Some(Compared::Property(key.name.clone())),
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
