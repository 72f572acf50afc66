//! The write-ahead log: one frame a transaction, appended and made durable before anybody is told.
//!
//! After the [header](Header) come frames, little-endian:
//!
//! ```text
//! length u32 | sequence u64 | durable_upto u64 | salt u64 | crc u32 | payload | crc u32
//! ```
//!
//! The first checksum is over the fields before it, the second over the whole frame. `sequence` counts from
//! 1, `salt` is the header's, and `durable_upto` is the last frame known to be durable when this one was
//! written. The file grows by steps of zeros, so that a full disk shows before a frame is half written and a
//! commit need not change the file's length.
//!
//! A log is written by the process that created it and by no other: what an earlier one left is read with
//! [`replay`] and then replaced by a snapshot. The payload's meaning is not known here.

use super::Durability;
use super::file::File;
use super::header::{HEADER_LENGTH, Header, Kind, u32_at, u64_at};
use super::place::{Place, failed};
use crate::error::{Error, Result};
use std::io;
use std::path::{Path, PathBuf};

const HEAD: usize = 32;
const TAIL: usize = 4;
const SMALLEST_STEP: u64 = 64 << 10;
const LARGEST_STEP: u64 = 4 << 20;

/// The largest payload of one frame, in bytes. What is larger is better written as a snapshot.
pub(super) const LARGEST_PAYLOAD: usize = if cfg!(test) { 4 << 20 } else { 256 << 20 };

/// A log that this process writes.
#[derive(Debug)]
pub(super) struct Log {
    file: Box<dyn File>,
    path: PathBuf,
    salt: u64,
    /// Where the next frame goes, in bytes.
    end: u64,
    /// How long the file is.
    allocated: u64,
    /// The last frame written.
    sequence: u64,
    /// The last frame known to be durable.
    durable: u64,
}

impl Log {
    /// Creates the empty log that continues `snapshot`, in place of whatever log there was.
    ///
    /// # Errors
    /// [`Error::Io`] when there is no new log; [`Error::Poisoned`] when that is not certain.
    pub(super) fn create(place: &Place, snapshot: &Header) -> Result<Log> {
        let header = Header { salt: place.random(), continues: snapshot.salt, ..*snapshot };
        let mut draft = place.draft()?;
        if let Err(source) = draft.file.write(0, &header.to_bytes(Kind::Log)) {
            place.discard(draft);
            return Err(failed(place.log())(source));
        }
        let file = place.publish(draft, place.log())?;
        let (end, allocated) = (HEADER_LENGTH, HEADER_LENGTH);
        Ok(Log { file, path: place.log().into(), salt: header.salt, end, allocated, sequence: 0, durable: 0 })
    }

    /// How many bytes have been written.
    pub(super) fn length(&self) -> u64 {
        self.end
    }

    /// Writes one frame, and with [`Durability::EachCommit`] makes it durable.
    ///
    /// # Errors
    /// [`Error::Io`] or [`Error::Limit`] when the log is as it was; [`Error::Poisoned`] when it is unknown
    /// whether the frame will be found after a crash, after which nothing more may be written.
    pub(super) fn append(&mut self, payload: &[u8], durability: Durability) -> Result<()> {
        let frame = self.frame(payload)?;
        let end = self.end + frame.len() as u64;
        if let Err(source) = self.reserve(end).and_then(|()| self.file.write(self.end, &frame)) {
            return Err(self.retract(source));
        }
        self.sequence += 1;
        self.end = end;
        match durability {
            Durability::EachCommit => self.sync(),
            Durability::Eventually => Ok(()),
        }
    }

    fn sync(&mut self) -> Result<()> {
        // A failed sync is never tried again: the system may have forgotten what it could not write.
        self.file.sync().map_err(|_| Error::Poisoned)?;
        self.durable = self.sequence;
        Ok(())
    }

    fn frame(&self, payload: &[u8]) -> Result<Vec<u8>> {
        let length = u32::try_from(payload.len()).ok().filter(|_| payload.len() <= LARGEST_PAYLOAD);
        let length = length.ok_or_else(|| Error::Limit("the transaction is too large for the log".into()))?;
        let mut frame = Vec::with_capacity(HEAD + payload.len() + TAIL);
        frame.extend_from_slice(&length.to_le_bytes());
        for field in [self.sequence + 1, self.durable, self.salt] {
            frame.extend_from_slice(&field.to_le_bytes());
        }
        frame.extend_from_slice(&crc32c::crc32c(&frame).to_le_bytes());
        frame.extend_from_slice(payload);
        frame.extend_from_slice(&crc32c::crc32c(&frame).to_le_bytes());
        Ok(frame)
    }

    /// Lengthens the file with zeros until it holds at least `end` bytes.
    fn reserve(&mut self, end: u64) -> io::Result<()> {
        if end <= self.allocated {
            return Ok(());
        }
        let step = self.allocated.next_power_of_two().clamp(SMALLEST_STEP, LARGEST_STEP);
        let length = end.next_multiple_of(step);
        let zeros = vec![0; usize::try_from(length - self.allocated).map_err(io::Error::other)?];
        self.file.write(self.allocated, &zeros)?;
        self.allocated = length;
        Ok(())
    }

    /// Takes back what a failed write may have left, so that the next frame follows the last good one.
    fn retract(&mut self, source: io::Error) -> Error {
        // The cut is made durable as well: else a frame reported as failed could come back after a crash.
        if self.file.truncate(self.end).and_then(|()| self.file.sync()).is_err() {
            return Error::Poisoned;
        }
        self.allocated = self.end;
        self.durable = self.sequence;
        failed(&self.path)(source)
    }
}

/// A log that an earlier process left, at its first frame.
#[derive(Debug)]
pub(super) struct Replay<'place> {
    file: Box<dyn File>,
    path: &'place Path,
    header: Header,
    length: u64,
    offset: u64,
    sequence: u64,
}

/// A transaction found in a log.
#[derive(Debug, PartialEq)]
pub(super) struct Frame {
    /// Where the payload lies in the file.
    pub(super) offset: u64,
    /// The transaction.
    pub(super) payload: Vec<u8>,
}

/// The fields before a frame's payload.
struct Head {
    length: usize,
    sequence: u64,
    durable_upto: u64,
}

impl<'place> Replay<'place> {
    /// Opens the log, if there is one.
    ///
    /// # Errors
    /// As [`Header::from_bytes`]: a log gets its name only when its header is durable.
    pub(super) fn open(place: &'place Place) -> Result<Option<Replay<'place>>> {
        let path = place.log();
        let Some(mut file) = place.open(path)? else { return Ok(None) };
        let length = file.length().map_err(failed(path))?;
        let mut bytes = [0; HEADER_LENGTH as usize];
        if length < HEADER_LENGTH {
            let message = format!("expected a header of {HEADER_LENGTH} bytes, found {length} bytes");
            return Err(Error::Corrupt { file: path.into(), offset: length, message });
        }
        file.read(0, &mut bytes).map_err(failed(path))?;
        let header = Header::from_bytes(&bytes, Kind::Log, path)?;
        Ok(Some(Replay { file, path, header, length, offset: HEADER_LENGTH, sequence: 0 }))
    }

    /// What the log says of itself.
    pub(super) fn header(&self) -> &Header {
        &self.header
    }

    /// The next transaction; `None` at the end, which may be a frame that was never completely written.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when a frame is not as it was written, though it was once durable.
    pub(super) fn next(&mut self) -> Result<Option<Frame>> {
        match self.frame()? {
            Some(payload) => {
                let frame = Frame { offset: self.offset + HEAD as u64, payload };
                self.offset = frame.offset + (frame.payload.len() + TAIL) as u64;
                self.sequence += 1;
                Ok(Some(frame))
            }
            None => self.end().map(|()| None),
        }
    }

    /// The payload of the frame at the present offset, unless something is wrong with it.
    fn frame(&mut self) -> Result<Option<Vec<u8>>> {
        let left = self.length - self.offset;
        if left < (HEAD + TAIL) as u64 {
            return Ok(None);
        }
        let mut bytes = vec![0; HEAD];
        self.read(self.offset, &mut bytes)?;
        let Some(head) = self.head(&bytes) else { return Ok(None) };
        let whole = HEAD + head.length + TAIL;
        if head.sequence != self.sequence + 1 || whole as u64 > left {
            return Ok(None);
        }
        bytes.resize(whole, 0);
        self.read(self.offset + HEAD as u64, &mut bytes[HEAD..])?;
        let checked = whole - TAIL;
        let is_whole = crc32c::crc32c(&bytes[..checked]) == u32_at(&bytes, checked);
        Ok(is_whole.then(|| bytes[HEAD..checked].to_vec()))
    }

    /// The fields of a frame's head, if this is one of this log's.
    fn head(&self, bytes: &[u8]) -> Option<Head> {
        let is_ours =
            u64_at(bytes, 20) == self.header.salt && crc32c::crc32c(&bytes[..28]) == u32_at(bytes, 28);
        let length = u32_at(bytes, 0) as usize;
        is_ours.then(|| Head { length, sequence: u64_at(bytes, 4), durable_upto: u64_at(bytes, 12) })
    }

    /// Makes sure that no later frame says that the one at the present offset was durable.
    fn end(&mut self) -> Result<()> {
        let mut rest = vec![0; usize::try_from(self.length - self.offset).unwrap_or(usize::MAX)];
        self.read(self.offset, &mut rest)?;
        let lost = self.sequence + 1;
        let later = without_zeros(&rest).windows(HEAD).filter_map(|bytes| self.head(bytes));
        let Some(witness) = later.filter(|head| head.durable_upto >= lost).map(|head| head.sequence).next()
        else {
            return Ok(());
        };
        let message = format!(
            "expected transaction {lost}, which was committed before transaction {witness}, \
             found bytes that are not as they were written"
        );
        Err(Error::Corrupt { file: self.path.into(), offset: self.offset, message })
    }

    fn read(&mut self, offset: u64, bytes: &mut [u8]) -> Result<()> {
        self.file.read(offset, bytes).map_err(failed(self.path))
    }
}

/// The bytes without the zeros after them, but for as many as a frame's head may end with.
fn without_zeros(bytes: &[u8]) -> &[u8] {
    const ZEROS: [u8; 4096] = [0; 4096];
    let zeros: usize =
        bytes.rchunks(ZEROS.len()).take_while(|chunk| **chunk == ZEROS[..chunk.len()]).map(<[u8]>::len).sum();
    &bytes[..bytes.len().min(bytes.len() - zeros + HEAD)]
}

#[cfg(test)]
mod tests;
