//! The paths of MATCH: which of them are ordinary patterns, and which have to be searched for.
//!
//! A chain of nodes and relationships is bound as openCypher has it. A repeated part between two chains becomes a
//! [search](super::search) between the nodes it joins. A path with a choice among its matches, or with a rule of what it
//! may repeat that openCypher does not have anyway, is one search from its first node to its last.

use super::Binder;
use super::pattern::Open;
use super::scope::Scope;
use super::search::Search;
use crate::error::{Detail, QueryError};
use crate::query::ast::{
    self, MatchMode, PathChoice, PathExpression, PathGroup, PathMode, PathPrefix, PathSelector, PathTerm,
};
use crate::query::bound::{PathPart, Pattern, PatternNode, Slot};

/// A path without the parentheses that stand round the whole of it.
struct Unwrapped<'a> {
    variable: Option<&'a ast::Name>,
    prefix: PathPrefix,
    expression: &'a PathExpression,
    filters: Vec<&'a ast::Expression>,
}

impl Binder<'_> {
    /// The pattern of a MATCH; its new variables enter the scope.
    pub(super) fn match_paths(
        &mut self,
        mode: MatchMode,
        paths: &[ast::MatchPath],
        scope: &mut Scope,
    ) -> Result<Pattern, QueryError> {
        super::exposure::check(paths)?;
        let mut open = Open::new(scope);
        open.pattern.is_repeatable = mode == MatchMode::RepeatableElements;
        for path in paths {
            let path = unwrap(path)?;
            let parts = self.match_path(&path, mode, scope, &mut open)?;
            self.name_path(path.variable, parts, scope, &mut open)?;
        }
        self.close(open, scope)
    }

    fn match_path<'a>(
        &mut self,
        path: &Unwrapped<'a>,
        mode: MatchMode,
        scope: &mut Scope,
        open: &mut Open<'a>,
    ) -> Result<Vec<PathPart>, QueryError> {
        refuse_two_selectors(path)?;
        if let Some((chain, selector)) = shortest_run(path, mode, scope) {
            return self.chain(chain, Some(selector), scope, open);
        }
        if !is_plain(path, mode) {
            return self.searched_path(path, mode, scope, open);
        }
        open.filters.extend(&path.filters);
        self.terms(path, mode, scope, open)
    }

    /// Chains, and between them what has to be searched for.
    fn terms<'a>(
        &mut self,
        path: &Unwrapped<'a>,
        mode: MatchMode,
        scope: &mut Scope,
        open: &mut Open<'a>,
    ) -> Result<Vec<PathPart>, QueryError> {
        let mut parts: Vec<PathPart> = Vec::new();
        let mut open_end: Option<usize> = None;
        for term in &path.expression.first {
            match term {
                PathTerm::Chain(chain) => {
                    let more = self.chain(chain, chain.selector, scope, open)?;
                    if let (Some(search), Some(PathPart::Node(start))) = (open_end.take(), more.first()) {
                        open.pattern.searches[search].to = *start;
                    }
                    let is_joined = parts.last() == more.first();
                    parts.extend(&more[usize::from(is_joined)..]);
                }
                PathTerm::Group(group) => {
                    let from = match (open_end.take(), parts.last()) {
                        (None, Some(PathPart::Node(node))) => *node,
                        (Some(search), _) => open.pattern.searches[search].to,
                        _ => self.nameless_node(open),
                    };
                    if parts.is_empty() {
                        parts.push(PathPart::Node(from));
                    }
                    let to = self.nameless_node(open);
                    let mut search = Search::new(path.prefix, mode);
                    self.search_group(group, &mut search, scope, open)?;
                    let search = self.finish_search(search, (from, to), scope, open)?;
                    parts.push(PathPart::Relationships(search.slot));
                    open_end = Some(open.pattern.searches.len());
                    open.pattern.searches.push(search);
                }
            }
        }
        if let Some(search) = open_end {
            parts.push(PathPart::Node(open.pattern.searches[search].to));
        }
        Ok(self.with_known_ends(parts, open))
    }

    /// The nameless nodes that no search ended at after all are taken back.
    fn with_known_ends(&mut self, parts: Vec<PathPart>, open: &mut Open<'_>) -> Vec<PathPart> {
        let searches = &open.pattern.searches;
        let relationships = &open.pattern.relationships;
        let is_joined = |slot: Slot| {
            searches.iter().any(|search| search.from == slot || search.to == slot)
                || relationships.iter().any(|step| step.from == slot || step.to == slot)
        };
        let names = &self.slot_names;
        let is_nameless = |slot: Slot| names[slot.0 as usize].starts_with("  joint");
        open.pattern.nodes.retain(|node| !is_nameless(node.slot) || is_joined(node.slot));
        parts
    }

    /// A path that is one search, from its first node to its last.
    fn searched_path<'a>(
        &mut self,
        path: &Unwrapped<'a>,
        mode: MatchMode,
        scope: &mut Scope,
        open: &mut Open<'a>,
    ) -> Result<Vec<PathPart>, QueryError> {
        let first = end_node(path.expression, End::First);
        let last = end_node(path.expression, End::Last);
        let from = self.search_end(first, scope, open)?;
        let to = self.search_end(last, scope, open)?;
        let mut search = Search::new(path.prefix, mode);
        for (end, slot) in [(first, from), (last, to)] {
            self.declare_end(end, slot, &mut search);
        }
        self.search_expression(path.expression, &path.filters, &mut search, scope, open)?;
        let search = self.finish_search(search, (from, to), scope, open)?;
        let parts = vec![PathPart::Node(from), PathPart::Relationships(search.slot), PathPart::Node(to)];
        open.pattern.searches.push(search);
        Ok(parts)
    }

    /// The slot of the node that a search begins or ends with.
    fn search_end<'a>(
        &mut self,
        end: EndNode<'a>,
        scope: &mut Scope,
        open: &mut Open<'a>,
    ) -> Result<Slot, QueryError> {
        match end {
            EndNode::Only(node) => self.end_node(node, scope, open),
            EndNode::Shared(node) => self.pattern_node(node, scope, open),
            EndNode::None => Ok(self.nameless_node(open)),
        }
    }

    /// A node of the pattern that nobody wrote: where a part in parentheses begins or ends a path.
    fn nameless_node(&mut self, open: &mut Open<'_>) -> Slot {
        let slot = self.invented_slot("joint");
        open.pattern.nodes.push(PatternNode { slot, is_bound: false });
        slot
    }
}

/// Takes away the parentheses round a whole path.
fn unwrap(path: &ast::MatchPath) -> Result<Unwrapped<'_>, QueryError> {
    let mut unwrapped = Unwrapped {
        variable: path.variable.as_ref(),
        prefix: path.prefix,
        expression: &path.expression,
        filters: Vec::new(),
    };
    while let Some(group) = only_group(unwrapped.expression) {
        let has_outer = unwrapped.prefix != PathPrefix::default() || !unwrapped.filters.is_empty();
        if group.prefix.choice.is_some() && (has_outer || group.filter.is_some()) {
            return Err(super::search::inner_selector(group));
        }
        let has_two_names = unwrapped.variable.is_some() && group.variable.is_some();
        if has_two_names || (unwrapped.prefix.mode.is_some() && group.prefix.mode.is_some()) {
            break;
        }
        unwrapped.variable = unwrapped.variable.or(group.variable.as_ref());
        let PathPrefix { choice, mode, span } = unwrapped.prefix;
        let span = if has_outer { span } else { group.prefix.span };
        unwrapped.prefix =
            PathPrefix { choice: choice.or(group.prefix.choice), mode: mode.or(group.prefix.mode), span };
        unwrapped.filters.extend(group.filter.as_deref());
        unwrapped.expression = &group.expression;
    }
    Ok(unwrapped)
}

fn only_group(expression: &PathExpression) -> Option<&PathGroup> {
    match (&*expression.first, &*expression.rest) {
        ([PathTerm::Group(group)], []) if group.quantifier.is_none() => Some(group),
        _ => None,
    }
}

/// `ANY shortestPath(…)` says the same thing twice, or two things.
fn refuse_two_selectors(path: &Unwrapped<'_>) -> Result<(), QueryError> {
    match &*path.expression.first {
        [PathTerm::Chain(chain)] if chain.selector.is_some() && path.prefix != PathPrefix::default() => {
            let message = "shortestPath(…) and allShortestPaths(…) say already which paths are wanted";
            Err(QueryError::syntax(Detail::UnexpectedSyntax, message)
                .hint("write ANY SHORTEST or ALL SHORTEST before a pattern instead")
                .at(path.prefix.span))
        }
        _ => Ok(()),
    }
}

/// A path that the search between two nodes finds fastest: one relationship or run, and the shortest of it wanted.
fn shortest_run<'a>(
    path: &Unwrapped<'a>,
    mode: MatchMode,
    scope: &Scope,
) -> Option<(&'a ast::PathPattern, PathSelector)> {
    let selector = match path.prefix.choice {
        Some(PathChoice::Shortest(1)) => PathSelector::AnyShortest,
        Some(PathChoice::ShortestGroups(1)) => PathSelector::AllShortest,
        _ => return None,
    };
    let is_trail = mode == MatchMode::DifferentRelationships
        && matches!(path.prefix.mode, None | Some(PathMode::Walk | PathMode::Trail));
    match (&*path.expression.first, &*path.expression.rest) {
        ([PathTerm::Chain(chain)], []) if is_trail && path.filters.is_empty() => {
            let is_run = matches!(&*chain.steps, [(step, _)] if step.length.is_some());
            let is_new = |name: &ast::Name| scope.get(&name.text).is_none();
            let is_found = chain.steps.iter().all(|(step, _)| step.variable.as_ref().is_none_or(is_new));
            (is_run && is_found).then_some((chain, selector))
        }
        _ => None,
    }
}

/// Whether the chains of the path can be matched by themselves.
fn is_plain(path: &Unwrapped<'_>, mode: MatchMode) -> bool {
    let is_all = matches!(path.prefix.choice, None | Some(PathChoice::All));
    let has_usual_rule = match mode {
        MatchMode::DifferentRelationships => {
            matches!(path.prefix.mode, None | Some(PathMode::Walk | PathMode::Trail))
        }
        MatchMode::RepeatableElements => {
            matches!(path.prefix.mode, None | Some(PathMode::Walk)) && !has_run(path.expression)
        }
    };
    is_all && has_usual_rule && path.expression.rest.is_empty()
}

/// Whether a chain of the path has a relationship of variable length.
fn has_run(expression: &PathExpression) -> bool {
    expression.first.iter().any(|term| match term {
        PathTerm::Chain(chain) => {
            chain.selector.is_none() && chain.steps.iter().any(|(step, _)| step.length.is_some())
        }
        PathTerm::Group(_) => false,
    })
}

/// One of the two ends of a path.
#[derive(Clone, Copy)]
enum End {
    First,
    Last,
}

/// The node at an end of a path.
#[derive(Clone, Copy)]
pub(super) enum EndNode<'a> {
    /// The only one that was written there.
    Only(&'a ast::NodePattern),
    /// One of several, all of the same name.
    Shared(&'a ast::NodePattern),
    /// None, or several that differ.
    None,
}

fn end_node(expression: &PathExpression, end: End) -> EndNode<'_> {
    let first = end_of_terms(&expression.first, end);
    if expression.rest.is_empty() {
        return first;
    }
    let name = |end: EndNode<'_>| match end {
        EndNode::Only(node) | EndNode::Shared(node) => node.variable.clone(),
        EndNode::None => None,
    };
    let is_shared = expression.rest.iter().all(|(_, terms)| name(end_of_terms(terms, end)) == name(first));
    match first {
        EndNode::Only(node) | EndNode::Shared(node) if is_shared && node.variable.is_some() => {
            EndNode::Shared(node)
        }
        _ => EndNode::None,
    }
}

fn end_of_terms(terms: &[PathTerm], end: End) -> EndNode<'_> {
    let term = match end {
        End::First => terms.first(),
        End::Last => terms.last(),
    };
    match term {
        Some(PathTerm::Chain(chain)) => EndNode::Only(match end {
            End::First => &chain.start,
            End::Last => chain.steps.last().map_or(&chain.start, |(_, node)| node),
        }),
        Some(PathTerm::Group(group)) if group.quantifier.is_none() => end_node(&group.expression, end),
        _ => EndNode::None,
    }
}
