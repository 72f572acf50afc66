//! The questions of an analyst, asked for their sources: the citations hold every claim that the answer rests on.

use crate::questions::{BELT_ROAD, folder};
use serde_json::Value as Json;
use silkgraph::{QueryOptions, params};
use std::collections::BTreeSet;

#[test]
fn the_answer_to_a_question_cites_the_claims_that_it_rests_on() {
    let answers = std::fs::read_to_string(folder().join("questions/answers.jsonl")).unwrap();
    let answers = answers.lines().map(|line| serde_json::from_str::<Json>(line).unwrap());
    let missing: Vec<_> = answers
        .map(|answer| (answer["id"].to_string(), missing(&answer)))
        .filter(|(_, missing)| !missing.is_empty())
        .collect();
    assert!(missing.is_empty(), "{}: {missing:#?}", missing.len());
}

/// The claims expected of a question that its citations lack.
fn missing(answer: &Json) -> Vec<String> {
    let id = answer["id"].as_str().unwrap();
    let query = std::fs::read_to_string(folder().join(format!("questions/{id}.cypher"))).unwrap();
    let mut cited: BTreeSet<String> = BTreeSet::new();
    for row in BELT_ROAD.query_with(&query, params! {}, &QueryOptions::new().cite(true)).unwrap() {
        cited.extend(row.unwrap().citations().iter().filter_map(silkgraph::Citation::id));
    }
    let expected = answer["facts"].as_array().unwrap().iter().map(|fact| fact.as_str().unwrap().to_owned());
    expected.filter(|fact| !cited.contains(fact)).collect()
}
