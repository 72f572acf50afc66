//! Scripts in: a file or a folder of statements becomes part of the graph, whole or not at all.

use super::{Database, Summary};
use crate::error::{Error, Result};
use crate::query::parser;
use std::fs;
use std::path::{Path, PathBuf};

impl Database {
    /// Runs the statements of a script, or of every `*.cypher` file of a folder in the order of their names, as one
    /// transaction. Returns what they did together.
    ///
    /// # Errors
    /// `Error::Script` with file and line at the first statement that fails, `Error::Io` when a file cannot be read;
    /// nothing has changed then.
    pub fn load(&self, path: impl AsRef<Path>) -> Result<Summary> {
        let mut transaction = self.write()?;
        let mut summary = Summary::default();
        for file in scripts(path.as_ref())? {
            let script =
                fs::read_to_string(&file).map_err(|source| Error::Io { file: file.clone(), source })?;
            for statement in parser::split(&script) {
                let done =
                    transaction.query(statement.text, super::Parameters::new()).and_then(|mut rows| {
                        rows.try_for_each(|row| row.map(drop))?;
                        Ok(rows.summary())
                    });
                summary += done.map_err(|error| Error::Script {
                    file: file.clone(),
                    line: script[..statement.offset].matches('\n').count() + 1,
                    statement: statement.text.to_owned(),
                    error: Box::new(error),
                })?;
            }
        }
        transaction.commit()?;
        Ok(summary)
    }
}

/// The script itself, or the scripts of a folder.
fn scripts(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let failed = |source| Error::Io { file: path.to_owned(), source };
    let entries = fs::read_dir(path).map_err(failed)?.collect::<std::io::Result<Vec<_>>>().map_err(failed)?;
    let is_script =
        |file: &PathBuf| file.extension().is_some_and(|extension| extension == "cypher") && file.is_file();
    let mut scripts: Vec<_> = entries.into_iter().map(|entry| entry.path()).filter(is_script).collect();
    scripts.sort();
    Ok(scripts)
}

impl std::ops::AddAssign for Summary {
    fn add_assign(&mut self, other: Self) {
        self.nodes_created += other.nodes_created;
        self.nodes_deleted += other.nodes_deleted;
        self.relationships_created += other.relationships_created;
        self.relationships_deleted += other.relationships_deleted;
        self.properties_set += other.properties_set;
        self.labels_added += other.labels_added;
        self.labels_removed += other.labels_removed;
        self.indexes_added += other.indexes_added;
        self.indexes_removed += other.indexes_removed;
        self.constraints_added += other.constraints_added;
        self.constraints_removed += other.constraints_removed;
        self.claims_added += other.claims_added;
    }
}
