//! Names, numbers and strings: what a word of the text stands for.
//!
//! In comes what pest found to be a name, a number or a string; out goes its value, or why it has none. The rules are
//! those of `grammar/lexical.pest`.

use super::{Built, Pair};
use crate::error::{Detail, QueryError, Span};
use crate::query::ast::Name;
use crate::value::Value;
use std::sync::Arc;

/// Where a rule was found. Exact where the rule ends in a word or a bracket; others take white space with them.
pub(super) fn span(pair: &Pair<'_>) -> Span {
    let found = pair.as_span();
    Span::new(found.start(), found.start() + found.as_str().trim_end().len())
}

/// A name without its backticks.
pub(super) fn name(pair: &Pair<'_>) -> Name {
    Name { text: name_text(pair.as_str()), span: span(pair) }
}

/// What stands between the backticks, a doubled one being one; or the word itself.
fn name_text(written: &str) -> Arc<str> {
    match written.strip_prefix('`').and_then(|quoted| quoted.strip_suffix('`')) {
        Some(inside) if inside.contains('`') => inside.replace("``", "`").into(),
        Some(inside) => inside.into(),
        None => written.into(),
    }
}

/// The name of a parameter, without `$` and backticks.
pub(super) fn parameter(pair: &Pair<'_>) -> Arc<str> {
    name_text(&pair.as_str()[1..])
}

/// An error of syntax that has no detail of its own.
pub(super) fn unexpected(message: impl Into<String>, place: Span) -> QueryError {
    QueryError::syntax(Detail::UnexpectedSyntax, message).at(place)
}

// ---- Numbers

/// The value of a number literal with its sign, which decides whether 9223372036854775808 fits.
pub(super) fn number(written: &str, is_negative: bool, place: Span) -> Built<Value> {
    let digits = written.replace('_', "");
    match digits.get(..2).map(str::to_ascii_lowercase).as_deref() {
        _ if has_stray_underscore(written) => Err(invalid_number(written, place)),
        Some("0x") => integer(written, &digits[2..], 16, is_negative, place),
        Some("0o") => integer(written, &digits[2..], 8, is_negative, place),
        _ if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            decimal(written, &digits, is_negative, place)
        }
        _ => float(written, &digits, is_negative, place),
    }
}

/// Whether an underscore stands elsewhere than between two digits.
fn has_stray_underscore(written: &str) -> bool {
    let bytes = written.as_bytes();
    let is_digit = |position: usize| bytes.get(position).is_some_and(u8::is_ascii_hexdigit);
    let is_stray = |position: usize| position == 0 || !is_digit(position - 1) || !is_digit(position + 1);
    bytes.iter().enumerate().any(|(position, byte)| *byte == b'_' && is_stray(position))
}

/// A decimal integer. `017` is refused: it was octal once and is decimal elsewhere.
fn decimal(written: &str, digits: &str, is_negative: bool, place: Span) -> Built<Value> {
    let without_zeros = digits.trim_start_matches('0');
    if digits.len() > 1 && without_zeros.len() < digits.len() {
        let date = if digits.len() == 2 { "; a date is written date('2025-01-31')" } else { "" };
        let hint =
            format!("write 0o{without_zeros} for an octal number, {without_zeros} for a decimal one{date}");
        return Err(invalid_number(written, place).hint(hint));
    }
    integer(written, digits, 10, is_negative, place)
}

fn integer(written: &str, digits: &str, radix: u32, is_negative: bool, place: Span) -> Built<Value> {
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return Err(invalid_number(written, place));
    }
    let value = u64::from_str_radix(digits, radix).ok().map(i128::from);
    let signed = value.map(|value| if is_negative { -value } else { value });
    match signed.and_then(|value| i64::try_from(value).ok()) {
        Some(integer) => Ok(Value::Integer(integer)),
        None => Err(integer_overflow(written, place)),
    }
}

fn float(written: &str, digits: &str, is_negative: bool, place: Span) -> Built<Value> {
    match digits.parse::<f64>() {
        Ok(float) if float.is_infinite() => {
            let message = format!("{written} is too large for a float");
            Err(QueryError::syntax(Detail::FloatingPointOverflow, message).at(place))
        }
        Ok(float) => Ok(Value::Float(if is_negative { -float } else { float })),
        Err(_) => Err(invalid_number(written, place)),
    }
}

fn integer_overflow(written: &str, place: Span) -> QueryError {
    QueryError::syntax(Detail::IntegerOverflow, format!("{written} does not fit in a 64-bit integer"))
        .at(place)
}

fn invalid_number(written: &str, place: Span) -> QueryError {
    QueryError::syntax(Detail::InvalidNumberLiteral, format!("'{written}' is not a number")).at(place)
}

/// A bound of a variable-length relationship.
pub(super) fn bound(written: &str, place: Span) -> Built<u64> {
    match number(written, false, place)? {
        Value::Integer(bound) => Ok(bound.unsigned_abs()),
        _ => Err(invalid_number(written, place)),
    }
}

// ---- Strings

/// The text of a string literal, its escapes replaced.
pub(super) fn string(pair: &Pair<'_>) -> Built<Arc<str>> {
    let written = pair.as_str();
    let inside = &written[1..written.len() - 1];
    match inside.contains('\\') {
        true => unescape(inside, pair.as_span().start() + 1),
        false => Ok(inside.into()),
    }
}

/// Replaces the escapes of `written`, which stands at byte `offset` of the statement.
fn unescape(written: &str, offset: usize) -> Built<Arc<str>> {
    let mut text = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(position) = rest.find('\\') {
        text.push_str(&rest[..position]);
        let (character, length) = escape(&rest[position..], offset + written.len() - rest.len() + position)?;
        text.push(character);
        rest = &rest[position + length..];
    }
    text.push_str(rest);
    Ok(text.into())
}

/// The character that the escape at the start of `text` stands for, and the escape's length in bytes.
fn escape(text: &str, offset: usize) -> Built<(char, usize)> {
    let letter = text[1..].chars().next().unwrap_or('\\');
    let character = match letter {
        '\\' | '\'' | '"' | '`' => letter,
        'b' => '\u{8}',
        'f' => '\u{C}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => return unicode_escape(text, 4, offset),
        'U' => return unicode_escape(text, 8, offset),
        _ => return Err(unknown_escape(letter, offset)),
    };
    Ok((character, 1 + letter.len_utf8()))
}

fn unknown_escape(letter: char, offset: usize) -> QueryError {
    let place = Span::new(offset, offset + 1 + letter.len_utf8());
    unexpected(format!("\\{letter} is not an escape of a string"), place)
        .hint(format!("write \\\\{letter} for a backslash before {letter}"))
}

/// `\uXXXX`, where two may make a surrogate pair, or `\UXXXXXXXX`.
fn unicode_escape(text: &str, digits: usize, offset: usize) -> Built<(char, usize)> {
    let length = 2 + digits;
    let code = hexadecimal(text, 2, digits);
    let low = match code {
        Some(0xD800..=0xDBFF) if text[length..].starts_with("\\u") => hexadecimal(text, length + 2, 4),
        _ => None,
    };
    let found = match (code, low) {
        (Some(high), Some(low @ 0xDC00..=0xDFFF)) => {
            char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)).map(|pair| (pair, length + 6))
        }
        (Some(code), _) => char::from_u32(code).map(|character| (character, length)),
        (None, _) => None,
    };
    found.ok_or_else(|| invalid_unicode(text, length, offset))
}

fn hexadecimal(text: &str, start: usize, digits: usize) -> Option<u32> {
    let written = text.get(start..start + digits)?;
    match written.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        true => u32::from_str_radix(written, 16).ok(),
        false => None,
    }
}

fn invalid_unicode(text: &str, length: usize, offset: usize) -> QueryError {
    let written: String = text.chars().take(length).collect();
    let message = format!("'{written}' is not the escape of a character");
    QueryError::syntax(Detail::InvalidUnicodeLiteral, message)
        .at(Span::new(offset, offset + written.len()))
        .hint("write \\u and four hexadecimal digits, or \\U and eight")
}
