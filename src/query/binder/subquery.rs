//! Queries inside expressions and inside CALL: what they see, and what is asked of them.

use super::scope::{Place, Scope, StaticType, Variable};
use super::{Binder, already_bound};
use crate::error::{Detail, QueryError, Span};
use crate::functions::Type;
use crate::query::ast::{self, ClauseKind, Imports, OnError, PathSelector, SubqueryKind};
use crate::query::bound::{
    Batches, Clause, Expression, ExpressionKind, Local, Optional, Projection, Query, SingleQuery, Slot,
    Subquery, SubqueryIndex,
};
use crate::value::Value;

impl Binder<'_> {
    /// `EXISTS { … }`, `COUNT { … }`, `COLLECT { … }`.
    pub(super) fn subquery(
        &mut self,
        kind: SubqueryKind,
        query: &ast::Query,
        scope: &Scope,
    ) -> Result<(ExpressionKind, StaticType), QueryError> {
        for part in std::iter::once(&query.first).chain(query.rest.iter().map(|(_, part)| part)) {
            forbid_updates(part)?;
        }
        let (inside, link) = self.inside(scope);
        let grouping = self.grouping.take();
        let bound = match kind {
            SubqueryKind::Exists | SubqueryKind::Count => self.rows_only(query, &inside),
            SubqueryKind::Collect => self.union(query, &inside),
        };
        self.grouping = grouping;
        let (bound, types) = bound?;
        let known_type = match (kind, &*types) {
            (SubqueryKind::Exists, _) => StaticType::Of(Type::Boolean),
            (SubqueryKind::Count, _) => StaticType::Of(Type::Integer),
            (SubqueryKind::Collect, [column]) => StaticType::list(column.clone()),
            (SubqueryKind::Collect, _) => {
                let message = "COLLECT { … } returns exactly one column";
                return Err(
                    QueryError::syntax(Detail::InvalidClauseComposition, message).at(query.first.span)
                );
            }
        };
        Ok((self.register(kind, bound, link), known_type))
    }

    /// A query of which only the rows matter: RETURN may be missing at its end.
    fn rows_only(
        &mut self,
        query: &ast::Query,
        inside: &Scope,
    ) -> Result<super::query::BoundQuery, QueryError> {
        let ends_openly = |part: &ast::SingleQuery| {
            part.clauses.last().is_some_and(|last| {
                matches!(
                    last.kind,
                    ClauseKind::Match { .. }
                        | ClauseKind::MatchPaths { .. }
                        | ClauseKind::Unwind { .. }
                        | ClauseKind::LoadCsv { .. }
                        | ClauseKind::With { .. }
                        | ClauseKind::Let(_)
                )
            })
        };
        if !query.rest.is_empty() || !ends_openly(&query.first) {
            return self.union(query, inside);
        }
        let mut scope = inside.clone();
        let mut clauses = Vec::with_capacity(query.first.clauses.len());
        for clause in &query.first.clauses {
            self.clause(clause, &mut scope, &mut clauses)?;
        }
        let parts = vec![SingleQuery { clauses, outputs: Vec::new() }];
        Ok((Query { parts, union: ast::Union::All, columns: Vec::new() }, Vec::new()))
    }

    /// A pattern as a condition: whether it occurs. It brings no new variables.
    pub(super) fn pattern_predicate(
        &mut self,
        path: &ast::PathPattern,
        scope: &Scope,
    ) -> Result<ExpressionKind, QueryError> {
        for name in variables(path) {
            scope.find(&name.text, name.span)?;
        }
        let (mut inside, link) = self.inside(scope);
        let pattern = self.match_pattern(std::slice::from_ref(path), &mut inside)?;
        let query = only(vec![Clause::Match { is_optional: false, pattern, predicates: Vec::new() }], None);
        Ok(self.register(SubqueryKind::Exists, query, link))
    }

    /// `[p = (a)-->(b) WHERE … | …]`
    pub(super) fn pattern_comprehension(
        &mut self,
        path: &ast::PathPattern,
        filter: Option<&ast::Expression>,
        map: &ast::Expression,
        scope: &Scope,
    ) -> Result<(ExpressionKind, StaticType), QueryError> {
        let (mut inside, link) = self.inside(scope);
        let pattern = self.match_pattern(std::slice::from_ref(path), &mut inside)?;
        let predicates = self.filter(filter, &inside)?;
        let (value, known_type) = self.expression(map, &inside)?;
        let slot = self.invented_slot("item");
        let clauses = vec![Clause::Match { is_optional: false, pattern, predicates }, keep(slot, value)];
        let kind = self.register(SubqueryKind::Collect, only(clauses, Some(slot)), link);
        Ok((kind, StaticType::list(known_type)))
    }

    /// `shortestPath(…)` as a value: the first path found, or null; `allShortestPaths(…)`: their list.
    pub(super) fn shortest_path(
        &mut self,
        path: &ast::PathPattern,
        scope: &Scope,
    ) -> Result<(ExpressionKind, StaticType), QueryError> {
        let (mut inside, link) = self.inside(scope);
        let name = ast::Name { text: "  path".into(), span: path.span };
        let named = ast::PathPattern { variable: Some(name), ..path.clone() };
        let pattern = self.match_pattern(std::slice::from_ref(&named), &mut inside)?;
        let slot = pattern.paths.first().expect("the pattern was given a name").0;
        let clauses = vec![
            Clause::Match { is_optional: false, pattern, predicates: Vec::new() },
            keep(slot, Expression::slot(slot)),
        ];
        let kind = self.register(SubqueryKind::Collect, only(clauses, Some(slot)), link);
        let path_type = StaticType::Of(Type::Path);
        if path.selector == Some(PathSelector::AllShortest) {
            return Ok((kind, StaticType::list(path_type)));
        }
        let target = Box::new(Expression { kind, span: path.span });
        let index = Box::new(Expression::invented(ExpressionKind::Literal(Value::Integer(0))));
        Ok((ExpressionKind::Index { target, index }, path_type))
    }

    /// `CALL { … }` as a clause.
    pub(super) fn subquery_clause(
        &mut self,
        clause: &ClauseKind,
        scope: &mut Scope,
    ) -> Result<Clause, QueryError> {
        let ClauseKind::Subquery { is_optional, imports, query, batches } = clause else {
            unreachable!("the caller saw a subquery")
        };
        forbid_batches(query)?;
        let mut inside = Scope::default();
        match imports {
            Some(Imports::All) => inside = scope.clone(),
            Some(Imports::Named(names)) => {
                for name in names {
                    let variable = scope.find(&name.text, name.span)?.clone();
                    if inside.get(&name.text).is_some() {
                        return Err(already_bound(name));
                    }
                    inside.declare(name.text.clone(), variable);
                }
            }
            // Without a list, a leading WITH says what comes in.
            None if starts_with_with(query) => inside = scope.clone(),
            None => {}
        }
        let (bound, types) = self.union(query, &inside)?;
        let optional = is_optional.then(|| self.optional_columns(&bound, scope));
        let span = query.first.span;
        let own = |index: usize| optional.as_ref().map(|optional| optional.columns[index].0);
        for (index, ((name, slot), known_type)) in bound.columns.iter().zip(types).enumerate() {
            if scope.get(name).is_some() {
                return Err(already_bound(&ast::Name { text: name.clone(), span }));
            }
            scope.declare(name.clone(), Variable::slot(own(index).unwrap_or(*slot), known_type));
        }
        let returns_rows = !bound.columns.is_empty();
        let batches = batches.as_ref().map(|batches| self.batches(batches, scope)).transpose()?.map(Box::new);
        Ok(Clause::Subquery { optional, query: bound, returns_rows, batches })
    }

    /// The columns of a query after OPTIONAL, with slots of their own where theirs are those of the row round it.
    fn optional_columns(&mut self, query: &Query, scope: &Scope) -> Optional {
        let outer = scope.slots();
        let columns = query.columns.iter().map(|(name, slot)| {
            let own = if outer.contains(slot) { self.new_slot(name.clone()) } else { *slot };
            (own, Expression::slot(*slot))
        });
        Optional { columns: columns.collect(), is_given: self.invented_slot("given") }
    }

    fn batches(&mut self, written: &ast::Batches, scope: &mut Scope) -> Result<Batches, QueryError> {
        let ast::Batches { rows, on_error, status, span } = written;
        if status.is_some() && *on_error == OnError::Fail {
            let message = "REPORT STATUS is for ON ERROR CONTINUE and ON ERROR BREAK";
            return Err(QueryError::syntax(Detail::InvalidClauseComposition, message).at(*span));
        }
        let rows = self.row_count(rows.as_ref())?;
        let mut status_slot = None;
        if let Some(name) = status {
            if scope.get(&name.text).is_some() {
                return Err(already_bound(name));
            }
            status_slot = Some(self.declare(name, StaticType::Of(Type::Map), scope)?);
        }
        Ok(Batches { rows, on_error: *on_error, status: status_slot })
    }

    /// The scope inside a subquery: locals become slots there.
    fn inside(&mut self, scope: &Scope) -> (Scope, Link) {
        let mut inside = Scope::default();
        let mut imports = Vec::new();
        for (name, variable) in scope.iter() {
            let mut variable = variable.clone();
            if let Place::Local(local) = variable.place {
                let slot = self.new_slot(name.clone());
                imports.push((local, slot));
                variable.place = Place::Slot(slot);
            }
            inside.declare(name.clone(), variable);
        }
        inside.keep_hidden(scope);
        (inside, Link { outer: scope.slots(), imports })
    }

    fn register(&mut self, kind: SubqueryKind, query: Query, link: Link) -> ExpressionKind {
        self.subqueries.push(Subquery { kind, query, outer: link.outer, imports: link.imports });
        ExpressionKind::Subquery(SubqueryIndex(self.subqueries.len() - 1))
    }
}

/// What a subquery gets of the expression it stands in.
struct Link {
    /// The slots that it sees.
    outer: Vec<Slot>,
    /// The locals that it sees as slots.
    imports: Vec<(Local, Slot)>,
}

/// A query of one part.
fn only(clauses: Vec<Clause>, output: Option<Slot>) -> Query {
    let outputs: Vec<Slot> = output.into_iter().collect();
    let columns = outputs.iter().map(|slot| ("value".into(), *slot)).collect();
    Query { parts: vec![SingleQuery { clauses, outputs }], union: ast::Union::All, columns }
}

/// A projection of one value.
fn keep(slot: Slot, value: Expression) -> Clause {
    Clause::Project(Projection {
        aggregation: None,
        items: vec![(slot, value)],
        is_distinct: false,
        sort: Vec::new(),
        skip: None,
        limit: None,
        predicates: Vec::new(),
    })
}

/// The variables that a path names.
fn variables(path: &ast::PathPattern) -> impl Iterator<Item = &ast::Name> {
    let steps = path
        .steps
        .iter()
        .flat_map(|(relationship, node)| [relationship.variable.as_ref(), node.variable.as_ref()]);
    [path.variable.as_ref(), path.start.variable.as_ref()].into_iter().chain(steps).flatten()
}

fn starts_with_with(query: &ast::Query) -> bool {
    query.first.clauses.first().is_some_and(|clause| matches!(clause.kind, ClauseKind::With { .. }))
}

/// CALL { … } IN TRANSACTIONS stands in the statement itself, which changes nothing beside it.
pub(super) fn check_batches(query: &ast::Query) -> Result<(), QueryError> {
    let parts = || std::iter::once(&query.first).chain(query.rest.iter().map(|(_, part)| part));
    let clauses = || parts().flat_map(|part| &part.clauses);
    let Some(place) = clauses().find_map(batches_of) else { return Ok(()) };
    let changes = |clause: &&ast::Clause| batches_of(clause).is_none() && is_changing(clause);
    if clauses().any(|clause| changes(&clause)) || clauses().filter_map(batches_of).count() > 1 {
        let message = "nothing else in the statement may change the graph beside CALL { … } IN TRANSACTIONS";
        return Err(QueryError::syntax(Detail::InvalidClauseComposition, message).at(place));
    }
    if !query.rest.is_empty() {
        return forbid_batches(query);
    }
    Ok(())
}

fn forbid_batches(query: &ast::Query) -> Result<(), QueryError> {
    let parts = std::iter::once(&query.first).chain(query.rest.iter().map(|(_, part)| part));
    match parts.flat_map(|part| &part.clauses).find_map(batches_of) {
        None => Ok(()),
        Some(place) => {
            let message = "CALL { … } IN TRANSACTIONS cannot be part of another query";
            Err(QueryError::syntax(Detail::InvalidClauseComposition, message).at(place))
        }
    }
}

fn batches_of(clause: &ast::Clause) -> Option<Span> {
    match &clause.kind {
        ClauseKind::Subquery { batches: Some(batches), .. } => Some(batches.span),
        _ => None,
    }
}

/// Whether a clause changes the graph, itself or by a query inside it.
fn is_changing(clause: &ast::Clause) -> bool {
    match &clause.kind {
        ClauseKind::Subquery { query, batches, .. } => {
            let parts = std::iter::once(&query.first).chain(query.rest.iter().map(|(_, part)| part));
            batches.is_some() || parts.flat_map(|part| &part.clauses).any(is_changing)
        }
        kind => super::query::is_update(kind),
    }
}

fn forbid_updates(part: &ast::SingleQuery) -> Result<(), QueryError> {
    if let Some(end) = part.clauses.iter().find(|clause| matches!(clause.kind, ClauseKind::Finish)) {
        let message = "a query inside an expression is asked for its rows, and FINISH gives none";
        return Err(QueryError::syntax(Detail::InvalidClauseComposition, message).at(end.span));
    }
    match part.clauses.iter().find(|clause| is_changing(clause)) {
        Some(clause) => Err(updating_subquery(clause.span)),
        None => Ok(()),
    }
}

fn updating_subquery(span: Span) -> QueryError {
    QueryError::syntax(
        Detail::InvalidClauseComposition,
        "a query inside an expression cannot change the graph",
    )
    .at(span)
}
