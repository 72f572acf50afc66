//! What a match says of the variables of the pattern.

use super::super::chunk::Row;
use super::super::context::Context;
use super::super::evaluate::truth;
use super::super::memory::value_bytes;
use super::subpath;
use super::walk::Step;
use crate::error::Result;
use crate::graph::GraphView;
use crate::query::bound::{PathSearch, PathVariableIndex, Subpath, SubpathIndex};
use crate::value::{Element, NodeId, RelationshipId, Value};
use rustc_hash::FxHashSet;

/// A match: where it begins and ends, and what was done on the way, in the order of walking.
pub(in super::super) struct Match {
    pub(super) start: NodeId,
    pub(in super::super) end: NodeId,
    pub(super) steps: Vec<Step>,
}

/// Makes matches into values, and knows those of a row that have been found before.
pub(in super::super) struct Found<'p> {
    search: &'p PathSearch,
    is_reversed: bool,
    known: FxHashSet<Key>,
    bytes: usize,
}

/// What makes two matches one: the path, what is named, and the alternatives that are kept apart.
type Key = (NodeId, Vec<RelationshipId>, Vec<Step>);

/// A match as values.
#[derive(Debug, Clone)]
pub(in super::super) struct Values {
    /// The relationships of the path.
    pub(in super::super) relationships: Value,
    /// The values of the variables of the search, in their order; null for those that have no slot.
    pub(in super::super) variables: Vec<Value>,
    /// The node at which the walk ended.
    pub(in super::super) end: NodeId,
}

impl<'p> Found<'p> {
    pub(in super::super) fn new(search: &'p PathSearch, is_reversed: bool) -> Self {
        Found { search, is_reversed, known: FxHashSet::default(), bytes: 0 }
    }

    /// Forgets what has been found.
    pub(in super::super) fn clear(&mut self) {
        self.known.clear();
        self.bytes = 0;
    }

    /// About how many bytes it takes to know what has been found.
    pub(in super::super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Whether the match is new, where that matters.
    pub(in super::super) fn is_new(&mut self, found: &Match) -> bool {
        if !self.search.is_deduplicated {
            return true;
        }
        let told = |step: &&Step| {
            let is_named =
                step.variable.is_some_and(|variable| self.search.variables[variable.0].slot.is_some());
            is_named || step.alternative.is_some() || step.boundary.is_some_and(|part| self.is_named(part))
        };
        let mut told: Vec<Step> = found.steps.iter().filter(told).copied().collect();
        // Which node an alternative is chosen at is no difference.
        for step in told.iter_mut().filter(|step| step.alternative.is_some()) {
            step.element = Element::Node(found.start);
        }
        let relationships = relationships(found).collect::<Vec<_>>();
        let bytes = size_of::<Key>() + size_of_val(&told[..]) + size_of_val(&relationships[..]);
        let is_new = self.known.insert((found.start, relationships, told));
        self.bytes += if is_new { bytes } else { 0 };
        is_new
    }

    fn is_named(&self, subpath: SubpathIndex) -> bool {
        let variable = self.search.subpaths[subpath.0].variable;
        self.search.variables[variable.0].slot.is_some()
    }

    /// The steps in the order of the pattern.
    fn in_order(&self, found: &Match) -> Vec<Step> {
        let mut steps = found.steps.clone();
        if self.is_reversed {
            steps.reverse();
        }
        steps
    }

    /// Whether what must hold of the parts that are paths of their own does, each time that they were walked; `row` has
    /// the values of the match.
    pub(in super::super) fn allows_subpaths(
        &self,
        found: &Match,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<bool> {
        let tested = |(_, subpath): &(usize, &Subpath)| !subpath.predicates.is_empty();
        let steps = self.in_order(found);
        for (index, subpath) in self.search.subpaths.iter().enumerate().filter(tested) {
            for steps in subpath::times(&steps, SubpathIndex(index)) {
                for (number, variable) in self.search.variables.iter().enumerate() {
                    let value = self.value_in(PathVariableIndex(number), steps, context.view());
                    context.set_local(variable.local, value);
                }
                for predicate in &subpath.predicates {
                    if truth(predicate, row, context)? != Some(true) {
                        return Ok(false);
                    }
                }
            }
        }
        Ok(true)
    }

    /// What a variable stands for within some steps.
    fn value_in(&self, variable: PathVariableIndex, steps: &[Step], view: &GraphView) -> Value {
        if let Some(subpath) = subpath::named_by(self.search, variable) {
            let first = subpath::times(steps, subpath).first().map(|steps| subpath::path(steps, view));
            return first.unwrap_or_default();
        }
        let named = steps.iter().find(|step| step.variable == Some(variable));
        named.map_or(Value::Null, |step| value_of(step.element))
    }

    /// The values of the match.
    pub(in super::super) fn values(&self, found: &Match, view: &GraphView) -> Values {
        let steps = self.in_order(found);
        let mut run: Vec<Value> = relationships(found).map(Value::Relationship).collect();
        if self.is_reversed {
            run.reverse();
        }
        let variables = self.search.variables.iter().enumerate().map(|(index, variable)| {
            if variable.slot.is_none() {
                return Value::Null;
            }
            if let Some(subpath) = subpath::named_by(self.search, PathVariableIndex(index)) {
                let mut paths =
                    subpath::times(&steps, subpath).into_iter().map(|steps| subpath::path(steps, view));
                return match variable.is_group {
                    true => Value::list(paths.collect()),
                    false => paths.next().unwrap_or_default(),
                };
            }
            let named = steps.iter().filter(|step| step.variable.is_some_and(|own| own.0 == index));
            let mut elements = named.map(|step| value_of(step.element));
            match variable.is_group {
                true => Value::list(elements.collect()),
                false => elements.next().unwrap_or_default(),
            }
        });
        Values { relationships: Value::list(run), variables: variables.collect(), end: found.end }
    }
}

impl Values {
    /// About how many bytes they take.
    pub(in super::super) fn bytes(&self) -> usize {
        value_bytes(&self.relationships) + self.variables.iter().map(value_bytes).sum::<usize>()
    }
}

fn relationships(found: &Match) -> impl Iterator<Item = RelationshipId> + '_ {
    found.steps.iter().filter(|step| step.is_hop).filter_map(|step| match step.element {
        Element::Relationship(relationship) => Some(relationship),
        Element::Node(_) => None,
    })
}

fn value_of(element: Element) -> Value {
    match element {
        Element::Node(node) => Value::Node(node),
        Element::Relationship(relationship) => Value::Relationship(relationship),
    }
}
