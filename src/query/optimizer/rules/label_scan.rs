//! Scans the nodes of a label instead of testing all nodes for it.
//!
//! Of several labels the rarest is scanned, the others stay predicates.

use super::super::{Facts, bottom_up};
use crate::query::bound::{Expression, ExpressionKind, Label, LabelExpression, Slot};
use crate::query::plan::Operator;

pub(in crate::query::optimizer) fn apply(root: Operator, facts: &Facts<'_>) -> Operator {
    bottom_up(root, &facts.outer, facts, &|operator, _| match operator {
        Operator::Filter { input, predicates } => match *input {
            Operator::NodeScan { input, slot } => scan(*input, slot, predicates, facts),
            other => Operator::Filter { input: Box::new(other), predicates },
        },
        other => other,
    })
}

fn scan(input: Operator, slot: Slot, mut predicates: Vec<Expression>, facts: &Facts<'_>) -> Operator {
    let input = Box::new(input);
    let rarest = predicates
        .iter()
        .enumerate()
        .filter_map(|(index, predicate)| Some((facts.nodes_with_label(label_of(predicate, slot)?), index)))
        .min();
    let Some((_, index)) = rarest else {
        return Operator::Filter { input: Box::new(Operator::NodeScan { input, slot }), predicates };
    };
    let predicate = predicates.remove(index);
    let label = label_of(&predicate, slot).expect("the predicate was found by its label").clone();
    Operator::LabelScan { input, slot, label }.filtered(predicates)
}

/// The label that a predicate asks of the node in `slot`, when it asks for just one.
pub(in crate::query::optimizer) fn label_of(predicate: &Expression, slot: Slot) -> Option<&Label> {
    labelled(predicate).filter(|(own, _)| *own == slot).map(|(_, label)| label)
}

/// The slot of a node and the one label that a predicate asks of it.
pub(in crate::query::optimizer) fn labelled(predicate: &Expression) -> Option<(Slot, &Label)> {
    match &predicate.kind {
        ExpressionKind::HasLabels { target, labels: LabelExpression::Label(label, _) } => match target.kind {
            ExpressionKind::Slot(slot) => Some((slot, label)),
            _ => None,
        },
        _ => None,
    }
}
