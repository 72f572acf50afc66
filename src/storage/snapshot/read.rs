//! Reads a snapshot back into a graph.
//!
//! The frames are found one after the other, by their heads; then several threads read and check them, each frame on its
//! own; then the graph is made of all of them at once, rows and values as bytes that are decoded when somebody first asks.
//! Nothing is believed that a checksum does not cover, no length that the file could not hold, and nothing that the
//! graph refuses.

use super::super::codec::{self, Malformed};
use super::super::file::File;
use super::super::header::{HEADER_LENGTH, Header, Kind, u32_at, u64_at};
use super::super::place::{Place, failed};
use super::decode::{Assembly, Frame};
use super::{END, Footer, HEAD, Section, TRAILER, checksum, in_parallel};
use crate::error::{Error, Result};
use crate::graph::{Fault, PropertyGraph};
use std::path::Path;
use std::sync::Mutex;

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
    let graph = source.graph(&frames, &footer)?;
    Ok(Some(Snapshot { header, length, graph }))
}

/// The head of a frame, and where its payload lies.
#[derive(Debug, Clone, Copy)]
struct Head {
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
        let footer = codec::decode(&payload)
            .map_err(|Malformed { offset, message }| self.corrupt(frame.offset + offset as u64, message))?;
        (self.offset, self.end) = (HEADER_LENGTH, offset);
        Ok(footer)
    }

    /// Finds the frames of all sections, which are as the footer says and all there is before it.
    fn frames(&mut self, footer: &Footer) -> Result<Vec<Head>> {
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
        let fold = |checks, frame: &Head| crc32c::crc32c_append(checks, &frame.check.to_le_bytes());
        if self.offset != self.end || frames.iter().fold(0, fold) != footer.frames {
            return Err(self.corrupt(self.offset, "expected the footer after the sections it lists"));
        }
        Ok(frames)
    }

    /// The head of the next frame.
    fn frame(&mut self) -> Result<Head> {
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
        Ok(Head { section, records, check, offset: offset + HEAD as u64, length })
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
    /// The graph of all frames. Every byte is read and checked; what rows and values say is decoded when it is asked for.
    fn graph(&self, heads: &[Head], footer: &Footer) -> Result<PropertyGraph> {
        let mut assembly = Assembly::of(self.path);
        for frame in in_parallel(heads, |head| head.length as usize, |head| self.frame(head)) {
            assembly.add(frame?).map_err(|fault| self.corrupt(fault))?;
        }
        let graph = PropertyGraph::restored(assembly.finish(footer));
        graph.map_err(|message| self.corrupt(Fault { offset: 0, message }))
    }

    fn frame(&self, head: &Head) -> Result<Frame> {
        let payload = self.payload(head)?;
        let frame = Frame::new(head.section, head.records, head.offset, payload);
        frame.map_err(|fault| self.corrupt(fault))
    }

    /// The payload of a frame, which is as it was written.
    fn payload(&self, frame: &Head) -> Result<Vec<u8>> {
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

    fn corrupt(&self, Fault { offset, message }: Fault) -> Error {
        Error::Corrupt { file: self.path.into(), offset, message }
    }
}
