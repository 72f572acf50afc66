//! What a step has found for its row, handed out in order as there is room.
//!
//! In come the finds of one row, at once or one by one; out go those handed out for many rows, as one column.

use std::collections::VecDeque;

/// Finds that wait, and finds that have been handed out since they were last taken.
#[derive(Debug)]
pub(super) struct Supply<T> {
    waiting: VecDeque<T>,
    given: Vec<T>,
}

impl<T> Default for Supply<T> {
    fn default() -> Self {
        Supply { waiting: VecDeque::new(), given: Vec::new() }
    }
}

impl<T> Supply<T> {
    /// Turns to the finds of another row; those of the row before that still wait are dropped.
    pub(super) fn begin(&mut self, finds: impl IntoIterator<Item = T>) {
        self.waiting.clear();
        self.waiting.extend(finds);
    }

    /// Adds a find of the same row.
    pub(super) fn push(&mut self, find: T) {
        self.waiting.push_back(find);
    }

    /// How many wait.
    pub(super) fn len(&self) -> usize {
        self.waiting.len()
    }

    /// About how many bytes those take that wait.
    pub(super) fn bytes(&self) -> usize {
        self.waiting.len() * size_of::<T>()
    }

    /// Hands out up to `room` of them; returns how many.
    pub(super) fn give(&mut self, room: usize) -> usize {
        let count = self.waiting.len().min(room);
        self.given.extend(self.waiting.drain(..count));
        count
    }

    /// What has been handed out since the last time.
    pub(super) fn take(&mut self) -> Vec<T> {
        std::mem::take(&mut self.given)
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.waiting.clear();
        self.given.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_are_given_in_order_and_those_of_an_earlier_row_are_kept_until_they_are_taken() {
        let mut supply = Supply::default();
        supply.begin(vec![1, 2, 3]);
        assert_eq!((supply.give(2), supply.len()), (2, 1));
        supply.begin(vec![4]);
        supply.push(5);
        assert_eq!((supply.give(9), supply.give(9)), (2, 0));
        assert_eq!(supply.take(), [1, 2, 4, 5]);
        assert!(supply.take().is_empty());
    }
}
