//! HashJoin: for each row, the rows of a branch that agree with it, looked up in a table.
//!
//! The branch is run when the first row of the input has come: where there is none, nothing of it is computed, and where
//! it gives none, nothing is computed of the input's rows. A row that stands for several makes as many of each that it
//! is joined to.
//!
//! The table holds all rows of the branch. It is kept when the join is run again, unless the statement changes the graph.

use super::super::chunk::{CHUNK_ROWS, Chunk, Column, number};
use super::super::context::Context;
use super::super::evaluate::{evaluate, evaluate_column};
use super::super::memory::Held;
use super::expand_count::too_many;
use super::join_table::{JoinTable, Keys, Place};
use super::{BoxedOperator, Operator};
use crate::error::{Error, Result};
use crate::query::bound::Expression;
use crate::query::plan;
use crate::value::Value;

/// Joins `input` with the branch of `operator`, whose argument is at `place`.
pub(in super::super) fn hash_join<'p>(
    input: BoxedOperator<'p>,
    branch: (BoxedOperator<'p>, usize),
    operator: &'p plan::Operator,
) -> BoxedOperator<'p> {
    let plan::Operator::HashJoin { equalities, is_tested_again, is_counted, .. } = operator else {
        return input;
    };
    let (branch, place) = branch;
    let sides = equalities.iter().map(|equality| (equality.of_input(), equality.of_branch()));
    let (of_input, of_branch) = sides.unzip();
    let kind = if *is_counted { Kind::Counted } else { Kind::Joined };
    let terms = Terms { of_input, of_branch, is_tested_again: *is_tested_again, kind };
    Box::new(HashJoin { input, branch, place, terms, table: None, held: Held::default(), current: None })
}

/// What becomes of rows that agree.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A row for each pair.
    Joined,
    /// The input's row, standing for all.
    Counted,
}

/// What is compared.
struct Terms<'p> {
    of_input: Vec<&'p Expression>,
    of_branch: Vec<&'p Expression>,
    is_tested_again: bool,
    kind: Kind,
}

struct HashJoin<'p> {
    input: BoxedOperator<'p>,
    branch: BoxedOperator<'p>,
    place: usize,
    terms: Terms<'p>,
    table: Option<JoinTable>,
    held: Held,
    current: Option<Current>,
}

/// Rows of the input, and how far they have been joined.
struct Current {
    rows: Chunk,
    keys: Keys,
    row: usize,
    place: Place,
}

impl<'p> HashJoin<'p> {
    /// Takes in the rows of the branch.
    fn build(&mut self, context: &mut Context<'p>) -> Result<JoinTable> {
        let width = context.plan.slot_names.len();
        context.set_argument(self.place, Chunk::empty_rows(width, 1));
        self.branch.reset(context);
        let mut rows = Chunk::empty_rows(width, 0);
        while let Some(chunk) = self.branch.next(context, CHUNK_ROWS)? {
            self.held.charge(chunk.bytes(), &mut context.guard)?;
            rows.append(&chunk);
        }
        self.branch.reset(context);
        let keys = keys(&self.terms.of_branch, &rows, self.terms.is_tested_again, context)?;
        self.held.charge(keys.bytes() + JoinTable::bytes(rows.len()), &mut context.guard)?;
        context.guard.work(rows.len())?;
        match self.terms.kind {
            Kind::Joined => JoinTable::new(rows, keys),
            Kind::Counted => JoinTable::counted(&rows, keys),
        }
    }

    /// The next rows of the input, with what they are joined by; none where the branch gives no rows.
    fn begin(&mut self, rows: Chunk, context: &mut Context<'p>) -> Result<Option<Current>> {
        let table = match self.table.take() {
            Some(table) => table,
            None => self.build(context)?,
        };
        let is_empty = table.is_empty();
        self.table = Some(table);
        if is_empty {
            return Ok(None);
        }
        let keys = keys(&self.terms.of_input, &rows, self.terms.is_tested_again, context)?;
        Ok(Some(Current { rows, keys, row: 0, place: Place::default() }))
    }

    /// Up to `room` rows for those at hand, which are forgotten after the last.
    fn join(&mut self, room: usize, context: &mut Context<'p>) -> Result<Option<Chunk>> {
        let (Some(current), Some(table)) = (&mut self.current, &self.table) else { return Ok(None) };
        context.guard.work(current.rows.len().min(room))?;
        if self.terms.kind == Kind::Counted {
            let counts = current.counts(table)?;
            let rows = current.rows.clone().counted(counts);
            self.current = None;
            return Ok((rows.len() > 0).then_some(rows));
        }
        let (mut of_input, mut of_branch) = (Vec::new(), Vec::new());
        while current.row < current.rows.len() && of_branch.len() < room {
            table.find((&current.keys, current.row), &mut current.place, room, &mut of_branch);
            of_input.resize(of_branch.len(), number(current.row));
            if of_branch.len() < room {
                current.row += 1;
                current.place = Place::default();
            }
        }
        let found = joined((&current.rows, &of_input), (table.rows(), &of_branch))?;
        if current.row == current.rows.len() {
            self.current = None;
        }
        Ok(found)
    }
}

impl Current {
    /// How many rows each row stands for with those that agree with it.
    fn counts(&self, table: &JoinTable) -> Result<Vec<u64>> {
        let count = |row| {
            let found = table.count((&self.keys, row));
            found.checked_mul(self.rows.count(row)).ok_or_else(too_many)
        };
        (0..self.rows.len()).map(count).collect()
    }
}

/// These rows of the input, each beside one of the branch.
fn joined(input: (&Chunk, &[u32]), branch: (&Chunk, &[u32])) -> Result<Option<Chunk>> {
    let ((outer, of_input), (rows, of_branch)) = (input, branch);
    if of_branch.is_empty() {
        return Ok(None);
    }
    let mut found = rows.gather(of_branch).join(outer, of_input);
    if outer.has_counts() || rows.has_counts() {
        let pairs = of_input.iter().zip(of_branch);
        let count = |(one, other): (&u32, &u32)| {
            outer.count(*one as usize).checked_mul(rows.count(*other as usize)).ok_or_else(too_many)
        };
        let counts: Vec<u64> = pairs.map(count).collect::<Result<_>>()?;
        found.set_counts(Some(counts));
    }
    Ok(Some(found))
}

/// What the rows are compared by. Where the equalities are tested again, a row for which one cannot be computed agrees
/// with all.
fn keys(
    expressions: &[&Expression],
    rows: &Chunk,
    is_tested_again: bool,
    context: &mut Context<'_>,
) -> Result<Keys> {
    let (mut columns, mut open) = (Vec::with_capacity(expressions.len()), Vec::new());
    for expression in expressions {
        columns.push(match evaluate_column(expression, rows, context) {
            Err(Error::Query(_)) if is_tested_again => those_computed(expression, rows, &mut open, context)?,
            column => column?,
        });
    }
    Ok(Keys::new(columns, rows.len(), open))
}

/// The values row by row, null where there is an error; these rows become `open`.
fn those_computed(
    expression: &Expression,
    rows: &Chunk,
    open: &mut Vec<u32>,
    context: &mut Context<'_>,
) -> Result<Column> {
    let mut values = Vec::with_capacity(rows.len());
    for row in rows.rows() {
        context.guard.tick()?;
        values.push(match evaluate(expression, row, context) {
            Err(Error::Query(_)) => {
                open.push(number(row.number));
                Value::Null
            }
            value => value?,
        });
    }
    Ok(Column::values(values))
}

impl<'p> Operator<'p> for HashJoin<'p> {
    /// Asks for more and more as long as nothing agrees; goes through the input to its end, be the branch empty or not.
    fn next(&mut self, context: &mut Context<'p>, wanted: usize) -> Result<Option<Chunk>> {
        let mut asked = wanted;
        loop {
            if self.current.is_none() {
                let Some(rows) = self.input.next(context, asked)? else { return Ok(None) };
                self.current = self.begin(rows, context)?;
                asked = (asked * 2).min(CHUNK_ROWS);
            }
            if let Some(rows) = self.join(wanted.min(context.chunk_rows), context)? {
                return Ok(Some(rows));
            }
        }
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.input.reset(context);
        self.branch.reset(context);
        self.current = None;
        if context.plan.is_update {
            self.table = None;
            self.held.release(&mut context.guard);
        }
    }
}
