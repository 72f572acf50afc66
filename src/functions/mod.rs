//! The library of functions, a family a file; every function is a self-describing entry of [`FUNCTIONS`]'s table.

mod types;

pub use types::{Accumulator, Aggregate, Environment, Family, Function, Parameter, Type};

/// Finds a function by its name, whatever the case.
pub fn function(name: &str) -> Option<&'static Function> {
    let _ = name;
    todo!()
}

/// Finds an aggregate by its name, whatever the case.
pub fn aggregate(name: &str) -> Option<&'static Aggregate> {
    let _ = name;
    todo!()
}

/// Every function, family by family.
pub fn functions() -> impl Iterator<Item = &'static Function> {
    std::iter::empty()
}

/// Every aggregate.
pub fn aggregates() -> impl Iterator<Item = &'static Aggregate> {
    std::iter::empty()
}
