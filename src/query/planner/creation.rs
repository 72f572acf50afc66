//! CREATE as one operator, or as several where what is written later reads what is made before it.

use crate::query::bound::{Creation, Expression, ExpressionKind, Naming, NewNode, NewRelationship, Slot};
use crate::query::plan::Operator;

/// Creates everything of `creation` for each row of `input`, each element after those that it reads.
pub(super) fn create(input: Operator, creation: Creation) -> Operator {
    let Creation { nodes, relationships, paths } = creation;
    let mut batches = Batches { done: Vec::new(), open: Creation::default() };
    let mut waiting: Vec<NewRelationship> = relationships;
    let mut missing: Vec<Slot> = nodes.iter().map(|node| node.slot).collect();
    for node in nodes {
        missing.retain(|slot| *slot != node.slot);
        batches.node(node);
        let is_ready = |new: &NewRelationship| !missing.contains(&new.start) && !missing.contains(&new.end);
        let (ready, later) = waiting.into_iter().partition(is_ready);
        waiting = later;
        batches.relationships(ready);
    }
    batches.relationships(waiting);
    let Batches { mut done, mut open } = batches;
    open.paths = paths;
    done.push(open);
    done.into_iter().fold(input, |input, creation| Operator::Create { input: Box::new(input), creation })
}

/// Elements in an order in which they can be made; within a batch none reads another.
struct Batches {
    done: Vec<Creation>,
    open: Creation,
}

impl Batches {
    fn node(&mut self, node: NewNode) {
        let labels = node.labels.iter().filter_map(Naming::expression);
        self.close_if_read(labels.chain(&node.properties));
        self.open.nodes.push(node);
    }

    fn relationships(&mut self, relationships: Vec<NewRelationship>) {
        for relationship in relationships {
            let name = relationship.relationship_type.expression();
            self.close_if_read(name.into_iter().chain(&relationship.properties));
            self.open.relationships.push(relationship);
        }
    }

    fn close_if_read<'e>(&mut self, mut expressions: impl Iterator<Item = &'e Expression>) {
        let nodes = self.open.nodes.iter().map(|node| node.slot);
        let made: Vec<Slot> = nodes.chain(self.open.relationships.iter().map(|new| new.slot)).collect();
        if expressions.any(|expression| may_read(expression, &made)) {
            self.done.push(std::mem::take(&mut self.open));
        }
    }
}

/// Whether an expression reads one of `slots`; a subquery may read anything.
fn may_read(expression: &Expression, slots: &[Slot]) -> bool {
    match &expression.kind {
        ExpressionKind::Slot(slot) => slots.contains(slot),
        ExpressionKind::Subquery(_) => !slots.is_empty(),
        _ => expression.children().into_iter().any(|child| may_read(child, slots)),
    }
}
