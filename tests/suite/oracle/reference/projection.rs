//! RETURN and WITH: groups, columns, order, and how many.

use super::clauses::distinct;
use super::function::aggregate;
use super::groups::Groups;
use super::{Failure, Outcome, Reference, Row, Table};
use silkgraph::error::ErrorClass;
use silkgraph::query::ast::{
    Expression, ExpressionKind as Kind, Nulls, Projection, ProjectionItem, SortItem,
};
use silkgraph::value::Value;
use silkgraph::value::order::order;
use std::cmp::Ordering;
use std::sync::Arc;

const AGGREGATES: [&str; 6] = ["count", "sum", "min", "max", "avg", "collect"];

/// A row that was projected, and the row it was projected from.
type Projected = (Row, Row);

impl Reference {
    pub(super) fn project(&self, projection: &Projection, rows: Vec<Row>) -> Outcome<Table> {
        let mut columns: Vec<Arc<str>> = match (&projection.star, rows.first()) {
            (Some(_), Some(row)) => row.keys().cloned().collect(),
            _ => Vec::new(),
        };
        columns.extend(projection.items.iter().map(column_name));
        let is_aggregating = projection.items.iter().any(|item| has_aggregate(&item.expression));
        let mut projected = match is_aggregating {
            true => self.grouped(projection, &rows)?,
            false => self.one_for_one(projection, rows)?,
        };
        if projection.is_distinct {
            let rows = projected.into_iter().map(|(row, _)| row).collect();
            projected = distinct(rows).into_iter().map(|row| (row, Row::new())).collect();
        }
        self.sort(projection, &mut projected)?;
        let skip = self.count(projection.skip.as_ref())?.unwrap_or(0);
        let limit = self.count(projection.limit.as_ref())?.unwrap_or(usize::MAX);
        let rows = projected.into_iter().map(|(row, _)| row).skip(skip).take(limit).collect();
        Ok(Table { columns, rows })
    }

    /// How many rows SKIP or LIMIT says.
    pub(super) fn count(&self, count: Option<&Expression>) -> Outcome<Option<usize>> {
        let Some(count) = count else { return Ok(None) };
        match self.evaluate(count, &Row::new())? {
            Value::Integer(count) => Ok(usize::try_from(count).ok()),
            _ => Err(Failure::Error(ErrorClass::SyntaxError)),
        }
    }

    fn one_for_one(&self, projection: &Projection, rows: Vec<Row>) -> Outcome<Vec<Projected>> {
        let project = |row: Row| {
            self.tick()?;
            let mut projected = if projection.star.is_some() { row.clone() } else { Row::new() };
            for item in &projection.items {
                projected.insert(column_name(item), self.evaluate(&item.expression, &row)?);
            }
            Ok((projected, row))
        };
        rows.into_iter().map(project).collect()
    }

    /// One row for each group of rows with equivalent keys: the columns without aggregates.
    fn grouped(&self, projection: &Projection, rows: &[Row]) -> Outcome<Vec<Projected>> {
        let keys: Vec<&ProjectionItem> =
            projection.items.iter().filter(|item| !has_aggregate(&item.expression)).collect();
        let mut groups: Groups<Vec<&Row>> = Groups::default();
        if keys.is_empty() {
            groups.group(Vec::new());
        }
        for row in rows {
            self.tick()?;
            let key = keys.iter().map(|item| self.evaluate(&item.expression, row));
            groups.group(key.collect::<Outcome<_>>()?).0.push(row);
        }
        groups
            .into_groups()
            .into_iter()
            .map(|(key, members)| Ok((self.group(projection, key, &members)?, Row::new())))
            .collect()
    }

    fn group(&self, projection: &Projection, key: Vec<Value>, members: &[&Row]) -> Outcome<Row> {
        let mut key = key.into_iter();
        let mut projected = Row::new();
        for item in &projection.items {
            let value = if has_aggregate(&item.expression) {
                let replaced = self.without_aggregates(&item.expression, members)?;
                self.evaluate(&replaced, members.first().copied().unwrap_or(&Row::new()))?
            } else {
                key.next().expect("there is a key for each column without aggregates")
            };
            projected.insert(column_name(item), value);
        }
        Ok(projected)
    }

    /// The expression with the value of each aggregate in its place.
    fn without_aggregates(&self, expression: &Expression, members: &[&Row]) -> Outcome<Expression> {
        let kind = match &expression.kind {
            Kind::CountStar => Kind::Literal(Value::Integer(members.len() as i64)),
            Kind::Call { name, is_distinct, arguments } if AGGREGATES.contains(&&*name.text) => {
                let values = members.iter().map(|row| self.evaluate(&arguments[0], row));
                let mut values: Vec<Value> = values.collect::<Outcome<_>>()?;
                values.retain(|value| !value.is_null());
                if *is_distinct {
                    values = different(values);
                }
                Kind::Literal(aggregate(&name.text, &values)?)
            }
            Kind::Call { name, is_distinct, arguments } => {
                let inner = arguments.iter().map(|argument| self.without_aggregates(argument, members));
                Kind::Call {
                    name: name.clone(),
                    is_distinct: *is_distinct,
                    arguments: inner.collect::<Outcome<_>>()?,
                }
            }
            Kind::Arithmetic { first, rest } => {
                let inner = |(operator, operand): &(_, Expression)| {
                    Ok((*operator, self.without_aggregates(operand, members)?))
                };
                Kind::Arithmetic {
                    first: Box::new(self.without_aggregates(first, members)?),
                    rest: rest.iter().map(inner).collect::<Outcome<_>>()?,
                }
            }
            Kind::Comparison { first, rest } => {
                let inner = |(operator, operand): &(_, Expression)| {
                    Ok((*operator, self.without_aggregates(operand, members)?))
                };
                Kind::Comparison {
                    first: Box::new(self.without_aggregates(first, members)?),
                    rest: rest.iter().map(inner).collect::<Outcome<_>>()?,
                }
            }
            other => other.clone(),
        };
        Ok(Expression { kind, span: expression.span })
    }

    fn sort(&self, projection: &Projection, projected: &mut Vec<Projected>) -> Outcome<()> {
        if projection.order.is_empty() {
            return Ok(());
        }
        let mut keyed = Vec::new();
        for (row, input) in projected.drain(..) {
            let mut visible = input.clone();
            visible.extend(row.clone());
            let keys = projection.order.iter().map(|item| self.evaluate(&item.expression, &visible));
            keyed.push((keys.collect::<Outcome<Vec<_>>>()?, (row, input)));
        }
        keyed.sort_by(|(a, _), (b, _)| {
            let each = a.iter().zip(b).zip(&projection.order);
            let compared = each.map(|((a, b), item)| compared(a, b, item));
            compared.fold(Ordering::Equal, Ordering::then)
        });
        projected.extend(keyed.into_iter().map(|(_, row)| row));
        Ok(())
    }
}

/// Null is the largest, but where the item says where it comes.
fn compared(a: &Value, b: &Value, item: &SortItem) -> Ordering {
    let values = if item.is_descending { order(b, a) } else { order(a, b) };
    match (item.nulls, *a == Value::Null, *b == Value::Null) {
        (Some(nulls), true, false) => {
            if nulls == Nulls::First {
                Ordering::Less
            } else {
                Ordering::Greater
            }
        }
        (Some(nulls), false, true) => {
            if nulls == Nulls::First {
                Ordering::Greater
            } else {
                Ordering::Less
            }
        }
        _ => values,
    }
}

fn column_name(item: &ProjectionItem) -> Arc<str> {
    match (&item.alias, &item.expression.kind) {
        (Some(alias), _) => alias.text.clone(),
        (None, Kind::Variable(name)) => name.clone(),
        (None, _) => item.text.clone(),
    }
}

pub(super) fn has_aggregate(expression: &Expression) -> bool {
    match &expression.kind {
        Kind::CountStar => true,
        Kind::Call { name, .. } if AGGREGATES.contains(&&*name.text) => true,
        _ => expression.children().into_iter().any(has_aggregate),
    }
}

fn different(values: Vec<Value>) -> Vec<Value> {
    let mut groups: Groups<()> = Groups::default();
    values.into_iter().filter(|value| groups.group(vec![value.clone()]).1).collect()
}
