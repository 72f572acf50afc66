//! Reads a snapshot back into a graph.
//!
//! The frames are found one after the other, by their heads; then several threads read, check and decode them, each
//! frame on its own; then the graph is made of all of them at once. Nothing is believed that a checksum does not cover,
//! no length that the file could not hold, and nothing that the graph refuses.

use super::super::codec::{self, Malformed};
use super::super::file::File;
use super::super::header::{HEADER_LENGTH, Header, Kind, u32_at, u64_at};
use super::super::place::{Place, failed};
use super::decode::{self, Contents, NameCounts};
use super::{END, Footer, HEAD, Section, TRAILER, checksum};
use crate::error::{Error, Result};
use crate::graph::PropertyGraph;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A shorter file is not worth a second thread.
const WORTH_A_THREAD: u64 = 1 << 20;

/// A snapshot as it was found.
#[derive(Debug)]
pub(in super::super) struct Snapshot {
    /// What the file says of itself.
    pub(in super::super) header: Header,
    /// How long the file is, in bytes.
    pub(in super::super) length: u64,
    /// The graph.
    pub(in super::super) graph: PropertyGraph,
}

/// Reads the database's snapshot; `None` when there is none.
///
/// # Errors
/// [`Error::Corrupt`] when any byte of the file is not as it was written, [`Error::Version`] when another
/// version wrote it.
pub(in super::super) fn read(place: &Place) -> Result<Option<Snapshot>> {
    let path = place.snapshot();
    let Some(mut file) = place.open(path)? else { return Ok(None) };
    let length = file.length().map_err(failed(path))?;
    let mut walk = Walk { file: file.as_mut(), path, length, offset: 0, end: length };
    let header = walk.header()?;
    let footer = walk.footer()?;
    let frames = walk.frames(&footer)?;
    let source = Source { file: Mutex::new(file.as_mut()), path };
    let graph = source.graph(&frames, &footer, length)?;
    Ok(Some(Snapshot { header, length, graph }))
}

/// The head of a frame, and where its payload lies.
#[derive(Debug, Clone, Copy)]
struct Frame {
    section: Section,
    records: u32,
    check: u32,
    /// Where the payload begins in the file.
    offset: u64,
    length: u32,
}

/// Goes along a file from frame to frame.
struct Walk<'file> {
    file: &'file mut dyn File,
    path: &'file Path,
    length: u64,
    /// The next frame.
    offset: u64,
    /// Where the frames end.
    end: u64,
}

impl Walk<'_> {
    fn header(&mut self) -> Result<Header> {
        let mut bytes = [0; HEADER_LENGTH as usize];
        if self.length < HEADER_LENGTH {
            let found = format!("expected a header of {HEADER_LENGTH} bytes, found {} bytes", self.length);
            return Err(self.corrupt(self.length, found));
        }
        self.read(0, &mut bytes)?;
        Header::from_bytes(&bytes, Kind::Snapshot, self.path)
    }

    /// Reads the footer and goes to the first frame of the first section.
    fn footer(&mut self) -> Result<Footer> {
        let end = self.length.saturating_sub(TRAILER as u64);
        let mut trailer = [0; TRAILER];
        if end < HEADER_LENGTH {
            return Err(self.corrupt(self.length, "expected the end of a snapshot, found that of the file"));
        }
        self.read(end, &mut trailer)?;
        let is_whole = trailer[20..] == *END && crc32c::crc32c(&trailer[..16]) == u32_at(&trailer, 16);
        let (offset, length) = (u64_at(&trailer, 0), u64_at(&trailer, 8));
        if !is_whole || length != self.length || offset < HEADER_LENGTH {
            return Err(self.corrupt(end, "expected the end of a snapshot, found other bytes"));
        }
        (self.offset, self.end) = (offset, end);
        let frame = self.frame()?;
        if frame.section != Section::Footer || self.offset != end {
            return Err(self.corrupt(offset, "expected the footer and nothing after it"));
        }
        let source = Source { file: Mutex::new(self.file), path: self.path };
        let payload = source.payload(&frame)?;
        let footer = codec::decode(&payload).map_err(|fault| source.malformed(&frame, fault))?;
        (self.offset, self.end) = (HEADER_LENGTH, offset);
        Ok(footer)
    }

    /// Finds the frames of all sections, which are as the footer says and all there is before it.
    fn frames(&mut self, footer: &Footer) -> Result<Vec<Frame>> {
        let mut frames = Vec::new();
        for extent in &footer.sections {
            if self.offset != extent.offset {
                return Err(
                    self.corrupt(self.offset, format!("expected a section at byte {}", extent.offset))
                );
            }
            let (end, mut records) = (extent.offset.saturating_add(extent.length), 0_u64);
            while self.offset < end {
                let frame = self.frame()?;
                if frame.section != extent.section {
                    let found = format!("expected {:?}, found {:?}", extent.section, frame.section);
                    return Err(self.corrupt(self.offset, found));
                }
                records += u64::from(frame.records);
                frames.push(frame);
            }
            if (self.offset, records) != (end, extent.records) {
                let found = format!("expected {} records, found {records}", extent.records);
                return Err(self.corrupt(self.offset, found));
            }
        }
        let fold = |checks, frame: &Frame| crc32c::crc32c_append(checks, &frame.check.to_le_bytes());
        if self.offset != self.end || frames.iter().fold(0, fold) != footer.frames {
            return Err(self.corrupt(self.offset, "expected the footer after the sections it lists"));
        }
        Ok(frames)
    }

    /// The head of the next frame.
    fn frame(&mut self) -> Result<Frame> {
        let (offset, left) = (self.offset, self.end.saturating_sub(self.offset));
        let mut head = [0; HEAD];
        if left < HEAD as u64 {
            return Err(self.corrupt(offset, format!("expected a frame, found {left} bytes")));
        }
        self.read(offset, &mut head)?;
        let (length, records, check) = (u32_at(&head, 0), u32_at(&head, 5), u32_at(&head, 9));
        if u64::from(length) > left - HEAD as u64 {
            let found = format!("expected a frame of at most {left} bytes, found {length}");
            return Err(self.corrupt(offset, found));
        }
        let section = codec::decode(&head[4..5]).map_err(|fault| self.corrupt(offset + 4, fault.message))?;
        self.offset = offset + HEAD as u64 + u64::from(length);
        Ok(Frame { section, records, check, offset: offset + HEAD as u64, length })
    }

    fn read(&mut self, offset: u64, bytes: &mut [u8]) -> Result<()> {
        self.file.read(offset, bytes).map_err(failed(self.path))
    }

    fn corrupt(&self, offset: u64, message: impl Into<String>) -> Error {
        Error::Corrupt { file: self.path.to_path_buf(), offset, message: message.into() }
    }
}

/// A file whose frames are read by whoever comes first.
struct Source<'file> {
    file: Mutex<&'file mut dyn File>,
    path: &'file Path,
}

impl Source<'_> {
    /// The graph of all frames.
    fn graph(&self, frames: &[Frame], footer: &Footer, length: u64) -> Result<PropertyGraph> {
        let (names, others) =
            frames.split_at(frames.partition_point(|frame| frame.section == Section::Names));
        let mut assembly = decode::Assembly::default();
        for frame in names {
            let contents = self.contents(frame, NameCounts::default())?;
            assembly.add(contents).map_err(|message| self.refused(frame, message))?;
        }
        let counts = assembly.counts();
        let threads = if length < WORTH_A_THREAD { 1 } else { 2 };
        let decoded = in_parallel(others, threads, |frame| self.contents(frame, counts));
        for (frame, contents) in others.iter().zip(decoded) {
            assembly.add(contents?).map_err(|message| self.refused(frame, message))?;
        }
        assembly.finish(footer).map_err(|message| Error::Corrupt {
            file: self.path.into(),
            offset: 0,
            message,
        })
    }

    /// What a frame says.
    fn contents(&self, frame: &Frame, counts: NameCounts) -> Result<Contents> {
        let payload = self.payload(frame)?;
        let contents = decode::contents(frame.section, frame.records, counts, &payload);
        contents.map_err(|fault| self.malformed(frame, fault))
    }

    /// The payload of a frame, which is as it was written.
    fn payload(&self, frame: &Frame) -> Result<Vec<u8>> {
        let mut payload = vec![0; frame.length as usize];
        let mut file = self.file.lock().expect("whoever reads a file does not panic");
        file.read(frame.offset, &mut payload).map_err(failed(self.path))?;
        drop(file);
        let (check, found) =
            (frame.check, checksum(frame.length, frame.section as u8, frame.records, &payload));
        if found != check {
            let message = format!("expected a frame with checksum {check:08x}, found {found:08x}");
            let offset = frame.offset - HEAD as u64;
            return Err(Error::Corrupt { file: self.path.into(), offset, message });
        }
        Ok(payload)
    }

    /// The error for something within a frame.
    fn malformed(&self, frame: &Frame, fault: Malformed) -> Error {
        let offset = frame.offset + fault.offset as u64;
        Error::Corrupt { file: self.path.into(), offset, message: fault.message }
    }

    /// The error for a frame that does not fit those before it.
    fn refused(&self, frame: &Frame, message: String) -> Error {
        self.malformed(frame, Malformed { offset: 0, message })
    }
}

/// Does something with every item, by several threads, and returns the results in the order of the items.
fn in_parallel<T: Sync, R: Send>(items: &[T], threads: usize, act: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if threads < 2 || items.len() < 2 {
        return items.iter().map(act).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((number, item)) = {
            let number = next.fetch_add(1, Ordering::Relaxed);
            items.get(number).map(|item| (number, item))
        } {
            done.push((number, act(item)));
        }
        done
    };
    let mut done = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut done = work();
        for other in others {
            done.extend(other.join().expect("decoding does not panic"));
        }
        done
    });
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}
