//! Tables by id that many states of a graph share: what ids are for.
//!
//! An id is a row number. Rows lie in pages of a fixed size, pages in groups of 64, groups in one
//! directory, each behind an `Arc`. A clone of a [`Paged`] shares everything; a change copies at most
//! one page, one group and the directory, and only while another clone still holds them. A directory
//! has one entry for 64 pages, so that what a commit copies does not grow with the graph in practice.
//!
//! In: rows by number, or a way to make them all when the first is asked for. Out: the rows, in ascending
//! order where a walk is asked for, and a digest of the pages of a group, kept until one of them changes. Pages
//! that come to hold nothing are dropped, so ids that are never given out again cost nothing.
//!
//! The room is here because both `provenance` and `graph` keep tables by id and this is the lowest
//! floor that knows ids. What a page holds beyond plain rows (columns, adjacency) is theirs.

use super::deferred::Deferred;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// How many pages a group holds.
pub(crate) const GROUP_PAGES: usize = 64;

/// What a [`Paged`] table is made of: a fixed number of consecutive rows.
pub(crate) trait Page: Clone + Default {
    /// How many rows a page has.
    const ROWS: usize;

    /// What is told of all pages of a group together; `()` where nothing is.
    type Digest: Send + Sync;

    /// Whether the page holds nothing, so that it need not be kept.
    fn is_vacant(&self) -> bool;
}

/// Pages that follow one another, and what was found out about them together.
struct Group<P: Page> {
    pages: [Option<Arc<P>>; GROUP_PAGES],
    digest: OnceLock<P::Digest>,
}

impl<P: Page> Default for Group<P> {
    fn default() -> Self {
        Group { pages: [const { None }; GROUP_PAGES], digest: OnceLock::new() }
    }
}

/// A copy is made to be changed, so that the digest would not be true of it.
impl<P: Page> Clone for Group<P> {
    fn clone(&self) -> Self {
        Group { pages: self.pages.clone(), digest: OnceLock::new() }
    }
}

type Directory<P> = Arc<[Option<Arc<Group<P>>>]>;

/// A table of pages by row number. Cloning shares everything.
pub(crate) struct Paged<P: Page> {
    directory: Deferred<Directory<P>>,
}

/// Where a row lies.
struct Place {
    group: usize,
    page: usize,
    offset: usize,
}

impl<P: Page + Send + Sync + 'static> Paged<P> {
    /// The table that `make` returns, made when it is first looked into.
    pub(crate) fn deferred(make: impl FnOnce() -> Paged<P> + Send + 'static) -> Self {
        Paged { directory: Deferred::new(move || Arc::clone(make().groups())) }
    }
}

impl<P: Page> Paged<P> {
    #[inline]
    fn groups(&self) -> &Directory<P> {
        self.directory.get()
    }

    /// Makes the table now, if it is not made yet.
    pub(crate) fn touch(&self) {
        self.groups();
    }

    /// Where `row` lies; `None` when no table of this machine reaches so far.
    fn place(row: u64) -> Option<Place> {
        let row = usize::try_from(row).ok()?;
        let page = row / P::ROWS;
        Some(Place { group: page / GROUP_PAGES, page: page % GROUP_PAGES, offset: row % P::ROWS })
    }

    /// The page that holds `row`, and the row's offset in it.
    pub(crate) fn page(&self, row: u64) -> Option<(&P, usize)> {
        let place = Self::place(row)?;
        let group = self.groups().get(place.group)?.as_ref()?;
        Some((group.pages[place.page].as_ref()?, place.offset))
    }

    /// What is known of the pages of the group that holds `row`: what `make`, given their first row, said of them when it
    /// was first asked, until one of them changes. `make` is asked only where `is_worth_it`.
    pub(crate) fn digest(
        &self,
        row: u64,
        is_worth_it: bool,
        make: impl FnOnce(u64, &[Option<Arc<P>>; GROUP_PAGES]) -> P::Digest,
    ) -> Option<&P::Digest> {
        let number = Self::place(row)?.group;
        let group = self.groups().get(number)?.as_ref()?;
        let first = (number * GROUP_PAGES * P::ROWS) as u64;
        match is_worth_it {
            true => Some(group.digest.get_or_init(|| make(first, &group.pages))),
            false => group.digest.get(),
        }
    }

    /// Lets `change` alter the page of `row`, which it is given with the row's offset.
    ///
    /// The directory grows to reach `row`: callers bound their ids.
    pub(crate) fn change<R>(&mut self, row: u64, change: impl FnOnce(&mut P, usize) -> R) -> R {
        let place = Self::place(row).expect("ids are bounded before they reach a table");
        let directory = self.directory.get_mut();
        if place.group >= directory.len() {
            grow(directory, place.group + 1);
        }
        let group = Arc::make_mut(directory)[place.group].get_or_insert_default();
        let group = Arc::make_mut(group);
        group.digest.take();
        let slot = &mut group.pages[place.page];
        let page = Arc::make_mut(slot.get_or_insert_default());
        let result = change(page, place.offset);
        if page.is_vacant() {
            *slot = None;
        }
        result
    }

    /// The pages that hold anything, from the one of `row` on, each with its first row.
    pub(crate) fn pages_from(&self, row: u64) -> impl Iterator<Item = (u64, &P)> {
        let start = Self::place(row).unwrap_or(Place { group: usize::MAX, page: 0, offset: 0 });
        self.groups()
            .iter()
            .enumerate()
            .skip(start.group)
            .filter_map(|(number, group)| Some((number, group.as_deref()?)))
            .flat_map(move |(number, group)| {
                let first = if number == start.group { start.page } else { 0 };
                group.pages.iter().enumerate().skip(first).filter_map(move |(page, slot)| {
                    Some((((number * GROUP_PAGES + page) * P::ROWS) as u64, slot.as_deref()?))
                })
            })
    }

    /// One past the last row that any page has.
    pub(crate) fn bound(&self) -> u64 {
        let group = self.groups().iter().rposition(Option::is_some);
        let last = group.and_then(|number| {
            let group = self.groups()[number].as_deref()?;
            let page = group.pages.iter().rposition(Option::is_some)?;
            Some(number * GROUP_PAGES + page + 1)
        });
        last.map_or(0, |pages| (pages * P::ROWS) as u64)
    }

    /// The first row from `row` on that `find` finds in its page, searching each page from an offset.
    pub(crate) fn find_from(&self, row: u64, find: impl Fn(&P, usize) -> Option<usize>) -> Option<u64> {
        self.pages_from(row).find_map(|(first, page)| {
            let offset = row.saturating_sub(first) as usize;
            find(page, offset).map(|found| first + found as u64)
        })
    }
}

/// Gives a directory so many groups, more than it has.
fn grow<P: Page>(directory: &mut Directory<P>, length: usize) {
    let missing = length - directory.len();
    *directory = directory.iter().cloned().chain(std::iter::repeat_n(None, missing)).collect();
}

impl<P: Page> Clone for Paged<P> {
    fn clone(&self) -> Self {
        Paged { directory: self.directory.clone() }
    }
}

impl<P: Page> Default for Paged<P> {
    fn default() -> Self {
        Paged { directory: Deferred::default() }
    }
}

impl<P: Page + fmt::Debug> fmt::Debug for Paged<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.pages_from(0)).finish()
    }
}

/// How many rows a [`Rows`] page has: few enough to copy quickly, enough for a walk to run along.
const ROWS: usize = 256;

/// A page of rows that are there or not.
#[derive(Debug, Clone)]
pub(crate) struct Rows<T> {
    rows: [Option<T>; ROWS],
    live: usize,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Rows { rows: [const { None }; ROWS], live: 0 }
    }
}

impl<T: Clone> Page for Rows<T> {
    const ROWS: usize = ROWS;
    type Digest = ();

    fn is_vacant(&self) -> bool {
        self.live == 0
    }
}

impl<T> Rows<T> {
    /// Puts a row where there is none, or hands it back.
    fn put_new(&mut self, offset: usize, value: T) -> Result<(), T> {
        if self.rows[offset].is_some() {
            return Err(value);
        }
        self.rows[offset] = Some(value);
        self.live += 1;
        Ok(())
    }
}

/// A table of rows that are there or not. Cloning shares everything.
#[derive(Debug)]
pub(crate) struct Table<T: Clone> {
    pages: Paged<Rows<T>>,
}

impl<T: Clone + Send + Sync + 'static> Table<T> {
    /// The table that `make` returns, made when it is first looked into.
    pub(crate) fn deferred(make: impl FnOnce() -> Table<T> + Send + 'static) -> Self {
        Table { pages: Paged::deferred(move || make().pages) }
    }
}

impl<T: Clone> Table<T> {
    /// Makes the table now, if it is not made yet.
    pub(crate) fn touch(&self) {
        self.pages.touch();
    }

    /// The row, if it is there.
    pub(crate) fn get(&self, row: u64) -> Option<&T> {
        let (page, offset) = self.pages.page(row)?;
        page.rows[offset].as_ref()
    }

    /// Puts a row in its place and returns what was there.
    pub(crate) fn insert(&mut self, row: u64, value: T) -> Option<T> {
        self.pages.change(row, |page, offset| {
            let old = page.rows[offset].replace(value);
            page.live += usize::from(old.is_none());
            old
        })
    }

    /// Puts rows in their places, a page at a time where they follow one another; the first that was there already
    /// ends it and is returned.
    pub(crate) fn fill(&mut self, rows: impl Iterator<Item = (u64, T)>) -> Result<(), u64> {
        let mut rows = rows.peekable();
        while let Some((first, value)) = rows.next() {
            let page_number = first / ROWS as u64;
            self.pages.change(first, |page, offset| {
                page.put_new(offset, value).map_err(|_| first)?;
                while let Some((row, value)) = rows.next_if(|(row, _)| row / ROWS as u64 == page_number) {
                    page.put_new((row % ROWS as u64) as usize, value).map_err(|_| row)?;
                }
                Ok::<(), u64>(())
            })?;
        }
        Ok(())
    }

    /// Takes a row away and returns it.
    pub(crate) fn remove(&mut self, row: u64) -> Option<T> {
        self.get(row)?;
        self.pages.change(row, |page, offset| {
            page.live -= 1;
            page.rows[offset].take()
        })
    }

    /// Lets `change` alter a row; nothing happens when it is not there, which is told.
    pub(crate) fn update(&mut self, row: u64, change: impl FnOnce(&mut T)) -> bool {
        let is_there = self.get(row).is_some();
        if is_there {
            self.pages.change(row, |page, offset| page.rows[offset].as_mut().map(change));
        }
        is_there
    }

    /// The first row that is there, from `row` on.
    pub(crate) fn next(&self, row: u64) -> Option<u64> {
        self.pages.find_from(row, |page, offset| {
            page.rows[offset..].iter().position(Option::is_some).map(|found| offset + found)
        })
    }

    /// A number that every row there is lies below: at most a page beyond the last. O(groups of pages).
    pub(crate) fn bound(&self) -> u64 {
        self.pages.bound()
    }

    /// The rows that are there, by ascending number.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u64, &T)> {
        self.iter_from(0)
    }

    /// The rows that are there from `row` on, by ascending number.
    pub(crate) fn iter_from(&self, row: u64) -> impl Iterator<Item = (u64, &T)> {
        self.pages.pages_from(row).flat_map(move |(first, page)| {
            let begin = row.saturating_sub(first);
            let rows = page.rows.iter().zip(first..).skip(begin as usize);
            rows.filter_map(|(value, row)| Some((row, value.as_ref()?)))
        })
    }
}

impl<T: Clone> Clone for Table<T> {
    fn clone(&self) -> Self {
        Table { pages: self.pages.clone() }
    }
}

impl<T: Clone> Default for Table<T> {
    fn default() -> Self {
        Table { pages: Paged::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_found_where_it_was_put_and_a_walk_is_in_order() {
        let mut table = Table::default();
        for row in [70_000, 3, 255, 256, 16_384, 4_000_000_000] {
            assert_eq!(table.insert(row, row + 1), None);
        }
        assert_eq!(table.insert(3, 5), Some(4));
        assert_eq!(table.get(256), Some(&257));
        assert_eq!(table.get(257), None);
        assert_eq!(table.get(u64::MAX), None);
        let rows: Vec<u64> = table.iter().map(|(row, _)| row).collect();
        assert_eq!(rows, [3, 255, 256, 16_384, 70_000, 4_000_000_000]);
        assert_eq!(table.bound(), 4_000_000_256);
        assert_eq!(table.next(4), Some(255));
        assert_eq!(table.next(257), Some(16_384));
        assert_eq!(table.next(u64::MAX), None);
        let rest: Vec<u64> = table.iter_from(256).map(|(row, _)| row).collect();
        assert_eq!(rest, [256, 16_384, 70_000, 4_000_000_000]);
    }

    #[test]
    fn a_clone_does_not_see_later_changes() {
        let mut table = Table::default();
        table.insert(7, 'a');
        let earlier = table.clone();
        table.insert(7, 'b');
        table.insert(100_000, 'c');
        assert_eq!(earlier.get(7), Some(&'a'));
        assert_eq!(earlier.get(100_000), None);
        assert_eq!(table.get(7), Some(&'b'));
    }

    #[test]
    fn a_table_is_filled_in_any_order_and_says_which_row_was_there() {
        let mut table = Table::default();
        assert_eq!(table.fill([(3, 'a'), (4, 'b'), (700, 'c'), (5, 'd')].into_iter()), Ok(()));
        assert_eq!(table.fill([(6, 'e'), (4, 'f'), (8, 'g')].into_iter()), Err(4));
        let rows: Vec<_> = table.iter().map(|(row, value)| (row, *value)).collect();
        assert_eq!(rows, [(3, 'a'), (4, 'b'), (5, 'd'), (6, 'e'), (700, 'c')]);
    }

    #[test]
    fn a_page_that_holds_nothing_is_dropped() {
        let mut table = Table::default();
        table.insert(9, ());
        assert_eq!(table.remove(9), Some(()));
        assert_eq!(table.remove(9), None);
        assert_eq!(table.pages.pages_from(0).count(), 0);
    }

    /// A page of one number, with the sum of a group as its digest.
    #[derive(Clone, Default)]
    struct Number(u64);

    impl Page for Number {
        const ROWS: usize = 1;
        type Digest = u64;

        fn is_vacant(&self) -> bool {
            self.0 == 0
        }
    }

    fn sum(numbers: &Paged<Number>, row: u64, is_worth_it: bool) -> Option<u64> {
        let sum =
            |_, pages: &[Option<Arc<Number>>; GROUP_PAGES]| pages.iter().flatten().map(|page| page.0).sum();
        numbers.digest(row, is_worth_it, sum).copied()
    }

    #[test]
    fn a_digest_is_made_when_it_is_worth_it_and_gone_after_a_change_of_its_group() {
        let mut numbers: Paged<Number> = Paged::default();
        for (row, value) in [(1, 5), (2, 6), (70, 9)] {
            numbers.change(row, |page, _| page.0 = value);
        }
        assert_eq!(
            (sum(&numbers, 1, false), sum(&numbers, 1, true), sum(&numbers, 2, false)),
            (None, Some(11), Some(11))
        );
        assert_eq!((sum(&numbers, 64, true), sum(&numbers, 640, true)), (Some(9), None));
        let earlier = numbers.clone();
        numbers.change(2, |page, _| page.0 = 0);
        assert_eq!(
            (sum(&numbers, 1, false), sum(&numbers, 1, true), sum(&numbers, 70, false)),
            (None, Some(5), Some(9))
        );
        assert_eq!(sum(&earlier, 1, false), Some(11));
        numbers.change(1, |page, _| page.0 = 7);
        assert_eq!((sum(&numbers, 1, false), sum(&numbers, 1, true)), (None, Some(7)));
    }
}
