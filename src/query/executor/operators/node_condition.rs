//! What must hold of the node at the other end of a relationship, tested once a node.
//!
//! The nodes that are met are collected ([`want`](NodeCondition::want)), tested all together ([`learn`](NodeCondition::learn)), and
//! remembered in two sets. A label that the statistics say every node there has is not tested at all.

use super::super::chunk::{Chunk, Column};
use super::super::context::Context;
use super::super::evaluate::select;
use super::node_set::NodeSet;
use super::types::Types;
use crate::error::Result;
use crate::graph::{Direction, GraphView};
use crate::query::bound::{Expression, ExpressionKind, LabelExpression, Slot};
use crate::value::NodeId;

/// Predicates that read one node and nothing else of the row.
pub(super) struct NodeCondition<'p> {
    slot: Slot,
    predicates: &'p [Expression],
    /// Whether every node passes.
    is_open: bool,
    known: NodeSet,
    passing: NodeSet,
    wanted: Vec<NodeId>,
}

impl<'p> NodeCondition<'p> {
    /// Tests the node that `predicates` know by `slot`.
    pub(super) fn new(slot: Slot, predicates: &'p [Expression]) -> Self {
        let (known, passing) = (NodeSet::default(), NodeSet::default());
        NodeCondition { slot, predicates, is_open: predicates.is_empty(), known, passing, wanted: Vec::new() }
    }

    /// Finds out whether all nodes pass to which relationships of these types lead in `direction`.
    pub(super) fn prepare(&mut self, types: &Types<'_>, direction: Direction, view: &GraphView) {
        self.is_open = self.predicates.iter().all(|predicate| is_implied(predicate, types, direction, view));
    }

    /// Whether every node passes, so that none need be looked at.
    pub(super) fn is_open(&self) -> bool {
        self.is_open
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
        let mut chunk = Chunk::empty_rows(context.plan.slot_names.len(), nodes.len());
        chunk.set(self.slot, Column::nodes(nodes.clone()));
        for row in select(self.predicates, &chunk, context)? {
            self.passing.insert(nodes[row as usize]);
        }
        Ok(())
    }

    /// Whether a node that was noted and tested passes.
    #[inline]
    pub(super) fn passes(&self, node: NodeId) -> bool {
        self.is_open || self.passing.contains(node)
    }

    /// Forgets what was learnt, as the graph may have changed.
    pub(super) fn reset(&mut self) {
        self.known.clear();
        self.passing.clear();
        self.wanted.clear();
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
