//! Statements that mean harm, or might as well: they end soon, in an answer or an error, and leave the database whole.

use silkgraph::{Database, Error, QueryOptions, Rows, params};
use std::thread;
use std::time::{Duration, Instant};

/// Nearly as deep as the parser lets anything be nested.
const DEPTH: usize = 250;

/// Runs on a thread with a small stack, as a server's may be, and drops all it made there.
fn on_small_stack(run: impl FnOnce() + Send + 'static) {
    let thread = thread::Builder::new().stack_size(512 << 10).spawn(run).unwrap();
    thread.join().expect("no panic");
}

fn nested(open: &str, middle: &str, close: &str) -> String {
    format!("{}{middle}{}", open.repeat(DEPTH), close.repeat(DEPTH))
}

fn repeated(times: usize, part: impl Fn(usize) -> String, separator: &str) -> String {
    (0..times).map(part).collect::<Vec<_>>().join(separator)
}

fn count(rows: silkgraph::Result<Rows>) -> silkgraph::Result<usize> {
    rows?.try_fold(0, |count, row| row.map(|_| count + 1))
}

#[test]
fn the_deepest_statements_fit_on_any_stack_from_text_to_rows() {
    on_small_stack(|| {
        let bodies = [
            nested("(", "1", ")"),
            nested("[", "1", "]"),
            nested("{a: ", "1", "}"),
            nested("abs(", "1", ")"),
            nested("CASE WHEN true THEN ", "1", " END"),
            nested("NOT ", "true", ""),
            nested("[x IN [1] | ", "1", "]"),
            nested("all(x IN [1] WHERE ", "true", ")"),
            nested("reduce(a = 0, x IN [1] | ", "1", ")"),
            nested("EXISTS { MATCH (n) WHERE ", "true", "}"),
            nested("COUNT { RETURN ", "1", " AS x}"),
            nested("COLLECT { RETURN ", "1", " AS x}"),
            nested("[(:A)-->() | ", "1", "]"),
            format!("1{}", " IS NULL".repeat(DEPTH)),
        ];
        let database = Database::in_memory();
        for prefix in ["", "EXPLAIN ", "PROFILE "] {
            for body in &bodies {
                assert!(
                    count(database.query(&format!("{prefix}RETURN {body} AS x"), params! {})).is_ok(),
                    "{body}"
                );
            }
            let call = format!("{prefix}{}", nested("CALL { ", "RETURN 1 AS x", " } RETURN x"));
            assert!(count(database.query(&call, params! {})).is_ok());
        }
    });
}

#[test]
fn the_longest_statements_fit_on_any_stack_from_text_to_rows() {
    on_small_stack(|| {
        let database = Database::in_memory();
        let statements = [
            format!("{}RETURN 1 AS x", "WITH 1 AS x ".repeat(1000)),
            format!("{}RETURN 1 AS x", "MATCH (n) ".repeat(1000)),
            format!("{}RETURN 1 AS x", "OPTIONAL MATCH (:B) ".repeat(200)),
            format!("MATCH {} RETURN 1", repeated(500, |index| format!("(n{index}:L{index})"), ", ")),
            format!("RETURN {}", repeated(10_000, |_| "1".to_owned(), " + ")),
            format!("RETURN {}", repeated(10_000, |_| "true".to_owned(), " AND ")),
            format!("MATCH (n) WHERE {} RETURN n", repeated(2000, |index| format!("n.k = {index}"), " OR ")),
            repeated(500, |_| "RETURN 1 AS x".to_owned(), " UNION ALL "),
        ];
        for statement in statements {
            assert!(count(database.query(&statement, params! {})).is_ok(), "{statement:.40}");
        }
        let endless = format!("{}RETURN 1 AS x", "WITH 1 AS x ".repeat(10_000));
        assert!(matches!(database.query(&endless, params! {}), Err(Error::Query(_))));
    });
}

#[test]
fn a_pattern_of_many_parts_is_planned_in_polynomial_time() {
    let database = Database::in_memory();
    database.query("CREATE (:A)-[:R]->(:B)", params! {}).unwrap();
    let start = Instant::now();
    let star = format!("MATCH {} RETURN 1", repeated(150, |index| format!("(a)-[:R]->(:L{index})"), ", "));
    assert_eq!(count(database.query(&star, params! {})).unwrap(), 0);
    let chain = format!("MATCH (){} RETURN 1", "-[:R]->()".repeat(150));
    assert_eq!(count(database.query(&chain, params! {})).unwrap(), 0);
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    let excessive = format!("MATCH (){} RETURN 1", "-->()".repeat(10_000));
    assert!(database.query(&excessive, params! {}).is_err());
}

/// The nodes and relationships with all that is on them, in order.
fn fingerprint(database: &Database) -> Vec<String> {
    let nodes = "MATCH (n) RETURN id(n), labels(n), properties(n), claims(n) ORDER BY id(n)";
    let relationships =
        "MATCH (a)-[r]->(b) RETURN id(r), type(r), id(a), id(b), properties(r) ORDER BY id(r)";
    let rows =
        |text| database.query(text, params! {}).unwrap().map(|row| format!("{:?}", row.unwrap().values()));
    rows(nodes).chain(rows(relationships)).collect()
}

fn clique() -> Database {
    let database = Database::in_memory();
    let nodes = "UNWIND range(1, 12) AS i CREATE (:N {i: i})";
    database.query(nodes, params! {}).unwrap();
    let ties = "MATCH (a:N), (b:N) WHERE a.i <> b.i CREATE (a)-[:R]->(b)";
    database.query(ties, params! {}).unwrap();
    database
}

#[test]
fn what_would_never_end_ends_with_its_time_and_leaves_no_trace() {
    let database = clique();
    let before = fingerprint(&database);
    let options = QueryOptions::new().timeout(Duration::from_millis(30));
    for query in [
        "MATCH (a), (b), (c), (d), (e), (f), (g) RETURN count(*)",
        "MATCH p = (a)-[*]->(b) RETURN count(p)",
        "MATCH (a:N {i: 1}), (b:N {i: 2}) MATCH (a)-[*]->(b) RETURN count(*)",
        "MATCH (a) RETURN COUNT { (a)-[*]->() }",
        "MATCH (a) RETURN [(a)-[*]->(b) | b.i]",
        "UNWIND range(1, 50000) AS a UNWIND range(1, 50000) AS b RETURN a SKIP 9223372036854775807",
        "WITH range(1, 50000) AS l UNWIND l AS x RETURN count(-x IN l)",
        "WITH range(1, 50000) AS l, range(1, 50000) AS k UNWIND l AS x RETURN count(l = k)",
        "WITH range(1, 50000) AS l RETURN all(x IN l WHERE all(y IN l WHERE y > 0))",
        "MATCH (a), (b), (c), (d), (e), (f), (g) SET a.i = 0",
        "MATCH (a), (b), (c), (d), (e), (f), (g) CREATE (:M)",
        "MATCH (a), (b), (c), (d), (e), (f), (g) MERGE (:M {i: a.i})",
        "MATCH (a), (b), (c), (d), (e), (f), (g) DETACH DELETE a",
    ] {
        let start = Instant::now();
        let outcome = count(database.query_with(query, params! {}, &options));
        assert!(matches!(outcome, Err(Error::Limit(_))), "{query}: {outcome:?}");
        assert!(start.elapsed() < Duration::from_millis(500), "{query}: {:?}", start.elapsed());
    }
    assert_eq!(fingerprint(&database), before);
    database.query("CREATE (:N)", params! {}).unwrap();
}

#[test]
fn what_would_not_fit_is_refused_before_it_is_made() {
    let database = Database::in_memory();
    let options = QueryOptions::new().memory_bytes(1 << 20);
    for query in [
        "RETURN size(range(1, 60000000))",
        "RETURN size(reduce(s = 'a', x IN range(1, 60) | s + s))",
        "RETURN size(reduce(s = [1], x IN range(1, 60) | s + s))",
        "UNWIND range(1, 40000) AS x UNWIND range(1, 40000) AS y RETURN collect([x, y])",
        "UNWIND range(1, 40000) AS x UNWIND range(1, 40000) AS y RETURN x ORDER BY y",
        "UNWIND range(1, 40000) AS x UNWIND range(1, 40000) AS y RETURN DISTINCT x, y",
        "UNWIND range(1, 40000) AS x UNWIND range(1, 40000) AS y RETURN x, y, count(*)",
    ] {
        let start = Instant::now();
        assert!(count(database.query_with(query, params! {}, &options)).is_err(), "{query}");
        assert!(start.elapsed() < Duration::from_secs(2), "{query}: {:?}", start.elapsed());
    }
}

#[test]
fn sources_may_be_deleted_together_with_all_that_they_say() {
    let database = Database::in_memory();
    database.query("CREATE (:Source {id: 's'}), (:Source {id: 't'})", params! {}).unwrap();
    let citing = "CITING {source: 's', words: 'w'} CREATE (:A {x: 1})-[:R]->(:B)";
    database.query(citing, params! {}).unwrap();
    assert!(database.query("MATCH (s:Source {id: 's'}) DETACH DELETE s", params! {}).is_err());
    database.query("MATCH (n) DETACH DELETE n", params! {}).unwrap();
    assert_eq!(fingerprint(&database).len(), 0);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_database_and_does_not_keep_anybody_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pipe.silk");
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    assert!(Database::open(&path).is_err());
    assert!(Database::open_read_only(&path).is_err());
}

#[test]
fn a_large_graph_may_be_created_in_one_clause() {
    let database = Database::in_memory();
    let start = Instant::now();
    let chain = repeated(1000, |index| format!("(n{index}:N)"), "-[:R]->");
    let summary = database.query(&format!("CREATE {chain}"), params! {}).unwrap().summary();
    assert_eq!((summary.nodes_created, summary.relationships_created), (1000, 999));
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
}

#[test]
fn of_paths_without_number_those_that_are_wanted_come_at_once() {
    let database = clique();
    for (query, rows) in [
        ("MATCH p = (a)-[*]-(b) RETURN p LIMIT 5", 5),
        ("MATCH p = (a)-[*]-(b) RETURN length(p) SKIP 3 LIMIT 5", 5),
        ("MATCH p = (a)-[:R*]->(b) WITH p LIMIT 5 RETURN collect(length(p))", 1),
        ("MATCH p = (a) ((x)-[:R]-(y))+ (b) RETURN p LIMIT 5", 5),
        ("MATCH p = (a) ((x)-[:R]-(y) WHERE x.i < y.i + 9)+ (b {i: 3}) RETURN p LIMIT 5", 5),
        ("MATCH p = TRAIL (a)-[:R]-+(b) RETURN p LIMIT 5", 5),
        ("MATCH p = ACYCLIC (a)-[:R]->+(b) RETURN p LIMIT 5", 5),
        ("MATCH p = SIMPLE (a)-[:R]->+(b) RETURN p LIMIT 5", 5),
        ("MATCH p = ANY (a)-[:R]->+(b {i: 2}) RETURN p LIMIT 5", 5),
        ("MATCH p = ANY SHORTEST (a {i: 1})-[:R]-+(b {i: 2}) RETURN p", 1),
        ("MATCH p = ALL SHORTEST (a {i: 1})-[:R]-+(b {i: 2}) RETURN p", 2),
        ("MATCH p = SHORTEST 30 (a {i: 1})-[:R]-+(b {i: 2}) RETURN p", 30),
        ("MATCH p = SHORTEST 2 GROUPS (a {i: 1})-[:R]-+(b {i: 2}) RETURN length(p)", 42),
        ("MATCH p = SHORTEST 3 (a {i: 1}) ((x)-[:R]->(y) WHERE y.i <> 7)+ (b {i: 2}) RETURN p", 3),
        ("MATCH REPEATABLE ELEMENTS p = SHORTEST 5 (a {i: 1})-[:R]->+(b {i: 2}) RETURN p", 5),
        ("MATCH p = shortestPath((a {i: 1})-[*]-(b {i: 2})) WHERE length(p) > 4 RETURN p", 1),
        ("MATCH (a) WHERE EXISTS { (a)-[*]-(b {i: 7}) } RETURN a", 12),
        ("MATCH (a) WHERE EXISTS { (a)-[*3..]-(b {i: 7}) } RETURN a", 12),
        ("MATCH (a) WHERE NOT EXISTS { (a)-[*]->(:None) } RETURN a", 12),
        ("MATCH (a)-[*]-(b) RETURN DISTINCT a, b", 144),
        ("MATCH p = (a)-[*]-(b) WHERE none(n IN nodes(p) WHERE n.i = 3) RETURN DISTINCT a, b", 121),
        ("MATCH (a) ((x)-[:R]-(y) WHERE y.i <> 3)+ (b) RETURN DISTINCT a, b", 132),
        ("MATCH (a) WHERE NOT EXISTS { (a) ((x)-[:R]-(y) WHERE y.i <> 3)+ (b {i: 3}) } RETURN a", 12),
        ("MATCH (a)-[*]-(b) RETURN a.i, count(DISTINCT b)", 12),
        ("MATCH (a)-[:R]-+(b) RETURN b.i, min(a.i)", 12),
        ("MATCH (a {i: 1}) CALL (a) { MATCH p = (a)-[*]-(b) RETURN p LIMIT 2 } RETURN p", 2),
        ("MATCH (a {i: 1}) RETURN size(COLLECT { MATCH p = (a)-[*]-(b) RETURN p LIMIT 2 })", 1),
        ("MATCH (a {i: 1}) OPTIONAL MATCH p = (a)-[*]-(b) RETURN p LIMIT 3", 3),
        ("MATCH p = (a)-[*]-(b) RETURN p LIMIT 2 UNION ALL MATCH p = (a)-[*]-(b) RETURN p LIMIT 2", 4),
    ] {
        let options = QueryOptions::new().timeout(Duration::from_secs(20)).memory_bytes(4 << 20);
        let start = Instant::now();
        let outcome = count(database.query_with(query, params! {}, &options));
        assert_eq!(outcome.ok(), Some(rows), "{query}");
        assert!(start.elapsed() < Duration::from_secs(4), "{query}: {:?}", start.elapsed());
    }
}

#[test]
fn paths_without_number_that_are_all_wanted_meet_a_limit_that_is_named() {
    let database = clique();
    for query in [
        "MATCH p = (a)-[*]-(b) RETURN collect(p)",
        "MATCH p = (a)-[*]-(b) RETURN p ORDER BY length(p)",
        "MATCH p = (a)-[*]-(b) RETURN p ORDER BY length(p) DESC LIMIT 1",
        "MATCH p = (a)-[*]-(b) RETURN DISTINCT p",
        "MATCH p = (a)-[*]-(b) RETURN length(p), count(*)",
        "MATCH p = (a)-[*]-(b) RETURN max(length(p))",
        "MATCH (a) RETURN a.i, COLLECT { MATCH p = (a)-[*]-() RETURN p }",
        "MATCH (a) CALL (a) { MATCH p = (a)-[*]-() RETURN count(p) AS k } RETURN k",
        "MATCH (a) RETURN [p = (a)-[*]-() | length(p)]",
        "MATCH (a) RETURN [p = (a)-[*]-() | p][0]",
        "MATCH (a)-[*2..]-(b) RETURN DISTINCT b",
        "MATCH (a) WHERE EXISTS { MATCH p = (a)-[*]-() WHERE length(p) > 1000 } RETURN a",
        "MATCH p = shortestPath((a {i: 1})-[*]-(b {i: 2})) WHERE length(p) > 1000 RETURN p",
        "MATCH p = allShortestPaths((a {i: 1})-[*14..]-(b {i: 2})) RETURN p",
        "MATCH p = SHORTEST 100000000 (a {i: 1})-[:R]-+(b {i: 2}) RETURN count(p)",
        "MATCH p = SHORTEST 9 GROUPS (a {i: 1})-[:R]-+(b {i: 2}) RETURN count(p)",
        "MATCH p = ACYCLIC (a)-[:R]-+(b) RETURN count(p)",
        "MATCH p = SIMPLE (a)-[:R]-+(b) RETURN collect(length(p))",
        "MATCH p = (a) ((x)-[:R]-(y))+ (b) RETURN size(collect(x))",
        "MATCH REPEATABLE ELEMENTS p = (a)-[:R]-{40}(b) RETURN count(p)",
        "MATCH p = (a)-[*]-(b) SET a.last = length(p)",
        "MATCH (a) FOREACH (p IN [p = (a)-[*]-() | p] | SET a.last = length(p))",
    ] {
        let options = QueryOptions::new().timeout(Duration::from_millis(150)).memory_bytes(4 << 20);
        let start = Instant::now();
        let error = count(database.query_with(query, params! {}, &options)).expect_err(query).to_string();
        assert!(error.contains("memory_bytes") || error.contains("timeout"), "{query}: {error}");
        assert!(start.elapsed() < Duration::from_secs(2), "{query}: {:?}", start.elapsed());
    }
}
