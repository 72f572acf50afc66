//! The library of functions, a family a file; every function is a self-describing entry of a table.
//!
//! The binder finds a function by its name and checks arguments against [`Parameter::accepts`]; the executor calls
//! [`Function::evaluate`]; help, completion and the manual read the rest. To add a function is to add one entry to
//! its family's table. What looks like a function but is syntax (`exists { }`, quantifiers, `reduce`, `count(*)`)
//! is not here.

mod types;
mod arguments;
mod random;
mod scalar;
mod graph;
mod list;
mod mathematical;
mod string;
mod conversion;
mod cast;
mod temporal;
mod spatial;
mod evidence;
mod aggregate;

pub(crate) use arguments::instead;
pub use cast::cast;
pub(crate) use evidence::{CLAIM_KEYS, claim_map};
pub use types::{
    Accumulator, Aggregate, Environment, Family, Function, Parameter, Type, Unwatched, Watch, are_small,
};

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The families, in the order of the manual.
static FAMILIES: &[&[Function]] = &[
    scalar::FUNCTIONS,
    graph::FUNCTIONS,
    list::FUNCTIONS,
    mathematical::FUNCTIONS,
    string::FUNCTIONS,
    conversion::FUNCTIONS,
    temporal::FUNCTIONS,
    spatial::FUNCTIONS,
    evidence::FUNCTIONS,
];

static FUNCTIONS_BY_NAME: LazyLock<FxHashMap<String, &'static Function>> =
    LazyLock::new(|| functions().map(|function| (function.name.to_lowercase(), function)).collect());

static AGGREGATES_BY_NAME: LazyLock<FxHashMap<String, &'static Aggregate>> =
    LazyLock::new(|| aggregates().map(|aggregate| (aggregate.name.to_lowercase(), aggregate)).collect());

/// Finds a function by its name, whatever the case.
pub fn function(name: &str) -> Option<&'static Function> {
    FUNCTIONS_BY_NAME.get(&name.to_lowercase()).copied()
}

/// Finds an aggregate by its name, whatever the case.
pub fn aggregate(name: &str) -> Option<&'static Aggregate> {
    AGGREGATES_BY_NAME.get(&name.to_lowercase()).copied()
}

/// Every function, family by family.
pub fn functions() -> impl Iterator<Item = &'static Function> {
    FAMILIES.iter().copied().flatten()
}

/// Every aggregate.
pub fn aggregates() -> impl Iterator<Item = &'static Aggregate> {
    aggregate::AGGREGATES.iter()
}

#[cfg(test)]
mod tests;
