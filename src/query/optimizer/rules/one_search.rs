//! Looks for the shortest paths from one node to many in one search.
//!
//! A shortest path into each node of a scan is found by as many searches, each from both ends. Where the scan gives many
//! nodes, one search from the other end finds a shortest path to each of them, and what is asked of the nodes is tested
//! afterwards. A node that is known by a property is looked up instead, and searched for from both ends.

use super::super::{Facts, bottom_up};
use super::reachability::without_scan;
use crate::query::bound::{Acceptance, Slot};
use crate::query::plan::Operator;

/// So many nodes are worth one search for all, however large the graph is.
const NODES_WORTH_ONE_SEARCH: f64 = 32.0;

/// So is this share of the graph's nodes, however few they are.
const SHARE_WORTH_ONE_SEARCH: f64 = 0.25;

pub(in crate::query::optimizer) fn apply(root: Operator, facts: &Facts<'_>) -> Operator {
    bottom_up(root, &facts.outer, facts, &|operator, _| from_bound_end(operator, facts))
}

fn from_bound_end(operator: Operator, facts: &Facts<'_>) -> Operator {
    let Operator::ShortestPath { input, run, all: false, is_into: true, is_reversed: false, accept } =
        operator
    else {
        return operator;
    };
    let is_simple = run.from != run.to && run.range.minimum <= 1 && accept.predicates.is_empty();
    let is_end = |slot: Slot| is_simple && (slot == run.from || slot == run.to);
    let is_worth = |slot, tests: &[_]| {
        let scanned = facts.scanned(slot, &tests.iter().collect::<Vec<_>>());
        scanned >= NODES_WORTH_ONE_SEARCH.min(facts.scanned(slot, &[]) * SHARE_WORTH_ONE_SEARCH)
    };
    let input = match without_scan(*input, is_end) {
        Ok((base, scanned, tests)) if is_worth(scanned, &tests) => {
            let is_reversed = scanned == run.from;
            let run = if is_reversed { run.turned() } else { run };
            let (input, accept) = (Box::new(base), Acceptance::default());
            let search =
                Operator::ShortestPath { input, run, all: false, is_into: false, is_reversed, accept };
            return search.filtered(tests);
        }
        Ok((base, slot, tests)) => {
            Box::new(Operator::NodeScan { input: Box::new(base), slot }.filtered(tests))
        }
        Err(input) => input,
    };
    Operator::ShortestPath { input, run, all: false, is_into: true, is_reversed: false, accept }
}
