//! `silkgraph check`: reads a database file from end to end and tells whether it is whole.
//!
//! Opening checks the sum of every record; what is left to see is that all of them can be read and fit together.

use super::diagnostics::Failure;
use silkgraph::Database;
use silkgraph::graph::GraphView;
use std::io::{self, Write};
use std::path::Path;

/// Checks the file without changing it.
pub(super) fn run(file: &Path) -> Result<(), Failure> {
    ensure_file(file)?;
    let view = Database::open_read_only(file)?.view();
    view.settle()?;
    check_relationships(&view)?;
    check_claims(&view)?;
    let counts = [
        (view.nodes().count(), "node"),
        (view.relationships().count(), "relationship"),
        (view.ledger().len(), "claim"),
    ];
    let texts = counts.map(|(count, noun)| format!("{count} {noun}{}", if count == 1 { "" } else { "s" }));
    Ok(writeln!(io::stdout(), "{}: whole", texts.join(", "))?)
}

fn ensure_file(file: &Path) -> Result<(), Failure> {
    let name = file.display();
    match (file.is_dir(), file.exists()) {
        (true, _) => Err(Failure::Store(format!("{name} is a folder; name a database file"))),
        (_, false) => Err(Failure::Store(format!("there is no file {name}"))),
        _ => Ok(()),
    }
}

fn check_relationships(view: &GraphView) -> Result<(), Failure> {
    for id in view.relationships() {
        let is_whole =
            view.endpoints(id).is_some_and(|(start, end)| view.has_node(start) && view.has_node(end));
        if !is_whole {
            return Err(Failure::Store(format!("relationship {id} leads to a node that is not there")));
        }
    }
    Ok(())
}

fn check_claims(view: &GraphView) -> Result<(), Failure> {
    for (id, _, claim) in view.ledger().iter() {
        if !view.has_node(claim.source) {
            return Err(Failure::Store(format!("claim {} names a source that is not there", id.0)));
        }
    }
    Ok(())
}
