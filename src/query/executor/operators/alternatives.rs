//! Alternatives: what a search that picks one of several paths could have found for the same row as well.
//!
//! In: a row with what the search has picked. Out: noted facts of every other path between the same ends that is as long
//! and differs in nothing that the statement goes on to look at. A row that shows the path itself has no alternatives:
//! another path would be another row.

use super::super::chunk::Row;
use super::super::lineage::Gather;
use super::cited::{finds, run_of};
use super::path_search::PathSearch;
use super::shortest_path::ShortestPath;
use crate::error::Result;
use crate::query::ast::PathChoice;
use crate::query::bound::{self, Slot};
use crate::query::plan::{self, Run};
use crate::value::{Value, order};
use std::collections::BTreeSet;

/// How to find the alternatives of an operator's rows.
pub(super) enum Alternatives<'p> {
    /// The relationships of all runs of the same length.
    Runs(Box<ShortestPath<'p>>, &'p Run),
    /// One path after the other, and the slots that must agree.
    Paths(Box<PathSearch<'p>>, &'p bound::PathSearch, Vec<Slot>),
}

impl<'p> Alternatives<'p> {
    /// Those of `operator`, in a statement that goes on to look at the slots `seen`.
    pub(super) fn of(operator: &'p plan::Operator, seen: &BTreeSet<Slot>) -> Option<Self> {
        match operator {
            plan::Operator::ShortestPath { run, all: false, accept, .. }
                if !seen.contains(&run.relationships) =>
            {
                Some(Alternatives::Runs(Box::new(ShortestPath::new(run, true, accept)), run))
            }
            plan::Operator::PathSearch { search, .. }
                if picks(search.choice) && !seen.contains(&search.slot) =>
            {
                let own = search.variables.iter().filter_map(|variable| variable.slot);
                let shown = own.filter(|slot| seen.contains(slot)).collect();
                Some(Alternatives::Paths(Box::new(PathSearch::of_all_lengths(search)), search, shown))
            }
            _ => None,
        }
    }

    /// Notes what the alternatives of a row rest on.
    pub(super) fn note(
        &mut self,
        operator: &'p plan::Operator,
        row: Row<'_>,
        gather: &mut Gather<'_, 'p>,
    ) -> Result<()> {
        match self {
            Alternatives::Runs(search, run) => {
                let steps = search.steps_of_all(row, gather.context)?;
                let steps: Vec<Value> = steps.into_iter().map(Value::Relationship).collect();
                steps.iter().for_each(|relationship| gather.elements(relationship));
                run_of(&steps, run.step.as_ref(), row, gather)
            }
            Alternatives::Paths(paths, search, shown) => {
                let length = length_of(&row.get(search.slot));
                paths.look_from(row, gather.context)?;
                while let Some(found) = paths.find(row, gather.context)? {
                    if length_of(&found.relationships) > length {
                        break;
                    }
                    let mut other = row.chunk.single(row.number);
                    paths.bind_all(&mut other, vec![found]);
                    let agrees = |slot: &Slot| order::equivalent(&other.row(0).get(*slot), &row.get(*slot));
                    if length_of(&other.row(0).get(search.slot)) == length && shown.iter().all(agrees) {
                        finds(operator, other.row(0), gather)?;
                    }
                }
                paths.forget(gather.context);
                Ok(())
            }
        }
    }
}

/// Whether some of the paths that are as long may be left out.
fn picks(choice: PathChoice) -> bool {
    matches!(choice, PathChoice::Any(_) | PathChoice::Shortest(_))
}

fn length_of(relationships: &Value) -> usize {
    if let Value::List(relationships) = relationships { relationships.len() } else { 0 }
}
