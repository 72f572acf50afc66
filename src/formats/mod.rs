//! Other people's files: how values, rows and pictures are written for them, one format a file.
//!
//! In come values with the view they belong to, or a [`Subgraph`](crate::graph::Subgraph); out goes text. Nothing
//! here opens a file or prints: the caller decides where the text goes.

pub mod visible;
pub mod text;
pub mod json;
mod evidence;
pub mod citations;
pub mod claims;
pub mod statements;
pub mod csv;
pub mod dot;
pub(crate) mod markup;
mod svg;
pub mod cypher;
