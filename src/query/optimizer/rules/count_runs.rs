//! Counts runs of relationships instead of giving a row for each, where only their number matters.
//!
//! Where nobody reads which relationships a variable-length pattern took, nor more of the node at its end than a
//! condition on that node alone, [`Operator::VariableExpandCount`] takes its place: it walks all but the last
//! relationship of a run and counts that by degree. A chain of single relationships of the same types and direction, each
//! of which must differ from every other, is a run of exactly so many, and is counted the same way.
//!
//! A search that visits each node once tells how many these are, where nobody asks which.
//!
//! A run that must differ from relationships outside itself stays as it is, and so does one of which the first found is
//! enough: counting looks for all.

use super::super::Facts;
use super::super::demand::Demand;
use super::counting::{Chain, Draft, Link, relationship_of, with_counts};
use crate::query::bound::{Expression, Range, Slot};
use crate::query::plan::{Operator, Run};
use std::collections::BTreeSet;

/// Longer chains of single relationships are left alone: to look at each beginning of one takes time.
const MOST_HOPS: usize = 16;

pub(in crate::query::optimizer) fn apply(root: Operator, facts: &Facts<'_>) -> Operator {
    with_counts(root, facts, runs_counted)
}

/// The chain's operators again, with what counts runs in place of those that find them.
fn runs_counted(mut chain: Chain, demand: &Demand, facts: &Facts<'_>) -> Operator {
    if demand.is_exhaustive {
        for place in 0..chain.links.len() {
            let found = variable_run(&chain, place, demand).or_else(|| fixed_run(&chain, place, demand));
            if let Some((run, drafts)) = found {
                let predicates = drafts.first().map_or_else(Vec::new, |end| chain.tests(end));
                let input = Box::new(Operator::Argument);
                let counting = Operator::VariableExpandCount { input, run, predicates };
                chain.put_operator(place, counting, &drafts, facts);
            }
        }
        count_ends(&mut chain, demand);
    }
    chain.joined()
}

/// Lets a search at the bottom of the chain only count the nodes that it leads to, where nobody reads them.
fn count_ends(chain: &mut Chain, demand: &Demand) {
    let (to, is_counted) = match &mut chain.base {
        Operator::Reach { run, is_into: false, is_counted, .. } => (run.to, is_counted),
        Operator::ReachAlong { to, is_counted, .. } => (*to, is_counted),
        _ => return,
    };
    let reads_it =
        |link: &Link| !matches!(link.operator, Operator::Keep { .. }) && link.mentioned.contains(&to);
    *is_counted = !demand.reads(to) && !chain.links.iter().any(reads_it);
}

/// The variable-length pattern at `place`, if it can be counted.
fn variable_run(chain: &Chain, place: usize, demand: &Demand) -> Option<(Run, Vec<Draft>)> {
    let Operator::VariableExpand { run, is_into: false, .. } = &chain.links[place].operator else {
        return None;
    };
    let draft = chain.draft_of(place, run.relationships, Some(run.to), demand, None)?;
    let is_alone = draft.avoided.is_empty() && run.expressions().all(Expression::is_deterministic);
    is_alone.then(|| (run.clone(), vec![draft]))
}

/// The expansions from `place` downwards as a run, if as many as the last must differ from are alike.
fn fixed_run(chain: &Chain, place: usize, demand: &Demand) -> Option<(Run, Vec<Draft>)> {
    let end = chain.draft(place, demand)?;
    let others: BTreeSet<Slot> = end.avoided.iter().copied().collect();
    let length = others.len() + 1;
    if !(2..=MOST_HOPS).contains(&length) {
        return None;
    }
    let mut drafts = vec![end];
    while drafts.len() < length {
        drafts.push(hop_before(chain, drafts.last()?.place, demand)?);
    }
    if !is_trail(chain, &drafts) {
        return None;
    }
    let Operator::Expand { from, .. } = chain.links[drafts.last()?.place].operator else { return None };
    let Operator::Expand { relationship, to, types, direction, .. } = &chain.links[place].operator else {
        return None;
    };
    let length = length as u64;
    let range = Range { minimum: length, maximum: Some(length) };
    let (types, direction) = (types.clone(), *direction);
    Some((Run { from, relationships: *relationship, to: *to, types, direction, range, step: None }, drafts))
}

/// The expansion that leads to where the one at `place` begins, alike and with nothing asked of where it leads to.
fn hop_before(chain: &Chain, place: usize, demand: &Demand) -> Option<Draft> {
    let Operator::Expand { from, types, direction, .. } = &chain.links[place].operator else { return None };
    let (below, relationship) =
        (place + 1..chain.links.len()).find_map(|below| match &chain.links[below].operator {
            Operator::Expand { relationship, to, types: own, direction: way, .. }
                if to == from && own == types && way == direction =>
            {
                Some((below, *relationship))
            }
            _ => None,
        })?;
    let draft = chain.draft_of(below, relationship, Some(*from), demand, Some(place))?;
    (draft.predicates.len() == draft.avoided.len()).then_some(draft)
}

/// Whether each of the expansions must take another relationship than all others of them, and differ from no more.
fn is_trail(chain: &Chain, drafts: &[Draft]) -> bool {
    let own = |draft: &Draft| relationship_of(&chain.links[draft.place].operator);
    let all: BTreeSet<Slot> = drafts.iter().filter_map(own).collect();
    drafts.iter().all(|draft| {
        let apart: BTreeSet<Slot> = draft.avoided.iter().copied().chain(own(draft)).collect();
        apart == all
    })
}
