//! CREATE, MERGE, SET, REMOVE and DELETE: what they make new and what they may touch.

use super::expression::expect;
use super::pattern::slot_of;
use super::scope::{Scope, StaticType, Variable};
use super::{Binder, already_bound};
use crate::error::{Detail, QueryError, Span};
use crate::functions::Type;
use crate::query::ast::{self, Arrow, ExpressionKind as Written};
use crate::query::bound::{
    Clause, Creation, Expression, Naming, NewNode, NewRelationship, PathPart, Pattern, RemoveItem, SetItem,
    Slot,
};

impl Binder<'_> {
    /// What CREATE makes; its new variables enter the scope, and what is written later sees what was written before.
    pub(super) fn creation(
        &mut self,
        paths: &[ast::PathPattern],
        scope: &mut Scope,
    ) -> Result<Creation, QueryError> {
        let mut creation = Creation::default();
        for path in paths {
            let mut from = self.created_node(&path.start, path.steps.is_empty(), scope, &mut creation)?;
            let mut parts = vec![PathPart::Node(from)];
            for (step, node) in &path.steps {
                let to = self.created_node(node, false, scope, &mut creation)?;
                if step.direction == Arrow::Either {
                    let message = "a relationship to be created needs a direction";
                    return Err(
                        QueryError::syntax(Detail::RequiresDirectedRelationship, message).at(step.span)
                    );
                }
                let slot = self.created_relationship(step, scope)?;
                creation.relationships.push(self.new_relationship(slot, step, (from, to), scope)?);
                if let Some(name) = &step.variable {
                    let known_type = StaticType::Of(Type::Relationship);
                    scope.declare(name.text.clone(), Variable::slot(slot, known_type));
                }
                parts.extend([PathPart::Relationship(slot), PathPart::Node(to)]);
                from = to;
            }
            if let Some(name) = &path.variable {
                if scope.get(&name.text).is_some() {
                    return Err(already_bound(name));
                }
                let slot = self.declare(name, StaticType::Of(Type::Path), scope)?;
                creation.paths.push((slot, parts));
            }
        }
        Ok(creation)
    }

    /// The slot of a node in CREATE: one in sight that is only pointed at, or a new one.
    fn created_node(
        &mut self,
        node: &ast::NodePattern,
        stands_alone: bool,
        scope: &mut Scope,
        creation: &mut Creation,
    ) -> Result<Slot, QueryError> {
        let slot = match &node.variable {
            Some(name) if scope.get(&name.text).is_some() => {
                let slot = slot_of(name, scope, &StaticType::Of(Type::Node))?;
                if stands_alone || node.labels.is_some() || node.properties.is_some() {
                    return Err(already_bound(name));
                }
                return Ok(slot);
            }
            Some(name) => self.new_variable(name, scope)?,
            None => self.invented_slot("node"),
        };
        // What the node is made of does not see the node itself.
        creation.nodes.push(self.new_node(slot, node, scope)?);
        if let Some(name) = &node.variable {
            scope.declare(name.text.clone(), Variable::slot(slot, StaticType::Of(Type::Node)));
        }
        Ok(slot)
    }

    fn created_relationship(
        &mut self,
        step: &ast::RelationshipPattern,
        scope: &Scope,
    ) -> Result<Slot, QueryError> {
        match &step.variable {
            Some(name) if scope.get(&name.text).is_some() => Err(already_bound(name)),
            Some(name) => self.new_variable(name, scope),
            None => Ok(self.invented_slot("relationship")),
        }
    }

    fn new_node(
        &mut self,
        slot: Slot,
        node: &ast::NodePattern,
        scope: &Scope,
    ) -> Result<NewNode, QueryError> {
        if let Some(filter) = &node.filter {
            return Err(misplaced_filter(filter.span));
        }
        let labels = node.labels.as_ref().map_or(Ok(Vec::new()), plain_labels)?;
        let labels = self.namings(&labels, scope)?;
        let properties = self.property_map(node.properties.as_ref(), scope)?;
        Ok(NewNode { slot, labels, properties, span: node.span })
    }

    fn new_relationship(
        &mut self,
        slot: Slot,
        step: &ast::RelationshipPattern,
        (from, to): (Slot, Slot),
        scope: &Scope,
    ) -> Result<NewRelationship, QueryError> {
        if let Some(filter) = &step.filter {
            return Err(misplaced_filter(filter.span));
        }
        if step.length.is_some() {
            let message = "a relationship of variable length cannot be created";
            return Err(QueryError::syntax(Detail::CreatingVarLength, message).at(step.span));
        }
        let relationship_type = self.naming(&only_type(step)?, scope)?;
        let (start, end) = if step.direction == Arrow::Left { (to, from) } else { (from, to) };
        let properties = self.property_map(step.properties.as_ref(), scope)?;
        Ok(NewRelationship { slot, relationship_type, start, end, properties, span: step.span })
    }

    fn property_map(
        &mut self,
        written: Option<&ast::Expression>,
        scope: &Scope,
    ) -> Result<Option<Expression>, QueryError> {
        let Some(written) = written else { return Ok(None) };
        let (bound, known_type) = self.expression(written, scope)?;
        expect(&known_type, &[Type::Map], "properties are given as a map", written.span)?;
        Ok(Some(bound))
    }

    /// MERGE: the pattern to look for, and the same as what to create.
    pub(super) fn merge(
        &mut self,
        path: &ast::PathPattern,
        on_create: &[ast::SetItem],
        on_match: &[ast::SetItem],
        scope: &mut Scope,
    ) -> Result<Clause, QueryError> {
        let before = scope.clone();
        check_merge(path, &before)?;
        let pattern = self.match_pattern(std::slice::from_ref(path), scope)?;
        let creation = self.merge_creation(path, &pattern, &before)?;
        let on_create = self.set_items(on_create, scope)?;
        let on_match = self.set_items(on_match, scope)?;
        Ok(Clause::Merge { pattern, creation, on_create, on_match })
    }

    fn merge_creation(
        &mut self,
        path: &ast::PathPattern,
        pattern: &Pattern,
        before: &Scope,
    ) -> Result<Creation, QueryError> {
        let mut creation = Creation { paths: pattern.paths.clone(), ..Creation::default() };
        let first = pattern.relationships.first().map_or_else(|| pattern.nodes[0].slot, |first| first.from);
        let slots =
            std::iter::once(first).chain(pattern.relationships.iter().map(|relationship| relationship.to));
        let nodes = std::iter::once(&path.start).chain(path.steps.iter().map(|(_, node)| node));
        for (slot, node) in slots.zip(nodes) {
            let is_bound = pattern.nodes.iter().any(|known| known.slot == slot && known.is_bound);
            let is_listed = creation.nodes.iter().any(|known| known.slot == slot);
            if !is_bound && !is_listed {
                creation.nodes.push(self.new_node(slot, node, before)?);
            }
        }
        for (relationship, (step, _)) in pattern.relationships.iter().zip(&path.steps) {
            let ends = (relationship.from, relationship.to);
            creation.relationships.push(self.new_relationship(relationship.slot, step, ends, before)?);
        }
        Ok(creation)
    }

    /// The items of SET.
    pub(super) fn set_items(
        &mut self,
        items: &[ast::SetItem],
        scope: &Scope,
    ) -> Result<Vec<SetItem>, QueryError> {
        items.iter().map(|item| self.set_item(item, scope)).collect()
    }

    fn set_item(&mut self, item: &ast::SetItem, scope: &Scope) -> Result<SetItem, QueryError> {
        Ok(match item {
            ast::SetItem::Property { target, key, value } => SetItem::Property {
                target: self.holder(target, scope)?,
                key: key.text.clone(),
                value: self.value(value, scope)?,
            },
            ast::SetItem::DynamicProperty { target, key, value } => SetItem::DynamicProperty {
                target: self.holder(target, scope)?,
                key: self.expression(key, scope)?.0,
                value: self.value(value, scope)?,
            },
            ast::SetItem::Replace { variable, value } => SetItem::Replace {
                target: self.held(variable, scope)?,
                value: self.property_source(value, scope)?,
            },
            ast::SetItem::Merge { variable, value } => SetItem::Merge {
                target: self.held(variable, scope)?,
                value: self.property_source(value, scope)?,
            },
            ast::SetItem::Labels { variable, labels } => SetItem::Labels {
                target: self.labelled(variable, scope)?,
                labels: self.namings(labels, scope)?,
            },
        })
    }

    fn namings(&mut self, written: &[ast::Naming], scope: &Scope) -> Result<Vec<Naming>, QueryError> {
        written.iter().map(|naming| self.naming(naming, scope)).collect()
    }

    /// The name of a label or a type, or what will compute it.
    fn naming(&mut self, written: &ast::Naming, scope: &Scope) -> Result<Naming, QueryError> {
        Ok(match written {
            ast::Naming::Written(name) => Naming::Written(name.text.clone()),
            ast::Naming::Computed(names) => Naming::Computed(self.names(names, scope)?),
        })
    }

    /// A value to be stored; an aggregate has no place here.
    fn value(&mut self, written: &ast::Expression, scope: &Scope) -> Result<Expression, QueryError> {
        Ok(self.expression(written, scope)?.0)
    }

    fn property_source(
        &mut self,
        written: &ast::Expression,
        scope: &Scope,
    ) -> Result<Expression, QueryError> {
        let (bound, known_type) = self.expression(written, scope)?;
        let sources = [Type::Map, Type::Node, Type::Relationship];
        expect(&known_type, &sources, "properties come from a map, a node or a relationship", written.span)?;
        Ok(bound)
    }

    /// An expression that must be something with properties to change.
    fn holder(&mut self, written: &ast::Expression, scope: &Scope) -> Result<Expression, QueryError> {
        let (bound, known_type) = self.expression(written, scope)?;
        let holders = [Type::Node, Type::Relationship];
        expect(
            &known_type,
            &holders,
            "only nodes and relationships have properties to change",
            written.span,
        )?;
        Ok(bound)
    }

    fn held(&mut self, variable: &ast::Name, scope: &Scope) -> Result<Expression, QueryError> {
        self.holder(&variable_expression(variable), scope)
    }

    fn labelled(&mut self, variable: &ast::Name, scope: &Scope) -> Result<Expression, QueryError> {
        let (bound, known_type) = self.expression(&variable_expression(variable), scope)?;
        expect(&known_type, &[Type::Node], "only nodes have labels", variable.span)?;
        Ok(bound)
    }

    /// The items of REMOVE.
    pub(super) fn remove_items(
        &mut self,
        items: &[ast::RemoveItem],
        scope: &Scope,
    ) -> Result<Vec<RemoveItem>, QueryError> {
        let bind = |item: &ast::RemoveItem| {
            Ok(match item {
                ast::RemoveItem::Property { target, key } => {
                    RemoveItem::Property { target: self.holder(target, scope)?, key: key.text.clone() }
                }
                ast::RemoveItem::DynamicProperty { target, key } => RemoveItem::DynamicProperty {
                    target: self.holder(target, scope)?,
                    key: self.expression(key, scope)?.0,
                },
                ast::RemoveItem::Labels { variable, labels } => RemoveItem::Labels {
                    target: self.labelled(variable, scope)?,
                    labels: self.namings(labels, scope)?,
                },
            })
        };
        items.iter().map(bind).collect()
    }

    /// What DELETE takes away.
    pub(super) fn delete_targets(
        &mut self,
        targets: &[ast::Expression],
        scope: &Scope,
    ) -> Result<Vec<Expression>, QueryError> {
        targets.iter().map(|target| self.delete_target(target, scope)).collect()
    }

    fn delete_target(&mut self, target: &ast::Expression, scope: &Scope) -> Result<Expression, QueryError> {
        if matches!(target.kind, Written::HasLabels { .. }) {
            let message = "DELETE takes away nodes and relationships, not labels";
            let error = QueryError::syntax(Detail::InvalidDelete, message);
            return Err(error.hint("use REMOVE for labels").at(target.span));
        }
        let (bound, known_type) = self.expression(target, scope)?;
        let deletable = [Type::Node, Type::Relationship, Type::Path];
        expect(&known_type, &deletable, "DELETE takes nodes, relationships and paths", target.span)?;
        Ok(bound)
    }
}

fn variable_expression(variable: &ast::Name) -> ast::Expression {
    ast::Expression { kind: Written::Variable(variable.text.clone()), span: variable.span }
}

/// The one type of a relationship to be created.
fn only_type(step: &ast::RelationshipPattern) -> Result<ast::Naming, QueryError> {
    match (&*step.types, &step.type_expression) {
        ([name], None) => Ok(ast::Naming::Written(name.clone())),
        ([], Some(ast::LabelExpression::Dynamic { names, is_any: false })) => {
            Ok(ast::Naming::Computed((**names).clone()))
        }
        _ => {
            let message = "a relationship to be created needs exactly one type";
            Err(QueryError::syntax(Detail::NoSingleRelationshipType, message).at(step.span))
        }
    }
}

/// The labels of a node to be created: names only.
fn plain_labels(labels: &ast::LabelExpression) -> Result<Vec<ast::Naming>, QueryError> {
    match labels {
        ast::LabelExpression::Label(name) => Ok(vec![ast::Naming::Written(name.clone())]),
        ast::LabelExpression::Dynamic { names, is_any: false } => {
            Ok(vec![ast::Naming::Computed((**names).clone())])
        }
        ast::LabelExpression::Dynamic { names, .. } => Err(open_labels(names.span)),
        ast::LabelExpression::And(parts) => {
            let lists: Vec<_> = parts.iter().map(plain_labels).collect::<Result<_, _>>()?;
            Ok(lists.concat())
        }
        ast::LabelExpression::Any(span) => Err(open_labels(*span)),
        ast::LabelExpression::Not(inner) => {
            plain_labels(inner).and_then(|_| Err(open_labels(Span::default())))
        }
        ast::LabelExpression::Or(_) => Err(open_labels(Span::default())),
    }
}

fn open_labels(span: Span) -> QueryError {
    let error = QueryError::syntax(Detail::UnexpectedSyntax, "a node to be created needs definite labels");
    if span == Span::default() { error } else { error.at(span) }
}

fn misplaced_filter(span: Span) -> QueryError {
    QueryError::syntax(Detail::UnexpectedSyntax, "WHERE has no place in a pattern that is created").at(span)
}

/// MERGE may point at nodes in sight, but not describe them again, nor merge what is bound already.
fn check_merge(path: &ast::PathPattern, scope: &Scope) -> Result<(), QueryError> {
    let nodes = std::iter::once(&path.start).chain(path.steps.iter().map(|(_, node)| node));
    for node in nodes {
        let Some(name) = &node.variable else { continue };
        let is_described = node.labels.is_some() || node.properties.is_some();
        if scope.get(&name.text).is_some() && (path.steps.is_empty() || is_described) {
            return Err(already_bound(name));
        }
    }
    let relationships = path.steps.iter().filter_map(|(step, _)| step.variable.as_ref());
    match relationships.into_iter().find(|name| scope.get(&name.text).is_some()) {
        Some(name) => Err(already_bound(name)),
        None => Ok(()),
    }
}
