//! Answers that say who said so.

mod conflicts;
mod cost;
mod law;
mod questions;
mod rows;
