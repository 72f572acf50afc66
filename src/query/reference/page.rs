//! A page: the one form into which the entries of all tables are brought.

use super::topic::{Example, Origin, Section, Topic};
use super::{origins, procedures};
use crate::functions::{Aggregate, Family, Function, Parameter, Type};
use crate::procedures::{Column, Procedure, Setting, settings};
use std::fmt::Write as _;

/// What the reference tells of one thing.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its name.
    pub name: String,
    /// Its part of the reference.
    pub section: Section,
    /// Whose it is, where that is known.
    pub origin: Option<Origin>,
    /// Its syntax, a line a form.
    pub syntax: String,
    /// One or two sentences; parts in backticks are code, here and in the rules.
    pub summary: String,
    /// What is worth knowing: nulls, order, errors.
    pub rules: Vec<String>,
    /// Statements that show it.
    pub examples: Vec<Example>,
    /// The names of other pages.
    pub see_also: Vec<String>,
    /// Other words by which it is found.
    pub(super) words: &'static [&'static str],
}

impl Page {
    pub(super) fn of_topic(topic: &Topic) -> Self {
        let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        Page {
            name: topic.name.to_owned(),
            section: topic.section,
            origin: Some(topic.origin),
            syntax: topic.syntax.to_owned(),
            summary: topic.summary.to_owned(),
            rules: texts(topic.rules),
            examples: topic.examples.to_vec(),
            see_also: texts(topic.see_also),
            words: topic.words,
        }
    }

    pub(super) fn of_function(function: &Function) -> Self {
        let mut rules = Vec::new();
        if function.propagates_null && !function.parameters.is_empty() {
            rules.push("Of null it gives null.".to_owned());
        }
        if !function.is_deterministic {
            rules.push("It may give another value each time it is called.".to_owned());
        }
        let origin = origins::of_function(function.name, function.family);
        let syntax = signature(function.name, function.parameters, function.is_variadic, function.returns);
        let section = section_of(function.family);
        Page {
            origin,
            rules,
            ..Page::of_call(function.name, section, syntax, function.summary, function.example)
        }
    }

    pub(super) fn of_aggregate(aggregate: &Aggregate) -> Self {
        let name = aggregate.name;
        let rules = vec![
            "Rows for which its argument is null are passed over.".to_owned(),
            format!("`{name}(DISTINCT …)` takes every value once."),
        ];
        let syntax = signature(name, aggregate.parameters, false, aggregate.returns);
        let origin = Some(Origin::OpenCypher);
        let see_also = vec!["Aggregation".to_owned()];
        let page = Page::of_call(name, Section::Aggregates, syntax, aggregate.summary, aggregate.example);
        Page { origin, rules, see_also, ..page }
    }

    pub(super) fn of_procedure(procedure: &Procedure) -> Self {
        let setting = |setting: &Setting| {
            format!("Setting `{}` ({}): {}.", setting.name, setting.default(), setting.summary)
        };
        let syntax = format!(
            "CALL {}({}) YIELD {}",
            procedure.name,
            columns(&procedure.inputs),
            columns(&procedure.outputs)
        );
        let example = procedures::example(&procedure.name);
        Page {
            origin: Some(Origin::Silkgraph),
            rules: settings(&procedure.name).iter().map(setting).collect(),
            examples: example.map(super::topic::runs).into_iter().collect(),
            see_also: vec!["CALL".to_owned()],
            ..Page::of_call(&procedure.name, Section::Procedures, syntax, &procedure.summary, "")
        }
    }

    fn of_call(name: &str, section: Section, syntax: String, summary: &str, example: &str) -> Self {
        Page {
            name: name.to_owned(),
            section,
            origin: None,
            syntax,
            summary: summary.to_owned(),
            rules: Vec::new(),
            examples: statement(example).into_iter().collect(),
            see_also: Vec::new(),
            words: &[],
        }
    }

    /// Where it stands in the document: unlike that of any other page.
    pub fn anchor(&self) -> String {
        let mut anchor = self.section.anchor().to_owned();
        // The braces tell a subquery from what else is called so.
        let name = self.name.replace("{ }", "subquery");
        let is_part = |c: char| c.is_alphanumeric() || c == '.' || c == '_';
        for word in name.split(|c| !is_part(c)).filter(|word| !word.is_empty()) {
            anchor.push('-');
            anchor.push_str(&word.to_lowercase());
        }
        anchor
    }

    /// The page for a terminal: plain text, no line ends at its end.
    pub fn card(&self) -> String {
        let origin = self.origin.map_or_else(String::new, |origin| format!(" ({})", origin.name()));
        let mut card = format!("{}{origin}\n", self.name);
        for line in self.syntax.lines() {
            let _ = writeln!(card, "    {line}");
        }
        let _ = writeln!(card, "{}", self.summary);
        for rule in &self.rules {
            let _ = writeln!(card, "  - {rule}");
        }
        for example in &self.examples {
            let error = example.error.map_or_else(String::new, |error| format!("   // {error}"));
            let _ = writeln!(card, "Example{error}\n    {};", example.query.replace('\n', "\n    "));
        }
        if !self.see_also.is_empty() {
            let _ = writeln!(card, "See also {}", self.see_also.join(", "));
        }
        card.trim_end().to_owned()
    }
}

/// An example of a function as a statement: an expression gets its RETURN.
fn statement(example: &str) -> Option<Example> {
    let starts = ["MATCH ", "UNWIND ", "WITH ", "RETURN ", "CREATE ", "CALL ", "CITING "];
    let is_statement = starts.iter().any(|start| example.starts_with(start));
    let query = if is_statement { example.to_owned() } else { format!("RETURN {example}") };
    (!example.is_empty()).then(|| Example { query: query.into(), error: None })
}

fn section_of(family: Family) -> Section {
    match family {
        Family::Scalar => Section::ScalarFunctions,
        Family::Graph => Section::GraphFunctions,
        Family::List => Section::ListFunctions,
        Family::Mathematical => Section::MathematicalFunctions,
        Family::String => Section::StringFunctions,
        Family::Temporal => Section::TemporalFunctions,
        Family::Spatial => Section::SpatialFunctions,
        Family::Conversion => Section::ConversionFunctions,
        Family::Evidence => Section::EvidenceFunctions,
        Family::Aggregate => Section::Aggregates,
    }
}

/// `name(parameter :: TYPE, …) :: TYPE`.
fn signature(name: &str, parameters: &[Parameter], is_variadic: bool, returns: Type) -> String {
    let mut texts: Vec<_> = parameters.iter().map(parameter_text).collect();
    if is_variadic {
        texts.push("…".to_owned());
    }
    format!("{name}({}) :: {}", texts.join(", "), type_text(returns))
}

fn parameter_text(parameter: &Parameter) -> String {
    let types: Vec<_> = parameter.accepts.iter().map(|&accepted| type_text(accepted)).collect();
    let text = format!("{} :: {}", parameter.name, types.join(" | "));
    if parameter.is_optional { format!("[{text}]") } else { text }
}

fn columns(columns: &[Column]) -> String {
    let texts = columns.iter().map(|column| format!("{} :: {}", column.name, type_text(column.column_type)));
    texts.collect::<Vec<_>>().join(", ")
}

/// `LOCAL DATETIME` for `LocalDateTime`.
fn type_text(name: Type) -> String {
    let text = format!("{name:?}").to_uppercase();
    text.strip_prefix("LOCAL").map_or(text.clone(), |rest| format!("LOCAL {rest}"))
}
