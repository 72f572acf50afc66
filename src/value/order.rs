//! Equality, equivalence, comparison and order: four relations that openCypher keeps apart.

use super::Value;
use std::cmp::Ordering;
use std::hash::Hasher;

/// `a = b`: `None` is unknown, because a null takes part.
pub fn equals(a: &Value, b: &Value) -> Option<bool> {
    let _ = (a, b);
    todo!()
}

/// Whether DISTINCT, grouping and UNION take the two for the same: null is null, `NaN` is `NaN`, `1` is `1.0`.
pub fn equivalent(a: &Value, b: &Value) -> bool {
    let _ = (a, b);
    todo!()
}

/// `a < b`, `a = b` or `a > b`: `None` where the two cannot be compared or a null takes part.
pub fn compare(a: &Value, b: &Value) -> Option<Ordering> {
    let _ = (a, b);
    todo!()
}

/// The total order of ORDER BY, ascending.
pub fn order(a: &Value, b: &Value) -> Ordering {
    let _ = (a, b);
    todo!()
}

/// Feeds `value` to a hasher so that equivalent values hash alike.
pub fn hash<H: Hasher>(value: &Value, state: &mut H) {
    let _ = (value, state);
    todo!()
}

/// Values that group rows: equal and hashed by [`equivalent`].
#[derive(Debug, Clone)]
pub struct GroupKey(pub Vec<Value>);
