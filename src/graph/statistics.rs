//! Exact counts, kept as the graph changes, that the optimizer estimates from.

use super::{LabelId, TypeId};

/// Exact counts of a graph. Cloning shares.
#[derive(Debug, Clone, Default)]
pub struct Statistics {}

impl Statistics {
    /// How many nodes there are.
    pub fn nodes(&self) -> u64 {
        todo!()
    }
    /// How many relationships there are.
    pub fn relationships(&self) -> u64 {
        todo!()
    }
    /// How many nodes carry `label`.
    pub fn nodes_with_label(&self, label: LabelId) -> u64 {
        let _ = label;
        todo!()
    }
    /// How many relationships of the type lead from a node with label `start` to one with label `end`; `None` is any.
    pub fn relationships_between(
        &self,
        start: Option<LabelId>,
        relationship_type: Option<TypeId>,
        end: Option<LabelId>,
    ) -> u64 {
        let _ = (start, relationship_type, end);
        todo!()
    }
    /// How many relationships of the type start where they end.
    pub fn self_loops(&self, relationship_type: TypeId) -> u64 {
        let _ = relationship_type;
        todo!()
    }
}
