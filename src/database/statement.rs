//! A statement that is parsed and planned once and run often.

use super::result::Rows;
use super::state::State;
use super::{Parameters, QueryOptions, session};
use crate::error::Result;
use std::sync::Arc;

/// A prepared statement: cheap to clone, usable from any number of threads.
///
/// It is planned anew by itself when indexes, procedures or the size of the graph have changed much.
#[derive(Debug, Clone)]
pub struct Statement {
    state: Arc<State>,
    text: Arc<str>,
}

impl Statement {
    pub(super) fn new(state: Arc<State>, text: &str) -> Result<Self> {
        state.plan(text, &state.view(), &QueryOptions::default())?;
        Ok(Statement { state, text: text.into() })
    }

    /// Runs it with these parameters, as [`Database::query`](super::Database::query) does.
    ///
    /// # Errors
    /// As there.
    pub fn query(&self, parameters: Parameters) -> Result<Rows> {
        let options = QueryOptions::default();
        let plan = self.state.plan(&self.text, &self.state.view(), &options)?;
        session::run_alone(&self.state, &plan, parameters, &options)
    }

    /// The statement as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }
}
