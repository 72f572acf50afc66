//! What a running statement may look at and change.

use super::build::Builder;
use super::chunk::{CHUNK_ROWS, Chunk};
use super::citing::Citation;
use super::evaluate::Memberships;
use super::lineage::Lineage;
use super::memory::Guard;
use super::operators::{BoxedOperator, Profiler};
use super::{Counters, Graph, Limits, OperatorProfile};
use crate::error::{Error, Result};
use crate::functions::Environment;
use crate::graph::{Change, GraphView};
use crate::query::bound::{Local, SubqueryIndex};
use crate::query::plan::Plan;
use crate::transaction::Writer;
use crate::value::{Map, NodeId, Value};
use regex::Regex;
use rustc_hash::FxHashMap;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{SystemTime, UNIX_EPOCH};

/// Everything that the operators and expressions of one statement share.
pub(super) struct Context<'p> {
    /// What is being executed.
    pub(super) plan: &'p Plan,
    /// The graph it runs on.
    pub(super) graph: Graph,
    /// The values of `$name`.
    pub(super) parameters: Arc<Map>,
    /// The limits.
    pub(super) guard: Guard,
    /// What has been changed.
    pub(super) counters: Counters,
    /// The variables inside expressions.
    pub(super) locals: Vec<Value>,
    /// The arguments of the function calls under way.
    pub(super) stack: Vec<Value>,
    /// Regular expressions met, compiled.
    pub(super) patterns: FxHashMap<Arc<str>, Regex>,
    /// The lists that IN was asked of.
    pub(super) memberships: Memberships,
    /// The evidence for what is written.
    pub(super) citation: Option<Citation>,
    /// The facts met, where the statement is asked for its sources.
    pub(super) lineage: Option<Lineage>,
    /// Who measures the operators, where the plan is profiled.
    pub(super) profiler: Option<Profiler>,
    /// How many operators have been numbered, and how many places for arguments.
    pub(super) place_count: usize,
    /// How many rows operators give at once at most.
    pub(super) chunk_rows: usize,
    /// How many threads may work on it; as many as pay where absent.
    pub(super) threads: Option<usize>,
    /// The nodes that leading scans go through, where that is a part of them.
    pub(super) morsel: Option<Range<NodeId>>,
    /// When the transaction began, in nanoseconds since 1970 (UTC).
    pub(super) transaction_time: i128,
    /// When the statement began, in nanoseconds since 1970 (UTC).
    pub(super) statement_time: i128,
    arguments: Vec<Option<Chunk>>,
    subqueries: Vec<Option<(BoxedOperator<'p>, usize)>>,
}

impl<'p> Context<'p> {
    /// The context of a statement that begins now.
    pub(super) fn new(plan: &'p Plan, graph: Graph, parameters: Arc<Map>, limits: Limits) -> Self {
        let now = nanoseconds(SystemTime::now());
        let chunk_rows = limits.chunk_rows.map_or(CHUNK_ROWS, |rows| rows.get().min(CHUNK_ROWS));
        let threads = limits.threads.map(NonZeroUsize::get);
        Context {
            plan,
            graph,
            parameters,
            guard: Guard::new(limits),
            counters: Counters::default(),
            locals: vec![Value::Null; plan.local_count as usize],
            stack: Vec::new(),
            patterns: FxHashMap::default(),
            memberships: Memberships::default(),
            citation: None,
            lineage: None,
            profiler: None,
            place_count: 1,
            chunk_rows,
            threads,
            morsel: None,
            transaction_time: now,
            statement_time: now,
            arguments: Vec::new(),
            subqueries: Vec::new(),
        }
    }

    /// The graph as the statement sees it.
    pub(super) fn view(&self) -> &GraphView {
        self.graph.view()
    }

    /// The graph for writing.
    ///
    /// # Errors
    /// `Error::ReadOnly` on a graph that is only read.
    pub(super) fn writer(&mut self) -> Result<&mut Writer> {
        match &mut self.graph {
            Graph::Write(writer) => Ok(writer),
            Graph::Read(_) => Err(Error::ReadOnly),
        }
    }

    /// What each operator did, by the plan's own numbering; nothing where the plan is not profiled.
    pub(super) fn profiled(&self) -> &[OperatorProfile] {
        self.profiler.as_ref().map_or(&[], Profiler::operators)
    }

    /// Makes one change.
    pub(super) fn apply(&mut self, change: Change) -> Result<()> {
        self.writer()?.apply(change)
    }

    /// What a function may look at.
    pub(super) fn environment(&self) -> Environment<'_> {
        Environment {
            graph: self.view(),
            transaction_time: self.transaction_time,
            statement_time: self.statement_time,
            watch: &self.guard,
        }
    }

    /// The rows handed in at a place.
    pub(super) fn argument(&self, place: usize) -> Option<&Chunk> {
        self.arguments.get(place).and_then(Option::as_ref)
    }

    /// Hands in rows at a place.
    pub(super) fn set_argument(&mut self, place: usize, argument: Chunk) {
        if self.arguments.len() <= place {
            self.arguments.resize(place + 1, None);
        }
        self.arguments[place] = Some(argument);
    }

    /// Gives a variable inside an expression its value.
    pub(super) fn set_local(&mut self, local: Local, value: Value) {
        self.locals[local.0 as usize] = value;
    }

    /// The value of a variable inside an expression.
    pub(super) fn local(&self, local: Local) -> &Value {
        &self.locals[local.0 as usize]
    }

    /// The operators of a subquery, ready to start, and the place of their argument; built when first needed.
    pub(super) fn take_subquery(&mut self, index: SubqueryIndex) -> (BoxedOperator<'p>, usize) {
        if let Some(built) = self.subqueries.get_mut(index.0).and_then(Option::take) {
            return built;
        }
        Builder::new(self).subquery(index)
    }

    /// Lets go of the operators of all subqueries, and of the memory that they hold: they are not to be used again.
    pub(super) fn end_subqueries(&mut self) {
        for (mut operator, _) in std::mem::take(&mut self.subqueries).into_iter().flatten() {
            operator.reset(self);
        }
    }

    /// Keeps the operators of a subquery for its next use.
    pub(super) fn give_back_subquery(&mut self, index: SubqueryIndex, built: (BoxedOperator<'p>, usize)) {
        if self.subqueries.len() <= index.0 {
            self.subqueries.resize_with(index.0 + 1, || None);
        }
        self.subqueries[index.0] = Some(built);
    }
}

/// What the threads that work on one statement have in common.
#[derive(Clone)]
pub(super) struct Share<'p> {
    /// What is being executed.
    pub(super) plan: &'p Plan,
    view: Arc<GraphView>,
    parameters: Arc<Map>,
    guard: Guard,
    chunk_rows: usize,
    times: (i128, i128),
}

impl<'p> Context<'p> {
    /// What other threads need to work on the statement, and the flag that stops them; nothing where the statement
    /// changes the graph.
    pub(super) fn share(&self) -> Option<(Share<'p>, Arc<AtomicBool>)> {
        let Graph::Read(view) = &self.graph else { return None };
        let (guard, is_abandoned) = self.guard.shared();
        let share = Share {
            plan: self.plan,
            view: view.clone(),
            parameters: self.parameters.clone(),
            guard,
            chunk_rows: self.chunk_rows,
            times: (self.transaction_time, self.statement_time),
        };
        Some((share, is_abandoned))
    }
}

impl<'p> Share<'p> {
    /// A context for a thread of its own: the same statement, begun at the same time, within the same limits.
    pub(super) fn context(self) -> Context<'p> {
        let mut context = Context::new(self.plan, Graph::Read(self.view), self.parameters, Limits::default());
        context.guard = self.guard;
        context.chunk_rows = self.chunk_rows;
        context.threads = Some(1);
        (context.transaction_time, context.statement_time) = self.times;
        context.set_argument(0, Chunk::empty_rows(self.plan.slot_names.len(), 1));
        context
    }
}

impl Graph {
    /// The graph for reading.
    pub(super) fn view(&self) -> &GraphView {
        match self {
            Graph::Read(view) => view,
            Graph::Write(writer) => writer.view(),
        }
    }
}

/// A point in time in nanoseconds since 1970 (UTC); a clock set to before that gives 0.
pub(super) fn nanoseconds(time: SystemTime) -> i128 {
    let since = time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
    i128::try_from(since).unwrap_or(0)
}
