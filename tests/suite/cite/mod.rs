//! Answers that say who said so.

mod law;
mod questions;
mod rows;
