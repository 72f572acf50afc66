//! The nodes of tables: every line becomes one, with the next id.

use super::super::progress::Listener;
use super::ends::Ends;
use super::table::{Line, Table, shown};
use super::{NodeFile, RelationshipFile, wrong};
use crate::error::Result;
use crate::graph::{Bulk, ColumnValues, KeyId, NodeRun, PropertyGraph};
use crate::value::{NodeId, Value};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// What a node of a label that relationships join is told apart by, unless a table says otherwise.
const USUAL_IDENTITY: &str = "id";

/// What the tables of nodes hold.
#[derive(Debug)]
pub(super) struct NodeTables {
    runs: Vec<NodeRun>,
    values: FxHashMap<KeyId, ColumnValues>,
    property_count: u64,
    /// The nodes by what identifies them, for each label that has come.
    ends: FxHashMap<Arc<str>, Ends>,
    /// The labels whose nodes are joined; of these, nodes that are there already count.
    joined: FxHashSet<Arc<str>>,
}

impl NodeTables {
    /// No tables yet; nodes will be looked up for these relationships.
    pub(super) fn new(relationships: &[RelationshipFile]) -> Self {
        NodeTables {
            runs: Vec::new(),
            values: FxHashMap::default(),
            property_count: 0,
            ends: FxHashMap::default(),
            joined: relationships.iter().flat_map(|file| file.ends.clone()).collect(),
        }
    }

    /// Reads a table; `graph` gets to know its names, `listener` how far that has come.
    pub(super) fn read(
        &mut self,
        file: &NodeFile,
        graph: &mut PropertyGraph,
        listener: &Listener<'_>,
    ) -> Result<()> {
        let mut table = Table::open(&file.file, 0)?;
        let names = table.names();
        let identity =
            names.first().ok_or_else(|| wrong(&file.file, 1, "", "expected the names of columns"))?;
        graph.reserve_names(&file.labels, &[], &names);
        let first = self.next(graph);
        let mut rows = Rows {
            next: first,
            columns: names.iter().map(|_| ColumnValues::default()).collect(),
            ends: file.labels.iter().map(|label| self.take_ends(label, identity, graph)).collect(),
            property_count: 0,
        };
        table.each_line(listener, |line| rows.add(line))?;
        let catalog = graph.view().catalog();
        let mut labels: Vec<_> = file.labels.iter().filter_map(|label| catalog.label(label)).collect();
        labels.sort_unstable();
        labels.dedup();
        self.runs.push(NodeRun { first, count: rows.next.0 - first.0, labels });
        self.property_count += rows.property_count;
        self.ends.extend(file.labels.iter().cloned().zip(rows.ends));
        for (key, column) in names.iter().filter_map(|name| catalog.key(name)).zip(rows.columns) {
            self.values.entry(key).or_default().append(column);
        }
        Ok(())
    }

    /// Prepares for lookups, of nodes of `graph` too that are joined without a table of their label.
    pub(super) fn close(&mut self, graph: &PropertyGraph) {
        for label in self.joined.clone() {
            let ends = self.take_ends(&label, USUAL_IDENTITY, graph);
            self.ends.insert(label, ends);
        }
        self.ends.values_mut().for_each(Ends::close);
    }

    /// The nodes of a label by what identifies them.
    pub(super) fn ends(&self, label: &str) -> Option<&Ends> {
        self.ends.get(label)
    }

    /// What is known of a label; if nothing is and its nodes are joined, what `graph` has.
    fn take_ends(&mut self, label: &Arc<str>, identity: &str, graph: &PropertyGraph) -> Ends {
        if let Some(ends) = self.ends.remove(label) {
            return ends;
        }
        let mut ends = Ends::default();
        let (view, catalog) = (graph.view(), graph.view().catalog());
        if let (true, Some(label), Some(key)) =
            (self.joined.contains(label), catalog.label(label), catalog.key(identity))
        {
            for node in view.nodes_with_label(label) {
                ends.insert(&view.property(node.into(), key), node);
            }
        }
        ends
    }

    /// The id that the next node gets.
    fn next(&self, graph: &PropertyGraph) -> NodeId {
        self.runs.last().map_or(graph.next_node_id(), |run| NodeId(run.first.0 + run.count))
    }

    /// How many nodes there are.
    pub(super) fn count(&self) -> u64 {
        self.runs.iter().map(|run| run.count).sum()
    }

    /// How many labels they have together.
    pub(super) fn label_count(&self) -> u64 {
        self.runs.iter().map(|run| run.count * run.labels.len() as u64).sum()
    }

    /// How many properties they have together.
    pub(super) fn property_count(&self) -> u64 {
        self.property_count
    }

    /// The nodes, to be added to a graph.
    pub(super) fn into_bulk(self) -> Bulk {
        let runs = self.runs.into_iter().filter(|run| run.count > 0);
        Bulk { nodes: runs.collect(), node_values: self.values.into_iter().collect(), ..Bulk::default() }
    }
}

/// The lines of one table as they become nodes.
struct Rows {
    next: NodeId,
    columns: Vec<ColumnValues>,
    /// The nodes by what identifies them, for each label.
    ends: Vec<Ends>,
    property_count: u64,
}

impl Rows {
    fn add(&mut self, line: &mut Line<'_>) -> Result<()> {
        let identity = line.value(0)?;
        if !matches!(identity, Value::Integer(_) | Value::String(_)) {
            return Err(line.wrong(0, "expected an integer or a string to tell nodes apart"));
        }
        if self.ends.iter_mut().any(|ends| ends.insert(&identity, self.next).is_some()) {
            return Err(line.wrong(
                0,
                format!(
                    "{} is told of another node already, and must tell nodes apart",
                    shown(line.field(0))
                ),
            ));
        }
        for (number, column) in self.columns.iter_mut().enumerate() {
            let value = line.value(number)?;
            if !value.is_null() {
                column.push(self.next.0, value);
                self.property_count += 1;
            }
        }
        self.next = NodeId(self.next.0 + 1);
        Ok(())
    }
}
