//! `SHOW INDEXES` and its kind: a query that begins with the rows of a procedure of the catalog.
//!
//! `SHOW x YIELD … WHERE … RETURN …` is bound as `CALL show.x() YIELD (all its columns) WITH … WHERE … RETURN …`, so
//! that everything after the first YIELD is what it is in any query. Nothing of SHOW is left in what is bound.

use super::Binder;
use super::call::unknown_column;
use crate::error::{QueryError, Span};
use crate::procedures::Procedure;
use crate::query::ast::{
    Clause, ClauseKind, Expression, ExpressionKind, Name, Projection, ProjectionItem, Query, SingleQuery,
    Yield,
};
use crate::query::bound;
use crate::query::parser::unsupported;
use std::sync::Arc;

impl Binder<'_> {
    /// Binds a SHOW by the query that it stands for.
    pub(super) fn show(
        &mut self,
        what: &Name,
        yields: Option<&Projection>,
        filter: Option<&Expression>,
        returns: Option<&Projection>,
    ) -> Result<bound::Query, QueryError> {
        let shown = what.text.to_uppercase();
        let Some(procedure) = self.procedures.get(&format!("show.{}", what.text)).cloned() else {
            return Err(unsupported::not_shown(&what.text).at(what.span));
        };
        let yields = yields.cloned().unwrap_or_else(|| Projection::everything(what.span));
        check_columns(&yields, &shown, &procedure)?;
        let returns = returns.cloned().unwrap_or_else(|| columns_of(&yields, &procedure));
        let kinds = [
            call(&procedure, what.span),
            ClauseKind::With { projection: yields, filter: filter.cloned() },
            ClauseKind::Return(returns),
        ];
        let clauses = kinds.into_iter().map(|kind| Clause::new(kind, what.span)).collect();
        let first = SingleQuery { clauses, span: what.span };
        self.statement_query(&Query { first, rest: Vec::new() })
    }
}

/// `CALL show.x() YIELD` and all that it yields.
fn call(procedure: &Procedure, span: Span) -> ClauseKind {
    let column = |text: &Arc<str>| (Name { text: text.clone(), span }, None);
    let yields = procedure.outputs.iter().map(|output| column(&output.name)).collect();
    ClauseKind::Call {
        is_optional: false,
        procedure: Name { text: procedure.name.clone(), span },
        arguments: Some(Vec::new()),
        yields: Some(Yield::Items(yields)),
        filter: None,
    }
}

/// A column that SHOW does not have is told before anything is made of the others.
fn check_columns(yields: &Projection, shown: &str, procedure: &Procedure) -> Result<(), QueryError> {
    for item in &yields.items {
        let ExpressionKind::Variable(name) = &item.expression.kind else { continue };
        if !procedure.outputs.iter().any(|output| output.name == *name) {
            let what = format!("SHOW {shown} has");
            return Err(unknown_column(&what, name, procedure, item.expression.span));
        }
    }
    Ok(())
}

/// The columns that YIELD names in the order in which it names them; for `*`, in that of the table.
fn columns_of(yields: &Projection, procedure: &Procedure) -> Projection {
    let name = |item: &ProjectionItem| item.alias.as_ref().map_or(&item.text, |alias| &alias.text).clone();
    let names: Vec<Arc<str>> = match yields.star {
        Some(_) => procedure.outputs.iter().map(|output| output.name.clone()).collect(),
        None => yields.items.iter().map(name).collect(),
    };
    let item = |text: Arc<str>| {
        let expression = Expression { kind: ExpressionKind::Variable(text.clone()), span: yields.span };
        ProjectionItem { expression, alias: None, text }
    };
    let items = names.into_iter().map(item).collect();
    Projection { star: None, items, ..Projection::everything(yields.span) }
}
