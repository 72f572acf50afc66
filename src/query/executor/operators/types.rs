//! The relationship types that an expansion follows.

use super::super::context::Context;
use crate::graph::{Direction, GraphView, Ids, Neighbour, Row, TypeId};
use crate::query::bound::RelationshipType;
use crate::value::{NodeId, RelationshipId};

/// The types wanted, as far as the catalog knows them.
pub(super) struct Types<'p> {
    names: &'p [RelationshipType],
    /// `None` in it is any type; empty is none at all.
    wanted: Vec<Option<TypeId>>,
}

impl<'p> Types<'p> {
    /// Relationships of one of these types; of any where there are none.
    pub(super) fn new(names: &'p [RelationshipType]) -> Self {
        let wanted = if names.is_empty() { vec![None] } else { Vec::new() };
        Types { names, wanted }
    }

    /// Looks the names up, unless all are known: a type may come into the catalog while the statement runs.
    pub(super) fn resolve(&mut self, context: &Context<'_>) {
        if self.wanted.len() >= self.names.len() {
            return;
        }
        self.wanted.clear();
        for name in self.names {
            let found = name.resolve(|name| context.view().catalog().relationship_type(name));
            if found.is_some() && !self.wanted.contains(&found) {
                self.wanted.push(found);
            }
        }
    }

    /// The steps from `node` along relationships of these types.
    pub(super) fn neighbours<'v>(
        &'v self,
        view: &'v GraphView,
        node: NodeId,
        direction: Direction,
    ) -> impl Iterator<Item = Neighbour> + 'v {
        self.wanted.iter().flat_map(move |wanted| view.neighbours(node, *wanted, direction))
    }

    /// Hands over the rows of `node` that the steps are in: one a type and way, so that a self-loop may be in two.
    #[inline]
    pub(super) fn each_row<'v>(
        &self,
        view: &'v GraphView,
        node: NodeId,
        direction: Direction,
        mut take: impl FnMut(Row<'v>),
    ) {
        self.wanted.iter().for_each(|wanted| view.each_row(node, *wanted, direction, &mut take));
    }

    /// How many steps there are.
    pub(super) fn degree(&self, view: &GraphView, node: NodeId, direction: Direction) -> usize {
        self.wanted.iter().map(|wanted| view.degree(node, *wanted, direction)).sum()
    }

    /// How many steps there are from each of `nodes`, found in one pass.
    pub(super) fn degrees(&self, view: &GraphView, nodes: Ids<'_, NodeId>, direction: Direction) -> Vec<u64> {
        let mut degrees = vec![0; nodes.len()];
        for wanted in &self.wanted {
            view.add_degrees(nodes, *wanted, direction, &mut degrees);
        }
        degrees
    }

    /// Hands over the places among `nodes` of those that relationships of these types lead to from themselves, and how
    /// many.
    pub(super) fn each_self_loops(
        &self,
        view: &GraphView,
        nodes: Ids<'_, NodeId>,
        mut take: impl FnMut(usize, u64),
    ) {
        for wanted in &self.wanted {
            view.each_self_loops(nodes, *wanted, &mut take);
        }
    }

    /// The types looked for, as far as they are known; `None` among them is any.
    pub(super) fn wanted(&self) -> &[Option<TypeId>] {
        &self.wanted
    }

    /// The relationships of these types between two nodes, `direction` being seen from `from`.
    pub(super) fn between<'v>(
        &'v self,
        view: &'v GraphView,
        (from, to): (NodeId, NodeId),
        direction: Direction,
    ) -> impl Iterator<Item = RelationshipId> + 'v {
        self.wanted.iter().flat_map(move |wanted| view.between(from, to, *wanted, direction))
    }

    /// The steps from `node` as one row, where they are of one type and lead one way.
    pub(super) fn row<'v>(&self, view: &'v GraphView, node: NodeId, direction: Direction) -> Option<Row<'v>> {
        let [Some(only)] = self.wanted[..] else { return None };
        match direction {
            Direction::Outgoing => Some(view.outgoing(node, only)),
            Direction::Incoming => Some(view.incoming(node, only)),
            Direction::Both => None,
        }
    }

    /// Whether a relationship is of one of these types.
    pub(super) fn include(&self, view: &GraphView, relationship: RelationshipId) -> bool {
        let found = view.relationship_type(relationship);
        found.is_some() && self.wanted.iter().any(|wanted| wanted.is_none() || *wanted == found)
    }
}
