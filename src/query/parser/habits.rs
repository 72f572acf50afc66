//! What people write who know another language: told by the words round the place where reading ended.
//!
//! Each habit is a few tokens before and after that place; nothing is read twice. What comes out is how it is written
//! here.

use super::errors::{Failure, Found};
use super::scan;

/// Words that are written apart.
const APART: [(&str, &str); 5] = [
    ("ORDERBY", "write ORDER BY"),
    ("GROUPBY", "columns without an aggregate are the groups; leave it out"),
    ("STARTSWITH", "write STARTS WITH"),
    ("ENDSWITH", "write ENDS WITH"),
    ("OPTIONALMATCH", "write OPTIONAL MATCH"),
];

/// How an apostrophe is written.
pub(super) const APOSTROPHE: &str = r#"an apostrophe in a string is written 'it\'s' or "it's""#;

/// How it is written here what stands at the place where reading ended.
pub(super) fn hint(failure: &Failure<'_>) -> Option<String> {
    let hints = [
        apart,
        quoted_name,
        bare_node,
        apostrophe,
        rows_of_others,
        choice,
        exists,
        arrow,
        deletion,
        late_condition,
        denied_choice,
        prompt,
    ];
    hints.iter().find_map(|hint| hint(failure))
}

/// A remark behind two dashes; asked only where nothing else is known, since `--` is a relationship too.
pub(super) fn remark(failure: &Failure<'_>) -> Option<String> {
    let line = failure.text[..failure.found.start].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let before = &failure.text[line..failure.found.start];
    let is_word = |rest: &str| rest.starts_with(' ') && rest.trim_start().starts_with(char::is_alphanumeric);
    let follows = before.rfind(" -- ").map(|dashes| &failure.text[line + dashes + 3..]);
    let begins = failure.found.text == "-" && failure.next().text == "-" && before.trim().is_empty();
    (begins || follows.is_some_and(is_word)).then(|| "comments are written // or /* */".to_owned())
}

fn apart(failure: &Failure<'_>) -> Option<String> {
    let (_, hint) = APART.iter().find(|(word, _)| failure.found.is(word))?;
    Some((*hint).to_owned())
}

/// `AS 'Name'`
fn quoted_name(failure: &Failure<'_>) -> Option<String> {
    let is_quoted = failure.previous().is("AS") && matches!(failure.found.text, "'" | "\"");
    is_quoted
        .then(|| "a name stands without quotes, one of several words between backticks: AS `Name`".to_owned())
}

/// `MATCH c:Country`
fn bare_node(failure: &Failure<'_>) -> Option<String> {
    let is_pattern = |word: Found<'_>| ["MATCH", "CREATE", "MERGE"].iter().any(|own| word.is(own));
    let previous = failure.previous();
    let name = match failure.next().text {
        ":" if is_pattern(previous) => failure.found.text,
        _ if failure.expected.has("=") && is_pattern(before(failure, previous)) => previous.text,
        _ => return None,
    };
    Some(format!("a node stands in parentheses: ({name}:Label)"))
}

/// `'it''s'`; what has no end is told elsewhere.
fn apostrophe(failure: &Failure<'_>) -> Option<String> {
    let follows = failure.text[..failure.found.start].ends_with('\'');
    let goes_on = failure.found.text == "'" || failure.found.text.starts_with(char::is_alphabetic);
    (follows && goes_on).then(|| APOSTROPHE.to_owned())
}

/// `TOP 3` and `LIMIT 0, 3`
fn rows_of_others(failure: &Failure<'_>) -> Option<String> {
    let (previous, found) = (failure.previous(), failure.found.text);
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty();
    if previous.is("TOP") && is_number(found) {
        return Some(format!("write LIMIT {found} at the end"));
    }
    let is_pair = found == "," && before(failure, previous).is("LIMIT") && is_number(failure.next().text);
    is_pair.then(|| format!("write SKIP {} LIMIT {}", previous.text, failure.next().text))
}

/// `[r:A OR B]`, `[r:A, B]` and `(c:A OR B)`
fn choice(failure: &Failure<'_>) -> Option<String> {
    let (first, next) = (failure.previous(), failure.next());
    let is_last = || matches!(Found::at(failure.text, next.end()).text, "]" | ")" | "," | "*");
    let is_choice = failure.found.is("OR") || failure.found.text == "," && is_last();
    if !is_choice || !failure.expected.has("|") {
        return None;
    }
    let (bracket, _) = scan::open_bracket(failure.text, failure.found.start)?;
    let what = if bracket == b'[' { "types" } else { "labels" };
    Some(format!("{what} of which one will do are joined by |: :{}|{}", first.text, next.text))
}

/// `EXISTS (c)-[:TYPE]->()`
fn exists(failure: &Failure<'_>) -> Option<String> {
    let before = failure.text[..failure.found.start].to_ascii_uppercase();
    let rest = before[before.rfind("EXISTS")? + "EXISTS".len()..].trim_start().strip_prefix('(')?;
    let after = rest[rest.find(')')? + 1..].trim_start();
    after
        .starts_with(['-', '<'])
        .then(|| "a pattern after EXISTS stands in braces: EXISTS { (a)-[:TYPE]->(b) }".to_owned())
}

/// `-[r:X]>(d)`
fn arrow(failure: &Failure<'_>) -> Option<String> {
    let is_arrow = failure.found.text == ">" && failure.previous().text == "]";
    is_arrow.then(|| "an arrow ends with ]->".to_owned())
}

/// `DELETE FROM c`
fn deletion(failure: &Failure<'_>) -> Option<String> {
    let previous = failure.previous();
    let is_deletion = previous.is("FROM") && before(failure, previous).is("DELETE");
    is_deletion.then(|| "write MATCH (n:Label) DELETE n".to_owned())
}

/// `RETURN c.name LIMIT 2 WHERE …`
fn late_condition(failure: &Failure<'_>) -> Option<String> {
    let before = failure.text[..failure.found.start].to_ascii_uppercase();
    let is_late = failure.found.is("WHERE") && before.split_whitespace().any(|word| word == "RETURN");
    is_late.then(|| {
        "WHERE stands before RETURN, after MATCH; what is computed is tested by WITH … WHERE … RETURN"
            .to_owned()
    })
}

/// `c.name NOT IN ['China']`, and the like
fn denied_choice(failure: &Failure<'_>) -> Option<String> {
    let next = failure.next();
    let is_test = ["IN", "STARTS", "ENDS", "CONTAINS", "LIKE"].iter().any(|word| next.is(word));
    (failure.found.is("NOT") && is_test).then(|| "NOT stands before the whole: NOT x IN list".to_owned())
}

/// `silkgraph> MATCH …`, what a shell prints before a statement.
fn prompt(failure: &Failure<'_>) -> Option<String> {
    let is_ours = failure.found.is("silkgraph") && failure.next().text == ">";
    let is_rest = failure.found.text == "." && failure.text[failure.found.start..].starts_with("...>");
    (is_ours || is_rest).then(|| "what the shell prints before a statement is no part of it".to_owned())
}

fn before<'text>(failure: &Failure<'text>, word: Found<'text>) -> Found<'text> {
    Found::before(failure.text, word.start)
}
