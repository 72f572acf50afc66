//! A property of a variable in all rows of a chunk, read along its column.
//!
//! Where it is an integer in every row it is read as an array of integers, page by page; else value by value, where it
//! lies.

use super::super::chunk::{Chunk, Column};
use super::super::context::Context;
use super::super::recent::Recent;
use super::super::typed_column::TypedColumn;
use super::access;
use super::selection::{Selection, Sieve};
use crate::error::{Result, Span};
use crate::graph::{Elements, Ids, KeyId, Stretch, Told, ValueRef};
use crate::query::bound::{Expression, ExpressionKind, Key};
use crate::value::{NodeId, RelationshipId};
use std::ops::RangeInclusive;

/// Rows lie near one another where no more than so many elements come to each of them.
const NEAR: u64 = 2;

/// A property of the elements in a column.
#[derive(Clone, Copy)]
pub(in super::super) struct Property<'a> {
    elements: Elements<'a>,
    key: &'a Key,
    span: Span,
}

impl<'a> Property<'a> {
    /// What an expression reads, where that is a property of a variable that is a node, or a relationship, in all rows.
    pub(in super::super) fn of(expression: &'a Expression, chunk: &'a Chunk) -> Option<Self> {
        let ExpressionKind::Property { target, key } = &expression.kind else { return None };
        let ExpressionKind::Slot(slot) = target.kind else { return None };
        let elements = match chunk.column(slot) {
            Column::Relationships(relationships) => Elements::Relationships(Ids::Listed(relationships)),
            column => Elements::Nodes(column.as_nodes()?),
        };
        Some(Property { elements, key, span: expression.span })
    }

    /// Hands the property in each row to `take`, in their order.
    ///
    /// # Errors
    /// `EntityNotFound: DeletedEntityAccess` where an element is no more.
    pub(in super::super) fn each<'v>(
        self,
        context: &'v Context<'_>,
        mut take: impl FnMut(ValueRef<'v>),
    ) -> Result<()> {
        let mut has_null = false;
        context.view().each_property(self.elements, self.key(context), |value| {
            has_null |= matches!(value, ValueRef::Null);
            take(value);
        });
        self.ensure_all_exist_if(has_null, context)
    }

    /// Hands over the property in all rows, in their order, integers that lie side by side together.
    ///
    /// # Errors
    /// As of [`each`](Self::each).
    pub(in super::super) fn stretches(
        self,
        context: &Context<'_>,
        mut take: impl FnMut(Stretch<'_>),
    ) -> Result<()> {
        let mut has_null = false;
        context.view().stretches_of_property(self.elements, self.key(context), |stretch| {
            has_null |= matches!(stretch, Stretch::One(ValueRef::Null));
            take(stretch);
        });
        self.ensure_all_exist_if(has_null, context)
    }

    /// Hands over what `tell` says of the property in each row, in their order. For equal values it may be asked once,
    /// at the first row that has it.
    ///
    /// # Errors
    /// As of [`each`](Self::each).
    pub(in super::super) fn tell<'v, T: Copy + Default>(
        self,
        context: &'v Context<'_>,
        mut tell: impl FnMut(ValueRef<'v>) -> T,
        take: impl FnMut(Told<'_, T>),
    ) -> Result<()> {
        let mut has_null = false;
        let note = |value: ValueRef<'v>| {
            has_null |= matches!(value, ValueRef::Null);
            tell(value)
        };
        context.view().tell_property(self.elements, self.key(context), note, take);
        self.ensure_all_exist_if(has_null, context)
    }

    /// For each of `rows` the place among them of the first that is known to have the same property: of texts, those that
    /// lie together and those that lie in one place.
    pub(super) fn same_as(self, rows: &Selection, context: &Context<'_>) -> Result<Vec<u32>> {
        let (mut gathered, mut recent, mut different) = (None, Recent::default(), 0);
        let number = |value: ValueRef<'_>| {
            let known = match value {
                ValueRef::String(text) => recent.get(text),
                _ => None,
            };
            known.unwrap_or_else(|| {
                let new = different;
                different += 1;
                if let ValueRef::String(text) = value { recent.insert(text, new) } else { new }
            })
        };
        let mut numbers = Vec::with_capacity(rows.len());
        self.part(rows, &mut gathered).tell(context, number, |told| told.add_to(&mut numbers))?;
        let mut firsts: Vec<u32> = Vec::new();
        for (place, number) in (0..).zip(&mut numbers) {
            if *number as usize == firsts.len() {
                firsts.push(place);
            }
            *number = firsts[*number as usize];
        }
        Ok(numbers)
    }

    /// The property in every row.
    pub(super) fn column(self, length: usize, context: &Context<'_>) -> Result<Column> {
        if let Some(integers) = self.integers(context) {
            return Ok(Column::integers(integers));
        }
        let mut column = TypedColumn::default();
        self.each(context, |value| column.push(value, length))?;
        Ok(column.finish())
    }
}

impl Property<'_> {
    /// Whether it is the same property of the same elements.
    pub(super) fn is_same(self, other: Self) -> bool {
        self.key.name == other.key.name && self.elements.is_same(other.elements)
    }

    /// Whether the elements seem to lie near one another, as those that a scan finds do: told by the first and the last.
    pub(in super::super) fn is_near(self) -> bool {
        let span = self.elements.ends().and_then(|(first, last)| last.checked_sub(first));
        span.is_some_and(|span| span < NEAR * self.elements.count() as u64)
    }

    /// The property in every row, where that is an integer in all of them.
    pub(in super::super) fn integers(self, context: &Context<'_>) -> Option<Vec<i64>> {
        let mut integers = Vec::with_capacity(self.elements.count());
        let is_read = context.view().read_integers(self.elements, self.key(context), &mut integers);
        is_read.then_some(integers)
    }

    /// Whether it is an integer in every row.
    pub(in super::super) fn are_integers(self, context: &Context<'_>) -> bool {
        context.view().are_integers(self.elements, self.key(context))
    }

    /// The number of its key, if the catalog has it.
    fn key(self, context: &Context<'_>) -> Option<KeyId> {
        self.key.resolve(|name| context.view().catalog().key(name))
    }

    /// Where something was null: only what is no more can be so for that reason.
    fn ensure_all_exist_if(self, has_null: bool, context: &Context<'_>) -> Result<()> {
        if !has_null {
            return Ok(());
        }
        let exists = |element| access::ensure_exists(element, self.span, context);
        self.elements.iter().try_for_each(exists)
    }
}

impl<'a> Property<'a> {
    /// The property of some rows only; their elements are put in `gathered`, unless they are all.
    fn part<'g>(self, rows: &Selection, gathered: &'g mut Option<Gathered>) -> Property<'g>
    where
        'a: 'g,
    {
        match rows {
            Selection::Listed(rows) if rows.len() < self.elements.count() => {
                let gathered = gathered.insert(Gathered::of(self.elements, rows));
                Property { elements: gathered.elements(), ..self }
            }
            _ => self,
        }
    }

    /// Keeps those of `rows` whose property is an integer in the range, which is not empty, or another value that passes.
    pub(super) fn retain_within(
        self,
        range: &RangeInclusive<i64>,
        rows: &mut Selection,
        context: &Context<'_>,
        passes: impl Fn(ValueRef<'_>) -> bool,
    ) -> Result<()> {
        let mut gathered = None;
        let part = self.part(rows, &mut gathered);
        let mut sieve = Sieve::new(rows);
        let (least, width) = (*range.start(), range.end().abs_diff(*range.start()));
        // One comparison instead of two.
        let is_within = move |integer: &i64| integer.wrapping_sub(least).cast_unsigned() <= width;
        if !part.is_near()
            && let Some(integers) = part.integers(context)
        {
            // All are read before one is looked at: no reading waits for the one before.
            sieve.take_each(&integers, is_within);
        } else {
            part.stretches(context, |stretch| match stretch {
                Stretch::Integers(integers) => sieve.take_each(integers, is_within),
                Stretch::Small(small) => sieve.take_small(small, range),
                Stretch::One(value) => sieve.take(passes(value)),
            })?;
        }
        *rows = sieve.finish();
        Ok(())
    }

    /// Keeps those of `rows` whose property passes.
    pub(super) fn retain(
        self,
        rows: &mut Selection,
        context: &Context<'_>,
        passes: impl Fn(ValueRef<'_>) -> bool,
    ) -> Result<()> {
        let mut gathered = None;
        let part = self.part(rows, &mut gathered);
        let mut sieve = Sieve::new(rows);
        part.tell(context, passes, |told| match told {
            Told::Each(told) => sieve.take_each(told, |stays| *stays),
            Told::Coded(codes, told) => sieve.take_each(codes, |code| told[usize::from(*code)]),
        })?;
        *rows = sieve.finish();
        Ok(())
    }
}

impl Gathered {
    fn of(elements: Elements<'_>, rows: &[u32]) -> Self {
        match elements {
            Elements::Nodes(nodes) => Gathered::Nodes(nodes.gather(rows)),
            Elements::Relationships(ids) => Gathered::Relationships(ids.gather(rows)),
        }
    }

    fn elements(&self) -> Elements<'_> {
        match self {
            Gathered::Nodes(nodes) => Elements::Nodes(Ids::Listed(nodes)),
            Gathered::Relationships(relationships) => Elements::Relationships(Ids::Listed(relationships)),
        }
    }
}

/// The elements of some of a column's rows.
enum Gathered {
    Nodes(Vec<NodeId>),
    Relationships(Vec<RelationshipId>),
}
