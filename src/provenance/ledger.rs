//! From an element to its claims, and from a claim's id to the claim.
//!
//! In: claims, each with the id and the subject it was recorded with; only
//! [`PropertyGraph`](crate::graph::PropertyGraph) puts them in and takes them out. Out: the claims of
//! an element in the order they were recorded, which is that of their ids. Which of several claims
//! prevails is decided elsewhere.

use super::{Claim, ClaimId, Subject};
use crate::value::page::Table;
use crate::value::{Element, NodeId};
use std::sync::Arc;

/// A claim with what it is about.
type Entry = (Subject, Arc<Claim>);

/// The claims of one element, ascending.
type ClaimIds = Arc<Vec<ClaimId>>;

/// All claims of a graph, found by the element they are about. Cloning shares everything.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    claims: Table<Entry>,
    of_nodes: Table<ClaimIds>,
    of_relationships: Table<ClaimIds>,
    /// How many claims a source states, by the source's node.
    by_source: Table<u64>,
    length: usize,
}

impl Ledger {
    /// The claims about `element`, its properties and its labels, in the order they were recorded.
    pub fn claims(&self, element: Element) -> impl Iterator<Item = (ClaimId, &Subject, &Claim)> {
        self.ids(element).iter().filter_map(|&id| {
            let (subject, claim) = self.claims.get(id.0)?;
            Some((id, subject, &**claim))
        })
    }

    /// The ids of the claims about `element`, its properties and its labels, ascending. O(1).
    pub fn ids(&self, element: Element) -> &[ClaimId] {
        let ids = match element {
            Element::Node(node) => self.of_nodes.get(node.0),
            Element::Relationship(relationship) => self.of_relationships.get(relationship.0),
        };
        ids.map_or(&[], |ids| ids)
    }

    /// A claim and what it is about. O(1).
    pub fn claim(&self, id: ClaimId) -> Option<(&Subject, &Arc<Claim>)> {
        self.claims.get(id.0).map(|(subject, claim)| (subject, claim))
    }

    /// Every claim, in the order they were recorded.
    pub fn iter(&self) -> impl Iterator<Item = (ClaimId, &Subject, &Arc<Claim>)> {
        self.claims.iter().map(|(id, (subject, claim))| (ClaimId(id), subject, claim))
    }

    /// Whether any claim is about `element` itself.
    pub fn is_sourced(&self, element: Element) -> bool {
        self.claims(element).any(|(_, subject, _)| matches!(subject, Subject::Element(_)))
    }

    /// How many claims name `source` as the one that states them. O(1).
    pub fn stated_by(&self, source: NodeId) -> u64 {
        self.by_source.get(source.0).copied().unwrap_or(0)
    }

    /// How many claims there are.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Records a claim under an id that is not in use.
    pub(crate) fn add(&mut self, id: ClaimId, subject: Subject, claim: Arc<Claim>) {
        let element = subject.element();
        let stated = self.stated_by(claim.source) + 1;
        self.by_source.insert(claim.source.0, stated);
        self.claims.insert(id.0, (subject, claim));
        self.length += 1;
        self.change_ids(element, |ids| ids.insert(ids.partition_point(|&other| other < id), id));
    }

    /// Withdraws a claim and returns it.
    pub(crate) fn remove(&mut self, id: ClaimId) -> Option<(Subject, Arc<Claim>)> {
        let (subject, claim) = self.claims.remove(id.0)?;
        self.length -= 1;
        match self.stated_by(claim.source) {
            0 | 1 => drop(self.by_source.remove(claim.source.0)),
            stated => drop(self.by_source.insert(claim.source.0, stated - 1)),
        }
        self.change_ids(subject.element(), |ids| ids.retain(|&other| other != id));
        Some((subject, claim))
    }

    /// Lets `change` alter the ids of an element's claims, which are dropped once there are none.
    fn change_ids(&mut self, element: Element, change: impl FnOnce(&mut Vec<ClaimId>)) {
        let (table, row) = match element {
            Element::Node(node) => (&mut self.of_nodes, node.0),
            Element::Relationship(relationship) => (&mut self.of_relationships, relationship.0),
        };
        if table.get(row).is_none() {
            table.insert(row, ClaimIds::default());
        }
        table.update(row, |ids| change(Arc::make_mut(ids)));
        if table.get(row).is_some_and(|ids| ids.is_empty()) {
            table.remove(row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(source: u64) -> Arc<Claim> {
        Arc::new(Claim { source: NodeId(source), ..Claim::default() })
    }

    #[test]
    fn claims_of_an_element_are_listed_by_id_whatever_the_order_they_came_in() {
        let node = Element::Node(NodeId(1));
        let mut ledger = Ledger::default();
        ledger.add(ClaimId(5), Subject::Property(node, "name".into()), claim(9));
        ledger.add(ClaimId(2), Subject::Label(NodeId(1), "City".into()), claim(9));
        assert_eq!(ledger.ids(node), [ClaimId(2), ClaimId(5)]);
        assert!(!ledger.is_sourced(node));
        ledger.add(ClaimId(7), Subject::Element(node), claim(8));
        assert!(ledger.is_sourced(node));
        assert_eq!((ledger.len(), ledger.stated_by(NodeId(9))), (3, 2));
    }

    #[test]
    fn a_withdrawn_claim_leaves_no_trace() {
        let node = Element::Node(NodeId(1));
        let mut ledger = Ledger::default();
        ledger.add(ClaimId(0), Subject::Element(node), claim(9));
        let earlier = ledger.clone();
        assert_eq!(ledger.remove(ClaimId(0)), Some((Subject::Element(node), claim(9))));
        assert_eq!(ledger.remove(ClaimId(0)), None);
        assert!(ledger.is_empty() && ledger.ids(node).is_empty());
        assert_eq!(ledger.stated_by(NodeId(9)), 0);
        assert_eq!(earlier.claims(node).count(), 1);
    }
}
