//! Text → syntax tree.
//!
//! [`parse`] takes one statement and gives its [tree](super::ast); [`split`] cuts a script into statements. The
//! grammar is in `grammar/*.pest`, named as the files here. A text passes through four steps: a linear look at its
//! length and nesting (`scan`), pest, the building of the tree (`lexical`, `expressions` with `chains` and `calls`,
//! `patterns`, `clauses`) and, where it is wrong, a second and slower reading to tell what was expected (`errors`,
//! `expected`, `habits`, `unsupported`).
//!
//! Nothing here knows a function, a label or a variable in scope. The order of clauses, the names of variables and
//! all else that needs more than one phrase to judge is the binder's.
//!
//! pest can bound the number of calls of a parse, but keeps the bound for the whole process, so that threads and
//! other users of pest would change it under each other. The grammar does without: it never reads a phrase twice,
//! and the bounds on length and nesting are taken before it starts.

mod grammar;
mod lexical;
mod expressions;
mod chains;
mod calls;
mod case;
mod patterns;
mod paths;
mod clauses;
mod composition;
mod schema;
mod types;
mod scan;
mod errors;
mod habits;
mod expected;
pub(super) mod unsupported;

#[cfg(test)]
mod tests;

pub use scan::{MAXIMUM_BYTES, MAXIMUM_DEPTH, ScriptStatement, mentions, split};

use super::ast::Statement;
use super::size::{MAXIMUM_STEPS, Size};
use crate::error::{QueryError, Span};
use grammar::{Grammar, Rule};
use pest::Parser as _;
use pest::error::ErrorVariant;

/// Parses one statement; a closing `;` may stand at its end.
///
/// Time and memory grow with the length of `text`, whatever stands in it.
///
/// # Errors
/// `SyntaxError` at compile time, with the place, the words that were expected and a hint; `LimitExceeded` where the
/// text is longer than [`MAXIMUM_BYTES`] or nested deeper than [`MAXIMUM_DEPTH`].
pub fn parse(text: &str) -> Result<Statement, QueryError> {
    // Measured without optimisation, where a level takes most: up to 32 KiB where EXISTS stands in EXISTS.
    const BYTES_A_LEVEL: usize = 48 << 10;
    const BYTES_BESIDE: usize = 128 << 10;
    let depth = scan::check(text)?;
    let stack = BYTES_BESIDE + depth * BYTES_A_LEVEL;
    // A deep text on a thread of little stack is read on a stack of its own.
    stacker::maybe_grow(stack, stack, || match Grammar::parse(Rule::statement, text) {
        Ok(pairs) => Builder::new(text, depth).statement(pairs),
        Err(error) if matches!(error.variant, ErrorVariant::CustomError { .. }) => {
            Err(scan::too_deep_for_stack())
        }
        Err(error) => Err(errors::explain(text, &error)),
    })
}

/// What a step of building gives.
type Built<T> = Result<T, QueryError>;

/// What pest found of one rule.
type Pair<'text> = pest::iterators::Pair<'text, Rule>;

/// What pest found one after another.
type Pairs<'text> = pest::iterators::Pairs<'text, Rule>;

/// Makes the syntax tree out of what pest found.
struct Builder<'text> {
    /// The whole statement.
    text: &'text str,
    /// How many nodes of the tree lie above the one being built.
    depth: usize,
    /// How large the statement is, as far as it is built.
    size: Size,
}

impl<'text> Builder<'text> {
    /// Begins with a text whose brackets nest `depth` deep.
    fn new(text: &'text str, depth: usize) -> Self {
        Builder { text, depth: 0, size: Size { depth, steps: 0 } }
    }

    /// Counts clauses, or parts of patterns that are matched.
    fn count_steps(&mut self, steps: usize, place: Span) -> Built<()> {
        self.size.steps = self.size.steps.saturating_add(steps);
        if self.size.steps > MAXIMUM_STEPS {
            return Err(scan::too_many_steps(place));
        }
        Ok(())
    }

    /// Builds something that lies `levels` deeper in the tree than what is being built now.
    fn deeper<T>(
        &mut self,
        levels: usize,
        place: Span,
        build: impl FnOnce(&mut Self) -> Built<T>,
    ) -> Built<T> {
        if self.depth + levels > MAXIMUM_DEPTH {
            return Err(scan::too_deep(place));
        }
        self.depth += levels;
        self.size.depth = self.size.depth.max(self.depth);
        let built = build(self);
        self.depth -= levels;
        built
    }
}
