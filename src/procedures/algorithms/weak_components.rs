//! `algo.weaklyConnectedComponents`: which nodes hang together, whichever way relationships point.

use super::members::NONE;
use super::projection::integer;
use super::{Algorithm, Call, Members, Rows, Setting, Ticker};
use crate::error::Result;
use crate::functions::Type;
use crate::value::NodeId;

pub(super) const ALGORITHM: Algorithm = Algorithm {
    name: "algo.weaklyConnectedComponents",
    inputs: &[],
    settings: &[Setting::LABELS, Setting::TYPES],
    outputs: &[("node", Type::Node), ("component", Type::Integer)],
    summary: "Numbers the parts of the graph that hang together, whichever way relationships point.",
    rows,
};

fn rows(call: &Call<'_>) -> Result<Rows> {
    let members = Members::read(call)?;
    let components = components(&members, &call.ticker)?;
    Ok(members.rows_by_node(|node| [integer(components[node])]))
}

/// Joins the nodes of each relationship, as trees that are kept flat by halving every way to a root.
///
/// Returns a number for each node, by ascending id: from 0 in the order of the smallest ids of the components. Time
/// O(ids + relationships), nearly; memory 4 bytes an id and 12 a node. petgraph's sets take two more numbers a node, and half as
/// long again.
///
/// # Errors
/// Those of the watch.
///
/// # Source
/// Tarjan and van Leeuwen, *Worst-case analysis of set union algorithms*, 1984.
fn components(members: &Members<'_>, ticker: &Ticker<'_>) -> Result<Vec<usize>> {
    let mut parents = members.places();
    for (start, row) in members.rows() {
        ticker.tick()?;
        let mut own = root(&mut parents, place(start));
        for entry in row {
            let other = place(entry.node());
            let above = parents.get(other as usize).copied().unwrap_or(NONE);
            if above == own || above == NONE {
                continue;
            }
            let other = root(&mut parents, other);
            // The smaller id is the root, so that roots come before what hangs on them.
            parents[own.max(other) as usize] = own.min(other);
            own = own.min(other);
        }
    }
    let parts: Vec<u32> = members.nodes().map(|node| root(&mut parents, place(node))).collect();
    Ok(renumbered(&parts))
}

/// Where a node is among those that are found by their ids.
fn place(node: NodeId) -> u32 {
    u32::try_from(node.0).expect("ids are 32 bits wide")
}

/// The root of the tree that a node is in.
#[inline]
fn root(parents: &mut [u32], mut node: u32) -> u32 {
    while parents[node as usize] != node {
        let above = parents[parents[node as usize] as usize];
        parents[node as usize] = above;
        node = above;
    }
    node
}

/// The same partition with its parts numbered from 0 in the order of their first members.
pub(super) fn renumbered(parts: &[u32]) -> Vec<usize> {
    let mut numbers = vec![None; parts.iter().map(|part| *part as usize + 1).max().unwrap_or(0)];
    let mut count = 0;
    let number = |part: &u32| {
        *numbers[*part as usize].get_or_insert_with(|| {
            count += 1;
            count - 1
        })
    };
    parts.iter().map(number).collect()
}
