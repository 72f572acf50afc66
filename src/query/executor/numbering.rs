//! Numbers for facts, and sets of them.
//!
//! Every row of a statement that is asked for its sources notes what it has found, so that the number of a fact must be
//! found without a search: [`Numbering`] keeps those about elements in pages by the element's own number. Rows that are
//! merged merge their sets: [`MergedFacts`] is a set of bits once that is no larger than a list.

use super::lineage::{FactKey, Facts};
use crate::graph::{KeyId, LabelId};
use crate::value::Element;
use rustc_hash::{FxHashMap, FxHashSet};

/// How many numbers a page has.
const PAGE: usize = 1024;

/// Numbers by the ids of elements, 0 where there is none yet; pages are made when something on them is asked for.
#[derive(Debug, Default)]
struct Pages(Vec<Option<Box<[u32; PAGE]>>>);

impl Pages {
    fn entry(&mut self, id: u64) -> &mut u32 {
        let id = usize::try_from(id).expect("ids of a graph in memory are places in memory");
        if self.0.len() <= id / PAGE {
            self.0.resize_with(id / PAGE + 1, || None);
        }
        &mut self.0[id / PAGE].get_or_insert_with(|| Box::new([0; PAGE]))[id % PAGE]
    }
}

/// Gives each fact a number, in the order in which they are met.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    keys: Vec<FactKey>,
    nodes: Pages,
    relationships: Pages,
    of_nodes: FxHashMap<KeyId, Pages>,
    of_relationships: FxHashMap<KeyId, Pages>,
    labels: FxHashMap<LabelId, Pages>,
    absence: u32,
}

impl Numbering {
    /// The number of a fact, which it gets when it is met first. O(1).
    pub(super) fn number(&mut self, fact: FactKey) -> u32 {
        let entry = match fact {
            FactKey::Element(Element::Node(node)) => self.nodes.entry(node.0),
            FactKey::Element(Element::Relationship(relationship)) => self.relationships.entry(relationship.0),
            FactKey::Property(Element::Node(node), key) => {
                self.of_nodes.entry(key).or_default().entry(node.0)
            }
            FactKey::Property(Element::Relationship(relationship), key) => {
                self.of_relationships.entry(key).or_default().entry(relationship.0)
            }
            FactKey::Label(node, label) => self.labels.entry(label).or_default().entry(node.0),
            FactKey::Absence => &mut self.absence,
        };
        if *entry == 0 {
            self.keys.push(fact);
            *entry = u32::try_from(self.keys.len()).expect("a graph in memory has fewer facts than 2^32");
        }
        *entry - 1
    }

    /// The fact of a number.
    pub(super) fn fact(&self, number: u32) -> FactKey {
        self.keys[number as usize]
    }
}

/// The facts of rows that become one.
#[derive(Debug)]
pub(super) enum MergedFacts {
    /// A few of many.
    Sparse(FxHashSet<u32>),
    /// A bit each.
    Dense(Vec<u64>),
}

impl Default for MergedFacts {
    fn default() -> Self {
        MergedFacts::Sparse(FxHashSet::default())
    }
}

impl MergedFacts {
    /// Adds the facts of a row, ascending.
    pub(super) fn extend(&mut self, facts: &[u32]) {
        let Some(greatest) = facts.last() else { return };
        match self {
            MergedFacts::Dense(bits) => set_bits(bits, facts.iter().copied(), *greatest),
            MergedFacts::Sparse(set) => {
                set.extend(facts);
                // As many bits as a list of them would have.
                if set.len() * u32::BITS as usize >= *greatest as usize {
                    let greatest = set.iter().copied().max().unwrap_or(0);
                    if set.len() * u32::BITS as usize >= greatest as usize {
                        let mut bits = Vec::new();
                        set_bits(&mut bits, set.iter().copied(), greatest);
                        *self = MergedFacts::Dense(bits);
                    }
                }
            }
        }
    }

    /// All of them.
    pub(super) fn into_facts(self) -> Facts {
        match self {
            MergedFacts::Sparse(set) => super::lineage::facts_of(set.into_iter().collect()),
            MergedFacts::Dense(bits) => {
                let words = (0..).step_by(64).zip(bits);
                words
                    .flat_map(|(first, word)| {
                        (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| first + bit)
                    })
                    .collect()
            }
        }
    }
}

/// Sets the bits of these numbers, none of which is greater than `greatest`.
fn set_bits(bits: &mut Vec<u64>, numbers: impl Iterator<Item = u32>, greatest: u32) {
    let words = greatest as usize / 64 + 1;
    if bits.len() < words {
        bits.resize(words, 0);
    }
    for number in numbers {
        bits[number as usize / 64] |= 1 << (number % 64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{NodeId, RelationshipId};

    #[test]
    fn a_fact_keeps_its_number_and_no_two_have_one() {
        let mut numbering = Numbering::default();
        let (node, relationship) = (Element::Node(NodeId(5000)), Element::Relationship(RelationshipId(5000)));
        let facts = [
            FactKey::Element(node),
            FactKey::Element(relationship),
            FactKey::Property(node, KeyId(1)),
            FactKey::Property(node, KeyId(2)),
            FactKey::Property(relationship, KeyId(1)),
            FactKey::Label(NodeId(5000), LabelId(1)),
            FactKey::Absence,
        ];
        for _ in 0..2 {
            for (number, fact) in (0..).zip(facts) {
                assert_eq!((numbering.number(fact), numbering.fact(number)), (number, fact));
            }
        }
    }

    #[test]
    fn merged_facts_are_the_union_however_they_are_kept() {
        let mut random = 7_u32;
        for spread in [10, 1_000, 1_000_000] {
            let (mut merged, mut expected) = (MergedFacts::default(), std::collections::BTreeSet::new());
            for _ in 0..200 {
                let mut row: Vec<u32> = (0..4)
                    .map(|_| {
                        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                        (random >> 8) % spread
                    })
                    .collect();
                row.sort_unstable();
                row.dedup();
                merged.extend(&row);
                expected.extend(row);
            }
            let is_dense = matches!(merged, MergedFacts::Dense(_));
            assert_eq!(is_dense, spread < 1_000_000);
            assert_eq!(*merged.into_facts(), expected.into_iter().collect::<Vec<_>>()[..]);
        }
        assert!(MergedFacts::default().into_facts().is_empty());
    }
}
