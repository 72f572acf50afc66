//! Reads a snapshot back into a graph, with a frame in memory at a time.
//!
//! Nothing is believed that a checksum does not cover, no length that the file could not hold, and no record
//! that [`PropertyGraph::apply`] refuses.

use super::super::codec::{self, Compact, Decode, Decoder, Malformed};
use super::super::file::File;
use super::super::header::{HEADER_LENGTH, Header, Kind, u32_at, u64_at};
use super::super::place::{Place, failed};
use super::{END, Extent, Footer, HEAD, Section, Steps, TRAILER, checksum};
use crate::error::{Error, Result};
use crate::graph::{Change, PropertyGraph};
use crate::provenance::ClaimId;
use crate::value::{Element, NodeId, RelationshipId};
use std::path::Path;
use std::sync::Arc;

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
/// [`Error::Corrupt`] when any byte of the file is not as it was written, [`Error::Version`] when a newer
/// version wrote it.
pub(in super::super) fn read(place: &Place) -> Result<Option<Snapshot>> {
    let path = place.snapshot();
    let Some(mut file) = place.open(path)? else { return Ok(None) };
    let length = file.length().map_err(failed(path))?;
    let mut frames = Frames { file: file.as_mut(), path, length, offset: 0, end: length, checksums: 0 };
    let header = frames.header()?;
    let footer = frames.footer()?;
    let mut loader = Loader::default();
    for extent in &footer.sections {
        frames.section(extent, &mut loader)?;
    }
    frames.finish(&footer)?;
    Ok(Some(Snapshot { header, length, graph: loader.finish(&footer) }))
}

/// The frames of a file, one after the other.
struct Frames<'file> {
    file: &'file mut dyn File,
    path: &'file Path,
    length: u64,
    /// The next frame.
    offset: u64,
    /// Where the frames end.
    end: u64,
    checksums: u32,
}

impl Frames<'_> {
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
        let (section, _, payload) = self.frame()?;
        let footer = codec::decode(&payload).map_err(|fault| self.malformed(fault, payload.len()))?;
        if section != Section::Footer || self.offset != end {
            return Err(self.corrupt(offset, "expected the footer and nothing after it"));
        }
        (self.offset, self.end, self.checksums) = (HEADER_LENGTH, offset, 0);
        Ok(footer)
    }

    /// Reads the frames of one section into `loader`.
    fn section(&mut self, extent: &Extent, loader: &mut Loader) -> Result<()> {
        if self.offset != extent.offset {
            return Err(self.corrupt(self.offset, format!("expected a section at byte {}", extent.offset)));
        }
        let end = extent.offset.saturating_add(extent.length);
        let mut records = 0_u64;
        while self.offset < end {
            let (section, count, payload) = self.frame()?;
            if section != extent.section {
                return Err(
                    self.corrupt(self.offset, format!("expected {:?}, found {section:?}", extent.section))
                );
            }
            loader.frame(section, count, &payload).map_err(|fault| self.malformed(fault, payload.len()))?;
            records += u64::from(count);
        }
        if (self.offset, records) != (end, extent.records) {
            return Err(
                self.corrupt(self.offset, format!("expected {} records, found {records}", extent.records))
            );
        }
        Ok(())
    }

    /// Makes sure that the sections were all there is.
    fn finish(&self, footer: &Footer) -> Result<()> {
        if self.offset != self.end || self.checksums != footer.frames {
            return Err(self.corrupt(self.offset, "expected the footer after the sections it lists"));
        }
        Ok(())
    }

    /// The next frame: its section, how many records it holds, and its payload.
    fn frame(&mut self) -> Result<(Section, u32, Vec<u8>)> {
        let (offset, left) = (self.offset, self.end.saturating_sub(self.offset));
        let mut head = [0; HEAD];
        if left < HEAD as u64 {
            return Err(self.corrupt(offset, format!("expected a frame, found {left} bytes")));
        }
        self.read(offset, &mut head)?;
        let (length, records, check) = (u32_at(&head, 0), u32_at(&head, 5), u32_at(&head, 9));
        if u64::from(length) > left - HEAD as u64 {
            return Err(
                self.corrupt(offset, format!("expected a frame of at most {left} bytes, found {length}"))
            );
        }
        let mut payload = vec![0; length as usize];
        self.read(offset + HEAD as u64, &mut payload)?;
        let found = checksum(length, head[4], records, &payload);
        if found != check {
            return Err(self
                .corrupt(offset, format!("expected a frame with checksum {check:08x}, found {found:08x}")));
        }
        self.offset = offset + HEAD as u64 + u64::from(length);
        self.checksums = crc32c::crc32c_append(self.checksums, &check.to_le_bytes());
        let section = codec::decode(&head[4..5]).map_err(|fault| self.malformed(fault, payload.len()))?;
        Ok((section, records, payload))
    }

    fn read(&mut self, offset: u64, bytes: &mut [u8]) -> Result<()> {
        self.file.read(offset, bytes).map_err(failed(self.path))
    }

    fn corrupt(&self, offset: u64, message: impl Into<String>) -> Error {
        Error::Corrupt { file: self.path.to_path_buf(), offset, message: message.into() }
    }

    /// The error for something within the payload, `length` bytes long, that was read last.
    fn malformed(&self, fault: Malformed, length: usize) -> Error {
        self.corrupt(self.offset - length as u64 + fault.offset as u64, fault.message)
    }
}

/// Builds a graph from records.
#[derive(Default)]
struct Loader {
    graph: PropertyGraph,
    labels: Vec<Arc<str>>,
    relationship_types: Vec<Arc<str>>,
    keys: Vec<Arc<str>>,
}

impl Loader {
    fn frame(&mut self, section: Section, records: u32, payload: &[u8]) -> Result<(), Malformed> {
        let mut from = Decoder::new(payload);
        let mut steps = Steps::default();
        for _ in 0..records {
            self.record(section, &mut steps, &mut from)?;
        }
        if section == Section::Names {
            self.graph.reserve_names(&self.labels, &self.relationship_types, &self.keys);
        }
        from.finish()
    }

    fn record(
        &mut self,
        section: Section,
        steps: &mut Steps,
        from: &mut Decoder<'_>,
    ) -> Result<(), Malformed> {
        match section {
            Section::Names => self.name(from),
            Section::Nodes => self.node(NodeId(steps.id.decode(from)?), from),
            Section::Relationships => self.relationship(steps, from),
            Section::NodeProperties => self.properties(NodeId(steps.id.decode(from)?).into(), from),
            Section::RelationshipProperties => {
                self.properties(RelationshipId(steps.id.decode(from)?).into(), from)
            }
            Section::Claims => self.claim(ClaimId(steps.id.decode(from)?), from),
            Section::Indexes => {
                let definition = Decode::decode(from)?;
                self.apply(Change::CreateIndex { definition }, from)
            }
            Section::Constraints => {
                let definition = Decode::decode(from)?;
                self.apply(Change::CreateConstraint { definition }, from)
            }
            Section::Footer => Err(from.malformed("expected a section, found a footer")),
        }
    }

    fn name(&mut self, from: &mut Decoder<'_>) -> Result<(), Malformed> {
        let (kind, name) = Decode::decode(from)?;
        match kind {
            0_u8 => self.labels.push(name),
            1 => self.relationship_types.push(name),
            2 => self.keys.push(name),
            _ => return Err(from.malformed(format!("expected a kind of name, found {kind}"))),
        }
        Ok(())
    }

    fn node(&mut self, id: NodeId, from: &mut Decoder<'_>) -> Result<(), Malformed> {
        let count = Compact::decode(from)?.0;
        let labels = (0..count).map(|_| named(&self.labels, from)).collect::<Result<_, _>>()?;
        self.apply(Change::CreateNode { id, labels, properties: Vec::new() }, from)
    }

    fn relationship(&mut self, steps: &mut Steps, from: &mut Decoder<'_>) -> Result<(), Malformed> {
        let id = RelationshipId(steps.id.decode(from)?);
        let relationship_type = named(&self.relationship_types, from)?;
        let (start, end) = (NodeId(steps.start.decode(from)?), NodeId(Compact::decode(from)?.0));
        self.apply(
            Change::CreateRelationship { id, relationship_type, start, end, properties: Vec::new() },
            from,
        )
    }

    fn properties(&mut self, element: Element, from: &mut Decoder<'_>) -> Result<(), Malformed> {
        for _ in 0..Compact::decode(from)?.0 {
            let (key, value) = (named(&self.keys, from)?, Decode::decode(from)?);
            self.apply(Change::SetProperty { element, key, value }, from)?;
        }
        Ok(())
    }

    fn claim(&mut self, id: ClaimId, from: &mut Decoder<'_>) -> Result<(), Malformed> {
        let (subject, claim) = (Decode::decode(from)?, Arc::new(Decode::decode(from)?));
        self.apply(Change::AddClaim { id, subject, claim }, from)
    }

    fn finish(mut self, footer: &Footer) -> PropertyGraph {
        let Footer { next_node, next_relationship, next_claim, .. } = *footer;
        self.graph.reserve_ids(NodeId(next_node), RelationshipId(next_relationship), ClaimId(next_claim));
        self.graph
    }

    fn apply(&mut self, change: Change, from: &Decoder<'_>) -> Result<(), Malformed> {
        self.graph.apply(change).map_err(|error| from.malformed(error.message))?;
        Ok(())
    }
}

/// The name that the next number stands for.
fn named(names: &[Arc<str>], from: &mut Decoder<'_>) -> Result<Arc<str>, Malformed> {
    let number = Compact::decode(from)?.0;
    let name = usize::try_from(number).ok().and_then(|number| names.get(number));
    name.cloned().ok_or_else(|| from.malformed(format!("expected a name's number, found {number}")))
}
