//! A graph from its parts as a file has them, most of which are made when they are first asked for.
//!
//! In: a [`Restored`] graph in numbers of its catalog: who is there and who has which properties at once, rows and values
//! as ways to make them. Out: the graph. What is asked of its parts together is asked when they are made (relationships
//! join nodes that are there) or when all of it is [settled](GraphView::settle); that constraints hold was made sure of
//! before the graph was written.

use super::bulk::{KeyRuns, KeySets, PageOfKey};
use super::columns::{ColumnValues, Columns};
use super::index::{Adjacency, EntryRows};
use super::late::{Fault, Late};
use super::records::{GREATEST_ID, NodeRecord, RelationshipRecord, SetId};
use super::statistics::Step;
use super::{Change, KeyId, NodeRun, PropertyGraph, TypeCounts, TypeId};
use crate::error::QueryError;
use crate::provenance::{Claim, ClaimId, Subject};
use crate::value::page::Table;
use crate::value::{Element, NodeId, RelationshipId};
use std::path::PathBuf;
use std::sync::Arc;

/// How something is made when it is first asked for.
pub type Make<T> = Box<dyn FnOnce() -> Result<T, Fault> + Send>;

/// The parts of a graph.
#[derive(Default)]
pub struct Restored {
    /// The file that they come from, for messages.
    pub file: PathBuf,
    /// The names of labels, relationship types and property keys, by number.
    pub names: [Vec<Arc<str>>; 3],
    /// The nodes, by ascending id.
    pub nodes: Vec<NodeRun>,
    /// The relationships of each type, by ascending number: the rows of the nodes they start at.
    pub relationships: Vec<(TypeId, Make<EntryRows>)>,
    /// The properties of nodes, by ascending key.
    pub node_values: Vec<RestoredColumn>,
    /// The properties of relationships, by ascending key.
    pub relationship_values: Vec<RestoredColumn>,
    /// How many relationships there are of each type; counted where a file does not tell.
    pub counts: Option<Vec<(TypeId, TypeCounts)>>,
    /// The claims, each with its id.
    pub claims: Vec<(ClaimId, Subject, Arc<Claim>)>,
    /// The indexes, then the constraints.
    pub schema: Vec<Change>,
    /// The ids to go on with, of nodes, relationships and claims.
    pub next: [u64; 3],
}

/// The values of a key.
pub struct RestoredColumn {
    /// The key.
    pub key: KeyId,
    /// The first row of each page, ascending, and which of its rows have a value, a bit a row.
    pub places: Vec<(u64, [u64; 4])>,
    /// The values, in just these rows.
    pub values: Make<ColumnValues>,
}

impl PropertyGraph {
    /// The graph of these parts.
    ///
    /// Time O(names + runs of nodes + pages of values + claims).
    ///
    /// # Errors
    /// What of that does not fit together.
    pub fn restored(parts: Restored) -> Result<PropertyGraph, String> {
        let late = Arc::new(Late::new(parts.file));
        let mut graph = PropertyGraph::default();
        graph.view.late = Some(late.clone());
        graph.restore_names(&parts.names)?;
        let nodes = graph.restore_nodes(parts.nodes)?;
        let keys = graph.restore_keys(&parts.node_values, &parts.relationship_values);
        graph.view.records.nodes = node_records(nodes, keys.0, late.clone());
        defer_columns(&mut graph.view.node_columns, parts.node_values, &late);
        defer_columns(&mut graph.view.relationship_columns, parts.relationship_values, &late);
        graph.restore_relationships(parts.relationships, keys.1, &late);
        graph.restore_counts(parts.counts)?;
        graph.restore_claims(parts.claims)?;
        graph.restore_schema(parts.schema).map_err(|error| error.message)?;
        let [node, relationship, claim] = parts.next;
        graph.reserve_ids(NodeId(node), RelationshipId(relationship), ClaimId(claim));
        Ok(graph)
    }

    fn restore_names(&mut self, names: &[Vec<Arc<str>>; 3]) -> Result<(), String> {
        let [labels, relationship_types, keys] = names;
        self.reserve_names(labels, relationship_types, keys);
        let catalog = self.view.catalog();
        let known = [catalog.labels().count(), catalog.relationship_types().count(), catalog.keys().count()];
        match known == names.each_ref().map(Vec::len) {
            true => Ok(()),
            false => Err("expected names that are all different".to_owned()),
        }
    }

    /// Enters labels and counts, and returns the runs with the sets of their labels.
    fn restore_nodes(&mut self, runs: Vec<NodeRun>) -> Result<Vec<LabelRun>, String> {
        let view = &mut self.view;
        let mut found = Vec::with_capacity(runs.len());
        for NodeRun { first, count, labels } in runs {
            let end = first.0.checked_add(count).filter(|&end| end <= GREATEST_ID + 1);
            let end = end.filter(|_| first.0 >= self.next.node);
            let end = end.ok_or_else(|| format!("expected nodes by ascending id, found {first}"))?;
            view.statistics.count_nodes(Step::Comes, count);
            for &label in &labels {
                view.labels.set_run(label, first, count);
                view.statistics.count_labels(Step::Comes, count, label);
            }
            let labels = self.label_sets.number(&mut view.records.label_sets, &labels);
            found.push(LabelRun { first: first.0, end, labels });
            self.next.node = end;
        }
        Ok(found)
    }

    /// Which nodes and which relationships have which keys.
    fn restore_keys(
        &mut self,
        of_nodes: &[RestoredColumn],
        of_relationships: &[RestoredColumn],
    ) -> (KeyRuns, KeyRuns) {
        let mut sets = KeySets { sets: &mut self.view.records.key_sets, numbers: &mut self.key_sets };
        let mut runs = |columns: &[RestoredColumn]| {
            let pages = columns.iter().flat_map(|column| {
                column.places.iter().map(|&(first, rows)| -> PageOfKey { (first, column.key, rows) })
            });
            KeyRuns::of(pages.collect(), &mut sets)
        };
        (runs(of_nodes), runs(of_relationships))
    }

    fn restore_relationships(
        &mut self,
        relationships: Vec<(TypeId, Make<EntryRows>)>,
        keys: KeyRuns,
        late: &Arc<Late>,
    ) {
        let numbers: Vec<TypeId> = relationships.iter().map(|(number, _)| *number).collect();
        let mut adjacency = Adjacency::default();
        for (number, make) in relationships {
            let (nodes, late) = (self.view.records.nodes.clone(), late.clone());
            adjacency.defer(number, move || {
                let rows = make().and_then(|rows| joining(rows, &nodes));
                late.noting(rows)
            });
        }
        adjacency.defer_types();
        self.view.adjacency = adjacency.clone();
        let late = late.clone();
        self.view.records.relationships =
            Table::deferred(move || relationship_records(&adjacency, &numbers, &keys, &late));
    }

    fn restore_counts(&mut self, counts: Option<Vec<(TypeId, TypeCounts)>>) -> Result<(), String> {
        let view = &mut self.view;
        let Some(counts) = counts else {
            for (number, _) in view.catalog.relationship_types() {
                let rows = view.adjacency.rows(number, super::index::Way::Outgoing);
                let rows = rows.map(|(start, row)| (start, row.iter()));
                let counted = view.records.count_rows(&mut view.statistics, number, rows);
                counted.map_err(|error| error.message)?;
            }
            return Ok(());
        };
        let is_whole = counts.into_iter().all(|(number, counts)| view.statistics.restore(number, counts));
        if is_whole { Ok(()) } else { Err("expected counts of fewer relationships".to_owned()) }
    }

    /// Whether what they are about is there is asked when the graph is settled.
    fn restore_claims(&mut self, claims: Vec<(ClaimId, Subject, Arc<Claim>)>) -> Result<(), String> {
        for (id, subject, claim) in claims {
            let element = match subject.element() {
                Element::Node(node) => node.0,
                Element::Relationship(relationship) => relationship.0,
            };
            let is_new = self.view.ledger.claim(id).is_none();
            if !is_new || [id.0, element, claim.source.0].into_iter().any(|id| id > GREATEST_ID) {
                return Err(format!("expected claim {} once, about what can be there", id.0));
            }
            self.view.ledger.add(id, subject, claim);
            self.next.claim = self.next.claim.max(id.0 + 1);
        }
        Ok(())
    }

    fn restore_schema(&mut self, schema: Vec<Change>) -> Result<(), QueryError> {
        let base = Arc::new(self.view.clone());
        for change in schema {
            match change {
                Change::CreateIndex { definition } => self.restore_index(definition, &base)?,
                Change::CreateFullTextIndex { definition } => {
                    self.restore_full_text_index(definition, &base)?;
                }
                Change::CreateConstraint { definition } => self.restore_constraint(definition, &base)?,
                other => drop(self.apply(other)?),
            }
        }
        Ok(())
    }
}

/// Nodes whose ids follow one another, and the set of the labels of each.
struct LabelRun {
    first: u64,
    end: u64,
    labels: SetId,
}

fn node_records(runs: Vec<LabelRun>, keys: KeyRuns, late: Arc<Late>) -> Table<NodeRecord> {
    Table::deferred(move || {
        let mut keys = keys.cursor();
        let nodes = runs.iter().flat_map(|run| (run.first..run.end).map(|id| (id, run.labels)));
        let mut table = Table::default();
        let filled = table.fill(nodes.map(|(id, labels)| (id, NodeRecord { labels, keys: keys.at(id) })));
        if filled.is_err() || !keys.has_met_all() {
            late.note(Fault::of_file("expected values of nodes that are there"));
        }
        table
    })
}

fn relationship_records(
    adjacency: &Adjacency,
    numbers: &[TypeId],
    keys: &KeyRuns,
    late: &Late,
) -> Table<RelationshipRecord> {
    let mut keys = keys.cursor();
    let mut table = Table::default();
    for &number in numbers {
        let rows = adjacency.rows(number, super::index::Way::Outgoing);
        let entries = rows.flat_map(|(start, row)| row.iter().map(move |entry| (start, entry)));
        let records = entries.map(|(start, entry)| {
            let id = entry.relationship().0;
            (id, RelationshipRecord::new(start, entry.node(), number, keys.at(id)))
        });
        if let Err(id) = table.fill(records) {
            late.note(Fault::of_file(format!("relationship {id} is there twice")));
            return Table::default();
        }
    }
    if !keys.has_met_all() {
        late.note(Fault::of_file("expected values of relationships that are there"));
    }
    table
}

/// The rows, if all their ends are nodes.
fn joining(rows: EntryRows, nodes: &Table<NodeRecord>) -> Result<EntryRows, Fault> {
    let is_there = |node: NodeId| nodes.get(node.0).is_some();
    let stray = rows.iter().find_map(|(start, row)| {
        let stray = row.iter().map(|entry| entry.node()).find(|node| !is_there(*node));
        if is_there(start) { stray } else { Some(start) }
    });
    match stray {
        None => Ok(rows),
        Some(node) => {
            Err(Fault::of_file(format!("node {node}, where a relationship starts or ends, is not there")))
        }
    }
}

fn defer_columns(columns: &mut Columns, values: Vec<RestoredColumn>, late: &Arc<Late>) {
    for RestoredColumn { key, values, .. } in values {
        let late = late.clone();
        columns.defer(key, move || late.noting(values()));
    }
}
