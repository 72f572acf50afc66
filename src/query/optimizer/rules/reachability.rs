//! Looks only once at each node where no path is wanted but only where it ends.
//!
//! Where a run of relationships is not read, and rows that agree on what is read could as well be one (under DISTINCT,
//! in EXISTS, in `count(DISTINCT …)`, `min`, `max` and their like), a search that visits each node once stands in for
//! all the runs. Runs use no relationship twice, and the search must find neither more nor fewer ends than they do:
//!
//! - **Runs of 0 or 1 relationships and more.** Of all walks from a to b ≠ a that take allowed steps, the shortest passes
//!   no node twice, so it takes no relationship twice: what can be walked to in so many steps can be reached by a run.
//!   From a back to a the shortest walk along directed relationships is a cycle, which is a run. With relationships
//!   followed either way, walking one to and fro is no run: the search looks for the shortest cycle instead, that is for
//!   a step between two parts of its tree that left a by different relationships.
//! - **Chains** of single relationships, of which some must differ. Which relationships a way to a node has used matters
//!   only as far as *every* way to it has used them: a further relationship may be taken unless it is in all of them. For
//!   two and three hops that differ among each other, what all ways have in common is known exactly from hop to hop;
//!   longer chains are cut where nothing has to differ across the cut, or left alone.
//! - Runs of two relationships and more, except of exactly two or three, are left alone: the shortest walk that is long
//!   enough may well go to and fro. So are runs that must differ from other relationships of the pattern: they are read.
//!
//! A row that is to tell its sources needs a run as its witness: then every run is found.
//!
//! What a run tests is a predicate on single steps and nodes, so it says which steps are allowed.

use super::super::demand::{Demand, is_path};
use super::super::slots::Slots;
use super::super::{Facts, rewrite_inputs};
use super::join_order::is_equality_on;
use crate::functions::Aggregate;
use crate::graph::Direction;
use crate::query::ast::PathChoice;
use crate::query::bound::{Expression, ExpressionKind, RelationshipType, Slot};
use crate::query::plan::{Hop, Operator, Run, groups_of};

/// A chain is searched node by node where a row is expected to lead to so many ends at least.
const ENDS_WORTH_A_SEARCH: f64 = 4.0;

/// How many hops that must differ among each other can be kept apart.
const HOPS_KEPT_APART: usize = 3;

pub(in crate::query::optimizer) fn apply(root: Operator, facts: &Facts<'_>) -> Operator {
    if facts.is_cited { root } else { rewrite(root, &facts.demand, &facts.outer, facts) }
}

/// The operator and all below it, of whose rows `demand` is asked.
fn rewrite(operator: Operator, demand: &Demand, outer: &Slots, facts: &Facts<'_>) -> Operator {
    let operator = without_unread_paths(operator, demand);
    let mut operator = if demand.is_set { searched(operator, demand, outer, facts) } else { operator };
    let demands = facts.demands(&operator, demand);
    rewrite_inputs(&mut operator, outer, facts, |input, outer, place| {
        rewrite(input, &demands[place], outer, facts)
    });
    without_idle_distinct(operator, demand)
}

/// A path that nobody reads need not be made, and then what it is made of need not be found.
fn without_unread_paths(operator: Operator, demand: &Demand) -> Operator {
    let Operator::Extend { input, mut items } = operator else { return operator };
    items.retain(|(slot, value)| demand.reads(*slot) || !is_path(value));
    if items.is_empty() { without_unread_paths(*input, demand) } else { Operator::Extend { input, items } }
}

fn searched(operator: Operator, demand: &Demand, outer: &Slots, facts: &Facts<'_>) -> Operator {
    match operator {
        Operator::VariableExpand { .. } if can_be_searched(&operator, demand) => {
            match from_bound_end(operator) {
                // The run below is searched for when its own turn comes.
                filter @ Operator::Filter { .. } => filter,
                run => search_of_run(run, demand, outer, facts),
            }
        }
        Operator::PathSearch { .. } => any_path(operator, demand),
        Operator::Expand { .. } | Operator::Filter { .. } if demand.is_exhaustive => {
            search_of_chain(&operator, demand, outer, facts).unwrap_or(operator)
        }
        other => other,
    }
}

/// Whether nothing is asked of a row but what the search finds: then what an earlier row led to is known already.
fn is_once(input: &Operator, demand: &Demand, outer: &Slots, facts: &Facts<'_>) -> bool {
    !demand.keeps_origin && !demand.reads_any(&facts.available(input, outer))
}

// ---- Runs

/// Whether a run is not read, and tests nothing that could differ from time to time.
fn can_be_searched(operator: &Operator, demand: &Demand) -> bool {
    let Operator::VariableExpand { run, .. } = operator else { return false };
    !demand.reads(run.relationships) && run.expressions().all(Expression::is_deterministic)
}

/// A run into every node of a scan becomes one from the other end, whose ends are tested afterwards: one search instead
/// of many. Where the scanned node is known by a property it stays as it is, for then a search from both ends is best.
fn from_bound_end(operator: Operator) -> Operator {
    let Operator::VariableExpand { input, run, is_into: true, is_reversed } = operator else {
        return operator;
    };
    let is_end = |slot| run.from != run.to && (slot == run.from || slot == run.to) && run.range.minimum <= 1;
    match without_scan(*input, is_end) {
        Ok((base, scanned, tests)) => {
            let is_turned = scanned == run.from;
            let run = if is_turned { run.turned() } else { run };
            let (input, is_reversed) = (Box::new(base), is_reversed != is_turned);
            Operator::VariableExpand { input, run, is_into: false, is_reversed }.filtered(tests)
        }
        Err(input) => Operator::VariableExpand { input, run, is_into: true, is_reversed },
    }
}

/// What is below a scan for one of the ends, the node scanned, and what is tested of it.
pub(super) type WithoutScan = (Operator, Slot, Vec<Expression>);

/// Takes off the scan for a node that `is_end`, unless the node is known by a property.
pub(super) fn without_scan(
    operator: Operator,
    is_end: impl Fn(Slot) -> bool,
) -> Result<WithoutScan, Box<Operator>> {
    match operator {
        Operator::NodeScan { input, slot } if is_end(slot) => Ok((*input, slot, Vec::new())),
        Operator::Filter { input, predicates } => match *input {
            Operator::NodeScan { input, slot }
                if is_end(slot) && !predicates.iter().any(|test| is_equality_on(test, slot)) =>
            {
                Ok((*input, slot, predicates))
            }
            other => Err(Box::new(Operator::Filter { input: Box::new(other), predicates })),
        },
        other => Err(Box::new(other)),
    }
}

fn search_of_run(operator: Operator, demand: &Demand, outer: &Slots, facts: &Facts<'_>) -> Operator {
    let Operator::VariableExpand { input, run, is_into, is_reversed } = operator else { return operator };
    let is_once = is_once(&input, demand, outer, facts) && !is_into;
    if run.range.minimum <= 1 {
        return Operator::Reach { input, run, is_into, is_once, is_counted: false };
    }
    let length = usize::try_from(run.range.minimum).unwrap_or(usize::MAX);
    let is_chain = run.range.maximum == Some(run.range.minimum) && length <= HOPS_KEPT_APART;
    if !is_chain || is_into || !demand.is_exhaustive {
        return Operator::VariableExpand { input, run, is_into, is_reversed };
    }
    let Run { from, to, types, direction, step, .. } = run;
    let hop = Hop { types, direction, step, to: None, predicates: Vec::new() };
    let apart = (1..length).flat_map(|later| (0..later).map(move |earlier| (earlier, later))).collect();
    let is_alike = hop.expressions().all(|test| facts.read_by(test).is_empty());
    let hops = vec![hop; length];
    Operator::ReachAlong { input, from, to, hops, apart, is_once, is_alike, is_counted: false }
}

// ---- Searches

/// Where a search does not tell which paths it found, any one between two nodes will do: the choice ANY is made among
/// the very paths that the search would give, and explores each place of the pattern at each node but once.
fn any_path(operator: Operator, demand: &Demand) -> Operator {
    let Operator::PathSearch { input, mut search, is_into, is_reversed } = operator else { return operator };
    let named = search.variables.iter().filter_map(|variable| variable.slot);
    let is_read = named.chain([search.slot]).any(|slot| demand.reads(slot));
    let subpaths = search.subpaths.iter().flat_map(|subpath| &subpath.predicates);
    let tested = search.sequences.iter().flat_map(|sequence| &sequence.predicates).chain(subpaths);
    if is_read
        || search.choice != PathChoice::All
        || !tested.chain(&search.predicates).all(Expression::is_deterministic)
    {
        return Operator::PathSearch { input, search, is_into, is_reversed };
    }
    search.choice = PathChoice::Any(1);
    let ends = [search.from, search.to];
    let is_end = |slot| is_into && ends[0] != ends[1] && ends.contains(&slot);
    match without_scan(*input, is_end) {
        Ok((input, scanned, tests)) => {
            let is_reversed = scanned == search.from;
            let input = Box::new(input);
            Operator::PathSearch { input, search, is_into: false, is_reversed }.filtered(tests)
        }
        Err(input) => Operator::PathSearch { input, search, is_into, is_reversed },
    }
}

// ---- Chains

/// One expansion of a chain and what is tested right after it.
struct Link<'p> {
    tests: Vec<&'p Expression>,
    from: Slot,
    relationship: Slot,
    to: Slot,
    types: &'p [RelationshipType],
    direction: Direction,
    input: &'p Operator,
}

/// The chain that ends with this operator as a search, if it can be one.
fn search_of_chain(
    operator: &Operator,
    demand: &Demand,
    outer: &Slots,
    facts: &Facts<'_>,
) -> Option<Operator> {
    let links = links_below(operator, demand);
    (1..=links.len()).rev().find_map(|count| {
        let mut links: Vec<&Link<'_>> = links[..count].iter().collect();
        links.reverse();
        search_of_links(&links, demand, outer, facts)
    })
}

/// The expansions that follow one another down from here, the last hop first, as long as nobody reads them.
fn links_below<'p>(operator: &'p Operator, demand: &Demand) -> Vec<Link<'p>> {
    let mut links: Vec<Link<'p>> = Vec::new();
    let mut next = operator;
    loop {
        let mut tests = Vec::new();
        while let Operator::Filter { input, predicates } = next {
            tests.extend(predicates);
            next = input;
        }
        let Operator::Expand { input, from, relationship, to, types, direction } = next else { break };
        let is_next = links.last().is_none_or(|link| link.from == *to && !demand.reads(*to));
        if !is_next || demand.reads(*relationship) {
            break;
        }
        let (from, relationship, to, direction) = (*from, *relationship, *to, *direction);
        links.push(Link { tests, from, relationship, to, types, direction, input });
        next = input;
    }
    links
}

fn search_of_links(
    links: &[&Link<'_>],
    demand: &Demand,
    outer: &Slots,
    facts: &Facts<'_>,
) -> Option<Operator> {
    let (first, last) = (links.first()?, links.last()?);
    let sorted = Sorted::of(links, facts)?;
    let reads_end_only = |test| facts.read_by(test).iter().all(|slot| *slot == last.to);
    let is_once = sorted.at_the_end.iter().all(reads_end_only) && is_once(first.input, demand, outer, facts);
    let pays = is_once || (links.len() > 1 && expected_ends(links, facts) >= ENDS_WORTH_A_SEARCH);
    if !pays {
        return None;
    }
    let is_alike = sorted.is_alike;
    let hops = links.iter().zip(sorted.on_the_way).map(|(link, predicates)| Hop {
        types: link.types.to_vec(),
        direction: link.direction,
        step: None,
        to: Some(link.to),
        predicates,
    });
    let search = Operator::ReachAlong {
        input: Box::new(first.input.clone()),
        from: first.from,
        to: last.to,
        hops: hops.collect(),
        apart: sorted.apart,
        is_once,
        is_alike,
        is_counted: false,
    };
    Some(search.filtered(sorted.at_the_end))
}

fn expected_ends(links: &[&Link<'_>], facts: &Facts<'_>) -> f64 {
    links.iter().map(|link| facts.fan_out(None, link.types, link.direction, None)).product()
}

/// What is tested along a chain, by where it is tested.
struct Sorted {
    apart: Vec<(usize, usize)>,
    /// For each hop what must hold of its node; nothing for the last.
    on_the_way: Vec<Vec<Expression>>,
    at_the_end: Vec<Expression>,
    is_alike: bool,
}

impl Sorted {
    /// `None` where something is tested that a search does not know.
    fn of(links: &[&Link<'_>], facts: &Facts<'_>) -> Option<Self> {
        let mut sorted =
            Sorted { apart: Vec::new(), on_the_way: Vec::new(), at_the_end: Vec::new(), is_alike: true };
        let found: Slots = links.iter().flat_map(|link| [link.relationship, link.to]).collect();
        for (number, link) in links.iter().enumerate() {
            let mut tests = Vec::new();
            for test in &link.tests {
                if let Some(pair) = kept_apart(test, links) {
                    sorted.apart.push(pair);
                    continue;
                }
                let read = facts.read_by(test);
                if read.iter().any(|slot| *slot != link.to && found.contains(slot))
                    || !test.is_deterministic()
                {
                    return None;
                }
                let is_last = number + 1 == links.len();
                sorted.is_alike &= is_last || read.iter().all(|slot| *slot == link.to);
                if is_last { &mut sorted.at_the_end } else { &mut tests }.push((*test).clone());
            }
            sorted.on_the_way.push(tests);
        }
        can_be_kept_apart(&sorted.apart).then_some(sorted)
    }
}

/// The numbers of two hops that may not take the same relationship, if that is what is tested.
fn kept_apart(test: &Expression, links: &[&Link<'_>]) -> Option<(usize, usize)> {
    let ExpressionKind::Disjoint(one, other) = test.kind else { return None };
    let number = |slot| links.iter().position(|link| link.relationship == slot);
    let (one, other) = (number(one)?, number(other)?);
    Some((one.min(other), one.max(other)))
}

/// Whether the hops fall into groups of few that follow one another, with nothing to be kept apart across groups.
fn can_be_kept_apart(apart: &[(usize, usize)]) -> bool {
    groups_of(apart).iter().all(|(first, last)| last - first < HOPS_KEPT_APART)
}

// ---- DISTINCT

/// Rows that are all different already need not be compared. Where they belong to rows of an argument they are: without
/// DISTINCT between, all rows of the argument would be searched for together, and what one led to not come for another.
fn without_idle_distinct(operator: Operator, demand: &Demand) -> Operator {
    match operator {
        Operator::Distinct { input, slots }
            if !demand.keeps_origin && found_once(&input).is_some_and(|slot| slots.contains(&slot)) =>
        {
            *input
        }
        Operator::Aggregate { input, keys, mut aggregates } => {
            let once = found_once(&input).filter(|_| keys.is_empty());
            for (_, call) in &mut aggregates {
                let is_once = matches!(&*call.arguments, [Expression { kind: ExpressionKind::Slot(slot), .. }]
                    if Some(*slot) == once);
                call.is_distinct &= !is_once;
                if is_once && call.aggregate.is_some_and(Aggregate::is_count) {
                    // It is a node, never null.
                    (call.aggregate, call.arguments) = (None, Vec::new());
                }
            }
            Operator::Aggregate { input, keys, aggregates }
        }
        other => other,
    }
}

/// The slot of the node that is different in each row.
fn found_once(operator: &Operator) -> Option<Slot> {
    match operator {
        Operator::Reach { run, is_once: true, .. } => Some(run.to),
        Operator::ReachAlong { to, is_once: true, .. } => Some(*to),
        Operator::Filter { input, .. } => found_once(input),
        Operator::Keep { input, slots } => found_once(input).filter(|slot| slots.contains(slot)),
        Operator::Extend { input, items } => {
            found_once(input).filter(|slot| items.iter().all(|(own, _)| own != slot))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hops_that_differ_fall_into_groups_that_can_be_kept_apart_or_not() {
        assert_eq!(groups_of(&[(2, 3), (0, 1)]), [(0, 1), (2, 3)]);
        assert_eq!(groups_of(&[(0, 2), (1, 2), (0, 1)]), [(0, 2)]);
        assert!(can_be_kept_apart(&[(0, 2), (3, 4)]));
        assert!(!can_be_kept_apart(&[(0, 1), (1, 2), (2, 3)]), "four hops hang together");
        assert!(!can_be_kept_apart(&[(0, 3)]));
    }
}
