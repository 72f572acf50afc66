//! What an index finds is what a filter lets through, whatever the kinds of the values are.

use silkgraph::{Database, Parameters, QueryOptions, Value};

/// Values of every kind that compares in a way of its own, as they are written.
const VALUES: &[&str] = &[
    "1",
    "2",
    "3",
    "2.0",
    "2.5",
    "-0.0",
    "9223372036854775807",
    "9223372036854775808.0",
    "0.0 / 0.0",
    "1.0 / 0.0",
    "'a'",
    "'b'",
    "''",
    "'3'",
    "true",
    "false",
    "[1]",
    "[1, 2]",
    "[2]",
    "['a']",
    "[]",
    "[0.0 / 0.0]",
    "date('2020-01-02')",
    "date('2021-01-02')",
    "datetime('2020-01-02T00:00Z')",
    "localtime('10:00')",
    "duration('P1D')",
    "point({x: 1, y: 2})",
    "null",
];

/// What can be asked for and not be stored.
const UNSTORED: &[&str] = &["[1, null]", "[null]", "['a', 1]", "[2, 0.0 / 0.0]", "{a: 1}"];

fn bounds() -> impl Iterator<Item = &'static &'static str> {
    VALUES.iter().chain(UNSTORED)
}

/// So many nodes of label `N` for each value; with an index on it or without.
fn nodes(is_indexed: bool, copies: usize) -> Database {
    let database = Database::in_memory();
    if is_indexed {
        database.query("CREATE INDEX FOR (n:N) ON (n.v)", Parameters::new()).unwrap();
    }
    for text in VALUES {
        let statement =
            format!("UNWIND range(1, {copies}) AS i CREATE (:N {{v: {text}, text: \"{text}\" + i}})");
        database.query(&statement, Parameters::new()).unwrap();
    }
    database
}

/// The first column of the rows, as sorted texts.
fn found(database: &Database, query: &str, parameters: &Parameters, options: &QueryOptions) -> Vec<String> {
    let rows = database.query_with(query, parameters.clone(), options).unwrap();
    let mut found: Vec<String> = rows.map(|row| format!("{:?}", row.unwrap().values())).collect();
    found.sort();
    found
}

fn value(database: &Database, text: &str) -> Value {
    let mut rows = database.query(&format!("RETURN {text} AS v"), Parameters::new()).unwrap();
    rows.next().unwrap().unwrap().values()[0].clone()
}

#[test]
fn an_index_gives_for_a_range_what_a_filter_lets_through() {
    compare_ranges(1);
}

/// Of many nodes a range that holds a large part of them is scanned.
#[test]
fn so_does_a_scan_where_a_range_holds_much() {
    compare_ranges(5);
}

fn compare_ranges(copies: usize) {
    let (plain, indexed) = (nodes(false, copies), nodes(true, copies));
    let options = QueryOptions::new().chunk_rows(7.try_into().unwrap()).threads(copies.try_into().unwrap());
    let queries = [
        "MATCH (n:N) WHERE $low <= n.v AND n.v < $high RETURN n.text",
        "MATCH (n:N) WHERE $low < n.v <= $high RETURN n.text",
        "MATCH (n:N) WHERE n.v < $high AND n.text <> '2' AND n.v > $low AND n.v > $low RETURN n.text",
        "MATCH (n:N) WHERE n.v >= $low RETURN n.text",
        "MATCH (n:N) WHERE n.v < $high RETURN n.text ORDER BY n.text",
        "MATCH (n:N) WHERE n.v STARTS WITH $low RETURN n.text",
        "MATCH (n:N) WHERE $low = n.v <= $high RETURN n.text",
        "MATCH (n:N) WHERE $high > n.v >= $low <= $high RETURN n.text",
    ];
    for low in bounds() {
        for high in bounds() {
            let parameters: Parameters = [("low", low), ("high", high)]
                .map(|(name, text)| (name.into(), value(&plain, text)))
                .into_iter()
                .collect();
            for query in queries {
                let [wanted, given] =
                    [&plain, &indexed].map(|database| found(database, query, &parameters, &options));
                assert_eq!(wanted, given, "{query} with low {low}, high {high}");
            }
        }
    }
}
