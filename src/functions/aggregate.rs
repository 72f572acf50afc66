//! Functions over many rows. Every one passes over nulls; DISTINCT and `count(*)` are the executor's.

use super::arguments::{ANY, NUMBER, number, out_of_range, wrong_type};
use super::{Accumulator, Aggregate, Parameter, Type, are_small};
use crate::error::QueryError;
use crate::value::{Temporal, Value, arithmetic, order};
use std::any::Any;
use std::cmp::Ordering;
use std::slice;

const A_VALUE: &[Parameter] = &[Parameter::required("value", ANY)];
const A_NUMBER: &[Parameter] = &[Parameter::required("number", NUMBER)];
const A_QUANTITY: &[Parameter] = &[Parameter::required("number", &[Type::Number, Type::Duration])];
const A_PERCENTILE: &[Parameter] =
    &[Parameter::required("number", NUMBER), Parameter::required("percentile", NUMBER)];

pub(super) static AGGREGATES: &[Aggregate] = &[
    Aggregate {
        name: "count",
        parameters: A_VALUE,
        returns: Type::Integer,
        summary: "How many values are not null.",
        example: "UNWIND [1, null, 2] AS x RETURN count(x)",
        start: || Box::new(Count(0)),
    },
    Aggregate {
        name: "sum",
        parameters: A_QUANTITY,
        returns: Type::Any,
        summary: "The sum of numbers or of durations; 0 of none.",
        example: "UNWIND [1, 2, 3] AS x RETURN sum(x)",
        start: || Summed::boxed("sum", sum),
    },
    Aggregate {
        name: "avg",
        parameters: A_QUANTITY,
        returns: Type::Any,
        summary: "The mean of numbers or of durations; null of none.",
        example: "UNWIND [1, 2, 3] AS x RETURN avg(x)",
        start: || Summed::boxed("avg", average),
    },
    Aggregate {
        name: "min",
        parameters: A_VALUE,
        returns: Type::Any,
        summary: "The value that ORDER BY puts first; null of none.",
        example: "UNWIND [2, 1, 3] AS x RETURN min(x)",
        start: || Box::new(Extreme { best: Value::Null, better: Ordering::Less }),
    },
    Aggregate {
        name: "max",
        parameters: A_VALUE,
        returns: Type::Any,
        summary: "The value that ORDER BY puts last, nulls apart; null of none.",
        example: "UNWIND [2, 1, 3] AS x RETURN max(x)",
        start: || Box::new(Extreme { best: Value::Null, better: Ordering::Greater }),
    },
    Aggregate {
        name: "collect",
        parameters: A_VALUE,
        returns: Type::List,
        summary: "The values as a list, in the order of the rows.",
        example: "UNWIND [1, null, 2] AS x RETURN collect(x)",
        start: || Box::new(Collect(Vec::new())),
    },
    Aggregate {
        name: "stDev",
        parameters: A_NUMBER,
        returns: Type::Float,
        summary: "The standard deviation of a sample; 0 of fewer than two.",
        example: "UNWIND [1, 2, 3] AS x RETURN stDev(x)",
        start: || Box::new(Deviation { function: "stDev", is_sample: true, ..Deviation::default() }),
    },
    Aggregate {
        name: "stDevP",
        parameters: A_NUMBER,
        returns: Type::Float,
        summary: "The standard deviation of a whole population; 0 of none.",
        example: "UNWIND [1, 2, 3] AS x RETURN stDevP(x)",
        start: || Box::new(Deviation { function: "stDevP", ..Deviation::default() }),
    },
    Aggregate {
        name: "percentileCont",
        parameters: A_PERCENTILE,
        returns: Type::Float,
        summary: "The value below which a share of the values lie, between two values where none is there.",
        example: "UNWIND [1, 2, 4] AS x RETURN percentileCont(x, 0.25)",
        start: || Box::new(Percentile::new("percentileCont", interpolated)),
    },
    Aggregate {
        name: "percentileDisc",
        parameters: A_PERCENTILE,
        returns: Type::Number,
        summary: "The least of the values that is not below a share of them.",
        example: "UNWIND [1, 2, 4] AS x RETURN percentileDisc(x, 0.5)",
        start: || Box::new(Percentile::new("percentileDisc", nearest)),
    },
];

struct Count(i64);

impl Accumulator for Count {
    fn add(&mut self, arguments: &[Value]) -> Result<(), QueryError> {
        self.0 += i64::from(!arguments[0].is_null());
        Ok(())
    }

    fn add_times(&mut self, arguments: &[Value], times: u64) -> Result<bool, QueryError> {
        self.0 = self.0.saturating_add_unsigned(if arguments[0].is_null() { 0 } else { times });
        Ok(true)
    }

    fn merge(&mut self, other: &dyn Accumulator) -> bool {
        let other = same_kind(other).map(|Count(other)| *other);
        self.0 = self.0.saturating_add(other.unwrap_or(0));
        other.is_some()
    }

    fn finish(&mut self) -> Result<Value, QueryError> {
        Ok(Value::Integer(self.0))
    }
}

/// From so many times on, a number with a fraction is multiplied instead of added so often: it may differ in the last
/// digits, and is the more exact.
const MANY_TIMES: u64 = 1_000;

/// A number that comes so many times as one to be added; nothing where it is better added one by one.
fn many_times(value: &Value, times: u64) -> Option<f64> {
    let number = match value {
        Value::Integer(integer) => *integer as f64,
        Value::Float(float) => *float,
        _ => return None,
    };
    Some(number * times as f64).filter(|product| times >= MANY_TIMES && product.is_finite())
}

/// The sum and number of quantities so far.
///
/// Integers are summed exactly, however great the sum becomes on the way; from the first other quantity on, all are added
/// to that one after the other.
#[derive(Default)]
struct Total {
    /// The sum, while only integers have come.
    integers: i128,
    /// The sum once anything else has come; null before.
    others: Value,
    count: i64,
}

impl Total {
    /// Takes in one more, for a function that is named where it is none.
    fn add(&mut self, function: &str, value: &Value) -> Result<(), QueryError> {
        match (quantity(function, value)?, &self.others) {
            (Value::Null, _) => return Ok(()),
            (Value::Integer(integer), Value::Null) => self.integers += i128::from(*integer),
            (other, _) if self.count == 0 => self.others = other.clone(),
            (other, Value::Null) => self.others = arithmetic::add(&self.sum_of_integers(), other)?,
            (other, sum) => self.others = arithmetic::add(sum, other)?,
        }
        self.count += 1;
        Ok(())
    }

    /// Takes in one that comes so many times, if that can be done at once.
    fn add_times(&mut self, function: &str, value: &Value, times: u64) -> Result<bool, QueryError> {
        let more = match (value, &self.others) {
            (Value::Null, _) => return Ok(true),
            (Value::Integer(integer), Value::Null) => {
                i128::from(*integer).checked_mul(times.into()).and_then(|sum| self.integers.checked_add(sum))
            }
            _ => None,
        };
        if let Some(sum) = more {
            self.integers = sum;
        } else if let Some(product) = many_times(value, times) {
            self.add(function, &Value::Float(product))?;
            self.count -= 1;
        } else {
            return Ok(false);
        }
        self.count = self.count.saturating_add_unsigned(times);
        Ok(true)
    }

    /// Takes in so many integers by their sum; so far there is nothing else.
    fn add_sum(&mut self, sum: i128, count: u64) {
        self.integers += sum;
        self.count = self.count.saturating_add_unsigned(count);
    }

    fn add_integers(&mut self, function: &str, integers: &[i64]) -> Result<(), QueryError> {
        if !self.is_exact() {
            return integers.iter().try_for_each(|integer| self.add(function, &Value::Integer(*integer)));
        }
        let sum = match small_sum(integers) {
            Some(sum) => i128::from(sum),
            None => integers.iter().map(|integer| i128::from(*integer)).sum(),
        };
        self.add_sum(sum, integers.len() as u64);
        Ok(())
    }

    /// Whether only integers have come: then the order makes no difference.
    fn is_exact(&self) -> bool {
        self.others.is_null()
    }

    /// Takes in all that another one has, if the order makes no difference.
    fn merge(&mut self, other: &Total) -> bool {
        let is_exact = self.is_exact() && other.is_exact();
        if is_exact {
            self.integers += other.integers;
            self.count = self.count.saturating_add(other.count);
        }
        is_exact
    }

    /// The sum of the integers, as a float where it does not fit in one.
    fn sum_of_integers(&self) -> Value {
        i64::try_from(self.integers).map_or(Value::Float(self.integers as f64), Value::Integer)
    }
}

/// What another accumulator is, if it is one of the same kind.
fn same_kind<A: Accumulator>(other: &dyn Accumulator) -> Option<&A> {
    let other: &dyn Any = other;
    other.downcast_ref()
}

/// What is made of a total.
struct Summed {
    function: &'static str,
    total: Total,
    result: fn(Total) -> Result<Value, QueryError>,
}

impl Summed {
    fn boxed(function: &'static str, result: fn(Total) -> Result<Value, QueryError>) -> Box<dyn Accumulator> {
        Box::new(Summed { function, total: Total::default(), result })
    }
}

impl Accumulator for Summed {
    fn add(&mut self, arguments: &[Value]) -> Result<(), QueryError> {
        self.total.add(self.function, &arguments[0])
    }

    fn add_times(&mut self, arguments: &[Value], times: u64) -> Result<bool, QueryError> {
        self.total.add_times(self.function, &arguments[0], times)
    }

    fn add_integers(&mut self, integers: &[i64]) -> Result<(), QueryError> {
        self.total.add_integers(self.function, integers)
    }

    fn takes_sums(&self) -> bool {
        self.total.is_exact()
    }

    fn add_sum(&mut self, sum: i64, count: u64) {
        self.total.add_sum(sum.into(), count);
    }

    fn merge(&mut self, other: &dyn Accumulator) -> bool {
        same_kind(other).is_some_and(|Summed { total, .. }| self.total.merge(total))
    }

    fn finish(&mut self) -> Result<Value, QueryError> {
        (self.result)(std::mem::take(&mut self.total))
    }
}

fn sum(total: Total) -> Result<Value, QueryError> {
    match total.others {
        Value::Null => arithmetic::integer_sum(total.integers),
        sum => Ok(sum),
    }
}

fn average(Total { integers, others, count }: Total) -> Result<Value, QueryError> {
    let sum = if others.is_null() { Value::Float(integers as f64) } else { others };
    if count == 0 { Ok(Value::Null) } else { arithmetic::divide(&sum, &Value::Integer(count)) }
}

/// The sum of integers that are few and small.
fn small_sum(integers: &[i64]) -> Option<i64> {
    are_small(integers).then(|| integers.iter().fold(0, |sum: i64, integer| sum.wrapping_add(*integer)))
}

/// What can be added up: a number, a duration or nothing.
fn quantity<'a>(function: &str, value: &'a Value) -> Result<&'a Value, QueryError> {
    match value {
        Value::Null | Value::Integer(_) | Value::Float(_) | Value::Temporal(Temporal::Duration(_)) => {
            Ok(value)
        }
        other => Err(wrong_type(function, "numbers or durations", other)),
    }
}

/// The value that comes first (`better` is `Less`) or last (`Greater`) in the order of all values.
struct Extreme {
    best: Value,
    better: Ordering,
}

impl Accumulator for Extreme {
    fn add(&mut self, arguments: &[Value]) -> Result<(), QueryError> {
        let value = &arguments[0];
        if !value.is_null() && (self.best.is_null() || order::order(value, &self.best) == self.better) {
            self.best = value.clone();
        }
        Ok(())
    }

    fn add_times(&mut self, arguments: &[Value], _: u64) -> Result<bool, QueryError> {
        self.add(arguments).map(|()| true)
    }

    fn add_integers(&mut self, integers: &[i64]) -> Result<(), QueryError> {
        let best = match self.better {
            Ordering::Less => integers.iter().min(),
            _ => integers.iter().max(),
        };
        best.map_or(Ok(()), |best| self.add(&[Value::Integer(*best)]))
    }

    /// Of values that are equal and not the same, like 1 and 1.0 or 0.0 and -0.0, the first counts.
    fn merge(&mut self, other: &dyn Accumulator) -> bool {
        let Some(Extreme { best, .. }) = same_kind::<Extreme>(other) else { return false };
        let is_plain = matches!(
            best,
            Value::Null | Value::Integer(_) | Value::String(_) | Value::Boolean(_) | Value::Temporal(_)
        );
        let is_same = is_plain && self.best == *best;
        let is_exact = self.best.is_null() || is_same || order::order(best, &self.best) != Ordering::Equal;
        is_exact && self.add(slice::from_ref(best)).is_ok()
    }

    fn finish(&mut self) -> Result<Value, QueryError> {
        Ok(std::mem::take(&mut self.best))
    }
}

struct Collect(Vec<Value>);

impl Accumulator for Collect {
    fn add(&mut self, arguments: &[Value]) -> Result<(), QueryError> {
        self.0.extend((!arguments[0].is_null()).then(|| arguments[0].clone()));
        Ok(())
    }

    fn finish(&mut self) -> Result<Value, QueryError> {
        Ok(Value::list(std::mem::take(&mut self.0)))
    }
}

/// Mean and squared deviations in one pass.
///
/// # Source
/// Welford, *Note on a method for calculating corrected sums of squares and products*, 1962.
#[derive(Default)]
struct Deviation {
    function: &'static str,
    is_sample: bool,
    count: u64,
    mean: f64,
    squares: f64,
}

impl Accumulator for Deviation {
    fn add(&mut self, arguments: &[Value]) -> Result<(), QueryError> {
        if !arguments[0].is_null() {
            let value = number(self.function, &arguments[0])?;
            self.count += 1;
            let step = value - self.mean;
            self.mean += step / self.count as f64;
            self.squares += step * (value - self.mean);
        }
        Ok(())
    }

    /// As two samples are put together, of which the one is of one value.
    fn add_times(&mut self, arguments: &[Value], times: u64) -> Result<bool, QueryError> {
        if arguments[0].is_null() || times < MANY_TIMES {
            return Ok(arguments[0].is_null());
        }
        let step = number(self.function, &arguments[0])? - self.mean;
        let (before, more) = (self.count as f64, times as f64);
        self.count = self.count.saturating_add(times);
        self.mean += step * more / (before + more);
        self.squares += step * step * before * more / (before + more);
        Ok(true)
    }

    fn finish(&mut self) -> Result<Value, QueryError> {
        let freedom = self.count.saturating_sub(u64::from(self.is_sample));
        Ok(Value::Float(if freedom == 0 { 0.0 } else { (self.squares / freedom as f64).sqrt() }))
    }
}

/// The numbers so far, and the share asked for with the first of them.
struct Percentile {
    function: &'static str,
    pick: fn(&[Value], f64) -> Value,
    values: Vec<Value>,
    share: Option<f64>,
}

impl Percentile {
    fn new(function: &'static str, pick: fn(&[Value], f64) -> Value) -> Self {
        Percentile { function, pick, values: Vec::new(), share: None }
    }
}

impl Accumulator for Percentile {
    fn add(&mut self, arguments: &[Value]) -> Result<(), QueryError> {
        let share = number(self.function, &arguments[1])?;
        if !(0.0..=1.0).contains(&share) {
            let message =
                format!("the percentile of {}() lies between 0 and 1, not at {share}", self.function);
            return Err(out_of_range(message));
        }
        self.share.get_or_insert(share);
        if !arguments[0].is_null() {
            number(self.function, &arguments[0])?;
            self.values.push(arguments[0].clone());
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<Value, QueryError> {
        self.values.sort_by(order::order);
        match (self.values.is_empty(), self.share) {
            (false, Some(share)) => Ok((self.pick)(&self.values, share)),
            _ => Ok(Value::Null),
        }
    }
}

/// The least value that is not below the share of all; `values` is sorted and not empty.
fn nearest(values: &[Value], share: f64) -> Value {
    let place = (share * values.len() as f64).ceil() as usize;
    values[place.saturating_sub(1).min(values.len() - 1)].clone()
}

/// The point at the share of the way through `values`, which are sorted and not empty.
fn interpolated(values: &[Value], share: f64) -> Value {
    let float = |index: usize| match &values[index] {
        Value::Integer(integer) => *integer as f64,
        Value::Float(float) => *float,
        _ => f64::NAN,
    };
    let place = share * (values.len() - 1) as f64;
    let (below, above) = (place.floor() as usize, place.ceil() as usize);
    let part = place - place.floor();
    Value::Float(if below == above {
        float(below)
    } else {
        float(below) * (1.0 - part) + float(above) * part
    })
}
