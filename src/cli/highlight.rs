//! Colours for what is typed in the shell.

use std::borrow::Cow;

/// The words that are coloured as the language's own.
pub(super) static KEYWORDS: &[&str] = &[
    "ALL", "AND", "ANY", "AS", "ASC", "BY", "CALL", "CASE", "CITE", "CITING", "CONTAINS", "CREATE", "DELETE",
    "DESC", "DETACH", "DISTINCT", "DROP", "ELSE", "END", "ENDS", "EXISTS", "EXPLAIN", "FALSE", "FOR",
    "FOREACH", "IN", "INDEX", "IS", "LIMIT", "MATCH", "MERGE", "NONE", "NOT", "NULL", "ON", "OPTIONAL", "OR",
    "ORDER", "PROFILE", "REMOVE", "RETURN", "SET", "SINGLE", "SKIP", "STARTS", "THEN", "TRUE", "UNION",
    "UNWIND", "WHEN", "WHERE", "WITH", "XOR", "YIELD",
];

const KEYWORD: &str = "\x1b[1;34m";
const STRING: &str = "\x1b[32m";
const NUMBER: &str = "\x1b[36m";
const COMMENT: &str = "\x1b[90m";
const PLAIN: &str = "\x1b[0m";

/// `text` with colours for keywords, strings, numbers and comments.
pub(super) fn highlight(text: &str) -> Cow<'_, str> {
    let mut coloured = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (colour, length) = token(rest, first);
        let (token, after) = rest.split_at(length);
        match colour {
            Some(colour) => coloured.extend([colour, token, PLAIN]),
            None => coloured.push_str(token),
        }
        rest = after;
    }
    Cow::Owned(coloured)
}

/// The colour and length in bytes of what `text` begins with.
fn token(text: &str, first: char) -> (Option<&'static str>, usize) {
    let while_char = |is_more: fn(char) -> bool| text.find(|c| !is_more(c)).unwrap_or(text.len());
    match first {
        '\'' | '"' => (Some(STRING), quoted_length(text, first)),
        '`' => (None, quoted_length(text, first)),
        '/' if text.starts_with("//") => (Some(COMMENT), text.find('\n').unwrap_or(text.len())),
        '/' if text.starts_with("/*") => (Some(COMMENT), text.find("*/").map_or(text.len(), |end| end + 2)),
        digit if digit.is_ascii_digit() => (Some(NUMBER), while_char(|c| c.is_alphanumeric() || c == '.')),
        letter if letter.is_alphabetic() || letter == '_' => {
            let length = while_char(|c| c.is_alphanumeric() || c == '_');
            let is_keyword = KEYWORDS.contains(&text[..length].to_uppercase().as_str());
            (is_keyword.then_some(KEYWORD), length)
        }
        // What follows these is a name, even where it reads like a keyword.
        ':' | '.' | '$' => {
            let name = text[1..].find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len() - 1);
            (None, 1 + name)
        }
        other => (None, other.len_utf8()),
    }
}

/// The length of the quoted text that `text` begins with, to its end or the end of `text`.
fn quoted_length(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (place, character) in text.char_indices().skip(1) {
        if !is_escaped && character == quote {
            return place + character.len_utf8();
        }
        is_escaped = !is_escaped && character == '\\' && quote != '`';
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_change_nothing_but_colours() {
        for text in ["RETURN 'it\\'s' // end", "MATCH (n:Match {a: 1.5}) /* open", "\"", "`a", "中 國 1"] {
            let coloured = highlight(text);
            let plain = [KEYWORD, STRING, NUMBER, COMMENT, PLAIN]
                .iter()
                .fold(coloured.into_owned(), |text, colour| text.replace(colour, ""));
            assert_eq!(plain, text);
        }
    }

    #[test]
    fn a_label_that_reads_like_a_keyword_is_a_label() {
        assert_eq!(highlight("(:Match)"), "(:Match)");
        assert_eq!(highlight("match"), format!("{KEYWORD}match{PLAIN}"));
    }
}
