//! Precedence: makes trees out of flat chains of operands and operators.
//!
//! The grammar gives `a + b * c AND NOT d` as one row of pieces; here they are joined, from loosest to tightest: OR,
//! XOR, AND, NOT, comparison, IN and the predicates on strings and null, `+ - ||`, `* / %`, `^`. Signs and what follows an
//! operand (`.key`, `[…]`, `:Label`) bind tighter still and are part of the piece. Operators of one level stay side by
//! side in one node, so that a long chain is no deep tree.

use super::lexical::unexpected;
use super::{Built, Pair, Pairs, Rule};
use crate::error::{QueryError, Span};
use crate::query::ast::{
    ArithmeticOperator, ComparisonOperator, Expression, ExpressionKind, Name, StringOperator,
};
use crate::value::{Value, ValueType};
use std::cmp::Ordering;
use std::iter::{self, Peekable};
use std::vec::IntoIter;

/// One piece of a chain.
#[derive(Debug)]
pub(super) enum Piece {
    /// What the operators work on.
    Operand(Expression),
    /// NOT, always before an operand.
    Not(Span),
    /// What stands between two operands.
    Operator(Operator),
    /// `IS NULL` and `IS NOT NULL`, after an operand.
    NullTest { is_negated: bool, span: Span },
    /// `IS :: TYPE` and `IS NOT :: TYPE`, after an operand.
    TypeTest { value_type: ValueType, is_negated: bool, span: Span },
    /// `IS DIRECTED` and `IS NORMALIZED`, and that it is not, after an operand: what a function says of it.
    FunctionTest { function: &'static str, form: Option<Expression>, is_negated: bool, span: Span },
}

/// The level of IN, the predicates on strings and the tests for null.
const PREDICATE_LEVEL: usize = 4;

/// What joins two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Or,
    Xor,
    And,
    Comparison(ComparisonOperator),
    String(StringOperator),
    In,
    /// `IS [NOT] SOURCE OF`, `IS [NOT] DESTINATION OF`.
    End {
        is_source: bool,
        is_negated: bool,
    },
    Arithmetic(ArithmeticOperator),
}

impl Operator {
    /// What a junction or an operator of the grammar means.
    pub(super) fn of(pair: &Pair<'_>) -> Self {
        let word = pair.as_str();
        match word.as_bytes()[0].to_ascii_lowercase() {
            b'a' => Operator::And,
            b'o' => Operator::Or,
            b'x' => Operator::Xor,
            b'i' => Operator::In,
            b'c' => Operator::String(StringOperator::Contains),
            b's' => Operator::String(StringOperator::StartsWith),
            b'e' => Operator::String(StringOperator::EndsWith),
            _ => Operator::of_symbol(word),
        }
    }

    /// What a test of a relationship's end means.
    pub(super) fn of_end_test(pair: &Pair<'_>) -> Self {
        let words = pair.as_str().to_ascii_lowercase();
        Operator::End { is_source: words.contains("source"), is_negated: words.contains("not") }
    }

    fn of_symbol(symbol: &str) -> Self {
        match symbol {
            "=~" => Operator::String(StringOperator::Matches),
            "=" => Operator::Comparison(ComparisonOperator::Equal),
            "<>" => Operator::Comparison(ComparisonOperator::NotEqual),
            "<" => Operator::Comparison(ComparisonOperator::Less),
            "<=" => Operator::Comparison(ComparisonOperator::LessOrEqual),
            ">" => Operator::Comparison(ComparisonOperator::Greater),
            ">=" => Operator::Comparison(ComparisonOperator::GreaterOrEqual),
            "+" => Operator::Arithmetic(ArithmeticOperator::Add),
            "-" => Operator::Arithmetic(ArithmeticOperator::Subtract),
            "*" => Operator::Arithmetic(ArithmeticOperator::Multiply),
            "/" => Operator::Arithmetic(ArithmeticOperator::Divide),
            "%" => Operator::Arithmetic(ArithmeticOperator::Modulo),
            "^" => Operator::Arithmetic(ArithmeticOperator::Power),
            _ => Operator::Arithmetic(ArithmeticOperator::Concatenate),
        }
    }

    /// How tightly it binds; the operators of one level make one node.
    fn level(self) -> usize {
        match self {
            Operator::Or => 0,
            Operator::Xor => 1,
            Operator::And => 2,
            Operator::Comparison(_) => 3,
            Operator::String(_) | Operator::In | Operator::End { .. } => PREDICATE_LEVEL,
            Operator::Arithmetic(operator) => 5 + arithmetic_level(operator),
        }
    }

    fn is_junction(self) -> bool {
        matches!(self, Operator::Or | Operator::Xor | Operator::And)
    }
}

/// 0 for sums, 1 for products, 2 for powers.
fn arithmetic_level(operator: ArithmeticOperator) -> usize {
    match operator {
        ArithmeticOperator::Add | ArithmeticOperator::Subtract | ArithmeticOperator::Concatenate => 0,
        ArithmeticOperator::Multiply | ArithmeticOperator::Divide | ArithmeticOperator::Modulo => 1,
        ArithmeticOperator::Power => 2,
    }
}

/// Where an expression stands, which decides whether a pattern may stand there too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    /// Where any value may be wanted: no patterns, except under NOT, AND, OR and XOR.
    Value,
    /// Where true or false is wanted.
    Predicate,
}

/// Operands and operators in the order written.
#[derive(Debug)]
pub(super) struct Chain {
    pub(super) pieces: Vec<Piece>,
}

impl Chain {
    /// The tree of the whole chain.
    pub(super) fn into_expression(self, position: Position) -> Built<Expression> {
        self.refuse_stray_patterns(position)?;
        Ok(Climb { pieces: self.pieces.into_iter().peekable() }.junction(0))
    }

    /// The only operand, if there is nothing else.
    pub(super) fn into_operand(mut self) -> Option<Expression> {
        match (self.pieces.pop(), self.pieces.is_empty()) {
            (Some(Piece::Operand(operand)), true) => Some(operand),
            _ => None,
        }
    }

    /// Reads one of `words` that stands alone as a text, where a variable would be read.
    pub(super) fn word_as_text(&mut self, words: &[&str]) {
        if let [Piece::Operand(Expression { kind, .. })] = &mut self.pieces[..]
            && let ExpressionKind::Variable(word) = kind
            && words.contains(&&**word)
        {
            *kind = ExpressionKind::Literal(Value::String(word.clone()));
        }
    }

    /// Splits `variable OPERATOR rest`, the beginning of a comprehension; gives the chain back where it is none.
    pub(super) fn split_binding(mut self, operator: Operator) -> Result<(Expression, Chain), Chain> {
        match self.pieces.as_slice() {
            [
                Piece::Operand(Expression { kind: ExpressionKind::Variable(_), .. }),
                Piece::Operator(found),
                _,
                ..,
            ] if *found == operator => {
                let rest = self.pieces.split_off(2);
                match self.pieces.swap_remove(0) {
                    Piece::Operand(variable) => Ok((variable, Chain { pieces: rest })),
                    _ => Err(Chain { pieces: rest }),
                }
            }
            _ => Err(self),
        }
    }

    /// A pattern is no value: it may stand only where true or false is wanted.
    fn refuse_stray_patterns(&self, position: Position) -> Built<()> {
        for (index, piece) in self.pieces.iter().enumerate() {
            let Piece::Operand(Expression { kind: ExpressionKind::Pattern(_), span }) = piece else {
                continue;
            };
            let before = index.checked_sub(1).and_then(|before| self.pieces.get(before));
            let after = self.pieces.get(index + 1);
            let is_alone = before.is_none() && after.is_none();
            let is_joined = [before, after].into_iter().flatten().all(Piece::wants_predicates);
            if !is_joined || (is_alone && position == Position::Value) {
                return Err(stray_pattern(*span));
            }
        }
        Ok(())
    }
}

impl Piece {
    fn wants_predicates(&self) -> bool {
        match self {
            Piece::Not(_) => true,
            Piece::Operator(operator) => operator.is_junction(),
            _ => false,
        }
    }
}

/// What is said of a pattern where a value is wanted.
pub(super) fn stray_pattern(place: Span) -> QueryError {
    unexpected("a pattern may be used as a condition only, not as a value", place)
        .hint("write EXISTS { … }, COUNT { … } or a comprehension: [(a)-->(b) | b]")
}

/// An upper bound of the levels that these pieces put above the innermost of them.
pub(super) fn levels_above(pairs: Pairs<'_>) -> usize {
    let mut heights = Heights::default();
    for pair in pairs {
        match pair.as_rule() {
            Rule::junction | Rule::operator => heights.operator(Operator::of(&pair).level()),
            Rule::null_test | Rule::not_null_test | Rule::type_test | Rule::narrow_type_test => {
                heights.run += 1;
            }
            // They stand for a negation and one or two calls.
            Rule::end_test | Rule::directed_test | Rule::normal_test => heights.run += 3,
            Rule::NOT => heights.negations += 1,
            Rule::sign | Rule::name | Rule::subscript | Rule::label_test => heights.affixes += 1,
            _ => {}
        }
    }
    heights.end_operand();
    heights.total()
}

/// What nests in a chain, counted piece by piece.
#[derive(Default)]
struct Heights {
    /// Which levels of precedence occur: each makes one node, however long the chain.
    is_used: [bool; 8],
    /// Predicates such as IN in a row nest, until a looser operator ends the row; and the longest row.
    run: usize,
    longest_run: usize,
    /// So do NOTs before an operand, and signs, keys and subscripts round it.
    negations: usize,
    most_negations: usize,
    affixes: usize,
    most_affixes: usize,
}

impl Heights {
    /// An operator ends what belongs to the operand before it.
    fn operator(&mut self, level: usize) {
        self.end_operand();
        self.is_used[level] = true;
        match level.cmp(&PREDICATE_LEVEL) {
            Ordering::Less => self.longest_run = self.longest_run.max(std::mem::take(&mut self.run)),
            Ordering::Equal => self.run += 1,
            Ordering::Greater => {}
        }
    }

    fn end_operand(&mut self) {
        self.most_negations = self.most_negations.max(std::mem::take(&mut self.negations));
        self.most_affixes = self.most_affixes.max(std::mem::take(&mut self.affixes));
    }

    fn total(&self) -> usize {
        let used = self.is_used.iter().filter(|is_used| **is_used).count();
        used + self.longest_run.max(self.run) + self.most_negations + self.most_affixes
    }
}

/// Joins pieces into trees, one function for each kind of node.
struct Climb {
    pieces: Peekable<IntoIter<Piece>>,
}

impl Climb {
    /// OR, XOR and AND: levels 0, 1 and 2.
    fn junction(&mut self, level: usize) -> Expression {
        const MAKE: [fn(Vec<Expression>) -> ExpressionKind; 3] =
            [ExpressionKind::Or, ExpressionKind::Xor, ExpressionKind::And];
        let Some(make) = MAKE.get(level) else { return self.negation() };
        let first = self.junction(level + 1);
        if !self.is_at_level(level) {
            return first;
        }
        let mut operands = vec![first];
        while self.operator_at_level(level).is_some() {
            operands.push(self.junction(level + 1));
        }
        let span = operands.iter().map(|operand| operand.span).reduce(Span::to).unwrap_or_default();
        Expression { kind: make(operands), span }
    }

    fn negation(&mut self) -> Expression {
        let mut negations = Vec::new();
        while let Some(Piece::Not(span)) = self.pieces.next_if(|piece| matches!(piece, Piece::Not(_))) {
            negations.push(span);
        }
        let negated = self.comparison();
        negations.into_iter().rev().fold(negated, |negated, place| {
            let span = place.to(negated.span);
            Expression { kind: ExpressionKind::Not(Box::new(negated)), span }
        })
    }

    fn comparison(&mut self) -> Expression {
        let first = self.predicate();
        let mut rest = Vec::new();
        while let Some(Operator::Comparison(operator)) = self.operator_at_level(3) {
            rest.push((operator, self.predicate()));
        }
        let Some((_, last)) = rest.last() else { return first };
        let span = first.span.to(last.span);
        Expression { kind: ExpressionKind::Comparison { first: Box::new(first), rest }, span }
    }

    /// IN, STARTS WITH and the like, IS NULL: each applies to all that is left of it.
    fn predicate(&mut self) -> Expression {
        let mut left = self.arithmetic(0);
        loop {
            left = if let Some(operator) = self.operator_at_level(PREDICATE_LEVEL) {
                binary(operator, left, self.arithmetic(0))
            } else if let Some(Piece::NullTest { is_negated, span }) =
                self.pieces.next_if(|piece| matches!(piece, Piece::NullTest { .. }))
            {
                null_test(left, is_negated, span)
            } else if let Some(Piece::FunctionTest { function, form, is_negated, span }) =
                self.pieces.next_if(|piece| matches!(piece, Piece::FunctionTest { .. }))
            {
                let span = left.span.to(span);
                negated_if(is_negated, call(function, iter::once(left).chain(form).collect(), span))
            } else if let Some(Piece::TypeTest { value_type, is_negated, span }) =
                self.pieces.next_if(|piece| matches!(piece, Piece::TypeTest { .. }))
            {
                let span = left.span.to(span);
                Expression {
                    kind: ExpressionKind::IsTyped { operand: Box::new(left), value_type, is_negated },
                    span,
                }
            } else {
                return left;
            }
        }
    }

    /// Sums, products and powers: levels 0, 1 and 2.
    fn arithmetic(&mut self, level: usize) -> Expression {
        if level > 2 {
            return self.operand();
        }
        let first = self.arithmetic(level + 1);
        let mut rest = Vec::new();
        while let Some(Operator::Arithmetic(operator)) = self.operator_at_level(5 + level) {
            rest.push((operator, self.arithmetic(level + 1)));
        }
        let Some((_, last)) = rest.last() else { return first };
        let span = first.span.to(last.span);
        Expression { kind: ExpressionKind::Arithmetic { first: Box::new(first), rest }, span }
    }

    fn operand(&mut self) -> Expression {
        match self.pieces.next() {
            Some(Piece::Operand(operand)) => operand,
            _ => unreachable!("the grammar puts an operand before and after every operator"),
        }
    }

    fn is_at_level(&mut self, level: usize) -> bool {
        matches!(self.pieces.peek(), Some(Piece::Operator(operator)) if operator.level() == level)
    }

    fn operator_at_level(&mut self, level: usize) -> Option<Operator> {
        match self.pieces.next_if(|piece| matches!(piece, Piece::Operator(next) if next.level() == level)) {
            Some(Piece::Operator(operator)) => Some(operator),
            _ => None,
        }
    }
}

/// The expression, or its negation.
fn negated_if(is_negated: bool, tested: Expression) -> Expression {
    let span = tested.span;
    let kind = if is_negated { ExpressionKind::Not(Box::new(tested)) } else { return tested };
    Expression { kind, span }
}

/// `node IS SOURCE OF relationship`: whether its end is the same node, where what is asked of must be none but elements.
fn end_test(end: &str, node: Expression, relationship: Expression, is_negated: bool) -> Expression {
    let span = node.span.to(relationship.span);
    let end = call(end, vec![relationship], span);
    negated_if(is_negated, call("same", vec![end, node], span))
}

fn call(function: &str, arguments: Vec<Expression>, span: Span) -> Expression {
    let name = Name { text: function.into(), span };
    Expression { kind: ExpressionKind::Call { name, is_distinct: false, arguments }, span }
}

fn binary(operator: Operator, left: Expression, right: Expression) -> Expression {
    let span = left.span.to(right.span);
    if let Operator::End { is_source, is_negated } = operator {
        return end_test(if is_source { "startNode" } else { "endNode" }, left, right, is_negated);
    }
    let (left, right) = (Box::new(left), Box::new(right));
    let kind = match operator {
        Operator::String(operator) => ExpressionKind::StringPredicate { operator, left, right },
        _ => ExpressionKind::In { item: left, list: right },
    };
    Expression { kind, span }
}

fn null_test(tested: Expression, is_negated: bool, place: Span) -> Expression {
    let span = tested.span.to(place);
    let kind = match is_negated {
        true => ExpressionKind::IsNotNull(Box::new(tested)),
        false => ExpressionKind::IsNull(Box::new(tested)),
    };
    Expression { kind, span }
}
