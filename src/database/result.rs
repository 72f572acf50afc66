//! Rows, and what a statement did.

use super::{Summary, citation, decode};
use crate::error::{Error, Result};
use crate::graph::{GraphView, Subgraph};
use crate::provenance::{Citation, Fact};
use crate::query::executor::Execution;
use crate::query::explain::Explanation;
use crate::query::optimizer::{is_known, lone, mixed, unmatched};
use crate::query::plan::{Plan, UnknownName};
use crate::value::Value;
use indexmap::IndexSet;
use serde::de::DeserializeOwned;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// The rows of a result, given one by one; those of a reading statement are found as they are asked for.
pub struct Rows {
    columns: Arc<[Arc<str>]>,
    batch: std::vec::IntoIter<Vec<Value>>,
    /// What each row of the batch rests on, where that is asked for.
    facts: Option<std::vec::IntoIter<Vec<Fact>>>,
    execution: Option<Box<Execution>>,
    summary: Summary,
    /// The plan that is run: errors point to its text, and it may have more to tell than rows.
    plan: Option<Arc<Plan>>,
    /// What it tells of the graph, once that is asked.
    warnings: OnceLock<Vec<String>>,
    /// What is left out of the graph that it looks back to.
    note: Option<String>,
    explanation: Option<Box<Explanation>>,
    view: Arc<GraphView>,
}

impl Rows {
    pub(super) fn running(plan: &Arc<Plan>, execution: Execution, view: Arc<GraphView>) -> Self {
        let execution = Some(Box::new(execution));
        let rows = Rows::given(columns(plan), Vec::new(), view);
        Rows { execution, plan: Some(plan.clone()), ..rows }
    }

    pub(super) fn collected(
        plan: &Plan,
        rows: Vec<Vec<Value>>,
        summary: Summary,
        view: Arc<GraphView>,
    ) -> Self {
        Rows { summary, ..Rows::given(columns(plan), rows, view) }
    }

    /// The lines of a plan, each a row.
    pub(super) fn of_plan(plan: Explanation, view: Arc<GraphView>) -> Self {
        let rows = Rows::of_table(plan.columns(), plan.rows(), view);
        Rows { explanation: Some(Box::new(plan)), ..rows }
    }

    /// The same rows with their sources.
    pub(super) fn cited(mut self) -> Self {
        self.facts = Some(Vec::new().into_iter());
        self
    }

    /// The same rows with one more thing to know beside them.
    pub(super) fn beside(self, note: Option<String>) -> Self {
        Rows { note, ..self }
    }

    /// Rows that are known already, of these columns.
    pub(super) fn of_table(columns: &[&str], rows: Vec<Vec<Value>>, view: Arc<GraphView>) -> Self {
        Rows::given(columns.iter().map(|&column| column.into()).collect(), rows, view)
    }

    /// These rows and nothing beside them.
    fn given(columns: Arc<[Arc<str>]>, rows: Vec<Vec<Value>>, view: Arc<GraphView>) -> Self {
        Rows {
            columns,
            batch: rows.into_iter(),
            facts: None,
            execution: None,
            summary: Summary::default(),
            plan: None,
            warnings: OnceLock::new(),
            note: None,
            explanation: None,
            view,
        }
    }

    /// Whether the rows come with their sources.
    pub fn is_cited(&self) -> bool {
        self.facts.is_some()
    }

    /// The names of the columns.
    pub fn columns(&self) -> &[Arc<str>] {
        &self.columns
    }

    /// What the statement did to the graph.
    pub fn summary(&self) -> Summary {
        self.summary
    }

    /// The plan, where the statement is an EXPLAIN or a PROFILE: its operators, and the same as JSON and as a picture.
    pub fn plan(&self) -> Option<&Explanation> {
        self.explanation.as_deref()
    }

    /// What the author of the statement may want to know: labels, relationship types and property keys that nothing in
    /// the graph has, with the nearest that there are; relationships that no node of a label has, with those that have;
    /// comparisons of a date or time with a text; and how many sources AS OF leaves out for want of a date. A statement
    /// that writes gives none, nor does an empty graph. Found out when it is first asked.
    pub fn warnings(&self) -> &[String] {
        self.warnings.get_or_init(|| {
            let told = self.plan.iter().flat_map(|plan| told(plan, &self.view));
            told.chain(self.note.clone()).collect()
        })
    }

    /// The graph that the ids in the rows belong to: asks it for labels, types and properties.
    pub fn graph(&self) -> &Arc<GraphView> {
        &self.view
    }

    /// The nodes, relationships and paths of all (remaining) rows, wherever they stand in them.
    ///
    /// # Errors
    /// When a row meets an error.
    pub fn into_subgraph(self) -> Result<Subgraph> {
        let mut subgraph = Subgraph::new(self.view.clone());
        for row in self {
            row?.values.iter().for_each(|value| subgraph.add(value));
        }
        Ok(subgraph)
    }

    /// The next batch that has a row; an error ends the rows.
    fn refill(&mut self) -> Result<bool> {
        let Some(execution) = &mut self.execution else { return Ok(false) };
        // What could not be read is missing from what was found: then nothing of it is an answer.
        match execution.next().and_then(|rows| self.view.undamaged().map(|()| rows)) {
            Ok(Some(rows)) => {
                self.batch = rows.into_iter();
                if let Some(facts) = &mut self.facts {
                    *facts = execution.facts().into_iter();
                }
                Ok(true)
            }
            ended => {
                self.execution = None;
                let text = self.plan.as_ref().map_or("", |plan| &plan.text);
                ended.map(|_| false).map_err(|error| error.located(text))
            }
        }
    }
}

fn columns(plan: &Plan) -> Arc<[Arc<str>]> {
    plan.columns.iter().map(|(name, _)| name.clone()).collect()
}

/// What a plan has to tell of the graph beside its rows.
fn told(plan: &Plan, view: &GraphView) -> Vec<String> {
    let is_unknown = |name: &&UnknownName| !is_known(name.kind, &name.name, view);
    let unknown = plan.unknown.iter().filter(is_unknown).map(|name| name.message.clone());
    let unmatched = plan.steps.iter().filter_map(|step| unmatched(step, view));
    let mixed = plan.mixed.iter().filter_map(|comparison| mixed(comparison, view));
    let lone = plan.lone.iter().filter_map(|variable| lone(variable, view));
    let all: IndexSet<String> = unknown.chain(unmatched).chain(mixed).chain(lone).collect();
    all.into_iter().collect()
}

impl Iterator for Rows {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(values) = self.batch.next() {
                let facts = match &mut self.facts {
                    None => Vec::new(),
                    Some(facts) => {
                        citation::with_what_is_shown(facts.next().unwrap_or_default(), &values, &self.view)
                    }
                };
                return Some(Ok(Row {
                    values,
                    columns: self.columns.clone(),
                    view: self.view.clone(),
                    facts,
                    citations: OnceLock::new(),
                }));
            }
            match self.refill() {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl fmt::Debug for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rows")
            .field("columns", &self.columns)
            .field("summary", &self.summary)
            .finish_non_exhaustive()
    }
}

/// One row of a result.
#[derive(Debug, Clone)]
pub struct Row {
    values: Vec<Value>,
    columns: Arc<[Arc<str>]>,
    view: Arc<GraphView>,
    facts: Vec<Fact>,
    /// Looked up for the rows that are shown, once.
    citations: OnceLock<Vec<Citation>>,
}

impl Row {
    /// Who says so: the claims for each fact that the row rests on, facts about relationships and properties first, each
    /// claim once; a fact that nobody claims, or that something is absent, stands for itself. Empty unless the
    /// statement was asked for its sources by [`QueryOptions::cite`](super::QueryOptions::cite) or `CITE`.
    pub fn citations(&self) -> &[Citation] {
        self.citations.get_or_init(|| citation::of(self.facts.clone(), &self.view))
    }

    /// What the row rests on, each fact once, whether anybody is known to state it or not; empty unless asked for.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// The values, in the order of the columns.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// The value in a column, as it is.
    ///
    /// # Errors
    /// When there is no such column.
    pub fn value(&self, column: &str) -> Result<&Value> {
        let index = self.columns.iter().position(|name| &**name == column);
        index.and_then(|index| self.values.get(index)).ok_or_else(|| {
            Error::Decode(format!(
                "there is no column `{column}`; the columns are {}",
                self.columns.join(", ")
            ))
        })
    }

    /// The value in a column, as a `T`: a number, a string, an option, a list, a struct of a node's properties …
    ///
    /// # Errors
    /// When there is no such column, or its value does not fit.
    pub fn get<T: DeserializeOwned>(&self, column: &str) -> Result<T> {
        decode::value(self.value(column)?, &self.view).map_err(|error| error.in_column(column))
    }

    /// The whole row as a `T`: a tuple in the order of the columns, or a struct by their names.
    ///
    /// # Errors
    /// When the row does not fit.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T> {
        decode::row(&self.columns, &self.values, &self.view)
    }
}
