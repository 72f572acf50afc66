//! Elements in an order: those that follow one another are told by the first, and need not be listed.

use crate::value::{NodeId, RelationshipId};

/// What numbers elements of one kind.
pub trait Id: Copy + Ord {
    /// The number.
    fn number(self) -> u64;

    /// The id with a number.
    fn from_number(number: u64) -> Self;
}

impl Id for NodeId {
    fn number(self) -> u64 {
        self.0
    }

    fn from_number(number: u64) -> Self {
        NodeId(number)
    }
}

impl Id for RelationshipId {
    fn number(self) -> u64 {
        self.0
    }

    fn from_number(number: u64) -> Self {
        RelationshipId(number)
    }
}

/// Ids of elements of one kind.
#[derive(Debug, Clone, Copy)]
pub enum Ids<'e, I> {
    /// The first of some that follow one another, and how many they are.
    Run(I, usize),
    /// Any.
    Listed(&'e [I]),
}

impl<'e, I: Id> Ids<'e, I> {
    /// How many they are.
    #[inline]
    #[must_use]
    pub fn len(self) -> usize {
        match self {
            Ids::Run(_, length) => length,
            Ids::Listed(ids) => ids.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The id in a place, which is one of those there are.
    #[inline]
    #[must_use]
    pub fn at(self, place: usize) -> I {
        match self {
            Ids::Run(first, _) => I::from_number(first.number() + place as u64),
            Ids::Listed(ids) => ids[place],
        }
    }

    /// The first and the last.
    #[must_use]
    pub fn ends(self) -> Option<(I, I)> {
        let last = self.len().checked_sub(1)?;
        Some((self.at(0), self.at(last)))
    }

    /// How many of the first are the same.
    #[must_use]
    pub fn same_at_first(self) -> usize {
        match self {
            Ids::Run(_, length) => length.min(1),
            Ids::Listed(ids) => ids.iter().take_while(|id| **id == ids[0]).count(),
        }
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = I> + Clone + use<'e, I> {
        let (first, length, listed) = match self {
            Ids::Run(first, length) => (first.number(), length as u64, &[][..]),
            Ids::Listed(ids) => (0, 0, ids),
        };
        (first..first + length).map(I::from_number).chain(listed.iter().copied())
    }

    /// The first `length` and the others.
    #[must_use]
    pub fn split_at(self, length: usize) -> (Self, Self) {
        match self {
            Ids::Run(first, all) => {
                let rest = I::from_number(first.number() + length as u64);
                (Ids::Run(first, length), Ids::Run(rest, all - length))
            }
            Ids::Listed(ids) => {
                let (some, rest) = ids.split_at(length);
                (Ids::Listed(some), Ids::Listed(rest))
            }
        }
    }

    /// Those in some places.
    #[must_use]
    pub fn gather(self, places: &[u32]) -> Vec<I> {
        match self {
            Ids::Run(first, _) => {
                places.iter().map(|place| I::from_number(first.number() + u64::from(*place))).collect()
            }
            Ids::Listed(ids) => places.iter().map(|place| ids[*place as usize]).collect(),
        }
    }

    /// Whether it is the same run, or the list at the same address, of lists of the same length.
    #[must_use]
    pub fn is_same(self, other: Self) -> bool {
        match (self, other) {
            (Ids::Run(first, _), Ids::Run(other, _)) => first == other,
            (Ids::Listed(ids), Ids::Listed(others)) => ids.as_ptr() == others.as_ptr(),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_what_its_list_is() {
        let list = [5, 6, 7, 8].map(NodeId);
        let (run, listed) = (Ids::Run(NodeId(5), 4), Ids::Listed(&list));
        assert!(run.iter().eq(listed.iter()) && run.iter().eq(list));
        assert_eq!((run.ends(), listed.ends()), (Some((NodeId(5), NodeId(8))), listed.ends()));
        assert_eq!(run.gather(&[3, 0, 3]), listed.gather(&[3, 0, 3]));
        let parts = [run, listed].map(|ids| ids.split_at(3));
        assert!(
            parts.iter().all(|(some, rest)| some.iter().eq([5, 6, 7].map(NodeId)) && rest.at(0) == list[3])
        );
        assert_eq!([run, listed].map(Ids::same_at_first), [1, 1]);
        assert_eq!([run, listed].map(|ids| ids.split_at(4).1.same_at_first()), [0, 0]);
        assert_eq!(Ids::Listed(&[5, 5, 6, 5].map(NodeId)).same_at_first(), 2);
        assert!(run.split_at(4).1.is_empty() && run.split_at(4).1.ends().is_none());
        assert!(listed.split_at(4).1.ends().is_none());
        assert!(run.is_same(run) && listed.is_same(listed) && !run.is_same(listed));
    }
}
