//! CREATE as one operator, or as several where what is written later reads what is made before it.

use crate::query::bound::{Creation, Expression, ExpressionKind, Naming, NewNode, NewRelationship, Slot};
use crate::query::plan::Operator;
use rustc_hash::{FxHashMap, FxHashSet};

/// Creates everything of `creation` for each row of `input`, each element after those that it reads.
pub(super) fn create(input: Operator, creation: Creation) -> Operator {
    let Creation { nodes, relationships, paths } = creation;
    let mut batches = Batches::default();
    let mut waiting = Waiting::new(&nodes, relationships);
    for (index, node) in nodes.into_iter().enumerate() {
        let slot = node.slot;
        batches.node(node);
        if index == 0 {
            batches.relationships(waiting.ready());
        }
        batches.relationships(waiting.after(slot));
    }
    batches.relationships(waiting.ready());
    let Batches { mut done, mut open, .. } = batches;
    open.paths = paths;
    done.push(open);
    done.into_iter().fold(input, |input, creation| Operator::Create { input: Box::new(input), creation })
}

/// Relationships whose ends are not all made yet.
struct Waiting {
    relationships: Vec<Option<NewRelationship>>,
    /// How many ends of each are still to be made.
    missing: Vec<usize>,
    by_node: FxHashMap<Slot, Vec<usize>>,
}

impl Waiting {
    /// The relationships between `nodes` to be made, and others.
    fn new(nodes: &[NewNode], relationships: Vec<NewRelationship>) -> Self {
        let mut by_node: FxHashMap<Slot, Vec<usize>> =
            nodes.iter().map(|node| (node.slot, Vec::new())).collect();
        let mut missing = vec![0; relationships.len()];
        for (index, new) in relationships.iter().enumerate() {
            for end in [new.start, new.end] {
                if let Some(waiting) = by_node.get_mut(&end) {
                    waiting.push(index);
                    missing[index] += 1;
                }
            }
        }
        Waiting { relationships: relationships.into_iter().map(Some).collect(), missing, by_node }
    }

    /// Those between nodes that are there before.
    fn ready(&mut self) -> Vec<NewRelationship> {
        let places = self.relationships.iter_mut().zip(&self.missing);
        places.filter(|(_, missing)| **missing == 0).filter_map(|(new, _)| new.take()).collect()
    }

    /// Those whose last end is made with the node in `slot`, in the order written.
    fn after(&mut self, slot: Slot) -> Vec<NewRelationship> {
        let mut ready = Vec::new();
        for index in self.by_node.remove(&slot).unwrap_or_default() {
            self.missing[index] -= 1;
            if self.missing[index] == 0 {
                ready.extend(self.relationships[index].take());
            }
        }
        ready
    }
}

/// Elements in an order in which they can be made; within a batch none reads another.
#[derive(Default)]
struct Batches {
    done: Vec<Creation>,
    open: Creation,
    /// The slots of what is in the open batch.
    made: FxHashSet<Slot>,
}

impl Batches {
    fn node(&mut self, node: NewNode) {
        let labels = node.labels.iter().filter_map(Naming::expression);
        self.close_if_read(labels.chain(&node.properties));
        self.made.insert(node.slot);
        self.open.nodes.push(node);
    }

    fn relationships(&mut self, relationships: Vec<NewRelationship>) {
        for relationship in relationships {
            let name = relationship.relationship_type.expression();
            self.close_if_read(name.into_iter().chain(&relationship.properties));
            self.made.insert(relationship.slot);
            self.open.relationships.push(relationship);
        }
    }

    fn close_if_read<'e>(&mut self, mut expressions: impl Iterator<Item = &'e Expression>) {
        if expressions.any(|expression| may_read(expression, &self.made)) {
            self.done.push(std::mem::take(&mut self.open));
            self.made.clear();
        }
    }
}

/// Whether an expression reads one of `slots`; a subquery may read anything.
fn may_read(expression: &Expression, slots: &FxHashSet<Slot>) -> bool {
    match &expression.kind {
        ExpressionKind::Slot(slot) => slots.contains(slot),
        ExpressionKind::Subquery(_) => !slots.is_empty(),
        _ => expression.children().into_iter().any(|child| may_read(child, slots)),
    }
}
