//! The answer by the book: a brute-force evaluator of syntax trees, written to be read.
//!
//! Clause by clause, row by row, every assignment tried: no plan, no index, no order of evaluation but the written
//! one. It shares no code with the planner, the optimizer or the executor; only single values are compared and
//! added as the library does. Rows can be [shuffled](Reference::shuffled) where their order is nobody's promise,
//! which shows whether an answer depends on it.

mod clauses;
mod expression;
mod function;
mod groups;
mod pattern;
mod procedure;
mod projection;
mod search;
mod update;

use super::graph::Model;
use super::random::Random;
use silkgraph::Parameters;
use silkgraph::error::{ErrorClass, QueryError};
use silkgraph::query::ast::Query;
use silkgraph::value::{NodeId, RelationshipId, Value};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The variables in sight and their values.
type Row = BTreeMap<Arc<str>, Value>;

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failure {
    /// The query fails on this graph.
    Error(ErrorClass),
    /// More work than a test is worth.
    TooMuch,
}

impl From<QueryError> for Failure {
    fn from(error: QueryError) -> Self {
        Failure::Error(error.class)
    }
}

type Outcome<T> = Result<T, Failure>;

/// What a query gives: columns, rows, and the graph afterwards.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) rows: Vec<Vec<Value>>,
    pub(super) model: Model,
}

/// How many steps an answer may take.
const STEPS: u64 = 40_000;
/// How many steps the making of one element is: graphs that grow are slow to compare.
const STEPS_TO_CREATE: u64 = STEPS / 60;

/// The evaluator with the graph it works on.
pub(super) struct Reference {
    model: RefCell<Model>,
    parameters: Parameters,
    steps: Cell<u64>,
    /// The relationships of each node, in the order of their ids, while nothing changes them.
    around: RefCell<Option<BTreeMap<NodeId, Vec<RelationshipId>>>>,
    shuffle: Option<RefCell<Random>>,
}

impl Reference {
    pub(super) fn new(model: &Model, parameters: &Parameters) -> Self {
        Reference {
            model: RefCell::new(model.clone()),
            parameters: parameters.clone(),
            steps: Cell::new(0),
            around: RefCell::new(None),
            shuffle: None,
        }
    }

    /// One that gives rows in an order of its own where none is asked for.
    pub(super) fn shuffled(model: &Model, parameters: &Parameters, random: Random) -> Self {
        Reference { shuffle: Some(RefCell::new(random)), ..Reference::new(model, parameters) }
    }

    /// The answer to `query`.
    pub(super) fn answer(self, query: &Query) -> Outcome<Answer> {
        let table = self.query(query, &Row::new())?;
        Ok(Answer { rows: table.into_rows(), model: self.model.into_inner() })
    }

    /// Counts one step.
    fn tick(&self) -> Outcome<()> {
        self.work(1)
    }

    /// Counts some steps.
    fn work(&self, steps: u64) -> Outcome<()> {
        self.steps.set(self.steps.get() + steps);
        if self.steps.get() > STEPS { Err(Failure::TooMuch) } else { Ok(()) }
    }

    /// The relationships that begin or end at a node.
    fn around(&self, node: NodeId) -> Vec<RelationshipId> {
        let mut around = self.around.borrow_mut();
        let around = around.get_or_insert_with(|| {
            let mut around: BTreeMap<NodeId, Vec<RelationshipId>> = BTreeMap::new();
            for (id, relationship) in &self.model.borrow().relationships {
                around.entry(relationship.start).or_default().push(*id);
                if relationship.end != relationship.start {
                    around.entry(relationship.end).or_default().push(*id);
                }
            }
            around
        });
        around.get(&node).cloned().unwrap_or_default()
    }

    /// Things whose order means nothing.
    fn in_any_order<T>(&self, mut things: Vec<T>) -> Vec<T> {
        if let Some(random) = &self.shuffle {
            random.borrow_mut().shuffle(&mut things);
        }
        things
    }

    /// Rows whose order means nothing. Half the time those that are equal in a variable follow each other, as they do
    /// where a plan begins with that variable: no shuffling alone would ever put many rows so.
    fn rows_in_any_order(&self, rows: Vec<Row>) -> Vec<Row> {
        let mut rows = self.in_any_order(rows);
        let Some(random) = &self.shuffle else { return rows };
        let mut random = random.borrow_mut();
        let names: Vec<Arc<str>> = rows.first().into_iter().flat_map(Row::keys).cloned().collect();
        if names.is_empty() || random.chance(50) {
            return rows;
        }
        for _ in 0..2 {
            let (name, seed) = (random.pick(&names).clone(), random.next());
            rows.sort_by_cached_key(|row| rank(row.get(&name), seed));
        }
        rows
    }
}

/// Where a value stands in an order that is another for each seed.
fn rank(value: Option<&Value>, seed: u64) -> u64 {
    let text = format!("{value:?}");
    text.bytes().fold(seed, |rank, byte| Random::new(rank ^ u64::from(byte)).next())
}

/// Named columns and rows.
#[derive(Debug, Clone, Default)]
struct Table {
    columns: Vec<Arc<str>>,
    rows: Vec<Row>,
}

impl Table {
    fn into_rows(self) -> Vec<Vec<Value>> {
        let columns = self.columns;
        if columns.is_empty() {
            return Vec::new();
        }
        let values =
            |row: Row| columns.iter().map(|name| row.get(name).cloned().unwrap_or_default()).collect();
        self.rows.into_iter().map(values).collect()
    }
}
