//! How far a statement may go: its memory, its time, and whether anyone still wants it.
//!
//! Operators that hold rows account for them here, approximately; everything that loops ticks. Neither costs more
//! than an addition, save every [`TICKS`]th tick, which looks at the clock.

use super::Limits;
use crate::error::{Error, Result};
use crate::functions::Watch;
use crate::value::Value;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

/// How many ticks pass between two looks at the clock.
const TICKS: u32 = 1024;

/// Watches over one statement's limits. What its clones account for counts together.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    limits: Limits,
    held_bytes: Arc<AtomicUsize>,
    /// Set when nobody wants what a thread of the statement finds.
    is_abandoned: Arc<AtomicBool>,
    ticks: u32,
}

impl Guard {
    /// Watches over `limits`.
    pub(super) fn new(limits: Limits) -> Self {
        Guard { limits, held_bytes: Arc::default(), is_abandoned: Arc::default(), ticks: 0 }
    }

    /// For other threads of the statement: what they hold counts together with what this one does, and all of them stop
    /// when the flag is set.
    pub(super) fn shared(&self) -> (Self, Arc<AtomicBool>) {
        let is_abandoned = Arc::<AtomicBool>::default();
        (Guard { is_abandoned: is_abandoned.clone(), ..self.clone() }, is_abandoned)
    }

    /// The folder beneath which LOAD CSV may read.
    pub(super) fn import_root(&self) -> Option<Arc<Path>> {
        self.limits.import_root.clone()
    }

    /// One step of a loop.
    #[inline]
    pub(super) fn tick(&mut self) -> Result<()> {
        self.work(1)
    }

    /// As many steps of a loop that cannot tick itself.
    #[inline]
    pub(super) fn work(&mut self, steps: usize) -> Result<()> {
        self.ticks = self.ticks.saturating_add(u32::try_from(steps).unwrap_or(u32::MAX));
        if self.ticks < TICKS {
            return Ok(());
        }
        self.ticks = 0;
        self.check()
    }

    /// Looks at the clock and for an interrupt now.
    pub(super) fn check(&self) -> Result<()> {
        if self.limits.interrupt.load(Ordering::Relaxed) || self.is_abandoned.load(Ordering::Relaxed) {
            return Err(Error::Cancelled);
        }
        match self.limits.deadline {
            Some(deadline) if Instant::now() >= deadline => Err(Error::Limit(
                "the query took longer than its timeout allows; raise `timeout`, or ask for less".to_owned(),
            )),
            _ => Ok(()),
        }
    }

    /// How many bytes all operators hold now.
    pub(super) fn held_bytes(&self) -> usize {
        self.held_bytes.load(Ordering::Relaxed)
    }

    /// Only so many bytes are held by now: operators that an error has cut short, which are gone, held the rest.
    pub(super) fn hold_only(&self, bytes: usize) {
        self.held_bytes.store(bytes, Ordering::Relaxed);
    }

    fn charge(&mut self, bytes: usize) -> Result<()> {
        self.held_bytes.fetch_add(bytes, Ordering::Relaxed);
        self.allow(0)
    }

    /// Accounts for bytes that live only for a moment: fails where holding them would go over the limit.
    pub(super) fn allow(&self, bytes: usize) -> Result<()> {
        match self.limits.memory_bytes {
            Some(limit) if self.held_bytes().saturating_add(bytes) > limit => Err(Error::Limit(format!(
                "the query needs to hold more than {limit} bytes at once; raise `memory_bytes`, or ask for less"
            ))),
            _ => Ok(()),
        }
    }
}

impl Watch for Guard {
    fn check(&self) -> Result<()> {
        Guard::check(self)
    }

    fn allow(&self, bytes: usize) -> Result<()> {
        Guard::allow(self, bytes)
    }
}

/// What one operator holds.
#[derive(Debug, Default)]
pub(super) struct Held {
    bytes: usize,
}

impl Held {
    /// Accounts for more bytes.
    pub(super) fn charge(&mut self, bytes: usize, guard: &mut Guard) -> Result<()> {
        self.bytes = self.bytes.saturating_add(bytes);
        guard.charge(bytes)
    }

    /// Gives everything back.
    pub(super) fn release(&mut self, guard: &mut Guard) {
        guard.held_bytes.fetch_sub(std::mem::take(&mut self.bytes), Ordering::Relaxed);
    }
}

/// About how many steps it takes to go through a value once; the values inside its items are not looked at.
pub(super) fn value_steps(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len() / 16,
        Value::List(items) => items.len(),
        Value::Map(entries) => entries.len(),
        _ => 0,
    }
}

/// About how many bytes a string or a list takes by itself, the values in it not counted.
pub(super) fn own_bytes(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len(),
        Value::List(items) => size_of_val(&items[..]),
        _ => 0,
    }
}

/// About how many bytes these values take. A list that comes in many rows one after the other, as when its own items are
/// unwound, counts once.
pub(super) fn values_bytes(values: &[Value]) -> usize {
    let is_again = |row: usize| match (&values[row], row.checked_sub(1).map(|before| &values[before])) {
        (Value::List(list), Some(Value::List(before))) => Arc::ptr_eq(list, before),
        (Value::Map(map), Some(Value::Map(before))) => Arc::ptr_eq(map, before),
        _ => false,
    };
    let bytes = |row: usize| if is_again(row) { size_of::<Value>() } else { value_bytes(&values[row]) };
    (0..values.len()).map(bytes).sum()
}

/// About how many bytes a value takes; what is shared counts each time.
pub(super) fn value_bytes(value: &Value) -> usize {
    let beside = match value {
        Value::String(text) => text.len(),
        Value::List(items) => items.iter().map(value_bytes).sum(),
        Value::Map(entries) => {
            entries.iter().map(|(key, value)| size_of_val(key) + key.len() + value_bytes(value)).sum()
        }
        Value::Path(path) => 8 * (path.nodes().len() + path.relationships().len()),
        _ => 0,
    };
    size_of::<Value>() + beside
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn going_over_the_limit_is_an_error_until_bytes_are_given_back() {
        let mut guard = Guard::new(Limits { memory_bytes: Some(100), ..Limits::default() });
        let mut held = Held::default();
        held.charge(80, &mut guard).unwrap();
        assert!(matches!(guard.allow(30), Err(Error::Limit(_))));
        let mut guard = Guard::new(Limits { memory_bytes: Some(100), ..Limits::default() });
        let mut held = Held::default();
        held.charge(80, &mut guard).unwrap();
        held.release(&mut guard);
        held.charge(90, &mut guard).unwrap();
    }

    #[test]
    fn a_list_that_is_unwound_counts_once() {
        let list = Value::list(vec![Value::Integer(1); 1_000]);
        let rows = vec![list.clone(); 1_000];
        assert_eq!(values_bytes(&rows), value_bytes(&list) + 999 * size_of::<Value>());
        assert_eq!(
            values_bytes(&[Value::Null, list.clone(), Value::Null, list.clone()]),
            2 * values_bytes(&rows[..1]) + 2 * size_of::<Value>()
        );
    }

    #[test]
    fn a_loop_meets_its_deadline() {
        let past = Instant::now().checked_sub(Duration::from_secs(1));
        let mut guard = Guard::new(Limits { deadline: past, ..Limits::default() });
        let outcome = (0..=TICKS).try_for_each(|_| guard.tick());
        assert!(past.is_none() || matches!(outcome, Err(Error::Limit(_))));
    }

    #[test]
    fn an_interrupt_ends_a_loop() {
        let limits = Limits::default();
        limits.interrupt.store(true, Ordering::Relaxed);
        let mut guard = Guard::new(limits);
        assert!(matches!((0..=TICKS).try_for_each(|_| guard.tick()), Err(Error::Cancelled)));
    }
}
