//! Operators → rows, a chunk at a time.
//!
//! [`Execution::start`] builds from a plan what runs; [`Execution::next`] gives one chunk of rows after the other
//! until there are no more. What a statement may look at and how far it may go is its `Context`.
//!
//! - `chunk`, with `columns`: rows in columns; `evaluate`: an expression for a row; `operators`: a file for each.
//! - `build`: from the plan's operators to those that run; `branch`: operators run once more for each row.
//! - `helpers`: threads that wait for work; `work`: whether they pay.
//! - `recent`: what is known of texts by where they lie; `memory`: limits of memory and time; `citing`: the evidence for what a statement writes; `lineage`: the facts
//!   that its rows rest on.

mod chunk;
mod columns;
mod typed_column;
mod memory;
mod recent;
mod context;
mod helpers;
mod evaluate;
mod branch;
mod paths;
mod operators;
mod work;
mod build;
mod citing;
mod lineage;
mod numbering;
#[cfg(test)]
mod tests;

use self::build::Builder;
use self::chunk::{CHUNK_ROWS, Chunk};
pub use self::citing::{claim, silent_on, stated_before};
use self::context::Context;
pub use self::evaluate::missing_parameter;
use self::lineage::Lineage;
use self::operators::BoxedOperator;
use super::bound::Expression;
use super::optimizer::seen;
use super::plan::Plan;
use crate::error::Result;
use crate::graph::GraphView;
use crate::provenance::Fact;
use crate::query::ast::Cite;
use crate::transaction::Writer;
use crate::value::{Map, Value};
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, LazyLock};
use std::time::{Instant, SystemTime};

/// The graph a statement runs on: a state that stays as it is, or the writer's.
pub enum Graph {
    /// For a statement that only reads.
    Read(Arc<GraphView>),
    /// For a statement that may change the graph; given back by [`Execution::finish`].
    Write(Box<Writer>),
}

/// How far a statement may go.
#[derive(Debug, Clone, Default)]
pub struct Limits {
    /// When it must be done.
    pub deadline: Option<Instant>,
    /// How many bytes its operators may hold at once.
    pub memory_bytes: Option<usize>,
    /// Set by anyone who wants it to stop.
    pub interrupt: Arc<AtomicBool>,
    /// The folder beneath which LOAD CSV may read; nowhere without one.
    pub import_root: Option<Arc<Path>>,
    /// How many rows operators give at once at most, where that is less than usual: answers never depend on it.
    pub chunk_rows: Option<NonZeroUsize>,
    /// How many threads work on it where that can be; absent, as many as there are cores where it pays.
    pub threads: Option<NonZeroUsize>,
}

/// What a statement did to the graph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Counters {
    pub nodes_created: u64,
    pub nodes_deleted: u64,
    pub relationships_created: u64,
    pub relationships_deleted: u64,
    pub properties_set: u64,
    pub labels_added: u64,
    pub labels_removed: u64,
    pub indexes_added: u64,
    pub indexes_removed: u64,
    pub constraints_added: u64,
    pub constraints_removed: u64,
    pub claims_added: u64,
}

/// What one operator of a profiled plan did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OperatorProfile {
    /// How many rows it gave.
    pub rows: u64,
    /// How long it took, all that it asked included.
    pub nanoseconds: u64,
    /// How long it took itself.
    pub own_nanoseconds: u64,
    /// How many bytes it held at once at most, as far as it accounts for them.
    pub peak_bytes: usize,
}

/// The first rows are asked for in small chunks, for those who want no more than a few.
const FIRST_ROWS: usize = 256;

/// A statement being executed.
pub struct Execution {
    cell: Cell,
}

self_cell::self_cell!(
    /// The plan, and beside it the operators that borrow from it.
    struct Cell {
        owner: Arc<Plan>,
        #[not_covariant]
        dependent: Running,
    }
);

struct Running<'p> {
    context: Context<'p>,
    /// The operators; none only while they are dropped.
    root: Option<BoxedOperator<'p>>,
    state: State,
    /// What each row of the last chunk rests on.
    lineage: Vec<lineage::Facts>,
}

#[derive(Clone, Copy)]
enum State {
    New,
    Running { wanted: usize },
    Done,
}

/// The value of an expression that stands beside a statement, such as the date of AS OF.
///
/// # Errors
/// What evaluating it meets.
pub fn evaluate_alone(
    expression: &Expression,
    plan: &Plan,
    view: Arc<GraphView>,
    parameters: Arc<Map>,
) -> Result<Value> {
    let mut context = Context::new(plan, Graph::Read(view), parameters, Limits::default());
    let nothing = Chunk::empty_rows(plan.slot_names.len(), 1);
    evaluate::evaluate(expression, nothing.row(0), &mut context)
}

impl Execution {
    /// Prepares `plan` to run on `graph` with `parameters`.
    pub fn start(plan: Arc<Plan>, graph: Graph, parameters: Arc<Map>, limits: Limits) -> Self {
        Self::start_citing(plan, graph, parameters, limits, None)
    }

    /// The same, where the statement is asked for its sources: see [`facts`](Self::facts).
    pub fn start_citing(
        plan: Arc<Plan>,
        graph: Graph,
        parameters: Arc<Map>,
        limits: Limits,
        cite: Option<Cite>,
    ) -> Self {
        let size = plan.size;
        let cell = Cell::new(plan, |plan| {
            let mut context = Context::new(plan, graph, parameters, limits);
            context.lineage = cite.map(|cite| Lineage::new((cite != Cite::Witness).then(|| seen(plan))));
            let root = size.with_stack(|| Builder::new(&mut context).root());
            Running { context, root: Some(root), state: State::New, lineage: Vec::new() }
        });
        Execution { cell }
    }

    /// What each row given last rests on, a set for each in their order; empty where nobody asked for it.
    pub fn facts(&self) -> Vec<Vec<Fact>> {
        self.cell.with_dependent(|_, running| {
            let facts = |row: &lineage::Facts| {
                row.iter().filter_map(|&number| lineage::fact(number, &running.context)).collect()
            };
            running.lineage.iter().map(facts).collect()
        })
    }

    /// The same within a transaction that began at `time`; otherwise it begins with the statement.
    #[must_use]
    pub fn within_transaction_begun_at(mut self, time: SystemTime) -> Self {
        self.cell
            .with_dependent_mut(|_, running| running.context.transaction_time = context::nanoseconds(time));
        self
    }

    /// The next rows (never an empty batch), each with its values in the order of the plan's columns; `None` at the end.
    ///
    /// A statement without columns does all its work in the first call.
    ///
    /// # Errors
    /// A `QueryError` of the running query, `Error::Cancelled`, `Error::Limit`.
    #[expect(
        clippy::should_implement_trait,
        reason = "an error ends the rows, which an iterator could not say"
    )]
    pub fn next(&mut self) -> Result<Option<Vec<Vec<Value>>>> {
        self.cell.with_dependent_mut(|plan, running| {
            let chunk = running.next()?;
            running.keep_lineage(chunk.as_ref());
            Ok(chunk.map(|chunk| rows_of(&chunk, plan)))
        })
    }

    /// What it has done so far.
    pub fn counters(&self) -> Counters {
        self.cell.with_dependent(|_, running| running.context.counters)
    }

    /// What each operator did so far, by the plan's own numbering (an operator before its input, its input before its
    /// branches; after them the subqueries' plans in turn); empty unless the plan is to be profiled.
    pub fn profile(&self) -> Vec<OperatorProfile> {
        self.cell.with_dependent(|_, running| running.context.profiled().to_vec())
    }

    /// Ends it and gives back the graph.
    pub fn finish(mut self) -> Graph {
        static NOTHING: LazyLock<Arc<GraphView>> = LazyLock::new(Arc::default);
        let nothing = Graph::Read(Arc::clone(&NOTHING));
        self.cell.with_dependent_mut(|_, running| std::mem::replace(&mut running.context.graph, nothing))
    }
}

impl Running<'_> {
    /// A chunk whose operators kept no facts rests on none.
    fn keep_lineage(&mut self, chunk: Option<&Chunk>) {
        if self.context.lineage.is_some() {
            self.lineage = chunk.map(Chunk::all_facts).unwrap_or_default();
        }
    }

    fn next(&mut self) -> Result<Option<Chunk>> {
        let outcome = self.context.plan.size.with_stack(|| self.step());
        if !matches!(outcome, Ok(Some(_))) {
            self.state = State::Done;
        }
        outcome
    }

    fn step(&mut self) -> Result<Option<Chunk>> {
        let wanted = match self.state {
            State::Done => return Ok(None),
            State::Running { wanted } => wanted,
            State::New => {
                self.begin()?;
                FIRST_ROWS
            }
        };
        self.state = State::Running { wanted: (wanted * 2).min(CHUNK_ROWS) };
        let has_columns = !self.context.plan.columns.is_empty();
        let root = self.root.as_mut().expect("the operators are there until they are dropped");
        loop {
            self.context.guard.check()?;
            match root.next(&mut self.context, wanted)? {
                Some(chunk) if has_columns => return Ok(Some(chunk)),
                Some(_) => {}
                None => return Ok(None),
            }
        }
    }

    fn begin(&mut self) -> Result<()> {
        let plan = self.context.plan;
        self.context.set_argument(0, Chunk::empty_rows(plan.slot_names.len(), 1));
        citing::prepare(&mut self.context)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        let (root, context) = (self.root.take(), &mut self.context);
        context.plan.size.with_stack(|| {
            drop(root);
            context.end_subqueries();
        });
    }
}

fn rows_of(chunk: &Chunk, plan: &Plan) -> Vec<Vec<Value>> {
    chunk.rows().map(|row| plan.columns.iter().map(|(_, slot)| row.get(*slot)).collect()).collect()
}

impl std::fmt::Debug for Execution {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Execution").field("counters", &self.counters()).finish_non_exhaustive()
    }
}
