//! Cuts what is read line by line into statements and commands, as soon as each is whole.

use super::diagnostics::Place;
use silkgraph::query::parser::split;
use std::io::{self, BufRead};

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its text: of a command without the `:` or `.`, of a statement without the `;`.
    pub(super) text: String,
    /// What it is.
    pub(super) kind: Kind,
    /// Its first line, from 0.
    pub(super) line: usize,
    /// Its first character in that line, from 0.
    pub(super) column: usize,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A statement of the language.
    Statement,
    /// A command of the shell.
    Command,
}

impl Piece {
    /// Where it stands.
    pub(super) fn place<'a>(&self, file: Option<&'a str>) -> Place<'a> {
        Place { file, line: self.line, column: self.column }
    }
}

/// Takes lines in and gives pieces out.
#[derive(Debug)]
pub(super) struct Cutter {
    /// What has been read and not given out.
    pending: String,
    /// Whether that is white space and whole comments only.
    is_blank: bool,
    /// The line of the script on which `pending` begins, and how many characters of that line were given out.
    line: usize,
    column: usize,
}

impl Cutter {
    /// Nothing has been read yet.
    pub(super) fn new() -> Self {
        Cutter { pending: String::new(), is_blank: true, line: 0, column: 0 }
    }

    /// Takes in one line, without its end, and gives out what is whole now.
    pub(super) fn line(&mut self, line: &str) -> Vec<Piece> {
        if self.is_blank {
            self.forget_blank();
            if let Some(command) = command_text(line) {
                let piece =
                    Piece { text: command.to_owned(), kind: Kind::Command, line: self.line, column: 0 };
                self.line += 1;
                return vec![piece];
            }
        }
        self.pending.push_str(line);
        self.pending.push('\n');
        if self.is_blank || line.contains("*/") {
            self.is_blank = split(&self.pending).is_empty();
        }
        if line.contains(';') { self.whole_statements() } else { Vec::new() }
    }

    /// Gives out what is left at the end: a last statement needs no `;`.
    pub(super) fn finish(mut self) -> Option<Piece> {
        let mut pieces = self.whole_statements();
        let (text, offset) = split(&self.pending).first().map(|last| (last.text.to_owned(), last.offset))?;
        pieces.push(self.piece(text, offset));
        pieces.pop()
    }

    /// Gives out the statements that a `;` ends.
    fn whole_statements(&mut self) -> Vec<Piece> {
        let statements = split(&self.pending);
        let whole: Vec<_> = statements.iter().filter(|statement| statement.is_complete).collect();
        let pieces =
            whole.iter().map(|statement| self.piece(statement.text.to_owned(), statement.offset)).collect();
        if let Some(last) = whole.last() {
            let end = last.offset + last.text.len();
            let after =
                self.pending[end..].find(';').map_or(self.pending.len(), |semicolon| end + semicolon + 1);
            self.advance(after);
        }
        pieces
    }

    fn piece(&self, text: String, offset: usize) -> Piece {
        let (line, column) = self.position(offset);
        Piece { text, kind: Kind::Statement, line, column }
    }

    /// The line and column of a byte of what is pending.
    fn position(&self, offset: usize) -> (usize, usize) {
        let before = &self.pending[..offset];
        match before.rfind('\n') {
            None => (self.line, self.column + before.chars().count()),
            Some(newline) => {
                (self.line + before.matches('\n').count(), before[newline + 1..].chars().count())
            }
        }
    }

    /// Lets go of the first bytes of what is pending.
    fn advance(&mut self, bytes: usize) {
        (self.line, self.column) = self.position(bytes);
        self.pending.drain(..bytes);
        self.is_blank = split(&self.pending).is_empty();
    }

    /// Lets go of pending white space and comments.
    fn forget_blank(&mut self) {
        (self.line, self.column) = self.position(self.pending.len());
        self.pending.clear();
    }
}

/// The lines of a script, without their ends. What is no UTF-8 is an error that tells the line and the byte.
pub(super) fn lines(script: impl BufRead) -> impl Iterator<Item = io::Result<String>> {
    script.split(b'\n').zip(1..).map(|(line, number): (_, u64)| {
        let mut bytes = line?;
        bytes.pop_if(|last| *last == b'\r');
        String::from_utf8(bytes).map_err(|error| {
            let byte = error.utf8_error().valid_up_to() + 1;
            let message = format!("line {number}, byte {byte}: this is no UTF-8 text");
            io::Error::new(io::ErrorKind::InvalidData, message)
        })
    })
}

/// The command on a line that begins with `:` or `.`, without that character. No statement begins with `help`, `exit`
/// or `quit`, so these need none.
pub(super) fn command_text(line: &str) -> Option<&str> {
    let line = line.trim();
    let first = line.split(|character: char| character.is_whitespace() || character == ';').next()?;
    if ["help", "exit", "quit"].iter().any(|word| first.eq_ignore_ascii_case(word)) {
        return Some(line);
    }
    line.strip_prefix([':', '.'])
        .filter(|rest| rest.starts_with(|first: char| first.is_alphabetic() || first == '?'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(script: &str) -> Vec<(String, usize, usize)> {
        let mut cutter = Cutter::new();
        let mut pieces: Vec<_> = script.lines().flat_map(|line| cutter.line(line)).collect();
        pieces.extend(cutter.finish());
        pieces.into_iter().map(|piece| (piece.text, piece.line, piece.column)).collect()
    }

    fn piece(text: &str, line: usize, column: usize) -> (String, usize, usize) {
        (text.to_owned(), line, column)
    }

    #[test]
    fn statements_end_at_semicolons_outside_strings_and_comments() {
        let script = "RETURN ';' // ;\n; RETURN 1;  RETURN\n2; /* ; */\n";
        let expected = [piece("RETURN ';' // ;", 0, 0), piece("RETURN 1", 1, 2), piece("RETURN\n2", 1, 13)];
        assert_eq!(cut(script), expected);
    }

    #[test]
    fn the_last_statement_needs_no_semicolon() {
        assert_eq!(
            cut("RETURN 1;\n\n  RETURN 2\n// end"),
            [piece("RETURN 1", 0, 0), piece("RETURN 2\n// end", 2, 2)]
        );
        assert_eq!(cut("// nothing\n\n"), []);
    }

    #[test]
    fn some_words_are_commands_without_a_mark() {
        assert_eq!(cut("help MATCH\nQUIT;\n"), [piece("help MATCH", 0, 0), piece("QUIT;", 1, 0)]);
        assert_eq!(cut("RETURN\nexit;"), [piece("RETURN\nexit", 0, 0)]);
    }

    #[test]
    fn a_command_is_a_line_between_statements() {
        let script = "// first\n:mode csv\nMATCH (n\n:Person) RETURN n\n.5;\n.quit";
        let expected =
            [piece("mode csv", 1, 0), piece("MATCH (n\n:Person) RETURN n\n.5", 2, 0), piece("quit", 5, 0)];
        assert_eq!(cut(script), expected);
    }
}
