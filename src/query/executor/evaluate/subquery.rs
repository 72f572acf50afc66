//! EXISTS, COUNT and COLLECT: queries inside an expression.

use super::super::chunk::{CHUNK_ROWS, Chunk, Column, Row, number};
use super::super::context::Context;
use super::super::lineage::{FactKey, Gather, Lineage};
use super::super::memory::Held;
use super::super::operators::BoxedOperator;
use crate::error::Result;
use crate::query::ast::SubqueryKind;
use crate::query::bound::{Slot, SubqueryIndex};
use crate::query::plan::Operator;
use crate::value::Value;

/// What the subquery answers for `row`.
pub(super) fn evaluate(index: SubqueryIndex, row: Row<'_>, context: &mut Context<'_>) -> Result<Value> {
    let subquery = &context.plan.subqueries[index.0];
    run(index, row, context, |operator, context| match subquery.kind {
        SubqueryKind::Exists => exists(operator, context),
        SubqueryKind::Count => count(operator, context),
        SubqueryKind::Collect => collect(operator, subquery.output, context),
    })
}

/// For each of `rows` of `chunk`, how many rows EXISTS or COUNT has, where all can be asked for at once; of EXISTS whether
/// there are any.
pub(super) fn count_each(
    index: SubqueryIndex,
    rows: &[u32],
    chunk: &Chunk,
    context: &mut Context<'_>,
) -> Result<Option<Vec<u64>>> {
    let subquery = &context.plan.subqueries[index.0];
    let is_cheap = match subquery.kind {
        SubqueryKind::Exists => gives_one_row_at_most(&subquery.root),
        SubqueryKind::Count => true,
        SubqueryKind::Collect => false,
    };
    let is_alike = subquery.imports.is_empty() && context.lineage.is_none();
    if !is_cheap || !is_alike || !subquery.root.is_row_wise() {
        return Ok(None);
    }
    let mut argument = chunk.part(rows, &subquery.outer);
    argument.set_origin(Some((0..number(rows.len())).collect()));
    let mut counts = vec![0_u64; rows.len()];
    run_for(index, argument, context, |operator, context| {
        while let Some(found) = operator.next(context, CHUNK_ROWS)? {
            let origin = found.origin().expect("row-wise operators keep the origin of rows");
            for (row, origin) in origin.iter().enumerate() {
                let count = &mut counts[*origin as usize];
                *count = count.saturating_add(found.count(row));
            }
        }
        Ok(())
    })?;
    Ok(Some(counts))
}

/// Whether it gives no more than one row for each row of its argument, and looks for no more.
fn gives_one_row_at_most(operator: &Operator) -> bool {
    match operator {
        Operator::Argument => true,
        Operator::Filter { input, .. }
        | Operator::Extend { input, .. }
        | Operator::Keep { input, .. }
        | Operator::ExpandCount { input, .. }
        | Operator::Reach { input, is_into: true, .. } => gives_one_row_at_most(input),
        _ => false,
    }
}

/// Notes what the subquery's answer for `row` rests on: its rows, of which EXISTS needs but one, or that there are none.
pub(in super::super) fn cite(index: SubqueryIndex, row: Row<'_>, gather: &mut Gather<'_, '_>) -> Result<()> {
    let is_exists = gather.context.plan.subqueries[index.0].kind == SubqueryKind::Exists;
    let is_full = gather.context.lineage.as_ref().is_some_and(Lineage::is_full);
    let is_one_enough = is_exists && !is_full;
    let facts = run(index, row, gather.context, |operator, context| {
        let mut facts: Option<Vec<u32>> = None;
        while let Some(rows) = operator.next(context, if is_one_enough { 1 } else { CHUNK_ROWS })? {
            let count = if is_one_enough { 1 } else { rows.len() };
            facts.get_or_insert_default().extend((0..count).flat_map(|row| rows.facts(row)));
            if is_one_enough {
                break;
            }
        }
        Ok(facts)
    })?;
    match facts {
        Some(facts) => gather.facts.extend(facts),
        None => gather.note(FactKey::Absence),
    }
    Ok(())
}

/// Runs the subquery for `row` and hands its operators to `ask`.
fn run<'p, T>(
    index: SubqueryIndex,
    row: Row<'_>,
    context: &mut Context<'p>,
    ask: impl FnOnce(&mut BoxedOperator<'p>, &mut Context<'p>) -> Result<T>,
) -> Result<T> {
    let subquery = &context.plan.subqueries[index.0];
    let mut argument = row.chunk.part(&[number(row.number)], &subquery.outer);
    for (local, slot) in &subquery.imports {
        argument.set(*slot, Column::values(vec![context.local(*local).clone()]));
    }
    run_for(index, argument, context, ask)
}

/// Runs the subquery for the rows of `argument` and hands its operators to `ask`.
fn run_for<'p, T>(
    index: SubqueryIndex,
    argument: Chunk,
    context: &mut Context<'p>,
    ask: impl FnOnce(&mut BoxedOperator<'p>, &mut Context<'p>) -> Result<T>,
) -> Result<T> {
    let (mut operator, place) = context.take_subquery(index);
    context.set_argument(place, argument);
    operator.reset(context);
    let answer = ask(&mut operator, context);
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
        count = count.saturating_add_unsigned(rows.total_count());
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
