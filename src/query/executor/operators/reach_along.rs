//! ReachAlong: for each row, the nodes at the end of a chain of relationships, each once, or but how many these are.
//!
//! Goes hop by hop with the nodes found so far, each once. Where hops must take different relationships, beside each node
//! stands what all ways to it have in common: a relationship may follow unless it is in every one of them. See the
//! optimizer's rule `reachability`, which puts this operator into plans. All hops but the last are taken at once; the
//! ends are found as they are wanted.

use super::super::chunk::{Chunk, Column, Row, number};
use super::super::context::Context;
use super::super::evaluate::truth;
use super::expand::node_in;
use super::few::Few;
use super::node_set::NodeSet;
use super::per_row::Step;
use super::supply::Supply;
use super::trails::Steps;
use crate::error::Result;
use crate::graph::{Entry, GraphView, Neighbour};
use crate::query::bound::{Expression, Slot};
use crate::query::plan::{Operator, groups_of};
use crate::value::{NodeId, RelationshipId};
use rustc_hash::FxHashMap;

/// For each row, the ends of chains.
pub(super) struct ReachAlong<'p> {
    from: Slot,
    to: Slot,
    is_once: bool,
    hops: Vec<Hop<'p>>,
    /// The nodes before the last hop, of which the first `left` have been left.
    level: Level,
    left: usize,
    /// The ends that have been found: for this row, or for any.
    ends: NodeSet,
    found: Supply<NodeId>,
    /// Where only the number of ends is asked: that for each row which has any.
    counts: Option<Vec<u64>>,
    neighbours: Vec<Neighbour>,
}

struct Hop<'p> {
    steps: Steps<'p>,
    /// Where the node stands in `predicates`.
    to: Option<Slot>,
    predicates: &'p [Expression],
    role: Role,
    /// The nodes that earlier rows were led to, where from there everything is the same again.
    seen: Option<NodeSet>,
}

/// What a hop has to do with the relationships of others: up to three that follow one another may have to differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Free,
    First,
    /// The second of three; whether it must differ from the first, and the third from the first and from this.
    Middle {
        near: bool,
        far: bool,
        late: bool,
    },
    Last {
        is_second: bool,
    },
}

/// The nodes that a hop led to, and beside each what matters of the ways to it.
type Level = Vec<(NodeId, Few)>;

impl<'p> ReachAlong<'p> {
    /// What a plan's operator of this name describes.
    pub(super) fn new(operator: &'p Operator) -> Self {
        let Operator::ReachAlong { from, to, hops, apart, is_once, is_alike, is_counted, .. } = operator
        else {
            unreachable!("made of a ReachAlong only")
        };
        let roles = roles_of(hops.len(), apart);
        let hops = hops.iter().zip(roles).enumerate().map(|(number, (hop, role))| {
            let is_last = number + 1 == hops.len();
            let is_open = matches!(role, Role::First | Role::Middle { .. });
            Hop {
                steps: Steps::new(&hop.types, hop.direction, hop.step.as_ref()),
                to: hop.to,
                predicates: &hop.predicates,
                role,
                seen: (*is_once && *is_alike && !is_open && !is_last).then(NodeSet::default),
            }
        });
        ReachAlong {
            from: *from,
            to: *to,
            is_once: *is_once,
            hops: hops.collect(),
            level: Level::new(),
            left: 0,
            ends: NodeSet::default(),
            found: Supply::default(),
            counts: is_counted.then(Vec::new),
            neighbours: Vec::new(),
        }
    }

    /// How many ends the chain has, of those that are to be given.
    fn count_ends(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<usize> {
        let mut count = 0;
        while let Some((node, few)) = self.level.get(self.left)
            && let Some(hop) = self.hops.last()
        {
            if hop.steps.are_tested() {
                self.take_last(row, context)?;
                continue;
            }
            self.left += 1;
            let view = context.view();
            let used: Vec<_> =
                hop.role.used_before(few).iter().copied().filter(|used| is_at(*used, *node, view)).collect();
            let (mut work, ends) = (1, &mut self.ends);
            hop.steps.types.each_row(view, *node, hop.steps.direction, |row| {
                work += row.len();
                let is_free = |entry: &Entry| used.is_empty() || !used.contains(&entry.relationship());
                row.iter().filter(is_free).for_each(|entry| count += usize::from(ends.insert(entry.node())));
            });
            context.guard.work(work)?;
            context.guard.allow(self.ends.bytes())?;
        }
        count += self.found.len();
        self.found.begin([]);
        Ok(count)
    }

    /// Takes the last hop from one more node; `false` when there is none.
    fn take_last(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<bool> {
        let (Some((node, few)), Some(hop)) = (self.level.get(self.left), self.hops.last()) else {
            return Ok(false);
        };
        self.left += 1;
        self.neighbours.clear();
        self.neighbours.extend(hop.steps.types.neighbours(context.view(), *node, hop.steps.direction));
        context.guard.work(self.neighbours.len() + 1)?;
        for step in &self.neighbours {
            if hop.role.allows(few, step.relationship)
                && !self.ends.contains(step.node)
                && hop.steps.allow(*step, row, context)?
            {
                self.ends.insert(step.node);
                self.found.push(step.node);
            }
        }
        context.guard.allow(self.ends.bytes() + self.found.bytes())?;
        Ok(true)
    }
}

/// Whether the relationship starts or ends at the node.
fn is_at(relationship: RelationshipId, node: NodeId, view: &GraphView) -> bool {
    view.endpoints(relationship).is_some_and(|(start, end)| start == node || end == node)
}

/// The role of each hop, from the pairs of hops that must differ.
fn roles_of(count: usize, apart: &[(usize, usize)]) -> Vec<Role> {
    let mut roles = vec![Role::Free; count];
    for (first, last) in groups_of(apart) {
        roles[first] = Role::First;
        roles[last] = Role::Last { is_second: last == first + 1 };
        if last == first + 2 {
            let is_apart = |pair| apart.contains(&pair);
            let (near, late) = (is_apart((first, first + 1)), is_apart((first + 1, last)));
            roles[first + 1] = Role::Middle { near, far: is_apart((first, last)), late };
        }
    }
    roles
}

impl Role {
    /// Which of what ways to a node have in common may not be taken after them.
    fn used_before(self, few: &Few) -> &[RelationshipId] {
        match (self, few.items()) {
            (Role::Last { is_second: false }, used) | (Role::Last { is_second: true }, used @ [_]) => used,
            _ => &[],
        }
    }

    /// Whether the relationship may follow after a node to which ways have `few` in common.
    fn allows(self, few: &Few, relationship: RelationshipId) -> bool {
        match self {
            Role::Free | Role::First => true,
            Role::Middle { near, .. } => !(near && few.is_only(relationship)),
            Role::Last { is_second: true } => !few.is_only(relationship),
            Role::Last { is_second: false } => !few.contains(relationship),
        }
    }

    /// What the ways that end with the relationship have in common.
    fn after(self, few: &Few, relationship: RelationshipId) -> Few {
        match self {
            Role::Free | Role::Last { .. } => Few::default(),
            Role::First => Few::one(relationship),
            Role::Middle { near, far, late } => {
                let mut common = Few::default();
                let mut first = few.items().iter().filter(|own| !(near && **own == relationship));
                if let (true, Some(only), None) = (far, first.next(), first.next()) {
                    common.insert(*only);
                }
                if late {
                    common.insert(relationship);
                }
                common
            }
        }
    }

    /// What more ways to a node, with `other`, leave of what those to it had before.
    fn merge(self, few: &mut Few, other: &Few) {
        match self {
            Role::First => other.items().iter().for_each(|relationship| few.insert(*relationship)),
            Role::Middle { .. } => few.intersect(other),
            Role::Free | Role::Last { .. } => {}
        }
    }
}

impl<'p> Hop<'p> {
    /// The nodes that the hop leads to from those of `level`, each once.
    fn take(&mut self, level: &Level, row: Row<'_>, context: &mut Context<'p>) -> Result<Level> {
        let mut next = Level::new();
        let mut places: FxHashMap<NodeId, usize> = FxHashMap::default();
        let mut neighbours = Vec::new();
        for (node, few) in level {
            neighbours.clear();
            neighbours.extend(self.steps.types.neighbours(context.view(), *node, self.steps.direction));
            context.guard.work(neighbours.len() + 1)?;
            for step in &neighbours {
                if !self.role.allows(few, step.relationship) || self.is_seen(step.node) {
                    continue;
                }
                let place = places.get(&step.node).copied();
                let matters = place.is_none() || matches!(self.role, Role::First | Role::Middle { .. });
                if matters && self.steps.allow(*step, row, context)? {
                    let after = self.role.after(few, step.relationship);
                    match place {
                        Some(place) => self.role.merge(&mut next[place].1, &after),
                        None => {
                            places.insert(step.node, next.len());
                            next.push((step.node, after));
                        }
                    }
                }
            }
            context.guard.allow(next.len() * 2 * size_of::<(NodeId, Few)>())?;
        }
        if let Some(seen) = &mut self.seen {
            for (node, _) in &next {
                seen.insert(*node);
            }
        }
        self.test(next, row, context)
    }

    fn is_seen(&self, node: NodeId) -> bool {
        self.seen.as_ref().is_some_and(|seen| seen.contains(node))
    }

    /// The nodes for which the predicates are true.
    fn test(&self, level: Level, row: Row<'_>, context: &mut Context<'p>) -> Result<Level> {
        let (Some(slot), [_, ..]) = (self.to, self.predicates) else { return Ok(level) };
        let mut rows = row.chunk.gather(&vec![number(row.number); level.len()]);
        rows.set(slot, Column::nodes(level.iter().map(|(node, _)| *node).collect()));
        let mut kept = Level::new();
        'nodes: for (index, entry) in level.into_iter().enumerate() {
            context.guard.tick()?;
            for predicate in self.predicates {
                if truth(predicate, rows.row(index), context)? != Some(true) {
                    continue 'nodes;
                }
            }
            kept.push(entry);
        }
        Ok(kept)
    }
}

impl<'p> Step<'p> for ReachAlong<'p> {
    fn begin(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<()> {
        self.level.clear();
        self.found.begin([]);
        self.left = 0;
        if !self.is_once {
            self.ends.clear();
        }
        let Some(start) = node_in(self.from, row)? else { return Ok(()) };
        self.hops.iter_mut().for_each(|hop| hop.steps.types.resolve(context));
        let Some((_, before)) = self.hops.split_last_mut() else { return Ok(()) };
        let mut level = vec![(start, Few::default())];
        if let Some(first) = before.first()
            && !first.steps.allow_node(start, row, context)?
        {
            return Ok(());
        }
        for hop in before {
            level = hop.take(&level, row, context)?;
        }
        self.level = level;
        Ok(())
    }

    fn advance(&mut self, row: Row<'_>, room: usize, context: &mut Context<'p>) -> Result<usize> {
        if self.counts.is_some() {
            let count = self.count_ends(row, context)?;
            self.counts.iter_mut().for_each(|counts| counts.extend((count > 0).then_some(count as u64)));
            return Ok(usize::from(count > 0));
        }
        while self.found.len() < room && self.take_last(row, context)? {}
        Ok(self.found.give(room))
    }

    /// A row that came several times leads to each node but once.
    fn bind(&mut self, chunk: &mut Chunk) {
        chunk.set_counts(self.counts.as_mut().map(std::mem::take));
        if self.counts.is_none() {
            chunk.set(self.to, Column::nodes(self.found.take()));
        }
    }

    fn reset(&mut self, _: &mut Context<'p>) {
        self.level.clear();
        self.ends.clear();
        self.counts.iter_mut().for_each(Vec::clear);
        self.hops.iter_mut().filter_map(|hop| hop.seen.as_mut()).for_each(NodeSet::clear);
        self.found.clear();
    }
}
