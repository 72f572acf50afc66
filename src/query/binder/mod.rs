//! Gives every name in a query one meaning, or says why it has none.
//!
//! The binder walks the [syntax tree](super::ast) clause by clause with a `Scope` of the variables in sight, and
//! returns the same statement with each variable replaced by a slot, each function by its entry in the table and each
//! aggregate taken out of the expression it stood in. Later stages never look at names again.
//!
//! Every compile-time error of openCypher other than a parse error is raised here. The graph is not looked at: a label
//! or property that no node has is not an error.

mod scope;
mod query;
mod pattern;
mod path;
mod search;
mod exposure;
mod subpath;
mod projection;
mod update;
mod expression;
mod meant;
mod call;
mod show;
mod subquery;

use super::ast;
use super::bound::{Body, Local, Slot, Statement, Subquery};
use crate::error::{Detail, QueryError, Span};
use crate::graph::{
    ConstraintDefinition, ConstraintRule, ConstraintTarget, FullTextDefinition, IndexDefinition,
};
use crate::procedures::Registry;
use projection::Grouping;
use scope::{Scope, StaticType, Variable};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Binds a statement against the table of functions and the registered procedures.
///
/// # Errors
/// Every compile-time error of openCypher that parsing does not raise.
pub fn bind(statement: &ast::Statement, procedures: &Registry) -> Result<Statement, QueryError> {
    let mut binder = Binder {
        procedures,
        slot_names: Vec::new(),
        local_count: 0,
        subqueries: Vec::new(),
        parameters: BTreeMap::new(),
        grouping: None,
    };
    let mut alone = |expression: &Option<ast::Expression>| match expression {
        Some(expression) => Ok(Some(binder.expression(expression, &Scope::default())?.0)),
        None => Ok::<_, QueryError>(None),
    };
    let (citing, known, valid) =
        (alone(&statement.citing)?, alone(&statement.known)?, alone(&statement.valid)?);
    let body = binder.body(&statement.body)?;
    let Binder { slot_names, local_count, subqueries, parameters, .. } = binder;
    let (mode, cite, size) = (statement.mode, statement.cite, statement.size);
    Ok(Statement {
        mode,
        citing,
        cite,
        known,
        valid,
        body,
        slot_names,
        local_count,
        subqueries,
        parameters,
        size,
    })
}

/// What is handed out while a statement is bound.
struct Binder<'a> {
    procedures: &'a Registry,
    slot_names: Vec<Arc<str>>,
    local_count: u32,
    subqueries: Vec<Subquery>,
    /// The parameters so far, and where each stands first.
    parameters: BTreeMap<Arc<str>, Span>,
    /// Set while the items of an aggregating projection are bound.
    grouping: Option<Grouping>,
}

impl Binder<'_> {
    fn body(&mut self, body: &ast::Body) -> Result<Body, QueryError> {
        Ok(match body {
            ast::Body::Query(query) => Body::Query(self.statement_query(query)?),
            ast::Body::CreateIndex { name, if_not_exists, target, keys } => {
                let keys: Vec<_> = keys.iter().map(|key| key.text.clone()).collect();
                let invented = || format!("index_{}_{}", target.name(), keys.join("_")).into();
                let name = name.as_ref().map_or_else(invented, |name| name.text.clone());
                let definition = IndexDefinition { name, target: target.clone(), keys };
                Body::CreateIndex { definition, if_not_exists: *if_not_exists }
            }
            ast::Body::CreateFullTextIndex { name, if_not_exists, target, keys } => {
                let keys: Vec<_> = keys.iter().map(|key| key.text.clone()).collect();
                let invented = || format!("fulltext_{}_{}", target.names().join("_"), keys.join("_")).into();
                let name = name.as_ref().map_or_else(invented, |name| name.text.clone());
                let definition = FullTextDefinition { name, target: target.clone(), keys };
                Body::CreateFullTextIndex { definition, if_not_exists: *if_not_exists }
            }
            ast::Body::DropIndex { name, if_exists } => {
                Body::DropIndex { name: name.text.clone(), if_exists: *if_exists }
            }
            ast::Body::CreateConstraint { name, if_not_exists, target, keys, rule } => {
                let keys: Vec<_> = keys.iter().map(|key| key.text.clone()).collect();
                let name = name
                    .as_ref()
                    .map_or_else(|| constraint_name(target, &keys, rule), |name| name.text.clone());
                let definition =
                    ConstraintDefinition { name, target: target.clone(), keys, rule: rule.clone() };
                Body::CreateConstraint { definition, if_not_exists: *if_not_exists }
            }
            ast::Body::DropConstraint { name, if_exists } => {
                Body::DropConstraint { name: name.text.clone(), if_exists: *if_exists }
            }
            ast::Body::Show { what, yields, filter, returns } => {
                Body::Query(self.show(what, yields.as_deref(), filter.as_deref(), returns.as_deref())?)
            }
        })
    }

    /// A new slot for the variable `name`.
    fn new_slot(&mut self, name: impl Into<Arc<str>>) -> Slot {
        let slot =
            Slot(u32::try_from(self.slot_names.len()).expect("a query of bounded length has fewer slots"));
        self.slot_names.push(name.into());
        slot
    }

    /// A new slot that no variable of the query names.
    fn invented_slot(&mut self, what: &str) -> Slot {
        self.new_slot(format!("  {what}{}", self.slot_names.len()))
    }

    fn new_local(&mut self) -> Local {
        self.local_count += 1;
        Local(self.local_count - 1)
    }

    /// A slot for a variable that is not in sight yet.
    fn new_variable(&mut self, name: &ast::Name, scope: &Scope) -> Result<Slot, QueryError> {
        scope.refuse_hidden(&name.text, name.span)?;
        Ok(self.new_slot(name.text.clone()))
    }

    /// Declares a variable with a slot of its own.
    fn declare(
        &mut self,
        name: &ast::Name,
        known_type: StaticType,
        scope: &mut Scope,
    ) -> Result<Slot, QueryError> {
        let slot = self.new_variable(name, scope)?;
        scope.declare(name.text.clone(), Variable::slot(slot, known_type));
        Ok(slot)
    }
}

/// The name of a constraint that is given none.
fn constraint_name(target: &ConstraintTarget, keys: &[Arc<str>], rule: &ConstraintRule) -> Arc<str> {
    let rule = match rule {
        ConstraintRule::Unique => "unique",
        ConstraintRule::Key => "key",
        ConstraintRule::Exists => "exists",
        ConstraintRule::Type(_) => "type",
    };
    format!("constraint_{}_{}_{rule}", target.name(), keys.join("_")).into()
}

/// The error of a name that is taken.
fn already_bound(name: &ast::Name) -> QueryError {
    QueryError::syntax(Detail::VariableAlreadyBound, format!("the variable `{}` is bound already", name.text))
        .hint("give the new one another name")
        .at(name.span)
}

/// The candidate most like `name`, if one is like it at all.
pub(super) fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const ALIKE: f64 = 0.75;
    candidates
        .map(|candidate| (strsim::jaro_winkler(&name.to_lowercase(), &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, candidate)| candidate)
}
