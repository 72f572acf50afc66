//! Predicates on two strings.

use super::super::chunk::Row;
use super::super::context::Context;
use super::evaluate;
use crate::error::{Detail, QueryError, Result, Span};
use crate::query::ast::StringOperator;
use crate::query::bound::Expression;
use crate::value::Value;
use memchr::memmem;
use regex::{Regex, RegexBuilder};
use std::sync::Arc;

/// How many bytes a compiled regular expression may take.
const PATTERN_BYTES: usize = 1 << 20;
/// How many compiled regular expressions a statement keeps.
const PATTERNS_KEPT: usize = 64;

/// Whether the predicate holds; unknown when either operand is not a string.
pub(super) fn string_predicate(
    operator: StringOperator,
    left: &Expression,
    right: &Expression,
    row: Row<'_>,
    context: &mut Context<'_>,
) -> Result<Option<bool>> {
    let span = right.span;
    let operands = (evaluate(left, row, context)?, evaluate(right, row, context)?);
    let (Value::String(left), Value::String(right)) = operands else { return Ok(None) };
    Ok(Some(match operator {
        StringOperator::StartsWith => left.starts_with(&*right),
        StringOperator::EndsWith => left.ends_with(&*right),
        StringOperator::Contains => left.contains(&*right),
        StringOperator::Matches => matches(&left, &right, span, context)?,
    }))
}

/// Looks for one text in many.
pub(super) enum Finder {
    Prefix(Prefix),
    Suffix(Arc<str>),
    Within(Box<memmem::Finder<'static>>),
}

impl Finder {
    /// Looks for `wanted` as the operator says; `None` for regular expressions.
    pub(super) fn new(operator: StringOperator, wanted: &Arc<str>) -> Option<Self> {
        match operator {
            StringOperator::StartsWith => Some(Finder::Prefix(Prefix::new(wanted))),
            StringOperator::EndsWith => Some(Finder::Suffix(wanted.clone())),
            StringOperator::Contains => {
                Some(Finder::Within(Box::new(memmem::Finder::new(wanted.as_bytes()).into_owned())))
            }
            StringOperator::Matches => None,
        }
    }

    /// Whether it is in `text` where it should be.
    pub(super) fn is_in(&self, text: &str) -> bool {
        match self {
            Finder::Prefix(prefix) => prefix.begins(text),
            Finder::Suffix(suffix) => text.ends_with(&**suffix),
            Finder::Within(finder) => finder.find(text.as_bytes()).is_some(),
        }
    }
}

/// What texts are to begin with: its first eight bytes are compared as one number.
pub(super) struct Prefix {
    head: u64,
    /// The bits of the head that count.
    mask: u64,
    whole: Arc<str>,
}

impl Prefix {
    fn new(wanted: &Arc<str>) -> Self {
        let (mut head, mut mask) = ([0; 8], [0; 8]);
        for (place, byte) in wanted.bytes().take(8).enumerate() {
            (head[place], mask[place]) = (byte, u8::MAX);
        }
        Prefix { head: u64::from_le_bytes(head), mask: u64::from_le_bytes(mask), whole: wanted.clone() }
    }

    #[inline]
    fn begins(&self, text: &str) -> bool {
        match text.as_bytes().first_chunk() {
            Some(&first) => {
                (u64::from_le_bytes(first) ^ self.head) & self.mask == 0
                    && (self.whole.len() <= 8 || text.starts_with(&*self.whole))
            }
            None => text.starts_with(&*self.whole),
        }
    }
}

/// Whether the regular expression matches the whole text. Takes time linear in the text.
fn matches(text: &str, pattern: &Arc<str>, span: Span, context: &mut Context<'_>) -> Result<bool> {
    if let Some(compiled) = context.patterns.get(pattern) {
        return Ok(compiled.is_match(text));
    }
    let compiled = compile(pattern).map_err(|error| error.at(span))?;
    let is_match = compiled.is_match(text);
    if context.patterns.len() >= PATTERNS_KEPT {
        context.patterns.clear();
    }
    context.patterns.insert(pattern.clone(), compiled);
    Ok(is_match)
}

fn compile(pattern: &str) -> Result<Regex, QueryError> {
    // On its own first: what closes our group and opens another would else pass.
    let build = |text: &str| RegexBuilder::new(text).size_limit(PATTERN_BYTES).build();
    build(pattern).and_then(|_| build(&format!(r"\A(?:{pattern})\z"))).map_err(|error| {
        let error = error.to_string();
        let reason = error.lines().last().map_or("", |line| line.trim_start_matches("error: "));
        let message = format!("not a regular expression: {reason}");
        QueryError::argument(Detail::InvalidArgumentValue, message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_found_whatever_the_lengths() {
        let texts =
            ["", "M", "Mar", "Maria", "Maria Garcia", "Maria Garcia Lopez", "Märzfeld", "Mara und Mira"];
        for wanted in texts.map(Arc::<str>::from) {
            let prefix = Prefix::new(&wanted);
            for text in texts {
                assert_eq!(prefix.begins(text), text.starts_with(&*wanted), "{text} {wanted}");
            }
        }
    }

    #[test]
    fn a_pattern_covers_the_whole_text() {
        let pattern = compile("a|ab").unwrap();
        assert!(pattern.is_match("ab") && pattern.is_match("a") && !pattern.is_match("abc"));
    }

    #[test]
    fn a_pattern_cannot_break_out_of_its_anchors() {
        assert!(compile("a)|(b").is_err());
        assert!(compile("a{1000}{1000}").is_err());
    }
}
