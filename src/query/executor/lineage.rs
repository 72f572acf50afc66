//! Which facts a row rests on.
//!
//! A fact is a number for one thing that a statement can be told: that a node or relationship is there, that it has a
//! property, that a node carries a label, or that nothing of a kind was found. [`Lineage`] gives the numbers out and
//! says what they stand for; a [`Facts`] is what one row rests on, and travels in a chunk beside the columns.
//!
//! In: expressions whose value is known to matter, a row at a time. Out: the facts that were read for it, as few as
//! decide it, or, where every derivation is wanted, those of each. Nothing here is built for a statement that is not
//! asked for its sources.

use super::chunk::Row;
use super::context::Context;
use super::evaluate::{cite_subquery, evaluate, label_names, matches_labels, truth};
use super::numbering::Numbering;
use crate::error::Result;
use crate::graph::{KeyId, LabelId};
use crate::provenance::{Fact, Subject};
use crate::query::ast::Quantifier;
use crate::query::bound::{Expression, ExpressionKind, Key, Label, LabelExpression, Local, Slot};
use crate::value::{Element, Value};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The facts that one row rests on, ascending. Cloning shares them.
pub(super) type Facts = Arc<[u32]>;

/// What a fact's number stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum FactKey {
    /// The element is there.
    Element(Element),
    /// The element has the property.
    Property(Element, KeyId),
    /// The node carries the label.
    Label(crate::value::NodeId, LabelId),
    /// Something is not there.
    Absence,
}

/// The facts that a statement has met.
#[derive(Debug)]
pub(super) struct Lineage {
    numbering: Numbering,
    /// The slots that the statement looks at, where the facts of every derivation of a row are wanted.
    seen: Option<BTreeSet<Slot>>,
}

impl Lineage {
    /// No facts yet; those of every derivation of a row are wanted where the slots are given that tell rows apart.
    pub(super) fn new(seen: Option<BTreeSet<Slot>>) -> Self {
        Lineage { numbering: Numbering::default(), seen }
    }

    /// The slots that tell one row from another, where the facts of every derivation are wanted.
    pub(super) fn seen(&self) -> Option<&BTreeSet<Slot>> {
        self.seen.as_ref()
    }

    /// Whether the facts of every derivation are wanted.
    pub(super) fn is_full(&self) -> bool {
        self.seen.is_some()
    }

    fn number(&mut self, key: FactKey) -> u32 {
        self.numbering.number(key)
    }

    /// What a fact's number stands for.
    pub(super) fn key(&self, fact: u32) -> FactKey {
        self.numbering.fact(fact)
    }
}

/// Some numbers of facts, each once, ascending.
pub(super) fn facts_of(mut numbers: Vec<u32>) -> Facts {
    numbers.sort_unstable();
    numbers.dedup();
    numbers.into()
}

/// Both together.
pub(super) fn union(one: &Facts, other: &Facts) -> Facts {
    if one.is_empty() || one == other {
        return other.clone();
    }
    if other.is_empty() {
        return one.clone();
    }
    merged(one, other)
}

/// Adds what has been gathered to the facts of a row, and leaves `gathered` empty. Most rows rest on little more than
/// the rows before them, whose facts they then share.
pub(super) fn add(facts: &mut Facts, gathered: &mut Vec<u32>) {
    gathered.retain(|fact| facts.binary_search(fact).is_err());
    if gathered.is_empty() {
        return;
    }
    gathered.sort_unstable();
    gathered.dedup();
    *facts = merged(facts, gathered);
    gathered.clear();
}

/// Two ascending lists as one, without what both have. O(their lengths).
fn merged(one: &[u32], other: &[u32]) -> Facts {
    let mut all = Vec::with_capacity(one.len() + other.len());
    let (mut left, mut right) = (one, other);
    while let ([first, rest @ ..], [second, others @ ..]) = (left, right) {
        all.push(*first.min(second));
        left = if first <= second { rest } else { left };
        right = if second <= first { others } else { right };
    }
    all.extend_from_slice(left);
    all.extend_from_slice(right);
    all.into()
}

/// A fact as those outside know it.
pub(super) fn fact(number: u32, context: &Context<'_>) -> Option<Fact> {
    let catalog = context.view().catalog();
    Some(match context.lineage.as_ref()?.key(number) {
        FactKey::Element(element) => Fact::Present(Subject::Element(element)),
        FactKey::Property(element, key) => {
            Fact::Present(Subject::Property(element, catalog.key_name(key).clone()))
        }
        FactKey::Label(node, label) => Fact::Present(Subject::Label(node, catalog.label_name(label).clone())),
        FactKey::Absence => Fact::Absence,
    })
}

/// Gathers the facts that one row rests on.
pub(super) struct Gather<'g, 'p> {
    pub(super) context: &'g mut Context<'p>,
    pub(super) facts: Vec<u32>,
}

impl<'p> Gather<'_, 'p> {
    /// Notes a fact.
    pub(super) fn note(&mut self, key: FactKey) {
        if let Some(lineage) = &mut self.context.lineage {
            self.facts.push(lineage.number(key));
        }
    }

    fn is_full(&self) -> bool {
        self.context.lineage.as_ref().is_some_and(Lineage::is_full)
    }

    /// Notes the nodes and relationships in a value.
    pub(super) fn elements(&mut self, value: &Value) {
        match value {
            Value::Node(node) => self.note(FactKey::Element((*node).into())),
            Value::Relationship(relationship) => self.note(FactKey::Element((*relationship).into())),
            Value::Path(path) => {
                path.nodes().iter().for_each(|node| self.note(FactKey::Element((*node).into())));
                path.relationships().iter().for_each(|step| self.note(FactKey::Element((*step).into())));
            }
            Value::List(items) => items.iter().for_each(|item| self.elements(item)),
            Value::Map(entries) => entries.values().for_each(|value| self.elements(value)),
            _ => {}
        }
    }

    /// Notes what the value of `expression` in `row` rests on.
    pub(super) fn value(&mut self, expression: &'p Expression, row: Row<'_>) -> Result<()> {
        use ExpressionKind as Kind;
        match &expression.kind {
            Kind::Property { target, key } => self.property(target, key, row),
            Kind::Index { target, index } => self.index(target, index, row),
            Kind::MapProjection { target, all, entries } => {
                if *all {
                    let value = self.evaluated(target, row)?;
                    self.all_properties(&value);
                }
                entries.iter().try_for_each(|(_, value)| self.value(value, row))
            }
            Kind::Case { subject, branches, otherwise } => {
                self.case(subject.as_deref(), branches, otherwise.as_deref(), row)
            }
            Kind::Function { function, arguments } => self.function(function.name, arguments, row),
            Kind::ListComprehension { local, list, filter, map } => {
                self.comprehension(*local, list, (filter.as_deref(), map.as_deref()), row)
            }
            Kind::Reduce { accumulator, initial, local, list, step } => {
                self.reduce((*accumulator, initial), (*local, list), step, row)
            }
            Kind::Subquery(index) => cite_subquery(*index, row, self),
            Kind::Not(_)
            | Kind::And(_)
            | Kind::Or(_)
            | Kind::IsNull(_)
            | Kind::IsNotNull(_)
            | Kind::HasLabels { .. }
            | Kind::Quantifier { .. } => self.predicate(expression, row),
            _ => expression.children().into_iter().try_for_each(|child| self.value(child, row)),
        }
    }

    /// Notes what the truth of `expression` in `row` rests on: as little as decides it.
    pub(super) fn predicate(&mut self, expression: &'p Expression, row: Row<'_>) -> Result<()> {
        use ExpressionKind as Kind;
        match &expression.kind {
            Kind::Not(operand) => self.predicate(operand, row),
            Kind::And(operands) => self.junction(operands, false, row),
            Kind::Or(operands) => self.junction(operands, true, row),
            Kind::IsNull(operand) => self.null(operand, true, row),
            Kind::IsNotNull(operand) => self.null(operand, false, row),
            Kind::HasLabels { target, labels } => {
                let value = self.evaluated(target, row)?;
                self.labels(&value, labels, row)
            }
            Kind::Quantifier { quantifier, local, list, filter } => {
                self.quantified(*quantifier, *local, (list, filter.as_deref()), row)
            }
            _ => self.value(expression, row),
        }
    }

    /// The value of an expression, with what it rests on noted.
    fn evaluated(&mut self, expression: &'p Expression, row: Row<'_>) -> Result<Value> {
        let value = evaluate(expression, row, self.context)?;
        if !matches!(expression.kind, ExpressionKind::Slot(_) | ExpressionKind::Local(_)) {
            self.value(expression, row)?;
            self.elements(&value);
        }
        Ok(value)
    }

    fn property(&mut self, target: &'p Expression, key: &Key, row: Row<'_>) -> Result<()> {
        let target = self.evaluated(target, row)?;
        self.property_named(&target, key);
        Ok(())
    }

    /// Notes a property of what a value is, if it has it.
    pub(super) fn property_named(&mut self, value: &Value, key: &Key) {
        let key = key.resolve(|name| self.context.view().catalog().key(name));
        if let (Some(element), Some(key)) = (element_of(value), key) {
            self.property_of(element, key);
        }
    }

    /// A property that an element does not have is no fact.
    fn property_of(&mut self, element: Element, key: KeyId) {
        if !self.context.view().property(element, key).is_null() {
            self.note(FactKey::Property(element, key));
        }
    }

    /// Notes all properties of what a value is.
    pub(super) fn all_properties(&mut self, value: &Value) {
        let Some(element) = element_of(value) else { return };
        let keys = self.context.view().keys(element).to_vec();
        keys.into_iter().for_each(|key| self.property_of(element, key));
    }

    fn index(&mut self, target: &'p Expression, index: &'p Expression, row: Row<'_>) -> Result<()> {
        let target = self.evaluated(target, row)?;
        let index = self.evaluated(index, row)?;
        if let (Some(element), Value::String(name)) = (element_of(&target), &index)
            && let Some(key) = self.context.view().catalog().key(name)
        {
            self.property_of(element, key);
        }
        Ok(())
    }

    fn case(
        &mut self,
        subject: Option<&'p Expression>,
        branches: &'p [(Expression, Expression)],
        otherwise: Option<&'p Expression>,
        row: Row<'_>,
    ) -> Result<()> {
        let value = subject.map(|subject| self.evaluated(subject, row)).transpose()?;
        for (condition, result) in branches {
            let is_met = match &value {
                Some(value) => crate::value::order::equals(value, &evaluate(condition, row, self.context)?),
                None => truth(condition, row, self.context)?,
            };
            self.predicate(condition, row)?;
            if is_met == Some(true) {
                return self.value(result, row);
            }
        }
        otherwise.map_or(Ok(()), |otherwise| self.value(otherwise, row))
    }

    /// Functions that look into an element read facts of their own.
    fn function(&mut self, name: &str, arguments: &'p [Expression], row: Row<'_>) -> Result<()> {
        for (place, argument) in arguments.iter().enumerate() {
            let value = self.evaluated(argument, row)?;
            match name {
                "properties" | "keys" => self.all_properties(&value),
                "labels" => self.all_labels(&value),
                "claims" | "sources" | "isSourced" if place == 0 => {
                    self.evidence(&value, arguments.get(1), row)?;
                }
                "coalesce" if !value.is_null() => return Ok(()),
                _ => {}
            }
        }
        Ok(())
    }

    /// Notes all labels of the node that a value is.
    pub(super) fn all_labels(&mut self, value: &Value) {
        let Value::Node(node) = value else { return };
        let labels = self.context.view().labels(*node).to_vec();
        labels.into_iter().for_each(|label| self.note(FactKey::Label(*node, label)));
    }

    /// What is asked about: an element with all that is claimed of it, or one of its properties.
    fn evidence(&mut self, about: &Value, key: Option<&'p Expression>, row: Row<'_>) -> Result<()> {
        let Some(element) = element_of(about) else { return Ok(()) };
        let Some(key) = key else {
            self.all_properties(about);
            self.all_labels(about);
            return Ok(());
        };
        if let Value::String(name) = evaluate(key, row, self.context)?
            && let Some(key) = self.context.view().catalog().key(&name)
        {
            self.property_of(element, key);
        }
        Ok(())
    }

    /// AND is decided by a false operand, OR by a true one; else all of them matter.
    fn junction(&mut self, operands: &'p [Expression], decisive: bool, row: Row<'_>) -> Result<()> {
        let mut is_decided = false;
        for operand in operands {
            if truth(operand, row, self.context)? == Some(decisive) {
                self.predicate(operand, row)?;
                is_decided = true;
                if !self.is_full() {
                    break;
                }
            }
        }
        if is_decided {
            return Ok(());
        }
        operands.iter().try_for_each(|operand| self.predicate(operand, row))
    }

    /// `IS NULL` where `wants_null`: what is not there cannot be cited.
    fn null(&mut self, operand: &'p Expression, wants_null: bool, row: Row<'_>) -> Result<()> {
        let is_null = evaluate(operand, row, self.context)?.is_null();
        if is_null && (wants_null || self.facts.is_empty()) {
            self.note(FactKey::Absence);
        }
        self.value(operand, row)
    }

    /// The labels, or the type, that decide whether an element is as wanted.
    pub(super) fn labels(&mut self, value: &Value, wanted: &'p LabelExpression, row: Row<'_>) -> Result<()> {
        match wanted {
            LabelExpression::Not(inner) => self.labels(value, inner, row),
            LabelExpression::And(parts) => self.label_junction(value, parts, false, row),
            LabelExpression::Or(parts) => self.label_junction(value, parts, true, row),
            LabelExpression::Any => {
                if let Value::Node(node) = value {
                    match self.context.view().labels(*node).first().copied() {
                        Some(label) => self.note(FactKey::Label(*node, label)),
                        None => self.note(FactKey::Absence),
                    }
                }
                Ok(())
            }
            LabelExpression::Label(label, _) => {
                self.label(value, label);
                Ok(())
            }
            LabelExpression::Dynamic { names, .. } => {
                for name in label_names(names, row, self.context)?.into_iter().flatten() {
                    self.label(value, &Label::new(name));
                }
                self.value(names, row)
            }
        }
    }

    /// One label, which a node has or has not.
    fn label(&mut self, value: &Value, label: &Label) {
        let Value::Node(node) = value else { return };
        let view = self.context.view();
        let known = label.resolve(|name| view.catalog().label(name));
        match known.filter(|label| view.has_label(*node, *label)) {
            Some(label) => self.note(FactKey::Label(*node, label)),
            None => self.note(FactKey::Absence),
        }
    }

    fn label_junction(
        &mut self,
        value: &Value,
        parts: &'p [LabelExpression],
        decisive: bool,
        row: Row<'_>,
    ) -> Result<()> {
        let mut deciding = Vec::new();
        for part in parts {
            if self.has(value, part, row)? == decisive {
                deciding.push(part);
            }
        }
        match &*deciding {
            [] => parts.iter().try_for_each(|part| self.labels(value, part, row)),
            [first, ..] if !self.is_full() => self.labels(value, first, row),
            all => all.iter().try_for_each(|part| self.labels(value, part, row)),
        }
    }

    /// Whether what a value is has the labels, or is of the type.
    pub(super) fn has(&mut self, value: &Value, wanted: &LabelExpression, row: Row<'_>) -> Result<bool> {
        match element_of(value) {
            Some(element) => Ok(matches_labels(element, wanted, row, self.context)? == Some(true)),
            None => Ok(false),
        }
    }

    fn comprehension(
        &mut self,
        local: Local,
        list: &'p Expression,
        (filter, map): (Option<&'p Expression>, Option<&'p Expression>),
        row: Row<'_>,
    ) -> Result<()> {
        let Value::List(items) = self.evaluated(list, row)? else { return Ok(()) };
        for item in items.iter() {
            self.context.set_local(local, item.clone());
            if let Some(filter) = filter {
                let is_kept = truth(filter, row, self.context)? == Some(true);
                self.context.set_local(local, item.clone());
                self.predicate(filter, row)?;
                if !is_kept {
                    continue;
                }
            }
            self.context.set_local(local, item.clone());
            map.map_or(Ok(()), |map| self.value(map, row))?;
        }
        Ok(())
    }

    fn reduce(
        &mut self,
        (accumulator, initial): (Local, &'p Expression),
        (local, list): (Local, &'p Expression),
        step: &'p Expression,
        row: Row<'_>,
    ) -> Result<()> {
        let mut result = self.evaluated(initial, row)?;
        let Value::List(items) = self.evaluated(list, row)? else { return Ok(()) };
        for item in items.iter() {
            self.context.set_local(accumulator, result.clone());
            self.context.set_local(local, item.clone());
            self.value(step, row)?;
            self.context.set_local(accumulator, result);
            self.context.set_local(local, item.clone());
            result = evaluate(step, row, self.context)?;
        }
        Ok(())
    }

    /// One item is enough for `any` that is true, or `all` and `none` that are not; else all items matter.
    fn quantified(
        &mut self,
        quantifier: Quantifier,
        local: Local,
        (list, filter): (&'p Expression, Option<&'p Expression>),
        row: Row<'_>,
    ) -> Result<()> {
        let Value::List(items) = self.evaluated(list, row)? else { return Ok(()) };
        let Some(filter) = filter else { return Ok(()) };
        let decisive = match quantifier {
            Quantifier::Any | Quantifier::None => Some(true),
            Quantifier::All => Some(false),
            Quantifier::Single => None,
        };
        let mut outcomes = Vec::with_capacity(items.len());
        for item in items.iter() {
            self.context.set_local(local, item.clone());
            outcomes.push(truth(filter, row, self.context)?);
        }
        let is_decided = decisive.is_some() && outcomes.contains(&decisive);
        for (item, outcome) in items.iter().zip(outcomes) {
            if is_decided && outcome != decisive {
                continue;
            }
            self.context.set_local(local, item.clone());
            self.predicate(filter, row)?;
            if is_decided && !self.is_full() {
                break;
            }
        }
        Ok(())
    }
}

/// The node or relationship that a value is.
fn element_of(value: &Value) -> Option<Element> {
    match value {
        Value::Node(node) => Some((*node).into()),
        Value::Relationship(relationship) => Some((*relationship).into()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_sets() {
        let (one, other) = (facts_of(vec![3, 1, 3]), facts_of(vec![2, 1]));
        assert_eq!(&*one, [1, 3]);
        assert_eq!(&*union(&one, &other), [1, 2, 3]);
        assert_eq!(union(&one, &facts_of(Vec::new())), one);
        let mut all = one.clone();
        add(&mut all, &mut vec![1, 7, 2, 7]);
        assert_eq!(&*all, [1, 2, 3, 7]);
        let mut gathered = vec![9, 8];
        add(&mut all, &mut gathered);
        assert_eq!((&*all, gathered), (&[1, 2, 3, 7, 8, 9][..], Vec::new()));
    }
}
