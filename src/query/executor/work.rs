//! About how long a pipeline takes: whether threads pay.
//!
//! In: the operators between a leading scan and who takes in all their rows. Out: nanoseconds, from the statistics and from
//! what an operator takes for a row, which was measured once and is right within a factor of a few.

use crate::graph::GraphView;
use crate::query::ast::{ComparisonOperator, StringOperator};
use crate::query::bound::{Expression, ExpressionKind};
use crate::query::plan::{Arm, Operator, SeekTarget};

/// How long a pipeline must take to be run by threads that are started for it, which costs some hundred microseconds, and
/// hand over all they find.
pub(super) const PAYS_FOR_THREADS: f64 = 1_200_000.0;

/// How long it must take to be run by threads that wait for work, each of which hands over what all its rows come to.
pub(super) const PAYS_FOR_HELPERS: f64 = 150_000.0;

/// How long it takes at least where it is no matter if helpers come some hundred microseconds late.
pub(super) const IS_LONG: f64 = 10_000_000.0;

/// About how many nanoseconds it takes to run a pipeline.
pub(super) fn nanoseconds(pipeline: &[&Operator], view: &GraphView) -> f64 {
    let degree = view.statistics().relationships() / view.statistics().nodes().max(1) + 1;
    // How many rows there are by now for each node of the scan.
    let mut rows = 1.0;
    let mut nanoseconds = 0.0;
    for operator in pipeline {
        nanoseconds += rows * of_a_row(operator, degree) as f64;
        rows *= match operator {
            Operator::Filter { predicates, .. } => predicates.iter().map(kept).product(),
            Operator::Expand { .. } | Operator::VariableExpand { .. } => degree as f64,
            _ => 1.0,
        };
    }
    nodes_of(pipeline[0], view) as f64 * nanoseconds
}

/// About which share of rows a predicate lets through.
fn kept(predicate: &Expression) -> f64 {
    match &predicate.kind {
        ExpressionKind::HasLabels { .. } => 1.0,
        ExpressionKind::Comparison { rest, .. } if matches!(rest[..], [(ComparisonOperator::Equal, _)]) => {
            0.01
        }
        _ => 0.3,
    }
}

/// How many nodes a leading scan goes through.
fn nodes_of(scan: &Operator, view: &GraphView) -> u64 {
    match scan {
        Operator::LabelScan { label, .. } | Operator::IndexSeek { target: SeekTarget::Node(label), .. } => {
            let label = label.resolve(|name| view.catalog().label(name));
            label.map_or(0, |label| view.statistics().nodes_with_label(label))
        }
        _ => view.statistics().nodes(),
    }
}

/// About how long an operator takes for a row of its input, in nanoseconds.
fn of_a_row(operator: &Operator, degree: u64) -> u64 {
    match operator {
        Operator::NodeScan { .. } | Operator::LabelScan { .. } | Operator::Keep { .. } => 2,
        Operator::Filter { predicates, .. } => predicates.iter().map(of_a_value).sum(),
        // Where it leads, all nodes of its label are tested instead.
        Operator::IndexSeek { .. } => 5,
        Operator::Extend { items, .. } => items.iter().map(|(_, value)| of_a_value(value)).sum(),
        Operator::Aggregate { keys, aggregates, .. } => {
            let keys: u64 = keys.iter().map(|(_, key)| of_a_value(key)).sum();
            let arguments = aggregates.iter().flat_map(|(_, call)| &call.arguments);
            keys + arguments.map(of_a_value).sum::<u64>()
        }
        Operator::ExpandCount { arms, .. } => arms.iter().map(|arm| of_an_arm(arm, degree)).sum(),
        _ => 30 * degree,
    }
}

fn of_an_arm(arm: &Arm, degree: u64) -> u64 {
    // A label alone is mostly told by the statistics.
    let is_tested = |predicate: &Expression| !matches!(predicate.kind, ExpressionKind::HasLabels { .. });
    if arm.predicates.iter().any(is_tested) { 5 * degree } else { 4 }
}

fn of_a_value(expression: &Expression) -> u64 {
    match expression.kind {
        ExpressionKind::Slot(_) | ExpressionKind::Literal(_) | ExpressionKind::HasLabels { .. } => 2,
        ExpressionKind::Property { .. } | ExpressionKind::Comparison { .. } => 3,
        ExpressionKind::StringPredicate {
            operator: StringOperator::StartsWith | StringOperator::EndsWith,
            ..
        } => 4,
        ExpressionKind::StringPredicate { .. } => 12,
        _ => 50,
    }
}
