//! The paths of MATCH as GQL has them: which are wanted, what they may repeat, and the parts in parentheses.

use super::{Expression, Length, Name, PathPattern};
use crate::error::Span;

/// Whether one MATCH may use a relationship more than once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MatchMode {
    /// `DIFFERENT RELATIONSHIPS`, and openCypher's rule: never.
    #[default]
    DifferentRelationships,
    /// `REPEATABLE ELEMENTS`: as often as the pattern fits.
    RepeatableElements,
}

/// A path that MATCH looks for.
#[derive(Debug, Clone, PartialEq)]
pub struct MatchPath {
    /// `p = …`
    pub variable: Option<Name>,
    /// Which of the paths are wanted.
    pub prefix: PathPrefix,
    /// What they look like.
    pub expression: PathExpression,
    /// Where it stands.
    pub span: Span,
}

/// What stands before a path: which of its matches are wanted, and what they may repeat.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct PathPrefix {
    /// `ANY SHORTEST`, `ALL`, `SHORTEST 3 GROUPS` …
    pub choice: Option<PathChoice>,
    /// `TRAIL`, `ACYCLIC` …
    pub mode: Option<PathMode>,
    /// Where it stands.
    pub span: Span,
}

/// Which of the paths between the same two nodes are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathChoice {
    /// `ALL`: every one.
    All,
    /// `ANY k`: so many, whichever.
    Any(u64),
    /// `SHORTEST k`, and `ANY SHORTEST` for one: so many, none of the others being shorter.
    Shortest(u64),
    /// `SHORTEST k GROUPS`, and `ALL SHORTEST` for one: all of the so many least lengths.
    ShortestGroups(u64),
}

/// What a path may repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathMode {
    /// Anything.
    Walk,
    /// No relationship twice.
    Trail,
    /// No node twice.
    Acyclic,
    /// No node twice, but that it may end where it began.
    Simple,
}

/// One form of a path, or several that will do.
#[derive(Debug, Clone, PartialEq)]
pub struct PathExpression {
    /// The first form; without terms where the part may be left out: `(…)?`.
    pub first: Vec<PathTerm>,
    /// The others.
    pub rest: Vec<(Alternation, Vec<PathTerm>)>,
}

/// How two forms of a path are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alternation {
    /// `|`: what both give is given once.
    Union,
    /// `|+|`: what both give is given twice.
    Multiset,
}

/// A part of a path; where one ends, the next begins.
#[derive(Debug, Clone, PartialEq)]
pub enum PathTerm {
    /// Nodes and relationships.
    Chain(PathPattern),
    /// A path in parentheses.
    Group(PathGroup),
}

/// `(p = TRAIL (a)-->(b) WHERE …){1,3}`
#[derive(Debug, Clone, PartialEq)]
pub struct PathGroup {
    /// `p = …`
    pub variable: Option<Name>,
    /// Which of the paths are wanted.
    pub prefix: PathPrefix,
    /// What stands inside.
    pub expression: PathExpression,
    /// Its WHERE.
    pub filter: Option<Box<Expression>>,
    /// How often it is repeated; without a quantifier its variables stand for one element each.
    pub quantifier: Option<Length>,
    /// Where it stands.
    pub span: Span,
}
