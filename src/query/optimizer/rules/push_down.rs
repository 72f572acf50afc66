//! Tests a predicate as soon as the variables it needs are bound.
//!
//! A predicate sinks below the operators that neither bind what it reads nor decide, by the number or the order of
//! their rows, which rows there are. It never passes an update, and never goes with a function that gives another
//! value each time.

use crate::query::bound::Expression;
use crate::query::optimizer::slots::{Slots, introduced};
use crate::query::optimizer::{Facts, bottom_up};
use crate::query::plan::Operator;

pub(in crate::query::optimizer) fn apply(root: Operator, facts: &Facts<'_>) -> Operator {
    bottom_up(root, &facts.outer, facts, &|operator, _| match operator {
        Operator::Filter { input, predicates } => sink_all(*input, predicates, facts),
        other => other,
    })
}

fn sink_all(mut input: Operator, predicates: Vec<Expression>, facts: &Facts<'_>) -> Operator {
    for predicate in predicates {
        let read = facts.read_by(&predicate);
        input =
            if predicate.is_deterministic() { sink(input, predicate, &read) } else { test(input, predicate) };
    }
    input
}

/// The operator with the predicate tested as far down as it may be.
fn sink(mut operator: Operator, predicate: Expression, read: &Slots) -> Operator {
    let binds = introduced(&operator).iter().any(|slot| read.contains(slot));
    if binds || !is_transparent(&operator) {
        return test(operator, predicate);
    }
    if let Operator::Filter { input, predicates } = operator {
        if is_transparent(&input) && !introduced(&input).iter().any(|slot| read.contains(slot)) {
            let input = Box::new(sink(*input, predicate, read));
            return Operator::Filter { input, predicates };
        }
        return test(Operator::Filter { input, predicates }, predicate);
    }
    let mut inputs = operator.inputs_mut();
    let input = inputs.first_mut().expect("a transparent operator has an input");
    **input = sink(input.take(), predicate, read);
    operator
}

/// Whether testing a row before the operator is the same as testing it after.
fn is_transparent(operator: &Operator) -> bool {
    match operator {
        Operator::NodeScan { .. }
        | Operator::LabelScan { .. }
        | Operator::IndexSeek { .. }
        | Operator::IdSeek { .. }
        | Operator::Expand { .. }
        | Operator::ExpandInto { .. }
        | Operator::VariableExpand { .. }
        | Operator::ShortestPath { .. }
        | Operator::PathSearch { .. }
        | Operator::Endpoints { .. }
        | Operator::Filter { .. }
        | Operator::Extend { .. }
        | Operator::Keep { .. }
        | Operator::Sort { .. }
        | Operator::Unwind { .. }
        | Operator::LoadCsv { .. } => true,
        Operator::Optional { branch, .. } => !branch.is_update(),
        _ => false,
    }
}

fn test(input: Operator, predicate: Expression) -> Operator {
    match input {
        Operator::Filter { input, mut predicates } => {
            predicates.push(predicate);
            Operator::Filter { input, predicates }
        }
        other => Operator::Filter { input: Box::new(other), predicates: vec![predicate] },
    }
}
