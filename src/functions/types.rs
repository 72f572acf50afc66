//! What an entry of the function table says of itself.

use crate::error::{self, QueryError};
use crate::graph::GraphView;
use crate::value::Value;
use std::any::Any;

/// A type that a parameter accepts or a function returns, as far as it is known before running.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the language's own")]
pub enum Type {
    Any,
    Boolean,
    Integer,
    Float,
    /// Integer or float.
    Number,
    String,
    List,
    Map,
    Node,
    Relationship,
    Path,
    Date,
    LocalTime,
    Time,
    LocalDateTime,
    DateTime,
    Duration,
    Point,
}

/// The shelf of the reference manual that a function stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Family {
    Scalar,
    Graph,
    List,
    Mathematical,
    String,
    Temporal,
    Spatial,
    Conversion,
    Evidence,
    Aggregate,
}

/// One parameter of a function.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    /// Its name in the manual.
    pub name: &'static str,
    /// The types that the binder lets pass where it knows an argument's type; null always passes.
    pub accepts: &'static [Type],
    /// Whether it may be left out; only the last ones may.
    pub is_optional: bool,
}

/// A function of the language.
pub struct Function {
    /// Its name, as the manual writes it; namespaces are part of it (`duration.between`).
    pub name: &'static str,
    /// Its shelf.
    pub family: Family,
    /// What it takes.
    pub parameters: &'static [Parameter],
    /// Whether the last parameter may be repeated.
    pub is_variadic: bool,
    /// What it gives.
    pub returns: Type,
    /// Whether the same arguments on the same graph give the same value throughout one statement.
    pub is_deterministic: bool,
    /// Whether a null argument makes the result null without a call.
    pub propagates_null: bool,
    /// One sentence for the manual.
    pub summary: &'static str,
    /// A runnable expression that shows it.
    pub example: &'static str,
    /// Computes the value; as many arguments as the binder let pass.
    pub evaluate: fn(&[Value], &Environment<'_>) -> Result<Value, QueryError>,
}

impl Parameter {
    /// A parameter that must be given.
    pub(super) const fn required(name: &'static str, accepts: &'static [Type]) -> Self {
        Parameter { name, accepts, is_optional: false }
    }

    /// A parameter that may be left out.
    pub(super) const fn optional(name: &'static str, accepts: &'static [Type]) -> Self {
        Parameter { name, accepts, is_optional: true }
    }
}

impl Function {
    /// What most functions of a family have in common: they are deterministic and null propagates through them.
    pub(super) const fn of(family: Family) -> Self {
        Function {
            name: "",
            family,
            parameters: &[],
            is_variadic: false,
            returns: Type::Any,
            is_deterministic: true,
            propagates_null: true,
            summary: "",
            example: "",
            evaluate: |_, _| Ok(Value::Null),
        }
    }

    /// How many arguments it takes: at least and at most (`None` is any number).
    pub fn arity(&self) -> (usize, Option<usize>) {
        arity(self.parameters, self.is_variadic)
    }
}

impl Aggregate {
    /// Whether all it asks of a value is that it is not null.
    pub fn is_count(&self) -> bool {
        self.name == "count"
    }

    /// How many arguments it takes: at least and at most.
    pub fn arity(&self) -> (usize, Option<usize>) {
        arity(self.parameters, false)
    }
}

fn arity(parameters: &[Parameter], is_variadic: bool) -> (usize, Option<usize>) {
    let required = parameters.iter().filter(|parameter| !parameter.is_optional).count();
    (required, (!is_variadic).then_some(parameters.len()))
}

/// Tells a computation that takes long or holds much whether the statement may go on.
pub trait Watch {
    /// Looks at the clock and for an interrupt; what loops asks every thousand steps or so.
    ///
    /// # Errors
    /// `Error::Cancelled` when the statement was interrupted, `Error::Limit` when its time is over.
    fn check(&self) -> error::Result<()>;

    /// Asks whether `bytes` more may be held for a while.
    ///
    /// # Errors
    /// `Error::Limit` when that is more than the statement may hold.
    fn allow(&self, bytes: usize) -> error::Result<()>;
}

/// The watch of who sets no limits.
#[derive(Debug, Clone, Copy)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn check(&self) -> error::Result<()> {
        Ok(())
    }

    fn allow(&self, _: usize) -> error::Result<()> {
        Ok(())
    }
}

/// What a function may look at besides its arguments.
pub struct Environment<'a> {
    /// The graph as the statement sees it.
    pub graph: &'a GraphView,
    /// When the transaction began, in nanoseconds since 1970 (UTC).
    pub transaction_time: i128,
    /// When the statement began, in nanoseconds since 1970 (UTC).
    pub statement_time: i128,
    /// Who says whether the statement may go on.
    pub watch: &'a dyn Watch,
}

/// A function over many rows.
pub struct Aggregate {
    /// Its name, as the manual writes it.
    pub name: &'static str,
    /// What it takes of each row.
    pub parameters: &'static [Parameter],
    /// What it gives.
    pub returns: Type,
    /// One sentence for the manual.
    pub summary: &'static str,
    /// A runnable query that shows it.
    pub example: &'static str,
    /// Starts a group.
    pub start: fn() -> Box<dyn Accumulator>,
}

/// The state of one aggregate for one group of rows.
pub trait Accumulator: Any + Send {
    /// Takes in one row's arguments; an aggregate ignores nulls as its own rule says.
    fn add(&mut self, arguments: &[Value]) -> Result<(), QueryError>;
    /// Takes in `times` rows with the same arguments at once, where that is no more work than one; returns whether it did.
    fn add_times(&mut self, arguments: &[Value], times: u64) -> Result<bool, QueryError> {
        let _ = (arguments, times);
        Ok(false)
    }
    /// Takes in rows whose only argument is an integer.
    fn add_integers(&mut self, integers: &[i64]) -> Result<(), QueryError> {
        integers.iter().try_for_each(|integer| self.add(&[Value::Integer(*integer)]))
    }
    /// Whether rows whose only argument is an integer, or null, may come as the sum of [small](are_small) ones.
    fn takes_sums(&self) -> bool {
        false
    }
    /// Takes in so many such integers by their sum, where it [takes sums](Self::takes_sums).
    fn add_sum(&mut self, sum: i64, count: u64) {
        let _ = (sum, count);
    }
    /// Takes in the rows that another one of the same aggregate has taken in, if it comes to the same in whichever order
    /// the rows of both came; else says so, and is of no more use.
    fn merge(&mut self, other: &dyn Accumulator) -> bool {
        let _ = other;
        false
    }
    /// The group's value.
    fn finish(&mut self) -> Result<Value, QueryError>;
}

/// How many integers of how many bits may be summed without a thought of overflow: 2¹¹ of 2⁵¹ stay within 2⁶².
const SMALL: (usize, u32) = (1 << 11, 51);

/// Whether these integers are few and small enough that no sum of some of them goes beyond 2⁶².
pub fn are_small(integers: &[i64]) -> bool {
    // Moved up by their bound none is negative, nor has one a bit beyond it: an addition each, and several at once.
    let moved = |integer: &i64| integer.wrapping_add(1 << SMALL.1).cast_unsigned();
    let bits = integers.iter().fold(0, |bits, integer| bits | moved(integer));
    integers.len() <= SMALL.0 && bits >> (SMALL.1 + 1) == 0
}

impl std::fmt::Debug for Function {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

impl std::fmt::Debug for Aggregate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}
