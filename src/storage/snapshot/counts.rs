//! How many relationships there are of each type, by the labels of their ends.
//!
//! ```text
//! number of the type | how many | how many of them are self-loops | how many pairs of labels
//! for each pair: 1 + the number of the start's label, or 0 for any | the same of the end | how many
//! ```
//!
//! A plan is made from these counts, so that they are read before anything that they count.

use super::super::codec::{Compact, Decode, Decoder, Encode, Encoder, Malformed};
use super::runs;
use crate::graph::{LabelId, TypeCounts, TypeId};

pub(super) fn encode(number: TypeId, counts: &TypeCounts, to: &mut Encoder) {
    let pairs = counts.pairs();
    let numbers = [number.0.into(), counts.all, counts.self_loops, pairs.len() as u64];
    numbers.into_iter().for_each(|number| Compact(number).encode(to));
    for ((start, end), count) in pairs {
        let label = |label: Option<LabelId>| label.map_or(0, |label| u64::from(label.0) + 1);
        [label(start), label(end), count].into_iter().for_each(|number| Compact(number).encode(to));
    }
}

/// Reads the counts of a type, of types and labels whose numbers are below those given.
pub(super) fn decode(
    types: u32,
    labels: u32,
    from: &mut Decoder<'_>,
) -> Result<(TypeId, TypeCounts), Malformed> {
    let number = TypeId(runs::number(types, "a relationship type", from)?);
    let [all, self_loops, count] = [(); 3].map(|()| Compact::decode(from));
    let (all, self_loops) = (all?.0, self_loops?.0);
    let mut pairs = Vec::new();
    for _ in 0..count?.0 {
        let pair = (label(labels, from)?, label(labels, from)?);
        pairs.push((pair, Compact::decode(from)?.0));
    }
    Ok((number, TypeCounts::new(all, self_loops, pairs)))
}

fn label(labels: u32, from: &mut Decoder<'_>) -> Result<Option<LabelId>, Malformed> {
    let number = runs::number(labels.saturating_add(1), "a label", from)?;
    Ok(number.checked_sub(1).map(LabelId))
}
