//! Looks up which rows of two parts of a pattern are equal instead of comparing each with each.
//!
//! `MATCH (a:A), (b:B) WHERE a.i = b.i` goes through all of B for each A, where no index tells which are equal. Where the
//! upper part of a plan, down to the scan that it begins with, reads nothing of what is below but in predicates, it
//! becomes a part of its own; an equality between both parts then joins them ([`Operator::HashJoin`]), and what else is
//! asked of both is tested of the rows that are equal. The part that is expected to be smaller becomes the table.
//!
//! An equality that cannot fail takes the place of its predicate. Where one that may comes first, it only narrows what
//! its predicate is tested of, rows for which it fails included, so that there is an error where there would have been
//! one. Of predicates that are tested one after the other the first may so hide an error of the second, as ever, and the
//! second does not hide one of the first, unless there is nothing else to join by.
//!
//! What an index, or an id, is asked for row by row stays as it is. So does what is run again and again while the graph
//! changes: the table would have to be made each time.

use super::super::estimates::expected;
use super::super::slots::{Slots, introduced, mentioned};
use super::super::{Facts, rewrite_inputs};
use super::count_rows::is_element;
use super::index_seek::equal_sides;
use super::{is_scan, is_walk};
use crate::query::bound::{Expression, ExpressionKind, LabelExpression};
use crate::query::plan::{Equality, Operator};
use std::mem;

/// Of longer parts the rest is not looked at.
const MOST_OPERATORS: usize = 64;

pub(in crate::query::optimizer) fn apply(root: Operator, facts: &Facts<'_>) -> Operator {
    let is_rerun = facts.demand.keeps_origin;
    if facts.is_update && is_rerun { root } else { join_all(root, &facts.outer, facts) }
}

fn join_all(mut operator: Operator, outer: &Slots, facts: &Facts<'_>) -> Operator {
    rewrite_inputs(&mut operator, outer, facts, |input, outer, place| match place {
        1 if facts.is_update => input,
        _ => join_all(input, outer, facts),
    });
    match operator {
        Operator::Filter { input, predicates } => join(*input, predicates, outer, facts),
        other => other,
    }
}

fn join(input: Operator, predicates: Vec<Expression>, outer: &Slots, facts: &Facts<'_>) -> Operator {
    let found = Part::of(&input, facts).and_then(|part| Some((part.ties(&input, &predicates, facts)?, part)));
    let Some((ties, part)) = found else { return input.filtered(predicates) };
    let predicates = part.sorted(predicates, &input, &ties, facts);
    let (upper, below, mut crossing) = part.split_off(input, facts);
    let upper = upper.filtered(predicates.own);
    crossing.extend(predicates.others);
    let is_smaller =
        outer.is_empty() && is_alone(&below) && expected(&below, facts) < expected(&upper, facts);
    let Ties { equalities, is_tested_again } = ties;
    let mut equalities: Vec<Equality> = equalities.into_iter().map(|(_, equality)| equality).collect();
    let (input, branch) = if is_smaller { (upper, below) } else { (below, upper) };
    if is_smaller {
        equalities.iter_mut().for_each(|equality| equality.is_turned = !equality.is_turned);
    }
    let (input, branch) = (Box::new(input), Box::new(branch));
    let join = Operator::HashJoin { input, branch, equalities, is_tested_again, is_counted: false };
    join.filtered(crossing)
}

/// The upper operators of a plan, which find their rows without regard to those below.
struct Part {
    /// How many operators they are; the last one is a scan.
    length: usize,
    /// What they bind.
    own: Slots,
}

/// What joins two parts.
struct Ties {
    /// Each with the place of its predicate.
    equalities: Vec<(usize, Equality)>,
    is_tested_again: bool,
}

/// Predicates above a part by what they are asked of.
struct Sorted {
    /// Of the part alone, and may be tested first.
    own: Vec<Expression>,
    /// Of what is joined.
    others: Vec<Expression>,
}

impl Part {
    /// The shortest such part of `operator`, if there is one.
    fn of(operator: &Operator, facts: &Facts<'_>) -> Option<Self> {
        let (mut own, mut read) = (Slots::new(), Slots::new());
        let mut next = operator;
        for length in 1..=MOST_OPERATORS {
            let is_scan = is_scan(next);
            if !is_scan && !is_step(next) {
                return None;
            }
            own.extend(introduced(next));
            if !matches!(next, Operator::Filter { .. }) {
                read.extend(mentioned(next, facts));
            }
            if is_scan && read.is_subset(&own) {
                return Some(Part { length, own });
            }
            next = next.inputs().into_iter().next()?;
        }
        None
    }

    /// The equalities between the part and what is below it, as many as can be asked first without hiding the error of a
    /// predicate that stands before them: those that cannot fail, else those that may. Only where there are no such, one
    /// that stands after a predicate which may fail.
    fn ties(&self, operator: &Operator, predicates: &[Expression], facts: &Facts<'_>) -> Option<Ties> {
        let below =
            (0..self.length).try_fold(operator, |operator, _| operator.inputs().into_iter().next())?;
        let (mut sure, mut first, mut later) = (Vec::new(), Vec::new(), Vec::new());
        let (mut has_failing, mut has_other_failing, mut is_crossed) = (false, false, false);
        for (place, predicate) in predicates.iter().enumerate() {
            let is_own = facts.read_by(predicate).is_subset(&self.own);
            let Some(equality) = self.equality(predicate, facts) else {
                let may_fail = !is_sure(predicate, operator) && (is_crossed || !is_own);
                has_failing |= may_fail;
                has_other_failing |= may_fail;
                is_crossed |= !is_own;
                continue;
            };
            is_crossed = true;
            let cannot_fail = is_sure(equality.of_branch(), operator) && is_sure(equality.of_input(), below);
            if !has_other_failing {
                first.push((place, equality.clone()));
            }
            match cannot_fail {
                true if has_failing => later.push((place, equality)),
                true => sure.push((place, equality)),
                false => has_failing = true,
            }
        }
        let equalities = [sure, first, later];
        let chosen = equalities.iter().position(|equalities| !equalities.is_empty())?;
        let equalities = equalities.into_iter().nth(chosen)?;
        Some(Ties { equalities, is_tested_again: chosen == 1 })
    }

    /// The predicate as an equality of what only the part knows with what only those below do.
    fn equality(&self, predicate: &Expression, facts: &Facts<'_>) -> Option<Equality> {
        let sides: Vec<Slots> = equal_sides(predicate).map(|side| facts.read_by(side)).collect();
        let [first, second] = &sides[..] else { return None };
        let is_own = |read: &Slots| !read.is_empty() && read.is_subset(&self.own);
        let is_others = |read: &Slots| !read.is_empty() && read.is_disjoint(&self.own);
        let is_turned = match () {
            () if is_others(first) && is_own(second) => false,
            () if is_own(first) && is_others(second) => true,
            () => return None,
        };
        predicate.is_deterministic().then(|| Equality { predicate: predicate.clone(), is_turned })
    }

    /// The predicates without those that the ties answer. What is asked of the part alone is tested in it where it
    /// cannot fail, or was tested first in any case.
    fn sorted(
        &self,
        predicates: Vec<Expression>,
        operator: &Operator,
        ties: &Ties,
        facts: &Facts<'_>,
    ) -> Sorted {
        let mut sorted = Sorted { own: Vec::new(), others: Vec::new() };
        let mut is_crossed = false;
        for (place, predicate) in predicates.into_iter().enumerate() {
            let is_tie = ties.equalities.iter().any(|(own, _)| *own == place);
            let is_own = facts.read_by(&predicate).is_subset(&self.own) && predicate.is_deterministic();
            if is_own && (!is_crossed || is_sure(&predicate, operator)) {
                sorted.own.push(predicate);
                continue;
            }
            is_crossed = true;
            if !is_tie || ties.is_tested_again {
                sorted.others.push(predicate);
            }
        }
        sorted
    }

    /// The part, on a row of its own, what was below it, and the predicates in it that read this, the lowest first.
    fn split_off(&self, mut operator: Operator, facts: &Facts<'_>) -> (Operator, Operator, Vec<Expression>) {
        let (mut links, mut crossing) = (Vec::new(), Vec::new());
        for _ in 0..self.length {
            let input =
                operator.inputs_mut().into_iter().next().expect("each operator of a part has an input");
            let below = input.take();
            links.push(mem::replace(&mut operator, below));
        }
        let upper = links.into_iter().rev().fold(Operator::Argument, |below, mut link| {
            if let Operator::Filter { predicates, .. } = link {
                let (own, others): (Vec<_>, Vec<_>) = predicates
                    .into_iter()
                    .partition(|predicate| facts.read_by(predicate).is_subset(&self.own));
                crossing.extend(others);
                return below.filtered(own);
            }
            if let Some(input) = link.inputs_mut().into_iter().next() {
                *input = below;
            }
            link
        });
        (upper, operator, crossing)
    }
}

/// Whether it looks at each row for itself and always finds the same for it.
fn is_step(operator: &Operator) -> bool {
    match operator {
        Operator::Filter { predicates, .. } => predicates.iter().all(Expression::is_deterministic),
        Operator::Extend { items, .. } => items.iter().all(|(_, value)| value.is_deterministic()),
        other => is_walk(other),
    }
}

/// Whether it gives the same rows for whatever is handed in, in an order that nobody has asked for: the rows of a list
/// better come as they stand there, though nothing promises it.
fn is_alone(operator: &Operator) -> bool {
    let is_same = match operator {
        Operator::Argument | Operator::HashJoin { .. } => true,
        other => is_scan(other) || is_step(other),
    };
    is_same && operator.inputs().into_iter().all(is_alone)
}

/// Whether an expression can be computed for every row of `operator`: comparisons of variables and of the properties of
/// what a pattern has found.
fn is_sure(expression: &Expression, operator: &Operator) -> bool {
    match &expression.kind {
        ExpressionKind::Slot(_) | ExpressionKind::Literal(_) | ExpressionKind::Parameter(_) => true,
        ExpressionKind::Property { target, .. } => {
            matches!(target.kind, ExpressionKind::Slot(slot) if is_element(slot, operator))
        }
        ExpressionKind::HasLabels { target, labels: LabelExpression::Label(..) } => {
            matches!(target.kind, ExpressionKind::Slot(slot) if is_element(slot, operator))
        }
        ExpressionKind::Comparison { .. } | ExpressionKind::IsNull(_) | ExpressionKind::IsNotNull(_) => {
            expression.children().into_iter().all(|child| is_sure(child, operator))
        }
        _ => false,
    }
}
