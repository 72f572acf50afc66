//! What the frames of a snapshot say, and the graph that they say together.
//!
//! [`contents`] decodes one frame without looking at any other, but for how many names there are. [`Assembly`] takes
//! the contents in the order of the file and makes the graph.

use super::super::codec::{Decode, Decoder, Malformed, PlainIndex};
use super::{Footer, Section, Steps, pages, rows, runs};
use crate::error::QueryError;
use crate::graph::{Bulk, Change, ColumnValues, EntryRows, KeyId, NodeRun, PropertyGraph, TypeId};
use crate::provenance::{Claim, ClaimId, Subject};
use crate::value::{NodeId, RelationshipId};
use std::sync::Arc;

/// What one frame says.
pub(super) enum Contents {
    Names(Vec<(u8, Arc<str>)>),
    Nodes(Vec<NodeRun>),
    Relationships(TypeId, EntryRows),
    NodeValues(KeyId, ColumnValues),
    RelationshipValues(KeyId, ColumnValues),
    Claims(Vec<(ClaimId, Subject, Arc<Claim>)>),
    Schema(Vec<Change>),
}

/// How many names of each kind there are.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct NameCounts {
    labels: u32,
    relationship_types: u32,
    keys: u32,
}

/// Decodes a frame of so many records.
pub(super) fn contents(
    section: Section,
    records: u32,
    counts: NameCounts,
    payload: &[u8],
) -> Result<Contents, Malformed> {
    let (mut decoder, mut steps) = (Decoder::new(payload), Steps::default());
    let (from, steps) = (&mut decoder, &mut steps);
    let contents = match section {
        Section::Names => Contents::Names(list(records, || name(from))?),
        Section::Nodes => Contents::Nodes(list(records, || runs::decode(counts.labels, steps, from))?),
        Section::Relationships => {
            let number = runs::number(counts.relationship_types, "a relationship type", from)?;
            let mut found = EntryRows::with_capacity(payload.len() / 3);
            (0..records).try_for_each(|_| rows::decode(&mut found, steps, from))?;
            Contents::Relationships(TypeId(number), found)
        }
        Section::NodeValues | Section::RelationshipValues => {
            let key = KeyId(runs::number(counts.keys, "a property key", from)?);
            let mut values = ColumnValues::default();
            (0..records).try_for_each(|_| pages::decode(&mut values, steps, from))?;
            match section {
                Section::NodeValues => Contents::NodeValues(key, values),
                _ => Contents::RelationshipValues(key, values),
            }
        }
        Section::Claims => Contents::Claims(list(records, || {
            Ok((ClaimId(steps.id.decode(from)?), Decode::decode(from)?, Arc::new(Decode::decode(from)?)))
        })?),
        Section::Indexes => Contents::Schema(list(records, || {
            let PlainIndex(definition) = Decode::decode(from)?;
            Ok(Change::CreateIndex { definition })
        })?),
        Section::OtherIndexes => {
            Contents::Schema(list(records, || Ok(Change::CreateIndex { definition: Decode::decode(from)? }))?)
        }
        Section::FullTextIndexes => Contents::Schema(list(records, || {
            Ok(Change::CreateFullTextIndex { definition: Decode::decode(from)? })
        })?),
        Section::Constraints => Contents::Schema(list(records, || {
            Ok(Change::CreateConstraint { definition: Decode::decode(from)? })
        })?),
        Section::Footer => return Err(from.malformed("expected a section, found a footer")),
    };
    decoder.finish()?;
    Ok(contents)
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

/// A graph that is being put together.
#[derive(Default)]
pub(super) struct Assembly {
    names: [Vec<Arc<str>>; 3],
    bulk: Bulk,
    claims: Vec<(ClaimId, Subject, Arc<Claim>)>,
    schema: Vec<Change>,
}

impl Assembly {
    /// How many names there are, once all have been added.
    pub(super) fn counts(&self) -> NameCounts {
        let count = |names: &Vec<Arc<str>>| u32::try_from(names.len()).unwrap_or(u32::MAX);
        let [labels, relationship_types, keys] = self.names.each_ref().map(count);
        NameCounts { labels, relationship_types, keys }
    }

    /// Adds what the next frame says, or tells why it does not fit what the others have said.
    pub(super) fn add(&mut self, contents: Contents) -> Result<(), String> {
        let bulk = &mut self.bulk;
        match contents {
            Contents::Names(names) => {
                names.into_iter().for_each(|(kind, name)| self.names[usize::from(kind)].push(name));
            }
            Contents::Nodes(runs) => bulk.nodes.extend(runs),
            Contents::Relationships(number, rows) => match bulk.relationships.last_mut() {
                Some((last, before)) if *last == number => {
                    if !before.append(&rows) {
                        return Err("expected rows that follow those of the frame before".to_owned());
                    }
                }
                _ => bulk.relationships.push((number, rows)),
            },
            Contents::NodeValues(key, values) => append(&mut bulk.node_values, key, values),
            Contents::RelationshipValues(key, values) => append(&mut bulk.relationship_values, key, values),
            Contents::Claims(claims) => self.claims.extend(claims),
            Contents::Schema(changes) => self.schema.extend(changes),
        }
        Ok(())
    }

    /// The graph, or why there is none.
    pub(super) fn finish(self, footer: &Footer) -> Result<PropertyGraph, String> {
        let mut graph = PropertyGraph::default();
        let [labels, relationship_types, keys] = &self.names;
        graph.reserve_names(labels, relationship_types, keys);
        let catalog = graph.view().catalog();
        let known = [catalog.labels().count(), catalog.relationship_types().count(), catalog.keys().count()];
        if known != self.names.each_ref().map(Vec::len) {
            return Err("expected names that are all different".to_owned());
        }
        let mut graph = graph.with(self.bulk).map_err(refusal)?;
        let claims =
            self.claims.into_iter().map(|(id, subject, claim)| Change::AddClaim { id, subject, claim });
        for change in claims.chain(self.schema) {
            graph.apply(change).map_err(refusal)?;
        }
        let Footer { next_node, next_relationship, next_claim, .. } = *footer;
        graph.reserve_ids(NodeId(next_node), RelationshipId(next_relationship), ClaimId(next_claim));
        Ok(graph)
    }
}

fn append(columns: &mut Vec<(KeyId, ColumnValues)>, key: KeyId, values: ColumnValues) {
    match columns.last_mut() {
        Some((last, before)) if *last == key => before.append(values),
        _ => columns.push((key, values)),
    }
}

fn refusal(error: QueryError) -> String {
    error.message
}
