//! LoadCsv: for each row, the records of a CSV file, read as they are asked for.
//!
//! A record is a list of strings, or with headers a map; a field without characters is null. A record may have fewer
//! fields than there are headers, the others are null then; more are an error. Lines end in any of the usual ways, a
//! byte order mark is passed over, and what is not UTF-8 or ends within quotes is an error with file and line.

use super::super::chunk::{Chunk, Column, Row};
use super::super::context::Context;
use super::super::evaluate::{evaluate, wrong_type};
use super::import::{Import, open};
use super::per_row::Step;
use crate::error::{Detail, QueryError, Result, Span};
use crate::query::bound::{Expression, Slot};
use crate::value::{Map, Value};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::sync::Arc;

/// For each row, the records of a file.
pub(super) struct LoadCsv<'p> {
    source: &'p Expression,
    slot: Slot,
    has_headers: bool,
    separator: u8,
    records: Option<Records>,
    found: Vec<Value>,
}

impl<'p> LoadCsv<'p> {
    /// Reads the file that `source` names into `slot`.
    pub(super) fn new(source: &'p Expression, slot: Slot, has_headers: bool, separator: u8) -> Self {
        LoadCsv { source, slot, has_headers, separator, records: None, found: Vec::new() }
    }
}

impl<'p> Step<'p> for LoadCsv<'p> {
    fn begin(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<()> {
        let span = self.source.span;
        self.records = match evaluate(self.source, row, context)? {
            Value::String(name) => {
                let import = open(&name, context.guard.import_root().as_deref(), span)?;
                Some(Records::new(import, self.has_headers, self.separator, span)?)
            }
            other => {
                let message = format!("LOAD CSV takes the name of a file, not {}", other.type_name());
                return Err(wrong_type(message, span));
            }
        };
        Ok(())
    }

    fn advance(&mut self, _: Row<'_>, room: usize, context: &mut Context<'p>) -> Result<usize> {
        let Some(records) = &mut self.records else { return Ok(0) };
        let mut given = 0;
        while given < room {
            context.guard.tick()?;
            let Some(record) = records.next()? else {
                self.records = None;
                break;
            };
            self.found.push(record);
            given += 1;
        }
        Ok(given)
    }

    fn bind(&mut self, chunk: &mut Chunk) {
        chunk.set(self.slot, Column::values(std::mem::take(&mut self.found)));
    }

    fn reset(&mut self, _: &mut Context<'p>) {
        self.records = None;
        self.found.clear();
    }
}

/// The records of one file that are still to come.
struct Records {
    reader: csv::Reader<File>,
    record: csv::StringRecord,
    /// Where the record begins that was read last.
    last: Option<csv::Position>,
    headers: Option<Vec<Arc<str>>>,
    separator: u8,
    /// As the query named it.
    name: Arc<str>,
    span: Span,
}

impl Records {
    fn new(import: Import, has_headers: bool, separator: u8, span: Span) -> Result<Self> {
        let mut builder = csv::ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(separator);
        let reader = builder.from_reader(import.file);
        let record = csv::StringRecord::new();
        let mut records =
            Records { reader, record, last: None, headers: None, separator, name: import.name, span };
        if has_headers {
            let headers =
                if records.read()? { records.record.iter().map(Arc::from).collect() } else { Vec::new() };
            records.check_headers(&headers)?;
            records.headers = Some(headers);
        }
        Ok(records)
    }

    fn check_headers(&self, headers: &[Arc<str>]) -> Result<()> {
        match headers.iter().enumerate().find(|(place, header)| headers[..*place].contains(header)) {
            Some((_, twice)) if !twice.is_empty() => {
                Err(self.fault(1, &format!("two columns are named {twice}")).into())
            }
            _ => Ok(()),
        }
    }

    fn next(&mut self) -> Result<Option<Value>> {
        if !self.read()? {
            return Ok(None);
        }
        let Some(headers) = &self.headers else {
            return Ok(Some(self.record.iter().map(field).collect()));
        };
        if self.record.len() > headers.len() {
            let message = format!("{} fields, but {} headers", self.record.len(), headers.len());
            let line = self.last.as_ref().map_or(0, csv::Position::line);
            return Err(self.fault(line, &message).into());
        }
        let fields = self.record.iter().map(field).chain(std::iter::repeat(Value::Null));
        Ok(Some(Value::from(headers.iter().cloned().zip(fields).collect::<Map>())))
    }

    /// Reads the next record; false at the end.
    fn read(&mut self) -> Result<bool> {
        let begins_at = self.reader.position().clone();
        match self.reader.read_record(&mut self.record) {
            Ok(true) if self.record.as_slice().len() > Value::MAXIMUM_STRING_BYTES => {
                Err(self.fault(begins_at.line(), "a record is too long; is a quote missing?").into())
            }
            Ok(true) => {
                self.last.clone_from(&self.record.position().cloned());
                Ok(true)
            }
            Ok(false) => {
                self.check_end()?;
                Ok(false)
            }
            Err(error) => {
                let line = error.position().map_or(begins_at.line(), csv::Position::line);
                let message = match error.kind() {
                    csv::ErrorKind::Utf8 { .. } => "this is not UTF-8".to_owned(),
                    _ => error.to_string(),
                };
                Err(self.fault(line, &message).into())
            }
        }
    }

    /// Whether the last record ends outside of quotes.
    fn check_end(&mut self) -> Result<()> {
        let Some(position) = self.last.take() else { return Ok(()) };
        let mut bytes = Vec::new();
        let file = self.reader.get_mut();
        let read = file.seek(SeekFrom::Start(position.byte())).and_then(|_| file.read_to_end(&mut bytes));
        match read {
            Err(error) => Err(self.fault(position.line(), &error.to_string()).into()),
            Ok(_) if ends_in_quotes(&bytes, self.separator) => {
                Err(self.fault(position.line(), "a quote is not closed").into())
            }
            Ok(_) => Ok(()),
        }
    }

    fn fault(&self, line: u64, message: &str) -> QueryError {
        let message = format!("{}, line {line}: {message}", self.name);
        QueryError::argument(Detail::InvalidArgumentValue, message).at(self.span)
    }
}

/// A field without characters is null.
fn field(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { Value::string(text) }
}

/// Whether CSV that begins with a record ends within quotes; only at a field's beginning does a quote open.
fn ends_in_quotes(bytes: &[u8], separator: u8) -> bool {
    #[derive(PartialEq)]
    enum State {
        FieldStart,
        Plain,
        Quoted,
        /// After a quote within quotes: they are closed, unless another follows.
        Closed,
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let end = bytes.iter().fold(State::FieldStart, |state, &byte| match (state, byte) {
        (State::FieldStart | State::Closed, b'"') => State::Quoted,
        (State::Quoted, b'"') => State::Closed,
        (State::Quoted, _) => State::Quoted,
        (_, b'\n' | b'\r') => State::FieldStart,
        (_, byte) if byte == separator => State::FieldStart,
        _ => State::Plain,
    });
    end == State::Quoted
}

#[cfg(test)]
mod tests {
    use super::ends_in_quotes;

    #[test]
    fn a_quote_is_open_until_it_is_closed() {
        for (text, is_open) in [
            ("a,\"b", true),
            ("\"a\"\"", true),
            ("\"a\"\",b\"", false),
            ("5\" pipe", false),
            ("a,\"b\nc\"\n", false),
            ("\u{feff}\"a", true),
            ("", false),
        ] {
            assert_eq!(ends_in_quotes(text.as_bytes(), b','), is_open, "{text:?}");
        }
    }
}
