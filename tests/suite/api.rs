//! What a program that embeds the library may rely on.

use crate::questions::{BELT_ROAD, folder};
use serde::Deserialize;
use silkgraph::{Database, Error, Parameters, QueryOptions, params};
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

fn count(database: &Database, query: &str) -> i64 {
    database.query(query, params! {}).unwrap().next().unwrap().unwrap().decode().unwrap()
}

#[test]
fn nobody_sees_a_transaction_before_it_commits() {
    let db = Database::in_memory();
    let before = db.read();
    let mut write = db.write().unwrap();
    write.query("CREATE (:City)", params! {}).unwrap();
    assert_eq!(count(&db, "MATCH (n) RETURN count(n)"), 0);
    let mut inside = write.query("MATCH (n) RETURN count(n)", params! {}).unwrap();
    assert_eq!(inside.next().unwrap().unwrap().decode::<i64>().unwrap(), 1);
    write.commit().unwrap();
    assert_eq!(count(&db, "MATCH (n) RETURN count(n)"), 1);
    let mut old = before.query("MATCH (n) RETURN count(n)", params! {}).unwrap();
    assert_eq!(old.next().unwrap().unwrap().decode::<i64>().unwrap(), 0);
}

#[test]
fn a_transaction_that_is_dropped_or_rolled_back_has_never_been() {
    let db = Database::in_memory();
    db.query("CREATE (:City {name: 'Chengdu'})", params! {}).unwrap();
    let before = db.view().fingerprint();
    let mut write = db.write().unwrap();
    write.query("MATCH (c:City) SET c.name = 'Bonn', c:Old CREATE (c)-[:NEAR]->(:City)", params! {}).unwrap();
    drop(write);
    assert_eq!(db.view().fingerprint(), before);
    let mut write = db.write().unwrap();
    write.query("MATCH (n) DETACH DELETE n", params! {}).unwrap();
    write.rollback();
    assert_eq!(db.view().fingerprint(), before);
}

#[test]
fn a_statement_that_fails_leaves_no_trace_and_the_transaction_goes_on() {
    let db = Database::in_memory();
    let mut write = db.write().unwrap();
    write.query("CREATE (:City {size: 2}), (:City {size: 0})", params! {}).unwrap();
    let failed = write.query("MATCH (c:City) CREATE (:Copy) SET c.share = 10 / c.size", params! {});
    assert!(matches!(failed, Err(Error::Query(_))), "{failed:?}");
    write.query("CREATE (:Town)", params! {}).unwrap();
    write.commit().unwrap();
    assert_eq!(count(&db, "MATCH (n) RETURN count(n)"), 3);
    assert_eq!(count(&db, "MATCH (n) WHERE n.share IS NOT NULL OR n:Copy RETURN count(n)"), 0);
}

#[test]
fn a_second_writer_waits_and_then_gives_up() {
    let db = Database::options().busy_timeout(Duration::from_millis(50)).in_memory();
    let first = db.write().unwrap();
    assert!(matches!(db.write(), Err(Error::Busy)));
    assert!(matches!(db.query("CREATE ()", params! {}), Err(Error::Busy)));
    drop(first);
    db.query("CREATE ()", params! {}).unwrap();
}

#[test]
fn a_reading_transaction_refuses_to_write() {
    let db = Database::in_memory();
    assert!(matches!(db.read().query("CREATE ()", params! {}), Err(Error::ReadOnly)));
}

#[test]
fn rows_become_tuples_structs_options_and_enums() {
    #[derive(Debug, PartialEq, Deserialize)]
    enum Status {
        Planned,
        Done,
    }
    #[derive(Debug, PartialEq, Deserialize)]
    struct Plan {
        name: String,
        year: Option<u16>,
        status: Status,
        fields: Vec<String>,
    }
    let db = Database::in_memory();
    let create = "CREATE (p:Plan {name: 'Twin', status: 'Planned', fields: ['water', 'wind']}) RETURN p, p.name AS name";
    let row = db.query(create, params! {}).unwrap().next().unwrap().unwrap();
    let fields = vec!["water".to_owned(), "wind".to_owned()];
    let plan = Plan { name: "Twin".to_owned(), year: None, status: Status::Planned, fields };
    assert_eq!(row.get::<Plan>("p").unwrap(), plan);
    assert_eq!(row.get::<Option<String>>("name").unwrap().as_deref(), Some("Twin"));
    assert!(matches!(row.get::<i64>("name"), Err(Error::Decode(_))));
    assert!(matches!(row.get::<i64>("nobody"), Err(Error::Decode(_))));
    let statement = db.prepare("RETURN $year AS year, 'Done' AS status, [] AS fields, 'x' AS name").unwrap();
    let row = statement.query(params! { "year" => 2023 }).unwrap().next().unwrap().unwrap();
    assert_eq!(row.decode::<Plan>().unwrap().status, Status::Done);
    let (year, rest): (i64, String) = statement
        .query(params! { "year" => 7 })
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .decode::<(i64, String, Vec<i64>, String)>()
        .map(|(year, status, ..)| (year, status))
        .unwrap();
    assert_eq!((year, rest.as_str()), (7, "Done"));
    let map: BTreeMap<String, i64> =
        db.query("RETURN 1 AS one, 2 AS two", params! {}).unwrap().next().unwrap().unwrap().decode().unwrap();
    assert_eq!(map["two"], 2);
}

#[test]
fn a_missing_parameter_is_an_error_that_names_it() {
    let error =
        Database::in_memory().query("RETURN $nobody", params! {}).and_then(|mut rows| rows.next().unwrap());
    assert!(error.unwrap_err().to_string().contains("nobody"));
}

#[test]
fn a_query_ends_at_its_deadline_its_memory_limit_or_an_interrupt() {
    const ENDLESS: &str = "UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b RETURN count(*)";
    const HEAVY: &str = "UNWIND range(1, 100000) AS a UNWIND range(1, 1000) AS b RETURN collect([a, b])";
    let db = Database::in_memory();
    let start = Instant::now();
    let last =
        |options: &QueryOptions, query| db.query_with(query, params! {}, options).unwrap().next().unwrap();
    let late = last(&QueryOptions::new().timeout(Duration::from_millis(100)), ENDLESS);
    assert!(matches!(late, Err(Error::Limit(_))), "{late:?}");
    let large = last(&QueryOptions::new().memory_bytes(8 << 20), HEAVY);
    assert!(matches!(large, Err(Error::Limit(_))), "{large:?}");
    let interrupt = db.interrupt_handle();
    let stopper = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(100));
        interrupt.interrupt();
    });
    let stopped = last(&QueryOptions::new(), ENDLESS);
    assert!(matches!(stopped, Err(Error::Cancelled)), "{stopped:?}");
    stopper.join().unwrap();
    assert!(start.elapsed() < Duration::from_secs(20));
    assert_eq!(count(&db, "RETURN 1"), 1);
}

#[test]
fn a_database_that_is_closed_and_opened_again_is_equal() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("belt-road.silk");
    let db = Database::open(&path).unwrap();
    db.load(folder()).unwrap();
    let written = db.view().fingerprint();
    drop(db);
    let names: Vec<_> =
        std::fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["belt-road.silk"]);
    assert_eq!(Database::open(&path).unwrap().view().fingerprint(), written);
    let read_only = Database::open_read_only(&path).unwrap();
    assert_eq!(read_only.view().fingerprint(), written);
    assert!(matches!(read_only.query("CREATE ()", params! {}), Err(Error::ReadOnly)));
}

#[test]
fn readers_see_whole_transactions_while_a_writer_goes_on() {
    let db = Database::in_memory();
    db.query("CREATE (:Sum {left: 0, right: 0})", params! {}).unwrap();
    let is_done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for _ in 0..200 {
                let mut write = db.write().unwrap();
                write.query("MATCH (s:Sum) SET s.left = s.left + 1", params! {}).unwrap();
                write.query("MATCH (s:Sum) SET s.right = s.right - 1 CREATE (:Step)", params! {}).unwrap();
                write.commit().unwrap();
            }
            is_done.store(true, Ordering::Relaxed);
        });
        for _ in 0..2 {
            scope.spawn(|| {
                while !is_done.load(Ordering::Relaxed) {
                    let query = "MATCH (s:Sum) RETURN s.left + s.right, s.left - COUNT { (:Step) }";
                    let row = db.read().query(query, params! {}).unwrap().next().unwrap().unwrap();
                    assert_eq!(row.decode::<(i64, i64)>().unwrap(), (0, 0));
                }
            });
        }
    });
    assert_eq!(count(&db, "MATCH (s:Sum) RETURN s.left"), 200);
}

#[test]
fn within_a_transaction_the_clock_of_the_transaction_stands_still() {
    let db = Database::in_memory();
    let mut write = db.write().unwrap();
    let mut clock = || -> (String, String) {
        let query = "CREATE (n) RETURN datetime.transaction(), datetime.statement()";
        write.query(query, params! {}).unwrap().next().unwrap().unwrap().decode().unwrap()
    };
    let (first, second) = (clock(), clock());
    assert_eq!(first.0, second.0);
    assert_ne!(first.1, second.1);
}

#[test]
fn a_script_that_fails_changes_nothing_and_says_where() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(
        place.path().join("1.cypher"),
        "CREATE (:A);\n// a comment; with a semicolon\nCREATE (:B);",
    )
    .unwrap();
    std::fs::write(place.path().join("2.cypher"), "CREATE (:C);\n\nCREATE (:D {x: 1 / 0});\n").unwrap();
    let db = Database::in_memory();
    let error = db.load(place.path()).unwrap_err().to_string();
    assert!(error.contains("2.cypher:3") && error.contains("zero"), "{error}");
    assert_eq!(count(&db, "MATCH (n) RETURN count(n)"), 0);
    let summary = db.load(place.path().join("1.cypher")).unwrap();
    assert_eq!(summary.nodes_created, 2);
}

#[test]
fn a_subgraph_becomes_a_petgraph_with_its_labels_and_properties() {
    let around = "MATCH p = (:Province {name: 'Sichuan'})-[:LAUNCHED]->() RETURN p";
    let subgraph = BELT_ROAD.query(around, params! {}).unwrap().into_subgraph().unwrap();
    let graph = subgraph.to_petgraph();
    assert_eq!(
        (graph.node_count(), graph.edge_count()),
        (subgraph.nodes().len(), subgraph.relationships().len())
    );
    let sichuan =
        graph.node_weights().find(|node| node.labels.iter().any(|label| &**label == "Province")).unwrap();
    assert_eq!(sichuan.properties["name"], "Sichuan".into());
    assert!(graph.edge_weights().all(|edge| &*edge.relationship_type == "LAUNCHED"));
    assert!(BELT_ROAD.ego(sichuan.id, 1).nodes().len() > graph.node_count());
}

#[test]
fn indexes_of_every_kind_are_there_again_from_the_log_and_from_the_snapshot() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("indexed.silk");
    let db = Database::open(&path).unwrap();
    for statement in [
        "CREATE (:P {a: 1, b: 2})-[:R {x: 1, y: 2}]->(:P {a: 1})",
        "CREATE INDEX FOR (p:P) ON (p.a)",
        "CREATE INDEX FOR (p:P) ON (p.a, p.b)",
        "CREATE INDEX FOR ()-[r:R]-() ON (r.x)",
        "CREATE INDEX FOR ()-[r:R]-() ON (r.y, r.x)",
        "MATCH (p:P {a: 1}) WHERE p.b IS NULL SET p.b = 2",
    ] {
        db.query(statement, params! {}).unwrap();
    }
    let before = db.view().fingerprint();
    drop(db);
    for _ in ["from the log", "from the snapshot"] {
        let db = Database::open(&path).unwrap();
        assert_eq!(db.view().fingerprint(), before);
        assert_eq!(count(&db, "MATCH (p:P {a: 1, b: 2}) RETURN count(p)"), 2);
        assert_eq!(count(&db, "MATCH ()-[r:R {x: 1, y: 2}]->() RETURN count(r)"), 1);
        db.checkpoint().unwrap();
    }
}

#[test]
fn a_script_of_a_graph_makes_its_indexes_and_constraints_too() {
    let db = Database::in_memory();
    for statement in [
        "CREATE (:P {a: 1, b: 2})-[:R {x: 1}]->(:P {a: 2})",
        "CREATE INDEX wide FOR (p:P) ON (p.a, p.b)",
        "CREATE INDEX FOR ()-[r:R]-() ON (r.x)",
        "CREATE INDEX FOR (n:Nobody) ON (n.x)",
        "CREATE CONSTRAINT one FOR (p:P) REQUIRE p.a IS UNIQUE",
        "CREATE CONSTRAINT FOR ()-[r:R]-() REQUIRE r.x IS :: INTEGER",
    ] {
        db.query(statement, params! {}).unwrap();
    }
    let script = silkgraph::Subgraph::whole(db.view().clone()).to_cypher();
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("graph.cypher");
    std::fs::write(&path, &script).unwrap();
    let copy = Database::in_memory();
    copy.load(&path).unwrap();
    let statements = |db: &Database, show: &str| {
        let rows = db.query(show, params! {}).unwrap();
        let mut rows: Vec<String> = rows.map(|row| row.unwrap().decode::<String>().unwrap()).collect();
        rows.sort();
        rows
    };
    for show in ["SHOW INDEXES YIELD name", "SHOW CONSTRAINTS YIELD createStatement"] {
        assert_eq!(statements(&copy, show), statements(&db, show), "{script}");
    }
    assert_eq!(silkgraph::Subgraph::whole(copy.view().clone()).to_cypher(), script);
    assert_eq!(count(&copy, "MATCH (p:P {a: 1, b: 2}) RETURN count(p)"), 1);
}

/// What is told beside the rows of a query.
fn warnings(db: &Database, query: &str) -> Vec<String> {
    db.query(query, params! {}).unwrap().warnings().to_vec()
}

#[test]
fn comparisons_of_a_date_with_a_text_are_told() {
    let db = Database::in_memory();
    db.query("CREATE (:Event {day: '2023-10', held: date('2023-10-31'), size: 3})", params! {}).unwrap();
    let later = "CREATE (:Later:Both {day: date('2023-10-31')}), (:Both {day: '2023-10'})";
    db.query(later, params! {}).unwrap();
    for (query, told) in [
        ("RETURN date('2020-01-01') > '2019'", "a text is neither equal to a date"),
        ("MATCH (e:Event) WHERE e.day >= date('2023-01-01') RETURN e", "`day` holds texts such as '2023-10'"),
        ("MATCH (e:Event) WHERE '2023' < e.held RETURN e", "`held` holds values such as 2023-10-31"),
        ("RETURN EXISTS { (e:Event) WHERE e.held = '2023-10-31' }", "`held` holds values such as 2023-10-31"),
    ] {
        let warnings = warnings(&db, query);
        assert!(warnings.len() == 1 && warnings[0].starts_with(told), "{query}: {warnings:?}");
    }
    for query in [
        "MATCH (e:Event) WHERE e.day > '2023' AND e.held > date('2023-01-01') RETURN e",
        "MATCH (e:Event) WHERE e.size > $x OR e.size = '3' RETURN e",
        "MATCH (e:Event) WHERE date(e.day) > date('2023-01-01') RETURN e",
        "MATCH (e:Event) WHERE e.day <> date('2023-01-01') RETURN e",
        "MATCH (e:Later) WHERE e.day > date('2023-01-01') RETURN e",
        "MATCH (e:Both) WHERE e.day > date('2023-01-01') RETURN e",
        "MATCH (e) WHERE e.day > date('2023-01-01') RETURN e",
        "WITH {held: '2023'} AS e RETURN e.held = '2023'",
        "UNWIND [{held: '2023'}] AS e WITH e WHERE e.held = '2023' RETURN e",
    ] {
        let rows = db.query(query, params! { "x" => 1 }).unwrap();
        assert!(rows.warnings().is_empty(), "{query}: {:?}", rows.warnings());
    }
}

#[test]
fn variables_that_were_meant_for_a_type_a_label_or_a_name_are_told() {
    let db = Database::in_memory();
    db.query("CREATE (:Country {name: 'China'})-[:LAUNCHED]->(:Lab {name: 'lab'})", params! {}).unwrap();
    for (query, told) in [
        (
            "MATCH (c:Country)-[LAUNCHED]->(d) RETURN count(*)",
            "`LAUNCHED` is a variable here; for the type write `:LAUNCHED`",
        ),
        (
            "MATCH ()-[LAUNCHED*1..2]->(d) RETURN d",
            "`LAUNCHED` is a variable here; for the type write `:LAUNCHED`",
        ),
        (
            "MATCH (a)-[LAUNCHED]->(b)-[x]->(c) RETURN c",
            "`LAUNCHED` is a variable here; for the type write `:LAUNCHED`",
        ),
        ("MATCH (Country) RETURN count(*)", "`Country` is a variable here; for the label write `:Country`"),
        (
            "MATCH (Country)-->(l:Lab) WHERE EXISTS { (:Country)-->(l) } RETURN l",
            "`Country` is a variable here; for the label write `:Country`",
        ),
        (
            "MATCH (China)-[:LAUNCHED]->(d) RETURN d",
            "`China` is a variable here, so any node fits; for a name write ({name: 'China'})",
        ),
    ] {
        assert_eq!(warnings(&db, query), [told], "{query}");
    }
    for query in [
        "MATCH (c)-[LAUNCHED]->(d) RETURN LAUNCHED",
        "MATCH (c)-[LAUNCHED]->(d) RETURN *",
        "MATCH (c)-[LAUNCHED:LAUNCHED]->(d) RETURN d",
        "MATCH (c)-[LAUNCHED]->(d) WHERE LAUNCHED.x IS NULL RETURN d",
        "MATCH (c)-[LAUNCHED {x: 1}]->(d) RETURN d",
        "MATCH (Country)-[]->(d), (Country)-[x]->(e) RETURN d",
        "MATCH (Country:Country) RETURN 1 AS one",
        "MATCH (China {name: 'China'})-->(d) RETURN d",
        "MATCH (China) RETURN count(China)",
        "MATCH (China) WITH * MATCH (China)-->(d) RETURN d",
        "MATCH (lab)<--(c) RETURN c",
        "MATCH (Japan)-->(c) RETURN c",
        "MATCH (China) CALL (China) { MATCH (China)-->(d) RETURN d } RETURN d",
    ] {
        assert!(
            !warnings(&db, query).iter().any(|told| told.contains("variable")),
            "{query}: {:?}",
            warnings(&db, query)
        );
    }
}

#[test]
fn keys_that_no_claim_has_are_told() {
    let db = Database::in_memory();
    db.query("CREATE (:Source {id: 's'}), (:City {name: 'Xi’an', label: 1})", params! {}).unwrap();
    db.query("CITING {source: 's'} CREATE (:City {name: 'Chengdu'})", params! {}).unwrap();
    for (query, told) in [
        (
            "MATCH (c:City) UNWIND claims(c) AS claim RETURN claim.stated_by",
            "claims have no `stated_by`; did you mean `statedBy`?",
        ),
        ("MATCH (c:City) RETURN [x IN claims(c) | x.word]", "claims have no `word`; did you mean `words`?"),
        ("MATCH (c:City) RETURN claims(c)[0].locatr", "claims have no `locatr`; did you mean `locator`?"),
        (
            "MATCH (c:City) RETURN claims(c, 'nam')",
            "there is no property key `nam` in the graph; did you mean `name`?",
        ),
    ] {
        assert_eq!(warnings(&db, query), [told], "{query}");
    }
    for query in [
        "MATCH (c:City) UNWIND claims(c, 'name') AS claim RETURN claim.statedBy, claim.words, claim.source",
        "MATCH (c:City) UNWIND [{x: 1}] AS claim RETURN claim.x",
    ] {
        assert!(warnings(&db, query).is_empty(), "{query}: {:?}", warnings(&db, query));
    }
}

#[test]
fn names_that_are_no_variables_are_told_with_what_was_meant() {
    let db = Database::in_memory();
    for (query, told) in [
        ("MATCH (c) WHERE c.name = China RETURN c", "(hint: for a text write 'China' in quotes)"),
        ("MATCH (c {name: China}) RETURN c", "(hint: for a text write 'China' in quotes)"),
        ("MATCH (c) WHERE c.name IN [China] RETURN c", "(hint: for a text write 'China' in quotes)"),
        (
            "MATCH (c) WHERE c.name = C RETURN c",
            "(hint: did you mean `c`? Or for a property write `c.C`; for a text write 'C' in quotes)",
        ),
        ("MATCH (country) WHERE country.name = cuontry RETURN 1", "did you mean `country`?"),
        ("MATCH (x) RETURN name", "(hint: the only variable here is `x`; for a property write `x.name`)"),
        ("UNWIND [1] AS x RETURN name", "(hint: the only variable here is `x`)"),
        ("MATCH (c) RETURN c -- remark", "(hint: comments are written // or /* */)"),
        ("MATCH (c) RETURN c RETURN 1", "a ; is missing here where another statement begins"),
        ("AS OF 2023-10-31 MATCH (c) RETURN c", "such as date('2023-12-31')"),
        ("CALL silk.changes(date('2023-10-31'), null)", "such as datetime('2023-10-31')"),
        ("RETURN $y", "in the shell write :param y => value"),
    ] {
        let error = db
            .query(query, params! {})
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .unwrap_err()
            .to_string();
        assert!(error.contains(told), "{query}: {error}");
    }
}

#[test]
fn relationships_that_no_node_of_a_label_has_are_told_with_those_that_have() {
    let db = Database::in_memory();
    let made = "CREATE (m:Ministry)-[:SIGNED]->(t:Treaty), (:Agency)-[:SIGNED]->(t), (:Agency)-[:SIGNED]->(:Pact), (:Plan)";
    db.query(made, params! {}).unwrap();
    for (query, told) in [
        (
            "MATCH (p:Plan)-[:SIGNED]->() RETURN p",
            "no :Plan has an outgoing SIGNED; those that have: Agency, Ministry",
        ),
        (
            "MATCH (p)<-[:SIGNED*]-(:Plan) RETURN p",
            "no :Plan has an outgoing SIGNED; those that have: Agency, Ministry",
        ),
        (
            "MATCH (t:Treaty)-[:SIGNED]->() RETURN t",
            "no :Treaty has an outgoing SIGNED, but incoming ones; is the arrow the other way round?",
        ),
        (
            "MATCH (m:Ministry)-[:SIGNED]->(x) WHERE x:Pact RETURN m",
            "no SIGNED leads from a :Ministry to a :Pact; there it leads to: Treaty",
        ),
        (
            "MATCH (:Plan)--(x) RETURN x",
            "no :Plan has a relationship; those that have: Agency, Treaty, Ministry, Pact",
        ),
        (
            "MATCH (x) OPTIONAL MATCH (x)-[:SIGNED]->(:Plan) RETURN x",
            "no :Plan has an incoming SIGNED; those that have: Treaty, Pact",
        ),
    ] {
        assert_eq!(warnings(&db, query), [told], "{query}");
    }
    for query in [
        "MATCH (p:Plan)-[:SIGNED*0..]->() RETURN p",
        "MATCH (m:Ministry)-[:SIGNED]-(x) RETURN m",
        "MATCH (m:Plan|Ministry)-[:SIGNED]->(x) RETURN m",
        "MATCH (p:Plan) WHERE NOT (p)-[:SIGNED]->() RETURN p",
        "MATCH (a)-[:SIGNED]->(b) OPTIONAL MATCH (a:Plan)-->(c:Ctiy) RETURN a",
        "MATCH (p:Plan) MERGE (p)-[:SIGNED]->(:Treaty) RETURN p",
    ] {
        assert!(!warnings(&db, query).iter().any(|told| told.starts_with("no ")), "{query}");
    }
    db.query("MATCH (p:Plan), (t:Treaty) CREATE (p)-[:SIGNED]->(t)", params! {}).unwrap();
    assert!(warnings(&db, "MATCH (p:Plan)-[:SIGNED]->() RETURN p").is_empty());
}

#[test]
fn names_that_nothing_has_are_told_beside_the_rows() {
    let db = Database::in_memory();
    assert!(warnings(&db, "MATCH (n:Nothing) RETURN n").is_empty(), "nothing is known in an empty graph");
    db.query("CREATE (:City {name: 'Chengdu'})-[:TWINNED_WITH]->(:City {name: 'Bonn'})", params! {}).unwrap();
    assert_eq!(
        warnings(&db, "MATCH (c:Ctiy)-[:TWINED_WITH]->(d) WHERE d.nmae = 'Bonn' RETURN c.zzz, {foo: 1}.foo"),
        [
            "there is no label `Ctiy` in the graph; did you mean `City`?",
            "there is no relationship type `TWINED_WITH` in the graph; did you mean `TWINNED_WITH`?",
            "there is no property key `nmae` in the graph; did you mean `name`?",
            "there is no property key `zzz` in the graph",
        ]
    );
    assert!(warnings(&db, "MATCH (c:City {name: 'Bonn'})<-[:TWINNED_WITH]-(d) RETURN d.name").is_empty());
    assert!(warnings(&db, "MERGE (c:Village {size: 1})").is_empty());
    assert!(warnings(&db, "MATCH (v:Village) RETURN v.size").is_empty());
    assert_eq!(warnings(&db, "RETURN EXISTS { (:Twon) }").len(), 1);
    let elsewhere = "there is no relationship type `NAME` in the graph, but a property key `name`";
    assert_eq!(warnings(&db, "MATCH ()-[:NAME]->(n) RETURN n"), [elsewhere]);
}

#[test]
fn conditions_on_null_are_told_beside_the_rows() {
    let db = Database::in_memory();
    db.query("CREATE (:City {name: 'Chengdu'})", params! {}).unwrap();
    for condition in ["c.name = NULL", "NULL <> c.name", "c.name = 'x' OR NOT (c.name > null)"] {
        let told = warnings(&db, &format!("MATCH (c:City) WHERE {condition} RETURN c"));
        assert!(matches!(&told[..], [only] if only.contains("IS NULL")), "{condition}: {told:?}");
    }
    for query in ["MATCH (c:City) WHERE c.name IS NULL RETURN c", "MATCH (c:City) RETURN c.name = NULL"] {
        assert!(warnings(&db, query).is_empty(), "{query}");
    }
}

#[test]
fn an_answer_is_written_as_a_table_and_its_claims_as_another() {
    let database = Database::in_memory();
    for statement in [
        "CREATE (:Source {id: 'g', title: 'The Gazette', published: '2024'}), (:City {name: 'Bonn'})",
        "CITING {source: 'g', id: 'F 1', words: 'two, or more', statedBy: 'the mayor'} CREATE (:City {name: 'Xi\\'an'})",
        "CITING {source: 'g', comparator: '>', unit: 'people', asOf: '2023'} MATCH (c:City {name: 'Xi\\'an'}) SET c.people = 13",
    ] {
        database.query(statement, params! {}).unwrap();
    }
    let query = "MATCH (c:City) RETURN c.name, c.people ORDER BY c.name";
    let (mut table, mut claims) = (Vec::new(), Vec::new());
    let cited = || database.query(&format!("CITE {query}"), params! {}).unwrap();
    cited().write_csv_with_claims(&mut table, &mut claims).unwrap();
    assert_eq!(
        String::from_utf8(table).unwrap(),
        "c.name,c.people,_cite\nBonn,,unsourced\nXi'an,13,F_1 c1\n"
    );
    let claims = String::from_utf8(claims).unwrap();
    let lines: Vec<&str> = claims.lines().collect();
    assert_eq!(lines[0], silkgraph::formats::claims::COLUMNS.join(","));
    assert!(
        lines[2].starts_with("c1,2,,people,,>,13,people,g,The Gazette,,2024,,,,stated,normal,2023,"),
        "{claims}"
    );
    assert!(
        lines[1].starts_with("F_1,2,,,,,,,g,The Gazette,,2024,,\"two, or more\",the mayor,stated,"),
        "{claims}"
    );
    assert_eq!(lines.len(), 3);
    let mut table = Vec::new();
    database.query(query, params! {}).unwrap().write_csv(&mut table).unwrap();
    assert_eq!(table, b"c.name,c.people\nBonn,\nXi'an,13\n");
    let failed = database.query("UNWIND [1, 0] AS x RETURN 1 / x", params! {}).unwrap().write_csv(Vec::new());
    assert!(failed.unwrap_err().to_string().contains("DivisionByZero"));
}

#[test]
fn an_error_tells_line_and_column_whenever_it_shows_itself() {
    let database = Database::in_memory();
    let told = |text: &str| {
        let rows = database.query(text, Parameters::new());
        let error = rows.and_then(silkgraph::Rows::collect::<Result<Vec<_>, _>>);
        error.expect_err("the statement is wrong").to_string()
    };
    for (text, place) in [
        ("RETURN 1 +", "(line 1, column 11)"),
        ("MATCH (n)\n  RETURN m", "(line 2, column 10)"),
        ("UNWIND [0] AS x\nRETURN 'ü', 1 / x", "(line 2, column 13)"),
        ("CREATE (n)\nSET n.x = 1 / 0", "(line 2, column 11)"),
    ] {
        assert!(told(text).contains(place), "{}", told(text));
    }
}

#[test]
fn values_of_every_kind_fill_pages_and_come_back() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("full.silk");
    let made = "UNWIND range(1, 700) AS i
                CREATE (:N {truth: i % 3 = 0, whole: i, part: i / 2.0, text: 't' + i, day: date('2024-01-01')})
                -[:R {truth: true, whole: i}]->(:M)";
    let asked =
        "MATCH (n:N)-[r:R]->() RETURN count(*), sum(CASE WHEN n.truth THEN 1 ELSE 0 END), sum(n.whole),
                 sum(n.part), count(DISTINCT n.text), min(n.day), count(r.truth), sum(r.whole)";
    let answer = |database: &Database| {
        let row = database.query(asked, params! {}).unwrap().next().unwrap().unwrap();
        row.values().to_vec()
    };
    let database = Database::open(&path).unwrap();
    database.query(made, params! {}).unwrap();
    let before = answer(&database);
    database.checkpoint().unwrap();
    drop(database);
    assert_eq!(answer(&Database::open(&path).unwrap()), before);
}

#[test]
fn an_error_ends_what_other_threads_are_at() {
    let database = Database::in_memory();
    database.query("UNWIND range(0, 9) AS i CREATE (:N {i: i})", params! {}).unwrap();
    // What the second node asks for takes longer than anyone lives.
    let endless = "MATCH (n:N) WHERE CASE n.i WHEN 0 THEN 1 / 0
                   ELSE size([x IN range(0, 100000) WHERE size([y IN range(0, 100000) WHERE y = x]) = 7]) END > 5
                   RETURN count(*)";
    let two = |number| NonZeroUsize::new(number).unwrap();
    let options = QueryOptions::new().chunk_rows(two(1)).threads(two(2));
    let rows = database.query_with(endless, params! {}, &options);
    let error = rows.and_then(Iterator::collect::<Result<Vec<_>, _>>).unwrap_err();
    assert!(error.to_string().contains("divides by zero"), "{error}");
}
