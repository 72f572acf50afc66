//! What CITE costs, and that it costs nothing where it is off: `cargo test --release cite::cost -- --ignored --nocapture`.

use silkgraph::{Database, QueryOptions, params};
use std::time::{Duration, Instant};

/// Ten thousand nodes and twenty thousand relationships, with or without a claim for each.
fn database(has_claims: bool) -> Database {
    let database = Database::in_memory();
    database.query("CREATE (:Source {id: 's'})", params! {}).unwrap();
    let citing = if has_claims { "CITING {source: 's', words: 'so it is'} " } else { "" };
    for statement in [
        "UNWIND range(0, 9999) AS i CREATE (:P {id: i, x: i % 100})",
        "MATCH (a:P), (b:P) WHERE b.id = (a.id * 7 + 1) % 10000 CREATE (a)-[:R]->(b)",
        "MATCH (a:P)-[:R]->()-[:R]->(b) CREATE (a)-[:R]->(b)",
    ] {
        if statement.starts_with("MATCH (a:P), (b:P)") {
            database.query("CREATE INDEX FOR (p:P) ON (p.id)", params! {}).unwrap();
        }
        database.query(&format!("{citing}{statement}"), params! {}).unwrap();
    }
    database
}

fn fastest(database: &Database, query: &str, options: &QueryOptions) -> Duration {
    let time = |_| {
        let start = Instant::now();
        let rows = database.query_with(query, params! {}, options).unwrap();
        assert!(rows.map(Result::unwrap).count() > 0);
        start.elapsed()
    };
    (0..5).map(time).min().unwrap()
}

#[test]
#[ignore = "a measurement, to be read by a person"]
fn cite_off_costs_nothing() {
    let (plain, claimed) = (database(false), database(true));
    println!("milliseconds            no claims  claims  ratio    CITE  ratio    FULL  ratio");
    for query in [
        "MATCH (a:P)-[:R]->(b)-[:R]->(c) RETURN count(*)",
        "MATCH (a:P)-[:R]->(b) WHERE b.x > 50 RETURN a.id, b.id",
        "MATCH (a:P)-[:R]->(b) RETURN b.x, count(*)",
        "MATCH (a:P) WHERE a.x = 7 RETURN a.id",
        "MATCH (a:P {id: 17})-[:R*1..6]->(b) RETURN DISTINCT b.id",
    ] {
        let off = QueryOptions::new();
        let (one, full) = (QueryOptions::new().cite(true), QueryOptions::new().cite_full());
        // In turns, so that what else the machine does meets both alike.
        let (mut without, mut with) = (Duration::MAX, Duration::MAX);
        for _ in 0..4 {
            without = without.min(fastest(&plain, query, &off));
            with = with.min(fastest(&claimed, query, &off));
        }
        let (cite, all) = (fastest(&claimed, query, &one), fastest(&claimed, query, &full));
        let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
        let ratio = |time: Duration, to: Duration| time.as_secs_f64() / to.as_secs_f64();
        println!("{query}");
        println!(
            "                         {:8.3} {:7.3} {:6.2} {:7.3} {:6.1} {:7.3} {:6.1}",
            milliseconds(without),
            milliseconds(with),
            ratio(with, without),
            milliseconds(cite),
            ratio(cite, with),
            milliseconds(all),
            ratio(all, with),
        );
    }
}
