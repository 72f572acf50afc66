//! Whole-program tests, a file a subject: behaviour in the user's language, and the order of the house.

mod dot;
mod kit;
mod tidy;
