//! A sorted list of any length whose states share what they have in common.
//!
//! Items lie in leaves of 4 KiB at most, leaves on shelves of at most 128, each behind an `Arc`: a change
//! copies a leaf and two short lists, and only while another clone still holds them. Beside each leaf and shelf lies the
//! last item in it, so that a search looks into one of each. Who keeps the list
//! sorted is the caller, by saying which items lie before a place; the list knows no order of its own. A caller who also
//! says about where between two items the place is spares most of the looks, each of which may wait for memory.

use std::fmt;
use std::sync::Arc;

/// How many leaves a shelf has at most; few in tests, so that they meet several leaves and shelves.
const SHELF: usize = if cfg!(test) { 4 } else { 128 };

type Leaf<T> = Vec<T>;
type Shelf<T> = Vec<Part<T, Leaf<T>>>;

/// A sorted list. Cloning shares everything.
pub(super) struct Sorted<T> {
    /// Neither a shelf nor a leaf is ever empty.
    shelves: Arc<Vec<Part<T, Shelf<T>>>>,
    length: usize,
}

/// A leaf or a shelf, and the last item in it.
#[derive(Debug)]
struct Part<T, L> {
    last: T,
    list: Arc<L>,
}

/// A place in a sorted list that is looked for; a closure that tells which items lie before it is one.
pub(super) trait Search<T> {
    /// Whether an item lies before the place.
    fn is_before(&self, item: &T) -> bool;

    /// How much of the way from one item to a later one lies before the place, from 0 to 1, where that can be guessed.
    fn share(&self, _low: &T, _high: &T) -> Option<f64> {
        None
    }
}

impl<T, F: Fn(&T) -> bool> Search<T> for F {
    #[inline]
    fn is_before(&self, item: &T) -> bool {
        self(item)
    }
}

/// Where an item lies, or would lie.
#[derive(Clone, Copy)]
struct Place {
    shelf: usize,
    leaf: usize,
    offset: usize,
}

impl<T: Clone> Sorted<T> {
    /// How many items a leaf has at most.
    const LEAF: usize = if cfg!(test) || size_of::<T>() > 512 { 8 } else { 4_096 / size_of::<T>() };

    /// The list of these items, which are sorted. Leaves are filled to three quarters, so that the
    /// first changes do not split them all.
    pub(super) fn from_sorted(items: &[T]) -> Self {
        let leaves: Shelf<T> =
            items.chunks(Self::LEAF * 3 / 4).filter_map(|leaf| Part::of(leaf, |item| item)).collect();
        let shelves = leaves.chunks(SHELF * 3 / 4).filter_map(|shelf| Part::of(shelf, |leaf| &leaf.last));
        Sorted { shelves: Arc::new(shelves.collect()), length: items.len() }
    }

    /// How many items there are. O(1).
    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// All items, when they lie in one piece.
    pub(super) fn as_slice(&self) -> Option<&[T]> {
        match self.shelves.as_slice() {
            [] => Some(&[]),
            [shelf] => match shelf.list.as_slice() {
                [leaf] => Some(&leaf.list),
                _ => None,
            },
            _ => None,
        }
    }

    /// All items, in order.
    pub(super) fn iter(&self) -> Items<'_, T> {
        self.items_at(Place { shelf: 0, leaf: 0, offset: 0 })
    }

    /// The items from the first that is not before a place.
    pub(super) fn iter_from(&self, search: &impl Search<T>) -> Items<'_, T> {
        self.items_at(self.locate(search))
    }

    /// How many items lie from one place on and before another, which does not come first; counted no further than just
    /// past `limit`. Time O(log n + leaves between the places).
    pub(super) fn count_between(&self, from: &impl Search<T>, to: &impl Search<T>, limit: usize) -> usize {
        let (from, to) = (self.locate(from), self.locate(to));
        let mut count = 0;
        for (shelf, leaves) in self.shelves.iter().enumerate().take(to.shelf + 1).skip(from.shelf) {
            for (leaf, items) in leaves.list.iter().enumerate() {
                let is_first = (shelf, leaf) == (from.shelf, from.leaf);
                let is_last = (shelf, leaf) == (to.shelf, to.leaf);
                if (shelf, leaf) >= (from.shelf, from.leaf) && (shelf, leaf) <= (to.shelf, to.leaf) {
                    let end = if is_last { to.offset } else { items.list.len() };
                    count += end.saturating_sub(if is_first { from.offset } else { 0 });
                }
                if count > limit {
                    return count;
                }
            }
        }
        count
    }

    fn items_at(&self, place: Place) -> Items<'_, T> {
        let mut shelves = self.shelves.get(place.shelf..).unwrap_or_default().iter();
        let mut leaves = shelves.next().map_or(&[][..], |shelf| &shelf.list[place.leaf..]).iter();
        let items = leaves.next().map_or(&[][..], |leaf| &leaf.list[place.offset..]).iter();
        Items { items, leaves, shelves }
    }

    /// The place of the first item that is not before it; past the last shelf when all are.
    fn locate(&self, search: &impl Search<T>) -> Place {
        let shelf = self.shelves.partition_point(|shelf| search.is_before(&shelf.last));
        let Some(found) = self.shelves.get(shelf) else {
            return Place { shelf, leaf: 0, offset: 0 };
        };
        let before = shelf.checked_sub(1).map(|before| &self.shelves[before].last);
        let leaves = &found.list;
        let leaf = count_before(leaves, |leaf| &leaf.last, (before, &found.last), search);
        let before = leaf.checked_sub(1).map_or(before, |before| Some(&leaves[before].last));
        let items = &leaves[leaf].list;
        let offset = count_before(items, |item| item, (before, &leaves[leaf].last), search);
        Place { shelf, leaf, offset }
    }

    /// The place after the last item.
    fn end(&self) -> Place {
        let Some(leaves) = self.shelves.last().map(|shelf| &shelf.list) else {
            return Place { shelf: 0, leaf: 0, offset: 0 };
        };
        let leaf = leaves.len() - 1;
        Place { shelf: self.shelves.len() - 1, leaf, offset: leaves[leaf].list.len() }
    }

    /// Puts an item before the first that is not before it.
    pub(super) fn insert(&mut self, item: T, search: &impl Search<T>) {
        let mut place = self.locate(search);
        if place.shelf == self.shelves.len() {
            place = self.end();
        }
        self.length += 1;
        let shelves = own(&mut self.shelves);
        let Some(shelf) = shelves.get_mut(place.shelf) else {
            *self = Sorted::from_sorted(&[item]);
            return;
        };
        let leaves = own(&mut shelf.list);
        own(&mut leaves[place.leaf].list).insert(place.offset, item);
        leaves[place.leaf].note_last(|item| item);
        split_when_full(leaves, place.leaf, Self::LEAF, |item| item);
        shelf.note_last(|leaf| &leaf.last);
        split_when_full(shelves, place.shelf, SHELF, |leaf| &leaf.last);
    }

    /// Takes out the first item that is not before a place, and returns it.
    pub(super) fn remove(&mut self, search: &impl Search<T>) -> Option<T> {
        let place = self.locate(search);
        let shelves = own(&mut self.shelves);
        let shelf = shelves.get_mut(place.shelf)?;
        let leaves = own(&mut shelf.list);
        let leaf = own(&mut leaves[place.leaf].list);
        let item = leaf.remove(place.offset);
        match leaf.is_empty() {
            true => drop(leaves.remove(place.leaf)),
            false => leaves[place.leaf].note_last(|item| item),
        }
        match leaves.is_empty() {
            true => drop(shelves.remove(place.shelf)),
            false => shelf.note_last(|leaf| &leaf.last),
        }
        self.length -= 1;
        Some(item)
    }
}

impl<T: Clone, I: Clone> Part<T, Vec<I>> {
    /// A part of these, unless there are none; `last` tells the last item in one.
    fn of(list: &[I], last: impl Fn(&I) -> &T) -> Option<Self> {
        let last = last(list.last()?).clone();
        Some(Part { last, list: Arc::new(list.to_vec()) })
    }

    /// Notes which item is the last by now.
    fn note_last(&mut self, last: impl Fn(&I) -> &T) {
        if let Some(item) = self.list.last() {
            self.last = last(item).clone();
        }
    }
}

/// How many of `list`, which holds something, lie before the place that is looked for. `item` tells the last item in one;
/// the last of all lies at the second of `ends`, and the first, where it is known, is the last item before them.
fn count_before<T, I>(
    list: &[I],
    item: impl Fn(&I) -> &T,
    ends: (Option<&T>, &T),
    search: &impl Search<T>,
) -> usize {
    let is_before = |one: &I| search.is_before(item(one));
    match search.share(ends.0.unwrap_or_else(|| item(&list[0])), ends.1) {
        Some(share) => {
            let guess = (share * list.len() as f64).round() as usize;
            count_before_near(list, guess.clamp(1, list.len()) - 1, is_before)
        }
        None => list.partition_point(is_before),
    }
}

/// The same as `partition_point`, looking first at the one at `guess`, and from there ever farther away.
fn count_before_near<I>(list: &[I], guess: usize, is_before: impl Fn(&I) -> bool) -> usize {
    let (mut low, mut high, mut reach) = (0, list.len(), 1);
    if is_before(&list[guess]) {
        low = guess + 1;
        while let Some(one) = list.get(guess + reach) {
            if !is_before(one) {
                high = guess + reach;
                break;
            }
            low = guess + reach + 1;
            reach *= 2;
        }
    } else {
        high = guess;
        while let Some(place) = guess.checked_sub(reach) {
            if is_before(&list[place]) {
                low = place + 1;
                break;
            }
            high = place;
            reach *= 2;
        }
    }
    low + list[low..high].partition_point(is_before)
}

/// The list, to be changed: a copy with room for a few more where others hold it too.
fn own<I: Clone>(list: &mut Arc<Vec<I>>) -> &mut Vec<I> {
    if Arc::get_mut(list).is_none() {
        let mut copy = Vec::with_capacity(list.len() + list.len() / 16 + 2);
        copy.extend_from_slice(list);
        *list = Arc::new(copy);
    }
    Arc::make_mut(list)
}

/// Splits the part at `place` in two when it has more than `most` items.
fn split_when_full<T: Clone, I: Clone>(
    parts: &mut Vec<Part<T, Vec<I>>>,
    place: usize,
    most: usize,
    last: impl Fn(&I) -> &T,
) {
    if parts[place].list.len() > most {
        let later = own(&mut parts[place].list).split_off(most / 2);
        let later = Part { last: parts[place].last.clone(), list: Arc::new(later) };
        parts[place].note_last(last);
        parts.insert(place + 1, later);
    }
}

impl<T: Clone, L> Clone for Part<T, L> {
    fn clone(&self) -> Self {
        Part { last: self.last.clone(), list: Arc::clone(&self.list) }
    }
}

impl<T> Default for Sorted<T> {
    fn default() -> Self {
        Sorted { shelves: Arc::default(), length: 0 }
    }
}

impl<T> Clone for Sorted<T> {
    fn clone(&self) -> Self {
        Sorted { shelves: Arc::clone(&self.shelves), length: self.length }
    }
}

impl<T: Clone + fmt::Debug> fmt::Debug for Sorted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Walks a [`Sorted`] list, a leaf at a time.
#[derive(Debug)]
pub(super) struct Items<'a, T> {
    items: std::slice::Iter<'a, T>,
    leaves: std::slice::Iter<'a, Part<T, Leaf<T>>>,
    shelves: std::slice::Iter<'a, Part<T, Shelf<T>>>,
}

impl<'a, T> Items<'a, T> {
    /// Walks items that lie in one piece.
    pub(super) fn of_slice(items: &'a [T]) -> Self {
        Items { items: items.iter(), leaves: [].iter(), shelves: [].iter() }
    }

    /// Hands over the items in order, those of a leaf together.
    pub(super) fn each_piece(self, mut take: impl FnMut(&'a [T])) {
        take(self.items.as_slice());
        let later = self.shelves.flat_map(|shelf| shelf.list.iter());
        self.leaves.chain(later).for_each(|leaf| take(&leaf.list));
    }

    /// The next item, from the next leaf; apart, because it is seldom called.
    #[cold]
    fn next_in_later_leaf(&mut self) -> Option<&'a T> {
        loop {
            if let Some(leaf) = self.leaves.next() {
                self.items = leaf.list.iter();
                return self.items.next();
            }
            self.leaves = self.shelves.next()?.list.iter();
        }
    }
}

impl<'a, T> Iterator for Items<'a, T> {
    type Item = &'a T;

    #[inline]
    fn next(&mut self) -> Option<&'a T> {
        match self.items.next() {
            None if self.leaves.len() + self.shelves.len() > 0 => self.next_in_later_leaf(),
            item => item,
        }
    }

    /// Goes through each leaf in one piece.
    #[inline]
    fn fold<B, F: FnMut(B, &'a T) -> B>(self, start: B, mut fold: F) -> B {
        let later = self.shelves.flat_map(|shelf| shelf.list.iter());
        let leaves = self.leaves.chain(later).map(|leaf| leaf.list.iter());
        let folded = self.items.fold(start, &mut fold);
        leaves.fold(folded, |folded, items| items.fold(folded, &mut fold))
    }
}

impl<T> Clone for Items<'_, T> {
    fn clone(&self) -> Self {
        Items { items: self.items.clone(), leaves: self.leaves.clone(), shelves: self.shelves.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_items_split_leaves_and_stay_in_order() {
        let count = 10_000_u64;
        let mut list = Sorted::from_sorted(&[]);
        for i in 0..count {
            let item = i * 7_919 % count;
            list.insert(item, &|other: &u64| *other < item);
        }
        assert!(list.shelves.len() > 1 && list.as_slice().is_none());
        assert!(list.iter().copied().eq(0..count));
        assert!(
            list.iter()
                .copied()
                .fold(Vec::new(), |mut all, item| {
                    all.push(item);
                    all
                })
                .into_iter()
                .eq(0..count)
        );
        assert!(list.iter_from(&|item: &u64| *item < 7_777).copied().eq(7_777..count));
        let earlier = list.clone();
        for item in 0..count {
            assert_eq!(list.remove(&|other: &u64| *other < item), Some(item));
        }
        assert_eq!((list.len(), list.shelves.len(), list.remove(&|_: &u64| false)), (0, 0, None));
        assert_eq!(earlier.iter().count(), earlier.len());
    }

    #[test]
    fn a_short_list_lies_in_one_piece() {
        let list = Sorted::from_sorted(&[1, 2, 3]);
        assert_eq!(list.as_slice(), Some(&[1, 2, 3][..]));
        assert_eq!(list.iter_from(&|item: &i32| *item < 9).next(), None);
        assert_eq!(Items::of_slice(&[4, 5]).copied().collect::<Vec<_>>(), [4, 5]);
        let mut pieces = Vec::new();
        Items::of_slice(&[4, 5]).each_piece(|piece| pieces.extend_from_slice(piece));
        assert_eq!(pieces, [4, 5]);
    }

    #[test]
    fn items_between_two_places_are_counted_as_far_as_it_matters() {
        let items: Vec<u64> = (0..1_000).collect();
        let list = Sorted::from_sorted(&items);
        assert!(list.shelves.len() > 1);
        for (from, to) in [(0, 1_000), (0, 0), (3, 4), (5, 777), (777, 5), (999, 1_000), (1_000, 2_000)] {
            let wanted = items.iter().filter(|item| (from..to).contains(*item)).count();
            let [from, to] = [from, to].map(|end| move |item: &u64| *item < end);
            assert_eq!(list.count_between(&from, &to, usize::MAX), wanted);
            assert_eq!(list.count_between(&from, &to, 10).min(11), wanted.min(11));
        }
        assert_eq!(Sorted::<u64>::from_sorted(&[]).count_between(&|_: &u64| true, &|_: &u64| false, 9), 0);
    }

    /// Looks for the first item that is not below a number, and takes a part of the way for a guess.
    struct Guess(u64, f64);

    impl Search<u64> for Guess {
        fn is_before(&self, item: &u64) -> bool {
            *item < self.0
        }

        fn share(&self, _: &u64, _: &u64) -> Option<f64> {
            Some(self.1)
        }
    }

    #[test]
    fn a_guess_however_bad_leads_to_the_same_place() {
        let items: Vec<u64> = (0..200).map(|i| i * i / 50).collect();
        let list = Sorted::from_sorted(&items);
        for wanted in 0..820 {
            let after = items.partition_point(|item| *item < wanted);
            for share in [-1.0, 0.0, 0.2, 0.5, 0.9, 1.0, 7.0, f64::NAN, f64::INFINITY] {
                assert!(list.iter_from(&Guess(wanted, share)).eq(&items[after..]));
            }
        }
    }
}
