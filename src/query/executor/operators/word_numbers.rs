//! Numbers for words of 64 bits (ids, integers): a table by hash, and an array for those below a bound once so many of
//! them have come that an array takes no more room.

use rustc_hash::FxHashMap;

/// How many words are kept by hash before an array is thought of.
const FEW: usize = 4096;

/// How many words an array may have room for, for each word that has come.
const ROOM: usize = 8;

/// How many words there is room for from the first on.
const FIRST_ROOM: usize = 112;

/// How many times as much room there is to be for more, each time it has been filled: to make room costs as much as to
/// put all in.
const MORE_ROOM: usize = 7;

/// From words to numbers, each given once.
#[derive(Debug, Default)]
pub(super) struct WordNumbers {
    /// For each word below its length, its number and one; 0 where it has not come.
    dense: Vec<u32>,
    hashed: FxHashMap<u64, u32>,
    dense_count: usize,
}

impl WordNumbers {
    /// The number of a word; `next` gives that of a new one.
    #[inline]
    pub(super) fn number(&mut self, word: u64, next: impl FnOnce() -> u32) -> u32 {
        if let Some(slot) = usize::try_from(word).ok().and_then(|word| self.dense.get_mut(word)) {
            if *slot == 0 {
                *slot = next() + 1;
                self.dense_count += 1;
            }
            return *slot - 1;
        }
        let before = self.hashed.len();
        if before == self.hashed.capacity() {
            self.hashed.reserve(FIRST_ROOM.max(before * MORE_ROOM));
        }
        let number = *self.hashed.entry(word).or_insert_with(next);
        if self.hashed.len() > before && self.hashed.len() >= FEW && self.hashed.len().is_power_of_two() {
            self.condense();
        }
        number
    }

    /// Moves what is kept by hash to the array, if all words are below a bound that suits their count.
    fn condense(&mut self) {
        let count = self.hashed.len() + self.dense_count;
        let greatest = self.hashed.keys().max().and_then(|greatest| usize::try_from(*greatest).ok());
        let Some(greatest) = greatest.filter(|greatest| *greatest < count.saturating_mul(ROOM)) else {
            return;
        };
        self.dense.resize(greatest + greatest / 2 + 1, 0);
        self.dense_count = count;
        for (word, number) in self.hashed.drain() {
            self.dense[word as usize] = number + 1;
        }
    }

    /// Every word with its number, in no order.
    pub(super) fn into_pairs(self) -> impl Iterator<Item = (u64, u32)> {
        let dense = (0..).zip(self.dense).filter(|(_, slot)| *slot != 0).map(|(word, slot)| (word, slot - 1));
        self.hashed.into_iter().chain(dense)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_numbers_when_they_move_to_an_array() {
        let mut numbers = WordNumbers::default();
        let words: Vec<u64> =
            [u64::MAX, 3, 1 << 40].into_iter().chain((0..20_000).map(|word| word * 7)).collect();
        let mut expected: FxHashMap<u64, u32> = FxHashMap::default();
        for &word in words.iter().chain(words.iter().rev()) {
            let count = expected.len() as u32;
            let wanted = *expected.entry(word).or_insert(count);
            assert_eq!(numbers.number(word, || count), wanted);
        }
        let near: Vec<u64> = (0..20_000).collect();
        let mut numbers = WordNumbers::default();
        for &word in near.iter().chain(&near) {
            assert_eq!(numbers.number(word, || word as u32), word as u32);
        }
        assert!(!numbers.dense.is_empty() && numbers.hashed.len() < FEW);
        let mut pairs: Vec<_> = numbers.into_pairs().collect();
        pairs.sort_unstable();
        assert!(pairs.into_iter().eq(near.iter().map(|&word| (word, word as u32))));
    }
}
