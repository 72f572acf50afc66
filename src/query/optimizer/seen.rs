//! Which columns a statement looks at, once they have been found: they are what tells one row from another.
//!
//! In: a plan. Out: the slots whose values its clauses read, sort, compare or return. Only how long a path is, and that a
//! path is put together which nobody looks at, are no such thing; nor is what a search asks of the path that it looks
//! for itself. It errs on the side of more.

use super::slots::{Slots, direct, expressions, introduced, own_slots};
use crate::query::bound::{Expression, ExpressionKind, PathPart, Slot};
use crate::query::plan::{Operator, Plan};

/// The slots whose values are looked at.
pub fn seen(plan: &Plan) -> Slots {
    let mut seen: Slots = plan.columns.iter().map(|(_, slot)| *slot).collect();
    let mut paths = Vec::new();
    let subqueries = plan.subqueries.iter();
    seen.extend(subqueries.clone().filter_map(|subquery| subquery.output));
    for root in std::iter::once(&plan.root).chain(subqueries.map(|subquery| &subquery.root)) {
        see_operator(root, &mut seen, &mut paths);
    }
    // Paths are made of what was found, never of other paths.
    for (path, parts) in paths {
        if seen.contains(&path) {
            seen.extend(parts.iter().map(PathPart::slot));
        }
    }
    seen
}

fn see_operator<'p>(operator: &'p Operator, seen: &mut Slots, paths: &mut Vec<(Slot, &'p [PathPart])>) {
    let own = introduced(operator);
    match operator {
        Operator::Keep { .. } => {}
        Operator::Extend { items, .. } => {
            for (slot, value) in items {
                match &value.kind {
                    ExpressionKind::Path(parts) => paths.push((*slot, parts)),
                    _ => see(value, seen),
                }
            }
        }
        _ => {
            seen.extend(own_slots(operator).into_iter().filter(|slot| !own.contains(slot)));
            let mut read = Slots::new();
            expressions(operator).into_iter().for_each(|expression| see(expression, &mut read));
            if let Operator::ShortestPath { accept, .. } = operator {
                accept.paths.iter().for_each(|(path, _)| {
                    read.remove(path);
                });
            }
            seen.extend(read.into_iter().filter(|slot| !own.contains(slot)));
        }
    }
    operator.inputs().into_iter().for_each(|input| see_operator(input, seen, paths));
}

/// The slots that an expression looks at; what reads no more of a path or list than its length does not.
fn see(expression: &Expression, seen: &mut Slots) {
    match &expression.kind {
        ExpressionKind::Function { function, arguments }
            if matches!(function.name, "length" | "size")
                && matches!(&**arguments, [Expression { kind: ExpressionKind::Slot(_), .. }]) => {}
        _ => {
            seen.extend(direct(expression));
            expression.children().into_iter().for_each(|child| see(child, seen));
        }
    }
}
