//! What the README shows of the shell is what the shell shows.
//!
//! A block marked `silkgraph` holds statements after `silkgraph>` (continued after `...>`), each followed by what comes
//! back; a word after the mark names a database file, else the reference data set is open. `UPDATE_README=1` writes what
//! comes back into the README.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

const PROMPT: &str = "silkgraph> ";
const CONTINUATION: &str = "      ...> ";

#[test]
fn the_readme_shows_what_the_shell_answers() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let shown = with_answers(&readme, folder.path());
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&path, &shown).unwrap();
    }
    assert_eq!(readme, shown, "the README shows something else; UPDATE_README=1 mends it");
}

/// The README with the answers that the program gives now.
fn with_answers(readme: &str, folder: &Path) -> String {
    let mut shown = String::new();
    let mut lines = readme.lines().peekable();
    while let Some(line) = lines.next() {
        writeln!(shown, "{line}").unwrap();
        let Some(database) = line.strip_prefix("```silkgraph") else { continue };
        let mut statement = String::new();
        for line in lines.by_ref().take_while(|line| *line != "```") {
            let Some(input) = line.strip_prefix(PROMPT).or_else(|| line.strip_prefix(CONTINUATION)) else {
                continue;
            };
            if line.starts_with(PROMPT) {
                shown.push_str(&answer(&statement, database.trim(), folder));
                statement.clear();
            }
            writeln!(shown, "{line}").unwrap();
            writeln!(statement, "{input}").unwrap();
        }
        shown.push_str(&answer(&statement, database.trim(), folder));
        shown.push_str("```\n");
    }
    shown
}

/// What the program answers to one statement or command, errors included.
fn answer(statement: &str, database: &str, folder: &Path) -> String {
    if statement.is_empty() {
        return String::new();
    }
    let data = if database.is_empty() { super::questions::folder() } else { folder.join(database) };
    let mut program = Command::new(env!("CARGO_BIN_EXE_silkgraph"));
    program.arg(data).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut program = program.spawn().unwrap();
    program.stdin.take().unwrap().write_all(statement.as_bytes()).unwrap();
    let output = program.wait_with_output().unwrap();
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}
