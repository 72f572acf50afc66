//! Patterns: their variables, and what must hold of them as predicates.

use super::expression::expect;
use super::scope::{Place, Scope, StaticType};
use super::{Binder, already_bound};
use crate::error::{Detail, QueryError, Span};
use crate::functions::Type;
use crate::graph::Direction;
use crate::query::ast::{self, Arrow, ComparisonOperator, ExpressionKind as Written, PathSelector};
use crate::query::bound::{
    Expression, ExpressionKind, Key, Label, LabelExpression, PathPart, Pattern, PatternNode,
    PatternRelationship, Range, RelationshipType, Slot, StepPredicate,
};

/// A pattern of which not all paths have been bound yet. What its elements carry beside their variables is bound when all
/// variables of the pattern are known.
pub(super) struct Open<'a> {
    /// The variables of earlier clauses.
    pub(super) before: Scope,
    pub(super) pattern: Pattern,
    pub(super) nodes: Vec<(Slot, &'a ast::NodePattern)>,
    relationships: Vec<(usize, &'a ast::RelationshipPattern)>,
    /// Conditions on the variables of the pattern.
    pub(super) filters: Vec<&'a ast::Expression>,
}

impl Open<'_> {
    pub(super) fn new(before: &Scope) -> Self {
        Open {
            before: before.clone(),
            pattern: Pattern::default(),
            nodes: Vec::new(),
            relationships: Vec::new(),
            filters: Vec::new(),
        }
    }
}

impl Binder<'_> {
    /// The pattern of a MERGE or of a condition; its new variables enter the scope.
    pub(super) fn match_pattern(
        &mut self,
        paths: &[ast::PathPattern],
        scope: &mut Scope,
    ) -> Result<Pattern, QueryError> {
        let mut open = Open::new(scope);
        for path in paths {
            let parts = self.chain(path, path.selector, scope, &mut open)?;
            self.name_path(path.variable.as_ref(), parts, scope, &mut open)?;
        }
        self.close(open, scope)
    }

    /// Gives a path its name, if it has one.
    pub(super) fn name_path(
        &mut self,
        variable: Option<&ast::Name>,
        parts: Vec<PathPart>,
        scope: &mut Scope,
        open: &mut Open<'_>,
    ) -> Result<(), QueryError> {
        let Some(name) = variable else { return Ok(()) };
        if scope.get(&name.text).is_some() {
            return Err(already_bound(name));
        }
        let slot = self.declare(name, StaticType::Of(Type::Path), scope)?;
        open.pattern.paths.push((slot, parts));
        Ok(())
    }

    /// Binds what the elements carry beside their variables.
    pub(super) fn close(&mut self, open: Open<'_>, scope: &Scope) -> Result<Pattern, QueryError> {
        let Open { mut pattern, nodes, relationships, filters, .. } = open;
        for (slot, node) in nodes {
            self.node_predicates(slot, node, scope, &mut pattern.predicates)?;
        }
        for (index, relationship) in relationships {
            self.relationship_predicates(index, relationship, scope, &mut pattern)?;
        }
        for filter in filters {
            pattern.predicates.extend(self.filter(Some(filter), scope)?);
        }
        Ok(pattern)
    }

    /// Nodes and relationships: declares their variables and gives the parts of the path.
    pub(super) fn chain<'a>(
        &mut self,
        path: &'a ast::PathPattern,
        selector: Option<PathSelector>,
        scope: &mut Scope,
        open: &mut Open<'a>,
    ) -> Result<Vec<PathPart>, QueryError> {
        let mut from = self.end_node(&path.start, scope, open)?;
        let mut parts = vec![PathPart::Node(from)];
        for (step, node) in &path.steps {
            let length = run_length(selector, step);
            let relationship = self.pattern_relationship(step, length.is_some(), scope, open)?;
            let to = self.end_node(node, scope, open)?;
            open.relationships.push((open.pattern.relationships.len(), step));
            open.pattern.relationships.push(PatternRelationship {
                slot: relationship,
                is_bound: step.variable.as_ref().is_some_and(|name| open.before.get(&name.text).is_some()),
                from,
                to,
                types: type_names(step),
                direction: direction(step.direction),
                length,
                step: None,
                selector,
                is_shortest_allowed: path.selector.is_some(),
            });
            parts.push(match length {
                Some(_) => PathPart::Relationships(relationship),
                None => PathPart::Relationship(relationship),
            });
            parts.push(PathPart::Node(to));
            from = to;
        }
        check_selector(path)?;
        Ok(parts)
    }

    /// A node that the pattern matches by itself: its slot, with what it carries to be bound later.
    pub(super) fn end_node<'a>(
        &mut self,
        node: &'a ast::NodePattern,
        scope: &mut Scope,
        open: &mut Open<'a>,
    ) -> Result<Slot, QueryError> {
        let slot = self.pattern_node(node, scope, open)?;
        open.nodes.push((slot, node));
        Ok(slot)
    }

    /// The slot of a node of a pattern: of an earlier clause, of this pattern, or new.
    pub(super) fn pattern_node(
        &mut self,
        node: &ast::NodePattern,
        scope: &mut Scope,
        open: &mut Open<'_>,
    ) -> Result<Slot, QueryError> {
        let slot = match &node.variable {
            Some(name) if scope.get(&name.text).is_some() => {
                slot_of(name, scope, &StaticType::Of(Type::Node))?
            }
            Some(name) => self.declare(name, StaticType::Of(Type::Node), scope)?,
            None => self.invented_slot("node"),
        };
        let is_bound = node.variable.as_ref().is_some_and(|name| open.before.get(&name.text).is_some());
        if !open.pattern.nodes.iter().any(|known| known.slot == slot) {
            open.pattern.nodes.push(PatternNode { slot, is_bound });
        }
        Ok(slot)
    }

    fn pattern_relationship(
        &mut self,
        step: &ast::RelationshipPattern,
        is_run: bool,
        scope: &mut Scope,
        open: &Open<'_>,
    ) -> Result<Slot, QueryError> {
        let Some(name) = &step.variable else { return Ok(self.invented_slot("relationship")) };
        let single = StaticType::Of(Type::Relationship);
        let known_type = if is_run { StaticType::list(single) } else { single };
        if scope.get(&name.text).is_none() {
            return self.declare(name, known_type, scope);
        }
        let slot = slot_of(name, scope, &known_type)?;
        if open.before.get(&name.text).is_none()
            || open.pattern.relationships.iter().any(|known| known.slot == slot)
        {
            let message = format!("`{}` would have to be two different relationships at once", name.text);
            return Err(QueryError::syntax(Detail::RelationshipUniquenessViolation, message).at(name.span));
        }
        Ok(slot)
    }

    /// Labels, properties and inline WHERE of a node, each a predicate.
    fn node_predicates(
        &mut self,
        slot: Slot,
        node: &ast::NodePattern,
        scope: &Scope,
        into: &mut Vec<Expression>,
    ) -> Result<(), QueryError> {
        let this = Expression { kind: ExpressionKind::Slot(slot), span: node.span };
        if let Some(labels) = &node.labels {
            into.extend(self.label_predicates(&this, labels, scope)?);
        }
        self.property_predicates(&this, node.properties.as_ref(), scope, into)?;
        if let Some(filter) = &node.filter {
            into.extend(self.filter(Some(filter), scope)?);
        }
        Ok(())
    }

    /// The labels of a pattern as predicates: a conjunction falls into its parts, so that each can drive a scan.
    pub(super) fn label_predicates(
        &mut self,
        this: &Expression,
        labels: &ast::LabelExpression,
        scope: &Scope,
    ) -> Result<Vec<Expression>, QueryError> {
        if let ast::LabelExpression::And(parts) = labels {
            let parts = parts.iter().map(|part| self.label_predicates(this, part, scope));
            return Ok(parts.collect::<Result<Vec<_>, _>>()?.concat());
        }
        let labels = self.label_expression(labels, scope)?;
        let kind = ExpressionKind::HasLabels { target: Box::new(this.clone()), labels };
        Ok(vec![Expression { kind, span: this.span }])
    }

    /// What labels or a type must be.
    pub(super) fn label_expression(
        &mut self,
        labels: &ast::LabelExpression,
        scope: &Scope,
    ) -> Result<LabelExpression, QueryError> {
        let mut all = |parts: &[ast::LabelExpression]| {
            parts.iter().map(|part| self.label_expression(part, scope)).collect::<Result<Vec<_>, _>>()
        };
        Ok(match labels {
            ast::LabelExpression::Label(name) => {
                let (label, relationship_type) = (name.text.clone(), name.text.clone());
                LabelExpression::Label(Label::new(label), RelationshipType::new(relationship_type))
            }
            ast::LabelExpression::Any(_) => LabelExpression::Any,
            ast::LabelExpression::And(parts) => LabelExpression::And(all(parts)?),
            ast::LabelExpression::Or(parts) => LabelExpression::Or(all(parts)?),
            ast::LabelExpression::Not(inner) => {
                LabelExpression::Not(Box::new(self.label_expression(inner, scope)?))
            }
            ast::LabelExpression::Dynamic { names, is_any } => {
                LabelExpression::Dynamic { names: Box::new(self.names(names, scope)?), is_any: *is_any }
            }
        })
    }

    /// An expression that gives the name of a label or a type, or a list of names.
    pub(super) fn names(
        &mut self,
        written: &ast::Expression,
        scope: &Scope,
    ) -> Result<Expression, QueryError> {
        let (bound, known_type) = self.expression(written, scope)?;
        let rule = "labels and types are named by a string or a list of strings";
        expect(&known_type, &[Type::String, Type::List], rule, written.span)?;
        Ok(bound)
    }

    /// Properties and inline WHERE of a relationship; of a run they must hold at every step.
    fn relationship_predicates(
        &mut self,
        index: usize,
        written: &ast::RelationshipPattern,
        scope: &Scope,
        pattern: &mut Pattern,
    ) -> Result<(), QueryError> {
        let slot = pattern.relationships[index].slot;
        if pattern.relationships[index].length.is_none() {
            let this = Expression { kind: ExpressionKind::Slot(slot), span: written.span };
            if let Some(types) = &written.type_expression {
                pattern.predicates.extend(self.label_predicates(&this, types, scope)?);
            }
            self.property_predicates(&this, written.properties.as_ref(), scope, &mut pattern.predicates)?;
            pattern.predicates.extend(self.filter(written.filter.as_deref(), scope)?);
            return Ok(());
        }
        let local = self.new_local();
        let this = Expression { kind: ExpressionKind::Local(local), span: written.span };
        let mut predicates = Vec::new();
        if let Some(types) = &written.type_expression {
            predicates.extend(self.label_predicates(&this, types, scope)?);
        }
        self.property_predicates(&this, written.properties.as_ref(), scope, &mut predicates)?;
        if let (Some(filter), name) = (&written.filter, &written.variable) {
            let mut inside = scope.clone();
            if let Some(name) = name {
                let known_type = StaticType::Of(Type::Relationship);
                inside.declare(name.text.clone(), super::Variable { place: Place::Local(local), known_type });
            }
            predicates.extend(self.filter(Some(filter), &inside)?);
        }
        if !predicates.is_empty() {
            let predicate =
                Box::new(Expression { kind: ExpressionKind::And(predicates), span: written.span });
            pattern.relationships[index].step = Some(StepPredicate {
                relationship: local,
                predicate,
                relationships: Vec::new(),
                nodes: Vec::new(),
            });
        }
        Ok(())
    }

    /// `{key: value}` as `this.key = value` for every entry.
    pub(super) fn property_predicates(
        &mut self,
        this: &Expression,
        properties: Option<&ast::Expression>,
        scope: &Scope,
        into: &mut Vec<Expression>,
    ) -> Result<(), QueryError> {
        let Some(properties) = properties else { return Ok(()) };
        let Written::Map(entries) = &properties.kind else { return Err(parameter_map(properties.span)) };
        for (key, value) in entries {
            let (value, _) = self.datum(value, scope)?;
            let property =
                ExpressionKind::Property { target: Box::new(this.clone()), key: Key::new(key.text.clone()) };
            let first = Box::new(Expression { kind: property, span: key.span });
            let span = key.span.to(value.span);
            let kind = ExpressionKind::Comparison { first, rest: vec![(ComparisonOperator::Equal, value)] };
            into.push(Expression { kind, span });
        }
        Ok(())
    }
}

/// The slot of a variable in sight, which must be able to hold a value of `wanted`.
pub(super) fn slot_of(name: &ast::Name, scope: &Scope, wanted: &StaticType) -> Result<Slot, QueryError> {
    let variable = scope.find(&name.text, name.span)?;
    let fits = match (&variable.known_type, wanted) {
        (StaticType::Any | StaticType::Null, _) => true,
        (StaticType::List(element), StaticType::List(wanted)) => {
            **element == **wanted || matches!(**element, StaticType::Any | StaticType::Null)
        }
        (known, wanted) => known == wanted,
    };
    match variable.place {
        Place::Slot(slot) if fits => Ok(slot),
        _ => {
            let message = format!(
                "`{}` is {} already, so it cannot be {} here",
                name.text,
                variable.known_type.describe(),
                wanted.describe()
            );
            Err(QueryError::syntax(Detail::VariableTypeConflict, message).at(name.span))
        }
    }
}

fn parameter_map(span: Span) -> QueryError {
    QueryError::syntax(
        Detail::InvalidParameterUse,
        "a parameter cannot stand for the properties of this pattern",
    )
    .hint("name the properties: {name: $map.name}")
    .at(span)
}

pub(super) fn type_names(step: &ast::RelationshipPattern) -> Vec<RelationshipType> {
    step.types.iter().map(|name| RelationshipType::new(name.text.clone())).collect()
}

pub(super) fn direction(arrow: Arrow) -> Direction {
    match arrow {
        Arrow::Right => Direction::Outgoing,
        Arrow::Left => Direction::Incoming,
        Arrow::Either => Direction::Both,
    }
}

/// How many relationships a step stands for; a shortest path without `*` is a run of exactly one.
fn run_length(selector: Option<PathSelector>, step: &ast::RelationshipPattern) -> Option<Range> {
    match step.length {
        Some(length) => Some(Range { minimum: length.minimum.unwrap_or(1), maximum: length.maximum }),
        None => selector.map(|_| Range { minimum: 1, maximum: Some(1) }),
    }
}

/// A shortest path has exactly one relationship pattern.
fn check_selector(path: &ast::PathPattern) -> Result<(), QueryError> {
    if path.selector.is_some() && path.steps.len() != 1 {
        let message =
            "a shortest path has one relationship between two nodes, such as shortestPath((a)-[*]-(b))";
        return Err(QueryError::syntax(Detail::UnexpectedSyntax, message).at(path.span));
    }
    Ok(())
}
