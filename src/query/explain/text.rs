//! An explanation as lines: one operator a line, what it takes its rows from below it.
//!
//! The lowest line is what happens first. A plan without branches is a straight column; a branch stands to the right
//! between the operator that runs it and that operator's input, with a line along it:
//!
//! ```text
//! Keep a.name, b.name
//! Optional b
//! ├ Expand (a)-[:KNOWS]->(b)
//! │ Argument
//! LabelScan a:Person
//! ```

use super::{ExplainedOperator, Explanation};
use crate::value::Value;

/// One line, and the operator that it is about: none of what is done round all operators, and of notes.
struct Line<'a> {
    text: String,
    operator: Option<&'a ExplainedOperator>,
}

impl Explanation {
    /// The columns of its [`rows`](Self::rows).
    pub fn columns(&self) -> &'static [&'static str] {
        if self.is_profiled() {
            &["plan", "estimated", "rows", "own ms", "all ms", "memory"]
        } else {
            &["plan", "estimated"]
        }
    }

    /// A row a line: the line, and where it is an operator's the rows expected; of a profiled plan also those it gave, the
    /// milliseconds it took itself and with all that it asked, and the memory it held at most.
    pub fn rows(&self) -> Vec<Vec<Value>> {
        let mut rows: Vec<Vec<Value>> = self.lines().into_iter().map(|line| self.row(line)).collect();
        for column in 1..self.columns().len() {
            align(column, &mut rows);
        }
        rows
    }

    fn row(&self, Line { text, operator }: Line<'_>) -> Vec<Value> {
        let mut row = vec![Value::String(text.into())];
        match operator {
            Some(operator) => row.extend(figures(operator)),
            None => row.resize(self.columns().len(), Value::string("")),
        }
        row
    }

    fn lines(&self) -> Vec<Line<'_>> {
        let mut lines: Vec<Line<'_>> =
            self.around.iter().map(|&text| Line { text: text.to_owned(), operator: None }).collect();
        self.add_lines(0, "", &mut lines);
        for (number, (kind, root)) in self.subqueries.iter().enumerate() {
            let kind = format!("{kind:?}").to_uppercase();
            lines.push(Line { text: format!("{kind} subquery {}", number + 1), operator: None });
            self.add_lines(*root, "  ", &mut lines);
        }
        lines
    }

    /// The lines of an operator and of all below it, each after `margin`.
    fn add_lines<'a>(&'a self, root: usize, margin: &str, lines: &mut Vec<Line<'a>>) {
        let (first, margin) = (margin.to_owned(), margin.to_owned());
        let mut waiting = vec![Waiting { place: root, first, margin, is_of_row: root > 0 }];
        while let Some(Waiting { place, first, margin, is_of_row }) = waiting.pop() {
            let operator = &self.operators[place];
            // The one empty row that a statement begins with tells nobody anything.
            if operator.name == "Argument" && !is_of_row && place > 0 {
                continue;
            }
            lines.push(Line { text: format!("{first}{}", operator.headline()), operator: Some(operator) });
            let notes = operator.notes.iter().map(|note| format!("{margin}  {note}"));
            lines.extend(notes.map(|text| Line { text, operator: None }));
            let (input, branches) = operator.parted();
            let straight =
                |place| Waiting { place, first: margin.clone(), margin: margin.clone(), is_of_row };
            waiting.extend(input.map(straight));
            for (number, &place) in branches.iter().enumerate().rev() {
                let is_last = input.is_none() && number + 1 == branches.len();
                let (corner, along) = if is_last { ("└ ", "  ") } else { ("├ ", "│ ") };
                let [first, margin] = [corner, along].map(|sign| format!("{margin}{sign}"));
                waiting.push(Waiting { place, first, margin, is_of_row: is_of_row || input.is_some() });
            }
        }
    }
}

/// An operator still to be written; the last one waiting comes first.
struct Waiting {
    place: usize,
    /// What its own line begins with, and what all lines below it do.
    first: String,
    margin: String,
    /// Whether it is run for a row, of its operator or of an expression.
    is_of_row: bool,
}

impl ExplainedOperator {
    /// Its name and what it works on.
    pub fn headline(&self) -> String {
        if self.details.is_empty() { self.name.clone() } else { format!("{} {}", self.name, self.details) }
    }

    /// The operator it takes its rows from, and those it runs besides.
    fn parted(&self) -> (Option<usize>, &[usize]) {
        match self.inputs.split_first() {
            Some((input, branches)) if !self.has_branches_only => (Some(*input), branches),
            _ => (None, &self.inputs),
        }
    }
}

/// Makes the texts of a column end in one place.
fn align(column: usize, rows: &mut [Vec<Value>]) {
    let length = |row: &Vec<Value>| match &row[column] {
        Value::String(text) => text.len(),
        _ => 0,
    };
    let width = rows.iter().map(length).max().unwrap_or(0);
    for row in rows {
        if let Value::String(text) = &row[column]
            && !text.is_empty()
        {
            row[column] = Value::String(format!("{text:>width$}").into());
        }
    }
}

fn figures(operator: &ExplainedOperator) -> Vec<Value> {
    let integer = |number: u64| Value::Integer(i64::try_from(number).unwrap_or(i64::MAX));
    let mut figures = vec![integer(operator.estimated_rows)];
    if let Some(profile) = operator.profile {
        figures.push(integer(profile.rows));
        figures.push(Value::String(milliseconds(profile.own_nanoseconds).into()));
        figures.push(Value::String(milliseconds(profile.nanoseconds).into()));
        figures.push(Value::String(memory(profile.peak_bytes).into()));
    }
    figures
}

/// Milliseconds to the microsecond.
fn milliseconds(nanoseconds: u64) -> String {
    let microseconds = nanoseconds / 1_000;
    format!("{}.{:03}", microseconds / 1_000, microseconds % 1_000)
}

/// Bytes with a unit; nothing where nothing is held.
fn memory(bytes: usize) -> String {
    match bytes {
        0 => String::new(),
        1..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

/// A number with a comma after each three digits from its end.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_short() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!([7, 12_345].map(memory), ["7 B", "12 kB"]);
        assert_eq!(memory(123_456_789), "123.4 MB");
        assert_eq!(milliseconds(1_234_567_890), "1234.567");
    }
}
