//! What was measured, as a table for people and as JSON for programs.

use std::io::{self, Write};
use std::time::Duration;

/// One thing that was measured.
pub(crate) struct Line {
    pub(crate) name: String,
    /// How long the database takes, or what happened instead.
    pub(crate) database: Result<Duration, String>,
    /// How long the plain loop takes.
    pub(crate) baseline: Option<Duration>,
}

impl Line {
    fn ratio(&self) -> Option<f64> {
        let (database, baseline) = (self.database.as_ref().ok()?, self.baseline?);
        Some(database.as_secs_f64() / baseline.as_secs_f64().max(1e-9))
    }

    /// Prints the line of the table.
    pub(crate) fn print(&self) -> io::Result<()> {
        let database = match &self.database {
            Ok(time) => milliseconds(*time),
            Err(reason) => reason.clone(),
        };
        let baseline = self.baseline.map_or_else(String::new, milliseconds);
        let ratio = self.ratio().map_or_else(String::new, |ratio| format!("{ratio:.1}"));
        writeln!(io::stdout(), "{:<24}{database:>16}{baseline:>16}{ratio:>12}", self.name)
    }

    /// The line for programs; the graph has so many relationships.
    pub(crate) fn json(&self, size: &str, relationships: f64) -> serde_json::Value {
        let nanoseconds = |time: Duration| time.as_nanos() as u64;
        serde_json::json!({
            "size": size,
            "relationships": relationships,
            "name": self.name,
            "silkgraph_ns": self.database.as_ref().ok().copied().map(nanoseconds),
            "problem": self.database.as_ref().err(),
            "baseline_ns": self.baseline.map(nanoseconds),
            "ratio": self.ratio(),
        })
    }
}

/// Prints the head of the table.
pub(crate) fn print_head() -> io::Result<()> {
    writeln!(io::stdout(), "{:<24}{:>16}{:>16}{:>12}", "", "silkgraph, ms", "plain loop, ms", "ratio")
}

/// Milliseconds with three digits that count.
fn milliseconds(time: Duration) -> String {
    let milliseconds = time.as_secs_f64() * 1e3;
    match milliseconds {
        100.0.. => format!("{milliseconds:.0}"),
        10.0.. => format!("{milliseconds:.1}"),
        1.0.. => format!("{milliseconds:.2}"),
        0.1.. => format!("{milliseconds:.3}"),
        0.01.. => format!("{milliseconds:.4}"),
        _ => format!("{milliseconds:.5}"),
    }
}
