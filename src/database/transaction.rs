//! Several statements, one outcome.

use super::result::Rows;
use super::state::State;
use super::{Parameters, QueryOptions, session};
use crate::error::{Error, Result};
use crate::graph::GraphView;
use crate::transaction::Writer;
use std::sync::Arc;
use std::time::SystemTime;

/// A transaction that reads one consistent state, however long it lasts and whatever is written meanwhile.
#[derive(Debug, Clone)]
pub struct ReadTransaction {
    state: Arc<State>,
    view: Arc<GraphView>,
}

impl ReadTransaction {
    pub(super) fn new(state: Arc<State>) -> Self {
        let view = state.view();
        ReadTransaction { state, view }
    }

    /// Runs one statement that only reads.
    ///
    /// # Errors
    /// `Error::ReadOnly` for a statement that writes; else as [`Database::query`](super::Database::query).
    pub fn query(&self, text: &str, parameters: Parameters) -> Result<Rows> {
        self.query_with(text, parameters, &QueryOptions::default())
    }

    /// Runs one statement that only reads, with options.
    ///
    /// # Errors
    /// As [`query`](Self::query), and when a limit is met.
    pub fn query_with(&self, text: &str, parameters: Parameters, options: &QueryOptions) -> Result<Rows> {
        let plan = self.state.plan(text, &self.view, options)?;
        let (limits, pasts) = (self.state.limits(options), self.state.pasts());
        session::read(&plan, self.view.clone(), parameters, limits, options, pasts)
    }

    /// The state that it reads.
    pub fn graph(&self) -> &Arc<GraphView> {
        &self.view
    }
}

/// A transaction that may write. Nobody else sees what it does before it commits; dropping it takes everything back.
#[derive(Debug)]
pub struct WriteTransaction {
    state: Arc<State>,
    /// There until the transaction ends, unless a bug has lost it.
    writer: Option<Box<Writer>>,
    began: SystemTime,
}

impl WriteTransaction {
    pub(super) fn begin(state: Arc<State>) -> Result<Self> {
        let writer = Some(state.take_writer()?);
        Ok(WriteTransaction { state, writer, began: SystemTime::now() })
    }

    /// Runs one statement. A statement that fails leaves no trace, and the transaction goes on.
    ///
    /// # Errors
    /// As [`Database::query`](super::Database::query).
    pub fn query(&mut self, text: &str, parameters: Parameters) -> Result<Rows> {
        self.query_with(text, parameters, &QueryOptions::default())
    }

    /// Runs one statement with options.
    ///
    /// # Errors
    /// As [`query`](Self::query), and when a limit is met.
    pub fn query_with(&mut self, text: &str, parameters: Parameters, options: &QueryOptions) -> Result<Rows> {
        let writer = self.writer.as_ref().ok_or(Error::Poisoned)?;
        let plan = self.state.plan(text, writer.view(), options)?;
        let limits = self.state.limits(options);
        if plan.is_update && plan.mode != crate::query::ast::Mode::Explain {
            session::refuse_cited_write(&plan, options)?;
            return session::write(&plan, &mut self.writer, parameters, limits, Some(self.began));
        }
        let view = Arc::new(writer.view().clone());
        session::read(&plan, view, parameters, limits, options, self.state.pasts())
    }

    /// The writer, while the transaction has it.
    pub(super) fn writer(&mut self) -> Result<&mut Writer> {
        self.writer.as_deref_mut().ok_or(Error::Poisoned)
    }

    /// When it began.
    pub(super) fn began(&self) -> SystemTime {
        self.began
    }

    /// Makes everything durable and visible.
    ///
    /// # Errors
    /// When the changes could not be made durable; then none of them happened, or, after `Error::Poisoned`, nobody
    /// knows before the database is opened anew.
    pub fn commit(mut self) -> Result<()> {
        let writer = self.writer.as_mut().ok_or(Error::Poisoned)?;
        self.state.commit(writer)
    }

    /// Takes everything back.
    pub fn rollback(self) {}
}

impl Drop for WriteTransaction {
    fn drop(&mut self) {
        let mut writer = self.writer.take();
        if let Some(writer) = &mut writer {
            writer.rollback();
        }
        self.state.return_writer(writer);
    }
}
