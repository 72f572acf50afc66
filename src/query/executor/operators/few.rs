//! A handful of relationships: what the ways to a node have used, as far as it matters.

use crate::value::RelationshipId;

/// Up to three different relationships; of more, three are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Few {
    count: usize,
    relationships: [RelationshipId; 3],
}

impl Default for Few {
    fn default() -> Self {
        Few { count: 0, relationships: [RelationshipId(0); 3] }
    }
}

impl Few {
    /// Just this one.
    pub(super) fn one(relationship: RelationshipId) -> Self {
        let mut few = Few::default();
        few.insert(relationship);
        few
    }

    /// Those in it.
    pub(super) fn items(&self) -> &[RelationshipId] {
        &self.relationships[..self.count]
    }

    /// Whether the relationship is in it.
    pub(super) fn contains(&self, relationship: RelationshipId) -> bool {
        self.items().contains(&relationship)
    }

    /// Whether the relationship is in it, and no other.
    pub(super) fn is_only(&self, relationship: RelationshipId) -> bool {
        self.items() == [relationship]
    }

    /// Adds a relationship, unless it is there or there are three.
    pub(super) fn insert(&mut self, relationship: RelationshipId) {
        if self.count < self.relationships.len() && !self.contains(relationship) {
            self.relationships[self.count] = relationship;
            self.count += 1;
        }
    }

    /// Only those that `other` has as well.
    pub(super) fn intersect(&mut self, other: &Few) {
        let own = *self;
        *self = Few::default();
        own.items().iter().filter(|item| other.contains(**item)).for_each(|item| self.insert(*item));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_are_kept_once_each_and_three_at_most() {
        let mut few = Few::one(RelationshipId(7));
        assert!(few.is_only(RelationshipId(7)));
        [7, 0, 5, 6].into_iter().for_each(|number| few.insert(RelationshipId(number)));
        assert_eq!(few.items(), [7, 0, 5].map(RelationshipId));
        few.intersect(&Few::one(RelationshipId(0)));
        assert!(few.is_only(RelationshipId(0)) && !few.contains(RelationshipId(7)));
    }
}
