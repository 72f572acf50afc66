//! Which rows of a chunk pass.
//!
//! In: what is told of each row that has passed so far, many at once. Out: those that stay, ascending. As long as all
//! rows pass they are not listed.

use super::super::chunk::number;
use crate::graph::SmallIntegers;
use std::ops::RangeInclusive;

/// How many rows are told apart by the bits of a word.
const WORD: usize = 64;

/// For how many rows there is room from the beginning.
const EXPECTED: usize = 256;

/// Rows of a chunk, ascending.
#[derive(Debug, Clone)]
pub(super) enum Selection {
    /// The first so many.
    First(usize),
    Listed(Vec<u32>),
}

impl Selection {
    pub(super) fn len(&self) -> usize {
        match self {
            Selection::First(length) => *length,
            Selection::Listed(rows) => rows.len(),
        }
    }

    /// The rows.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        let (first, listed) = match self {
            Selection::First(length) => (0..number(*length), &[][..]),
            Selection::Listed(rows) => (0..0, &rows[..]),
        };
        first.chain(listed.iter().copied())
    }

    /// The rows, listed.
    pub(super) fn into_rows(self) -> Vec<u32> {
        match self {
            Selection::First(length) => (0..number(length)).collect(),
            Selection::Listed(rows) => rows,
        }
    }

    /// Those that stay.
    pub(super) fn retain(&mut self, mut stays: impl FnMut(u32) -> bool) {
        let mut rows = std::mem::replace(self, Selection::First(0)).into_rows();
        rows.retain(|row| stays(*row));
        *self = Selection::Listed(rows);
    }
}

impl Selection {
    /// Those that stay by what two lists have in their row; all of them are found out without being listed.
    pub(super) fn retain_pairs<T>(&mut self, ones: &[T], others: &[T], stays: impl Fn(&T, &T) -> bool) {
        if let Selection::First(length) = *self {
            // Without a way out, so that many are compared at once.
            let pairs = ones[..length].iter().zip(&others[..length]);
            if pairs.fold(true, |all, (one, other)| all & stays(one, other)) {
                return;
            }
        }
        self.retain(|row| stays(&ones[row as usize], &others[row as usize]));
    }
}

/// Lets through those rows of a selection that stay, as it is told of one after the other.
pub(super) struct Sieve<'s> {
    selection: &'s Selection,
    told: usize,
    kept: Vec<u32>,
}

impl<'s> Sieve<'s> {
    /// Nothing has been told yet.
    pub(super) fn new(selection: &'s Selection) -> Self {
        Sieve { selection, told: 0, kept: Vec::with_capacity(selection.len().min(EXPECTED)) }
    }

    /// Those that stay, once all have been told of.
    pub(super) fn finish(self) -> Selection {
        debug_assert_eq!(self.told, self.selection.len(), "every row is told of");
        Selection::Listed(self.kept)
    }

    /// Takes in whether the next row stays.
    pub(super) fn take(&mut self, stays: bool) {
        self.take_bits(u64::from(stays), 1);
    }

    /// The same for as many rows as there are values.
    #[inline]
    pub(super) fn take_each<T>(&mut self, values: &[T], stays: impl Fn(&T) -> bool) {
        let mut tested = [0; WORD];
        for some in values.chunks(WORD) {
            // A byte each first: many are tested at once.
            let tested = &mut tested[..some.len()];
            tested.iter_mut().zip(some).for_each(|(tested, value)| *tested = u8::from(stays(value)));
            self.take_bits(bits_of(tested), some.len());
        }
    }

    /// The same for integers that lie near one another, of which those in the range stay.
    pub(super) fn take_small(&mut self, small: SmallIntegers<'_>, range: &RangeInclusive<i64>) {
        match bytes_within(small.base, range) {
            Some((least, width)) => self.take_each(small.above, |byte| byte.wrapping_sub(least) <= width),
            None => self.told += small.above.len(),
        }
    }

    /// Takes in a bit for each of the next rows, the lowest for the first: it stays where that is 1.
    #[inline]
    fn take_bits(&mut self, mut bits: u64, count: usize) {
        let told = self.told;
        self.told += count;
        match self.selection {
            Selection::First(_) if bits == u64::MAX => self.kept.extend(number(told)..number(told + count)),
            Selection::First(_) => {
                self.kept.reserve(count);
                let first = number(told);
                while bits != 0 {
                    self.kept.push(first + bits.trailing_zeros());
                    bits &= bits - 1;
                }
            }
            Selection::Listed(rows) => {
                let rows = &rows[told..told + count];
                self.kept.reserve(count);
                while bits != 0 {
                    self.kept.push(rows[bits.trailing_zeros() as usize]);
                    bits &= bits - 1;
                }
            }
        }
    }
}

/// Which bytes above `base` tell integers in the range: the least of them, and how far the greatest is above it.
fn bytes_within(base: i64, range: &RangeInclusive<i64>) -> Option<(u8, u8)> {
    let above = |bound: i64| i128::from(bound) - i128::from(base);
    let (least, greatest) = (above(*range.start()).max(0), above(*range.end()).min(u8::MAX.into()));
    let width = u8::try_from(greatest - least).ok()?;
    Some((u8::try_from(least).ok()?, width))
}

/// A bit for each of up to 64 bytes that are 1 or 0, the lowest for the first.
#[inline]
fn bits_of(bytes: &[u8]) -> u64 {
    let (eights, rest) = bytes.as_chunks::<8>();
    let taken = 8 * eights.len();
    let bits = eights.iter().fold(0_u64, |bits, eight| bits >> 8 | bits_of_eight(*eight) << 56);
    let bits = bits.unbounded_shr((WORD - taken) as u32);
    rest.iter().zip(taken..).fold(bits, |bits, (byte, place)| bits | u64::from(*byte) << place)
}

fn bits_of_eight(bytes: [u8; 8]) -> u64 {
    // Each byte's bit is moved to its place in the highest byte; no two meet anywhere.
    u64::from_le_bytes(bytes).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_those_of_the_bytes_however_many_there_are() {
        for length in 0..=64 {
            let bytes: Vec<u8> = (0..length).map(|place| u8::from(place * 7 % 5 < 2)).collect();
            let bits = bits_of(&bytes);
            assert!((0..64).all(|place| (bits >> place & 1) as u8 == bytes.get(place).copied().unwrap_or(0)));
        }
    }

    #[test]
    fn what_stays_is_the_same_of_the_first_rows_as_of_the_same_rows_listed() {
        for (length, part) in [(0, 1), (1, 1), (63, 2), (64, 1), (65, 64), (200, 3), (200, 1)] {
            let values: Vec<u32> = (0..length).collect();
            let first = Selection::First(values.len());
            for selection in [first.clone(), Selection::Listed(values.clone())] {
                let mut sieve = Sieve::new(&selection);
                let (some, one) = values.split_at(values.len().saturating_sub(1));
                sieve.take_each(some, |value| value % part == 0);
                one.iter().for_each(|value| sieve.take(value % part == 0));
                let expected: Vec<u32> = values.iter().copied().filter(|value| value % part == 0).collect();
                assert_eq!(sieve.finish().into_rows(), expected);
                let mut retained = selection.clone();
                retained.retain(|row| row % part == 0);
                assert_eq!(retained.into_rows(), expected);
                let (mut retained, zeros) = (selection.clone(), vec![0; values.len()]);
                retained.retain_pairs(&values, &zeros, |value, zero| value % part == *zero);
                assert_eq!(retained.into_rows(), expected);
            }
        }
    }

    #[test]
    fn integers_that_lie_near_one_another_are_kept_as_each_alone_would_be() {
        let bases = [i64::MIN, -300, -1, 0, 18, i64::MAX - 255];
        let bounds = [i64::MIN, -256, -100, -1, 0, 7, 18, 200, 273, 274, i64::MAX - 3, i64::MAX];
        let ranges = bounds.iter().flat_map(|from| bounds.iter().map(move |to| *from..=*to));
        for (length, range) in
            [0, 7, 64, 256].into_iter().flat_map(|length| ranges.clone().map(move |range| (length, range)))
        {
            let above: Vec<u8> = (0..length).map(|row| (row * 37 % 256) as u8).collect();
            for base in bases {
                let selection = Selection::First(above.len());
                let mut sieve = Sieve::new(&selection);
                sieve.take_small(SmallIntegers { base, above: &above }, &range);
                let passes = |row: &u32| range.contains(&(base + i64::from(above[*row as usize])));
                let expected: Vec<u32> = (0..length as u32).filter(passes).collect();
                assert_eq!(sieve.finish().into_rows(), expected, "{base} {range:?} {length}");
            }
        }
    }
}
