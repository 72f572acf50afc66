//! From the operators of a plan to those that run.
//!
//! What runs borrows its expressions from the plan, so that building costs little more than an allocation for each
//! operator. Each branch gets a *place* of its own, where its leaf finds the row that the branch is run for.

use super::Graph;
use super::branch::Branch;
use super::context::Context;
use super::helpers::{Wanted, cores};
use super::operators::{self, BoxedOperator, Joined, Profiler, Split};
use super::work;
use crate::graph::GraphView;
use crate::query::ast::Mode;
use crate::query::bound::{Slot, SubqueryIndex};
use crate::query::plan::{Operator, Plan};

/// Builds operators, and numbers them and their places.
pub(super) struct Builder<'b, 'p> {
    context: &'b mut Context<'p>,
    place: usize,
    number: usize,
}

impl<'b, 'p> Builder<'b, 'p> {
    /// A builder for the statement of `context`.
    pub(super) fn new(context: &'b mut Context<'p>) -> Self {
        Builder { context, place: 0, number: 0 }
    }

    /// Builds the statement's own operators; their argument is at place 0.
    pub(super) fn root(mut self) -> BoxedOperator<'p> {
        let plan = self.context.plan;
        if plan.mode == Mode::Profile {
            self.context.profiler = Some(Profiler::new(operator_count(plan, plan.subqueries.len())));
        }
        self.build(&plan.root)
    }

    /// Builds the operators of a subquery; returns them and the place of their argument.
    pub(super) fn subquery(mut self, index: SubqueryIndex) -> (BoxedOperator<'p>, usize) {
        let plan = self.context.plan;
        self.number = if plan.mode == Mode::Profile { operator_count(plan, index.0) } else { 0 };
        self.place = self.new_place();
        let place = self.place;
        (self.build(&plan.subqueries[index.0].root), place)
    }

    /// Builds a part of the statement that is run apart from the rest; its argument is at place 0.
    pub(super) fn pipeline(mut self, operator: &'p Operator) -> BoxedOperator<'p> {
        self.build(operator)
    }

    /// The input of an operator that takes in all its rows at once: run by several threads where that can be and pays.
    fn shared(&self, input: BoxedOperator<'p>, operator: &'p Operator) -> BoxedOperator<'p> {
        let Some((pipeline, view)) = self.pipeline_to_share(operator) else { return input };
        let threads = self.threads(work::nanoseconds(&pipeline, view) >= work::PAYS_FOR_THREADS);
        if threads > 1 { operators::morsels(input, operator, threads) } else { input }
    }

    /// How several threads aggregate the rows of `below`, each for itself, where that can be and pays.
    fn split(&self, below: &'p Operator, aggregate: &'p Operator) -> Option<Split<'p>> {
        let Operator::Aggregate { aggregates, .. } = aggregate else { return None };
        let (mut pipeline, view) = self.pipeline_to_share(below)?;
        pipeline.push(aggregate);
        let nanoseconds = work::nanoseconds(&pipeline, view);
        let threads = self.threads(nanoseconds >= work::PAYS_FOR_HELPERS);
        let is_short = self.context.threads.is_none() && nanoseconds < work::IS_LONG;
        let wanted = Wanted { threads: threads - 1, is_short };
        (threads > 1 && operators::can_split(aggregates)).then_some(Split { pipeline: below, wanted })
    }

    /// How many threads are to work where several can: as many as are asked for, else as there are cores if that pays.
    fn threads(&self, pays: bool) -> usize {
        self.context.threads.unwrap_or_else(|| if pays { cores() } else { 1 })
    }

    /// The pipeline that ends in an operator, if several threads may run it.
    fn pipeline_to_share(&self, operator: &'p Operator) -> Option<(Vec<&'p Operator>, &GraphView)> {
        let context = &self.context;
        let is_plain = self.place == 0 && context.lineage.is_none() && context.profiler.is_none();
        let (true, Graph::Read(view)) = (is_plain, &context.graph) else { return None };
        let pipeline = operator.pipeline()?;
        let is_lookup = matches!(pipeline[0], Operator::IndexSeek { .. });
        let is_searched = is_lookup && operators::tested_instead(pipeline[0], context).is_none();
        (!is_searched).then_some((pipeline, view))
    }

    fn new_place(&mut self) -> usize {
        self.context.place_count += 1;
        self.context.place_count - 1
    }

    fn build(&mut self, operator: &'p Operator) -> BoxedOperator<'p> {
        let number = self.number;
        self.number += 1;
        let mut built = self.build_bare(operator);
        if let Some(lineage) = &self.context.lineage {
            built = operators::cited::after(built, operator, lineage.seen());
        }
        if self.context.profiler.is_none() { built } else { operators::profiled(built, number) }
    }

    fn branch(&mut self, operator: &'p Operator) -> Branch<'p> {
        let (built, place) = self.apart(operator);
        Branch::new(built, place, operator.is_row_wise())
    }

    /// Builds operators with an argument of their own; returns them and its place.
    fn apart(&mut self, operator: &'p Operator) -> (BoxedOperator<'p>, usize) {
        let outer_place = self.place;
        self.place = self.new_place();
        let own_place = self.place;
        let built = self.build(operator);
        self.place = outer_place;
        (built, own_place)
    }

    fn build_bare(&mut self, operator: &'p Operator) -> BoxedOperator<'p> {
        let has_writer = matches!(self.context.graph, Graph::Write(_));
        let Some(below) = input_of(operator) else { return self.build_leaf(operator) };
        let mut input = self.build(below);
        if self.context.lineage.is_some() {
            input = operators::cited::before(input, operator);
        }
        if takes_all(operator) {
            input = self.shared(input, below);
        }
        match operator {
            Operator::Filter { predicates, .. } => operators::filter(input, predicates),
            Operator::ExpandCount { from, arms, .. } => operators::expand_count(input, *from, arms),
            Operator::VariableExpandCount { run, predicates, .. } => {
                operators::variable_expand_count(input, run, predicates)
            }
            Operator::Tally { node, keys, unique, counts, .. } => {
                operators::tally(input, *node, keys, unique.as_ref(), counts)
            }
            Operator::Extend { items, .. } => operators::extend(input, items),
            Operator::Keep { slots, .. } => operators::keep(input, slots),
            Operator::Aggregate { keys, aggregates, .. } => {
                operators::aggregate(input, self.split(below, operator), keys, aggregates)
            }
            Operator::Distinct { slots, .. } if self.context.lineage.is_some() => {
                operators::distinct_cited(input, slots)
            }
            Operator::Distinct { slots, .. } => operators::distinct(input, slots),
            Operator::Sort { keys, .. } => operators::sort(input, keys),
            Operator::Top { keys, skip, limit, .. } => operators::top(input, keys, skip.as_ref(), limit),
            Operator::Skip { count, .. } => operators::skip(input, count),
            Operator::Limit { count, .. } => operators::limit(input, count, has_writer && below.is_update()),
            Operator::Optional { branch, slots, .. } => {
                let is_update = has_writer && branch.is_update();
                operators::apply(input, self.branch(branch), Joined::RowsOrNulls(slots), is_update)
            }
            Operator::Apply { branch, returns_rows, .. } => {
                let is_update = has_writer && branch.is_update();
                operators::apply(input, self.branch(branch), joined(*returns_rows, None), is_update)
            }
            Operator::HashJoin { branch, .. } => operators::hash_join(input, self.apart(branch), operator),
            Operator::ApplyInTransactions { branch, returns_rows, nulls, batches, .. } => {
                let joined = joined(*returns_rows, nulls.as_deref());
                operators::in_transactions(input, self.branch(branch), joined, batches)
            }
            _ => self.build_step_or_update(operator, input),
        }
    }

    fn build_leaf(&mut self, operator: &'p Operator) -> BoxedOperator<'p> {
        match operator {
            Operator::Union { branches, slots } => {
                let branches =
                    branches.iter().map(|(branch, outputs)| (self.build(branch), &outputs[..])).collect();
                operators::union(branches, slots)
            }
            Operator::CreateIndex { definition, if_not_exists } => {
                operators::create_index(definition, *if_not_exists)
            }
            Operator::CreateFullTextIndex { definition, if_not_exists } => {
                operators::create_full_text_index(definition, *if_not_exists)
            }
            Operator::DropIndex { name, if_exists } => operators::drop_index(name, *if_exists),
            Operator::CreateConstraint { definition, if_not_exists } => {
                operators::create_constraint(definition, *if_not_exists)
            }
            Operator::DropConstraint { name, if_exists } => operators::drop_constraint(name, *if_exists),
            _ => operators::argument(self.place),
        }
    }

    /// Operators that find rows for each row, and those that change the graph.
    fn build_step_or_update(
        &mut self,
        operator: &'p Operator,
        input: BoxedOperator<'p>,
    ) -> BoxedOperator<'p> {
        match operator {
            Operator::Create { creation, .. } => operators::create(input, creation),
            Operator::Merge { branch, creation, on_create, on_match, .. } => {
                operators::merge(input, self.branch(branch), creation, on_create, on_match)
            }
            Operator::Set { items, .. } => operators::set(input, items),
            Operator::Remove { items, .. } => operators::remove(input, items),
            Operator::Delete { detach, targets, .. } => operators::delete(input, *detach, targets),
            Operator::Foreach { slot, list, branch, .. } => {
                operators::foreach(input, *slot, list, self.branch(branch))
            }
            // In a branch it is led by the row that the branch is run for.
            _ => self.build_step(operator, input, self.place == 0 && operator.is_leading_scan()),
        }
    }

    fn build_step(
        &mut self,
        operator: &'p Operator,
        input: BoxedOperator<'p>,
        is_leading: bool,
    ) -> BoxedOperator<'p> {
        let Some((label, tests)) = operators::tested_instead(operator, self.context) else {
            return operators::step(input, operator, is_leading);
        };
        let scan = operators::scan_instead(input, operator, label, is_leading);
        if tests.is_empty() { scan } else { operators::filter(scan, tests) }
    }
}

/// Whether an operator takes in all rows of its input before it gives any.
fn takes_all(operator: &Operator) -> bool {
    matches!(operator, Operator::Aggregate { .. } | Operator::Sort { .. } | Operator::Top { .. })
}

/// What becomes of the rows that a branch is run for.
fn joined(returns_rows: bool, nulls: Option<&[Slot]>) -> Joined<'_> {
    match nulls {
        _ if !returns_rows => Joined::Alone,
        None => Joined::Rows,
        Some(slots) => Joined::RowsOrNulls(slots),
    }
}

/// The operator that it pulls its rows from; a leaf and UNION have none.
fn input_of(operator: &Operator) -> Option<&Operator> {
    match operator {
        Operator::Union { .. } => None,
        _ => operator.inputs().into_iter().next(),
    }
}

/// How many operators come before those of subquery `subquery`.
fn operator_count(plan: &Plan, subquery: usize) -> usize {
    plan.root.count()
        + plan.subqueries[..subquery].iter().map(|subquery| subquery.root.count()).sum::<usize>()
}
