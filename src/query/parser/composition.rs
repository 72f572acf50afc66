//! NEXT: two queries as one, the second of which goes on with the rows that the first returns.
//!
//! A RETURN before NEXT becomes a WITH; several of them, joined by UNION, a subquery. What cannot be said in these terms
//! is refused.

use super::{Built, MAXIMUM_STEPS, scan};
use crate::error::{Detail, QueryError, Span};
use crate::query::ast::{Clause, ClauseKind, ExpressionKind, Imports, Name, Projection, Query, SingleQuery};

/// The query that is `first`, NEXT and `second`.
pub(super) fn compose(first: Query, second: Query) -> Built<Query> {
    if !second.rest.is_empty() {
        return distributed(&first, second);
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

/// Each part of the UNION after NEXT as a query that begins with what stands before it.
fn distributed(first: &Query, second: Query) -> Built<Query> {
    let place = second.first.span;
    let clauses = &first.first.clauses;
    if !first.rest.is_empty() || !clauses.iter().all(is_repeatable) {
        let what = "UNION after NEXT, where what stands before it has a UNION, a CALL or changes the graph";
        return Err(QueryError::not_supported(what).at(place));
    }
    if clauses.len().saturating_mul(second.rest.len() + 1) > MAXIMUM_STEPS {
        return Err(scan::too_many_steps(place));
    }
    let with = |part: SingleQuery| {
        compose(first.clone(), Query { first: part, rest: Vec::new() }).map(|query| query.first)
    };
    let rest = second.rest.into_iter().map(|(union, part)| Ok((union, with(part)?)));
    Ok(Query { first: with(second.first)?, rest: rest.collect::<Built<_>>()? })
}

/// Whether a clause only reads, and gives the same rows again.
fn is_repeatable(clause: &Clause) -> bool {
    matches!(
        clause.kind,
        ClauseKind::Match { .. }
            | ClauseKind::MatchPaths { .. }
            | ClauseKind::Unwind { .. }
            | ClauseKind::With { .. }
            | ClauseKind::Let(_)
            | ClauseKind::Return(_)
    )
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
    let handed_on = query.clauses.into_iter().map(|clause| match clause.kind {
        ClauseKind::Return(projection) => {
            Clause::new(ClauseKind::With { projection: named(projection), filter: None }, clause.span)
        }
        kind => Clause { kind, ..clause },
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
    Clause::new(
        ClauseKind::Subquery {
            is_optional: false,
            imports: Some(Imports::All),
            query: Box::new(query),
            batches: None,
        },
        span,
    )
}
