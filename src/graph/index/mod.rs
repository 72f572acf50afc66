//! Search structures over the graph, kept by every change: which nodes a node is joined to, which
//! nodes carry a label, which nodes have a value.

mod adjacency;
mod entry_rows;
mod label;
mod property;
mod sorted;
mod values;

pub(super) use adjacency::{Adjacency, Way};
pub use adjacency::{Entry, Row, RowIterator};
pub use entry_rows::EntryRows;
pub(super) use label::LabelIndex;
pub use property::{Covered, Index};
pub(super) use property::{PropertyIndex, PropertyIndexes, Replaced};
pub(super) use values::Values;
