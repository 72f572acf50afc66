//! Cited: beside each row of an operator, the facts that it rests on.
//!
//! Stands round the operators of a statement that is asked for its sources, and nowhere else: [`after`] an operator
//! it notes what the operator has bound and tested, [`before`] it what the operator is about to compute from.

use super::super::chunk::{Chunk, Row};
use super::super::context::Context;
use super::super::evaluate::truth;
use super::super::lineage::{FactKey, Gather, add};
use super::alternatives::Alternatives;
use super::{BoxedOperator, Operator};
use crate::error::Result;
use crate::query::bound::{
    Expression, ExpressionKind, Key, Label, Local, PathSearch, PathVariable, SearchPart, Slot, StepPredicate,
};
use crate::query::plan::{self, SeekTarget};
use crate::value::{Element, Value};
use std::collections::BTreeSet;

/// Notes what `operator` found in its rows; in a statement that goes on to look at the slots `seen` and wants every
/// derivation, also what else it could have found for the same row.
pub(in super::super) fn after<'p>(
    built: BoxedOperator<'p>,
    operator: &'p plan::Operator,
    seen: Option<&BTreeSet<Slot>>,
) -> BoxedOperator<'p> {
    use plan::Operator as Op;
    match operator {
        Op::NodeScan { .. }
        | Op::LabelScan { .. }
        | Op::IndexSeek { .. }
        | Op::IdSeek { .. }
        | Op::Expand { .. }
        | Op::ExpandInto { .. }
        | Op::VariableExpand { .. }
        | Op::ShortestPath { .. }
        | Op::PathSearch { .. }
        | Op::Endpoints { .. }
        | Op::Filter { .. }
        | Op::HashJoin { .. }
        | Op::Optional { .. }
        | Op::Call { .. } => {
            let others = seen.and_then(|seen| Alternatives::of(operator, seen));
            Box::new(Cited { input: built, operator, side: Side::After, others })
        }
        // What is computed is noted before the operator; what only orders, merges or drops rows adds nothing.
        Op::Argument
        | Op::Extend { .. }
        | Op::Keep { .. }
        | Op::Aggregate { .. }
        | Op::Distinct { .. }
        | Op::Sort { .. }
        | Op::Top { .. }
        | Op::Skip { .. }
        | Op::Limit { .. }
        | Op::Unwind { .. }
        | Op::LoadCsv { .. }
        | Op::Apply { .. }
        | Op::Union { .. } => built,
        // The rules that make these hold back where a row must tell what it rests on.
        Op::ExpandCount { .. }
        | Op::Tally { .. }
        | Op::VariableExpandCount { .. }
        | Op::Reach { .. }
        | Op::ReachAlong { .. } => built,
        // Nobody asks for the sources of what is written.
        Op::Create { .. }
        | Op::Merge { .. }
        | Op::Set { .. }
        | Op::Remove { .. }
        | Op::Delete { .. }
        | Op::Foreach { .. }
        | Op::ApplyInTransactions { .. }
        | Op::CreateIndex { .. }
        | Op::CreateFullTextIndex { .. }
        | Op::DropIndex { .. }
        | Op::CreateConstraint { .. }
        | Op::DropConstraint { .. } => built,
    }
}

/// Notes what `operator` reads of its input's rows.
pub(in super::super) fn before<'p>(
    input: BoxedOperator<'p>,
    operator: &'p plan::Operator,
) -> BoxedOperator<'p> {
    match operator {
        plan::Operator::Extend { .. }
        | plan::Operator::Unwind { .. }
        | plan::Operator::LoadCsv { .. }
        | plan::Operator::Aggregate { .. }
        | plan::Operator::Call { .. } => {
            Box::new(Cited { input, operator, side: Side::Before, others: None })
        }
        _ => input,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

struct Cited<'p> {
    input: BoxedOperator<'p>,
    operator: &'p plan::Operator,
    side: Side,
    /// Where every derivation is wanted, and there may be others.
    others: Option<Alternatives<'p>>,
}

impl<'p> Operator<'p> for Cited<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        let Some(mut chunk) = self.input.next(context, wanted)? else { return Ok(None) };
        let mut lineage = chunk.all_facts();
        let mut facts = Vec::new();
        for row in chunk.rows() {
            context.guard.tick()?;
            let mut gather = Gather { facts: std::mem::take(&mut facts), context: &mut *context };
            match self.side {
                Side::Before => reads(self.operator, row, &mut gather)?,
                Side::After => finds(self.operator, row, &mut gather)?,
            }
            if let Some(others) = &mut self.others {
                others.note(self.operator, row, &mut gather)?;
            }
            facts = gather.facts;
            add(&mut lineage[row.number], &mut facts);
        }
        chunk.set_lineage(lineage);
        Ok(Some(chunk))
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
    }
}

/// What an operator computes from.
fn reads<'p>(operator: &'p plan::Operator, row: Row<'_>, gather: &mut Gather<'_, 'p>) -> Result<()> {
    let expressions: Vec<&'p Expression> = match operator {
        plan::Operator::Extend { items, .. } => items.iter().map(|(_, value)| value).collect(),
        plan::Operator::Unwind { list, .. } => vec![list],
        plan::Operator::LoadCsv { source, .. } => vec![source],
        plan::Operator::Call { arguments, .. } => arguments.iter().collect(),
        plan::Operator::Aggregate { keys, aggregates, .. } => {
            let arguments = aggregates.iter().flat_map(|(_, call)| &call.arguments);
            keys.iter().map(|(_, key)| key).chain(arguments).collect()
        }
        _ => Vec::new(),
    };
    expressions.into_iter().try_for_each(|expression| gather.value(expression, row))
}

/// What an operator has bound and tested.
pub(super) fn finds<'p>(
    operator: &'p plan::Operator,
    row: Row<'_>,
    gather: &mut Gather<'_, 'p>,
) -> Result<()> {
    use plan::Operator as Op;
    match operator {
        Op::NodeScan { slot, .. } => bound(&[*slot], row, gather),
        Op::LabelScan { slot, label, .. } => {
            bound(&[*slot], row, gather);
            label_of(*slot, label, row, gather);
        }
        Op::IndexSeek { slot, target, keys, seek, .. } => {
            bound(&[*slot], row, gather);
            if let SeekTarget::Node(label) = target {
                label_of(*slot, label, row, gather);
            }
            keys.iter().for_each(|key| property_of(*slot, key, row, gather));
            return seek.expressions().into_iter().try_for_each(|value| gather.value(value, row));
        }
        Op::IdSeek { slot, seek, .. } => {
            bound(&[*slot], row, gather);
            return seek.expressions().into_iter().try_for_each(|value| gather.value(value, row));
        }
        Op::Expand { relationship, to, .. } => bound(&[*relationship, *to], row, gather),
        Op::ExpandInto { relationship, .. } => bound(&[*relationship], row, gather),
        Op::VariableExpand { run: found, .. } | Op::ShortestPath { run: found, .. } => {
            bound(&[found.relationships, found.to], row, gather);
            if let Op::ShortestPath { accept, .. } = operator {
                accept.predicates.iter().try_for_each(|predicate| gather.predicate(predicate, row))?;
            }
            return run(found.relationships, found.step.as_ref(), row, gather);
        }
        Op::PathSearch { search, .. } => {
            bound(&[search.slot, search.from, search.to], row, gather);
            run(search.slot, None, row, gather)?;
            search.predicates.iter().try_for_each(|predicate| gather.predicate(predicate, row))?;
            let path = elements_of(search, row, gather);
            let conditions = search.subpaths.iter().flat_map(|subpath| &subpath.predicates);
            conditions.into_iter().try_for_each(|condition| asked_of_all(condition, &path, row, gather))?;
            return tested(search, &path, row, gather);
        }
        Op::Endpoints { relationship, from, to, .. } => bound(&[*relationship, *from, *to], row, gather),
        Op::Filter { predicates, .. } => {
            return predicates.iter().try_for_each(|predicate| gather.predicate(predicate, row));
        }
        Op::HashJoin { equalities, is_tested_again: false, .. } => {
            return equalities.iter().try_for_each(|equality| gather.predicate(&equality.predicate, row));
        }
        Op::Optional { slots, .. } if slots.first().is_some_and(|slot| row.get(*slot).is_null()) => {
            gather.note(FactKey::Absence);
        }
        Op::Call { yields, .. } => {
            bound(&yields.iter().map(|(_, slot)| *slot).collect::<Vec<_>>(), row, gather);
        }
        _ => {}
    }
    Ok(())
}

fn bound(slots: &[Slot], row: Row<'_>, gather: &mut Gather<'_, '_>) {
    slots.iter().for_each(|slot| gather.elements(&row.get(*slot)));
}

fn label_of(slot: Slot, label: &Label, row: Row<'_>, gather: &mut Gather<'_, '_>) {
    let label = label.resolve(|name| gather.context.view().catalog().label(name));
    if let (Value::Node(node), Some(label)) = (row.get(slot), label) {
        gather.note(FactKey::Label(node, label));
    }
}

fn property_of(slot: Slot, key: &Key, row: Row<'_>, gather: &mut Gather<'_, '_>) {
    let key = key.resolve(|name| gather.context.view().catalog().key(name));
    let element = match row.get(slot) {
        Value::Node(node) => Element::Node(node),
        Value::Relationship(relationship) => Element::Relationship(relationship),
        _ => return,
    };
    if let Some(key) = key {
        gather.note(FactKey::Property(element, key));
    }
}

/// The nodes between the relationships of a run, and what was asked of each relationship.
fn run<'p>(
    relationships: Slot,
    step: Option<&'p StepPredicate>,
    row: Row<'_>,
    gather: &mut Gather<'_, 'p>,
) -> Result<()> {
    match row.get(relationships) {
        Value::List(run) => run_of(&run, step, row, gather),
        _ => Ok(()),
    }
}

/// What was asked of these relationships, and their nodes.
pub(super) fn run_of<'p>(
    run: &[Value],
    step: Option<&'p StepPredicate>,
    row: Row<'_>,
    gather: &mut Gather<'_, 'p>,
) -> Result<()> {
    for relationship in run {
        let Value::Relationship(id) = relationship else { continue };
        if let Some((start, end)) = gather.context.view().endpoints(*id) {
            gather.note(FactKey::Element(start.into()));
            gather.note(FactKey::Element(end.into()));
        }
        if let Some(step) = step {
            gather.context.set_local(step.relationship, relationship.clone());
            gather.predicate(&step.predicate, row)?;
            for (local, predicate) in &step.relationships {
                gather.context.set_local(*local, relationship.clone());
                gather.predicate(predicate, row)?;
            }
            let ends = gather.context.view().endpoints(*id).map(|(start, end)| [start, end]);
            for (node, (local, predicate)) in
                ends.into_iter().flatten().flat_map(|node| step.nodes.iter().map(move |test| (node, test)))
            {
                gather.context.set_local(*local, Value::Node(node));
                gather.predicate(predicate, row)?;
            }
        }
    }
    Ok(())
}

/// The nodes and relationships of the path that a search has found.
fn elements_of(search: &PathSearch, row: Row<'_>, gather: &Gather<'_, '_>) -> Vec<Value> {
    let mut path = vec![row.get(search.from), row.get(search.to)];
    let Value::List(run) = row.get(search.slot) else { return path };
    for relationship in run.iter() {
        if let Value::Relationship(id) = relationship
            && let Some((start, end)) = gather.context.view().endpoints(*id)
        {
            path.extend([Value::Node(start), relationship.clone(), Value::Node(end)]);
        }
    }
    path
}

/// What a condition asks of anything, noted for every element of the path: for a condition of a part that is a path of
/// its own, of which nobody has kept which elements it was. It may be more than what was read.
fn asked_of_all<'p>(
    condition: &'p Expression,
    path: &[Value],
    row: Row<'_>,
    gather: &mut Gather<'_, 'p>,
) -> Result<()> {
    match &condition.kind {
        ExpressionKind::Property { key, .. } => {
            path.iter().for_each(|element| gather.property_named(element, key));
        }
        ExpressionKind::HasLabels { labels, .. } => {
            for element in path {
                if gather.has(element, labels, row)? {
                    gather.labels(element, labels, row)?;
                }
            }
        }
        ExpressionKind::Index { .. } | ExpressionKind::MapProjection { .. } => {
            path.iter().for_each(|element| gather.all_properties(element));
        }
        ExpressionKind::Function { function, .. } => match function.name {
            "properties" | "keys" => path.iter().for_each(|element| gather.all_properties(element)),
            "labels" => path.iter().for_each(|element| gather.all_labels(element)),
            _ => {}
        },
        _ => {}
    }
    condition.children().into_iter().try_for_each(|child| asked_of_all(child, path, row, gather))
}

/// What the parts of a path were tested for. A variable without a name may stand for any element of the path: all that
/// pass its test are cited for it. A test of several variables is one of what they are in the same turn.
fn tested<'p>(
    search: &'p PathSearch,
    path: &[Value],
    row: Row<'_>,
    gather: &mut Gather<'_, 'p>,
) -> Result<()> {
    for predicate in search.sequences.iter().flat_map(|sequence| &sequence.predicates) {
        let used: Vec<_> = search.variables.iter().filter(|own| reads_local(predicate, own.local)).collect();
        let [variable] = used[..] else {
            tested_together(search, predicate, &used, row, gather)?;
            continue;
        };
        let values = match variable.slot.map(|slot| row.get(slot)) {
            Some(Value::List(values)) => values.to_vec(),
            Some(value) => vec![value],
            None => path.to_vec(),
        };
        for value in values {
            gather.context.set_local(variable.local, value.clone());
            if truth(predicate, row, gather.context).ok().flatten() == Some(true) {
                gather.context.set_local(variable.local, value);
                gather.predicate(predicate, row)?;
            }
        }
    }
    Ok(())
}

/// A test of several variables, turn by turn of the part that is repeated.
fn tested_together<'p>(
    search: &'p PathSearch,
    predicate: &'p Expression,
    used: &[&'p PathVariable],
    row: Row<'_>,
    gather: &mut Gather<'_, 'p>,
) -> Result<()> {
    let values: Vec<Vec<Value>> = used.iter().map(|variable| turns(search, variable, row)).collect();
    let count = values.iter().map(Vec::len).max().unwrap_or(0);
    for turn in 0..count {
        // What is not repeated is the same in every turn.
        let of_turn = values.iter().map(|values| values.get(turn).or(values.first()));
        let Some(of_turn) = of_turn.collect::<Option<Vec<_>>>() else { return Ok(()) };
        let set = |gather: &mut Gather<'_, 'p>| {
            for (variable, value) in used.iter().zip(&of_turn) {
                gather.context.set_local(variable.local, (*value).clone());
            }
        };
        set(gather);
        if truth(predicate, row, gather.context).ok().flatten() == Some(true) {
            set(gather);
            gather.predicate(predicate, row)?;
        }
    }
    Ok(())
}

/// What a variable of a path is in each turn; an end of the path is the same in all.
fn turns(search: &PathSearch, variable: &PathVariable, row: Row<'_>) -> Vec<Value> {
    fn flat(value: Value, found: &mut Vec<Value>) {
        match value {
            Value::List(values) => values.iter().for_each(|value| flat(value.clone(), found)),
            single => found.push(single),
        }
    }
    let mut found = Vec::new();
    match variable.slot {
        Some(slot) => flat(row.get(slot), &mut found),
        None => {
            let parts = search.sequences.first().map_or(&[][..], |whole| &whole.parts);
            let is_it = |part: Option<&SearchPart>| match part {
                Some(SearchPart::Node(index)) => {
                    search.variables.get(index.0).is_some_and(|own| own.local == variable.local)
                }
                _ => false,
            };
            if is_it(parts.first()) {
                found.push(row.get(search.from));
            } else if is_it(parts.last()) {
                found.push(row.get(search.to));
            }
        }
    }
    found
}

fn reads_local(expression: &Expression, local: Local) -> bool {
    match expression.kind {
        ExpressionKind::Local(own) => own == local,
        _ => expression.children().into_iter().any(|child| reads_local(child, local)),
    }
}
