//! Keep a graph in a file: open it, write in a transaction, read rows as structs and tuples, open it again.
//!
//! `cargo run --example embed`

#![expect(clippy::print_stdout, reason = "an example shows what it finds")]

use serde::Deserialize;
use silkgraph::{Database, Result, params};

#[derive(Debug, Deserialize)]
struct Host {
    city: String,
    year: Option<i64>,
}

fn main() -> Result<()> {
    let path = std::env::temp_dir().join(format!("silkgraph-embed-{}.silk", std::process::id()));
    {
        let db = Database::open(&path)?;
        let mut write = db.write()?;
        for (conference, city, year) in [("BRST1", "Chongqing", Some(2023)), ("BRST2", "Chengdu", None)] {
            write.query(
                "MERGE (c:Conference {name: $conference}) MERGE (p:City {name: $city}) MERGE (c)-[h:HELD_IN]->(p)
                 SET h.year = $year",
                params! { "conference" => conference, "city" => city, "year" => year },
            )?;
        }
        write.commit()?;

        // A transaction that is dropped has never been.
        let mut undone = db.write()?;
        undone.query("MATCH (n) DETACH DELETE n", params! {})?;
    }

    let db = Database::open(&path)?;
    let statement = db.prepare(
        "MATCH (:Conference {name: $conference})-[h:HELD_IN]->(p) RETURN p.name AS city, h.year AS year",
    )?;
    for conference in ["BRST1", "BRST2"] {
        let mut rows = statement.query(params! { "conference" => conference })?;
        let host: Host = rows.next().expect("it was held somewhere")?.decode()?;
        let year = host.year.map_or("a year not stated".into(), |year| year.to_string());
        println!("{conference}: {} in {year}", host.city);
    }
    let (count,): (i64,) =
        db.query("MATCH (n) RETURN count(n)", params! {})?.next().expect("one row")?.decode()?;
    println!("{count} nodes were there when the file was opened again");

    drop((statement, db));
    std::fs::remove_file(&path).map_err(|source| silkgraph::Error::Io { file: path, source })
}
