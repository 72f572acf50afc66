//! The society as a database.
//!
//! In: a [`Society`] and a path. Out: a closed database there, with an index on the `id` of every kind of node.

use super::generate::Society;
use silkgraph::{Database, Parameters, Result, Value, params};
use std::path::Path;

/// How many rows one statement is given.
const BATCH: usize = 10_000;

/// Fills a new database at `path`.
pub(crate) fn load(society: &Society, path: &Path) -> Result<()> {
    let database = Database::open(path)?;
    nodes(&database, society)?;
    relationships(&database, society)?;
    database.checkpoint()
}

fn nodes(database: &Database, society: &Society) -> Result<()> {
    let persons = (0..society.persons()).map(|person| {
        let number = Value::Integer(person as i64);
        let texts =
            [&society.names[person], society.genders[person], society.titles[person], &society.bios[person]];
        std::iter::once(number).chain([society.ages[person].into()]).chain(texts.map(Value::from)).collect()
    });
    in_batches(
        database,
        "UNWIND $rows AS row CREATE (:Person
         {id: row[0], age: row[1], name: row[2], gender: row[3], title: row[4], bio: row[5]})",
        persons,
    )?;
    named(database, "City", "city", society.cities.iter().map(String::as_str))?;
    named(database, "State", "state", society.states.iter().map(String::as_str))?;
    named(database, "Country", "country", society.countries.iter().copied())?;
    named(database, "Interest", "interest", society.interests.iter().copied())?;
    for label in ["Person", "City", "State", "Country", "Interest"] {
        let statement = format!("CREATE CONSTRAINT {label} FOR (n:{label}) REQUIRE n.id IS UNIQUE");
        database.query(&statement, Parameters::new())?;
    }
    Ok(())
}

/// Nodes of a label with a number and a name.
fn named<'a>(
    database: &Database,
    label: &str,
    key: &str,
    names: impl Iterator<Item = &'a str>,
) -> Result<()> {
    let rows = names.enumerate().map(|(number, name)| Value::from([Value::from(number as i64), name.into()]));
    in_batches(
        database,
        &format!("UNWIND $rows AS row CREATE (:{label} {{id: row[0], {key}: row[1]}})"),
        rows,
    )
}

fn relationships(database: &Database, society: &Society) -> Result<()> {
    let Society { lives_in, city_in, state_in, has_interest, follows, .. } = society;
    joined(database, "Person", "LIVES_IN", "City", numbered(lives_in))?;
    joined(database, "City", "CITY_IN", "State", numbered(city_in))?;
    joined(database, "State", "STATE_IN", "Country", numbered(state_in))?;
    joined(database, "Person", "HAS_INTEREST", "Interest", has_interest.iter().copied())?;
    joined(database, "Person", "FOLLOWS", "Person", follows.iter().copied())
}

fn numbered(ends: &[u32]) -> impl Iterator<Item = (u32, u32)> {
    (0..).zip(ends.iter().copied())
}

fn joined(
    database: &Database,
    start: &str,
    relationship_type: &str,
    end: &str,
    pairs: impl Iterator<Item = (u32, u32)>,
) -> Result<()> {
    let statement = format!(
        "UNWIND $rows AS row MATCH (a:{start} {{id: row[0]}}), (b:{end} {{id: row[1]}})
         CREATE (a)-[:{relationship_type}]->(b)"
    );
    in_batches(database, &statement, pairs.map(|(from, to)| Value::from([from, to])))
}

fn in_batches(database: &Database, statement: &str, mut rows: impl Iterator<Item = Value>) -> Result<()> {
    loop {
        let batch: Vec<Value> = rows.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return Ok(());
        }
        database.query(statement, params! { "rows" => batch })?;
    }
}
