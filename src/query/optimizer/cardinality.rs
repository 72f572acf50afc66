//! How many rows to expect, from the exact statistics of the graph and a few rules of thumb.

use super::Facts;
use super::rules::index_seek::{equal_sides, property_of};
use super::rules::label_scan::label_of;
use crate::graph::{ConstraintDefinition, ConstraintTarget, Covered, Direction, GraphView, Index, LabelId};
use crate::query::ast::ComparisonOperator;
use crate::query::bound::{
    Expression, ExpressionKind, Key, Label, LabelExpression, Range, RelationshipType, Slot,
};
use crate::query::plan::Seek;
use crate::value::Value;
use std::ops::Bound;
use std::sync::Arc;

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
/// Lists of which nothing is known are taken to have so many items.
pub(super) const TYPICAL_LIST: f64 = 10.0;
/// So many entries of an index are counted; beyond, a value is as frequent as any.
const COUNTED_ENTRIES: usize = 64;
/// Of so many items of a list each is counted.
const COUNTED_ITEMS: usize = 16;

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

    /// How many nodes an index gives for an equality among the predicates, where there is such an index.
    fn found_by_index(&self, slot: Slot, predicates: &[&Expression]) -> Option<f64> {
        let questions: Vec<(&Key, Question<'_>)> =
            predicates.iter().filter_map(|predicate| question(predicate, slot)).collect();
        if questions.is_empty() {
            return None;
        }
        let labels = predicates.iter().filter_map(|predicate| label_of(predicate, slot));
        let found = labels.flat_map(|label| {
            let target = ConstraintTarget::Node(label.name.clone());
            questions.iter().filter_map(move |(key, question)| {
                self.looked_up(&target, std::slice::from_ref(&key.name), question)
            })
        });
        found.reduce(f64::min)
    }

    /// How many nodes carry the label, or how many relationships are of the type.
    pub(super) fn covered(&self, target: &ConstraintTarget) -> f64 {
        let (catalog, statistics) = (self.view.catalog(), self.view.statistics());
        count(match target {
            ConstraintTarget::Node(label) => {
                catalog.label(label).map_or(0, |label| statistics.nodes_with_label(label))
            }
            ConstraintTarget::Relationship(name) => catalog
                .relationship_type(name)
                .map_or(0, |of_type| statistics.relationships_between(None, Some(of_type), None)),
        })
    }

    /// How many of these the index of `keys`, where there is one, is expected to give when it is asked so.
    pub(super) fn looked_up(
        &self,
        target: &ConstraintTarget,
        keys: &[Arc<str>],
        question: &Question<'_>,
    ) -> Option<f64> {
        let catalog = self.view.catalog();
        let covered = match target {
            ConstraintTarget::Node(label) => Covered::Nodes(catalog.label(label)?),
            ConstraintTarget::Relationship(name) => Covered::Relationships(catalog.relationship_type(name)?),
        };
        let ids = keys.iter().map(|key| catalog.key(key)).collect::<Option<Vec<_>>>()?;
        let index = self.view.index(covered, &ids)?;
        let all = self.covered(target);
        let is_unique = || {
            let is_of_these = |rule: &ConstraintDefinition| {
                rule.is_unique() && rule.target == *target && rule.keys.iter().all(|key| keys.contains(key))
            };
            self.view.constraints().any(is_of_these)
        };
        let few = if is_unique() { 1.0 } else { all.sqrt() };
        let equal = |value: Option<&Value>| value.map_or(few, |value| counted(index, value, few));
        Some(match question {
            Question::Equal(value) => equal(constant(value).as_ref()),
            Question::AnyOf(list) => match items(list) {
                Some(items) if items.len() <= COUNTED_ITEMS => {
                    items.into_iter().map(|item| equal(Some(item))).sum()
                }
                Some(items) => count(items.len() as u64) * few,
                None => TYPICAL_LIST * few,
            },
            Question::Prefix(prefix) => match constant(prefix) {
                Some(Value::String(prefix)) => at_least_one(index.count_prefix(&prefix, usize::MAX)),
                _ => all * EQUALITY,
            },
            Question::Range(lower, upper) => match (bound(*lower), bound(*upper)) {
                (Some(lower), Some(upper)) => {
                    at_least_one(index.count_range((lower.as_ref(), upper.as_ref()), usize::MAX))
                }
                _ if lower.is_some() && upper.is_some() => all * OTHER * OTHER,
                _ => all * OTHER,
            },
        })
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

/// What an index is asked, as far as it matters to how many it gives.
pub(super) enum Question<'e> {
    Equal(&'e Expression),
    AnyOf(&'e Expression),
    Prefix(&'e Expression),
    Range(Option<&'e (Expression, bool)>, Option<&'e (Expression, bool)>),
}

impl<'e> From<&'e Seek> for Question<'e> {
    fn from(seek: &'e Seek) -> Self {
        match seek {
            Seek::Equal(value) => Question::Equal(value),
            Seek::AnyOf(list) => Question::AnyOf(list),
            Seek::Prefix(prefix) => Question::Prefix(prefix),
            Seek::Range { lower, upper } => Question::Range(lower.as_ref(), upper.as_ref()),
        }
    }
}

/// What an index on a property of the node in `slot` would be asked for a predicate that leaves few of them.
fn question(predicate: &Expression, slot: Slot) -> Option<(&Key, Question<'_>)> {
    if let ExpressionKind::In { item, list } = &predicate.kind {
        return Some((property_of(item, slot)?, Question::AnyOf(list)));
    }
    let sides: Vec<&Expression> = equal_sides(predicate).collect();
    let [first, second] = *sides else { return None };
    match (property_of(first, slot), property_of(second, slot)) {
        (Some(key), _) => Some((key, Question::Equal(second))),
        (_, key) => Some((key?, Question::Equal(first))),
    }
}

/// The value of an expression that is written down as such.
pub(super) fn constant(expression: &Expression) -> Option<Value> {
    match &expression.kind {
        ExpressionKind::Literal(value) => Some(value.clone()),
        ExpressionKind::List(items) => {
            Some(Value::list(items.iter().map(constant).collect::<Option<Vec<_>>>()?))
        }
        _ => None,
    }
}

/// The items of a list that is written down as such.
fn items(list: &Expression) -> Option<Vec<&Value>> {
    match &list.kind {
        ExpressionKind::Literal(Value::List(items)) => Some(items.iter().collect()),
        ExpressionKind::List(items) => items.iter().map(literal).collect(),
        _ => None,
    }
}

fn literal(expression: &Expression) -> Option<&Value> {
    match &expression.kind {
        ExpressionKind::Literal(value) => Some(value),
        _ => None,
    }
}

/// How many an index has of a value: counted where they are not many, and never less than one, since a plan may be kept
/// until there is one.
fn counted(index: Index<'_>, value: &Value, otherwise: f64) -> f64 {
    match index.count_equal(value, COUNTED_ENTRIES) {
        COUNTED_ENTRIES => otherwise.max(count(COUNTED_ENTRIES as u64)),
        few => at_least_one(few),
    }
}

fn at_least_one(found: usize) -> f64 {
    count(found as u64).max(1.0)
}

/// A bound that is written down as such, with whether it is included itself.
fn bound(bound: Option<&(Expression, bool)>) -> Option<Bound<Value>> {
    let Some((expression, is_included)) = bound else { return Some(Bound::Unbounded) };
    let value = constant(expression)?;
    Some(if *is_included { Bound::Included(value) } else { Bound::Excluded(value) })
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
pub(super) fn count(exact: u64) -> f64 {
    exact as f64
}
