//! Nodes as runs: ids that follow one another, with the same labels.
//!
//! ```text
//! first id, a step from the end of the run before | how many | how many labels | the number of each
//! ```

use super::super::codec::{Compact, Decode, Decoder, Encode, Encoder, Malformed};
use super::Steps;
use crate::graph::{GraphView, LabelId, NodeRun};
use crate::value::NodeId;

/// How many nodes a run has at most, so that few bytes cannot ask for much memory.
const LONGEST: u64 = 256;

/// The nodes of a graph.
pub(super) fn runs(view: &GraphView) -> impl Iterator<Item = NodeRun> {
    let mut nodes = view.nodes().peekable();
    std::iter::from_fn(move || {
        let first = nodes.next()?;
        let labels = view.labels(first);
        let mut count = 1;
        let follows = |node: &NodeId, count| node.0 == first.0 + count && view.labels(*node) == labels;
        while count < LONGEST && nodes.next_if(|node| follows(node, count)).is_some() {
            count += 1;
        }
        Some(NodeRun { first, count, labels: labels.to_vec() })
    })
}

pub(super) fn encode(run: &NodeRun, steps: &mut Steps, to: &mut Encoder) {
    steps.id.encode(run.first.0, to);
    steps.id.last = run.first.0 + run.count;
    Compact(run.count).encode(to);
    Compact(run.labels.len() as u64).encode(to);
    run.labels.iter().for_each(|label| Compact(label.0.into()).encode(to));
}

/// Reads a run, of labels whose numbers are below `labels`.
pub(super) fn decode(labels: u32, steps: &mut Steps, from: &mut Decoder<'_>) -> Result<NodeRun, Malformed> {
    let first = steps.id.decode(from)?;
    let count = Compact::decode(from)?.0;
    let end = first.checked_add(count).filter(|_| (1..=LONGEST).contains(&count));
    steps.id.last =
        end.ok_or_else(|| from.malformed(format!("expected 1 to {LONGEST} nodes, found {count}")))?;
    let mut run = NodeRun { first: NodeId(first), count, labels: Vec::new() };
    for _ in 0..Compact::decode(from)?.0 {
        let label = number(labels, "a label", from)?;
        if run.labels.last().is_some_and(|last| last.0 >= label) {
            return Err(from.malformed("expected labels by ascending number"));
        }
        run.labels.push(LabelId(label));
    }
    Ok(run)
}

/// A name's number, below `bound`.
pub(super) fn number(bound: u32, what: &str, from: &mut Decoder<'_>) -> Result<u32, Malformed> {
    let number = Compact::decode(from)?.0;
    let known = u32::try_from(number).ok().filter(|&number| number < bound);
    known.ok_or_else(|| from.malformed(format!("expected the number of {what}, found {number}")))
}
