//! What EXPLAIN and PROFILE promise: figures that can be relied on, in the library, in the shell and on the line.

use serde_json::Value as Json;
use silkgraph::{Database, Explanation, Parameters};
use std::io::Write;
use std::process::{Command, Stdio};

/// A hundred people in five cities, with two indexes.
fn people() -> Database {
    let database = Database::in_memory();
    for statement in [
        "UNWIND range(0, 4) AS c CREATE (:City {n: c})",
        "UNWIND range(0, 99) AS i MATCH (c:City {n: i % 5}) CREATE (:Person {name: 'p' + i, age: i % 10})-[:IN]->(c)",
        "CREATE INDEX FOR (p:Person) ON (p.name)",
        "CREATE INDEX FOR (p:Person) ON (p.age)",
    ] {
        database.query(statement, Parameters::new()).unwrap();
    }
    database
}

fn plan(database: &Database, statement: &str) -> Explanation {
    database.query(statement, Parameters::new()).unwrap().plan().unwrap().clone()
}

fn named<'a>(plan: &'a Explanation, name: &str) -> &'a silkgraph::query::explain::ExplainedOperator {
    plan.operators.iter().find(|operator| operator.name == name).unwrap()
}

#[test]
fn a_plan_tells_which_index_is_asked_and_which_is_not() {
    let plan = plan(&people(), "EXPLAIN MATCH (p:Person {age: 3, name: 'p3'}) RETURN p");
    let seek = named(&plan, "IndexSeek");
    assert_eq!(seek.estimated_rows, 1);
    let notes = [
        "index :Person(name): 1 row estimated against 100 by the label",
        "index :Person(age): 10 rows estimated, not asked",
    ];
    assert_eq!(seek.notes, notes);
}

#[test]
fn a_plan_tells_of_an_index_that_is_missing() {
    let database = people();
    let few = plan(&database, "EXPLAIN MATCH (c:City) WHERE c.n = 3 RETURN c");
    assert!(named(&few, "Filter").notes.is_empty());
    let many = plan(&database, "EXPLAIN MATCH (p:Person) WHERE p.born = 1797 RETURN p");
    assert_eq!(named(&many, "Filter").notes, ["no index :Person(born)"]);
}

#[test]
fn what_is_expected_of_scans_and_steps_is_what_the_statistics_tell() {
    let plan = plan(&people(), "EXPLAIN MATCH (c:City)<-[r:IN]-(p:Person) RETURN c, r, p");
    assert_eq!(named(&plan, "Expand").estimated_rows, 100);
    assert!(!plan.is_profiled());
}

#[test]
fn a_profile_tells_rows_own_time_and_memory_of_every_operator() {
    let database = people();
    let statement = "MATCH (c:City)<-[:IN]-(p:Person) RETURN p.name AS name ORDER BY name";
    let plan = plan(&database, &format!("PROFILE {statement}"));
    let profile = |name| named(&plan, name).profile.unwrap();
    assert_eq!((profile("Expand").rows, profile("Sort").rows), (100, 100));
    assert!(profile("Sort").peak_bytes > 1_000, "what is sorted is held");
    assert_eq!(profile("Expand").peak_bytes, 0, "what goes through is not");
    let root = plan.operators[0].profile.unwrap();
    let own: u64 = plan.operators.iter().map(|operator| operator.profile.unwrap().own_nanoseconds).sum();
    assert_eq!(own, root.nanoseconds, "own times add up to the time of all");
    assert_eq!(root.rows as usize, database.query(statement, Parameters::new()).unwrap().count());
}

#[test]
fn the_time_of_a_subquery_is_its_own() {
    let plan =
        plan(&people(), "PROFILE MATCH (c:City) WHERE EXISTS { (c)<-[:IN]-(p) WHERE p.age > 3 } RETURN c");
    let all: u64 = plan.operators.iter().map(|operator| operator.profile.unwrap().own_nanoseconds).sum();
    assert_eq!(plan.subqueries.len(), 1);
    assert!(plan.operators[plan.subqueries[0].1].profile.unwrap().own_nanoseconds > 0);
    assert_eq!(all, plan.operators[0].profile.unwrap().nanoseconds);
}

#[test]
fn a_plan_is_a_tree_of_objects() {
    let text =
        plan(&people(), "PROFILE MATCH (a:City {n: 1}) OPTIONAL MATCH (a)<-[:IN]-(b) RETURN a, b").to_json();
    let tree: Json = serde_json::from_str(&text).unwrap();
    let optional = first(&tree["plan"], "Optional").unwrap();
    assert_eq!(optional["rows"], 20);
    assert_eq!(optional["inputs"].as_array().unwrap().len(), 2);
    assert!(optional["all_us"].as_f64().unwrap() >= optional["own_us"].as_f64().unwrap());
}

fn first<'a>(operator: &'a Json, name: &str) -> Option<&'a Json> {
    if operator["operator"] == name {
        return Some(operator);
    }
    operator["inputs"].as_array()?.iter().find_map(|input| first(input, name))
}

#[test]
fn what_a_query_says_cannot_break_its_picture() {
    let hostile = r#"EXPLAIN MATCH (n {k: '"]; x [label="\\N &amp;\u0007'}) RETURN n"#;
    let picture = plan(&people(), hostile).to_dot();
    assert!(picture.starts_with("digraph plan {") && picture.ends_with("}\n"));
    assert_eq!(
        picture.matches("\n  o").count(),
        2 * 4 - 1,
        "as many operators as there are, an arrow fewer:\n{picture}"
    );
}

#[test]
fn a_plan_as_deep_as_a_query_may_be_is_laid_out() {
    let text = format!("EXPLAIN MATCH (n) {} RETURN n", "WITH n WHERE n.k > 1 ".repeat(900));
    let plan = plan(&people(), &text);
    assert!(plan.to_json().len() > plan.operators.len());
    assert!(plan.to_dot().len() > plan.operators.len());
    assert!(!plan.rows().is_empty());
}

#[test]
fn the_shell_shows_a_plan_as_lines_objects_or_a_picture() {
    let shown = |format: &str, input: &str| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_silkgraph"));
        let program = program.args(["--format", format]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut program = program.spawn().unwrap();
        program.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        String::from_utf8(program.wait_with_output().unwrap().stdout).unwrap()
    };
    let statement = "EXPLAIN MATCH (n) RETURN n;";
    let tree: Json = serde_json::from_str(&shown("json", statement)).unwrap();
    assert_eq!(tree["plan"]["operator"], "Keep");
    assert!(shown("dot", statement).starts_with("digraph plan {"));
    assert!(shown("table", statement).contains("| Keep n     |         0 |"));
}

#[test]
fn the_line_protocol_answers_a_plan_as_a_tree() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_silkgraph"));
    let mut program = program.arg("stdio").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let request = b"{\"op\":\"run\",\"query\":\"EXPLAIN CITE MATCH (n) RETURN n\"}\n";
    program.stdin.take().unwrap().write_all(request).unwrap();
    let answer: Json = serde_json::from_slice(&program.wait_with_output().unwrap().stdout).unwrap();
    assert_eq!(answer["plan"]["inputs"][0]["operator"], "NodeScan");
    assert_eq!(answer["around"][0], "Cite one derivation of each row");
    assert_eq!(answer["columns"][1], "estimated");
}
