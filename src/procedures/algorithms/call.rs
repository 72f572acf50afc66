//! A call of an algorithm: its nodes and its configuration, checked against the settings that the algorithm knows.

use super::Ticker;
use crate::error::{Detail, QueryError, Result};
use crate::functions::Environment;
use crate::graph::{Direction, GraphView};
use crate::value::{Map, NodeId, Value};
use std::fmt;
use std::ops::RangeInclusive;
use std::slice;
use std::sync::Arc;

/// What a setting is unless the configuration says otherwise.
pub(super) enum Preset {
    /// Nothing: the setting may be left out.
    Unset,
    /// A number.
    Number(f64),
    /// A whole number.
    Count(u64),
    /// Yes or no.
    Flag(bool),
    /// One of these words, the first unless told otherwise.
    Choice(&'static [&'static str]),
}

/// One entry that the configuration of a procedure may have.
pub struct Setting {
    /// Its key.
    pub name: &'static str,
    /// What it is unless given.
    pub(super) preset: Preset,
    /// What it means, without a capital or a full stop.
    pub summary: &'static str,
}

impl Setting {
    /// The labels a node must have one of.
    pub(super) const LABELS: Setting = Setting::optional("labels", "only nodes with one of these labels");
    /// The types a relationship must have one of.
    pub(super) const TYPES: Setting = Setting::optional("types", "only relationships of these types");
    /// The property that holds a relationship's weight.
    pub(super) const WEIGHT: Setting =
        Setting::optional("weight", "the key of the weights, all 1 without it");
    /// The weight of a relationship that has none.
    pub(super) const DEFAULT_WEIGHT: Setting =
        Setting::optional("defaultWeight", "the weight of a relationship without one");
    /// Relationships are followed along their arrows, unless told otherwise.
    pub(super) const ALONG: Setting = Setting::choice(
        "direction",
        &["outgoing", "incoming", "both"],
        "which way relationships are followed",
    );
    /// Relationships are followed both ways, unless told otherwise.
    pub(super) const BOTH_WAYS: Setting = Setting::choice(
        "direction",
        &["both", "outgoing", "incoming"],
        "which way relationships are followed",
    );

    /// What the setting is unless a configuration has it, as a query writes it; null where it is then nothing. Of
    /// words to choose from all are told, the one that it is first.
    pub fn default(&self) -> String {
        match &self.preset {
            Preset::Unset => "null".to_owned(),
            Preset::Number(number) => Value::Float(*number).to_string(),
            Preset::Count(count) => count.to_string(),
            Preset::Flag(flag) => flag.to_string(),
            Preset::Choice(words) => format!("'{}'", words.join("' | '")),
        }
    }

    /// A setting that may be left out.
    pub(super) const fn optional(name: &'static str, summary: &'static str) -> Self {
        Setting { name, preset: Preset::Unset, summary }
    }

    /// One of several words.
    pub(super) const fn choice(
        name: &'static str,
        words: &'static [&'static str],
        summary: &'static str,
    ) -> Self {
        Setting { name, preset: Preset::Choice(words), summary }
    }

    /// A number.
    pub(super) const fn number(name: &'static str, preset: f64, summary: &'static str) -> Self {
        Setting { name, preset: Preset::Number(preset), summary }
    }

    /// A whole number.
    pub(super) const fn count(name: &'static str, preset: u64, summary: &'static str) -> Self {
        Setting { name, preset: Preset::Count(preset), summary }
    }
}

/// A call of an algorithm.
pub(super) struct Call<'a> {
    algorithm: &'static str,
    settings: &'static [Setting],
    arguments: &'a [Value],
    configuration: Arc<Map>,
    /// What the statement sees.
    pub(super) environment: &'a Environment<'a>,
    /// The graph as the statement sees it.
    pub(super) graph: &'a GraphView,
    /// Says whether the call may go on.
    pub(super) ticker: Ticker<'a>,
}

impl<'a> Call<'a> {
    /// A call with `arguments`, the last of which is the configuration.
    ///
    /// # Errors
    /// `ArgumentError: InvalidArgumentValue` when the configuration has an entry that the algorithm does not know,
    /// `TypeError: InvalidArgumentType` when it is not a map.
    pub(super) fn read(
        algorithm: &'static str,
        settings: &'static [Setting],
        arguments: &'a [Value],
        environment: &'a Environment<'a>,
    ) -> Result<Self, QueryError> {
        let configuration = match arguments.last() {
            Some(Value::Map(entries)) => entries.clone(),
            None | Some(Value::Null) => Arc::default(),
            Some(other) => return Err(wrong_type(algorithm, "configuration", "a map", other)),
        };
        let is_known = |key: &&Arc<str>| settings.iter().any(|setting| setting.name == &***key);
        if let Some(unknown) = configuration.keys().find(|key| !is_known(key)) {
            return Err(unknown_setting(algorithm, unknown, settings));
        }
        let ticker = Ticker::new(environment.watch);
        Ok(Call {
            algorithm,
            settings,
            arguments,
            configuration,
            environment,
            graph: environment.graph,
            ticker,
        })
    }

    /// The node given as the argument at `index`.
    pub(super) fn node(&self, index: usize) -> Result<NodeId, QueryError> {
        match self.arguments.get(index) {
            Some(Value::Node(node)) => Ok(*node),
            other => Err(wrong_type(self.algorithm, "argument", "a node", other.unwrap_or(&Value::Null))),
        }
    }

    /// A number, where one is given or preset.
    pub(super) fn optional_number(&self, name: &str) -> Result<Option<f64>, QueryError> {
        match (self.given(name), self.preset(name)) {
            (None, Preset::Number(number)) => Ok(Some(*number)),
            (None, _) => Ok(None),
            (Some(Value::Integer(integer)), _) => Ok(Some(*integer as f64)),
            (Some(Value::Float(float)), _) => Ok(Some(*float)),
            (other, _) => Err(self.refused(name, "a number", other)),
        }
    }

    /// A number between bounds.
    ///
    /// # Errors
    /// `ArgumentError: NumberOutOfRange` when it is not.
    pub(super) fn number(&self, name: &str, range: RangeInclusive<f64>) -> Result<f64, QueryError> {
        let number = self.optional_number(name)?.unwrap_or(*range.start());
        if range.contains(&number) {
            Ok(number)
        } else {
            Err(self.out_of_range(name, range.start(), range.end()))
        }
    }

    /// A whole number of `least` or more.
    ///
    /// # Errors
    /// `ArgumentError: NumberOutOfRange` when it is less.
    pub(super) fn count(&self, name: &str, least: usize) -> Result<usize, QueryError> {
        Ok(self.optional_count(name, least)?.unwrap_or(least))
    }

    /// A whole number of `least` or more, where one is given or preset.
    pub(super) fn optional_count(&self, name: &str, least: usize) -> Result<Option<usize>, QueryError> {
        let whole = match (self.given(name), self.preset(name)) {
            (None, Preset::Count(count)) => return Ok(usize::try_from(*count).ok()),
            (None, _) => return Ok(None),
            (Some(Value::Integer(integer)), _) => *integer,
            (other, _) => return Err(self.refused(name, "an integer", other)),
        };
        let count = usize::try_from(whole).ok().filter(|count| *count >= least);
        count.map(Some).ok_or_else(|| self.out_of_range(name, &least, &i64::MAX))
    }

    /// Yes or no.
    pub(super) fn flag(&self, name: &str) -> Result<bool, QueryError> {
        match (self.given(name), self.preset(name)) {
            (Some(Value::Boolean(flag)), _) => Ok(*flag),
            (None, Preset::Flag(flag)) => Ok(*flag),
            (other, _) => Err(self.refused(name, "a boolean", other)),
        }
    }

    /// A string, where one is given.
    pub(super) fn text(&self, name: &str) -> Result<Option<&str>, QueryError> {
        match self.given(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            other => Err(self.refused(name, "a string", other)),
        }
    }

    /// A list of strings, where one is given; a single string is a list of one.
    pub(super) fn names(&self, name: &str) -> Result<Option<Vec<&str>>, QueryError> {
        let Some(items) = self.items(name) else { return Ok(None) };
        let mut names = Vec::with_capacity(items.len());
        for item in items {
            match item {
                Value::String(text) => names.push(&**text),
                other => return Err(self.refused(name, "a list of strings", Some(other))),
            }
        }
        Ok(Some(names))
    }

    /// A list of nodes, where one is given; a single node is a list of one.
    pub(super) fn nodes(&self, name: &str) -> Result<Option<Vec<NodeId>>, QueryError> {
        let Some(items) = self.items(name) else { return Ok(None) };
        let node = |item: &Value| match item {
            Value::Node(node) => Ok(*node),
            other => Err(self.refused(name, "a list of nodes", Some(other))),
        };
        items.iter().map(node).collect::<Result<_, _>>().map(Some)
    }

    /// Which way relationships are followed.
    ///
    /// # Errors
    /// `ArgumentError: InvalidArgumentValue` when the word is none of the setting's.
    pub(super) fn direction(&self) -> Result<Direction, QueryError> {
        let Preset::Choice(words) = self.preset("direction") else { return Ok(Direction::Both) };
        match self.text("direction")?.unwrap_or(words[0]) {
            "outgoing" => Ok(Direction::Outgoing),
            "incoming" => Ok(Direction::Incoming),
            "both" => Ok(Direction::Both),
            _ => Err(self.invalid(format!("`direction` is one of '{}'", words.join("', '")))),
        }
    }

    /// A value that the algorithm cannot work with.
    pub(super) fn invalid(&self, message: impl fmt::Display) -> QueryError {
        QueryError::argument(Detail::InvalidArgumentValue, format!("{}: {message}", self.algorithm))
    }

    /// The items of a list, where one is given; any other value is a list of one.
    fn items(&self, name: &str) -> Option<&[Value]> {
        match self.given(name)? {
            Value::List(items) => Some(items),
            item => Some(slice::from_ref(item)),
        }
    }

    fn given(&self, name: &str) -> Option<&Value> {
        self.configuration.get(name).filter(|value| !value.is_null())
    }

    fn preset(&self, name: &str) -> &'static Preset {
        self.settings
            .iter()
            .find(|setting| setting.name == name)
            .map_or(&Preset::Unset, |setting| &setting.preset)
    }

    fn refused(&self, name: &str, expected: &str, found: Option<&Value>) -> QueryError {
        wrong_type(self.algorithm, name, expected, found.unwrap_or(&Value::Null))
    }

    fn out_of_range(&self, name: &str, least: &dyn fmt::Display, most: &dyn fmt::Display) -> QueryError {
        let message = format!("{}: `{name}` must lie between {least} and {most}", self.algorithm);
        QueryError::argument(Detail::NumberOutOfRange, message)
    }
}

fn wrong_type(algorithm: &str, name: &str, expected: &str, found: &Value) -> QueryError {
    let message = format!("{algorithm} takes as `{name}` {expected}, not {}", found.type_name());
    QueryError::type_error(Detail::InvalidArgumentType, message)
}

fn unknown_setting(algorithm: &str, unknown: &str, settings: &[Setting]) -> QueryError {
    let names: Vec<&str> = settings.iter().map(|setting| setting.name).collect();
    let likeness = |name: &&&str| strsim::jaro_winkler(&name.to_lowercase(), &unknown.to_lowercase());
    let nearest = names
        .iter()
        .filter(|name| likeness(name) >= 0.75)
        .max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
    let hint = match nearest {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => format!("it knows {}", names.join(", ")),
    };
    let message = format!("{algorithm} knows no setting `{unknown}`");
    QueryError::argument(Detail::InvalidArgumentValue, message).hint(hint)
}
