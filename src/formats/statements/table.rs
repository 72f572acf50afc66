//! Statements as CSV with a header, or as JSON lines: the same names for columns and for members.
//!
//! ```text
//! subject,subjectLabels,relation,object,objectLabels,source,sentence,words,statedBy
//! Chengdu,City,OPENED,Silk Road Lab,Laboratory,gazette-7,12,opened a joint laboratory,the mayor
//! ```

use super::super::json::{self, Encoding};
use super::{About, COLUMNS, Fault, NodeName, Read, Relation, Statement, evidence_columns};
use crate::error::Result;
use crate::graph::GraphView;
use crate::value::{Map, Value};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads a table of statements; a line that is none leaves the others as they are.
///
/// # Errors
/// A [`Fault`] of line 1 when the header names a column that there is not, one twice, or none of a subject.
pub fn read_csv(text: &str) -> std::result::Result<Read, Fault> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = reader(text);
    let header = reader.headers().map_err(|error| fault(1, None, &error))?.clone();
    let columns = header.iter().enumerate().map(|(place, name)| column(name.trim(), place + 1));
    let columns: Vec<&str> = columns.collect::<std::result::Result<_, _>>()?;
    if !columns.contains(&"subject") {
        return Err(fault(1, None, &"the header has no column `subject`"));
    }
    if let Some(place) = (1..columns.len()).find(|place| columns[..*place].contains(&columns[*place])) {
        let message = format!("there are two columns `{}`", columns[place]);
        return Err(fault(1, Some(place + 1), &message));
    }
    let mut rows = Rows { text, columns, offset: 0, line: 0, read: Read::new() };
    rows.skip_to(offset_of(reader.position()));
    while rows.read_until_fault() {}
    Ok(rows.read)
}

fn reader(text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes())
}

/// The names of a table's columns.
pub(crate) fn header(text: &str) -> Vec<String> {
    let mut reader = reader(text.trim_start_matches('\u{feff}'));
    let names = |record: &csv::StringRecord| record.iter().map(|name| name.trim().to_owned()).collect();
    reader.headers().map(names).unwrap_or_default()
}

fn offset_of(position: &csv::Position) -> usize {
    usize::try_from(position.byte()).unwrap_or(usize::MAX)
}

/// The lines of a table after its header.
struct Rows<'t> {
    text: &'t str,
    columns: Vec<&'static str>,
    /// What has been read, in bytes and in lines.
    offset: usize,
    line: usize,
    read: Read,
}

impl Rows<'_> {
    fn skip_to(&mut self, offset: usize) {
        let offset = offset.min(self.text.len());
        self.line += self.text[self.offset..offset].matches('\n').count();
        self.offset = offset;
    }

    /// Reads on to a wrong record of several lines, after the first of which it can go on, since a quote that is not closed
    /// may have swallowed the others; false at the end.
    fn read_until_fault(&mut self) -> bool {
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            .from_reader(&self.text.as_bytes()[self.offset..]);
        let (base, base_line) = (self.offset, self.line);
        let mut record = csv::StringRecord::new();
        loop {
            let outcome = reader.read_record(&mut record);
            if matches!(outcome, Ok(false)) {
                return false;
            }
            let from = base + record.position().map_or(0, offset_of);
            let to = (base + offset_of(reader.position())).min(self.text.len());
            let raw = &self.text[from.min(to)..to];
            let begun = record.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(0));
            // Blank lines before a record are no part of it.
            let blank = raw.len() - raw.trim_start_matches(['\r', '\n']).len();
            let line = base_line + begun + raw[..blank].matches('\n').count();
            let quotes = if raw.contains('"') { check_quotes(raw) } else { Ok(()) };
            let found = match (outcome, quotes) {
                (Err(error), _) => Err(fault(line, None, &error)),
                (Ok(_), Err((field, message))) => Err(fault(line, Some(field), &message)),
                (Ok(_), Ok(())) => read_record(&record, line, &self.columns),
            };
            let further = raw[blank..].trim_end().find('\n').map(|end| from + blank + end + 1);
            let again = if found.is_err() { further } else { None };
            self.read.push(found);
            if let Some(again) = again {
                self.skip_to(again);
                return true;
            }
        }
    }
}

/// Whether the quotes of a record are where RFC 4180 has them: round whole fields, and doubled within. Otherwise the number
/// of the field that is at fault, and why. Where a quote is forgotten, a record goes on into the lines after it.
fn check_quotes(record: &str) -> std::result::Result<(), (usize, &'static str)> {
    let mut characters = record.bytes().peekable();
    let (mut field, mut is_start) = (1, true);
    while let Some(character) = characters.next() {
        match character {
            b'"' if is_start => {
                if !skip_quoted(&mut characters) {
                    return Err((field, "a quoted field has no end"));
                }
                if !matches!(characters.peek(), None | Some(b',' | b'\r' | b'\n')) {
                    return Err((field, "something stands after a quoted field; is a quote forgotten?"));
                }
                is_start = false;
            }
            b',' => {
                field += 1;
                is_start = true;
            }
            b'\r' | b'\n' => {}
            _ => is_start = false,
        }
    }
    Ok(())
}

/// Goes behind the quote that ends a field; false where there is none.
fn skip_quoted(characters: &mut std::iter::Peekable<std::str::Bytes<'_>>) -> bool {
    while let Some(character) = characters.next() {
        if character == b'"' && characters.next_if_eq(&b'"').is_none() {
            return true;
        }
    }
    false
}

fn read_record(
    record: &csv::StringRecord,
    line: usize,
    columns: &[&'static str],
) -> std::result::Result<Statement, Fault> {
    if record.len() != columns.len() {
        let message = format!("{} fields, and the header has {} columns", record.len(), columns.len());
        return Err(fault(line, Some(record.len().min(columns.len()) + 1), &message));
    }
    let fields = columns.iter().copied().zip(record).filter(|(_, field)| !field.is_empty());
    let fields = fields.map(|(name, field)| (name, cell(name, field))).collect();
    statement(line, fields).map_err(|(name, message)| {
        let place = columns.iter().position(|column| *column == name).map(|place| place + 1);
        Fault { name: Some(name.into()), ..fault(line, place, &message) }
    })
}

/// Reads statements as objects, one a line.
pub fn read_json_lines(text: &str) -> Read {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(index, line)| read_object(index + 1, line)).collect()
}

fn read_object(line: usize, text: &str) -> std::result::Result<Statement, Fault> {
    let json: Json = serde_json::from_str(text).map_err(|error| {
        let message = error.to_string();
        // The place is told beside it, and the line is that of the file.
        let what = message.split(" at line ").next().unwrap_or(&message);
        fault(line, Some(error.column()), &what)
    })?;
    let Json::Object(members) = json else { return Err(fault(line, Some(1), &"an object is wanted")) };
    let mut fields = BTreeMap::new();
    for (name, member) in &members {
        let place = text.find(&format!("\"{name}\"")).map_or(1, |place| place + 1);
        let name = column(name, place).map_err(|found| Fault { line, ..found })?;
        let value = json::read(member).map_err(|error| fault(line, Some(place), &error))?;
        fields.insert(name, value);
    }
    fields.retain(|name, value| *name == "value" || !value.is_null());
    statement(line, fields).map_err(|(name, message)| {
        let place = text.find(&format!("\"{name}\"")).map(|place| place + 1);
        fault(line, place, &message)
    })
}

fn fault(line: usize, column: Option<usize>, message: &dyn std::fmt::Display) -> Fault {
    Fault { line, column, name: None, message: message.to_string() }
}

/// So much is shown of a name that no column has.
const LONGEST_NAME_SHOWN: usize = 60;

/// The column of this name.
fn column(name: &str, place: usize) -> std::result::Result<&'static str, Fault> {
    let known = || COLUMNS.iter().map(|(name, _)| *name);
    known().find(|known| *known == name).ok_or_else(|| {
        let rated = known().map(|known| (strsim::jaro_winkler(name, known), known));
        let nearest = rated.max_by(|(one, _), (other, _)| one.total_cmp(other));
        let meant = match nearest {
            _ if name.contains([';', '\t']) => "; columns are separated by commas".to_owned(),
            Some((_, known)) => format!("; did you mean `{known}`?"),
            None => String::new(),
        };
        let shown: String = name.chars().take(LONGEST_NAME_SHOWN).collect();
        fault(1, Some(place), &format!("there is no column `{shown}`{meant}"))
    })
}

/// What a field holds: values as they are, everything else as text.
fn cell(name: &str, field: &str) -> Value {
    match name {
        "value" | "confidence" | "explicit" => value(field),
        _ => Value::string(field),
    }
}

/// A number, a truth value, null or a JSON text where the field is one, else the text itself.
fn value(field: &str) -> Value {
    let may_be_json =
        field.starts_with(['"', '[', '{', '-']) || field.starts_with(|first: char| first.is_ascii_digit());
    if may_be_json || matches!(field, "true" | "false" | "null") {
        let read = json::parse(field).and_then(|json| json::read(&json));
        return read.unwrap_or_else(|_| Value::string(field));
    }
    Value::string(field)
}

/// The fields of a line, by the names of their columns.
type Fields = BTreeMap<&'static str, Value>;

/// A statement, or the column that is wrong and why.
fn statement(line: usize, mut fields: Fields) -> std::result::Result<Statement, (&'static str, String)> {
    let subject = node("subject", "subjectLabels", "subjectKey", &mut fields)?;
    let subject = subject.ok_or_else(|| ("subject", "`subject` is empty".to_owned()))?;
    let object = node("object", "objectLabels", "objectKey", &mut fields)?;
    let relation = match (text("relation", &mut fields)?, object) {
        (None, None) => None,
        (Some(kind), Some(object)) => {
            Some(Relation { kind, object, number: text("relationId", &mut fields)? })
        }
        (Some(_), None) => return Err(("object", "a `relation` needs an `object`".to_owned())),
        (None, Some(_)) => return Err(("relation", "an `object` needs a `relation`".to_owned())),
    };
    let about = match (text("property", &mut fields)?, text("label", &mut fields)?) {
        (Some(key), None) => About::Property(key, fields.remove("value").unwrap_or_default()),
        (None, Some(_)) if relation.is_some() => {
            return Err(("label", "a relationship has no labels".to_owned()));
        }
        (None, Some(label)) => About::Label(label),
        (None, None) if fields.contains_key("value") => {
            return Err(("value", "a `value` needs a `property`".to_owned()));
        }
        (None, None) => About::Element,
        (Some(_), Some(_)) => return Err(("label", "either a `property` or a `label`".to_owned())),
    };
    let evidence: Map =
        evidence_columns().filter_map(|name| Some((name.into(), fields.remove(name)?))).collect();
    if !evidence.is_empty() && !evidence.contains_key("source") {
        return Err(("source", "evidence needs a `source`".to_owned()));
    }
    Ok(Statement { line, subject, relation, about, evidence })
}

fn node(
    name: &'static str,
    labels: &'static str,
    key: &'static str,
    fields: &mut Fields,
) -> std::result::Result<Option<NodeName>, (&'static str, String)> {
    let (labels, key) = (text(labels, fields)?, text(key, fields)?);
    let Some(value) = fields.remove(name) else { return Ok(None) };
    let labels = labels.iter().flat_map(|labels| labels.split(':')).filter(|label| !label.is_empty());
    let labels: Vec<Arc<str>> = labels.map(Arc::from).collect();
    let is_local = key.is_none() && matches!(&value, Value::String(name) if name.starts_with("_:"));
    let key = (!is_local).then(|| key.unwrap_or_else(|| "name".into()));
    Ok(Some(NodeName { labels, key, value }))
}

fn text(
    name: &'static str,
    fields: &mut Fields,
) -> std::result::Result<Option<Arc<str>>, (&'static str, String)> {
    match fields.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => Err((name, format!("`{name}` must be text, not {}", other.type_name()))),
    }
}

/// Writes statements as a table with a header.
///
/// # Errors
/// `Error::Limit` for a value that lies too deep to be written.
pub fn write_csv(statements: &[Statement], view: &GraphView) -> Result<String> {
    let mut table = csv::Writer::from_writer(Vec::new());
    let mut record = |fields: Vec<String>| table.write_record(fields).expect("a vector takes everything");
    record(COLUMNS.iter().map(|(name, _)| (*name).to_owned()).collect());
    for statement in statements {
        let fields = fields(statement);
        let field = |name: &str| match fields.get(name) {
            None => Ok(String::new()),
            Some(value) => written(name, value, view),
        };
        record(COLUMNS.iter().map(|(name, _)| field(name)).collect::<Result<_>>()?);
    }
    let bytes = table.into_inner().expect("a vector takes everything");
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A field that is read as the value again.
fn written(name: &str, written: &Value, view: &GraphView) -> Result<String> {
    if let Value::String(text) = written
        && (name != "value" || (!text.is_empty() && value(text) == *written))
    {
        return Ok(text.to_string());
    }
    let mut field = String::new();
    json::write(written, view, Encoding::Tagged, &mut field)?;
    Ok(field)
}

/// Writes statements as objects, one a line.
///
/// # Errors
/// `Error::Limit` for a value that lies too deep to be written.
pub fn write_json_lines(statements: &[Statement], view: &GraphView) -> Result<String> {
    let mut output = String::new();
    for statement in statements {
        let fields = fields(statement);
        let mut separator = '{';
        for (name, _) in COLUMNS {
            if let Some(value) = fields.get(name) {
                output.push(separator);
                json::write_string(name, &mut output);
                output.push(':');
                json::write(value, view, Encoding::Tagged, &mut output)?;
                separator = ',';
            }
        }
        output.push_str("}\n");
    }
    Ok(output)
}

/// The fields of a statement.
fn fields(statement: &Statement) -> Fields {
    let mut fields = Fields::new();
    name_fields(&statement.subject, ["subject", "subjectLabels", "subjectKey"], &mut fields);
    if let Some(Relation { kind, object, number }) = &statement.relation {
        name_fields(object, ["object", "objectLabels", "objectKey"], &mut fields);
        fields.insert("relation", Value::String(kind.clone()));
        if let Some(number) = number {
            fields.insert("relationId", Value::String(number.clone()));
        }
    }
    match &statement.about {
        About::Element => {}
        About::Property(key, value) => {
            fields.insert("property", Value::String(key.clone()));
            fields.insert("value", value.clone());
        }
        About::Label(label) => drop(fields.insert("label", Value::String(label.clone()))),
    }
    for name in evidence_columns() {
        if let Some(value) = statement.evidence.get(name) {
            fields.insert(name, value.clone());
        }
    }
    fields
}

fn name_fields(name: &NodeName, columns: [&'static str; 3], fields: &mut Fields) {
    fields.insert(columns[0], name.value.clone());
    if !name.labels.is_empty() {
        fields.insert(columns[1], Value::string(name.labels.join(":")));
    }
    if let Some(key) = name.key.as_ref().filter(|key| &***key != "name") {
        fields.insert(columns[2], Value::String(key.clone()));
    }
}
