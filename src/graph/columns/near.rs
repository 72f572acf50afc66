//! Rows that lie in one page: those that follow one another are read together.

use super::ROWS;
use crate::value::{NodeId, RelationshipId};
use std::ops::Range;

/// What has a row in a column: an element, by the number of its id.
pub(in crate::graph) trait Row: Copy {
    /// The number of the row.
    fn number(self) -> u64;
}

impl Row for NodeId {
    fn number(self) -> u64 {
        self.0
    }
}

impl Row for RelationshipId {
    fn number(self) -> u64 {
        self.0
    }
}

/// Where in its page a row lies.
#[inline]
pub(super) fn offset(row: impl Row) -> usize {
    (row.number() % ROWS as u64) as usize
}

/// Some rows of one page, no more than it has: one may come several times.
#[derive(Clone)]
pub(super) enum Near<'r, R> {
    /// Rows that follow one another.
    Run(Range<usize>),
    /// Any others.
    Apart(&'r [R]),
}

impl<'r, R: Row> Near<'r, R> {
    /// The first of `rows`, as many as lie in one page, with the number of the very first, which are taken from them.
    pub(super) fn take(rows: &mut &'r [R]) -> Option<(u64, Self)> {
        let first = rows.first()?.number();
        let page = first / ROWS as u64;
        if rows.get(1).is_none_or(|next| next.number() / ROWS as u64 != page) {
            let (only, rest) = rows.split_at(1);
            *rows = rest;
            return Some((first, Near::Apart(only)));
        }
        let start = (first % ROWS as u64) as usize;
        let most = rows.len().min(ROWS - start);
        let (near, length) = if follows(&rows[..most], first) {
            (Near::Run(start..start + most), most)
        } else {
            let near = rows.iter().take(ROWS).take_while(|row| row.number() / ROWS as u64 == page);
            let length = near.count();
            (Near::Apart(&rows[..length]), length)
        };
        *rows = &rows[length..];
        Some((first, near))
    }

    /// Hands over where in the page each of them lies.
    #[inline]
    pub(super) fn each(self, take: impl FnMut(usize)) {
        match self {
            Near::Run(run) => run.for_each(take),
            Near::Apart(rows) => rows.iter().map(|row| offset(*row)).for_each(take),
        }
    }

    /// How many they are.
    pub(super) fn len(&self) -> usize {
        match self {
            Near::Run(run) => run.len(),
            Near::Apart(rows) => rows.len(),
        }
    }
}

/// Whether the rows are `first` and what follows it.
fn follows<R: Row>(rows: &[R], first: u64) -> bool {
    let ends_so = rows.last().is_some_and(|last| last.number() == first + (rows.len() as u64 - 1));
    // Without a way out, so that many are compared at once.
    let odd = |odd, (place, row): (usize, &R)| odd | (row.number() ^ first.wrapping_add(place as u64));
    ends_so && rows.iter().enumerate().fold(0, odd) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_cut_where_a_page_ends_and_told_whether_they_follow_one_another() {
        let numbers = [5, 6, 7, 254, 255, 256, 258, 257, 259, 600, 10];
        let rows = numbers.map(NodeId);
        let mut rest = &rows[..];
        let mut found = Vec::new();
        while let Some((first, near)) = Near::take(&mut rest) {
            found.push((first, near.len(), matches!(near, Near::Run(_))));
        }
        assert_eq!(found, [(5, 5, false), (256, 4, false), (600, 1, false), (10, 1, false)]);
        let often = [NodeId(7); 600];
        let mut rest = &often[..];
        let lengths = std::iter::from_fn(|| Near::take(&mut rest).map(|(_, near)| near.len()));
        assert_eq!(lengths.collect::<Vec<_>>(), [256, 256, 88]);
        let run: Vec<NodeId> = (250..600).map(NodeId).collect();
        let mut rest = &run[..];
        let mut runs = Vec::new();
        while let Some((_, Near::Run(run))) = Near::take(&mut rest) {
            runs.push(run);
        }
        assert_eq!(runs, [250..256, 0..256, 0..88]);
    }
}
