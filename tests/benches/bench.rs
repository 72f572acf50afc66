//! One run of the measurements: makes the database, asks every question, changes a copy, and prints.

use super::bare::Bare;
use super::generate::Society;
use super::measure::{median, medians};
use super::report::{self, Line};
use super::workloads::writes::{self, Write};
use super::workloads::{self, Answer, Workload};
use super::{Arguments, Outcome, load};
use silkgraph::{Database, Error, Parameters, QueryOptions, Value};
use std::fs::{self, File};
use std::io::{self, Seek, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// Questions that take longer are given up.
const LONGEST: Duration = Duration::from_secs(20);

/// A run of the measurements.
pub(crate) struct Bench {
    arguments: Arguments,
    bare: Bare,
    lines: Vec<Line>,
    are_answers_right: bool,
}

impl Bench {
    /// Draws the society that is asked about.
    pub(crate) fn new(arguments: Arguments) -> Outcome<Self> {
        let (size, persons, follows) = arguments.size;
        let began = Instant::now();
        let bare = Bare::new(Society::draw(persons, follows));
        let seconds = began.elapsed().as_secs_f64();
        writeln!(io::stdout(), "{size}: {persons} persons, {follows} FOLLOWS; drawn in {seconds:.1} s")?;
        Ok(Bench { arguments, bare, lines: Vec::new(), are_answers_right: true })
    }

    /// Measures what is wanted and prints it; false when an answer was wrong.
    pub(crate) fn run(mut self) -> Outcome<bool> {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}.silk", self.arguments.size.0));
        let loaded = self.load(&path)?;
        report::print_head()?;
        if let Some(line) = loaded {
            self.note(line)?;
        }
        if self.wants("reopen") {
            let line = self.reopen(&path)?;
            self.note(line)?;
        }
        let database = Database::open_read_only(&path)?;
        for workload in workloads::all().filter(|workload| self.wants(workload.name)).collect::<Vec<_>>() {
            let line = self.ask(&database, workload)?;
            self.note(line)?;
        }
        drop(database);
        self.write(&path)?;
        let bytes = self.print_bytes(&path)?;
        if let Some(file) = &self.arguments.json {
            fs::write(file, self.json(&bytes))?;
        }
        Ok(self.are_answers_right)
    }

    /// Prints how many bytes the database takes on disk, and in the memory of a process that does nothing else.
    fn print_bytes(&self, path: &Path) -> Outcome<[(&'static str, f64); 2]> {
        let child = Command::new(std::env::current_exe()?).arg("memory").arg(path).output()?;
        let held: f64 = String::from_utf8(child.stdout)?.trim().parse()?;
        let all = self.relationships();
        let places = [("disk", fs::metadata(path)?.len() as f64), ("memory", held)];
        for (place, bytes) in places {
            let each = bytes / all;
            writeln!(io::stdout(), "{place}: {:.1} MB, {each:.1} bytes a relationship", bytes / 1e6)?;
        }
        Ok(places)
    }

    /// All that was measured, one a line.
    fn json(&self, bytes: &[(&str, f64)]) -> String {
        let (size, relationships) = (self.arguments.size.0, self.relationships());
        let times = self.lines.iter().map(|line| line.json(size, relationships));
        let bytes = bytes.iter().map(|(name, bytes)| {
            serde_json::json!({ "size": size, "relationships": relationships, "name": name, "bytes": bytes })
        });
        times.chain(bytes).map(|line| format!("{line}\n")).collect()
    }

    fn wants(&self, name: &str) -> bool {
        self.arguments.filter.split(',').any(|part| name.contains(part))
    }

    fn relationships(&self) -> f64 {
        let Society { follows, has_interest, lives_in, city_in, state_in, .. } = &self.bare.society;
        (follows.len() + has_interest.len() + lives_in.len() + city_in.len() + state_in.len()) as f64
    }

    fn note(&mut self, line: Line) -> Outcome<()> {
        line.print()?;
        self.lines.push(line);
        Ok(())
    }

    /// Makes the database from its tables, unless there is one that can be opened and this is not what is measured.
    fn load(&self, path: &Path) -> Outcome<Option<Line>> {
        let is_measured =
            self.arguments.is_fresh || (!self.arguments.filter.is_empty() && self.wants("load"));
        if !is_measured && Database::open_read_only(path).is_ok() {
            return Ok(None);
        }
        let folder = path.with_extension("tables");
        load::prepare(&self.bare.society, &folder)?;
        let act = || {
            let _ = fs::remove_file(path);
            load::load(&folder, path).map_err(Into::into)
        };
        let plainly =
            || load::load_plainly(&folder, self.bare.society.persons(), &path.with_extension("bytes"));
        let (database, baseline) = medians::<_, _, Box<dyn std::error::Error>>(3, act, || Ok(plainly()?))?;
        Ok(Some(line("load", Ok(database), baseline)))
    }

    /// Opens the database and asks one question; hardware has to read the file.
    fn reopen(&self, path: &Path) -> Outcome<Line> {
        let lookup = workloads::all().next().ok_or("there are no questions")?;
        let database = median(3, || {
            let database = Database::open_read_only(path)?;
            answer(&database, lookup, (lookup.parameters)(&self.bare))
        })?;
        let baseline = median(3, || fs::read(path))?;
        Ok(Line { name: "reopen".into(), database: Ok(database), baseline: Some(baseline) })
    }

    /// Asks a question often, after its answer has been compared with the plain loop's.
    fn ask(&mut self, database: &Database, workload: &Workload) -> Outcome<Line> {
        let parameters = (workload.parameters)(&self.bare);
        let expected = (workload.baseline)(&self.bare);
        let (bare, repeats) = (&self.bare, self.arguments.repeats);
        let baseline = median(repeats, || Ok::<_, Error>((workload.baseline)(bare)))?;
        let first = answer(database, workload, parameters.clone());
        let timed = match first {
            Ok(found) if is_same(&found, &expected, workload.is_ordered) => {
                median(repeats, || answer(database, workload, parameters.clone()))
            }
            Ok(found) => {
                self.are_answers_right = false;
                let few = |answer: &Answer| format!("{:?}", &answer[..answer.len().min(3)]);
                let (found, expected) = (few(&found), few(&expected));
                writeln!(io::stdout(), "{}: {found} is not {expected}", workload.name)?;
                return Ok(line(workload.name, Err("wrong answer".into()), baseline));
            }
            Err(error) => Err(error),
        };
        let timed = timed.map_err(|error| match error {
            Error::Limit(_) => format!("over {} s", LONGEST.as_secs()),
            other => {
                let _ = writeln!(io::stdout(), "{}: {other}", workload.name);
                "failed".to_owned()
            }
        });
        Ok(line(workload.name, timed, baseline))
    }

    /// Changes a copy of the database, a statement at a time.
    fn write(&mut self, path: &Path) -> Outcome<()> {
        let wanted: Vec<&Write> = writes::ALL.iter().filter(|write| self.wants(write.name)).collect();
        if wanted.is_empty() {
            return Ok(());
        }
        let copy = path.with_extension("copy.silk");
        fs::copy(path, &copy)?;
        let database = Database::open(&copy)?;
        // The first change asks for all that is decoded late, which is not what a statement costs.
        database.view().settle()?;
        for write in wanted {
            let mut time = 0;
            let mut bytes = Bytes::create(path.with_extension("bytes"))?;
            let act = || {
                time += 1;
                database.query(write.query, (write.parameters)(&self.bare, time)).map(drop)
            };
            let timed = medians(self.arguments.repeats, act, || bytes.sync(write.bytes));
            let (database, baseline) = timed.map_err(|error| format!("{}: {error}", write.name))?;
            self.note(line(write.name, Ok(database), baseline))?;
        }
        drop(database);
        Ok(fs::remove_file(&copy)?)
    }
}

/// A file that is long enough for all that is written to it.
struct Bytes {
    path: PathBuf,
    file: File,
    offset: u64,
}

impl Bytes {
    const LENGTH: u64 = 4 << 20;

    fn create(path: PathBuf) -> io::Result<Self> {
        let mut file = File::create(&path)?;
        file.write_all(&vec![0; Self::LENGTH as usize])?;
        file.sync_all()?;
        Ok(Bytes { path, file, offset: 0 })
    }

    /// Makes so many bytes durable.
    fn sync(&mut self, bytes: usize) -> silkgraph::Result<()> {
        let failed = |source| Error::Io { file: self.path.clone(), source };
        self.file.seek(SeekFrom::Start(self.offset)).map_err(failed)?;
        self.file.write_all(&vec![1; bytes]).map_err(failed)?;
        self.offset = (self.offset + bytes as u64) % (Self::LENGTH / 2);
        self.file.sync_data().map_err(failed)
    }
}

impl Drop for Bytes {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

fn line(name: &str, database: Result<Duration, String>, baseline: Duration) -> Line {
    Line { name: name.into(), database, baseline: Some(baseline) }
}

/// Every row of the answer to a question.
fn answer(database: &Database, workload: &Workload, parameters: Parameters) -> silkgraph::Result<Answer> {
    let options = QueryOptions::new().timeout(LONGEST);
    let rows = database.query_with(workload.query, parameters, &options)?;
    rows.map(|row| row.map(|row| row.values().to_vec())).collect()
}

/// Whether two answers are the same, but for the last digits of fractions.
fn is_same(found: &Answer, expected: &Answer, is_ordered: bool) -> bool {
    let (mut found, mut expected) = (found.clone(), expected.clone());
    if !is_ordered {
        found.sort_by_cached_key(|row| format!("{row:?}"));
        expected.sort_by_cached_key(|row| format!("{row:?}"));
    }
    let same_value = |(found, expected): (&Value, &Value)| match (found, expected) {
        (Value::Float(found), Value::Float(expected)) => {
            (found - expected).abs() <= 1e-9 * expected.abs().max(1.0)
        }
        _ => found == expected,
    };
    let same_row = |(found, expected): (&Vec<Value>, &Vec<Value>)| {
        found.len() == expected.len() && found.iter().zip(expected).all(same_value)
    };
    found.len() == expected.len() && found.iter().zip(&expected).all(same_row)
}
