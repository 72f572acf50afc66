//! Expressions: from what pest found to the nodes of the tree.
//!
//! The grammar reads `(…)`, `[…]` and `name(…)` in one general form each; here it is decided what they are: an
//! expression in parentheses or a pattern, a list or a comprehension, a function or one of the forms that only look
//! like functions. Precedence is in [`chains`].

use super::chains::{self, Chain, Operator, Piece, Position, stray_pattern};
use super::lexical::{self, name, span, unexpected};
use super::{Builder, Built, Pair, Pairs, Rule};
use crate::error::{QueryError, Span};
use crate::query::ast::{
    Clause, ClauseKind, ComparisonOperator, Expression, ExpressionKind, MapProjectionItem, Name,
    PathSelector, Quantifier, Query, SingleQuery, SubqueryKind,
};
use crate::value::Value;
use std::iter::Peekable;

/// The pieces of a chain, or of a target of SET, with a look at the next.
pub(super) type Pieces<'text> = Peekable<Pairs<'text>>;

/// What stands between the parentheses of a call.
struct Arguments {
    chains: Vec<Chain>,
    is_distinct: bool,
    filter: Option<Expression>,
    mapping: Option<Expression>,
    span: Span,
}

impl Builder<'_> {
    /// An expression whose value is wanted.
    pub(super) fn expression(&mut self, pair: Pair<'_>) -> Built<Expression> {
        self.chain(pair)?.into_expression(Position::Value)
    }

    /// An expression of which only true or false is wanted; a pattern may stand in it.
    pub(super) fn predicate(&mut self, pair: Pair<'_>) -> Built<Expression> {
        self.chain(pair)?.into_expression(Position::Predicate)
    }

    /// The expression inside a rule such as `WHERE expression`.
    pub(super) fn inner_predicate(&mut self, pair: Pair<'_>) -> Built<Expression> {
        let expression = pair.into_inner().last().expect("the grammar ends a condition with an expression");
        self.predicate(expression)
    }

    /// The expression inside a rule such as `LIMIT expression`.
    pub(super) fn inner_expression(&mut self, pair: Pair<'_>) -> Built<Expression> {
        let expression = pair.into_inner().last().expect("the grammar ends this rule with an expression");
        self.expression(expression)
    }

    /// The pieces of an expression, not yet joined.
    fn chain(&mut self, pair: Pair<'_>) -> Built<Chain> {
        let place = span(&pair);
        let pairs = pair.into_inner();
        let levels = chains::levels_above(pairs.clone());
        self.deeper(levels, place, |builder| builder.pieces(pairs))
    }

    fn pieces(&mut self, pairs: Pairs<'_>) -> Built<Chain> {
        let mut pieces = Vec::new();
        let mut pairs = pairs.peekable();
        while let Some(pair) = pairs.peek() {
            pieces.push(match pair.as_rule() {
                Rule::junction | Rule::operator => Piece::Operator(Operator::of(pair)),
                Rule::NOT => Piece::Not(span(pair)),
                Rule::null_test => Piece::NullTest { is_negated: false, span: span(pair) },
                Rule::not_null_test => Piece::NullTest { is_negated: true, span: span(pair) },
                _ => {
                    pieces.push(Piece::Operand(self.operand(&mut pairs)?));
                    continue;
                }
            });
            pairs.next();
        }
        Ok(Chain { pieces })
    }

    // ---- Operands: signs, an atom, what follows it

    /// The next operand with its signs, keys, subscripts and labels.
    pub(super) fn operand(&mut self, pairs: &mut Pieces<'_>) -> Built<Expression> {
        let mut signs = Vec::new();
        while let Some(sign) = pairs.next_if(|pair| pair.as_rule() == Rule::sign) {
            signs.push((sign.as_str() == "-", span(&sign)));
        }
        let atom = pairs.next().expect("the grammar puts an atom after the signs");
        let mut operand = match atom.as_rule() {
            Rule::number => self.number(&atom, &mut signs, pairs.peek())?,
            _ => self.atom(atom, pairs)?,
        };
        while let Some(pair) = pairs.next_if(|pair| is_postfix(pair.as_rule())) {
            operand = self.postfix(operand, pair)?;
        }
        signs.into_iter().rev().try_fold(operand, signed)
    }

    /// A number, with a minus sign that stands right before it.
    fn number(
        &mut self,
        pair: &Pair<'_>,
        signs: &mut Vec<(bool, Span)>,
        next: Option<&Pair<'_>>,
    ) -> Built<Expression> {
        let mut place = span(pair);
        let is_alone = !next.is_some_and(|next| is_postfix(next.as_rule()));
        let is_negative = is_alone && matches!(signs.last(), Some((true, _)));
        if let (true, Some((_, sign))) = (is_negative, signs.last()) {
            place = sign.to(place);
            signs.pop();
        }
        let kind = ExpressionKind::Literal(lexical::number(pair.as_str(), is_negative, place)?);
        Ok(Expression { kind, span: place })
    }

    /// What follows an operand: `.key`, `[index]`, `[from..to]`, `:Label`.
    fn postfix(&mut self, target: Expression, pair: Pair<'_>) -> Built<Expression> {
        refuse_pattern(&target)?;
        match pair.as_rule() {
            Rule::name => {
                let key = name(&pair);
                Ok(property(target, key))
            }
            Rule::subscript => self.subscript(target, pair),
            _ => {
                let labels = pair.into_inner().next().expect("the grammar puts labels after the colon");
                let (labels, place) = self.label_expression(labels)?;
                let span = target.span.to(place);
                Ok(Expression { kind: ExpressionKind::HasLabels { target: Box::new(target), labels }, span })
            }
        }
    }

    fn subscript(&mut self, target: Expression, pair: Pair<'_>) -> Built<Expression> {
        let span = target.span.to(span(&pair));
        let target = Box::new(target);
        let (mut first, mut last, mut is_slice) = (None, None, false);
        for pair in pair.into_inner() {
            match pair.as_rule() {
                Rule::dots => is_slice = true,
                _ if is_slice => last = Some(Box::new(self.expression(pair)?)),
                _ => first = Some(Box::new(self.expression(pair)?)),
            }
        }
        let kind = match first {
            Some(index) if !is_slice => ExpressionKind::Index { target, index },
            from => ExpressionKind::Slice { target, from, to: last },
        };
        Ok(Expression { kind, span })
    }

    // ---- Atoms

    fn atom(&mut self, pair: Pair<'_>, following: &mut Pieces<'_>) -> Built<Expression> {
        let place = span(&pair);
        let kind = match pair.as_rule() {
            Rule::variable => return self.reference(&pair, following),
            Rule::string => ExpressionKind::Literal(Value::String(lexical::string(&pair)?)),
            Rule::parameter => ExpressionKind::Parameter(lexical::parameter(&pair)),
            Rule::constant => ExpressionKind::Literal(constant(pair.as_str())),
            Rule::group if follows_relationship(following) => return self.pattern_atom(pair, following),
            Rule::group => return self.parenthesised(pair),
            Rule::list => self.deeper(1, place, |builder| builder.list(pair))?,
            Rule::map => self.map(pair)?.kind,
            Rule::case_expression => self.deeper(1, place, |builder| builder.case(pair))?,
            Rule::subquery => self.deeper(1, place, |builder| builder.subquery(pair))?,
            rule => unreachable!("the grammar has no atom {rule:?}"),
        };
        Ok(Expression { kind, span: place })
    }

    /// A pattern as an expression: what began like an expression in parentheses is its first node.
    fn pattern_atom(&mut self, group: Pair<'_>, following: &mut Pieces<'_>) -> Built<Expression> {
        let place = span(&group);
        let pattern = self.deeper(1, place, |builder| {
            let start = builder.node_of_group(group)?;
            builder.path_from(start, following)
        })?;
        Ok(Expression { span: pattern.span, kind: ExpressionKind::Pattern(Box::new(pattern)) })
    }

    /// An expression in parentheses; its place takes them in.
    fn parenthesised(&mut self, pair: Pair<'_>) -> Built<Expression> {
        let place = span(&pair);
        let mut inner = pair.into_inner();
        match (inner.next(), inner.next()) {
            (Some(expression), None) if expression.as_rule() == Rule::expression => {
                Ok(Expression { span: place, ..self.predicate(expression)? })
            }
            _ => Err(unexpected("a node pattern alone is not an expression", place)
                .hint("a condition on labels reads n:Label; a pattern needs a relationship: (n)-->()")),
        }
    }

    /// A map literal.
    pub(super) fn map(&mut self, pair: Pair<'_>) -> Built<Expression> {
        let place = span(&pair);
        let entries = self.deeper(1, place, |builder| {
            let mut inner = pair.into_inner();
            let mut entries = Vec::new();
            while let (Some(key), Some(value)) = (inner.next(), inner.next()) {
                entries.push((name(&key), builder.expression(value)?));
            }
            Ok(entries)
        })?;
        Ok(Expression { kind: ExpressionKind::Map(entries), span: place })
    }

    fn case(&mut self, pair: Pair<'_>) -> Built<ExpressionKind> {
        let mut inner = pair.into_inner().filter(|pair| pair.as_rule() != Rule::CASE).peekable();
        let subject = inner.next_if(|pair| pair.as_rule() == Rule::expression);
        let subject = subject.map(|pair| self.expression(pair)).transpose()?.map(Box::new);
        let (mut branches, mut otherwise) = (Vec::new(), None);
        while let (Some(keyword), Some(first)) = (inner.next(), inner.next()) {
            match keyword.as_rule() {
                Rule::WHEN => {
                    let condition = self.predicate(first)?;
                    inner.next();
                    let value = inner.next().expect("the grammar puts an expression after THEN");
                    branches.push((condition, self.expression(value)?));
                }
                _ => otherwise = Some(Box::new(self.expression(first)?)),
            }
        }
        Ok(ExpressionKind::Case { subject, branches, otherwise })
    }

    /// `EXISTS { … }`, `COUNT { … }`, `COLLECT { … }`.
    fn subquery(&mut self, pair: Pair<'_>) -> Built<ExpressionKind> {
        let mut inner = pair.into_inner();
        let kind = match inner.next().map(|kind| kind.as_str().len()) {
            Some(5) => SubqueryKind::Count,
            Some(6) => SubqueryKind::Exists,
            _ => SubqueryKind::Collect,
        };
        let body = inner.next().expect("the grammar puts a pattern or a query between the braces");
        let query = match body.as_rule() {
            Rule::query => self.query(body)?,
            _ => self.match_query(body, inner.next())?,
        };
        Ok(ExpressionKind::Subquery { kind, query: Box::new(query) })
    }

    /// A bare pattern in braces: a query that matches it and returns nothing.
    fn match_query(&mut self, pattern: Pair<'_>, filter: Option<Pair<'_>>) -> Built<Query> {
        let place = filter.as_ref().map_or(span(&pattern), |filter| span(&pattern).to(span(filter)));
        let pattern = self.pattern(pattern)?;
        let filter = filter.map(|filter| self.inner_predicate(filter)).transpose()?;
        let kind = ClauseKind::Match { is_optional: false, pattern, filter };
        let single = SingleQuery { clauses: vec![Clause { kind, span: place }], span: place };
        Ok(Query { first: single, rest: Vec::new() })
    }

    // ---- Lists and comprehensions

    fn list(&mut self, pair: Pair<'_>) -> Built<ExpressionKind> {
        let place = span(&pair);
        let (mut chains, mut filter, mut map) = (Vec::new(), None, None);
        for pair in pair.into_inner() {
            match pair.as_rule() {
                Rule::expression => chains.push(self.chain(pair)?),
                Rule::comprehension_where => filter = Some(Box::new(self.inner_predicate(pair)?)),
                _ => map = Some(Box::new(self.inner_expression(pair)?)),
            }
        }
        match (chains.len(), filter.is_some() || map.is_some()) {
            (1, true) => comprehension(chains.remove(0), filter, map, place),
            (_, true) => Err(unexpected("a list has no WHERE and no |", place).hint(COMPREHENSION_HINT)),
            (1, false) => list_or_copy(chains.remove(0)),
            (_, false) => Ok(ExpressionKind::List(values(chains)?)),
        }
    }

    // ---- Names, and what looks like a function

    /// A variable, its properties, a map projection or a call.
    fn reference(&mut self, variable: &Pair<'_>, following: &mut Pieces<'_>) -> Built<Expression> {
        let first = name(variable);
        let mut keys = Vec::new();
        while let Some(key) = following.next_if(|pair| pair.as_rule() == Rule::name) {
            keys.push(name(&key));
        }
        let next = following.next_if(|pair| matches!(pair.as_rule(), Rule::arguments | Rule::projection));
        match next {
            Some(arguments) if arguments.as_rule() == Rule::arguments => {
                self.call(qualified(first, &keys), variable.as_str(), arguments)
            }
            Some(projection) if keys.is_empty() => self.projection(first, projection),
            Some(projection) => {
                Err(unexpected("a map projection needs a variable before it", span(&projection)))
            }
            None => {
                let span = first.span;
                let start = Expression { kind: ExpressionKind::Variable(first.text), span };
                Ok(keys.into_iter().fold(start, property))
            }
        }
    }

    fn projection(&mut self, variable: Name, pair: Pair<'_>) -> Built<Expression> {
        let span = variable.span.to(span(&pair));
        let items = self.deeper(1, span, |builder| {
            pair.into_inner().map(|item| builder.projection_item(item)).collect::<Built<Vec<_>>>()
        })?;
        Ok(Expression { kind: ExpressionKind::MapProjection { variable, items }, span })
    }

    fn projection_item(&mut self, item: Pair<'_>) -> Built<MapProjectionItem> {
        let place = span(&item);
        let rule = item.as_rule();
        let mut inner = item.into_inner();
        let Some(key) = inner.next() else { return Ok(MapProjectionItem::All(place)) };
        match (rule, inner.next()) {
            (Rule::own_property, _) => Ok(MapProjectionItem::Property(name(&key))),
            (_, Some(value)) => Ok(MapProjectionItem::Entry(name(&key), self.expression(value)?)),
            (_, None) => Ok(MapProjectionItem::Variable(name(&key))),
        }
    }

    fn call(&mut self, name: Name, written: &str, pair: Pair<'_>) -> Built<Expression> {
        let span = name.span.to(span(&pair));
        let kind = self.deeper(1, span, |builder| match pair.clone().into_inner().next() {
            Some(star) if star.as_rule() == Rule::star => count_star(&name, lexical::span(&star)),
            _ => {
                let arguments = builder.arguments(pair)?;
                // A name between backticks is a function's, never a keyword.
                let keyword =
                    if written.starts_with('`') { String::new() } else { name.text.to_ascii_lowercase() };
                call_kind(&keyword, name, arguments)
            }
        })?;
        Ok(Expression { kind, span })
    }

    fn arguments(&mut self, pair: Pair<'_>) -> Built<Arguments> {
        let span = span(&pair);
        let mut arguments =
            Arguments { chains: Vec::new(), is_distinct: false, filter: None, mapping: None, span };
        for pair in pair.into_inner() {
            match pair.as_rule() {
                Rule::DISTINCT => arguments.is_distinct = true,
                Rule::expression => arguments.chains.push(self.chain(pair)?),
                Rule::inline_where => arguments.filter = Some(self.inner_predicate(pair)?),
                _ => arguments.mapping = Some(self.inner_expression(pair)?),
            }
        }
        Ok(arguments)
    }
}

/// What to write instead of a list with a WHERE or a bar.
const COMPREHENSION_HINT: &str =
    "a comprehension reads [x IN list WHERE condition | value] or [(a)-->(b) | value]";

fn is_postfix(rule: Rule) -> bool {
    matches!(rule, Rule::name | Rule::subscript | Rule::label_test | Rule::narrow_label_test)
}

fn follows_relationship(following: &mut Pieces<'_>) -> bool {
    following.peek().is_some_and(|pair| pair.as_rule() == Rule::relationship)
}

/// An operand with one more sign before it.
fn signed(operand: Expression, (is_negative, place): (bool, Span)) -> Built<Expression> {
    refuse_pattern(&operand)?;
    let span = place.to(operand.span);
    let operand = Box::new(operand);
    let kind = if is_negative { ExpressionKind::Negate(operand) } else { ExpressionKind::Plus(operand) };
    Ok(Expression { kind, span })
}

fn refuse_pattern(expression: &Expression) -> Built<()> {
    match expression.kind {
        ExpressionKind::Pattern(_) => Err(stray_pattern(expression.span)),
        _ => Ok(()),
    }
}

fn property(target: Expression, key: Name) -> Expression {
    let span = target.span.to(key.span);
    Expression { kind: ExpressionKind::Property { target: Box::new(target), key }, span }
}

fn constant(word: &str) -> Value {
    match word.as_bytes()[0].to_ascii_lowercase() {
        b't' => Value::Boolean(true),
        b'f' => Value::Boolean(false),
        _ => Value::Null,
    }
}

/// A function's name with its namespace.
pub(super) fn qualified(first: Name, rest: &[Name]) -> Name {
    match rest.last() {
        None => first,
        Some(last) => {
            let parts: Vec<&str> = std::iter::once(&first).chain(rest).map(|part| &*part.text).collect();
            Name { text: parts.join(".").into(), span: first.span.to(last.span) }
        }
    }
}

fn values(chains: Vec<Chain>) -> Built<Vec<Expression>> {
    chains.into_iter().map(|chain| chain.into_expression(Position::Value)).collect()
}

fn bound_name(variable: &Expression) -> Name {
    match &variable.kind {
        ExpressionKind::Variable(text) => Name { text: text.clone(), span: variable.span },
        other => unreachable!("a binding begins with a variable, not {other:?}"),
    }
}

/// A list of one item: `[x IN list]` copies `list`, as openCypher has it.
fn list_or_copy(chain: Chain) -> Built<ExpressionKind> {
    match chain.split_binding(Operator::In) {
        Ok((variable, list)) => Ok(ExpressionKind::ListComprehension {
            variable: bound_name(&variable),
            list: Box::new(list.into_expression(Position::Value)?),
            filter: None,
            map: None,
        }),
        Err(chain) => Ok(ExpressionKind::List(vec![chain.into_expression(Position::Value)?])),
    }
}

/// `[x IN list WHERE … | …]` or `[p = (a)-->(b) WHERE … | …]`.
fn comprehension(
    chain: Chain,
    filter: Option<Box<Expression>>,
    map: Option<Box<Expression>>,
    place: Span,
) -> Built<ExpressionKind> {
    let chain = match chain.split_binding(Operator::In) {
        Ok((variable, list)) => {
            let list = Box::new(list.into_expression(Position::Value)?);
            return Ok(ExpressionKind::ListComprehension {
                variable: bound_name(&variable),
                list,
                filter,
                map,
            });
        }
        Err(chain) => chain,
    };
    let (variable, chain) = match chain.split_binding(Operator::Comparison(ComparisonOperator::Equal)) {
        Ok((variable, chain)) => (Some(bound_name(&variable)), chain),
        Err(chain) => (None, chain),
    };
    match (chain.into_operand().map(|operand| operand.kind), map) {
        (Some(ExpressionKind::Pattern(mut pattern)), Some(map)) => {
            pattern.variable = variable;
            Ok(ExpressionKind::PatternComprehension { pattern, filter, map })
        }
        _ => Err(unexpected("this is neither a list nor a comprehension", place).hint(COMPREHENSION_HINT)),
    }
}

// ---- Calls, and the forms that look like calls

fn count_star(name: &Name, star: Span) -> Built<ExpressionKind> {
    match name.text.eq_ignore_ascii_case("count") {
        true => Ok(ExpressionKind::CountStar),
        false => {
            Err(unexpected(format!("{}(*) has no meaning", name.text), star).hint("only count(*) takes a *"))
        }
    }
}

/// Decides by its name and form what a call is.
fn call_kind(keyword: &str, name: Name, arguments: Arguments) -> Built<ExpressionKind> {
    match keyword {
        "all" => quantifier(Quantifier::All, name, arguments),
        "any" => quantifier(Quantifier::Any, name, arguments),
        "none" => quantifier(Quantifier::None, name, arguments),
        "single" => quantifier(Quantifier::Single, name, arguments),
        "reduce" => reduce(arguments),
        "shortestpath" => shortest_path(PathSelector::AnyShortest, arguments),
        "allshortestpaths" => shortest_path(PathSelector::AllShortest, arguments),
        "exists" => function(name, arguments, Position::Predicate),
        _ => function(name, arguments, Position::Value),
    }
}

fn function(name: Name, arguments: Arguments, position: Position) -> Built<ExpressionKind> {
    if let (Some(stray), _) | (None, Some(stray)) = (&arguments.filter, &arguments.mapping) {
        let message = format!("{}(…) takes no WHERE and no |", name.text);
        return Err(unexpected(message, stray.span).hint(COMPREHENSION_HINT));
    }
    let is_distinct = arguments.is_distinct;
    let arguments: Built<Vec<_>> =
        arguments.chains.into_iter().map(|chain| chain.into_expression(position)).collect();
    Ok(ExpressionKind::Call { name, is_distinct, arguments: arguments? })
}

/// `all(x IN list WHERE …)`; without that form it is a function of the same name.
fn quantifier(quantifier: Quantifier, name: Name, mut arguments: Arguments) -> Built<ExpressionKind> {
    if arguments.chains.len() != 1 || arguments.mapping.is_some() || arguments.is_distinct {
        return function(name, arguments, Position::Value);
    }
    match arguments.chains.remove(0).split_binding(Operator::In) {
        Ok((variable, list)) => Ok(ExpressionKind::Quantifier {
            quantifier,
            variable: bound_name(&variable),
            list: Box::new(list.into_expression(Position::Value)?),
            filter: arguments.filter.map(Box::new),
        }),
        Err(chain) => {
            arguments.chains.push(chain);
            function(name, arguments, Position::Value)
        }
    }
}

/// `reduce(accumulator = initial, x IN list | step)`
fn reduce(arguments: Arguments) -> Built<ExpressionKind> {
    let place = arguments.span;
    let mut chains = arguments.chains.into_iter();
    let equal = Operator::Comparison(ComparisonOperator::Equal);
    let initial = chains.next().and_then(|chain| chain.split_binding(equal).ok());
    let list = chains.next().and_then(|chain| chain.split_binding(Operator::In).ok());
    match (initial, list, arguments.mapping, chains.next()) {
        (Some((accumulator, initial)), Some((variable, list)), Some(step), None) => {
            Ok(ExpressionKind::Reduce {
                accumulator: bound_name(&accumulator),
                initial: Box::new(initial.into_expression(Position::Value)?),
                variable: bound_name(&variable),
                list: Box::new(list.into_expression(Position::Value)?),
                step: Box::new(step),
            })
        }
        _ => Err(misformed_reduce(place)),
    }
}

fn misformed_reduce(place: Span) -> QueryError {
    unexpected("this is not the form of reduce", place).hint("write reduce(total = 0, x IN list | total + x)")
}

fn shortest_path(selector: PathSelector, mut arguments: Arguments) -> Built<ExpressionKind> {
    let operand = arguments.chains.pop().and_then(Chain::into_operand).map(|operand| operand.kind);
    match operand {
        Some(ExpressionKind::Pattern(mut pattern)) if arguments.chains.is_empty() => {
            pattern.selector = Some(selector);
            Ok(ExpressionKind::ShortestPath(pattern))
        }
        _ => Err(unexpected("a pattern of two nodes and a relationship is wanted here", arguments.span)
            .hint("write shortestPath((a)-[*]-(b))")),
    }
}
