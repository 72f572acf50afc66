//! What a procedure yields: rows, kept a column after the other.
//!
//! In: rows, or the cells of a column at once. Out: columns of nodes, of integers or of floats where all their cells are
//! that, so that whoever calls takes them over as they lie, and columns of any values.

use crate::value::{NodeId, Value};

/// Rows in columns. All columns are equally long.
#[derive(Debug, Clone, Default)]
pub struct Table {
    columns: Vec<Cells>,
    length: usize,
}

/// The cells of a column, from the first row to the last.
#[derive(Debug, Clone)]
pub enum Cells {
    /// Nodes.
    Nodes(Vec<NodeId>),
    /// Integers.
    Integers(Vec<i64>),
    /// Floats.
    Floats(Vec<f64>),
    /// Anything.
    Values(Vec<Value>),
}

impl Table {
    /// A table of these columns.
    ///
    /// The shortest of them says how many rows there are; nothing of the others beyond it is yielded.
    pub fn of_columns(columns: Vec<Cells>) -> Self {
        let length = columns.iter().map(Cells::len).min().unwrap_or(0);
        Table { columns, length }
    }

    /// A table of these rows, each of which has `N` cells.
    pub fn of_arrays<const N: usize>(rows: impl Iterator<Item = [Value; N]>) -> Self {
        let (expected, _) = rows.size_hint();
        let mut columns = vec![Cells::Values(Vec::new()); N];
        let mut length = 0;
        for row in rows {
            columns.iter_mut().zip(row).for_each(|(column, cell)| column.push(cell, expected));
            length += 1;
        }
        Table { columns, length }
    }

    /// The same rows with another column before the others.
    #[must_use]
    pub fn after(mut self, column: Cells) -> Self {
        self.columns.insert(0, column);
        Table::of_columns(self.columns)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// A column, counted from 0; `None` when there is none of this number.
    pub fn column(&self, number: usize) -> Option<&Cells> {
        self.columns.get(number)
    }

    /// Takes a column out, which is empty from then on.
    pub fn take(&mut self, number: usize) -> Option<Cells> {
        self.columns.get_mut(number).map(|column| std::mem::replace(column, Cells::Values(Vec::new())))
    }
}

/// Rows of any length: what a row lacks is null.
impl From<Vec<Vec<Value>>> for Table {
    fn from(rows: Vec<Vec<Value>>) -> Self {
        let length = rows.len();
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let mut columns = vec![Cells::Values(Vec::new()); width];
        for row in rows {
            let cells = row.into_iter().chain(std::iter::repeat(Value::Null));
            columns.iter_mut().zip(cells).for_each(|(column, cell)| column.push(cell, length));
        }
        Table { columns, length }
    }
}

impl FromIterator<Vec<Value>> for Table {
    fn from_iter<I: IntoIterator<Item = Vec<Value>>>(rows: I) -> Self {
        rows.into_iter().collect::<Vec<_>>().into()
    }
}

impl Cells {
    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Cells::Nodes(nodes) => nodes.len(),
            Cells::Integers(integers) => integers.len(),
            Cells::Floats(floats) => floats.len(),
            Cells::Values(values) => values.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a cell. The first says what the column is of, until one comes that is something else; then there is room for
    /// `expected` of them.
    #[inline]
    fn push(&mut self, cell: Value, expected: usize) {
        match (&mut *self, cell) {
            (Cells::Nodes(nodes), Value::Node(node)) => nodes.push(node),
            (Cells::Integers(integers), Value::Integer(integer)) => integers.push(integer),
            (Cells::Floats(floats), Value::Float(float)) => floats.push(float),
            (Cells::Values(values), cell) if !values.is_empty() => values.push(cell),
            (_, cell) => self.push_other(cell, expected),
        }
    }

    /// Adds the first cell, or the first of another type.
    #[cold]
    fn push_other(&mut self, cell: Value, expected: usize) {
        if !self.is_empty() {
            let mut values = std::mem::replace(self, Cells::Values(Vec::new())).into_values();
            values.push(cell);
            *self = Cells::Values(values);
            return;
        }
        fn first<T>(cell: T, expected: usize) -> Vec<T> {
            let mut cells = Vec::with_capacity(expected);
            cells.push(cell);
            cells
        }
        *self = match cell {
            Value::Node(node) => Cells::Nodes(first(node, expected)),
            Value::Integer(integer) => Cells::Integers(first(integer, expected)),
            Value::Float(float) => Cells::Floats(first(float, expected)),
            other => Cells::Values(first(other, expected)),
        };
    }

    /// The cells as values of any type.
    pub fn into_values(self) -> Vec<Value> {
        match self {
            Cells::Nodes(nodes) => nodes.into_iter().map(Value::Node).collect(),
            Cells::Integers(integers) => integers.into_iter().map(Value::Integer).collect(),
            Cells::Floats(floats) => floats.into_iter().map(Value::Float).collect(),
            Cells::Values(values) => values,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_of_what_its_cells_are_until_one_is_something_else() {
        let row = |integer: i64, other: Value| vec![Value::Integer(integer), other];
        let one = Value::Float(1.0);
        let table = Table::from(vec![row(1, one.clone()), row(2, Value::Null), vec![Value::Integer(3)]]);
        assert!(matches!(table.column(0), Some(Cells::Integers(cells)) if *cells == [1, 2, 3]));
        assert!(
            matches!(table.column(1), Some(Cells::Values(cells)) if *cells == [one, Value::Null, Value::Null])
        );
        assert_eq!((table.len(), table.column(2).is_some()), (3, false));
    }

    #[test]
    fn rows_without_cells_are_rows_and_the_shortest_column_counts() {
        assert_eq!(Table::from(vec![Vec::new(); 2]).len(), 2);
        assert_eq!(Table::of_arrays(std::iter::repeat_n([], 2)).len(), 2);
        let columns = vec![Cells::Integers(vec![1, 2]), Cells::Nodes(vec![NodeId(1)])];
        assert_eq!(Table::of_columns(columns).len(), 1);
    }
}
