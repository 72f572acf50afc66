//! Plays the scripts under `tests/scripts`: statements with the rows that they must give.
//!
//! ```text
//! # A comment: what is promised.
//! > CREATE (:Person {name: 'Ada'});
//! > MATCH (p:Person)
//! >   RETURN p, p.name
//! ---
//! (:Person {name: 'Ada'}) | 'Ada'
//! ```
//!
//! A block is the lines that begin with `>`; a `;` at a line's end closes a statement. After `---` stand the rows
//! of its statements in the order they come, values separated by ` | `; a query without rows gives `(no rows)`, a
//! statement without columns nothing, a failing one its `class: detail`. A blank line ends the block. Blocks of a
//! file share one database, and a block without `---` is only run. Write ORDER BY where there are several rows. LOAD
//! CSV reads what lies in `clauses/load-csv`. The times of a profile are left out.
//!
//! `UPDATE_SCRIPTS=1 cargo test --test suite scripts` writes what came out into the files: read the difference.

use crate::kit::shape::Shape;
use silkgraph::query::optimizer::RULES;
use silkgraph::{Database, Error, Parameters, QueryOptions, Row};
use std::path::{Path, PathBuf};

#[test]
fn scripts_give_the_rows_written_in_them() {
    let mut files = Vec::new();
    collect(Path::new("tests/scripts"), &mut files);
    files.sort();
    assert!(!files.is_empty(), "there are no scripts");
    let failures: Vec<String> = files.iter().filter_map(|file| failure_of(file)).collect();
    assert!(failures.is_empty(), "{} of {} scripts:\n{}", failures.len(), files.len(), failures.join("\n"));
}

/// Paths and what indexes know have plans of their own for many forms, so that here each is compared with the plain one.
#[test]
fn scripts_about_searches_give_the_same_rows_without_any_one_rule_and_without_all() {
    let mut files = Vec::new();
    for folder in ["paths", "schema", "clauses/match"] {
        collect(&Path::new("tests/scripts").join(folder), &mut files);
    }
    let one_less = RULES.iter().map(|rule| QueryOptions::new().without_rule(rule.name));
    let none = RULES.iter().fold(QueryOptions::new(), |options, rule| options.without_rule(rule.name));
    for options in one_less.chain([none]) {
        for file in &files {
            let written = std::fs::read_to_string(file).expect("the script can be read");
            // A plan is meant to be another one.
            if written.contains("EXPLAIN") {
                continue;
            }
            let played = play(&written, &options);
            assert!(played == written, "{}\n{options:?}\n{}", file.display(), difference(&written, &played));
        }
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder of scripts can be read") {
        let path = entry.expect("the folder of scripts can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "script") {
            files.push(path);
        }
    }
}

/// Plays one script; gives the lines that came out differently, or rewrites the file when that is asked for.
fn failure_of(file: &Path) -> Option<String> {
    let written = std::fs::read_to_string(file).expect("the script can be read");
    let played = play(&written, &QueryOptions::new());
    if played == written {
        return None;
    }
    if std::env::var_os("UPDATE_SCRIPTS").is_some() {
        std::fs::write(file, played).expect("the script can be written");
        return None;
    }
    Some(format!("{}\n{}", file.display(), difference(&written, &played)))
}

/// What both have at the front and at the end left out.
fn difference(written: &str, played: &str) -> String {
    let (mut expected, mut actual): (Vec<_>, Vec<_>) = (written.lines().collect(), played.lines().collect());
    while expected.last().is_some() && expected.last() == actual.last() {
        expected.pop();
        actual.pop();
    }
    let same = expected.iter().zip(&actual).take_while(|(expected, actual)| expected == actual).count();
    let marked =
        |mark, lines: &[&str]| lines.iter().map(|line| format!("  {mark} {line}\n")).collect::<String>();
    format!("  line {}:\n{}{}", same + 1, marked('-', &expected[same..]), marked('+', &actual[same..]))
}

/// A statement of a script, and what it gave.
pub(crate) struct Played {
    pub(crate) statement: String,
    /// Whether there was no node yet when it began.
    pub(crate) is_on_empty_graph: bool,
    /// Its rows, or the error as scripts write it.
    pub(crate) outcome: Result<Outcome, String>,
}

/// What a statement gave that did not fail: each value as scripts write it.
pub(crate) struct Outcome {
    pub(crate) has_columns: bool,
    pub(crate) rows: Vec<Vec<String>>,
}

/// Every statement of every script, with its file's path below `tests/scripts`, without what the name ends with.
pub(crate) fn all_played() -> Vec<(String, Played)> {
    let folder = Path::new("tests/scripts");
    let mut files = Vec::new();
    collect(folder, &mut files);
    let mut all = Vec::new();
    for file in files {
        let script = std::fs::read_to_string(&file).expect("the script can be read");
        let name = file.strip_prefix(folder).expect("the file is below the folder").with_extension("");
        let (_, statements) = perform(&script, &QueryOptions::new());
        all.extend(statements.into_iter().map(|played| (name.display().to_string(), played)));
    }
    all
}

/// The script with what its statements gave in the place of what was expected.
fn play(script: &str, options: &QueryOptions) -> String {
    perform(script, options).0
}

/// What [`play`] gives, with each statement by itself.
fn perform(script: &str, options: &QueryOptions) -> (String, Vec<Played>) {
    let database = Database::options().import_root("tests/scripts/clauses/load-csv").in_memory();
    let mut all = Vec::new();
    let (mut played, mut statements, mut is_expectation) = (Vec::new(), String::new(), false);
    for line in script.lines().chain([""]) {
        if let Some(statement) = line.strip_prefix('>') {
            statements.push_str(statement.trim());
            statements.push('\n');
        } else if line == "---" || line.is_empty() {
            let done = run(&database, &std::mem::take(&mut statements), options);
            let results: Vec<String> = done.iter().flat_map(Played::lines).collect();
            all.extend(done);
            is_expectation = line == "---";
            // Rows that nobody expects get the line that says that they are.
            played.extend((is_expectation || !results.is_empty()).then(|| "---".to_owned()));
            played.extend(results);
            played.extend((!is_expectation).then(|| line.to_owned()));
            continue;
        }
        if !is_expectation {
            played.push(line.to_owned());
        }
    }
    (played.join("\n"), all)
}

fn run(database: &Database, statements: &str, options: &QueryOptions) -> Vec<Played> {
    let statements = statements.split(";\n").filter(|statement| !statement.trim().is_empty());
    statements
        .map(|statement| Played {
            statement: statement.to_owned(),
            is_on_empty_graph: database.view().nodes().next().is_none(),
            outcome: outcome_of(database, statement, options).map_err(|error| named(&error)),
        })
        .collect()
}

fn outcome_of(database: &Database, statement: &str, options: &QueryOptions) -> Result<Outcome, Error> {
    let mut rows = database.query_with(statement, Parameters::new(), options)?;
    let found: Vec<Row> = rows.by_ref().collect::<Result<_, _>>()?;
    let view = rows.graph();
    // How long an operator of a profile took differs from time to time.
    let is_told: Vec<bool> = rows.columns().iter().map(|column| !column.ends_with(" ms")).collect();
    let text = |row: &Row| {
        let told = row.values().iter().zip(&is_told).filter(|(_, is_told)| **is_told);
        told.map(|(value, _)| Shape::of(value, view).to_string()).collect()
    };
    Ok(Outcome { has_columns: !rows.columns().is_empty(), rows: found.iter().map(text).collect() })
}

impl Played {
    fn lines(&self) -> Vec<String> {
        match &self.outcome {
            Err(error) => vec![error.clone()],
            Ok(Outcome { has_columns: true, rows }) if rows.is_empty() => vec!["(no rows)".to_owned()],
            Ok(Outcome { has_columns: true, rows }) => {
                rows.iter().map(|row| row.join(" | ").replace('\n', "\\n")).collect()
            }
            Ok(_) => Vec::new(),
        }
    }
}

fn named(error: &Error) -> String {
    match error {
        Error::Query(error) => format!("{:?}: {:?}", error.class, error.detail),
        other => other.to_string(),
    }
}

#[test]
fn a_script_without_statements_is_played_back_as_it_is() {
    let script = "# Nothing to do.\n\n# Still nothing.\n";
    assert_eq!(play(script, &QueryOptions::new()), script);
    assert_eq!(difference("a\nb\nc", "a\nx\nc"), "  line 2:\n  - b\n  + x\n");
}
