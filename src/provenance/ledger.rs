//! From an element to its claims.

use super::{Claim, ClaimId, Subject};
use crate::value::Element;

/// All claims of a graph, found by the element they are about. Cloning shares everything.
#[derive(Debug, Clone, Default)]
pub struct Ledger {}

impl Ledger {
    /// The claims about `element`, its properties and its labels, in the order they were recorded.
    pub fn claims(&self, element: Element) -> impl Iterator<Item = (ClaimId, &Subject, &Claim)> {
        let _ = element;
        std::iter::empty()
    }

    /// Whether any claim is about `element` itself.
    pub fn is_sourced(&self, element: Element) -> bool {
        let _ = element;
        todo!()
    }

    /// How many claims there are.
    pub fn len(&self) -> usize {
        todo!()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
