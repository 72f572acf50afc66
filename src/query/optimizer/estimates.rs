//! How many rows every operator of a finished plan is expected to give, for people.
//!
//! Each operator's share is what `cardinality` told the rules that chose it; here those are multiplied along the plan,
//! from the leaves up. What no rule goes by, such as how many groups there are, has a rule of thumb here. Asked for by
//! EXPLAIN and PROFILE alone.

use super::Facts;
use super::cardinality::{TYPICAL_LIST, constant, count, runs, selectivity};
use super::demand::Demand;
use super::rules::index_seek::seek_for;
use super::rules::label_scan::{label_of, labelled};
use super::slots::{Slots, SubquerySlots};
use crate::graph::{Direction, GraphView, LabelId};
use crate::query::bound::{Expression, ExpressionKind, Range, RelationshipType, Slot};
use crate::query::plan::{Operator, Plan, Run, Seek, SeekTarget};
use crate::value::Value;
use std::collections::BTreeMap;

/// Files of which nothing is known are taken to have so many records.
const TYPICAL_FILE: f64 = 1_000.0;

/// Fewer nodes than these are tested as soon as looked up.
const WORTH_AN_INDEX: u64 = 100;

/// What is expected of an operator.
#[derive(Debug, Clone, Default)]
pub struct Estimate {
    /// How many rows it gives.
    pub rows: f64,
    /// Properties, as `:Person(name)`, that an index would have been asked by, if there were one.
    pub missing_indexes: Vec<String>,
}

/// What is expected of every operator, by the plan's own numbering: an operator before its input, its input before its
/// branches, the plans of subqueries in turn after the statement's own.
pub fn estimates(plan: &Plan, view: &GraphView) -> Vec<Estimate> {
    let subqueries = SubquerySlots::of(plan);
    let (outer, demand) = (Slots::new(), Demand::everything());
    let is_update = plan.is_update;
    let facts = Facts { view, is_cited: false, is_update, outer, subqueries: &subqueries, demand };
    let mut walk = Walk { facts: &facts, labels: BTreeMap::new(), found: Vec::new() };
    let roots = || std::iter::once(&plan.root).chain(plan.subqueries.iter().map(|subquery| &subquery.root));
    roots().for_each(|root| walk.note_labels(root));
    roots().for_each(|root| {
        walk.visit(root, 1.0);
    });
    walk.found
}

/// How many rows an operator is expected to give that is handed one from outside.
pub(super) fn expected(operator: &Operator, facts: &Facts<'_>) -> f64 {
    let mut walk = Walk { facts, labels: BTreeMap::new(), found: Vec::new() };
    walk.note_labels(operator);
    walk.visit(operator, 1.0)
}

/// The way from the leaves up.
struct Walk<'a> {
    facts: &'a Facts<'a>,
    /// The rarest label that the plan asks of a node.
    labels: BTreeMap<Slot, LabelId>,
    found: Vec<Estimate>,
}

impl Walk<'_> {
    fn note_labels(&mut self, operator: &Operator) {
        match operator {
            Operator::LabelScan { slot, label, .. }
            | Operator::IndexSeek { slot, target: SeekTarget::Node(label), .. } => {
                self.note(*slot, label.resolve(|name| self.facts.view.catalog().label(name)));
            }
            Operator::Filter { predicates, .. } => {
                for predicate in predicates {
                    if let Some((slot, _)) = labelled(predicate) {
                        self.note(slot, self.facts.rarest_label(slot, &[predicate]));
                    }
                }
            }
            _ => {}
        }
        operator.inputs().into_iter().for_each(|input| self.note_labels(input));
    }

    fn note(&mut self, slot: Slot, label: Option<LabelId>) {
        let nodes = |label: &LabelId| self.facts.view.statistics().nodes_with_label(*label);
        let rarest = self.labels.get(&slot).copied().into_iter().chain(label).min_by_key(nodes);
        rarest.map(|label| self.labels.insert(slot, label));
    }

    /// Notes what is expected of an operator that is handed so many rows from outside, and of all below it; gives how many
    /// rows that is.
    fn visit(&mut self, operator: &Operator, outside: f64) -> f64 {
        let place = self.found.len();
        self.found.push(Estimate::default());
        let rows = match &operator.inputs()[..] {
            [] => self.leaf(operator, outside),
            [input] => {
                let rows = self.visit(input, outside);
                self.given(operator, rows)
            }
            [input, branch] if !matches!(operator, Operator::Union { .. }) => {
                let rows = self.visit(input, outside);
                let is_apart = matches!(operator, Operator::HashJoin { .. });
                let inside = self.visit(branch, if is_apart { 1.0 } else { rows });
                with_branch(operator, rows, inside)
            }
            branches => branches.iter().map(|branch| self.visit(branch, outside)).sum(),
        };
        self.found[place] = Estimate { rows, missing_indexes: self.missing_indexes(operator) };
        rows
    }

    fn leaf(&self, operator: &Operator, outside: f64) -> f64 {
        if matches!(operator, Operator::Argument) { outside } else { 0.0 }
    }

    /// How many rows an operator makes of those of its one input.
    fn given(&self, operator: &Operator, rows: f64) -> f64 {
        match operator {
            Operator::Filter { input, predicates } => {
                rows * predicates.iter().map(|predicate| self.kept(predicate, input)).product::<f64>()
            }
            Operator::Aggregate { keys, .. } if keys.is_empty() => 1.0,
            Operator::Aggregate { .. } | Operator::Distinct { .. } => rows.min(rows.sqrt().max(1.0)),
            Operator::Top { limit: count, .. } | Operator::Limit { count, .. } => {
                rows.min(number(count).unwrap_or(rows))
            }
            Operator::Skip { count, .. } => (rows - number(count).unwrap_or(0.0)).max(0.0),
            Operator::Unwind { list, .. } => rows * length(list),
            Operator::LoadCsv { .. } => rows * TYPICAL_FILE,
            Operator::Call { yields, .. } if yields.is_empty() => rows,
            Operator::Call { .. } => rows * count(self.facts.view.statistics().nodes()),
            _ => rows * self.found_for_each(operator),
        }
    }

    /// How many nodes, relationships or paths an operator finds for a row; 1 of those that look for nothing.
    fn found_for_each(&self, operator: &Operator) -> f64 {
        let nodes = count(self.facts.view.statistics().nodes());
        match operator {
            Operator::NodeScan { .. } => nodes,
            Operator::LabelScan { label, .. } => count(self.facts.nodes_with_label(label)),
            Operator::IndexSeek { why, .. } => why.rows(),
            Operator::IdSeek { seek: Seek::AnyOf(list), .. } => length(list),
            Operator::Expand { from, types, direction, .. } => self.fan_out(*from, types, *direction, None),
            Operator::ExpandInto { from, to, types, direction, .. } => {
                self.fan_out(*from, types, *direction, Some(*to)) * self.meeting(*to)
            }
            Operator::VariableExpand { run, is_into, .. } => {
                self.runs(run) * if *is_into { self.meeting(run.to) } else { 1.0 }
            }
            Operator::ShortestPath { is_into: true, .. } | Operator::Reach { is_into: true, .. } => 1.0,
            Operator::ShortestPath { run, .. } | Operator::Reach { run, .. } => self.runs(run).min(nodes),
            Operator::ReachAlong { from, hops, .. } => {
                let first = hops.first().map(|hop| self.fan_out(*from, &hop.types, hop.direction, None));
                let later =
                    hops.iter().skip(1).map(|hop| self.facts.fan_out(None, &hop.types, hop.direction, None));
                first.into_iter().chain(later).product::<f64>().min(nodes)
            }
            Operator::PathSearch { search, is_into, .. } => {
                let step = self.fan_out(search.from, &[], Direction::Both, None);
                let found = runs(step, Range { minimum: 1, maximum: None });
                found * if *is_into { self.meeting(search.to) } else { 1.0 }
            }
            Operator::Endpoints {
                direction: Direction::Both,
                from_is_bound: false,
                to_is_bound: false,
                ..
            } => 2.0,
            _ => 1.0,
        }
    }

    /// The share of rows that a predicate keeps of what `input` gives.
    fn kept(&self, predicate: &Expression, input: &Operator) -> f64 {
        match input {
            Operator::NodeScan { slot, .. } | Operator::LabelScan { slot, .. }
                if label_of(predicate, *slot).is_some() =>
            {
                self.share_of_label(*slot, input)
            }
            Operator::Expand { from, to, types, direction, .. } if label_of(predicate, *to).is_some() => {
                let all = self.fan_out(*from, types, *direction, None);
                if all > 0.0 { self.fan_out(*from, types, *direction, Some(*to)) / all } else { 0.0 }
            }
            _ => selectivity(predicate),
        }
    }

    /// The rarest label that is asked of a scanned node is what all its labels keep together.
    fn share_of_label(&self, slot: Slot, scan: &Operator) -> f64 {
        let statistics = self.facts.view.statistics();
        let kept = self.labels.get(&slot).map_or(0.0, |label| count(statistics.nodes_with_label(*label)));
        let scanned = self.found_for_each(scan);
        if scanned > 0.0 { kept / scanned } else { 0.0 }
    }

    fn fan_out(&self, from: Slot, types: &[RelationshipType], direction: Direction, to: Option<Slot>) -> f64 {
        let label = |slot: Slot| self.labels.get(&slot).copied();
        self.facts.fan_out(label(from), types, direction, to.and_then(label))
    }

    fn runs(&self, run: &Run) -> f64 {
        runs(self.fan_out(run.from, &run.types, run.direction, None), run.range)
    }

    /// The chance that a relationship leads to the one node that it must lead to.
    fn meeting(&self, to: Slot) -> f64 {
        1.0 / self.facts.scanned(to, &[]).max(1.0)
    }

    /// What an index could be asked for, of the nodes of a label that are all scanned and tested.
    fn missing_indexes(&self, operator: &Operator) -> Vec<String> {
        let Operator::Filter { input, predicates } = operator else { return Vec::new() };
        let Operator::LabelScan { slot, label, .. } = &**input else { return Vec::new() };
        if self.facts.nodes_with_label(label) < WORTH_AN_INDEX {
            return Vec::new();
        }
        let keys = predicates.iter().filter_map(|predicate| match seek_for(predicate, *slot) {
            Some((key, Seek::Equal(_) | Seek::AnyOf(_), _)) => Some(format!(":{}({})", label.name, key.name)),
            _ => None,
        });
        keys.collect()
    }
}

/// How many rows an operator makes of those of its input, for all of which its branch gives `inside`.
fn with_branch(operator: &Operator, rows: f64, inside: f64) -> f64 {
    match operator {
        Operator::Optional { .. } | Operator::Merge { .. } => rows.max(inside),
        // As where the one side refers to the other by a key.
        Operator::HashJoin { .. } if rows > 0.0 && inside > 0.0 => rows.max(inside),
        Operator::HashJoin { .. } => 0.0,
        Operator::Apply { returns_rows: true, .. }
        | Operator::ApplyInTransactions { returns_rows: true, .. } => inside,
        _ => rows,
    }
}

/// The number that an expression is written as.
fn number(expression: &Expression) -> Option<f64> {
    match constant(expression)? {
        Value::Integer(number) => u64::try_from(number).ok().map(count),
        _ => None,
    }
}

/// How many items a list has, as far as it is written down.
fn length(list: &Expression) -> f64 {
    match constant(list) {
        Some(Value::List(items)) => count(items.len() as u64),
        Some(Value::Null) => 0.0,
        Some(_) => 1.0,
        None => range_length(list).unwrap_or(TYPICAL_LIST),
    }
}

/// The numbers from one to another.
fn range_length(list: &Expression) -> Option<f64> {
    let ExpressionKind::Function { function, arguments } = &list.kind else { return None };
    match (function.name, &arguments[..]) {
        ("range", [first, last]) => Some((number(last)? - number(first)? + 1.0).max(0.0)),
        _ => None,
    }
}
