//! The graph of all that a walk from one node can be and do, and the matches read from it.
//!
//! It is explored forwards, level by level of the number of relationships, so that for every position the least number
//! is known from which it can be reached. Matches are then read backwards from where they end, never going where more
//! relationships would be needed than a match may have: no dead end is entered for want of length, only for what the
//! path may not repeat. Lengths are tried from the least to the greatest that there is.

use super::super::chunk::Row;
use super::super::context::Context;
use super::super::memory::Held;
use super::found::Match;
use super::used::{Rules, Used};
use super::walk::{Position, Step, Walker};
use crate::error::Result;
use crate::value::NodeId;
use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxBuildHasher;

/// Names a position of the product.
pub(in super::super) type Place = usize;

/// What can be reached from one node.
pub(in super::super) struct Product {
    start: NodeId,
    positions: IndexMap<Position, Reached, FxBuildHasher>,
    /// Positions reached in `depth` relationships and not yet left.
    frontier: Vec<Place>,
    depth: u64,
    /// The ends of matches, in the order in which they were reached.
    ends: IndexSet<Place, FxBuildHasher>,
    held: Held,
}

/// How a position is reached.
struct Reached {
    /// In how many relationships at least.
    depth: u64,
    /// The last step of every way, and where it comes from.
    back: Vec<(Place, Step)>,
}

impl Product {
    /// Nothing but `start`.
    pub(in super::super) fn new(start: NodeId) -> Self {
        let reached = Reached { depth: 0, back: Vec::new() };
        let positions = [(Position::start(start), reached)].into_iter().collect();
        Product {
            start,
            positions,
            frontier: vec![0],
            depth: 0,
            ends: IndexSet::default(),
            held: Held::default(),
        }
    }

    /// Gives back the memory it holds.
    pub(in super::super) fn release(&mut self, context: &mut Context<'_>) {
        self.held.release(&mut context.guard);
    }

    /// The place of the end of this number, in the order in which they are reached.
    pub(in super::super) fn end(&self, number: usize) -> Option<Place> {
        self.ends.get_index(number).copied()
    }

    fn position(&self, place: Place) -> &Position {
        self.positions.get_index(place).expect("places are those of positions").0
    }

    fn reached(&self, place: Place) -> &Reached {
        &self.positions[place]
    }

    /// The place where matches that end at `node` do so, once it is reached.
    pub(in super::super) fn end_at(&self, node: NodeId) -> Option<Place> {
        self.ends.iter().copied().find(|end| self.position(*end).node == node)
    }

    /// Whether everything has been explored.
    pub(in super::super) fn is_complete(&self) -> bool {
        self.frontier.is_empty()
    }

    /// Explores everything.
    pub(in super::super) fn complete<'p>(
        &mut self,
        walker: &mut Walker<'p>,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<()> {
        while !self.is_complete() {
            self.widen(walker, row, context)?;
        }
        Ok(())
    }

    /// Explores the positions that one more relationship leads to.
    pub(in super::super) fn widen<'p>(
        &mut self,
        walker: &mut Walker<'p>,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<()> {
        let mut open = std::mem::take(&mut self.frontier);
        while let Some(place) = open.pop() {
            context.guard.tick()?;
            let position = self.position(place).clone();
            if walker.is_end(&position) {
                self.ends.insert(place);
            }
            for next in walker.moves(&position, row, context)? {
                let depth = self.depth + u64::from(next.step.is_hop);
                let bytes = next.to.bytes();
                let entry = self.positions.entry(next.to);
                let place_of_next = entry.index();
                let mut is_new = false;
                let reached = entry.or_insert_with(|| {
                    is_new = true;
                    Reached { depth, back: Vec::new() }
                });
                reached.back.push((place, next.step));
                self.held.charge(
                    size_of::<(Place, Step)>() + if is_new { bytes + size_of::<Reached>() } else { 0 },
                    &mut context.guard,
                )?;
                if is_new {
                    let level = if next.step.is_hop { &mut self.frontier } else { &mut open };
                    level.push(place_of_next);
                }
            }
        }
        self.depth += 1;
        Ok(())
    }

    /// How many relationships a match that ends at `place` has at least, whatever it may not repeat.
    pub(in super::super) fn least_length(&self, place: Place) -> u64 {
        self.reached(place).depth
    }

    /// The number of relationships of the longest matches that are all here, unless everything is: what is reached in
    /// more than these has not been left, so that it may yet turn out to be an end.
    pub(in super::super) fn explored_length(&self) -> Option<u64> {
        (!self.is_complete()).then(|| self.depth.saturating_sub(1))
    }
}

/// Which matches are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Length {
    /// Those of just so many relationships.
    Exactly(u64),
    /// Those of any number.
    Any,
}

/// Reads matches backwards from an end; it can be left after each match and taken up again.
pub(in super::super) struct Reading {
    length: Length,
    end: NodeId,
    used: Used,
    frames: Vec<(Place, usize)>,
    /// The steps from the end backwards.
    steps: Vec<Step>,
    hops: u64,
    is_begun: bool,
    /// The least length above `length` that a way left aside would have had.
    next_length: Option<u64>,
}

impl Reading {
    /// Reads the matches that end at `end`.
    pub(in super::super) fn new(product: &Product, end: Place, length: Length, rules: Rules) -> Self {
        let node = product.position(end).node;
        Reading {
            length,
            end: node,
            used: Used::new(rules, node),
            frames: vec![(end, 0)],
            steps: Vec::new(),
            hops: 0,
            is_begun: false,
            next_length: None,
        }
    }

    /// The least length that has not been read yet, when all has been read.
    pub(in super::super) fn next_length(&self) -> Option<u64> {
        self.next_length
    }

    /// Goes on to the next match.
    pub(in super::super) fn next(
        &mut self,
        product: &Product,
        context: &mut Context<'_>,
    ) -> Result<Option<Match>> {
        if !std::mem::replace(&mut self.is_begun, true)
            && let Some(found) = self.found(product)
        {
            return Ok(Some(found));
        }
        while let Some((place, next)) = self.frames.last_mut() {
            context.guard.tick()?;
            let Some((from, step)) = product.reached(*place).back.get(*next).copied() else {
                self.leave(product);
                continue;
            };
            *next += 1;
            if self.go(product, from, step)
                && let Some(found) = self.found(product)
            {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    fn go(&mut self, product: &Product, from: Place, step: Step) -> bool {
        let hops = self.hops + u64::from(step.is_hop);
        let needed = hops + product.reached(from).depth;
        if let Length::Exactly(length) = self.length
            && needed > length
        {
            self.next_length = Some(self.next_length.map_or(needed, |least| least.min(needed)));
            return false;
        }
        if !self.used.take(&step, product.position(from).node) {
            return false;
        }
        self.hops = hops;
        self.steps.push(step);
        self.frames.push((from, 0));
        true
    }

    fn leave(&mut self, product: &Product) {
        let left = self.frames.pop();
        if let (Some((left, _)), Some(step)) = (left, self.steps.pop()) {
            self.used.give_back(&step, product.position(left).node);
            self.hops -= u64::from(step.is_hop);
        }
    }

    /// The match that has been read, if it is one: from the first position, and of the right length.
    fn found(&self, product: &Product) -> Option<Match> {
        let (place, _) = self.frames.last()?;
        let is_whole =
            *place == 0 && (self.length == Length::Any || self.length == Length::Exactly(self.hops));
        is_whole.then(|| Match {
            start: product.start,
            end: self.end,
            steps: self.steps.iter().rev().copied().collect(),
        })
    }
}
