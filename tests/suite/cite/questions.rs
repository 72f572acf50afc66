//! The questions of an analyst, asked for their sources: the citations hold the claims that the answer rests on.

use crate::questions::{BELT_ROAD, folder};
use serde_json::Value as Json;
use silkgraph::{QueryOptions, params};
use std::collections::BTreeSet;

/// What was looked at and does not belong to the answer: no row rests on it.
const CANDIDATES: &str = "the author names the candidates too that the answer leaves out";
/// The answer is that there is nothing; what is near it is not read.
const ABSENCE: &str = "the answer is an absence";
/// Persons are counted as nodes, whose own claims are where a document first names them.
const NAMED: &str = "the author names the claims of the offices, the answer rests on those of the persons";
/// `DISTINCT` rests on one of its rows.
const WITNESS: &str = "one witness is enough; CITE FULL gives all";

/// Questions whose citations lack a claim that their author counts to the answer; each with the reason.
const EXCEPTIONS: [(&str, &str); 19] = [
    ("Q018", CANDIDATES),
    ("Q021", CANDIDATES),
    ("Q023", CANDIDATES),
    ("Q024", CANDIDATES),
    ("Q030", CANDIDATES),
    ("Q031", CANDIDATES),
    ("Q034", NAMED),
    ("Q049", CANDIDATES),
    ("Q051", CANDIDATES),
    ("Q054", NAMED),
    ("Q055", CANDIDATES),
    ("Q071", WITNESS),
    ("Q093", CANDIDATES),
    ("Q108", CANDIDATES),
    ("Q109", CANDIDATES),
    ("Q113", ABSENCE),
    ("Q115", ABSENCE),
    ("Q119", ABSENCE),
    ("Q120", ABSENCE),
];

#[test]
fn the_answer_to_a_question_cites_the_claims_that_it_rests_on() {
    let answers = std::fs::read_to_string(folder().join("questions/answers.jsonl")).unwrap();
    let answers = answers.lines().map(|line| serde_json::from_str::<Json>(line).unwrap());
    let missing: Vec<(String, Vec<String>)> = answers
        .map(|answer| {
            (answer["id"].as_str().unwrap().to_owned(), missing(&answer, &QueryOptions::new().cite(true)))
        })
        .filter(|(id, missing)| missing.is_empty() == EXCEPTIONS.iter().any(|(known, _)| known == id))
        .collect();
    assert!(missing.is_empty(), "{} of 60: {missing:#?}", missing.len());
}

/// The claims expected of a question that its citations lack.
fn missing(answer: &Json, options: &QueryOptions) -> Vec<String> {
    let id = answer["id"].as_str().unwrap();
    let query = std::fs::read_to_string(folder().join(format!("questions/{id}.cypher"))).unwrap();
    let mut cited: BTreeSet<String> = BTreeSet::new();
    for row in BELT_ROAD.query_with(&query, params! {}, options).unwrap() {
        cited.extend(row.unwrap().citations().iter().filter_map(silkgraph::Citation::id));
    }
    let expected = answer["facts"].as_array().unwrap().iter().map(|fact| fact.as_str().unwrap().to_owned());
    expected.filter(|fact| !cited.contains(fact)).collect()
}

#[test]
fn every_derivation_cites_what_one_witness_leaves_out() {
    let answers = std::fs::read_to_string(folder().join("questions/answers.jsonl")).unwrap();
    let answers = answers.lines().map(|line| serde_json::from_str::<Json>(line).unwrap());
    let witnessed = |id: &str| EXCEPTIONS.iter().any(|(known, reason)| *known == id && *reason == WITNESS);
    let options = QueryOptions::new().cite_full();
    for answer in answers.filter(|answer| witnessed(answer["id"].as_str().unwrap())) {
        assert_eq!(missing(&answer, &options), Vec::<String>::new(), "{}", answer["id"]);
    }
}
