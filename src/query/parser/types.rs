//! Types: from the flat row of words and brackets that the grammar reads to a union of kinds.

use super::chains::Piece;
use super::lexical::{span, unexpected};
use super::{Builder, Built, Pair, Rule};
use crate::value::{TypeAlternative, TypeKind, ValueType};

/// How deep lists may lie in each other.
const DEPTH: usize = 60;

impl Builder<'_> {
    /// `INTEGER | LIST<STRING NOT NULL>`, whatever values it is of.
    #[expect(clippy::unused_self, reason = "as the other parts of the tree are built")]
    pub(super) fn value_type(&mut self, pair: Pair<'_>) -> Built<ValueType> {
        let place = span(&pair);
        let mut open: Vec<Vec<TypeAlternative>> = vec![Vec::new()];
        for part in pair.into_inner() {
            let is_too_deep = open.len() > DEPTH;
            let found = open.last_mut().expect("the outermost type is never closed");
            match part.as_rule() {
                Rule::list_open if is_too_deep => return Err(super::scan::too_deep(span(&part))),
                Rule::list_open => open.push(Vec::new()),
                Rule::type_name => found.push(alternative(kind(part.as_str()))),
                Rule::not_null_mark => found.last_mut().into_iter().for_each(exclude_null),
                Rule::list_suffix => {
                    let item = found.pop().into_iter().collect();
                    found.push(list_of(item));
                }
                _ => {
                    let items = open.pop().unwrap_or_default();
                    let Some(outer) = open.last_mut() else {
                        return Err(unexpected("this > closes no LIST<", span(&part)));
                    };
                    outer.push(list_of(items));
                }
            }
        }
        match <[_; 1]>::try_from(open) {
            Ok([alternatives]) => Ok(ValueType { alternatives }),
            Err(_) => Err(unexpected("a > is missing in this type", place)),
        }
    }

    /// `IS :: TYPE` after an operand, and its other forms.
    pub(super) fn type_test(&mut self, pair: Pair<'_>) -> Built<Piece> {
        let place = span(&pair);
        let is_negated = pair.clone().into_inner().any(|part| part.as_rule() == Rule::NOT);
        let value_type = pair.into_inner().last().expect("the grammar ends a test of a type with the type");
        Ok(Piece::TypeTest { value_type: self.value_type(value_type)?, is_negated, span: place })
    }

    /// A type that properties can have.
    pub(super) fn property_type(&mut self, pair: Pair<'_>) -> Built<ValueType> {
        let place = span(&pair);
        let value_type = self.value_type(pair)?;
        if value_type.alternatives.iter().any(|alternative| !alternative.is_nullable) {
            return Err(unexpected("NOT NULL has no place in the type of a property", place)
                .hint("another constraint asks for that: REQUIRE n.key IS NOT NULL"));
        }
        if !value_type.is_of_properties() {
            return Err(unexpected(format!("no property can be of the type {value_type}"), place)
                .hint("a list's items are never null: LIST<STRING NOT NULL>"));
        }
        Ok(value_type)
    }
}

fn alternative(kind: TypeKind) -> TypeAlternative {
    TypeAlternative { kind, is_nullable: true }
}

fn list_of(alternatives: Vec<TypeAlternative>) -> TypeAlternative {
    alternative(TypeKind::List(Box::new(ValueType { alternatives })))
}

fn exclude_null(alternative: &mut TypeAlternative) {
    alternative.is_nullable = false;
    if alternative.kind == TypeKind::Null {
        alternative.kind = TypeKind::Nothing;
    }
}

/// The kind that a name stands for; the names that the grammar knows, however they are spaced.
fn kind(written: &str) -> TypeKind {
    let words: Vec<String> = written.split_whitespace().map(str::to_ascii_uppercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match *words {
        ["NOTHING"] => TypeKind::Nothing,
        ["NULL"] => TypeKind::Null,
        ["BOOLEAN" | "BOOL"] => TypeKind::Boolean,
        ["STRING" | "VARCHAR"] => TypeKind::String,
        ["INTEGER" | "INT"] | ["SIGNED", "INTEGER"] => TypeKind::Integer,
        ["FLOAT"] => TypeKind::Float,
        ["DATE"] => TypeKind::Date,
        ["LOCAL", "TIME"] | ["TIME", "WITHOUT", ..] => TypeKind::LocalTime,
        ["ZONED", "TIME"] | ["TIME", "WITH", ..] => TypeKind::ZonedTime,
        ["LOCAL", "DATETIME"] | ["TIMESTAMP", "WITHOUT", ..] => TypeKind::LocalDateTime,
        ["ZONED", "DATETIME"] | ["TIMESTAMP", "WITH", ..] => TypeKind::ZonedDateTime,
        ["DURATION"] => TypeKind::Duration,
        ["POINT"] => TypeKind::Point,
        [.., "NODE" | "VERTEX"] => TypeKind::Node,
        [.., "RELATIONSHIP" | "EDGE"] => TypeKind::Relationship,
        [.., "MAP"] => TypeKind::Map,
        ["PATH" | "PATHS"] => TypeKind::Path,
        [.., "PROPERTY", "VALUE"] => TypeKind::PropertyValue,
        _ => TypeKind::Any,
    }
}
