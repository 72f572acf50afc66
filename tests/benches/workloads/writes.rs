//! Statements that change the graph, each durable before it returns.
//!
//! What hardware allows is one write to a file and one sync of it, of about as many bytes as must be remembered.

use crate::bare::Bare;
use silkgraph::{Parameters, Value, params};

/// A statement that changes the graph, anew each time.
pub(crate) struct Write {
    pub(crate) name: &'static str,
    pub(crate) query: &'static str,
    /// What it is given the n-th time.
    pub(crate) parameters: fn(&Bare, u32) -> Parameters,
    /// How many bytes the baseline writes.
    pub(crate) bytes: usize,
}

pub(crate) const ALL: &[Write] = &[
    Write {
        name: "create-node",
        query: "CREATE (:Person {id: $id, name: 'Nobody Yet', age: 33})",
        parameters: |bare, time| params! { "id" => bare.society.persons() as u32 + time },
        bytes: 100,
    },
    Write {
        name: "create-relationship",
        query: "MATCH (a:Person {id: $from}), (b:Person {id: $to}) CREATE (a)-[:FOLLOWS]->(b)",
        parameters: |bare, time| {
            let (from, to) = pair(bare, time);
            params! { "from" => from, "to" => to }
        },
        bytes: 64,
    },
    Write {
        name: "update-property",
        query: "MATCH (p:Person {id: $id}) SET p.age = $age",
        parameters: |bare, time| params! { "id" => pair(bare, time).0, "age" => time % 60 },
        bytes: 64,
    },
    Write {
        name: "create-1000",
        query: "UNWIND $pairs AS pair MATCH (a:Person {id: pair[0]}), (b:Person {id: pair[1]})
                CREATE (a)-[:FOLLOWS]->(b)",
        parameters: |bare, time| {
            let pairs = (0..1_000).map(|i| pair(bare, 1_000 * (time + 1) + i));
            let pairs: Vec<Value> = pairs.map(|(from, to)| Value::from([from, to])).collect();
            params! { "pairs" => pairs }
        },
        bytes: 40_000,
    },
];

/// Two persons, others each time.
fn pair(bare: &Bare, time: u32) -> (u32, u32) {
    let persons = bare.society.persons() as u32;
    (time.wrapping_mul(7_919) % persons, time.wrapping_mul(104_729).wrapping_add(1) % persons)
}
