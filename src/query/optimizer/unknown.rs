//! Names in a statement that nothing in the graph has: no error, but most likely a slip of the hand.
//!
//! Looked for in the plan as the planner made it, and only where the statement reads. A property key counts where it is
//! asked of a node or relationship of a pattern, since a map may have any; so does a key of what `claims(…)` gives.

use super::slots::{Slots, expressions, introduced};
use crate::functions::CLAIM_KEYS;
use crate::graph::GraphView;
use crate::query::binder::nearest;
use crate::query::bound::{Expression, ExpressionKind, LabelExpression, Local, RelationshipType, SearchPart};
use crate::query::plan::{NameKind, Operator, Plan, UnknownName};
use crate::value::Value;
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
        NameKind::ClaimKey => CLAIM_KEYS.contains(&name),
    }
}

fn message(kind: NameKind, name: &str, view: &GraphView) -> String {
    let what = noun(kind);
    if kind == NameKind::ClaimKey {
        return claim_message(name);
    }
    if let Some((other, same)) = elsewhere(kind, name, view) {
        return format!("there is no {what} `{name}` in the graph, but a {} `{same}`", noun(other));
    }
    match nearest(name, names(kind, view).into_iter()) {
        Some(near) => format!("there is no {what} `{name}` in the graph; did you mean `{near}`?"),
        None => format!("there is no {what} `{name}` in the graph"),
    }
}

fn claim_message(name: &str) -> String {
    match nearest(name, CLAIM_KEYS.into_iter()) {
        Some(near) => format!("claims have no `{name}`; did you mean `{near}`?"),
        None => format!("claims have no `{name}`, but {}", CLAIM_KEYS.join(", ")),
    }
}

fn noun(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Label => "label",
        NameKind::RelationshipType => "relationship type",
        NameKind::PropertyKey => "property key",
        NameKind::ClaimKey => "key of claims",
    }
}

fn names(kind: NameKind, view: &GraphView) -> Vec<&str> {
    let catalog = view.catalog();
    match kind {
        NameKind::Label => catalog.labels().map(|(_, name)| &**name).collect(),
        NameKind::RelationshipType => catalog.relationship_types().map(|(_, name)| &**name).collect(),
        NameKind::PropertyKey => catalog.keys().map(|(_, name)| &**name).collect(),
        NameKind::ClaimKey => CLAIM_KEYS.to_vec(),
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

/// The functions whose second argument is the key of a property.
const EVIDENCE: [&str; 3] = ["claims", "sources", "isSourced"];

/// Whether an expression gives a list of claims.
fn is_of_claims(expression: &Expression) -> bool {
    matches!(&expression.kind, ExpressionKind::Function { function, .. } if function.name == "claims")
}

/// What a plan names.
#[derive(Default)]
struct Names {
    found: BTreeSet<(NameKind, Arc<str>)>,
    /// The slots of nodes and relationships.
    elements: Slots,
    relationships: Slots,
    /// The variables that stand for a claim.
    claims: Slots,
    claim_locals: BTreeSet<Local>,
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
            Operator::Unwind { list, slot, .. } if is_of_claims(list) => _ = self.claims.insert(*slot),
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
                if self.is_claim(target) {
                    self.found.insert((NameKind::ClaimKey, key.name.clone()));
                } else if matches!(target.kind, ExpressionKind::Slot(slot) if self.elements.contains(&slot)) {
                    self.found.insert((NameKind::PropertyKey, key.name.clone()));
                }
            }
            ExpressionKind::HasLabels { target, labels } => {
                let is_relationship =
                    matches!(target.kind, ExpressionKind::Slot(slot) if self.relationships.contains(&slot));
                let kind = if is_relationship { NameKind::RelationshipType } else { NameKind::Label };
                self.labels(kind, labels);
            }
            ExpressionKind::Function { function, arguments } if EVIDENCE.contains(&function.name) => {
                if let Some(ExpressionKind::Literal(Value::String(key))) =
                    arguments.get(1).map(|key| &key.kind)
                {
                    self.found.insert((NameKind::PropertyKey, key.clone()));
                }
            }
            ExpressionKind::ListComprehension { local, list, .. } if is_of_claims(list) => {
                self.claim_locals.insert(*local);
            }
            _ => {}
        }
        expression.children().into_iter().for_each(|child| self.expression(child));
    }

    /// Whether an expression gives a claim as [`CLAIM_KEYS`] describe it.
    fn is_claim(&self, expression: &Expression) -> bool {
        match &expression.kind {
            ExpressionKind::Slot(slot) => self.claims.contains(slot),
            ExpressionKind::Local(local) => self.claim_locals.contains(local),
            ExpressionKind::Index { target, .. } => is_of_claims(target),
            _ => false,
        }
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
