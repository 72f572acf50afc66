//! Holds constraints against the graph.
//!
//! A constraint comes to be only where the graph keeps it already. Afterwards changes are made first and judged
//! later, when a statement is done ([`GraphView::check_constraints`]), so that a node may be created in one clause
//! and get what it needs in the next; whoever makes changes takes them back when the judgement is bad.
//!
//! Uniqueness of one property of nodes is looked up in a property index of the constraint's name, which queries use
//! too. Any other uniqueness keeps its own [`Values`]: for each element the list of its values.

use super::apply::invalid;
use super::index::Values;
use super::{
    Change, ConstraintDefinition, ConstraintRule, ConstraintTarget, GraphView, IndexDefinition, Neighbour,
    PropertyGraph,
};
use crate::error::{Detail, ErrorClass, Phase, QueryError};
use crate::value::deferred::Deferred;
use crate::value::literal::write_literal;
use crate::value::{Element, NodeId, Value};
use std::sync::Arc;

/// The constraints of a graph. Cloning shares everything.
#[derive(Debug, Clone, Default)]
pub(super) struct Constraints {
    all: Arc<Vec<Constraint>>,
    /// Whether the graph is a past one, which nobody has held against them.
    is_past: bool,
}

/// One constraint.
#[derive(Debug, Clone)]
struct Constraint {
    definition: ConstraintDefinition,
    /// Who has which values, where no property index tells.
    values: Option<Deferred<Values<Element>>>,
}

impl Constraints {
    /// Whether any constraint keeps values of its own.
    pub(super) fn keep_values(&self) -> bool {
        self.all.iter().any(|constraint| constraint.values.is_some())
    }

    /// The same constraints of a past state of the graph.
    pub(super) fn of_the_past(&self) -> Self {
        Constraints { all: Arc::clone(&self.all), is_past: true }
    }

    /// Makes what is deferred.
    pub(super) fn touch(&self) {
        self.all.iter().filter_map(|constraint| constraint.values.as_ref()).for_each(Deferred::touch);
    }
}

impl PropertyGraph {
    pub(super) fn create_constraint(
        &mut self,
        definition: ConstraintDefinition,
    ) -> Result<Change, QueryError> {
        self.view.check_new_constraint(&definition)?;
        let name = Arc::clone(&definition.name);
        let members = self.view.members(&definition.target);
        members.iter().try_for_each(|&member| self.view.check_alone(&definition, member))?;
        let values = match definition.indexed() {
            Some((label, key)) => {
                self.create_unique_index(&definition, Arc::clone(label), Arc::clone(key))?;
                None
            }
            None if definition.is_unique() => Some(self.view.unique_values(&definition, &members)?.into()),
            None => None,
        };
        Arc::make_mut(&mut self.view.constraints.all).push(Constraint { definition, values });
        Ok(Change::DropConstraint { name })
    }

    /// Takes over a constraint that `base` keeps; what it has to know is made when it is first asked for.
    pub(super) fn restore_constraint(
        &mut self,
        definition: ConstraintDefinition,
        base: &Arc<GraphView>,
    ) -> Result<(), QueryError> {
        self.view.check_new_constraint(&definition)?;
        let values = match definition.indexed() {
            Some((label, key)) => {
                let (name, label, key) = (definition.name.clone(), label.clone(), key.clone());
                self.restore_index(IndexDefinition::of_nodes(name, label, key), base)?;
                None
            }
            None => definition.is_unique().then(|| {
                let (base, definition) = (Arc::clone(base), definition.clone());
                Deferred::new(move || base.known_values(&definition, &base.members(&definition.target)))
            }),
        };
        Arc::make_mut(&mut self.view.constraints.all).push(Constraint { definition, values });
        Ok(())
    }

    /// Makes the index of a uniqueness constraint, unless two nodes have equal values.
    fn create_unique_index(
        &mut self,
        constraint: &ConstraintDefinition,
        label: Arc<str>,
        key: Arc<str>,
    ) -> Result<(), QueryError> {
        let name = Arc::clone(&constraint.name);
        self.create_index(IndexDefinition::of_nodes(Arc::clone(&name), label, key))?;
        let index = self.view.index_named(&name).expect("the index has just been made");
        if let Some((one, other)) = index.values.get().first_equal() {
            let error = self.view.not_unique(constraint, NodeId(one).into(), NodeId(other).into());
            self.remove_index(&name);
            return Err(error);
        }
        Ok(())
    }

    pub(super) fn drop_constraint(&mut self, name: &str) -> Result<Change, QueryError> {
        let all = &mut self.view.constraints.all;
        let Some(place) = all.iter().position(|constraint| &*constraint.definition.name == name) else {
            return Err(invalid(format!("there is no constraint named {name}")));
        };
        let Constraint { definition, .. } = Arc::make_mut(all).remove(place);
        if definition.indexed().is_some() {
            self.remove_index(name);
        }
        Ok(Change::CreateConstraint { definition })
    }
}

impl GraphView {
    /// The constraints there are, in the order in which they were made.
    pub fn constraints(&self) -> impl Iterator<Item = &ConstraintDefinition> + use<'_> {
        self.constraints.all.iter().map(|constraint| &constraint.definition)
    }

    /// Whether a constraint keeps any two nodes of `label` from having equal values (in the sense of `=`) for `key`. While
    /// a statement changes the graph, some may.
    pub fn keeps_unique(&self, label: &str, key: &str) -> bool {
        let is_wanted = |(of, by): (&Arc<str>, &Arc<str>)| (&**of, &**by) == (label, key);
        !self.constraints.is_past
            && self.constraints().any(|constraint| constraint.indexed().is_some_and(is_wanted))
    }

    /// Whether an element keeps all constraints; one that is not there does.
    ///
    /// Time O(constraints), with a look into an index for each that asks for uniqueness.
    ///
    /// # Errors
    /// `ConstraintValidationFailed: ConstraintViolation`, with the constraint and the elements that break it.
    pub fn check_constraints(&self, element: Element) -> Result<(), QueryError> {
        for Constraint { definition, values } in &*self.constraints.all {
            if !self.is_member(element, &definition.target) {
                continue;
            }
            self.check_alone(definition, element)?;
            let rival = match (values, definition.indexed()) {
                (Some(values), _) => self.rival(definition, element, |value| values.get().equal(value)),
                (None, Some(_)) => self.rival(definition, element, |value| {
                    let index = self.index_named(&definition.name).expect("the constraint keeps its index");
                    index.values.get().equal(value).into_iter().map(|node| NodeId(node).into()).collect()
                }),
                (None, None) => None,
            };
            if let Some(rival) = rival {
                return Err(self.not_unique(definition, rival, element));
            }
        }
        Ok(())
    }

    /// Takes an element that is about to change out of the values that constraints keep.
    pub(super) fn forget_values(&mut self, element: Element) {
        self.update_values(element, |values, value| values.remove(value, element));
    }

    /// Notes what an element that has changed has now.
    pub(super) fn note_values(&mut self, element: Element) {
        self.update_values(element, |values, value| values.insert(value, element));
    }

    fn update_values(&mut self, element: Element, update: impl Fn(&mut Values<Element>, &Value)) {
        let mut all = std::mem::take(&mut self.constraints.all);
        for Constraint { definition, values } in Arc::make_mut(&mut all) {
            if let Some(values) = values
                && self.is_member(element, &definition.target)
            {
                update(values.get_mut(), &self.value_of(definition, element));
            }
        }
        self.constraints.all = all;
    }

    /// Whether a constraint may be added to those there are.
    fn check_new_constraint(&self, new: &ConstraintDefinition) -> Result<(), QueryError> {
        let name = &new.name;
        if self.has_schema_name(name) {
            return Err(invalid(format!("there already is a constraint or an index named {name}")));
        }
        if let Some(rival) = self.constraints().find(|known| known.rivals(new)) {
            let message = format!("there already is a constraint of this kind on {}", new.subject());
            return Err(invalid(message).hint(format!("drop the constraint {} first", rival.name)));
        }
        match new.indexed() {
            Some((label, key)) => {
                let name = Arc::clone(name);
                self.check_not_indexed(&IndexDefinition::of_nodes(name, Arc::clone(label), Arc::clone(key)))
            }
            None => Ok(()),
        }
    }

    /// Whether an index or a constraint has the name.
    fn has_schema_name(&self, name: &str) -> bool {
        self.index_named(name).is_some()
            || self.full_text.named(name).is_some()
            || self.constraints().any(|constraint| &*constraint.name == name)
    }

    /// Whether an index may have the name.
    pub(super) fn check_index_name(&self, name: &str) -> Result<(), QueryError> {
        if self.has_schema_name(name) {
            return Err(invalid(format!("there already is an index or a constraint named {name}")));
        }
        Ok(())
    }

    /// Whether there is no index of the same yet.
    pub(super) fn check_not_indexed(&self, new: &IndexDefinition) -> Result<(), QueryError> {
        match self.indexes().find(|index| index.rivals(new)) {
            None => Ok(()),
            Some(index) => Err(invalid(format!("there already is an index of {}", new.subject()))
                .hint(format!("drop {} first", index.name))),
        }
    }

    /// Whether the index of this name is a constraint's own.
    pub(super) fn check_not_owned(&self, index: &str) -> Result<(), QueryError> {
        match self.constraints().any(|constraint| &*constraint.name == index) {
            false => Ok(()),
            true => Err(invalid(format!("the index {index} belongs to the constraint of the same name"))
                .hint("DROP CONSTRAINT takes both away")),
        }
    }

    /// All whom a constraint or an index concerns.
    pub(super) fn members(&self, target: &ConstraintTarget) -> Vec<Element> {
        match target {
            ConstraintTarget::Node(label) => match self.catalog().label(label) {
                Some(label) => self.nodes_with_label(label).map(Element::from).collect(),
                None => Vec::new(),
            },
            ConstraintTarget::Relationship(name) => match self.catalog().relationship_type(name) {
                Some(number) => {
                    let steps = self.outgoing_rows(number).flat_map(|(_, row)| row.iter());
                    steps.map(|step| Neighbour::from(step).relationship.into()).collect()
                }
                None => Vec::new(),
            },
        }
    }

    fn is_member(&self, element: Element, target: &ConstraintTarget) -> bool {
        match (element, target) {
            (Element::Node(node), ConstraintTarget::Node(label)) => {
                self.catalog().label(label).is_some_and(|label| self.has_label(node, label))
            }
            (Element::Relationship(id), ConstraintTarget::Relationship(name)) => {
                let wanted = self.catalog().relationship_type(name);
                self.has_relationship(id) && wanted.is_some() && self.relationship_type(id) == wanted
            }
            _ => false,
        }
    }

    /// Whether a member keeps what the constraint asks of each alone: that values are there, and of what type.
    fn check_alone(&self, constraint: &ConstraintDefinition, member: Element) -> Result<(), QueryError> {
        match &constraint.rule {
            ConstraintRule::Unique => Ok(()),
            ConstraintRule::Key | ConstraintRule::Exists => {
                match constraint.keys.iter().find(|key| self.property_named(member, key).is_null()) {
                    None => Ok(()),
                    Some(key) => Err(broken(constraint, &format!("{} has no {key}", written(member)))),
                }
            }
            ConstraintRule::Type(value_type) => {
                let key = constraint.keys.first().expect("a constraint names a property");
                let value = self.property_named(member, key);
                if value.is_null() || value_type.includes(&value) {
                    return Ok(());
                }
                let found =
                    format!("the {key} of {} is not {value_type}: {}", written(member), shown(&value));
                Err(broken(constraint, &found))
            }
        }
    }

    /// Somebody else who has the values that a member has.
    fn rival(
        &self,
        constraint: &ConstraintDefinition,
        member: Element,
        equal: impl Fn(&Value) -> Vec<Element>,
    ) -> Option<Element> {
        let value = self.value_of(constraint, member);
        if value.is_null() {
            return None;
        }
        equal(&value).into_iter().find(|other| *other != member)
    }

    /// The values of all members, unless two are equal.
    fn unique_values(
        &self,
        constraint: &ConstraintDefinition,
        members: &[Element],
    ) -> Result<Values<Element>, QueryError> {
        let values = self.known_values(constraint, members);
        match values.first_equal() {
            Some((one, other)) => Err(self.not_unique(constraint, one, other)),
            None => Ok(values),
        }
    }

    fn known_values(&self, constraint: &ConstraintDefinition, members: &[Element]) -> Values<Element> {
        let found = members.iter().map(|&member| (member, self.value_of(constraint, member)));
        Values::build(found.filter(|(_, value)| !value.is_null()))
    }

    /// What must be unique of a member: its value, or the list of its values; null where one is missing.
    fn value_of(&self, constraint: &ConstraintDefinition, member: Element) -> Value {
        let mut values: Vec<Value> =
            constraint.keys.iter().map(|key| self.property_named(member, key)).collect();
        match values.len() {
            1 => values.swap_remove(0),
            _ if values.iter().any(Value::is_null) => Value::Null,
            _ => Value::list(values),
        }
    }

    fn property_named(&self, element: Element, key: &str) -> Value {
        self.catalog().key(key).map_or(Value::Null, |key| self.property(element, key))
    }

    fn not_unique(&self, constraint: &ConstraintDefinition, one: Element, other: Element) -> QueryError {
        let value = shown(&self.value_of(constraint, one));
        let (one, other) = (written(one.min(other)), written(one.max(other)));
        broken(constraint, &format!("{one} and {other} both have {value}"))
    }
}

fn broken(constraint: &ConstraintDefinition, found: &str) -> QueryError {
    let message =
        format!("the constraint {} on {} does not hold: {found}", constraint.name, constraint.subject());
    let class = ErrorClass::ConstraintValidationFailed;
    QueryError::new(class, Phase::Runtime, Detail::ConstraintViolation, message)
}

fn written(element: Element) -> String {
    match element {
        Element::Node(node) => format!("node {node}"),
        Element::Relationship(relationship) => format!("relationship {relationship}"),
    }
}

/// A value for a message, not the whole of a long one.
fn shown(value: &Value) -> String {
    const LENGTH: usize = 80;
    let mut text = String::new();
    write_literal(value, &mut text).expect("a string takes any text");
    match text.char_indices().nth(LENGTH) {
        None => text,
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}
