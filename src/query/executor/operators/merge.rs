//! Merge: for each row what matches the pattern, or, where nothing does, a new copy of it.
//!
//! Row by row: what was created for one row can match for the next.

use super::super::branch::Branch;
use super::super::chunk::Chunk;
use super::super::citing;
use super::super::context::Context;
use super::super::memory::Held;
use super::create::{NullProperty, create_rows};
use super::eager::{Eager, Update};
use super::set::set_rows;
use super::{BoxedOperator, changes};
use crate::error::Result;
use crate::provenance::Subject;
use crate::query::bound::{Creation, SetItem};
use crate::value::Value;

/// Looks for each row of `input` with `branch`, creates what `creation` describes where that finds nothing, and sets
/// the items of ON CREATE or ON MATCH.
pub(in super::super) fn merge<'p>(
    input: BoxedOperator<'p>,
    branch: Branch<'p>,
    creation: &'p Creation,
    on_create: &'p [SetItem],
    on_match: &'p [SetItem],
) -> BoxedOperator<'p> {
    Eager::boxed(input, Merge { branch, creation, on_create, on_match })
}

/// After how many rows what they hold is counted.
const COUNTED_ROWS: usize = 256;

struct Merge<'p> {
    branch: Branch<'p>,
    creation: &'p Creation,
    on_create: &'p [SetItem],
    on_match: &'p [SetItem],
}

impl<'p> Merge<'p> {
    fn merge(&mut self, row: &Chunk, context: &mut Context<'p>) -> Result<Chunk> {
        context.guard.tick()?;
        if let Some(matched) = self.branch.run(row, context)? {
            cite_merged(self.creation, &matched, context)?;
            set_rows(self.on_match, &matched, context)?;
            return Ok(matched);
        }
        let created = create_rows(self.creation, NullProperty::IsRefused, row, context)?;
        set_rows(self.on_create, &created, context)?;
        Ok(created)
    }
}

/// The evidence holds for what was there already, too.
fn cite_merged(creation: &Creation, matched: &Chunk, context: &mut Context<'_>) -> Result<()> {
    if context.citation.is_none() {
        return Ok(());
    }
    let nodes = creation.nodes.iter().map(|node| (node.slot, node.span));
    let relationships =
        creation.relationships.iter().map(|relationship| (relationship.slot, relationship.span));
    for (slot, span) in nodes.chain(relationships) {
        for row in matched.rows() {
            if let Some(element) = changes::element_of(&row.get(slot), span)? {
                citing::cite(context, Subject::Element(element), Value::Null)?;
            }
        }
    }
    Ok(())
}

impl<'p> Update<'p> for Merge<'p> {
    fn update(
        &mut self,
        chunks: Vec<Chunk>,
        held: &mut Held,
        context: &mut Context<'p>,
    ) -> Result<Vec<Chunk>> {
        let mut results = Vec::with_capacity(chunks.len());
        for chunk in chunks {
            let mut merged: Option<Chunk> = None;
            for row in 0..chunk.len() {
                let rows = self.merge(&chunk.single(row), context)?;
                match &mut merged {
                    Some(merged) => merged.append(&rows),
                    None => merged = Some(rows),
                }
                // What a row shares with those before it is not counted again and again.
                if let Some(part) = merged.take_if(|merged| merged.len() >= COUNTED_ROWS) {
                    held.charge(part.bytes(), &mut context.guard)?;
                    results.push(part);
                }
            }
            if let Some(rest) = merged {
                held.charge(rest.bytes(), &mut context.guard)?;
                results.push(rest);
            }
        }
        Ok(results)
    }
}
