//! Short ways to write syntax trees.

use silkgraph::error::Span;
use silkgraph::query::ast::{
    Clause, ClauseKind, ComparisonOperator, Expression, ExpressionKind as Kind, LabelExpression, Name,
    NodePattern, PathPattern, Projection, ProjectionItem, Query, SingleQuery,
};
use silkgraph::value::Value;

pub(super) fn expression(kind: Kind) -> Expression {
    Expression { kind, span: Span::default() }
}

pub(super) fn boxed(kind: Kind) -> Box<Expression> {
    Box::new(expression(kind))
}

pub(super) fn name(text: &str) -> Name {
    Name { text: text.into(), span: Span::default() }
}

pub(super) fn variable(name: &str) -> Expression {
    expression(Kind::Variable(name.into()))
}

pub(super) fn literal(value: impl Into<Value>) -> Expression {
    expression(Kind::Literal(value.into()))
}

pub(super) fn property(of: &str, key: &str) -> Expression {
    expression(Kind::Property { target: Box::new(variable(of)), key: name(key) })
}

pub(super) fn call(function: &str, arguments: Vec<Expression>) -> Expression {
    expression(Kind::Call { name: name(function), is_distinct: false, arguments })
}

pub(super) fn compared(left: Expression, operator: ComparisonOperator, right: Expression) -> Expression {
    expression(Kind::Comparison { first: Box::new(left), rest: vec![(operator, right)] })
}

pub(super) fn label(text: &str) -> LabelExpression {
    LabelExpression::Label(name(text))
}

pub(super) fn node(variable: Option<&str>) -> NodePattern {
    NodePattern {
        variable: variable.map(name),
        labels: None,
        properties: None,
        filter: None,
        span: Span::default(),
    }
}

pub(super) fn path(start: NodePattern) -> PathPattern {
    PathPattern { variable: None, selector: None, start, steps: Vec::new(), span: Span::default() }
}

pub(super) fn clause(kind: ClauseKind) -> Clause {
    Clause::new(kind, Span::default())
}

pub(super) fn matched(pattern: Vec<PathPattern>, filter: Option<Expression>) -> Clause {
    clause(ClauseKind::Match { is_optional: false, pattern, filter })
}

/// Columns with the names given to them; a variable that keeps its name has no alias.
pub(super) fn projection(columns: Vec<(Expression, &str)>) -> Projection {
    Projection {
        is_distinct: false,
        star: None,
        items: columns.into_iter().map(|(expression, alias)| item(expression, alias)).collect(),
        order: Vec::new(),
        skip: None,
        limit: None,
        span: Span::default(),
    }
}

fn item(expression: Expression, alias: &str) -> ProjectionItem {
    let keeps_name = matches!(&expression.kind, Kind::Variable(own) if **own == *alias);
    ProjectionItem { expression, alias: (!keeps_name).then(|| name(alias)), text: alias.into() }
}

pub(super) fn single(clauses: Vec<Clause>) -> Query {
    Query { first: SingleQuery { clauses, span: Span::default() }, rest: Vec::new() }
}
