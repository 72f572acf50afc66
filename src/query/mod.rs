//! From text to rows.

pub mod parser;
pub mod ast;
