//! Search structures over the graph, kept by every change: which nodes a node is joined to, which
//! nodes carry a label, which nodes have a value, which words stand in their texts.

mod adjacency;
mod adjacency_page;
mod degrees;
mod entry_rows;
mod full_text;
mod label;
mod marks;
mod property;
mod sorted;
mod values;

pub(super) use adjacency::{Adjacency, Way};
pub use adjacency::{Entry, Row, RowIterator};
pub use entry_rows::EntryRows;
pub use full_text::{FullTextDefinition, FullTextIndex, FullTextTarget, Hit};
pub(super) use full_text::{FullTextIndexes, IndexedText, Members};
pub(super) use label::LabelIndex;
pub use property::{Covered, Index};
pub(super) use property::{PropertyIndex, PropertyIndexes, Replaced};
pub(super) use values::Values;
