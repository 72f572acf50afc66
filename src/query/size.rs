//! How large a statement is, and how much stack its stages need for that.
//!
//! The stages walk trees by recursion: syntax trees as deep as the text nests, plans as deep as there are clauses and
//! steps of patterns one after another. The parser measures both while it reads; whoever enters a stage, or drops a
//! tree, does so through [`Size::with_stack`], which moves a large statement to a stack of its own. So a statement
//! needs no more of its caller's stack than any other, on whatever thread it is run.

/// How many clauses and steps of patterns a statement may have.
pub const MAXIMUM_STEPS: usize = 4096;

/// How many relationships one MATCH may have: each pair of them is tested to be two.
pub const MAXIMUM_RELATIONSHIPS: usize = 256;

// Measured without optimisation, where a level takes most: 32 KiB where EXISTS stands in EXISTS, 22 KiB from one
// matched relationship to the next.
const BYTES_A_LEVEL: usize = 48 << 10;
const BYTES_A_STEP: usize = 36 << 10;
const BYTES_BESIDE: usize = 192 << 10;

/// What a statement's text comes to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// How deep expressions and subqueries are nested in one another, at most.
    pub depth: usize,
    /// How many clauses there are, and nodes and relationships to be matched.
    pub steps: usize,
}

impl Size {
    /// Runs `work` where there is stack enough for a statement of this size.
    pub fn with_stack<T>(self, work: impl FnOnce() -> T) -> T {
        let bytes = BYTES_BESIDE + self.depth * BYTES_A_LEVEL + self.steps * BYTES_A_STEP;
        stacker::maybe_grow(bytes, bytes, work)
    }
}
