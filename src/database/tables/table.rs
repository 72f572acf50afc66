//! One table of comma-separated values: its columns, what they hold, and its lines.

use super::super::progress::Listener;
use super::wrong;
use crate::error::{Error, Result};
use crate::value::Value;
use crate::value::temporal::{Kind, Temporal, parse};
use rustc_hash::FxHashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::str;
use std::sync::Arc;

/// How many bytes of a file are read at once.
const BUFFER: usize = 1 << 18;

/// How many different strings of a column are kept once.
const MOST_TEXTS: usize = 4_096;

/// A table whose columns are known.
pub(super) struct Table<'a> {
    file: &'a Path,
    columns: Vec<Column>,
}

/// A column.
struct Column {
    /// The property that it holds.
    name: Arc<str>,
    kind: ColumnKind,
    /// Strings that have come, to be shared by those that come again.
    texts: FxHashMap<Box<[u8]>, Arc<str>>,
}

/// What the fields of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ColumnKind {
    Integer,
    Float,
    Boolean,
    Text,
    Point(Kind),
    Duration,
}

/// The types that a column's name may give, in capitals.
const TYPES: &[(&str, ColumnKind)] = &[
    ("STRING", ColumnKind::Text),
    ("INTEGER", ColumnKind::Integer),
    ("FLOAT", ColumnKind::Float),
    ("BOOLEAN", ColumnKind::Boolean),
    ("DATE", ColumnKind::Point(Kind::Date)),
    ("LOCAL TIME", ColumnKind::Point(Kind::LocalTime)),
    ("ZONED TIME", ColumnKind::Point(Kind::Time)),
    ("LOCAL DATETIME", ColumnKind::Point(Kind::LocalDateTime)),
    ("ZONED DATETIME", ColumnKind::Point(Kind::DateTime)),
    ("DURATION", ColumnKind::Duration),
];

/// What a column may hold for all that has been seen of it, the narrowest first.
const GUESSES: [ColumnKind; 4] =
    [ColumnKind::Integer, ColumnKind::Float, ColumnKind::Boolean, ColumnKind::Text];

impl<'a> Table<'a> {
    /// Reads the first line, and where columns after the first `skipped` do not name their type the whole file, to find
    /// it out.
    pub(super) fn open(file: &'a Path, skipped: usize) -> Result<Self> {
        let mut reader = reader(file)?;
        let head = reader.byte_headers().map_err(|error| malformed(file, &error))?.clone();
        let mut columns = Vec::new();
        let mut unknown = Vec::new();
        // An empty file has no columns.
        let head = head.iter().filter(|field| *field != END);
        for (number, field) in head.enumerate() {
            let (name, kind) = column_head(file, field)?;
            if columns.iter().any(|column: &Column| column.name == name) {
                return Err(wrong(file, 1, &name, "there are two columns of this name"));
            }
            if kind.is_none() && number >= skipped {
                unknown.push((number, 0));
            }
            let kind = kind.unwrap_or(ColumnKind::Text);
            columns.push(Column { name, kind, texts: FxHashMap::default() });
        }
        let mut table = Table { file, columns };
        if !unknown.is_empty() {
            table.guess(&mut unknown)?;
        }
        Ok(table)
    }

    /// Finds out what columns hold: of each the narrowest kind that every field fits.
    fn guess(&mut self, unknown: &mut [(usize, usize)]) -> Result<()> {
        each_line(self.file, |_, line| {
            for (number, guess) in &mut *unknown {
                let field = &line[*number];
                while *guess + 1 < GUESSES.len() && !field.is_empty() && !GUESSES[*guess].fits(field) {
                    *guess += 1;
                }
            }
            Ok(())
        })?;
        for (number, guess) in unknown {
            self.columns[*number].kind = GUESSES[*guess];
        }
        Ok(())
    }

    /// The names of the columns.
    pub(super) fn names(&self) -> Vec<Arc<str>> {
        self.columns.iter().map(|column| column.name.clone()).collect()
    }

    /// Hands out every line after the first, and tells `listener` how many bytes that are.
    pub(super) fn each_line(
        &mut self,
        listener: &Listener<'_>,
        mut act: impl FnMut(&mut Line<'_>) -> Result<()>,
    ) -> Result<()> {
        let Table { file, columns } = self;
        each_line(file, |position, fields| {
            listener.note(position.byte());
            act(&mut Line { file, number: position.line(), fields, columns })
        })?;
        listener.end_part(length(file));
        Ok(())
    }
}

/// A line of a table.
pub(super) struct Line<'a> {
    file: &'a Path,
    number: u64,
    fields: &'a csv::ByteRecord,
    columns: &'a mut [Column],
}

impl<'a> Line<'a> {
    /// A field as it is written.
    pub(super) fn field(&self, column: usize) -> &'a [u8] {
        &self.fields[column]
    }

    /// What a field holds; null when it is empty.
    pub(super) fn value(&mut self, column: usize) -> Result<Value> {
        self.columns[column].value(&self.fields[column]).map_err(|message| self.wrong(column, message))
    }

    /// The error for a field.
    pub(super) fn wrong(&self, column: usize, message: impl Into<String>) -> Error {
        wrong(self.file, self.number, &self.columns[column].name, message)
    }
}

impl Column {
    /// What a field holds; null when it is empty.
    fn value(&mut self, field: &[u8]) -> Result<Value, String> {
        if field.is_empty() {
            return Ok(Value::Null);
        }
        if self.kind == ColumnKind::Text {
            return self.text(field).map(Value::String);
        }
        let text = str::from_utf8(field).map_err(|_| "this is not UTF-8".to_owned())?;
        let value = match self.kind {
            ColumnKind::Integer => text.parse().ok().map(Value::Integer),
            ColumnKind::Float => text.parse().ok().map(Value::Float),
            ColumnKind::Boolean => text.to_ascii_lowercase().parse().ok().map(Value::Boolean),
            ColumnKind::Point(kind) => parse::point(kind, text).ok().map(Value::Temporal),
            ColumnKind::Duration => {
                parse::duration(text).ok().map(|it| Value::Temporal(Temporal::Duration(it.into())))
            }
            ColumnKind::Text => None,
        };
        value.ok_or_else(|| format!("expected {}, found {}", self.kind.name(), shown(field)))
    }

    fn text(&mut self, field: &[u8]) -> Result<Arc<str>, String> {
        if let Some(text) = self.texts.get(field) {
            return Ok(text.clone());
        }
        let text: Arc<str> = str::from_utf8(field).map_err(|_| "this is not UTF-8".to_owned())?.into();
        if self.texts.len() < MOST_TEXTS {
            self.texts.insert(field.into(), text.clone());
        }
        Ok(text)
    }
}

impl ColumnKind {
    fn name(self) -> &'static str {
        TYPES.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    /// Whether a field can be of this kind without losing anything of what is written.
    fn fits(self, field: &[u8]) -> bool {
        match self {
            ColumnKind::Integer => integer(field).is_some(),
            ColumnKind::Float => {
                let is_number = field.iter().all(|byte| b"+-.0123456789eE".contains(byte));
                let is_padded = field.len() > 1 && field[0] == b'0' && field[1].is_ascii_digit();
                is_number && !is_padded && str::from_utf8(field).is_ok_and(|text| text.parse::<f64>().is_ok())
            }
            ColumnKind::Boolean => {
                field.eq_ignore_ascii_case(b"true") || field.eq_ignore_ascii_case(b"false")
            }
            _ => true,
        }
    }
}

/// The integer that a field is, if it is written as integers are.
pub(super) fn integer(field: &[u8]) -> Option<i64> {
    let (is_negative, digits) = match field {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    let is_canonical = match digits {
        [b'0'] => !is_negative,
        [b'1'..=b'9', ..] => digits.len() < 20,
        _ => false,
    };
    if !is_canonical {
        return None;
    }
    digits.iter().try_fold(0_i64, |number, digit| {
        let digit = i64::from(digit.wrapping_sub(b'0'));
        let number = number.checked_mul(10).filter(|_| digit < 10)?;
        if is_negative { number.checked_sub(digit) } else { number.checked_add(digit) }
    })
}

/// A field for a message.
pub(super) fn shown(field: &[u8]) -> String {
    let text: String = String::from_utf8_lossy(field).chars().take(60).collect();
    format!("`{text}`")
}

/// The name of a column and its type, if that is given.
fn column_head(file: &Path, field: &[u8]) -> Result<(Arc<str>, Option<ColumnKind>)> {
    let text = str::from_utf8(field).map_err(|_| wrong(file, 1, "", "this is not UTF-8"))?;
    let text = text.trim_start_matches('\u{feff}').trim();
    let (name, kind) = match text.rsplit_once(':') {
        None => (text, None),
        Some((name, given)) => {
            let known = TYPES.iter().find(|(known, _)| known.eq_ignore_ascii_case(given.trim()));
            let names = || TYPES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
            let unknown =
                || wrong(file, 1, text, format!("no type is called {given}; there are {}", names()));
            (name.trim(), Some(known.ok_or_else(unknown)?.1))
        }
    };
    if name.is_empty() { Err(wrong(file, 1, "", "a column has no name")) } else { Ok((name.into(), kind)) }
}

/// Stands in a line of its own behind a table, unless that ends within quotes.
const END: &[u8] = b"\x01";

fn reader(file: &Path) -> Result<csv::Reader<impl Read>> {
    let opened = File::open(file).map_err(|source| Error::Io { file: file.into(), source })?;
    let ended = opened.chain(&b"\n"[..]).chain(END);
    Ok(csv::ReaderBuilder::new().buffer_capacity(BUFFER).flexible(true).from_reader(ended))
}

/// How many bytes a file has, as far as that is known.
pub(super) fn length(file: &Path) -> u64 {
    std::fs::metadata(file).map_or(0, |metadata| metadata.len())
}

fn each_line(file: &Path, mut act: impl FnMut(&csv::Position, &csv::ByteRecord) -> Result<()>) -> Result<()> {
    let mut reader = reader(file)?;
    let columns = reader.byte_headers().map_err(|error| malformed(file, &error))?.len();
    let mut line = csv::ByteRecord::new();
    while reader.read_byte_record(&mut line).map_err(|error| malformed(file, &error))? {
        let unplaced = csv::Position::new();
        let position = line.position().unwrap_or(&unplaced);
        let last = line.iter().next_back().unwrap_or_default();
        if line.len() == 1 && last == END {
            return Ok(());
        }
        if last.len() > END.len() && last.ends_with(END) {
            return Err(wrong(file, position.line(), "", "a quoted field has no end"));
        }
        if line.len() != columns {
            let message = format!("expected {columns} fields, found {}", line.len());
            return Err(wrong(file, position.line(), "", message));
        }
        act(position, &line)?;
    }
    Ok(())
}

fn malformed(file: &Path, error: &csv::Error) -> Error {
    let line = error.position().map_or(1, csv::Position::line);
    match error.kind() {
        csv::ErrorKind::Io(source) => {
            Error::Io { file: file.into(), source: std::io::Error::new(source.kind(), source.to_string()) }
        }
        other => wrong(file, line, "", format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_written_back_is_taken_for_an_integer() {
        let integers =
            [("0", 0), ("-1", -1), ("9223372036854775807", i64::MAX), ("-9223372036854775808", i64::MIN)];
        integers.into_iter().for_each(|(text, number)| assert_eq!(integer(text.as_bytes()), Some(number)));
        for text in
            ["", "-", "-0", "007", "+1", "1.0", "9223372036854775808", "12345678901234567890", " 1", "1e3"]
        {
            assert_eq!(integer(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn floats_are_not_taken_for_what_has_leading_zeros_or_letters() {
        for (text, is_float) in
            [("1.5", true), ("-2e9", true), ("00.5", false), ("nan", false), ("1.2.3", false)]
        {
            assert_eq!(ColumnKind::Float.fits(text.as_bytes()), is_float, "{text}");
        }
    }
}
