//! An entry of the tables of topics: what the reference tells of a clause, a pattern, an operator or a kind of value.

use std::borrow::Cow;

/// A part of the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the titles say it")]
pub enum Section {
    Statements,
    Reading,
    Projecting,
    Writing,
    Calling,
    Schema,
    Patterns,
    Expressions,
    Values,
    ScalarFunctions,
    GraphFunctions,
    ListFunctions,
    MathematicalFunctions,
    StringFunctions,
    ConversionFunctions,
    TemporalFunctions,
    SpatialFunctions,
    EvidenceFunctions,
    Aggregates,
    Procedures,
    Differences,
}

impl Section {
    /// Every section, in the order of the document.
    pub const ALL: [Section; 21] = [
        Section::Statements,
        Section::Reading,
        Section::Projecting,
        Section::Writing,
        Section::Calling,
        Section::Schema,
        Section::Patterns,
        Section::Expressions,
        Section::Values,
        Section::ScalarFunctions,
        Section::GraphFunctions,
        Section::ListFunctions,
        Section::MathematicalFunctions,
        Section::StringFunctions,
        Section::ConversionFunctions,
        Section::TemporalFunctions,
        Section::SpatialFunctions,
        Section::EvidenceFunctions,
        Section::Aggregates,
        Section::Procedures,
        Section::Differences,
    ];

    /// Its title in the document.
    pub fn title(self) -> &'static str {
        match self {
            Section::Statements => "Statements and prefixes",
            Section::Reading => "Reading clauses",
            Section::Projecting => "Projecting clauses",
            Section::Writing => "Writing clauses",
            Section::Calling => "Calls and subqueries",
            Section::Schema => "Schema commands",
            Section::Patterns => "Patterns",
            Section::Expressions => "Expressions and operators",
            Section::Values => "Values and literals",
            Section::ScalarFunctions => "Functions of any values",
            Section::GraphFunctions => "Functions of the graph",
            Section::ListFunctions => "Functions of lists",
            Section::MathematicalFunctions => "Functions of numbers",
            Section::StringFunctions => "Functions of strings",
            Section::ConversionFunctions => "Functions that convert",
            Section::TemporalFunctions => "Functions of time",
            Section::SpatialFunctions => "Functions of points",
            Section::EvidenceFunctions => "Functions of evidence",
            Section::Aggregates => "Aggregates",
            Section::Procedures => "Procedures",
            Section::Differences => "Deliberate differences from openCypher, GQL and Neo4j",
        }
    }

    /// Whether its pages are functions or aggregates.
    pub fn is_of_functions(self) -> bool {
        (Section::ScalarFunctions..=Section::Aggregates).contains(&self)
    }

    /// What its anchors begin with.
    pub(super) fn anchor(self) -> &'static str {
        match self {
            Section::Statements => "statement",
            Section::Reading | Section::Projecting | Section::Writing | Section::Calling => "clause",
            Section::Schema => "schema",
            Section::Patterns => "pattern",
            Section::Expressions => "expression",
            Section::Values => "value",
            Section::Aggregates => "aggregate",
            Section::Procedures => "procedure",
            Section::Differences => "difference",
            _ => "function",
        }
    }
}

/// Whose a form of the language is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The openCypher 9 reference.
    OpenCypher,
    /// ISO/IEC 39075.
    Gql,
    /// Neo4j 5's Cypher.
    Neo4j,
    /// Nobody else's.
    Silkgraph,
}

impl Origin {
    /// Its name, as pages write it.
    pub fn name(self) -> &'static str {
        match self {
            Origin::OpenCypher => "openCypher 9",
            Origin::Gql => "GQL",
            Origin::Neo4j => "Neo4j 5",
            Origin::Silkgraph => "silkgraph",
        }
    }
}

/// A statement that shows something on the graph of the reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The statement, without `;`.
    pub query: Cow<'static, str>,
    /// The error it is there to show (`class: detail`); none for one that runs.
    pub error: Option<&'static str>,
}

/// One entry of the tables.
#[derive(Debug, Clone)]
pub struct Topic {
    /// Its name.
    pub name: &'static str,
    /// Its part of the reference.
    pub section: Section,
    /// Whose it is.
    pub origin: Origin,
    /// Its syntax, a line a form; empty where there is none.
    pub syntax: &'static str,
    /// One or two sentences.
    pub summary: &'static str,
    /// What is worth knowing: nulls, order, errors.
    pub rules: &'static [&'static str],
    /// Statements that show it, at least one.
    pub examples: &'static [Example],
    /// The names of other pages.
    pub see_also: &'static [&'static str],
    /// Other words by which it is found.
    pub words: &'static [&'static str],
}

impl Topic {
    /// A topic with everything but name and content left out.
    pub(super) const fn of(section: Section, origin: Origin) -> Self {
        Topic {
            name: "",
            section,
            origin,
            syntax: "",
            summary: "",
            rules: &[],
            examples: &[],
            see_also: &[],
            words: &[],
        }
    }
}

/// An example that runs.
pub(super) const fn runs(query: &'static str) -> Example {
    Example { query: Cow::Borrowed(query), error: None }
}

/// An example that shows an error.
pub(super) const fn fails(query: &'static str, error: &'static str) -> Example {
    Example { query: Cow::Borrowed(query), error: Some(error) }
}
