//! An explanation as a picture in the DOT language of Graphviz: rows flow upwards from operator to operator.
//!
//! In a profiled plan the colour of an operator tells its share of the time, and an arrow the rows that went along it.

use super::text::grouped;
use super::{ExplainedOperator, Explanation};
use crate::formats::dot::quote;
use std::fmt::Write;

/// Fills for less than a tenth, a third, and for more of the time: of Paul Tol's *light* scheme.
const FILLS: [&str; 3] = ["#FFFFFF", "#EEDD88", "#EE8866"];

impl Explanation {
    /// The text of a picture that Graphviz draws.
    pub fn to_dot(&self) -> String {
        let mut text = String::from(
            "digraph plan {\n  rankdir=BT;\n  node [shape=box, style=\"rounded,filled\", fillcolor=\"#FFFFFF\", \
             fontname=\"Helvetica\"];\n  edge [fontname=\"Helvetica\", fontsize=10];\n",
        );
        let all: u64 = self
            .operators
            .iter()
            .filter_map(|operator| operator.profile)
            .map(|profile| profile.own_nanoseconds)
            .sum();
        for (place, operator) in self.operators.iter().enumerate() {
            let fill = FILLS[heat(operator, all)];
            let label = quote(&label(operator));
            // Writing to a string does not fail.
            let _ = writeln!(text, "  o{place} [label={label}, fillcolor=\"{fill}\"];");
            for input in &operator.inputs {
                let _ =
                    writeln!(text, "  o{input} -> o{place} [label=\" {}\"];", rows(&self.operators[*input]));
            }
        }
        for (number, (kind, root)) in self.subqueries.iter().enumerate() {
            let name = quote(&format!("{} subquery {}", format!("{kind:?}").to_uppercase(), number + 1));
            let _ = writeln!(text, "  s{number} [label={name}, shape=plaintext, style=\"\"];");
            let _ = writeln!(text, "  o{root} -> s{number} [style=dashed];");
        }
        text + "}\n"
    }
}

/// Which fill an operator has, given how many nanoseconds all took.
fn heat(operator: &ExplainedOperator, all: u64) -> usize {
    let own = operator.profile.map_or(0, |profile| profile.own_nanoseconds);
    usize::from(own > all / 10) + usize::from(own > all / 3)
}

fn label(operator: &ExplainedOperator) -> String {
    let own = operator.profile.map(|profile| {
        let (milliseconds, micro) =
            (profile.own_nanoseconds / 1_000_000, profile.own_nanoseconds / 1_000 % 1_000);
        format!("{milliseconds}.{micro:03} ms")
    });
    let lines = [&operator.name, &operator.details].into_iter().chain(&operator.notes).chain(&own);
    lines.filter(|line| !line.is_empty()).cloned().collect::<Vec<_>>().join("\n")
}

/// `12 of 10 estimated`, or what is estimated alone.
fn rows(operator: &ExplainedOperator) -> String {
    let estimated = grouped(operator.estimated_rows);
    match operator.profile {
        Some(profile) => format!("{} of {estimated} estimated", grouped(profile.rows)),
        None => format!("{estimated} estimated"),
    }
}
