//! CASE: conditions in turn, or one value that is compared with others.
//!
//! A WHEN after `CASE value` may hold several tests, and each may be more than a value to be equal to: `WHEN 1, 2`,
//! `WHEN > 3`, `WHEN IS NULL`, `WHEN STARTS WITH 'a'`. The tree has no node for that. The value is computed once, as
//! the start of a [`Reduce`](ExpressionKind::Reduce) of one step, and the step gives the number of the branch whose
//! tests hold; the branches themselves belong to an ordinary CASE on that number.

use super::chains::{Chain, Operator, Piece, Position};
use super::lexical::{span, unexpected};
use super::{Builder, Built, Pair, Rule};
use crate::error::{QueryError, Span};
use crate::query::ast::{ComparisonOperator, Expression, ExpressionKind, Name};
use crate::value::Value;

/// What is chosen when, WHEN as it was read; and ELSE.
type Branches<'text> = (Vec<(Pair<'text>, Expression)>, Option<Box<Expression>>);

/// The name of the value of a CASE of several tests, which nobody writes.
const SUBJECT: &str = "  case";
/// How much deeper a CASE of several tests nests than one of plain values.
const LEVELS: usize = 6;

impl Builder<'_> {
    pub(super) fn case(&mut self, pair: Pair<'_>) -> Built<ExpressionKind> {
        let place = span(&pair);
        let mut inner = pair.into_inner().filter(|pair| pair.as_rule() != Rule::CASE).peekable();
        let subject = inner.next_if(|pair| pair.as_rule() == Rule::expression);
        let subject = subject.map(|pair| self.expression(pair)).transpose()?;
        let (branches, otherwise) = self.branches(inner)?;
        match (subject, branches.iter().find(|(tests, _)| !is_plain(tests))) {
            (Some(subject), Some(_)) => {
                self.deeper(LEVELS, place, |builder| builder.chosen(subject, branches, otherwise))
            }
            (None, Some((tests, _))) => Err(without_subject(span(tests))),
            (subject, None) => {
                let plain = |(tests, value)| Ok((self.inner_predicate(tests)?, value));
                let branches = branches.into_iter().map(plain).collect::<Built<_>>()?;
                Ok(ExpressionKind::Case { subject: subject.map(Box::new), branches, otherwise })
            }
        }
    }

    fn branches<'text>(&mut self, mut parts: impl Iterator<Item = Pair<'text>>) -> Built<Branches<'text>> {
        let (mut branches, mut otherwise) = (Vec::new(), None);
        while let (Some(keyword), Some(first)) = (parts.next(), parts.next()) {
            match keyword.as_rule() {
                Rule::WHEN => {
                    parts.next();
                    let value = parts.next().expect("the grammar puts an expression after THEN");
                    branches.push((first, self.expression(value)?));
                }
                _ => otherwise = Some(Box::new(self.expression(first)?)),
            }
        }
        Ok((branches, otherwise))
    }

    /// A CASE on the number of the branch whose tests hold of `subject`.
    fn chosen(
        &mut self,
        subject: Expression,
        branches: Vec<(Pair<'_>, Expression)>,
        otherwise: Option<Box<Expression>>,
    ) -> Built<ExpressionKind> {
        let place = subject.span;
        let (mut tested, mut numbered) = (Vec::new(), Vec::new());
        for (number, (tests, value)) in branches.into_iter().enumerate() {
            let number = integer(number, value.span);
            tested.push((self.tests(tests, place)?, number.clone()));
            numbered.push((number, value));
        }
        let number = ExpressionKind::Reduce {
            accumulator: Name { text: SUBJECT.into(), span: place },
            initial: Box::new(subject),
            variable: Name { text: "  once".into(), span: place },
            list: Box::new(Expression { kind: ExpressionKind::List(vec![integer(0, place)]), span: place }),
            step: Box::new(Expression {
                kind: ExpressionKind::Case { subject: None, branches: tested, otherwise: None },
                span: place,
            }),
        };
        let subject = Some(Box::new(Expression { kind: number, span: place }));
        Ok(ExpressionKind::Case { subject, branches: numbered, otherwise })
    }

    /// The tests of one WHEN, of which one must hold.
    fn tests(&mut self, tests: Pair<'_>, subject: Span) -> Built<Expression> {
        let place = span(&tests);
        let tests = tests.into_inner().map(|test| self.test(test, subject)).collect::<Built<Vec<_>>>()?;
        Ok(Expression { kind: ExpressionKind::Or(tests), span: place })
    }

    /// One test of the value, by its name.
    fn test(&mut self, test: Pair<'_>, subject: Span) -> Built<Expression> {
        let place = span(&test);
        let tested = Expression { kind: ExpressionKind::Variable(SUBJECT.into()), span: subject };
        let mut pieces = vec![Piece::Operand(tested)];
        match test.as_rule() {
            Rule::null_test => pieces.push(Piece::NullTest { is_negated: false, span: place }),
            Rule::not_null_test => pieces.push(Piece::NullTest { is_negated: true, span: place }),
            Rule::type_test => pieces.push(self.type_test(test)?),
            Rule::case_comparison => {
                let operator = test.clone().into_inner().next().expect("the grammar begins it with a sign");
                pieces.push(Piece::Operator(Operator::of(&operator)));
                pieces.push(Piece::Operand(self.inner_expression(test)?));
            }
            _ => {
                pieces.push(Piece::Operator(Operator::Comparison(ComparisonOperator::Equal)));
                pieces.push(Piece::Operand(self.expression(test)?));
            }
        }
        Chain { pieces }.into_expression(Position::Value)
    }
}

/// Whether a WHEN has one expression and nothing else.
fn is_plain(tests: &Pair<'_>) -> bool {
    let mut rules = tests.clone().into_inner().map(|test| test.as_rule());
    rules.next() == Some(Rule::expression) && rules.next().is_none()
}

fn integer(number: usize, span: Span) -> Expression {
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    Expression { kind: ExpressionKind::Literal(Value::Integer(number)), span }
}

fn without_subject(place: Span) -> QueryError {
    unexpected(
        "a WHEN with several tests, or one that begins with an operator, needs a value after CASE",
        place,
    )
    .hint("write CASE value WHEN > 1 THEN …, or CASE WHEN value > 1 THEN …")
}
