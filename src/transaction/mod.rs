//! Many changes, one outcome.
//!
//! The [`Writer`] makes [`Change`]s as they come in and keeps of each what takes it back and, where there is
//! a file, what the log is told at the commit. What goes out is a view of the graph, once the changes are
//! durable; if they cannot be made so, the graph is as it was. Who may write when, and how readers learn of
//! a new view, is the [database's](crate::database) business.

use crate::error::Result;
use crate::graph::{Change, GraphView, PropertyGraph};
use crate::storage::Store;
use std::sync::Arc;

/// The one writer of a database: its graph, and what the open transaction has changed of it.
#[derive(Debug, Default)]
pub struct Writer {
    graph: PropertyGraph,
    /// What takes back each change of the transaction, in the order they were made.
    undo: Vec<Change>,
    /// The same changes, for the log; empty without a store.
    redo: Vec<Change>,
    store: Option<Store>,
}

/// A point within a transaction to which it can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Savepoint(usize);

impl Writer {
    /// A writer of `graph`, which lives in memory only, or in the files of `store`.
    pub fn new(graph: PropertyGraph, store: Option<Store>) -> Self {
        Writer { graph, undo: Vec::new(), redo: Vec::new(), store }
    }

    /// The graph with all changes of the open transaction.
    pub fn graph(&self) -> &PropertyGraph {
        &self.graph
    }

    /// The same for reading; clone it to keep it.
    pub fn view(&self) -> &GraphView {
        self.graph.view()
    }

    /// Makes one change as part of the open transaction.
    ///
    /// # Errors
    /// When the change does not fit the graph, which is then as it was; [`Error::Corrupt`](crate::Error::Corrupt) when
    /// something of the graph cannot be read.
    pub fn apply(&mut self, change: Change) -> Result<()> {
        self.graph.settle()?;
        if self.store.is_none() {
            self.undo.push(self.graph.apply(change)?);
            return Ok(());
        }
        self.undo.push(self.graph.apply(change.clone())?);
        self.redo.push(change);
        Ok(())
    }

    /// Whether all that has changed since `savepoint` keeps the graph's constraints; asked when a statement ends.
    ///
    /// Takes time in proportion to those changes, and none without constraints.
    ///
    /// # Errors
    /// `ConstraintValidationFailed`, with the constraint and the elements that break it; nothing is taken back yet.
    pub fn check_constraints(&self, savepoint: Savepoint) -> Result<()> {
        if self.view().constraints().next().is_none() {
            return Ok(());
        }
        let mut touched: Vec<_> = self.undo.iter().skip(savepoint.0).filter_map(Change::element).collect();
        touched.sort_unstable();
        touched.dedup();
        Ok(touched.into_iter().try_for_each(|element| self.view().check_constraints(element))?)
    }

    /// Lets go of what is still known of deleted relationships; called when a statement ends.
    pub fn forget_tombstones(&mut self) {
        self.graph.forget_tombstones();
    }

    /// Marks the present point of the transaction.
    pub fn savepoint(&self) -> Savepoint {
        Savepoint(self.undo.len())
    }

    /// The point at which the open transaction began.
    pub fn beginning(&self) -> Savepoint {
        Savepoint(0)
    }

    /// Takes back every change since `savepoint`, which must be of this transaction.
    ///
    /// Takes time in proportion to those changes.
    pub fn rollback_to(&mut self, savepoint: Savepoint) {
        while self.undo.len() > savepoint.0 {
            let Some(inverse) = self.undo.pop() else { break };
            self.graph.apply(inverse).expect("what takes back the last change fits the graph it led to");
        }
        self.redo.truncate(savepoint.0);
    }

    /// Takes back the whole transaction.
    pub fn rollback(&mut self) {
        self.rollback_to(Savepoint(0));
        self.graph.forget_tombstones();
    }

    /// Makes the transaction durable and returns the graph as it now is, for readers; the next one begins.
    ///
    /// A transaction without changes writes nothing.
    ///
    /// # Errors
    /// When the changes could not be made durable. The graph is then as before the transaction; after
    /// [`Error::Poisoned`](crate::Error::Poisoned) it is not known whether the transaction will be there once the database is
    /// opened anew, and nothing more can be committed.
    pub fn commit(&mut self) -> Result<Arc<GraphView>> {
        if let Err(error) = self.store_changes() {
            self.rollback();
            return Err(error);
        }
        self.undo.clear();
        self.redo.clear();
        self.graph.forget_tombstones();
        Ok(Arc::new(self.view().clone()))
    }

    fn store_changes(&mut self) -> Result<()> {
        match &mut self.store {
            Some(store) if !self.redo.is_empty() => store.commit(&self.redo, &self.graph),
            _ => Ok(()),
        }
    }

    /// Puts `graph`, which was made from this writer's by adding to it, in the place of it, as a transaction of its own.
    /// What is not committed is taken back.
    ///
    /// With a store it is made durable by a checkpoint. Takes time in proportion to the graph then.
    ///
    /// # Errors
    /// As [`commit`](Self::commit).
    pub fn advance(&mut self, graph: PropertyGraph) -> Result<Arc<GraphView>> {
        self.rollback();
        if let Some(store) = &mut self.store {
            store.checkpoint(&graph)?;
        }
        self.graph = graph;
        Ok(Arc::new(self.view().clone()))
    }

    /// Whether the log has become long enough for [`checkpoint`](Self::checkpoint) to be worth its cost.
    pub fn wants_checkpoint(&self) -> bool {
        self.undo.is_empty() && self.store.as_ref().is_some_and(Store::wants_checkpoint)
    }

    /// Takes back what is not committed, writes the graph as a new snapshot, and empties the log.
    ///
    /// # Errors
    /// As [`Store::checkpoint`]; nothing committed is lost.
    pub fn checkpoint(&mut self) -> Result<()> {
        self.rollback();
        self.store.as_mut().map_or(Ok(()), |store| store.checkpoint(&self.graph))
    }

    /// Takes back what is not committed and closes the files in good order, so that `name.silk` alone is the
    /// whole database.
    ///
    /// # Errors
    /// As [`Store::close`]; nothing committed is lost.
    pub fn close(mut self) -> Result<()> {
        self.rollback();
        self.store.take().map_or(Ok(()), |store| store.close(&self.graph))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;
    use crate::storage::{Durability, Mode};
    use crate::value::{NodeId, RelationshipId, Value};
    use std::path::Path;

    fn node(id: u64) -> Change {
        Change::CreateNode { id: NodeId(id), labels: vec!["City".into()], properties: vec![] }
    }

    fn name(id: u64, name: &str) -> Change {
        Change::SetProperty { element: NodeId(id).into(), key: "name".into(), value: Value::string(name) }
    }

    fn relationship(id: u64, start: u64, end: u64) -> Change {
        let (start, end) = (NodeId(start), NodeId(end));
        let relationship_type = "ROAD".into();
        Change::CreateRelationship {
            id: RelationshipId(id),
            relationship_type,
            start,
            end,
            properties: vec![],
        }
    }

    fn open(path: &Path) -> Writer {
        let (store, graph) = Store::open(path, Mode::ReadWrite, Durability::EachCommit).unwrap();
        Writer::new(graph, Some(store))
    }

    fn make(writer: &mut Writer, changes: impl IntoIterator<Item = Change>) {
        changes.into_iter().for_each(|change| writer.apply(change).unwrap());
    }

    #[test]
    fn a_rollback_leaves_no_trace() {
        let mut writer = Writer::default();
        make(&mut writer, [node(0), node(1), relationship(0, 0, 1), name(0, "Chengdu")]);
        writer.commit().unwrap();
        let before = writer.view().canonical();
        make(&mut writer, [name(0, "Xi'an"), node(2), relationship(1, 2, 2), relationship(2, 1, 2)]);
        let delete = |id| Change::DeleteRelationship { id: RelationshipId(id) };
        make(&mut writer, [delete(0), delete(2), Change::DeleteNode { id: NodeId(1) }]);
        writer.rollback();
        assert_eq!(writer.view().canonical(), before);
        assert_eq!(writer.graph().next_node_id(), NodeId(3), "an id is never given out twice");
    }

    #[test]
    fn a_savepoint_parts_what_stays_from_what_goes() {
        let mut writer = Writer::default();
        make(&mut writer, [node(0)]);
        let savepoint = writer.savepoint();
        make(&mut writer, [node(1), name(0, "Chengdu")]);
        writer.rollback_to(savepoint);
        make(&mut writer, [node(2)]);
        let nodes: Vec<_> = writer.commit().unwrap().nodes().collect();
        assert_eq!(nodes, [NodeId(0), NodeId(2)]);
    }

    #[test]
    fn a_change_that_does_not_fit_is_not_part_of_the_transaction() {
        let mut writer = Writer::default();
        make(&mut writer, [node(0)]);
        assert!(matches!(writer.apply(node(0)), Err(Error::Query(_))));
        assert_eq!(writer.commit().unwrap().nodes().count(), 1);
    }

    #[test]
    fn a_view_stays_as_it_was_at_its_commit() {
        let mut writer = Writer::default();
        make(&mut writer, [node(0)]);
        let earlier = writer.commit().unwrap();
        make(&mut writer, [node(1)]);
        assert_eq!(earlier.nodes().count(), 1);
        assert_eq!(writer.commit().unwrap().nodes().count(), 2);
        assert_eq!(earlier.nodes().count(), 1);
    }

    #[test]
    fn what_is_committed_and_nothing_else_is_there_after_reopening() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a.silk");
        let mut writer = open(&path);
        make(&mut writer, [node(0), name(0, "Chengdu")]);
        let committed = writer.commit().unwrap();
        make(&mut writer, [node(1)]);
        let savepoint = writer.savepoint();
        make(&mut writer, [node(2)]);
        writer.rollback_to(savepoint);
        drop(writer);
        let mut writer = open(&path);
        assert_eq!(writer.view().canonical(), committed.canonical());
        make(&mut writer, [node(5)]);
        let committed = writer.commit().unwrap();
        make(&mut writer, [node(6)]);
        writer.close().unwrap();
        assert_eq!(open(&path).view().canonical(), committed.canonical());
    }

    #[test]
    fn a_commit_that_cannot_be_stored_is_taken_back() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a.silk");
        let mut writer = open(&path);
        make(&mut writer, [node(0)]);
        writer.commit().unwrap();
        writer.close().unwrap();
        let (store, graph) = Store::open(&path, Mode::ReadOnly, Durability::EachCommit).unwrap();
        let mut writer = Writer::new(graph, Some(store));
        make(&mut writer, [node(1)]);
        assert!(matches!(writer.commit(), Err(Error::ReadOnly)));
        assert_eq!(writer.view().nodes().count(), 1);
        writer.commit().expect("a transaction without changes needs no disk");
    }

    #[test]
    fn a_checkpoint_empties_the_log_and_keeps_the_graph() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a.silk");
        let mut writer = open(&path);
        make(&mut writer, [node(0)]);
        writer.commit().unwrap();
        assert!(!writer.wants_checkpoint());
        assert!(directory.path().join("a.silk-log").exists());
        writer.checkpoint().unwrap();
        assert!(!directory.path().join("a.silk-log").exists());
        drop(writer);
        assert_eq!(open(&path).view().nodes().count(), 1);
    }
}
