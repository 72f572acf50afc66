//! What the frames of a snapshot say, and the parts of a graph that they say together.
//!
//! [`Frame`] decodes itself without looking at any other, but for how many names there are. [`Assembly`] takes frames in
//! the order of the file. Rows and values are only sorted by type and key; what they say is decoded when the graph is
//! first asked for it, which is why a frame keeps its payload.

use super::super::codec::{Compact, Decode, Decoder, Malformed, PlainIndex};
use super::{Footer, Section, Steps, counts, in_parallel, pages, rows, runs};
use crate::graph::{Change, ColumnValues, EntryRows, Fault, KeyId, Make, Restored, RestoredColumn, TypeId};
use crate::provenance::{Claim, ClaimId, Subject};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A frame whose payload is as it was written.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) section: Section,
    pub(super) records: u32,
    /// Where the payload begins in the file.
    pub(super) offset: u64,
    pub(super) payload: Vec<u8>,
    /// For pages of values, which rows have one; empty for others.
    pub(super) places: Vec<Places>,
}

/// The first row of a page, and which of its rows have a value, a bit a row.
pub(super) type Places = (u64, [u64; 4]);

impl Frame {
    /// A frame with these contents, whose places are known already.
    ///
    /// # Errors
    /// When its pages of values cannot be told apart.
    pub(super) fn new(section: Section, records: u32, offset: u64, payload: Vec<u8>) -> Result<Self, Fault> {
        let mut frame = Frame { section, records, offset, payload, places: Vec::new() };
        if matches!(section, Section::NodeValues | Section::RelationshipValues) {
            frame.places = frame.read(|steps, from| {
                Compact::decode(from)?;
                list(records, || pages::places(steps, from))
            })?;
        }
        Ok(frame)
    }

    /// Reads all of the payload.
    fn read<T>(
        &self,
        read: impl FnOnce(&mut Steps, &mut Decoder<'_>) -> Result<T, Malformed>,
    ) -> Result<T, Fault> {
        let mut decoder = Decoder::new(&self.payload);
        let item = read(&mut Steps::default(), &mut decoder);
        let item = item.and_then(|item| decoder.finish().map(|()| item));
        item.map_err(|Malformed { offset, message }| Fault { offset: self.offset + offset as u64, message })
    }

    /// Reads every record.
    fn list<T>(
        &self,
        mut record: impl FnMut(&mut Steps, &mut Decoder<'_>) -> Result<T, Malformed>,
    ) -> Result<Vec<T>, Fault> {
        self.read(|steps, from| list(self.records, || record(steps, from)))
    }

    /// The number that the frame begins with, of a type or a key; numbers are below `bound`.
    fn part(&self, bound: u32, what: &str) -> Result<u32, Fault> {
        let number = runs::number(bound, what, &mut Decoder::new(&self.payload));
        number.map_err(|fault| self.fault(fault.message))
    }

    fn rows(&self) -> Result<EntryRows, Fault> {
        self.read(|steps, from| {
            Compact::decode(from)?;
            let mut found = EntryRows::with_capacity(self.payload.len() / 2);
            (0..self.records).try_for_each(|_| rows::decode(&mut found, steps, from))?;
            Ok(found)
        })
    }

    fn values(&self) -> Result<ColumnValues, Fault> {
        self.read(|steps, from| {
            Compact::decode(from)?;
            let mut values = ColumnValues::default();
            (0..self.records).try_for_each(|_| pages::decode(&mut values, steps, from))?;
            Ok(values)
        })
    }

    fn length(&self) -> usize {
        self.payload.len()
    }

    fn fault(&self, message: impl Into<String>) -> Fault {
        Fault { offset: self.offset, message: message.into() }
    }
}

fn list<T>(records: u32, mut read: impl FnMut() -> Result<T, Malformed>) -> Result<Vec<T>, Malformed> {
    (0..records).map(|_| read()).collect()
}

fn name(from: &mut Decoder<'_>) -> Result<(u8, Arc<str>), Malformed> {
    let (kind, name) = Decode::decode(from)?;
    if kind > 2 {
        return Err(from.malformed(format!("expected a kind of name, found {kind}")));
    }
    Ok((kind, name))
}

fn claim(steps: &mut Steps, from: &mut Decoder<'_>) -> Result<(ClaimId, Subject, Arc<Claim>), Malformed> {
    Ok((ClaimId(steps.id.decode(from)?), Decode::decode(from)?, Arc::new(Decode::decode(from)?)))
}

/// A graph that is being put together.
#[derive(Default)]
pub(super) struct Assembly {
    parts: Restored,
    /// The frames of each type's rows, and of each key's values.
    rows: BTreeMap<TypeId, Vec<Frame>>,
    node_values: BTreeMap<KeyId, Vec<Frame>>,
    relationship_values: BTreeMap<KeyId, Vec<Frame>>,
}

impl Assembly {
    /// The parts of a graph in a file.
    pub(super) fn of(file: &Path) -> Self {
        let mut assembly = Assembly::default();
        assembly.parts.file = file.to_path_buf();
        assembly
    }

    /// Adds what the next frame says, or tells why it does not fit what the others have said.
    pub(super) fn add(&mut self, frame: Frame) -> Result<(), Fault> {
        let count = |names: &Vec<Arc<str>>| u32::try_from(names.len()).unwrap_or(u32::MAX);
        let [labels, types, keys] = self.parts.names.each_ref().map(count);
        let parts = &mut self.parts;
        match frame.section {
            Section::Names => {
                let names = frame.list(|_, from| name(from))?;
                names.into_iter().for_each(|(kind, name)| parts.names[usize::from(kind)].push(name));
            }
            Section::Nodes => {
                parts.nodes.extend(frame.list(|steps, from| runs::decode(labels, steps, from))?);
            }
            Section::Relationships => {
                let number = TypeId(frame.part(types, "a relationship type")?);
                append(&mut self.rows, number, frame)?;
            }
            Section::NodeValues => {
                let key = KeyId(frame.part(keys, "a property key")?);
                append(&mut self.node_values, key, frame)?;
            }
            Section::RelationshipValues => {
                let key = KeyId(frame.part(keys, "a property key")?);
                append(&mut self.relationship_values, key, frame)?;
            }
            Section::Claims => parts.claims.extend(frame.list(claim)?),
            Section::Indexes => parts.schema.extend(frame.list(|_, from| {
                let PlainIndex(definition) = Decode::decode(from)?;
                Ok(Change::CreateIndex { definition })
            })?),
            Section::OtherIndexes => parts
                .schema
                .extend(frame.list(|_, from| Ok(Change::CreateIndex { definition: Decode::decode(from)? }))?),
            Section::FullTextIndexes => parts.schema.extend(
                frame
                    .list(|_, from| Ok(Change::CreateFullTextIndex { definition: Decode::decode(from)? }))?,
            ),
            Section::Constraints => parts.schema.extend(
                frame.list(|_, from| Ok(Change::CreateConstraint { definition: Decode::decode(from)? }))?,
            ),
            Section::Counts => {
                let counts = frame.list(|_, from| counts::decode(types, labels, from))?;
                parts.counts.get_or_insert_default().extend(counts);
            }
            Section::Footer => return Err(frame.fault("expected a section, found a footer")),
        }
        Ok(())
    }

    /// The parts of the graph.
    pub(super) fn finish(self, footer: &Footer) -> Restored {
        let Footer { next_node, next_relationship, next_claim, .. } = *footer;
        let rows = self.rows.into_iter().map(|(number, frames)| (number, later_rows(frames)));
        Restored {
            relationships: rows.collect(),
            node_values: self.node_values.into_iter().map(later_values).collect(),
            relationship_values: self.relationship_values.into_iter().map(later_values).collect(),
            next: [next_node, next_relationship, next_claim],
            ..self.parts
        }
    }
}

/// Puts a frame behind those of the same type or key; no page may come twice.
fn append<K: Ord>(parts: &mut BTreeMap<K, Vec<Frame>>, part: K, frame: Frame) -> Result<(), Fault> {
    let frames = parts.entry(part).or_default();
    let last = frames.iter().rev().find_map(|before| before.places.last());
    let firsts = || last.into_iter().chain(&frame.places).map(|(first, _)| first);
    if !firsts().is_sorted_by(|one, other| one < other) {
        return Err(frame.fault("expected pages by ascending number"));
    }
    frames.push(frame);
    Ok(())
}

fn later_rows(frames: Vec<Frame>) -> Make<EntryRows> {
    Box::new(move || {
        let mut rows = EntryRows::default();
        let decoded = in_parallel(&frames, Frame::length, Frame::rows);
        for (number, (frame, decoded)) in frames.iter().zip(decoded).enumerate() {
            let decoded = decoded?;
            if number == 0 {
                rows = decoded;
            } else if !rows.append(&decoded) {
                return Err(frame.fault("expected rows that follow those of the frame before"));
            }
        }
        Ok(rows)
    })
}

fn later_values((key, frames): (KeyId, Vec<Frame>)) -> RestoredColumn {
    let places = frames.iter().flat_map(|frame| frame.places.iter().copied()).collect();
    let values = Box::new(move || {
        let mut values = ColumnValues::default();
        for decoded in in_parallel(&frames, Frame::length, Frame::values) {
            values.append(decoded?);
        }
        Ok(values)
    });
    RestoredColumn { key, places, values }
}
