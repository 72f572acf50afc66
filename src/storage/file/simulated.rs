//! A file system in memory that can lose power and refuse any chosen call.
//!
//! Of each file it knows the durable bytes and the operations since, of the directory the durable names and
//! the operations since. [`SimulatedFileSystem::after_power_loss`] is what a disk may look like afterwards:
//! of each pending write any sectors, with zeros where a file grew and its bytes did not come along; of the
//! pending operations on names any prefix, or any subset. One seed gives one disk.

use super::{File, FileSystem, Lock, Sharing};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

const SECTOR: usize = 512;

/// What goes wrong, and at which call, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Trouble {
    /// Nothing.
    None,
    /// The power goes during this call; no call after it succeeds.
    PowerLoss(u64),
    /// This call fails, and no other.
    Once(u64, io::ErrorKind),
    /// This call fails, and all after it.
    Forever(u64, io::ErrorKind),
}

/// A promise that the file system breaks, to see whether the tests would notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Flaw {
    /// Content that was synced is not durable.
    SyncDoesNothing,
    /// Names that were synced are not durable.
    DirectorySyncDoesNothing,
}

/// A generator of numbers that look random: splitmix64.
#[derive(Debug, Clone)]
pub(in super::super) struct Dice(pub(in super::super) u64);

impl Dice {
    pub(in super::super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn coin(&mut self) -> bool {
        self.next() & 1 == 1
    }
}

#[derive(Debug, Clone)]
enum Operation {
    Write(usize, Vec<u8>),
    Truncate(usize),
}

impl Operation {
    fn apply(self, to: &mut Vec<u8>) {
        match self {
            Operation::Write(offset, bytes) => {
                let end = offset + bytes.len();
                if to.len() < end {
                    to.resize(end, 0);
                }
                to[offset..end].copy_from_slice(&bytes);
            }
            Operation::Truncate(length) => to.truncate(length),
        }
    }
}

#[derive(Debug, Clone)]
enum NameOperation {
    Create(PathBuf, usize),
    Rename(PathBuf, PathBuf),
    Remove(PathBuf),
}

impl NameOperation {
    fn apply(&self, to: &mut Names) {
        match self {
            NameOperation::Create(path, number) => {
                to.insert(path.clone(), *number);
            }
            NameOperation::Rename(old, new) => {
                if let Some(number) = to.remove(old) {
                    to.insert(new.clone(), number);
                }
            }
            NameOperation::Remove(path) => {
                to.remove(path);
            }
        }
    }
}

type Names = BTreeMap<PathBuf, usize>;

#[derive(Debug, Clone, Default)]
struct Content {
    seen: Vec<u8>,
    durable: Vec<u8>,
    pending: Vec<Operation>,
}

#[derive(Debug)]
struct Disk {
    contents: Vec<Content>,
    names: Names,
    durable_names: Names,
    pending_names: Vec<NameOperation>,
    lock_files: BTreeSet<PathBuf>,
    /// Who holds which lock: 0 for a writer, else the number of readers.
    locks: BTreeMap<PathBuf, usize>,
    calls: u64,
    trouble: Trouble,
    flaw: Option<Flaw>,
    dice: Dice,
}

/// How a call goes.
enum Course {
    Works,
    /// The call may have had its effect, but nobody learns of it.
    Unknown(io::Error),
    Fails(io::Error),
}

impl Course {
    fn into_result(self) -> io::Result<()> {
        match self {
            Course::Works => Ok(()),
            Course::Unknown(error) | Course::Fails(error) => Err(error),
        }
    }
}

impl Disk {
    fn course(&mut self) -> Course {
        self.calls += 1;
        let now = self.calls;
        match self.trouble {
            Trouble::PowerLoss(call) if now == call => Course::Unknown(io::Error::other("power lost")),
            Trouble::PowerLoss(call) if now > call => Course::Fails(io::Error::other("power lost")),
            Trouble::Once(call, kind) if now == call => Course::Fails(kind.into()),
            Trouble::Forever(call, kind) if now >= call => Course::Fails(kind.into()),
            _ => Course::Works,
        }
    }

    /// Whether the power has gone, so that nothing reaches the disk any more.
    fn is_dark(&self) -> bool {
        matches!(self.trouble, Trouble::PowerLoss(call) if self.calls > call)
    }

    fn number(&self, path: &Path) -> io::Result<usize> {
        self.names.get(path).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn name(&mut self, operation: NameOperation) {
        operation.apply(&mut self.names);
        self.pending_names.push(operation);
    }

    fn change(&mut self, number: usize, operation: Operation) {
        let content = &mut self.contents[number];
        operation.clone().apply(&mut content.seen);
        content.pending.push(operation);
    }

    /// Makes the pending operations on names durable, or just some of them.
    fn settle_names(&mut self, all: bool) {
        let is_prefix = self.dice.coin();
        let length = self.dice.next() as usize % (self.pending_names.len() + 1);
        for (index, operation) in std::mem::take(&mut self.pending_names).into_iter().enumerate() {
            let is_kept = if is_prefix { index < length } else { self.dice.coin() };
            if all || is_kept {
                operation.apply(&mut self.durable_names);
            }
        }
    }

    /// Makes the pending operations on a file's content durable, or just some sectors of them.
    fn settle(&mut self, number: usize, all: bool) {
        let Disk { contents, dice, .. } = self;
        let Content { durable, pending, .. } = &mut contents[number];
        for operation in pending.drain(..) {
            match operation {
                operation if all => operation.apply(durable),
                Operation::Write(offset, bytes) => write_some(durable, offset, &bytes, dice),
                Operation::Truncate(length) if dice.coin() => durable.truncate(length),
                Operation::Truncate(_) => {}
            }
        }
    }
}

/// Writes whichever sectors the dice choose.
fn write_some(durable: &mut Vec<u8>, offset: usize, bytes: &[u8], dice: &mut Dice) {
    let end = offset + bytes.len();
    let chance = dice.next() % 4; // of a sector: never, even, even, always
    if dice.coin() && durable.len() < end {
        durable.resize(end, 0);
    }
    let mut from = offset;
    while from < end {
        let to = end.min((from / SECTOR + 1) * SECTOR);
        if chance == 3 || (chance > 0 && dice.coin()) {
            Operation::Write(from, bytes[from - offset..to - offset].to_vec()).apply(durable);
        }
        from = to;
    }
}

/// The file system; clones are the same disk.
#[derive(Debug, Clone)]
pub(in super::super) struct SimulatedFileSystem(Arc<Mutex<Disk>>);

fn lock(disk: &Mutex<Disk>) -> MutexGuard<'_, Disk> {
    disk.lock().unwrap_or_else(PoisonError::into_inner)
}

impl SimulatedFileSystem {
    /// An empty disk.
    pub(in super::super) fn new(seed: u64) -> Self {
        Self::with(Names::new(), Vec::new(), Dice(seed))
    }

    /// A disk with these files.
    pub(in super::super) fn holding(files: &[(&Path, &[u8])]) -> Self {
        let content =
            |bytes: &[u8]| Content { seen: bytes.into(), durable: bytes.into(), pending: Vec::new() };
        let names =
            files.iter().enumerate().map(|(number, (path, _))| (path.to_path_buf(), number)).collect();
        Self::with(names, files.iter().map(|(_, bytes)| content(bytes)).collect(), Dice(1))
    }

    fn with(names: Names, contents: Vec<Content>, dice: Dice) -> Self {
        SimulatedFileSystem(Arc::new(Mutex::new(Disk {
            contents,
            durable_names: names.clone(),
            names,
            pending_names: Vec::new(),
            lock_files: BTreeSet::new(),
            locks: BTreeMap::new(),
            calls: 0,
            trouble: Trouble::None,
            flaw: None,
            dice,
        })))
    }

    /// What will go wrong; calls are counted from here on.
    pub(in super::super) fn plan(&self, trouble: Trouble) {
        let mut disk = lock(&self.0);
        (disk.trouble, disk.calls) = (trouble, 0);
    }

    /// Breaks a promise from here on.
    pub(in super::super) fn break_promise(&self, flaw: Flaw) {
        lock(&self.0).flaw = Some(flaw);
    }

    /// How many calls there were since the last plan.
    pub(in super::super) fn calls(&self) -> u64 {
        lock(&self.0).calls
    }

    /// What may be on the disk when the power comes back.
    pub(in super::super) fn after_power_loss(&self, seed: u64) -> SimulatedFileSystem {
        let disk = lock(&self.0);
        let nothing = vec![Content::default(); disk.contents.len()];
        let after = Self::with(disk.durable_names.clone(), nothing, Dice(seed));
        let mut new = lock(&after.0);
        new.pending_names.clone_from(&disk.pending_names);
        new.settle_names(false);
        new.names = new.durable_names.clone();
        for number in new.names.clone().into_values() {
            new.contents[number] = Content { seen: Vec::new(), ..disk.contents[number].clone() };
            new.settle(number, false);
            new.contents[number].seen = new.contents[number].durable.clone();
        }
        drop(new);
        after
    }

    /// The names there are.
    pub(in super::super) fn names(&self) -> Vec<PathBuf> {
        lock(&self.0).names.keys().cloned().collect()
    }

    /// The content of a file.
    pub(in super::super) fn content(&self, path: &Path) -> Vec<u8> {
        let disk = lock(&self.0);
        disk.contents[disk.names[path]].seen.clone()
    }
}

impl FileSystem for SimulatedFileSystem {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(Path::new("/").join(path))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn File>> {
        let mut disk = lock(&self.0);
        disk.course().into_result()?;
        Ok(Box::new(SimulatedFile { disk: self.0.clone(), number: disk.number(path)? }))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn File>> {
        let mut disk = lock(&self.0);
        disk.course().into_result()?;
        if disk.names.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let number = disk.contents.len();
        disk.contents.push(Content::default());
        disk.name(NameOperation::Create(path.into(), number));
        Ok(Box::new(SimulatedFile { disk: self.0.clone(), number }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut disk = lock(&self.0);
        let course = disk.course();
        disk.number(from)?;
        let happens = match &course {
            Course::Works | Course::Unknown(_) => true,
            // A full disk refuses for certain; after another failure nobody knows.
            Course::Fails(error) => {
                error.kind() != io::ErrorKind::StorageFull && !disk.is_dark() && disk.dice.coin()
            }
        };
        if happens {
            disk.name(NameOperation::Rename(from.into(), to.into()));
        }
        course.into_result()
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut disk = lock(&self.0);
        let course = disk.course();
        disk.number(path)?;
        if !matches!(course, Course::Fails(_)) {
            disk.name(NameOperation::Remove(path.into()));
        }
        course.into_result()
    }

    fn list(&self, _: &Path) -> io::Result<Vec<PathBuf>> {
        let mut disk = lock(&self.0);
        disk.course().into_result()?;
        Ok(disk.names.keys().cloned().collect())
    }

    fn sync_directory(&self, _: &Path) -> io::Result<()> {
        let mut disk = lock(&self.0);
        match disk.course() {
            Course::Works if disk.flaw == Some(Flaw::DirectorySyncDoesNothing) => {}
            Course::Works => disk.settle_names(true),
            Course::Fails(error) if !disk.is_dark() => {
                disk.settle_names(false);
                return Err(error);
            }
            Course::Unknown(error) | Course::Fails(error) => return Err(error),
        }
        Ok(())
    }

    fn lock(&self, path: &Path, sharing: Sharing) -> io::Result<Option<Box<dyn Lock>>> {
        let mut disk = lock(&self.0);
        disk.course().into_result()?;
        if sharing == Sharing::Shared && !disk.lock_files.contains(path) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let readers = match (disk.locks.get(path), sharing) {
            (None, Sharing::Exclusive) => 0,
            (None, Sharing::Shared) => 1,
            (Some(readers @ 1..), Sharing::Shared) => readers + 1,
            _ => return Ok(None),
        };
        disk.locks.insert(path.into(), readers);
        disk.lock_files.insert(path.into());
        Ok(Some(Box::new(SimulatedLock { disk: self.0.clone(), path: path.into() })))
    }

    fn random(&self) -> u64 {
        lock(&self.0).dice.next()
    }
}

#[derive(Debug)]
struct SimulatedLock {
    disk: Arc<Mutex<Disk>>,
    path: PathBuf,
}

impl Lock for SimulatedLock {
    fn release(self: Box<Self>) {
        let mut disk = lock(&self.disk);
        if disk.locks.get(&self.path) == Some(&0) {
            disk.lock_files.remove(&self.path);
        }
    }
}

impl Drop for SimulatedLock {
    fn drop(&mut self) {
        let mut disk = lock(&self.disk);
        match disk.locks.get_mut(&self.path) {
            Some(readers @ 2..) => *readers -= 1,
            _ => {
                disk.locks.remove(&self.path);
            }
        }
    }
}

#[derive(Debug)]
struct SimulatedFile {
    disk: Arc<Mutex<Disk>>,
    number: usize,
}

impl File for SimulatedFile {
    fn length(&mut self) -> io::Result<u64> {
        let mut disk = lock(&self.disk);
        disk.course().into_result()?;
        Ok(disk.contents[self.number].seen.len() as u64)
    }

    fn read(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        let mut disk = lock(&self.disk);
        disk.course().into_result()?;
        let seen = &disk.contents[self.number].seen;
        let bytes = seen.get(offset as usize..).and_then(|rest| rest.get(..buffer.len()));
        buffer.copy_from_slice(bytes.ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }

    fn write(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        let mut disk = lock(&self.disk);
        let course = disk.course();
        if disk.is_dark() {
            return course.into_result();
        }
        let written = match course {
            Course::Works | Course::Unknown(_) => bytes,
            Course::Fails(_) => &bytes[..disk.dice.next() as usize % (bytes.len() + 1)],
        };
        disk.change(self.number, Operation::Write(offset as usize, written.to_vec()));
        course.into_result()
    }

    fn truncate(&mut self, length: u64) -> io::Result<()> {
        let mut disk = lock(&self.disk);
        let course = disk.course();
        if !matches!(course, Course::Fails(_)) {
            disk.change(self.number, Operation::Truncate(length as usize));
        }
        course.into_result()
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut disk = lock(&self.disk);
        match disk.course() {
            Course::Works if disk.flaw == Some(Flaw::SyncDoesNothing) => {}
            Course::Works => disk.settle(self.number, true),
            Course::Fails(error) if !disk.is_dark() => {
                // The pages count as clean from now on, whatever of them has reached the disk.
                disk.settle(self.number, false);
                return Err(error);
            }
            Course::Unknown(error) | Course::Fails(error) => return Err(error),
        }
        Ok(())
    }
}
