//! The scenarios that may not pass yet.
//!
//! A line of `known_failures.txt` is the scenario's full name, ` # `, and the reason; lines that start with `#`
//! are comments.

use crate::gherkin::Scenario;
use std::collections::BTreeSet;

/// The names in `known_failures.txt`.
pub(crate) struct KnownFailures(BTreeSet<String>);

impl KnownFailures {
    /// Reads the list, and says which of its lines name none of `scenarios`: a part of the kit need not hold
    /// them all, so that is no error.
    #[expect(clippy::print_stdout, reason = "a test runner speaks on the terminal")]
    pub(crate) fn read(scenarios: &[Scenario]) -> Result<Self, String> {
        let names = names_in(include_str!("known_failures.txt"))?;
        let present: BTreeSet<&str> = scenarios.iter().map(|scenario| scenario.name.as_str()).collect();
        for name in names.iter().filter(|name| !present.contains(name.as_str())) {
            println!("known_failures.txt names a scenario that is not in this folder: {name}");
        }
        Ok(KnownFailures(names))
    }

    /// Whether the scenario is listed.
    pub(crate) fn lists(&self, name: &str) -> bool {
        self.0.contains(name)
    }
}

fn names_in(text: &str) -> Result<BTreeSet<String>, String> {
    let mut names = BTreeSet::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (name, _reason) = line
            .rsplit_once(" # ")
            .ok_or_else(|| format!("known_failures.txt gives no reason for: {line}"))?;
        if !names.insert(name.trim().to_owned()) {
            return Err(format!("known_failures.txt lists twice: {name}"));
        }
    }
    Ok(names)
}
