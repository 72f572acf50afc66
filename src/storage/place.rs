//! Where a database lives: its names in a directory, and how a file comes to have one.
//!
//! `name.silk` is the snapshot, `name.silk-log` the log, `name.silk-lock` the lock. A file is written as a
//! [`Draft`] with a name nobody else can have, `name.silk-new-` and a random number, and gets its own name
//! only when it is complete and durable: a fixed name could be that of a half-written file of an earlier
//! crash.

use super::file::{File, FileSystem, Lock, Sharing};
use crate::error::{Error, Result};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The names of a database's files.
#[derive(Debug)]
pub(super) struct Place {
    system: Arc<dyn FileSystem>,
    snapshot: PathBuf,
    log: PathBuf,
    lock: PathBuf,
}

/// A file that has no name of its own yet.
#[derive(Debug)]
pub(super) struct Draft {
    /// The file.
    pub(super) file: Box<dyn File>,
    /// Its name for now.
    pub(super) path: PathBuf,
}

/// An [`Error::Io`] at `path`.
pub(super) fn failed(path: &Path) -> impl FnOnce(io::Error) -> Error + '_ {
    move |source| Error::Io { file: path.to_path_buf(), source }
}

impl Place {
    /// The place of the database that `path` names.
    pub(super) fn new(system: Arc<dyn FileSystem>, path: &Path) -> Result<Place> {
        let snapshot = system.resolve(path).map_err(failed(path))?;
        let (log, lock) = (beside(&snapshot, "-log"), beside(&snapshot, "-lock"));
        Ok(Place { system, snapshot, log, lock })
    }

    /// The snapshot: the database's own name.
    pub(super) fn snapshot(&self) -> &Path {
        &self.snapshot
    }

    /// The log.
    pub(super) fn log(&self) -> &Path {
        &self.log
    }

    /// A number nobody can have chosen.
    pub(super) fn random(&self) -> u64 {
        self.system.random()
    }

    /// Takes the lock of a reader or writer; `None` for a reader where no writer has ever been.
    ///
    /// # Errors
    /// [`Error::Locked`] when somebody else holds it.
    pub(super) fn lock(&self, sharing: Sharing) -> Result<Option<Box<dyn Lock>>> {
        match self.system.lock(&self.lock, sharing) {
            Ok(Some(lock)) => Ok(Some(lock)),
            Ok(None) => Err(Error::Locked(self.snapshot.clone())),
            Err(error) if sharing == Sharing::Shared && error.kind() == io::ErrorKind::NotFound => Ok(None),
            // What is not there is then the directory.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(failed(self.directory())(error)),
            Err(error) => Err(failed(&self.lock)(error)),
        }
    }

    /// Opens one of the files for reading; `None` when it is not there.
    pub(super) fn open(&self, path: &Path) -> Result<Option<Box<dyn File>>> {
        match self.system.open(path) {
            Ok(file) => Ok(Some(file)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(failed(path)(error)),
        }
    }

    /// Begins a new file.
    pub(super) fn draft(&self) -> Result<Draft> {
        let path = beside(&self.snapshot, &format!("-new-{:016x}", self.random()));
        let file = self.system.create(&path).map_err(failed(&path))?;
        Ok(Draft { file, path })
    }

    /// Makes a finished draft durable under the name `path`.
    ///
    /// # Errors
    /// [`Error::Io`] when the draft did not get the name, for certain; [`Error::Poisoned`] when it is unknown
    /// which file will have it after a crash.
    pub(super) fn publish(&self, mut draft: Draft, path: &Path) -> Result<Box<dyn File>> {
        if let Err(source) = draft.file.sync() {
            self.discard(draft);
            return Err(failed(path)(source));
        }
        match self.system.rename(&draft.path, path) {
            // A full directory leaves both names as they were; of other failures that is not certain.
            Err(source) if source.kind() == io::ErrorKind::StorageFull => {
                self.discard(draft);
                return Err(failed(path)(source));
            }
            Err(_) => return Err(Error::Poisoned),
            Ok(()) => {}
        }
        self.sync_names().map_err(|_| Error::Poisoned)?;
        Ok(draft.file)
    }

    /// Gives up a draft. One that stays on disk is removed when a writer next opens the database.
    pub(super) fn discard(&self, draft: Draft) {
        drop(draft.file);
        let _ = self.system.remove(&draft.path);
    }

    /// Removes a log that the snapshot has made superfluous. One that stays is recognised by its generation.
    pub(super) fn remove_log(&self) {
        if self.system.remove(&self.log).is_ok() {
            let _ = self.sync_names();
        }
    }

    /// Removes the drafts that earlier writers left when they ended before their time.
    pub(super) fn remove_drafts(&self) {
        let prefix = beside(&self.snapshot, "-new-").into_os_string();
        let is_draft =
            |path: &PathBuf| path.as_os_str().as_encoded_bytes().starts_with(prefix.as_encoded_bytes());
        let listed = self.system.list(self.directory()).unwrap_or_default();
        for draft in listed.iter().filter(|path| is_draft(path)) {
            // One that cannot be removed takes space and does no other harm.
            let _ = self.system.remove(draft);
        }
    }

    fn sync_names(&self) -> io::Result<()> {
        self.system.sync_directory(self.directory())
    }

    fn directory(&self) -> &Path {
        self.snapshot.parent().unwrap_or(Path::new("/"))
    }
}

/// The path with something added to its last name.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}
