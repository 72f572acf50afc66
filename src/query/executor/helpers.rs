//! Threads that wait for work, so that a statement has their help for no more than it takes to wake them.
//!
//! A statement is helped only by threads that are idle when it asks: it never waits for those that work for another. There
//! are as many as the machine can run beside the statement's own, for the whole process; they are started when first asked.

use rayon_core::{ThreadPool, ThreadPoolBuilder};
use std::num::NonZeroUsize;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{hint, thread};

/// How often it is looked whether the helpers have finished, before their end is slept for: some microseconds.
const LOOKS: u32 = 2_000;

/// The helpers of the process.
struct Helpers {
    threads: ThreadPool,
    idle: AtomicUsize,
}

/// How many threads can work at once.
pub(super) fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| thread::available_parallelism().map_or(1, NonZeroUsize::get))
}

/// Runs `own` here and, at the same time, `help` in each of up to `wanted` threads that are idle; returns when all have
/// finished.
pub(super) fn with_helpers<T>(wanted: usize, help: impl Fn() + Sync, own: impl FnOnce() -> T) -> T {
    let Some((helpers, coming)) = helpers().and_then(|all| Some((all, all.take(wanted)?))) else {
        return own();
    };
    let working = AtomicUsize::new(coming);
    helpers.threads.in_place_scope(|scope| {
        for _ in 0..coming {
            scope.spawn(|_| {
                help();
                helpers.idle.fetch_add(1, Ordering::Release);
                working.fetch_sub(1, Ordering::Release);
            });
        }
        let outcome = own();
        let mut looks = 0..LOOKS;
        while working.load(Ordering::Acquire) > 0 && looks.next().is_some() {
            hint::spin_loop();
        }
        outcome
    })
}

/// The helpers, where threads can be started.
fn helpers() -> Option<&'static Helpers> {
    static HELPERS: OnceLock<Option<Helpers>> = OnceLock::new();
    let start = || {
        let count = cores().saturating_sub(1).max(1);
        let named = ThreadPoolBuilder::new().num_threads(count).thread_name(|_| "silkgraph".to_owned());
        let threads = named.build().ok()?;
        Some(Helpers { threads, idle: AtomicUsize::new(count) })
    };
    HELPERS.get_or_init(start).as_ref()
}

impl Helpers {
    /// Takes up to `wanted` of those that are idle, at least one.
    fn take(&self, wanted: usize) -> Option<usize> {
        let rest = |idle: usize| (idle > 0 && wanted > 0).then(|| idle.saturating_sub(wanted));
        let idle = self.idle.fetch_update(Ordering::Acquire, Ordering::Relaxed, rest).ok()?;
        Some(idle.min(wanted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn helpers_come_beside_who_asks_and_are_idle_again_afterwards() {
        for _ in 0..100 {
            let (helped, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
            let help = || {
                helped.fetch_add(1, Ordering::Relaxed);
            };
            let own = with_helpers(3, help, || {
                // Whoever asks meanwhile is helped by those that are left, or does it alone.
                with_helpers(3, || (), || done.fetch_add(1, Ordering::Relaxed));
                "own"
            });
            assert_eq!((own, done.load(Ordering::Relaxed)), ("own", 1));
            assert!(helped.load(Ordering::Relaxed) <= 3);
        }
        assert_eq!(with_helpers(0, || unreachable!("nobody was asked for"), || 7), 7);
    }
}
