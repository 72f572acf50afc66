//! The state that a statement looks back to.
//!
//! In: the days that a plan and its options name, and the present state. Out: the state as it could be known, or as it
//! was, then; the present one where no day is named. [`Pasts`] keeps those that were asked for last, since a past state
//! takes as long to make as there are claims, and people ask about one day again and again.

use super::{Parameters, QueryOptions};
use crate::error::{Detail, QueryError, Result};
use crate::graph::GraphView;
use crate::provenance::Clock;
use crate::provenance::edtf::{Day, Edtf};
use crate::query::executor::evaluate_alone;
use crate::query::plan::Plan;
use crate::value::Value;
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// How many past states are kept.
const KEPT: usize = 4;

/// Past states, the one asked for last at the end.
#[derive(Debug, Default)]
pub(super) struct Pasts {
    kept: Mutex<Vec<Past>>,
}

#[derive(Debug)]
struct Past {
    /// The state that it is the past of; once nobody has that any more, the past goes too.
    present: Weak<GraphView>,
    clock: Clock,
    seen: LookedAt,
}

/// The state that a statement is run on.
#[derive(Debug, Clone)]
pub(super) struct LookedAt {
    pub(super) view: Arc<GraphView>,
    /// How many sources are left out, since they have no date.
    undated: usize,
}

impl LookedAt {
    /// What is told beside the rows of a statement that names the day itself.
    pub(super) fn note(&self, plan: &Plan) -> Option<String> {
        let told = match self.undated {
            0 => return None,
            1 => "1 source without a date of publication are left out: it is".to_owned(),
            count => format!("{count} sources without a date of publication are left out: they are"),
        };
        plan.known.is_some().then(|| format!("the claims of {told} known on no certain day"))
    }
}

impl Pasts {
    /// `present` as `clock` shows it, made if it has not been kept.
    fn view(&self, present: &Arc<GraphView>, clock: Clock) -> Result<LookedAt> {
        let is_it =
            |past: &Past| past.clock == clock && std::ptr::eq(past.present.as_ptr(), Arc::as_ptr(present));
        {
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.retain(|past| past.present.strong_count() > 0);
            if let Some(found) = kept.iter().position(is_it) {
                let past = kept.remove(found);
                let seen = past.seen.clone();
                kept.push(past);
                return Ok(seen);
            }
        }
        let (view, undated) = (Arc::new(present.at(&clock)?), present.undated_sources(&clock));
        let seen = LookedAt { view, undated };
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push(Past { present: Arc::downgrade(present), clock, seen: seen.clone() });
        Ok(seen)
    }
}

/// The state that the statement is to be run on.
///
/// # Errors
/// When what is given as a day is none.
pub(super) fn view(
    plan: &Plan,
    view: Arc<GraphView>,
    parameters: &Parameters,
    options: &QueryOptions,
    pasts: &Pasts,
) -> Result<LookedAt> {
    if plan.known.is_none() && plan.valid.is_none() && options.known.is_none() {
        return Ok(LookedAt { view, undated: 0 });
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
    pasts.view(&view, clock)
}

/// How a day is written.
const SUCH_AS: &str = "such as date('2023-12-31') or '2023-10'";

/// The last day of a date, of a date and time, or of what an EDTF string names.
fn day_of(value: &Value) -> Result<Day, QueryError> {
    let text = match value {
        Value::String(text) => text.to_string(),
        Value::Temporal(temporal) => temporal.to_string(),
        other => {
            let message = format!("AS OF takes a DATE, not {}", other.type_name());
            return Err(QueryError::type_error(Detail::InvalidArgumentType, message).hint(SUCH_AS));
        }
    };
    Edtf::parse(&text).and_then(|date| date.latest()).ok_or_else(|| {
        let message = format!("AS OF takes a date, and '{text}' is none");
        QueryError::argument(Detail::InvalidArgumentValue, message).hint(SUCH_AS)
    })
}
