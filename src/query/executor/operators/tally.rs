//! Tally: how many rows each row stands for, where each is about a node that no other row is about.
//!
//! Rows pass as they come. Only where nodes are told apart by a property, and some have no plain value of it, those that
//! agree on the keys are counted together, in a table; they come last.

use super::super::Graph;
use super::super::chunk::{Chunk, Column, number};
use super::super::context::Context;
use super::super::evaluate::Property;
use super::super::memory::Held;
use super::aggregate::next_slice;
use super::groups::Groups;
use super::{BoxedOperator, Operator};
use crate::error::Result;
use crate::graph::ValueRef;
use crate::query::bound::{Expression, ExpressionKind, Key, Label, Slot};

/// Puts into `counts` how many rows each row of `input` stands for; `unique` is what the nodes in `node` are told apart by,
/// if not by themselves: one of `keys`.
pub(in super::super) fn tally<'p>(
    input: BoxedOperator<'p>,
    node: Slot,
    keys: &'p [Expression],
    unique: Option<&'p (Label, Key)>,
    counts: &'p [Slot],
) -> BoxedOperator<'p> {
    let identity = unique.and_then(|(label, key)| {
        let own = keys.iter().find(|own| is_property(own, node, key))?;
        Some(Identity { label, key, property: own })
    });
    Box::new(Tally { input, keys, identity, counts, together: Together::default(), is_over: false })
}

struct Tally<'p> {
    input: BoxedOperator<'p>,
    keys: &'p [Expression],
    identity: Option<Identity<'p>>,
    counts: &'p [Slot],
    together: Together,
    is_over: bool,
}

/// The property that nodes are told apart by.
struct Identity<'p> {
    label: &'p Label,
    key: &'p Key,
    property: &'p Expression,
}

/// Rows that are counted together where they agree on the keys.
#[derive(Default)]
struct Together {
    groups: Groups,
    /// The first row of each group, and how many there are of it.
    rows: Option<Chunk>,
    counts: Vec<i64>,
    given: usize,
    held: Held,
}

fn is_property(expression: &Expression, node: Slot, wanted: &Key) -> bool {
    matches!(&expression.kind, ExpressionKind::Property { target, key }
        if matches!(target.kind, ExpressionKind::Slot(slot) if slot == node) && key.name == wanted.name)
}

impl Identity<'_> {
    /// Whether a node's value says that no other row is of its group, for each row of `chunk`; `None` where all do.
    fn tells_apart(&self, chunk: &Chunk, context: &Context<'_>) -> Result<Option<Vec<bool>>> {
        let property = Property::of(self.property, chunk).filter(|_| self.is_kept(context));
        let Some(property) = property else { return Ok(Some(vec![false; chunk.len()])) };
        if property.are_integers(context) {
            return Ok(None);
        }
        let mut plain = Vec::with_capacity(chunk.len());
        property.each(context, |value| {
            plain.push(matches!(value, ValueRef::Integer(_) | ValueRef::String(_)));
        })?;
        Ok(Some(plain))
    }

    /// Whether no two nodes have equal values: while a statement changes them, some may.
    fn is_kept(&self, context: &Context<'_>) -> bool {
        matches!(context.graph, Graph::Read(_))
            && context.view().keeps_unique(&self.label.name, &self.key.name)
    }
}

impl Together {
    fn take(&mut self, chunk: &Chunk, keys: &[Expression], context: &mut Context<'_>) -> Result<()> {
        let numbers = self.groups.number_rows(keys.iter(), chunk, context)?;
        let known = self.counts.len();
        self.counts.resize(self.groups.len(), 0);
        let mut first = Vec::new();
        for (row, group) in numbers.iter().enumerate() {
            if *group as usize == known + first.len() {
                first.push(number(row));
            }
            let count = &mut self.counts[*group as usize];
            *count = count.saturating_add_unsigned(chunk.count(row));
        }
        let new = chunk.gather(&first);
        self.held.charge(new.bytes() + first.len() * size_of::<i64>(), &mut context.guard)?;
        match &mut self.rows {
            Some(rows) => rows.append(&new),
            None => self.rows = Some(new),
        }
        Ok(())
    }

    fn clear(&mut self, context: &mut Context<'_>) {
        self.groups.clear(context);
        self.held.release(&mut context.guard);
        *self = Together::default();
    }
}

impl<'p> Tally<'p> {
    /// Passes on the rows that are told apart, and keeps the others.
    fn sift(&mut self, chunk: Chunk, context: &mut Context<'p>) -> Result<Chunk> {
        let plain =
            self.identity.as_ref().map_or(Ok(None), |identity| identity.tells_apart(&chunk, context))?;
        let Some(plain) = plain else { return Ok(chunk) };
        let (apart, others): (Vec<u32>, _) = (0..number(chunk.len())).partition(|row| plain[*row as usize]);
        if !others.is_empty() {
            self.together.take(&chunk.gather(&others), self.keys, context)?;
        }
        Ok(chunk.gather(&apart))
    }

    fn bind(&self, rows: &mut Chunk, counts: Vec<i64>) {
        let counts = Column::integers(counts);
        self.counts.iter().for_each(|slot| rows.set(*slot, counts.clone()));
        rows.set_counts(None);
    }

    /// The rows that were counted together, with their counts.
    fn finish(&mut self) {
        if let Some(mut rows) = self.together.rows.take() {
            let counts = std::mem::take(&mut self.together.counts);
            self.bind(&mut rows, counts);
            self.together.rows = Some(rows);
        }
        self.is_over = true;
    }
}

impl<'p> Operator<'p> for Tally<'p> {
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        while !self.is_over {
            let Some(chunk) = self.input.next(context, wanted)? else {
                self.finish();
                break;
            };
            context.guard.work(chunk.len())?;
            let mut rows = self.sift(chunk, context)?;
            if rows.len() > 0 {
                let counts = rows.counts_as_integers();
                self.bind(&mut rows, counts);
                return Ok(Some(rows));
            }
        }
        let Together { rows: Some(rows), given, .. } = &mut self.together else { return Ok(None) };
        Ok(next_slice(rows, given, wanted.min(context.chunk_rows)))
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
        self.together.clear(context);
        self.is_over = false;
    }
}
