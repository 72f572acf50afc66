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
    let Operator::ShortestPath {
        input,
        from,
        relationships,
        to,
        types,
        direction,
        range,
        step,
        all: false,
        is_into: true,
        is_reversed: false,
        accept,
    } = operator
    else {
        return operator;
    };
    let is_simple = from != to && range.minimum <= 1 && accept.predicates.is_empty();
    let is_end = |slot: Slot| is_simple && (slot == from || slot == to);
    let is_worth = |slot, tests: &[_]| {
        let scanned = facts.scanned(slot, &tests.iter().collect::<Vec<_>>());
        scanned >= NODES_WORTH_ONE_SEARCH.min(facts.scanned(slot, &[]) * SHARE_WORTH_ONE_SEARCH)
    };
    let (input, scanned, tests) = match without_scan(*input, is_end) {
        Ok((input, scanned, tests)) if is_worth(scanned, &tests) => (input, Some(scanned), tests),
        Ok((input, slot, tests)) => (with_scan(input, slot, tests), None, Vec::new()),
        Err(input) => (*input, None, Vec::new()),
    };
    let is_turned = scanned == Some(from);
    let search = Operator::ShortestPath {
        input: Box::new(input),
        from: if is_turned { to } else { from },
        relationships,
        to: if is_turned { from } else { to },
        types,
        direction: if is_turned { direction.reversed() } else { direction },
        range,
        step,
        all: false,
        is_into: scanned.is_none(),
        is_reversed: is_turned,
        accept: if scanned.is_some() { Acceptance::default() } else { accept },
    };
    if tests.is_empty() { search } else { Operator::Filter { input: Box::new(search), predicates: tests } }
}

/// The scan that was taken off, put back.
fn with_scan(input: Operator, slot: Slot, predicates: Vec<crate::query::bound::Expression>) -> Operator {
    let scan = Operator::NodeScan { input: Box::new(input), slot };
    if predicates.is_empty() { scan } else { Operator::Filter { input: Box::new(scan), predicates } }
}
