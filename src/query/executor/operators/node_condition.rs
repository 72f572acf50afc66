//! What must hold of the node at the other end of a relationship, tested once a node.
//!
//! The nodes that are met are collected ([`want`](NodeCondition::want)), tested all together ([`learn`](NodeCondition::learn)), and
//! remembered in two sets. A label that the statistics say every node there has is not tested at all.

use super::super::Graph;
use super::super::chunk::{CHUNK_ROWS, Chunk, Column};
use super::super::context::Context;
use super::super::evaluate::select;
use super::node_set::NodeSet;
use super::scan::label_id;
use super::types::Types;
use crate::error::Result;
use crate::graph::{Direction, GraphView};
use crate::query::bound::{Expression, ExpressionKind, Label, LabelExpression, Slot};
use crate::value::NodeId;
use std::ops::Range;
use std::sync::Arc;

/// Predicates that read one node and nothing else of the row.
pub(super) struct NodeCondition<'p> {
    slot: Slot,
    predicates: &'p [Expression],
    /// Whether every node passes.
    is_open: bool,
    /// Whether the predicates can be tested on any node without an error.
    is_harmless: bool,
    known: NodeSet,
    passing: NodeSet,
    wanted: Vec<NodeId>,
    /// How often nodes have been asked for, until all were tested.
    asked: usize,
    knows_all: bool,
}

impl<'p> NodeCondition<'p> {
    /// Tests the node that `predicates` know by `slot`.
    pub(super) fn new(slot: Slot, predicates: &'p [Expression]) -> Self {
        NodeCondition {
            slot,
            predicates,
            is_open: predicates.is_empty(),
            is_harmless: predicates.iter().all(is_harmless),
            known: NodeSet::default(),
            passing: NodeSet::default(),
            wanted: Vec::new(),
            asked: 0,
            knows_all: false,
        }
    }

    /// Finds out whether all nodes pass to which relationships of these types lead in `direction`.
    pub(super) fn prepare(&mut self, types: &Types<'_>, direction: Direction, view: &GraphView) {
        self.is_open = self.predicates.iter().all(|predicate| is_implied(predicate, types, direction, view));
    }

    /// Whether every node passes, so that none need be looked at.
    pub(super) fn is_open(&self) -> bool {
        self.is_open
    }

    /// Whether the predicates can be tested on any node without an error.
    pub(super) fn is_harmless(&self) -> bool {
        self.is_harmless
    }

    /// Where nodes have been asked for so often, `more` times now, that it costs less, tests all of the graph one after the
    /// other. Returns whether all are known, so that none need be noted.
    pub(super) fn learn_all(&mut self, more: usize, context: &mut Context<'p>) -> Result<bool> {
        self.asked = self.asked.saturating_add(more);
        let is_worth_it = self.is_harmless && self.asked as u64 >= context.view().statistics().nodes() / 4;
        // Of a graph that changes there may be nodes to come.
        if self.knows_all || !is_worth_it || !matches!(context.graph, Graph::Read(_)) {
            return Ok(self.knows_all);
        }
        let (label, predicates) = self.by_label();
        let mut rest = NodeId(0)..context.view().end_of_nodes();
        loop {
            let nodes = next_nodes(&rest, label, context.view());
            let Some(last) = nodes.last() else { break };
            rest.start = NodeId(last.0 + 1);
            context.guard.work(nodes.len())?;
            self.test(nodes, predicates, context)?;
        }
        self.knows_all = true;
        Ok(true)
    }

    /// The label that is asked for first, if one is, and what else must hold.
    fn by_label(&self) -> (Option<&'p Label>, &'p [Expression]) {
        match self.predicates.split_first() {
            Some((first, others)) => match &first.kind {
                ExpressionKind::HasLabels { labels: LabelExpression::Label(label, _), .. } => {
                    (Some(label), others)
                }
                _ => (None, self.predicates),
            },
            None => (None, &[]),
        }
    }

    /// Notes that the node will be asked for.
    #[inline]
    pub(super) fn want(&mut self, node: NodeId) {
        if self.known.insert(node) {
            self.wanted.push(node);
        }
    }

    /// Tests the nodes noted since the last time.
    pub(super) fn learn(&mut self, context: &mut Context<'p>) -> Result<()> {
        if self.wanted.is_empty() {
            return Ok(());
        }
        let nodes = std::mem::take(&mut self.wanted);
        self.test(nodes, self.predicates, context)
    }

    /// Remembers those of `nodes` for which the predicates hold.
    fn test(
        &mut self,
        nodes: Vec<NodeId>,
        predicates: &'p [Expression],
        context: &mut Context<'p>,
    ) -> Result<()> {
        let nodes = Arc::new(nodes);
        for row in self.select(nodes.clone(), predicates, context)? {
            self.passing.insert(nodes[row as usize]);
        }
        Ok(())
    }

    /// The numbers of those of `nodes` for which the predicates hold.
    fn select(
        &self,
        nodes: Arc<Vec<NodeId>>,
        predicates: &'p [Expression],
        context: &mut Context<'p>,
    ) -> Result<Vec<u32>> {
        let mut chunk = Chunk::empty_rows(context.plan.slot_names.len(), nodes.len());
        chunk.set(self.slot, Column::Nodes(nodes));
        select(predicates, &chunk, context)
    }

    /// Whether a test costs no more than to remember what it told.
    pub(super) fn is_cheap(&self) -> bool {
        self.is_harmless && !self.knows_all
    }

    /// How many of these nodes pass; nothing of them is remembered.
    pub(super) fn count_passing(&self, nodes: Vec<NodeId>, context: &mut Context<'p>) -> Result<usize> {
        Ok(self.select(Arc::new(nodes), self.predicates, context)?.len())
    }

    /// Whether a node that was noted and tested passes.
    #[inline]
    pub(super) fn passes(&self, node: NodeId) -> bool {
        self.is_open || self.passing.contains(node)
    }

    /// Forgets what was learnt where the graph may have changed.
    pub(super) fn reset(&mut self, context: &Context<'_>) {
        if matches!(context.graph, Graph::Read(_)) {
            return;
        }
        (self.asked, self.knows_all) = (0, false);
        self.known.clear();
        self.passing.clear();
        self.wanted.clear();
    }
}

/// The first of `nodes` that there are, with `label` if one is named; no more than a chunk has.
fn next_nodes(nodes: &Range<NodeId>, label: Option<&Label>, view: &GraphView) -> Vec<NodeId> {
    let Some(label) = label else {
        return view.nodes_from(nodes.start).take(CHUNK_ROWS).collect();
    };
    let mut found = Vec::new();
    if let Some(label) = label_id(label, view) {
        view.fill_with_label(label, nodes, CHUNK_ROWS, &mut found);
    }
    found
}

/// Whether the predicate has a value for any node: it compares properties with constants, or asks for labels.
fn is_harmless(predicate: &Expression) -> bool {
    use ExpressionKind as Kind;
    match &predicate.kind {
        Kind::HasLabels { target, labels: LabelExpression::Label(..) } => is_plain(target),
        Kind::Comparison { first, rest } => {
            is_plain(first) && rest.iter().all(|(_, operand)| is_plain(operand))
        }
        Kind::StringPredicate { left, right, .. } => is_plain(left) && is_plain(right),
        Kind::IsNull(operand) | Kind::IsNotNull(operand) => is_plain(operand),
        _ => false,
    }
}

/// Whether it is a node, a property of one, or a constant.
fn is_plain(expression: &Expression) -> bool {
    use ExpressionKind as Kind;
    match &expression.kind {
        Kind::Property { target, .. } => matches!(target.kind, Kind::Slot(_)),
        Kind::Slot(_) | Kind::Literal(_) | Kind::Parameter(_) => true,
        _ => false,
    }
}

/// Whether the predicate asks for a label that all nodes have to which such relationships lead.
fn is_implied(predicate: &Expression, types: &Types<'_>, direction: Direction, view: &GraphView) -> bool {
    let ExpressionKind::HasLabels { labels: LabelExpression::Label(label, _), .. } = &predicate.kind else {
        return false;
    };
    let Some(label) = label.resolve(|name| view.catalog().label(name)) else { return false };
    let statistics = view.statistics();
    types.wanted().iter().all(|wanted| {
        let all = statistics.relationships_between(None, *wanted, None);
        let ending = || statistics.relationships_between(None, *wanted, Some(label)) == all;
        let starting = || statistics.relationships_between(Some(label), *wanted, None) == all;
        match direction {
            Direction::Outgoing => ending(),
            Direction::Incoming => starting(),
            Direction::Both => ending() && starting(),
        }
    })
}
