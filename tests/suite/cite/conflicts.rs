//! Where the documents of the reference data set disagree, and where they only seem to.

use crate::questions::BELT_ROAD;
use silkgraph::{Database, params};

fn rows(database: &Database, query: &str) -> Vec<(String, String, String)> {
    database.query_as(query, params! {}).unwrap().map(Result::unwrap).collect()
}

#[test]
fn the_conflicts_of_the_documents_are_found_and_no_others() {
    let query = "CALL silk.conflicts() YIELD element, property, kind RETURN element.name, property, kind ORDER BY kind";
    let found = rows(&BELT_ROAD, query);
    let expected = [
        ("First Belt and Road Conference on Science and Technology Exchange", "heldOn", "contradiction"),
        ("Belt and Road joint laboratories", "jointLaboratories", "drift"),
    ];
    let expected = expected.map(|(element, property, kind)| (element.into(), property.into(), kind.into()));
    assert_eq!(found, expected);
}

#[test]
fn nothing_is_unsourced_and_what_one_source_alone_says_is_found() {
    let database = Database::in_memory();
    for statement in [
        "CREATE (:Source {id: 'a'}), (:Source {id: 'b'}), (:Rumour {name: 'r'})",
        "CITING {source: 'a'} CREATE (:City {name: 'c'})",
        "CITING {source: 'b'} MATCH (c:City) SET c.size = 1",
        "CITING {source: 'b', modality: 'denied'} MATCH (c:City) SET c.size = 1",
    ] {
        database.query(statement, params! {}).unwrap();
    }
    let unsourced = "CALL silk.unsourced() YIELD element RETURN element.name, '' AS b, '' AS c";
    assert_eq!(rows(&database, unsourced), [("r".into(), String::new(), String::new())]);
    let single = "CALL silk.singleSource() YIELD element, property, source
                  RETURN element.name, coalesce(property, ''), source.id ORDER BY property DESC";
    assert_eq!(rows(&database, single).len(), 2);
    let history = "MATCH (c:City) CALL silk.history(c) YIELD property, value, claim
                   RETURN coalesce(property, ''), claim.source, claim.modality";
    let history = rows(&database, history);
    assert_eq!(history.len(), 3, "{history:?}");
    let changes = "CALL silk.changes(datetime() - duration('P1D'), null) YIELD element, property
                   RETURN element.name, coalesce(property, ''), '' AS c";
    assert_eq!(rows(&database, changes).len(), history.len());
}
