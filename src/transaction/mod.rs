//! Many changes, one outcome.

/// The one writer of a database.
#[derive(Debug)]
pub struct Writer {}
