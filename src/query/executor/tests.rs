//! What an execution promises to whoever runs it: limits, laziness, and that it gives back what it was given.

use super::{Counters, Execution, Graph, Limits};
use crate::error::{Detail, Error, Result};
use crate::procedures::Registry;
use crate::query::plan::Plan;
use crate::query::{binder, parser, planner};
use crate::transaction::Writer;
use crate::value::{Map, Value};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

fn plan(text: &str) -> Arc<Plan> {
    let tree = parser::parse(text).unwrap();
    Arc::new(planner::plan(binder::bind(&tree, &Registry::default()).unwrap()))
}

fn start(text: &str, writer: Box<Writer>, limits: Limits) -> Execution {
    Execution::start(plan(text), Graph::Write(writer), Arc::new(Map::new()), limits)
}

fn rows(execution: &mut Execution) -> Result<Vec<Vec<Value>>> {
    let mut rows = Vec::new();
    while let Some(batch) = execution.next()? {
        assert!(!batch.is_empty(), "a batch has rows");
        rows.extend(batch);
    }
    Ok(rows)
}

/// Runs statements one after the other on one graph; the rows of the last.
pub(super) fn run(statements: &[&str]) -> Vec<Vec<Value>> {
    let mut writer = Box::<Writer>::default();
    let mut last = Vec::new();
    for statement in statements {
        let mut execution = start(statement, writer, Limits::default());
        last = rows(&mut execution).unwrap();
        let Graph::Write(given_back) = execution.finish() else { panic!("a writer is given back") };
        writer = given_back;
    }
    last
}

/// How a statement ends on a full graph of twelve nodes: its walks cannot be counted in a lifetime.
fn outcome(statement: &str, limits: Limits) -> Result<Vec<Vec<Value>>> {
    let mut execution = start(
        "UNWIND range(1, 12) AS i CREATE (:N {i: i}) WITH count(*) AS n MATCH (a), (b) CREATE (a)-[:R]->(b)",
        Box::default(),
        Limits::default(),
    );
    rows(&mut execution).unwrap();
    let Graph::Write(writer) = execution.finish() else { panic!("a writer is given back") };
    rows(&mut start(statement, writer, limits))
}

fn is_send<T: Send>(_: &T) {}

#[test]
fn an_execution_can_move_to_another_thread() {
    is_send(&start("RETURN 1", Box::default(), Limits::default()));
}

#[test]
fn a_statement_without_columns_does_its_work_in_the_first_call() {
    let mut execution = start("UNWIND [1, 2] AS x CREATE (:A {x: x})", Box::default(), Limits::default());
    assert_eq!(execution.next().unwrap(), None);
    let created = Counters { nodes_created: 2, labels_added: 2, properties_set: 2, ..Counters::default() };
    assert_eq!(execution.counters(), created);
}

#[test]
fn a_limit_does_no_more_than_it_must() {
    let first = outcome("MATCH (a)-[:R*]->(b) RETURN 1 AS one LIMIT 3000", Limits::default()).unwrap();
    assert_eq!(first.len(), 3000);
    let first = outcome("UNWIND [1, 0] AS x RETURN 1 / x AS one LIMIT 1", Limits::default()).unwrap();
    assert_eq!(first, [[Value::Integer(1)]]);
}

#[test]
fn a_limit_still_lets_changes_happen() {
    let statements =
        ["UNWIND range(1, 5) AS x CREATE (a:A) RETURN a LIMIT 0", "MATCH (a:A) RETURN count(a) AS n"];
    assert_eq!(run(&statements), [[Value::Integer(5)]]);
}

#[test]
fn endless_work_ends_at_its_deadline() {
    let endless = [
        "MATCH (a)-[:R*]->(b) RETURN count(*) AS n",
        "MATCH (a), (b), (c), (d), (e), (f), (g), (h) RETURN count(*) AS n",
        "RETURN all(x IN range(1, 60000000) WHERE x > 0) AS a, reduce(s = 0, x IN range(1, 60000000) | x) AS b",
        "MATCH p = allShortestPaths((a {i: 1})-[:R*40..]->(b {i: 2})) RETURN count(*) AS n",
    ];
    for statement in endless {
        let deadline = Some(Instant::now() + Duration::from_millis(20));
        let ended = outcome(statement, Limits { deadline, ..Limits::default() });
        assert!(matches!(ended, Err(Error::Limit(_))), "{statement}");
    }
}

#[test]
fn an_interrupt_ends_a_statement() {
    let limits = Limits::default();
    limits.interrupt.store(true, Ordering::Relaxed);
    assert!(matches!(outcome("MATCH (a) RETURN a", limits), Err(Error::Cancelled)));
}

#[test]
fn what_operators_hold_is_limited() {
    let hungry = [
        "UNWIND range(1, 100000) AS x RETURN x ORDER BY -x",
        "UNWIND range(1, 100000) AS x RETURN DISTINCT x",
        "UNWIND range(1, 100000) AS x RETURN x, count(*) AS n",
        "UNWIND range(1, 100000) AS x RETURN collect(x) AS list",
        "UNWIND range(1, 100000) AS x CREATE (:A {x: x})",
        "RETURN [x IN range(1, 100000) | x] AS list",
        "RETURN COLLECT { UNWIND range(1, 100000) AS x RETURN x } AS list",
        "RETURN reduce(s = 'x', i IN range(1, 40) | s + s) AS text",
    ];
    for statement in hungry {
        let ended = outcome(statement, Limits { memory_bytes: Some(1 << 20), ..Limits::default() });
        assert!(is_limit(&ended), "{statement}: {ended:?}");
    }
}

/// Whether it ended at a limit: one that an operator met, or one that a function refused to begin at.
fn is_limit<T>(outcome: &Result<T>) -> bool {
    match outcome {
        Err(Error::Limit(_)) => true,
        Err(Error::Query(error)) => error.detail == Detail::LimitExceeded,
        _ => false,
    }
}

#[test]
fn memory_that_is_given_back_can_be_used_again() {
    let again =
        "UNWIND range(1, 50) AS i CALL (i) { UNWIND range(1, 1000) AS x RETURN max(x) AS m, collect(x) AS l }
                 RETURN sum(m) AS total";
    let limits = Limits { memory_bytes: Some(1 << 19), ..Limits::default() };
    assert_eq!(outcome(again, limits).unwrap(), [[Value::Integer(50_000)]]);
}

#[test]
fn the_first_of_an_order_are_those_of_the_whole_order() {
    let sorted = |limit: &str| {
        run(&[&format!(
            "UNWIND range(1, 9000) AS x WITH x, (x * 7919) % 100 AS key RETURN key, x ORDER BY key DESC {limit}"
        )])
    };
    let all = sorted("");
    assert_eq!(sorted("LIMIT 30"), all[..30]);
    assert_eq!(sorted("SKIP 25 LIMIT 10"), all[25..35]);
    assert!(sorted("LIMIT 0").is_empty());
}

#[test]
fn a_profile_counts_the_rows_of_every_operator() {
    let mut execution =
        start("PROFILE UNWIND [1, 2, 3] AS x RETURN x LIMIT 2", Box::default(), Limits::default());
    rows(&mut execution).unwrap();
    let profile = execution.profile();
    assert_eq!(profile.len(), plan("PROFILE UNWIND [1, 2, 3] AS x RETURN x LIMIT 2").root.count());
    assert_eq!(profile[0].rows, 2);
}
