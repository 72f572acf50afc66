//! Expressions: variables become slots and locals, and what cannot have the right type is refused.

use super::Binder;
use super::projection::contains_aggregate;
use super::scope::{Place, Scope, StaticType, Variable};
use crate::error::{Detail, QueryError, Span};
use crate::functions::Type;
use crate::query::ast::{self, ArithmeticOperator, ExpressionKind as Written, MapProjectionItem, Quantifier};
use crate::query::bound::{Expression, ExpressionKind, Key, Local};
use crate::value::{Value, arithmetic};
use std::sync::Arc;

/// A bound expression and what is known of its type.
pub(super) type Typed = (Expression, StaticType);

const BOOLEAN: StaticType = StaticType::Of(Type::Boolean);

impl Binder<'_> {
    /// Binds an expression whose value is used as such.
    pub(super) fn expression(
        &mut self,
        written: &ast::Expression,
        scope: &Scope,
    ) -> Result<Typed, QueryError> {
        if let Some(key) = self.grouping_key(written, scope) {
            return Ok(key);
        }
        let (kind, known_type) = match &written.kind {
            Written::Literal(value) => (ExpressionKind::Literal(value.clone()), StaticType::of_value(value)),
            Written::Variable(name) => return self.variable(name, written.span, scope),
            Written::Parameter(name) => {
                self.parameters.entry(name.clone()).or_insert(written.span);
                (ExpressionKind::Parameter(name.clone()), StaticType::Any)
            }
            Written::List(items) => self.list(items, scope)?,
            Written::Map(entries) => {
                (ExpressionKind::Map(self.entries(entries, scope)?), StaticType::Of(Type::Map))
            }
            Written::MapProjection { variable, items } => self.map_projection(variable, items, scope)?,
            Written::Property { target, key } => self.property(target, key, scope)?,
            Written::Index { target, index } => self.index(target, index, scope)?,
            Written::Slice { target, from, to } => {
                self.slice(target, from.as_deref(), to.as_deref(), scope)?
            }
            Written::Negate(inner) => {
                let (inner, known_type) = self.number(inner, scope)?;
                (ExpressionKind::Negate(inner), known_type)
            }
            Written::Plus(inner) => {
                let (inner, known_type) = self.number(inner, scope)?;
                (ExpressionKind::Plus(inner), known_type)
            }
            Written::Arithmetic { first, rest } => self.arithmetic(first, rest, scope)?,
            Written::Cast { operand, value_type } => {
                let operand = Box::new(self.expression(operand, scope)?.0);
                (ExpressionKind::Cast { operand, value_type: value_type.clone() }, StaticType::Any)
            }
            Written::Case { subject, branches, otherwise } => {
                self.case(subject.as_deref(), branches, otherwise.as_deref(), scope)?
            }
            Written::Call { .. } | Written::CountStar => return self.call(written, scope),
            Written::ListComprehension { variable, list, filter, map } => {
                self.list_comprehension(variable, list, filter.as_deref(), map.as_deref(), scope)?
            }
            Written::Reduce { accumulator, initial, variable, list, step } => {
                self.reduce((accumulator, initial), (variable, list), step, scope)?
            }
            Written::PatternComprehension { pattern, filter, map } => {
                self.pattern_comprehension(pattern, filter.as_deref(), map, scope)?
            }
            Written::Subquery { kind, query } => self.subquery(*kind, query, scope)?,
            Written::ShortestPath(path) => self.shortest_path(path, scope)?,
            Written::Pattern(path) => return Err(misplaced_pattern(path.span)),
            _ => return self.predicate(written, scope, Position::Value),
        };
        Ok((Expression { kind, span: written.span }, known_type))
    }

    /// Binds an expression of which only the truth matters: here a pattern may stand.
    pub(super) fn condition(
        &mut self,
        written: &ast::Expression,
        scope: &Scope,
    ) -> Result<Expression, QueryError> {
        let (bound, known_type) = self.predicate(written, scope, Position::Condition)?;
        expect_boolean(&known_type, written.span)?;
        Ok(bound)
    }

    /// A WHERE as its conjuncts.
    pub(super) fn filter(
        &mut self,
        filter: Option<&ast::Expression>,
        scope: &Scope,
    ) -> Result<Vec<Expression>, QueryError> {
        let Some(filter) = filter else { return Ok(Vec::new()) };
        if let Some(aggregate) = first_aggregate(filter) {
            return Err(invalid_aggregation(aggregate.span));
        }
        let bound = self.condition(filter, scope)?;
        Ok(match bound.kind {
            ExpressionKind::And(conjuncts) => conjuncts,
            _ => vec![bound],
        })
    }

    /// Truth-valued expressions, and anything else by way of [`expression`](Self::expression).
    fn predicate(
        &mut self,
        written: &ast::Expression,
        scope: &Scope,
        position: Position,
    ) -> Result<Typed, QueryError> {
        let kind = match &written.kind {
            Written::Pattern(path) if position == Position::Condition => {
                self.pattern_predicate(path, scope)?
            }
            Written::And(operands) => ExpressionKind::And(self.operands(operands, scope, position)?),
            Written::Or(operands) => ExpressionKind::Or(self.operands(operands, scope, position)?),
            Written::Xor(operands) => ExpressionKind::Xor(self.operands(operands, scope, position)?),
            Written::Not(inner) => ExpressionKind::Not(Box::new(self.operand(inner, scope, position)?)),
            Written::Comparison { first, rest } => {
                let first = Box::new(self.datum(first, scope)?.0);
                let rest = rest
                    .iter()
                    .map(|(operator, operand)| Ok((*operator, self.datum(operand, scope)?.0)))
                    .collect::<Result<_, QueryError>>()?;
                ExpressionKind::Comparison { first, rest }
            }
            Written::StringPredicate { operator, left, right } => ExpressionKind::StringPredicate {
                operator: *operator,
                left: Box::new(self.expression(left, scope)?.0),
                right: Box::new(self.datum(right, scope)?.0),
            },
            Written::In { item, list } => {
                let item = Box::new(self.expression(item, scope)?.0);
                let (bound, known_type) = self.expression(list, scope)?;
                expect_list(&known_type, list.span)?;
                ExpressionKind::In { item, list: Box::new(bound) }
            }
            Written::IsNull(inner) => ExpressionKind::IsNull(Box::new(self.expression(inner, scope)?.0)),
            Written::IsNotNull(inner) => {
                ExpressionKind::IsNotNull(Box::new(self.expression(inner, scope)?.0))
            }
            Written::IsTyped { operand, value_type, is_negated } => ExpressionKind::IsTyped {
                operand: Box::new(self.expression(operand, scope)?.0),
                value_type: value_type.clone(),
                is_negated: *is_negated,
            },
            Written::HasLabels { target, labels } => {
                let (target, known_type) = self.expression(target, scope)?;
                expect(
                    &known_type,
                    &[Type::Node, Type::Relationship],
                    "labels belong to a node",
                    target.span,
                )?;
                let labels = self.label_expression(labels, scope)?;
                ExpressionKind::HasLabels { target: Box::new(target), labels }
            }
            Written::Quantifier { quantifier, variable, list, filter } => {
                self.quantifier(*quantifier, variable, list, filter.as_deref(), scope)?
            }
            _ => return self.expression(written, scope),
        };
        Ok((Expression { kind, span: written.span }, BOOLEAN))
    }

    fn operands(
        &mut self,
        operands: &[ast::Expression],
        scope: &Scope,
        position: Position,
    ) -> Result<Vec<Expression>, QueryError> {
        operands.iter().map(|operand| self.operand(operand, scope, position)).collect()
    }

    fn operand(
        &mut self,
        operand: &ast::Expression,
        scope: &Scope,
        position: Position,
    ) -> Result<Expression, QueryError> {
        if let Some((key, known_type)) = self.grouping_key(operand, scope) {
            expect_boolean(&known_type, operand.span)?;
            return Ok(key);
        }
        let (bound, known_type) = self.predicate(operand, scope, position)?;
        expect_boolean(&known_type, operand.span)?;
        Ok(bound)
    }

    fn variable(&self, name: &Arc<str>, span: Span, scope: &Scope) -> Result<Typed, QueryError> {
        let variable = scope.find(name, span)?;
        Ok((variable.read(span), variable.known_type.clone()))
    }

    fn list(
        &mut self,
        items: &[ast::Expression],
        scope: &Scope,
    ) -> Result<(ExpressionKind, StaticType), QueryError> {
        let mut bound = Vec::with_capacity(items.len());
        let mut element = StaticType::Null;
        for item in items {
            let (item, known_type) = self.datum(item, scope)?;
            element = if bound.is_empty() { known_type } else { element.or(known_type) };
            bound.push(item);
        }
        let kind = match bound.iter().map(constant).collect() {
            Some(values) => ExpressionKind::Literal(Value::list(values)),
            None => ExpressionKind::List(bound),
        };
        Ok((kind, StaticType::list(element)))
    }

    pub(super) fn entries(
        &mut self,
        entries: &[(ast::Name, ast::Expression)],
        scope: &Scope,
    ) -> Result<Vec<(Arc<str>, Expression)>, QueryError> {
        entries.iter().map(|(key, value)| Ok((key.text.clone(), self.datum(value, scope)?.0))).collect()
    }

    fn map_projection(
        &mut self,
        variable: &ast::Name,
        items: &[MapProjectionItem],
        scope: &Scope,
    ) -> Result<(ExpressionKind, StaticType), QueryError> {
        let (target, known_type) = self.variable(&variable.text, variable.span, scope)?;
        let holders = [Type::Map, Type::Node, Type::Relationship];
        expect(
            &known_type,
            &holders,
            "a map projection takes a node, a relationship or a map",
            variable.span,
        )?;
        let mut all = false;
        let mut entries = Vec::with_capacity(items.len());
        for item in items {
            match item {
                MapProjectionItem::All(_) => all = true,
                MapProjectionItem::Entry(key, value) => {
                    entries.push((key.text.clone(), self.expression(value, scope)?.0));
                }
                MapProjectionItem::Variable(name) => {
                    entries.push((name.text.clone(), self.variable(&name.text, name.span, scope)?.0));
                }
                MapProjectionItem::Property(key) => {
                    let target = Box::new(target.clone());
                    let kind = ExpressionKind::Property { target, key: Key::new(key.text.clone()) };
                    entries.push((key.text.clone(), Expression { kind, span: key.span }));
                }
            }
        }
        let kind = ExpressionKind::MapProjection { target: Box::new(target), all, entries };
        Ok((kind, StaticType::Of(Type::Map)))
    }

    fn property(
        &mut self,
        target: &ast::Expression,
        key: &ast::Name,
        scope: &Scope,
    ) -> Result<(ExpressionKind, StaticType), QueryError> {
        let (bound, known_type) = self.expression(target, scope)?;
        const SCALARS: [Type; 5] = [Type::Boolean, Type::Integer, Type::Float, Type::Number, Type::String];
        if known_type == StaticType::Of(Type::Path) {
            let message = format!("a path has no properties, so `.{}` cannot be asked of it", key.text);
            let error = QueryError::syntax(Detail::InvalidArgumentType, message);
            return Err(error.hint("ask its nodes(…) or relationships(…)").at(target.span));
        }
        if matches!(&known_type, StaticType::List(_))
            || matches!(&known_type, StaticType::Of(own) if SCALARS.contains(own))
        {
            let message = format!(
                "{} has no properties, so `.{}` cannot be asked of it",
                known_type.describe(),
                key.text
            );
            let error = QueryError::type_error(Detail::InvalidArgumentType, message);
            return Err(QueryError { phase: crate::error::Phase::CompileTime, ..error }.at(target.span));
        }
        Ok((
            ExpressionKind::Property { target: Box::new(bound), key: Key::new(key.text.clone()) },
            StaticType::Any,
        ))
    }

    fn index(
        &mut self,
        target: &ast::Expression,
        index: &ast::Expression,
        scope: &Scope,
    ) -> Result<(ExpressionKind, StaticType), QueryError> {
        let (target, target_type) = self.expression(target, scope)?;
        let (index, _) = self.expression(index, scope)?;
        let known_type = match target_type {
            StaticType::List(element) => *element,
            _ => StaticType::Any,
        };
        Ok((ExpressionKind::Index { target: Box::new(target), index: Box::new(index) }, known_type))
    }

    fn slice(
        &mut self,
        target: &ast::Expression,
        from: Option<&ast::Expression>,
        to: Option<&ast::Expression>,
        scope: &Scope,
    ) -> Result<(ExpressionKind, StaticType), QueryError> {
        let (target, known_type) = self.expression(target, scope)?;
        let from = self.optional(from, scope)?;
        let to = self.optional(to, scope)?;
        Ok((ExpressionKind::Slice { target: Box::new(target), from, to }, known_type))
    }

    fn optional(
        &mut self,
        written: Option<&ast::Expression>,
        scope: &Scope,
    ) -> Result<Option<Box<Expression>>, QueryError> {
        written.map(|written| Ok(Box::new(self.expression(written, scope)?.0))).transpose()
    }

    fn number(
        &mut self,
        written: &ast::Expression,
        scope: &Scope,
    ) -> Result<(Box<Expression>, StaticType), QueryError> {
        let (bound, known_type) = self.expression(written, scope)?;
        expect(&known_type, &[Type::Number, Type::Duration], "a sign takes a number", written.span)?;
        Ok((Box::new(bound), known_type))
    }

    fn arithmetic(
        &mut self,
        first: &ast::Expression,
        rest: &[(ArithmeticOperator, ast::Expression)],
        scope: &Scope,
    ) -> Result<(ExpressionKind, StaticType), QueryError> {
        let (bound, mut known_type) = self.expression(first, scope)?;
        let mut operands = Vec::with_capacity(rest.len());
        let mut left_span = first.span;
        for (operator, operand) in rest {
            let (right, right_type) = self.right_side(*operator, operand, scope)?;
            known_type = arithmetic_type(*operator, (&known_type, left_span), (&right_type, operand.span))?;
            left_span = left_span.to(operand.span);
            operands.push((*operator, right));
        }
        Ok((ExpressionKind::Arithmetic { first: Box::new(bound), rest: operands }, known_type))
    }

    fn case(
        &mut self,
        subject: Option<&ast::Expression>,
        branches: &[(ast::Expression, ast::Expression)],
        otherwise: Option<&ast::Expression>,
        scope: &Scope,
    ) -> Result<(ExpressionKind, StaticType), QueryError> {
        let subject = self.optional(subject, scope)?;
        let mut known_type = StaticType::Null;
        let mut bound = Vec::with_capacity(branches.len());
        for (condition, value) in branches {
            let condition = match subject {
                Some(_) => self.expression(condition, scope)?.0,
                None => self.condition(condition, scope)?,
            };
            let (value, value_type) = self.expression(value, scope)?;
            known_type = known_type.or(value_type);
            bound.push((condition, value));
        }
        let otherwise = match otherwise {
            Some(written) => {
                let (value, value_type) = self.expression(written, scope)?;
                known_type = known_type.or(value_type);
                Some(Box::new(value))
            }
            None => None,
        };
        Ok((ExpressionKind::Case { subject, branches: bound, otherwise }, known_type))
    }

    /// The list that an expression-local variable runs over, and that variable in a scope of its own.
    fn over(
        &mut self,
        variable: &ast::Name,
        list: &ast::Expression,
        scope: &Scope,
    ) -> Result<(Box<Expression>, Local, Scope, StaticType), QueryError> {
        let (bound, known_type) = self.expression(list, scope)?;
        expect(&known_type, &[Type::List], "IN takes a list", list.span)?;
        let element = match known_type {
            StaticType::List(element) => *element,
            _ => StaticType::Any,
        };
        let (local, inside) = self.with_local(variable, element.clone(), scope);
        Ok((Box::new(bound), local, inside, element))
    }

    fn with_local(&mut self, variable: &ast::Name, known_type: StaticType, scope: &Scope) -> (Local, Scope) {
        let local = self.new_local();
        let mut inside = scope.clone();
        inside.declare(variable.text.clone(), Variable { place: Place::Local(local), known_type });
        (local, inside)
    }

    fn list_comprehension(
        &mut self,
        variable: &ast::Name,
        list: &ast::Expression,
        filter: Option<&ast::Expression>,
        map: Option<&ast::Expression>,
        scope: &Scope,
    ) -> Result<(ExpressionKind, StaticType), QueryError> {
        let (list, local, inside, mut element) = self.over(variable, list, scope)?;
        let filter = self.inner_condition(filter, &inside)?;
        let map = match map {
            Some(map) => {
                forbid_aggregate(map)?;
                let (map, known_type) = self.expression(map, &inside)?;
                element = known_type;
                Some(Box::new(map))
            }
            None => None,
        };
        Ok((ExpressionKind::ListComprehension { local, list, filter, map }, StaticType::list(element)))
    }

    fn inner_condition(
        &mut self,
        filter: Option<&ast::Expression>,
        inside: &Scope,
    ) -> Result<Option<Box<Expression>>, QueryError> {
        let Some(filter) = filter else { return Ok(None) };
        forbid_aggregate(filter)?;
        Ok(Some(Box::new(self.condition(filter, inside)?)))
    }

    fn quantifier(
        &mut self,
        quantifier: Quantifier,
        variable: &ast::Name,
        list: &ast::Expression,
        filter: Option<&ast::Expression>,
        scope: &Scope,
    ) -> Result<ExpressionKind, QueryError> {
        let (list, local, inside, _) = self.over(variable, list, scope)?;
        let filter = self.inner_condition(filter, &inside)?;
        Ok(ExpressionKind::Quantifier { quantifier, local, list, filter })
    }

    fn reduce(
        &mut self,
        (accumulator, initial): (&ast::Name, &ast::Expression),
        (variable, list): (&ast::Name, &ast::Expression),
        step: &ast::Expression,
        scope: &Scope,
    ) -> Result<(ExpressionKind, StaticType), QueryError> {
        let (initial, _) = self.expression(initial, scope)?;
        let (list, local, inside, _) = self.over(variable, list, scope)?;
        let (accumulator, inside) = self.with_local(accumulator, StaticType::Any, &inside);
        forbid_aggregate(step)?;
        let step = Box::new(self.expression(step, &inside)?.0);
        Ok((
            ExpressionKind::Reduce { accumulator, initial: Box::new(initial), local, list, step },
            StaticType::Any,
        ))
    }
}

/// Where a truth-valued expression stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    /// Only its truth matters, as in WHERE.
    Condition,
    /// Its value is kept.
    Value,
}

fn misplaced_pattern(span: Span) -> QueryError {
    QueryError::syntax(Detail::UnexpectedSyntax, "a pattern is a condition, not a value")
        .hint("use it in WHERE, or write EXISTS { … }, COUNT { … } or [(a)-->(b) | b]")
        .at(span)
}

/// Refuses an expression whose type is known and none of `accepted`.
pub(super) fn expect(
    known_type: &StaticType,
    accepted: &[Type],
    rule: &str,
    span: Span,
) -> Result<(), QueryError> {
    if known_type.may_be(accepted) {
        return Ok(());
    }
    let message = format!("{rule}, not {}", known_type.describe());
    Err(QueryError::syntax(Detail::InvalidArgumentType, message).at(span))
}

/// The value of an item of a list that is the same in every row; lists of such items are made once, and not for each.
fn constant(item: &Expression) -> Option<Value> {
    match &item.kind {
        // Lists in lists stay apart, so that no list is made here that nests deeper than it may.
        ExpressionKind::Literal(Value::List(_) | Value::Map(_)) => None,
        ExpressionKind::Literal(value) => Some(value.clone()),
        ExpressionKind::Negate(inner) => match &inner.kind {
            ExpressionKind::Literal(number) => arithmetic::negate(number).ok(),
            _ => None,
        },
        _ => None,
    }
}

fn expect_list(known_type: &StaticType, span: Span) -> Result<(), QueryError> {
    expect(known_type, &[Type::List], "IN takes a list", span)
        .map_err(|error| error.hint("a list is written in square brackets: x IN [1, 2]"))
}

fn expect_boolean(known_type: &StaticType, span: Span) -> Result<(), QueryError> {
    expect(known_type, &[Type::Boolean], "a condition is true, false or null", span)
}

/// What `left operator right` gives, where both types are known well enough to tell.
fn arithmetic_type(
    operator: ArithmeticOperator,
    (left, left_span): (&StaticType, Span),
    (right, right_span): (&StaticType, Span),
) -> Result<StaticType, QueryError> {
    use ArithmeticOperator as Op;
    const TEMPORALS: [Type; 6] =
        [Type::Date, Type::LocalTime, Type::Time, Type::LocalDateTime, Type::DateTime, Type::Duration];
    if matches!(operator, Op::Add | Op::Concatenate) {
        return Ok(addition_type(left, right));
    }
    let mut accepted = vec![Type::Number];
    if matches!(operator, Op::Subtract | Op::Multiply | Op::Divide) {
        accepted.extend(TEMPORALS);
    }
    expect(left, &accepted, "arithmetic takes numbers", left_span)?;
    expect(right, &accepted, "arithmetic takes numbers", right_span)?;
    let numbers = [Type::Integer, Type::Float, Type::Number];
    let is_number = |known: &StaticType| matches!(known, StaticType::Of(own) if numbers.contains(own));
    Ok(match operator {
        Op::Power if is_number(left) && is_number(right) => StaticType::Of(Type::Float),
        _ if is_number(left) && is_number(right) => left.clone().or(right.clone()),
        _ => StaticType::Any,
    })
}

fn addition_type(left: &StaticType, right: &StaticType) -> StaticType {
    let numbers = [Type::Integer, Type::Float, Type::Number];
    match (left, right) {
        (StaticType::Of(one), StaticType::Of(other)) if numbers.contains(one) && numbers.contains(other) => {
            left.clone().or(right.clone())
        }
        (StaticType::List(one), StaticType::List(other)) => {
            StaticType::list((**one).clone().or((**other).clone()))
        }
        _ => StaticType::Any,
    }
}

pub(super) fn forbid_aggregate(written: &ast::Expression) -> Result<(), QueryError> {
    match first_aggregate(written) {
        Some(aggregate) => Err(invalid_aggregation(aggregate.span)),
        None => Ok(()),
    }
}

/// The first aggregate inside an expression.
fn first_aggregate(written: &ast::Expression) -> Option<&ast::Expression> {
    if super::call::is_aggregate(written) {
        return Some(written);
    }
    written.children().into_iter().find(|child| contains_aggregate(child)).and_then(first_aggregate)
}

pub(super) fn invalid_aggregation(span: Span) -> QueryError {
    QueryError::syntax(Detail::InvalidAggregation, "an aggregate cannot be used here")
        .hint("aggregate in RETURN or WITH first, then use the result")
        .at(span)
}
