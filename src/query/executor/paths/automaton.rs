//! The automaton of a path pattern.
//!
//! A state is a place between two parts of the pattern. Most transitions stay at the node: they name it, test it, begin
//! or end a repetition; the others take a relationship to the next node. A predicate is tested by the transition after
//! which all its variables are known. How often a part has been repeated is counted, not unrolled.
//!
//! For every state it is known which variables a later transition will read. Only these tell two walks at the same node
//! and state apart, so that without predicates over several steps there are no more of them than nodes times states.

use crate::graph::Direction;
use crate::query::bound::{
    Expression, ExpressionKind, Local, PathSearch, PathVariableIndex, Range, RelationshipType, SearchPart,
    Sequence, SequenceIndex, SubpathIndex,
};
use crate::query::plan::SubqueryPlan;
use std::collections::BTreeSet;

/// Names a state.
pub(in super::super) type State = usize;

/// A set of variables.
type Variables = BTreeSet<PathVariableIndex>;

/// The automaton of a path pattern, to be walked from its state 0 to `accept`.
pub(in super::super) struct Automaton<'p> {
    /// The transitions from each state.
    pub(super) states: Vec<Vec<Transition<'p>>>,
    /// The state in which the whole pattern has been matched.
    pub(super) accept: State,
    /// The local of each variable.
    pub(super) locals: Vec<Local>,
    /// For each state, the variables that will be read.
    pub(super) live: Vec<Variables>,
}

/// One way to go on.
pub(super) struct Transition<'p> {
    pub(super) action: Action<'p>,
    /// What must hold after it.
    pub(super) tests: Vec<&'p Expression>,
    /// The variables that the tests read.
    pub(super) reads: Variables,
    pub(super) to: State,
}

/// What a transition does.
pub(super) enum Action<'p> {
    Pass,
    /// The node at which the walk is becomes the variable; where it is known already they must be the same.
    Node(PathVariableIndex),
    /// A relationship is taken.
    Relationship {
        variable: Option<PathVariableIndex>,
        types: &'p [RelationshipType],
        direction: Direction,
    },
    /// The first repetition begins, and its variables with it.
    Begin {
        forgets: Variables,
    },
    /// Another repetition begins.
    Again {
        range: Range,
        forgets: Variables,
    },
    /// The repetitions end.
    Leave {
        minimum: u64,
    },
    /// One of several alternatives, by the number that keeps them apart.
    Alternative(usize),
    /// A part that is a path of its own begins or ends.
    Boundary(SubpathIndex),
}

impl<'p> Automaton<'p> {
    /// The automaton of `search`, to be walked from its last node where `is_reversed`.
    pub(in super::super) fn new(
        search: &'p PathSearch,
        is_reversed: bool,
        subqueries: &[SubqueryPlan],
    ) -> Self {
        let locals: Vec<Local> = search.variables.iter().map(|variable| variable.local).collect();
        let mut maker = Maker { search, is_reversed, subqueries, locals, states: vec![Vec::new()] };
        let accept = maker.sequence(SequenceIndex(0), 0);
        let Maker { states, locals, .. } = maker;
        let live = live_variables(&states);
        Automaton { states, accept, locals, live }
    }
}

struct Maker<'p, 's> {
    search: &'p PathSearch,
    is_reversed: bool,
    subqueries: &'s [SubqueryPlan],
    locals: Vec<Local>,
    states: Vec<Vec<Transition<'p>>>,
}

impl<'p> Maker<'p, '_> {
    fn new_state(&mut self) -> State {
        self.states.push(Vec::new());
        self.states.len() - 1
    }

    fn add(&mut self, from: State, action: Action<'p>, tests: Vec<&'p Expression>, to: State) {
        let mut reads = Variables::new();
        tests.iter().for_each(|test| self.variables_of(test, &mut reads));
        self.states[from].push(Transition { action, tests, reads, to });
    }

    /// A transition to a new state.
    fn go(&mut self, from: State, action: Action<'p>, tests: Vec<&'p Expression>) -> State {
        let to = self.new_state();
        self.add(from, action, tests, to);
        to
    }

    /// The parts of a sequence one after the other, each predicate as early as its variables are known.
    fn sequence(&mut self, index: SequenceIndex, from: State) -> State {
        let Sequence { parts, predicates } = &self.search.sequences[index.0];
        let ordered: Vec<&'p SearchPart> =
            if self.is_reversed { parts.iter().rev().collect() } else { parts.iter().collect() };
        let bound: Vec<Variables> = ordered.iter().map(|part| self.bound_by(part)).collect();
        let mut tests: Vec<Vec<&'p Expression>> = vec![Vec::new(); ordered.len() + 1];
        for predicate in predicates {
            let mut reads = Variables::new();
            self.variables_of(predicate, &mut reads);
            let last = bound.iter().rposition(|bound| !bound.is_disjoint(&reads));
            tests[last.map_or(0, |last| last + 1)].push(predicate);
        }
        let mut tests = tests.into_iter();
        let first = tests.next().unwrap_or_default();
        let mut state = if first.is_empty() { from } else { self.go(from, Action::Pass, first) };
        for (part, tests) in ordered.into_iter().zip(tests) {
            state = self.part(part, state, tests);
        }
        state
    }

    fn part(&mut self, part: &'p SearchPart, from: State, tests: Vec<&'p Expression>) -> State {
        match part {
            SearchPart::Node(variable) => self.go(from, Action::Node(*variable), tests),
            SearchPart::Relationship { variable, types, direction } => {
                let direction = if self.is_reversed { direction.reversed() } else { *direction };
                self.go(from, Action::Relationship { variable: *variable, types, direction }, tests)
            }
            SearchPart::Boundary(subpath) => self.go(from, Action::Boundary(*subpath), tests),
            SearchPart::Repeat { body, range } => {
                let end = self.repeat(*body, *range, from);
                self.tested(end, tests)
            }
            SearchPart::Either(branches) => {
                let joined = self.new_state();
                for (branch, number) in branches {
                    let begun = self.go(from, Action::Alternative(*number), Vec::new());
                    let ended = self.sequence(*branch, begun);
                    self.add(ended, Action::Pass, Vec::new(), joined);
                }
                self.tested(joined, tests)
            }
        }
    }

    fn tested(&mut self, from: State, tests: Vec<&'p Expression>) -> State {
        if tests.is_empty() { from } else { self.go(from, Action::Pass, tests) }
    }

    fn repeat(&mut self, body: SequenceIndex, range: Range, from: State) -> State {
        let forgets = self.bound_in(body);
        let left = self.new_state();
        // What ends a path comes before what makes it longer.
        if range.minimum == 0 {
            self.add(from, Action::Pass, Vec::new(), left);
        }
        let begun = self.go(from, Action::Begin { forgets: forgets.clone() }, Vec::new());
        let ended = self.sequence(body, begun);
        self.add(ended, Action::Leave { minimum: range.minimum }, Vec::new(), left);
        self.add(ended, Action::Again { range, forgets }, Vec::new(), begun);
        left
    }

    fn bound_in(&self, sequence: SequenceIndex) -> Variables {
        self.search.sequences[sequence.0].parts.iter().flat_map(|part| self.bound_by(part)).collect()
    }

    /// The variables that are known after a part; those of a repeated part only inside it.
    fn bound_by(&self, part: &SearchPart) -> Variables {
        match part {
            SearchPart::Node(variable) => [*variable].into(),
            SearchPart::Relationship { variable, .. } => variable.iter().copied().collect(),
            SearchPart::Repeat { .. } | SearchPart::Boundary(_) => Variables::new(),
            SearchPart::Either(branches) => {
                branches.iter().flat_map(|(branch, _)| self.bound_in(*branch)).collect()
            }
        }
    }

    /// The variables of the search that an expression reads.
    fn variables_of(&self, expression: &Expression, into: &mut Variables) {
        let mut add = |local: Local| {
            let variable = self.locals.iter().position(|own| *own == local);
            into.extend(variable.map(PathVariableIndex));
        };
        match &expression.kind {
            ExpressionKind::Local(local) => add(*local),
            ExpressionKind::Subquery(index) => {
                self.subqueries[index.0].imports.iter().for_each(|(local, _)| add(*local));
            }
            _ => expression.children().into_iter().for_each(|child| self.variables_of(child, into)),
        }
    }
}

/// For each state the variables that may be read from there on before they are set again.
fn live_variables(states: &[Vec<Transition<'_>>]) -> Vec<Variables> {
    let mut live = vec![Variables::new(); states.len()];
    loop {
        let mut has_grown = false;
        for (state, transitions) in states.iter().enumerate() {
            for transition in transitions {
                let wanted = wanted_before(transition, &live[transition.to], states);
                has_grown |= !wanted.is_subset(&live[state]);
                live[state].extend(wanted);
            }
        }
        if !has_grown {
            return live;
        }
    }
}

/// What a transition needs to be known before it, when `after` is needed after it.
fn wanted_before(
    transition: &Transition<'_>,
    after: &Variables,
    states: &[Vec<Transition<'_>>],
) -> Variables {
    let mut wanted: Variables = after.union(&transition.reads).copied().collect();
    match &transition.action {
        Action::Node(variable) if is_named_once(*variable, states) => {
            wanted.remove(variable);
        }
        // The second place of a node compares it with the first.
        Action::Node(variable) => {
            wanted.insert(*variable);
        }
        Action::Relationship { variable: Some(variable), .. } => {
            wanted.remove(variable);
        }
        Action::Begin { forgets } | Action::Again { forgets, .. } => wanted = &wanted - forgets,
        _ => {}
    }
    wanted
}

fn is_named_once(variable: PathVariableIndex, states: &[Vec<Transition<'_>>]) -> bool {
    let names =
        |transition: &&Transition<'_>| matches!(transition.action, Action::Node(own) if own == variable);
    states.iter().flatten().filter(names).count() == 1
}
