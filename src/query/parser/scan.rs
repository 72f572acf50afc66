//! A linear look at a text before it is parsed: its length, its nesting, what is left open, where a statement ends.
//!
//! Strings, names in backticks and comments are recognised, all other bytes are read as they are. What comes in may be
//! anything; pest is only given what is short and flat enough for its recursion.

use super::habits::APOSTROPHE;
use super::lexical::unexpected;
use crate::error::{Detail, QueryError, Span};
use crate::query::size::{MAXIMUM_RELATIONSHIPS, MAXIMUM_STEPS};
use rustc_hash::FxHashMap;

/// The longest text of a statement, in bytes: 4 MiB, so that whatever it holds is read within seconds.
pub const MAXIMUM_BYTES: usize = 4 << 20;

/// How deep brackets, CASE and the nodes of the syntax tree may nest.
pub const MAXIMUM_DEPTH: usize = 256;

/// One statement of a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScriptStatement<'text> {
    /// Its text without the closing `;`, and without white space round it.
    pub text: &'text str,
    /// The byte of the script at which `text` begins.
    pub offset: usize,
    /// Whether a `;` ends it. Only the last statement can be without.
    pub is_complete: bool,
}

/// Cuts a script into statements at each `;` that is not in a string, a comment or backticks.
///
/// What holds nothing but comments and white space is left out, unless a comment is still open there. Time is linear
/// in the length of `script`, which is not bounded here.
pub fn split(script: &str) -> Vec<ScriptStatement<'_>> {
    let mut statements = Vec::new();
    let (mut start, mut has_words) = (0, false);
    for token in Tokens::new(script) {
        match token.kind {
            TokenKind::Byte(b';') => {
                if has_words {
                    statements.push(statement(script, start, token.start, true));
                }
                (start, has_words) = (token.end, false);
            }
            TokenKind::Comment => {}
            _ => has_words = true,
        }
    }
    if has_words {
        statements.push(statement(script, start, script.len(), false));
    }
    statements
}

fn statement(script: &str, start: usize, end: usize, is_complete: bool) -> ScriptStatement<'_> {
    let text = script[start..end].trim_start();
    ScriptStatement { text: text.trim_end(), offset: end - text.len(), is_complete }
}

/// How deep a text nests. Refuses one that is too long, too deep, or ends inside a string, a name or a comment.
pub(super) fn check(text: &str) -> Result<usize, QueryError> {
    if text.len() > MAXIMUM_BYTES {
        let message = format!("the text has {} bytes; a statement may have {MAXIMUM_BYTES}", text.len());
        let hint = "give large values as parameters, or cut the statement into several";
        return Err(QueryError::syntax(Detail::LimitExceeded, message).hint(hint));
    }
    let (mut nesting, mut deepest) = (Nesting::default(), 0);
    let (mut string_end, mut has_apostrophe) = (None, false);
    for token in Tokens::new(text) {
        has_apostrophe |= matches!(token.kind, TokenKind::Word) && string_end == Some(token.start);
        let is_string = matches!(token.kind, TokenKind::Quoted) && text[token.start..].starts_with('\'');
        string_end = is_string.then_some(token.end);
        match token.kind {
            TokenKind::Open(what) => {
                let place = Span::new(token.start, (token.start + 1).min(text.len()));
                let error = unexpected(format!("{what} that begins here has no end"), place);
                return Err(if has_apostrophe { error.hint(APOSTROPHE) } else { error });
            }
            TokenKind::Byte(byte) => nesting.byte(byte, token.start),
            TokenKind::Word => nesting.word(text, &token),
            TokenKind::Comment | TokenKind::Quoted => {}
        }
        deepest = deepest.max(nesting.depth());
        if deepest > MAXIMUM_DEPTH {
            return Err(too_deep(Span::new(token.start, token.end)));
        }
    }
    Ok(deepest)
}

/// What is said of a text that nests too deep.
pub(super) fn too_deep(place: Span) -> QueryError {
    let message = format!("this is nested more than {MAXIMUM_DEPTH} levels deep");
    QueryError::syntax(Detail::LimitExceeded, message).at(place).hint("bind inner parts to names with WITH")
}

/// What is said of a text with too many clauses and steps.
pub(super) fn too_many_steps(place: Span) -> QueryError {
    let message = format!("a statement may have {MAXIMUM_STEPS} clauses and matched nodes and relationships");
    QueryError::syntax(Detail::LimitExceeded, message)
        .at(place)
        .hint("run it in several statements; CREATE may make any number of nodes in one clause")
}

/// What is said of a pattern with too many relationships.
pub(super) fn too_many_relationships(place: Span) -> QueryError {
    let message = format!(
        "one MATCH may have {MAXIMUM_RELATIONSHIPS} relationships, each of which differs from all others"
    );
    QueryError::syntax(Detail::LimitExceeded, message)
        .at(place)
        .hint("match a part of the pattern in a MATCH of its own")
}

/// What is said where pest ends for want of stack, as it does on a thread that was given very little.
pub(super) fn too_deep_for_stack() -> QueryError {
    QueryError::syntax(
        Detail::LimitExceeded,
        "this is nested too deep for the stack of the thread that parses it",
    )
    .hint("give the thread a stack of 2 MiB or more")
}

/// The innermost bracket that is open at byte `position`, and where it stands.
pub(super) fn open_bracket(text: &str, position: usize) -> Option<(u8, usize)> {
    let mut nesting = Nesting::default();
    for token in Tokens::new(text).take_while(|token| token.start < position) {
        if let TokenKind::Byte(byte) = token.kind {
            nesting.byte(byte, token.start);
        }
    }
    nesting.brackets.last().map(|bracket| (bracket.byte, bracket.start))
}

/// How often a text writes each word where a variable may stand, in backticks or without: not after `:`, `.` or `$`, and
/// not in a string or comment. Time is linear in the length of `text`.
pub fn mentions(text: &str) -> FxHashMap<&str, usize> {
    let mut mentions = FxHashMap::default();
    for token in Tokens::new(text) {
        let written = &text[token.start..token.end];
        let name = match token.kind {
            TokenKind::Word if !is_name(text, &token) => Some(written),
            TokenKind::Quoted => written.strip_prefix('`').and_then(|rest| rest.strip_suffix('`')),
            _ => None,
        };
        if let Some(name) = name {
            *mentions.entry(name).or_default() += 1;
        }
    }
    mentions
}

// ---- Nesting

/// The brackets and CASEs that are open.
#[derive(Default)]
struct Nesting {
    brackets: Vec<Bracket>,
    /// The open CASEs outside all brackets.
    cases: usize,
    /// The open CASEs altogether.
    all_cases: usize,
}

struct Bracket {
    byte: u8,
    start: usize,
    /// The CASEs open directly inside it.
    cases: usize,
}

impl Nesting {
    fn depth(&self) -> usize {
        self.brackets.len() + self.all_cases
    }

    fn byte(&mut self, byte: u8, start: usize) {
        match byte {
            b'(' | b'[' | b'{' => self.brackets.push(Bracket { byte, start, cases: 0 }),
            b')' | b']' | b'}' => {
                let closed = self.brackets.pop();
                self.all_cases -= closed.map_or(0, |bracket| bracket.cases);
            }
            _ => {}
        }
    }

    /// Counts CASE and END, where they are no names.
    fn word(&mut self, text: &str, token: &Token) {
        let word = &text[token.start..token.end];
        let is_case = word.eq_ignore_ascii_case("case");
        if (!is_case && !word.eq_ignore_ascii_case("end")) || is_name(text, token) {
            return;
        }
        let cases = self.brackets.last_mut().map_or(&mut self.cases, |bracket| &mut bracket.cases);
        if is_case {
            *cases += 1;
            self.all_cases += 1;
        } else if *cases > 0 {
            *cases -= 1;
            self.all_cases -= 1;
        }
    }
}

/// Whether what stands round a word makes it a name: `.case`, `:Case`, `$case`, `case: 1`.
fn is_name(text: &str, word: &Token) -> bool {
    let before = text[..word.start].bytes().next_back();
    let after = text[word.end..].bytes().find(|byte| !byte.is_ascii_whitespace());
    matches!(before, Some(b'.' | b':' | b'$' | b'|' | b'&')) || after == Some(b':')
}

// ---- Tokens

/// A stretch of text that is of one kind.
struct Token {
    kind: TokenKind,
    start: usize,
    end: usize,
}

enum TokenKind {
    /// A string, or a name in backticks.
    Quoted,
    /// To the end of the line, or between `/*` and `*/`.
    Comment,
    /// A string, name or comment that the text ends in; what it is called.
    Open(&'static str),
    /// Letters, digits and underscores, and all bytes beyond ASCII.
    Word,
    /// Anything else, white space left out.
    Byte(u8),
}

/// The tokens of a text.
struct Tokens<'text> {
    bytes: &'text [u8],
    position: usize,
}

impl<'text> Tokens<'text> {
    fn new(text: &'text str) -> Self {
        Tokens { bytes: text.as_bytes(), position: 0 }
    }

    /// The kind and the end of the token that begins with `first` at `start`.
    fn token(&self, first: u8, start: usize) -> (TokenKind, usize) {
        match (first, self.bytes.get(start + 1)) {
            (b'\'' | b'"', _) => self.quoted(start, "the string"),
            (b'`', _) => self.quoted(start, "the name"),
            (b'/', Some(b'/')) => {
                (TokenKind::Comment, self.first_from(start, |byte| byte == b'\n' || byte == b'\r'))
            }
            (b'/', Some(b'*')) => self.comment(start),
            _ if is_word(first) => (TokenKind::Word, self.first_from(start, |byte| !is_word(byte))),
            _ => (TokenKind::Byte(first), start + 1),
        }
    }

    /// The first byte from `start` on that satisfies `is_end`, or the end of the text.
    fn first_from(&self, start: usize, is_end: impl Fn(u8) -> bool) -> usize {
        let rest = &self.bytes[start..];
        start + rest.iter().position(|byte| is_end(*byte)).unwrap_or(rest.len())
    }

    /// A doubled backtick is two names side by side here, which ends in the same place.
    fn quoted(&self, start: usize, what: &'static str) -> (TokenKind, usize) {
        let quote = self.bytes[start];
        let mut position = start + 1;
        while let Some(byte) = self.bytes.get(position) {
            position += match *byte {
                b'\\' if quote != b'`' => 2,
                byte if byte == quote => return (TokenKind::Quoted, position + 1),
                _ => 1,
            };
        }
        (TokenKind::Open(what), self.bytes.len())
    }

    fn comment(&self, start: usize) -> (TokenKind, usize) {
        let inside = &self.bytes[start + 2..];
        match inside.windows(2).position(|pair| pair == b"*/") {
            Some(length) => (TokenKind::Comment, start + length + 4),
            None => (TokenKind::Open("the comment"), self.bytes.len()),
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let start = self.first_from(self.position, |byte| !byte.is_ascii_whitespace());
        let first = *self.bytes.get(start)?;
        let (kind, end) = self.token(first, start);
        self.position = end;
        Some(Token { kind, start, end })
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}
