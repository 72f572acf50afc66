//! Integers summed where they lie, for each group of a chunk's rows.

use super::states::RowGroups;
use crate::functions::{Accumulator, are_small};
use crate::graph::{SmallIntegers, Stretch, ValueRef};

/// Sums of integers for each group of a chunk's rows.
pub(super) struct Sums<'g> {
    groups: &'g RowGroups<'g>,
    of_groups: Vec<Sum>,
    /// The groups of the rows still to come.
    rest: &'g [u32],
    /// The groups of the rows that have no value.
    without: Vec<u32>,
    /// Whether anything came that is neither null nor a small integer.
    pub(super) is_beyond: bool,
}

/// What has been taken in for a group: the two lie together, so that a row is one step for both.
#[derive(Clone, Copy, Default)]
struct Sum {
    sum: i64,
    rows: u64,
}

impl Sum {
    /// Takes in an integer, which is small, as all are: so nothing overflows.
    #[inline]
    fn add(&mut self, integer: i64) {
        self.sum = self.sum.wrapping_add(integer);
        self.rows = self.rows.wrapping_add(1);
    }
}

impl<'g> Sums<'g> {
    /// No sums yet for the rows of `groups`, which are no more than a chunk has.
    pub(super) fn new(groups: &'g RowGroups<'g>) -> Self {
        let of_groups = vec![Sum::default(); groups.count];
        Sums { groups, of_groups, rest: groups.of_rows, without: Vec::new(), is_beyond: false }
    }

    /// Takes in the next rows.
    pub(super) fn take(&mut self, stretch: Stretch<'_>) {
        match stretch {
            Stretch::Integers(integers) => self.take_each(integers),
            Stretch::Small(small) => self.take_small(small),
            Stretch::One(ValueRef::Integer(integer)) => self.take_each(&[integer]),
            Stretch::One(value) => {
                self.is_beyond |= !matches!(value, ValueRef::Null);
                if let Some(group) = self.rest.split_off_first() {
                    self.of_groups[*group as usize].add(0);
                    self.without.push(*group);
                }
            }
        }
    }

    /// The same where all are integers.
    #[inline]
    fn take_each(&mut self, integers: &[i64]) {
        self.is_beyond |= !are_small(integers);
        if let [only] = &mut self.of_groups[..] {
            only.sum = integers.iter().fold(only.sum, |sum, integer| sum.wrapping_add(*integer));
            return self.pass(integers.len());
        }
        self.add_each(integers.len(), integers.iter().copied());
    }

    /// The same where they lie near one another.
    #[inline]
    fn take_small(&mut self, small: SmallIntegers<'_>) {
        self.is_beyond |= !are_small(&[small.base]);
        let count = small.above.len();
        if let [only] = &mut self.of_groups[..] {
            let above = small.above.iter().fold(0_u64, |sum, above| sum.wrapping_add(u64::from(*above)));
            let base = small.base.wrapping_mul(count as i64);
            only.sum = only.sum.wrapping_add(base).wrapping_add(above.cast_signed());
            return self.pass(count);
        }
        self.add_each(count, small.integers());
    }

    /// Counts the next rows, which are all of one group.
    fn pass(&mut self, count: usize) {
        self.of_groups[0].rows += count as u64;
        self.rest = &self.rest[count..];
    }

    /// Takes in an integer for each of the next rows.
    #[inline]
    fn add_each(&mut self, count: usize, integers: impl Iterator<Item = i64>) {
        let groups;
        (groups, self.rest) = self.rest.split_at(count);
        for (group, integer) in groups.iter().zip(integers) {
            self.of_groups[*group as usize].add(integer);
        }
    }

    /// Gives each group's sum to its accumulator, with how many integers it is of.
    pub(super) fn hand_over(self, accumulators: &mut [Box<dyn Accumulator>]) {
        let mut counts: Vec<u64> = self.of_groups.iter().map(|sum| sum.rows).collect();
        // Where they were counted before, the counts are the same.
        self.groups.sizes.get_or_init(|| counts.clone());
        self.without.iter().for_each(|group| counts[*group as usize] -= 1);
        let sums = self.of_groups.into_iter().map(|sum| sum.sum).zip(counts);
        for (accumulator, (sum, count)) in accumulators.iter_mut().zip(sums) {
            if count > 0 {
                accumulator.add_sum(sum, count);
            }
        }
    }
}

/// Whether all of them may be given sums.
pub(super) fn takes_sums(accumulators: &[Box<dyn Accumulator>]) -> bool {
    accumulators.iter().all(|accumulator| accumulator.takes_sums())
}

/// The integers of each group one after the other, in the order of their rows, and where those of each group end.
pub(super) fn by_group(groups: &RowGroups<'_>, integers: &[i64]) -> (Vec<i64>, Vec<usize>) {
    let mut sum = 0;
    let mut places: Vec<usize> = Vec::with_capacity(groups.count);
    for size in groups.sizes() {
        places.push(sum);
        sum += *size as usize;
    }
    let mut sorted = vec![0; integers.len()];
    for (group, integer) in groups.of_rows.iter().zip(integers) {
        let place = &mut places[*group as usize];
        sorted[*place] = *integer;
        *place += 1;
    }
    (sorted, places)
}
