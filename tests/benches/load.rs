//! The society as a database, from its tables.
//!
//! In: a [`Society`] and a path. Out: a closed database there, with an index on the `id` of every kind of node.

use super::generate::Society;
use super::tables;
use silkgraph::{Database, Parameters, Result, Tables};
use std::io;
use std::path::Path;

/// The tables of nodes, each with its label.
const NODES: &[(&str, &str)] = &[
    ("Person", "persons.csv"),
    ("City", "cities.csv"),
    ("State", "states.csv"),
    ("Country", "countries.csv"),
    ("Interest", "interests.csv"),
];

/// The tables of relationships, each with its type between the labels that it joins.
const RELATIONSHIPS: &[(&str, &str, &str, &str)] = &[
    ("Person", "LIVES_IN", "City", "lives_in.csv"),
    ("City", "CITY_IN", "State", "city_in.csv"),
    ("State", "STATE_IN", "Country", "state_in.csv"),
    ("Person", "HAS_INTEREST", "Interest", "has_interest.csv"),
    ("Person", "FOLLOWS", "Person", "follows.csv"),
];

/// Writes the tables into a folder, unless they are there.
pub(crate) fn prepare(society: &Society, folder: &Path) -> io::Result<()> {
    if folder.join("has_interest.csv").exists() { Ok(()) } else { tables::write(society, folder) }
}

/// Fills a new database at `path` with the tables of a folder.
pub(crate) fn load(folder: &Path, path: &Path) -> Result<()> {
    let database = Database::open(path)?;
    let mut tables = Tables::new();
    for (label, file) in NODES {
        let statement = format!("CREATE CONSTRAINT {label} FOR (n:{label}) REQUIRE n.id IS UNIQUE");
        database.query(&statement, Parameters::new())?;
        tables = tables.nodes(label, folder.join(file));
    }
    for (start, relationship_type, end, file) in RELATIONSHIPS {
        tables = tables.relationships(start, relationship_type, end, folder.join(file));
    }
    database.import_tables(&tables)?;
    Ok(())
}

/// What the hardware has to do: read the longest table, find the numbers in it, count and sort them into rows both ways,
/// and write those.
pub(crate) fn load_plainly(folder: &Path, persons: usize, path: &Path) -> io::Result<()> {
    use super::bare::Rows;
    let text = std::fs::read(folder.join("follows.csv"))?;
    let mut numbers = Vec::new();
    let mut number = None;
    for byte in &text {
        match byte {
            b'0'..=b'9' => number = Some(10 * number.unwrap_or(0) + u32::from(byte - b'0')),
            _ => numbers.extend(number.take()),
        }
    }
    let pairs: Vec<(u32, u32)> = numbers.as_chunks().0.iter().map(|&[from, to]| (from, to)).collect();
    let bytes = [
        Rows::new(persons, pairs.iter().copied()).to_bytes(),
        Rows::new(persons, pairs.iter().map(|&(from, to)| (to, from))).to_bytes(),
    ];
    std::fs::write(path, bytes.concat())?;
    std::fs::File::open(path)?.sync_all()?;
    std::fs::remove_file(path)
}
