//! From text to rows.

pub mod size;
pub mod ast;
pub mod parser;
pub mod bound;
pub mod binder;
pub mod plan;
pub mod planner;
pub mod optimizer;
pub mod explain;
pub mod executor;
pub mod reference;
