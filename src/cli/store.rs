//! Opens what the command line names: a database file, a folder of scripts, or nothing.

use super::arguments::task_like;
use super::commands::closest;
use super::diagnostics::{Failure, Place, tell};
use silkgraph::{Database, Error, storage};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{ErrorKind, IsTerminal, Read};
use std::path::{Path, PathBuf};

/// An open database and what it was opened from.
#[derive(Debug)]
pub(super) struct Store {
    pub(super) database: Database,
    /// The file or folder; none is a database that began empty in memory.
    pub(super) path: Option<PathBuf>,
    pub(super) is_read_only: bool,
}

/// Opens the database file at `path`, or loads the folder or `.cypher` file there into memory.
pub(super) fn open(path: Option<&Path>, is_read_only: bool) -> Result<Store, Failure> {
    // LOAD CSV reads what lies beneath the folder that the program was started in.
    let options = Database::options().import_root(".");
    if let Some(path) = path.filter(|path| !is_loaded(path)) {
        look_at(path, is_read_only)?;
    }
    let database = match path {
        None => options.in_memory(),
        Some(path) if path.is_dir() => scripts_in(path).and_then(|_| load(path))?,
        Some(path) if is_script(path) => load(path)?,
        Some(path) if is_read_only => options.read_only().open(path)?,
        Some(path) => options.open(path)?,
    };
    if is_read_only {
        database.forbid_changes();
    }
    Ok(Store { database, path: path.map(Path::to_owned), is_read_only })
}

/// Refuses what cannot be a database, and tells somebody at a terminal that a new one is made.
fn look_at(path: &Path, is_read_only: bool) -> Result<(), Failure> {
    let name = path.display();
    match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if is_read_only {
                return Err(Failure::Store(format!("{name}: there is no such database")));
            }
            if is_query(&name.to_string()) {
                return Err(Failure::Usage(format!(
                    "{name}: a query is given with -c: silkgraph [FILE] -c QUERY"
                )));
            }
            if let Some(folder) = folder_of(path).filter(|folder| !folder.is_dir()) {
                return Err(Failure::Store(format!("there is no folder {}", folder.display())));
            }
            if path.extension().is_none() {
                return Err(Failure::Store(format!("{name}: there is no such file or folder{}", near(path))));
            }
            if std::io::stderr().is_terminal() {
                tell(format!("new database {name}"));
            }
            Ok(())
        }
        // Whatever else is wrong, opening it will say.
        Err(_) => Ok(()),
        Ok(mut file) => {
            let mut first = [0; storage::MAGIC.len()];
            let is_empty = file.metadata().is_ok_and(|metadata| metadata.len() == 0);
            let is_ours = file.read_exact(&mut first).is_ok() && first == *storage::MAGIC;
            if is_ours || is_empty {
                return Ok(());
            }
            Err(Failure::Store(format!("{name} is not a silkgraph database")))
        }
    }
}

/// What beside `path` is called much like it, or how a new database is.
fn near(path: &Path) -> String {
    let folder = folder_of(path).unwrap_or(Path::new("."));
    let beside = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let beside: Vec<String> = beside.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
    match closest(&name, beside.iter().map(String::as_str)) {
        Some(known) => format!("\nHint: did you mean {}?", path.with_file_name(known).display()),
        None => match task_like(&name) {
            Some(task) => format!("\nHint: did you mean the task `silkgraph {task}`?"),
            None => format!("\nHint: a new database is called {name}.silk"),
        },
    }
}

/// The folder that `path` names, if it names one.
fn folder_of(path: &Path) -> Option<&Path> {
    path.parent().filter(|folder| !folder.as_os_str().is_empty())
}

/// Whether what stands where a file is expected begins as a statement does.
fn is_query(text: &str) -> bool {
    const OPENINGS: [&str; 16] = [
        "match", "optional", "return", "with", "unwind", "create", "merge", "call", "cite", "citing",
        "explain", "profile", "show", "load", "foreach", "drop",
    ];
    let (word, rest) = text.trim_start().split_once(char::is_whitespace).unwrap_or_default();
    !rest.is_empty() && OPENINGS.contains(&word.to_lowercase().as_str())
}

/// Whether opening `path` loads it into memory, where changes stay.
pub(super) fn is_loaded(path: &Path) -> bool {
    path.is_dir() || is_script(path)
}

fn is_script(path: &Path) -> bool {
    path.extension() == Some(OsStr::new("cypher"))
}

/// The `.cypher` files of a folder, in the order of their names.
pub(super) fn scripts_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = |error| Failure::Store(format!("{}: {error}", folder.display()));
    let entries = std::fs::read_dir(folder).map_err(unreadable)?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut scripts: Vec<_> = paths.collect::<Result<_, _>>().map_err(unreadable)?;
    scripts.retain(|path| is_script(path));
    scripts.sort();
    if scripts.is_empty() {
        return Err(Failure::Store(format!("{} has no .cypher files", folder.display())));
    }
    Ok(scripts)
}

/// A database in memory after the statements of a script, or of a folder's, all in one transaction.
fn load(path: &Path) -> Result<Database, Failure> {
    let database = Database::options().import_root(".").in_memory();
    match database.load(path) {
        Ok(_) => Ok(database),
        Err(Error::Script { file, line, statement, error }) => {
            let name = file.display().to_string();
            let place = Place { file: Some(&name), line: line - 1, column: 0 };
            Err(Failure::of_statement(*error, &statement, &place))
        }
        Err(other) => Err(other.into()),
    }
}
