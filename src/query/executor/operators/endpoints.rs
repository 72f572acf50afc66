//! Endpoints: for each row, where a relationship that is bound already leads.

use super::super::chunk::{Chunk, Column, Row};
use super::super::context::Context;
use super::expand::node_in;
use super::per_row::Step;
use super::supply::Supply;
use super::types::Types;
use crate::error::Result;
use crate::graph::{Direction, GraphView};
use crate::query::bound::{Range, Slot};
use crate::query::plan::Operator;
use crate::value::{NodeId, RelationshipId, Value};

/// For each row, the ends of a relationship or of a run of them, as the direction allows.
pub(super) struct Endpoints<'p> {
    relationship: Slot,
    from: (Slot, bool),
    to: (Slot, bool),
    types: Types<'p>,
    direction: Direction,
    range: Option<Range>,
    /// Where the run starts and ends; at most two ways a row.
    found: Supply<(NodeId, NodeId)>,
}

impl<'p> Endpoints<'p> {
    /// What a plan's operator of this name describes.
    pub(super) fn new(operator: &'p Operator) -> Self {
        let Operator::Endpoints {
            relationship,
            from,
            from_is_bound,
            to,
            to_is_bound,
            types,
            direction,
            range,
            ..
        } = operator
        else {
            unreachable!("made of an Endpoints only")
        };
        Endpoints {
            relationship: *relationship,
            from: (*from, *from_is_bound),
            to: (*to, *to_is_bound),
            types: Types::new(types),
            direction: *direction,
            range: *range,
            found: Supply::default(),
        }
    }

    /// The relationships in the row: one, or a run of a length that is allowed.
    fn run(&self, row: Row<'_>) -> Option<Vec<RelationshipId>> {
        let (items, range) = match (row.get(self.relationship), self.range) {
            (Value::Relationship(relationship), None) => return Some(vec![relationship]),
            (Value::List(items), Some(range)) => (items, range),
            _ => return None,
        };
        let length = items.len() as u64;
        if length < range.minimum || range.maximum.is_some_and(|maximum| length > maximum) {
            return None;
        }
        let run: Option<Vec<_>> = items.iter().map(relationship_of).collect();
        run.filter(|run| (1..run.len()).all(|place| !run[..place].contains(&run[place])))
    }

    /// Where the run can begin and end; an empty one wherever a bound end is.
    fn ends_of(
        &self,
        run: &[RelationshipId],
        row: Row<'_>,
        view: &GraphView,
    ) -> Result<Vec<(NodeId, NodeId)>> {
        let from = if self.from.1 { node_in(self.from.0, row)? } else { None };
        let to = if self.to.1 { node_in(self.to.0, row)? } else { None };
        if (self.from.1 && from.is_none()) || (self.to.1 && to.is_none()) {
            return Ok(Vec::new());
        }
        let starts = match run.first().and_then(|first| view.endpoints(*first)) {
            Some((start, end)) if start == end => vec![start],
            Some((start, end)) => match self.direction {
                Direction::Outgoing => vec![start],
                Direction::Incoming => vec![end],
                Direction::Both => vec![start, end],
            },
            None if run.is_empty() => from.or(to).into_iter().collect(),
            None => Vec::new(),
        };
        let ends = starts.into_iter().filter_map(|start| Some((start, self.walk(start, run, view)?)));
        Ok(ends
            .filter(|(start, end)| from.is_none_or(|from| from == *start) && to.is_none_or(|to| to == *end))
            .collect())
    }

    /// Where one ends up who follows the run from `start`.
    fn walk(&self, start: NodeId, run: &[RelationshipId], view: &GraphView) -> Option<NodeId> {
        run.iter().try_fold(start, |node, relationship| {
            let (start, end) = view.endpoints(*relationship)?;
            let is_allowed = self.types.include(view, *relationship);
            match self.direction {
                Direction::Outgoing | Direction::Both if is_allowed && start == node => Some(end),
                Direction::Incoming | Direction::Both if is_allowed && end == node => Some(start),
                _ => None,
            }
        })
    }
}

fn relationship_of(value: &Value) -> Option<RelationshipId> {
    match value {
        Value::Relationship(relationship) => Some(*relationship),
        _ => None,
    }
}

impl<'p> Step<'p> for Endpoints<'p> {
    fn begin(&mut self, row: Row<'_>, context: &mut Context<'p>) -> Result<()> {
        self.types.resolve(context);
        let ends = match self.run(row) {
            Some(run) => self.ends_of(&run, row, context.view())?,
            None => Vec::new(),
        };
        self.found.begin(ends);
        Ok(())
    }

    fn advance(&mut self, _: Row<'_>, room: usize, _: &mut Context<'p>) -> Result<usize> {
        Ok(self.found.give(room))
    }

    fn bind(&mut self, chunk: &mut Chunk) {
        let (starts, ends) = self.found.take().into_iter().unzip();
        chunk.set(self.from.0, Column::nodes(starts));
        chunk.set(self.to.0, Column::nodes(ends));
    }

    fn reset(&mut self, _: &mut Context<'p>) {
        self.found.clear();
    }
}
