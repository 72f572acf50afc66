//! Ctrl-C: ends the query that is running, or the program when none is.

use super::diagnostics::Failure;
use silkgraph::{Database, InterruptHandle};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// What ctrl-C acts on.
#[derive(Clone, Default)]
pub(super) struct Interrupt {
    /// Somebody wants the running query to stop.
    is_wanted: Arc<AtomicBool>,
    /// Stops the query that runs, if one does.
    running: Arc<Mutex<Option<InterruptHandle>>>,
}

impl Interrupt {
    /// Takes ctrl-C over from the system; once a process.
    pub(super) fn install() -> Result<Self, Failure> {
        let interrupt = Interrupt::default();
        let handled = interrupt.clone();
        ctrlc::set_handler(move || handled.stop())
            .map_err(|error| Failure::Store(format!("ctrl-C cannot be handled: {error}")))?;
        Ok(interrupt)
    }

    /// Stops the running query; when none runs, or this one was asked before, the program.
    fn stop(&self) {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        match &*running {
            Some(handle) if !self.is_wanted.swap(true, Ordering::SeqCst) => handle.interrupt(),
            _ => std::process::exit(130),
        }
    }

    /// Marks a query on `database` as running until the guard is dropped.
    pub(super) fn guard(&self, database: &Database) -> Running {
        self.set_running(Some(database.interrupt_handle()));
        Running(self.clone())
    }

    fn set_running(&self, handle: Option<InterruptHandle>) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        self.is_wanted.store(false, Ordering::SeqCst);
        *running = handle;
    }

    /// Whether the running query is wanted to stop.
    pub(super) fn is_wanted(&self) -> bool {
        self.is_wanted.load(Ordering::Relaxed)
    }
}

/// A query is running.
pub(super) struct Running(Interrupt);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.set_running(None);
    }
}
