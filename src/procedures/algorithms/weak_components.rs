//! `algo.weaklyConnectedComponents`: which nodes hang together, whichever way relationships point.

use super::projection::integer;
use super::{Algorithm, Call, Members, Rows, Setting, Ticker};
use crate::error::Result;
use crate::functions::Type;

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
/// O(nodes + relationships), nearly; memory 20 bytes a node. petgraph's sets take two more numbers a node, and half as
/// long again.
///
/// # Errors
/// Those of the watch.
///
/// # Source
/// Tarjan and van Leeuwen, *Worst-case analysis of set union algorithms*, 1984.
fn components(members: &Members<'_>, ticker: &Ticker<'_>) -> Result<Vec<usize>> {
    let mut parents: Vec<u32> = members.numbers().collect();
    for (start, row) in members.rows() {
        ticker.tick()?;
        let Some(start) = members.number(start) else { continue };
        let mut own = root(&mut parents, start);
        for entry in row {
            let Some(other) = members.number(entry.node()) else { continue };
            if parents[other as usize] == own {
                continue;
            }
            let other = root(&mut parents, other);
            // The smaller number is the root, so that roots come before what hangs on them.
            parents[own.max(other) as usize] = own.min(other);
            own = own.min(other);
        }
    }
    let parts: Vec<u32> = members.numbers().map(|node| root(&mut parents, node)).collect();
    Ok(renumbered(&parts))
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
    let mut numbers = vec![u32::MAX; parts.iter().map(|part| *part as usize + 1).max().unwrap_or(0)];
    let mut count = 0;
    let number = |part: &u32| {
        let number = &mut numbers[*part as usize];
        if *number == u32::MAX {
            *number = count;
            count += 1;
        }
        *number as usize
    };
    parts.iter().map(number).collect()
}
