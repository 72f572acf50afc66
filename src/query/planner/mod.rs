//! Meanings → operators, in the order written.
//!
//! The plan made here is the plainest one that gives the right rows: patterns are walked as they are written from
//! scans of all nodes, and predicates are tested when the whole pattern is there. Making it fast is the
//! [optimizer](super::optimizer)'s business; this plan is also what the optimizer's rules are tested against.

mod pattern;
mod creation;
mod calls;

use super::ast::Union;
use super::bound::{Body, Clause, Projection, Query, SingleQuery, Slot, Statement, Subquery};
use super::plan::{Operator, Plan, SubqueryPlan};
use std::sync::Arc;

/// Plans a bound statement; the text that it was written as is not known here.
pub fn plan(statement: Statement) -> Plan {
    let Statement {
        mode,
        citing,
        cite,
        known,
        valid,
        body,
        slot_names,
        local_count,
        subqueries,
        parameters,
        size,
    } = statement;
    let (root, columns) = match body {
        Body::Query(query) => plan_query(query),
        Body::CreateIndex { definition, if_not_exists } => {
            (Operator::CreateIndex { definition, if_not_exists }, Vec::new())
        }
        Body::CreateFullTextIndex { definition, if_not_exists } => {
            (Operator::CreateFullTextIndex { definition, if_not_exists }, Vec::new())
        }
        Body::DropIndex { name, if_exists } => (Operator::DropIndex { name, if_exists }, Vec::new()),
        Body::CreateConstraint { definition, if_not_exists } => {
            (Operator::CreateConstraint { definition, if_not_exists }, Vec::new())
        }
        Body::DropConstraint { name, if_exists } => {
            (Operator::DropConstraint { name, if_exists }, Vec::new())
        }
    };
    let subqueries = subqueries.into_iter().map(plan_subquery).collect();
    let is_update = root.is_update();
    Plan {
        text: "".into(),
        mode,
        citing,
        cite,
        known,
        valid,
        root,
        columns,
        slot_names,
        local_count,
        subqueries,
        parameters,
        is_update,
        unknown: Vec::new(),
        steps: Vec::new(),
        mixed: Vec::new(),
        lone: Vec::new(),
        size,
    }
}

fn plan_subquery(subquery: Subquery) -> SubqueryPlan {
    let Subquery { kind, query, outer, imports } = subquery;
    let (root, columns) = plan_query(query);
    SubqueryPlan { kind, root, output: columns.first().map(|(_, slot)| *slot), outer, imports }
}

/// The parts of a query, joined; its leaf is the row handed in.
fn plan_query(query: Query) -> (Operator, Vec<(Arc<str>, Slot)>) {
    let Query { mut parts, union, columns } = query;
    if parts.len() == 1 {
        let only = parts.pop().expect("there is one part");
        return (plan_clauses(only.clauses, Operator::Argument), columns);
    }
    let branches = parts
        .into_iter()
        .map(|SingleQuery { clauses, outputs }| (plan_clauses(clauses, Operator::Argument), outputs))
        .collect();
    let slots: Vec<Slot> = columns.iter().map(|(_, slot)| *slot).collect();
    let joined = Operator::Union { branches, slots: slots.clone() };
    let root = match union {
        Union::All => joined,
        Union::Distinct => Operator::Distinct { input: Box::new(joined), slots },
    };
    (root, columns)
}

fn plan_clauses(clauses: Vec<Clause>, leaf: Operator) -> Operator {
    clauses.into_iter().fold(leaf, plan_clause)
}

fn plan_clause(input: Operator, clause: Clause) -> Operator {
    let boxed = |input| Box::new(input);
    match clause {
        Clause::Match { is_optional: false, pattern, predicates } => {
            pattern::solve(input, pattern, predicates)
        }
        Clause::Match { is_optional: true, pattern, predicates } => {
            let slots = pattern::new_slots(&pattern);
            let branch = pattern::solve(Operator::Argument, pattern, predicates);
            Operator::Optional { input: boxed(input), branch: boxed(branch), slots }
        }
        Clause::Unwind { list, slot } => Operator::Unwind { input: boxed(input), list, slot },
        Clause::LoadCsv { source, slot, has_headers, separator } => {
            Operator::LoadCsv { input: boxed(input), source, slot, has_headers, separator }
        }
        Clause::Project(projection) => project(input, projection),
        Clause::Create(creation) => creation::create(input, creation),
        Clause::Merge { pattern, creation, on_create, on_match } => {
            let branch = boxed(pattern::solve(Operator::Argument, pattern, Vec::new()));
            Operator::Merge { input: boxed(input), branch, creation, on_create, on_match }
        }
        Clause::Set(items) => Operator::Set { input: boxed(input), items },
        Clause::Remove(items) => Operator::Remove { input: boxed(input), items },
        Clause::Delete { detach, targets } => Operator::Delete { input: boxed(input), detach, targets },
        call @ (Clause::Call { .. } | Clause::Subquery { .. }) => calls::plan_call(input, call),
        Clause::Foreach { slot, list, updates } => {
            let branch = boxed(plan_clauses(updates, Operator::Argument));
            Operator::Foreach { input: boxed(input), slot, list, branch }
        }
    }
}

/// Group, compute, deduplicate, sort, skip, limit, filter, and keep the columns.
fn project(input: Operator, projection: Projection) -> Operator {
    let Projection { aggregation, items, is_distinct, sort, skip, limit, predicates } = projection;
    let mut slots: Vec<Slot> = Vec::with_capacity(items.len());
    for (slot, _) in &items {
        if !slots.contains(slot) {
            slots.push(*slot);
        }
    }
    let mut plan = input;
    if let Some(aggregation) = aggregation {
        let (keys, aggregates) = (aggregation.keys, aggregation.aggregates);
        plan = Operator::Aggregate { input: Box::new(plan), keys, aggregates };
    }
    let computed: Vec<_> = items.into_iter().filter(|(slot, value)| !value.is_slot(*slot)).collect();
    plan = plan.extended(computed);
    if is_distinct {
        plan = Operator::Distinct { input: Box::new(plan), slots: slots.clone() };
    }
    if !sort.is_empty() {
        plan = Operator::Sort { input: Box::new(plan), keys: sort };
    }
    if let Some(count) = skip {
        plan = Operator::Skip { input: Box::new(plan), count };
    }
    if let Some(count) = limit {
        plan = Operator::Limit { input: Box::new(plan), count };
    }
    Operator::Keep { input: Box::new(plan.filtered(predicates)), slots }
}
