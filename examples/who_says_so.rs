//! Write a fact twice, as two sources tell it, and ask who says so, in which words.
//!
//! `cargo run --example who_says_so`

#![expect(clippy::print_stdout, reason = "an example shows what it finds")]

use silkgraph::{Database, Result, params};

fn main() -> Result<()> {
    let db = Database::in_memory();
    db.query(
        "CREATE (:Source {id: 'daily', title: 'The Daily', published: '2025-06-14'}),
                (:Source {id: 'agency', title: 'The Agency', published: '2023-10-31'})",
        params! {},
    )?;
    for (source, words, modality) in [
        ("agency", "will take place in Chongqing", "planned"),
        ("daily", "the first conference in Chongqing", "stated"),
    ] {
        db.query(
            "CITING {source: $source, words: $words, modality: $modality}
             MERGE (c:Conference {name: 'BRST1'}) MERGE (p:City {name: 'Chongqing'}) MERGE (c)-[:HELD_IN]->(p)",
            params! { "source" => source, "words" => words, "modality" => modality },
        )?;
    }

    let rows = db.query(
        "MATCH (c:Conference)-[held:HELD_IN]->(p) UNWIND claims(held) AS claim
         RETURN c.name, p.name, claim.source, claim.published, claim.modality, claim.words ORDER BY claim.published",
        params! {},
    )?;
    for row in rows {
        let (conference, city, source, published, modality, words): (
            String,
            String,
            String,
            String,
            String,
            String,
        ) = row?.decode()?;
        println!("{conference} in {city}: {source}, {published} ({modality}): “{words}”");
    }
    Ok(())
}
