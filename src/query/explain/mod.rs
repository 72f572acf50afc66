//! A plan as text, for people: one operator a line, what it takes its rows from indented below it.
//!
//! The lowest line is what happens first. A profiled plan adds, on the left, the rows that each operator gave and the
//! milliseconds that it and all below it took.

mod expression;
mod operator;

use super::ast::Cite;
use super::executor::OperatorProfile;
use super::plan::{Operator, Plan};

/// The plan of a statement, with what each operator did (in the order of the lines) where that is known.
pub fn explain(plan: &Plan, profile: Option<&[OperatorProfile]>) -> String {
    plan.size.with_stack(|| written(plan, profile))
}

fn written(plan: &Plan, profile: Option<&[OperatorProfile]>) -> String {
    let mut lines = Vec::new();
    describe(&plan.root, plan, 0, &mut lines);
    let mut text = String::new();
    for line in around(plan) {
        text.push_str(&profile.map_or_else(String::new, |_| figures(None)));
        text.push_str(line);
        text.push('\n');
    }
    for (index, line) in lines.iter().enumerate() {
        if let Some(profile) = profile {
            text.push_str(&figures(profile.get(index)));
        }
        text.push_str(line);
        text.push('\n');
    }
    for (index, subquery) in plan.subqueries.iter().enumerate() {
        let mut lines = Vec::new();
        describe(&subquery.root, plan, 1, &mut lines);
        text.push_str(&format!("{:?} subquery {}\n{}\n", subquery.kind, index + 1, lines.join("\n")));
    }
    text
}

/// What is done round all operators: facts gathered beside each row, and the graph turned back.
fn around(plan: &Plan) -> impl Iterator<Item = &'static str> {
    let cite = plan.cite.map(|cite| match cite {
        Cite::Witness => "Cite one derivation of each row",
        Cite::Full => "Cite every derivation of each row",
        Cite::Only => "Cite the sources of all rows",
    });
    let known = plan.known.as_ref().map(|_| "AsOf what was known");
    cite.into_iter().chain(known).chain(plan.valid.as_ref().map(|_| "AsOf what held"))
}

/// The line of an operator and those of its inputs, in pre-order.
fn describe(operator: &Operator, plan: &Plan, depth: usize, lines: &mut Vec<String>) {
    lines.push(format!("{}{}", "  ".repeat(depth), operator::line(operator, plan)));
    for input in operator.inputs() {
        describe(input, plan, depth + 1, lines);
    }
}

fn figures(profile: Option<&OperatorProfile>) -> String {
    let Some(OperatorProfile { rows, nanoseconds }) = profile else { return " ".repeat(26) };
    let (milliseconds, micro) = (nanoseconds / 1_000_000, nanoseconds / 1_000 % 1_000);
    format!("{rows:>9} rows {milliseconds:>5}.{micro:03} ms  ")
}
