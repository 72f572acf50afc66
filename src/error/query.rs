//! An error in a query, in openCypher's vocabulary: a class, a phase, a detail, and where.
//!
//! The classes and details are those that openCypher's compatibility kit uses, plus `NotSupported`
//! for what the language has and this version does not, and `LimitExceeded` for what is too large.

use std::fmt;

/// A range of bytes of the query's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The range from byte `start` up to, not including, byte `end`.
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |position: usize| u32::try_from(position).unwrap_or(u32::MAX);
        Span { start: narrow(start), end: narrow(end) }
    }

    /// The smallest range that covers both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The line and column, both from 1 and the column in characters, at which the range begins in `text`.
    pub fn line_and_column(self, text: &str) -> Option<(usize, usize)> {
        let before = text.get(..self.start as usize)?;
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Some((before.matches('\n').count() + 1, before[line_start..].chars().count() + 1))
    }
}

/// The family of an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names are openCypher's own")]
pub enum ErrorClass {
    SyntaxError,
    SemanticError,
    TypeError,
    ArgumentError,
    ArithmeticError,
    EntityNotFound,
    ParameterMissing,
    ProcedureError,
    ConstraintValidationFailed,
    ConstraintVerificationFailed,
}

/// When an error shows itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Before the first row: the text alone is wrong.
    CompileTime,
    /// While running: this data, or these parameters, are wrong for the query.
    Runtime,
}

/// The rule that was broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names are openCypher's own")]
pub enum Detail {
    AmbiguousAggregationExpression,
    ColumnNameConflict,
    ConstraintViolation,
    CreateBlockedByConstraint,
    CreatingVarLength,
    DeleteConnectedNode,
    DeletedEntityAccess,
    DifferentColumnsInUnion,
    DivisionByZero,
    FloatingPointOverflow,
    IntegerOverflow,
    InvalidAggregation,
    InvalidArgumentPassingMode,
    InvalidArgumentType,
    InvalidArgumentValue,
    InvalidClauseComposition,
    InvalidDelete,
    InvalidElementAccess,
    InvalidNumberLiteral,
    InvalidNumberOfArguments,
    InvalidParameterUse,
    InvalidPropertyType,
    InvalidRelationshipPattern,
    InvalidUnicodeCharacter,
    InvalidUnicodeLiteral,
    LimitExceeded,
    ListElementAccessByNonInteger,
    MapElementAccessByNonString,
    MergeReadOwnWrites,
    MissingParameter,
    NegativeIntegerArgument,
    NestedAggregation,
    NoExpressionAlias,
    NonConstantExpression,
    NoSingleRelationshipType,
    NotSupported,
    NoVariablesInScope,
    NumberOutOfRange,
    ProcedureNotFound,
    PropertyAccessOnNonMap,
    RelationshipUniquenessViolation,
    RequiresDirectedRelationship,
    SourceNotFound,
    UndefinedVariable,
    UnexpectedSyntax,
    UnknownFunction,
    VariableAlreadyBound,
    VariableTypeConflict,
}

/// A query that cannot be answered: which rule it breaks, where, and what to write instead.
///
/// `Display` gives one line, with the place where it is [known](Self::located); [`QueryError::report`] adds the query's
/// line with a caret.
#[derive(Debug, Clone, PartialEq)]
pub struct QueryError {
    /// The family.
    pub class: ErrorClass,
    /// When it showed.
    pub phase: Phase,
    /// The rule broken.
    pub detail: Detail,
    /// What is wrong, in a sentence without a capital or a full stop.
    pub message: String,
    /// Where in the text, if one place is to blame.
    pub span: Option<Span>,
    /// What to try instead, if we can tell.
    pub hint: Option<String>,
    /// The place that the hint speaks of, where that is another one than the fault's.
    pub hint_place: Option<Box<HintPlace>>,
    /// The line and column of the place, both from 1 and the column in characters, once it is known in which text.
    pub position: Option<(usize, usize)>,
}

/// The place that a hint speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HintPlace {
    /// Where in the text.
    pub span: Span,
    /// Its line and column, once it is known in which text.
    pub position: Option<(usize, usize)>,
}

impl QueryError {
    /// An error with neither place nor hint yet.
    pub fn new(class: ErrorClass, phase: Phase, detail: Detail, message: impl Into<String>) -> Self {
        QueryError {
            class,
            phase,
            detail,
            message: message.into(),
            span: None,
            hint: None,
            hint_place: None,
            position: None,
        }
    }

    /// A `SyntaxError` at compile time.
    pub fn syntax(detail: Detail, message: impl Into<String>) -> Self {
        Self::new(ErrorClass::SyntaxError, Phase::CompileTime, detail, message)
    }

    /// A `TypeError` at run time.
    pub fn type_error(detail: Detail, message: impl Into<String>) -> Self {
        Self::new(ErrorClass::TypeError, Phase::Runtime, detail, message)
    }

    /// An `ArgumentError` at run time.
    pub fn argument(detail: Detail, message: impl Into<String>) -> Self {
        Self::new(ErrorClass::ArgumentError, Phase::Runtime, detail, message)
    }

    /// What the language has and this version does not.
    pub fn not_supported(what: impl fmt::Display) -> Self {
        Self::syntax(Detail::NotSupported, format!("not supported yet: {what}"))
    }

    /// The same error, placed at `span` unless it already has a place.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span.get_or_insert(span);
        self
    }

    /// The same error with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same error with a hint that speaks of another place.
    #[must_use]
    pub fn hint_at(self, hint: impl Into<String>, span: Span) -> Self {
        QueryError { hint_place: Some(Box::new(HintPlace { span, position: None })), ..self.hint(hint) }
    }

    /// The same error, moved `bytes` to the right: the text it lies in is a part of a longer one.
    #[must_use]
    pub fn moved(mut self, bytes: usize) -> Self {
        let moved = |span: Span| Span::new(bytes + span.start as usize, bytes + span.end as usize);
        self.span = self.span.map(moved);
        if let Some(place) = &mut self.hint_place {
            place.span = moved(place.span);
        }
        self
    }

    /// The same error, which tells where in `query` it lies.
    #[must_use]
    pub fn located(mut self, query: &str) -> Self {
        self.position = self.position.or_else(|| self.line_and_column(query));
        if let Some(place) = &mut self.hint_place {
            place.position = place.position.or_else(|| place.span.line_and_column(query));
        }
        self
    }

    /// The line and column, both from 1 and the column in characters, where the error lies in `query`.
    pub fn line_and_column(&self, query: &str) -> Option<(usize, usize)> {
        self.span?.line_and_column(query)
    }

    /// The hint, with the line and column in `query` of the place that it speaks of.
    pub fn hint_in(&self, query: &str) -> Option<String> {
        self.hint_from(self.hint_place.as_ref().and_then(|place| place.span.line_and_column(query)))
    }

    fn hint_from(&self, position: Option<(usize, usize)>) -> Option<String> {
        let hint = self.hint.as_deref()?;
        Some(match position {
            Some((line, column)) => format!("{hint}: line {line}, column {column}"),
            None => hint.to_owned(),
        })
    }

    /// The message, the line of `query` with a caret under the fault, and the hint.
    pub fn report(&self, query: &str) -> String {
        let mut report = self.headline();
        if let Some(excerpt) = self.excerpt(query) {
            report.push('\n');
            report.push_str(&excerpt);
        }
        if let Some(hint) = self.hint_in(query) {
            report.push_str(&format!("\nHint: {hint}"));
        }
        report
    }

    fn headline(&self) -> String {
        format!("{:?}: {:?}: {}", self.class, self.detail, self.message)
    }

    /// The faulty line, at most 120 characters of it round the fault, with a caret under each of its characters.
    fn excerpt(&self, query: &str) -> Option<String> {
        const BEFORE: usize = 60;
        const WIDTH: usize = 120;
        let (line_number, column) = self.line_and_column(query)?;
        let line: Vec<char> = query.lines().nth(line_number - 1).unwrap_or("").chars().collect();
        let first = (column - 1).saturating_sub(BEFORE);
        let shown: String =
            line.iter().skip(first).take(WIDTH).map(|&c| if c.is_control() { ' ' } else { c }).collect();
        let span = self.span?;
        let text = query.get(span.start as usize..span.end as usize).unwrap_or("");
        let length = text.lines().next().unwrap_or("").chars().count().clamp(1, WIDTH);
        let prefix = format!("line {line_number}, column {column}: ");
        let indent = " ".repeat(prefix.chars().count() + column - 1 - first);
        Some(format!("{prefix}{shown}\n{indent}{}", "^".repeat(length)))
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.headline())?;
        if let Some((line, column)) = self.position {
            write!(f, " (line {line}, column {column})")?;
        }
        match self.hint_from(self.hint_place.as_ref().and_then(|place| place.position)) {
            Some(hint) => write!(f, " (hint: {hint})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for QueryError {}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Phase::CompileTime => "compile time",
            Phase::Runtime => "runtime",
        })
    }
}
