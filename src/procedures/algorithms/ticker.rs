//! Counts the steps of an algorithm, and asks every so often whether it may go on.

use crate::error::{Error, Result};
use crate::functions::Watch;
use std::cell::{Cell, RefCell};

/// How many steps pass between two questions.
const STEPS: u32 = 1024;

/// Counts the steps of one call.
pub(super) struct Ticker<'a> {
    watch: &'a dyn Watch,
    steps: Cell<u32>,
    refusal: RefCell<Option<Error>>,
}

impl<'a> Ticker<'a> {
    /// Counts for a statement that `watch` looks after.
    pub(super) fn new(watch: &'a dyn Watch) -> Self {
        Ticker { watch, steps: Cell::new(0), refusal: RefCell::new(None) }
    }

    /// One step of a loop.
    ///
    /// # Errors
    /// Those of [`Watch::check`].
    #[inline]
    pub(super) fn tick(&self) -> Result<()> {
        self.steps.set(self.steps.get() + 1);
        if self.steps.get() < STEPS {
            return Ok(());
        }
        self.steps.set(0);
        self.watch.check()
    }

    /// Asks whether `bytes` may be held.
    ///
    /// # Errors
    /// Those of [`Watch::allow`].
    pub(super) fn allow(&self, bytes: usize) -> Result<()> {
        self.watch.allow(bytes)
    }

    /// One step of an algorithm that cannot be told an error: once this is true the graph it walks runs dry, and
    /// whoever called it asks [`finish`](Self::finish).
    #[inline]
    pub(super) fn is_over(&self) -> bool {
        if self.refusal.borrow().is_some() {
            return true;
        }
        match self.tick() {
            Ok(()) => false,
            Err(refusal) => {
                self.refusal.replace(Some(refusal));
                true
            }
        }
    }

    /// Whether the algorithm came to its end by itself.
    ///
    /// # Errors
    /// The one that [`is_over`](Self::is_over) kept.
    pub(super) fn finish(&self) -> Result<()> {
        self.refusal.take().map_or(Ok(()), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Impatient;

    impl Watch for Impatient {
        fn check(&self) -> Result<()> {
            Err(Error::Cancelled)
        }

        fn allow(&self, _: usize) -> Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_is_stopped_runs_dry_and_then_says_why() {
        let ticker = Ticker::new(&Impatient);
        let steps = (0..10 * STEPS).take_while(|_| !ticker.is_over()).count();
        assert_eq!(steps, STEPS as usize - 1);
        assert!(ticker.is_over());
        assert!(matches!(ticker.finish(), Err(Error::Cancelled)));
    }
}
