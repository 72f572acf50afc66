//! Walks a pattern from where it is rarest, in the order that keeps the rows few.
//!
//! Scans, expansions and the predicates between them commute, so a run of them is taken apart into a [`Block`] and put
//! together again: for every node that could come first, the rest is ordered greedily by the rows expected after each
//! step; the cheapest start wins, and on a tie the one that was written first. Both orders give the same rows.

use super::super::cardinality::{runs, selectivity};
use super::super::demand::{Demand, is_path};
use super::super::slots::{Slots, introduced};
use super::super::waiting::{Parts, Waiting};
use super::super::{Facts, rewrite_inputs};
use super::index_seek::equal_sides;
use super::is_walk;
use super::label_scan::{label_of, labelled};
use crate::graph::{Direction, LabelId};
use crate::query::ast::PathChoice;
use crate::query::bound::{
    Acceptance, Expression, ExpressionKind, PathSearch, Range, RelationshipType, Slot, StepPredicate,
};
use crate::query::plan::{Operator, Run};
use std::collections::BTreeMap;

/// Beyond so many nodes only the rarest is tried as a start.
const STARTS_TRIED: usize = 24;

/// So many of the scans or steps that could come next are compared, the first ones in the order written.
const CHOICES_COMPARED: usize = 64;

pub(in crate::query::optimizer) fn apply(root: Operator, facts: &Facts<'_>) -> Operator {
    reorder(root, &facts.demand, &facts.outer, facts)
}

/// The operator and all below it, of whose rows `demand` is asked.
fn reorder(mut operator: Operator, demand: &Demand, outer: &Slots, facts: &Facts<'_>) -> Operator {
    if is_movable(&operator) {
        let mut block = Block::default();
        let base = block.take_apart(operator);
        let base = reorder(base, &Demand::everything(), outer, facts);
        block.tallies = Tallies::of(&block, demand, facts);
        block.available = facts.available(&base, outer);
        block.nodes.retain(|slot| !block.available.contains(slot));
        return block.put_together(base, facts);
    }
    let demands = facts.demands(&operator, demand);
    rewrite_inputs(&mut operator, outer, facts, |input, outer, place| {
        reorder(input, &demands[place], outer, facts)
    });
    operator
}

/// Whether the operator may change places with others of its kind.
fn is_movable(operator: &Operator) -> bool {
    match operator {
        Operator::NodeScan { .. } => true,
        Operator::Filter { predicates, .. } => predicates.iter().all(Expression::is_deterministic),
        Operator::Extend { items, .. } => items.iter().all(|(_, value)| is_path(value)),
        other => is_walk(other),
    }
}

/// Scans, steps and predicates that may be put in any order.
#[derive(Default)]
struct Block {
    /// What the rows have before the block begins.
    available: Slots,
    /// The nodes of the pattern that are not available, in the order written.
    nodes: Vec<Slot>,
    steps: Vec<Step>,
    predicates: Vec<Expression>,
    paths: Vec<(Slot, Expression)>,
    tallies: Tallies,
    /// What searches find between their ends, and which step each of these is: other steps may only begin there.
    inner: BTreeMap<Slot, usize>,
}

/// A relationship, or a run of them, between two nodes.
struct Step {
    left: Slot,
    right: Slot,
    relationship: Slot,
    types: Vec<RelationshipType>,
    /// Which way it leads, seen from `left`.
    direction: Direction,
    kind: StepKind,
}

impl Step {
    /// Runs, of the kind that `kind` makes of their lengths and what is tested of their steps.
    fn of(run: Run, kind: impl FnOnce(Range, Option<StepPredicate>) -> StepKind) -> Self {
        let Run { from: left, relationships: relationship, to: right, types, direction, range, step } = run;
        Step { left, right, relationship, types, direction, kind: kind(range, step) }
    }

    /// What is bound when the step has been taken.
    fn binds(&self) -> Vec<Slot> {
        let mut slots = vec![self.left, self.right, self.relationship];
        if let StepKind::Search(search) = &self.kind {
            slots.extend(search.variables.iter().filter_map(|variable| variable.slot));
        }
        slots
    }
}

enum StepKind {
    Single,
    Run {
        range: Range,
        step: Option<StepPredicate>,
    },
    Shortest {
        range: Range,
        step: Option<StepPredicate>,
        all: bool,
        accept: Acceptance,
    },
    Search(Box<PathSearch>),
    /// The relationship is there already.
    Bound {
        range: Option<Range>,
    },
}

/// The rarest label of each node of a block.
type Labels = BTreeMap<Slot, LabelId>;

/// What is done next.
#[derive(Clone, Copy)]
enum Choice {
    Scan(Slot),
    Step(usize),
}

impl Block {
    /// Takes the movable operators off and returns what they stood on; what was written first comes first.
    fn take_apart(&mut self, operator: Operator) -> Operator {
        if !is_movable(&operator) {
            return operator;
        }
        let bound_here = introduced(&operator);
        let (base, item) = self.split(operator);
        match item {
            Item::Node(slot) => self.add_node(slot),
            Item::Step(step) => {
                for slot in [step.left, step.right].into_iter().filter(|slot| bound_here.contains(slot)) {
                    self.add_node(slot);
                }
                self.steps.push(step);
            }
            Item::Predicates(predicates) => self.predicates.extend(predicates),
            Item::Paths(paths) => self.paths.extend(paths),
        }
        base
    }

    fn add_node(&mut self, slot: Slot) {
        if !self.nodes.contains(&slot) {
            self.nodes.push(slot);
        }
    }

    /// One movable operator and what is below it, taken apart already.
    fn split(&mut self, operator: Operator) -> (Operator, Item) {
        match operator {
            Operator::NodeScan { input, slot } => (self.take_apart(*input), Item::Node(slot)),
            Operator::Filter { input, predicates } => (self.take_apart(*input), Item::Predicates(predicates)),
            Operator::Extend { input, items } => (self.take_apart(*input), Item::Paths(items)),
            Operator::Expand { input, from, relationship, to, types, direction }
            | Operator::ExpandInto { input, from, relationship, to, types, direction } => {
                let kind = StepKind::Single;
                let step = Step { left: from, right: to, relationship, types, direction, kind };
                (self.take_apart(*input), Item::Step(step))
            }
            Operator::VariableExpand { input, run, is_reversed, .. } => {
                let run = if is_reversed { run.turned() } else { run };
                let step = Step::of(run, |range, step| StepKind::Run { range, step });
                (self.take_apart(*input), Item::Step(step))
            }
            Operator::ShortestPath { input, run, all, accept, .. } => {
                let step = Step::of(run, |range, step| StepKind::Shortest { range, step, all, accept });
                (self.take_apart(*input), Item::Step(step))
            }
            Operator::PathSearch { input, search, .. } => {
                let (left, right, relationship) = (search.from, search.to, search.slot);
                let (types, direction, kind) = (Vec::new(), Direction::Both, StepKind::Search(search));
                let step = Step { left, right, relationship, types, direction, kind };
                (self.take_apart(*input), Item::Step(step))
            }
            Operator::Endpoints { input, relationship, from, to, types, direction, range, .. } => {
                let kind = StepKind::Bound { range };
                let step = Step { left: from, right: to, relationship, types, direction, kind };
                (self.take_apart(*input), Item::Step(step))
            }
            _ => unreachable!("only movable operators are split"),
        }
    }

    /// The block in its best order on top of `base`.
    fn put_together(mut self, base: Operator, facts: &Facts<'_>) -> Operator {
        for (index, step) in self.steps.iter().enumerate() {
            if let StepKind::Search(search) = &step.kind {
                self.inner.extend(search.inner_slots().map(|slot| (slot, index)));
            }
        }
        let order = self.best_order(facts);
        let Block { available, steps, predicates, paths, .. } = self;
        let mut steps: Vec<Option<Step>> = steps.into_iter().map(Some).collect();
        let mut built = Built::new(base, available, predicates, paths, facts);
        built.place_ready();
        for choice in order {
            match choice {
                Choice::Scan(slot) => built.scan(slot),
                Choice::Step(index) => built.step(steps[index].take().expect("each step is chosen once")),
            }
            built.place_ready();
        }
        built.finish()
    }

    /// The cheapest order, over every node that could come first.
    fn best_order(&self, facts: &Facts<'_>) -> Vec<Choice> {
        let mut starts: Vec<Option<Slot>> = vec![None];
        if self.nodes.len() <= STARTS_TRIED {
            starts.extend(self.nodes.iter().map(|slot| Some(*slot)));
        }
        let mut best: Option<(f64, Vec<Choice>)> = None;
        let (waiting, labels) = (self.estimated(facts), self.rarest_labels(facts));
        for start in starts {
            let (cost, order) = Search::new(self, facts, waiting.clone(), &labels).run(start);
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, order));
            }
        }
        best.map(|(_, order)| order).unwrap_or_default()
    }

    /// For the ends of the steps, the rarest label that the predicates ask of each.
    fn rarest_labels(&self, facts: &Facts<'_>) -> Labels {
        let mut of_slot: BTreeMap<Slot, Vec<&Expression>> = BTreeMap::new();
        for predicate in &self.predicates {
            if let Some((slot, _)) = labelled(predicate) {
                of_slot.entry(slot).or_default().push(predicate);
            }
        }
        of_slot.iter().filter_map(|(slot, all)| Some((*slot, facts.rarest_label(*slot, all)?))).collect()
    }

    /// The predicates by what they wait for; those that keep every row, as far as anybody can tell, wait for nothing.
    fn estimated(&self, facts: &Facts<'_>) -> Waiting {
        let read = |predicate: &Expression| match predicate.kind {
            ExpressionKind::Disjoint(..) => Slots::new(),
            _ => facts.read_by(predicate),
        };
        Waiting::new(self.predicates.iter().map(read).collect(), &self.available)
    }
}

/// Which steps need only be counted, as far as that can be told before they are put in order.
#[derive(Default)]
struct Tallies {
    /// For each relationship of which nothing is asked but that it differ from others: these.
    partners: BTreeMap<Slot, Vec<Slot>>,
    /// Nodes that one step leads to and of which nothing is asked but what can be tested on them alone.
    ends: Slots,
}

impl Tallies {
    fn of(block: &Block, demand: &Demand, facts: &Facts<'_>) -> Self {
        if facts.is_cited || !demand.may_be_counted() {
            return Tallies::default();
        }
        let mut touched: BTreeMap<Slot, usize> = BTreeMap::new();
        block.steps.iter().flat_map(Step::binds).for_each(|slot| *touched.entry(slot).or_default() += 1);
        let mut tallies = Tallies::default();
        for step in block.steps.iter().filter(|step| matches!(step.kind, StepKind::Single)) {
            let ends = [step.left, step.right].into_iter();
            tallies.ends.extend(ends.filter(|slot| touched[slot] == 1 && !demand.reads(*slot)));
            if !demand.reads(step.relationship) {
                tallies.partners.insert(step.relationship, Vec::new());
            }
        }
        block.paths.iter().for_each(|(_, path)| tallies.forget(&facts.read_by(path)));
        for predicate in &block.predicates {
            let read = facts.read_by(predicate);
            match predicate.kind {
                ExpressionKind::Disjoint(one, other) => tallies.note_disjoint(one, other),
                _ if read.len() > 1 => tallies.forget(&read),
                _ => read.iter().for_each(|slot| {
                    tallies.partners.remove(slot);
                }),
            }
        }
        tallies
    }

    fn note_disjoint(&mut self, one: Slot, other: Slot) {
        for (slot, partner) in [(one, other), (other, one)] {
            if let Some(partners) = self.partners.get_mut(&slot) {
                partners.push(partner);
            }
        }
    }

    fn forget(&mut self, slots: &Slots) {
        for slot in slots {
            self.partners.remove(slot);
            self.ends.remove(slot);
        }
    }

    /// What the relationship must differ from, where it and the node it leads to need only be counted.
    fn partners(&self, relationship: Slot, to: Slot) -> Option<&[Slot]> {
        self.ends.contains(&to).then(|| self.partners.get(&relationship).map(|slots| &slots[..]))?
    }
}

enum Item {
    Node(Slot),
    Step(Step),
    Predicates(Vec<Expression>),
    Paths(Vec<(Slot, Expression)>),
}

/// What is expected of a scan or a step.
struct Estimate {
    /// How many rows there are after it.
    rows: f64,
    /// How many it has to look at.
    cost: f64,
}

/// One greedy ordering, with the cost expected of it.
struct Search<'a> {
    block: &'a Block,
    facts: &'a Facts<'a>,
    waiting: Waiting,
    labels: &'a Labels,
    bound: Slots,
    is_taken: Vec<bool>,
    rows: f64,
    cost: f64,
    order: Vec<Choice>,
    /// So many of the first nodes are bound.
    nodes_bound: usize,
}

impl<'a> Search<'a> {
    fn new(block: &'a Block, facts: &'a Facts<'a>, waiting: Waiting, labels: &'a Labels) -> Self {
        let bound = block.available.clone();
        let is_taken = vec![false; block.steps.len()];
        Search {
            block,
            facts,
            waiting,
            labels,
            bound,
            is_taken,
            rows: 1.0,
            cost: 0.0,
            order: Vec::new(),
            nodes_bound: 0,
        }
    }

    fn run(mut self, start: Option<Slot>) -> (f64, Vec<Choice>) {
        if let Some(slot) = start {
            self.take(Choice::Scan(slot), self.after_scan(slot));
        }
        while let Some((choice, estimate)) = self.cheapest_step().or_else(|| self.cheapest_scan()) {
            self.take(choice, estimate);
        }
        // What nothing leads to is done when everything else is there, so that nothing is ever lost.
        for index in (0..self.block.steps.len()).filter(|&index| !self.is_taken[index]) {
            self.order.push(Choice::Step(index));
        }
        (self.cost, self.order)
    }

    fn take(&mut self, choice: Choice, Estimate { rows, cost }: Estimate) {
        match choice {
            Choice::Scan(slot) => self.bind(&[slot]),
            Choice::Step(index) => {
                let step = &self.block.steps[index];
                self.bind(&step.binds());
                self.is_taken[index] = true;
            }
        }
        self.rows = rows;
        self.cost += cost.max(rows);
        self.order.push(choice);
    }

    fn bind(&mut self, slots: &[Slot]) {
        for slot in slots {
            if self.bound.insert(*slot) {
                self.waiting.bind(*slot);
            }
        }
    }

    fn cheapest_step(&self) -> Option<(Choice, Estimate)> {
        let open =
            (0..self.block.steps.len()).filter(|&index| !self.is_taken[index] && self.is_reachable(index));
        least(
            open.take(CHOICES_COMPARED)
                .map(|index| (Choice::Step(index), self.after_step(&self.block.steps[index]))),
        )
    }

    fn cheapest_scan(&mut self) -> Option<(Choice, Estimate)> {
        let nodes = &self.block.nodes;
        while nodes.get(self.nodes_bound).is_some_and(|slot| self.bound.contains(slot)) {
            self.nodes_bound += 1;
        }
        let open = nodes[self.nodes_bound..].iter().filter(|slot| !self.bound.contains(slot));
        least(open.take(CHOICES_COMPARED).map(|slot| (Choice::Scan(*slot), self.after_scan(*slot))))
    }

    /// Whether the step can be taken from what is bound.
    fn is_reachable(&self, index: usize) -> bool {
        let step = &self.block.steps[index];
        let (left, right) = (self.bound.contains(&step.left), self.bound.contains(&step.right));
        let ends = match &step.kind {
            StepKind::Single | StepKind::Run { .. } => left || right,
            StepKind::Shortest { .. } => left && right,
            StepKind::Search(search) if search.choice != PathChoice::All => self.begins_choice(step),
            StepKind::Search(_) => left || right,
            StepKind::Bound { .. } => self.bound.contains(&step.relationship),
        };
        let is_found = |slot: &Slot| {
            self.bound.contains(slot) || self.block.inner.get(slot).is_none_or(|own| *own == index)
        };
        let is_found = [step.left, step.right, step.relationship].iter().all(is_found);
        ends && is_found && self.predicate_reads(step).is_none_or(|read| read.is_subset(&self.bound))
    }

    /// A choice among paths is made from one end for all other ends together; but where the other end is known by a
    /// property it is looked up first, so that the search can stop there.
    fn begins_choice(&self, step: &Step) -> bool {
        let is_bound = |slot| self.bound.contains(slot);
        match (is_bound(&step.left), is_bound(&step.right)) {
            (true, true) => true,
            (true, false) => !self.is_known_by_property(step.right),
            (false, true) => !self.is_known_by_property(step.left),
            (false, false) => false,
        }
    }

    fn is_known_by_property(&self, slot: Slot) -> bool {
        self.block.predicates.iter().any(|predicate| is_equality_on(predicate, slot))
    }

    fn predicate_reads(&self, step: &Step) -> Option<Slots> {
        match &step.kind {
            StepKind::Run { step, .. } => step.as_ref().map(|step| self.reads(step.expressions(), &[])),
            StepKind::Shortest { step: predicate, accept, .. } => {
                let own: Vec<Slot> =
                    accept.paths.iter().map(|(slot, _)| *slot).chain([step.relationship]).collect();
                let steps = predicate.iter().flat_map(StepPredicate::expressions);
                Some(self.reads(steps.chain(&accept.predicates), &own))
            }
            StepKind::Search(search) => Some(self.by_their_parts(self.facts.read_by_search(search))),
            _ => None,
        }
    }

    /// What the expressions read beside `own`.
    fn reads<'e>(&self, expressions: impl Iterator<Item = &'e Expression>, own: &[Slot]) -> Slots {
        let mut read: Slots = expressions.flat_map(|expression| self.facts.read_by(expression)).collect();
        own.iter().for_each(|slot| {
            read.remove(slot);
        });
        self.by_their_parts(read)
    }

    /// The slots, of a path in place of it those of its parts: it is named as soon as these are there.
    fn by_their_parts(&self, mut read: Slots) -> Slots {
        for (slot, path) in &self.block.paths {
            if read.remove(slot) {
                read.extend(self.facts.read_by(path));
            }
        }
        read
    }

    fn after_scan(&self, slot: Slot) -> Estimate {
        let tested = self.newly_tested(&[slot]);
        let rows = self.rows * self.facts.scanned(slot, &tested);
        Estimate { rows, cost: self.rows * self.facts.cost_of_scan(slot, &tested) }
    }

    fn after_step(&self, step: &Step) -> Estimate {
        let (left, right) = (self.bound.contains(&step.left), self.bound.contains(&step.right));
        let tested = self.newly_tested(&step.binds());
        let (from, to, direction) = if left {
            (step.left, step.right, step.direction)
        } else {
            (step.right, step.left, step.direction.reversed())
        };
        let label = |slot| self.labels.get(&slot).copied();
        let reached = match &step.kind {
            StepKind::Single => self.facts.fan_out(label(from), &step.types, direction, label(to)),
            StepKind::Run { range, .. } => {
                runs(self.facts.fan_out(label(from), &step.types, direction, None), *range)
            }
            StepKind::Search(_) => runs(
                self.facts.fan_out(label(from), &[], Direction::Both, None),
                Range { minimum: 1, maximum: None },
            ),
            StepKind::Shortest { .. } | StepKind::Bound { .. } => return self.unchanged(),
        };
        if matches!(step.kind, StepKind::Single) && self.is_counted(step, from, to) {
            return self.unchanged();
        }
        let is_label_of_end = |predicate: &&Expression| label_of(predicate, to).is_some();
        let kept: f64 = tested
            .iter()
            .filter(|predicate| !is_label_of_end(predicate))
            .map(|predicate| selectivity(predicate))
            .product();
        let meeting = if left && right { 1.0 / self.facts.scanned(to, &[]).max(1.0) } else { 1.0 };
        Estimate { rows: self.rows * reached * kept * meeting, cost: self.rows * reached * meeting }
    }

    fn unchanged(&self) -> Estimate {
        Estimate { rows: self.rows, cost: self.rows }
    }

    /// Whether the step, taken from `from`, need only be counted, as the rule `counting` will find.
    fn is_counted(&self, step: &Step, from: Slot, to: Slot) -> bool {
        let Some(partners) = self.block.tallies.partners(step.relationship, to) else { return false };
        let is_met = |partner: &Slot| {
            let leads_from = |other: &Step| {
                let far = if other.left == from { other.right } else { other.left };
                (other.left == from || other.right == from)
                    && self.block.tallies.partners(other.relationship, far).is_some()
            };
            let other = self.block.steps.iter().find(|other| other.relationship == *partner);
            self.bound.contains(partner) || other.is_some_and(leads_from)
        };
        !self.bound.contains(&to) && partners.iter().all(is_met)
    }

    /// The predicates that can be tested once `slots` are bound too.
    fn newly_tested(&self, slots: &[Slot]) -> Vec<&'a Expression> {
        let new: Slots = slots.iter().copied().filter(|slot| !self.bound.contains(slot)).collect();
        self.waiting.complete_with(&new).map(|index| &self.block.predicates[index]).collect()
    }
}

/// Whether a property, or the id, of the node in `slot` must be equal to something.
pub(super) fn is_equality_on(predicate: &Expression, slot: Slot) -> bool {
    let is_node = |target: &Expression| matches!(target.kind, ExpressionKind::Slot(own) if own == slot);
    let is_property = |side: &Expression| match &side.kind {
        ExpressionKind::Property { target, .. } => is_node(target),
        ExpressionKind::Function { function, arguments } => {
            matches!(function.name, "id" | "elementId") && arguments.iter().any(is_node)
        }
        _ => false,
    };
    equal_sides(predicate).any(is_property)
}

/// The choice with the fewest rows; the first on a tie.
fn least(choices: impl Iterator<Item = (Choice, Estimate)>) -> Option<(Choice, Estimate)> {
    choices.reduce(|best, other| if other.1.rows < best.1.rows { other } else { best })
}

/// A plan that grows choice by choice.
struct Built {
    plan: Operator,
    bound: Slots,
    predicates: Parts<Expression>,
    paths: Parts<(Slot, Expression)>,
}

impl Built {
    fn new(
        plan: Operator,
        bound: Slots,
        predicates: Vec<Expression>,
        paths: Vec<(Slot, Expression)>,
        facts: &Facts<'_>,
    ) -> Self {
        let predicates = Parts::new(predicates, &bound, |predicate| facts.read_by(predicate));
        let paths = Parts::new(paths, &bound, |(_, path)| facts.read_by(path));
        Built { plan, bound, predicates, paths }
    }

    fn input(&mut self) -> Box<Operator> {
        Box::new(self.plan.take())
    }

    fn bind(&mut self, slot: Slot) {
        if self.bound.insert(slot) {
            self.predicates.bind(slot);
            self.paths.bind(slot);
        }
    }

    fn scan(&mut self, slot: Slot) {
        self.plan = Operator::NodeScan { input: self.input(), slot };
        self.bind(slot);
    }

    /// The plan. Whatever waits still, for a slot that nothing binds, is placed on top, so that nothing is ever lost.
    fn finish(self) -> Operator {
        let Built { mut plan, predicates, paths, .. } = self;
        let (items, predicates) = (paths.into_rest(), predicates.into_rest());
        if !items.is_empty() {
            plan = Operator::Extend { input: Box::new(plan), items };
        }
        plan.filtered(predicates)
    }

    /// Names the paths and tests the predicates whose variables are all bound.
    fn place_ready(&mut self) {
        loop {
            let predicates = self.predicates.take_ready();
            if !predicates.is_empty() {
                self.plan = Operator::Filter { input: self.input(), predicates };
            }
            let items = self.paths.take_ready();
            if items.is_empty() {
                return;
            }
            let named: Vec<Slot> = items.iter().map(|(slot, _)| *slot).collect();
            self.plan = Operator::Extend { input: self.input(), items };
            named.into_iter().for_each(|slot| self.bind(slot));
        }
    }

    /// Takes a step from the end that is bound.
    fn step(&mut self, step: Step) {
        let input = self.input();
        let binds = step.binds();
        let Step { left, right, relationship, types, direction, kind } = step;
        let is_reversed = !self.bound.contains(&left);
        let is_into = self.bound.contains(&left) && self.bound.contains(&right);
        let (from, to) = if is_reversed { (right, left) } else { (left, right) };
        let walked = if is_reversed { direction.reversed() } else { direction };
        self.plan = match kind {
            StepKind::Single if is_into => {
                Operator::ExpandInto { input, from, relationship, to, types, direction: walked }
            }
            StepKind::Single => Operator::Expand { input, from, relationship, to, types, direction: walked },
            StepKind::Run { range, step } => {
                let run =
                    Run { from, relationships: relationship, to, types, direction: walked, range, step };
                Operator::VariableExpand { input, run, is_into, is_reversed }
            }
            StepKind::Shortest { range, step, all, accept } => {
                let relationships = relationship;
                let run = Run { from: left, relationships, to: right, types, direction, range, step };
                Operator::ShortestPath { input, run, all, is_into: true, is_reversed: false, accept }
            }
            StepKind::Search(search) => Operator::PathSearch { input, search, is_into, is_reversed },
            StepKind::Bound { range } => Operator::Endpoints {
                input,
                relationship,
                from: left,
                from_is_bound: self.bound.contains(&left),
                to: right,
                to_is_bound: self.bound.contains(&right),
                types,
                direction,
                range,
            },
        };
        binds.into_iter().for_each(|slot| self.bind(slot));
    }
}
