//! Keeps the first rows while sorting when only those are wanted.

use super::super::{Facts, bottom_up};
use crate::query::plan::Operator;

pub(in crate::query::optimizer) fn apply(root: Operator, facts: &Facts<'_>) -> Operator {
    bottom_up(root, &facts.outer, facts, &|operator, _| match operator {
        Operator::Limit { input, count } => match *input {
            Operator::Sort { input, keys } => Operator::Top { input, keys, skip: None, limit: count },
            Operator::Skip { input, count: skip } => match *input {
                Operator::Sort { input, keys } => {
                    let top = Operator::Top { input, keys, skip: Some(skip.clone()), limit: count };
                    Operator::Skip { input: Box::new(top), count: skip }
                }
                other => {
                    let input = Box::new(Operator::Skip { input: Box::new(other), count: skip });
                    Operator::Limit { input, count }
                }
            },
            other => Operator::Limit { input: Box::new(other), count },
        },
        other => other,
    })
}
