//! Measures the engine against plain loops over bare arrays that answer the same questions in the same process.
//!
//! ```text
//! cargo bench -- [small | medium | large] [FILTER] [--repeats N] [--json FILE] [--fresh]
//! cargo bench -- generate SIZE FOLDER
//! cargo bench -- questions SIZE FILE
//! cargo bench -- chart PICTURE.svg FILE.json…
//! cargo bench -- memory FILE
//! ```
//!
//! Only what FILTER, or one of its parts between commas, is part of the name of is measured. The database is kept beside the compiler's files and used
//! again the next time, unless it must be made afresh. An answer that differs from the plain loop's ends the program
//! with an error. `generate` writes the same data as comma-separated tables, `questions` all questions with their
//! answers, one a line in JSON; `chart` draws what `--json` wrote for several sizes; `memory` tells how many bytes more
//! a process holds after it has opened a database and read all of it. See README.md beside this file.

mod generate;
mod tables;
mod bare;
mod load;
mod workloads;
mod measure;
mod bench;
mod report;
mod chart;

use bare::Bare;
use bench::Bench;
use generate::{SIZES, Society};
use silkgraph::Database;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What can be done besides measuring, each given the words after its name.
const TASKS: &[(&str, Task)] =
    &[("generate", generate), ("questions", questions), ("chart", chart), ("memory", memory)];

type Task = fn(&mut dyn Iterator<Item = String>) -> Outcome<()>;

/// Does what the command line says; false when an answer was wrong.
fn run() -> Outcome<bool> {
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench").peekable();
    let task = TASKS.iter().find(|(name, _)| words.peek().is_some_and(|word| word == name));
    match task {
        Some((_, task)) => task(&mut words.skip(1)).map(|()| true),
        None => Bench::new(Arguments::read(words)?)?.run(),
    }
}

fn generate(words: &mut dyn Iterator<Item = String>) -> Outcome<()> {
    let (size, folder) = words.next().zip(words.next()).ok_or("generate SIZE FOLDER")?;
    Ok(tables::write(&society(&size)?, Path::new(&folder))?)
}

fn questions(words: &mut dyn Iterator<Item = String>) -> Outcome<()> {
    let (size, file) = words.next().zip(words.next()).ok_or("questions SIZE FILE")?;
    Ok(fs::write(file, workloads::json(&Bare::new(society(&size)?))?)?)
}

fn chart(words: &mut dyn Iterator<Item = String>) -> Outcome<()> {
    let picture = words.next().ok_or("chart PICTURE.svg FILE.json…")?;
    let lines: Vec<String> = words.map(fs::read_to_string).collect::<Result<_, _>>()?;
    Ok(fs::write(picture, chart::draw(&lines.concat())?)?)
}

fn memory(words: &mut dyn Iterator<Item = String>) -> Outcome<()> {
    let before = measure::resident_bytes();
    let database = Database::open_read_only(words.next().ok_or("memory FILE")?)?;
    database.view().settle()?;
    Ok(writeln!(io::stdout(), "{}", measure::resident_bytes().saturating_sub(before))?)
}

fn society(size: &str) -> Outcome<Society> {
    let (_, persons, follows) = size_named(size).ok_or("a size is small, medium or large")?;
    Ok(Society::draw(persons, follows))
}

fn size_named(name: &str) -> Option<(&'static str, usize, usize)> {
    SIZES.iter().copied().find(|(size, ..)| *size == name)
}

/// What the command line asks for.
struct Arguments {
    size: (&'static str, usize, usize),
    filter: String,
    repeats: usize,
    json: Option<PathBuf>,
    is_fresh: bool,
}

impl Arguments {
    fn read(mut words: impl Iterator<Item = String>) -> Outcome<Self> {
        let mut arguments =
            Arguments { size: SIZES[0], filter: String::new(), repeats: 1_000, json: None, is_fresh: false };
        while let Some(word) = words.next() {
            match (word.as_str(), size_named(&word)) {
                (_, Some(size)) => arguments.size = size,
                ("--repeats", _) => arguments.repeats = words.next().ok_or("--repeats N")?.parse()?,
                ("--json", _) => arguments.json = Some(words.next().ok_or("--json FILE")?.into()),
                ("--fresh", _) => arguments.is_fresh = true,
                (option, _) if option.starts_with("--") => return Err(format!("unknown: {option}").into()),
                _ => arguments.filter = word,
            }
        }
        Ok(arguments)
    }
}
