//! Why a text is no statement, in the words of its author.
//!
//! Only a text that pest has refused comes here. It is read a second time with pest noting each word that would have
//! been right at the furthest place it reached; what comes out says what stands there, what was expected instead, and
//! what was probably meant.

use super::expected::Expected;
use super::grammar::{Grammar, Rule};
use super::{habits, scan, unsupported};
use crate::error::{Detail, QueryError, Span};
use pest::Parser as _;
use pest::error::{ErrorVariant, InputLocation};
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// The error of a text that is no statement and that pest refused with `error`.
pub(super) fn explain(text: &str, error: &pest::error::Error<Rule>) -> QueryError {
    let failure = Failure::of(text, error);
    if let Some(error) = unsupported::find(&failure) {
        return error;
    }
    let error = QueryError::syntax(failure.detail(), failure.message()).at(failure.found.span());
    match (failure.hint(), failure.open_bracket()) {
        (Some(hint), _) => error.hint(hint),
        (None, Some((hint, place))) => error.hint_at(hint, place),
        (None, None) => error,
    }
}

/// The words that are never variables, whatever follows.
const RESERVED: [&str; 16] = [
    "AND", "AS", "CASE", "DISTINCT", "ELSE", "FALSE", "IN", "IS", "NOT", "NULL", "OR", "THEN", "TRUE",
    "WHEN", "WHERE", "XOR",
];

/// What is known of the place where reading ended.
pub(super) struct Failure<'text> {
    /// The whole statement.
    pub(super) text: &'text str,
    /// The word or sign that could not be read.
    pub(super) found: Found<'text>,
    /// What could have stood there.
    pub(super) expected: Expected,
}

/// A word or sign, or the end of the text where `text` is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found<'text> {
    pub(super) text: &'text str,
    pub(super) start: usize,
}

impl<'text> Found<'text> {
    /// What stands at byte `position`, white space passed over.
    pub(super) fn at(text: &'text str, position: usize) -> Self {
        let rest = text[position..].trim_start();
        let start = text.len() - rest.len();
        let word = rest.find(|character| !is_word(character)).unwrap_or(rest.len());
        let length = match (word, rest.chars().next()) {
            (0, Some(sign)) => sign.len_utf8(),
            _ => word,
        };
        Found { text: &rest[..length], start }
    }

    /// What stands before byte `position`, white space passed over.
    pub(super) fn before(text: &'text str, position: usize) -> Self {
        let rest = text[..position].trim_end();
        let word = rest.trim_end_matches(is_word).len();
        let start = match rest.chars().next_back() {
            Some(sign) if word == rest.len() => rest.len() - sign.len_utf8(),
            _ => word,
        };
        Found { text: &rest[start..], start }
    }

    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(super) fn span(&self) -> Span {
        Span::new(self.start, self.end())
    }

    pub(super) fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    fn is_word(&self) -> bool {
        self.text.chars().next().is_some_and(|first| is_word(first) && !first.is_ascii_digit())
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

impl<'text> Failure<'text> {
    fn of(text: &'text str, error: &pest::error::Error<Rule>) -> Self {
        let (position, expected) = furthest(text, error);
        Failure { text, found: Found::at(text, word_start(text, position)), expected }
    }

    /// What stands before the place.
    pub(super) fn previous(&self) -> Found<'text> {
        Found::before(self.text, self.found.start)
    }

    /// What stands after the word or sign that could not be read.
    pub(super) fn next(&self) -> Found<'text> {
        Found::at(self.text, self.found.end())
    }

    fn detail(&self) -> Detail {
        match self.found.text.chars().next() {
            Some(sign) if !sign.is_ascii() && !sign.is_alphabetic() => Detail::InvalidUnicodeCharacter,
            Some('-') if self.is_bound() => Detail::InvalidRelationshipPattern,
            _ => Detail::UnexpectedSyntax,
        }
    }

    /// Whether a bound of a variable length was being read.
    fn is_bound(&self) -> bool {
        self.expected.has("]") && matches!(self.previous().text, "*" | ".")
    }

    fn message(&self) -> String {
        const SHOWN: usize = 40;
        let found = match self.found.text.char_indices().nth(SHOWN) {
            None if self.found.text.is_empty() => "unexpected end of the query".to_owned(),
            None => format!("unexpected '{}'", self.found.text),
            Some((end, _)) => format!("unexpected '{}…'", &self.found.text[..end]),
        };
        match self.expected.to_string() {
            expected if expected.is_empty() => found,
            expected => format!("{found}: expected {expected}"),
        }
    }

    // ---- Hints

    fn hint(&self) -> Option<String> {
        let own = [Self::misspelt, Self::foreign, Self::spaced_name, Self::reserved];
        let own = || own.iter().find_map(|hint| hint(self));
        habits::hint(self).or_else(own).or_else(|| habits::remark(self))
    }

    /// A keyword that is nearly what stands there.
    fn misspelt(&self) -> Option<String> {
        let found = self.found.text.to_ascii_uppercase();
        if !self.found.is_word() || RESERVED.contains(&found.as_str()) {
            return None;
        }
        let near = |keyword: &str| strsim::damerau_levenshtein(&found, keyword);
        let closest = self.expected.keywords().min_by_key(|keyword| near(keyword))?;
        let tolerated = if closest.len() > 4 { 2 } else { 1 };
        (near(closest) <= tolerated).then(|| format!("did you mean {closest}?"))
    }

    /// What other languages write.
    fn foreign(&self) -> Option<String> {
        let found = self.found.text.to_ascii_uppercase();
        let is_after = |sign: &str| self.previous().text == sign;
        let hint = match found.as_str() {
            "-" if self.is_bound() => "a variable length has no negative bounds",
            ">" if is_after("-") => "a relationship is written --> or -[:TYPE]->",
            "=" if is_after("=") => "equality is written with one =",
            "=" if is_after("!") => "inequality is written <>",
            "!" if self.next().text == "=" => "inequality is written <>",
            "!" => "negation is written NOT",
            "&" => "conjunction is written AND",
            "\u{2018}" | "\u{2019}" | "\u{201C}" | "\u{201D}" => "strings stand between ' or \"",
            "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2014}" | "\u{2212}" => {
                "minus is written -"
            }
            "SELECT" => "write MATCH (n:Label) RETURN n.key",
            "UPDATE" => "write MATCH (n:Label) SET n.key = value",
            "GROUP" => "columns without an aggregate are the groups; leave it out",
            "HAVING" => "write WITH … WHERE … before RETURN",
            "LIKE" | "ILIKE" => "write CONTAINS, STARTS WITH, ENDS WITH or =~",
            "BETWEEN" => "write low <= n.key <= high",
            "SORT" => "write ORDER BY",
            "FROM" | "JOIN" => "what is asked about is written as a pattern: MATCH (a)-[:TYPE]->(b)",
            "=" if self.expected.has(":") => "a property is written {key: value}",
            "," if self.is_list_in_parentheses() => "a list is written in square brackets: x IN [1, 2]",
            "VALUES" => "write CREATE (:Label {key: value})",
            _ if is_after("INTO") => "write CREATE (:Label {key: value})",
            "#" => "comments are written // or /* */",
            _ if is_after(";") => "one statement at a time is read here",
            _ => return None,
        };
        Some(hint.to_owned())
    }

    /// Whether this is within `IN (`.
    fn is_list_in_parentheses(&self) -> bool {
        let open = scan::open_bracket(self.text, self.found.start);
        open.is_some_and(|(bracket, start)| bracket == b'(' && Found::before(self.text, start).is("IN"))
    }

    /// Whether a word stands there with which a clause begins.
    fn begins_clause(&self) -> bool {
        const BEGINNINGS: [&str; 9] =
            ["RETURN", "MATCH", "OPTIONAL", "WITH", "CREATE", "MERGE", "SET", "DELETE", "ORDER"];
        BEGINNINGS.iter().any(|word| self.found.is(word))
    }

    /// A label or type of several words.
    fn spaced_name(&self) -> Option<String> {
        let first = self.previous();
        let is_name = self.found.is_word() && Found::before(self.text, first.start).text == ":";
        let is_inside = matches!(self.next().text, ")" | "]" | "{" | "*");
        (is_name && is_inside).then(|| {
            format!("a name of several words stands between backticks: `{} {}`", first.text, self.found.text)
        })
    }

    /// A keyword where a name belongs.
    fn reserved(&self) -> Option<String> {
        let is_reserved = RESERVED.contains(&self.found.text.to_ascii_uppercase().as_str());
        (is_reserved && self.expected.has_name())
            .then(|| format!("'{0}' is a keyword; write `{0}` to use it as a name", self.found.text))
    }

    /// A bracket that was never closed, or closed by another, and its place.
    fn open_bracket(&self) -> Option<(String, Span)> {
        let (bracket, start) = scan::open_bracket(self.text, self.found.start)?;
        let closing = match bracket {
            b'(' => ")",
            b'[' => "]",
            _ => "}",
        };
        let goes_on = matches!(self.found.text, "-" | "<" | ">") || self.begins_clause();
        let is_end = matches!(self.found.text, "" | ")" | "]" | "}" | ";");
        if !(is_end || goes_on && self.expected.has(closing)) {
            return None;
        }
        let hint = || format!("the '{}' is still open", char::from(bracket));
        (self.found.text != closing).then(|| (hint(), Span::new(start, start + 1)))
    }
}

/// Where the word begins that byte `position` lies inside of; `position` itself where it lies in none.
fn word_start(text: &str, position: usize) -> usize {
    match text[position..].starts_with(is_word) {
        true => text[..position].trim_end_matches(is_word).len(),
        false => position,
    }
}

/// The furthest byte that reading reached, and what could have stood there.
fn furthest(text: &str, error: &pest::error::Error<Rule>) -> (usize, Expected) {
    let reached = match error.location {
        InputLocation::Pos(position) | InputLocation::Span((position, _)) => position,
    };
    let rules = match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => positives.as_slice(),
        ErrorVariant::CustomError { .. } => &[],
    };
    match wanted_words(text, reached) {
        Some((position, words)) => (position, Expected::of_tokens(words, rules)),
        None => (reached, Expected::of_rules(rules)),
    }
}

/// The words and signs that pest looked for at the furthest byte it saw, at or after `reached`; nothing where the text
/// is too long to be read again for it, or where only what follows a name was looked at.
///
/// pest has one switch for the whole process; explanations take turns so as not to turn it off under each other. A
/// parse that runs at the same time is slower for it and otherwise the same.
fn wanted_words(text: &str, reached: usize) -> Option<(usize, BTreeSet<String>)> {
    const LONGEST_READ_AGAIN: usize = 64 << 10;
    static TURN: Mutex<()> = Mutex::new(());
    if text.len() > LONGEST_READ_AGAIN {
        return None;
    }
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    pest::set_error_detail(true);
    let parsed = Grammar::parse(Rule::statement, text);
    pest::set_error_detail(false);
    let error = parsed.err()?;
    let attempts = error.parse_attempts()?;
    let is_name =
        attempts.call_stacks().iter().any(|stack| stack.deepest.get_rule() == Some(&Rule::variable));
    if attempts.max_position < reached || (attempts.max_position > reached && is_name) {
        return None;
    }
    Some((attempts.max_position, attempts.expected_tokens().iter().map(ToString::to_string).collect()))
}
