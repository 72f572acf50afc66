//! Threads that wait for work, so that a statement has their help for no more than it takes to wake them.
//!
//! A statement is helped only by threads that are idle when it asks: it never waits for those that work for another. There
//! are as many as the machine can run beside the statement's own, for the whole process; they are started when first asked.
//! Where the machine has others to run, and helpers come too late to be of use, short work is done without them for a while.

use rayon_core::{ThreadPool, ThreadPoolBuilder};
use std::num::NonZeroUsize;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::time::Instant;
use std::{hint, thread};

/// How often it is looked whether the helpers have finished, before their end is slept for: some microseconds.
const LOOKS: u32 = 2_000;

/// For how much short work nobody is asked, the first time that help has come too late, and at most.
const PAUSE: (u32, u32) = (8, 1_024);

/// The helpers of the process.
struct Helpers {
    threads: ThreadPool,
    idle: AtomicUsize,
    pause: Pause,
}

/// For how much short work nobody is asked.
#[derive(Default)]
struct Pause {
    left: AtomicU32,
    /// How long the last one was, if help has come too late ever since.
    last: AtomicU32,
}

/// Which help is wanted.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    /// How many threads.
    pub(super) threads: usize,
    /// Whether the work is so short that it may be done before they come.
    pub(super) is_short: bool,
}

/// How many threads can work at once.
pub(super) fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| thread::available_parallelism().map_or(1, NonZeroUsize::get))
}

/// Runs `own` here and, at the same time, `help` in each of as many threads as are wanted and idle; returns when all have
/// finished.
pub(super) fn with_helpers<T>(wanted: Wanted, help: impl Fn() + Sync, own: impl FnOnce() -> T) -> T {
    let Some((helpers, coming)) = helpers().and_then(|all| Some((all, all.take(wanted)?))) else {
        return own();
    };
    let (working, begun) = (AtomicUsize::new(coming), Instant::now());
    let (outcome, ended) = helpers.threads.in_place_scope(|scope| {
        for _ in 0..coming {
            scope.spawn(|_| {
                help();
                helpers.idle.fetch_add(1, Ordering::Release);
                working.fetch_sub(1, Ordering::Release);
            });
        }
        let (outcome, ended) = (own(), Instant::now());
        let mut looks = 0..LOOKS;
        while working.load(Ordering::Acquire) > 0 && looks.next().is_some() {
            hint::spin_loop();
        }
        (outcome, ended)
    });
    helpers.pause.note(ended.elapsed() > (ended - begun) / 2);
    outcome
}

/// The helpers, where threads can be started.
fn helpers() -> Option<&'static Helpers> {
    static HELPERS: OnceLock<Option<Helpers>> = OnceLock::new();
    let start = || {
        let count = cores().saturating_sub(1).max(1);
        let named = ThreadPoolBuilder::new().num_threads(count).thread_name(|_| "silkgraph".to_owned());
        let threads = named.build().ok()?;
        Some(Helpers { threads, idle: AtomicUsize::new(count), pause: Pause::default() })
    };
    HELPERS.get_or_init(start).as_ref()
}

impl Helpers {
    /// Takes as many of those that are idle as are wanted, at least one.
    fn take(&self, Wanted { threads, is_short }: Wanted) -> Option<usize> {
        let rest = |idle: usize| (idle > 0 && threads > 0).then(|| idle.saturating_sub(threads));
        if is_short && self.pause.goes_on() {
            return None;
        }
        let idle = self.idle.fetch_update(Ordering::Acquire, Ordering::Relaxed, rest).ok()?;
        Some(idle.min(threads))
    }
}

impl Pause {
    /// Whether nobody is to be asked this time.
    fn goes_on(&self) -> bool {
        self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok()
    }

    /// Begins one after help that was waited for too long, each time a longer one.
    fn note(&self, was_late: bool) {
        let (first, longest) = PAUSE;
        let next = if was_late { (2 * self.last.load(Ordering::Relaxed)).clamp(first, longest) } else { 0 };
        self.last.store(next, Ordering::Relaxed);
        self.left.store(next, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THREE: Wanted = Wanted { threads: 3, is_short: false };

    #[test]
    fn helpers_come_beside_who_asks_and_are_idle_again_afterwards() {
        for _ in 0..100 {
            let (helped, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
            let help = || {
                helped.fetch_add(1, Ordering::Relaxed);
            };
            let own = with_helpers(THREE, help, || {
                // Whoever asks meanwhile is helped by those that are left, or does it alone.
                with_helpers(THREE, || (), || done.fetch_add(1, Ordering::Relaxed));
                "own"
            });
            assert_eq!((own, done.load(Ordering::Relaxed)), ("own", 1));
            assert!(helped.load(Ordering::Relaxed) <= 3);
        }
        let nobody = Wanted { threads: 0, is_short: true };
        assert_eq!(with_helpers(nobody, || unreachable!("nobody was asked for"), || 7), 7);
    }

    #[test]
    fn who_comes_late_is_not_asked_for_a_while_and_each_time_longer() {
        let pause = Pause::default();
        assert!(!pause.goes_on());
        for length in [8, 16, 32] {
            pause.note(true);
            assert_eq!((0..100).filter(|_| pause.goes_on()).count(), length);
        }
        (0..100).for_each(|_| pause.note(true));
        assert_eq!((0..5_000).filter(|_| pause.goes_on()).count(), 1_024);
        pause.note(false);
        assert!(!pause.goes_on());
        pause.note(true);
        assert_eq!((0..100).filter(|_| pause.goes_on()).count(), 8);
    }
}
