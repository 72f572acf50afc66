//! A plan for people and for other programs: what is done, what was expected of it, and what came of it.
//!
//! In come a plan, the graph it is made for and what a profiled execution measured; out goes an [`Explanation`]: plain
//! data, which `text` lays out as lines, `json` as a tree of objects and `dot` as a picture.
//!
//! - `operator`, `expression`: what one operator works on, as it could have been written.

mod expression;
mod operator;
mod text;
mod json;
mod dot;

use super::ast::{Cite, SubqueryKind};
use super::executor::OperatorProfile;
use super::optimizer::{Estimate, estimates};
use super::plan::{Lookup, Operator, Plan, SeekTarget};
use crate::graph::GraphView;
use text::grouped;

/// What is done for a statement, operator by operator, and what was measured where it was profiled.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// What is done round all operators: facts gathered beside each row, the graph turned back.
    pub around: Vec<&'static str>,
    /// The operators, each before those it takes its rows from; the first is the statement's last step.
    pub operators: Vec<ExplainedOperator>,
    /// The subqueries in expressions, by number: what is asked of each, and its last step.
    pub subqueries: Vec<(SubqueryKind, usize)>,
}

/// One operator of an [`Explanation`].
#[derive(Debug, Clone)]
pub struct ExplainedOperator {
    /// Its name, such as `Expand`.
    pub name: String,
    /// What it works on, such as `(a)-[:KNOWS]->(b)`.
    pub details: String,
    /// Why it was chosen, and what could be better: a line each.
    pub notes: Vec<String>,
    /// How many rows it is expected to give.
    pub estimated_rows: u64,
    /// What it did, where the plan was profiled.
    pub profile: Option<OperatorProfile>,
    /// The places of the operators that it takes its rows from; its branches stand after its input.
    pub inputs: Vec<usize>,
    /// Whether all its inputs are branches, which are run one after the other.
    pub has_branches_only: bool,
}

/// The plan of a statement on `view`, with what each operator did (by the plan's own numbering) where that is known.
///
/// Takes time in proportion to the plan.
pub fn explain(plan: &Plan, view: &GraphView, profile: Option<&[OperatorProfile]>) -> Explanation {
    plan.size.with_stack(|| {
        let estimates = estimates(plan, view);
        let mut explanation =
            Explanation { around: around(plan), operators: Vec::new(), subqueries: Vec::new() };
        let given = Given { plan, estimates: &estimates, profile };
        given.add(&plan.root, &mut explanation.operators);
        for subquery in &plan.subqueries {
            let root = given.add(&subquery.root, &mut explanation.operators);
            explanation.subqueries.push((subquery.kind, root));
        }
        explanation
    })
}

impl Explanation {
    /// Whether it tells what was done, not only what would be.
    pub fn is_profiled(&self) -> bool {
        self.operators.first().is_some_and(|operator| operator.profile.is_some())
    }
}

fn around(plan: &Plan) -> Vec<&'static str> {
    let cite = plan.cite.map(|cite| match cite {
        Cite::Witness => "Cite one derivation of each row",
        Cite::Full => "Cite every derivation of each row",
        Cite::Only => "Cite the sources of all rows",
    });
    let known = plan.known.as_ref().map(|_| "AsOf what was known");
    cite.into_iter().chain(known).chain(plan.valid.as_ref().map(|_| "AsOf what held")).collect()
}

/// What is known of a plan's operators, by number.
struct Given<'a> {
    plan: &'a Plan,
    estimates: &'a [Estimate],
    profile: Option<&'a [OperatorProfile]>,
}

impl Given<'_> {
    /// Adds an operator and all below it; gives its place.
    fn add(&self, operator: &Operator, operators: &mut Vec<ExplainedOperator>) -> usize {
        let place = operators.len();
        operators.push(self.one(operator, place));
        operators[place].inputs =
            operator.inputs().into_iter().map(|input| self.add(input, operators)).collect();
        place
    }

    fn one(&self, operator: &Operator, place: usize) -> ExplainedOperator {
        let line = operator::line(operator, self.plan);
        let (name, details) = line.split_once(' ').unwrap_or((&line, ""));
        let estimate = self.estimates.get(place).cloned().unwrap_or_default();
        let missing = estimate.missing_indexes.iter().map(|index| format!("no index {index}"));
        ExplainedOperator {
            name: name.to_owned(),
            details: details.to_owned(),
            notes: reasons(operator).into_iter().chain(missing).collect(),
            estimated_rows: whole(estimate.rows),
            profile: self.profile.map(|profile| profile.get(place).copied().unwrap_or_default()),
            inputs: Vec::new(),
            has_branches_only: matches!(operator, Operator::Union { .. }),
        }
    }
}

/// Why an index is asked, and which were not.
fn reasons(operator: &Operator) -> Vec<String> {
    let Operator::IndexSeek { target, why, .. } = operator else { return Vec::new() };
    let Lookup { scanned_rows, candidates, .. } = &**why;
    let without = match target {
        SeekTarget::Node(_) => "the label",
        SeekTarget::Relationship(_) => "the type",
    };
    let reason = |(place, candidate): (usize, &super::plan::LookupCandidate)| {
        let rows = whole(candidate.rows);
        let index = format!("index :{}({})", target.name(), candidate.keys.join(", "));
        let expected =
            format!("{index}: {} row{} estimated", grouped(rows), if rows == 1 { "" } else { "s" });
        match place {
            0 => format!("{expected} against {} by {without}", grouped(whole(*scanned_rows))),
            _ => format!("{expected}, not asked"),
        }
    };
    let most = why.most_rows(*scanned_rows).filter(|_| matches!(target, SeekTarget::Node(_)));
    let otherwise = most
        .filter(|most| most < scanned_rows)
        .map(|most| format!("the label is scanned instead for more than {} rows", grouped(whole(most))));
    candidates.iter().enumerate().map(reason).chain(otherwise).collect()
}

/// An estimate as a number of rows: what is less than one but not nothing is one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast to an integer is bounded by its type"
)]
fn whole(rows: f64) -> u64 {
    if rows > 0.0 { rows.round().max(1.0) as u64 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimate_of_less_than_a_row_is_a_row() {
        assert_eq!([0.0, 0.01, 1.4, 2.6, f64::INFINITY, f64::NAN].map(whole), [0, 1, 1, 3, u64::MAX, 0]);
    }
}
