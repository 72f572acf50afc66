//! One conversation with a database: runs statements and commands, one after the other, and writes what they give.

use super::arguments::Arguments;
use super::attached::Attached;
use super::commands;
use super::diagnostics::{Failure, Place, tell};
use super::footnotes::Notes;
use super::hints;
use super::interrupt::Interrupt;
use super::render::{self, FormatEntry, Look, Table};
use super::script::{Cutter, Kind, Piece, lines};
use super::store::{self, Store};
use silkgraph::formats::claims::ClaimTable;
use silkgraph::graph::{GraphView, Subgraph};
use silkgraph::{Citation, Parameters, QueryOptions, Rows, Summary, Value, WriteTransaction};
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

/// How many scripts may read each other.
const SOURCE_DEPTH_LIMIT: usize = 16;

/// Of how many rows the sources are kept, to be asked for afterwards.
const KEPT_ROWS: usize = 10_000;

/// Whether statements that read are asked for their sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cite {
    Off,
    Witness,
    Full,
}

/// What to do when a statement of a script fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ErrorPolicy {
    /// End there.
    FailFast,
    /// Go on, and fail at the end.
    FailAtEnd,
}

/// The last result that had nodes in it: what `:export` writes.
#[derive(Debug)]
pub(super) struct Found {
    /// The query, or the command, that found it.
    pub(super) query: String,
    pub(super) subgraph: Subgraph,
}

/// One conversation with a database.
pub(super) struct Session {
    pub(super) store: Store,
    pub(super) transaction: Option<WriteTransaction>,
    pub(super) parameters: Parameters,
    pub(super) format: &'static FormatEntry,
    pub(super) look: Look,
    pub(super) shows_timing: bool,
    /// Whether statements that read are asked for their sources.
    pub(super) cite: Cite,
    /// The day that is looked back to.
    pub(super) as_of: Option<String>,
    /// Who says so, row by row, of the last statement that was asked.
    pub(super) cited: Vec<Vec<Citation>>,
    /// Where the claims are written that answers rest on, if anywhere.
    claims: Option<ClaimTable<BufWriter<File>>>,
    pub(super) found: Option<Found>,
    /// The texts of sources that the user has.
    pub(super) attached: Attached,
    /// Whether it was said that what is written to a folder's graph stays in memory.
    has_warned: bool,
    pub(super) policy: ErrorPolicy,
    interrupt: Interrupt,
    output: Box<dyn Write>,
    /// Whether rows have been written there.
    has_written: bool,
    source_depth: usize,
    has_failed: bool,
    is_ended: bool,
}

impl Session {
    /// A conversation that nothing has been said in.
    pub(super) fn new(store: Store, arguments: &Arguments, interrupt: Interrupt) -> Result<Self, Failure> {
        let is_terminal = io::stdout().is_terminal();
        let wants_colour =
            !arguments.no_color && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let mut session = Session {
            store,
            transaction: None,
            parameters: Parameters::new(),
            format: render::format(&arguments.format).expect("clap lets only known formats pass"),
            look: Look { is_terminal, has_colour: is_terminal && wants_colour, null: "null".to_owned() },
            shows_timing: false,
            cite: Cite::Off,
            as_of: None,
            cited: Vec::new(),
            claims: None,
            found: None,
            attached: Attached::default(),
            has_warned: false,
            policy: arguments.error_policy(),
            interrupt,
            output: Box::new(BufWriter::new(io::stdout())),
            has_written: false,
            source_depth: 0,
            has_failed: false,
            is_ended: false,
        };
        for parameter in &arguments.parameters {
            session.set_argument(parameter)?;
        }
        if let Some(path) = &arguments.citations {
            session.keep_claims(path).map_err(Failure::of_command)?;
        }
        Ok(session)
    }

    /// Whether somebody asked to leave.
    pub(super) fn is_ended(&self) -> bool {
        self.is_ended
    }

    /// Leaves after the present command.
    pub(super) fn end(&mut self) {
        self.is_ended = true;
    }

    /// Takes an open transaction back, and says so.
    pub(super) fn take_back(&mut self) {
        if let Some(transaction) = self.transaction.take() {
            transaction.rollback();
            tell("the open transaction was rolled back");
        }
    }

    /// Goes on with another database.
    pub(super) fn reopen(&mut self, store: Store) {
        self.take_back();
        self.found = None;
        self.attached = Attached::default();
        self.has_warned = false;
        self.store = store;
    }

    /// Ends the conversation; a transaction left open is taken back, which is a failure.
    pub(super) fn close(&mut self) -> Result<(), Failure> {
        self.has_failed |= self.transaction.is_some();
        self.take_back();
        self.output.flush()?;
        if self.has_failed { Err(Failure::Query(String::new())) } else { Ok(()) }
    }

    /// Rows go to `output` from now on.
    pub(super) fn redirect(&mut self, output: Box<dyn Write>, is_terminal: bool) -> Result<(), Failure> {
        self.output.flush()?;
        self.output = output;
        self.has_written = false;
        self.look.is_terminal = is_terminal;
        Ok(())
    }

    /// The claims that answers rest on go to a table at `path` from now on; statements that read are asked for them.
    pub(super) fn keep_claims(&mut self, path: &Path) -> Result<(), Failure> {
        let unwritable = |error| Failure::query(format!("{}: {error}", path.display()));
        let file = File::create(path).map_err(unwritable)?;
        let mut table = ClaimTable::new(BufWriter::new(file)).map_err(unwritable)?;
        table.flush().map_err(unwritable)?;
        self.claims = Some(table);
        if self.cite == Cite::Off {
            self.cite = Cite::Witness;
        }
        Ok(())
    }

    /// The claims go nowhere any more.
    pub(super) fn let_claims_go(&mut self) {
        self.claims = None;
    }

    /// The state of the graph outside an open transaction.
    pub(super) fn view(&self) -> Arc<GraphView> {
        self.store.database.view()
    }

    /// The same, as of the day that is looked back to.
    pub(super) fn looked_at(&self) -> Result<Arc<GraphView>, Failure> {
        let Some(date) = &self.as_of else { return Ok(self.view()) };
        let options = QueryOptions::new().as_of(date.as_str());
        Ok(self.store.database.query_with("RETURN 1", Parameters::new(), &options)?.graph().clone())
    }

    /// Runs the statements and commands of a file; `-` is standard input.
    pub(super) fn run_file(&mut self, path: &Path) -> Result<(), Failure> {
        if path == Path::new("-") {
            return self.run_script(BufReader::new(io::stdin()), None);
        }
        if self.source_depth == SOURCE_DEPTH_LIMIT {
            return Err(Failure::query(format!("{}: scripts read each other too deep", path.display())));
        }
        if path.is_dir() {
            return store::scripts_in(path)?.iter().try_for_each(|script| self.run_file(script));
        }
        let name = path.display().to_string();
        let file = File::open(path).map_err(|error| Failure::Usage(format!("{name}: {error}")))?;
        self.source_depth += 1;
        let done = self.run_script(BufReader::new(file), Some(&name));
        self.source_depth -= 1;
        done
    }

    /// Runs statements and commands as they are read; the last statement needs no `;`.
    pub(super) fn run_script(&mut self, script: impl BufRead, file: Option<&str>) -> Result<(), Failure> {
        let mut cutter = Cutter::new();
        for line in lines(script) {
            let line =
                line.map_err(|error| Failure::query(format!("{}: {error}", file.unwrap_or("input"))))?;
            for piece in cutter.line(&line) {
                self.run_piece(&piece, file)?;
                if self.is_ended {
                    return Ok(());
                }
            }
        }
        cutter.finish().map_or(Ok(()), |piece| self.run_piece(&piece, file))
    }

    /// Runs one piece of a script and does with a failure as the policy says.
    fn run_piece(&mut self, piece: &Piece, file: Option<&str>) -> Result<(), Failure> {
        let done = match piece.kind {
            Kind::Statement => self.run_statement(&piece.text, &piece.place(file)),
            Kind::Command => commands::run(self, &piece.text),
        };
        match done {
            Err(failure) if self.policy == ErrorPolicy::FailAtEnd && !failure.is_fatal() => {
                failure.tell();
                self.has_failed = true;
                Ok(())
            }
            done => done,
        }
    }

    /// Runs one statement and writes its rows.
    pub(super) fn run_statement(&mut self, text: &str, place: &Place<'_>) -> Result<(), Failure> {
        let running = self.interrupt.guard(&self.store.database);
        let start = Instant::now();
        let rows = self.query(text).map_err(|error| Failure::of_statement(error, text, place));
        let outcome = rows.and_then(|rows| self.write_rows(rows, text, place));
        drop(running);
        let hint = commands::swallowed(text);
        let (count, summary) = outcome.map_err(|failure| match &hint {
            Some(hint) => failure.with_hint(hint),
            None => failure,
        })?;
        hint.into_iter().for_each(tell);
        self.output.flush()?;
        self.tell_outcome(count, summary, start);
        self.warn_of_memory(summary);
        Ok(())
    }

    /// Starts one statement, within the open transaction if there is one.
    pub(super) fn query(&mut self, text: &str) -> silkgraph::Result<Rows> {
        let (parameters, options) = (self.parameters.clone(), self.options());
        match &mut self.transaction {
            Some(transaction) => transaction.query_with(text, parameters, &options),
            None => self.store.database.query_with(text, parameters, &options),
        }
    }

    fn options(&self) -> QueryOptions {
        let options = match self.cite {
            Cite::Off => QueryOptions::new(),
            Cite::Witness => QueryOptions::new().cite(true),
            Cite::Full => QueryOptions::new().cite_full(),
        };
        let options = options.spare_writes();
        match &self.as_of {
            Some(date) => options.as_of(date.as_str()),
            None => options,
        }
    }

    /// Writes the rows and keeps the nodes and relationships in them; gives how many there were, and what was done.
    fn write_rows(
        &mut self,
        mut rows: Rows,
        text: &str,
        place: &Place<'_>,
    ) -> Result<(Option<u64>, Summary), Failure> {
        if let Some(plan) = rows.plan().and_then(|plan| self.format.plan(plan)) {
            self.output.write_all(plan.as_bytes())?;
            return Ok((None, rows.summary()));
        }
        let mut columns = rows.columns().to_vec();
        self.set_apart(columns.len())?;
        let view = rows.graph().clone();
        let mut notes = rows.is_cited().then(|| Notes::new(self.format.cites, &self.attached));
        if let Some(notes) = &notes {
            self.cited.clear();
            columns.extend(notes.column().map(Arc::from));
        }
        let mut subgraph = Subgraph::new(view.clone());
        let mut renderer = (self.format.start)(&mut *self.output, &self.look, &columns)?;
        let mut count = 0;
        for row in rows.by_ref() {
            let row = row.map_err(|error| Failure::of_statement(error, text, place))?;
            if self.interrupt.is_wanted() {
                return Err(Failure::Interrupted);
            }
            row.values().iter().for_each(|value| subgraph.add(value));
            match &mut notes {
                Some(notes) => {
                    let values = [row.values(), notes.cell(row.citations()).as_slice()].concat();
                    renderer.row(&values, &view)?;
                    if let Some(claims) = &mut self.claims {
                        claims.add(row.citations(), &view)?;
                    }
                    if self.cited.len() < KEPT_ROWS {
                        self.cited.push(row.citations().to_vec());
                    }
                }
                None => renderer.row(row.values(), &view)?,
            }
            count += 1;
        }
        renderer.finish()?;
        drop(renderer);
        self.claims.as_mut().map_or(Ok(()), ClaimTable::flush)?;
        if let Some(notes) = notes {
            notes.write(&mut *self.output, self.look.note_width())?;
        }
        rows.warnings().iter().for_each(|warning| tell(format!("warning: {warning}")));
        if count == 0 && !columns.is_empty() && rows.warnings().is_empty() {
            hints::of_nothing(text, &view).into_iter().for_each(tell);
        }
        if !columns.is_empty() {
            let found = Found { query: text.to_owned(), subgraph };
            self.found = (!found.subgraph.is_empty()).then_some(found);
        }
        Ok(((!columns.is_empty()).then_some(count), rows.summary()))
    }

    /// Writes an empty line before a result that would run into the one before.
    fn set_apart(&mut self, column_count: usize) -> Result<(), Failure> {
        if column_count > 0 && std::mem::replace(&mut self.has_written, true) && self.format.runs_on() {
            writeln!(self.output)?;
        }
        Ok(())
    }

    /// Tells people how many rows there were and what was changed; a script's reader is told nothing.
    fn tell_outcome(&self, count: Option<u64>, summary: Summary, start: Instant) {
        let mut notes = Vec::new();
        if self.look.is_terminal {
            notes.extend(count.map(|count| format!("{count} row{}", if count == 1 { "" } else { "s" })));
            notes.extend(summary_notes(summary));
        }
        if self.shows_timing {
            notes.push(format!("{:.3} ms", start.elapsed().as_secs_f64() * 1000.0));
        }
        if !notes.is_empty() {
            tell(notes.join(", "));
        }
    }

    /// Tells, once, that what they write to the graph of a folder is not saved there.
    fn warn_of_memory(&mut self, summary: Summary) {
        let is_loaded = self.store.path.as_deref().is_some_and(store::is_loaded);
        if is_loaded && !self.has_warned && summary != Summary::default() {
            self.has_warned = true;
            let path = self.store.path.as_deref().unwrap_or(Path::new("")).display();
            tell(format!(
                "changes are not saved to {path}: they stay in memory; `:export FILE.cypher all` keeps them"
            ));
        }
    }

    /// Writes a table that a command made.
    pub(super) fn show(&mut self, table: &Table) -> Result<(), Failure> {
        let view = self.view();
        let columns: Vec<Arc<str>> = table.columns.iter().map(|&column| column.into()).collect();
        self.set_apart(columns.len())?;
        let mut renderer = (self.format.start)(&mut *self.output, &self.look, &columns)?;
        for row in &table.rows {
            renderer.row(row, &view)?;
        }
        renderer.finish()?;
        drop(renderer);
        Ok(self.output.flush()?)
    }

    /// Writes text that a command made.
    pub(super) fn say(&mut self, text: &str) -> Result<(), Failure> {
        writeln!(self.output, "{text}")?;
        Ok(self.output.flush()?)
    }

    /// The value of an expression of the language.
    pub(super) fn evaluate(&mut self, expression: &str) -> Result<Value, Failure> {
        let text = format!("RETURN {expression}\nAS value");
        let place = Place::default();
        let mut rows = self.query(&text).map_err(|error| Failure::of_statement(error, &text, &place))?;
        let row = rows.next().transpose().map_err(|error| Failure::of_statement(error, &text, &place))?;
        row.and_then(|row| row.values().first().cloned())
            .ok_or_else(|| Failure::query("the expression has no value"))
    }

    /// Sets a parameter from `name=value` of the command line.
    fn set_argument(&mut self, argument: &str) -> Result<(), Failure> {
        let Some((name, value)) = argument.split_once('=') else {
            return Err(Failure::Usage(format!("--param {argument}: write NAME=VALUE")));
        };
        let value = if is_literal(value.trim()) {
            self.evaluate(value.trim()).map_err(|failure| match failure {
                Failure::Query(message) => Failure::Usage(format!("--param {argument}: {message}")),
                other => other,
            })?
        } else {
            Value::string(value)
        };
        self.parameters.insert(name.trim().into(), value);
        Ok(())
    }
}

/// Whether `text` is written like a literal, so that it is not meant as a plain text.
fn is_literal(text: &str) -> bool {
    let is_number = || {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let is_plain = digits == "0" || !digits.starts_with('0') || digits.starts_with("0.");
        is_plain && digits.starts_with(|first: char| first.is_ascii_digit()) && text.parse::<f64>().is_ok()
    };
    let is_call = || {
        let name = text.split_once('(').map_or("", |(name, _)| name);
        text.ends_with(')')
            && !name.is_empty()
            && name.chars().all(|letter| letter.is_alphanumeric() || ".".contains(letter))
    };
    text.starts_with(['\'', '"', '[', '{'])
        || ["true", "false", "null"].contains(&text.to_lowercase().as_str())
        || is_number()
        || is_call()
}

/// What a statement did, in words.
pub(super) fn summary_notes(summary: Summary) -> Vec<String> {
    let counts = [
        (summary.nodes_created, "node", "created"),
        (summary.nodes_deleted, "node", "deleted"),
        (summary.relationships_created, "relationship", "created"),
        (summary.relationships_deleted, "relationship", "deleted"),
        (summary.properties_set, "property", "set"),
        (summary.labels_added, "label", "added"),
        (summary.labels_removed, "label", "removed"),
        (summary.indexes_added, "index", "added"),
        (summary.indexes_removed, "index", "removed"),
        (summary.constraints_added, "constraint", "added"),
        (summary.constraints_removed, "constraint", "removed"),
        (summary.claims_added, "claim", "added"),
    ];
    let plural = |noun: &str| match noun {
        "property" => "properties".to_owned(),
        "index" => "indexes".to_owned(),
        noun => format!("{noun}s"),
    };
    let done = counts.into_iter().filter(|&(count, ..)| count > 0);
    done.map(|(count, noun, verb)| match count {
        1 => format!("1 {noun} {verb}"),
        _ => format!("{count} {} {verb}", plural(noun)),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_that_is_no_literal_is_a_text() {
        for literal in
            ["1", "-1.5", "1e3", "'a'", "\"a\"", "[1]", "{a: 1}", "true", "NULL", "date('2023-10-31')"]
        {
            assert!(is_literal(literal), "{literal}");
        }
        for text in ["China", "2023-10-31", "007", "", "a b", "R&D (old)", "-", "inf"] {
            assert!(!is_literal(text), "{text}");
        }
    }
}
