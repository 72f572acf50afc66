//! What was meant by a name that is no variable: a text without its quotes, or a remark behind two dashes.
//!
//! In: an operand as it was written. Out: what [`Binder::expression`] gives for it; where it is an unknown name, an error
//! whose hint speaks of what usually stands in its place.

use super::Binder;
use super::expression::Typed;
use super::scope::Scope;
use crate::error::{Detail, QueryError};
use crate::query::ast::{self, ArithmeticOperator, ExpressionKind as Written};

impl Binder<'_> {
    /// Binds what is compared, what a list holds or what a map gives a key: where a text may well be meant.
    pub(super) fn datum(&mut self, written: &ast::Expression, scope: &Scope) -> Result<Typed, QueryError> {
        self.expression(written, scope).map_err(|error| match &written.kind {
            Written::Variable(name) if is_unknown(&error) => for_text(error, name, scope),
            _ => error,
        })
    }

    /// Binds the right side of an arithmetic operator; `a -- remark` reads as `a - (-remark)`.
    pub(super) fn right_side(
        &mut self,
        operator: ArithmeticOperator,
        written: &ast::Expression,
        scope: &Scope,
    ) -> Result<Typed, QueryError> {
        let is_remark = || match &written.kind {
            Written::Negate(inner) => matches!(inner.kind, Written::Variable(_)),
            _ => false,
        };
        self.expression(written, scope).map_err(|error| {
            match operator == ArithmeticOperator::Subtract && is_remark() && is_unknown(&error) {
                true => error.hint("comments are written // or /* */"),
                false => error,
            }
        })
    }
}

fn is_unknown(error: &QueryError) -> bool {
    error.detail == Detail::UndefinedVariable
}

/// A capital letter speaks for the name of something, unless a variable differs in nothing else.
fn for_text(mut error: QueryError, name: &str, scope: &Scope) -> QueryError {
    let is_near = || scope.iter().any(|(known, _)| known.to_lowercase() == name.to_lowercase());
    let hint = format!("for a text write '{name}' in quotes");
    match error.hint.take() {
        Some(other) if !name.starts_with(char::is_uppercase) || is_near() => {
            error.hint(format!("{other}; {hint}").replace("?;", "? Or"))
        }
        _ => error.hint(hint),
    }
}
