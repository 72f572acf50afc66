//! From what identifies a node in a table to the node.

use super::table::integer;
use crate::value::{NodeId, Value};
use rustc_hash::FxHashMap;
use std::str;
use std::sync::Arc;

/// The nodes of one label by what identifies them.
#[derive(Debug, Default)]
pub(super) struct Ends {
    integers: FxHashMap<i64, NodeId>,
    texts: FxHashMap<Arc<str>, NodeId>,
    /// The nodes by how much their integers are more than the least, where that wastes little.
    dense: Option<(i64, Vec<Option<NodeId>>)>,
}

impl Ends {
    /// Notes what identifies a node, unless another node has it, which is returned. Values other than integers and
    /// strings identify nothing.
    pub(super) fn insert(&mut self, value: &Value, node: NodeId) -> Option<NodeId> {
        let other = match value {
            Value::Integer(number) => *self.integers.entry(*number).or_insert(node),
            Value::String(text) => *self.texts.entry(text.clone()).or_insert(node),
            _ => node,
        };
        (other != node).then_some(other)
    }

    /// Prepares for many lookups.
    pub(super) fn close(&mut self) {
        let (Some(least), Some(greatest)) = (self.integers.keys().min(), self.integers.keys().max()) else {
            return;
        };
        let Some(span) = greatest.checked_sub(*least).and_then(|span| usize::try_from(span).ok()) else {
            return;
        };
        if span / 4 <= self.integers.len() {
            let mut dense = vec![None; span + 1];
            for (number, node) in &self.integers {
                dense[number.abs_diff(*least) as usize] = Some(*node);
            }
            self.dense = Some((*least, dense));
        }
    }

    /// The node that a field identifies.
    pub(super) fn find(&self, field: &[u8]) -> Option<NodeId> {
        self.find_integer(field).or_else(|| self.texts.get(str::from_utf8(field).ok()?).copied())
    }

    fn find_integer(&self, field: &[u8]) -> Option<NodeId> {
        let number = integer(field)?;
        match &self.dense {
            Some((least, nodes)) => *nodes.get(usize::try_from(number.checked_sub(*least)?).ok()?)?,
            None => self.integers.get(&number).copied(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_is_found_by_what_its_field_says() {
        let mut ends = Ends::default();
        for (value, id) in [(Value::Integer(-3), 1), (Value::Integer(4), 2), (Value::string("x"), 3)] {
            assert_eq!(ends.insert(&value, NodeId(id)), None);
        }
        assert_eq!(ends.insert(&Value::Integer(4), NodeId(9)), Some(NodeId(2)));
        for _ in 0..2 {
            let found =
                ["-3", "4", "x", "5", "-4", "y", "99999999999"].map(|field| ends.find(field.as_bytes()));
            assert_eq!(found, [Some(NodeId(1)), Some(NodeId(2)), Some(NodeId(3)), None, None, None, None]);
            ends.close();
        }
    }
}
