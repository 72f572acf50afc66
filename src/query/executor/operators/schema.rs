//! CreateIndex, CreateFullTextIndex, DropIndex, CreateConstraint and DropConstraint.

use super::super::chunk::Chunk;
use super::super::context::Context;
use super::{BoxedOperator, Operator};
use crate::error::Result;
use crate::graph::{Change, ConstraintDefinition, FullTextDefinition, IndexDefinition};
use std::sync::Arc;

/// Creates an index; an equal one, or one of the same name, is no error with `if_not_exists`.
pub(in super::super) fn create_index<'p>(
    definition: &'p IndexDefinition,
    if_not_exists: bool,
) -> BoxedOperator<'p> {
    Box::new(CreateIndex { definition, if_not_exists })
}

struct CreateIndex<'p> {
    definition: &'p IndexDefinition,
    if_not_exists: bool,
}

impl<'p> Operator<'p> for CreateIndex<'p> {
    fn next(&mut self, context: &mut Context<'p>, _: usize) -> Result<Option<Chunk>> {
        let wanted = self.definition;
        let is_equal = context.view().indexes().any(|index| index.rivals(wanted));
        if !(self.if_not_exists && (is_equal || has_index(context, &wanted.name))) {
            context.apply(Change::CreateIndex { definition: wanted.clone() })?;
            context.counters.indexes_added += 1;
        }
        Ok(None)
    }

    fn reset(&mut self, _: &mut Context<'p>) {}
}

/// Creates a full-text index; an equal one, or any index of the same name, is no error with `if_not_exists`.
pub(in super::super) fn create_full_text_index<'p>(
    definition: &'p FullTextDefinition,
    if_not_exists: bool,
) -> BoxedOperator<'p> {
    Box::new(CreateFullTextIndex { definition, if_not_exists })
}

struct CreateFullTextIndex<'p> {
    definition: &'p FullTextDefinition,
    if_not_exists: bool,
}

impl<'p> Operator<'p> for CreateFullTextIndex<'p> {
    fn next(&mut self, context: &mut Context<'p>, _: usize) -> Result<Option<Chunk>> {
        let wanted = self.definition;
        let is_equal = context.view().full_text_indexes().any(|index| index.rivals(wanted));
        if !(self.if_not_exists && (is_equal || has_index(context, &wanted.name))) {
            context.apply(Change::CreateFullTextIndex { definition: wanted.clone() })?;
            context.counters.indexes_added += 1;
        }
        Ok(None)
    }

    fn reset(&mut self, _: &mut Context<'p>) {}
}

/// Whether an index of any kind has the name.
fn has_index(context: &Context<'_>, name: &str) -> bool {
    context.view().full_text_index(name).is_some()
        || context.view().indexes().any(|index| *index.name == *name)
}

/// Drops an index; a missing one is no error with `if_exists`.
pub(in super::super) fn drop_index<'p>(name: &'p Arc<str>, if_exists: bool) -> BoxedOperator<'p> {
    Box::new(DropIndex { name, if_exists })
}

struct DropIndex<'p> {
    name: &'p Arc<str>,
    if_exists: bool,
}

impl<'p> Operator<'p> for DropIndex<'p> {
    fn next(&mut self, context: &mut Context<'p>, _: usize) -> Result<Option<Chunk>> {
        if has_index(context, self.name) || !self.if_exists {
            context.apply(Change::DropIndex { name: self.name.clone() })?;
            context.counters.indexes_removed += 1;
        }
        Ok(None)
    }

    fn reset(&mut self, _: &mut Context<'p>) {}
}

/// Creates a constraint; one that asks the same of the same, or of the same name, is no error with `if_not_exists`.
pub(in super::super) fn create_constraint<'p>(
    definition: &'p ConstraintDefinition,
    if_not_exists: bool,
) -> BoxedOperator<'p> {
    Box::new(CreateConstraint { definition, if_not_exists })
}

struct CreateConstraint<'p> {
    definition: &'p ConstraintDefinition,
    if_not_exists: bool,
}

impl<'p> Operator<'p> for CreateConstraint<'p> {
    fn next(&mut self, context: &mut Context<'p>, _: usize) -> Result<Option<Chunk>> {
        let wanted = self.definition;
        let is_there = context.view().constraints().any(|known| {
            let is_same =
                (&known.target, &known.keys, &known.rule) == (&wanted.target, &wanted.keys, &wanted.rule);
            known.name == wanted.name || is_same
        });
        if !(is_there && self.if_not_exists) {
            context.apply(Change::CreateConstraint { definition: wanted.clone() })?;
            context.counters.constraints_added += 1;
        }
        Ok(None)
    }

    fn reset(&mut self, _: &mut Context<'p>) {}
}

/// Drops a constraint; a missing one is no error with `if_exists`.
pub(in super::super) fn drop_constraint<'p>(name: &'p Arc<str>, if_exists: bool) -> BoxedOperator<'p> {
    Box::new(DropConstraint { name, if_exists })
}

struct DropConstraint<'p> {
    name: &'p Arc<str>,
    if_exists: bool,
}

impl<'p> Operator<'p> for DropConstraint<'p> {
    fn next(&mut self, context: &mut Context<'p>, _: usize) -> Result<Option<Chunk>> {
        let is_there = context.view().constraints().any(|constraint| constraint.name == *self.name);
        if is_there || !self.if_exists {
            context.apply(Change::DropConstraint { name: self.name.clone() })?;
            context.counters.constraints_removed += 1;
        }
        Ok(None)
    }

    fn reset(&mut self, _: &mut Context<'p>) {}
}
