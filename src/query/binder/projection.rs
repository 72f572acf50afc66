//! RETURN and WITH: columns, grouping, and what ORDER BY and WHERE may still see.
//!
//! Without grouping and DISTINCT, ORDER BY and WHERE see the variables from before beside the new columns. With them a
//! row no longer belongs to one row from before, so they see the columns only, and the expressions that made them.

use super::expression::{Typed, expect, invalid_aggregation};
use super::scope::{Hidden, Place, Scope, StaticType, Variable};
use super::{Binder, ast};
use crate::error::{Detail, QueryError, Span};
use crate::functions::Type;
use crate::query::ast::{ExpressionKind as Written, Nulls};
use crate::query::bound::{
    AggregateCall, Aggregation, Expression, ExpressionKind, Projection, Slot, SortKey,
};
use crate::value::Value;
use std::sync::Arc;

/// A column of a projection: its name, where it is, and what is known of its type.
pub(super) type Column = (Arc<str>, Slot, StaticType);

/// An expression with the slot that has its value, and what is known of its type.
type Known = (ast::Expression, Slot, StaticType);

/// What an aggregating projection has found so far.
#[derive(Default)]
pub(super) struct Grouping {
    /// Expressions that are constant within a group, and where their values are.
    keys: Vec<Known>,
    /// What the aggregates themselves see.
    pub(super) input: Scope,
    /// The aggregates found.
    pub(super) aggregates: Vec<(Slot, AggregateCall)>,
    /// The same as they were written, so that one that is written twice is computed once.
    pub(super) written: Vec<(ast::Expression, Slot)>,
}

/// A bound item: where its value goes, how it is computed, what is known of its type.
#[derive(Clone)]
struct Item {
    slot: Slot,
    value: Expression,
    known_type: StaticType,
}

/// The items of a projection, and the grouping they need.
struct Items {
    items: Vec<Item>,
    /// The grouping keys as they are computed; `None` without an aggregate.
    keys: Option<Vec<(Slot, Expression)>>,
    grouping: Grouping,
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
        let starred = if written.star.is_some() { passed_on(scope) } else { Vec::new() };
        let is_aggregating = written.items.iter().any(|item| contains_aggregate(&item.expression));
        let Items { items, keys, mut grouping } = if is_aggregating {
            self.grouped_items(written, &starred, scope)?
        } else {
            self.plain_items(written, scope)?
        };
        let made = names.into_iter().skip(starred.len()).zip(&items);
        let columns: Vec<Column> = starred
            .iter()
            .cloned()
            .chain(made.map(|(name, item)| (name, item.slot, item.known_type.clone())))
            .collect();
        grouping.keys = known(&written.items, &items);
        grouping.keys.retain(|(expression, ..)| !mentions_redefined(expression, scope, &columns));
        let visible = visible_after(&columns, scope, written.is_distinct || is_aggregating);
        let (predicates, grouping) = self.within(grouping, |binder| binder.filter(filter, &visible));
        let (sort, grouping) = self.sort(written, scope, &visible, is_aggregating, grouping)?;
        let projection = Projection {
            aggregation: keys.map(|keys| Aggregation { keys, aggregates: grouping.aggregates }),
            items: starred
                .iter()
                .map(itself)
                .chain(items.into_iter().map(|item| (item.slot, item.value)))
                .collect(),
            is_distinct: written.is_distinct,
            sort,
            skip: self.row_count(written.skip.as_ref())?,
            limit: self.row_count(written.limit.as_ref())?,
            predicates: predicates?,
        };
        Ok((projection, columns))
    }

    fn plain_items(&mut self, written: &ast::Projection, scope: &Scope) -> Result<Items, QueryError> {
        let items = written.items.iter().map(|item| self.item(item, scope)).collect::<Result<_, _>>()?;
        Ok(Items { items, keys: None, grouping: Grouping::default() })
    }

    /// The items of a projection that aggregates: first those that make the groups, then those that use aggregates.
    fn grouped_items(
        &mut self,
        written: &ast::Projection,
        starred: &[Column],
        scope: &Scope,
    ) -> Result<Items, QueryError> {
        let mut keys: Vec<(Slot, Expression)> = starred.iter().map(itself).collect();
        let mut known: Vec<Known> =
            starred.iter().map(|(name, slot, own)| (variable(name), *slot, own.clone())).collect();
        let mut made: Vec<Option<Item>> = Vec::with_capacity(written.items.len());
        for item in &written.items {
            if contains_aggregate(&item.expression) {
                made.push(None);
                continue;
            }
            let Item { slot, value, known_type } = self.item(item, scope)?;
            known.push((item.expression.clone(), slot, known_type.clone()));
            keys.push((slot, value));
            made.push(Some(Item { slot, value: Expression::slot(slot), known_type }));
        }
        let mut inside = key_variables(&known);
        inside.hide(scope, |_| Hidden::Ungrouped);
        let grouping = Grouping { keys: known, input: scope.clone(), ..Grouping::default() };
        let (items, grouping) = self.within(grouping, |binder| {
            let pairs = made.into_iter().zip(&written.items);
            pairs.map(|(made, item)| made.map_or_else(|| binder.item(item, &inside), Ok)).collect()
        });
        Ok(Items { items: items?, keys: Some(keys), grouping })
    }

    /// ORDER BY; the aggregates that it adds join the grouping.
    fn sort(
        &mut self,
        written: &ast::Projection,
        scope: &Scope,
        visible: &Scope,
        is_aggregating: bool,
        mut grouping: Grouping,
    ) -> Result<(Vec<SortKey>, Grouping), QueryError> {
        let mut sort = Vec::with_capacity(written.order.len());
        for item in &written.order {
            let aggregates = contains_aggregate(&item.expression);
            if aggregates && !is_aggregating {
                return Err(invalid_aggregation(item.expression.span));
            }
            grouping.input = if aggregates { scope.clone() } else { Scope::default() };
            let mut visible = visible.clone();
            visible.hide(scope, |name| match aggregates && is_returned(name, &written.items) {
                true => Hidden::Ungrouped,
                false => Hidden::Merged,
            });
            let bound;
            (bound, grouping) = self.within(grouping, |binder| binder.expression(&item.expression, &visible));
            sort.push(sort_key(bound?.0, item));
        }
        Ok((sort, grouping))
    }

    /// Binds something with `grouping` in force, and gives it back with what was added.
    fn within<T>(
        &mut self,
        grouping: Grouping,
        bind: impl FnOnce(&mut Self) -> Result<T, QueryError>,
    ) -> (Result<T, QueryError>, Grouping) {
        let outer = self.grouping.replace(grouping);
        let bound = bind(self);
        let grouping = std::mem::replace(&mut self.grouping, outer);
        (bound, grouping.unwrap_or_default())
    }

    /// One item; a variable that is only passed on keeps its slot.
    fn item(&mut self, item: &ast::ProjectionItem, scope: &Scope) -> Result<Item, QueryError> {
        let (value, known_type) = self.expression(&item.expression, scope)?;
        let slot = match value.kind {
            ExpressionKind::Slot(slot) => slot,
            _ => self
                .new_slot(item.alias.as_ref().map_or_else(|| item.text.clone(), |alias| alias.text.clone())),
        };
        Ok(Item { slot, value, known_type })
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

    /// What SKIP, LIMIT or OF counts: an integer that no row has a say in.
    pub(super) fn row_count(
        &mut self,
        written: Option<&ast::Expression>,
    ) -> Result<Option<Expression>, QueryError> {
        let Some(written) = written else { return Ok(None) };
        if let Some(span) = variable_in(written) {
            let message = "a number of rows must be the same for every row";
            return Err(QueryError::syntax(Detail::NonConstantExpression, message).at(span));
        }
        let (bound, known_type) = self.expression(written, &Scope::default())?;
        expect(&known_type, &[Type::Integer], "a number of rows is an integer", written.span)?;
        if is_negative(&bound) {
            let message = "a number of rows is not negative";
            return Err(QueryError::syntax(Detail::NegativeIntegerArgument, message).at(written.span));
        }
        Ok(Some(bound))
    }
}

/// Null is the largest value, unless it is said where it comes.
fn sort_key(expression: Expression, written: &ast::SortItem) -> SortKey {
    let is_descending = written.is_descending;
    let usual = if is_descending { Nulls::First } else { Nulls::Last };
    SortKey { expression, is_descending, nulls: written.nulls.unwrap_or(usual) }
}

/// Whether a column that makes the groups has to do with the variable.
fn is_returned(name: &str, items: &[ast::ProjectionItem]) -> bool {
    let keys = items.iter().filter(|item| !contains_aggregate(&item.expression));
    keys.into_iter().any(|item| mentions(&item.expression, &|variable| variable == name))
}

/// What may be used in place of the expressions that made the columns.
fn known(written: &[ast::ProjectionItem], items: &[Item]) -> Vec<Known> {
    let pairs = written.iter().zip(items);
    pairs.map(|(written, item)| (written.expression.clone(), item.slot, item.known_type.clone())).collect()
}

/// Whether a variable of the expression means something else from the columns on.
fn mentions_redefined(written: &ast::Expression, scope: &Scope, columns: &[Column]) -> bool {
    let is_redefined = |name: &str| {
        let before = scope.get(name).map(|variable| variable.place);
        columns.iter().any(|(column, slot, _)| **column == *name && before != Some(Place::Slot(*slot)))
    };
    mentions(written, &is_redefined)
}

/// Whether a variable for which `is_meant` holds is read in the expression.
fn mentions(written: &ast::Expression, is_meant: &dyn Fn(&str) -> bool) -> bool {
    match &written.kind {
        Written::Variable(name) => is_meant(name),
        Written::MapProjection { variable, .. } if is_meant(&variable.text) => true,
        _ => written.children().into_iter().any(|child| mentions(child, is_meant)),
    }
}

/// What ORDER BY and WHERE see: the columns, and unless the rows were merged, what was there before.
fn visible_after(columns: &[Column], scope: &Scope, is_merged: bool) -> Scope {
    let mut visible = if is_merged { Scope::default() } else { scope.clone() };
    for (name, slot, known_type) in columns {
        visible.declare(name.clone(), Variable::slot(*slot, known_type.clone()));
    }
    visible
}

/// A column that is passed on.
fn itself((_, slot, _): &Column) -> (Slot, Expression) {
    (*slot, Expression::slot(*slot))
}

fn variable(name: &Arc<str>) -> ast::Expression {
    ast::Expression { kind: Written::Variable(name.clone()), span: Span::default() }
}

/// The variables that are grouping keys themselves.
fn key_variables(keys: &[Known]) -> Scope {
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
    mentions(written, &|name| matches!(scope.get(name), Some(Variable { place: Place::Local(_), .. })))
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
