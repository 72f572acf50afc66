//! Relationships that a statement looks for between nodes of labels that have none such: no error, but no row either.
//!
//! In: the plan as the planner made it, of a statement that only reads, and the exact counts of the graph. Out: a line
//! for each relationship that cannot be found, which says who has such. Nothing is scanned. What stands in EXISTS and
//! its kind is passed over: it may well be asked whether there is none.

use crate::graph::{Direction, GraphView, LabelId, TypeId};
use crate::query::bound::{Expression, ExpressionKind, LabelExpression, RelationshipType, Slot};
use crate::query::plan::{LabelledStep, Operator, Plan, Run};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The labels that the node in a slot must have.
pub(super) type Labels = BTreeMap<Slot, BTreeSet<Arc<str>>>;

/// How many labels are named of those that would do.
const NAMED: usize = 5;

/// The relationships that a plan looks for from or to nodes of known labels, each once.
pub fn labelled_steps(plan: &Plan) -> Vec<LabelledStep> {
    let mut found = Vec::new();
    if !plan.is_update {
        steps_of_branch(&plan.root, Labels::new(), &mut found);
    }
    found
}

/// What to tell the author of a statement whose step nothing in the graph can match; names that the graph does not
/// know are told elsewhere. O(labels × types) where there is something to tell, and otherwise of a few look-ups.
pub fn unmatched(step: &LabelledStep, view: &GraphView) -> Option<String> {
    if view.statistics().nodes() == 0 {
        return None;
    }
    let labels = |names: &[Arc<str>]| -> Option<Vec<LabelId>> {
        names.iter().map(|name| view.catalog().label(name)).collect()
    };
    let types = step.types.iter().map(|name| view.catalog().relationship_type(name));
    let sought = Sought { view, types: types.collect::<Option<_>>()?, step };
    let (start, end) = (labels(&step.start)?, labels(&step.end)?);
    let of_start = || start.iter().find_map(|label| sought.lack(*label, Direction::Outgoing));
    let of_end = || end.iter().find_map(|label| sought.lack(*label, Direction::Incoming));
    let mut pairs = start.iter().flat_map(|from| end.iter().map(|to| (*from, *to)));
    let between = || pairs.find_map(|(from, to)| sought.lack_between(from, to)).filter(|_| step.is_single);
    of_start().or_else(of_end).or_else(between)
}

// ---- What a plan looks for

/// Goes through a branch whose rows meet what `labels` says already.
fn steps_of_branch(operator: &Operator, mut labels: Labels, found: &mut Vec<LabelledStep>) {
    note_tests(operator, &mut labels);
    steps(operator, &labels, found);
}

/// Notes what every row of a branch is tested for, wherever that is done.
fn note_tests(operator: &Operator, labels: &mut Labels) {
    if let Operator::Filter { predicates, .. } = operator {
        predicates.iter().for_each(|predicate| note_test(predicate, labels));
    }
    if let Some(input) = own_input(operator) {
        note_tests(input, labels);
    }
}

/// Notes the labels that a predicate asks a node for.
pub(super) fn note_test(predicate: &Expression, labels: &mut Labels) {
    if let ExpressionKind::HasLabels { target, labels: wanted } = &predicate.kind
        && let ExpressionKind::Slot(slot) = target.kind
    {
        note_labels(wanted, labels.entry(slot).or_default());
    }
}

fn note_labels(wanted: &LabelExpression, into: &mut BTreeSet<Arc<str>>) {
    match wanted {
        LabelExpression::Label(label, _) => {
            into.insert(label.name.clone());
        }
        LabelExpression::And(parts) => parts.iter().for_each(|part| note_labels(part, into)),
        _ => {}
    }
}

/// The operator whose rows go on through this one; none at a leaf, and none where branches meet.
fn own_input(operator: &Operator) -> Option<&Operator> {
    match operator {
        Operator::Union { .. } => None,
        _ => operator.inputs().into_iter().next(),
    }
}

fn steps(operator: &Operator, labels: &Labels, found: &mut Vec<LabelledStep>) {
    if let Some(step) = step(operator, labels).filter(|step| !found.contains(step)) {
        found.push(step);
    }
    let own = own_input(operator);
    for branch in operator.inputs().into_iter().skip(own.iter().len()) {
        steps_of_branch(branch, labels.clone(), found);
    }
    if let Some(input) = own {
        steps(input, labels, found);
    }
}

/// What an operator looks for, where a label is known of either end.
fn step(operator: &Operator, labels: &Labels) -> Option<LabelledStep> {
    let (from, to, types, direction, is_single) = match operator {
        Operator::Expand { from, to, types, direction, .. }
        | Operator::ExpandInto { from, to, types, direction, .. } => (from, to, types, direction, true),
        Operator::VariableExpand { run, .. } | Operator::ShortestPath { run, .. } => of_run(run)?,
        _ => return None,
    };
    let (start, end) = if *direction == Direction::Incoming { (to, from) } else { (from, to) };
    let named = |slot: &Slot| labels.get(slot).into_iter().flatten().cloned().collect::<Vec<_>>();
    let types = types.iter().map(|own| own.name.clone()).collect();
    let is_directed = *direction != Direction::Both;
    let step = LabelledStep { types, start: named(start), end: named(end), is_directed, is_single };
    (!step.start.is_empty() || !step.end.is_empty()).then_some(step)
}

/// The ends of a run, where it takes at least one relationship.
fn of_run(run: &Run) -> Option<(&Slot, &Slot, &Vec<RelationshipType>, &Direction, bool)> {
    let is_single = run.range.maximum == Some(1);
    (run.range.minimum > 0).then_some((&run.from, &run.to, &run.types, &run.direction, is_single))
}

// ---- What the graph has

/// The relationships that are looked for, whatever their ends.
struct Sought<'v> {
    view: &'v GraphView,
    /// Of these types; of any where there are none.
    types: Vec<TypeId>,
    step: &'v LabelledStep,
}

impl Sought<'_> {
    /// How many lead from a node of one label to one of the other; `None` is any.
    fn count(&self, start: Option<LabelId>, end: Option<LabelId>) -> u64 {
        let statistics = self.view.statistics();
        match self.types.as_slice() {
            [] => statistics.relationships_between(start, None, end),
            types => types.iter().map(|own| statistics.relationships_between(start, Some(*own), end)).sum(),
        }
    }

    /// How many a node of the label has at its `direction` side.
    fn count_at(&self, label: LabelId, direction: Direction) -> u64 {
        match direction {
            Direction::Outgoing => self.count(Some(label), None),
            Direction::Incoming => self.count(None, Some(label)),
            Direction::Both => self.count(Some(label), None) + self.count(None, Some(label)),
        }
    }

    /// What to tell where no node of the label has one.
    fn lack(&self, label: LabelId, direction: Direction) -> Option<String> {
        let direction = if self.step.is_directed { direction } else { Direction::Both };
        if self.count_at(label, direction) > 0 {
            return None;
        }
        let (side, other) = match direction {
            Direction::Outgoing => ("an outgoing ", "incoming"),
            Direction::Incoming => ("an incoming ", "outgoing"),
            Direction::Both => ("a ", ""),
        };
        let told = format!("no :{} has {side}{}", self.name(label), self.noun());
        if self.step.is_directed && self.count_at(label, direction.reversed()) > 0 {
            return Some(format!("{told}, but {other} ones; is the arrow the other way round?"));
        }
        Some(told + &self.listed("; those that have: ", |label| self.count_at(label, direction)))
    }

    /// What to tell where none leads from a node of the one label to a node of the other.
    fn lack_between(&self, from: LabelId, to: LabelId) -> Option<String> {
        let back = self.count(Some(to), Some(from));
        if self.count(Some(from), Some(to)) > 0 || (!self.step.is_directed && back > 0) {
            return None;
        }
        let (start, end) = (self.name(from), self.name(to));
        if !self.step.is_directed {
            return Some(format!("no {} joins a :{start} and a :{end}", self.noun()));
        }
        let told = format!("no {} leads from a :{start} to a :{end}", self.noun());
        if back > 0 {
            return Some(format!(
                "{told}, but from a :{end} to a :{start}; is the arrow the other way round?"
            ));
        }
        Some(told + &self.listed("; there it leads to: ", |label| self.count(Some(from), Some(label))))
    }

    /// The labels that `count` gives most of, after `before`; nothing where there are none.
    fn listed(&self, before: &str, count: impl Fn(LabelId) -> u64) -> String {
        let labels = self.view.catalog().labels().map(|(label, name)| (count(label), name));
        let mut having: Vec<_> = labels.filter(|(count, _)| *count > 0).collect();
        having.sort_by(|(one, a), (other, b)| other.cmp(one).then_with(|| a.cmp(b)));
        let names: Vec<&str> = having.iter().take(NAMED).map(|(_, name)| &***name).collect();
        let more = if having.len() > NAMED { " …" } else { "" };
        if names.is_empty() { String::new() } else { format!("{before}{}{more}", names.join(", ")) }
    }

    /// What is looked for, in words.
    fn noun(&self) -> String {
        if self.step.types.is_empty() { "relationship".to_owned() } else { self.step.types.join(" or ") }
    }

    fn name(&self, label: LabelId) -> &str {
        self.view.catalog().label_name(label)
    }
}
