//! Which columns a statement looks at, once they have been found: they are what tells one row from another.
//!
//! In: a plan. Out: the slots whose values its clauses read, sort, compare or return. Only how long a path is, and that a
//! path is put together which nobody looks at, are no such thing; nor is what a search asks of the path that it looks
//! for itself. It errs on the side of more.

use super::slots::{Slots, direct, expressions, introduced, own_slots};
use crate::query::bound::{Expression, ExpressionKind, PathPart, Slot};
use crate::query::plan::{Operator, Plan};

/// The slots whose values are looked at.
pub fn seen(plan: &Plan) -> Slots {
    let mut found = Seen { slots: plan.columns.iter().map(|(_, slot)| *slot).collect(), ..Seen::default() };
    found.slots.extend(plan.subqueries.iter().filter_map(|subquery| subquery.output));
    found.operator(&plan.root);
    plan.subqueries.iter().for_each(|subquery| found.operator(&subquery.root));
    found.finish()
}

#[derive(Default)]
struct Seen<'p> {
    slots: Slots,
    /// What no more than the length is asked of.
    lengths: Vec<Slot>,
    /// The paths that are put together.
    paths: Vec<(Slot, &'p [PathPart])>,
}

impl<'p> Seen<'p> {
    fn operator(&mut self, operator: &'p Operator) {
        match operator {
            Operator::Keep { .. } => {}
            Operator::Extend { items, .. } => {
                for (slot, value) in items {
                    match &value.kind {
                        ExpressionKind::Path(parts) => self.paths.push((*slot, parts)),
                        _ => self.expression(value),
                    }
                }
            }
            _ => self.search_or_other(operator),
        }
        operator.inputs().into_iter().for_each(|input| self.operator(input));
    }

    /// What an operator names and reads, but for what it finds itself.
    fn search_or_other(&mut self, operator: &'p Operator) {
        let mut own: Slots = introduced(operator).into_iter().collect();
        if let Operator::ShortestPath { accept, .. } = operator {
            own.extend(accept.paths.iter().map(|(path, _)| *path));
        }
        let mut read = Seen { slots: own_slots(operator).into_iter().collect(), ..Seen::default() };
        expressions(operator).into_iter().for_each(|expression| read.expression(expression));
        self.slots.extend(read.slots.difference(&own));
        self.lengths.extend(read.lengths.into_iter().filter(|slot| !own.contains(slot)));
    }

    fn expression(&mut self, expression: &Expression) {
        if let Some(path) = length_of(expression) {
            self.lengths.push(path);
            return;
        }
        self.slots.extend(direct(expression));
        expression.children().into_iter().for_each(|child| self.expression(child));
    }

    /// The length of a whole path tells nothing of it, since only paths of one length are alternatives; that of a part does.
    fn finish(mut self) -> Slots {
        let is_whole = |slot: &Slot| self.paths.iter().any(|(path, _)| path == slot);
        self.slots.extend(self.lengths.iter().filter(|slot| !is_whole(slot)));
        for (path, parts) in &self.paths {
            if self.slots.contains(path) {
                self.slots.extend(parts.iter().map(PathPart::slot));
            }
        }
        self.slots
    }
}

/// The variable of which an expression is the length.
fn length_of(expression: &Expression) -> Option<Slot> {
    match &expression.kind {
        ExpressionKind::Function { function, arguments } if function.name == "length" => match &**arguments {
            [Expression { kind: ExpressionKind::Slot(slot), .. }] => Some(*slot),
            _ => None,
        },
        _ => None,
    }
}
