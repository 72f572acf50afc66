//! EXISTS, COUNT and COLLECT: queries inside an expression.

use super::super::chunk::{CHUNK_ROWS, Column, Row};
use super::super::context::Context;
use super::super::memory::Held;
use super::super::operators::BoxedOperator;
use crate::error::Result;
use crate::query::ast::SubqueryKind;
use crate::query::bound::{Slot, SubqueryIndex};
use crate::value::Value;

/// What the subquery answers for `row`.
pub(super) fn evaluate(index: SubqueryIndex, row: Row<'_>, context: &mut Context<'_>) -> Result<Value> {
    let subquery = &context.plan.subqueries[index.0];
    let mut argument = row.chunk.single_of(row.number, &subquery.outer);
    for (local, slot) in &subquery.imports {
        argument.set(*slot, Column::values(vec![context.local(*local).clone()]));
    }
    let (mut operator, place) = context.take_subquery(index);
    context.set_argument(place, argument);
    operator.reset(context);
    let answer = match subquery.kind {
        SubqueryKind::Exists => exists(&mut operator, context),
        SubqueryKind::Count => count(&mut operator, context),
        SubqueryKind::Collect => collect(&mut operator, subquery.output, context),
    };
    operator.reset(context);
    context.give_back_subquery(index, (operator, place));
    answer
}

/// The first row is enough.
fn exists<'p>(operator: &mut BoxedOperator<'p>, context: &mut Context<'p>) -> Result<Value> {
    Ok(Value::Boolean(operator.next(context, 1)?.is_some()))
}

fn count<'p>(operator: &mut BoxedOperator<'p>, context: &mut Context<'p>) -> Result<Value> {
    let mut count: i64 = 0;
    while let Some(rows) = operator.next(context, CHUNK_ROWS)? {
        count = count.saturating_add_unsigned(rows.len() as u64);
    }
    Ok(Value::Integer(count))
}

fn collect<'p>(
    operator: &mut BoxedOperator<'p>,
    output: Option<Slot>,
    context: &mut Context<'p>,
) -> Result<Value> {
    let mut held = Held::default();
    let mut items = Vec::new();
    while let Some(rows) = operator.next(context, CHUNK_ROWS)? {
        held.charge(rows.bytes(), &mut context.guard)?;
        items.extend(rows.rows().map(|row| output.map_or(Value::Null, |output| row.get(output))));
    }
    held.release(&mut context.guard);
    Ok(Value::list(items))
}
