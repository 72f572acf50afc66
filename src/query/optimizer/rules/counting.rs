//! Counts the relationships of a node instead of giving a row for each, where only their number matters.
//!
//! Above a pattern, an aggregate, DISTINCT, EXISTS or COUNT often asks of an expansion nothing but how many rows it
//! gives. Such an expansion becomes an [`Arm`] of [`Operator::ExpandCount`], whose rows stand for as many as there would
//! have been. That no relationship is taken twice is part of what is counted: a relationship of the row that an arm must
//! avoid is subtracted where it is among the arm's, and two arms from one node subtract the choices in which both take
//! the same one. An expansion of which anything else is asked stays as it is.

use super::super::demand::{Demand, has_subquery};
use super::super::slots::{Slots, mentioned};
use super::super::{Facts, rewrite_inputs};
use super::is_scan;
use crate::graph::Direction;
use crate::query::bound::{Expression, ExpressionKind, Slot};
use crate::query::plan::{Arm, Avoided, End, Meeting, Operator};
use std::mem;

pub(in crate::query::optimizer) fn apply(root: Operator, facts: &Facts<'_>) -> Operator {
    with_counts(root, facts, Chain::counted)
}

/// What counts in a chain of whose rows nothing but the demand is asked.
pub(super) type Counting = fn(Chain, &Demand, &Facts<'_>) -> Operator;

/// The plan after `counting` has been tried wherever rows may stand for several.
pub(super) fn with_counts(root: Operator, facts: &Facts<'_>, counting: Counting) -> Operator {
    if facts.is_cited { root } else { rewrite(root, (&facts.demand, true), &facts.outer, facts, counting) }
}

/// The operator and all below it, of whose rows `demand` is asked; a chain to be counted `begins` where somebody asks who
/// counts them.
fn rewrite(
    operator: Operator,
    (demand, begins): (&Demand, bool),
    outer: &Slots,
    facts: &Facts<'_>,
    counting: Counting,
) -> Operator {
    let mut operator = match begins && demand.may_be_counted() {
        true => counting(Chain::of(operator, facts), demand, facts),
        false => operator,
    };
    if let Operator::HashJoin { branch, is_counted, .. } = &mut operator {
        let found = facts.available(branch, &Slots::new());
        *is_counted |= demand.may_be_counted() && !demand.reads_any(&found);
    }
    let demands = facts.demands(&operator, demand);
    let counts = matches!(
        operator,
        Operator::Aggregate { .. } | Operator::Distinct { .. } | Operator::HashJoin { .. }
    );
    rewrite_inputs(&mut operator, outer, facts, |input, outer, place| {
        rewrite(input, (&demands[place], counts), outer, facts, counting)
    });
    operator
}

/// Whether equal rows give equal values, so that one evaluation can stand for all.
fn is_repeatable(expression: &Expression) -> bool {
    expression.is_deterministic() && !has_subquery(expression)
}

/// Operators that pass on how many rows each row stands for, the topmost first, each without its input.
pub(super) struct Chain {
    pub(super) links: Vec<Link>,
    pub(super) base: Operator,
}

/// An operator, and what it reads and binds.
pub(super) struct Link {
    pub(super) operator: Operator,
    pub(super) mentioned: Slots,
    /// Of a filter, what each of its predicates reads.
    reads: Vec<Slots>,
}

impl Link {
    pub(super) fn of(operator: Operator, facts: &Facts<'_>) -> Self {
        let reads = match &operator {
            Operator::Filter { predicates, .. } => {
                predicates.iter().map(|predicate| facts.read_by(predicate)).collect()
            }
            _ => Vec::new(),
        };
        Link { mentioned: mentioned(&operator, facts), operator, reads }
    }

    pub(super) fn predicates(&self) -> &[Expression] {
        match &self.operator {
            Operator::Filter { predicates, .. } => predicates,
            _ => &[],
        }
    }
}

/// What would have to be taken out of the operators above an expansion to make an arm of it.
pub(super) struct Draft {
    /// The expansion.
    pub(super) place: usize,
    /// The predicates that go: the link and the place in it of each.
    pub(super) predicates: Vec<(usize, usize)>,
    /// The relationships that must be avoided.
    pub(super) avoided: Vec<Slot>,
}

impl Chain {
    fn of(mut operator: Operator, facts: &Facts<'_>) -> Self {
        let mut links = Vec::new();
        while is_link(&operator) {
            let input = operator.inputs_mut().into_iter().next().expect("a link has an input");
            let below = input.take();
            links.push(Link::of(mem::replace(&mut operator, below), facts));
        }
        Chain { links, base: operator }
    }

    pub(super) fn joined(self) -> Operator {
        self.links.into_iter().rev().fold(self.base, |below, Link { mut operator, .. }| {
            if matches!(&operator, Operator::Filter { predicates, .. } if predicates.is_empty()) {
                return below;
            }
            let input = operator.inputs_mut().into_iter().next().expect("a link has an input");
            *input = below;
            operator
        })
    }

    /// The chain's operators again, with arms in place of the expansions of which only the number is asked.
    fn counted(mut self, demand: &Demand, facts: &Facts<'_>) -> Operator {
        for place in 0..self.links.len() {
            if matches!(self.links[place].operator, Operator::ExpandInto { .. }) {
                self.count_into(place, demand, facts);
                continue;
            }
            let Some(own) = self.draft(place, demand) else { continue };
            let drafts = match self.partner(place, &own, demand) {
                Some(other) => vec![own, other],
                None => vec![own],
            };
            self.count(place, &drafts, facts);
        }
        self.joined()
    }

    /// What an arm for the expansion at `place` would take, where nothing else asks for what it finds.
    pub(super) fn draft(&self, place: usize, demand: &Demand) -> Option<Draft> {
        let Operator::Expand { relationship, to, .. } = self.links[place].operator else { return None };
        self.draft_of(place, relationship, Some(to), demand, None)
    }

    /// What an arm for the relationship and the end that the link at `place` binds would take; nothing is asked of the
    /// link at `passing`.
    pub(super) fn draft_of(
        &self,
        place: usize,
        relationship: Slot,
        to: Option<Slot>,
        demand: &Demand,
        passing: Option<usize>,
    ) -> Option<Draft> {
        let is_own =
            |slots: &Slots| slots.contains(&relationship) || to.is_some_and(|to| slots.contains(&to));
        if demand.reads(relationship) || to.is_some_and(|to| demand.reads(to)) {
            return None;
        }
        let mut draft = Draft { place, predicates: Vec::new(), avoided: Vec::new() };
        for (number, link) in self.links[..place].iter().enumerate() {
            match &link.operator {
                Operator::Keep { .. } => {}
                _ if Some(number) == passing => {}
                Operator::Filter { .. } => {
                    for (index, read) in link.reads.iter().enumerate().filter(|(_, read)| is_own(read)) {
                        match link.predicates()[index].kind {
                            ExpressionKind::Disjoint(one, other) | ExpressionKind::Disjoint(other, one)
                                if one == relationship =>
                            {
                                draft.avoided.push(other);
                            }
                            _ if read.iter().eq(to.iter()) => {}
                            _ => return None,
                        }
                        draft.predicates.push((number, index));
                    }
                }
                _ if is_own(&link.mentioned) => return None,
                _ => {}
            }
        }
        Some(draft)
    }

    /// An expansion below from the same node that must not take the same relationship and could be an arm as well.
    fn partner(&self, place: usize, own: &Draft, demand: &Demand) -> Option<Draft> {
        let center = from_of(&self.links[place].operator);
        own.avoided.iter().find_map(|slot| {
            let other = self.binder(*slot, place + 1)?;
            (from_of(&self.links[other].operator) == center).then_some(())?;
            self.draft(other, demand)
        })
    }

    /// The link from `from` on downwards that binds `slot` to a single relationship.
    fn binder(&self, slot: Slot, from: usize) -> Option<usize> {
        (from..self.links.len()).find(|&place| relationship_of(&self.links[place].operator) == Some(slot))
    }

    /// Puts an operator that counts in the place of the drafts' expansions, of which the one at `place` is the topmost,
    /// where all that the arms must avoid is bound below it.
    fn count(&mut self, place: usize, drafts: &[Draft], facts: &Facts<'_>) {
        let own: Vec<Slot> =
            drafts.iter().filter_map(|draft| relationship_of(&self.links[draft.place].operator)).collect();
        let arms: Option<Vec<Arm>> = drafts.iter().map(|draft| self.arm(draft, &own, place)).collect();
        if let Some((arms, from)) = arms.zip(from_of(&self.links[place].operator)) {
            self.put(place, from, arms, drafts, facts);
        }
    }

    /// Counts the relationships between two nodes that are bound; where one of them is bound only to find these, the
    /// nodes at which the relationships of both others meet.
    fn count_into(&mut self, place: usize, demand: &Demand, facts: &Facts<'_>) {
        let Operator::ExpandInto { from, relationship, to, ref types, direction, .. } =
            self.links[place].operator
        else {
            return;
        };
        let types = types.clone();
        let Some(own) = self.draft_of(place, relationship, None, demand, None) else { return };
        let sides = [(from, to, direction), (to, from, direction.reversed())];
        for (other, middle, direction) in sides.into_iter().filter(|(other, middle, _)| other != middle) {
            let expansion = (place + 1..self.links.len()).find(
                |&below| matches!(self.links[below].operator, Operator::Expand { to, .. } if to == middle),
            );
            let draft = expansion.and_then(|below| {
                let found = relationship_of(&self.links[below].operator)?;
                self.draft_of(below, found, Some(middle), demand, Some(place)).map(|draft| (draft, found))
            });
            let Some((draft, found)) = draft else { continue };
            let Some(avoided) = self.all_avoided(&own.avoided, &[found], place) else { continue };
            let Some(mut arm) = self.arm(&draft, &[relationship], place) else { continue };
            let must_differ = own.avoided.contains(&found);
            let types = types.clone();
            arm.end = End::Shared(Box::new(Meeting { from: other, types, direction, avoided, must_differ }));
            return self.replace(place, arm, &[own, draft], facts);
        }
        if let Some(avoided) = self.all_avoided(&own.avoided, &[], place) {
            let arm = Arm { to, types, direction, predicates: Vec::new(), avoided, end: End::At(to) };
            self.replace(place, arm, &[own], facts);
        }
    }

    /// Puts one arm in the place of the drafts' links, the first of which is at `place`.
    fn replace(&mut self, place: usize, arm: Arm, drafts: &[Draft], facts: &Facts<'_>) {
        let center = drafts.last().and_then(|draft| from_of(&self.links[draft.place].operator));
        let Some(from) = center else { return };
        self.put(place, from, vec![arm], drafts, facts);
    }

    /// Puts an operator that counts in the place of the drafts' links.
    fn put(&mut self, place: usize, from: Slot, arms: Vec<Arm>, drafts: &[Draft], facts: &Facts<'_>) {
        let counting = Operator::ExpandCount { input: Box::new(Operator::Argument), from, arms };
        self.put_operator(place, counting, drafts, facts);
    }

    /// Puts an operator in the place of the drafts' links, all that they take going.
    pub(super) fn put_operator(
        &mut self,
        place: usize,
        operator: Operator,
        drafts: &[Draft],
        facts: &Facts<'_>,
    ) {
        self.links[place] = Link::of(operator, facts);
        for draft in drafts.iter().filter(|draft| draft.place != place) {
            self.links[draft.place] = Link::of(nothing(), facts);
        }
        self.forget(drafts.iter().flat_map(|draft| &draft.predicates).copied().collect());
    }

    /// The relationships to be avoided but for `own`; `None` where one is not bound below `place`.
    fn all_avoided(&self, slots: &[Slot], own: &[Slot], place: usize) -> Option<Vec<Avoided>> {
        let others = slots.iter().filter(|slot| !own.contains(slot));
        others.map(|slot| self.avoided(*slot, place)).collect()
    }

    /// What a draft takes that is tested of the node at the end.
    pub(super) fn tests(&self, draft: &Draft) -> Vec<Expression> {
        let taken = draft.predicates.iter().map(|(link, index)| &self.links[*link].predicates()[*index]);
        taken.filter(|predicate| !matches!(predicate.kind, ExpressionKind::Disjoint(..))).cloned().collect()
    }

    fn arm(&self, draft: &Draft, own: &[Slot], place: usize) -> Option<Arm> {
        let Operator::Expand { to, types, direction, .. } = &self.links[draft.place].operator else {
            return None;
        };
        Some(Arm {
            to: *to,
            types: types.clone(),
            direction: *direction,
            predicates: self.tests(draft),
            avoided: self.all_avoided(&draft.avoided, own, place)?,
            end: End::Free,
        })
    }

    /// A relationship to be avoided, and where it starts and ends as far as its expansion tells; `None` where it is not
    /// bound below `place`.
    fn avoided(&self, relationship: Slot, place: usize) -> Option<Avoided> {
        let ends = match &self.links[self.binder(relationship, place + 1)?].operator {
            Operator::Expand { from, to, direction, .. }
            | Operator::ExpandInto { from, to, direction, .. } => match direction {
                Direction::Outgoing => Some((*from, *to)),
                Direction::Incoming => Some((*to, *from)),
                Direction::Both => None,
            },
            _ => None,
        };
        Some(Avoided { relationship, ends })
    }

    /// Takes out the predicates at these places.
    fn forget(&mut self, mut places: Vec<(usize, usize)>) {
        places.sort_unstable();
        places.dedup();
        for (link, index) in places.into_iter().rev() {
            let link = &mut self.links[link];
            link.reads.remove(index);
            if let Operator::Filter { predicates, .. } = &mut link.operator {
                predicates.remove(index);
            }
        }
    }
}

/// A filter that tests nothing, which falls out when the chain is joined.
fn nothing() -> Operator {
    Operator::Filter { input: Box::new(Operator::Argument), predicates: Vec::new() }
}

fn from_of(operator: &Operator) -> Option<Slot> {
    match operator {
        Operator::Expand { from, .. } | Operator::ExpandInto { from, .. } => Some(*from),
        _ => None,
    }
}

pub(super) fn relationship_of(operator: &Operator) -> Option<Slot> {
    match operator {
        Operator::Expand { relationship, .. } | Operator::ExpandInto { relationship, .. } => {
            Some(*relationship)
        }
        _ => None,
    }
}

fn is_search(operator: &Operator) -> bool {
    is_scan(operator) || matches!(operator, Operator::Expand { .. } | Operator::ExpandInto { .. })
}

/// Whether the operator treats each row by itself, and alike if it is alike.
fn is_link(operator: &Operator) -> bool {
    match operator {
        Operator::Filter { predicates, .. } => predicates.iter().all(is_repeatable),
        Operator::Extend { items, .. } => items.iter().all(|(_, value)| is_repeatable(value)),
        Operator::Keep { .. }
        | Operator::ExpandCount { .. }
        | Operator::VariableExpand { .. }
        | Operator::VariableExpandCount { .. } => true,
        Operator::Unwind { list, .. } => is_repeatable(list),
        _ => is_search(operator),
    }
}
