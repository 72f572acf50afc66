//! Where a walk is, and what it can do next.

use super::super::chunk::Row;
use super::super::context::Context;
use super::super::evaluate::truth;
use super::automaton::{Action, Automaton, State, Transition};
use crate::error::Result;
use crate::graph::Neighbour;
use crate::query::bound::{PathVariableIndex, RelationshipType, StepPredicate, SubpathIndex};
use crate::value::{Element, NodeId, RelationshipId, Value};

/// Where a walk is: all that decides how it can go on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Position {
    pub(super) node: NodeId,
    pub(super) state: State,
    /// Which repetition this is; 0 outside of repeated parts.
    repetition: u64,
    /// The variables that will be read, as far as they are known.
    known: Box<[(PathVariableIndex, Element)]>,
}

impl Position {
    /// The beginning of every walk from `node`.
    pub(super) fn start(node: NodeId) -> Self {
        Position { node, state: 0, repetition: 0, known: Box::default() }
    }

    fn get(&self, variable: PathVariableIndex) -> Option<Element> {
        self.known.iter().find(|(own, _)| *own == variable).map(|(_, element)| *element)
    }

    /// About how many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        size_of::<Self>() + size_of_val(&self.known[..])
    }
}

/// One thing that a walk can do.
#[derive(Debug, Clone)]
pub(super) struct Move {
    pub(super) step: Step,
    pub(super) to: Position,
}

/// What a move does, for the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Step {
    /// The variable that is named, if any.
    pub(super) variable: Option<PathVariableIndex>,
    /// What it names.
    pub(super) element: Element,
    /// Whether a relationship is taken: then `element` is that.
    pub(super) is_hop: bool,
    /// The alternative that is chosen.
    pub(super) alternative: Option<usize>,
    /// The part that begins or ends.
    pub(super) boundary: Option<SubpathIndex>,
}

impl Step {
    /// Nothing but to be there.
    fn at(element: Element) -> Self {
        Step { variable: None, element, is_hop: false, alternative: None, boundary: None }
    }
}

/// Finds what walks can do.
pub(in super::super) struct Walker<'p> {
    pub(super) automaton: Automaton<'p>,
    /// What must hold of every relationship and node.
    every: Option<&'p StepPredicate>,
    neighbours: Vec<Neighbour>,
}

impl<'p> Walker<'p> {
    /// Walks of `automaton`, on nodes and relationships that satisfy `every`.
    pub(in super::super) fn new(automaton: Automaton<'p>, every: Option<&'p StepPredicate>) -> Self {
        Walker { automaton, every, neighbours: Vec::new() }
    }

    /// Whether walks may begin at the node.
    pub(in super::super) fn may_begin(
        &self,
        node: NodeId,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<bool> {
        self.every.map_or(Ok(true), |every| allows_node(every, node, row, context))
    }

    fn may_step(&self, step: Neighbour, row: Row<'_>, context: &mut Context<'p>) -> Result<bool> {
        let Some(every) = self.every else { return Ok(true) };
        Ok(allows_relationship(every, step.relationship, row, context)?
            && allows_node(every, step.node, row, context)?)
    }

    pub(super) fn is_end(&self, position: &Position) -> bool {
        position.state == self.automaton.accept
    }

    /// Everything that can be done at `position`.
    pub(super) fn moves(
        &mut self,
        position: &Position,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<Vec<Move>> {
        let mut moves = Vec::new();
        for number in 0..self.automaton.states[position.state].len() {
            let transition = &self.automaton.states[position.state][number];
            let Action::Relationship { variable, types, direction } = &transition.action else {
                self.stay(position, transition, row, context, &mut moves)?;
                continue;
            };
            let mut neighbours = std::mem::take(&mut self.neighbours);
            neighbours.clear();
            for wanted in type_ids(types, context) {
                neighbours.extend(context.view().neighbours(position.node, wanted, *direction));
            }
            for neighbour in &neighbours {
                context.guard.tick()?;
                if !self.may_step(*neighbour, row, context)? {
                    continue;
                }
                let element = Element::Relationship(neighbour.relationship);
                let step = Step { variable: *variable, is_hop: true, ..Step::at(element) };
                let named = variable.map(|variable| (variable, element));
                let to = (neighbour.node, position.repetition);
                self.arrive(position, transition, (step, named, to), row, context, &mut moves)?;
            }
            self.neighbours = neighbours;
        }
        Ok(moves)
    }

    /// A transition that stays at the node.
    fn stay(
        &self,
        position: &Position,
        transition: &Transition<'p>,
        row: Row<'_>,
        context: &mut Context<'p>,
        moves: &mut Vec<Move>,
    ) -> Result<()> {
        let element = Element::Node(position.node);
        let mut step = Step::at(element);
        let (mut named, mut repetition) = (None, position.repetition);
        match &transition.action {
            Action::Node(variable) => {
                if position.get(*variable).is_some_and(|known| known != element) {
                    return Ok(());
                }
                step.variable = Some(*variable);
                named = Some((*variable, element));
            }
            Action::Begin { .. } => repetition = 1,
            Action::Again { range, .. } => {
                if range.maximum.is_some_and(|maximum| repetition >= maximum) {
                    return Ok(());
                }
                // Beyond the least number of an unbounded repetition all are alike.
                let is_counted = range.maximum.is_some() || repetition < range.minimum;
                repetition += u64::from(is_counted);
            }
            Action::Leave { minimum } if repetition < *minimum => return Ok(()),
            Action::Leave { .. } => repetition = 0,
            Action::Alternative(number) => step.alternative = Some(*number),
            Action::Boundary(subpath) => step.boundary = Some(*subpath),
            Action::Pass | Action::Relationship { .. } => {}
        }
        self.arrive(position, transition, (step, named, (position.node, repetition)), row, context, moves)
    }

    /// Notes the move if what must hold after it does.
    fn arrive(
        &self,
        position: &Position,
        transition: &Transition<'p>,
        (step, named, (node, repetition)): (Step, Option<(PathVariableIndex, Element)>, (NodeId, u64)),
        row: Row<'_>,
        context: &mut Context<'p>,
        moves: &mut Vec<Move>,
    ) -> Result<()> {
        let value = |variable| match named {
            Some((own, element)) if own == variable => Some(element),
            _ => position.get(variable),
        };
        for variable in &transition.reads {
            let value = value(*variable).map_or(Value::Null, value_of);
            context.set_local(self.automaton.locals[variable.0], value);
        }
        for test in &transition.tests {
            if truth(test, row, context)? != Some(true) {
                return Ok(());
            }
        }
        let forgotten = match &transition.action {
            Action::Begin { forgets } | Action::Again { forgets, .. } => Some(forgets),
            _ => None,
        };
        let live = self.automaton.live[transition.to].iter();
        let kept = live.filter(|variable| !forgotten.is_some_and(|forgotten| forgotten.contains(variable)));
        let known = kept.filter_map(|variable| Some((*variable, value(*variable)?))).collect();
        moves.push(Move { step, to: Position { node, state: transition.to, repetition, known } });
        Ok(())
    }
}

/// Whether a step predicate holds of a relationship.
pub(in super::super) fn allows_relationship<'p>(
    step: &'p StepPredicate,
    relationship: RelationshipId,
    row: Row<'_>,
    context: &mut Context<'p>,
) -> Result<bool> {
    let first = std::iter::once((step.relationship, &*step.predicate));
    for (local, predicate) in first.chain(step.relationships.iter().map(|(local, more)| (*local, more))) {
        context.set_local(local, Value::Relationship(relationship));
        if truth(predicate, row, context)? != Some(true) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether a step predicate holds of a node.
pub(in super::super) fn allows_node<'p>(
    step: &'p StepPredicate,
    node: NodeId,
    row: Row<'_>,
    context: &mut Context<'p>,
) -> Result<bool> {
    for (local, predicate) in &step.nodes {
        context.set_local(*local, Value::Node(node));
        if truth(predicate, row, context)? != Some(true) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn value_of(element: Element) -> Value {
    match element {
        Element::Node(node) => Value::Node(node),
        Element::Relationship(relationship) => Value::Relationship(relationship),
    }
}

/// The types wanted; `None` is any, and a type that the catalog does not have is left out.
fn type_ids(types: &[RelationshipType], context: &Context<'_>) -> Vec<Option<crate::graph::TypeId>> {
    if types.is_empty() {
        return vec![None];
    }
    let mut found = Vec::with_capacity(types.len());
    for name in types {
        let id = name.resolve(|name| context.view().catalog().relationship_type(name));
        if id.is_some() && !found.contains(&id) {
            found.push(id);
        }
    }
    found
}
