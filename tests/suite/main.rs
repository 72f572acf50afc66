//! Whole-program tests, a file a subject: behaviour in the user's language, and the order of the house.

#![expect(clippy::unwrap_used, reason = "what a test sets up either works or fails the test")]

mod dot;
mod kit;
mod scripts;
mod tidy;
