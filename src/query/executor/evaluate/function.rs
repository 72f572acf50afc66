//! Calls of functions.

use super::super::chunk::Row;
use super::super::context::Context;
use super::super::memory::value_steps;
use super::{evaluate, placed};
use crate::error::{Result, Span};
use crate::functions::Function;
use crate::query::bound::Expression;
use crate::value::Value;

/// Evaluates the arguments, then the function; a null argument ends it early where the function says so.
pub(super) fn call(
    function: &Function,
    arguments: &[Expression],
    span: Span,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Value> {
    let bottom = context.stack.len();
    for argument in arguments {
        let value = evaluate(argument, row, context)?;
        context.stack.push(value);
    }
    let value = compute(function, &context.stack[bottom..], span, context);
    let steps: usize = context.stack[bottom..].iter().chain(&value).map(value_steps).sum();
    context.stack.truncate(bottom);
    context.guard.work(steps)?;
    value
}

fn compute(function: &Function, arguments: &[Value], span: Span, context: &Context<'_>) -> Result<Value> {
    if function.propagates_null && arguments.iter().any(Value::is_null) {
        return Ok(Value::Null);
    }
    placed((function.evaluate)(arguments, &context.environment()), span)
}
