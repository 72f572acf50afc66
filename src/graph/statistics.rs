//! Exact counts, kept as the graph changes, that the optimizer estimates from.
//!
//! In: every node and relationship that comes and goes, with its labels. Out: how many there are. The
//! counts by (start label, type, end label) take one addition for each pair of the two nodes' labels,
//! "any" among them, and one more pass over a node's relationships when its labels change.

use super::{LabelId, TypeId};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Exact counts of a graph. Cloning shares.
#[derive(Debug, Clone, Default)]
pub struct Statistics {
    nodes: u64,
    relationships: u64,
    by_label: Arc<Vec<u64>>,
    by_type: Arc<Vec<Arc<TypeCounts>>>,
}

/// A start label and an end label; `None` is any.
pub(crate) type Pair = (Option<LabelId>, Option<LabelId>);

/// The counts of one relationship type.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypeCounts {
    /// How many relationships there are.
    pub all: u64,
    /// How many of them start where they end.
    pub self_loops: u64,
    /// By the labels of both ends, at least one of them given; counts of 0 are not kept.
    pairs: FxHashMap<Pair, u64>,
}

impl TypeCounts {
    /// These counts, with those by labels of start and end.
    pub fn new(all: u64, self_loops: u64, pairs: impl IntoIterator<Item = (Pair, u64)>) -> Self {
        TypeCounts { all, self_loops, pairs: pairs.into_iter().filter(|(_, count)| *count > 0).collect() }
    }

    /// The counts by the labels of start and end, at least one of them given, in the order of their numbers.
    pub fn pairs(&self) -> Vec<(Pair, u64)> {
        let mut pairs: Vec<_> = self.pairs.iter().map(|(pair, count)| (*pair, *count)).collect();
        pairs.sort_unstable();
        pairs
    }
}

/// Whether what is counted comes or goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Comes,
    Goes,
}

impl Statistics {
    /// How many nodes there are.
    pub fn nodes(&self) -> u64 {
        self.nodes
    }

    /// How many relationships there are.
    pub fn relationships(&self) -> u64 {
        self.relationships
    }

    /// How many nodes carry `label`.
    pub fn nodes_with_label(&self, label: LabelId) -> u64 {
        self.by_label.get(label.0 as usize).copied().unwrap_or(0)
    }

    /// How many relationships of the type lead from a node with label `start` to one with label `end`; `None` is any.
    pub fn relationships_between(
        &self,
        start: Option<LabelId>,
        relationship_type: Option<TypeId>,
        end: Option<LabelId>,
    ) -> u64 {
        match relationship_type {
            Some(relationship_type) => {
                self.counts(relationship_type).map_or(0, |counts| counts.between(start, end))
            }
            None if start.is_none() && end.is_none() => self.relationships,
            None => self.by_type.iter().map(|counts| counts.between(start, end)).sum(),
        }
    }

    /// How many relationships of the type start where they end.
    pub fn self_loops(&self, relationship_type: TypeId) -> u64 {
        self.counts(relationship_type).map_or(0, |counts| counts.self_loops)
    }

    /// The counts of every type that has relationships, by ascending number.
    pub fn type_counts(&self) -> impl Iterator<Item = (TypeId, &TypeCounts)> {
        let all = (0..).map(TypeId).zip(&*self.by_type);
        all.filter(|(_, counts)| counts.all > 0).map(|(number, counts)| (number, &**counts))
    }

    /// Takes over the counts of a type that has none yet; `false` when there are more than can be counted.
    #[must_use]
    pub(super) fn restore(&mut self, relationship_type: TypeId, counts: TypeCounts) -> bool {
        let all = self.relationships.checked_add(counts.all);
        self.relationships = all.unwrap_or(self.relationships);
        *self.counts_mut(relationship_type) = counts;
        all.is_some()
    }

    fn counts(&self, relationship_type: TypeId) -> Option<&Arc<TypeCounts>> {
        self.by_type.get(relationship_type.0 as usize)
    }

    /// Counts a node, not its labels.
    pub(super) fn count_node(&mut self, step: Step) {
        self.count_nodes(step, 1);
    }

    /// Counts `times` nodes, not their labels.
    pub(super) fn count_nodes(&mut self, step: Step, times: u64) {
        step.apply(&mut self.nodes, times);
    }

    /// Counts a label of a node.
    pub(super) fn count_label(&mut self, step: Step, label: LabelId) {
        self.count_labels(step, 1, label);
    }

    /// Counts a label of `times` nodes.
    pub(super) fn count_labels(&mut self, step: Step, times: u64, label: LabelId) {
        let by_label = Arc::make_mut(&mut self.by_label);
        let number = label.0 as usize;
        if by_label.len() <= number {
            by_label.resize(number + 1, 0);
        }
        step.apply(&mut by_label[number], times);
    }

    /// Counts a relationship, with the labels of both ends.
    pub(super) fn count_relationship(
        &mut self,
        step: Step,
        relationship_type: TypeId,
        is_self_loop: bool,
        start: &[LabelId],
        end: &[LabelId],
    ) {
        self.count_relationships(step, relationship_type, 1, u64::from(is_self_loop));
        self.counts_mut(relationship_type).count_pairs(step, 1, start, end);
    }

    /// Counts `times` relationships in the totals, not by the labels of their ends; `self_loops` of them start where they
    /// end.
    pub(super) fn count_relationships(
        &mut self,
        step: Step,
        relationship_type: TypeId,
        times: u64,
        self_loops: u64,
    ) {
        step.apply(&mut self.relationships, times);
        let counts = self.counts_mut(relationship_type);
        step.apply(&mut counts.all, times);
        step.apply(&mut counts.self_loops, self_loops);
    }

    /// Counts `times` relationships by the labels of their ends, without counting them in the totals.
    pub(super) fn count_pairs(
        &mut self,
        step: Step,
        relationship_type: TypeId,
        times: u64,
        start: &[LabelId],
        end: &[LabelId],
    ) {
        self.counts_mut(relationship_type).count_pairs(step, times, start, end);
    }

    /// Counts `times` relationships by a label at one end, which `pair` puts beside a label of the other end, and beside
    /// none; `others` are the labels there.
    pub(super) fn count_label_between(
        &mut self,
        step: Step,
        relationship_type: TypeId,
        times: u64,
        others: &[LabelId],
        pair: impl Fn(Option<LabelId>) -> Pair,
    ) {
        let counts = self.counts_mut(relationship_type);
        let others = others.iter().copied().map(Some);
        others.chain([None]).for_each(|other| counts.count_pair(step, times, pair(other)));
    }

    fn counts_mut(&mut self, relationship_type: TypeId) -> &mut TypeCounts {
        let by_type = Arc::make_mut(&mut self.by_type);
        let number = relationship_type.0 as usize;
        if by_type.len() <= number {
            by_type.resize(number + 1, Arc::default());
        }
        Arc::make_mut(&mut by_type[number])
    }
}

impl TypeCounts {
    fn between(&self, start: Option<LabelId>, end: Option<LabelId>) -> u64 {
        match (start, end) {
            (None, None) => self.all,
            pair => self.pairs.get(&pair).copied().unwrap_or(0),
        }
    }

    fn count_pairs(&mut self, step: Step, times: u64, start: &[LabelId], end: &[LabelId]) {
        if times == 0 {
            return;
        }
        for &label in end {
            self.count_pair(step, times, (None, Some(label)));
        }
        for &from in start {
            self.count_pair(step, times, (Some(from), None));
            for &to in end {
                self.count_pair(step, times, (Some(from), Some(to)));
            }
        }
    }

    fn count_pair(&mut self, step: Step, times: u64, pair: Pair) {
        let count = self.pairs.entry(pair).or_default();
        step.apply(count, times);
        if *count == 0 {
            self.pairs.remove(&pair);
        }
    }
}

impl Step {
    fn apply(self, count: &mut u64, times: u64) {
        *count = match self {
            Step::Comes => *count + times,
            Step::Goes => count.checked_sub(times).expect("what goes was counted when it came"),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relationship_counts_once_for_each_pair_of_labels() {
        let (a, b, c) = (LabelId(0), LabelId(1), LabelId(2));
        let mut statistics = Statistics::default();
        statistics.count_relationship(Step::Comes, TypeId(3), false, &[a, b], &[c]);
        for start in [None, Some(a), Some(b)] {
            for end in [None, Some(c)] {
                for relationship_type in [None, Some(TypeId(3))] {
                    assert_eq!(statistics.relationships_between(start, relationship_type, end), 1);
                }
            }
        }
        assert_eq!(statistics.relationships_between(Some(c), None, None), 0);
        statistics.count_relationship(Step::Goes, TypeId(3), false, &[a, b], &[c]);
        assert!(statistics.by_type[3].pairs.is_empty());
    }
}
