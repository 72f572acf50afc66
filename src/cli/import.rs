//! Reads files into a database: statements, line by line, telling of those that are wrong; or tables, all at once.

use super::arguments::ImportRequest;
use super::diagnostics::{Failure, tell};
use super::progress::Bar;
use super::session::summary_notes;
use super::store;
use silkgraph::{Database, Import, Tables};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Does what `silkgraph import` was asked for.
pub(super) fn run(request: &ImportRequest) -> Result<(), Failure> {
    match request {
        ImportRequest::Statements { files, into } => statements(files, into.as_deref()),
        ImportRequest::Tables { nodes, relationships, into } => tables(nodes, relationships, into.as_deref()),
    }
}

fn statements(files: &[PathBuf], into: Option<&Path>) -> Result<(), Failure> {
    // No database is made for what cannot be read.
    if let Some(missing) = files.iter().find(|file| !file.exists()) {
        return Err(Failure::Query(format!("there is no file {}", missing.display())));
    }
    Receiver::open(into)?.fill(|database| {
        let mut faults = 0;
        for file in files {
            let bar = Bar::new(&file.display().to_string());
            let import = database.import_statements_telling(file, &|progress| bar.show(progress));
            drop(bar);
            let import = import.map_err(|error| Failure::of_command(error.into()))?;
            faults += import.faults.len();
            report(&import);
        }
        if faults > 0 { Err(Failure::Query(String::new())) } else { Ok(()) }
    })
}

fn tables(nodes: &[String], relationships: &[String], into: Option<&Path>) -> Result<(), Failure> {
    if nodes.is_empty() && relationships.is_empty() {
        return Err(Failure::Usage("no tables are named; write --nodes City=cities.csv".to_owned()));
    }
    let began = Instant::now();
    let mut tables = Tables::new();
    for request in nodes {
        let (labels, file) = request.split_once('=').ok_or_else(|| unreadable(request, "City=cities.csv"))?;
        tables = tables.nodes(labels.trim().trim_start_matches(':'), file);
    }
    for request in relationships {
        let example = "(:City)-[:ROAD]->(:City)=roads.csv";
        let ([start, name, end], file) = joining(request).ok_or_else(|| unreadable(request, example))?;
        tables = tables.relationships(start, name, end, file);
    }
    let mut notes = Receiver::open(into)?.fill(|database| {
        let bar = Bar::new("reading");
        let summary = database.import_tables_telling(&tables, &|progress| bar.show(progress));
        drop(bar);
        Ok(summary_notes(summary?))
    })?;
    notes.push(format!("{:.1} s", began.elapsed().as_secs_f64()));
    tell(notes.join(", "));
    Ok(())
}

/// The database to read into.
struct Receiver {
    database: Database,
    /// Its file, and how long that was when it had just been made for this import.
    made: Option<(PathBuf, u64)>,
}

impl Receiver {
    /// Opens the database; without one, what is read is checked and not kept, which is told.
    fn open(into: Option<&Path>) -> Result<Self, Failure> {
        match into {
            None => tell("nothing is kept: `--into FILE` names the database to read into".to_owned()),
            Some(path) if store::is_loaded(path) => {
                let name = path.display();
                let message = format!(
                    "{name} is a script or a folder of scripts, in which nothing would be kept; name a database file"
                );
                return Err(Failure::Usage(message));
            }
            Some(_) => {}
        }
        let absent = into.filter(|path| !path.exists());
        let database = store::open(into, false)?.database;
        let made = absent.and_then(|path| Some((path.to_owned(), path.metadata().ok()?.len())));
        Ok(Receiver { database, made })
    }

    /// Lets `read` fill the database. Where that fails and nothing came of it, a file that was made for it goes again.
    fn fill<T>(self, read: impl FnOnce(&Database) -> Result<T, Failure>) -> Result<T, Failure> {
        let Receiver { database, made } = self;
        let done = read(&database);
        drop(database);
        if let Some((path, length)) = made.filter(|_| done.is_err()) {
            let is_untouched = path.metadata().is_ok_and(|metadata| metadata.len() == length);
            if is_untouched {
                // What cannot be taken away is an empty database, which does no harm.
                let _ = std::fs::remove_file(path);
            }
        }
        done
    }
}

/// The label, type and label of `(:A)-[:T]->(:B)=file`, and the file.
fn joining(request: &str) -> Option<([&str; 3], &str)> {
    let (start, rest) = request.strip_prefix("(:")?.split_once(")-[:")?;
    let (name, rest) = rest.split_once("]->(:")?;
    let (end, file) = rest.split_once(")=")?;
    Some(([start, name, end].map(str::trim), file))
}

fn unreadable(request: &str, example: &str) -> Failure {
    Failure::Usage(format!("expected something like {example}, found {request}"))
}

/// Of a file with more wrong lines only so many are told one by one.
const FAULTS_TOLD: usize = 1_000;

/// Tells what came of a file: each line that is wrong, and what the others did.
pub(super) fn report(import: &Import) {
    let file = import.file.display();
    for fault in import.faults.iter().take(FAULTS_TOLD) {
        tell(format!("{file}: {fault}"));
    }
    if import.faults.len() > FAULTS_TOLD {
        tell(format!("{file}: and {} more lines are wrong", import.faults.len() - FAULTS_TOLD));
    }
    let mut notes = vec![match import.statements {
        1 => "1 statement read".to_owned(),
        count => format!("{count} statements read"),
    }];
    notes.extend((!import.faults.is_empty()).then(|| format!("{} wrong", import.faults.len())));
    notes.extend(summary_notes(import.summary));
    tell(format!("{file}: {}", notes.join(", ")));
}
