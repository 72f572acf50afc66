//! Patterns: every assignment of nodes and relationships is tried, and no relationship is used twice.

use super::clauses::with;
use super::{Outcome, Reference, Row};
use crate::oracle::graph::Relationship;
use silkgraph::query::ast::{
    Arrow, Expression, ExpressionKind, LabelExpression, NodePattern, PathPattern, PathSelector,
    RelationshipPattern,
};
use silkgraph::value::order::equals;
use silkgraph::value::{NodeId, Path, RelationshipId, Value};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Part of a match: what is bound, which relationships are used, and the path walked so far.
#[derive(Debug, Clone)]
struct Walk {
    row: Row,
    used: Vec<RelationshipId>,
    nodes: Vec<NodeId>,
    relationships: Vec<RelationshipId>,
}

impl Walk {
    fn end(&self) -> NodeId {
        *self.nodes.last().expect("a walk begins at a node")
    }

    /// The walk with one relationship more.
    fn along(&self, relationship: RelationshipId, to: NodeId) -> Walk {
        let mut walk = self.clone();
        walk.used.push(relationship);
        walk.relationships.push(relationship);
        walk.nodes.push(to);
        walk
    }
}

impl Reference {
    /// Every way in which all `paths` match together, as rows that extend `row`.
    pub(super) fn matches(&self, row: &Row, paths: &[PathPattern]) -> Outcome<Vec<Row>> {
        let mut walks =
            vec![Walk { row: row.clone(), used: Vec::new(), nodes: Vec::new(), relationships: Vec::new() }];
        for path in paths {
            let mut longer = Vec::new();
            for walk in walks {
                longer.extend(self.path(path, &walk)?);
            }
            walks = longer;
        }
        Ok(walks.into_iter().map(|walk| walk.row).collect())
    }

    fn path(&self, path: &PathPattern, before: &Walk) -> Outcome<Vec<Walk>> {
        let mut walks = Vec::new();
        let all: Vec<NodeId> = self.model.borrow().nodes.keys().copied().collect();
        for node in all {
            if let Some(row) = self.bind_node(&path.start, node, &before.row)? {
                let (nodes, relationships, used) = (vec![node], Vec::new(), before.used.clone());
                walks.push(Walk { row, used, nodes, relationships });
            }
        }
        for (relationship, node) in &path.steps {
            let mut longer = Vec::new();
            for walk in walks {
                longer.extend(match path.selector {
                    Some(selector) => self.shortest(selector, relationship, node, &walk)?,
                    None => self.step(relationship, node, &walk)?,
                });
            }
            walks = longer;
        }
        if let Some(variable) = &path.variable {
            for walk in &mut walks {
                let value = Path::new(walk.nodes.clone(), walk.relationships.clone());
                walk.row.insert(variable.text.clone(), Value::Path(Arc::new(value)));
            }
        }
        Ok(walks)
    }

    /// The walk with one pattern of a relationship and a node more.
    fn step(&self, pattern: &RelationshipPattern, node: &NodePattern, walk: &Walk) -> Outcome<Vec<Walk>> {
        let Some(length) = pattern.length else {
            let mut longer = Vec::new();
            for (id, to) in self.steps_from(walk.end(), pattern, &walk.used, &walk.row)? {
                longer.extend(self.arrive(pattern, node, Value::Relationship(id), &walk.along(id, to))?);
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
            let steps = self.steps_from(run.end(), pattern, &run.used, &run.row)?;
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
        Ok(self.arrive(pattern, node, list, run)?.into_iter().collect())
    }

    /// Binds what a step has found, if it fits.
    fn arrive(
        &self,
        pattern: &RelationshipPattern,
        node: &NodePattern,
        found: Value,
        walk: &Walk,
    ) -> Outcome<Option<Walk>> {
        let row = match &pattern.variable {
            Some(name) if walk.row.get(&name.text).is_some_and(|bound| *bound != found) => return Ok(None),
            Some(name) => with(&walk.row, &name.text, found),
            None => walk.row.clone(),
        };
        let row = self.bind_node(node, walk.end(), &row)?;
        Ok(row.map(|row| Walk { row, ..walk.clone() }))
    }

    /// The shortest runs, tried length by length.
    fn shortest(
        &self,
        selector: PathSelector,
        pattern: &RelationshipPattern,
        node: &NodePattern,
        walk: &Walk,
    ) -> Outcome<Vec<Walk>> {
        let (minimum, maximum) = match pattern.length {
            Some(length) => (length.minimum.unwrap_or(1), length.maximum.unwrap_or(u64::MAX)),
            None => (1, 1),
        };
        let mut runs = vec![walk.clone()];
        for count in 0..=maximum {
            let mut found = Vec::new();
            for run in runs.iter().filter(|_| count >= minimum) {
                found.extend(self.arrive_at_end(pattern, node, walk, run)?);
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

    /// The relationships that lead on from a node, each with the node that it leads to; a self-loop leads on once.
    fn steps_from(
        &self,
        from: NodeId,
        pattern: &RelationshipPattern,
        used: &[RelationshipId],
        row: &Row,
    ) -> Outcome<Vec<(RelationshipId, NodeId)>> {
        let all: Vec<(RelationshipId, Relationship)> =
            self.model.borrow().relationships.iter().map(|(id, it)| (*id, it.clone())).collect();
        let mut steps = Vec::new();
        for (id, relationship) in all {
            self.tick()?;
            let Some(to) = end_of(&relationship, from, pattern.direction) else { continue };
            let is_typed = pattern.types.is_empty()
                || pattern.types.iter().any(|name| name.text == relationship.relationship_type);
            if is_typed && !used.contains(&id) && self.fits_relationship(pattern, id, row)? {
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

    fn holds(&self, filter: Option<&Expression>, row: &Row) -> Outcome<bool> {
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
