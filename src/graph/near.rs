//! Rows that lie in one page, of columns or of what is kept for nodes: those that follow one another are read together.

use super::ids::{Id, Ids};
use std::ops::Range;

/// Where in its page, one of so many rows, a row lies.
#[inline]
pub(super) fn offset<const ROWS: usize>(row: impl Id) -> usize {
    (row.number() % ROWS as u64) as usize
}

/// The number of the first of `rows`, if the next of them, if there is one, lies in another page; it is taken from them.
#[inline]
pub(super) fn take_alone<R: Id, const ROWS: usize>(rows: &mut Ids<'_, R>) -> Option<u64> {
    let Ids::Listed(listed) = rows else { return None };
    let (first, rest) = listed.split_first()?;
    let is_alone =
        rest.first().is_none_or(|next| next.number() / ROWS as u64 != first.number() / ROWS as u64);
    is_alone.then(|| {
        *listed = rest;
        first.number()
    })
}

/// Some rows of one page, which has `ROWS`, and no more than these: one may come several times.
#[derive(Clone)]
pub(super) enum Near<'r, R, const ROWS: usize> {
    /// Rows that follow one another.
    Run(Range<usize>),
    /// Any others.
    Apart(&'r [R]),
}

impl<'r, R: Id, const ROWS: usize> Near<'r, R, ROWS> {
    /// The first of `rows`, as many as lie in one page, with the number of the very first, which are taken from them.
    pub(super) fn take(rows: &mut Ids<'r, R>) -> Option<(u64, Self)> {
        let (first, near) = match *rows {
            Ids::Run(first, length) => {
                let start = offset::<ROWS>(first);
                let near = Near::Run(start..start + length.min(ROWS - start));
                (first.number(), (length > 0).then_some(near)?)
            }
            Ids::Listed(listed) => (listed.first()?.number(), Near::first(listed)?),
        };
        *rows = rows.split_at(near.len()).1;
        Some((first, near))
    }

    /// The first of listed rows, as many as lie in one page.
    fn first(rows: &'r [R]) -> Option<Self> {
        let first = rows.first()?.number();
        let page = first / ROWS as u64;
        if rows.get(1).is_none_or(|next| next.number() / ROWS as u64 != page) {
            return Some(Near::Apart(&rows[..1]));
        }
        let start = offset::<ROWS>(rows[0]);
        let most = rows.len().min(ROWS - start);
        if follows(&rows[..most], first) {
            return Some(Near::Run(start..start + most));
        }
        let near = rows.iter().take(ROWS).take_while(|row| row.number() / ROWS as u64 == page);
        Some(Near::Apart(&rows[..near.count()]))
    }

    /// Hands over where in the page each of them lies.
    #[inline]
    pub(super) fn each(self, take: impl FnMut(usize)) {
        match self {
            Near::Run(run) => run.for_each(take),
            Near::Apart(rows) => rows.iter().map(|row| offset::<ROWS>(*row)).for_each(take),
        }
    }

    /// Each of them; the number of the first is known.
    pub(super) fn ids(&self, first: u64) -> impl Iterator<Item = R> {
        let (run, apart) = match self {
            Near::Run(run) => (first..first + run.len() as u64, &[][..]),
            Near::Apart(rows) => (0..0, *rows),
        };
        run.map(R::from_number).chain(apart.iter().copied())
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
fn follows<R: Id>(rows: &[R], first: u64) -> bool {
    let ends_so = rows.last().is_some_and(|last| last.number() == first + (rows.len() as u64 - 1));
    // Without a way out, so that many are compared at once.
    let odd = |odd, (place, row): (usize, &R)| odd | (row.number() ^ first.wrapping_add(place as u64));
    ends_so && rows.iter().enumerate().fold(0, odd) == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::NodeId;

    type Near<'r> = super::Near<'r, NodeId, 256>;

    #[test]
    fn rows_are_cut_where_a_page_ends_and_told_whether_they_follow_one_another() {
        let numbers = [5, 6, 7, 254, 255, 256, 258, 257, 259, 600, 10];
        let rows = numbers.map(NodeId);
        let mut rest = Ids::Listed(&rows[..]);
        let mut found = Vec::new();
        while let Some((first, near)) = Near::take(&mut rest) {
            found.push((first, near.len(), matches!(near, Near::Run(_))));
        }
        assert_eq!(found, [(5, 5, false), (256, 4, false), (600, 1, false), (10, 1, false)]);
        let apart = [5, 600, 6, 7, 256].map(NodeId);
        let mut rest = Ids::Listed(&apart[..]);
        let alone = |rest: &mut Ids<'_, NodeId>| take_alone::<NodeId, 256>(rest);
        assert_eq!([alone(&mut rest), alone(&mut rest), alone(&mut rest)], [Some(5), Some(600), None]);
        assert!(Near::take(&mut rest).is_some() && alone(&mut rest) == Some(256) && rest.is_empty());
        let often = [NodeId(7); 600];
        let mut rest = Ids::Listed(&often[..]);
        let lengths = std::iter::from_fn(|| Near::take(&mut rest).map(|(_, near)| near.len()));
        assert_eq!(lengths.collect::<Vec<_>>(), [256, 256, 88]);
        let run: Vec<NodeId> = (250..600).map(NodeId).collect();
        for mut rest in [Ids::Listed(&run[..]), Ids::Run(NodeId(250), 350)] {
            let mut runs = Vec::new();
            while let Some((_, Near::Run(run))) = Near::take(&mut rest) {
                runs.push(run);
            }
            assert_eq!(runs, [250..256, 0..256, 0..88]);
        }
    }
}
