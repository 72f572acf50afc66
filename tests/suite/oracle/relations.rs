//! Answers that say something about each other, whatever the graph. No book is needed for these, so that they are asked
//! of graphs that are too large for one as well.
//!
//! - What a condition is true of, false of and unknown of are together everything.
//! - A path read backwards is the same path.
//! - A MATCH of several relationships is several MATCHes and conditions that the relationships differ.
//! - Either of two labels is the one, or the other without the first.
//! - The first rows are the first of all rows; a count is the number of rows.
//! - Paths chosen among others are some of these, and the right ones.

use super::generate::{Bond, Related};
use super::print::{self, Parentheses};
use super::worlds::{Asked, Said, Way, Worlds};
use silkgraph::Value;
use silkgraph::query::ast::Query;
use std::collections::BTreeMap;

/// A row as text.
type Line = Vec<String>;

/// Asks both sides in one way each; tells what is wrong. `None` also where a side fails, as it may.
pub(super) fn check(related: &Related, worlds: &Worlds, ways: [Way; 2]) -> Option<String> {
    let texts = [&related.one, &related.other].map(|side| side.iter().map(text).collect::<Vec<_>>());
    let mut sides = Vec::new();
    for (texts, way) in texts.iter().zip(ways) {
        match rows(texts, related, worlds, way) {
            Ok(rows) => sides.push(rows),
            Err(Said::Broken(message)) => return Some(format!("{texts:#?}\n{message}")),
            Err(_) => return None,
        }
    }
    let (other, one) = (sides.pop()?, sides.pop()?);
    let (counts, name) = ((one.len(), other.len()), related.name);
    let parameters = &related.parameters;
    (!holds(related.bond, &one, &other))
        .then(|| format!("{name}, {ways:?}, {counts:?} rows, {parameters:?}\n{texts:#?}"))
}

fn text(query: &Query) -> String {
    print::query(query, Parentheses::Needed)
}

/// The rows of all queries, or what else was said.
fn rows(texts: &[String], related: &Related, worlds: &Worlds, way: Way) -> Result<Vec<Line>, Said> {
    let mut rows = Vec::new();
    for text in texts {
        let asked = Asked { text, parameters: &related.parameters, is_update: false };
        match worlds.ask(way, &asked) {
            Said::Rows(found, _) => {
                rows.extend(found.iter().map(|row| row.iter().map(value).collect::<Line>()));
            }
            other => return Err(other),
        }
    }
    Ok(rows)
}

/// A value as text, equal for what DISTINCT finds equal.
fn value(value: &Value) -> String {
    match value {
        Value::Float(0.0) => "0".to_owned(),
        Value::Float(float) if float.fract() == 0.0 => format!("{float:.0}"),
        Value::Integer(integer) => integer.to_string(),
        other => format!("{other:?}"),
    }
}

fn holds(bond: Bond, one: &[Line], other: &[Line]) -> bool {
    match bond {
        Bond::Same => bag(one) == bag(other),
        Bond::Counted => bag(one) == counted(other),
        Bond::Cut { skip, limit } => one.iter().skip(skip).take(limit).eq(other),
        Bond::Some(limit) => other.len() == one.len().min(limit) && is_part(other, one),
        Bond::Any(count) => is_part(other, one) && lengths_fit(one, other, count, false),
        Bond::Shortest(count) => is_part(other, one) && lengths_fit(one, other, count, true),
    }
}

fn bag(lines: &[Line]) -> BTreeMap<&[String], usize> {
    let mut bag: BTreeMap<&[String], usize> = BTreeMap::new();
    lines.iter().for_each(|line| *bag.entry(line).or_default() += 1);
    bag
}

/// Rows that end in how many of them there are; that there is none is no row.
fn counted(lines: &[Line]) -> BTreeMap<&[String], usize> {
    let mut bag: BTreeMap<&[String], usize> = BTreeMap::new();
    for line in lines {
        if let Some((count, line)) = line.split_last()
            && let Ok(count @ 1..) = count.parse::<usize>()
        {
            *bag.entry(line).or_default() += count;
        }
    }
    bag
}

fn is_part(lines: &[Line], all: &[Line]) -> bool {
    let all = bag(all);
    bag(lines).into_iter().all(|(line, count)| all.get(line).is_some_and(|there| count <= *there))
}

/// Whether between any two ends there are as many paths as there can be, and the least lengths where they are shortest.
fn lengths_fit(one: &[Line], other: &[Line], count: usize, is_shortest: bool) -> bool {
    let (all, chosen) = (lengths(one), lengths(other));
    all.len() == chosen.len()
        && all.into_iter().all(|(ends, lengths)| {
            let wanted = &lengths[..lengths.len().min(count)];
            chosen.get(ends).is_some_and(|found| match is_shortest {
                true => found == wanted,
                false => found.len() == wanted.len(),
            })
        })
}

/// The lengths of the paths between each two ends, the least first.
fn lengths(lines: &[Line]) -> BTreeMap<&[String], Vec<usize>> {
    let mut lengths: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for line in lines {
        lengths.entry(&line[..2]).or_default().extend(line[2].parse::<usize>().ok());
    }
    lengths.values_mut().for_each(|lengths| lengths.sort_unstable());
    lengths
}
