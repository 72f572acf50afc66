//! How long things take: the median of several times, and what a process holds in memory.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// No measurement goes on for longer than this, but for the first time.
const PATIENCE: Duration = Duration::from_millis(700);

/// Does something `repeats` times, or until patience ends, and returns the median time.
pub(crate) fn median<T, E>(repeats: usize, act: impl FnMut() -> Result<T, E>) -> Result<Duration, E> {
    Ok(medians(repeats, act, || Ok(()))?.0)
}

/// Does two things in turn, so that what the machine does meanwhile meets both, and returns their median times.
pub(crate) fn medians<T, U, E>(
    repeats: usize,
    mut one: impl FnMut() -> Result<T, E>,
    mut other: impl FnMut() -> Result<U, E>,
) -> Result<(Duration, Duration), E> {
    let began = Instant::now();
    let mut times = (Vec::with_capacity(repeats), Vec::with_capacity(repeats));
    while times.0.len() < repeats && (times.0.is_empty() || began.elapsed() < PATIENCE) {
        times.0.push(timed(&mut one)?);
        times.1.push(timed(&mut other)?);
    }
    Ok((middle(times.0), middle(times.1)))
}

fn timed<T, E>(act: &mut impl FnMut() -> Result<T, E>) -> Result<Duration, E> {
    let start = Instant::now();
    black_box(act()?);
    Ok(start.elapsed())
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// How many bytes of this process are in memory; 0 where the system does not tell.
pub(crate) fn resident_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kibibytes = line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok());
    kibibytes.unwrap_or(0) * 1024
}
