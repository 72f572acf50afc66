//! Tables in: nodes and relationships from comma-separated files, all at once or not at all.
//!
//! [`Tables`] names the files. Each is read by [`table`]; [`nodes`] gives every line an id, [`relationships`] looks up
//! the nodes that its lines join ([`ends`]) and sorts them as adjacency wants them. Then the graph is made anew with all
//! of that beside, constraints are asked, and a snapshot makes it durable: no statement is planned and no change is
//! logged for a line.

mod table;
mod nodes;
mod ends;
mod relationships;

use super::progress::Listener;
use super::{Database, Progress, Summary};
use crate::error::{Error, Result};
use crate::graph::PropertyGraph;
use nodes::NodeTables;
use relationships::RelationshipTables;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The files to be added to a database at once.
///
/// Each begins with a line that names its columns. A column is a property; what it holds is told by its name, as in
/// `age:INTEGER`, or found out: integers, floats or `true` and `false` where every field is one, else strings. The types are
/// `STRING`, `INTEGER`, `FLOAT`, `BOOLEAN`, `DATE`, `LOCAL TIME`, `ZONED TIME`, `LOCAL DATETIME`, `ZONED DATETIME` and
/// `DURATION`. An empty field is no property.
///
/// ```
/// # fn main() -> silkgraph::Result<()> {
/// use silkgraph::{Database, Tables, params};
///
/// # let folder = tempfile::tempdir().unwrap();
/// # let (cities, roads) = (folder.path().join("cities.csv"), folder.path().join("roads.csv"));
/// std::fs::write(&cities, "code,name,founded:DATE\nxa,Xi'an,\nal,Almaty,1854-02-04\n").unwrap();
/// std::fs::write(&roads, "from,to,kilometres\nxa,al,3500\n").unwrap();
/// let db = Database::in_memory();
/// db.import_tables(&Tables::new().nodes("City", &cities).relationships("City", "ROAD", "City", &roads))?;
/// let query = "MATCH (:City {code: 'xa'})-[r:ROAD]->(c) RETURN c.name, r.kilometres";
/// let found: Vec<(String, i64)> = db.query_as(query, params! {})?.collect::<silkgraph::Result<_>>()?;
/// assert_eq!(found, [("Almaty".to_owned(), 3500)]);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default)]
pub struct Tables {
    nodes: Vec<NodeFile>,
    relationships: Vec<RelationshipFile>,
}

/// A file of nodes.
#[derive(Debug, Clone)]
struct NodeFile {
    file: PathBuf,
    labels: Vec<Arc<str>>,
}

/// A file of relationships.
#[derive(Debug, Clone)]
struct RelationshipFile {
    file: PathBuf,
    relationship_type: Arc<str>,
    /// The labels of the nodes at the start and at the end.
    ends: [Arc<str>; 2],
}

impl Tables {
    /// No files yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A file of nodes with these labels, separated by colons; its first column tells them apart.
    #[must_use]
    pub fn nodes(mut self, labels: &str, file: impl AsRef<Path>) -> Self {
        let labels = labels.split(':').filter(|label| !label.is_empty()).map(Arc::from).collect();
        self.nodes.push(NodeFile { file: file.as_ref().into(), labels });
        self
    }

    /// A file of relationships of a type. Its first column holds what the first column of nodes labelled `start` holds
    /// at the node where a relationship starts, its second the same of `end`; the others are properties.
    ///
    /// The nodes may come at the same time or be there already: those are told apart by the property that the first
    /// column of the file of that label names, or `id` where there is none.
    #[must_use]
    pub fn relationships(
        mut self,
        start: &str,
        relationship_type: &str,
        end: &str,
        file: impl AsRef<Path>,
    ) -> Self {
        let ends = [start.into(), end.into()];
        let relationship_type = relationship_type.into();
        self.relationships.push(RelationshipFile { file: file.as_ref().into(), relationship_type, ends });
        self
    }

    /// Who is told how much of all files has been read.
    fn listener<'a>(&self, tell: &'a dyn Fn(Progress)) -> Listener<'a> {
        let nodes = self.nodes.iter().map(|file| &file.file);
        let files = nodes.chain(self.relationships.iter().map(|file| &file.file));
        Listener::new(tell, files.map(|file| table::length(file)).sum())
    }
}

impl Database {
    /// Adds all nodes and relationships of some files, as one transaction, durable before this returns. Waits for the
    /// writer before it.
    ///
    /// Takes memory for the tables beside the graph; a database on disk is written anew as a whole. Time O(lines, and the
    /// graph once).
    ///
    /// # Errors
    /// [`Error::Table`] with file, line and column at the first field that is wrong: one that its column's type does not
    /// fit, an id that comes twice, an end that no node has. Otherwise as [`query`](Self::query), a constraint that does
    /// not hold among them. Nothing has changed then.
    pub fn import_tables(&self, tables: &Tables) -> Result<Summary> {
        self.import_tables_telling(tables, &|_| {})
    }

    /// The same, and tells `tell` how many bytes of the files have been read; making the graph and writing it come after
    /// the last.
    ///
    /// # Errors
    /// As [`import_tables`](Self::import_tables).
    pub fn import_tables_telling(&self, tables: &Tables, tell: &dyn Fn(Progress)) -> Result<Summary> {
        let mut writer = self.state.take_writer()?;
        let outcome = add(writer.graph(), tables, &tables.listener(tell)).and_then(|(graph, summary)| {
            self.state.advance(&mut writer, graph)?;
            Ok(summary)
        });
        self.state.return_writer(Some(writer));
        outcome
    }
}

/// The graph with what the files hold beside, and what that is.
fn add(graph: &PropertyGraph, tables: &Tables, listener: &Listener<'_>) -> Result<(PropertyGraph, Summary)> {
    let mut graph = graph.fork();
    let mut nodes = NodeTables::new(&tables.relationships);
    tables.nodes.iter().try_for_each(|file| nodes.read(file, &mut graph, listener))?;
    nodes.close(&graph);
    let mut relationships = RelationshipTables::default();
    let files = &mut tables.relationships.iter();
    files.try_for_each(|file| relationships.read(file, &nodes, &mut graph, listener))?;
    let summary = Summary {
        nodes_created: nodes.count(),
        labels_added: nodes.label_count(),
        relationships_created: relationships.count(),
        properties_set: nodes.property_count() + relationships.property_count(),
        ..Summary::default()
    };
    let mut bulk = nodes.into_bulk();
    relationships.add_to(&mut bulk, &graph)?;
    let elements = graph.view().constraints().next().map(|_| bulk.elements().collect::<Vec<_>>());
    let graph = graph.with(bulk)?;
    for element in elements.into_iter().flatten() {
        graph.view().check_constraints(element)?;
    }
    Ok((graph, summary))
}

/// The error for a line, and a column where that is known.
fn wrong(file: &Path, line: u64, column: &str, message: impl Into<String>) -> Error {
    Error::Table { file: file.into(), line, column: column.to_owned(), message: message.into() }
}
