//! Equality, equivalence, comparison and order: four relations that openCypher keeps apart.
//!
//! - **Equality** ([`equals`]) is `=`: three-valued, deep, and `NaN` equals nothing.
//! - **Equivalence** ([`equivalent`], [`hash`], [`GroupKey`]) is what DISTINCT, grouping and UNION use: two-valued,
//!   null is null and `NaN` is `NaN`.
//! - **Comparability** ([`comparison`], [`compare`]) is `<` and its kin: three-valued, within one type only.
//! - **Orderability** ([`order`]) is ORDER BY, `min` and `max`: total, across all types.
//!
//! Integers and floats are compared exactly, so that all four agree and stay transitive where a cast would
//! round. The rules are those of openCypher's CIP2016-06-14, *Comparability, equality, orderability and
//! equivalence*.

use super::temporal;
use super::{Map, NodeId, Path, Point, RelationshipId, Value};
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// `a = b`: `None` is unknown, because a null takes part.
///
/// Values of different types are unequal, but for integers and floats. A list or map that differs somewhere is
/// unequal even when nulls are elsewhere. Time O(size of the smaller value).
pub fn equals(a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Null, _) | (_, Value::Null) => None,
        (Value::List(a), Value::List(b)) => equal_lists(a, b),
        (Value::Map(a), Value::Map(b)) => equal_maps(a, b),
        (Value::Temporal(a), Value::Temporal(b)) => Some(a == b),
        (Value::Point(a), Value::Point(b)) => Some(a == b),
        _ => Some(compare_numbers(a, b).map_or_else(|| a == b, |numbers| numbers == Some(Ordering::Equal))),
    }
}

fn equal_lists(a: &[Value], b: &[Value]) -> Option<bool> {
    if a.len() != b.len() {
        return Some(false);
    }
    all_equal(a.iter().zip(b))
}

fn equal_maps(a: &Map, b: &Map) -> Option<bool> {
    if !a.keys().eq(b.keys()) {
        return Some(false);
    }
    all_equal(a.values().zip(b.values()))
}

/// False if any pair differs, else unknown if any pair is unknown, else true.
fn all_equal<'a>(pairs: impl Iterator<Item = (&'a Value, &'a Value)>) -> Option<bool> {
    let mut result = Some(true);
    for (a, b) in pairs {
        match equals(a, b) {
            Some(true) => {}
            Some(false) => return Some(false),
            None => result = None,
        }
    }
    result
}

/// Whether DISTINCT, grouping and UNION take the two for the same: null is null, `NaN` is `NaN`, `1` is `1.0`.
pub fn equivalent(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::List(a), Value::List(b)) => {
            a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| equivalent(a, b))
        }
        (Value::Map(a), Value::Map(b)) => {
            a.keys().eq(b.keys()) && a.values().zip(b.values()).all(|(a, b)| equivalent(a, b))
        }
        (Value::Float(a), Value::Float(b)) => a == b || (a.is_nan() && b.is_nan()),
        (Value::Point(a), Value::Point(b)) => order_points(a, b).is_eq(),
        _ => compare_numbers(a, b).map_or_else(|| a == b, |numbers| numbers == Some(Ordering::Equal)),
    }
}

/// How two values compare under `<`, `<=`, `>` and `>=`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// The two are of one type and one of less, equal, greater.
    Ordered(Ordering),
    /// Both are numbers and one is `NaN`: every operator gives false.
    NotANumber,
    /// Null takes part or the types do not compare: every operator gives null.
    Unknown,
}

impl Comparison {
    /// `a < b`.
    pub fn is_less(self) -> Option<bool> {
        self.holds(Ordering::is_lt)
    }

    /// `a <= b`.
    pub fn is_less_or_equal(self) -> Option<bool> {
        self.holds(Ordering::is_le)
    }

    /// `a > b`.
    pub fn is_greater(self) -> Option<bool> {
        self.holds(Ordering::is_gt)
    }

    /// `a >= b`.
    pub fn is_greater_or_equal(self) -> Option<bool> {
        self.holds(Ordering::is_ge)
    }

    fn holds(self, test: fn(Ordering) -> bool) -> Option<bool> {
        match self {
            Comparison::Ordered(ordering) => Some(test(ordering)),
            Comparison::NotANumber => Some(false),
            Comparison::Unknown => None,
        }
    }
}

/// Compares two values as `<` does. Lists compare element by element, and a list comes after its own beginning.
///
/// Numbers, strings, booleans, lists and temporals of one type compare; maps, nodes, relationships, paths,
/// points and durations do not.
pub fn comparison(a: &Value, b: &Value) -> Comparison {
    match (a, b) {
        (Value::Boolean(a), Value::Boolean(b)) => Comparison::Ordered(a.cmp(b)),
        (Value::String(a), Value::String(b)) => Comparison::Ordered(a.cmp(b)),
        (Value::List(a), Value::List(b)) => compare_lists(a, b),
        (Value::Temporal(a), Value::Temporal(b)) => {
            temporal::order::compare(a, b).map_or(Comparison::Unknown, Comparison::Ordered)
        }
        _ => match compare_numbers(a, b) {
            Some(Some(ordering)) => Comparison::Ordered(ordering),
            Some(None) => Comparison::NotANumber,
            None => Comparison::Unknown,
        },
    }
}

fn compare_lists(a: &[Value], b: &[Value]) -> Comparison {
    for (a, b) in a.iter().zip(b) {
        match comparison(a, b) {
            Comparison::Ordered(Ordering::Equal) => {}
            decided => return decided,
        }
    }
    Comparison::Ordered(a.len().cmp(&b.len()))
}

/// `a < b`, `a = b` or `a > b`: `None` where the two cannot be compared, a null or `NaN` takes part.
///
/// [`comparison`] tells these reasons apart.
pub fn compare(a: &Value, b: &Value) -> Option<Ordering> {
    match comparison(a, b) {
        Comparison::Ordered(ordering) => Some(ordering),
        Comparison::NotANumber | Comparison::Unknown => None,
    }
}

/// The order of two numbers: the outer `None` is "not two numbers", the inner one `NaN`.
fn compare_numbers(a: &Value, b: &Value) -> Option<Option<Ordering>> {
    match (a, b) {
        (Value::Integer(a), Value::Integer(b)) => Some(Some(a.cmp(b))),
        (Value::Float(a), Value::Float(b)) => Some(a.partial_cmp(b)),
        (Value::Integer(a), Value::Float(b)) => Some(compare_integer_with_float(*a, *b)),
        (Value::Float(a), Value::Integer(b)) => {
            Some(compare_integer_with_float(*b, *a).map(Ordering::reverse))
        }
        _ => None,
    }
}

/// 2⁶³, the first float above every integer; its negative is the least integer.
const INTEGER_LIMIT: f64 = 9_223_372_036_854_775_808.0;

/// Compares without rounding: a cast of the integer to a float would make 2⁵³ + 1 equal to 2⁵³.
fn compare_integer_with_float(integer: i64, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        None
    } else if float >= INTEGER_LIMIT {
        Some(Ordering::Less)
    } else if float < -INTEGER_LIMIT {
        Some(Ordering::Greater)
    } else {
        let whole = float.trunc();
        let fraction = float - whole;
        Some(integer.cmp(&(whole as i64)).then(if fraction > 0.0 {
            Ordering::Less
        } else if fraction < 0.0 {
            Ordering::Greater
        } else {
            Ordering::Equal
        }))
    }
}

/// The total order of ORDER BY, ascending.
///
/// Across types: maps, nodes, relationships, lists, paths, points, temporals, strings, booleans, numbers, `NaN`,
/// null. [`equivalent`] values are `Equal`, and only they.
pub fn order(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Boolean(a), Value::Boolean(b)) => a.cmp(b),
        (Value::String(a), Value::String(b)) => a.cmp(b),
        (Value::List(a), Value::List(b)) => order_values(a.iter(), b.iter()),
        (Value::Map(a), Value::Map(b)) => order_maps(a, b),
        (Value::Node(a), Value::Node(b)) => a.cmp(b),
        (Value::Relationship(a), Value::Relationship(b)) => a.cmp(b),
        (Value::Path(a), Value::Path(b)) => order_paths(a, b),
        (Value::Temporal(a), Value::Temporal(b)) => temporal::order::order(a, b),
        (Value::Point(a), Value::Point(b)) => order_points(a, b),
        _ => rank(a).cmp(&rank(b)).then_with(|| order_numbers(a, b)),
    }
}

fn order_values<'a>(a: impl Iterator<Item = &'a Value>, mut b: impl Iterator<Item = &'a Value>) -> Ordering {
    for a in a {
        match b.next().map_or(Ordering::Greater, |b| order(a, b)) {
            Ordering::Equal => {}
            decided => return decided,
        }
    }
    if b.next().is_some() { Ordering::Less } else { Ordering::Equal }
}

/// The smaller map first, then by keys, then by values.
fn order_maps(a: &Map, b: &Map) -> Ordering {
    a.len()
        .cmp(&b.len())
        .then_with(|| a.keys().cmp(b.keys()))
        .then_with(|| order_values(a.values(), b.values()))
}

/// As lists of nodes and relationships in turn.
fn order_paths(a: &Path, b: &Path) -> Ordering {
    fn steps(path: &Path) -> impl Iterator<Item = (&RelationshipId, &NodeId)> {
        path.relationships().iter().zip(&path.nodes()[1..])
    }
    a.nodes()[0].cmp(&b.nodes()[0]).then_with(|| steps(a).cmp(steps(b)))
}

fn order_points(a: &Point, b: &Point) -> Ordering {
    a.srid
        .cmp(&b.srid)
        .then_with(|| order_floats(a.x, b.x))
        .then_with(|| order_floats(a.y, b.y))
        .then_with(|| order_floats(a.z.unwrap_or(0.0), b.z.unwrap_or(0.0)))
}

/// Numbers by size, `NaN` after all others.
fn order_numbers(a: &Value, b: &Value) -> Ordering {
    let is_nan = |value: &Value| matches!(value, Value::Float(float) if float.is_nan());
    match compare_numbers(a, b) {
        Some(Some(ordering)) => ordering,
        Some(None) => is_nan(a).cmp(&is_nan(b)),
        None => Ordering::Equal,
    }
}

fn order_floats(a: f64, b: f64) -> Ordering {
    a.partial_cmp(&b).unwrap_or_else(|| a.is_nan().cmp(&b.is_nan()))
}

/// The place of a value's type in the order across types.
fn rank(value: &Value) -> u8 {
    match value {
        Value::Map(_) => 0,
        Value::Node(_) => 1,
        Value::Relationship(_) => 2,
        Value::List(_) => 3,
        Value::Path(_) => 4,
        Value::Point(_) => 5,
        Value::Temporal(_) => 6,
        Value::String(_) => 7,
        Value::Boolean(_) => 8,
        Value::Integer(_) | Value::Float(_) => 9,
        Value::Null => 10,
    }
}

/// Feeds `value` to a hasher so that equivalent values hash alike.
pub fn hash<H: Hasher>(value: &Value, state: &mut H) {
    state.write_u8(rank(value));
    match value {
        Value::Null => {}
        Value::Boolean(boolean) => boolean.hash(state),
        Value::Integer(integer) => integer.hash(state),
        Value::Float(float) => hash_float(*float, state),
        Value::String(text) => text.hash(state),
        Value::List(items) => {
            state.write_usize(items.len());
            items.iter().for_each(|item| hash(item, state));
        }
        Value::Map(entries) => {
            state.write_usize(entries.len());
            for (key, value) in entries.iter() {
                key.hash(state);
                hash(value, state);
            }
        }
        Value::Node(node) => node.hash(state),
        Value::Relationship(relationship) => relationship.hash(state),
        Value::Path(path) => path.hash(state),
        Value::Temporal(temporal) => temporal.hash(state),
        Value::Point(point) => {
            point.srid.hash(state);
            [point.x, point.y, point.z.unwrap_or(0.0)].iter().for_each(|&number| hash_float(number, state));
        }
    }
}

/// A float that is equal to an integer hashes as that integer does.
fn hash_float<H: Hasher>(float: f64, state: &mut H) {
    if float.is_nan() {
        f64::NAN.to_bits().hash(state);
    } else if float.fract() == 0.0 && (-INTEGER_LIMIT..INTEGER_LIMIT).contains(&float) {
        (float as i64).hash(state);
    } else {
        float.to_bits().hash(state);
    }
}

/// Values that group rows: equal and hashed by [`equivalent`].
#[derive(Debug, Clone)]
pub struct GroupKey(pub Vec<Value>);

impl PartialEq for GroupKey {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(|(a, b)| equivalent(a, b))
    }
}

impl Eq for GroupKey {}

impl Hash for GroupKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.iter().for_each(|value| hash(value, state));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::temporal::{Kind, parse};
    use proptest::prelude::*;
    use std::hash::DefaultHasher;
    use std::sync::Arc;

    fn list(items: impl IntoIterator<Item = Value>) -> Value {
        Value::list(items.into_iter().collect())
    }

    fn map(entries: &[(&str, Value)]) -> Value {
        Value::Map(Arc::new(entries.iter().map(|(key, value)| (Arc::from(*key), value.clone())).collect()))
    }

    const ONE: Value = Value::Integer(1);
    const NAN: Value = Value::Float(f64::NAN);

    /// One value of each kind, in ascending order.
    fn ascending() -> Vec<Value> {
        vec![
            map(&[]),
            map(&[("a", ONE)]),
            map(&[("b", ONE)]),
            Value::Node(NodeId(1)),
            Value::Relationship(RelationshipId(1)),
            list([]),
            list([Value::string("a")]),
            list([Value::string("a"), ONE]),
            list([ONE]),
            list([ONE, Value::Null]),
            list([Value::Null, ONE]),
            Value::Path(Arc::new(Path::new(vec![NodeId(1)], vec![]))),
            Value::Path(Arc::new(Path::new(vec![NodeId(1), NodeId(2)], vec![RelationshipId(1)]))),
            Value::Point(Arc::new(Point { srid: 7203, x: 1.0, y: 2.0, z: None })),
            parse::point(Kind::DateTime, "2024-01-01T00:00Z").unwrap().into(),
            parse::point(Kind::Date, "2024-01-01").unwrap().into(),
            Value::Temporal(parse::duration("P1D").unwrap().into()),
            Value::string(""),
            Value::string("a"),
            Value::Boolean(false),
            Value::Boolean(true),
            Value::Float(f64::NEG_INFINITY),
            Value::Integer(i64::MIN),
            ONE,
            Value::Float(1.5),
            Value::Integer((1 << 53) + 1),
            Value::Integer(i64::MAX),
            Value::Float(INTEGER_LIMIT),
            NAN,
            Value::Null,
        ]
    }

    fn hash_of(value: &Value) -> u64 {
        let mut state = DefaultHasher::new();
        hash(value, &mut state);
        state.finish()
    }

    #[test]
    fn order_is_total_and_agrees_with_equivalence() {
        let values = ascending();
        for (i, a) in values.iter().enumerate() {
            for (j, b) in values.iter().enumerate() {
                assert_eq!(order(a, b), i.cmp(&j), "{a:?} {b:?}");
                assert_eq!(equivalent(a, b), i == j, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn numbers_are_compared_exactly() {
        let large = Value::Integer((1 << 53) + 1);
        let rounded = Value::Float(9_007_199_254_740_992.0);
        assert_eq!(equals(&large, &rounded), Some(false));
        assert_eq!(compare(&large, &rounded), Some(Ordering::Greater));
        assert_eq!(compare(&Value::Integer(i64::MIN), &Value::Float(-INTEGER_LIMIT)), Some(Ordering::Equal));
        assert_eq!(compare(&Value::Integer(i64::MAX), &Value::Float(INTEGER_LIMIT)), Some(Ordering::Less));
        assert_eq!(compare(&Value::Integer(0), &Value::Float(-0.5)), Some(Ordering::Greater));
        assert_eq!(compare(&Value::Float(-0.0), &Value::Integer(0)), Some(Ordering::Equal));
    }

    #[test]
    fn equivalent_numbers_hash_alike() {
        assert_eq!(hash_of(&ONE), hash_of(&Value::Float(1.0)));
        assert_eq!(hash_of(&Value::Float(-0.0)), hash_of(&Value::Integer(0)));
        assert_eq!(hash_of(&NAN), hash_of(&Value::Float(-f64::NAN)));
        assert_eq!(GroupKey(vec![ONE, Value::Null]), GroupKey(vec![Value::Float(1.0), Value::Null]));
    }

    #[test]
    fn a_difference_outweighs_a_null() {
        assert_eq!(equals(&list([ONE]), &list([ONE, Value::Null])), Some(false));
        assert_eq!(equals(&list([Value::Null, ONE]), &list([ONE, Value::Integer(2)])), Some(false));
        assert_eq!(equals(&list([Value::Null, ONE]), &list([ONE, ONE])), None);
        assert_eq!(equals(&map(&[("k", Value::Null)]), &map(&[])), Some(false));
        assert_eq!(equals(&map(&[("k", Value::Null)]), &map(&[("k", Value::Null)])), None);
        assert_eq!(equals(&map(&[("k", ONE)]), &map(&[("k", Value::Float(1.0))])), Some(true));
    }

    #[test]
    fn nan_equals_nothing_and_compares_false_with_numbers_only() {
        assert_eq!(equals(&NAN, &NAN), Some(false));
        assert_eq!(comparison(&NAN, &ONE).is_less(), Some(false));
        assert_eq!(comparison(&ONE, &NAN).is_greater_or_equal(), Some(false));
        assert_eq!(comparison(&NAN, &Value::string("a")).is_less(), None);
    }

    #[test]
    fn different_types_do_not_compare() {
        assert_eq!(compare(&ONE, &Value::string("1")), None);
        assert_eq!(compare(&map(&[]), &map(&[])), None);
        assert_eq!(compare(&Value::Node(NodeId(1)), &Value::Node(NodeId(2))), None);
    }

    #[test]
    fn lists_compare_by_their_first_difference() {
        let two = Value::Integer(2);
        assert_eq!(compare(&list([ONE, Value::Integer(0)]), &list([ONE])), Some(Ordering::Greater));
        assert_eq!(compare(&list([ONE, two.clone()]), &list([ONE, Value::Null])), None);
        assert_eq!(compare(&list([ONE, two.clone()]), &list([two, Value::Null])), Some(Ordering::Less));
    }

    fn number() -> impl Strategy<Value = Value> {
        let near_limits = prop_oneof![Just(0_i64), Just(1 << 53), Just(i64::MAX), Just(i64::MIN)];
        prop_oneof![
            (near_limits, -3_i64..3).prop_map(|(limit, step)| Value::Integer(limit.saturating_add(step))),
            any::<i64>().prop_map(|integer| Value::Float(integer as f64)),
            any::<f64>().prop_map(Value::Float),
        ]
    }

    proptest! {
        #[test]
        fn order_is_transitive_and_equal_numbers_hash_alike(a in number(), b in number(), c in number()) {
            prop_assert_eq!(order(&a, &b), order(&b, &a).reverse());
            if order(&a, &b).is_le() && order(&b, &c).is_le() {
                prop_assert!(order(&a, &c).is_le());
            }
            prop_assert_eq!(order(&a, &b).is_eq(), equivalent(&a, &b));
            if equivalent(&a, &b) {
                prop_assert_eq!(hash_of(&a), hash_of(&b));
            }
        }
    }
}
