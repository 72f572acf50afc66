//! Answers that say who said so.

mod conflicts;
mod facts;
mod cost;
mod law;
mod questions;
mod rows;
mod transfer;
