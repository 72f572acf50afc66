//! The few system calls that a database needs of its file system.
//!
//! Everything that storage does to a disk goes through [`FileSystem`] and [`File`], so that tests can
//! put a file system in their place that loses power or fails a chosen call. [`RealFileSystem`] is the
//! operating system's. What the calls are used for, and in which order, is not decided here.

#[cfg(test)]
pub(super) mod simulated;

use super::lock;
use std::fmt::Debug;
use std::fs::OpenOptions;
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// What a lock lets others do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sharing {
    /// Nobody else may hold the lock: for a writer.
    Exclusive,
    /// Others may hold it as well: for readers.
    Shared,
}

/// Holds a lock until it is dropped.
pub(super) trait Lock: Debug + Send + Sync {
    /// Gives the lock back and leaves nothing of it on disk, if nobody else could be misled by that.
    fn release(self: Box<Self>);
}

/// The directory's side of the system calls.
pub(super) trait FileSystem: Debug + Send + Sync {
    /// The absolute path that `path` names, symbolic links followed.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;
    /// Opens a file that exists, for reading.
    fn open(&self, path: &Path) -> io::Result<Box<dyn File>>;
    /// Creates a file that must not exist, for reading and writing.
    fn create(&self, path: &Path) -> io::Result<Box<dyn File>>;
    /// Gives a file another name, in place of whatever had that name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file's name.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// The files of a directory, in no particular order.
    fn list(&self, directory: &Path) -> io::Result<Vec<PathBuf>>;
    /// Makes the names in a directory durable.
    fn sync_directory(&self, directory: &Path) -> io::Result<()>;
    /// Takes a lock named by a file, without waiting; `None` when somebody else holds it.
    ///
    /// A shared lock creates no file: where there is none, [`io::ErrorKind::NotFound`] says that no
    /// writer has been there.
    fn lock(&self, path: &Path, sharing: Sharing) -> io::Result<Option<Box<dyn Lock>>>;
    /// A number nobody can have chosen.
    fn random(&self) -> u64;
}

/// One open file. Reads and writes are whole or an error.
pub(super) trait File: Debug + Send + Sync {
    /// Its length in bytes.
    fn length(&mut self) -> io::Result<u64>;
    /// Fills `buffer` with the bytes from `offset` on.
    fn read(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<()>;
    /// Writes all of `bytes` from `offset` on, and lengthens the file where needed.
    fn write(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()>;
    /// Cuts the file off after `length` bytes.
    fn truncate(&mut self, length: u64) -> io::Result<()>;
    /// Makes content and length durable.
    fn sync(&mut self) -> io::Result<()>;
}

/// The operating system's files.
#[derive(Debug)]
pub(super) struct RealFileSystem;

impl FileSystem for RealFileSystem {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        match std::fs::canonicalize(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => std::path::absolute(path),
            resolved => resolved,
        }
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn File>> {
        // Of a pipe the opening itself would wait for somebody at the other end.
        let kind = std::fs::metadata(path)?.file_type();
        if !kind.is_file() && !kind.is_dir() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "is no regular file"));
        }
        Ok(Box::new(OpenOptions::new().read(true).open(path)?))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn File>> {
        Ok(Box::new(OpenOptions::new().read(true).write(true).create_new(true).open(path)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn list(&self, directory: &Path) -> io::Result<Vec<PathBuf>> {
        std::fs::read_dir(directory)?.map(|entry| Ok(entry?.path())).collect()
    }

    fn sync_directory(&self, directory: &Path) -> io::Result<()> {
        // Elsewhere a directory cannot be opened, and its names are the file system's own care.
        if cfg!(unix) { std::fs::File::open(directory)?.sync_all() } else { Ok(()) }
    }

    fn lock(&self, path: &Path, sharing: Sharing) -> io::Result<Option<Box<dyn Lock>>> {
        lock::take(path, sharing)
    }

    fn random(&self) -> u64 {
        RandomState::new().hash_one(std::time::SystemTime::now())
    }
}

impl File for std::fs::File {
    fn length(&mut self) -> io::Result<u64> {
        Ok(self.metadata()?.len())
    }

    fn read(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        self.seek(SeekFrom::Start(offset))?;
        self.read_exact(buffer)
    }

    fn write(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.seek(SeekFrom::Start(offset))?;
        self.write_all(bytes)
    }

    fn truncate(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }
}
