//! Who said so, where, and when.
//!
//! A [`Claim`] lies beside the graph: it says of a node, a relationship, a property or a label that a
//! source states it. The [`Ledger`] finds the claims of an element. Sources are ordinary nodes with the
//! label `Source`, so queries reach them like anything else.

mod claim;
mod ledger;
mod citation;
pub mod edtf;
mod clock;
mod conflict;

pub use citation::{Citation, Fact, SourceText};
pub use claim::{Claim, ClaimId, Comparator, Modality, Rank, Subject};
pub use clock::{Clock, last_day, prevailing};
pub use conflict::Conflict;
pub use ledger::Ledger;
