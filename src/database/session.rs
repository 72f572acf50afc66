//! The corridor: the only place that calls the stages of a query, one line each.
//!
//! [`compile`] goes from text to plan; [`read`] and [`write`] go from plan to rows, on a state that stays as it is or
//! with the writer; [`run_alone`] chooses between them for a statement that is its own transaction.

use super::past::Pasts;
use super::result::Rows;
use super::state::State;
use super::{Parameters, QueryOptions, citation, past};
use crate::error::{Detail, Error, QueryError, Result};
use crate::graph::GraphView;
use crate::procedures::Registry;
use crate::query::ast::{Cite, Mode};
use crate::query::executor::{Execution, Graph, Limits, missing_parameter};
use crate::query::plan::Plan;
use crate::query::{binder, explain, optimizer, parser, planner};
use crate::transaction::Writer;
use std::sync::Arc;
use std::time::SystemTime;

/// From text to plan, by every rule of the optimizer but those that `options` leave out.
pub(super) fn compile(
    text: &str,
    procedures: &Registry,
    view: &GraphView,
    options: &QueryOptions,
) -> Result<Plan> {
    let tree = parser::parse(text).map_err(|error| error.located(text))?;
    tree.size.with_stack(move || {
        let bound = binder::bind(&tree, procedures).map_err(|error| error.located(text))?;
        let mut plan = planner::plan(bound);
        plan.text = text.into();
        plan.unknown = optimizer::unknown_names(&plan, view);
        plan.steps = optimizer::labelled_steps(&plan);
        plan.lone = optimizer::lone_variables(&plan);
        plan.mixed = optimizer::mixed_comparisons(&plan);
        Ok(optimizer::optimize(plan, view, &options.rules_left_out, options.cite.is_some()))
    })
}

/// Runs a statement as a transaction of its own.
pub(super) fn run_alone(
    state: &Arc<State>,
    plan: &Arc<Plan>,
    parameters: Parameters,
    options: &QueryOptions,
) -> Result<Rows> {
    if plan.mode == Mode::Explain || !plan.is_update {
        return read(plan, state.view(), parameters, state.limits(options), options, state.pasts());
    }
    refuse_cited_write(plan, options)?;
    let mut writer = Some(state.take_writer()?);
    let mut outcome = write(plan, &mut writer, parameters, state.limits(options), None);
    // A statement that commits by itself may have done so before it failed.
    if let Some(writer) = writer.as_mut().filter(|_| outcome.is_ok() || plan.root.is_committing()) {
        let committed = state.commit(writer);
        outcome = outcome.and_then(|rows| committed.map(|()| rows));
    }
    state.return_writer(writer);
    outcome
}

/// What ends transactions cannot be part of one.
fn own_transactions() -> Error {
    let message = "CALL { … } IN TRANSACTIONS makes transactions of its own, and cannot be run within one";
    let class = crate::error::ErrorClass::SemanticError;
    let phase = crate::error::Phase::Runtime;
    let error = QueryError::new(class, phase, Detail::InvalidClauseComposition, message);
    error.hint("run the statement outside of a transaction").into()
}

/// Runs a statement that only reads; its rows come as they are asked for.
pub(super) fn read(
    plan: &Arc<Plan>,
    view: Arc<GraphView>,
    parameters: Parameters,
    limits: Limits,
    options: &QueryOptions,
    pasts: &Pasts,
) -> Result<Rows> {
    let looked_at = || {
        refuse_cited_write(plan, options)?;
        past::view(plan, view, &parameters, options, pasts)
    };
    let seen = looked_at().map_err(|error| error.located(&plan.text))?;
    let note = seen.note(plan);
    rows(plan, seen.view, parameters, limits, plan.cite.or(options.cite))
        .map(|rows| rows.beside(note))
        .map_err(|error| error.located(&plan.text))
}

/// The rows of a statement that reads, its plan or its sources, as it asks.
fn rows(
    plan: &Arc<Plan>,
    view: Arc<GraphView>,
    parameters: Parameters,
    limits: Limits,
    cite: Option<Cite>,
) -> Result<Rows> {
    if plan.mode == Mode::Explain {
        return Ok(Rows::of_plan(explain::explain(plan, &view, None), view));
    }
    require_parameters(plan, &parameters)?;
    if plan.is_update {
        return Err(Error::ReadOnly);
    }
    let (graph, parameters) = (Graph::Read(view.clone()), Arc::new(parameters));
    let execution = Execution::start_citing(plan.clone(), graph, parameters, limits, cite);
    if plan.mode == Mode::Profile {
        return profile(plan, execution, view);
    }
    match cite {
        None => Ok(Rows::running(plan, execution, view)),
        Some(Cite::Only) => citation::sources(execution, view),
        Some(_) => Ok(Rows::running(plan, execution, view).cited()),
    }
}

/// A statement needs the parameters that it names, whether or not a row ever asks for them.
fn require_parameters(plan: &Plan, parameters: &Parameters) -> Result<()> {
    match plan.parameters.iter().find(|(name, _)| !parameters.contains_key(&***name)) {
        Some((name, span)) => Err(missing_parameter(name, *span).into()),
        None => Ok(()),
    }
}

/// What a statement writes has no sources yet, and happens now; what it reads has sources already.
pub(super) fn refuse_cited_write(plan: &Plan, options: &QueryOptions) -> Result<()> {
    let wishes = if options.spares_writes { &QueryOptions::default() } else { options };
    let is_cited = wishes.cite.or(plan.cite).is_some();
    let looks_back = wishes.known.is_some() || plan.known.is_some() || plan.valid.is_some();
    let cites_nothing = plan.citing.is_some() && !plan.is_update;
    if !cites_nothing && (!plan.is_update || !(is_cited || looks_back)) {
        return Ok(());
    }
    let (message, hint) = if cites_nothing {
        let message = "CITING gives what a statement writes a source, and this one writes nothing";
        (message, "CITE before a statement that reads tells its sources")
    } else if is_cited {
        let message = "CITE tells the sources of what a statement reads, and this one writes";
        (message, "CITING {source: …} gives what is written a source")
    } else {
        ("a statement AS OF another day reads only, and this one writes", "leave AS OF out to write")
    };
    Err(QueryError::syntax(Detail::InvalidClauseComposition, message).hint(hint).into())
}

/// Runs a statement to its end with the writer, which is put back into `writer`; a statement that fails has changed
/// nothing. Only a bug that panics keeps the writer.
pub(super) fn write(
    plan: &Arc<Plan>,
    writer: &mut Option<Box<Writer>>,
    parameters: Parameters,
    limits: Limits,
    transaction_began: Option<SystemTime>,
) -> Result<Rows> {
    if transaction_began.is_some() && plan.root.is_committing() {
        return Err(own_transactions());
    }
    require_parameters(plan, &parameters).map_err(|error| error.located(&plan.text))?;
    let taken = writer.take().ok_or(Error::Poisoned)?;
    let savepoint = taken.savepoint();
    let mut execution = Execution::start(plan.clone(), Graph::Write(taken), Arc::new(parameters), limits);
    if let Some(began) = transaction_began {
        execution = execution.within_transaction_begun_at(began);
    }
    let outcome = collect(&mut execution);
    let (counters, profile) = (execution.counters(), execution.profile());
    let Graph::Write(mut taken) = execution.finish() else {
        unreachable!("a statement that is given a writer gives it back")
    };
    let kept = outcome.and_then(|rows| {
        taken.view().undamaged()?;
        taken.check_constraints(savepoint).map(|()| rows)
    });
    let rows = match kept {
        Ok(rows) => rows,
        Err(error) => {
            taken.rollback_to(savepoint);
            *writer = Some(taken);
            return Err(error.located(&plan.text));
        }
    };
    let view = Arc::new(taken.view().clone());
    taken.forget_tombstones();
    *writer = Some(taken);
    if plan.mode == Mode::Profile {
        return Ok(Rows::of_plan(explain::explain(plan, &view, Some(&profile)), view));
    }
    Ok(Rows::collected(plan, rows, counters, view))
}

fn collect(execution: &mut Execution) -> Result<Vec<Vec<crate::value::Value>>> {
    let mut rows = Vec::new();
    while let Some(batch) = execution.next()? {
        rows.extend(batch);
    }
    Ok(rows)
}

fn profile(plan: &Plan, mut execution: Execution, view: Arc<GraphView>) -> Result<Rows> {
    collect(&mut execution)?;
    view.undamaged()?;
    Ok(Rows::of_plan(explain::explain(plan, &view, Some(&execution.profile())), view))
}
