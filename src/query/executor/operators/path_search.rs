//! PathSearch: for each row, the paths that a pattern of GQL describes.
//!
//! Without a choice among the paths and with one end bound they are found by wandering about, lazily; otherwise they are
//! read from the graph of all that can be reached. See [`paths`](super::super::paths).

use super::super::chunk::{Chunk, Column, Row};
use super::super::context::Context;
use super::super::evaluate::truth;
use super::super::memory::Held;
use super::super::paths::{
    Automaton, Found, Length, Match, Place, Product, Reading, Rules, Values, Walker, Wander,
};
use super::expand::node_in;
use super::per_row::Step;
use crate::error::Result;
use crate::query::ast::PathChoice;
use crate::query::bound::{self, Slot};
use crate::value::{NodeId, Value};

/// For each row, the paths of a search.
pub(super) struct PathSearch<'p> {
    search: &'p bound::PathSearch,
    choice: PathChoice,
    is_into: bool,
    is_reversed: bool,
    rules: Rules,
    walker: Option<Walker<'p>>,
    found: Found<'p>,
    held: Held,
    state: State,
    /// Found and not yet handed over.
    ready: Vec<Values>,
}

/// What is being done for the present row.
enum State {
    Done,
    Wandering(Box<Wander>),
    Reading(Box<Ends>),
}

/// Reading matches from one end after the other.
struct Ends {
    product: Product,
    target: Option<NodeId>,
    /// How many ends have been turned to.
    turned_to: usize,
    present: Option<Present>,
}

/// The end that matches are being read from.
struct Present {
    end: Place,
    length: u64,
    reading: Reading,
    /// How many matches have been given, and how many lengths they had.
    given: u64,
    groups: u64,
    has_given_of_length: bool,
}

impl<'p> PathSearch<'p> {
    /// Looks for the paths of `search`, between two bound nodes where `is_into`, otherwise from one of them.
    pub(super) fn new(search: &'p bound::PathSearch, is_into: bool, is_reversed: bool) -> Self {
        PathSearch {
            search,
            choice: search.choice,
            is_into,
            is_reversed,
            rules: Rules::of(search),
            walker: None,
            found: Found::new(search, is_reversed),
            held: Held::default(),
            state: State::Done,
            ready: Vec::new(),
        }
    }

    /// Looks for every path between two bound nodes, whatever the choice of `search` is, the shortest first.
    pub(super) fn of_all_lengths(search: &'p bound::PathSearch) -> Self {
        PathSearch { choice: PathChoice::ShortestGroups(u64::MAX), ..Self::new(search, true, false) }
    }

    /// The slots of the end that is walked from and of the one that is walked to.
    fn ends(&self) -> (Slot, Slot) {
        match self.is_reversed {
            true => (self.search.to, self.search.from),
            false => (self.search.from, self.search.to),
        }
    }

    /// Turns to another row.
    pub(super) fn look_from(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<()> {
        self.forget(context);
        let (from, to) = self.ends();
        let target = if self.is_into { node_in(to, row)? } else { None };
        let Some(start) = node_in(from, row)? else { return Ok(()) };
        let walker = walker_of(&mut self.walker, self.search, self.is_reversed, context);
        if !walker.may_begin(start, row, context)? {
            return Ok(());
        }
        self.state = match (self.is_into, target) {
            (true, None) => State::Done,
            (false, _) if self.choice == PathChoice::All => {
                State::Wandering(Box::new(Wander::new(start, self.rules.clone())))
            }
            _ => State::Reading(Box::new(Ends::new(start, target))),
        };
        Ok(())
    }

    /// The next path of the row that was turned to.
    pub(super) fn find(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<Option<Values>> {
        loop {
            let walker = walker_of(&mut self.walker, self.search, self.is_reversed, context);
            let found = match &mut self.state {
                State::Done => None,
                State::Wandering(wander) => wander.next(walker, row, context)?,
                State::Reading(ends) => ends.next(self.choice, &self.rules, walker, row, context)?,
            };
            let Some(found) = found else { return Ok(None) };
            if let Some(values) = self.accept(&found, row, context)? {
                if let State::Reading(ends) = &mut self.state {
                    ends.count(self.choice);
                }
                return Ok(Some(values));
            }
        }
    }

    /// The values of a match, if it is new and the whole path satisfies what it must.
    fn accept(&mut self, found: &Match, row: Row<'_>, context: &mut Context<'p>) -> Result<Option<Values>> {
        let before = self.found.bytes();
        if !self.found.is_new(found) {
            return Ok(None);
        }
        self.held.charge(self.found.bytes() - before, &mut context.guard)?;
        let values = self.found.values(found, context.view());
        context.guard.allow(values.bytes())?;
        let has_subpath_tests = self.search.subpaths.iter().any(|subpath| !subpath.predicates.is_empty());
        if self.search.predicates.is_empty() && !has_subpath_tests {
            return Ok(Some(values));
        }
        let mut single = row.chunk.single(row.number);
        self.bind_all(&mut single, vec![values.clone()]);
        for predicate in &self.search.predicates {
            if truth(predicate, single.row(0), context)? != Some(true) {
                return Ok(None);
            }
        }
        let is_allowed = self.found.allows_subpaths(found, single.row(0), context)?;
        Ok(is_allowed.then_some(values))
    }

    /// Puts paths into the rows of `chunk`.
    pub(super) fn bind_all(&self, chunk: &mut Chunk, all: Vec<Values>) {
        let ends = all.iter().map(|values| values.end).collect();
        chunk.set(self.ends().1, Column::nodes(ends));
        for (index, variable) in self.search.variables.iter().enumerate() {
            if let Some(slot) = variable.slot {
                let values = all.iter().map(|values| values.variables[index].clone()).collect();
                chunk.set(slot, Column::values(values));
            }
        }
        let relationships: Vec<Value> = all.into_iter().map(|values| values.relationships).collect();
        chunk.set(self.search.slot, Column::Values(relationships.into()));
    }

    /// Leaves the row that was turned to.
    pub(super) fn forget(&mut self, context: &mut Context<'p>) {
        if let State::Reading(ends) = &mut self.state {
            ends.product.release(context);
        }
        self.state = State::Done;
        self.found.clear();
        self.held.release(&mut context.guard);
    }
}

/// The walker of a search, made when it is first needed.
fn walker_of<'w, 'p>(
    walker: &'w mut Option<Walker<'p>>,
    search: &'p bound::PathSearch,
    is_reversed: bool,
    context: &Context<'p>,
) -> &'w mut Walker<'p> {
    walker.get_or_insert_with(|| {
        let automaton = Automaton::new(search, is_reversed, &context.plan.subqueries);
        Walker::new(automaton, search.every.as_ref())
    })
}

impl Ends {
    fn new(start: NodeId, target: Option<NodeId>) -> Self {
        Ends { product: Product::new(start), target, turned_to: 0, present: None }
    }

    /// The next match, from this end or another.
    fn next<'p>(
        &mut self,
        choice: PathChoice,
        rules: &Rules,
        walker: &mut Walker<'p>,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<Option<Match>> {
        loop {
            let Some(present) = &mut self.present else {
                let Some(end) = self.next_end(choice, walker, row, context)? else { return Ok(None) };
                self.present = Some(Present::new(&self.product, end, choice, rules));
                continue;
            };
            if let Some(found) = present.reading.next(&self.product, context)? {
                return Ok(Some(found));
            }
            match present.finish_length(choice, &self.product) {
                Next::Length(length) => present.begin_length(&self.product, length, rules),
                Next::Explored => {
                    self.product.complete(walker, row, context)?;
                    let length = present.length + 1;
                    present.begin_length(&self.product, length, rules);
                }
                Next::End => self.present = None,
            }
        }
    }

    /// The end to read from next: the target, or each that there is.
    fn next_end<'p>(
        &mut self,
        choice: PathChoice,
        walker: &mut Walker<'p>,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<Option<Place>> {
        self.turned_to += 1;
        let Some(target) = self.target else {
            let number = self.turned_to - 1;
            while self.product.end(number).is_none() && !self.product.is_complete() {
                self.product.widen(walker, row, context)?;
            }
            return Ok(self.product.end(number));
        };
        if self.turned_to > 1 {
            return Ok(None);
        }
        if choice == PathChoice::All {
            self.product.complete(walker, row, context)?;
        }
        while self.product.end_at(target).is_none() && !self.product.is_complete() {
            self.product.widen(walker, row, context)?;
        }
        Ok(self.product.end_at(target))
    }

    /// Counts a match that was given; when there are enough, this end is done.
    fn count(&mut self, choice: PathChoice) {
        let Some(present) = &mut self.present else { return };
        present.given += 1;
        present.has_given_of_length = true;
        let is_enough = match choice {
            PathChoice::Any(count) | PathChoice::Shortest(count) => present.given >= count,
            PathChoice::All | PathChoice::ShortestGroups(_) => false,
        };
        if is_enough {
            self.present = None;
        }
    }
}

/// What follows when all matches of a length have been read.
enum Next {
    /// Another length.
    Length(u64),
    /// A greater length, once everything has been explored.
    Explored,
    /// Nothing more from this end.
    End,
}

impl Present {
    fn new(product: &Product, end: Place, choice: PathChoice, rules: &Rules) -> Self {
        let length = product.least_length(end);
        let wanted = if choice == PathChoice::All { Length::Any } else { Length::Exactly(length) };
        let reading = Reading::new(product, end, wanted, rules.clone());
        Present { end, length, reading, given: 0, groups: 0, has_given_of_length: false }
    }

    fn begin_length(&mut self, product: &Product, length: u64, rules: &Rules) {
        self.length = length;
        self.reading = Reading::new(product, self.end, Length::Exactly(length), rules.clone());
    }

    fn finish_length(&mut self, choice: PathChoice, product: &Product) -> Next {
        self.groups += u64::from(std::mem::take(&mut self.has_given_of_length));
        match choice {
            PathChoice::All => return Next::End,
            PathChoice::ShortestGroups(count) if self.groups >= count => return Next::End,
            _ => {}
        }
        match (self.reading.next_length(), product.explored_length()) {
            (Some(length), None) => Next::Length(length),
            (Some(length), Some(explored)) if length <= explored => Next::Length(length),
            (_, Some(_)) => Next::Explored,
            (None, None) => Next::End,
        }
    }
}

impl<'p> Step<'p> for PathSearch<'p> {
    fn begin(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<()> {
        self.look_from(row, context)
    }

    fn advance(&mut self, row: Row<'_>, room: usize, context: &mut Context<'p>) -> Result<usize> {
        let mut found = 0;
        while found < room
            && let Some(values) = self.find(row, context)?
        {
            self.ready.push(values);
            found += 1;
        }
        Ok(found)
    }

    fn bind(&mut self, chunk: &mut Chunk) {
        let ready = std::mem::take(&mut self.ready);
        self.bind_all(chunk, ready);
    }

    fn reset(&mut self, context: &mut Context<'p>) {
        self.forget(context);
        self.ready.clear();
    }
}
