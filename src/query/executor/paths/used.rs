//! What a walk has used, so that it repeats nothing that it may not repeat.
//!
//! The whole walk is under one rule, and each part of it that has a mode of its own under another while it is walked. A
//! walk takes steps and gives them back in the opposite order; that its parts may be walked from their ends makes no
//! difference.

use crate::query::ast::PathMode;
use crate::query::bound::{PathSearch, SubpathIndex};
use crate::value::{Element, NodeId, RelationshipId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

use super::walk::Step;

/// What a path may repeat.
#[derive(Debug, Clone)]
pub(in super::super) struct Rules {
    /// No relationship twice.
    has_different_relationships: bool,
    /// What the mode says of nodes.
    mode: PathMode,
    /// The modes of the parts that are paths of their own.
    subpaths: Arc<[PathMode]>,
}

impl Rules {
    /// The rules of a search.
    pub(in super::super) fn of(search: &PathSearch) -> Self {
        Rules {
            has_different_relationships: search.has_different_relationships,
            mode: search.mode,
            subpaths: search.subpaths.iter().map(|subpath| subpath.mode).collect(),
        }
    }
}

/// What a walk has used.
#[derive(Debug)]
pub(super) struct Used {
    rules: Rules,
    whole: Trail,
    /// The parts under rules of their own that are being walked, the innermost last.
    open: Vec<(SubpathIndex, Trail)>,
    /// Those that have been walked, to be taken up again when steps are given back.
    closed: Vec<(SubpathIndex, Trail)>,
}

impl Used {
    /// A walk that is at its first node.
    pub(super) fn new(rules: Rules, first: NodeId) -> Self {
        let mut whole = Trail::new(rules.mode, first);
        whole.has_different_relationships |= rules.has_different_relationships;
        Used { rules, whole, open: Vec::new(), closed: Vec::new() }
    }

    /// Takes a step that leads to `node`, or stays there, if that is allowed.
    pub(super) fn take(&mut self, step: &Step, node: NodeId) -> bool {
        if let Some(subpath) = step.boundary {
            self.cross(subpath, node);
        }
        match step.element {
            Element::Relationship(relationship) if step.is_hop => self.take_relationship(relationship, node),
            _ => true,
        }
    }

    /// Takes back the last step, which led to `node`.
    pub(super) fn give_back(&mut self, step: &Step, node: NodeId) {
        if let Some(subpath) = step.boundary {
            self.cross_back(subpath);
        }
        if let (true, Element::Relationship(relationship)) = (step.is_hop, step.element) {
            self.whole.give_back(relationship, node);
            self.open.iter_mut().for_each(|(_, trail)| trail.give_back(relationship, node));
        }
    }

    fn take_relationship(&mut self, relationship: RelationshipId, node: NodeId) -> bool {
        if !self.whole.take(relationship, node) {
            return false;
        }
        let refusing = self.open.iter_mut().position(|(_, trail)| !trail.take(relationship, node));
        if let Some(refusing) = refusing {
            self.whole.give_back(relationship, node);
            self.open[..refusing].iter_mut().for_each(|(_, trail)| trail.give_back(relationship, node));
        }
        refusing.is_none()
    }

    /// Begins the part, or ends it where it has begun.
    fn cross(&mut self, subpath: SubpathIndex, node: NodeId) {
        let mode = self.rules.subpaths[subpath.0];
        if mode == PathMode::Walk {
            return;
        }
        if self.is_innermost(subpath) {
            self.closed.extend(self.open.pop());
        } else {
            self.open.push((subpath, Trail::new(mode, node)));
        }
    }

    fn cross_back(&mut self, subpath: SubpathIndex) {
        if self.rules.subpaths[subpath.0] == PathMode::Walk {
            return;
        }
        if self.is_innermost(subpath) {
            self.open.pop();
        } else {
            self.open.extend(self.closed.pop());
        }
    }

    fn is_innermost(&self, subpath: SubpathIndex) -> bool {
        self.open.last().is_some_and(|(innermost, _)| *innermost == subpath)
    }
}

/// What a path under one rule has used.
#[derive(Debug)]
struct Trail {
    mode: PathMode,
    has_different_relationships: bool,
    relationships: FxHashSet<RelationshipId>,
    nodes: FxHashMap<NodeId, u32>,
    /// The first node, and whether the path has come back to it, which ends a simple one.
    first: NodeId,
    is_closed: bool,
}

impl Trail {
    fn new(mode: PathMode, first: NodeId) -> Self {
        Trail {
            mode,
            has_different_relationships: mode == PathMode::Trail,
            relationships: FxHashSet::default(),
            nodes: [(first, 1)].into_iter().collect(),
            first,
            is_closed: false,
        }
    }

    /// Takes a relationship to `node`, if that is allowed.
    fn take(&mut self, relationship: RelationshipId, node: NodeId) -> bool {
        let is_back = self.mode == PathMode::Simple && node == self.first;
        let is_new_node = match self.mode {
            PathMode::Walk | PathMode::Trail => true,
            PathMode::Acyclic | PathMode::Simple => is_back || !self.nodes.contains_key(&node),
        };
        if self.is_closed || !is_new_node {
            return false;
        }
        if self.has_different_relationships && !self.relationships.insert(relationship) {
            return false;
        }
        self.is_closed = is_back;
        *self.nodes.entry(node).or_insert(0) += 1;
        true
    }

    /// Takes back the last relationship, which led to `node`.
    fn give_back(&mut self, relationship: RelationshipId, node: NodeId) {
        self.relationships.remove(&relationship);
        self.is_closed = false;
        if let Some(times) = self.nodes.get_mut(&node) {
            *times -= 1;
            if *times == 0 {
                self.nodes.remove(&node);
            }
        }
    }
}
