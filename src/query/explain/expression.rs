//! An expression as it could have been written, with the names of its slots.

use super::operator::slot_name;
use crate::query::ast::{ArithmeticOperator, ComparisonOperator, Quantifier, StringOperator, SubqueryKind};
use crate::query::bound::{Expression, ExpressionKind as Kind, LabelExpression, Local, PathPart};
use crate::query::plan::Plan;
use crate::value::{Value, literal};
use std::sync::Arc;

/// Expressions one after the other.
pub(super) fn texts(expressions: &[Expression], separator: &str, plan: &Plan) -> String {
    expressions.iter().map(|expression| text(expression, plan)).collect::<Vec<_>>().join(separator)
}

/// One expression; what is inside another operator stands in parentheses where it would be ambiguous without.
pub(super) fn text(expression: &Expression, plan: &Plan) -> String {
    match &expression.kind {
        Kind::Literal(value) => written(value),
        Kind::Slot(slot) => slot_name(*slot, plan),
        Kind::Local(local) => local_name(*local),
        Kind::Parameter(name) => format!("${name}"),
        Kind::List(items) => format!("[{}]", texts(items, ", ", plan)),
        Kind::Map(entries) => format!("{{{}}}", entry_texts(entries, plan)),
        Kind::MapProjection { target, all, entries } => {
            let all = if *all { ".*, " } else { "" };
            format!("{} {{{all}{}}}", operand(target, plan), entry_texts(entries, plan))
        }
        Kind::Property { target, key } => format!("{}.{}", operand(target, plan), key.name),
        Kind::Index { target, index } => format!("{}[{}]", operand(target, plan), text(index, plan)),
        Kind::Slice { target, from, to } => {
            let bound = |bound: &Option<Box<Expression>>| {
                bound.as_ref().map_or(String::new(), |bound| text(bound, plan))
            };
            format!("{}[{}..{}]", operand(target, plan), bound(from), bound(to))
        }
        Kind::Case { subject, branches, otherwise } => {
            case(subject.as_deref(), branches, otherwise.as_deref(), plan)
        }
        Kind::Function { function, arguments } => {
            format!("{}({})", function.name, texts(arguments, ", ", plan))
        }
        Kind::Cast { operand, value_type } => format!("CAST({} AS {value_type})", text(operand, plan)),
        Kind::Path(parts) => {
            format!(
                "path({})",
                parts.iter().map(|part| part_text(*part, plan)).collect::<Vec<_>>().join(", ")
            )
        }
        Kind::Disjoint(one, other) => {
            format!("{} and {} differ", slot_name(*one, plan), slot_name(*other, plan))
        }
        Kind::Subquery(index) => {
            let kind = plan.subqueries.get(index.0).map_or(SubqueryKind::Exists, |subquery| subquery.kind);
            format!("{} subquery {}", format!("{kind:?}").to_uppercase(), index.0 + 1)
        }
        Kind::ListComprehension { .. } | Kind::Quantifier { .. } | Kind::Reduce { .. } => {
            iteration(expression, plan)
        }
        _ => operation(expression, plan),
    }
}

fn entry_texts(entries: &[(Arc<str>, Expression)], plan: &Plan) -> String {
    entries.iter().map(|(key, value)| format!("{key}: {}", text(value, plan))).collect::<Vec<_>>().join(", ")
}

/// Operators and their operands.
fn operation(expression: &Expression, plan: &Plan) -> String {
    let inner = |expression: &Expression| operand(expression, plan);
    let joined =
        |operands: &[Expression], sign: &str| operands.iter().map(inner).collect::<Vec<_>>().join(sign);
    match &expression.kind {
        Kind::Not(operand) => format!("NOT {}", inner(operand)),
        Kind::Negate(operand) => format!("-{}", inner(operand)),
        Kind::Plus(operand) => format!("+{}", inner(operand)),
        Kind::And(operands) => joined(operands, " AND "),
        Kind::Or(operands) => joined(operands, " OR "),
        Kind::Xor(operands) => joined(operands, " XOR "),
        Kind::Arithmetic { first, rest } => chain(first, rest, arithmetic_sign, plan),
        Kind::Comparison { first, rest } => chain(first, rest, comparison_sign, plan),
        Kind::StringPredicate { operator, left, right } => {
            format!("{} {} {}", inner(left), string_sign(*operator), inner(right))
        }
        Kind::In { item, list } => format!("{} IN {}", inner(item), inner(list)),
        Kind::IsNull(operand) => format!("{} IS NULL", inner(operand)),
        Kind::IsNotNull(operand) => format!("{} IS NOT NULL", inner(operand)),
        Kind::IsTyped { operand, value_type, is_negated } => {
            format!("{} IS {}:: {value_type}", inner(operand), if *is_negated { "NOT " } else { "" })
        }
        Kind::HasLabels { target, labels } => format!("{}:{}", inner(target), label_text(labels, plan)),
        _ => unreachable!("every other kind of expression is no operation"),
    }
}

/// What runs over a list.
fn iteration(expression: &Expression, plan: &Plan) -> String {
    match &expression.kind {
        Kind::ListComprehension { local, list, filter, map } => {
            let map = map.as_ref().map_or(String::new(), |map| format!(" | {}", text(map, plan)));
            format!("[{}{map}]", over(*local, list, filter.as_deref(), plan))
        }
        Kind::Quantifier { quantifier, local, list, filter } => {
            format!("{}({})", quantifier_name(*quantifier), over(*local, list, filter.as_deref(), plan))
        }
        Kind::Reduce { accumulator, initial, local, list, step } => format!(
            "reduce({} = {}, {} | {})",
            local_name(*accumulator),
            text(initial, plan),
            over(*local, list, None, plan),
            text(step, plan)
        ),
        _ => unreachable!("every other kind of expression runs over no list"),
    }
}

/// An expression inside another.
fn operand(expression: &Expression, plan: &Plan) -> String {
    let is_compound = matches!(
        expression.kind,
        Kind::And(_)
            | Kind::Or(_)
            | Kind::Xor(_)
            | Kind::Arithmetic { .. }
            | Kind::Comparison { .. }
            | Kind::Not(_)
    );
    if is_compound { format!("({})", text(expression, plan)) } else { text(expression, plan) }
}

fn written(value: &Value) -> String {
    match value {
        Value::String(string) => literal::quote_string(string),
        other => other.to_string(),
    }
}

fn local_name(local: Local) -> String {
    format!("x{}", local.0 + 1)
}

fn chain<Operator: Copy>(
    first: &Expression,
    rest: &[(Operator, Expression)],
    sign: fn(Operator) -> &'static str,
    plan: &Plan,
) -> String {
    let rest: String = rest
        .iter()
        .map(|(operator, right)| format!(" {} {}", sign(*operator), operand(right, plan)))
        .collect();
    format!("{}{rest}", operand(first, plan))
}

fn case(
    subject: Option<&Expression>,
    branches: &[(Expression, Expression)],
    otherwise: Option<&Expression>,
    plan: &Plan,
) -> String {
    let mut case = "CASE".to_owned();
    if let Some(subject) = subject {
        case.push_str(&format!(" {}", text(subject, plan)));
    }
    for (condition, value) in branches {
        case.push_str(&format!(" WHEN {} THEN {}", text(condition, plan), text(value, plan)));
    }
    if let Some(otherwise) = otherwise {
        case.push_str(&format!(" ELSE {}", text(otherwise, plan)));
    }
    case + " END"
}

fn over(local: Local, list: &Expression, filter: Option<&Expression>, plan: &Plan) -> String {
    let filter = filter.map_or(String::new(), |filter| format!(" WHERE {}", text(filter, plan)));
    format!("{} IN {}{filter}", local_name(local), text(list, plan))
}

fn part_text(part: PathPart, plan: &Plan) -> String {
    match part {
        PathPart::Node(slot) | PathPart::Relationship(slot) => slot_name(slot, plan),
        PathPart::Relationships(slot) => format!("{}*", slot_name(slot, plan)),
    }
}

fn label_text(labels: &LabelExpression, plan: &Plan) -> String {
    let joined = |parts: &[LabelExpression], sign: &str| {
        parts.iter().map(|part| label_text(part, plan)).collect::<Vec<_>>().join(sign)
    };
    match labels {
        LabelExpression::Label(label, _) => literal::quote_name(&label.name),
        LabelExpression::Any => "%".to_owned(),
        LabelExpression::Dynamic { names, is_any } => {
            format!("${}({})", if *is_any { "any" } else { "" }, text(names, plan))
        }
        LabelExpression::Not(inner) => format!("!({})", label_text(inner, plan)),
        LabelExpression::And(parts) => format!("({})", joined(parts, "&")),
        LabelExpression::Or(parts) => format!("({})", joined(parts, "|")),
    }
}

fn arithmetic_sign(operator: ArithmeticOperator) -> &'static str {
    match operator {
        ArithmeticOperator::Add => "+",
        ArithmeticOperator::Subtract => "-",
        ArithmeticOperator::Multiply => "*",
        ArithmeticOperator::Divide => "/",
        ArithmeticOperator::Modulo => "%",
        ArithmeticOperator::Power => "^",
        ArithmeticOperator::Concatenate => "||",
    }
}

fn comparison_sign(operator: ComparisonOperator) -> &'static str {
    match operator {
        ComparisonOperator::Equal => "=",
        ComparisonOperator::NotEqual => "<>",
        ComparisonOperator::Less => "<",
        ComparisonOperator::LessOrEqual => "<=",
        ComparisonOperator::Greater => ">",
        ComparisonOperator::GreaterOrEqual => ">=",
    }
}

fn string_sign(operator: StringOperator) -> &'static str {
    match operator {
        StringOperator::StartsWith => "STARTS WITH",
        StringOperator::EndsWith => "ENDS WITH",
        StringOperator::Contains => "CONTAINS",
        StringOperator::Matches => "=~",
    }
}

fn quantifier_name(quantifier: Quantifier) -> &'static str {
    match quantifier {
        Quantifier::All => "all",
        Quantifier::Any => "any",
        Quantifier::None => "none",
        Quantifier::Single => "single",
    }
}
