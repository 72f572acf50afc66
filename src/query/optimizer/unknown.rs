//! Names in a statement that nothing in the graph has: no error, but most likely a slip of the hand.
//!
//! Looked for in the plan as the planner made it, and only where the statement reads. A property key counts where it is
//! asked of a node or relationship of a pattern, since a map may have any.

use super::slots::{Slots, expressions, introduced};
use crate::graph::GraphView;
use crate::query::binder::nearest;
use crate::query::bound::{Expression, ExpressionKind, LabelExpression, RelationshipType, SearchPart};
use crate::query::plan::{NameKind, Operator, Plan, UnknownName};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The names that `view` does not know, each once. In a graph without nodes nothing is known, and nothing is told.
pub fn unknown_names(plan: &Plan, view: &GraphView) -> Vec<UnknownName> {
    if plan.is_update || view.statistics().nodes() == 0 {
        return Vec::new();
    }
    let mut names = Names::default();
    names.elements(&plan.root);
    plan.subqueries.iter().for_each(|subquery| names.elements(&subquery.root));
    names.operator(&plan.root);
    plan.subqueries.iter().for_each(|subquery| names.operator(&subquery.root));
    let unknown = names.found.into_iter().filter(|(kind, name)| !is_known(*kind, name, view));
    unknown.map(|(kind, name)| UnknownName { kind, message: message(kind, &name, view), name }).collect()
}

/// Whether anything in the graph has, or had, the name.
pub fn is_known(kind: NameKind, name: &str, view: &GraphView) -> bool {
    match kind {
        NameKind::Label => view.catalog().label(name).is_some(),
        NameKind::RelationshipType => view.catalog().relationship_type(name).is_some(),
        NameKind::PropertyKey => view.catalog().key(name).is_some(),
    }
}

fn message(kind: NameKind, name: &str, view: &GraphView) -> String {
    let what = noun(kind);
    if let Some((other, same)) = elsewhere(kind, name, view) {
        return format!("there is no {what} `{name}` in the graph, but a {} `{same}`", noun(other));
    }
    match nearest(name, names(kind, view).into_iter()) {
        Some(near) => format!("there is no {what} `{name}` in the graph; did you mean `{near}`?"),
        None => format!("there is no {what} `{name}` in the graph"),
    }
}

fn noun(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Label => "label",
        NameKind::RelationshipType => "relationship type",
        NameKind::PropertyKey => "property key",
    }
}

fn names(kind: NameKind, view: &GraphView) -> Vec<&str> {
    let catalog = view.catalog();
    match kind {
        NameKind::Label => catalog.labels().map(|(_, name)| &**name).collect(),
        NameKind::RelationshipType => catalog.relationship_types().map(|(_, name)| &**name).collect(),
        NameKind::PropertyKey => catalog.keys().map(|(_, name)| &**name).collect(),
    }
}

/// The same name, written as is usual there, among those of another kind: `HELD_ON` is no type, but `heldOn` a key.
fn elsewhere<'v>(kind: NameKind, name: &str, view: &'v GraphView) -> Option<(NameKind, &'v str)> {
    let letters = |name: &str| name.replace('_', "").to_lowercase();
    let wanted = letters(name);
    let of_kind = |kind| names(kind, view).into_iter().map(move |name| (kind, name));
    let is_it = |(_, other): &(NameKind, &str)| letters(other) == wanted;
    if of_kind(kind).any(|own| is_it(&own)) {
        return None;
    }
    [NameKind::Label, NameKind::RelationshipType, NameKind::PropertyKey]
        .into_iter()
        .flat_map(of_kind)
        .find(is_it)
}

/// What a plan names.
#[derive(Default)]
struct Names {
    found: BTreeSet<(NameKind, Arc<str>)>,
    /// The slots of nodes and relationships.
    elements: Slots,
    relationships: Slots,
}

impl Names {
    /// Notes the slots that patterns bind.
    fn elements(&mut self, operator: &Operator) {
        match operator {
            Operator::NodeScan { .. } | Operator::Endpoints { .. } => {
                self.elements.extend(introduced(operator));
            }
            Operator::Expand { relationship, to, .. } | Operator::ExpandInto { relationship, to, .. } => {
                self.elements.extend([*relationship, *to]);
                self.relationships.insert(*relationship);
            }
            Operator::VariableExpand { run, .. } => {
                self.elements.insert(run.to);
            }
            _ => {}
        }
        operator.inputs().into_iter().for_each(|input| self.elements(input));
    }

    fn operator(&mut self, operator: &Operator) {
        match operator {
            Operator::Expand { types, .. }
            | Operator::ExpandInto { types, .. }
            | Operator::Endpoints { types, .. } => self.types(types),
            Operator::VariableExpand { run, .. } | Operator::ShortestPath { run, .. } => {
                self.types(&run.types);
            }
            Operator::PathSearch { search, .. } => {
                for part in search.sequences.iter().flat_map(|sequence| &sequence.parts) {
                    if let SearchPart::Relationship { types, .. } = part {
                        self.types(types);
                    }
                }
            }
            _ => {}
        }
        expressions(operator).into_iter().for_each(|expression| self.expression(expression));
        operator.inputs().into_iter().for_each(|input| self.operator(input));
    }

    fn types(&mut self, types: &[RelationshipType]) {
        let named = types.iter().map(|own| (NameKind::RelationshipType, own.name.clone()));
        self.found.extend(named);
    }

    fn expression(&mut self, expression: &Expression) {
        match &expression.kind {
            ExpressionKind::Property { target, key } => {
                if matches!(target.kind, ExpressionKind::Slot(slot) if self.elements.contains(&slot)) {
                    self.found.insert((NameKind::PropertyKey, key.name.clone()));
                }
            }
            ExpressionKind::HasLabels { target, labels } => {
                let is_relationship =
                    matches!(target.kind, ExpressionKind::Slot(slot) if self.relationships.contains(&slot));
                let kind = if is_relationship { NameKind::RelationshipType } else { NameKind::Label };
                self.labels(kind, labels);
            }
            _ => {}
        }
        expression.children().into_iter().for_each(|child| self.expression(child));
    }

    fn labels(&mut self, kind: NameKind, labels: &LabelExpression) {
        match labels {
            LabelExpression::Label(label, _) => {
                self.found.insert((kind, label.name.clone()));
            }
            LabelExpression::And(parts) | LabelExpression::Or(parts) => {
                parts.iter().for_each(|part| self.labels(kind, part));
            }
            LabelExpression::Not(inner) => self.labels(kind, inner),
            LabelExpression::Any | LabelExpression::Dynamic { .. } => {}
        }
    }
}
