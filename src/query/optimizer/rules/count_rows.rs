//! Counts rows where what is to be counted is never null.
//!
//! `count(x)` of what a pattern binds, a node, a relationship or a run of these, is `count(*)`, which asks nothing of `x`:
//! then rows need not be made for it. What an OPTIONAL MATCH binds may be null and is counted one by one.

use super::super::slots::introduced;
use super::super::{Facts, bottom_up};
use crate::query::bound::{AggregateCall, Expression, ExpressionKind, Slot};
use crate::query::plan::Operator;

pub(in crate::query::optimizer) fn apply(root: Operator, facts: &Facts<'_>) -> Operator {
    if facts.is_cited {
        return root;
    }
    bottom_up(root, &facts.outer, facts, &|operator, _| match operator {
        Operator::Aggregate { input, keys, mut aggregates } => {
            aggregates.iter_mut().for_each(|(_, call)| count_rows(call, &input));
            Operator::Aggregate { input, keys, aggregates }
        }
        other => other,
    })
}

fn count_rows(call: &mut AggregateCall, input: &Operator) {
    let [Expression { kind: ExpressionKind::Slot(slot), .. }] = call.arguments[..] else { return };
    let is_count = call.aggregate.is_some_and(|aggregate| aggregate.name == "count");
    if is_count && !call.is_distinct && is_bound(slot, input, is_search) {
        call.aggregate = None;
        call.arguments.clear();
    }
}

/// Whether the slot holds a node or relationship in every row.
pub(super) fn is_element(slot: Slot, operator: &Operator) -> bool {
    is_bound(slot, operator, |search| is_search(search) && !matches!(search, Operator::VariableExpand { .. }))
}

/// Whether the slot holds what a pattern found in every row: a search of this kind has bound it, and nothing since has.
fn is_bound(slot: Slot, operator: &Operator, is_wanted: fn(&Operator) -> bool) -> bool {
    match operator {
        _ if introduced(operator).contains(&slot) => is_wanted(operator),
        Operator::Filter { input, .. }
        | Operator::Extend { input, .. }
        | Operator::Keep { input, .. }
        | Operator::Unwind { input, .. }
        | Operator::NodeScan { input, .. }
        | Operator::LabelScan { input, .. }
        | Operator::IndexSeek { input, .. }
        | Operator::Expand { input, .. }
        | Operator::ExpandInto { input, .. }
        | Operator::ExpandCount { input, .. }
        | Operator::VariableExpand { input, .. }
        | Operator::VariableExpandCount { input, .. }
        | Operator::Tally { input, .. } => is_bound(slot, input, is_wanted),
        Operator::HashJoin { input, branch, .. } => {
            is_bound(slot, input, is_wanted) || is_bound(slot, branch, is_wanted)
        }
        _ => false,
    }
}

fn is_search(operator: &Operator) -> bool {
    use Operator as Op;
    matches!(
        operator,
        Op::NodeScan { .. }
            | Op::LabelScan { .. }
            | Op::IndexSeek { .. }
            | Op::Expand { .. }
            | Op::ExpandInto { .. }
            | Op::VariableExpand { .. }
    )
}
