//! Counts the rows of a node without a table of groups where each node is a group of its own.
//!
//! `MATCH (a)-->(b) RETURN b, count(*)` counts the relationships of each node that is scanned: once they are counted there
//! is one row for each `b` already, and nothing is left to be grouped. The same holds where a key is a property that a
//! constraint keeps unique. Null is no value of such a property, and not everything that is no equal is another group (NaN
//! is not), so [`Operator::Tally`] keeps a table for nodes without a plain value.

use super::super::demand::has_subquery;
use super::super::{Facts, bottom_up};
use super::index_seek::property_of;
use crate::query::bound::{AggregateCall, Expression, Key, Label, Slot};
use crate::query::plan::Operator;

pub(in crate::query::optimizer) fn apply(root: Operator, facts: &Facts<'_>) -> Operator {
    if facts.is_cited {
        return root;
    }
    bottom_up(root, &facts.outer, facts, &|operator, _| match operator {
        Operator::Aggregate { input, keys, aggregates } => match apart(&input, &keys, &aggregates, facts) {
            Some(Apart { node, unique }) => tallied(*input, node, unique, keys, &aggregates),
            None => Operator::Aggregate { input, keys, aggregates },
        },
        other => other,
    })
}

/// Why no two rows are of one group: the node that each is about, and what it is told from others by, if not by itself.
struct Apart {
    node: Slot,
    unique: Option<(Label, Key)>,
}

fn apart(
    input: &Operator,
    keys: &[(Slot, Expression)],
    aggregates: &[(Slot, AggregateCall)],
    facts: &Facts<'_>,
) -> Option<Apart> {
    let (node, label) = one_row_each(input)?;
    let counts_rows = aggregates.iter().all(|(_, call)| call.aggregate.is_none());
    let is_about_node = |key: &Expression| {
        key.is_deterministic() && facts.read_by(key).iter().eq([&node]) && !has_subquery(key)
    };
    if !counts_rows || !keys.iter().all(|(_, key)| is_about_node(key)) {
        return None;
    }
    if keys.iter().any(|(_, key)| key.is_slot(node)) {
        return Some(Apart { node, unique: None });
    }
    let label = label?;
    let unique = keys.iter().find_map(|(_, key)| {
        property_of(key, node).filter(|key| facts.view.keeps_unique(&label.name, &key.name))
    })?;
    Some(Apart { node, unique: Some((label.clone(), unique.clone())) })
}

/// The node that a scan leads with, where there is at most one row for each; and its label.
fn one_row_each(operator: &Operator) -> Option<(Slot, Option<&Label>)> {
    match operator {
        Operator::LabelScan { slot, label, .. } if operator.is_leading_scan() => Some((*slot, Some(label))),
        Operator::NodeScan { slot, .. } if operator.is_leading_scan() => Some((*slot, None)),
        Operator::Keep { input, slots } => one_row_each(input).filter(|(node, _)| slots.contains(node)),
        Operator::Extend { input, items } => {
            one_row_each(input).filter(|(node, _)| items.iter().all(|(slot, _)| slot != node))
        }
        Operator::Filter { input, .. }
        | Operator::ExpandCount { input, .. }
        | Operator::VariableExpandCount { input, .. } => one_row_each(input),
        _ => None,
    }
}

/// The rows with their counts, and the keys computed for each.
fn tallied(
    input: Operator,
    node: Slot,
    unique: Option<(Label, Key)>,
    keys: Vec<(Slot, Expression)>,
    aggregates: &[(Slot, AggregateCall)],
) -> Operator {
    let told_by =
        if unique.is_some() { keys.iter().map(|(_, key)| key.clone()).collect() } else { Vec::new() };
    let counts: Vec<Slot> = aggregates.iter().map(|(slot, _)| *slot).collect();
    let tally = Operator::Tally { input: Box::new(input), node, keys: told_by, unique, counts };
    let items: Vec<_> = keys.into_iter().filter(|(slot, key)| !key.is_slot(*slot)).collect();
    tally.extended(items)
}
