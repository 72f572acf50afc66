//! Asks an index of relationships instead of testing each that a node has.
//!
//! A step from a node that is scanned is turned round: the index gives the relationships, and each of them its ends.
//! Where an index or an equality already keeps the nodes few, the step stays as it was.

use super::super::slots::Slots;
use super::super::{Facts, bottom_up};
use super::index_seek::{chosen, seek_for};
use crate::graph::{ConstraintTarget, Direction};
use crate::query::bound::{Expression, RelationshipType, Slot};
use crate::query::plan::{Operator, Seek, SeekTarget};

pub(in crate::query::optimizer) fn apply(root: Operator, facts: &Facts<'_>) -> Operator {
    bottom_up(root, &facts.outer, facts, &|operator, outer| match operator {
        Operator::Filter { input, predicates } => seek(*input, predicates, outer, facts),
        other => other,
    })
}

fn seek(input: Operator, mut predicates: Vec<Expression>, outer: &Slots, facts: &Facts<'_>) -> Operator {
    let walk = match Walk::of(input) {
        Ok(walk) => walk,
        Err(other) => return Operator::Filter { input: other, predicates },
    };
    let known = facts.available(&walk.base, outer);
    let slot = walk.relationship;
    let choice = match &*walk.types {
        [only] if !walk.starts_narrow() => {
            let target = ConstraintTarget::Relationship(only.name.clone());
            chosen(&predicates, slot, &target, &known, facts)
        }
        _ => None,
    };
    let Some(choice) = choice else {
        return Operator::Filter { input: Box::new(walk.undone()), predicates };
    };
    let (keys, seek, why) = choice.take(&mut predicates);
    let target = SeekTarget::Relationship(walk.types[0].clone());
    walk.relationship_first(|input| Operator::IndexSeek { input, slot, target, keys, seek, why }, predicates)
}

/// A step from a node that a scan gives.
pub(super) struct Walk {
    /// What is below the scan.
    pub(super) base: Operator,
    pub(super) relationship: Slot,
    /// What is asked of the node that is scanned.
    predicates: Vec<Expression>,
    from: Slot,
    to: Slot,
    types: Vec<RelationshipType>,
    direction: Direction,
}

impl Walk {
    /// The parts of such a step; any other operator is given back.
    pub(super) fn of(operator: Operator) -> Result<Walk, Box<Operator>> {
        let is_walk = matches!(&operator, Operator::Expand { input, from, .. } if scans(input, *from));
        let Operator::Expand { input, from, relationship, to, types, direction } = operator else {
            return Err(Box::new(operator));
        };
        if !is_walk {
            return Err(Box::new(Operator::Expand { input, from, relationship, to, types, direction }));
        }
        let (scan, predicates) = match *input {
            Operator::Filter { input, predicates } => (*input, predicates),
            scan => (scan, Vec::new()),
        };
        let Operator::NodeScan { input, .. } = scan else { unreachable!("a walk begins with a scan") };
        Ok(Walk { base: *input, relationship, predicates, from, to, types, direction })
    }

    /// Whether the nodes are few for a reason of their own.
    fn starts_narrow(&self) -> bool {
        self.predicates.iter().any(|predicate| {
            matches!(seek_for(predicate, self.from), Some((_, Seek::Equal(_) | Seek::AnyOf(_), _)))
        })
    }

    /// The operators it was made of.
    pub(super) fn undone(self) -> Operator {
        let Walk { base, relationship, predicates, from, to, types, direction } = self;
        let scan = Operator::NodeScan { input: Box::new(base), slot: from };
        let input = Box::new(scan.filtered(predicates));
        Operator::Expand { input, from, relationship, to, types, direction }
    }

    /// The relationship first, found by what `find` puts on the input, then its ends, and what is asked of them all.
    pub(super) fn relationship_first(
        self,
        find: impl FnOnce(Box<Operator>) -> Operator,
        predicates: Vec<Expression>,
    ) -> Operator {
        let Walk { base, relationship, predicates: first, from, to, types, direction } = self;
        let ends = Operator::Endpoints {
            input: Box::new(find(Box::new(base))),
            relationship,
            from,
            from_is_bound: false,
            to,
            to_is_bound: false,
            types,
            direction,
            range: None,
        };
        ends.filtered(first.into_iter().chain(predicates).collect())
    }
}

/// Whether the operator is a scan for the node in `slot`, with what is asked of it.
fn scans(operator: &Operator, slot: Slot) -> bool {
    match operator {
        Operator::NodeScan { slot: own, .. } => *own == slot,
        Operator::Filter { input, .. } => {
            matches!(&**input, Operator::NodeScan { slot: own, .. } if *own == slot)
        }
        _ => false,
    }
}
