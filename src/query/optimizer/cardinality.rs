//! How many rows to expect, from the exact statistics of the graph and a few rules of thumb.

use super::Facts;
use super::rules::index_seek::{equal_sides, property_of};
use super::rules::label_scan::label_of;
use crate::graph::{ConstraintDefinition, Direction, GraphView, LabelId};
use crate::query::ast::ComparisonOperator;
use crate::query::bound::{
    Expression, ExpressionKind, Key, Label, LabelExpression, Range, RelationshipType, Slot,
};

/// The share of rows that an equality keeps where no index tells.
const EQUALITY: f64 = 0.1;
/// The share of rows that the id of one node or relationship keeps.
const IDENTITY: f64 = 1e-6;
/// The share of rows that any other predicate keeps.
const OTHER: f64 = 0.5;
/// Looking at a node of a scan is this much of the work of following a relationship.
const LOOK: f64 = 0.2;
/// Runs of unbounded length are taken to be this long on average.
const TYPICAL_RUN: i32 = 3;

impl Facts<'_> {
    /// How many nodes have the label.
    pub(super) fn nodes_with_label(&self, label: &Label) -> u64 {
        let id = label.resolve(|name| self.view.catalog().label(name));
        id.map_or(0, |id| self.view.statistics().nodes_with_label(id))
    }

    /// How many nodes a scan for the node in `slot` is expected to keep, all its predicates applied.
    pub(super) fn scanned(&self, slot: Slot, predicates: &[&Expression]) -> f64 {
        let rows = predicates.iter().fold(self.looked_at(slot, predicates), |rows, predicate| {
            if label_of(predicate, slot).is_some() { rows } else { rows * selectivity(predicate) }
        });
        self.found_by_index(slot, predicates).map_or(rows, |found| rows.min(found))
    }

    /// How many nodes a scan for the node in `slot` looks at: those of the rarest label asked for.
    fn looked_at(&self, slot: Slot, predicates: &[&Expression]) -> f64 {
        let labels = predicates.iter().filter_map(|predicate| label_of(predicate, slot));
        let rarest = labels.map(|label| self.nodes_with_label(label)).min();
        count(rarest.unwrap_or_else(|| self.view.statistics().nodes()))
    }

    /// How much work it is to find the node in `slot`, in rows of an expansion.
    pub(super) fn cost_of_scan(&self, slot: Slot, predicates: &[&Expression]) -> f64 {
        let found = self.found_by_index(slot, predicates);
        found.unwrap_or_else(|| self.looked_at(slot, predicates) * LOOK)
    }

    /// How many nodes an index gives for an equality among the predicates, where there is such an index: one, if the
    /// values must differ, else taken to be few.
    fn found_by_index(&self, slot: Slot, predicates: &[&Expression]) -> Option<f64> {
        let keys: Vec<&Key> = predicates
            .iter()
            .filter_map(|predicate| equal_sides(predicate).find_map(|side| property_of(side, slot)))
            .collect();
        let labels = predicates.iter().filter_map(|predicate| label_of(predicate, slot));
        let found =
            labels.flat_map(|label| keys.iter().map(move |key| (label, *key))).filter_map(|(label, key)| {
                let known = self.view.catalog();
                let (id, key) = (known.label(&label.name)?, known.key(&key.name)?);
                let is_unique = self
                    .view
                    .constraints()
                    .filter_map(ConstraintDefinition::indexed)
                    .any(|(own, of)| **own == *label.name && of == known.key_name(key));
                let nodes = count(self.nodes_with_label(label));
                self.view.has_index(id, key).then(|| if is_unique { 1.0 } else { nodes.sqrt() })
            });
        found.reduce(f64::min)
    }

    /// The rarest label that the predicates ask of the node in `slot`.
    pub(super) fn rarest_label(&self, slot: Slot, predicates: &[&Expression]) -> Option<LabelId> {
        let labels = predicates.iter().filter_map(|predicate| label_of(predicate, slot));
        let rarest = labels.min_by_key(|label| self.nodes_with_label(label))?;
        rarest.resolve(|name| self.view.catalog().label(name))
    }

    /// How many relationships of these types lead from a node with label `from` to one with label `to`, on average.
    pub(super) fn fan_out(
        &self,
        from: Option<LabelId>,
        types: &[RelationshipType],
        direction: Direction,
        to: Option<LabelId>,
    ) -> f64 {
        let starts = match from {
            Some(label) => self.view.statistics().nodes_with_label(label),
            None => self.view.statistics().nodes(),
        };
        if starts == 0 {
            return 0.0;
        }
        let way = |direction| match direction {
            Direction::Incoming => relationships(self.view, to, types, from),
            _ => relationships(self.view, from, types, to),
        };
        let steps = match direction {
            Direction::Both => way(Direction::Outgoing) + way(Direction::Incoming),
            single => way(single),
        };
        steps / count(starts)
    }
}

/// How many runs within `range` there are, when one step fans out into `fan_out`.
pub(super) fn runs(fan_out: f64, range: Range) -> f64 {
    let longest =
        range.maximum.and_then(|maximum| i32::try_from(maximum).ok()).unwrap_or(TYPICAL_RUN).min(TYPICAL_RUN);
    let shortest = i32::try_from(range.minimum).unwrap_or(longest).min(longest);
    (shortest..=longest).map(|length| fan_out.powi(length)).sum()
}

fn relationships(
    view: &GraphView,
    start: Option<LabelId>,
    types: &[RelationshipType],
    end: Option<LabelId>,
) -> f64 {
    if types.is_empty() {
        return count(view.statistics().relationships_between(start, None, end));
    }
    let ids = types.iter().filter_map(|name| name.resolve(|name| view.catalog().relationship_type(name)));
    ids.map(|id| count(view.statistics().relationships_between(start, Some(id), end))).sum()
}

/// The share of rows that a predicate is expected to keep.
pub(super) fn selectivity(predicate: &Expression) -> f64 {
    match &predicate.kind {
        ExpressionKind::Comparison { first, rest } => match &**rest {
            [(ComparisonOperator::Equal, second)] if [&**first, second].into_iter().any(is_id) => IDENTITY,
            [(ComparisonOperator::Equal, _)] => EQUALITY,
            _ => OTHER,
        },
        ExpressionKind::HasLabels { labels: LabelExpression::Label(..), .. } => EQUALITY,
        ExpressionKind::Disjoint(..) => 1.0,
        _ => OTHER,
    }
}

/// Whether the expression is `id(…)` or `elementId(…)`.
fn is_id(expression: &Expression) -> bool {
    match &expression.kind {
        ExpressionKind::Function { function, .. } => ["id", "elementId"].contains(&function.name),
        _ => false,
    }
}

#[expect(clippy::cast_precision_loss, reason = "an estimate needs no more than 53 bits")]
fn count(exact: u64) -> f64 {
    exact as f64
}
