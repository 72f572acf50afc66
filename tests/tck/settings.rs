//! The ways in which every scenario is played, none of which may change an answer.
//!
//! A line of [`DIMENSIONS`] is something that can be set of a query, and the variable of the environment that lists its
//! values: `TCK_CHUNKS=1,2,full` plays every scenario three times. `full` leaves it as it is, as does a variable that is
//! not set. Several dimensions are combined, each value with each.

use silkgraph::QueryOptions;
use std::num::NonZeroUsize;

/// Something that can be set of a query.
struct Dimension {
    /// The variable that lists its values.
    variable: &'static str,
    /// What a value counts.
    unit: &'static str,
    set: fn(QueryOptions, NonZeroUsize) -> QueryOptions,
}

static DIMENSIONS: &[Dimension] = &[
    Dimension { variable: "TCK_CHUNKS", unit: "rows a chunk", set: QueryOptions::chunk_rows },
    Dimension { variable: "TCK_THREADS", unit: "threads", set: QueryOptions::threads },
];

/// One way to play a scenario.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    /// What is set, in words; empty where everything is as it is.
    pub(crate) name: String,
    pub(crate) options: QueryOptions,
}

impl Setting {
    /// The settings that the environment asks for; at least one.
    pub(crate) fn from_environment() -> Result<Vec<Self>, String> {
        let plain = Setting { name: String::new(), options: QueryOptions::new() };
        let mut settings = vec![plain];
        for dimension in DIMENSIONS {
            let values = std::env::var(dimension.variable).unwrap_or_default();
            let values = values.split(',').map(str::trim).map(|value| dimension.value(value));
            let values = values.collect::<Result<Vec<_>, _>>()?;
            let combined = settings
                .iter()
                .flat_map(|setting| values.iter().map(|value| setting.with(dimension, *value)));
            settings = combined.collect();
        }
        Ok(settings)
    }

    fn with(&self, dimension: &Dimension, value: Option<NonZeroUsize>) -> Self {
        let Some(value) = value else { return self.clone() };
        let separator = if self.name.is_empty() { "" } else { ", " };
        Setting {
            name: format!("{}{separator}{value} {}", self.name, dimension.unit),
            options: (dimension.set)(self.options.clone(), value),
        }
    }
}

impl Dimension {
    /// A number, or nothing where it is to stay as it is.
    fn value(&self, text: &str) -> Result<Option<NonZeroUsize>, String> {
        match text {
            "" | "full" => Ok(None),
            number => number
                .parse()
                .map(Some)
                .map_err(|_| format!("{}: {number} is no number from 1", self.variable)),
        }
    }
}
