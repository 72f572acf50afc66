//! Every match from one node, depth first; it can be left after each match and taken up again.

use super::super::chunk::Row;
use super::super::context::Context;
use super::found::Match;
use super::used::{Rules, Used};
use super::walk::{Move, Position, Step, Walker};
use crate::error::Result;
use crate::value::NodeId;

/// A walk under way.
pub(in super::super) struct Wander {
    start: NodeId,
    used: Used,
    frames: Vec<Frame>,
    steps: Vec<Step>,
}

/// What can still be done at one place of the walk, the last first, and how the walk came there.
struct Frame {
    position: Position,
    moves: Vec<Move>,
    is_entered: bool,
}

impl Wander {
    /// Walks from `start`.
    pub(in super::super) fn new(start: NodeId, rules: Rules) -> Self {
        let frame = Frame { position: Position::start(start), moves: Vec::new(), is_entered: false };
        Wander { start, used: Used::new(rules, start), frames: vec![frame], steps: Vec::new() }
    }

    /// Goes on to the next match.
    pub(in super::super) fn next<'p>(
        &mut self,
        walker: &mut Walker<'p>,
        row: Row<'_>,
        context: &mut Context<'p>,
    ) -> Result<Option<Match>> {
        while let Some(frame) = self.frames.last_mut() {
            context.guard.tick()?;
            if !frame.is_entered {
                frame.is_entered = true;
                frame.moves = walker.moves(&frame.position, row, context)?;
                frame.moves.reverse();
                let bytes = frame.moves.len() * size_of::<Move>() * self.frames.len();
                context.guard.allow(bytes)?;
                if let Some(found) = self.found(walker) {
                    return Ok(Some(found));
                }
                continue;
            }
            match frame.moves.pop() {
                Some(next) => self.go(next),
                None => self.leave(),
            }
        }
        Ok(None)
    }

    fn found(&self, walker: &Walker<'_>) -> Option<Match> {
        let position = &self.frames.last()?.position;
        walker.is_end(position).then(|| Match {
            start: self.start,
            end: position.node,
            steps: self.steps.clone(),
        })
    }

    fn go(&mut self, next: Move) {
        if !self.used.take(&next.step, next.to.node) {
            return;
        }
        self.steps.push(next.step);
        self.frames.push(Frame { position: next.to, moves: Vec::new(), is_entered: false });
    }

    fn leave(&mut self) {
        let left = self.frames.pop();
        if let (Some(left), Some(step)) = (left, self.steps.pop()) {
            self.used.give_back(&step, left.position.node);
        }
    }
}
