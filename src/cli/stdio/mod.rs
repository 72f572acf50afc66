//! `silkgraph stdio`: requests in line-delimited JSON, for scripts, other languages and test harnesses.
//!
//! One request a line on standard input, exactly one answer a line on standard output, flushed before the next request
//! is read; end of input ends the program. An operation is an entry of [`OPERATIONS`]:
//!
//! ```text
//! {"op":"open","path":"bri.silk"}                      → {"ok":true}      also "readonly":true; a folder or .cypher file: in memory
//! {"op":"reset"}                                       → {"ok":true}      an empty graph in memory, no procedures
//! {"op":"run","query":"…","params":{"name":VALUE}}     → {"columns":["a"],"rows":[[VALUE,…],…],"summary":{…},"elapsed_us":12.3}
//! {"op":"begin"} {"op":"commit"} {"op":"rollback"}     → {"ok":true}      without them each run commits by itself
//! {"op":"procedure","name":"my.proc","inputs":[{"name":"in","type":"INTEGER?"}],"outputs":[…],"columns":[…],"rows":[[…],…]}
//! any                                                  → {"error":{"type":"SyntaxError","phase":"compile time","detail":"…","message":"…","line":1,"column":8,"hint":"…"}}
//! ```
//!
//! VALUE is the tagged encoding of [`silkgraph::formats::json`]; with `"plain":true` rows come untagged. With
//! `"cite":true` the answer has `"citations":[[{"source":…,"words":…},…],…]`, a list for each row. That of an EXPLAIN or a
//! PROFILE has `"plan":{"operator":…,"details":…,"estimated_rows":…,"inputs":[…]}` beside its rows. What its author may want to
//! know (names that nothing has, relationships that no node of a label has) is told in `"warnings":["…"]`. A line that
//! is no request is answered with an error too, and the conversation goes on.

mod procedure;
mod refusal;

use super::diagnostics::Failure;
use super::store;
use refusal::Refusal;
use serde_json::Value as Json;
use silkgraph::formats::citations;
use silkgraph::formats::json::{self, Encoding};
use silkgraph::{Database, Parameters, QueryOptions, Row, Rows, Summary, WriteTransaction};
use std::io::{self, BufRead, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// The longest line that is read, in bytes.
const LINE_LIMIT_BYTES: u64 = 256 << 20;

const DONE: &str = "{\"ok\":true}";

/// What an operation answers: one line of JSON.
type Answer = Result<String, Refusal>;

/// Does what a request asks for.
type Operation = fn(&mut Connection, &Json) -> Answer;

/// One side of a conversation.
struct Connection {
    database: Database,
    /// The file that is open; none is a database in memory.
    file: Option<OpenFile>,
    transaction: Option<WriteTransaction>,
}

/// What was asked for when a file was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
struct OpenFile {
    path: PathBuf,
    is_read_only: bool,
}

impl OpenFile {
    fn open(&self) -> silkgraph::Result<Database> {
        if self.is_read_only { Database::open_read_only(&self.path) } else { Database::open(&self.path) }
    }

    /// Whether `other` is the same file, however it is written.
    fn is_same_file(&self, other: &OpenFile) -> bool {
        let canonical = |file: &OpenFile| file.path.canonicalize().ok();
        canonical(self).is_some_and(|path| canonical(other) == Some(path))
    }
}

/// What can be asked for, by the name in `op`.
static OPERATIONS: &[(&str, Operation)] = &[
    ("open", Connection::open),
    ("reset", Connection::reset),
    ("run", Connection::run),
    ("begin", Connection::begin),
    ("commit", Connection::commit),
    ("rollback", Connection::rollback),
    ("procedure", Connection::procedure),
];

/// Answers requests until the input ends.
pub(super) fn serve() -> Result<(), Failure> {
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let mut connection = Connection { database: Database::in_memory(), file: None, transaction: None };
    while let Some(line) = read_line(&mut input)? {
        let answer = match line {
            Ok(text) if text.trim().is_empty() => continue,
            Ok(text) => connection.answer(&text),
            Err(refusal) => refusal.to_json(),
        };
        writeln!(output, "{answer}")?;
        output.flush()?;
    }
    Ok(())
}

/// The next line; a refusal in place of one that is too long or not UTF-8; `None` at the end.
fn read_line(input: &mut impl BufRead) -> io::Result<Option<Result<String, Refusal>>> {
    let mut bytes = Vec::new();
    let length = input.by_ref().take(LINE_LIMIT_BYTES).read_until(b'\n', &mut bytes)?;
    if length == 0 {
        return Ok(None);
    }
    if bytes.last() != Some(&b'\n') && length as u64 == LINE_LIMIT_BYTES {
        skip_line(input)?;
        return Ok(Some(Err(Refusal::request(format!("a line may have {LINE_LIMIT_BYTES} bytes")))));
    }
    Ok(Some(String::from_utf8(bytes).map_err(|_| Refusal::request("a request is UTF-8"))))
}

/// Reads to the end of the line, keeping nothing.
fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        let (length, is_end) = match buffer.iter().position(|&byte| byte == b'\n') {
            Some(place) => (place + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        input.consume(length);
        if is_end {
            return Ok(());
        }
    }
}

impl Connection {
    /// Answers one request. A bug in the engine ends this request, not the conversation.
    fn answer(&mut self, line: &str) -> String {
        let answered = catch_unwind(AssertUnwindSafe(|| self.perform(line)));
        let answer = answered.unwrap_or_else(|_| Err(Refusal::bug()));
        answer.unwrap_or_else(|refusal| refusal.to_json())
    }

    fn perform(&mut self, line: &str) -> Answer {
        let request =
            json::parse(line.trim()).map_err(|error| Refusal::request(format!("no JSON: {error}")))?;
        let name =
            request.get("op").and_then(Json::as_str).ok_or_else(|| Refusal::request("`op` is missing"))?;
        let operation = OPERATIONS.iter().find(|(known, _)| *known == name);
        let (_, operation) = operation.ok_or_else(|| {
            let names: Vec<_> = OPERATIONS.iter().map(|(name, _)| *name).collect();
            Refusal::request(format!("no operation is called {name}; there are {}", names.join(", ")))
        })?;
        operation(self, &request)
    }

    /// Goes on with another database; when it cannot be opened, with the one before.
    fn open(&mut self, request: &Json) -> Answer {
        let path = Path::new(text(request, "path")?);
        let is_read_only = flag(request, "readonly")?;
        if store::is_loaded(path) {
            let loaded = store::open(Some(path), is_read_only).map_err(Refusal::of_loading)?;
            self.begin_anew(loaded.database, None);
            return Ok(DONE.to_owned());
        }
        let file = OpenFile { path: path.to_owned(), is_read_only };
        let database = match self.file.clone().filter(|before| before.is_same_file(&file)) {
            Some(before) => self.reopen(&before, &file)?,
            None => file.open()?,
        };
        self.begin_anew(database, Some(file));
        Ok(DONE.to_owned())
    }

    /// The file that is open now, opened once more; it must be closed first, since it locks itself out.
    fn reopen(&mut self, before: &OpenFile, file: &OpenFile) -> silkgraph::Result<Database> {
        self.begin_anew(Database::in_memory(), None);
        let opened = file.open();
        if opened.is_err() {
            self.begin_anew(before.open()?, Some(before.clone()));
        }
        opened
    }

    fn reset(&mut self, _: &Json) -> Answer {
        self.begin_anew(Database::in_memory(), None);
        Ok(DONE.to_owned())
    }

    fn begin_anew(&mut self, database: Database, file: Option<OpenFile>) {
        self.transaction = None;
        self.database = database;
        self.file = file;
    }

    fn begin(&mut self, _: &Json) -> Answer {
        if self.transaction.is_some() {
            return Err(Refusal::request("a transaction is open already"));
        }
        self.transaction = Some(self.database.write()?);
        Ok(DONE.to_owned())
    }

    fn commit(&mut self, _: &Json) -> Answer {
        self.take_transaction()?.commit()?;
        Ok(DONE.to_owned())
    }

    fn rollback(&mut self, _: &Json) -> Answer {
        self.take_transaction()?.rollback();
        Ok(DONE.to_owned())
    }

    fn take_transaction(&mut self) -> Result<WriteTransaction, Refusal> {
        self.transaction.take().ok_or_else(|| Refusal::request("no transaction is open"))
    }

    fn procedure(&mut self, request: &Json) -> Answer {
        self.database.register_procedure(procedure::read(request)?);
        Ok(DONE.to_owned())
    }

    fn run(&mut self, request: &Json) -> Answer {
        let query = text(request, "query")?;
        let parameters = parameters(request)?;
        let encoding = if flag(request, "plain")? { Encoding::Plain } else { Encoding::Tagged };
        let options = QueryOptions::new().cite(flag(request, "cite")?);
        let start = Instant::now();
        let rows = match &mut self.transaction {
            Some(transaction) => transaction.query_with(query, parameters, &options),
            None => self.database.query_with(query, parameters, &options),
        };
        let mut rows = rows.map_err(|error| Refusal::of_query(error, query))?;
        let found: Vec<Row> = rows
            .by_ref()
            .collect::<silkgraph::Result<_>>()
            .map_err(|error| Refusal::of_query(error, query))?;
        let elapsed_us = start.elapsed().as_secs_f64() * 1e6;
        Ok(answer_rows(&rows, &found, encoding, elapsed_us)?)
    }
}

/// The rows as one line of JSON.
fn answer_rows(rows: &Rows, found: &[Row], encoding: Encoding, elapsed_us: f64) -> silkgraph::Result<String> {
    let mut answer = String::from("{\"columns\":[");
    for (index, column) in rows.columns().iter().enumerate() {
        answer.push_str(if index == 0 { "" } else { "," });
        json::write_string(column, &mut answer);
    }
    answer.push_str("],\"rows\":[");
    for (index, row) in found.iter().enumerate() {
        answer.push_str(if index == 0 { "[" } else { ",[" });
        for (index, value) in row.values().iter().enumerate() {
            answer.push_str(if index == 0 { "" } else { "," });
            json::write(value, rows.graph(), encoding, &mut answer)?;
        }
        answer.push(']');
    }
    if rows.is_cited() {
        answer.push_str("],\"citations\":[");
        for (index, row) in found.iter().enumerate() {
            answer.push_str(if index == 0 { "" } else { "," });
            citations::write(row.citations(), rows.graph(), encoding, &mut answer)?;
        }
    }
    answer.push(']');
    if let Some(plan) = rows.plan().map(silkgraph::Explanation::to_json) {
        // Its members become members of the answer.
        answer.push(',');
        answer.push_str(plan.trim_start_matches('{').strip_suffix('}').unwrap_or_default());
    }
    if !rows.warnings().is_empty() {
        let warnings = Json::from(rows.warnings());
        answer.push_str(&format!(",\"warnings\":{warnings}"));
    }
    answer.push_str(",\"summary\":{");
    answer.push_str(&summary_text(rows.summary()));
    answer.push_str(&format!("}},\"elapsed_us\":{elapsed_us:.1}}}"));
    Ok(answer)
}

fn summary_text(summary: Summary) -> String {
    let counts = [
        ("nodes_created", summary.nodes_created),
        ("nodes_deleted", summary.nodes_deleted),
        ("relationships_created", summary.relationships_created),
        ("relationships_deleted", summary.relationships_deleted),
        ("properties_set", summary.properties_set),
        ("labels_added", summary.labels_added),
        ("labels_removed", summary.labels_removed),
        ("indexes_added", summary.indexes_added),
        ("indexes_removed", summary.indexes_removed),
        ("constraints_added", summary.constraints_added),
        ("constraints_removed", summary.constraints_removed),
        ("claims_added", summary.claims_added),
    ];
    counts.map(|(name, count)| format!("\"{name}\":{count}")).join(",")
}

/// A member that must be there and be a string.
fn text<'a>(request: &'a Json, name: &str) -> Result<&'a str, Refusal> {
    let member = request.get(name).and_then(Json::as_str);
    member.ok_or_else(|| Refusal::request(format!("`{name}` must be a string")))
}

/// A member that is true or false; false when it is missing.
fn flag(request: &Json, name: &str) -> Result<bool, Refusal> {
    match request.get(name) {
        None | Some(Json::Null) => Ok(false),
        Some(member) => {
            member.as_bool().ok_or_else(|| Refusal::request(format!("`{name}` must be true or false")))
        }
    }
}

fn parameters(request: &Json) -> Result<Parameters, Refusal> {
    match request.get("params") {
        None | Some(Json::Null) => Ok(Parameters::new()),
        Some(Json::Object(entries)) => {
            entries.iter().map(|(name, value)| Ok((Arc::from(name.as_str()), json::read(value)?))).collect()
        }
        Some(_) => Err(Refusal::request("`params` must be an object")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_whole_or_refused() {
        let mut input = io::Cursor::new(b"{}\n\xff\n last".to_vec());
        assert_eq!(read_line(&mut input).unwrap().unwrap().unwrap(), "{}\n");
        assert!(read_line(&mut input).unwrap().unwrap().is_err());
        assert_eq!(read_line(&mut input).unwrap().unwrap().unwrap(), " last");
        assert!(read_line(&mut input).unwrap().is_none());
    }
}
