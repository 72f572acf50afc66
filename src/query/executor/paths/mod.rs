//! Paths as GQL has them: a path pattern is an automaton, and matching it a walk over pairs of a node and a state.
//!
//! - `automaton`: states and transitions, made from the pattern once a statement;
//! - `walk`: where a walk is, and what it can do next; `used`: what it may not repeat;
//! - `wander`: every match from one node, depth first, lazily;
//! - `product`: the graph of all pairs that can be reached from one node, from which matches are read backwards from
//!   their ends: the shortest first, or all between two nodes;
//! - `found`: what a match says of the variables; `subpath`: the parts of it that are paths of their own.
//!
//! The search between two nodes along one relationship pattern is faster elsewhere: `operators/shortest_path.rs` and
//! `operators/trails.rs`.

mod automaton;
mod walk;
mod used;
mod wander;
mod product;
mod found;
mod subpath;

pub(super) use automaton::Automaton;
pub(super) use found::{Found, Match, Values};
pub(super) use product::{Length, Place, Product, Reading};
pub(super) use used::Rules;
pub(super) use walk::{Walker, allows_node, allows_relationship};
pub(super) use wander::Wander;

#[cfg(test)]
mod tests;
