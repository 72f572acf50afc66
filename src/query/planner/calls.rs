//! Calls of procedures and subqueries, with OPTIONAL before them or without.

use super::plan_query;
use crate::query::bound::{Clause, Expression, ExpressionKind, Optional, Query, Slot};
use crate::query::plan::Operator;
use crate::value::Value;

/// The rows of `input`, each with the rows that a call gives for it.
pub(super) fn plan_call(input: Operator, clause: Clause) -> Operator {
    match clause {
        Clause::Call { optional: Some(optional), procedure, arguments, yields, predicates }
            if !procedure.outputs.is_empty() =>
        {
            let leaf = Box::new(Operator::Argument);
            let call = Operator::Call { input: leaf, procedure, arguments, yields };
            optionally(input, call.filtered(predicates), &optional)
        }
        Clause::Call { procedure, arguments, yields, predicates, .. } => {
            Operator::Call { input: Box::new(input), procedure, arguments, yields }.filtered(predicates)
        }
        Clause::Subquery { optional, query, returns_rows, batches } => {
            let optional = optional.filter(|_| returns_rows);
            let branch = plan_branch(query, optional.as_ref());
            match (optional, batches) {
                (optional, Some(batches)) => {
                    let nulls = optional.map(|optional| slots(&optional));
                    let (input, branch) = (Box::new(input), Box::new(branch));
                    Operator::ApplyInTransactions { input, branch, returns_rows, nulls, batches }
                }
                (Some(optional), None) => optionally(input, branch, &optional),
                (None, None) => {
                    Operator::Apply { input: Box::new(input), branch: Box::new(branch), returns_rows }
                }
            }
        }
        _ => unreachable!("only calls are given to this function"),
    }
}

/// The query, its columns where OPTIONAL wants them.
fn plan_branch(query: Query, optional: Option<&Optional>) -> Operator {
    let columns = optional.map_or(&[][..], |optional| &optional.columns);
    let moved = columns.iter().filter(|(slot, value)| !value.is_slot(*slot)).cloned();
    plan_query(query).0.extended(moved.collect())
}

/// For each row of `input` its rows of `branch`, or the row itself with nulls.
fn optionally(input: Operator, branch: Operator, optional: &Optional) -> Operator {
    let is_given = Expression::invented(ExpressionKind::Literal(Value::Boolean(true)));
    let branch = branch.extended(vec![(optional.is_given, is_given)]);
    let slots = std::iter::once(optional.is_given).chain(slots(optional)).collect();
    Operator::Optional { input: Box::new(input), branch: Box::new(branch), slots }
}

fn slots(optional: &Optional) -> Vec<Slot> {
    optional.columns.iter().map(|(slot, _)| *slot).collect()
}
