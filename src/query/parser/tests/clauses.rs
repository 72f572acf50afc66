//! Clauses, queries and scripts are read as the trees they stand for.

use super::super::split;
use super::{clauses, error, parse, print};
use crate::error::Detail;
use crate::query::ast::{Body, Mode};

/// Checks how the clauses of a statement are read.
fn check(forms: &[(&str, &str)]) {
    for (text, tree) in forms {
        assert_eq!(clauses(text), *tree, "{text}");
    }
}

#[test]
fn reading_clauses() {
    check(&[
        ("MATCH (n) WHERE n.x = 1 RETURN n;", "(match (n) ((. n x) = 1)) (return n)"),
        ("optional match (n), (m) return *", "(optional-match (n) (m) _) (return *)"),
        ("UNWIND [1, 2] AS x RETURN x", "(unwind [1 2] x) (return x)"),
        (
            "MATCH (n:A) USING INDEX n:A(x) USING SCAN n:A WHERE true RETURN n",
            "(match (n :A) true) (return n)",
        ),
    ]);
}

#[test]
fn projections_have_order_and_bounds() {
    check(&[
        ("RETURN DISTINCT a, b AS c", "(return distinct a b as c)"),
        (
            "RETURN *, 1 AS x ORDER BY x DESC, y ASC, z SKIP 1 LIMIT $l",
            "(return * 1 as x order -x y z skip 1 limit $l)",
        ),
        (
            "WITH a ORDER BY a.x DESCENDING WHERE a.y RETURN a OFFSET 2",
            "(with a order -(. a x) (. a y)) (return a skip 2)",
        ),
        ("WITH * RETURN 1 AS match", "(with * _) (return 1 as match)"),
        ("WITH 1 AS set, 2 AS limit RETURN set, limit", "(with 1 as set 2 as limit _) (return set limit)"),
    ]);
}

#[test]
fn updating_clauses() {
    check(&[
        ("CREATE (a)-[:R {x: 1}]->(b), (c)", "(create (a)-[:R {x:1}]->(b) (c))"),
        (
            "MERGE (a:A) ON CREATE SET a.x = 1, a:B ON MATCH SET a += {y: 2} ON CREATE SET a.z = 3",
            "(merge (a :A) [(. a x)=1 a:[B] (. a z)=3] [a+={y:2}])",
        ),
        (
            "SET n.x = 1, n = m, n += $p, n:A:B, n['k'] = 2",
            "(set (. n x)=1 n=m n+=$p n:[A B] (at n \"k\")=2)",
        ),
        ("SET (n).x.y = 1", "(set (. (. n x) y)=1)"),
        ("SET n IS A", "(set n:[A])"),
        ("REMOVE n.x, n:A:B", "(remove (. n x) n:[A B])"),
        ("DELETE n, m.x", "(delete n (. m x))"),
        ("DETACH DELETE n", "(detach-delete n)"),
        (
            "FOREACH (x IN nodes(p) | SET x.seen = true CREATE (:A) FOREACH (y IN [1] | DELETE x))",
            "(foreach x (nodes p) (set (. x seen)=true) (create (:A)) (foreach y [1] (delete x)))",
        ),
    ]);
    for text in ["SET n", "SET 1 = 2", "SET n.x += 1", "SET n:A|B", "REMOVE n", "REMOVE n[0..1]", "DELETE"] {
        assert_eq!(error(text).detail, Detail::UnexpectedSyntax, "{text}");
    }
}

#[test]
fn calls_of_procedures_and_subqueries() {
    check(&[
        ("CALL db.labels", "(call db.labels _ _ _)"),
        ("CALL db.labels() YIELD *", "(call db.labels [] * _)"),
        (
            "CALL a.b(1, x) YIELD c, d AS e WHERE c > 1 RETURN e",
            "(call a.b [1 x] [c e=d] (c > 1)) (return e)",
        ),
        ("CALL a() YIELD -", "(call a [] [] _)"),
        ("CALL { WITH x RETURN 1 AS y } RETURN y", "(subquery _ (with x _) (return 1 as y)) (return y)"),
        (
            "CALL (x, y) { RETURN 1 AS z UNION RETURN 2 AS z }",
            "(subquery [x y] (return 1 as z) union (return 2 as z))",
        ),
        ("CALL (*) { CREATE (n) }", "(subquery * (create (n)))"),
        ("CALL () { CREATE (n) }", "(subquery [] (create (n)))"),
    ]);
    assert_eq!(error("CALL a() YIELD * RETURN 1").detail, Detail::UnexpectedSyntax);
}

#[test]
fn unions_keep_their_kind() {
    let statement =
        parse("RETURN 1 AS a UNION ALL RETURN 2 AS a UNION DISTINCT RETURN 3 AS a").expect("a statement");
    let Body::Query(query) = statement.body else { panic!("not a query") };
    assert_eq!(print::query(&query), "(return 1 as a) union-all (return 2 as a) union (return 3 as a)");
}

#[test]
fn prefixes_say_what_is_wanted_of_a_statement() {
    let mode = |text: &str| parse(text).expect("a statement").mode;
    assert_eq!(mode("RETURN 1"), Mode::Run);
    assert_eq!(mode("EXPLAIN RETURN 1"), Mode::Explain);
    assert_eq!(mode("profile RETURN 1"), Mode::Profile);
    let citing = parse("EXPLAIN CITING {source: 's', sentence: 1} CREATE (n)").expect("a statement");
    assert_eq!(citing.citing.as_ref().map(print::expression).as_deref(), Some(r#"{source:"s" sentence:1}"#));
    assert_eq!(citing.mode, Mode::Explain);
    assert_eq!(error("EXPLAIN PROFILE RETURN 1").detail, Detail::UnexpectedSyntax);
    assert_eq!(error("CITING $a CITING $b CREATE (n)").detail, Detail::UnexpectedSyntax);
}

#[test]
fn commands_about_the_schema() {
    let create = |text: &str| match parse(text).expect("a statement").body {
        Body::CreateIndex { name, if_not_exists, target, keys } => (
            name.map(|name| name.text.to_string()),
            if_not_exists,
            target.to_string(),
            keys.iter().map(|key| key.text.to_string()).collect::<Vec<_>>(),
        ),
        other => panic!("not CREATE INDEX: {other:?}"),
    };
    let plain = (None, false, "(n:Person)".to_owned(), vec!["born".to_owned()]);
    assert_eq!(create("CREATE INDEX FOR (p:Person) ON (p.born)"), plain);
    assert_eq!(create("CREATE RANGE INDEX FOR (p:Person) ON EACH (p.born)"), plain);
    assert_eq!(create("CREATE INDEX ON :Person(born)"), plain);
    let named = (Some("i".to_owned()), true, "(n:Person)".to_owned(), vec!["born".to_owned()]);
    assert_eq!(create("CREATE INDEX i IF NOT EXISTS FOR (p:Person) ON (p.born)"), named);
    let both = (None, false, "()-[n:KNOWS]-()".to_owned(), vec!["since".to_owned(), "why".to_owned()]);
    assert_eq!(create("CREATE INDEX FOR ()-[k:KNOWS]-() ON (k.since, k.why)"), both);
    assert_eq!(error("CREATE INDEX FOR (p:Person) ON (q.born)").detail, Detail::UnexpectedSyntax);
    assert_eq!(error("CREATE INDEX FOR (p:Person) ON (p.born, p.born)").detail, Detail::UnexpectedSyntax);
    let drop = parse("DROP INDEX i IF EXISTS").expect("a statement").body;
    assert!(matches!(drop, Body::DropIndex { name, if_exists: true } if &*name.text == "i"));
    let show = parse("SHOW INDEXES").expect("a statement").body;
    assert!(matches!(show, Body::Show { what, .. } if &*what.text == "indexes"));
}

#[test]
fn a_script_is_cut_at_semicolons_that_end_statements() {
    let script = "RETURN ';' ; // a; b\n /* ; */ ;\n CREATE (`a;`) ;RETURN \"\\\";\" ; MATCH (n) ";
    let statements = split(script);
    let texts: Vec<_> = statements.iter().map(|statement| (statement.text, statement.is_complete)).collect();
    let expected =
        [("RETURN ';'", true), ("CREATE (`a;`)", true), ("RETURN \"\\\";\"", true), ("MATCH (n)", false)];
    assert_eq!(texts, expected);
    for statement in statements {
        assert!(script[statement.offset..].starts_with(statement.text));
    }
}

#[test]
fn an_open_string_or_comment_leaves_a_statement_open() {
    let is_open = |script: &str| split(script).last().is_some_and(|last| !last.is_complete);
    assert!(is_open("RETURN 'a;"));
    assert!(is_open("RETURN `a;"));
    assert!(is_open("RETURN 1; /* and;"));
    assert!(!is_open("RETURN 1; // and"));
    assert!(!is_open("RETURN 1;\n\n"));
    assert!(split(" \n // nothing\n").is_empty());
}
