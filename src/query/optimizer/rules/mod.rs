//! The rules, one a file; each has an `apply` that takes a whole plan and gives one that answers the same.

pub(super) mod count_rows;
pub(super) mod push_down;
pub(super) mod join_order;
pub(super) mod path_predicates;
pub(super) mod reachability;
pub(super) mod one_search;
pub(super) mod id_seek;
pub(super) mod relationship_seek;
pub(super) mod label_scan;
pub(super) mod index_seek;
pub(super) mod hash_join;
pub(super) mod count_runs;
pub(super) mod counting;
pub(super) mod tally;
pub(super) mod top;
pub(super) mod late_reading;

use crate::query::plan::Operator;

/// Whether it finds nodes.
fn is_scan(operator: &Operator) -> bool {
    matches!(
        operator,
        Operator::NodeScan { .. }
            | Operator::LabelScan { .. }
            | Operator::IndexSeek { .. }
            | Operator::IdSeek { .. }
    )
}

/// Whether it finds, for each row, what a part of a pattern leads to.
fn is_walk(operator: &Operator) -> bool {
    matches!(
        operator,
        Operator::Expand { .. }
            | Operator::ExpandInto { .. }
            | Operator::VariableExpand { .. }
            | Operator::ShortestPath { .. }
            | Operator::PathSearch { .. }
            | Operator::Endpoints { .. }
    )
}
