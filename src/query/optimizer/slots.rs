//! Which columns a row has where, and which of them an expression or an operator reads.

use super::Facts;
use crate::query::bound::{
    Expression, ExpressionKind, Naming, PathPart, PathSearch, RemoveItem, SetItem, Slot, SortKey,
    StepPredicate,
};
use crate::query::plan::{Arm, Hop, Operator, Plan};
use std::collections::BTreeSet;

/// A set of slots.
pub(super) type Slots = BTreeSet<Slot>;

/// For every subquery of a plan, the slots that it reads of the row it is asked for.
pub(super) struct SubquerySlots {
    read: Vec<Slots>,
}

impl SubquerySlots {
    /// Later subqueries may stand inside earlier ones and the other way round, so all that a subquery mentions is
    /// collected through those it mentions itself.
    pub(super) fn of(plan: &Plan) -> Self {
        let mut read: Vec<Slots> = Vec::with_capacity(plan.subqueries.len());
        for subquery in &plan.subqueries {
            let mut mentioned = Slots::new();
            mention_all(&subquery.root, plan, &mut mentioned);
            let mut outer: Slots = subquery.outer.iter().copied().collect();
            // What was a local outside is handed in, not read.
            subquery.imports.iter().for_each(|(_, slot)| {
                outer.remove(slot);
            });
            read.push(mentioned.intersection(&outer).copied().collect());
        }
        SubquerySlots { read }
    }
}

/// Every slot that an operator or anything below it mentions, subqueries included.
fn mention_all(operator: &Operator, plan: &Plan, into: &mut Slots) {
    into.extend(own_slots(operator));
    for expression in expressions(operator) {
        mention_expression(expression, plan, into);
    }
    for input in operator.inputs() {
        mention_all(input, plan, into);
    }
}

fn mention_expression(expression: &Expression, plan: &Plan, into: &mut Slots) {
    match &expression.kind {
        ExpressionKind::Subquery(index) => {
            into.extend(&plan.subqueries[index.0].outer);
        }
        _ => {
            into.extend(direct(expression));
            expression.children().into_iter().for_each(|child| mention_expression(child, plan, into));
        }
    }
}

impl Facts<'_> {
    /// The slots that an expression reads.
    pub(super) fn read_by(&self, expression: &Expression) -> Slots {
        let mut read = Slots::new();
        self.read_into(expression, &mut read);
        read
    }

    fn read_into(&self, expression: &Expression, into: &mut Slots) {
        match &expression.kind {
            ExpressionKind::Subquery(index) => into.extend(&self.subqueries.read[index.0]),
            _ => {
                into.extend(direct(expression));
                expression.children().into_iter().for_each(|child| self.read_into(child, into));
            }
        }
    }

    /// The slots that the rows of `operator` have, when the row handed in from outside has `outer`.
    pub(super) fn available(&self, operator: &Operator, outer: &Slots) -> Slots {
        match operator {
            Operator::Argument => outer.clone(),
            Operator::Keep { slots, .. } | Operator::Union { slots, .. } => slots.iter().copied().collect(),
            Operator::Aggregate { keys, aggregates, .. } => {
                keys.iter().map(|(slot, _)| *slot).chain(aggregates.iter().map(|(slot, _)| *slot)).collect()
            }
            Operator::HashJoin { input, branch, .. } => {
                let mut slots = self.available(input, outer);
                slots.extend(self.available(branch, &Slots::new()));
                slots
            }
            _ => {
                let mut slots = match operator.inputs().first() {
                    Some(input) => self.available(input, outer),
                    None => Slots::new(),
                };
                slots.extend(introduced(operator));
                if let Operator::Apply { branch, returns_rows: true, .. }
                | Operator::ApplyInTransactions { branch, returns_rows: true, .. } = operator
                {
                    let inside = slots.clone();
                    slots.extend(self.available(branch, &inside));
                }
                slots
            }
        }
    }

    /// For an operator with a branch, the slots that the branch's leaf has.
    pub(super) fn branch_outer(&self, operator: &Operator, outer: &Slots) -> Option<Slots> {
        match operator {
            Operator::Optional { input, .. }
            | Operator::Apply { input, .. }
            | Operator::ApplyInTransactions { input, .. }
            | Operator::Merge { input, .. } => Some(self.available(input, outer)),
            Operator::HashJoin { .. } => Some(Slots::new()),
            Operator::Foreach { input, slot, .. } => {
                let mut slots = self.available(input, outer);
                slots.insert(*slot);
                Some(slots)
            }
            _ => None,
        }
    }
}

/// The slots that stand in an expression itself, not in those inside it.
pub(super) fn direct(expression: &Expression) -> Vec<Slot> {
    match &expression.kind {
        ExpressionKind::Slot(slot) => vec![*slot],
        ExpressionKind::Disjoint(one, other) => vec![*one, *other],
        ExpressionKind::Path(parts) => parts.iter().map(PathPart::slot).collect(),
        _ => Vec::new(),
    }
}

/// The slots that an operator adds to its rows.
pub(super) fn introduced(operator: &Operator) -> Vec<Slot> {
    match operator {
        Operator::NodeScan { slot, .. }
        | Operator::LabelScan { slot, .. }
        | Operator::IndexSeek { slot, .. }
        | Operator::IdSeek { slot, .. }
        | Operator::Unwind { slot, .. }
        | Operator::LoadCsv { slot, .. } => vec![*slot],
        Operator::Expand { relationship, to, .. } => vec![*relationship, *to],
        Operator::ExpandInto { relationship, .. } => vec![*relationship],
        Operator::VariableExpand { run, is_into, .. } | Operator::ShortestPath { run, is_into, .. } => {
            if *is_into {
                vec![run.relationships]
            } else {
                vec![run.relationships, run.to]
            }
        }
        Operator::Reach { is_counted: true, .. } | Operator::ReachAlong { is_counted: true, .. } => {
            Vec::new()
        }
        Operator::Reach { run, is_into, .. } => (!is_into).then_some(run.to).into_iter().collect(),
        Operator::ReachAlong { to, .. } => vec![*to],
        Operator::PathSearch { search, is_into, is_reversed, .. } => {
            let mut slots = vec![search.slot];
            slots.extend(search.variables.iter().filter_map(|variable| variable.slot));
            slots.extend((!is_into).then_some(if *is_reversed { search.from } else { search.to }));
            slots
        }
        Operator::Endpoints { from, to, .. } => vec![*from, *to],
        Operator::Extend { items, .. } => items.iter().map(|(slot, _)| *slot).collect(),
        Operator::Tally { counts, .. } => counts.clone(),
        Operator::Optional { slots, .. } => slots.clone(),
        Operator::ApplyInTransactions { batches, .. } => batches.status.into_iter().collect(),
        Operator::Call { yields, .. } => yields.iter().map(|(_, slot)| *slot).collect(),
        Operator::Create { creation, .. } | Operator::Merge { creation, .. } => created(creation),
        _ => Vec::new(),
    }
}

fn created(creation: &crate::query::bound::Creation) -> Vec<Slot> {
    let nodes = creation.nodes.iter().map(|node| node.slot);
    let relationships = creation.relationships.iter().map(|relationship| relationship.slot);
    nodes.chain(relationships).chain(creation.paths.iter().map(|(slot, _)| *slot)).collect()
}

/// The slots that an operator names outside of expressions.
pub(super) fn own_slots(operator: &Operator) -> Vec<Slot> {
    let mut slots = introduced(operator);
    match operator {
        Operator::Expand { from, .. } => slots.push(*from),
        Operator::ExpandCount { from, arms, .. } => {
            slots.push(*from);
            slots.extend(arms.iter().flat_map(Arm::read));
        }
        Operator::VariableExpandCount { run, .. } => slots.push(run.from),
        Operator::ExpandInto { from, to, .. } => slots.extend([*from, *to]),
        Operator::Tally { node, .. } => slots.push(*node),
        Operator::VariableExpand { run, .. }
        | Operator::Reach { run, .. }
        | Operator::ShortestPath { run, .. } => slots.extend([run.from, run.to]),
        Operator::ReachAlong { from, hops, .. } => {
            slots.push(*from);
            slots.extend(hops.iter().filter_map(|hop| hop.to));
        }
        Operator::PathSearch { search, .. } => slots.extend([search.from, search.to]),
        Operator::Endpoints { relationship, .. } => slots.push(*relationship),
        Operator::Keep { slots: own, .. } | Operator::Distinct { slots: own, .. } => slots.extend(own),
        Operator::Union { branches, .. } => slots.extend(branches.iter().flat_map(|(_, outputs)| outputs)),
        Operator::Create { creation, .. } | Operator::Merge { creation, .. } => {
            slots.extend(creation.relationships.iter().flat_map(|new| [new.start, new.end]));
        }
        _ => {}
    }
    slots
}

/// The slots that an operator itself names, binds or reads.
pub(super) fn mentioned(operator: &Operator, facts: &Facts<'_>) -> Slots {
    let mut slots: Slots = own_slots(operator).into_iter().collect();
    expressions(operator).into_iter().for_each(|expression| facts.read_into(expression, &mut slots));
    slots
}

/// The expressions of an operator itself.
pub(super) fn expressions(operator: &Operator) -> Vec<&Expression> {
    match operator {
        Operator::IndexSeek { seek, .. } | Operator::IdSeek { seek, .. } => seek.expressions(),
        Operator::VariableExpand { run, .. } | Operator::Reach { run, .. } => run.expressions().collect(),
        Operator::VariableExpandCount { run, predicates, .. } => {
            run.expressions().chain(predicates).collect()
        }
        Operator::ReachAlong { hops, .. } => hops.iter().flat_map(Hop::expressions).collect(),
        Operator::ShortestPath { run, accept, .. } => run.expressions().chain(&accept.predicates).collect(),
        Operator::PathSearch { search, .. } => search_expressions(search),
        Operator::Filter { predicates, .. } => predicates.iter().collect(),
        Operator::HashJoin { equalities, .. } => equalities.iter().map(|own| &own.predicate).collect(),
        Operator::ExpandCount { arms, .. } => arms.iter().flat_map(|arm| &arm.predicates).collect(),
        Operator::Extend { items, .. } => items.iter().map(|(_, value)| value).collect(),
        Operator::Tally { keys, .. } => keys.iter().collect(),
        Operator::Aggregate { keys, aggregates, .. } => {
            let arguments = aggregates.iter().flat_map(|(_, call)| &call.arguments);
            keys.iter().map(|(_, value)| value).chain(arguments).collect()
        }
        Operator::Sort { keys, .. } => keys.iter().map(|key| &key.expression).collect(),
        Operator::Top { keys, skip, limit, .. } => {
            let keys = keys.iter().map(|SortKey { expression, .. }| expression);
            keys.chain(skip).chain(std::iter::once(limit)).collect()
        }
        Operator::Skip { count, .. } | Operator::Limit { count, .. } => vec![count],
        Operator::Unwind { list, .. } | Operator::Foreach { list, .. } => vec![list],
        Operator::LoadCsv { source, .. } => vec![source],
        Operator::Call { arguments, .. } => arguments.iter().collect(),
        Operator::Create { creation, .. } => creation_expressions(creation),
        Operator::Merge { creation, on_create, on_match, .. } => {
            let items = on_create.iter().chain(on_match).flat_map(set_expressions);
            creation_expressions(creation).into_iter().chain(items).collect()
        }
        Operator::Set { items, .. } => items.iter().flat_map(set_expressions).collect(),
        Operator::Remove { items, .. } => items.iter().flat_map(remove_expressions).collect(),
        Operator::Delete { targets, .. } => targets.iter().collect(),
        Operator::ApplyInTransactions { batches, .. } => batches.rows.iter().collect(),
        _ => Vec::new(),
    }
}

fn search_expressions(search: &PathSearch) -> Vec<&Expression> {
    part_expressions(search).chain(&search.predicates).collect()
}

/// What is tested while a path is searched for, not only of a whole one.
fn part_expressions(search: &PathSearch) -> impl Iterator<Item = &Expression> {
    let parts = search.sequences.iter().flat_map(|sequence| &sequence.predicates);
    let every = search.every.iter().flat_map(StepPredicate::expressions);
    let subpaths = search.subpaths.iter().flat_map(|subpath| &subpath.predicates);
    parts.chain(subpaths).chain(every)
}

impl Facts<'_> {
    /// The slots that a search reads of the rows it is made for. What is said of a whole path may read its ends, which it
    /// has then; what is tested on the way and reads them cannot do without.
    pub(super) fn read_by_search(&self, search: &PathSearch) -> Slots {
        let mut read = Slots::new();
        search.predicates.iter().for_each(|expression| self.read_into(expression, &mut read));
        read.remove(&search.from);
        read.remove(&search.to);
        part_expressions(search).for_each(|expression| self.read_into(expression, &mut read));
        search.variables.iter().filter_map(|variable| variable.slot).for_each(|own| {
            read.remove(&own);
        });
        read
    }
}

fn creation_expressions(creation: &crate::query::bound::Creation) -> Vec<&Expression> {
    let labels = creation.nodes.iter().flat_map(|node| &node.labels);
    let types = creation.relationships.iter().map(|new| &new.relationship_type);
    let nodes = creation.nodes.iter().filter_map(|node| node.properties.as_ref());
    let relationships = creation.relationships.iter().filter_map(|new| new.properties.as_ref());
    nodes.chain(relationships).chain(labels.chain(types).filter_map(Naming::expression)).collect()
}

fn set_expressions(item: &SetItem) -> Vec<&Expression> {
    match item {
        SetItem::Property { target, value, .. }
        | SetItem::Replace { target, value }
        | SetItem::Merge { target, value } => vec![target, value],
        SetItem::DynamicProperty { target, key, value } => vec![target, key, value],
        SetItem::Labels { target, labels } => labelling(target, labels),
    }
}

fn remove_expressions(item: &RemoveItem) -> Vec<&Expression> {
    match item {
        RemoveItem::Property { target, .. } => vec![target],
        RemoveItem::DynamicProperty { target, key } => vec![target, key],
        RemoveItem::Labels { target, labels } => labelling(target, labels),
    }
}

fn labelling<'a>(target: &'a Expression, labels: &'a [Naming]) -> Vec<&'a Expression> {
    std::iter::once(target).chain(labels.iter().filter_map(Naming::expression)).collect()
}
