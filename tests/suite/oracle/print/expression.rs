//! Expressions as text, in as few parentheses as they need or in as many as there can be.

use super::pattern::label;
use super::{Parentheses, Printer, joined, literal, name};
use silkgraph::query::ast::{
    ArithmeticOperator, ComparisonOperator, Expression, ExpressionKind as Kind, MapProjectionItem,
    Quantifier, StringOperator, SubqueryKind,
};
use silkgraph::value::Value;
use silkgraph::value::literal::quote_name;

// How tightly an expression holds together.
const OR: u8 = 0;
const XOR: u8 = 1;
const AND: u8 = 2;
const NOT: u8 = 3;
const COMPARISON: u8 = 4;
const PREDICATE: u8 = 5;
const SUM: u8 = 6;
const PRODUCT: u8 = 7;
const POWER: u8 = 8;
const SIGN: u8 = 9;
pub(super) const POSTFIX: u8 = 10;
const ATOM: u8 = 11;

fn level(expression: &Expression) -> u8 {
    match &expression.kind {
        Kind::Or(_) => OR,
        Kind::Xor(_) => XOR,
        Kind::And(_) => AND,
        Kind::Not(_) => NOT,
        Kind::Comparison { .. } => COMPARISON,
        Kind::StringPredicate { .. } | Kind::In { .. } | Kind::IsNull(_) | Kind::IsNotNull(_) => PREDICATE,
        Kind::Arithmetic { rest, .. } => {
            rest.first().map_or(ATOM, |(operator, _)| arithmetic_level(*operator))
        }
        Kind::Negate(_) | Kind::Plus(_) | Kind::HasLabels { .. } => SIGN,
        Kind::Literal(Value::Integer(integer)) if *integer < 0 => SIGN,
        Kind::Literal(Value::Float(float)) if float.is_sign_negative() => SIGN,
        Kind::Property { .. } | Kind::Index { .. } | Kind::Slice { .. } => POSTFIX,
        _ => ATOM,
    }
}

fn arithmetic_level(operator: ArithmeticOperator) -> u8 {
    match operator {
        ArithmeticOperator::Add | ArithmeticOperator::Subtract | ArithmeticOperator::Concatenate => SUM,
        ArithmeticOperator::Multiply | ArithmeticOperator::Divide | ArithmeticOperator::Modulo => PRODUCT,
        ArithmeticOperator::Power => POWER,
    }
}

impl Printer {
    pub(super) fn list(&self, expressions: &[Expression]) -> String {
        joined(expressions, ", ", |expression| self.top(expression))
    }

    fn optional(&self, expression: Option<&Expression>) -> String {
        expression.map_or_else(String::new, |expression| self.top(expression))
    }

    /// An expression where any may stand.
    pub(super) fn top(&self, expression: &Expression) -> String {
        self.child(expression, OR)
    }

    /// An expression where only one that holds together at least like `least` may stand without parentheses.
    pub(super) fn child(&self, expression: &Expression, least: u8) -> String {
        let own = level(expression);
        let text = self.kind(&expression.kind);
        let is_wrapped = match self.parentheses {
            Parentheses::Needed => own < least,
            Parentheses::Everywhere => {
                own < ATOM && (own != SIGN || own < least) && (own != POSTFIX || own < least)
            }
        };
        if is_wrapped { format!("({text})") } else { text }
    }

    fn chain(&self, operands: &[Expression], word: &str, own: u8) -> String {
        joined(operands, word, |operand| self.child(operand, own + 1))
    }

    fn kind(&self, kind: &Kind) -> String {
        match kind {
            Kind::Literal(value) => literal(value),
            Kind::Variable(variable) => quote_name(variable),
            Kind::Parameter(parameter) => format!("${}", quote_name(parameter)),
            Kind::List(items) => format!("[{}]", self.list(items)),
            Kind::Map(entries) => {
                format!(
                    "{{{}}}",
                    joined(entries, ", ", |(key, value)| format!("{}: {}", name(key), self.top(value)))
                )
            }
            Kind::MapProjection { variable, items } => {
                format!("{} {{{}}}", name(variable), joined(items, ", ", |item| self.projection_item(item)))
            }
            Kind::Property { target, key } => format!("{}.{}", self.child(target, POSTFIX), name(key)),
            Kind::Index { target, index } => format!("{}[{}]", self.child(target, POSTFIX), self.top(index)),
            Kind::Slice { target, from, to } => {
                let (from, to) = (self.optional(from.as_deref()), self.optional(to.as_deref()));
                format!("{}[{from}..{to}]", self.child(target, POSTFIX))
            }
            Kind::HasLabels { target, labels } => {
                format!("{}:{}", self.child(target, POSTFIX), label(labels))
            }
            Kind::Case { subject, branches, otherwise } => {
                self.case(subject.as_deref(), branches, otherwise.as_deref())
            }
            Kind::Call { name: function, is_distinct, arguments } => {
                let distinct = if *is_distinct { "DISTINCT " } else { "" };
                format!("{}({distinct}{})", function.text, self.list(arguments))
            }
            Kind::CountStar => "count(*)".to_owned(),
            Kind::Pattern(path) | Kind::ShortestPath(path) => self.path(path),
            Kind::Subquery { kind, query } => format!("{} {{ {} }}", subquery_word(*kind), self.query(query)),
            other => self.operation(other),
        }
    }

    fn operation(&self, kind: &Kind) -> String {
        match kind {
            Kind::Or(operands) => self.chain(operands, " OR ", OR),
            Kind::Xor(operands) => self.chain(operands, " XOR ", XOR),
            Kind::And(operands) => self.chain(operands, " AND ", AND),
            Kind::Not(inner) => format!("NOT {}", self.child(inner, NOT)),
            Kind::Negate(inner) => format!("-({})", self.top(inner)),
            Kind::Plus(inner) => format!("+({})", self.top(inner)),
            Kind::Arithmetic { first, rest } => {
                let own = rest.first().map_or(ATOM, |(operator, _)| arithmetic_level(*operator));
                let rest = joined(rest, "", |(operator, operand)| {
                    format!(" {} {}", arithmetic_word(*operator), self.child(operand, own + 1))
                });
                self.child(first, own + 1) + &rest
            }
            Kind::Comparison { first, rest } => {
                let rest = joined(rest, "", |(operator, operand)| {
                    format!(" {} {}", comparison_word(*operator), self.child(operand, COMPARISON + 1))
                });
                self.child(first, COMPARISON + 1) + &rest
            }
            Kind::StringPredicate { operator, left, right } => {
                let (left, right) = (self.child(left, PREDICATE), self.child(right, PREDICATE + 1));
                format!("{left} {} {right}", string_word(*operator))
            }
            Kind::In { item, list } => {
                format!("{} IN {}", self.child(item, PREDICATE), self.child(list, PREDICATE + 1))
            }
            Kind::IsNull(inner) => format!("{} IS NULL", self.child(inner, PREDICATE)),
            Kind::IsNotNull(inner) => format!("{} IS NOT NULL", self.child(inner, PREDICATE)),
            other => self.comprehension(other),
        }
    }

    fn comprehension(&self, kind: &Kind) -> String {
        match kind {
            Kind::ListComprehension { variable, list, filter, map } => {
                let map = map.as_ref().map_or_else(String::new, |map| format!(" | {}", self.top(map)));
                let list = self.top(list);
                format!("[{} IN {list}{}{map}]", name(variable), self.filter(filter.as_deref()))
            }
            Kind::PatternComprehension { pattern, filter, map } => {
                format!("[{}{} | {}]", self.path(pattern), self.filter(filter.as_deref()), self.top(map))
            }
            Kind::Quantifier { quantifier, variable, list, filter } => {
                let word = quantifier_word(*quantifier);
                format!("{word}({} IN {}{})", name(variable), self.top(list), self.filter(filter.as_deref()))
            }
            Kind::Reduce { accumulator, initial, variable, list, step } => {
                let (initial, list, step) = (self.top(initial), self.top(list), self.top(step));
                format!("reduce({} = {initial}, {} IN {list} | {step})", name(accumulator), name(variable))
            }
            other => format!("/* {other:?} */"),
        }
    }

    fn case(
        &self,
        subject: Option<&Expression>,
        branches: &[(Expression, Expression)],
        otherwise: Option<&Expression>,
    ) -> String {
        let subject = subject.map_or_else(String::new, |subject| format!(" {}", self.top(subject)));
        let branches = joined(branches, "", |(condition, value)| {
            format!(" WHEN {} THEN {}", self.top(condition), self.top(value))
        });
        let otherwise = otherwise.map_or_else(String::new, |value| format!(" ELSE {}", self.top(value)));
        format!("CASE{subject}{branches}{otherwise} END")
    }

    fn projection_item(&self, item: &MapProjectionItem) -> String {
        match item {
            MapProjectionItem::Property(key) => format!(".{}", name(key)),
            MapProjectionItem::Entry(key, value) => format!("{}: {}", name(key), self.top(value)),
            MapProjectionItem::Variable(variable) => name(variable),
            MapProjectionItem::All(_) => ".*".to_owned(),
        }
    }
}

fn arithmetic_word(operator: ArithmeticOperator) -> &'static str {
    match operator {
        ArithmeticOperator::Add => "+",
        ArithmeticOperator::Subtract => "-",
        ArithmeticOperator::Multiply => "*",
        ArithmeticOperator::Divide => "/",
        ArithmeticOperator::Modulo => "%",
        ArithmeticOperator::Power => "^",
        ArithmeticOperator::Concatenate => "||",
    }
}

fn comparison_word(operator: ComparisonOperator) -> &'static str {
    match operator {
        ComparisonOperator::Equal => "=",
        ComparisonOperator::NotEqual => "<>",
        ComparisonOperator::Less => "<",
        ComparisonOperator::LessOrEqual => "<=",
        ComparisonOperator::Greater => ">",
        ComparisonOperator::GreaterOrEqual => ">=",
    }
}

fn string_word(operator: StringOperator) -> &'static str {
    match operator {
        StringOperator::StartsWith => "STARTS WITH",
        StringOperator::EndsWith => "ENDS WITH",
        StringOperator::Contains => "CONTAINS",
        StringOperator::Matches => "=~",
    }
}

fn quantifier_word(quantifier: Quantifier) -> &'static str {
    match quantifier {
        Quantifier::All => "all",
        Quantifier::Any => "any",
        Quantifier::None => "none",
        Quantifier::Single => "single",
    }
}

fn subquery_word(kind: SubqueryKind) -> &'static str {
    match kind {
        SubqueryKind::Exists => "EXISTS",
        SubqueryKind::Count => "COUNT",
        SubqueryKind::Collect => "COLLECT",
    }
}
