//! The grammar, made into code by pest. Its `Rule` never leaves the parser.

/// Recognises statements; see the files it is made of.
#[derive(pest_derive::Parser)]
#[grammar = "grammar/lexical.pest"]
#[grammar = "grammar/expressions.pest"]
#[grammar = "grammar/patterns.pest"]
#[grammar = "grammar/clauses.pest"]
pub(super) struct Grammar;
