//! RETURN and WITH: columns, grouping, and what ORDER BY and WHERE may still see.
//!
//! Without grouping and DISTINCT, ORDER BY and WHERE see the variables from before beside the new columns. With them a
//! row no longer belongs to one row from before, so they see the columns only, and the expressions that made them.

use super::expression::{Typed, expect, invalid_aggregation};
use super::scope::{Place, Scope, StaticType, Variable};
use super::{Binder, ast};
use crate::error::{Detail, QueryError, Span};
use crate::functions::Type;
use crate::query::ast::ExpressionKind as Written;
use crate::query::bound::{
    AggregateCall, Aggregation, Expression, ExpressionKind, Projection, Slot, SortKey,
};
use crate::value::Value;
use std::sync::Arc;

/// A column of a projection: its name, where it is, and what is known of its type.
pub(super) type Column = (Arc<str>, Slot, StaticType);

/// What an aggregating projection has found so far.
pub(super) struct Grouping {
    /// Expressions that are constant within a group, and where their values are.
    keys: Vec<(ast::Expression, Slot, StaticType)>,
    /// Whether it is ORDER BY or WHERE that is bound, after the items.
    pub(super) is_sort: bool,
    /// What the aggregates themselves see.
    pub(super) input: Scope,
    /// The aggregates found.
    pub(super) aggregates: Vec<(Slot, AggregateCall)>,
    /// The same as they were written, so that one that is written twice is computed once.
    pub(super) written: Vec<(ast::Expression, Slot)>,
}

/// Whether an aggregate is called anywhere inside; what happens in subqueries is their own business.
pub(super) fn contains_aggregate(written: &ast::Expression) -> bool {
    super::call::is_aggregate(written) || written.children().into_iter().any(contains_aggregate)
}

impl Binder<'_> {
    /// A projection and its columns, which are the scope of the next clause.
    pub(super) fn projection(
        &mut self,
        written: &ast::Projection,
        filter: Option<&ast::Expression>,
        scope: &Scope,
        is_with: bool,
    ) -> Result<(Projection, Vec<Column>), QueryError> {
        let names = column_names(written, scope, is_with)?;
        let starred: Vec<Column> = match written.star {
            Some(_) => passed_on(scope),
            None => Vec::new(),
        };
        let is_aggregating = written.items.iter().any(|item| contains_aggregate(&item.expression));
        let (items, types, grouping) = if is_aggregating {
            self.grouped_items(written, &starred, scope)?
        } else {
            let (items, types) = self.plain_items(written, scope)?;
            (items, types, None)
        };
        let mut columns = starred.clone();
        columns.extend(
            names[starred.len()..]
                .iter()
                .zip(&items)
                .zip(types)
                .map(|((name, item), known)| (name.clone(), item.0, known)),
        );
        let mut all_items: Vec<_> =
            starred.iter().map(|(_, slot, _)| (*slot, Expression::slot(*slot))).collect();
        all_items.extend(items);
        let (sort, predicates, aggregation) =
            self.after_items(written, filter, scope, &columns, starred.len(), grouping)?;
        let projection = Projection {
            aggregation,
            items: all_items,
            is_distinct: written.is_distinct,
            sort,
            skip: self.row_count(written.skip.as_ref())?,
            limit: self.row_count(written.limit.as_ref())?,
            predicates,
        };
        Ok((projection, columns))
    }

    fn plain_items(
        &mut self,
        written: &ast::Projection,
        scope: &Scope,
    ) -> Result<(Vec<(Slot, Expression)>, Vec<StaticType>), QueryError> {
        let mut items = Vec::with_capacity(written.items.len());
        let mut types = Vec::with_capacity(written.items.len());
        for item in &written.items {
            let (bound, known_type) = self.expression(&item.expression, scope)?;
            items.push(self.into_slot(bound, item));
            types.push(known_type);
        }
        Ok((items, types))
    }

    /// The items of a projection that aggregates: first those that make the groups, then those that use aggregates.
    fn grouped_items(
        &mut self,
        written: &ast::Projection,
        starred: &[Column],
        scope: &Scope,
    ) -> Result<(Vec<(Slot, Expression)>, Vec<StaticType>, Option<Grouped>), QueryError> {
        let mut bound: Vec<Option<(Slot, Expression, StaticType)>> = vec![None; written.items.len()];
        let mut keys: Vec<(Slot, Expression)> =
            starred.iter().map(|(_, slot, _)| (*slot, Expression::slot(*slot))).collect();
        let mut known: Vec<_> =
            starred.iter().map(|(name, slot, own)| (variable(name), *slot, own.clone())).collect();
        for (place, item) in bound.iter_mut().zip(&written.items) {
            if !contains_aggregate(&item.expression) {
                let (value, known_type) = self.expression(&item.expression, scope)?;
                let (slot, value) = self.into_slot(value, item);
                known.push((item.expression.clone(), slot, known_type.clone()));
                keys.push((slot, value));
                *place = Some((slot, Expression::slot(slot), known_type));
            }
        }
        let inside = key_variables(&known);
        self.grouping = Some(Grouping {
            keys: known,
            input: scope.clone(),
            aggregates: Vec::new(),
            written: Vec::new(),
            is_sort: false,
        });
        for (place, item) in bound.iter_mut().zip(&written.items) {
            if place.is_none() {
                let result = self.expression(&item.expression, &inside);
                if result.is_err() {
                    self.grouping = None;
                }
                let (value, known_type) = result?;
                let (slot, value) = self.into_slot(value, item);
                *place = Some((slot, value, known_type));
            }
        }
        let grouping = self.grouping.take().expect("it was set above");
        let mut items = Vec::with_capacity(bound.len());
        let mut types = Vec::with_capacity(bound.len());
        for (slot, value, known_type) in bound.into_iter().flatten() {
            items.push((slot, value));
            types.push(known_type);
        }
        Ok((items, types, Some(Grouped { keys, grouping })))
    }

    /// ORDER BY and WHERE, and the grouping with the aggregates that ORDER BY added.
    fn after_items(
        &mut self,
        written: &ast::Projection,
        filter: Option<&ast::Expression>,
        scope: &Scope,
        columns: &[Column],
        starred: usize,
        grouped: Option<Grouped>,
    ) -> Result<(Vec<SortKey>, Vec<Expression>, Option<Aggregation>), QueryError> {
        let is_closed = written.is_distinct || grouped.is_some();
        let mut visible = if is_closed { Scope::default() } else { scope.clone() };
        for (name, slot, known_type) in columns {
            visible.declare(name.clone(), Variable::slot(*slot, known_type.clone()));
        }
        let made: Vec<_> = written.items.iter().zip(&columns[starred..]).collect();
        let same =
            made.iter().map(|(item, (_, slot, own))| (item.expression.clone(), *slot, own.clone())).collect();
        let (key_slots, is_aggregating, mut grouping) = match grouped {
            Some(Grouped { keys, grouping }) => {
                (keys, true, Grouping { keys: same, is_sort: true, ..grouping })
            }
            None => {
                let (aggregates, written) = (Vec::new(), Vec::new());
                (
                    Vec::new(),
                    false,
                    Grouping { keys: same, input: Scope::default(), aggregates, written, is_sort: true },
                )
            }
        };
        let predicates = if is_closed {
            self.grouping = Some(grouping);
            let bound = self.filter(filter, &visible);
            grouping = self.grouping.take().expect("it was set above");
            bound?
        } else {
            self.filter(filter, &visible)?
        };
        let mut sort = Vec::with_capacity(written.order.len());
        for item in &written.order {
            let aggregates = contains_aggregate(&item.expression);
            if aggregates && !is_aggregating {
                return Err(invalid_aggregation(item.expression.span));
            }
            grouping.input = if aggregates { scope.clone() } else { Scope::default() };
            let expression = if is_closed {
                self.grouping = Some(grouping);
                let bound = self.expression(&item.expression, &visible);
                grouping = self.grouping.take().expect("it was set above");
                bound?.0
            } else {
                self.expression(&item.expression, &visible)?.0
            };
            sort.push(SortKey { expression, is_descending: item.is_descending });
        }
        let aggregation =
            is_aggregating.then_some(Aggregation { keys: key_slots, aggregates: grouping.aggregates });
        Ok((sort, predicates, aggregation))
    }

    /// The value that an expression has in every row of a group, when it is one that made the groups.
    pub(super) fn grouping_key(&self, written: &ast::Expression, scope: &Scope) -> Option<Typed> {
        let grouping = self.grouping.as_ref()?;
        let (_, slot, known_type) = grouping.keys.iter().find(|(key, ..)| key == written)?;
        if mentions_local(written, scope) {
            return None;
        }
        Some((Expression { kind: ExpressionKind::Slot(*slot), span: written.span }, known_type.clone()))
    }

    /// The slot for an item: a variable's own when it is only passed on.
    fn into_slot(&mut self, bound: Expression, item: &ast::ProjectionItem) -> (Slot, Expression) {
        match bound.kind {
            ExpressionKind::Slot(slot) => (slot, bound),
            _ => {
                let name = item.alias.as_ref().map_or_else(|| item.text.clone(), |alias| alias.text.clone());
                (self.new_slot(name), bound)
            }
        }
    }

    /// SKIP or LIMIT: an integer that no row has a say in.
    fn row_count(&mut self, written: Option<&ast::Expression>) -> Result<Option<Expression>, QueryError> {
        let Some(written) = written else { return Ok(None) };
        if let Some(span) = variable_in(written) {
            let message = "SKIP and LIMIT take a number that is the same for every row";
            return Err(QueryError::syntax(Detail::NonConstantExpression, message).at(span));
        }
        let (bound, known_type) = self.expression(written, &Scope::default())?;
        expect(&known_type, &[Type::Integer], "SKIP and LIMIT take an integer", written.span)?;
        if is_negative(&bound) {
            let message = "SKIP and LIMIT take no negative number";
            return Err(QueryError::syntax(Detail::NegativeIntegerArgument, message).at(written.span));
        }
        Ok(Some(bound))
    }
}

/// The grouping keys as they are computed, and what was found while binding the items.
struct Grouped {
    keys: Vec<(Slot, Expression)>,
    grouping: Grouping,
}

fn variable(name: &Arc<str>) -> ast::Expression {
    ast::Expression { kind: Written::Variable(name.clone()), span: Span::default() }
}

/// The variables that are grouping keys themselves.
fn key_variables(keys: &[(ast::Expression, Slot, StaticType)]) -> Scope {
    let mut scope = Scope::default();
    for (key, slot, known_type) in keys {
        if let Written::Variable(name) = &key.kind {
            scope.declare(name.clone(), Variable::slot(*slot, known_type.clone()));
        }
    }
    scope
}

/// What `*` stands for, by name.
fn passed_on(scope: &Scope) -> Vec<Column> {
    let column = |(name, variable): (&Arc<str>, &Variable)| match variable.place {
        Place::Slot(slot) => Some((name.clone(), slot, variable.known_type.clone())),
        Place::Local(_) => None,
    };
    let mut columns: Vec<Column> = scope.iter().filter_map(column).collect();
    columns.sort_by(|one, other| one.0.cmp(&other.0));
    columns
}

/// The names of all columns, those of `*` first.
fn column_names(
    written: &ast::Projection,
    scope: &Scope,
    is_with: bool,
) -> Result<Vec<Arc<str>>, QueryError> {
    let mut names: Vec<Arc<str>> = Vec::new();
    if let Some(star) = written.star {
        if scope.is_empty() && written.items.is_empty() && !is_with {
            let message = "there are no variables for `*` to stand for";
            return Err(QueryError::syntax(Detail::NoVariablesInScope, message).at(star));
        }
        names.extend(passed_on(scope).into_iter().map(|(name, ..)| name));
    }
    for item in &written.items {
        let name = match (&item.alias, &item.expression.kind) {
            (Some(alias), _) => alias.text.clone(),
            (None, Written::Variable(name)) => name.clone(),
            (None, _) if is_with => {
                let error =
                    QueryError::syntax(Detail::NoExpressionAlias, "an expression in WITH needs a name");
                return Err(error.hint(format!("{} AS name", item.text)).at(item.expression.span));
            }
            (None, _) => item.text.clone(),
        };
        if names.contains(&name) {
            let message = format!("there are two columns called `{name}`");
            return Err(QueryError::syntax(Detail::ColumnNameConflict, message).at(item.expression.span));
        }
        names.push(name);
    }
    Ok(names)
}

/// Whether a variable of the expression has been shadowed by one of a comprehension.
fn mentions_local(written: &ast::Expression, scope: &Scope) -> bool {
    let is_local = |name: &Arc<str>| matches!(scope.get(name), Some(Variable { place: Place::Local(_), .. }));
    match &written.kind {
        Written::Variable(name) => is_local(name),
        Written::MapProjection { variable, .. } if is_local(&variable.text) => true,
        _ => written.children().into_iter().any(|child| mentions_local(child, scope)),
    }
}

/// The place of the first variable in an expression.
fn variable_in(written: &ast::Expression) -> Option<Span> {
    match &written.kind {
        Written::Variable(_) => Some(written.span),
        Written::MapProjection { variable, .. } => Some(variable.span),
        _ => written.children().into_iter().find_map(variable_in),
    }
}

fn is_negative(bound: &Expression) -> bool {
    match &bound.kind {
        ExpressionKind::Literal(Value::Integer(count)) => *count < 0,
        ExpressionKind::Negate(inner) => {
            matches!(&inner.kind, ExpressionKind::Literal(Value::Integer(count)) if *count > 0)
        }
        _ => false,
    }
}
