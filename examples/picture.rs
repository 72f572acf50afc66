//! Load a data set, cut a subgraph out of it, draw it, and run one of petgraph's own algorithms on it.
//!
//! `cargo run --example picture`

#![expect(clippy::print_stdout, reason = "an example shows what it finds")]

use petgraph::algo::kosaraju_scc;
use silkgraph::{Database, DotStyle, Result, Tooltip, params};

fn main() -> Result<()> {
    let db = Database::in_memory();
    db.load(concat!(env!("CARGO_MANIFEST_DIR"), "/graph-data/belt-road"))?;

    let around = "MATCH p = (:Province {name: 'Sichuan'})-[]-(n) WHERE NOT n:Text RETURN p";
    let subgraph = db.query(around, params! {})?.into_subgraph()?.complete();
    let dot = subgraph.to_dot(&DotStyle::default().tooltips(Tooltip::Sources).query(around));
    println!("{} lines of DOT for {} nodes", dot.lines().count(), subgraph.nodes().len());

    let graph = subgraph.to_petgraph();
    let largest = kosaraju_scc(&graph).into_iter().max_by_key(Vec::len).unwrap_or_default();
    println!("the largest strongly connected part has {} nodes", largest.len());
    Ok(())
}
