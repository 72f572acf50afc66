//! The operators that run, one a file, and what they have in common.
//!
//! An [`Operator`] gives its rows a [`Chunk`] at a time when asked. Those that find rows for each row of their input
//! are [`Step`](per_row::Step)s, run by [`PerRow`](per_row::PerRow); those that change the graph are
//! [`Update`](eager::Update)s, run by [`Eager`](eager::Eager).

mod per_row;
mod morsels;
mod supply;
mod argument;
mod scan;
mod index_seek;
mod id_seek;
mod types;
mod expand;
mod node_condition;
mod expand_count;
mod trails;
mod variable_expand;
mod variable_expand_count;
mod node_set;
mod levels;
mod few;
mod hash_join;
mod join_table;
mod reach;
mod reach_along;
mod both_ends;
mod all_shortest;
mod shortest_path;
mod shortest_from;
mod path_search;
mod endpoints;
mod filter;
mod extend;
mod word_numbers;
mod groups;
mod aggregate;
mod tally;
mod distinct;
mod sort_keys;
mod sort;
mod skip_limit;
mod unwind;
mod load_csv;
mod import;
mod optional;
mod apply;
mod in_transactions;
mod union;
mod call;
mod eager;
mod changes;
mod create;
mod merge;
mod set;
mod remove;
mod delete;
mod foreach;
mod schema;
mod profile;
pub(super) mod cited;
mod alternatives;

pub(super) use aggregate::{Split, aggregate, can_split};
pub(super) use apply::{Joined, apply};
pub(super) use argument::argument;
pub(super) use create::create;
pub(super) use delete::delete;
pub(super) use distinct::{distinct, distinct_cited};
pub(super) use expand_count::expand_count;
pub(super) use extend::{extend, keep};
pub(super) use filter::filter;
pub(super) use foreach::foreach;
pub(super) use hash_join::hash_join;
pub(super) use in_transactions::in_transactions;
pub(super) use index_seek::tested_instead;
pub(super) use merge::merge;
pub(super) use morsels::morsels;
pub(super) use profile::{Profiler, profiled};
pub(super) use remove::remove;
pub(super) use schema::{
    create_constraint, create_full_text_index, create_index, drop_constraint, drop_index,
};
pub(super) use set::set;
pub(super) use skip_limit::{limit, skip};
pub(super) use sort::{sort, top};
pub(super) use tally::tally;
pub(super) use union::union;
pub(super) use variable_expand_count::variable_expand_count;

use self::per_row::PerRow;
use super::chunk::{CHUNK_ROWS, Chunk};
use super::context::Context;
use crate::error::Result;
use crate::query::bound::Label;
use crate::query::plan;

/// An operator that runs.
pub(super) trait Operator<'p>: Send {
    /// The next rows, never an empty chunk; `None` at the end, and after it.
    ///
    /// `wanted` (at least 1) is how many rows are of use to whoever asks: more may come, but no work should be done for
    /// them.
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>>;

    /// Hands all its rows to `take`, in their order.
    fn each(&mut self, context: &mut Context<'p>, take: &mut Take<'_, 'p>) -> Result<()> {
        while let Some(chunk) = self.next(context, CHUNK_ROWS)? {
            take(chunk, context)?;
        }
        Ok(())
    }

    /// Back to the beginning, for other arguments; gives back what memory it held.
    fn reset(&mut self, context: &mut Context<'p>);
}

/// What is done with each chunk of an operator's rows.
pub(super) type Take<'t, 'p> = dyn FnMut(Chunk, &mut Context<'p>) -> Result<()> + 't;

/// An operator of any kind.
pub(super) type BoxedOperator<'p> = Box<dyn Operator<'p> + 'p>;

/// Scans the nodes of a label, instead of asking an index, into the slot of `lookup`.
pub(super) fn scan_instead<'p>(
    input: BoxedOperator<'p>,
    lookup: &'p plan::Operator,
    label: &'p Label,
    is_leading: bool,
) -> BoxedOperator<'p> {
    let plan::Operator::IndexSeek { slot, .. } = lookup else { return input };
    PerRow::boxed(input, scan::NodeScan::new(*slot, Some(label), is_leading))
}

/// Operators that find rows for each row of their input; a scan may be the one that leads the statement.
pub(super) fn step<'p>(
    input: BoxedOperator<'p>,
    operator: &'p plan::Operator,
    is_leading: bool,
) -> BoxedOperator<'p> {
    use plan::Operator as Plan;
    match operator {
        Plan::NodeScan { slot, .. } => PerRow::boxed(input, scan::NodeScan::new(*slot, None, is_leading)),
        Plan::LabelScan { slot, label, .. } => {
            PerRow::boxed(input, scan::NodeScan::new(*slot, Some(label), is_leading))
        }
        Plan::IndexSeek { slot, target, keys, seek, .. } => {
            PerRow::boxed(input, index_seek::IndexSeek::new(*slot, target, keys, seek))
        }
        Plan::IdSeek { slot, kind, seek, .. } => {
            PerRow::boxed(input, id_seek::IdSeek::new(*slot, *kind, seek))
        }
        Plan::Expand { from, relationship, to, types, direction, .. } => {
            PerRow::boxed(input, expand::Expand::new(*from, (*relationship, *to), types, *direction))
        }
        Plan::ExpandInto { from, relationship, to, types, direction, .. } => {
            PerRow::boxed(input, expand::ExpandInto::new((*from, *to), *relationship, types, *direction))
        }
        Plan::VariableExpand { run, is_into, is_reversed, .. } => {
            PerRow::boxed(input, variable_expand::VariableExpand::new(run, *is_into, *is_reversed))
        }
        Plan::Reach { run, is_into, is_once, is_counted, .. } => {
            PerRow::boxed(input, reach::Reach::new(run, *is_into, *is_once, *is_counted))
        }
        Plan::ReachAlong { .. } => PerRow::boxed(input, reach_along::ReachAlong::new(operator)),
        Plan::ShortestPath { run, is_into: false, is_reversed, accept, .. } => {
            PerRow::boxed(input, shortest_from::ShortestFrom::new(run, *is_reversed, accept))
        }
        Plan::ShortestPath { run, all, accept, .. } => {
            PerRow::boxed(input, shortest_path::ShortestPath::new(run, *all, accept))
        }
        Plan::PathSearch { search, is_into, is_reversed, .. } => {
            PerRow::boxed(input, path_search::PathSearch::new(search, *is_into, *is_reversed))
        }
        Plan::Endpoints { .. } => PerRow::boxed(input, endpoints::Endpoints::new(operator)),
        Plan::Unwind { list, slot, .. } => PerRow::boxed(input, unwind::Unwind::new(list, *slot)),
        Plan::LoadCsv { source, slot, has_headers, separator, .. } => {
            PerRow::boxed(input, load_csv::LoadCsv::new(source, *slot, *has_headers, *separator))
        }
        Plan::Call { procedure, arguments, yields, .. } => {
            PerRow::boxed(input, call::Call::new(procedure, arguments, yields))
        }
        _ => unreachable!("the builder sends only operators that find rows for each row"),
    }
}
