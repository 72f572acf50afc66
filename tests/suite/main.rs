//! Whole-program tests, a file a subject: behaviour in the user's language, and the order of the house.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says what it skips"
)]

mod load_csv;
mod lookups;
mod masses;
mod algorithms;
mod cli;
mod coverage;
mod crowds;
mod api;
mod cite;
mod crash;
mod dot;
mod full_text;
mod hostile;
mod kit;
mod oracle;
mod paths;
mod plans;
mod questions;
mod readme;
mod reference;
mod scripts;
mod tables;
mod tidy;
