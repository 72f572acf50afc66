//! Patterns: every assignment of nodes and relationships is tried, and no relationship is used twice.

use super::clauses::with;
use super::{Outcome, Reference, Row};
use crate::oracle::graph::Relationship;
use silkgraph::query::ast::{
    Arrow, Expression, ExpressionKind, LabelExpression, Name, NodePattern, PathMode, PathPattern,
    PathSelector, RelationshipPattern,
};
use silkgraph::value::order::equals;
use silkgraph::value::{NodeId, Path, RelationshipId, Value};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a match may repeat.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    /// Whether all relationships of a MATCH are different.
    pub(super) has_different_relationships: bool,
    /// What one path may repeat besides.
    pub(super) mode: PathMode,
}

impl Rule {
    /// openCypher's.
    const USUAL: Rule = Rule { has_different_relationships: true, mode: PathMode::Walk };
}

/// Part of a match: what is bound, which relationships are used, and the path walked so far.
#[derive(Debug, Clone)]
pub(super) struct Walk {
    pub(super) row: Row,
    used: Vec<RelationshipId>,
    pub(super) nodes: Vec<NodeId>,
    pub(super) relationships: Vec<RelationshipId>,
    /// Which of several forms of the path were chosen.
    pub(super) forms: Vec<usize>,
    /// What has been named on the way.
    pub(super) told: Vec<(Arc<str>, Value)>,
    rule: Rule,
}

impl Walk {
    /// Nothing matched yet.
    pub(super) fn nowhere(row: &Row, rule: Rule) -> Walk {
        Walk {
            row: row.clone(),
            used: Vec::new(),
            nodes: Vec::new(),
            relationships: Vec::new(),
            forms: Vec::new(),
            told: Vec::new(),
            rule,
        }
    }

    /// A new path from a node, after the paths before it.
    pub(super) fn from(&self, node: NodeId, rule: Rule) -> Walk {
        let (relationships, forms, told) = (Vec::new(), Vec::new(), Vec::new());
        Walk { nodes: vec![node], relationships, forms, told, rule, ..self.clone() }
    }

    pub(super) fn end(&self) -> NodeId {
        *self.nodes.last().expect("a walk begins at a node")
    }

    /// Whether the walk may go on over a relationship.
    fn may_take(&self, relationship: RelationshipId, to: NodeId) -> bool {
        let is_back = to == self.nodes[0];
        let is_closed = !self.relationships.is_empty() && self.end() == self.nodes[0];
        let is_free = match self.rule.mode {
            PathMode::Walk => true,
            PathMode::Trail => !self.relationships.contains(&relationship),
            PathMode::Acyclic => !self.nodes.contains(&to),
            PathMode::Simple => !is_closed && (is_back || !self.nodes.contains(&to)),
        };
        is_free && !(self.rule.has_different_relationships && self.used.contains(&relationship))
    }

    /// The walk with one relationship more.
    fn along(&self, relationship: RelationshipId, to: NodeId) -> Walk {
        let mut walk = self.clone();
        walk.used.push(relationship);
        walk.relationships.push(relationship);
        walk.nodes.push(to);
        walk
    }

    /// The walk with what a name has been given to.
    fn telling(mut self, variable: Option<&Name>, what: &Value) -> Walk {
        self.told.extend(variable.map(|variable| (variable.text.clone(), what.clone())));
        self
    }

    /// Whether the path since relationship `first` repeats nothing that the mode forbids.
    pub(super) fn repeats_nothing(&self, first: usize, mode: PathMode) -> bool {
        let (nodes, relationships) = (&self.nodes[first..], &self.relationships[first..]);
        let differ = |nodes: &[NodeId]| nodes.iter().collect::<BTreeSet<_>>().len() == nodes.len();
        match mode {
            PathMode::Walk => true,
            PathMode::Trail => relationships.iter().collect::<BTreeSet<_>>().len() == relationships.len(),
            PathMode::Acyclic => differ(nodes),
            PathMode::Simple => differ(&nodes[1..]) && differ(&nodes[..nodes.len() - 1]),
        }
    }

    /// The walk with a name for the path since relationship `first`.
    pub(super) fn naming_since(mut self, first: usize, variable: Option<&Name>) -> Walk {
        if let Some(variable) = variable {
            let path = Path::new(self.nodes[first..].to_vec(), self.relationships[first..].to_vec());
            let value = Value::Path(Arc::new(path));
            self.row.insert(variable.text.clone(), value.clone());
            self.told.push((variable.text.clone(), value));
        }
        self
    }

    /// The walk with a name for its path.
    pub(super) fn named(mut self, variable: Option<&Name>) -> Walk {
        if let Some(variable) = variable {
            let value = Path::new(self.nodes.clone(), self.relationships.clone());
            self.row.insert(variable.text.clone(), Value::Path(Arc::new(value)));
        }
        self
    }
}

impl Reference {
    /// Every way in which all `paths` match together, as rows that extend `row`.
    pub(super) fn matches(&self, row: &Row, paths: &[PathPattern]) -> Outcome<Vec<Row>> {
        self.allowed_matches(row, paths, None)
    }

    /// The same, where a shortest path is one of those of which a condition is true.
    pub(super) fn allowed_matches(
        &self,
        row: &Row,
        paths: &[PathPattern],
        allowed: Option<&Expression>,
    ) -> Outcome<Vec<Row>> {
        let mut walks = vec![Walk::nowhere(row, Rule::USUAL)];
        for path in paths {
            let mut longer = Vec::new();
            for walk in walks {
                longer.extend(self.path(path, &walk, allowed)?);
            }
            walks = longer;
        }
        Ok(walks.into_iter().map(|walk| walk.row).collect())
    }

    fn path(&self, path: &PathPattern, before: &Walk, allowed: Option<&Expression>) -> Outcome<Vec<Walk>> {
        let mut walks = Vec::new();
        for node in self.all_nodes() {
            let walk = before.from(node, Rule::USUAL);
            walks.extend(match path.selector {
                Some(selector) => self.shortest(selector, path, &walk, allowed)?,
                None => self.chain(path, &walk)?,
            });
        }
        Ok(walks.into_iter().map(|walk| walk.named(path.variable.as_ref())).collect())
    }

    pub(super) fn all_nodes(&self) -> Vec<NodeId> {
        self.model.borrow().nodes.keys().copied().collect()
    }

    /// The walk with a chain of nodes and relationships more, of which it is at the first.
    pub(super) fn chain(&self, path: &PathPattern, walk: &Walk) -> Outcome<Vec<Walk>> {
        let mut walks: Vec<Walk> = self.at_node(&path.start, walk)?.into_iter().collect();
        for (relationship, node) in &path.steps {
            let mut longer = Vec::new();
            for walk in walks {
                longer.extend(self.step(relationship, node, &walk)?);
            }
            walks = longer;
        }
        Ok(walks)
    }

    /// The walk with the node that it is at bound, if that fits.
    fn at_node(&self, pattern: &NodePattern, walk: &Walk) -> Outcome<Option<Walk>> {
        let row = self.bind_node(pattern, walk.end(), &walk.row)?;
        let node = Value::Node(walk.end());
        Ok(row.map(|row| Walk { row, ..walk.clone() }.telling(pattern.variable.as_ref(), &node)))
    }

    /// The walk with one pattern of a relationship and a node more.
    fn step(&self, pattern: &RelationshipPattern, node: &NodePattern, walk: &Walk) -> Outcome<Vec<Walk>> {
        let Some(length) = pattern.length else {
            let mut longer = Vec::new();
            for (id, to) in self.steps_from(pattern, walk)? {
                longer.extend(self.arrive(pattern, node, &Value::Relationship(id), &walk.along(id, to))?);
            }
            return Ok(longer);
        };
        let (minimum, maximum) = (length.minimum.unwrap_or(1), length.maximum.unwrap_or(u64::MAX));
        let mut found = Vec::new();
        let mut runs = vec![walk.clone()];
        for count in 0..=maximum {
            if count >= minimum {
                for run in &runs {
                    found.extend(self.arrive_at_end(pattern, node, walk, run)?);
                }
            }
            if runs.is_empty() || count == maximum {
                break;
            }
            runs = self.one_longer(pattern, &runs)?;
        }
        Ok(found)
    }

    /// Every run with one relationship more.
    fn one_longer(&self, pattern: &RelationshipPattern, runs: &[Walk]) -> Outcome<Vec<Walk>> {
        let mut longer = Vec::new();
        for run in runs {
            let steps = self.steps_from(pattern, run)?;
            longer.extend(steps.into_iter().map(|(id, to)| run.along(id, to)));
        }
        Ok(longer)
    }

    fn arrive_at_end(
        &self,
        pattern: &RelationshipPattern,
        node: &NodePattern,
        before: &Walk,
        run: &Walk,
    ) -> Outcome<Vec<Walk>> {
        let taken = run.relationships[before.relationships.len()..].iter();
        let list = Value::list(taken.map(|id| Value::Relationship(*id)).collect());
        Ok(self.arrive(pattern, node, &list, run)?.into_iter().collect())
    }

    /// Binds what a step has found, if it fits.
    fn arrive(
        &self,
        pattern: &RelationshipPattern,
        node: &NodePattern,
        found: &Value,
        walk: &Walk,
    ) -> Outcome<Option<Walk>> {
        let row = match &pattern.variable {
            Some(name) if walk.row.get(&name.text).is_some_and(|bound| bound != found) => return Ok(None),
            Some(name) => with(&walk.row, &name.text, found.clone()),
            None => walk.row.clone(),
        };
        let walk = Walk { row, ..walk.clone() }.telling(pattern.variable.as_ref(), found);
        self.at_node(node, &walk)
    }

    /// The shortest runs that fit and are allowed, tried length by length.
    fn shortest(
        &self,
        selector: PathSelector,
        path: &PathPattern,
        walk: &Walk,
        allowed: Option<&Expression>,
    ) -> Outcome<Vec<Walk>> {
        let (pattern, node) = path.steps.first().expect("a shortest path has a relationship");
        let (minimum, maximum) = match pattern.length {
            Some(length) => (length.minimum.unwrap_or(1), length.maximum.unwrap_or(u64::MAX)),
            None => (1, 1),
        };
        let Some(walk) = self.at_node(&path.start, walk)? else { return Ok(Vec::new()) };
        let mut runs = vec![walk.clone()];
        for count in 0..=maximum {
            let mut found = Vec::new();
            for run in runs.iter().filter(|_| count >= minimum) {
                for end in self.arrive_at_end(pattern, node, &walk, run)? {
                    let is_allowed = self.holds(allowed, &end.clone().named(path.variable.as_ref()).row)?;
                    found.extend(is_allowed.then_some(end));
                }
            }
            if selector == PathSelector::AnyShortest {
                found.truncate(1);
            }
            if !found.is_empty() || runs.is_empty() || count == maximum {
                return Ok(found);
            }
            runs = self.one_longer(pattern, &runs)?;
        }
        Ok(Vec::new())
    }

    /// The relationships that lead on, each with the node that it leads to; a self-loop leads on once.
    fn steps_from(
        &self,
        pattern: &RelationshipPattern,
        walk: &Walk,
    ) -> Outcome<Vec<(RelationshipId, NodeId)>> {
        let mut steps = Vec::new();
        for id in self.around(walk.end()) {
            self.tick()?;
            let relationship = self.model.borrow().relationships[&id].clone();
            let Some(to) = end_of(&relationship, walk.end(), pattern.direction) else { continue };
            let is_typed = pattern.types.is_empty()
                || pattern.types.iter().any(|name| name.text == relationship.relationship_type);
            if is_typed && walk.may_take(id, to) && self.fits_relationship(pattern, id, &walk.row)? {
                steps.push((id, to));
            }
        }
        Ok(steps)
    }

    fn fits_relationship(
        &self,
        pattern: &RelationshipPattern,
        id: RelationshipId,
        row: &Row,
    ) -> Outcome<bool> {
        let value = Value::Relationship(id);
        let row = match &pattern.variable {
            Some(name) if pattern.length.is_none() => &with(row, &name.text, value.clone()),
            _ => row,
        };
        Ok(self.has_properties(&value, pattern.properties.as_ref(), row)?
            && self.holds(pattern.filter.as_deref(), row)?)
    }

    /// The row in which a node of the pattern is `node`, if it can be.
    fn bind_node(&self, pattern: &NodePattern, node: NodeId, row: &Row) -> Outcome<Option<Row>> {
        self.tick()?;
        let value = Value::Node(node);
        let row = match &pattern.variable {
            Some(name) if row.get(&name.text).is_some_and(|bound| *bound != value) => return Ok(None),
            Some(name) => with(row, &name.text, value.clone()),
            None => row.clone(),
        };
        let labels = self.model.borrow().nodes[&node].labels.clone();
        let fits = pattern.labels.as_ref().is_none_or(|wanted| has_labels(wanted, &labels))
            && self.has_properties(&value, pattern.properties.as_ref(), &row)?
            && self.holds(pattern.filter.as_deref(), &row)?;
        Ok(fits.then_some(row))
    }

    pub(super) fn holds(&self, filter: Option<&Expression>, row: &Row) -> Outcome<bool> {
        Ok(match filter {
            Some(filter) => self.truth(filter, row)? == Some(true),
            None => true,
        })
    }

    /// Whether `{key: value, …}` is true of an element: each key equal to its value.
    fn has_properties(&self, element: &Value, map: Option<&Expression>, row: &Row) -> Outcome<bool> {
        let Some(ExpressionKind::Map(entries)) = map.map(|map| &map.kind) else { return Ok(true) };
        for (key, wanted) in entries {
            let wanted = self.evaluate(wanted, row)?;
            if equals(&self.property(element, &key.text)?, &wanted) != Some(true) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Where a relationship leads to from one of its ends.
fn end_of(relationship: &Relationship, from: NodeId, direction: Arrow) -> Option<NodeId> {
    let forward = (relationship.start == from).then_some(relationship.end);
    let backward = (relationship.end == from).then_some(relationship.start);
    match direction {
        Arrow::Right => forward,
        Arrow::Left => backward,
        Arrow::Either => forward.or(backward),
    }
}

/// Whether a node with these labels is what a label expression wants.
pub(super) fn has_labels(wanted: &LabelExpression, labels: &BTreeSet<Arc<str>>) -> bool {
    match wanted {
        LabelExpression::Label(name) => labels.contains(&name.text),
        LabelExpression::Any(_) => !labels.is_empty(),
        LabelExpression::Dynamic { .. } => unreachable!("nobody generates {wanted:?}"),
        LabelExpression::Not(inner) => !has_labels(inner, labels),
        LabelExpression::And(parts) => parts.iter().all(|part| has_labels(part, labels)),
        LabelExpression::Or(parts) => parts.iter().any(|part| has_labels(part, labels)),
    }
}
