//! What an index or a join finds is what a filter lets through, whatever the kinds of the values are.

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

/// Two labels with a node for each value, of which some come more than once, and relationships from some to some.
fn two_labels() -> Database {
    let database = Database::in_memory();
    for (number, text) in VALUES.iter().enumerate() {
        let statement = format!(
            "CREATE (:A {{v: {text}, w: {w}, n: {number}}}), (:B {{v: {text}, w: {w}, n: {number}}}) \
             FOREACH (i IN range(1, {number} % 3) | CREATE (:A {{v: {text}, w: i, n: {number}}})-[:R]->(:C {{v: {text}}}))",
            w = number % 4,
        );
        database.query(&statement, Parameters::new()).unwrap();
    }
    database
}

#[test]
fn a_join_gives_what_comparing_each_with_each_lets_through() {
    let database = two_labels();
    let queries = [
        "MATCH (a:A), (b:B) WHERE a.v = b.v RETURN a.n, b.n",
        "MATCH (a:A), (b:B) WHERE b.v = a.v AND a.w = b.w RETURN a.n, b.n, a, b",
        "MATCH (a:A), (b:B) WHERE a.v = b.v RETURN count(*)",
        "MATCH (a:A), (b:B) WHERE a.v = b.v RETURN a.w, count(*), count(DISTINCT b)",
        "MATCH (a:A), (b:B) WHERE a.v = b.v AND a.n < b.n RETURN a.n, b.n",
        "MATCH (a:A), (b:B) WHERE a.n < b.n AND b.w > 0 AND a.v = b.v RETURN a.n, b.n",
        "MATCH (a:A), (b:B), (c:C) WHERE a.v = b.v AND b.v = c.v RETURN a.n, b.n, count(c)",
        "MATCH (a:A)-[r:R]->(c), (b:A)-[s:R]->(d) WHERE c.v = d.v RETURN a.n, b.n, c.v, d.v",
        "MATCH p = (a:A)-[r:R]->(c), q = (b:A)-[s:R]->(d) WHERE c.v = d.v RETURN a.n, length(p), length(q), count(*)",
        "MATCH (a:A) OPTIONAL MATCH (b:B) WHERE b.v = a.v RETURN a.n, b.n",
        "MATCH (a:A) OPTIONAL MATCH (b:B)<--(x), (c:C) WHERE b.v = a.v AND c.v = a.v RETURN a.n, b.n, c.v",
        "MATCH (a:A) WHERE EXISTS { MATCH (b:B) WHERE b.v = a.v } RETURN a.n",
        "MATCH (a:A) WHERE NOT EXISTS { (b:B) WHERE b.v = a.v AND b.w = 1 } RETURN a.n",
        "MATCH (a:A) RETURN a.n, COUNT { (b:B) WHERE b.v = a.v }",
        "MATCH (a:A) CALL (a) { MATCH (b:B) WHERE b.v = a.v RETURN count(b) AS c, min(b.n) AS m } RETURN a.n, c, m",
        "MATCH (a:A) CALL (a) { MATCH (b:B), (c:C) WHERE b.v = c.v AND c.v = a.v RETURN b, c } RETURN a.n, b.n, c.v",
        "UNWIND [1, 2.0, null, 'a', [1], 1] AS v MATCH (b:B) WHERE b.v = v RETURN v, b.n",
        "UNWIND [{v: 1}, {v: 'a'}, {}] AS row MATCH (b:B {v: row.v}) RETURN row, b.n",
        "MATCH (a:A), (b:B) WHERE a.v = b.v WITH a, b ORDER BY a.n, b.n LIMIT 7 RETURN a.n, b.n",
        "MATCH (a:A), (b:B) WHERE toString(a.n) = b.w + '' RETURN a.n, b.n",
        "MATCH (a:A), (b:B) WHERE a.n + 1 = b.n AND a.v = b.v RETURN a.n, b.n",
        "MATCH (a:A), (b:B) WHERE a.n % 5 = b.n % 3 RETURN a.n, b.n",
        "MATCH (a:A), (b:B) WHERE [a.v, a.w] = [b.v, b.w] RETURN a.n, b.n",
        "MATCH (a:A), (b:B) WHERE {v: a.v} = {v: b.v} RETURN a.n, b.n",
        "MATCH (a:A), (b:Nobody) WHERE toLower(a.v) = b.v RETURN a.n",
        "MATCH (a:A), (b:A) WHERE a = b RETURN a.n, b.n",
        "MATCH (a:A), (b:B) WHERE a.v = b.v AND rand() < 2 RETURN a.n, b.n",
        "MATCH (a:A) MATCH (b:B) WHERE a.v = b.v MATCH (c:C) WHERE c.v = a.v RETURN DISTINCT a.n, c.v",
        "MATCH (a:A), (b:B) WHERE a.v = b.v OR a.n = b.n RETURN a.n, b.n",
        "CITE MATCH (a:A), (b:B) WHERE a.v = b.v AND a.w = b.w RETURN a.n, b.n",
    ];
    let small = QueryOptions::new().chunk_rows(3.try_into().unwrap());
    for query in queries {
        let (empty, plain) = (Parameters::new(), QueryOptions::new().without_rule("hash_join"));
        let wanted = found(&database, query, &empty, &plain);
        for options in [QueryOptions::new(), small.clone(), QueryOptions::new().without_rule("counting")] {
            assert_eq!(wanted, found(&database, query, &empty, &options), "{query}");
        }
    }
}

/// What is told beside an error depends on nothing but whether a row meets it.
#[test]
fn a_join_meets_the_errors_that_comparing_each_with_each_meets() {
    let database = two_labels();
    let queries = [
        "MATCH (a:A), (b:B) WHERE toLower(a.v) = b.v RETURN count(*)",
        "MATCH (a:A), (b:B) WHERE b.v = toLower(a.v) RETURN a.n",
        "MATCH (a:A), (b:B) WHERE a.v = b.v AND toLower(a.v) = b.v RETURN a.n",
        "MATCH (a:A), (b:B) WHERE toLower(a.v) = b.v AND a.w = b.w RETURN a.n",
        "MATCH (a:A), (b:B) WHERE a.w = b.w AND a.n = b.n + 100 AND toLower(a.v) = b.v RETURN a.n",
        "MATCH (a:A), (b:B) WHERE a.n = b.n + 100 AND toLower(b.v) STARTS WITH 'a' RETURN a.n",
        "MATCH (a:A), (b:B) WHERE a.v STARTS WITH 'a' AND toLower(a.v) = toLower(b.v) RETURN a.n",
        "MATCH (a:A), (b:Nobody) WHERE toLower(a.v) = b.v RETURN count(*)",
        "MATCH (a:Nobody), (b:B) WHERE a.v = toLower(b.v) RETURN count(*)",
        "UNWIND [1, {v: 1}] AS row MATCH (b:B {v: row.v}) RETURN count(*)",
        "UNWIND [] AS row MATCH (b:B) WHERE toLower(b.v) = row.v RETURN count(*)",
        "UNWIND [1] AS row MATCH (b:Nobody {v: row.v}) RETURN count(*)",
        "MATCH (a:A) OPTIONAL MATCH (b:B) WHERE toLower(b.v) = a.v RETURN count(*)",
        "MATCH (a:A), (b:B) WHERE a.n / (b.n - 3) = b.w RETURN count(*)",
        "MATCH (a:A), (b:B) WHERE a.w = b.w / (b.n - 3) RETURN count(*)",
    ];
    let said = |query: &str, options: &QueryOptions| {
        let rows = database.query_with(query, Parameters::new(), options);
        rows.and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map(|rows| rows.len())
            .map_err(|error| error.to_string())
    };
    for query in queries {
        let plain = said(query, &QueryOptions::new().without_rule("hash_join"));
        assert_eq!(plain, said(query, &QueryOptions::new()), "{query}");
    }
}

/// Which one it is may be told by the node or relationship itself.
#[test]
fn what_is_known_is_looked_at_and_not_searched_for() {
    let database = two_labels();
    let queries = [
        "MATCH (a:A)-[r:R]->(c) MATCH (x) WHERE x = a RETURN x, a.n",
        "MATCH (a:A)-[r:R]->(c) MATCH (x:B|C) WHERE c = x RETURN x, a.n",
        "MATCH (a:A)-[r:R]->(c) MATCH (x:!C) WHERE x = c OR x = a RETURN x, a.n",
        "MATCH (a:A)-[r:R]->(c) MATCH (x)-[s]->(y) WHERE s = r RETURN x, y, a.n",
        "MATCH (a:A)-[r:R]->(c) MATCH (x)-[s]-(y) WHERE r = s AND x.n > 3 RETURN x, y, a.n",
        "MATCH (a:A) OPTIONAL MATCH (a)-[r]->(c) OPTIONAL MATCH (x) WHERE x = c RETURN a, x",
        "MATCH (a:A) OPTIONAL MATCH (a)-[r]->(c) OPTIONAL MATCH (x)<-[s]-() WHERE s = r RETURN a, x",
        "MATCH (a:A) WHERE EXISTS { MATCH (x:A) WHERE x = a } RETURN count(*)",
        "MATCH (a) WHERE COUNT { MATCH (x:!B)-->(y) WHERE x = a } > 0 RETURN a",
        "MATCH (a:A)-->(c) WITH collect(a) + collect(c) + [null, 1] AS known MATCH (x) WHERE x IN known RETURN x",
        "MATCH (a:A)-[r]->(c) WITH collect(c) + collect(r) + [null] AS known MATCH (x)-[s]->() WHERE s IN known RETURN x, s",
        "MATCH (x) WHERE x = x RETURN count(*)",
        "MATCH (x), (y) WHERE x = y AND x.n = 3 RETURN x, y",
        "MATCH (a:A {n: 4}) MATCH (x) WHERE x = a.n OR x = a RETURN x",
        "MATCH (a:A {n: 4}) MATCH (x) WHERE x = a.n RETURN x",
        "MATCH (a:A {n: 4}) MATCH (x) WHERE a = x = a RETURN x",
        "UNWIND [null, 1, [2]] AS a MATCH (x) WHERE x = a RETURN x",
        "UNWIND [null, [], [null]] AS known MATCH (x) WHERE x IN known RETURN x",
        "CITE MATCH (a:A)-[r:R]->(c) MATCH (x:C) WHERE x = c RETURN x, a.n",
    ];
    let plain = QueryOptions::new().without_rule("id_seek");
    let small = QueryOptions::new().chunk_rows(2.try_into().unwrap());
    for query in queries {
        let wanted = found(&database, query, &Parameters::new(), &plain);
        for options in [QueryOptions::new(), small.clone(), QueryOptions::new().without_rule("join_order")] {
            assert_eq!(wanted, found(&database, query, &Parameters::new(), &options), "{query}");
        }
    }
    let asked = "EXPLAIN MATCH (a:A) WHERE EXISTS { MATCH (x:A) WHERE x = a } RETURN count(*)";
    let rows = database.query(asked, Parameters::new()).unwrap();
    assert!(rows.plan().unwrap().operators.iter().any(|operator| operator.name == "IdSeek"));
}

#[test]
fn what_the_same_statement_has_deleted_is_found_no_more() {
    let database = two_labels();
    let all = "MATCH (a:A {n: 4}) DETACH DELETE a WITH a MATCH (x) WHERE x = a RETURN x";
    assert!(found(&database, all, &Parameters::new(), &QueryOptions::new()).is_empty());
}
