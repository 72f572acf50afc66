//! What can be placed once certain slots are bound, found without looking at all that still waits.
//!
//! A pattern of n nodes has n and more predicates, and relationships that differ in pairs; whoever asks of each after
//! every step whether its time has come takes cubic time and worse.

use super::slots::Slots;
use crate::query::bound::Slot;
use std::collections::BTreeMap;

/// Predicates, or paths, and the slots that each of them still waits for.
#[derive(Clone)]
pub(super) struct Waiting {
    reads: Vec<Slots>,
    missing: Vec<usize>,
    by_slot: BTreeMap<Slot, Vec<usize>>,
}

impl Waiting {
    /// What waits for the slots of `reads` that are not `available`.
    pub(super) fn new(reads: Vec<Slots>, available: &Slots) -> Self {
        let mut by_slot: BTreeMap<Slot, Vec<usize>> = BTreeMap::new();
        for (index, read) in reads.iter().enumerate() {
            for slot in read.difference(available) {
                by_slot.entry(*slot).or_default().push(index);
            }
        }
        let missing = reads.iter().map(|read| read.difference(available).count()).collect();
        Waiting { reads, missing, by_slot }
    }

    /// Notes that a slot is bound now; returns what waits for nothing else.
    pub(super) fn bind(&mut self, slot: Slot) -> Vec<usize> {
        let mut complete = self.by_slot.remove(&slot).unwrap_or_default();
        complete.retain(|&index| {
            self.missing[index] -= 1;
            self.missing[index] == 0
        });
        complete
    }

    /// What would wait for nothing else if the slots of `new`, none of them bound, were bound.
    pub(super) fn complete_with<'a>(&'a self, new: &'a Slots) -> impl Iterator<Item = usize> + 'a {
        let readers = move |slot: &'a Slot| {
            self.by_slot.get(slot).into_iter().flatten().filter(move |&&index| {
                let read = &self.reads[index];
                // Each is met once, by way of the first of the new slots that it reads.
                new.iter().find(|other| read.contains(other)) == Some(slot)
                    && new.iter().filter(|other| read.contains(other)).count() == self.missing[index]
            })
        };
        new.iter().flat_map(readers).copied()
    }
}

/// What is placed as soon as the slots it reads are bound.
pub(super) struct Parts<T> {
    items: Vec<Option<T>>,
    waiting: Waiting,
    ready: Vec<usize>,
}

impl<T> Parts<T> {
    /// What has not been placed.
    pub(super) fn into_rest(self) -> Vec<T> {
        self.items.into_iter().flatten().collect()
    }

    pub(super) fn new(items: Vec<T>, available: &Slots, reads: impl Fn(&T) -> Slots) -> Self {
        let waiting = Waiting::new(items.iter().map(reads).collect(), available);
        let ready = (0..items.len()).filter(|&index| waiting.missing[index] == 0).collect();
        Parts { items: items.into_iter().map(Some).collect(), waiting, ready }
    }

    /// Notes that a slot is bound now.
    pub(super) fn bind(&mut self, slot: Slot) {
        self.ready.extend(self.waiting.bind(slot));
    }

    /// What is ready and not taken yet, in the order written.
    pub(super) fn take_ready(&mut self) -> Vec<T> {
        self.ready.sort_unstable();
        self.ready.drain(..).filter_map(|index| self.items[index].take()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots(numbers: &[u32]) -> Slots {
        numbers.iter().map(|number| Slot(*number)).collect()
    }

    #[test]
    fn what_reads_several_slots_is_complete_with_the_last_of_them() {
        let mut waiting = Waiting::new(vec![slots(&[0, 1, 2]), slots(&[1]), slots(&[0])], &slots(&[0]));
        assert_eq!(waiting.complete_with(&slots(&[1])).collect::<Vec<_>>(), [1]);
        assert_eq!(waiting.complete_with(&slots(&[1, 2])).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(waiting.bind(Slot(1)), [1]);
        assert_eq!(waiting.complete_with(&slots(&[2])).collect::<Vec<_>>(), [0]);
        assert_eq!(waiting.bind(Slot(2)), [0]);
    }

    #[test]
    fn parts_are_taken_once_and_in_the_order_written() {
        let reads = [slots(&[2, 1]), slots(&[]), slots(&[1])];
        let mut parts = Parts::new(vec![0, 1, 2], &slots(&[]), |item: &usize| reads[*item].clone());
        assert_eq!(parts.take_ready(), [1]);
        parts.bind(Slot(1));
        parts.bind(Slot(2));
        assert_eq!(parts.take_ready(), [0, 2]);
        assert!(parts.take_ready().is_empty());
    }
}
