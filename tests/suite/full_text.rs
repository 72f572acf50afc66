//! Full-text indexes beyond one statement: files, transactions, the past, and scripts that make a graph again.

use silkgraph::{Database, Parameters, QueryOptions};

const SEARCH: &str =
    "CALL db.index.fulltext.queryNodes('names', $q) YIELD node RETURN node.name ORDER BY node.name";

fn found(database: &Database, query: &str) -> Vec<String> {
    let rows = database.query_as::<(String,)>(SEARCH, silkgraph::params! { "q" => query }).unwrap();
    rows.map(|row| row.unwrap().0).collect()
}

fn run(database: &Database, statements: &[&str]) {
    for statement in statements {
        database.query(statement, Parameters::new()).unwrap();
    }
}

const CITIES: [&str; 3] = [
    "CREATE FULLTEXT INDEX names FOR (c:City|Town) ON EACH [c.name, c.note]",
    "CREATE (:City {name: 'Xi’an'}), (:Town {name: 'Duisburg', note: 'on the silk road'}), (:Other {name: 'silk'})",
    "MATCH (t:Town) SET t.note = 'the end of the line'",
];

#[test]
fn an_index_is_there_again_after_the_log_and_after_the_snapshot() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cities.silk");
    {
        let database = Database::open(&path).unwrap();
        run(&database, &CITIES);
        assert_eq!(found(&database, "line OR silk"), ["Duisburg"]);
    }
    // From the log.
    {
        let database = Database::open(&path).unwrap();
        assert_eq!(found(&database, "line OR silk"), ["Duisburg"]);
        database.checkpoint().unwrap();
        run(&database, &["CREATE (:City {name: 'Chengdu'})"]);
    }
    // From the snapshot, and what came after it from the log.
    let database = Database::open(&path).unwrap();
    assert_eq!(found(&database, "chengdu line"), ["Chengdu", "Duisburg"]);
    assert_eq!(found(&database, "silk"), [""; 0]);
    run(&database, &["DROP INDEX names"]);
    assert!(
        database
            .query(SEARCH, silkgraph::params! { "q" => "a" })
            .and_then(silkgraph::Rows::collect::<Result<Vec<_>, _>>)
            .is_err()
    );
}

#[test]
fn a_transaction_finds_its_own_words_and_a_reader_those_of_its_state() {
    let database = Database::in_memory();
    run(&database, &CITIES);
    let reader = database.read();
    let count = |rows: silkgraph::Rows| rows.count();
    let ask = || silkgraph::params! { "q" => "chengdu OR line" };
    {
        let mut transaction = database.write().unwrap();
        transaction.query("CREATE (:City {name: 'Chengdu'})", Parameters::new()).unwrap();
        transaction.query("MATCH (t:Town) REMOVE t.note", Parameters::new()).unwrap();
        assert_eq!(count(transaction.query(SEARCH, ask()).unwrap()), 1);
        assert_eq!(found(&database, "chengdu OR line"), ["Duisburg"]);
        transaction.rollback();
    }
    assert_eq!(found(&database, "chengdu OR line"), ["Duisburg"]);
    run(&database, &["CREATE (:City {name: 'Chengdu'})"]);
    assert_eq!(found(&database, "chengdu OR line"), ["Chengdu", "Duisburg"]);
    assert_eq!(count(reader.query(SEARCH, ask()).unwrap()), 1);
}

#[test]
fn a_script_of_the_graph_makes_its_full_text_indexes_again() {
    let database = Database::in_memory();
    run(&database, &CITIES);
    let script = silkgraph::graph::Subgraph::whole(database.view()).to_cypher();
    assert!(
        script.contains("CREATE FULLTEXT INDEX names FOR (n:City|Town) ON EACH [n.name, n.note];"),
        "{script}"
    );
    let copy = Database::in_memory();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("graph.cypher");
    std::fs::write(&file, &script).unwrap();
    copy.load(&file).unwrap();
    assert_eq!(found(&copy, "line"), ["Duisburg"]);
}

#[test]
fn the_past_has_the_words_of_its_day() {
    let database = Database::in_memory();
    run(
        &database,
        &[
            CITIES[0],
            "CREATE (:Source {id: 'old', published: '2000-01-01'}), (:Source {id: 'new', published: '2020-01-01'})",
            "CITING {source: 'old'} CREATE (:City {name: 'Peking'})",
            "CITING {source: 'new'} MATCH (c:City) SET c.name = 'Beijing'",
        ],
    );
    let past = |query: &str| {
        let statement = format!("AS OF date('2010-01-01') {SEARCH}");
        let rows = database.query_with(&statement, silkgraph::params! { "q" => query }, &QueryOptions::new());
        rows.unwrap().count()
    };
    assert_eq!((past("peking"), past("beijing")), (1, 0));
    assert_eq!(found(&database, "peking OR beijing"), ["Beijing"]);
}
