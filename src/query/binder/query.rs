//! Queries and their clauses: which may follow which, and what each lets into the scope.

use super::expression::expect;
use super::expression::forbid_aggregate;
use super::scope::{Scope, StaticType};
use super::{Binder, already_bound};
use crate::error::{Detail, QueryError, Span};
use crate::functions::Type;
use crate::query::ast::{self, ClauseKind};
use crate::query::bound::{Clause, Expression, Projection, Query, SingleQuery, Slot};
use std::sync::Arc;

/// A bound single query and the names of its columns.
pub(super) struct Bound {
    pub(super) query: SingleQuery,
    pub(super) columns: Vec<(Arc<str>, Slot, StaticType)>,
}

/// A bound query and the types of its columns.
pub(super) type BoundQuery = (Query, Vec<StaticType>);

impl Binder<'_> {
    /// The query that is the whole statement.
    pub(super) fn statement_query(&mut self, query: &ast::Query) -> Result<Query, QueryError> {
        if let ([ast::Clause { kind: ClauseKind::Call { .. }, .. }], []) =
            (&*query.first.clauses, &*query.rest)
        {
            return self.standalone_call(&query.first.clauses[0]);
        }
        super::subquery::check_batches(query)?;
        self.union(query, &Scope::default()).map(|(query, _)| query)
    }

    /// Single queries joined by UNION, each starting from `scope`.
    pub(super) fn union(&mut self, query: &ast::Query, scope: &Scope) -> Result<BoundQuery, QueryError> {
        let first = self.single_query(&query.first, scope.clone())?;
        let Some((union, _)) = query.rest.first() else {
            let types = first.columns.iter().map(|(_, _, known_type)| known_type.clone()).collect();
            let columns = first.columns.into_iter().map(|(name, slot, _)| (name, slot)).collect();
            return Ok((Query { parts: vec![first.query], union: ast::Union::All, columns }, types));
        };
        let mut types: Vec<_> = first.columns.iter().map(|(_, _, known_type)| known_type.clone()).collect();
        let columns: Vec<_> =
            first.columns.iter().map(|(name, ..)| (name.clone(), self.new_slot(name.clone()))).collect();
        let mut parts = vec![first.query];
        for (joined, part) in &query.rest {
            if joined != union {
                return Err(mixed_unions(part.span));
            }
            let bound = self.single_query(part, scope.clone())?;
            let outputs = reorder(&bound, &columns, part.span)?;
            for (known_type, name) in types.iter_mut().zip(&columns) {
                let column = bound.columns.iter().find(|column| column.0 == name.0);
                *known_type =
                    known_type.clone().or(column.map_or(StaticType::Any, |column| column.2.clone()));
            }
            parts.push(SingleQuery { outputs, ..bound.query });
        }
        Ok((Query { parts, union: *union, columns }, types))
    }

    /// Clauses in order, ending in RETURN or an update.
    pub(super) fn single_query(
        &mut self,
        query: &ast::SingleQuery,
        mut scope: Scope,
    ) -> Result<Bound, QueryError> {
        check_order(query)?;
        let mut clauses = Vec::with_capacity(query.clauses.len());
        let mut columns = Vec::new();
        for clause in &query.clauses {
            if let ClauseKind::Return(projection) = &clause.kind {
                let (bound, returned) = self.projection(projection, None, &scope, false)?;
                clauses.push(Clause::Project(bound));
                columns = returned;
            } else {
                self.clause(clause, &mut scope, &mut clauses)?;
            }
        }
        let outputs = columns.iter().map(|(_, slot, _)| *slot).collect();
        Ok(Bound { query: SingleQuery { clauses, outputs }, columns })
    }

    /// One clause that is not RETURN; the scope becomes what the next clause sees.
    pub(super) fn clause(
        &mut self,
        clause: &ast::Clause,
        scope: &mut Scope,
        into: &mut Vec<Clause>,
    ) -> Result<(), QueryError> {
        let bound = match &clause.kind {
            ClauseKind::Match { is_optional, pattern, filter } => {
                let pattern = self.match_pattern(pattern, scope)?;
                check_hints(&clause.hinted, scope)?;
                let predicates = self.filter(filter.as_ref(), scope)?;
                Clause::Match { is_optional: *is_optional, pattern, predicates }
            }
            ClauseKind::MatchPaths { is_optional, mode, paths, filter } => {
                let pattern = self.match_paths(*mode, paths, scope)?;
                check_hints(&clause.hinted, scope)?;
                let predicates = self.filter(filter.as_ref(), scope)?;
                Clause::Match { is_optional: *is_optional, pattern, predicates }
            }
            ClauseKind::Unwind { list, variable } => self.unwind(list, variable, scope)?,
            ClauseKind::LoadCsv { .. } => self.load_csv(clause, scope)?,
            ClauseKind::With { projection, filter } => {
                let (bound, columns) = self.projection(projection, filter.as_ref(), scope, true)?;
                *scope = Scope::default();
                for (name, slot, known_type) in columns {
                    scope.declare(name, super::Variable::slot(slot, known_type));
                }
                Clause::Project(bound)
            }
            ClauseKind::Let(definitions) => self.definitions(definitions, scope)?,
            ClauseKind::Finish => return Ok(()),
            ClauseKind::Return(_) => {
                return Err(misplaced(clause.span, "RETURN stands at the end of a query only"));
            }
            ClauseKind::Create(paths) => Clause::Create(self.creation(paths, scope)?),
            ClauseKind::Merge { pattern, on_create, on_match } => {
                self.merge(pattern, on_create, on_match, scope)?
            }
            ClauseKind::Set(items) => Clause::Set(self.set_items(items, scope)?),
            ClauseKind::Remove(items) => Clause::Remove(self.remove_items(items, scope)?),
            ClauseKind::Delete { detach, targets } => {
                Clause::Delete { detach: *detach, targets: self.delete_targets(targets, scope)? }
            }
            call @ ClauseKind::Call { .. } => self.call_in_query(call, scope)?,
            subquery @ ClauseKind::Subquery { .. } => self.subquery_clause(subquery, scope)?,
            ClauseKind::Foreach { variable, list, updates } => {
                self.foreach(variable, list, updates, scope)?
            }
        };
        into.push(bound);
        Ok(())
    }

    /// LET: each variable with what it stands for; none sees another of the same LET.
    fn definitions(
        &mut self,
        definitions: &[(ast::Name, ast::Expression)],
        scope: &mut Scope,
    ) -> Result<Clause, QueryError> {
        let before = scope.clone();
        let kept = |slot: Slot| (slot, Expression::slot(slot));
        let mut items: Vec<_> = before.slots().into_iter().map(kept).collect();
        for (name, value) in definitions {
            forbid_aggregate(value)?;
            let (value, known_type) = self.expression(value, &before)?;
            if scope.get(&name.text).is_some() {
                return Err(already_bound(name));
            }
            items.push((self.declare(name, known_type, scope)?, value));
        }
        Ok(Clause::Project(Projection {
            aggregation: None,
            items,
            is_distinct: false,
            sort: Vec::new(),
            skip: None,
            limit: None,
            predicates: Vec::new(),
        }))
    }

    fn load_csv(&mut self, clause: &ast::Clause, scope: &mut Scope) -> Result<Clause, QueryError> {
        let ClauseKind::LoadCsv { has_headers, source, variable, separator } = &clause.kind else {
            unreachable!("the caller saw LOAD CSV")
        };
        let separator = separator_byte(separator.as_deref(), clause.span)?;
        let (source, known_type) = self.expression(source, scope)?;
        expect(&known_type, &[Type::String], "LOAD CSV takes the file's name as a string", source.span)?;
        if scope.get(&variable.text).is_some() {
            return Err(already_bound(variable));
        }
        let record = if *has_headers { Type::Map } else { Type::List };
        let slot = self.declare(variable, StaticType::of_return(record), scope)?;
        Ok(Clause::LoadCsv { source, slot, has_headers: *has_headers, separator })
    }

    fn unwind(
        &mut self,
        list: &ast::Expression,
        variable: &ast::Name,
        scope: &mut Scope,
    ) -> Result<Clause, QueryError> {
        let (list, known_type) = self.expression(list, scope)?;
        if scope.get(&variable.text).is_some() {
            return Err(already_bound(variable));
        }
        let element = match known_type {
            StaticType::List(element) => *element,
            _ => StaticType::Any,
        };
        let slot = self.declare(variable, element, scope)?;
        Ok(Clause::Unwind { list, slot })
    }

    fn foreach(
        &mut self,
        variable: &ast::Name,
        list: &ast::Expression,
        updates: &[ast::Clause],
        scope: &Scope,
    ) -> Result<Clause, QueryError> {
        let (list, known_type) = self.expression(list, scope)?;
        if !matches!(known_type, StaticType::Any | StaticType::Null | StaticType::List(_)) {
            let message = format!("FOREACH takes a list, not {}", known_type.describe());
            return Err(QueryError::syntax(Detail::InvalidArgumentType, message).at(list.span));
        }
        if scope.get(&variable.text).is_some() {
            return Err(already_bound(variable));
        }
        let mut inside = scope.clone();
        let slot = self.declare(variable, StaticType::Any, &mut inside)?;
        let mut bound = Vec::with_capacity(updates.len());
        for clause in updates {
            if !is_update(&clause.kind) {
                return Err(misplaced(clause.span, "FOREACH holds updating clauses only"));
            }
            self.clause(clause, &mut inside, &mut bound)?;
        }
        Ok(Clause::Foreach { slot, list, updates: bound })
    }
}

/// The byte between two fields: a comma, unless another is written.
fn separator_byte(written: Option<&str>, place: Span) -> Result<u8, QueryError> {
    match written.map(str::as_bytes) {
        None => Ok(b','),
        Some([byte]) if byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r') => Ok(*byte),
        Some(_) => {
            let message =
                "FIELDTERMINATOR takes one ASCII character that is neither a quote nor a line's end";
            Err(QueryError::syntax(Detail::InvalidArgumentValue, message).at(place))
        }
    }
}

/// The output slots of a part of a union, in the order of the first part's columns.
fn reorder(bound: &Bound, columns: &[(Arc<str>, Slot)], span: Span) -> Result<Vec<Slot>, QueryError> {
    let mismatch = || {
        QueryError::syntax(
            Detail::DifferentColumnsInUnion,
            "all parts of a UNION must return the same column names",
        )
        .hint("use AS to give the columns the same names")
        .at(span)
    };
    if bound.columns.len() != columns.len() {
        return Err(mismatch());
    }
    let find = |name: &Arc<str>| bound.columns.iter().find(|column| column.0 == *name).map(|column| column.1);
    columns.iter().map(|(name, _)| find(name).ok_or_else(mismatch)).collect()
}

fn mixed_unions(span: Span) -> QueryError {
    misplaced(span, "UNION and UNION ALL cannot be mixed in one query")
}

fn misplaced(span: Span, message: &str) -> QueryError {
    QueryError::syntax(Detail::InvalidClauseComposition, message).at(span)
}

pub(super) fn is_update(kind: &ClauseKind) -> bool {
    matches!(
        kind,
        ClauseKind::Create(_)
            | ClauseKind::Merge { .. }
            | ClauseKind::Set(_)
            | ClauseKind::Remove(_)
            | ClauseKind::Delete { .. }
            | ClauseKind::Foreach { .. }
    )
}

/// What USING names must be there, though it never changes an answer.
fn check_hints(hinted: &[ast::Name], scope: &Scope) -> Result<(), QueryError> {
    hinted.iter().try_for_each(|name| scope.find(&name.text, name.span).map(|_| ()))
}

/// Whether a clause is SKIP or OFFSET by itself.
fn skips(clause: &ast::Clause) -> bool {
    matches!(&clause.kind, ClauseKind::With { projection, .. }
        if projection.skip.is_some() && projection.star == Some(clause.span))
}

/// RETURN comes last and nothing but it, an update or a call ends a query.
fn check_order(query: &ast::SingleQuery) -> Result<(), QueryError> {
    let (last, before) = query.clauses.split_last().expect("the parser gives every query a clause");
    let is_return = |clause: &ast::Clause| matches!(clause.kind, ClauseKind::Return(_));
    if let Some(place) = before.iter().position(is_return) {
        let hint = match query.clauses.get(place + 1).is_some_and(skips) {
            true => "SKIP and OFFSET stand before LIMIT: RETURN … SKIP 2 LIMIT 3",
            false => {
                "a ; is missing here where another statement begins; to go on with the rows write WITH, or NEXT"
            }
        };
        return Err(misplaced(before[place].span, "RETURN stands at the end of a query only").hint(hint));
    }
    if let Some(early) = before.iter().find(|clause| matches!(clause.kind, ClauseKind::Finish)) {
        return Err(misplaced(early.span, "FINISH stands at the end of a query only"));
    }
    match &last.kind {
        ClauseKind::Return(_)
        | ClauseKind::Finish
        | ClauseKind::Call { .. }
        | ClauseKind::Subquery { .. } => Ok(()),
        kind if is_update(kind) => Ok(()),
        _ => Err(misplaced(last.span, "a query ends with RETURN or with an update").hint("add RETURN *")),
    }
}
