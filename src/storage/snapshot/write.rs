//! Writes a graph as a snapshot, a section after the other, with a frame in memory at a time.

use super::super::codec::{self, Compact, Encode, Encoder, PlainIndex, plain};
use super::super::file::File;
use super::super::header::{Header, Kind};
use super::super::place::{Place, failed};
use super::{END, Extent, FRAME_LENGTH, Footer, Section, Steps, checksum, counts, pages, rows, runs};
use crate::error::{Error, Result};
use crate::graph::{GraphView, PropertyGraph};

/// Writes `graph` as the database's snapshot, in place of the one before, and returns its length in bytes.
///
/// # Errors
/// [`Error::Io`], [`Error::Limit`] or, where the graph could not be read, [`Error::Corrupt`] when the snapshot before is still in place; [`Error::Poisoned`] when that
/// is not certain.
pub(in super::super) fn write(place: &Place, header: &Header, graph: &PropertyGraph) -> Result<u64> {
    graph.view().settle()?;
    let mut draft = place.draft()?;
    let path = draft.path.clone();
    match fill(draft.file.as_mut(), header, graph) {
        Ok(length) => place.publish(draft, place.snapshot()).map(|_| length),
        Err(fault) => {
            place.discard(draft);
            Err(match fault {
                Fault::File(source) => failed(&path)(source),
                Fault::Content(error) => error,
            })
        }
    }
}

/// What can keep a snapshot from being written.
enum Fault {
    File(std::io::Error),
    Content(Error),
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        Fault::File(error)
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Fault::Content(error)
    }
}

fn fill(file: &mut dyn File, header: &Header, graph: &PropertyGraph) -> Result<u64, Fault> {
    let bytes = header.to_bytes(Kind::Snapshot);
    file.write(0, &bytes)?;
    let mut frames = Frames { file, offset: bytes.len() as u64, checksums: 0 };
    let view = graph.view();
    let mut sections = Vec::new();
    for (section, records) in SECTIONS {
        // Graphs without such indexes give the files they always gave.
        let is_needless = match section {
            Section::OtherIndexes => view.indexes().all(|index| plain(index).is_some()),
            Section::FullTextIndexes => view.full_text_indexes().next().is_none(),
            _ => false,
        };
        if is_needless {
            continue;
        }
        let mut open = OpenSection::new(&mut frames, *section);
        records(view, &mut open)?;
        sections.push(open.close()?);
    }
    let footer = Footer {
        sections,
        next_node: graph.next_node_id().0,
        next_relationship: graph.next_relationship_id().0,
        next_claim: graph.next_claim_id().0,
        frames: frames.checksums,
    };
    frames.finish(&footer)
}

/// Writes the records of one section.
type Records = fn(&GraphView, &mut OpenSection<'_, '_>) -> Result<(), Fault>;

/// The sections in the order of the file: what a record names comes before it.
const SECTIONS: &[(Section, Records)] = &[
    (Section::Names, names),
    (Section::Nodes, nodes),
    (Section::Relationships, relationships),
    (Section::NodeValues, node_values),
    (Section::RelationshipValues, relationship_values),
    (Section::Claims, claims),
    (Section::Indexes, indexes),
    (Section::Constraints, constraints),
    (Section::OtherIndexes, other_indexes),
    (Section::FullTextIndexes, full_text_indexes),
    (Section::Counts, type_counts),
];

fn names(view: &GraphView, to: &mut OpenSection<'_, '_>) -> Result<(), Fault> {
    let catalog = view.catalog();
    for (_, name) in catalog.labels() {
        to.record(|to, _| (0_u8, name.clone()).encode(to))?;
    }
    for (_, name) in catalog.relationship_types() {
        to.record(|to, _| (1_u8, name.clone()).encode(to))?;
    }
    for (_, name) in catalog.keys() {
        to.record(|to, _| (2_u8, name.clone()).encode(to))?;
    }
    Ok(())
}

fn nodes(view: &GraphView, to: &mut OpenSection<'_, '_>) -> Result<(), Fault> {
    runs::runs(view).try_for_each(|run| to.record(|to, steps| runs::encode(&run, steps, to)))
}

fn relationships(view: &GraphView, to: &mut OpenSection<'_, '_>) -> Result<(), Fault> {
    for (number, _) in view.catalog().relationship_types() {
        to.begin_part(number.0)?;
        for (start, row) in view.outgoing_rows(number) {
            to.record(|to, steps| rows::encode(start, row, steps, to))?;
        }
    }
    Ok(())
}

fn node_values(view: &GraphView, to: &mut OpenSection<'_, '_>) -> Result<(), Fault> {
    for (key, _) in view.catalog().keys() {
        to.begin_part(key.0)?;
        let mut pages = pages::pages(view.node_values(key).map(|(id, value)| (id.0, value)));
        pages.try_for_each(|page| to.record(|to, steps| pages::encode(&page, steps, to)))?;
    }
    Ok(())
}

fn relationship_values(view: &GraphView, to: &mut OpenSection<'_, '_>) -> Result<(), Fault> {
    for (key, _) in view.catalog().keys() {
        to.begin_part(key.0)?;
        let mut pages = pages::pages(view.relationship_values(key).map(|(id, value)| (id.0, value)));
        pages.try_for_each(|page| to.record(|to, steps| pages::encode(&page, steps, to)))?;
    }
    Ok(())
}

fn claims(view: &GraphView, to: &mut OpenSection<'_, '_>) -> Result<(), Fault> {
    for (id, subject, claim) in view.ledger().iter() {
        to.record(|to, steps| {
            steps.id.encode(id.0, to);
            subject.encode(to);
            claim.encode(to);
        })?;
    }
    Ok(())
}

fn indexes(view: &GraphView, to: &mut OpenSection<'_, '_>) -> Result<(), Fault> {
    let is_kept = |name| view.constraints().any(|constraint| constraint.name == name);
    let mut own = view.indexes().filter(|index| plain(index).is_some() && !is_kept(index.name.clone()));
    own.try_for_each(|definition| to.record(|to, _| PlainIndex::encode(definition, to)))
}

fn other_indexes(view: &GraphView, to: &mut OpenSection<'_, '_>) -> Result<(), Fault> {
    let mut others = view.indexes().filter(|index| plain(index).is_none());
    others.try_for_each(|definition| to.record(|to, _| definition.encode(to)))
}

fn full_text_indexes(view: &GraphView, to: &mut OpenSection<'_, '_>) -> Result<(), Fault> {
    view.full_text_indexes().try_for_each(|definition| to.record(|to, _| definition.encode(to)))
}

fn constraints(view: &GraphView, to: &mut OpenSection<'_, '_>) -> Result<(), Fault> {
    view.constraints().try_for_each(|definition| to.record(|to, _| definition.encode(to)))
}

fn type_counts(view: &GraphView, to: &mut OpenSection<'_, '_>) -> Result<(), Fault> {
    let mut counts = view.statistics().type_counts();
    counts.try_for_each(|(number, counts)| to.record(|to, _| counts::encode(number, counts, to)))
}

/// A section that is being written.
struct OpenSection<'frames, 'file> {
    frames: &'frames mut Frames<'file>,
    extent: Extent,
    encoder: Encoder,
    steps: Steps,
    /// How many records the encoder holds.
    records: u32,
    /// What each frame begins with, where the section has parts.
    part: Option<u32>,
}

impl<'frames, 'file> OpenSection<'frames, 'file> {
    fn new(frames: &'frames mut Frames<'file>, section: Section) -> Self {
        let extent = Extent { section, offset: frames.offset, length: 0, records: 0 };
        let (encoder, steps) = Default::default();
        OpenSection { frames, extent, encoder, steps, records: 0, part: None }
    }

    /// Lets the records that follow lie in frames of their own, which begin with a number.
    fn begin_part(&mut self, part: u32) -> Result<(), Fault> {
        self.part = Some(part);
        if self.records > 0 { self.flush() } else { Ok(()) }
    }

    /// Adds one record.
    fn record(&mut self, write: impl FnOnce(&mut Encoder, &mut Steps)) -> Result<(), Fault> {
        if let Some(part) = self.part.filter(|_| self.records == 0) {
            Compact(part.into()).encode(&mut self.encoder);
        }
        write(&mut self.encoder, &mut self.steps);
        self.records += 1;
        if self.encoder.len() >= FRAME_LENGTH { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), Fault> {
        let payload = std::mem::take(&mut self.encoder).finish()?;
        self.frames.write(self.extent.section, self.records, &payload)?;
        self.extent.records += u64::from(self.records);
        (self.records, self.steps) = (0, Steps::default());
        Ok(())
    }

    fn close(mut self) -> Result<Extent, Fault> {
        if self.records > 0 {
            self.flush()?;
        }
        Ok(Extent { length: self.frames.offset - self.extent.offset, ..self.extent })
    }
}

/// The frames of a file, one after the other.
struct Frames<'file> {
    file: &'file mut dyn File,
    offset: u64,
    checksums: u32,
}

impl Frames<'_> {
    fn write(&mut self, section: Section, records: u32, payload: &[u8]) -> Result<(), Fault> {
        let too_large = |_| Error::Limit("cannot be stored: more than 4 GiB in one place".into());
        let length = u32::try_from(payload.len()).map_err(too_large)?;
        let check = checksum(length, section as u8, records, payload).to_le_bytes();
        self.checksums = crc32c::crc32c_append(self.checksums, &check);
        let frame =
            [&length.to_le_bytes(), [section as u8].as_slice(), &records.to_le_bytes(), &check, payload]
                .concat();
        self.file.write(self.offset, &frame)?;
        self.offset += frame.len() as u64;
        Ok(())
    }

    /// Writes the footer and the trailer, and returns the length of the file.
    fn finish(mut self, footer: &Footer) -> Result<u64, Fault> {
        let footer_offset = self.offset;
        self.write(Section::Footer, 1, &codec::encode(footer)?)?;
        let length = self.offset + super::TRAILER as u64;
        let mut trailer = [footer_offset.to_le_bytes(), length.to_le_bytes()].concat();
        trailer.extend_from_slice(&crc32c::crc32c(&trailer).to_le_bytes());
        trailer.extend_from_slice(END);
        self.file.write(self.offset, &trailer)?;
        Ok(length)
    }
}
