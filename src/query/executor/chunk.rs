//! Rows in columns: what flows from operator to operator.
//!
//! A [`Chunk`] holds up to about [`CHUNK_ROWS`] rows, a [`Column`] for each slot of the statement that is bound, in
//! [`Columns`]. They are shared, so that passing one on, or copying a whole chunk, costs a reference count. A [`Row`] is a place in a chunk:
//! expressions read their variables from it.

use super::columns::Columns;
use super::lineage::{Facts, union};
use crate::graph::Ids;
use crate::query::bound::Slot;
use crate::value::{NodeId, RelationshipId, Value};
use std::ops::Range;
use std::sync::Arc;

/// How many rows an operator aims to give at once.
pub(super) const CHUNK_ROWS: usize = 2048;

/// The values of one slot, a row each.
#[derive(Debug, Clone, Default)]
pub(super) enum Column {
    /// The slot is not bound here; read as null.
    #[default]
    Absent,
    /// Nodes, none of them null.
    Nodes(Arc<Vec<NodeId>>),
    /// Nodes that follow one another: the first, and how many.
    NodeRun(NodeId, usize),
    /// Relationships, none of them null.
    Relationships(Arc<Vec<RelationshipId>>),
    /// Integers, none of them null.
    Integers(Arc<Vec<i64>>),
    /// Floats, none of them null.
    Floats(Arc<Vec<f64>>),
    /// Anything.
    Values(Arc<Vec<Value>>),
}

impl Column {
    /// A column of nodes.
    pub(super) fn nodes(nodes: Vec<NodeId>) -> Self {
        Column::Nodes(Arc::new(nodes))
    }

    /// A column of relationships.
    pub(super) fn relationships(relationships: Vec<RelationshipId>) -> Self {
        Column::Relationships(Arc::new(relationships))
    }

    /// A column of integers.
    pub(super) fn integers(integers: Vec<i64>) -> Self {
        Column::Integers(Arc::new(integers))
    }

    /// A column of floats.
    pub(super) fn floats(floats: Vec<f64>) -> Self {
        Column::Floats(Arc::new(floats))
    }

    /// A column of any values; where all are nodes, or all relationships, it becomes a column of these.
    pub(super) fn values(values: Vec<Value>) -> Self {
        let typed = match values.first() {
            Some(Value::Node(_)) => all(&values, node_of).map(Column::nodes),
            Some(Value::Relationship(_)) => all(&values, relationship_of).map(Column::relationships),
            _ => None,
        };
        typed.unwrap_or_else(|| Column::Values(Arc::new(values)))
    }

    /// The same for many rows: where all are integers, or all floats, it becomes a column of these, too.
    pub(super) fn many_values(values: Vec<Value>) -> Self {
        let typed = match values.first() {
            Some(Value::Integer(_)) => all(&values, integer_of).map(Column::integers),
            Some(Value::Float(_)) => all(&values, float_of).map(Column::floats),
            _ => None,
        };
        typed.unwrap_or_else(|| Column::values(values))
    }

    /// A column of nulls.
    pub(super) fn nulls(length: usize) -> Self {
        Column::Values(Arc::new(vec![Value::Null; length]))
    }

    /// The nodes, where all are.
    #[inline]
    pub(super) fn as_nodes(&self) -> Option<Ids<'_, NodeId>> {
        match self {
            Column::Nodes(nodes) => Some(Ids::Listed(nodes)),
            Column::NodeRun(first, length) => Some(Ids::Run(*first, *length)),
            _ => None,
        }
    }

    /// The value in row `row`.
    pub(super) fn get(&self, row: usize) -> Value {
        match self {
            Column::Absent => Value::Null,
            Column::Nodes(nodes) => Value::Node(nodes[row]),
            Column::NodeRun(first, _) => Value::Node(NodeId(first.0 + row as u64)),
            Column::Relationships(relationships) => Value::Relationship(relationships[row]),
            Column::Integers(integers) => Value::Integer(integers[row]),
            Column::Floats(floats) => Value::Float(floats[row]),
            Column::Values(values) => values[row].clone(),
        }
    }

    /// The rows with these numbers, in their order.
    pub(super) fn gather(&self, rows: &[u32]) -> Column {
        match self {
            Column::Absent => Column::Absent,
            Column::Nodes(nodes) => Column::nodes(gather_numbers(nodes, rows)),
            Column::NodeRun(first, length) => Column::nodes(Ids::Run(*first, *length).gather(rows)),
            Column::Relationships(relationships) => {
                Column::relationships(gather_numbers(relationships, rows))
            }
            Column::Integers(integers) => Column::integers(gather_numbers(integers, rows)),
            Column::Floats(floats) => Column::floats(gather_numbers(floats, rows)),
            Column::Values(values) => {
                Column::Values(Arc::new(rows.iter().map(|&row| values[row as usize].clone()).collect()))
            }
        }
    }

    /// The rows in a range.
    pub(super) fn slice(&self, rows: Range<usize>) -> Column {
        match self {
            Column::Absent => Column::Absent,
            Column::Nodes(nodes) => Column::nodes(nodes[rows].to_vec()),
            Column::NodeRun(first, _) => Column::NodeRun(NodeId(first.0 + rows.start as u64), rows.len()),
            Column::Relationships(relationships) => Column::relationships(relationships[rows].to_vec()),
            Column::Integers(integers) => Column::integers(integers[rows].to_vec()),
            Column::Floats(floats) => Column::floats(floats[rows].to_vec()),
            Column::Values(values) => Column::Values(Arc::new(values[rows].to_vec())),
        }
    }

    /// Adds `other`'s rows at the end; both lengths are needed where a column is absent.
    pub(super) fn append(&mut self, length: usize, other: &Column, other_length: usize) {
        match (&mut *self, other) {
            (Column::Absent, Column::Absent) => {}
            (Column::Nodes(nodes), Column::Nodes(more)) => Arc::make_mut(nodes).extend_from_slice(more),
            (Column::Relationships(relationships), Column::Relationships(more)) => {
                Arc::make_mut(relationships).extend_from_slice(more);
            }
            (Column::Integers(integers), Column::Integers(more)) => {
                Arc::make_mut(integers).extend_from_slice(more);
            }
            (Column::Floats(floats), Column::Floats(more)) => Arc::make_mut(floats).extend_from_slice(more),
            (Column::Values(values), _) => {
                Arc::make_mut(values).extend((0..other_length).map(|row| other.get(row)));
            }
            (Column::Absent, _) if length == 0 => *self = other.clone(),
            (Column::NodeRun(first, count), Column::NodeRun(next, more))
                if first.0 + *count as u64 == next.0 =>
            {
                *count += more;
            }
            (Column::NodeRun(first, count), Column::Nodes(_) | Column::NodeRun(..)) => {
                *self = Column::nodes(Ids::Run(*first, *count).iter().collect());
                self.append(length, other, other_length);
            }
            (Column::Nodes(nodes), Column::NodeRun(first, more)) => {
                Arc::make_mut(nodes).extend(Ids::Run(*first, *more).iter());
            }
            _ => {
                let mine = (0..length).map(|row| self.get(row));
                let values = mine.chain((0..other_length).map(|row| other.get(row))).collect();
                *self = Column::Values(Arc::new(values));
            }
        }
    }

    /// About how many bytes it holds.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Column::Absent => 0,
            Column::Nodes(nodes) => size_of_val(&nodes[..]),
            // What they take as soon as they are no run any more.
            Column::NodeRun(_, length) => length * size_of::<NodeId>(),
            Column::Relationships(relationships) => size_of_val(&relationships[..]),
            Column::Integers(integers) => size_of_val(&integers[..]),
            Column::Floats(floats) => size_of_val(&floats[..]),
            Column::Values(values) => super::memory::values_bytes(values),
        }
    }
}

fn all<T>(values: &[Value], convert: fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    values.iter().map(convert).collect()
}

fn node_of(value: &Value) -> Option<NodeId> {
    match value {
        Value::Node(node) => Some(*node),
        _ => None,
    }
}

fn relationship_of(value: &Value) -> Option<RelationshipId> {
    match value {
        Value::Relationship(relationship) => Some(*relationship),
        _ => None,
    }
}

fn integer_of(value: &Value) -> Option<i64> {
    match value {
        Value::Integer(integer) => Some(*integer),
        _ => None,
    }
}

fn float_of(value: &Value) -> Option<f64> {
    match value {
        Value::Float(float) => Some(*float),
        _ => None,
    }
}

/// Rows in columns, one for each slot of the statement.
#[derive(Debug, Clone)]
pub(super) struct Chunk {
    columns: Columns,
    /// For each row the number of the argument's row that it came from, where a branch is run for many rows at once.
    origin: Option<Arc<Vec<u32>>>,
    /// For each row the facts that it rests on, where the statement is asked for its sources.
    lineage: Option<Arc<Vec<Facts>>>,
    /// For each row how many equal rows it stands for; one each where this is left out.
    counts: Option<Arc<Vec<u64>>>,
    length: usize,
}

impl Chunk {
    /// `length` rows in which none of `width` slots is bound.
    pub(super) fn empty_rows(width: usize, length: usize) -> Self {
        Chunk { columns: Columns::unbound(width), origin: None, lineage: None, counts: None, length }
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// One row.
    pub(super) fn row(&self, number: usize) -> Row<'_> {
        Row { chunk: self, number }
    }

    /// Every row.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.length).map(|number| self.row(number))
    }

    /// The column of a slot.
    pub(super) fn column(&self, slot: Slot) -> &Column {
        self.columns.get(slot)
    }

    /// Binds `slot` to `column`, which has as many rows as the chunk.
    pub(super) fn set(&mut self, slot: Slot, column: Column) {
        self.columns.set(slot, column);
    }

    /// The rows with these numbers, in their order.
    pub(super) fn gather(&self, rows: &[u32]) -> Chunk {
        if self.is_identity(rows) {
            return self.clone();
        }
        Chunk {
            columns: self.columns.map(|column| column.gather(rows)),
            origin: self.origin.as_ref().map(|origin| Arc::new(gather_numbers(origin, rows))),
            lineage: self.lineage.as_ref().map(|lineage| Arc::new(gather_facts(lineage, rows))),
            counts: self.counts.as_ref().map(|counts| Arc::new(gather_numbers(counts, rows))),
            length: rows.len(),
        }
    }

    fn is_identity(&self, rows: &[u32]) -> bool {
        rows.len() == self.length && rows.iter().enumerate().all(|(number, &row)| number == row as usize)
    }

    /// One row, so many times.
    pub(super) fn repeated(&self, row: u32, times: usize) -> Chunk {
        let is_bare = self.origin.is_none() && self.lineage.is_none() && self.counts.is_none();
        if is_bare && self.columns.iter().all(|column| matches!(column, Column::Absent)) {
            return Chunk { length: times, ..self.clone() };
        }
        self.gather(&vec![row; times])
    }

    /// The rows from `from` up to, not including, `to`.
    pub(super) fn slice(&self, from: usize, to: usize) -> Chunk {
        if (from, to) == (0, self.length) {
            return self.clone();
        }
        self.gather(&(number(from)..number(to)).collect::<Vec<_>>())
    }

    /// Row `row` alone.
    pub(super) fn single(&self, row: usize) -> Chunk {
        self.gather(&[number(row)])
    }

    /// The rows with these numbers, in their order, with these slots only, as a beginning of its own.
    pub(super) fn part(&self, rows: &[u32], slots: &[Slot]) -> Chunk {
        let columns = self.columns.cleared();
        let mut part = Chunk { columns, origin: None, lineage: None, counts: None, length: rows.len() };
        let are_all = self.is_identity(rows);
        for slot in slots {
            let column = self.column(*slot);
            part.set(*slot, if are_all { column.clone() } else { column.gather(rows) });
        }
        part
    }

    /// Only these slots stay bound.
    pub(super) fn keep(&mut self, slots: &[Slot]) {
        let mut kept = self.columns.cleared();
        for slot in slots {
            kept.set(*slot, self.column(*slot).clone());
        }
        self.columns = kept;
    }

    /// Adds `other`'s rows at the end.
    pub(super) fn append(&mut self, other: &Chunk) {
        if self.length == 0 {
            *self = other.clone();
            return;
        }
        self.columns.append(self.length, &other.columns, other.length);
        self.origin = match (self.origin.take(), &other.origin) {
            (Some(mut origin), Some(more)) => {
                Arc::make_mut(&mut origin).extend_from_slice(more);
                Some(origin)
            }
            _ => None,
        };
        if self.lineage.is_some() || other.lineage.is_some() {
            let mut all = self.lineage.take().unwrap_or_else(|| Arc::new(self.all_facts()));
            Arc::make_mut(&mut all).extend(other.all_facts());
            self.lineage = Some(all);
        }
        if self.counts.is_some() || other.counts.is_some() {
            let mut all = self.counts.take().unwrap_or_else(|| Arc::new(vec![1; self.length]));
            Arc::make_mut(&mut all).extend(other.each_count());
            self.counts = Some(all);
        }
        self.length += other.length;
    }

    /// How many equal rows a row stands for.
    pub(super) fn count(&self, row: usize) -> u64 {
        self.counts.as_ref().map_or(1, |counts| counts[row])
    }

    /// How many equal rows each row stands for, as integers of at most `i64::MAX`.
    pub(super) fn counts_as_integers(&self) -> Vec<i64> {
        match &self.counts {
            Some(counts) => {
                let most = i64::MAX.cast_unsigned();
                counts.iter().map(|count| (*count).min(most).cast_signed()).collect()
            }
            None => vec![1; self.length],
        }
    }

    fn each_count(&self) -> impl Iterator<Item = u64> {
        (0..self.length).map(|row| self.count(row))
    }

    /// How many rows its rows stand for; at most `u64::MAX`.
    pub(super) fn total_count(&self) -> u64 {
        match &self.counts {
            None => self.length as u64,
            Some(counts) => sum(counts),
        }
    }

    /// Whether a row may stand for more than itself.
    pub(super) fn has_counts(&self) -> bool {
        self.counts.is_some()
    }

    /// How many equal rows each row stands for, unless each stands for itself alone.
    pub(super) fn counts(&self) -> Option<&[u64]> {
        self.counts.as_ref().map(|counts| &counts[..])
    }

    /// Notes how many equal rows each row stands for; `None` is one each.
    pub(super) fn set_counts(&mut self, counts: Option<Vec<u64>>) {
        self.counts = counts.map(Arc::new);
    }

    /// The rows, each of which stands for so many as `counts` says, without those that stand for none.
    pub(super) fn counted(mut self, counts: Vec<u64>) -> Chunk {
        // Without a way out, so that many are compared at once.
        let has_none = counts.iter().fold(false, |has_none, count| has_none | (*count == 0));
        if !has_none {
            self.set_counts(Some(counts));
            return self;
        }
        let kept = rows_where(&counts, |count| *count > 0);
        let mut rows = self.gather(&kept);
        rows.set_counts(Some(gather_numbers(&counts, &kept)));
        rows
    }

    /// Where each row came from, if that is kept.
    pub(super) fn origin(&self) -> Option<&[u32]> {
        self.origin.as_ref().map(|origin| &origin[..])
    }

    /// Notes where each row came from.
    pub(super) fn set_origin(&mut self, origin: Option<Vec<u32>>) {
        self.origin = origin.map(Arc::new);
    }

    /// What a row rests on; nothing where that is not kept.
    pub(super) fn facts(&self, row: usize) -> &[u32] {
        self.lineage.as_ref().map_or(&[], |lineage| &lineage[row])
    }

    /// What each row rests on, if that is kept.
    pub(super) fn lineage(&self) -> Option<&[Facts]> {
        self.lineage.as_ref().map(|lineage| &lineage[..])
    }

    /// Notes what each row rests on.
    pub(super) fn set_lineage(&mut self, lineage: Vec<Facts>) {
        self.lineage = Some(Arc::new(lineage));
    }

    /// What each row rests on.
    pub(super) fn all_facts(&self) -> Vec<Facts> {
        match &self.lineage {
            Some(lineage) => lineage.to_vec(),
            None => vec![Facts::default(); self.length],
        }
    }

    /// Each row of `self` rests on what it does and on what the row of `outer` that it came from does.
    fn joined_lineage(&self, outer: &Chunk, origin: &[u32]) -> Option<Arc<Vec<Facts>>> {
        if self.lineage.is_none() && outer.lineage.is_none() {
            return None;
        }
        let outer = gather_facts(&outer.all_facts(), origin);
        let joined = self.all_facts().iter().zip(&outer).map(|(inner, outer)| union(inner, outer)).collect();
        Some(Arc::new(joined))
    }

    /// Each row of `self` with what `outer` had in the row it came from; a slot that both have keeps what `self` has.
    /// The result's rows come from where `outer`'s rows came from.
    pub(super) fn join(&self, outer: &Chunk, origin: &[u32]) -> Chunk {
        let columns = self.columns.zip(&outer.columns, |inner, outer| match inner {
            Column::Absent => outer.gather(origin),
            _ => inner.clone(),
        });
        Chunk {
            columns,
            origin: outer.origin.as_ref().map(|numbers| Arc::new(gather_numbers(numbers, origin))),
            lineage: self.joined_lineage(outer, origin),
            counts: self.counts.clone(),
            length: self.length,
        }
    }

    /// About how many bytes its columns hold.
    pub(super) fn bytes(&self) -> usize {
        let lineage = self
            .lineage()
            .unwrap_or_default()
            .iter()
            .map(|facts| size_of_val(&facts[..]) + size_of::<Facts>());
        self.columns.iter().map(Column::bytes).sum::<usize>() + lineage.sum::<usize>()
    }
}

fn gather_numbers<T: Copy>(numbers: &[T], rows: &[u32]) -> Vec<T> {
    rows.iter().map(|&row| numbers[row as usize]).collect()
}

fn gather_facts(lineage: &[Facts], rows: &[u32]) -> Vec<Facts> {
    rows.iter().map(|&row| lineage[row as usize].clone()).collect()
}

/// The rows whose value stays.
pub(super) fn rows_where<T>(values: &[T], stays: impl Fn(&T) -> bool) -> Vec<u32> {
    let mut rows = vec![0; values.len()];
    let mut kept = 0;
    // Each is written, and counted only where it stays: nothing to be guessed wrong.
    for (row, value) in (0..).zip(values) {
        rows[kept] = row;
        kept += usize::from(stays(value));
    }
    rows.truncate(kept);
    rows
}

/// The sum of what fewer than 2³² rows stand for, at most `u64::MAX`.
fn sum(counts: &[u64]) -> u64 {
    // The halves apart, which cannot overflow: so no addition is checked, and several are done at once.
    let halves = |(low, high): (u64, u64), count: &u64| {
        (low.wrapping_add(count & u64::from(u32::MAX)), high.wrapping_add(count >> 32))
    };
    let (low, high) = counts.iter().fold((0, 0), halves);
    u64::try_from((u128::from(high) << 32) + u128::from(low)).unwrap_or(u64::MAX)
}

/// A row's number as columns of row numbers keep it.
pub(super) fn number(row: usize) -> u32 {
    u32::try_from(row).expect("a chunk has fewer than 2^32 rows")
}

/// One row of a chunk.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'c> {
    /// The chunk.
    pub(super) chunk: &'c Chunk,
    /// Its number in the chunk.
    pub(super) number: usize,
}

impl Row<'_> {
    /// The value of a slot; null where it is not bound.
    pub(super) fn get(self, slot: Slot) -> Value {
        self.chunk.column(slot).get(self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: Slot = Slot(0);
    const B: Slot = Slot(1);

    fn chunk(nodes: &[u64]) -> Chunk {
        let mut chunk = Chunk::empty_rows(2, nodes.len());
        chunk.set(A, Column::nodes(nodes.iter().map(|&id| NodeId(id)).collect()));
        chunk
    }

    #[test]
    fn gathering_follows_the_row_numbers_and_their_origin() {
        let mut rows = chunk(&[10, 11, 12]);
        rows.set_origin(Some(vec![0, 0, 1]));
        let gathered = rows.gather(&[2, 0, 2]);
        assert_eq!(gathered.row(0).get(A), Value::Node(NodeId(12)));
        assert_eq!(gathered.row(1).get(A), Value::Node(NodeId(10)));
        assert_eq!(gathered.origin(), Some(&[1, 0, 1][..]));
        assert_eq!(gathered.row(0).get(B), Value::Null);
    }

    #[test]
    fn appending_fills_what_either_side_lacks_with_null() {
        let mut rows = chunk(&[1]);
        let mut more = Chunk::empty_rows(2, 1);
        more.set(B, Column::values(vec![Value::Boolean(true)]));
        rows.append(&more);
        let values: Vec<_> = rows.rows().map(|row| (row.get(A), row.get(B))).collect();
        assert_eq!(values, [(Value::Node(NodeId(1)), Value::Null), (Value::Null, Value::Boolean(true))]);
    }

    #[test]
    fn nodes_that_follow_one_another_are_appended_as_their_list_is() {
        let run = |first: u64, count| Column::NodeRun(NodeId(first), count);
        let listed = |nodes: &[u64]| Column::nodes(nodes.iter().map(|&id| NodeId(id)).collect());
        for parts in [
            vec![run(3, 2), run(5, 3), run(9, 1), run(10, 1)],
            vec![listed(&[7]), run(8, 2), listed(&[1, 2])],
            vec![run(4, 1), listed(&[2]), run(0, 2)],
        ] {
            let (mut all, mut expected) = (Column::Absent, Vec::new());
            for part in parts {
                let nodes = part.as_nodes().expect("they are nodes");
                all.append(expected.len(), &part, nodes.len());
                expected.extend(nodes.iter());
            }
            assert!(all.as_nodes().is_some_and(|nodes| nodes.iter().eq(expected)));
        }
        let mut joined = run(3, 2);
        joined.append(2, &run(5, 3), 3);
        assert!(matches!(joined, Column::NodeRun(NodeId(3), 5)));
    }

    #[test]
    fn joining_takes_missing_columns_from_the_outer_row() {
        let outer = chunk(&[5, 6]);
        let mut inner = Chunk::empty_rows(2, 2);
        inner.set(B, Column::values(vec![Value::Integer(1), Value::Integer(2)]));
        let joined = inner.join(&outer, &[1, 1]);
        assert_eq!(joined.row(1).get(A), Value::Node(NodeId(6)));
        assert_eq!(joined.row(1).get(B), Value::Integer(2));
    }
}
