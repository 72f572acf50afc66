//! GQL's paths: what stands before them, their parts in parentheses, and how often these are repeated.
//!
//! A path of nodes and relationships alone is one chain, read by [`patterns`](super::patterns); here chains and groups
//! are put together, and the words before a path are given their meaning.

use super::lexical::{self, name, span, unexpected};
use super::patterns::{empty_node, invalid_length};
use super::{Builder, Built, Pair, Rule};
use crate::error::{QueryError, Span};
use crate::query::ast::{
    Alternation, ClauseKind, Expression, Length, MatchMode, MatchPath, PathChoice, PathExpression, PathGroup,
    PathMode, PathPattern, PathPrefix, PathTerm,
};

impl Builder<'_> {
    /// The paths of MATCH.
    pub(super) fn match_pattern(&mut self, pair: Pair<'_>) -> Built<Vec<MatchPath>> {
        let place = span(&pair);
        let paths = pair.into_inner().map(|path| self.match_path(path)).collect::<Built<Vec<_>>>()?;
        let relationships = paths.iter().map(|path| relationship_count(&path.expression)).sum();
        self.count_parts(paths.len(), relationships, place)?;
        Ok(paths)
    }

    fn match_path(&mut self, pair: Pair<'_>) -> Built<MatchPath> {
        let span = span(&pair);
        let (mut variable, mut prefix, mut expression) = (None, PathPrefix::default(), None);
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::variable => variable = Some(name(&part)),
                Rule::path_prefix => prefix = path_prefix(part)?,
                Rule::shortest_path => {
                    let first = vec![PathTerm::Chain(self.shortest_path(part)?)];
                    expression = Some(PathExpression { first, rest: Vec::new() });
                }
                _ => expression = Some(self.path_expression(part)?),
            }
        }
        let expression = expression.expect("the grammar gives every path its parts");
        Ok(MatchPath { variable, prefix, expression, span })
    }

    fn path_expression(&mut self, pair: Pair<'_>) -> Built<PathExpression> {
        let mut inner = pair.into_inner();
        let first = inner.next().expect("the grammar begins a path with a term");
        let first = self.path_term(first)?;
        let mut rest = Vec::new();
        while let (Some(sign), Some(term)) = (inner.next(), inner.next()) {
            let alternation = if sign.as_str() == "|" { Alternation::Union } else { Alternation::Multiset };
            rest.push((alternation, self.path_term(term)?));
        }
        Ok(PathExpression { first, rest })
    }

    /// Chains and groups, one after the other.
    fn path_term(&mut self, pair: Pair<'_>) -> Built<Vec<PathTerm>> {
        let mut terms = Vec::new();
        let mut inner = pair.into_inner().peekable();
        while let Some(part) = inner.next() {
            match part.as_rule() {
                Rule::node => {
                    let start = self.node(part)?;
                    let chain = self.path_until_question(start, &mut inner)?;
                    refuse_neighbours(terms.last(), &chain)?;
                    terms.push(PathTerm::Chain(chain));
                }
                Rule::relationship => terms.push(self.questioned_relationship(part)?),
                _ => {
                    let place = span(&part);
                    let group = self.deeper(2, place, |builder| builder.path_group(part))?;
                    terms.push(PathTerm::Group(group));
                }
            }
        }
        Ok(terms)
    }

    /// `-[r]->?`: a relationship that may be left out, its two ends then being one node.
    fn questioned_relationship(&mut self, pair: Pair<'_>) -> Built<PathTerm> {
        let place = span(&pair);
        let step = self.relationship(pair)?;
        if let Some(length) = step.length {
            let message = "a relationship that has a length already cannot be left out by `?`";
            return Err(unexpected(message, place.to(length.span)).hint("write *0.. or {0,3}"));
        }
        let chain = PathPattern {
            variable: None,
            selector: None,
            start: empty_node(place),
            steps: vec![(step, empty_node(place))],
            span: place,
        };
        Ok(PathTerm::Group(questioned(PathTerm::Chain(chain), place)))
    }

    fn path_group(&mut self, pair: Pair<'_>) -> Built<PathGroup> {
        let span = span(&pair);
        let (mut variable, mut prefix, mut expression) = (None, PathPrefix::default(), None);
        let (mut filter, mut repeated, mut is_questioned) = (None, None, false);
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::variable => variable = Some(name(&part)),
                Rule::path_prefix => prefix = path_prefix(part)?,
                Rule::inline_where => filter = Some(Box::new(self.inner_predicate(part)?)),
                Rule::quantifier => repeated = Some(quantifier(part)?),
                Rule::question => is_questioned = true,
                _ => expression = Some(self.path_expression(part)?),
            }
        }
        let expression = expression.expect("the grammar gives every path its parts");
        let group = PathGroup { variable, prefix, expression, filter, quantifier: repeated, span };
        Ok(if is_questioned { questioned(PathTerm::Group(group), span) } else { group })
    }
}

/// The `?` after a relationship or a part, where there is one.
pub(super) fn question<'text>(pair: &Pair<'text>) -> Option<Pair<'text>> {
    pair.clone().into_inner().last().filter(|part| part.as_rule() == Rule::question)
}

/// A part that may be left out, as GQL has it: nothing, or the part, whose variables are single and null where it is
/// left out.
fn questioned(part: PathTerm, span: Span) -> PathGroup {
    let rest = vec![(Alternation::Multiset, vec![part])];
    let expression = PathExpression { first: Vec::new(), rest };
    PathGroup {
        variable: None,
        prefix: PathPrefix::default(),
        expression,
        filter: None,
        quantifier: None,
        span,
    }
}

/// MATCH as openCypher has it, where there is nothing more to it.
pub(super) fn match_kind(
    is_optional: bool,
    mode: MatchMode,
    paths: Vec<MatchPath>,
    filter: Option<Expression>,
) -> ClauseKind {
    if mode == MatchMode::default() && paths.iter().all(is_chain) {
        let pattern = paths.into_iter().filter_map(into_chain).collect();
        return ClauseKind::Match { is_optional, pattern, filter };
    }
    ClauseKind::MatchPaths { is_optional, mode, paths, filter }
}

/// Whether a path is nodes and relationships and nothing else.
fn is_chain(path: &MatchPath) -> bool {
    let is_alone = matches!((&*path.expression.first, &*path.expression.rest), ([PathTerm::Chain(_)], []));
    is_alone && path.prefix == PathPrefix::default()
}

fn into_chain(mut path: MatchPath) -> Option<PathPattern> {
    match path.expression.first.pop() {
        Some(PathTerm::Chain(chain)) => {
            Some(PathPattern { variable: path.variable, span: path.span, ..chain })
        }
        _ => None,
    }
}

/// How many relationship patterns a path has, those of its parts included.
fn relationship_count(expression: &PathExpression) -> usize {
    let forms = std::iter::once(&expression.first).chain(expression.rest.iter().map(|(_, form)| form));
    let terms = forms.flatten().map(|term| match term {
        PathTerm::Chain(chain) => chain.steps.len(),
        PathTerm::Group(group) => 1 + relationship_count(&group.expression),
    });
    terms.sum()
}

/// Two nodes side by side are most often a forgotten relationship.
fn refuse_neighbours(before: Option<&PathTerm>, chain: &PathPattern) -> Built<()> {
    match before {
        Some(PathTerm::Chain(_)) => Err(unexpected(
            "two nodes stand side by side without a relationship between them",
            chain.start.span,
        )
        .hint("write (a)-->(b), or a comma between two paths")),
        _ => Ok(()),
    }
}

/// Whether relationships may be repeated within one MATCH.
pub(super) fn match_mode(pair: Pair<'_>) -> MatchMode {
    match pair.into_inner().next().map(|mode| mode.as_rule()) {
        Some(Rule::repeatable) => MatchMode::RepeatableElements,
        _ => MatchMode::DifferentRelationships,
    }
}

// ---- What stands before a path

/// The words and numbers before a path, in lower case.
fn path_prefix(pair: Pair<'_>) -> Built<PathPrefix> {
    let place = span(&pair);
    let mut words = Vec::new();
    let mut count = None;
    for part in pair.into_inner() {
        match part.as_rule() {
            Rule::quantity if count.is_some() => return Err(misformed_prefix(place)),
            Rule::quantity => {
                count = Some(lexical::bound(part.as_str(), span(&part))?);
                words.push("#".to_owned());
            }
            _ => words.push(part.as_str().to_ascii_lowercase()),
        }
    }
    if count == Some(0) {
        return Err(unexpected("at least one path must be asked for", place).hint("write SHORTEST 1"));
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (rest, mode) = without_mode(&words).ok_or_else(|| misformed_prefix(place))?;
    let choice = choice_of(&rest, count.unwrap_or(1)).ok_or_else(|| misformed_prefix(place))?;
    match (choice, mode) {
        (None, None) => Err(misformed_prefix(place)),
        (choice, mode) => Ok(PathPrefix { choice, mode, span: place }),
    }
}

/// The words without the mode among them and without PATH or PATHS, which mean nothing; `None` where there are two modes.
fn without_mode<'words>(words: &[&'words str]) -> Option<(Vec<&'words str>, Option<PathMode>)> {
    let mut mode = None;
    let mut rest = Vec::new();
    for word in words {
        let found = match *word {
            "walk" => PathMode::Walk,
            "trail" => PathMode::Trail,
            "acyclic" => PathMode::Acyclic,
            "simple" => PathMode::Simple,
            "path" | "paths" => continue,
            word => {
                rest.push(word);
                continue;
            }
        };
        if mode.replace(found).is_some() {
            return None;
        }
    }
    Some((rest, mode))
}

/// What the words ask for; the outer `None` where they make no sense together.
fn choice_of(words: &[&str], count: u64) -> Option<Option<PathChoice>> {
    Some(match words {
        [] => None,
        ["all"] => Some(PathChoice::All),
        ["any"] | ["any", "#"] => Some(PathChoice::Any(count)),
        ["all", "shortest"] => Some(PathChoice::ShortestGroups(1)),
        ["any", "shortest"] | ["shortest", "#"] => Some(PathChoice::Shortest(count)),
        ["shortest", "group" | "groups"] | ["shortest", "#", "group" | "groups"] => {
            Some(PathChoice::ShortestGroups(count))
        }
        _ => return None,
    })
}

fn misformed_prefix(place: Span) -> QueryError {
    unexpected("these words do not say which paths are wanted", place).hint(
        "write ALL, ANY, ANY 3, ANY SHORTEST, ALL SHORTEST, SHORTEST 3 or SHORTEST 3 GROUPS, then WALK, TRAIL, ACYCLIC or SIMPLE",
    )
}

// ---- How often

/// `*`, `+`, `{3}`, `{2,4}`, `{2,}`, `{,4}`, `{,}`
pub(super) fn quantifier(pair: Pair<'_>) -> Built<Length> {
    let span = span(&pair);
    let (is_star, is_plus) = (pair.as_str().starts_with('*'), pair.as_str().starts_with('+'));
    let (mut minimum, mut maximum, mut has_comma) = (None, None, false);
    for part in pair.into_inner() {
        match part.as_rule() {
            Rule::comma => has_comma = true,
            _ if has_comma => maximum = Some(lexical::bound(part.as_str(), lexical::span(&part))?),
            _ => minimum = Some(lexical::bound(part.as_str(), lexical::span(&part))?),
        }
    }
    match (minimum, maximum) {
        _ if is_plus => Ok(Length { minimum: Some(1), maximum: None, span }),
        (None, None) if !is_star && !has_comma => {
            Err(invalid_length("a quantifier says how often", span)
                .hint("write {3}, {1,3}, {1,}, {,3}, + or *"))
        }
        (_, Some(0)) => Err(invalid_length("a quantifier allows at least one repetition", span)),
        (Some(0), None) if !has_comma => {
            Err(invalid_length("a quantifier allows at least one repetition", span))
        }
        (Some(least), Some(most)) if least > most => {
            let hint = format!("write {{{most},{least}}}");
            Err(invalid_length("the lower bound of a quantifier is above its upper bound", span).hint(hint))
        }
        (Some(exact), None) if !has_comma => Ok(Length { minimum, maximum: Some(exact), span }),
        _ => Ok(Length { minimum: Some(minimum.unwrap_or(0)), maximum, span }),
    }
}
