//! Reads files of statements into a database, and tells of the lines that are wrong.

use super::arguments::ImportRequest;
use super::diagnostics::{Failure, tell};
use super::session::summary_notes;
use super::store;
use silkgraph::Import;

/// Does what `silkgraph import` was asked for.
pub(super) fn run(request: &ImportRequest) -> Result<(), Failure> {
    let ImportRequest::Statements { files, into } = request;
    let database = store::open(into.as_deref(), false)?.database;
    let mut faults = 0;
    for file in files {
        let import = database.import_statements(file).map_err(|error| Failure::of_command(error.into()))?;
        faults += import.faults.len();
        report(&import);
    }
    if faults > 0 { Err(Failure::Query(String::new())) } else { Ok(()) }
}

/// Tells what came of a file: each line that is wrong, and what the others did.
pub(super) fn report(import: &Import) {
    let file = import.file.display();
    for fault in &import.faults {
        tell(format!("{file}: {fault}"));
    }
    let mut notes = vec![match import.statements {
        1 => "1 statement read".to_owned(),
        count => format!("{count} statements read"),
    }];
    notes.extend((!import.faults.is_empty()).then(|| format!("{} wrong", import.faults.len())));
    notes.extend(summary_notes(import.summary));
    tell(format!("{file}: {}", notes.join(", ")));
}
