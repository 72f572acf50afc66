//! The project's files, and which of their characters are code.

use std::path::Path;
use std::process::Command;

/// A text file of the project.
pub(super) struct SourceFile {
    /// Its path from the project's folder, with `/`.
    pub(super) path: String,
    /// Everything in it.
    pub(super) text: String,
}

impl SourceFile {
    /// The text with comments, strings and characters blanked out, as many lines as before.
    pub(super) fn code(&self) -> String {
        blank(&self.text)
    }

    /// The code before the unit tests; nothing of a file that holds only tests.
    pub(super) fn code_without_tests(&self) -> String {
        if self.path.ends_with("/tests.rs") || self.path.contains("/tests/") {
            return String::new();
        }
        let mut code = self.code();
        code.truncate(code.find("#[cfg(test)]").unwrap_or(code.len()));
        code
    }
}

/// Every Rust file of the library, the program, the tests and the examples.
pub(super) fn all_rust_files() -> Vec<SourceFile> {
    ["src", "tests", "examples"].into_iter().flat_map(rust_files).collect()
}

/// The Rust files under a folder.
pub(super) fn rust_files(folder: &str) -> Vec<SourceFile> {
    files(folder, "rs")
}

/// The files under a folder whose names end so.
pub(super) fn files(folder: &str, extension: &str) -> Vec<SourceFile> {
    let is_wanted = |path: &str| path.ends_with(&format!(".{extension}"));
    let mut found = Vec::new();
    collect(Path::new(folder), &mut found);
    found.sort();
    found.into_iter().filter(|path| is_wanted(path)).filter_map(read).collect()
}

/// Every text file under version control; without git, those of the known folders.
pub(super) fn tracked_files() -> Vec<SourceFile> {
    let listed = Command::new("git").args(["ls-files", "-z"]).output();
    let paths = match listed {
        Ok(output) if output.status.success() => {
            let names = String::from_utf8_lossy(&output.stdout).into_owned();
            names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect()
        }
        _ => {
            let mut found = Vec::new();
            ["src", "tests", "examples", "grammar"]
                .iter()
                .for_each(|top| collect(Path::new(top), &mut found));
            found
        }
    };
    paths.into_iter().filter_map(read).collect()
}

fn collect(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "target") {
                collect(&path, found);
            }
        } else {
            found.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
}

/// A file as text; none when it is gone or not text.
fn read(path: String) -> Option<SourceFile> {
    let text = std::fs::read_to_string(&path).ok()?;
    Some(SourceFile { path, text })
}

/// Blanks out what is not code, keeping every line break.
fn blank(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let skipped = literal_or_comment(rest, code.chars().next_back());
        if skipped == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            code.extend(rest[..skipped].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
            rest = &rest[skipped..];
        }
    }
    code
}

/// How many bytes a comment, string or character at the front takes; none when there is code.
fn literal_or_comment(rest: &str, before: Option<char>) -> usize {
    let in_word = before.is_some_and(|character| character.is_alphanumeric() || character == '_');
    if rest.starts_with("//") {
        rest.find('\n').unwrap_or(rest.len())
    } else if rest.starts_with("/*") {
        rest.find("*/").map_or(rest.len(), |end| end + 2)
    } else if rest.starts_with('"') {
        quoted(rest, '"')
    } else if !in_word && (rest.starts_with("r\"") || rest.starts_with("r#")) {
        raw_string(rest)
    } else if rest.starts_with('\'') {
        character(rest)
    } else {
        0
    }
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut characters = rest.char_indices().skip(1);
    while let Some((index, character)) = characters.next() {
        match character {
            '\\' => drop(characters.next()),
            closing if closing == quote => return index + 1,
            _ => {}
        }
    }
    rest.len()
}

fn raw_string(rest: &str) -> usize {
    let hashes = rest[1..].chars().take_while(|&character| character == '#').count();
    if !rest[1 + hashes..].starts_with('"') {
        return 0;
    }
    let closing = format!("\"{}", "#".repeat(hashes));
    let start = 2 + hashes;
    rest[start..].find(&closing).map_or(rest.len(), |end| start + end + closing.len())
}

/// A character literal; a lifetime is code.
fn character(rest: &str) -> usize {
    let mut characters = rest.chars().skip(1);
    match (characters.next(), characters.next()) {
        (Some('\\'), _) => quoted(rest, '\''),
        (Some(character), Some('\'')) => character.len_utf8() + 2,
        _ => 0,
    }
}

#[test]
fn comments_strings_and_characters_are_not_code() {
    let text = "a /* b */ \"c\\\"d\" 'e' '\\'' r#\"f\"# 'g: h // i\nj";
    let code = blank(text);
    assert_eq!(code.split_whitespace().collect::<Vec<_>>(), ["a", "'g:", "h", "j"]);
    assert_eq!(code.lines().count(), 2);
}
