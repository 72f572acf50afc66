//! What is measured: questions, each written once in the language and once as a plain loop.
//!
//! An entry of [`ALL`] names a question, its text and parameters, and the loop over [`Bare`] arrays whose answer must be
//! the same, row for row. [`writes`] are apart, because they change what the questions are asked of.

mod points;
mod walks;
mod scans;
mod study;
mod algorithms;
pub(crate) mod writes;

use super::bare::Bare;
use silkgraph::{Parameters, Value};

/// The rows of an answer.
pub(crate) type Answer = Vec<Vec<Value>>;

/// A question.
pub(crate) struct Workload {
    /// What tables and the command line call it.
    pub(crate) name: &'static str,
    /// The question in openCypher.
    pub(crate) query: &'static str,
    /// What it is asked about.
    pub(crate) parameters: fn(&Bare) -> Parameters,
    /// Whether the order of the rows is part of the answer.
    pub(crate) is_ordered: bool,
    /// The same as a plain loop.
    pub(crate) baseline: fn(&Bare) -> Answer,
}

impl Workload {
    const fn new(
        name: &'static str,
        query: &'static str,
        parameters: fn(&Bare) -> Parameters,
        baseline: fn(&Bare) -> Answer,
    ) -> Self {
        Workload { name, query, parameters, is_ordered: true, baseline }
    }

    /// The same with rows in any order.
    const fn in_any_order(self) -> Self {
        Workload { is_ordered: false, ..self }
    }
}

/// Every question, in the order in which they are asked.
pub(crate) fn all() -> impl Iterator<Item = &'static Workload> {
    [points::ALL, walks::ALL, scans::ALL, study::ALL, algorithms::ALL].into_iter().flatten()
}

/// Every question with its parameters and its answer, one a line in JSON, for other programs to be asked.
pub(crate) fn json(bare: &Bare) -> serde_json::Result<String> {
    let mut text = String::new();
    for Workload { name, query, parameters, is_ordered, baseline } in all() {
        let parameters = serde_json::to_value(parameters(bare))?;
        let question = serde_json::json!({
            "name": name,
            "query": query,
            "parameters": parameters,
            "is_ordered": is_ordered,
            "answer": serde_json::to_value(baseline(bare))?,
        });
        text.push_str(&question.to_string());
        text.push('\n');
    }
    Ok(text)
}

/// A row of values.
macro_rules! row {
    ($($value:expr),* $(,)?) => { vec![$(silkgraph::Value::from($value)),*] };
}
use row;

fn nothing(_: &Bare) -> Parameters {
    Parameters::new()
}

/// The answer that is one number.
fn number(number: u64) -> Answer {
    vec![row![number.cast_signed()]]
}

/// The `count` first rows by the greatest number, then the smallest name.
fn greatest<K: Ord + Clone>(counts: impl Iterator<Item = (K, u64)>, count: usize) -> Vec<(K, u64)> {
    let mut counts: Vec<_> = counts.filter(|(_, number)| *number > 0).collect();
    let order = |a: &(K, u64), b: &(K, u64)| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0));
    if counts.len() > count && count > 0 {
        counts.select_nth_unstable_by(count - 1, order);
        counts.truncate(count);
    }
    counts.sort_unstable_by(order);
    counts
}
