//! The state that a statement looks back to.
//!
//! In: the days that a plan and its options name, and the present state. Out: the state as it could be known, or as it
//! was, then; the present one where no day is named.

use super::{Parameters, QueryOptions};
use crate::error::{Detail, QueryError, Result};
use crate::graph::GraphView;
use crate::provenance::Clock;
use crate::provenance::edtf::{Day, Edtf};
use crate::query::executor::evaluate_alone;
use crate::query::plan::Plan;
use crate::value::Value;
use std::sync::Arc;

/// The state that the statement is to be run on.
///
/// # Errors
/// When what is given as a day is none.
pub(super) fn view(
    plan: &Plan,
    view: Arc<GraphView>,
    parameters: &Parameters,
    options: &QueryOptions,
) -> Result<Arc<GraphView>> {
    if plan.known.is_none() && plan.valid.is_none() && options.known.is_none() {
        return Ok(view);
    }
    let day = |expression: &Option<_>| match expression {
        None => Ok(None),
        Some(expression) => {
            let value = evaluate_alone(expression, plan, view.clone(), Arc::new(parameters.clone()))?;
            let day = day_of(&value).map_err(|error| error.at(expression.span))?;
            Ok::<_, crate::error::Error>(Some(day))
        }
    };
    let known = match day(&plan.known)? {
        Some(known) => Some(known),
        None => options.known.as_ref().map(day_of).transpose()?,
    };
    let clock = Clock { known, valid: day(&plan.valid)? };
    Ok(Arc::new(view.at(&clock)?))
}

/// The last day of a date, of a date and time, or of what an EDTF string names.
fn day_of(value: &Value) -> Result<Day, QueryError> {
    let text = match value {
        Value::String(text) => text.to_string(),
        Value::Temporal(temporal) => temporal.to_string(),
        other => {
            let message = format!("AS OF takes a DATE, not {}", other.type_name());
            return Err(QueryError::type_error(Detail::InvalidArgumentType, message));
        }
    };
    Edtf::parse(&text).and_then(|date| date.latest()).ok_or_else(|| {
        let message = format!("AS OF takes a date, and '{text}' is none");
        QueryError::argument(Detail::InvalidArgumentValue, message)
            .hint("such as date('2023-12-31') or '2023-10'")
    })
}
