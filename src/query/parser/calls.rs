//! Names and what follows them: variables, map projections, functions and the forms that only look like functions.
//!
//! The grammar reads every `name(…)` in one general form, with all that any of the forms may hold. By name and parts it
//! is decided here whether that is `all(x IN list WHERE …)`, `reduce(…)`, `shortestPath(…)`, `count(*)` or a function,
//! of which nothing but the name is known.

use super::chains::{Chain, Operator, Position};
use super::expressions::{COMPREHENSION_HINT, Pieces, bound_name, property};
use super::lexical::{self, name, span, unexpected};
use super::{Builder, Built, Pair, Rule};
use crate::error::{QueryError, Span};
use crate::query::ast::{
    ComparisonOperator, Expression, ExpressionKind, MapProjectionItem, Name, PathSelector, Quantifier,
};
use crate::value::ValueType;

/// What stands between the parentheses of a call.
struct Arguments {
    chains: Vec<Chain>,
    is_distinct: bool,
    filter: Option<Expression>,
    mapping: Option<Expression>,
    cast: Option<ValueType>,
    /// The function that `trim(LEADING c FROM text)` and the like stand for, and whether there is a FROM.
    trims: Option<&'static str>,
    is_from: bool,
    span: Span,
}

impl Builder<'_> {
    /// A variable, its properties, a map projection or a call.
    pub(super) fn reference(&mut self, variable: &Pair<'_>, following: &mut Pieces<'_>) -> Built<Expression> {
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
        let mut arguments = Arguments {
            chains: Vec::new(),
            is_distinct: false,
            filter: None,
            mapping: None,
            cast: None,
            trims: None,
            is_from: false,
            span,
        };
        for pair in pair.into_inner() {
            match pair.as_rule() {
                Rule::DISTINCT => arguments.is_distinct = true,
                Rule::expression => arguments.chains.push(self.chain(pair)?),
                Rule::trim_ends => arguments.trims = Some(trimming(pair.as_str())),
                Rule::trimmed => {
                    // What comes off is written first, the text that it is taken from last.
                    let text = pair.into_inner().last().expect("the grammar puts a text after FROM");
                    arguments.chains.insert(0, self.chain(text)?);
                    arguments.is_from = true;
                }
                Rule::inline_where => arguments.filter = Some(self.inner_predicate(pair)?),
                Rule::cast_type => {
                    let value_type = pair.into_inner().last().expect("the grammar puts a type after AS");
                    arguments.cast = Some(self.value_type(value_type)?);
                }
                _ => arguments.mapping = Some(self.inner_expression(pair)?),
            }
        }
        Ok(arguments)
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
        "cast" => cast(arguments),
        _ if arguments.cast.is_some() => {
            Err(unexpected("AS has no place here", arguments.span).hint("CAST(x AS TYPE) converts a value"))
        }
        _ if arguments.is_from || arguments.trims.is_some() => trim(keyword, name.span, arguments),
        "normalize" => function(name, with_form(arguments), Position::Value),
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

/// `CAST(x AS TYPE)`
fn cast(mut arguments: Arguments) -> Built<ExpressionKind> {
    let is_plain = arguments.filter.is_none() && arguments.mapping.is_none() && !arguments.is_distinct;
    match (arguments.chains.pop(), arguments.cast) {
        (Some(chain), Some(value_type)) if is_plain && arguments.chains.is_empty() => {
            let operand = Box::new(chain.into_expression(Position::Value)?);
            Ok(ExpressionKind::Cast { operand, value_type })
        }
        _ => Err(unexpected("this is not the form of CAST", arguments.span).hint("write CAST(x AS INTEGER)")),
    }
}

/// Which function takes away what stands at these ends.
fn trimming(ends: &str) -> &'static str {
    match ends.as_bytes()[0].to_ascii_lowercase() {
        b'l' => "ltrim",
        b't' => "rtrim",
        _ => "btrim",
    }
}

/// `trim([LEADING | TRAILING | BOTH] [characters] FROM text)`
fn trim(keyword: &str, place: Span, arguments: Arguments) -> Built<ExpressionKind> {
    if keyword == "trim" && arguments.is_from && arguments.chains.len() <= 2 {
        let trims = arguments.trims.unwrap_or("btrim");
        return function(Name { text: trims.into(), span: place }, arguments, Position::Value);
    }
    Err(unexpected("this is not the form of trim", arguments.span)
        .hint("write trim(BOTH ' ' FROM text), or trim(text)"))
}

/// `normalize(text, NFD)`: GQL writes the form as a word.
fn with_form(mut arguments: Arguments) -> Arguments {
    if let [_, chain] = &mut arguments.chains[..] {
        chain.word_as_text(&["NFC", "NFD", "NFKC", "NFKD"]);
    }
    arguments
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
