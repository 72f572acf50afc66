//! Dates, times of day, both, and durations, as openCypher defines them.

/// A date, a time, both, or a duration.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Temporal {
    /// Placeholder until the room is furnished.
    Empty,
}

impl Temporal {
    /// The name of the type, as the language writes it.
    pub fn type_name(&self) -> &'static str {
        todo!()
    }
}

impl std::fmt::Display for Temporal {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        todo!()
    }
}
