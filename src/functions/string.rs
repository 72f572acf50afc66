//! Functions of strings. Positions and lengths count characters (Unicode scalar values), from 0.

use super::arguments::{ANY, INTEGER, STRING, count, list, string, too_large, wrong_type};
use super::{Environment, Family, Function, Parameter, Type};
use crate::error::{Detail, QueryError};
use crate::value::Value;
use unicode_normalization::UnicodeNormalization;

const STRINGS: Function = Function { returns: Type::String, ..Function::of(Family::String) };
const TEXT: Parameter = Parameter::required("text", STRING);
const LENGTH: Parameter = Parameter::required("length", INTEGER);
const CHARACTERS: Parameter = Parameter::optional("characters", STRING);
const PAIR: &[Parameter] = &[Parameter::required("a", STRING), Parameter::required("b", STRING)];

/// The most pairs of characters that a similarity compares, about a second's work.
const MAXIMUM_PAIRS: usize = 100_000_000;

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "left",
        parameters: &[TEXT, LENGTH],
        summary: "The first characters of a string.",
        example: "left('Chengdu', 3)",
        evaluate: left,
        ..STRINGS
    },
    Function {
        name: "right",
        parameters: &[TEXT, LENGTH],
        summary: "The last characters of a string.",
        example: "right('Chengdu', 2)",
        evaluate: right,
        ..STRINGS
    },
    Function {
        name: "substring",
        parameters: &[TEXT, Parameter::required("start", INTEGER), Parameter::optional("length", INTEGER)],
        summary: "The characters of a string from position `start`, all or `length` of them.",
        example: "substring('Chengdu', 2, 3)",
        evaluate: substring,
        ..STRINGS
    },
    Function {
        name: "replace",
        parameters: &[
            TEXT,
            Parameter::required("search", STRING),
            Parameter::required("replacement", STRING),
        ],
        summary: "A string with every occurrence of `search` replaced.",
        example: "replace('a-b-c', '-', '/')",
        evaluate: replace,
        ..STRINGS
    },
    Function {
        name: "split",
        parameters: &[TEXT, Parameter::required("delimiters", &[Type::String, Type::List])],
        returns: Type::List,
        summary: "The parts of a string between the delimiters; an empty delimiter parts every character.",
        example: "split('a;b;c', ';')",
        evaluate: split,
        ..STRINGS
    },
    Function {
        name: "trim",
        parameters: &[TEXT, CHARACTERS],
        summary: "A string without white space, or the given characters, at both ends.",
        example: "trim('  a ')",
        evaluate: |arguments, _| trim("trim", arguments, Ends::Both),
        ..STRINGS
    },
    Function {
        name: "btrim",
        parameters: &[TEXT, CHARACTERS],
        summary: "A string without white space, or the given characters, at both ends.",
        example: "btrim('xxaxx', 'x')",
        evaluate: |arguments, _| trim("btrim", arguments, Ends::Both),
        ..STRINGS
    },
    Function {
        name: "ltrim",
        parameters: &[TEXT, CHARACTERS],
        summary: "A string without white space, or the given characters, at its beginning.",
        example: "ltrim('  a')",
        evaluate: |arguments, _| trim("ltrim", arguments, Ends::Start),
        ..STRINGS
    },
    Function {
        name: "rtrim",
        parameters: &[TEXT, CHARACTERS],
        summary: "A string without white space, or the given characters, at its end.",
        example: "rtrim('a  ')",
        evaluate: |arguments, _| trim("rtrim", arguments, Ends::End),
        ..STRINGS
    },
    Function {
        name: "toUpper",
        parameters: &[TEXT],
        summary: "A string in capitals.",
        example: "toUpper('abc')",
        evaluate: |arguments, _| Ok(string("toUpper", &arguments[0])?.to_uppercase().into()),
        ..STRINGS
    },
    Function {
        name: "upper",
        parameters: &[TEXT],
        summary: "A string in capitals.",
        example: "upper('abc')",
        evaluate: |arguments, _| Ok(string("upper", &arguments[0])?.to_uppercase().into()),
        ..STRINGS
    },
    Function {
        name: "toLower",
        parameters: &[TEXT],
        summary: "A string without capitals.",
        example: "toLower('ABC')",
        evaluate: |arguments, _| Ok(string("toLower", &arguments[0])?.to_lowercase().into()),
        ..STRINGS
    },
    Function {
        name: "lower",
        parameters: &[TEXT],
        summary: "A string without capitals.",
        example: "lower('ABC')",
        evaluate: |arguments, _| Ok(string("lower", &arguments[0])?.to_lowercase().into()),
        ..STRINGS
    },
    Function {
        name: "char_length",
        parameters: &[TEXT],
        returns: Type::Integer,
        summary: "How many characters a string has.",
        example: "char_length('žluť')",
        evaluate: |arguments, _| character_length("char_length", arguments),
        ..STRINGS
    },
    Function {
        name: "character_length",
        parameters: &[TEXT],
        returns: Type::Integer,
        summary: "How many characters a string has.",
        example: "character_length('žluť')",
        evaluate: |arguments, _| character_length("character_length", arguments),
        ..STRINGS
    },
    Function {
        name: "normalize",
        parameters: &[TEXT, Parameter::optional("form", STRING)],
        summary: "A string in a Unicode normal form: NFC, NFD, NFKC or NFKD.",
        example: "normalize('ž', 'NFD')",
        evaluate: normalize,
        ..STRINGS
    },
    Function {
        name: "isNormalized",
        parameters: &[Parameter::required("value", ANY), Parameter::optional("form", STRING)],
        returns: Type::Boolean,
        summary: "Whether a string is in a Unicode normal form, NFC where none is named; of what is no string, null.",
        example: "isNormalized('ž', 'NFC')",
        evaluate: is_normalized,
        ..STRINGS
    },
    Function {
        name: "text.levenshtein",
        parameters: PAIR,
        returns: Type::Integer,
        summary: "How many characters must be put in, taken out or changed to make one string the other.",
        example: "text.levenshtein('Chengdu', 'Chengde')",
        evaluate: |arguments, _| {
            Ok(Value::Integer(compared("text.levenshtein", arguments, strsim::levenshtein)? as i64))
        },
        ..STRINGS
    },
    Function {
        name: "text.damerauLevenshtein",
        parameters: PAIR,
        returns: Type::Integer,
        summary: "As `text.levenshtein`, where changing over two neighbours counts once.",
        example: "text.damerauLevenshtein('ca', 'abc')",
        evaluate: |arguments, _| {
            Ok(Value::Integer(
                compared("text.damerauLevenshtein", arguments, strsim::damerau_levenshtein)? as i64
            ))
        },
        ..STRINGS
    },
    Function {
        name: "text.levenshteinSimilarity",
        parameters: PAIR,
        returns: Type::Float,
        summary: "How alike two strings are by their Levenshtein distance: 1 is the same, 0 nothing in common.",
        example: "text.levenshteinSimilarity('Chengdu', 'Chengde')",
        evaluate: |arguments, _| {
            compared("text.levenshteinSimilarity", arguments, strsim::normalized_levenshtein)
                .map(Value::Float)
        },
        ..STRINGS
    },
    Function {
        name: "text.jaroWinkler",
        parameters: PAIR,
        returns: Type::Float,
        summary: "How alike two names are, with more weight on how they begin: 1 is the same, 0 nothing in common.",
        example: "text.jaroWinkler('Zhang Guangjun', 'Zhang Guanjun')",
        evaluate: |arguments, _| {
            compared("text.jaroWinkler", arguments, strsim::jaro_winkler).map(Value::Float)
        },
        ..STRINGS
    },
    Function {
        name: "text.sorensenDice",
        parameters: PAIR,
        returns: Type::Float,
        summary: "How many pairs of neighbouring characters two strings share: 1 is all, 0 none.",
        example: "text.sorensenDice('web applications', 'applications of the web')",
        evaluate: |arguments, _| {
            compared("text.sorensenDice", arguments, strsim::sorensen_dice).map(Value::Float)
        },
        ..STRINGS
    },
];

fn left(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    let text = string("left", &arguments[0])?;
    let length = count("left", &arguments[1])?;
    Ok(text[..byte_position(text, length)].into())
}

fn right(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    let text = string("right", &arguments[0])?;
    let length = count("right", &arguments[1])?;
    let left_out = text.chars().count().saturating_sub(length);
    Ok(text[byte_position(text, left_out)..].into())
}

fn substring(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    let text = string("substring", &arguments[0])?;
    let start = count("substring", &arguments[1])?;
    let rest = &text[byte_position(text, start)..];
    Ok(match arguments.get(2) {
        None => rest.into(),
        Some(length) => rest[..byte_position(rest, count("substring", length)?)].into(),
    })
}

/// Where the character at `position` begins, or the end of the text.
fn byte_position(text: &str, position: usize) -> usize {
    text.char_indices().nth(position).map_or(text.len(), |(byte, _)| byte)
}

fn replace(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    let text = string("replace", &arguments[0])?;
    let search = string("replace", &arguments[1])?;
    let replacement = string("replace", &arguments[2])?;
    let added = text.matches(&**search).count().saturating_mul(replacement.len());
    if added > Value::MAXIMUM_STRING_BYTES {
        return Err(too_large(format!("replace() makes at most {} bytes", Value::MAXIMUM_STRING_BYTES)));
    }
    Ok(text.replace(&**search, replacement).into())
}

fn split(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    let text = string("split", &arguments[0])?;
    if text.len() > Value::MAXIMUM_LIST_LENGTH {
        return Err(too_large(format!("split() takes at most {} bytes", Value::MAXIMUM_LIST_LENGTH)));
    }
    match &arguments[1] {
        Value::String(delimiter) => Ok(split_at_any(text, &[delimiter])),
        Value::List(_) => {
            let delimiters = list("split", &arguments[1])?.iter().map(|item| Ok(&**string("split", item)?));
            Ok(split_at_any(text, &delimiters.collect::<Result<Vec<&str>, QueryError>>()?))
        }
        other => Err(wrong_type("split", "a string or a list of strings", other)),
    }
}

/// Splits where any delimiter begins, at the earlier in the list where two do. Time O(bytes × delimiters).
fn split_at_any(text: &str, delimiters: &[&str]) -> Value {
    if delimiters.contains(&"") && !text.is_empty() {
        return text.chars().collect();
    }
    let mut parts = Vec::new();
    let (mut start, mut position) = (0, 0);
    while let Some(character) = text[position..].chars().next() {
        match delimiters
            .iter()
            .find(|delimiter| !delimiter.is_empty() && text[position..].starts_with(**delimiter))
        {
            Some(delimiter) => {
                parts.push(Value::from(&text[start..position]));
                position += delimiter.len();
                start = position;
            }
            None => position += character.len_utf8(),
        }
    }
    parts.push(text[start..].into());
    Value::list(parts)
}

/// Which ends of a string are trimmed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    Both,
    Start,
    End,
}

fn trim(function: &str, arguments: &[Value], ends: Ends) -> Result<Value, QueryError> {
    let mut text: &str = string(function, &arguments[0])?;
    let characters = arguments.get(1).map(|characters| string(function, characters)).transpose()?;
    let is_trimmed =
        |character: char| characters.map_or(character.is_whitespace(), |set| set.contains(character));
    if ends != Ends::End {
        text = text.trim_start_matches(is_trimmed);
    }
    if ends != Ends::Start {
        text = text.trim_end_matches(is_trimmed);
    }
    Ok(text.into())
}

fn character_length(function: &str, arguments: &[Value]) -> Result<Value, QueryError> {
    Ok(Value::Integer(string(function, &arguments[0])?.chars().count() as i64))
}

fn normalize(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    let text = string("normalize", &arguments[0])?;
    Ok(normal("normalize", text, arguments.get(1))?.into())
}

fn is_normalized(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    let text = match &arguments[0] {
        Value::String(text) => text,
        _ => "",
    };
    let normal = normal("isNormalized", text, arguments.get(1))?;
    Ok(match arguments[0] {
        Value::String(_) => Value::Boolean(normal == text),
        _ => Value::Null,
    })
}

/// The text in the form of this name; in NFC where none is given.
fn normal(function: &str, text: &str, form: Option<&Value>) -> Result<String, QueryError> {
    let form = form.map_or(Ok("NFC"), |form| string(function, form).map(|form| &**form))?;
    Ok(match form.to_ascii_uppercase().as_str() {
        "NFC" => text.nfc().collect(),
        "NFD" => text.nfd().collect(),
        "NFKC" => text.nfkc().collect(),
        "NFKD" => text.nfkd().collect(),
        _ => {
            let message = format!("{function}() knows no form '{form}'");
            return Err(QueryError::argument(Detail::InvalidArgumentValue, message)
                .hint("write NFC, NFD, NFKC or NFKD"));
        }
    })
}

/// Compares two strings, unless they are so long that it would take minutes.
fn compared<T>(function: &str, arguments: &[Value], compare: fn(&str, &str) -> T) -> Result<T, QueryError> {
    let a = string(function, &arguments[0])?;
    let b = string(function, &arguments[1])?;
    if a.len().saturating_mul(b.len()) > MAXIMUM_PAIRS {
        return Err(too_large(format!(
            "{function}() compares shorter strings only, up to about 10,000 characters"
        )));
    }
    Ok(compare(a, b))
}
