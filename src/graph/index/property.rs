//! Which nodes of a label have a value: an index ordered by value, then node.
//!
//! In: values that nodes gain and lose. Out: the nodes whose value is equal to one, lies in a range or
//! starts with a prefix, as [`Values`] has it.

use super::super::{IndexDefinition, KeyId, LabelId};
use super::values::Values;
use crate::value::{NodeId, Value};
use std::sync::Arc;

/// The property indexes of a graph. Cloning shares everything.
#[derive(Debug, Clone, Default)]
pub(in crate::graph) struct PropertyIndexes {
    pub(in crate::graph) all: Arc<Vec<PropertyIndex>>,
}

impl PropertyIndexes {
    /// The index of a label and a key.
    pub(in crate::graph) fn find(&self, label: LabelId, key: KeyId) -> Option<&PropertyIndex> {
        self.all.iter().find(|index| index.label == label && index.key == key)
    }

    /// The index of a name.
    pub(in crate::graph) fn named(&self, name: &str) -> Option<&PropertyIndex> {
        self.all.iter().find(|index| &*index.definition.name == name)
    }

    /// Notes that a node with `labels` had `old` under `key` and now has `new`; null is none.
    pub(in crate::graph) fn replace(
        &mut self,
        node: NodeId,
        labels: &[LabelId],
        key: KeyId,
        old: &Value,
        new: &Value,
    ) {
        let concerns = |index: &PropertyIndex| index.key == key && labels.contains(&index.label);
        if !self.all.iter().any(concerns) {
            return;
        }
        for index in Arc::make_mut(&mut self.all).iter_mut().filter(|index| concerns(index)) {
            index.values.remove(old, node);
            index.values.insert(new, node);
        }
    }
}

/// The values of one key at the nodes of one label. Cloning shares everything.
#[derive(Debug, Clone)]
pub(in crate::graph) struct PropertyIndex {
    pub(in crate::graph) definition: IndexDefinition,
    pub(in crate::graph) label: LabelId,
    pub(in crate::graph) key: KeyId,
    pub(in crate::graph) values: Values<NodeId>,
}
