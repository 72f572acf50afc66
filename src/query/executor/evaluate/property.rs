//! A property of a variable in all rows of a chunk, read along its column.
//!
//! Where it is an integer in every row it is read as an array of integers, page by page; else value by value, where it
//! lies.

use super::super::chunk::{Chunk, Column};
use super::super::context::Context;
use super::access;
use crate::error::{Result, Span};
use crate::graph::ValueRef;
use crate::query::bound::{Expression, ExpressionKind, Key};
use crate::value::{Element, NodeId, RelationshipId, Value};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// A property of the elements in a column.
#[derive(Clone, Copy)]
pub(in super::super) struct Property<'a> {
    elements: Elements<'a>,
    key: &'a Key,
    span: Span,
}

#[derive(Clone, Copy)]
enum Elements<'a> {
    Nodes(&'a [NodeId]),
    Relationships(&'a [RelationshipId]),
}

impl<'a> Property<'a> {
    /// What an expression reads, where that is a property of a variable that is a node, or a relationship, in all rows.
    pub(in super::super) fn of(expression: &'a Expression, chunk: &'a Chunk) -> Option<Self> {
        let ExpressionKind::Property { target, key } = &expression.kind else { return None };
        let ExpressionKind::Slot(slot) = target.kind else { return None };
        let elements = match chunk.column(slot) {
            Column::Nodes(nodes) => Elements::Nodes(nodes),
            Column::Relationships(relationships) => Elements::Relationships(relationships),
            _ => return None,
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
        let view = context.view();
        let mut has_null = false;
        let mut note = |value: ValueRef<'v>| {
            has_null |= matches!(value, ValueRef::Null);
            take(value);
        };
        let key = self.key.resolve(|name| view.catalog().key(name));
        match (self.elements, key) {
            (Elements::Nodes(nodes), Some(key)) => view.each_node_property(nodes, key, &mut note),
            (Elements::Relationships(relationships), Some(key)) => {
                view.each_relationship_property(relationships, key, &mut note);
            }
            (elements, None) => (0..elements.len()).for_each(|_| note(ValueRef::Null)),
        }
        // Only what is no more can be null for that reason.
        if has_null { self.elements.ensure_all_exist(self.span, context) } else { Ok(()) }
    }

    /// The property in each of `rows`, ascending, where it is a text. They are shared, so that they stay where they are.
    pub(super) fn texts(self, rows: &[u32], context: &Context<'_>) -> Result<Vec<Option<Arc<str>>>> {
        let (mut gathered, mut texts) = (None, Vec::with_capacity(rows.len()));
        self.part(rows, &mut gathered).each(context, |value| {
            texts.push(if let ValueRef::String(text) = value { Some(text.clone()) } else { None });
        })?;
        Ok(texts)
    }

    /// The property in every row.
    pub(super) fn column(self, length: usize, context: &Context<'_>) -> Result<Column> {
        if let Some(integers) = self.integers(context) {
            return Ok(Column::integers(integers));
        }
        let mut column = Typed::Empty;
        self.each(context, |value| column.push(value, length))?;
        Ok(column.finish())
    }
}

impl Property<'_> {
    /// Whether it is the same property of the same elements.
    pub(super) fn is_same(self, other: Self) -> bool {
        self.key.name == other.key.name && self.elements.address() == other.elements.address()
    }

    /// The property in every row, where that is an integer in all of them.
    pub(in super::super) fn integers(self, context: &Context<'_>) -> Option<Vec<i64>> {
        let view = context.view();
        let key = self.key.resolve(|name| view.catalog().key(name))?;
        let mut integers = Vec::with_capacity(self.elements.len());
        let is_read = match self.elements {
            Elements::Nodes(nodes) => view.read_node_integers(nodes, key, &mut integers),
            Elements::Relationships(relationships) => {
                view.read_relationship_integers(relationships, key, &mut integers)
            }
        };
        is_read.then_some(integers)
    }
}

impl Elements<'_> {
    /// Where they lie: tells columns of the same rows apart.
    fn address(self) -> usize {
        match self {
            Elements::Nodes(nodes) => nodes.as_ptr().addr(),
            Elements::Relationships(relationships) => relationships.as_ptr().addr(),
        }
    }

    fn len(self) -> usize {
        match self {
            Elements::Nodes(nodes) => nodes.len(),
            Elements::Relationships(relationships) => relationships.len(),
        }
    }

    fn ensure_all_exist(self, span: Span, context: &Context<'_>) -> Result<()> {
        let exists = |element: Element| access::ensure_exists(element, span, context);
        match self {
            Elements::Nodes(nodes) => nodes.iter().try_for_each(|node| exists(Element::Node(*node))),
            Elements::Relationships(relationships) => {
                relationships.iter().try_for_each(|relationship| exists(Element::Relationship(*relationship)))
            }
        }
    }
}

impl<'a> Property<'a> {
    /// The property of some rows only, ascending; their elements are put in `gathered`, unless they are all.
    fn part<'g>(self, rows: &[u32], gathered: &'g mut Option<Gathered>) -> Property<'g>
    where
        'a: 'g,
    {
        if rows.len() == self.elements.len() {
            return self;
        }
        let gathered = gathered.insert(self.elements.gather(rows));
        Property { elements: gathered.elements(), ..self }
    }

    /// Keeps those of `rows`, ascending, whose property lies in the range, where it is an integer in all of them; else
    /// says so.
    pub(super) fn retain_within(
        self,
        range: &RangeInclusive<i64>,
        rows: &mut Vec<u32>,
        context: &Context<'_>,
    ) -> bool {
        let mut gathered = None;
        let Some(integers) = self.part(rows, &mut gathered).integers(context) else { return false };
        let mut sieve = sieve(rows);
        let kept = integers.iter().fold(0, |_, integer| sieve(range.contains(integer)));
        drop(sieve);
        rows.truncate(kept);
        true
    }

    /// Keeps those of `rows`, ascending, whose property passes.
    pub(super) fn retain(
        self,
        rows: &mut Vec<u32>,
        context: &Context<'_>,
        passes: impl Fn(ValueRef<'_>) -> bool,
    ) -> Result<()> {
        let mut gathered = None;
        let part = self.part(rows, &mut gathered);
        let (mut sieve, mut kept) = (sieve(rows), 0);
        part.each(context, |value| kept = sieve(passes(value)))?;
        drop(sieve);
        rows.truncate(kept);
        Ok(())
    }
}

/// Takes in, for one of `rows` after the other, whether it stays; gives how many do, which stand first then.
fn sieve(rows: &mut [u32]) -> impl FnMut(bool) -> usize {
    let (mut told, mut kept) = (0, 0);
    move |stays| {
        // Written in any case and counted only where it stays: nothing to be guessed wrong.
        rows[kept] = rows[told];
        kept += usize::from(stays);
        told += 1;
        kept
    }
}

impl Elements<'_> {
    fn gather(self, rows: &[u32]) -> Gathered {
        match self {
            Elements::Nodes(nodes) => Gathered::Nodes(rows.iter().map(|&row| nodes[row as usize]).collect()),
            Elements::Relationships(ids) => {
                Gathered::Relationships(rows.iter().map(|&row| ids[row as usize]).collect())
            }
        }
    }
}

impl Gathered {
    fn elements(&self) -> Elements<'_> {
        match self {
            Gathered::Nodes(nodes) => Elements::Nodes(nodes),
            Gathered::Relationships(relationships) => Elements::Relationships(relationships),
        }
    }
}

/// The elements of some of a column's rows.
enum Gathered {
    Nodes(Vec<NodeId>),
    Relationships(Vec<RelationshipId>),
}

/// A column that is typed as long as its values are of one type.
enum Typed {
    Empty,
    Integers(Vec<i64>),
    Floats(Vec<f64>),
    Values(Vec<Value>),
}

impl Typed {
    fn push(&mut self, value: ValueRef<'_>, length: usize) {
        match (&mut *self, value) {
            (Typed::Integers(integers), ValueRef::Integer(integer)) => integers.push(integer),
            (Typed::Floats(floats), ValueRef::Float(float)) => floats.push(float),
            (Typed::Values(values), value) => values.push(value.to_value()),
            (Typed::Empty, value) => {
                *self = match value {
                    ValueRef::Integer(_) => Typed::Integers(Vec::with_capacity(length)),
                    ValueRef::Float(_) => Typed::Floats(Vec::with_capacity(length)),
                    _ => Typed::Values(Vec::with_capacity(length)),
                };
                self.push(value, length);
            }
            (_, value) => {
                self.widen();
                self.push(value, length);
            }
        }
    }

    fn widen(&mut self) {
        *self = Typed::Values(match std::mem::replace(self, Typed::Empty) {
            Typed::Empty => Vec::new(),
            Typed::Integers(integers) => integers.into_iter().map(Value::Integer).collect(),
            Typed::Floats(floats) => floats.into_iter().map(Value::Float).collect(),
            Typed::Values(values) => values,
        });
    }

    fn finish(self) -> Column {
        match self {
            Typed::Empty => Column::nulls(0),
            Typed::Integers(integers) => Column::integers(integers),
            Typed::Floats(floats) => Column::floats(floats),
            Typed::Values(values) => Column::values(values),
        }
    }
}
