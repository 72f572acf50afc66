//! Expressions over all rows of a chunk at once, where their shape allows it.
//!
//! A property of a variable is read from its column along the rows, and compared with what is the same for all rows
//! where it lies, without being copied out. Every other expression is evaluated row by row. Both ways give the same
//! values; of several rows that fail, another one may be the first.

use super::super::chunk::{Chunk, Column, number};
use super::super::context::Context;
use super::truth::compare;
use super::{access, evaluate, text, truth};
use crate::error::{Result, Span};
use crate::graph::ValueRef;
use crate::query::ast::{ComparisonOperator, StringOperator};
use crate::query::bound::{Expression, ExpressionKind, Key, Label, LabelExpression, Slot};
use crate::value::{Element, NodeId, RelationshipId, Value};

/// The rows of `chunk` for which all `predicates` are true, in their order.
pub(in super::super) fn select(
    predicates: &[Expression],
    chunk: &Chunk,
    context: &mut Context<'_>,
) -> Result<Vec<u32>> {
    let mut rows: Vec<u32> = (0..number(chunk.len())).collect();
    for predicate in predicates {
        if rows.is_empty() {
            break;
        }
        context.guard.work(rows.len())?;
        match Test::of(predicate, chunk, context)? {
            Some(test) => test.retain(&mut rows, context)?,
            None => retain_each(predicate, chunk, &mut rows, context)?,
        }
    }
    Ok(rows)
}

/// The values of `expression` in all rows of `chunk`.
pub(in super::super) fn evaluate_column(
    expression: &Expression,
    chunk: &Chunk,
    context: &mut Context<'_>,
) -> Result<Column> {
    match &expression.kind {
        ExpressionKind::Slot(slot) => match chunk.column(*slot) {
            Column::Absent => Ok(Column::nulls(chunk.len())),
            column => Ok(column.clone()),
        },
        ExpressionKind::Literal(value) => Ok(Column::values(vec![value.clone(); chunk.len()])),
        _ => match Property::of(expression, chunk) {
            Some(property) => {
                context.guard.work(chunk.len())?;
                property.column(chunk.len(), context)
            }
            None => evaluate_each(expression, chunk, context),
        },
    }
}

fn evaluate_each(expression: &Expression, chunk: &Chunk, context: &mut Context<'_>) -> Result<Column> {
    let mut values = Vec::with_capacity(chunk.len());
    for row in chunk.rows() {
        values.push(evaluate(expression, row, context)?);
        context.guard.tick()?;
    }
    Ok(Column::values(values))
}

fn retain_each(
    predicate: &Expression,
    chunk: &Chunk,
    rows: &mut Vec<u32>,
    context: &mut Context<'_>,
) -> Result<()> {
    let mut kept = Vec::with_capacity(rows.len());
    for &row in &*rows {
        context.guard.tick()?;
        if truth(predicate, chunk.row(row as usize), context)? == Some(true) {
            kept.push(row);
        }
    }
    *rows = kept;
    Ok(())
}

/// A property of the elements in a column.
#[derive(Clone, Copy)]
pub(in super::super) struct Property<'a> {
    elements: Elements<'a>,
    key: &'a Key,
    span: Span,
}

#[derive(Clone, Copy)]
enum Elements<'a> {
    Nodes(&'a [NodeId]),
    Relationships(&'a [RelationshipId]),
}

impl<'a> Property<'a> {
    /// What an expression reads, where that is a property of a variable that is a node, or a relationship, in all rows.
    pub(in super::super) fn of(expression: &'a Expression, chunk: &'a Chunk) -> Option<Self> {
        let ExpressionKind::Property { target, key } = &expression.kind else { return None };
        let ExpressionKind::Slot(slot) = target.kind else { return None };
        let elements = match chunk.column(slot) {
            Column::Nodes(nodes) => Elements::Nodes(nodes),
            Column::Relationships(relationships) => Elements::Relationships(relationships),
            _ => return None,
        };
        Some(Property { elements, key, span: expression.span })
    }

    /// Hands the property in each row to `take`, in their order.
    ///
    /// # Errors
    /// `EntityNotFound: DeletedEntityAccess` where an element is no more.
    pub(in super::super) fn each<'v>(
        self,
        context: &'v Context<'_>,
        mut take: impl FnMut(ValueRef<'v>),
    ) -> Result<()> {
        let view = context.view();
        let mut has_null = false;
        let mut note = |value: ValueRef<'v>| {
            has_null |= matches!(value, ValueRef::Null);
            take(value);
        };
        let key = self.key.resolve(|name| view.catalog().key(name));
        match (self.elements, key) {
            (Elements::Nodes(nodes), Some(key)) => view.each_node_property(nodes, key, &mut note),
            (Elements::Relationships(relationships), Some(key)) => {
                view.each_relationship_property(relationships, key, &mut note);
            }
            (elements, None) => (0..elements.len()).for_each(|_| note(ValueRef::Null)),
        }
        // Only what is no more can be null for that reason.
        if has_null { self.elements.ensure_all_exist(self.span, context) } else { Ok(()) }
    }

    /// The property in every row.
    fn column(self, length: usize, context: &Context<'_>) -> Result<Column> {
        let mut column = Typed::Empty;
        self.each(context, |value| column.push(value, length))?;
        Ok(column.finish())
    }
}

impl Elements<'_> {
    fn len(self) -> usize {
        match self {
            Elements::Nodes(nodes) => nodes.len(),
            Elements::Relationships(relationships) => relationships.len(),
        }
    }

    fn ensure_all_exist(self, span: Span, context: &Context<'_>) -> Result<()> {
        let exists = |element: Element| access::ensure_exists(element, span, context);
        match self {
            Elements::Nodes(nodes) => nodes.iter().try_for_each(|node| exists(Element::Node(*node))),
            Elements::Relationships(relationships) => {
                relationships.iter().try_for_each(|relationship| exists(Element::Relationship(*relationship)))
            }
        }
    }
}

/// A column that is typed as long as its values are of one type.
enum Typed {
    Empty,
    Integers(Vec<i64>),
    Floats(Vec<f64>),
    Values(Vec<Value>),
}

impl Typed {
    fn push(&mut self, value: ValueRef<'_>, length: usize) {
        match (&mut *self, value) {
            (Typed::Integers(integers), ValueRef::Integer(integer)) => integers.push(integer),
            (Typed::Floats(floats), ValueRef::Float(float)) => floats.push(float),
            (Typed::Values(values), value) => values.push(value.to_value()),
            (Typed::Empty, value) => {
                *self = match value {
                    ValueRef::Integer(_) => Typed::Integers(Vec::with_capacity(length)),
                    ValueRef::Float(_) => Typed::Floats(Vec::with_capacity(length)),
                    _ => Typed::Values(Vec::with_capacity(length)),
                };
                self.push(value, length);
            }
            (_, value) => {
                self.widen();
                self.push(value, length);
            }
        }
    }

    fn widen(&mut self) {
        *self = Typed::Values(match std::mem::replace(self, Typed::Empty) {
            Typed::Empty => Vec::new(),
            Typed::Integers(integers) => integers.into_iter().map(Value::Integer).collect(),
            Typed::Floats(floats) => floats.into_iter().map(Value::Float).collect(),
            Typed::Values(values) => values,
        });
    }

    fn finish(self) -> Column {
        match self {
            Typed::Empty => Column::nulls(0),
            Typed::Integers(integers) => Column::integers(integers),
            Typed::Floats(floats) => Column::floats(floats),
            Typed::Values(values) => Column::values(values),
        }
    }
}

/// A predicate whose truth can be told from one column.
enum Test<'a> {
    /// `p.x < 3`, `1 <= p.x < 3`: each comparison with what is the same in all rows.
    Compared(Property<'a>, Vec<(ComparisonOperator, Value)>),
    /// `p.name CONTAINS 'x'`
    Text(Property<'a>, text::Finder),
    /// `p.x IS NULL`, or not.
    Null(Property<'a>, bool),
    Label(&'a [NodeId], &'a Label, Span),
    /// Two relationships are not the same.
    Different(&'a [RelationshipId], &'a [RelationshipId]),
    /// Two nodes are the same, or not.
    SameNode(&'a [NodeId], &'a [NodeId], bool),
}

impl<'a> Test<'a> {
    fn of(predicate: &'a Expression, chunk: &'a Chunk, context: &mut Context<'_>) -> Result<Option<Self>> {
        Ok(match &predicate.kind {
            ExpressionKind::Comparison { first, rest } => match &rest[..] {
                [(operator, second)] => match same_node(first, *operator, second, chunk) {
                    Some(test) => Some(test),
                    None => compared(&[first, second], &[*operator], chunk, context)?,
                },
                [(one, second), (other, third)] => {
                    compared(&[first, second, third], &[*one, *other], chunk, context)?
                }
                _ => None,
            },
            ExpressionKind::StringPredicate { operator, left, right } => match Property::of(left, chunk) {
                Some(property) => found(property, *operator, right, context)?,
                None => None,
            },
            ExpressionKind::IsNull(operand) => {
                Property::of(operand, chunk).map(|property| Test::Null(property, true))
            }
            ExpressionKind::IsNotNull(operand) => {
                Property::of(operand, chunk).map(|property| Test::Null(property, false))
            }
            ExpressionKind::HasLabels { target, labels: LabelExpression::Label(label, _) } => {
                nodes_of(target, chunk).map(|nodes| Test::Label(nodes, label, target.span))
            }
            ExpressionKind::Disjoint(one, other) => different(*one, *other, chunk),
            _ => None,
        })
    }

    fn retain(&self, rows: &mut Vec<u32>, context: &Context<'_>) -> Result<()> {
        match self {
            Test::Compared(property, tests) => match &tests[..] {
                [(operator, Value::Integer(bound))] => {
                    property.retain(rows, context, |value| holds_integer(*operator, value, *bound))
                }
                _ => property.retain(rows, context, |value| tests.iter().all(|test| holds(test, value))),
            },
            Test::Text(property, finder) => property.retain(
                rows,
                context,
                |value| matches!(value, ValueRef::String(text) if finder.is_in(text)),
            ),
            Test::Null(property, is_null) => {
                property.retain(rows, context, |value| matches!(value, ValueRef::Null) == *is_null)
            }
            Test::Label(nodes, label, span) => {
                let view = context.view();
                let id = label.resolve(|name| view.catalog().label(name));
                let carries = |node| id.is_some_and(|label| view.has_label(node, label));
                let missing = rows.iter().map(|&row| nodes[row as usize]).find(|&node| {
                    // What is no more has no labels that could be asked for.
                    !carries(node) && !view.has_node(node)
                });
                rows.retain(|&row| carries(nodes[row as usize]));
                missing.map_or(Ok(()), |node| Err(access::deleted(Element::Node(node), *span)))
            }
            Test::Different(ones, others) => {
                rows.retain(|&row| ones[row as usize] != others[row as usize]);
                Ok(())
            }
            Test::SameNode(ones, others, wanted) => {
                rows.retain(|&row| (ones[row as usize] == others[row as usize]) == *wanted);
                Ok(())
            }
        }
    }
}

impl Property<'_> {
    /// Keeps those of `rows` whose property passes; `rows` are ascending.
    fn retain(
        self,
        rows: &mut Vec<u32>,
        context: &Context<'_>,
        passes: impl Fn(ValueRef<'_>) -> bool,
    ) -> Result<()> {
        if rows.len() == self.elements.len() {
            let mut number = 0;
            rows.clear();
            return self.each(context, |value| {
                if passes(value) {
                    rows.push(number);
                }
                number += 1;
            });
        }
        let gathered = match self.elements {
            Elements::Nodes(nodes) => Gathered::Nodes(rows.iter().map(|&row| nodes[row as usize]).collect()),
            Elements::Relationships(ids) => {
                Gathered::Relationships(rows.iter().map(|&row| ids[row as usize]).collect())
            }
        };
        let elements = match &gathered {
            Gathered::Nodes(nodes) => Elements::Nodes(nodes),
            Gathered::Relationships(relationships) => Elements::Relationships(relationships),
        };
        let (mut place, mut kept) = (0, 0);
        let part = Property { elements, key: self.key, span: self.span };
        part.each(context, |value| {
            if passes(value) {
                rows[kept] = rows[place];
                kept += 1;
            }
            place += 1;
        })?;
        rows.truncate(kept);
        Ok(())
    }
}

/// The elements of some of a column's rows.
enum Gathered {
    Nodes(Vec<NodeId>),
    Relationships(Vec<RelationshipId>),
}

/// A property that is compared with one or two values that are the same in all rows.
fn compared<'a>(
    operands: &[&'a Expression],
    operators: &[ComparisonOperator],
    chunk: &'a Chunk,
    context: &mut Context<'_>,
) -> Result<Option<Test<'a>>> {
    let place = operands.iter().position(|operand| Property::of(operand, chunk).is_some());
    let Some(place) = place else { return Ok(None) };
    // `1 < p.x < 3` has it in the middle; in `p.x < 3 < 5` the second comparison is none of the property's.
    if operands.len() == 3 && place != 1 {
        return Ok(None);
    }
    let others = operands.iter().enumerate().filter(|(other, _)| *other != place);
    if !others.clone().all(|(_, operand)| is_constant(operand)) {
        return Ok(None);
    }
    let mut tests = Vec::with_capacity(operators.len());
    for (other, operand) in others {
        let value = evaluate(operand, chunk.row(0), context)?;
        let operator = if other < place { operators[other].mirrored() } else { operators[place] };
        tests.push((operator, value));
    }
    Ok(Property::of(operands[place], chunk).map(|property| Test::Compared(property, tests)))
}

/// Whether the expression has the same value in all rows, and is cheap.
fn is_constant(expression: &Expression) -> bool {
    matches!(expression.kind, ExpressionKind::Literal(_) | ExpressionKind::Parameter(_))
}

fn holds((operator, bound): &(ComparisonOperator, Value), value: ValueRef<'_>) -> bool {
    match (value, bound) {
        (ValueRef::Null, _) => false,
        (ValueRef::Integer(_), Value::Integer(bound)) => holds_integer(*operator, value, *bound),
        (ValueRef::String(text), Value::String(bound)) => operator.holds((**text).cmp(&**bound)),
        _ => compare(*operator, &value.to_value(), bound) == Some(true),
    }
}

#[inline]
fn holds_integer(operator: ComparisonOperator, value: ValueRef<'_>, bound: i64) -> bool {
    match value {
        ValueRef::Null => false,
        ValueRef::Integer(integer) => operator.holds(integer.cmp(&bound)),
        _ => compare(operator, &value.to_value(), &Value::Integer(bound)) == Some(true),
    }
}

/// A property that is searched for a text that is the same in all rows.
fn found<'a>(
    property: Property<'a>,
    operator: StringOperator,
    wanted: &Expression,
    context: &mut Context<'_>,
) -> Result<Option<Test<'a>>> {
    let value = match &wanted.kind {
        ExpressionKind::Literal(value) => value.clone(),
        ExpressionKind::Parameter(name) => context.parameters.get(name).cloned().unwrap_or_default(),
        _ => return Ok(None),
    };
    let Value::String(wanted) = value else { return Ok(None) };
    Ok(text::Finder::new(operator, &wanted).map(|finder| Test::Text(property, finder)))
}

fn same_node<'a>(
    one: &Expression,
    operator: ComparisonOperator,
    other: &Expression,
    chunk: &'a Chunk,
) -> Option<Test<'a>> {
    let wanted = match operator {
        ComparisonOperator::Equal => true,
        ComparisonOperator::NotEqual => false,
        _ => return None,
    };
    Some(Test::SameNode(nodes_of(one, chunk)?, nodes_of(other, chunk)?, wanted))
}

fn nodes_of<'a>(expression: &Expression, chunk: &'a Chunk) -> Option<&'a [NodeId]> {
    match (&expression.kind, chunk) {
        (ExpressionKind::Slot(slot), chunk) => match chunk.column(*slot) {
            Column::Nodes(nodes) => Some(nodes),
            _ => None,
        },
        _ => None,
    }
}

fn different(one: Slot, other: Slot, chunk: &Chunk) -> Option<Test<'_>> {
    match (chunk.column(one), chunk.column(other)) {
        (Column::Relationships(ones), Column::Relationships(others)) => Some(Test::Different(ones, others)),
        _ => None,
    }
}
