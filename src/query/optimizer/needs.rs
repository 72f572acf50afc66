//! What is asked of rows from above: each of them, or only how many agree on some columns.

use super::Facts;
use super::slots::{Slots, introduced, mentioned};
use crate::query::ast::SubqueryKind;
use crate::query::bound::{AggregateCall, Expression, ExpressionKind};
use crate::query::plan::Operator;

/// What is asked of an operator's rows.
pub(super) enum Needs {
    /// Each by itself.
    EachRow,
    /// These columns, and how many rows agree on them.
    Only(Slots),
}

impl Needs {
    /// What is asked of the rows of a whole plan.
    pub(super) fn of_root(facts: &Facts<'_>) -> Self {
        match facts.kind {
            Some(SubqueryKind::Exists | SubqueryKind::Count) if !facts.is_cited => Needs::Only(Slots::new()),
            _ => Needs::EachRow,
        }
    }

    /// What `operator`, of whose rows this is asked, asks of those of its input.
    pub(super) fn below(&self, operator: &Operator, facts: &Facts<'_>) -> Self {
        match (operator, self) {
            _ if facts.is_cited => Needs::EachRow,
            (Operator::Aggregate { keys, aggregates, .. }, _) => {
                let arguments = aggregates.iter().filter(|(_, call)| !counts_rows(call));
                let arguments = arguments.flat_map(|(_, call)| &call.arguments);
                let read = keys.iter().map(|(_, key)| key).chain(arguments);
                Needs::Only(read.flat_map(|expression| facts.read_by(expression)).collect())
            }
            (Operator::Distinct { slots, .. }, _) => Needs::Only(slots.iter().copied().collect()),
            (Operator::Keep { .. }, Needs::Only(needs)) => Needs::Only(needs.clone()),
            (Operator::Extend { .. }, Needs::Only(needs)) => {
                let mut needs = needs.clone();
                introduced(operator).iter().for_each(|slot| {
                    needs.remove(slot);
                });
                needs.extend(mentioned(operator, facts));
                Needs::Only(needs)
            }
            _ => Needs::EachRow,
        }
    }
}

/// Whether it counts rows, or, likely, what is never null in them.
fn counts_rows(call: &AggregateCall) -> bool {
    match &call.arguments[..] {
        [] => true,
        [Expression { kind: ExpressionKind::Slot(_), .. }] => {
            !call.is_distinct && call.aggregate.is_some_and(|aggregate| aggregate.name == "count")
        }
        _ => false,
    }
}
