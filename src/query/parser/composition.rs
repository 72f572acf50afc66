//! NEXT: two queries as one, the second of which goes on with the rows that the first returns.
//!
//! A RETURN before NEXT becomes a WITH; several of them, joined by UNION, a subquery. What cannot be said in these terms
//! is refused.

use super::Built;
use crate::error::{Detail, QueryError, Span};
use crate::query::ast::{Clause, ClauseKind, ExpressionKind, Imports, Name, Projection, Query, SingleQuery};

/// The query that is `first`, NEXT and `second`.
pub(super) fn compose(first: Query, second: Query) -> Built<Query> {
    if let Some((_, part)) = second.rest.first() {
        return Err(QueryError::not_supported("UNION after NEXT").at(part.span));
    }
    for part in std::iter::once(&first.first).chain(first.rest.iter().map(|(_, part)| part)) {
        ensure_returns(part)?;
    }
    let span = first.first.span.to(second.first.span);
    let mut clauses =
        if first.rest.is_empty() { handing_on(first.first) } else { vec![union_of(first, span)] };
    clauses.extend(second.first.clauses);
    Ok(Query { first: SingleQuery { clauses, span }, rest: Vec::new() })
}

fn ensure_returns(part: &SingleQuery) -> Built<()> {
    match part.clauses.last() {
        Some(Clause { kind: ClauseKind::Return(_), .. }) => Ok(()),
        last => {
            let place = last.map_or(part.span, |last| last.span);
            let error = QueryError::syntax(
                Detail::InvalidClauseComposition,
                "what stands before NEXT ends with RETURN",
            );
            Err(error.hint("return what the next query goes on with").at(place))
        }
    }
}

/// The clauses of a query whose RETURN has become a WITH.
fn handing_on(query: SingleQuery) -> Vec<Clause> {
    let handed_on = query.clauses.into_iter().map(|Clause { kind, span }| match kind {
        ClauseKind::Return(projection) => {
            Clause { kind: ClauseKind::With { projection: named(projection), filter: None }, span }
        }
        kind => Clause { kind, span },
    });
    handed_on.collect()
}

/// The projection with a name for every column, as WITH wants it: that which RETURN gives it.
fn named(mut projection: Projection) -> Projection {
    for item in &mut projection.items {
        if item.alias.is_none() && !matches!(item.expression.kind, ExpressionKind::Variable(_)) {
            item.alias = Some(Name { text: item.text.clone(), span: item.expression.span });
        }
    }
    projection
}

fn union_of(query: Query, span: Span) -> Clause {
    Clause { kind: ClauseKind::Subquery { imports: Some(Imports::All), query: Box::new(query) }, span }
}
