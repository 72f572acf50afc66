//! Expressions that run over a list with a variable of their own.

use super::super::chunk::Row;
use super::super::context::Context;
use super::super::memory::value_bytes;
use super::access::list_operand;
use super::truth::as_truth;
use super::{evaluate, nesting, truth};
use crate::error::Result;
use crate::query::ast::Quantifier;
use crate::query::bound::{Expression, Local};
use crate::value::Value;

/// `[local IN list WHERE filter | map]`
pub(super) fn list_comprehension(
    local: Local,
    list: &Expression,
    (filter, map): (Option<&Expression>, Option<&Expression>),
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Value> {
    let Some(items) = list_operand(list, row, context)? else { return Ok(Value::Null) };
    let mut results = Vec::new();
    let mut bytes = 0;
    for item in items.iter() {
        context.guard.tick()?;
        context.set_local(local, item.clone());
        if let Some(filter) = filter
            && truth(filter, row, context)? != Some(true)
        {
            continue;
        }
        let result = map.map_or_else(|| Ok(item.clone()), |map| evaluate(map, row, context))?;
        bytes += value_bytes(&result);
        context.guard.allow(bytes)?;
        results.push(result);
    }
    Ok(Value::list(results))
}

/// `all | any | none | single (local IN list WHERE filter)`
pub(super) fn quantified(
    quantifier: Quantifier,
    local: Local,
    (list, filter): (&Expression, Option<&Expression>),
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Option<bool>> {
    let Some(items) = list_operand(list, row, context)? else { return Ok(None) };
    let mut tally = Tally::default();
    for item in items.iter() {
        context.guard.tick()?;
        context.set_local(local, item.clone());
        let outcome = match filter {
            Some(filter) => truth(filter, row, context)?,
            None => as_truth(item, list.span)?,
        };
        tally.add(outcome);
        if let Some(decided) = tally.decides(quantifier) {
            return Ok(Some(decided));
        }
    }
    Ok(tally.outcome(quantifier))
}

/// How many items satisfied a predicate, how many did not, and for how many it is unknown.
#[derive(Default)]
struct Tally {
    is_true: usize,
    is_false: usize,
    unknown: usize,
}

impl Tally {
    fn add(&mut self, outcome: Option<bool>) {
        match outcome {
            Some(true) => self.is_true += 1,
            Some(false) => self.is_false += 1,
            None => self.unknown += 1,
        }
    }

    /// The outcome, when no further item can change it.
    fn decides(&self, quantifier: Quantifier) -> Option<bool> {
        match quantifier {
            Quantifier::All => (self.is_false > 0).then_some(false),
            Quantifier::Any => (self.is_true > 0).then_some(true),
            Quantifier::None => (self.is_true > 0).then_some(false),
            Quantifier::Single => (self.is_true > 1).then_some(false),
        }
    }

    fn outcome(&self, quantifier: Quantifier) -> Option<bool> {
        if let Some(decided) = self.decides(quantifier) {
            return Some(decided);
        }
        if self.unknown > 0 {
            return None;
        }
        Some(match quantifier {
            Quantifier::All | Quantifier::None => true,
            Quantifier::Any => false,
            Quantifier::Single => self.is_true == 1,
        })
    }
}

/// `reduce(accumulator = initial, local IN list | step)`
pub(super) fn reduce(
    (accumulator, initial): (Local, &Expression),
    (local, list): (Local, &Expression),
    step: &Expression,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Value> {
    let mut result = evaluate(initial, row, context)?;
    let Some(items) = list_operand(list, row, context)? else { return Ok(Value::Null) };
    for item in items.iter() {
        context.guard.tick()?;
        context.set_local(accumulator, result);
        context.set_local(local, item.clone());
        result = evaluate(step, row, context)?;
        nesting::check(&result, step.span)?;
        context.guard.allow(value_bytes(&result))?;
    }
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(quantifier: Quantifier, items: &[Option<bool>]) -> Option<bool> {
        let mut tally = Tally::default();
        items.iter().for_each(|&item| tally.add(item));
        tally.outcome(quantifier)
    }

    #[test]
    fn quantifiers_are_unknown_only_where_an_unknown_item_could_decide() {
        let (yes, no, unknown) = (Some(true), Some(false), None);
        assert_eq!(outcome(Quantifier::All, &[]), yes);
        assert_eq!(outcome(Quantifier::All, &[no, unknown]), no);
        assert_eq!(outcome(Quantifier::All, &[yes, unknown]), unknown);
        assert_eq!(outcome(Quantifier::Any, &[yes, unknown]), yes);
        assert_eq!(outcome(Quantifier::Any, &[no, unknown]), unknown);
        assert_eq!(outcome(Quantifier::None, &[yes, unknown]), no);
        assert_eq!(outcome(Quantifier::None, &[no, unknown]), unknown);
        assert_eq!(outcome(Quantifier::Single, &[yes, yes, unknown]), no);
        assert_eq!(outcome(Quantifier::Single, &[yes, unknown]), unknown);
        assert_eq!(outcome(Quantifier::Single, &[yes, no]), yes);
    }
}
