//! Statements that mean harm, or might as well: they end soon, in an answer or an error, and leave the database whole.

use silkgraph::{Database, Error, Rows, params};
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
