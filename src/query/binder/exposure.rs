//! Which variables of a MATCH stand for something in each of its matches, and which only in some.
//!
//! What a part that may be left out names, or one of several forms of a part and not the others, is null where that
//! part was not walked. GQL (ISO/IEC 39075, 16.7) has such a variable named nowhere else in the same pattern: no two
//! elements could be compared where there is only one. In come the paths as they were written; out goes an error or
//! nothing. Variables of repeated parts are lists, which [`search`](super::search) keeps apart.

use crate::error::{Detail, QueryError};
use crate::query::ast::{MatchPath, Name, PathExpression, PathGroup, PathTerm};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Names, and whether each stands for something wherever the part that names it is walked.
type Exposed = BTreeMap<Arc<str>, bool>;

/// Refuses a variable that is named in a part that may be left out, and outside it as well.
///
/// # Errors
/// `SyntaxError: VariableAlreadyBound` at the second of the two places.
pub(super) fn check(paths: &[MatchPath]) -> Result<(), QueryError> {
    let mut exposed = Exposed::new();
    for path in paths {
        join(&mut exposed, of_expression(&path.expression)?, |name| place(&path.expression, name))?;
    }
    Ok(())
}

fn of_expression(expression: &PathExpression) -> Result<Exposed, QueryError> {
    let others = expression.rest.iter().map(|(_, form)| form);
    let forms = std::iter::once(&expression.first).chain(others).map(|form| of_terms(form));
    let forms = forms.collect::<Result<Vec<_>, _>>()?;
    let names = forms.iter().flat_map(Exposed::keys).cloned();
    let in_all = |name: &Arc<str>| forms.iter().all(|form| form.get(name) == Some(&true));
    Ok(names.map(|name| (name.clone(), in_all(&name))).collect())
}

fn of_terms(terms: &[PathTerm]) -> Result<Exposed, QueryError> {
    let mut exposed = Exposed::new();
    for term in terms {
        join(&mut exposed, of_term(term)?, |name| place_in_term(term, name))?;
    }
    Ok(exposed)
}

fn of_term(term: &PathTerm) -> Result<Exposed, QueryError> {
    match term {
        PathTerm::Chain(_) => Ok(names(term).map(|name| (name.text.clone(), true)).collect()),
        PathTerm::Group(PathGroup { expression, quantifier: None, .. }) => of_expression(expression),
        PathTerm::Group(PathGroup { expression, .. }) => of_expression(expression).map(|_| Exposed::new()),
    }
}

/// Adds what stands beside: a name of both must be certain in both.
fn join<'a>(
    exposed: &mut Exposed,
    more: Exposed,
    place: impl Fn(&str) -> Option<&'a Name>,
) -> Result<(), QueryError> {
    for (name, is_certain) in more {
        match exposed.get(&name) {
            Some(was_certain) if !(is_certain && *was_certain) => return Err(refused(&name, place(&name))),
            _ => exposed.insert(name, is_certain),
        };
    }
    Ok(())
}

fn place<'a>(expression: &'a PathExpression, name: &str) -> Option<&'a Name> {
    let terms = expression.first.iter().chain(expression.rest.iter().flat_map(|(_, form)| form));
    terms.into_iter().find_map(|term| place_in_term(term, name))
}

fn place_in_term<'a>(term: &'a PathTerm, name: &str) -> Option<&'a Name> {
    match term {
        PathTerm::Chain(_) => names(term).find(|known| &*known.text == name),
        PathTerm::Group(group) => place(&group.expression, name),
    }
}

/// The names that a chain gives to nodes and relationships.
fn names(term: &PathTerm) -> impl Iterator<Item = &Name> {
    let chain = match term {
        PathTerm::Chain(chain) => Some(chain),
        PathTerm::Group(_) => None,
    };
    chain.into_iter().flat_map(|chain| {
        let steps = chain.steps.iter().flat_map(|(step, node)| [&step.variable, &node.variable]);
        std::iter::once(&chain.start.variable).chain(steps).flatten()
    })
}

fn refused(name: &str, place: Option<&Name>) -> QueryError {
    let message = format!(
        "`{name}` is named in a part of the pattern that may be missing, and outside it: GQL lets a variable that may be \
         null stand in one part only"
    );
    let error = QueryError::syntax(Detail::VariableAlreadyBound, message)
        .hint("give the other one a name of its own and compare the two in WHERE");
    match place {
        Some(place) => error.at(place.span),
        None => error,
    }
}
