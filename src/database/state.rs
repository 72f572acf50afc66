//! What all handles of a database share: the state last committed, the one writer, procedures and plans.

use super::past::Pasts;
use super::plans::Plans;
use super::{Interrupt, Options, QueryOptions, session};
use crate::error::{Error, Result};
use crate::graph::{GraphView, PropertyGraph};
use crate::procedures::Registry;
use crate::query::executor::Limits;
use crate::query::plan::Plan;
use crate::transaction::Writer;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock, Weak};
use std::time::{Duration, Instant};

/// The shared state of a database.
#[derive(Debug)]
pub(super) struct State {
    /// What readers see.
    root: RwLock<Arc<GraphView>>,
    /// The writer, while nobody has it.
    writer: Mutex<Place>,
    returned: Condvar,
    procedures: RwLock<Registry>,
    plans: Mutex<Plans>,
    pasts: Pasts,
    running: Mutex<Vec<Weak<AtomicBool>>>,
    is_read_only: AtomicBool,
    busy_timeout: Duration,
    query_memory_bytes: Option<usize>,
    import_root: Option<Arc<Path>>,
}

/// Where the writer is.
#[derive(Debug)]
enum Place {
    Here(Box<Writer>),
    Taken,
    /// Whoever had it came to grief; what it had begun is unknown.
    Lost,
}

impl State {
    pub(super) fn new(writer: Writer, options: &Options) -> Self {
        State {
            root: RwLock::new(Arc::new(writer.view().clone())),
            writer: Mutex::new(Place::Here(Box::new(writer))),
            returned: Condvar::new(),
            procedures: RwLock::new(Registry::default()),
            plans: Mutex::default(),
            pasts: Pasts::default(),
            running: Mutex::default(),
            is_read_only: AtomicBool::new(options.is_read_only),
            busy_timeout: options.busy_timeout,
            query_memory_bytes: options.query_memory_bytes,
            import_root: options.import_root.clone(),
        }
    }

    /// The state last committed.
    pub(super) fn view(&self) -> Arc<GraphView> {
        self.root.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Makes what the writer has done durable, and lets readers see it.
    pub(super) fn commit(&self, writer: &mut Writer) -> Result<()> {
        let view = writer.commit()?;
        self.publish(view);
        if writer.wants_checkpoint() {
            // The transaction is durable already; a disk that fails now is reported by the next commit.
            let _ = writer.checkpoint();
        }
        Ok(())
    }

    /// Makes another graph, which the writer's was added to, durable, and lets readers see it.
    pub(super) fn advance(&self, writer: &mut Writer, graph: PropertyGraph) -> Result<()> {
        let view = writer.advance(graph)?;
        self.publish(view);
        Ok(())
    }

    /// Lets readers see another state. What only the former one had is let go of once nobody waits for this one.
    fn publish(&self, view: Arc<GraphView>) {
        let former = std::mem::replace(&mut *self.root.write().unwrap_or_else(PoisonError::into_inner), view);
        drop(former);
    }

    pub(super) fn procedures(&self) -> Registry {
        self.procedures.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn change_procedures(&self, change: impl FnOnce(&mut Registry)) {
        change(&mut self.procedures.write().unwrap_or_else(PoisonError::into_inner));
        self.plans().forget();
    }

    /// The past states asked for last.
    pub(super) fn pasts(&self) -> &Pasts {
        &self.pasts
    }

    fn plans(&self) -> MutexGuard<'_, Plans> {
        self.plans.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The plan of `text` for a graph like `view`, from the cache if it is there.
    pub(super) fn plan(&self, text: &str, view: &GraphView, options: &QueryOptions) -> Result<Arc<Plan>> {
        let (is_usual, is_cited) = (options.rules_left_out.is_empty(), options.cite.is_some());
        if let Some(plan) = is_usual.then(|| self.plans().get(text, view, is_cited)).flatten() {
            return Ok(plan);
        }
        let plan = Arc::new(session::compile(text, &self.procedures(), view, options)?);
        if is_usual {
            self.plans().put(text, view, is_cited, plan.clone());
        }
        Ok(plan)
    }

    /// Refuses every change from now on.
    pub(super) fn forbid_changes(&self) {
        self.is_read_only.store(true, Ordering::Relaxed);
    }

    /// Takes the writer, waiting for whoever has it.
    pub(super) fn take_writer(&self) -> Result<Box<Writer>> {
        if self.is_read_only.load(Ordering::Relaxed) {
            return Err(Error::ReadOnly);
        }
        let deadline = Instant::now() + self.busy_timeout;
        let mut place = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match std::mem::replace(&mut *place, Place::Taken) {
                Place::Here(writer) => return Ok(writer),
                Place::Lost => {
                    *place = Place::Lost;
                    return Err(Error::Poisoned);
                }
                Place::Taken => {
                    let Some(left) = deadline.checked_duration_since(Instant::now()) else {
                        return Err(Error::Busy);
                    };
                    place = self.returned.wait_timeout(place, left).unwrap_or_else(PoisonError::into_inner).0;
                }
            }
        }
    }

    /// Gives the writer back; `None` when it was lost.
    pub(super) fn return_writer(&self, writer: Option<Box<Writer>>) {
        *self.writer.lock().unwrap_or_else(PoisonError::into_inner) = writer.map_or(Place::Lost, Place::Here);
        self.returned.notify_one();
    }

    pub(super) fn checkpoint(&self) -> Result<()> {
        let mut writer = self.take_writer()?;
        let result = writer.checkpoint();
        self.return_writer(Some(writer));
        result
    }

    /// How far a query with these options may go, and the flag that stops it.
    pub(super) fn limits(&self, options: &QueryOptions) -> Limits {
        let interrupt = Interrupt::default();
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.retain(|flag| flag.strong_count() > 0);
        running.push(Arc::downgrade(&interrupt));
        Limits {
            deadline: options.timeout.and_then(|timeout| Instant::now().checked_add(timeout)),
            memory_bytes: options.memory_bytes.or(self.query_memory_bytes),
            interrupt,
            import_root: self.import_root.clone(),
            chunk_rows: options.chunk_rows,
            threads: options.threads,
        }
    }

    /// The flags of the queries that run now.
    pub(super) fn running(&self) -> Vec<Interrupt> {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.iter().filter_map(Weak::upgrade).collect()
    }
}

/// The last handle closes the files in good order; what fails then is found by the next recovery.
impl Drop for State {
    fn drop(&mut self) {
        let place = self.writer.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let Place::Here(writer) = std::mem::replace(place, Place::Taken) {
            let _ = writer.close();
        }
    }
}
