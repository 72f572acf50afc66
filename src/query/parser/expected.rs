//! What could have stood where reading ended, in the words of people who write queries.
//!
//! In come the bare words and signs that pest looked for, a few dozen at most places; out goes a short list, in which
//! all that begins an expression is "an expression".

use super::Rule;
use std::collections::BTreeSet;
use std::fmt;

/// What could have stood at one place.
#[derive(Debug, Default)]
pub(super) struct Expected {
    /// Keywords and signs.
    tokens: BTreeSet<String>,
    /// Larger things, with their article.
    phrases: Vec<&'static str>,
}

/// Larger things: each is told by tokens that only it begins with, all of which must be there, and replaces more.
struct Phrase {
    words: &'static str,
    sign: &'static [&'static str],
    covers: &'static [&'static str],
}

const PHRASES: [Phrase; 3] = [
    Phrase {
        words: EXPRESSION,
        sign: &["0X", "TRUE"],
        covers: &[
            "\"", "'", "(", "+", "-", ".", "[", "`", "{", "$", "0O", "0X", "CASE", "COLLECT", "COUNT",
            "EXISTS", "FALSE", "NULL", "TRUE", "NOT",
        ],
    },
    Phrase {
        words: "an operator",
        sign: &["=~", "<>"],
        covers: &[
            "%", "*", "+", "-", ".", "/", ":", "<", "<=", "<>", "=", "=~", ">", ">=", "[", "^", "||", "(",
            "{", "AND", "CONTAINS", "ENDS", "IN", "IS", "OR", "STARTS", "XOR",
        ],
    },
    Phrase {
        words: "a clause such as MATCH, WITH or RETURN",
        sign: &["MATCH", "UNWIND", "RETURN"],
        covers: &[
            "(", "|", "CALL", "CREATE", "DELETE", "DETACH", "FILTER", "FINISH", "FOR", "FOREACH", "INSERT",
            "LET", "LIMIT", "MATCH", "MERGE", "NEXT", "OFFSET", "OPTIONAL", "ORDER", "REMOVE", "RETURN",
            "SET", "SKIP", "UNWIND", "WITH",
        ],
    },
];

const EXPRESSION: &str = "an expression";
const NAME: &str = "a name";

impl Expected {
    /// What the tokens that pest looked for mean.
    pub(super) fn of_tokens(tokens: BTreeSet<String>, rules: &[Rule]) -> Self {
        let mut expected = Expected { phrases: Vec::new(), tokens };
        for phrase in PHRASES.iter().filter(|phrase| expected.has_all(phrase.sign)).collect::<Vec<_>>() {
            expected.phrases.push(phrase.words);
        }
        if expected.has_all(&["A..Z", "`"]) && !expected.phrases.contains(&EXPRESSION) {
            expected.phrases.push(if rules.contains(&Rule::label_expression) {
                "a label or type"
            } else {
                NAME
            });
        }
        expected
    }

    /// What the rules that pest tried mean.
    pub(super) fn of_rules(rules: &[Rule]) -> Self {
        let mut expected = Expected::default();
        // Of all that may begin an expression, a number begins nothing else.
        if rules.contains(&Rule::number) {
            expected.phrases.push(EXPRESSION);
            return expected;
        }
        for rule in rules {
            match rule {
                Rule::expression | Rule::filter_expression => expected.phrases.push(EXPRESSION),
                Rule::variable | Rule::name => expected.phrases.push(NAME),
                Rule::node => expected.phrases.push("a node such as (n:Label)"),
                Rule::path_pattern | Rule::pattern => expected.phrases.push("a pattern such as (a)-->(b)"),
                Rule::map => expected.phrases.push("a map"),
                Rule::label_expression => expected.phrases.push("a label or type"),
                Rule::label_operator => expected.phrases.push("'|'"),
                rule => {
                    let word = format!("{rule:?}");
                    if word.bytes().all(|byte| byte.is_ascii_uppercase()) {
                        expected.tokens.insert(word);
                    }
                }
            }
        }
        expected
    }

    fn has_all(&self, tokens: &[&str]) -> bool {
        tokens.iter().all(|token| self.tokens.contains(*token))
    }

    pub(super) fn has(&self, token: &str) -> bool {
        self.tokens.contains(token)
    }

    /// Whether a name could have stood there, be it a variable or any other.
    pub(super) fn has_name(&self) -> bool {
        self.phrases.iter().any(|phrase| [EXPRESSION, NAME].contains(phrase))
    }

    /// The keywords, those that begin expressions and clauses included.
    pub(super) fn keywords(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().map(String::as_str).filter(|token| is_keyword(token))
    }

    /// What is to be shown of the tokens: what no phrase covers, without what may stand everywhere.
    fn shown(&self) -> impl Iterator<Item = String> {
        let covered = |token: &str| {
            let phrases = PHRASES.iter().filter(|phrase| self.phrases.contains(&phrase.words));
            phrases.flat_map(|phrase| phrase.covers).any(|cover| *cover == token)
        };
        let tokens = self.tokens.iter().map(String::as_str).filter(move |token| !covered(token));
        tokens.filter_map(|token| match token {
            "EOI" => None,
            _ if is_keyword(token) => Some(token.to_owned()),
            "(" | ")" | "[" | "]" | "{" | "}" | "," | "|" | ":" | "=" | "+=" | "-" | "." | "*" | "%"
            | "!" => Some(format!("'{token}'")),
            _ => None,
        })
    }
}

/// Words of two letters and more; pest shows a class of letters as `A..Z` and the exponent of a number as `E`.
fn is_keyword(token: &str) -> bool {
    token.len() > 1 && token.bytes().all(|byte| byte.is_ascii_uppercase()) && token != "EOI"
}

impl fmt::Display for Expected {
    /// `a, b or c`; nothing where nothing is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let phrases = self.phrases.iter().map(|phrase| (*phrase).to_owned());
        let all: Vec<String> = phrases.chain(self.shown()).collect();
        match all.split_last() {
            None => Ok(()),
            Some((only, [])) => f.write_str(only),
            Some((last, rest)) => write!(f, "{} or {last}", rest.join(", ")),
        }
    }
}
