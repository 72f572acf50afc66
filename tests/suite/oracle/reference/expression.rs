//! Expressions, in three-valued logic.

use super::clauses::{known, with};
use super::pattern::has_labels;
use super::{Failure, Outcome, Reference, Row};
use silkgraph::error::ErrorClass;
use silkgraph::query::ast::{
    ArithmeticOperator, ComparisonOperator, Expression, ExpressionKind as Kind, LabelExpression,
    MapProjectionItem, PathPattern, Quantifier, Query, StringOperator, SubqueryKind,
};
use silkgraph::value::order::{comparison, equals};
use silkgraph::value::temporal::component;
use silkgraph::value::{Value, arithmetic};
use std::sync::Arc;

type Truth = Option<bool>;

impl Reference {
    /// The value of an expression in one row.
    pub(super) fn evaluate(&self, expression: &Expression, row: &Row) -> Outcome<Value> {
        match &expression.kind {
            Kind::Literal(value) => Ok(value.clone()),
            Kind::Variable(name) => Ok(row.get(name).cloned().unwrap_or_default()),
            Kind::Parameter(name) => Ok(self.parameters.get(name).cloned().unwrap_or_default()),
            Kind::MapProjection { variable, items } => self.map_projection(&known(row, variable), items, row),
            Kind::List(items) => Ok(Value::list(self.all(items, row)?)),
            Kind::Map(entries) => {
                let entries =
                    entries.iter().map(|(key, value)| Ok((key.text.clone(), self.evaluate(value, row)?)));
                Ok(Value::Map(Arc::new(entries.collect::<Outcome<_>>()?)))
            }
            Kind::Property { target, key } => self.property(&self.evaluate(target, row)?, &key.text),
            Kind::Index { target, index } => item(&self.evaluate(target, row)?, &self.evaluate(index, row)?),
            Kind::Slice { target, from, to } => {
                let bound = |bound: &Option<Box<Expression>>| {
                    bound.as_ref().map(|bound| self.evaluate(bound, row)).transpose()
                };
                slice(&self.evaluate(target, row)?, bound(from)?, bound(to)?)
            }
            Kind::Negate(inner) => Ok(arithmetic::negate(&self.evaluate(inner, row)?)?),
            Kind::Plus(inner) => self.evaluate(inner, row),
            Kind::Arithmetic { first, rest } => {
                let mut value = self.evaluate(first, row)?;
                for (operator, operand) in rest {
                    value = calculate(*operator, &value, &self.evaluate(operand, row)?)?;
                }
                Ok(value)
            }
            Kind::Case { subject, branches, otherwise } => {
                self.case(subject.as_deref(), branches, otherwise.as_deref(), row)
            }
            Kind::Call { name, arguments, .. } => self.function(&name.text, &self.all(arguments, row)?),
            Kind::ListComprehension { .. } | Kind::PatternComprehension { .. } | Kind::Reduce { .. } => {
                self.comprehension(expression, row)
            }
            Kind::Subquery { kind, query } => self.subquery_value(*kind, query, row),
            _ => Ok(truth_value(self.condition(expression, row)?)),
        }
    }

    pub(super) fn all(&self, expressions: &[Expression], row: &Row) -> Outcome<Vec<Value>> {
        expressions.iter().map(|expression| self.evaluate(expression, row)).collect()
    }

    fn truths(&self, operands: &[Expression], row: &Row) -> Outcome<Vec<Truth>> {
        operands.iter().map(|operand| self.truth(operand, row)).collect()
    }

    /// Expressions whose value is true, false or unknown.
    fn condition(&self, expression: &Expression, row: &Row) -> Outcome<Truth> {
        match &expression.kind {
            Kind::And(operands) => Ok(conjunction(&self.truths(operands, row)?)),
            Kind::Or(operands) => Ok(disjunction(&self.truths(operands, row)?)),
            Kind::Xor(operands) => {
                let truths = self.truths(operands, row)?;
                Ok(truths.into_iter().try_fold(false, |odd, truth| truth.map(|truth| odd != truth)))
            }
            Kind::Not(inner) => Ok(self.truth(inner, row)?.map(|truth| !truth)),
            Kind::Comparison { first, rest } => {
                let mut left = self.evaluate(first, row)?;
                let mut truths = Vec::new();
                for (operator, operand) in rest {
                    let right = self.evaluate(operand, row)?;
                    truths.push(compared(*operator, &left, &right));
                    left = right;
                }
                Ok(conjunction(&truths))
            }
            Kind::StringPredicate { operator, left, right } => {
                Ok(string_predicate(*operator, &self.evaluate(left, row)?, &self.evaluate(right, row)?))
            }
            Kind::In { item, list } => is_in(&self.evaluate(item, row)?, &self.evaluate(list, row)?),
            Kind::IsNull(inner) => Ok(Some(self.evaluate(inner, row)?.is_null())),
            Kind::IsNotNull(inner) => Ok(Some(!self.evaluate(inner, row)?.is_null())),
            Kind::HasLabels { target, labels } => self.labelled(&self.evaluate(target, row)?, labels),
            Kind::Quantifier { quantifier, variable, list, filter } => {
                let Some(items) = list_of(&self.evaluate(list, row)?)? else { return Ok(None) };
                let filter = filter.as_ref().expect("a quantifier is always given its condition");
                let truths =
                    items.into_iter().map(|item| self.truth(filter, &with(row, &variable.text, item)));
                Ok(quantified(*quantifier, &truths.collect::<Outcome<Vec<_>>>()?))
            }
            Kind::Pattern(path) => Ok(Some(!self.matches(row, std::slice::from_ref(path))?.is_empty())),
            other => unreachable!("nobody generates {other:?}"),
        }
    }

    fn case(
        &self,
        subject: Option<&Expression>,
        branches: &[(Expression, Expression)],
        otherwise: Option<&Expression>,
        row: &Row,
    ) -> Outcome<Value> {
        for (condition, value) in branches {
            let is_chosen = match subject {
                Some(subject) => equals(&self.evaluate(subject, row)?, &self.evaluate(condition, row)?),
                None => self.truth(condition, row)?,
            };
            if is_chosen == Some(true) {
                return self.evaluate(value, row);
            }
        }
        otherwise.map_or(Ok(Value::Null), |value| self.evaluate(value, row))
    }

    fn comprehension(&self, expression: &Expression, row: &Row) -> Outcome<Value> {
        match &expression.kind {
            Kind::ListComprehension { variable, list, filter, map } => {
                let Some(items) = list_of(&self.evaluate(list, row)?)? else { return Ok(Value::Null) };
                let rows = items.into_iter().map(|item| with(row, &variable.text, item)).collect();
                let kept = self.filtered(rows, filter.as_deref())?;
                let value = |row: &Row| match map {
                    Some(map) => self.evaluate(map, row),
                    None => Ok(row[&variable.text].clone()),
                };
                Ok(Value::list(kept.iter().map(value).collect::<Outcome<_>>()?))
            }
            Kind::PatternComprehension { pattern, filter, map } => {
                self.pattern_list(pattern, filter.as_deref(), map, row)
            }
            Kind::Reduce { accumulator, initial, variable, list, step } => {
                let Some(items) = list_of(&self.evaluate(list, row)?)? else { return Ok(Value::Null) };
                let mut row = with(row, &accumulator.text, self.evaluate(initial, row)?);
                for item in items {
                    row.insert(variable.text.clone(), item);
                    let value = self.evaluate(step, &row)?;
                    row.insert(accumulator.text.clone(), value);
                }
                Ok(row[&accumulator.text].clone())
            }
            other => unreachable!("{other:?} is no comprehension"),
        }
    }

    fn pattern_list(
        &self,
        pattern: &PathPattern,
        filter: Option<&Expression>,
        map: &Expression,
        row: &Row,
    ) -> Outcome<Value> {
        let rows = self.filtered(self.matches(row, std::slice::from_ref(pattern))?, filter)?;
        let rows = self.rows_in_any_order(rows);
        Ok(Value::list(rows.iter().map(|row| self.evaluate(map, row)).collect::<Outcome<_>>()?))
    }

    fn subquery_value(&self, kind: SubqueryKind, query: &Query, row: &Row) -> Outcome<Value> {
        let table = self.query(query, row)?;
        Ok(match kind {
            SubqueryKind::Exists => Value::Boolean(!table.rows.is_empty()),
            SubqueryKind::Count => Value::Integer(table.rows.len() as i64),
            SubqueryKind::Collect => {
                Value::list(table.into_rows().into_iter().map(|mut values| values.remove(0)).collect())
            }
        })
    }

    fn labelled(&self, target: &Value, labels: &LabelExpression) -> Outcome<Truth> {
        match target {
            Value::Null => Ok(None),
            Value::Node(node) => {
                let model = self.model.borrow();
                let node = model.nodes.get(node).ok_or(Failure::Error(ErrorClass::EntityNotFound))?;
                Ok(Some(has_labels(labels, &node.labels)))
            }
            _ => Err(Failure::Error(ErrorClass::TypeError)),
        }
    }

    /// `variable {.key, key: expression, variable, .*}`, of which null makes null; what comes later wins.
    fn map_projection(&self, of: &Value, items: &[MapProjectionItem], row: &Row) -> Outcome<Value> {
        if of.is_null() {
            return Ok(Value::Null);
        }
        let mut map = silkgraph::value::Map::new();
        for item in items {
            let (key, value) = match item {
                MapProjectionItem::Property(key) => (key, self.property(of, &key.text)?),
                MapProjectionItem::Entry(key, value) => (key, self.evaluate(value, row)?),
                MapProjectionItem::Variable(name) => (name, row.get(&name.text).cloned().unwrap_or_default()),
                MapProjectionItem::All(_) => {
                    map.extend(self.map_of(of)?);
                    continue;
                }
            };
            map.insert(key.text.clone(), value);
        }
        Ok(Value::Map(Arc::new(map)))
    }

    /// `target.key`
    pub(super) fn property(&self, target: &Value, key: &str) -> Outcome<Value> {
        let model = self.model.borrow();
        let gone = Failure::Error(ErrorClass::EntityNotFound);
        let properties = match target {
            Value::Null => return Ok(Value::Null),
            Value::Map(map) => return Ok(map.get(key).cloned().unwrap_or_default()),
            Value::Temporal(temporal) => return Ok(component(temporal, key).unwrap_or_default()),
            Value::Node(node) => &model.nodes.get(node).ok_or(gone)?.properties,
            Value::Relationship(relationship) => {
                &model.relationships.get(relationship).ok_or(gone)?.properties
            }
            _ => return Err(Failure::Error(ErrorClass::TypeError)),
        };
        Ok(properties.get(key).cloned().unwrap_or_default())
    }
}

/// The items of a list; `None` of null.
pub(super) fn list_of(value: &Value) -> Outcome<Option<Vec<Value>>> {
    match value {
        Value::Null => Ok(None),
        Value::List(items) => Ok(Some(items.to_vec())),
        _ => Err(Failure::Error(ErrorClass::TypeError)),
    }
}

fn truth_value(truth: Truth) -> Value {
    truth.map_or(Value::Null, Value::Boolean)
}

/// False when one is false, else unknown when one is unknown, else true.
fn conjunction(truths: &[Truth]) -> Truth {
    if truths.contains(&Some(false)) {
        Some(false)
    } else if truths.contains(&None) {
        None
    } else {
        Some(true)
    }
}

/// True when one is true, else unknown when one is unknown, else false.
fn disjunction(truths: &[Truth]) -> Truth {
    let negated: Vec<Truth> = truths.iter().map(|truth| truth.map(|truth| !truth)).collect();
    conjunction(&negated).map(|truth| !truth)
}

fn quantified(quantifier: Quantifier, truths: &[Truth]) -> Truth {
    let count = |wanted: Truth| truths.iter().filter(|truth| **truth == wanted).count();
    match quantifier {
        Quantifier::All => conjunction(truths),
        Quantifier::Any => disjunction(truths),
        Quantifier::None => disjunction(truths).map(|any| !any),
        Quantifier::Single if count(Some(true)) > 1 => Some(false),
        Quantifier::Single if count(None) > 0 => None,
        Quantifier::Single => Some(count(Some(true)) == 1),
    }
}

fn compared(operator: ComparisonOperator, a: &Value, b: &Value) -> Truth {
    match operator {
        ComparisonOperator::Equal => equals(a, b),
        ComparisonOperator::NotEqual => equals(a, b).map(|equal| !equal),
        ComparisonOperator::Less => comparison(a, b).is_less(),
        ComparisonOperator::LessOrEqual => comparison(a, b).is_less_or_equal(),
        ComparisonOperator::Greater => comparison(a, b).is_greater(),
        ComparisonOperator::GreaterOrEqual => comparison(a, b).is_greater_or_equal(),
    }
}

fn string_predicate(operator: StringOperator, left: &Value, right: &Value) -> Truth {
    let (Value::String(left), Value::String(right)) = (left, right) else { return None };
    Some(match operator {
        StringOperator::StartsWith => left.starts_with(&**right),
        StringOperator::EndsWith => left.ends_with(&**right),
        StringOperator::Contains | StringOperator::Matches => left.contains(&**right),
    })
}

fn is_in(item: &Value, list: &Value) -> Outcome<Truth> {
    let Some(items) = list_of(list)? else { return Ok(None) };
    Ok(disjunction(&items.iter().map(|other| equals(item, other)).collect::<Vec<_>>()))
}

fn calculate(operator: ArithmeticOperator, a: &Value, b: &Value) -> Outcome<Value> {
    Ok(match operator {
        ArithmeticOperator::Add | ArithmeticOperator::Concatenate => arithmetic::add(a, b),
        ArithmeticOperator::Subtract => arithmetic::subtract(a, b),
        ArithmeticOperator::Multiply => arithmetic::multiply(a, b),
        ArithmeticOperator::Divide => arithmetic::divide(a, b),
        ArithmeticOperator::Modulo => arithmetic::modulo(a, b),
        ArithmeticOperator::Power => arithmetic::power(a, b),
    }?)
}

/// `list[index]`: from the end when negative, null beyond it.
fn item(list: &Value, index: &Value) -> Outcome<Value> {
    match (list, index) {
        (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
        (Value::List(items), Value::Integer(index)) => {
            let position = if *index < 0 { *index + items.len() as i64 } else { *index };
            Ok(usize::try_from(position)
                .ok()
                .and_then(|position| items.get(position))
                .cloned()
                .unwrap_or_default())
        }
        _ => Err(Failure::Error(ErrorClass::TypeError)),
    }
}

/// `list[from..to]`: null when a bound is null, and what lies beyond the ends left out.
fn slice(list: &Value, from: Option<Value>, to: Option<Value>) -> Outcome<Value> {
    let Some(items) = list_of(list)? else { return Ok(Value::Null) };
    let length = items.len() as i64;
    let position = |bound: i64| (if bound < 0 { bound + length } else { bound }).clamp(0, length) as usize;
    let bound = |bound: Option<Value>, otherwise: i64| match bound {
        None => Ok(Some(position(otherwise))),
        Some(Value::Integer(bound)) => Ok(Some(position(bound))),
        Some(Value::Null) => Ok(None),
        Some(_) => Err(Failure::Error(ErrorClass::TypeError)),
    };
    let (Some(from), Some(to)) = (bound(from, 0)?, bound(to, length)?) else { return Ok(Value::Null) };
    Ok(Value::list(items[from..to.max(from)].to_vec()))
}
