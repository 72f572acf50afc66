//! The same answer, sooner.
//!
//! [`RULES`] are applied in their order, each to the whole plan and to the plan of every subquery. A rule may change
//! how long an answer takes, never the answer; each can be left out, and tests compare. What rules go by: the exact
//! statistics of the graph (`cardinality`) and which columns a row has where (`slots`).
//!
//! A predicate may be moved before another one, so an expression that fails on some rows may fail on rows which the
//! other would have taken away first; use CASE where the order matters.

mod slots;
mod demand;
mod waiting;
pub(super) mod cardinality;
mod rules;
mod unknown;
mod unmatched;
mod lone;
mod mixed;
mod estimates;
mod seen;

pub use estimates::{Estimate, estimates};
pub use lone::{lone, lone_variables};
pub use mixed::{mixed, mixed_comparisons};
pub use seen::seen;
pub use unknown::{is_known, unknown_names};
pub use unmatched::{labelled_steps, unmatched};

use super::plan::{Operator, Plan};
use crate::graph::GraphView;
use demand::Demand;
use slots::{Slots, SubquerySlots};

/// One way to make a plan better.
pub struct Rule {
    /// Its name, by which it is left out.
    pub name: &'static str,
    /// One sentence for the manual.
    pub summary: &'static str,
    apply: fn(Operator, &Facts<'_>) -> Operator,
}

/// The rules, in the order in which they are applied.
pub const RULES: &[Rule] = &[
    Rule {
        name: "count_rows",
        summary: "Counts rows where what is to be counted is never null.",
        apply: rules::count_rows::apply,
    },
    Rule {
        name: "push_down",
        summary: "Tests a predicate as soon as the variables it needs are bound.",
        apply: rules::push_down::apply,
    },
    Rule {
        name: "join_order",
        summary: "Walks a pattern from where it is rarest, in the order that keeps the rows few.",
        apply: rules::join_order::apply,
    },
    Rule {
        name: "path_predicates",
        summary: "Tests what must hold of every node of a path while it is searched for.",
        apply: rules::path_predicates::apply,
    },
    Rule {
        name: "reachability",
        summary: "Looks only once at each node where no path is wanted but only where it ends.",
        apply: rules::reachability::apply,
    },
    Rule {
        name: "one_search",
        summary: "Looks for the shortest paths from one node to many in one search.",
        apply: rules::one_search::apply,
    },
    Rule {
        name: "id_seek",
        summary: "Looks up the node or relationship of an id, or one that is known, instead of testing all for it.",
        apply: rules::id_seek::apply,
    },
    Rule {
        name: "relationship_seek",
        summary: "Asks an index of relationships instead of testing each that a node has.",
        apply: rules::relationship_seek::apply,
    },
    Rule {
        name: "label_scan",
        summary: "Scans the nodes of a label instead of testing all nodes for it.",
        apply: rules::label_scan::apply,
    },
    Rule {
        name: "index_seek",
        summary: "Asks an index instead of testing the nodes of a label for a property.",
        apply: rules::index_seek::apply,
    },
    Rule {
        name: "hash_join",
        summary: "Looks up which rows of two parts of a pattern are equal instead of comparing each with each.",
        apply: rules::hash_join::apply,
    },
    Rule {
        name: "count_runs",
        summary: "Counts runs of relationships instead of giving a row for each, where only their number matters.",
        apply: rules::count_runs::apply,
    },
    Rule {
        name: "counting",
        summary: "Counts relationships instead of giving a row for each, where only their number matters.",
        apply: rules::counting::apply,
    },
    Rule {
        name: "tally",
        summary: "Counts the rows of a node without a table of groups where each node is a group of its own.",
        apply: rules::tally::apply,
    },
    Rule {
        name: "top",
        summary: "Keeps the first rows while sorting when only those are wanted.",
        apply: rules::top::apply,
    },
    Rule {
        name: "late_reading",
        summary: "Reads properties that rows are not ordered by once it is known which rows are kept.",
        apply: rules::late_reading::apply,
    },
];

/// What a rule may go by.
pub(super) struct Facts<'a> {
    /// The graph the plan is made for.
    pub(super) view: &'a GraphView,
    /// Whether every row must tell the facts that it rests on, so that none may be found without them.
    is_cited: bool,
    /// Whether the statement changes the graph, so that what is found may be another each time.
    is_update: bool,
    /// The slots of the enclosing row, in a subquery.
    outer: Slots,
    /// What the subqueries in expressions read of the rows they are asked for.
    subqueries: &'a SubquerySlots,
    /// What is asked of the rows of the plan.
    demand: Demand,
}

/// Applies every rule but those named in `left_out`; where `is_cited`, or the statement says so itself, those that find
/// rows without the facts they rest on hold back.
pub fn optimize(mut plan: Plan, view: &GraphView, left_out: &[String], is_cited: bool) -> Plan {
    let is_cited = is_cited || plan.cite.is_some();
    let subqueries = SubquerySlots::of(&plan);
    let is_update = plan.is_update;
    let refine = |root: Operator, outer: Slots, demand: Demand| {
        let facts = Facts { view, is_cited, is_update, outer, subqueries: &subqueries, demand };
        let chosen = RULES.iter().filter(|rule| !left_out.iter().any(|name| name == rule.name));
        chosen.fold(root, |root, rule| (rule.apply)(root, &facts))
    };
    let demand = Demand::of_statement(&plan);
    plan.root = refine(plan.root.take(), Slots::new(), demand);
    for subquery in &mut plan.subqueries {
        let outer =
            subquery.outer.iter().chain(subquery.imports.iter().map(|(_, slot)| slot)).copied().collect();
        let demand = Demand::of_subquery(subquery);
        subquery.root = refine(subquery.root.take(), outer, demand);
    }
    plan
}

/// Rewrites every operator from the leaves up; `rewrite` also gets the slots that a row handed in from outside has.
fn bottom_up(
    mut operator: Operator,
    outer: &Slots,
    facts: &Facts<'_>,
    rewrite: &dyn Fn(Operator, &Slots) -> Operator,
) -> Operator {
    rewrite_inputs(&mut operator, outer, facts, |input, outer, _| bottom_up(input, outer, facts, rewrite));
    rewrite(operator, outer)
}

/// Rewrites the inputs of an operator; `rewrite` gets each with the slots that a row handed in from outside has there,
/// and its place among them.
fn rewrite_inputs(
    operator: &mut Operator,
    outer: &Slots,
    facts: &Facts<'_>,
    mut rewrite: impl FnMut(Operator, &Slots, usize) -> Operator,
) {
    let inside = facts.branch_outer(operator, outer);
    for (place, input) in operator.inputs_mut().into_iter().enumerate() {
        let outer = inside.as_ref().filter(|_| place == 1).unwrap_or(outer);
        *input = rewrite(input.take(), outer, place);
    }
}
