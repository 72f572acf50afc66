//! From text to rows.

pub mod ast;
