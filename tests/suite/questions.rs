//! The questions of an analyst: each is answered by the one query that stands beside it, row for row.

use serde_json::Value as Json;
use silkgraph::formats::json::{self, Encoding};
use silkgraph::{Database, Row, params};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The reference data set, loaded once.
pub(crate) static BELT_ROAD: LazyLock<Database> = LazyLock::new(|| {
    let database = Database::in_memory();
    database.load(folder()).unwrap();
    database
});

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("graph-data/belt-road")
}

#[test]
fn every_question_has_the_answer_that_the_documents_give() {
    let answers = std::fs::read_to_string(folder().join("questions/answers.jsonl")).unwrap();
    let wrong: Vec<String> =
        answers.lines().filter_map(|line| check(&serde_json::from_str(line).unwrap())).collect();
    assert_eq!(answers.lines().count(), 120);
    assert!(wrong.is_empty(), "{} questions are answered wrongly:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is wrong with the answer to a question, if anything.
fn check(answer: &Json) -> Option<String> {
    let id = answer["id"].as_str().unwrap();
    let query = std::fs::read_to_string(folder().join(format!("questions/{id}.cypher"))).unwrap();
    let mut expected: Vec<Json> = answer["rows"].as_array().unwrap().clone();
    let mut found = match rows(&query) {
        Ok(found) => found,
        Err(error) => return Some(format!("{id}: {error}")),
    };
    if answer["ordered"] != Json::Bool(true) {
        expected.sort_by_key(Json::to_string);
        found.sort_by_key(Json::to_string);
    }
    (found != expected)
        .then(|| format!("{id}:\n  found    {}\n  expected {}", Json::from(found), Json::from(expected)))
}

fn rows(query: &str) -> silkgraph::Result<Vec<Json>> {
    let rows = BELT_ROAD.query(query, params! {})?;
    let view = rows.graph().clone();
    let plain = |row: Row| {
        let mut text = "[".to_owned();
        for (index, value) in row.values().iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            json::write(value, &view, Encoding::Plain, &mut text)?;
        }
        Ok(serde_json::from_str(&(text + "]")).unwrap())
    };
    rows.map(|row| plain(row?)).collect()
}

#[test]
fn nothing_in_the_data_set_is_without_a_source() {
    let unsourced = "MATCH (n) WHERE NOT n:Source AND NOT isSourced(n) RETURN count(n) AS n
                     UNION ALL MATCH ()-[r]->() WHERE NOT isSourced(r) RETURN count(r) AS n";
    let counts: Vec<i64> = BELT_ROAD.query_as(unsourced, params! {}).unwrap().map(Result::unwrap).collect();
    assert_eq!(counts, [0, 0]);
}
