//! Tests what must hold of every node or relationship of a path while the path is searched for.
//!
//! `all(n IN nodes(p) WHERE …)` and `none(…)` are decided by the first node that fails, so a walk need not go on from
//! there. For a shortest path that turns trying one path after the other into a search that never takes a wrong step;
//! for runs of variable length it cuts off what the predicate would have taken away. Where the run and its ends are the
//! whole path, the predicate has been tested then, and the path need not be made for it; otherwise it stays, and so it
//! does where it is to be cited. What has nothing to do with the path is tested before it is searched for.

use super::super::slots::Slots;
use super::super::{Facts, bottom_up};
use crate::query::ast::{PathChoice, Quantifier};
use crate::query::bound::{Expression, ExpressionKind, PathPart, Slot, StepPredicate};
use crate::query::plan::Operator;
use crate::value::Value;

pub(in crate::query::optimizer) fn apply(root: Operator, facts: &Facts<'_>) -> Operator {
    bottom_up(root, &facts.outer, facts, &|operator, outer| match operator {
        Operator::ShortestPath { .. } => shortest(operator, outer, facts),
        Operator::Filter { mut input, mut predicates } => {
            predicates.retain(|predicate| {
                let is_tested = prune(&mut input, predicate, &mut Runs::default(), outer, facts);
                facts.is_cited || !is_tested
            });
            input.filtered(predicates)
        }
        other => other,
    })
}

/// What must hold of every element of a path.
struct Every<'e> {
    /// Where the path, or the list of its relationships, is.
    of: Slot,
    is_nodes: bool,
    local: crate::query::bound::Local,
    condition: Expression,
    read_from: &'e Expression,
}

/// The predicate as one on every node or relationship, if it is one.
fn every(predicate: &Expression) -> Option<Every<'_>> {
    let ExpressionKind::Quantifier { quantifier, local, list, filter: Some(filter) } = &predicate.kind else {
        return None;
    };
    let condition = match quantifier {
        Quantifier::All => (**filter).clone(),
        Quantifier::None => Expression { kind: ExpressionKind::Not(filter.clone()), span: filter.span },
        _ => return None,
    };
    let (of, is_nodes) = match &list.kind {
        ExpressionKind::Slot(slot) => (*slot, false),
        ExpressionKind::Function { function, arguments } => match (function.name, &**arguments) {
            ("nodes", [Expression { kind: ExpressionKind::Slot(slot), .. }]) => (*slot, true),
            ("relationships", [Expression { kind: ExpressionKind::Slot(slot), .. }]) => (*slot, false),
            _ => return None,
        },
        _ => return None,
    };
    filter.is_deterministic().then_some(Every { of, is_nodes, local: *local, condition, read_from: filter })
}

impl Every<'_> {
    /// Lets every step of a run be tested for it.
    fn add_to(self, step: &mut Option<StepPredicate>) {
        let predicate = step.get_or_insert_with(|| StepPredicate {
            relationship: self.local,
            predicate: Box::new(Expression::invented(ExpressionKind::Literal(Value::Boolean(true)))),
            relationships: Vec::new(),
            nodes: Vec::new(),
        });
        if self.is_nodes {
            predicate.nodes.push((self.local, self.condition));
            return;
        }
        let is_free = matches!(predicate.predicate.kind, ExpressionKind::Literal(Value::Boolean(true)));
        if is_free {
            predicate.relationship = self.local;
            *predicate.predicate = self.condition;
        } else {
            predicate.relationships.push((self.local, self.condition));
        }
    }
}

/// Takes what can be tested on the way out of what is tested of each shortest path.
fn shortest(mut operator: Operator, outer: &Slots, facts: &Facts<'_>) -> Operator {
    let Operator::ShortestPath { input, run, accept, .. } = &mut operator else { return operator };
    let known = facts.available(input, outer);
    let (mut before, mut left) = (Vec::new(), Vec::new());
    for predicate in std::mem::take(&mut accept.predicates) {
        let own: Slots = accept.paths.iter().map(|(slot, _)| *slot).chain([run.relationships]).collect();
        if facts.read_by(&predicate).is_disjoint(&own) && predicate.is_deterministic() {
            before.push(predicate);
            continue;
        }
        match every(&predicate) {
            Some(every)
                if is_of_run(&every, run.relationships, &accept.paths) && is_known(&every, &known, facts) =>
            {
                every.add_to(&mut run.step);
            }
            _ => left.push(predicate),
        }
    }
    accept.predicates = left;
    **input = input.take().filtered(before);
    operator
}

/// Whether what it is about is the run and its ends, and nothing else.
fn is_of_run(every: &Every<'_>, run: Slot, paths: &[(Slot, Vec<PathPart>)]) -> bool {
    if every.of == run {
        return !every.is_nodes;
    }
    let parts = paths.iter().find(|(slot, _)| *slot == every.of).map(|(_, parts)| &**parts);
    matches!(parts, Some([PathPart::Node(_), PathPart::Relationships(own), PathPart::Node(_)]) if *own == run)
}

fn is_known(every: &Every<'_>, known: &Slots, facts: &Facts<'_>) -> bool {
    facts.read_by(every.read_from).is_subset(known)
}

/// The runs that a path on the way down has been found to be made of.
#[derive(Default)]
struct Runs {
    all: Vec<Slot>,
    /// The only one, where the path is nothing else.
    whole: Option<Slot>,
}

impl Runs {
    fn of(parts: &[PathPart]) -> Self {
        let runs = parts.iter().filter_map(|part| match part {
            PathPart::Relationships(run) => Some(*run),
            _ => None,
        });
        let whole = match parts {
            [PathPart::Node(_), PathPart::Relationships(run), PathPart::Node(_)] => Some(*run),
            _ => None,
        };
        Runs { all: runs.collect(), whole }
    }
}

/// Lets the run of a path below be searched for with the predicate; returns whether that tests all there is to test.
fn prune(
    operator: &mut Operator,
    predicate: &Expression,
    runs: &mut Runs,
    outer: &Slots,
    facts: &Facts<'_>,
) -> bool {
    let Some(every) = every(predicate) else { return false };
    match operator {
        Operator::Extend { items, .. } => {
            let made = items.iter().find(|(slot, _)| *slot == every.of).map(|(_, value)| &value.kind);
            if let Some(ExpressionKind::Path(parts)) = made {
                *runs = Runs::of(parts);
            }
        }
        Operator::VariableExpand { input, run, .. } => {
            let is_own = every.of == run.relationships && !every.is_nodes;
            if (is_own || runs.all.contains(&run.relationships))
                && is_known(&every, &facts.available(input, outer), facts)
            {
                every.add_to(&mut run.step);
                if is_own || runs.whole == Some(run.relationships) {
                    return true;
                }
            }
        }
        // Among the paths of a choice only those chosen are asked for it.
        Operator::PathSearch { input, search, .. } if search.choice == PathChoice::All => {
            if runs.all.contains(&search.slot) && is_known(&every, &facts.available(input, outer), facts) {
                every.add_to(&mut search.every);
            }
        }
        Operator::PathSearch { .. }
        | Operator::Filter { .. }
        | Operator::NodeScan { .. }
        | Operator::LabelScan { .. }
        | Operator::IndexSeek { .. }
        | Operator::IdSeek { .. }
        | Operator::Expand { .. }
        | Operator::ExpandInto { .. } => {}
        _ => return false,
    }
    let input = operator.inputs_mut().into_iter().next();
    input.is_some_and(|input| prune(input, predicate, runs, outer, facts))
}
