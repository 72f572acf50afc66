//! Why an index is asked, which other one could have been, and when it is better not to.

use super::super::bound::Expression;
use std::sync::Arc;

/// Why an index is asked, and which.
#[derive(Debug, Clone)]
pub struct Lookup {
    /// How many there are to look at without an index.
    pub scanned_rows: f64,
    /// The indexes that could be asked, the one that is asked first.
    pub candidates: Vec<LookupCandidate>,
    /// What the nodes of the label are tested for instead where the index would give many of them; absent where what is
    /// looked up is another for each row.
    pub tests: Option<Vec<Expression>>,
}

/// An index that could be asked.
#[derive(Debug, Clone)]
pub struct LookupCandidate {
    /// Its properties.
    pub keys: Vec<Arc<str>>,
    /// How many it is expected to give.
    pub rows: f64,
}

/// Of what an index gives a larger part of than this, it is quicker to test all: measured, a tenth to a fifth.
const SCANNED_SHARE: f64 = 0.1;

/// So few rows are looked up in any case.
const LEAST_SCANNED: f64 = 100.0;

impl Lookup {
    /// How many rows the index may give at most before all nodes of the label are tested instead; absent where they are
    /// not. `covered` is how many nodes that are.
    pub fn most_rows(&self, covered: f64) -> Option<f64> {
        self.tests.as_ref().map(|_| (covered * SCANNED_SHARE).max(LEAST_SCANNED))
    }

    /// How many rows the index that is asked is expected to give for each row.
    pub fn rows(&self) -> f64 {
        self.candidates.first().map_or(self.scanned_rows, |asked| asked.rows)
    }
}
