//! Expressions: from what pest found to the nodes of the tree.
//!
//! The grammar reads `(…)` and `[…]` in one general form each; here it is decided what they are: an expression in
//! parentheses or a pattern, a list or a comprehension. Precedence is in [`chains`], names and calls in
//! [`calls`](super::calls).

use super::chains::{self, Chain, Operator, Piece, Position, stray_pattern};
use super::lexical::{self, name, span, unexpected};
use super::{Builder, Built, Pair, Pairs, Rule, paths};
use crate::error::Span;
use crate::query::ast::{
    Clause, ComparisonOperator, Expression, ExpressionKind, MatchMode, Name, Query, SingleQuery, SubqueryKind,
};
use crate::value::Value;
use std::iter::Peekable;

/// The pieces of a chain, or of a target of SET, with a look at the next.
pub(super) type Pieces<'text> = Peekable<Pairs<'text>>;

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
    pub(super) fn chain(&mut self, pair: Pair<'_>) -> Built<Chain> {
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
                Rule::end_test => Piece::Operator(Operator::of_end_test(pair)),
                Rule::directed_test => {
                    let is_negated = pair.as_str().to_ascii_lowercase().contains("not");
                    let function = "isDirected";
                    Piece::FunctionTest { function, form: None, is_negated, span: span(pair) }
                }
                Rule::normal_test => normal_test(pair.clone()),
                Rule::not_null_test => Piece::NullTest { is_negated: true, span: span(pair) },
                Rule::type_test | Rule::narrow_type_test => self.type_test(pair.clone())?,
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
                let is_word = pair.as_str().starts_with(['i', 'I']);
                let labels =
                    pair.clone().into_inner().last().expect("the grammar puts labels after the colon");
                if is_word && is_like_null(labels.as_str()) {
                    let message = format!("unexpected '{}': expected NULL or a label", labels.as_str());
                    let error = unexpected(message, span(&labels));
                    return Err(
                        error.hint(format!("did you mean NULL? Write :{} for a label", labels.as_str()))
                    );
                }
                let (labels, place) = self.inner_labels(pair)?;
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
        self.count_pattern(std::slice::from_ref(&pattern), place)?;
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
            Rule::match_mode => {
                let pattern = inner.next().expect("the grammar puts a pattern after its mode");
                self.match_query(paths::match_mode(body), pattern, inner.next())?
            }
            _ => self.match_query(MatchMode::default(), body, inner.next())?,
        };
        Ok(ExpressionKind::Subquery { kind, query: Box::new(query) })
    }

    /// A bare pattern in braces: a query that matches it and returns nothing.
    fn match_query(&mut self, mode: MatchMode, pattern: Pair<'_>, filter: Option<Pair<'_>>) -> Built<Query> {
        let place = filter.as_ref().map_or(span(&pattern), |filter| span(&pattern).to(span(filter)));
        let pattern = self.match_pattern(pattern)?;
        let filter = filter.map(|filter| self.inner_predicate(filter)).transpose()?;
        let kind = paths::match_kind(false, mode, pattern, filter);
        let single = SingleQuery { clauses: vec![Clause::new(kind, place)], span: place };
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
}

/// What to write instead of a list with a WHERE or a bar.
pub(super) const COMPREHENSION_HINT: &str =
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

pub(super) fn property(target: Expression, key: Name) -> Expression {
    let span = target.span.to(key.span);
    Expression { kind: ExpressionKind::Property { target: Box::new(target), key }, span }
}

/// `IS [NOT] [NFC | NFD | NFKC | NFKD] NORMALIZED`
fn normal_test(pair: Pair<'_>) -> Piece {
    let place = span(&pair);
    let (mut is_negated, mut form) = (false, None);
    for part in pair.into_inner() {
        match part.as_rule() {
            Rule::NOT => is_negated = true,
            Rule::normal_form => form = Some(text(part.as_str(), span(&part))),
            _ => {}
        }
    }
    Piece::FunctionTest { function: "isNormalized", form, is_negated, span: place }
}

fn text(text: &str, span: Span) -> Expression {
    Expression { kind: ExpressionKind::Literal(text.into()), span }
}

fn constant(word: &str) -> Value {
    match word.as_bytes()[0].to_ascii_lowercase() {
        b't' => Value::Boolean(true),
        b'f' => Value::Boolean(false),
        _ => Value::Null,
    }
}

fn values(chains: Vec<Chain>) -> Built<Vec<Expression>> {
    chains.into_iter().map(|chain| chain.into_expression(Position::Value)).collect()
}

pub(super) fn bound_name(variable: &Expression) -> Name {
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

/// Whether a word is NULL with a slip of the hand.
fn is_like_null(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    word.starts_with('n') && word != "null" && strsim::damerau_levenshtein(&word, "null") == 1
}
