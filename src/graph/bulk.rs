//! Many nodes and relationships at once: a graph with more in it, made a page at a time.
//!
//! In: a [`Bulk`] of what comes, in numbers of the catalog, nodes in runs and relationships in sorted rows. Out:
//! another graph, which shares every page that nothing was put into. It is what the same elements made one
//! [`Change`](super::Change) at a time would be, with every index, count and column; only that it cannot be taken back,
//! because the graph before it is still there. Whether constraints hold is asked by whoever adds.

use super::apply::invalid;
use super::columns::{ColumnValues, Columns};
use super::index::{Adjacency, Entry, EntryRows, PropertyIndex, Values};
use super::records::{GREATEST_ID, NodeRecord, Records, RelationshipRecord, SetId, SetNumbers, Sets};
use super::statistics::Step;
use super::{GraphView, KeyId, LabelId, PropertyGraph, Statistics, TypeId, Worth};
use crate::error::QueryError;
use crate::value::page::Table;
use crate::value::{Element, NodeId, RelationshipId};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::Arc;

/// What is added to a graph.
#[derive(Debug, Default)]
pub struct Bulk {
    /// The nodes.
    pub nodes: Vec<NodeRun>,
    /// The relationships of a type, in the rows of the nodes they start at. A type may come more than once.
    pub relationships: Vec<(TypeId, EntryRows)>,
    /// The values of nodes, each key once, by the node's id.
    pub node_values: Vec<(KeyId, ColumnValues)>,
    /// The values of relationships, each key once, by the relationship's id.
    pub relationship_values: Vec<(KeyId, ColumnValues)>,
}

/// Nodes whose ids follow one another and whose labels are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeRun {
    /// The first node.
    pub first: NodeId,
    /// How many there are.
    pub count: u64,
    /// The labels of each, ascending, each once.
    pub labels: Vec<LabelId>,
}

impl Bulk {
    /// Every node and relationship that comes.
    pub fn elements(&self) -> impl Iterator<Item = Element> + use<'_> {
        let ids = self.nodes.iter().flat_map(|run| (run.first.0..run.first.0 + run.count).map(NodeId));
        let rows = self.relationships.iter().flat_map(|(_, rows)| rows.iter());
        let relationships = rows.flat_map(|(_, row)| row.iter().map(|entry| entry.relationship().into()));
        ids.map(Element::from).chain(relationships)
    }
}

impl PropertyGraph {
    /// This graph with all that `bulk` holds beside; the graph itself stays as it is.
    ///
    /// Time O(what is added + pages it is added to + nodes of the indexes concerned).
    ///
    /// # Errors
    /// When something does not fit: an id that is taken or too great, an end or an owner of a value that is not there.
    pub fn with(&self, bulk: Bulk) -> Result<PropertyGraph, QueryError> {
        let mut graph = self.fork();
        graph.settle().map_err(|error| invalid(error.to_string()))?;
        for run in &bulk.nodes {
            graph.add_nodes(run)?;
        }
        graph.add_relationships(&bulk.relationships)?;
        let kept = graph.view.constraints.keep_values().then(|| bulk.elements().collect::<Vec<_>>());
        let values = bulk.node_values.iter().chain(&bulk.relationship_values);
        let keys: Vec<KeyId> = values.map(|(key, _)| *key).collect();
        graph.add_values(bulk.node_values, bulk.relationship_values)?;
        graph.rebuild_indexes(&keys);
        graph.rebuild_full_text_indexes(&keys);
        kept.into_iter().flatten().for_each(|element| graph.view.note_values(element));
        Ok(graph)
    }

    /// The same graph once more, to be changed apart; both share everything, but for the petgraph, which the new one builds when asked.
    pub fn fork(&self) -> PropertyGraph {
        PropertyGraph {
            view: self.view.clone(),
            heap: super::heap::Heap::default(),
            label_sets: self.label_sets.clone(),
            key_sets: self.key_sets.clone(),
            next: self.next.clone(),
        }
    }

    fn add_nodes(&mut self, run: &NodeRun) -> Result<(), QueryError> {
        let NodeRun { first, count, labels } = run;
        let end = first.0.checked_add(*count).filter(|&end| end <= GREATEST_ID + 1);
        let end = end.ok_or_else(|| invalid(format!("node ids end at {GREATEST_ID}")))?;
        let view = &mut self.view;
        let record = NodeRecord {
            labels: self.label_sets.number(&mut view.records.label_sets, labels),
            keys: SetId::EMPTY,
        };
        let rows = (first.0..end).map(|id| (id, record));
        view.records.nodes.fill(rows).map_err(|id| already_there(NodeId(id).into()))?;
        view.statistics.count_nodes(Step::Comes, *count);
        for &label in labels {
            view.labels.set_run(label, *first, *count);
            view.statistics.count_labels(Step::Comes, *count, label);
        }
        self.next.node = self.next.node.max(end);
        Ok(())
    }

    /// Adjacency is built beside the records and the counts, which check what adjacency takes for granted.
    fn add_relationships(&mut self, relationships: &[(TypeId, EntryRows)]) -> Result<(), QueryError> {
        let mut adjacency = std::mem::take(&mut self.view.adjacency);
        let build = |adjacency: &mut Adjacency| {
            relationships.iter().for_each(|(number, rows)| adjacency.add_rows(*number, rows));
        };
        let count: usize = relationships.iter().map(|(_, rows)| rows.len()).sum();
        if count < Worth::A_THREAD {
            self.record_relationships(relationships)?;
            build(&mut adjacency);
        } else {
            std::thread::scope(|scope| {
                scope.spawn(|| build(&mut adjacency));
                self.record_relationships(relationships)
            })?;
        }
        self.view.adjacency = adjacency;
        Ok(())
    }

    fn record_relationships(&mut self, relationships: &[(TypeId, EntryRows)]) -> Result<(), QueryError> {
        for (relationship_type, rows) in relationships {
            let GraphView { records, statistics, .. } = &mut self.view;
            let listed = rows.iter().map(|(start, row)| (start, row.iter().copied()));
            records.count_rows(statistics, *relationship_type, listed)?;
            let records = rows.iter().flat_map(|(start, row)| {
                row.iter().map(move |entry| {
                    let record =
                        RelationshipRecord::new(start, entry.node(), *relationship_type, SetId::EMPTY);
                    (entry.relationship().0, record)
                })
            });
            let next = &mut self.next.relationship;
            let records = records.inspect(|(id, _)| *next = (*next).max(id + 1));
            let filled = self.view.records.relationships.fill(records);
            filled.map_err(|id| already_there(RelationshipId(id).into()))?;
        }
        Ok(())
    }

    fn add_values(
        &mut self,
        of_nodes: Vec<(KeyId, ColumnValues)>,
        of_relationships: Vec<(KeyId, ColumnValues)>,
    ) -> Result<(), QueryError> {
        let view = &mut self.view;
        let Records { nodes, relationships, key_sets, .. } = &mut view.records;
        let mut sets = KeySets { sets: key_sets, numbers: &mut self.key_sets };
        add_columns(&mut view.node_columns, of_nodes, nodes, &mut sets, |record| &mut record.keys)?;
        add_columns(&mut view.relationship_columns, of_relationships, relationships, &mut sets, |record| {
            &mut record.keys
        })
    }

    /// Makes anew the indexes of these keys.
    fn rebuild_indexes(&mut self, keys: &[KeyId]) {
        let view = &self.view;
        let concerns = |index: &PropertyIndex| index.keys.iter().any(|key| keys.contains(key));
        let rebuilt: Vec<Option<Values<u64>>> = view
            .indexes
            .all
            .iter()
            .map(|index| concerns(index).then(|| view.indexed_values(index)))
            .collect();
        if rebuilt.iter().all(Option::is_none) {
            return;
        }
        let all = Arc::make_mut(&mut self.view.indexes.all).iter_mut();
        for (index, values) in all.zip(rebuilt) {
            if let Some(values) = values {
                index.values = values.into();
            }
        }
    }
}

impl Records {
    /// Counts the relationships of rows by the labels of their ends, which must be there.
    pub(super) fn count_rows(
        &self,
        statistics: &mut Statistics,
        relationship_type: TypeId,
        rows: impl Iterator<Item = (NodeId, impl Iterator<Item = Entry>)>,
    ) -> Result<(), QueryError> {
        let label_set = |node: NodeId| match self.node(node) {
            Some(record) => Ok(record.labels),
            None => Err(invalid(format!("node {node}, where a relationship starts or ends, is not there"))),
        };
        let mut pairs: FxHashMap<(SetId, SetId), u64> = FxHashMap::default();
        // The same labels mostly follow one another.
        let mut run = ((SetId::EMPTY, SetId::EMPTY), 0);
        let (mut all, mut self_loops) = (0, 0);
        for (start, row) in rows {
            let from = label_set(start)?;
            for entry in row {
                let pair = (from, label_set(entry.node())?);
                all += 1;
                self_loops += u64::from(start == entry.node());
                if pair != run.0 {
                    *pairs.entry(run.0).or_default() += run.1;
                    run = (pair, 0);
                }
                run.1 += 1;
            }
        }
        *pairs.entry(run.0).or_default() += run.1;
        statistics.count_relationships(Step::Comes, relationship_type, all, self_loops);
        for ((from, to), times) in pairs.into_iter().filter(|(_, times)| *times > 0) {
            let (from, to) = (self.label_sets.get(from), self.label_sets.get(to));
            statistics.count_pairs(Step::Comes, relationship_type, times, from, to);
        }
        Ok(())
    }
}

/// The distinct sets of keys, and their numbers.
pub(super) struct KeySets<'a> {
    pub(super) sets: &'a mut Sets<KeyId>,
    pub(super) numbers: &'a mut SetNumbers<KeyId>,
}

/// The first row of a page, a key, and which rows of the page have a value of it.
pub(super) type PageOfKey = (u64, KeyId, [u64; 4]);

/// Which rows have which keys: runs of rows that have the same, ascending; rows without any lie in none.
#[derive(Debug, Default)]
pub(super) struct KeyRuns {
    runs: Vec<(Range<u64>, SetId)>,
    /// How many rows all runs have together.
    rows: u64,
}

impl KeyRuns {
    /// The rows of these pages, each of which comes once for a key.
    pub(super) fn of(mut pages: Vec<PageOfKey>, sets: &mut KeySets<'_>) -> Self {
        pages.sort_unstable();
        let mut runs = KeyRuns::default();
        for same_page in pages.chunk_by(|one, other| one.0 == other.0) {
            let first = same_page[0].0;
            if same_page.iter().all(|(_, _, rows)| *rows == [u64::MAX; 4]) {
                let keys: Vec<KeyId> = same_page.iter().map(|(_, key, _)| *key).collect();
                runs.push(first..first + ColumnValues::PAGE_ROWS, sets.numbers.number(sets.sets, &keys));
                continue;
            }
            let mut last = (Vec::new(), SetId::EMPTY);
            for offset in 0..ColumnValues::PAGE_ROWS {
                let has = |(_, _, rows): &&PageOfKey| rows[offset as usize / 64] >> (offset % 64) & 1 == 1;
                let keys = same_page.iter().filter(has).map(|(_, key, _)| *key);
                if !keys.clone().eq(last.0.iter().copied()) {
                    let keys: Vec<KeyId> = keys.collect();
                    let set = sets.numbers.number(sets.sets, &keys);
                    last = (keys, set);
                }
                runs.push(first + offset..first + offset + 1, last.1);
            }
        }
        runs
    }

    /// Adds rows that come after all before.
    fn push(&mut self, rows: Range<u64>, set: SetId) {
        if set == SetId::EMPTY {
            return;
        }
        self.rows += rows.end - rows.start;
        match self.runs.last_mut() {
            Some((last, same)) if *same == set && last.end == rows.start => last.end = rows.end,
            _ => self.runs.push((rows, set)),
        }
    }

    /// Asks for the keys of one row after the other.
    pub(super) fn cursor(&self) -> KeyCursor<'_> {
        KeyCursor { runs: self, range: 0..0, set: SetId::EMPTY, met: 0 }
    }
}

/// Where somebody is who asks for the keys of many rows.
pub(super) struct KeyCursor<'a> {
    runs: &'a KeyRuns,
    /// The rows around the one asked for last that have the same keys.
    range: Range<u64>,
    set: SetId,
    /// How many rows have been asked for that have keys.
    met: u64,
}

impl KeyCursor<'_> {
    /// The keys of a row. O(1) near the row before, else O(log runs).
    pub(super) fn at(&mut self, row: u64) -> SetId {
        if !self.range.contains(&row) {
            let runs = &self.runs.runs;
            let place = runs.partition_point(|(rows, _)| rows.end <= row);
            (self.range, self.set) = match runs.get(place) {
                Some((rows, set)) if rows.start <= row => (rows.clone(), *set),
                next => {
                    let begin = place.checked_sub(1).map_or(0, |before| runs[before].0.end);
                    (begin..next.map_or(u64::MAX, |(rows, _)| rows.start), SetId::EMPTY)
                }
            };
        }
        self.met += u64::from(self.set != SetId::EMPTY);
        self.set
    }

    /// Whether every row that has keys has been asked for, if none was twice.
    pub(super) fn has_met_all(&self) -> bool {
        self.met == self.runs.rows
    }
}

/// Puts values into columns, and notes with each element which keys it has; the elements must be there and new.
fn add_columns<R: Clone>(
    columns: &mut Columns,
    values: Vec<(KeyId, ColumnValues)>,
    records: &mut Table<R>,
    sets: &mut KeySets<'_>,
    keys_of: impl Fn(&mut R) -> &mut SetId,
) -> Result<(), QueryError> {
    let pages =
        values.iter().flat_map(|(key, values)| values.pages().map(|(first, rows)| (first, *key, rows)));
    for (rows, set) in KeyRuns::of(pages.collect(), sets).runs {
        for row in rows {
            if !records.update(row, |record| *keys_of(record) = set) {
                return Err(invalid(format!("there is a value of element {row}, which is not there")));
            }
        }
    }
    match values.into_iter().all(|(key, values)| columns.fill(key, values)) {
        true => Ok(()),
        false => Err(invalid("an element has two values of one key".to_owned())),
    }
}

fn already_there(element: Element) -> QueryError {
    match element {
        Element::Node(node) => invalid(format!("node {node} is already there")),
        Element::Relationship(relationship) => invalid(format!("{relationship} is already there")),
    }
}
