//! Patterns: nodes, relationships, labels and the paths they make.
//!
//! A node is read twice over in the grammar: in MATCH and the like by its own rule, and where an expression may stand
//! as an expression in parentheses that turns out to begin a pattern.

use super::expressions::Pieces;
use super::lexical::{self, name, span, unexpected};
use super::scan;
use super::{Builder, Built, Pair, Pairs, Rule, paths};
use crate::error::{Detail, QueryError, Span};
use crate::query::ast::{
    Arrow, Expression, ExpressionKind, LabelExpression, Length, Name, Naming, NodePattern, PathPattern,
    PathSelector, RelationshipPattern,
};
use crate::query::size::MAXIMUM_RELATIONSHIPS;

impl Builder<'_> {
    /// The paths of MATCH or CREATE.
    pub(super) fn pattern(&mut self, pair: Pair<'_>) -> Built<Vec<PathPattern>> {
        pair.into_inner().map(|path| self.path_pattern(path)).collect()
    }

    /// Counts what is matched together.
    pub(super) fn count_pattern(&mut self, paths: &[PathPattern], place: Span) -> Built<()> {
        let relationships: usize = paths.iter().map(|path| path.steps.len()).sum();
        self.count_parts(paths.len(), relationships, place)
    }

    /// Each part of what is matched becomes a step of the plan.
    pub(super) fn count_parts(&mut self, paths: usize, relationships: usize, place: Span) -> Built<()> {
        if relationships > MAXIMUM_RELATIONSHIPS {
            return Err(scan::too_many_relationships(place));
        }
        self.count_steps(paths + relationships, place)
    }

    /// One path with its variable.
    pub(super) fn path_pattern(&mut self, pair: Pair<'_>) -> Built<PathPattern> {
        let mut inner = pair.into_inner().peekable();
        let variable = inner.next_if(|pair| pair.as_rule() == Rule::variable);
        let variable = variable.map(|pair| name(&pair));
        let first = inner.next().expect("the grammar begins a path with a node");
        let path = match first.as_rule() {
            Rule::shortest_path => self.shortest_path(first)?,
            _ => {
                let start = self.node(first)?;
                self.path_from(start, &mut inner)?
            }
        };
        let span = variable.as_ref().map_or(path.span, |variable| variable.span.to(path.span));
        Ok(PathPattern { variable, span, ..path })
    }

    pub(super) fn shortest_path(&mut self, pair: Pair<'_>) -> Built<PathPattern> {
        let span = span(&pair);
        let mut inner = pair.into_inner().peekable();
        let selector = match inner.next().map(|kind| kind.as_str().len()) {
            Some(12) => PathSelector::AnyShortest,
            _ => PathSelector::AllShortest,
        };
        let first = inner.next().expect("the grammar begins a path with a node");
        let start = self.node(first)?;
        let path = self.path_from(start, &mut inner)?;
        Ok(PathPattern { selector: Some(selector), span, ..path })
    }

    /// A path that begins with `start` and goes on with the relationships and nodes that follow.
    pub(super) fn path_from(&mut self, start: NodePattern, following: &mut Pieces<'_>) -> Built<PathPattern> {
        let path = self.path_until_question(start, following)?;
        match following.peek().and_then(paths::question) {
            Some(mark) => Err(misplaced_question(span(&mark))),
            None => Ok(path),
        }
    }

    /// The same up to a relationship that may be left out.
    pub(super) fn path_until_question(
        &mut self,
        start: NodePattern,
        following: &mut Pieces<'_>,
    ) -> Built<PathPattern> {
        let is_certain =
            |pair: &Pair<'_>| pair.as_rule() == Rule::relationship && paths::question(pair).is_none();
        let mut steps: Vec<(RelationshipPattern, NodePattern)> = Vec::new();
        while let Some(relationship) = following.next_if(is_certain) {
            let node = following.next().expect("the grammar puts a node after each relationship");
            steps.push((self.relationship(relationship)?, self.node(node)?));
        }
        let span = steps.last().map_or(start.span, |(_, last)| start.span.to(last.span));
        Ok(PathPattern { variable: None, selector: None, start, steps, span })
    }

    // ---- Nodes

    pub(super) fn node(&mut self, pair: Pair<'_>) -> Built<NodePattern> {
        let mut node = empty_node(span(&pair));
        self.fill_node(&mut node, pair.into_inner())?;
        Ok(node)
    }

    fn fill_node(&mut self, node: &mut NodePattern, parts: Pairs<'_>) -> Built<()> {
        for pair in parts {
            match pair.as_rule() {
                Rule::variable => node.variable = Some(name(&pair)),
                Rule::labels | Rule::label_test if node.labels.is_none() && !is_negated_test(&pair) => {
                    node.labels = Some(self.inner_labels(pair)?.0);
                }
                Rule::map | Rule::parameter if node.properties.is_none() => {
                    node.properties = Some(self.properties(pair)?);
                }
                Rule::projection if node.variable.is_some() => node.properties = Some(self.node_map(pair)?),
                Rule::inline_where => node.filter = Some(Box::new(self.inner_predicate(pair)?)),
                _ => return Err(not_a_node(node.span)),
            }
        }
        Ok(())
    }

    /// The node that an expression in parentheses was: `(n:Label {key: value} WHERE …)`.
    pub(super) fn node_of_group(&mut self, pair: Pair<'_>) -> Built<NodePattern> {
        let mut node = empty_node(span(&pair));
        let mut inner = pair.into_inner().peekable();
        if let Some(expression) = inner.next_if(|pair| pair.as_rule() == Rule::expression) {
            self.fill_node(&mut node, expression.into_inner())?;
        }
        for part in inner {
            self.fill_node(&mut node, Pairs::single(part))?;
        }
        Ok(node)
    }

    /// `{key: value}` after a variable, which the grammar takes for a map projection.
    fn node_map(&mut self, projection: Pair<'_>) -> Built<Expression> {
        let span = span(&projection);
        let mut entries = Vec::new();
        for item in projection.into_inner() {
            let place = lexical::span(&item);
            let is_field = item.as_rule() == Rule::field;
            let mut inner = item.into_inner();
            match (inner.next(), inner.next()) {
                (Some(key), Some(value)) if is_field => entries.push((name(&key), self.expression(value)?)),
                _ => return Err(not_a_node(place)),
            }
        }
        Ok(Expression { kind: ExpressionKind::Map(entries), span })
    }

    /// A map or a parameter.
    pub(super) fn properties(&mut self, pair: Pair<'_>) -> Built<Expression> {
        match pair.as_rule() {
            Rule::map => self.map(pair),
            _ => {
                let span = span(&pair);
                Ok(Expression { kind: ExpressionKind::Parameter(lexical::parameter(&pair)), span })
            }
        }
    }

    // ---- Relationships

    /// A relationship; whether it may be left out is the path's business.
    pub(super) fn relationship(&mut self, pair: Pair<'_>) -> Built<RelationshipPattern> {
        let mut relationship = empty_relationship(span(&pair));
        let (mut points_left, mut points_right) = (false, false);
        for pair in pair.into_inner() {
            match pair.as_rule() {
                Rule::arrow_start => points_left = true,
                Rule::arrow_end => points_right = true,
                Rule::question => {}
                Rule::quantifier if relationship.length.is_some() => {
                    let message = "a relationship that has a length already cannot be repeated";
                    return Err(unexpected(message, span(&pair)).hint("write -[:R*1..3]-> or -[:R]->{1,3}"));
                }
                Rule::quantifier => relationship.length = Some(paths::quantifier(pair)?),
                _ => self.detail(&mut relationship, pair)?,
            }
        }
        relationship.direction = match (points_left, points_right) {
            (true, false) => Arrow::Left,
            (false, true) => Arrow::Right,
            _ => Arrow::Either,
        };
        Ok(relationship)
    }

    /// What stands in the brackets of a relationship.
    fn detail(&mut self, relationship: &mut RelationshipPattern, pair: Pair<'_>) -> Built<()> {
        for pair in pair.into_inner() {
            match pair.as_rule() {
                Rule::variable => relationship.variable = Some(name(&pair)),
                Rule::types => {
                    let (types, place) = self.inner_labels(pair)?;
                    match type_names(types, place)? {
                        Types::AnyOf(types) => relationship.types = types,
                        Types::Expression(types) => relationship.type_expression = Some(types),
                    }
                }
                Rule::length => relationship.length = Some(length(&pair)?),
                Rule::inline_where => relationship.filter = Some(Box::new(self.inner_predicate(pair)?)),
                _ => relationship.properties = Some(self.properties(pair)?),
            }
        }
        Ok(())
    }

    // ---- Labels

    /// The labels after a `:` or IS, and their place; those after IS NOT LABELED are the ones not wanted.
    pub(super) fn inner_labels(&mut self, pair: Pair<'_>) -> Built<(LabelExpression, Span)> {
        let is_negated = is_negated_test(&pair);
        let labels = pair.into_inner().last().expect("the grammar ends this rule with labels");
        let (labels, place) =
            self.deeper(usize::from(is_negated), span(&labels), |builder| builder.label_expression(labels))?;
        Ok((if is_negated { LabelExpression::Not(Box::new(labels)) } else { labels }, place))
    }

    /// A label expression and its place, without the white space that may follow it.
    pub(super) fn label_expression(&mut self, pair: Pair<'_>) -> Built<(LabelExpression, Span)> {
        let mut place = Span::new(pair.as_span().start(), pair.as_span().start());
        let mut alternatives = vec![Vec::new()];
        let mut bangs = 0;
        for pair in pair.into_inner() {
            place = place.to(span(&pair));
            match pair.as_rule() {
                Rule::bang => bangs += 1,
                Rule::label_operator | Rule::narrow_label_operator if pair.as_str().starts_with('|') => {
                    alternatives.push(Vec::new());
                }
                Rule::label_operator | Rule::narrow_label_operator => {}
                _ => {
                    let negations = std::mem::take(&mut bangs);
                    let label = self.deeper(negations, place, |builder| builder.label(pair))?;
                    let label = (0..negations).fold(label, |label, _| LabelExpression::Not(Box::new(label)));
                    alternatives.last_mut().expect("there is always a last alternative").push(label);
                }
            }
        }
        let alternatives =
            alternatives.into_iter().map(|labels| joined(labels, LabelExpression::And)).collect();
        Ok((joined(alternatives, LabelExpression::Or), place))
    }

    /// `$(expression)`, `$all(expression)`, `$any(expression)`
    fn dynamic_label(&mut self, pair: Pair<'_>) -> Built<LabelExpression> {
        let place = span(&pair);
        let kind = pair.clone().into_inner().find(|part| part.as_rule() == Rule::dynamic_kind);
        let is_any = kind.is_some_and(|kind| kind.as_str().eq_ignore_ascii_case("any"));
        let names = self.deeper(1, place, |builder| builder.inner_expression(pair))?;
        Ok(LabelExpression::Dynamic { names: Box::new(names), is_any })
    }

    fn label(&mut self, pair: Pair<'_>) -> Built<LabelExpression> {
        match pair.as_rule() {
            Rule::name => Ok(LabelExpression::Label(name(&pair))),
            Rule::any_label => Ok(LabelExpression::Any(span(&pair))),
            Rule::dynamic_label => self.dynamic_label(pair),
            _ => Ok(self.inner_labels(pair)?.0),
        }
    }
}

pub(super) fn empty_node(span: Span) -> NodePattern {
    NodePattern { variable: None, labels: None, properties: None, filter: None, span }
}

fn empty_relationship(span: Span) -> RelationshipPattern {
    RelationshipPattern {
        variable: None,
        types: Vec::new(),
        type_expression: None,
        properties: None,
        filter: None,
        direction: Arrow::Either,
        length: None,
        span,
    }
}

/// Whether labels stand after IS NOT LABELED.
fn is_negated_test(pair: &Pair<'_>) -> bool {
    pair.clone().into_inner().next().is_some_and(|first| first.as_rule() == Rule::not_labeled)
}

fn misplaced_question(place: Span) -> QueryError {
    unexpected("`?` stands in the paths of MATCH, EXISTS { … }, COUNT { … } and COLLECT { … } only", place)
        .hint("in a condition write EXISTS { … } round the pattern")
}

fn not_a_node(place: Span) -> QueryError {
    unexpected("a node pattern was expected before the relationship", place)
        .hint("a node reads (variable:Label {key: value} WHERE condition), any part of which may be missing")
}

/// The only one of `labels`, or all of them joined.
fn joined(
    mut labels: Vec<LabelExpression>,
    join: fn(Vec<LabelExpression>) -> LabelExpression,
) -> LabelExpression {
    match labels.len() {
        1 => labels.swap_remove(0),
        _ => join(labels),
    }
}

/// What is asked of a relationship's type.
enum Types {
    /// One of these; of none, any at all.
    AnyOf(Vec<Name>),
    /// More than that.
    Expression(LabelExpression),
}

/// The plainest form of a type expression.
fn type_names(types: LabelExpression, place: Span) -> Built<Types> {
    if is_conjunction_of_names(&types) {
        return Err(unexpected("a relationship has one type only", place)
            .hint("write [:A|B] for a relationship of either type"));
    }
    let name = |alternative: &LabelExpression| match alternative {
        LabelExpression::Label(name) => Some(name.clone()),
        _ => None,
    };
    let names = match &types {
        LabelExpression::Any(_) => Some(Vec::new()),
        LabelExpression::Or(alternatives) => alternatives.iter().map(name).collect(),
        single => name(single).map(|name| vec![name]),
    };
    Ok(names.map_or(Types::Expression(types), Types::AnyOf))
}

/// `A&B`, also among alternatives: what no relationship can be.
fn is_conjunction_of_names(types: &LabelExpression) -> bool {
    match types {
        LabelExpression::And(parts) => parts.iter().all(|part| matches!(part, LabelExpression::Label(_))),
        LabelExpression::Or(parts) => parts.iter().any(is_conjunction_of_names),
        _ => false,
    }
}

/// `*`, `*2`, `*1..3`, `*..3`, `*1..`
fn length(pair: &Pair<'_>) -> Built<Length> {
    let span = span(pair);
    let written = pair.as_str().trim();
    let Some(bounds) = written.strip_prefix('*') else {
        return Err(invalid_length("a variable length begins with *", span).hint(format!("write *{written}")));
    };
    let bound = |written: &str| match written.trim() {
        "" => Ok(None),
        written => lexical::bound(written, span).map(Some),
    };
    match bounds.split_once("..") {
        Some((minimum, maximum)) => Ok(Length { minimum: bound(minimum)?, maximum: bound(maximum)?, span }),
        None => bound(bounds).map(|exact| Length { minimum: exact, maximum: exact, span }),
    }
}

pub(super) fn invalid_length(message: &str, place: Span) -> QueryError {
    QueryError::syntax(Detail::InvalidRelationshipPattern, message).at(place)
}

/// The labels of `SET n:A:B`, which must be plain names or computed ones.
pub(super) fn label_names(labels: LabelExpression, place: Span) -> Built<Vec<Naming>> {
    let all = match labels {
        LabelExpression::And(labels) => labels,
        single => vec![single],
    };
    let names = all.into_iter().map(|label| match label {
        LabelExpression::Label(name) => Ok(Naming::Written(name)),
        LabelExpression::Dynamic { names, is_any: false } => Ok(Naming::Computed(*names)),
        _ => Err(unexpected("only plain labels can be set or removed", place).hint("write n:A:B")),
    });
    names.collect()
}
