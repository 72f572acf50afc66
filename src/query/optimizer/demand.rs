//! What is asked of an operator's rows: which columns are read above it, and whether it matters how often a row comes.
//!
//! A [`Demand`] is known at the root of a plan and handed down from operator to operator. It errs on the side of more:
//! columns may be said to be read that are not, and rows said to be counted of which one would have done.

use super::Facts;
use super::slots::{Slots, expressions, mentioned};
use crate::query::ast::SubqueryKind;
use crate::query::bound::{AggregateCall, Expression, ExpressionKind, Slot};
use crate::query::plan::{Operator, Plan, SubqueryPlan};

/// What is asked of the rows of an operator.
#[derive(Debug, Clone)]
pub(super) struct Demand {
    /// The slots that are read of them; `None` is every slot.
    read: Option<Slots>,
    /// Whether rows that agree on the slots that are read could as well be one.
    pub(super) is_set: bool,
    /// Whether it is enough to know how many rows agree on the slots that are read.
    is_counted: bool,
    /// Whether all rows will be asked for, so that it does not pay to find the first of them sooner.
    pub(super) is_exhaustive: bool,
    /// Whether it is asked of each row to which row of the argument it belongs.
    pub(super) keeps_origin: bool,
}

impl Demand {
    /// Every row with all its columns.
    pub(super) fn everything() -> Self {
        Demand { read: None, is_set: false, is_counted: false, is_exhaustive: true, keeps_origin: true }
    }

    /// What a statement asks of its last operator: the columns of the result.
    pub(super) fn of_statement(plan: &Plan) -> Self {
        let read = Some(plan.columns.iter().map(|(_, slot)| *slot).collect());
        Demand { read, keeps_origin: false, ..Demand::everything() }
    }

    /// What the expression around a subquery asks of it; EXISTS asks for nothing but whether there is a row.
    pub(super) fn of_subquery(subquery: &SubqueryPlan) -> Self {
        let is_exists = subquery.kind == SubqueryKind::Exists;
        let read = match subquery.kind {
            SubqueryKind::Collect => subquery.output.into_iter().collect(),
            SubqueryKind::Exists | SubqueryKind::Count => Slots::new(),
        };
        Demand {
            read: Some(read),
            is_set: is_exists,
            is_counted: subquery.kind == SubqueryKind::Count,
            is_exhaustive: !is_exists,
            keeps_origin: true,
        }
    }

    /// Whether the slot is read.
    pub(super) fn reads(&self, slot: Slot) -> bool {
        self.read.as_ref().is_none_or(|read| read.contains(&slot))
    }

    /// Whether a row may stand for several that agree on the slots that are read.
    pub(super) fn may_be_counted(&self) -> bool {
        self.is_counted || self.is_set
    }

    /// Whether any of the slots is read.
    pub(super) fn reads_any(&self, slots: &Slots) -> bool {
        slots.iter().any(|slot| self.reads(*slot))
    }

    fn reads_only(&self, slots: &[Slot]) -> bool {
        self.read.as_ref().is_some_and(|read| read.iter().all(|slot| slots.contains(slot)))
    }

    fn reading(mut self, slots: impl IntoIterator<Item = Slot>) -> Self {
        if let Some(read) = &mut self.read {
            read.extend(slots);
        }
        self
    }

    fn with_set(self, is_set: bool) -> Self {
        Demand { is_set, ..self }
    }

    /// For an operator that does not pass on how many rows a row stands for.
    fn without_counts(self) -> Self {
        Demand { is_counted: false, ..self }
    }

    /// For an operator that is run anew for each row of the argument.
    fn without_origin(self) -> Self {
        Demand { keeps_origin: false, ..self }
    }
}

impl Facts<'_> {
    /// What an operator of whose rows `demand` is asked asks of its [inputs](Operator::inputs), in their order.
    pub(super) fn demands(&self, operator: &Operator, demand: &Demand) -> Vec<Demand> {
        match operator {
            Operator::Distinct { slots, .. } => vec![distinct(slots, demand)],
            Operator::Aggregate { aggregates, .. } => vec![self.aggregated(operator, aggregates)],
            Operator::Tally { .. } => {
                let is_counted = expressions(operator).into_iter().all(Expression::is_deterministic);
                vec![Demand { is_counted, ..self.row_wise(operator, demand).with_set(false) }]
            }
            Operator::Keep { slots, .. } => vec![Demand {
                read: Some(slots.iter().copied().filter(|slot| demand.reads(*slot)).collect()),
                ..demand.clone()
            }],
            Operator::Union { branches, slots } => {
                branches.iter().map(|(_, outputs)| output_of(outputs, slots, demand)).collect()
            }
            Operator::Sort { .. } => {
                let input = self.row_wise(operator, demand).without_origin().without_counts();
                vec![Demand { is_exhaustive: true, ..input }]
            }
            Operator::Top { .. } | Operator::Skip { .. } | Operator::Limit { .. } => {
                let is_exhaustive = !matches!(operator, Operator::Limit { .. }) && demand.is_exhaustive;
                let input = self.row_wise(operator, demand).without_origin().with_set(false).without_counts();
                vec![Demand {
                    is_exhaustive: is_exhaustive || matches!(operator, Operator::Top { .. }),
                    ..input
                }]
            }
            Operator::Optional { branch, .. } | Operator::Apply { branch, returns_rows: true, .. } => {
                self.joined(operator, branch, demand)
            }
            Operator::HashJoin { .. } => {
                let input = self.row_wise(operator, demand);
                let branch = Demand { is_exhaustive: true, ..input.clone().without_origin() };
                vec![input, branch]
            }
            Operator::Call { .. } => {
                vec![self.row_wise(operator, demand).with_set(false).without_counts()]
            }
            other if other.is_change() || matches!(other, Operator::Apply { .. }) => {
                operator.inputs().into_iter().map(|_| Demand::everything()).collect()
            }
            _ => operator.inputs().into_iter().map(|_| self.row_wise(operator, demand)).collect(),
        }
    }

    /// Each row of the input is looked at by itself.
    fn row_wise(&self, operator: &Operator, demand: &Demand) -> Demand {
        let is_repeatable = expressions(operator).into_iter().all(Expression::is_deterministic);
        let input = demand.clone().reading(self.mentioned_by(operator, demand));
        Demand { is_counted: demand.is_counted && is_repeatable, ..input }
            .with_set(demand.is_set && is_repeatable)
    }

    /// The slots that an operator itself mentions; the parts of a path that nobody reads are not among them.
    fn mentioned_by(&self, operator: &Operator, demand: &Demand) -> Slots {
        let Operator::Extend { items, .. } = operator else { return mentioned(operator, self) };
        let computed = items.iter().filter(|(slot, value)| demand.reads(*slot) || !is_path(value));
        let read = computed.flat_map(|(_, value)| self.read_by(value));
        items.iter().map(|(slot, _)| *slot).chain(read).collect()
    }

    /// The input and the branch of an operator that joins them.
    fn joined(&self, operator: &Operator, branch: &Operator, demand: &Demand) -> Vec<Demand> {
        let mut read = Slots::new();
        self.mentioned_in(branch, &mut read);
        let is_set = demand.is_set && is_repeatable(branch);
        let input = self.row_wise(operator, demand).reading(read);
        let branch = Demand { keeps_origin: true, ..demand.clone() };
        [input, branch].map(|demand| demand.with_set(is_set).without_counts()).into()
    }

    fn mentioned_in(&self, operator: &Operator, into: &mut Slots) {
        into.extend(mentioned(operator, self));
        operator.inputs().into_iter().for_each(|input| self.mentioned_in(input, into));
    }

    fn aggregated(&self, operator: &Operator, aggregates: &[(Slot, AggregateCall)]) -> Demand {
        let read = expressions(operator).into_iter().flat_map(|value| self.read_by(value)).collect();
        let is_repeatable = expressions(operator).into_iter().all(Expression::is_deterministic);
        let is_set = is_repeatable && aggregates.iter().all(|(_, call)| ignores_repetition(call));
        let is_counted = is_repeatable && !expressions(operator).into_iter().any(has_subquery);
        Demand { read: Some(read), is_set, is_counted, is_exhaustive: true, keeps_origin: false }
    }
}

/// DISTINCT asks for a set, of no more than its own columns.
fn distinct(slots: &[Slot], demand: &Demand) -> Demand {
    let is_set = demand.reads_only(slots);
    demand.clone().reading(slots.iter().copied()).without_origin().without_counts().with_set(is_set)
}

/// Whether the aggregate is the same when an argument comes more often. A sum of numbers with fractions depends on
/// their order as well, so that it is not said to be.
fn ignores_repetition(call: &AggregateCall) -> bool {
    let name = call.aggregate.map_or("", |aggregate| aggregate.name);
    match name {
        "min" | "max" => true,
        "count" | "collect" => call.is_distinct,
        _ => false,
    }
}

fn output_of(outputs: &[Slot], slots: &[Slot], demand: &Demand) -> Demand {
    let read = outputs.iter().zip(slots).filter(|(_, slot)| demand.reads(**slot));
    Demand { read: Some(read.map(|(output, _)| *output).collect()), ..demand.clone() }
        .without_origin()
        .without_counts()
}

/// Whether an expression asks a subquery.
pub(super) fn has_subquery(expression: &Expression) -> bool {
    matches!(expression.kind, ExpressionKind::Subquery(_))
        || expression.children().into_iter().any(has_subquery)
}

/// Whether the branch gives the same rows each time that it is run for the same row.
fn is_repeatable(branch: &Operator) -> bool {
    let own = !branch.is_change() && !matches!(branch, Operator::Call { .. });
    own && expressions(branch).into_iter().all(Expression::is_deterministic)
        && branch.inputs().into_iter().all(is_repeatable)
}

/// Whether an expression only puts a path together.
pub(super) fn is_path(expression: &Expression) -> bool {
    matches!(expression.kind, ExpressionKind::Path(_))
}
