//! Answers that say who said so.

mod conflicts;
mod law;
mod questions;
mod rows;
