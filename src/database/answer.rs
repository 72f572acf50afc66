//! An answer as a table of comma-separated values, and who says so as another.
//!
//! In: [`Rows`]. Out: a line a row; where the rows come with their sources, a last column `_cite` names the claims that
//! each rests on, and a second table tells what the names stand for. How a value is written is decided in
//! [`formats::csv`](crate::formats::csv), what is told of a claim in [`formats::claims`](crate::formats::claims).

use super::result::Rows;
use crate::formats::claims::{self, ClaimTable};
use crate::formats::csv::{TableWriter, field};
use std::io::{self, Write};

/// The name of the column of claims.
const CITE: &str = "_cite";

impl Rows {
    /// Writes all (remaining) rows as comma-separated values under a header. Rows that come with their sources have a
    /// last column `_cite`: the ids of the claims that each rests on, with a space between, `unsourced` for what nobody
    /// claims and `absent` for what was not found.
    ///
    /// # Errors
    /// Those of the output, and of the statement, when a row meets one.
    pub fn write_csv(self, output: impl Write) -> io::Result<()> {
        self.write_tables(output, None::<ClaimTable<io::Sink>>)
    }

    /// The same, and to `claims` a table of the claims that are named in `_cite`, each once; see
    /// [`COLUMNS`](claims::COLUMNS).
    ///
    /// # Errors
    /// As [`write_csv`](Self::write_csv).
    pub fn write_csv_with_claims(self, output: impl Write, claims: impl Write) -> io::Result<()> {
        self.write_tables(output, Some(ClaimTable::new(claims)?))
    }

    fn write_tables(self, output: impl Write, mut claims: Option<ClaimTable<impl Write>>) -> io::Result<()> {
        let (columns, is_cited, view) = (self.columns().to_vec(), self.is_cited(), self.graph().clone());
        let mut table = TableWriter::new(output, b',');
        table.record(columns.iter().map(AsRef::as_ref).chain(is_cited.then_some(CITE)))?;
        for row in self {
            let row = row.map_err(io::Error::other)?;
            let values = row.values().iter().map(|value| field(value, &view));
            table.record(values.chain(is_cited.then(|| claims::names(row.citations()))))?;
            if let Some(claims) = &mut claims {
                claims.add(row.citations(), &view)?;
            }
        }
        table.flush()?;
        claims.as_mut().map_or(Ok(()), ClaimTable::flush)
    }
}
