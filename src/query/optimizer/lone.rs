//! Variables that were meant for a type, a label or the name of something: no error, but they fit whatever is there.
//!
//! In: the plan as the planner made it, of a statement that only reads, and its text. Out: a line for each variable that
//! is written once, that nothing is asked of, and whose name the graph knows in another role. A variable that anything
//! else mentions, be it `*` in RETURN, is taken for what it is.

use super::slots::{Slots, expressions};
use super::unknown::is_known;
use crate::graph::GraphView;
use crate::query::bound::{Expression, ExpressionKind, Slot};
use crate::query::parser::mentions;
use crate::query::plan::{LoneVariable, NameKind, Operator, Plan};
use crate::value::{Element, Value};
use std::cell::LazyCell;

/// How many nodes are asked for their name.
const ASKED: usize = 5000;

/// The variables of nodes and relationships that a plan binds and asks nothing of, each once.
pub fn lone_variables(plan: &Plan) -> Vec<LoneVariable> {
    let mut mentioned = Mentioned::default();
    if !plan.is_update {
        mentioned.operator(&plan.root);
        plan.subqueries.iter().for_each(|subquery| mentioned.operator(&subquery.root));
    }
    let Mentioned { nodes, relationships, asked } = mentioned;
    let written = LazyCell::new(|| mentions(&plan.text));
    let lone = |slots: Slots, kind: NameKind| {
        let (asked, written) = (&asked, &written);
        let of_slot = move |slot: Slot| {
            let name = plan.slot_names.get(slot.0 as usize)?;
            let is_column = plan.columns.iter().any(|(column, _)| column == name);
            let is_lone = !asked.contains(&slot) && !is_column && written.get(&**name) == Some(&1);
            is_lone.then(|| LoneVariable { kind, name: name.clone() })
        };
        slots.into_iter().filter_map(of_slot)
    };
    lone(relationships, NameKind::RelationshipType).chain(lone(nodes, NameKind::Label)).collect()
}

/// What to tell the author of a statement with the variable; nothing where the graph knows its name in no other role.
pub fn lone(variable: &LoneVariable, view: &GraphView) -> Option<String> {
    let name = &variable.name;
    if is_known(variable.kind, name, view) {
        let what = if variable.kind == NameKind::Label { "label" } else { "type" };
        return Some(format!("`{name}` is a variable here; for the {what} write `:{name}`"));
    }
    let may_name = variable.kind == NameKind::Label && name.starts_with(char::is_uppercase);
    (may_name && names_a_node(name, view)).then(|| {
        format!("`{name}` is a variable here, so any node fits; for a name write ({{name: '{name}'}})")
    })
}

/// Whether one of the first nodes is called so.
fn names_a_node(name: &str, view: &GraphView) -> bool {
    let Some(key) = view.catalog().key("name") else { return false };
    let mut held = view.nodes().take(ASKED).map(|node| view.property(Element::from(node), key));
    held.any(|value| matches!(value, Value::String(text) if *text == *name))
}

/// The slots that a plan mentions.
#[derive(Default)]
struct Mentioned {
    /// Bound to nodes of patterns.
    nodes: Slots,
    /// Bound to relationships, of which no type is asked, or to runs of them.
    relationships: Slots,
    /// Of which an expression asks something.
    asked: Slots,
}

impl Mentioned {
    fn operator(&mut self, operator: &Operator) {
        match operator {
            Operator::NodeScan { slot, .. } => _ = self.nodes.insert(*slot),
            Operator::Expand { relationship, to, types, .. }
            | Operator::ExpandInto { relationship, to, types, .. } => {
                self.nodes.insert(*to);
                self.relationships.extend(types.is_empty().then_some(*relationship));
            }
            Operator::VariableExpand { run, .. } => {
                self.nodes.insert(run.to);
                self.relationships.extend(run.types.is_empty().then_some(run.relationships));
            }
            _ => {}
        }
        expressions(operator).into_iter().for_each(|expression| self.expression(expression));
        operator.inputs().into_iter().for_each(|input| self.operator(input));
    }

    fn expression(&mut self, expression: &Expression) {
        if let ExpressionKind::Slot(slot) = expression.kind {
            self.asked.insert(slot);
        }
        expression.children().into_iter().for_each(|child| self.expression(child));
    }
}
