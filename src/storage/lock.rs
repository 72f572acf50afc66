//! Who may have a database open: one writer, or any number of readers.
//!
//! The lock is the operating system's lock on `name.silk-lock`, a file of its own, because `name.silk` is
//! replaced at every checkpoint. The system drops it when the process ends, however it ends. The file is
//! removed at a clean close; whoever takes the lock makes sure that the file still has its name, so that
//! nobody holds the lock of a file that is gone.

use super::file::{Lock, Sharing};
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// Takes the lock without waiting; `None` when somebody else holds it.
pub(super) fn take(path: &Path, sharing: Sharing) -> io::Result<Option<Box<dyn Lock>>> {
    loop {
        let file = open(path, sharing)?;
        match try_lock(&file, sharing) {
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
            Ok(()) if has_name(&file, path)? => return Ok(Some(Box::new(Held::new(file, path, sharing)))),
            Ok(()) => {} // its last holder removed it between our opening and our locking it
        }
    }
}

fn open(path: &Path, sharing: Sharing) -> io::Result<File> {
    match sharing {
        Sharing::Shared => File::open(path),
        Sharing::Exclusive => {
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
        }
    }
}

fn try_lock(file: &File, sharing: Sharing) -> Result<(), TryLockError> {
    match sharing {
        Sharing::Exclusive => file.try_lock(),
        Sharing::Shared => file.try_lock_shared(),
    }
}

/// Whether `path` still names this very file.
#[cfg(unix)]
fn has_name(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let ours = file.metadata()?;
    match std::fs::metadata(path) {
        Ok(named) => Ok((named.dev(), named.ino()) == (ours.dev(), ours.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Elsewhere the file is never removed.
#[cfg(not(unix))]
fn has_name(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}

#[derive(Debug)]
struct Held {
    _file: File,
    path: PathBuf,
    sharing: Sharing,
}

impl Held {
    fn new(file: File, path: &Path, sharing: Sharing) -> Self {
        Held { _file: file, path: path.to_path_buf(), sharing }
    }
}

impl Lock for Held {
    fn release(self: Box<Self>) {
        if cfg!(unix) && self.sharing == Sharing::Exclusive {
            // A lock file that stays is harmless: the lock itself goes with the file handle.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> (tempfile::TempDir, PathBuf) {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a.silk-lock");
        (directory, path)
    }

    #[test]
    fn a_writer_shuts_everybody_out() {
        let (_directory, path) = place();
        let held = take(&path, Sharing::Exclusive).unwrap().unwrap();
        assert!(take(&path, Sharing::Exclusive).unwrap().is_none());
        assert!(take(&path, Sharing::Shared).unwrap().is_none());
        held.release();
        assert!(!path.exists());
        assert!(take(&path, Sharing::Exclusive).unwrap().is_some());
    }

    #[test]
    fn readers_share_and_keep_a_writer_out() {
        let (_directory, path) = place();
        drop(take(&path, Sharing::Exclusive).unwrap());
        let first = take(&path, Sharing::Shared).unwrap().unwrap();
        let _second = take(&path, Sharing::Shared).unwrap().unwrap();
        assert!(take(&path, Sharing::Exclusive).unwrap().is_none());
        first.release();
        assert!(path.exists(), "a reader removes nothing");
    }

    #[test]
    fn a_shared_lock_creates_no_file() {
        let (_directory, path) = place();
        assert_eq!(take(&path, Sharing::Shared).unwrap_err().kind(), io::ErrorKind::NotFound);
        assert!(!path.exists());
    }

    #[cfg(unix)]
    #[test]
    fn the_lock_of_a_removed_file_does_not_count() {
        let (_directory, path) = place();
        let stale = open(&path, Sharing::Exclusive).unwrap();
        std::fs::remove_file(&path).unwrap();
        assert!(!has_name(&stale, &path).unwrap());
        let _held = take(&path, Sharing::Exclusive).unwrap().unwrap();
        assert!(!has_name(&stale, &path).unwrap());
    }
}
