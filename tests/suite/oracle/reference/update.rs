//! Clauses that change the graph, row by row.

use super::clauses::{known, with};
use super::expression::list_of;
use super::{Failure, Outcome, Reference, Row, STEPS_TO_CREATE};
use crate::oracle::graph::{Node, Properties, Relationship};
use silkgraph::error::ErrorClass;
use silkgraph::query::ast::{
    Arrow, Clause, ClauseKind, Expression, ExpressionKind, LabelExpression, Naming, NodePattern, PathPattern,
    RemoveItem, SetItem,
};
use silkgraph::value::{NodeId, Path, RelationshipId, Value};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Reference {
    pub(super) fn update(&self, clause: &ClauseKind, rows: Vec<Row>) -> Outcome<Vec<Row>> {
        match clause {
            ClauseKind::Create(paths) => rows.into_iter().map(|row| self.create(paths, row)).collect(),
            ClauseKind::Merge { pattern, on_create, on_match } => {
                let mut merged = Vec::new();
                for row in rows {
                    merged.extend(self.merge(pattern, on_create, on_match, row)?);
                }
                Ok(merged)
            }
            ClauseKind::Set(items) => self.each(rows, |row| self.set(items, row)),
            ClauseKind::Remove(items) => self.each(rows, |row| self.remove(items, row)),
            ClauseKind::Delete { detach, targets } => self.delete(*detach, targets, rows),
            ClauseKind::Foreach { variable, list, updates } => {
                self.each(rows, |row| self.foreach(&variable.text, list, updates, row))
            }
            other => unreachable!("{other:?} is no update"),
        }
    }

    fn each(&self, rows: Vec<Row>, change: impl Fn(&Row) -> Outcome<()>) -> Outcome<Vec<Row>> {
        rows.iter().try_for_each(change)?;
        Ok(rows)
    }

    fn foreach(&self, variable: &Arc<str>, list: &Expression, updates: &[Clause], row: &Row) -> Outcome<()> {
        let items = list_of(&self.evaluate(list, row)?)?.unwrap_or_default();
        let mut rows: Vec<Row> = items.into_iter().map(|item| with(row, variable, item)).collect();
        for update in updates {
            rows = self.update(&update.kind, rows)?;
        }
        Ok(())
    }

    // ---- Making

    fn create(&self, paths: &[PathPattern], mut row: Row) -> Outcome<Row> {
        for path in paths {
            self.create_path(path, &mut row)?;
        }
        Ok(row)
    }

    fn create_path(&self, path: &PathPattern, row: &mut Row) -> Outcome<()> {
        self.work(STEPS_TO_CREATE)?;
        let mut from = self.create_node(&path.start, row)?;
        let (mut nodes, mut relationships) = (vec![from], Vec::new());
        for (step, node) in &path.steps {
            let to = self.create_node(node, row)?;
            let (start, end) = if step.direction == Arrow::Left { (to, from) } else { (from, to) };
            let properties = self.properties(step.properties.as_ref(), row)?;
            let relationship_type = step.types[0].text.clone();
            let id = self.add_relationship(Relationship { start, end, relationship_type, properties });
            if let Some(name) = &step.variable {
                row.insert(name.text.clone(), Value::Relationship(id));
            }
            nodes.push(to);
            relationships.push(id);
            from = to;
        }
        if let Some(name) = &path.variable {
            row.insert(name.text.clone(), Value::Path(Arc::new(Path::new(nodes, relationships))));
        }
        Ok(())
    }

    /// The node that is bound already, or a new one.
    fn create_node(&self, pattern: &NodePattern, row: &mut Row) -> Outcome<NodeId> {
        match pattern.variable.as_ref().and_then(|name| row.get(&name.text)) {
            Some(Value::Node(node)) => return Ok(*node),
            Some(_) => return Err(Failure::Error(ErrorClass::TypeError)),
            None => {}
        }
        let labels = pattern.labels.as_ref().map_or_else(BTreeSet::new, plain_labels);
        let properties = self.properties(pattern.properties.as_ref(), row)?;
        let mut model = self.model.borrow_mut();
        let id = NodeId(model.nodes.keys().last().map_or(0, |last| last.0 + 1).max(1000));
        model.nodes.insert(id, Node { labels, properties });
        if let Some(name) = &pattern.variable {
            row.insert(name.text.clone(), Value::Node(id));
        }
        Ok(id)
    }

    fn add_relationship(&self, relationship: Relationship) -> RelationshipId {
        let mut model = self.model.borrow_mut();
        let id = RelationshipId(model.relationships.keys().last().map_or(0, |last| last.0 + 1).max(1000));
        model.relationships.insert(id, relationship);
        self.around.replace(None);
        id
    }

    fn properties(&self, map: Option<&Expression>, row: &Row) -> Outcome<Properties> {
        let Some(ExpressionKind::Map(entries)) = map.map(|map| &map.kind) else {
            return Ok(Properties::new());
        };
        let mut properties = Properties::new();
        for (key, value) in entries {
            let value = self.evaluate(value, row)?;
            if !value.is_null() {
                properties.insert(key.text.clone(), value);
            }
        }
        Ok(properties)
    }

    fn merge(
        &self,
        pattern: &PathPattern,
        on_create: &[SetItem],
        on_match: &[SetItem],
        row: Row,
    ) -> Outcome<Vec<Row>> {
        self.refuse_nulls(pattern, &row)?;
        let found = self.matches(&row, std::slice::from_ref(pattern))?;
        let (rows, items) = match found.is_empty() {
            true => (vec![self.create(std::slice::from_ref(pattern), row)?], on_create),
            false => (self.rows_in_any_order(found), on_match),
        };
        self.each(rows, |row| self.set(items, row))
    }

    /// Null is equal to nothing, so nothing could ever be found with it. Where an end is null as well, that is told of a
    /// relationship before its properties are looked at, and of nodes their properties before any relationship.
    fn refuse_nulls(&self, pattern: &PathPattern, row: &Row) -> Outcome<()> {
        let nodes = || std::iter::once(&pattern.start).chain(pattern.steps.iter().map(|(_, node)| node));
        nodes().try_for_each(|node| self.refuse_null_properties(node.properties.as_ref(), row))?;
        let has_other = |node: &NodePattern| {
            let bound = node.variable.as_ref().and_then(|name| row.get(&name.text));
            bound.is_some_and(|value| !matches!(value, Value::Node(_)))
        };
        for ((step, to), from) in pattern.steps.iter().zip(nodes()) {
            if has_other(from) || has_other(to) {
                return Err(Failure::Error(ErrorClass::TypeError));
            }
            self.refuse_null_properties(step.properties.as_ref(), row)?;
        }
        Ok(())
    }

    fn refuse_null_properties(&self, map: Option<&Expression>, row: &Row) -> Outcome<()> {
        let Some(ExpressionKind::Map(entries)) = map.map(|map| &map.kind) else { return Ok(()) };
        for (_, value) in entries {
            if self.evaluate(value, row)?.is_null() {
                return Err(Failure::Error(ErrorClass::SemanticError));
            }
        }
        Ok(())
    }

    // ---- Changing

    fn set(&self, items: &[SetItem], row: &Row) -> Outcome<()> {
        for item in items {
            match item {
                SetItem::Property { target, key, value } => {
                    let (target, value) = (self.evaluate(target, row)?, self.evaluate(value, row)?);
                    self.change_properties(&target, |properties| put(properties, &key.text, value));
                }
                SetItem::Replace { variable, value } => {
                    let new = self.map_of(&self.evaluate(value, row)?)?;
                    self.change_properties(&known(row, variable), |properties| *properties = new);
                }
                SetItem::Merge { variable, value } => {
                    let Value::Map(new) = self.evaluate(value, row)? else { continue };
                    self.change_properties(&known(row, variable), |properties| {
                        new.iter().for_each(|(key, value)| put(properties, key, value.clone()));
                    });
                }
                SetItem::Labels { variable, labels } => self.change_labels(&known(row, variable), |own| {
                    own.extend(labels.iter().filter_map(Naming::written).map(|label| label.text.clone()));
                }),
                other => unreachable!("nobody generates {other:?}"),
            }
        }
        Ok(())
    }

    /// The properties of an element, or the entries of a map that are not null.
    pub(super) fn map_of(&self, value: &Value) -> Outcome<Properties> {
        let (model, gone) = (self.model.borrow(), Failure::Error(ErrorClass::EntityNotFound));
        Ok(match value {
            Value::Map(map) => map
                .iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect(),
            Value::Node(id) => model.nodes.get(id).ok_or(gone)?.properties.clone(),
            Value::Relationship(id) => model.relationships.get(id).ok_or(gone)?.properties.clone(),
            _ => Properties::new(),
        })
    }

    fn remove(&self, items: &[RemoveItem], row: &Row) -> Outcome<()> {
        for item in items {
            match item {
                RemoveItem::Property { target, key } => {
                    let target = self.evaluate(target, row)?;
                    self.change_properties(&target, |properties| put(properties, &key.text, Value::Null));
                }
                RemoveItem::DynamicProperty { .. } => unreachable!("nobody generates {item:?}"),
                RemoveItem::Labels { variable, labels } => self.change_labels(&known(row, variable), |own| {
                    own.retain(|own| {
                        !labels.iter().filter_map(Naming::written).any(|label| label.text == *own)
                    });
                }),
            }
        }
        Ok(())
    }

    fn change_properties(&self, target: &Value, change: impl FnOnce(&mut Properties)) {
        let mut model = self.model.borrow_mut();
        let properties = match target {
            Value::Node(id) => model.nodes.get_mut(id).map(|node| &mut node.properties),
            Value::Relationship(id) => {
                model.relationships.get_mut(id).map(|relationship| &mut relationship.properties)
            }
            _ => None,
        };
        if let Some(properties) = properties {
            change(properties);
        }
    }

    fn change_labels(&self, target: &Value, change: impl FnOnce(&mut BTreeSet<Arc<str>>)) {
        if let Value::Node(id) = target
            && let Some(node) = self.model.borrow_mut().nodes.get_mut(id)
        {
            change(&mut node.labels);
        }
    }

    // ---- Deleting

    fn delete(&self, detach: bool, targets: &[Expression], rows: Vec<Row>) -> Outcome<Vec<Row>> {
        let (mut nodes, mut relationships) = (BTreeSet::new(), BTreeSet::new());
        for row in &rows {
            for target in targets {
                match self.evaluate(target, row)? {
                    Value::Node(node) => {
                        nodes.insert(node);
                    }
                    Value::Relationship(relationship) => {
                        relationships.insert(relationship);
                    }
                    Value::Path(path) => {
                        nodes.extend(path.nodes());
                        relationships.extend(path.relationships());
                    }
                    _ => {}
                }
            }
        }
        self.around.replace(None);
        let mut model = self.model.borrow_mut();
        model.relationships.retain(|id, _| !relationships.contains(id));
        let is_held = |it: &Relationship| nodes.contains(&it.start) || nodes.contains(&it.end);
        if !detach && model.relationships.values().any(is_held) {
            return Err(Failure::Error(ErrorClass::ConstraintVerificationFailed));
        }
        nodes.into_iter().for_each(|node| model.remove_node(node));
        drop(model);
        Ok(rows)
    }
}

/// Null takes a property away.
fn put(properties: &mut Properties, key: &Arc<str>, value: Value) {
    match value {
        Value::Null => properties.remove(key),
        value => properties.insert(key.clone(), value),
    };
}

fn plain_labels(labels: &LabelExpression) -> BTreeSet<Arc<str>> {
    match labels {
        LabelExpression::Label(name) => BTreeSet::from([name.text.clone()]),
        LabelExpression::And(parts) => parts.iter().flat_map(plain_labels).collect(),
        other => unreachable!("nobody creates {other:?}"),
    }
}
