//! The algorithms of `CALL algo.…` against what networkx answers, as `record.py` beside this file recorded it.
//!
//! Each recording is a graph with queries and the rows that they must give; numbers may differ by a billionth part.
//! Communities have many right answers, so that those are measured instead.

use crate::kit::shape::Shape;
use serde_json::Value as Json;
use silkgraph::{Database, Error, QueryOptions, Value, params};
use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant};

const RECORDINGS: [&str; 6] = ["sparse", "parallel", "acyclic", "dense", "groups", "karate"];

/// A recorded graph, and the same as a database.
struct Recording {
    name: &'static str,
    recorded: Json,
    database: Database,
}

impl Recording {
    fn all() -> impl Iterator<Item = Recording> {
        RECORDINGS.into_iter().map(Recording::open)
    }

    fn open(name: &'static str) -> Self {
        let text = fs::read_to_string(format!("tests/suite/algorithms/{name}.json")).unwrap();
        let recorded: Json = serde_json::from_str(&text).unwrap();
        let database = Database::in_memory();
        let parameters =
            params! { "positions" => value(&recorded["positions"]), "edges" => value(&recorded["edges"]) };
        let statements = [
            "UNWIND range(0, size($positions) - 1) AS n
             CREATE (:Node {n: n, position: point({x: $positions[n][0], y: $positions[n][1]})})",
            "UNWIND $edges AS edge MATCH (a {n: edge[0]}), (b {n: edge[1]}) CREATE (a)-[:LINK {w: edge[2]}]->(b)",
        ];
        for statement in statements {
            database.query(statement, parameters.clone()).unwrap();
        }
        Recording { name, recorded, database }
    }

    fn rows(&self, query: &str) -> Vec<Vec<Value>> {
        let rows = self.database.query(query, params! {}).unwrap();
        rows.map(|row| row.unwrap().values().to_vec()).collect()
    }

    fn edges(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        let edges = self.recorded["edges"].as_array().unwrap().iter();
        let node = |end: &Json| usize::try_from(end.as_u64().unwrap()).unwrap();
        edges.map(move |edge| (node(&edge[0]), node(&edge[1]), edge[2].as_f64().unwrap()))
    }

    /// How much more weight is within communities than chance would give them, of all weight.
    fn modularity(&self, communities: &[i64]) -> f64 {
        let total: f64 = self.edges().map(|(.., weight)| weight).sum();
        let (mut within, mut strengths) = (0.0, BTreeMap::<i64, f64>::new());
        for (start, end, weight) in self.edges() {
            let (start, end) = (communities[start], communities[end]);
            within += if start == end { weight } else { 0.0 };
            *strengths.entry(start).or_default() += weight;
            *strengths.entry(end).or_default() += weight;
        }
        let chance = |strength: &f64| (strength / (2.0 * total)).powi(2);
        within / total - strengths.values().map(chance).sum::<f64>()
    }

    fn communities(&self, call: &str) -> Vec<i64> {
        let rows = self.rows(&format!("CALL {call} YIELD node, community RETURN community ORDER BY node.n"));
        rows.iter().map(|row| integer(&row[0])).collect()
    }
}

fn value(json: &Json) -> Value {
    Shape::parse(&json.to_string()).unwrap().to_value().unwrap()
}

fn integer(value: &Value) -> i64 {
    match value {
        Value::Integer(integer) => *integer,
        other => panic!("{other:?} is no integer"),
    }
}

/// Whether a value is the recorded one, numbers nearly.
fn agrees(found: &Value, recorded: &Json) -> bool {
    match (found, recorded) {
        (Value::Integer(found), Json::Number(recorded)) => near(*found as f64, recorded.as_f64().unwrap()),
        (Value::Float(found), Json::Number(recorded)) => near(*found, recorded.as_f64().unwrap()),
        (Value::Boolean(found), Json::Bool(recorded)) => found == recorded,
        _ => false,
    }
}

fn near(found: f64, recorded: f64) -> bool {
    (found - recorded).abs() <= 1e-9 + 1e-8 * recorded.abs()
}

fn complaint(recording: &Recording, case: &Json) -> Option<String> {
    let query = case["query"].as_str().unwrap();
    let (found, recorded) = (recording.rows(query), case["rows"].as_array().unwrap());
    let row_agrees = |(row, recorded): (&Vec<Value>, &Json)| {
        let recorded = recorded.as_array().unwrap();
        row.len() == recorded.len()
            && row.iter().zip(recorded).all(|(value, recorded)| agrees(value, recorded))
    };
    if found.len() == recorded.len() && found.iter().zip(recorded).all(row_agrees) {
        return None;
    }
    let differs = found.iter().zip(recorded).find(|pair| !row_agrees(*pair));
    let counts = (found.len(), recorded.len());
    Some(format!("{}: {query}\n  rows {counts:?}, first different {differs:?}", recording.name))
}

#[test]
fn algorithms_give_what_networkx_gives() {
    for recording in Recording::all() {
        let cases = recording.recorded["cases"].as_array().unwrap();
        let complaints: Vec<String> = cases.iter().filter_map(|case| complaint(&recording, case)).collect();
        assert!(complaints.is_empty(), "{} of {}:\n{}", complaints.len(), cases.len(), complaints.join("\n"));
    }
}

#[test]
fn communities_are_as_good_as_those_of_networkx() {
    for recording in Recording::all() {
        let recorded = recording.recorded["modularity"].as_f64().unwrap();
        for call in ["algo.louvain({weight: 'w'})", "algo.leiden({weight: 'w'})"] {
            let found = recording.modularity(&recording.communities(call));
            assert!(found >= recorded - 0.02, "{call} of {}: {found} and {recorded}", recording.name);
        }
    }
}

/// The part of each node when nodes of one community are joined along relationships.
fn parts_within(recording: &Recording, communities: &[i64]) -> Vec<usize> {
    let mut parts: Vec<usize> = (0..communities.len()).collect();
    for _ in 0..communities.len() {
        for (start, end, _) in recording.edges().filter(|&(a, b, _)| communities[a] == communities[b]) {
            let part = parts[start].min(parts[end]);
            (parts[start], parts[end]) = (part, part);
        }
    }
    parts
}

#[test]
fn communities_of_leiden_hang_together() {
    for recording in Recording::all() {
        let communities = recording.communities("algo.leiden()");
        let parts = parts_within(&recording, &communities);
        let mut of_part = BTreeMap::new();
        let is_one = |(part, community): (&usize, &i64)| *of_part.entry(*community).or_insert(*part) == *part;
        assert!(parts.iter().zip(&communities).all(is_one), "{}", recording.name);
    }
}

#[test]
fn no_label_has_more_neighbours_than_the_one_a_node_took() {
    for recording in Recording::all() {
        let labels = recording.communities("algo.labelPropagation({weight: 'w', seed: 7})");
        let mut near = vec![BTreeMap::<i64, f64>::new(); labels.len()];
        for (start, end, weight) in recording.edges().filter(|(start, end, _)| start != end) {
            *near[start].entry(labels[end]).or_default() += weight;
            *near[end].entry(labels[start]).or_default() += weight;
        }
        for (weights, label) in near.iter().zip(&labels) {
            let own = weights.get(label).copied().unwrap_or(0.0);
            assert!(weights.values().all(|weight| *weight <= own + 1e-9), "{}", recording.name);
        }
    }
}

/// What a query fails with under these options.
fn failure(database: &Database, query: &str, options: &QueryOptions) -> Option<Error> {
    match database.query_with(query, params! {}, options) {
        Ok(mut rows) => rows.find_map(Result::err),
        Err(error) => Some(error),
    }
}

#[test]
fn a_long_algorithm_ends_when_its_time_or_memory_is_used_up() {
    let database = Database::in_memory();
    let statements = [
        "UNWIND range(0, 1999) AS n CREATE (:Node {n: n})",
        "CREATE INDEX FOR (n:Node) ON (n.n)",
        "UNWIND range(0, 1999) AS n MATCH (a:Node {n: n}), (b:Node {n: (n + 1) % 2000}), (c:Node {n: n * 7 % 2000})
         CREATE (b)<-[:NEXT]-(a)-[:NEXT]->(c)",
    ];
    for statement in statements {
        database.query(statement, params! {}).unwrap();
    }
    let (hasty, narrow) =
        (QueryOptions::new().timeout(Duration::from_millis(20)), QueryOptions::new().memory_bytes(1000));
    for name in ["algo.betweenness", "algo.closeness"] {
        let (query, began) = (format!("CALL {name}() YIELD score RETURN max(score)"), Instant::now());
        assert!(matches!(failure(&database, &query, &hasty), Some(Error::Limit(_))), "{name}");
        assert!(matches!(failure(&database, &query, &narrow), Some(Error::Limit(_))), "{name}");
        assert!(began.elapsed() < Duration::from_secs(5), "{name}");
    }
    let paths = "MATCH (a:Node {n: 0}), (b:Node {n: 1000}) CALL algo.kShortestPaths(a, b, {k: 1000000, direction: 'both'})
                 YIELD path RETURN count(path)";
    assert!(matches!(failure(&database, paths, &hasty), Some(Error::Limit(_))));
}
