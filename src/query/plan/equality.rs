//! What the rows of two parts of a plan are joined by.

use super::super::bound::{Expression, ExpressionKind};

/// A comparison for equality of which one side reads rows of the one part only, and the other of the other.
#[derive(Debug, Clone)]
pub struct Equality {
    /// The comparison as it was written.
    pub predicate: Expression,
    /// Whether the side that was written second is the input's.
    pub is_turned: bool,
}

impl Equality {
    /// What is computed of each row of the input.
    pub fn of_input(&self) -> &Expression {
        self.side(self.is_turned)
    }

    /// What is computed of each row of the branch.
    pub fn of_branch(&self) -> &Expression {
        self.side(!self.is_turned)
    }

    fn side(&self, is_second: bool) -> &Expression {
        match &self.predicate.kind {
            ExpressionKind::Comparison { first, .. } if !is_second => first,
            ExpressionKind::Comparison { rest, .. } => &rest[0].1,
            _ => &self.predicate,
        }
    }
}
