//! What is found out about a graph only after it was opened.
//!
//! Large parts of a graph from a file are [deferred](crate::value::deferred): their bytes were checked when it was opened,
//! but what they say is read when somebody first asks. What cannot be read, or does not fit the rest, can then only be
//! noted: the part is empty, and [`GraphView::undamaged`] tells everybody who has an answer from it. Nothing alters a
//! graph before all of it is read ([`GraphView::settle`]).

use super::{FullTextIndex, GraphView, Statistics, Worth};
use crate::error::Error;
use std::path::PathBuf;
use std::sync::OnceLock;

/// What part of a file cannot be read, or does not fit the rest.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Where in the file, in bytes.
    pub offset: u64,
    /// What was expected and what was found.
    pub message: String,
}

impl Fault {
    /// A fault of the whole file rather than of a place in it.
    pub(super) fn of_file(message: impl Into<String>) -> Self {
        Fault { offset: 0, message: message.into() }
    }
}

/// How far a graph from a file has been read, and what was wrong with it. All views of the graph share it.
#[derive(Debug)]
pub(super) struct Late {
    file: PathBuf,
    /// The first fault.
    fault: OnceLock<Fault>,
    /// Set once everything has been read.
    is_settled: OnceLock<()>,
}

impl Late {
    pub(super) fn new(file: PathBuf) -> Self {
        Late { file, fault: OnceLock::new(), is_settled: OnceLock::new() }
    }

    /// What was read, or nothing, with a note why.
    pub(super) fn noting<T: Default>(&self, read: Result<T, Fault>) -> T {
        read.unwrap_or_else(|fault| {
            self.note(fault);
            T::default()
        })
    }

    pub(super) fn note(&self, fault: Fault) {
        self.fault.get_or_init(|| fault);
    }

    fn undamaged(&self) -> Result<(), Error> {
        match self.fault.get().cloned() {
            None => Ok(()),
            Some(Fault { offset, message }) => {
                Err(Error::Corrupt { file: self.file.clone(), offset, message })
            }
        }
    }
}

impl GraphView {
    /// Whether everything that was looked into so far was as it should be; what was not is missing. O(1).
    ///
    /// # Errors
    /// [`Error::Corrupt`] with the place of the first fault.
    pub fn undamaged(&self) -> Result<(), Error> {
        self.late.as_ref().map_or(Ok(()), |late| late.undamaged())
    }

    /// Looks into everything: nothing is deferred afterwards.
    ///
    /// The first time in proportion to the graph, O(1) from then on.
    ///
    /// # Errors
    /// As [`undamaged`](Self::undamaged).
    pub fn settle(&self) -> Result<(), Error> {
        let Some(late) = &self.late else { return Ok(()) };
        late.is_settled.get_or_init(|| {
            let counts_differ = self.touch();
            for fault in [counts_differ, self.claims_dangle()].into_iter().flatten() {
                late.note(Fault::of_file(fault));
            }
        });
        late.undamaged()
    }

    /// Makes what is deferred, and tells whether the counts are not those of the relationships.
    fn touch(&self) -> Option<String> {
        let records = || {
            self.records.touch();
            self.counts_differ()
        };
        let others = || {
            self.node_columns.touch();
            self.relationship_columns.touch();
            self.adjacency.touch();
            self.indexes.touch();
            self.constraints.touch();
            self.full_text.all.iter().for_each(FullTextIndex::touch);
        };
        match usize::try_from(self.statistics.relationships()) {
            Ok(..Worth::A_THREAD) => {
                others();
                records()
            }
            _ => std::thread::scope(|scope| {
                let records = scope.spawn(records);
                others();
                records.join().expect("reading does not panic")
            }),
        }
    }

    /// Whether the counts are not those of the relationships.
    fn counts_differ(&self) -> Option<String> {
        let mut counted = Statistics::default();
        for (number, _) in self.catalog.relationship_types() {
            let rows = self.outgoing_rows(number).map(|(start, row)| (start, row.iter()));
            if let Err(error) = self.records.count_rows(&mut counted, number, rows) {
                return Some(error.message);
            }
        }
        let is_same = counted.type_counts().eq(self.statistics.type_counts());
        (!is_same).then(|| "expected other counts of relationships".to_owned())
    }

    /// A claim about something, or of a source, that is not there.
    fn claims_dangle(&self) -> Option<String> {
        let dangles = self
            .ledger
            .iter()
            .find(|(_, subject, claim)| !self.has_element(subject.element()) || !self.has_node(claim.source));
        dangles
            .map(|(id, ..)| format!("claim {} is about something, or of a source, that is not there", id.0))
    }
}
