//! The line protocol: one answer a request, whatever the request.

use super::{path_in, run};
use serde_json::{Value, json};

/// The answers to `requests`, one a line.
#[track_caller]
fn answers(requests: &[&str]) -> Vec<Value> {
    let output = run(&["stdio"], &requests.join("\n"));
    assert_eq!(output.code, Some(0), "{}", output.errors);
    let answers: Vec<Value> = output.output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), requests.len(), "{answers:?}");
    answers
}

fn run_request(query: &str) -> String {
    json!({"op": "run", "query": query}).to_string()
}

/// The rows of one query on an empty graph.
#[track_caller]
fn rows(query: &str) -> Value {
    let answer = answers(&[&run_request(query)]).remove(0);
    assert!(answer.get("error").is_none(), "{answer}");
    answer["rows"].clone()
}

#[test]
fn a_run_answers_columns_rows_summary_and_time() {
    let answer = answers(&[&run_request("CREATE (a:A {x: 1})-[:T]->(:B) RETURN a.x AS x")]).remove(0);
    assert_eq!(answer["columns"], json!(["x"]));
    assert_eq!(answer["rows"], json!([[1]]));
    let summary = &answer["summary"];
    assert_eq!((&summary["nodes_created"], &summary["relationships_created"]), (&json!(2), &json!(1)));
    assert_eq!((&summary["properties_set"], &summary["labels_added"]), (&json!(1), &json!(2)));
    assert!(answer["elapsed_us"].as_f64().unwrap() > 0.0);
}

#[test]
fn what_can_match_nothing_is_told_beside_the_rows() {
    let told = answers(&[
        &run_request("CREATE (:A)-[:T]->(:B)"),
        &run_request("MATCH (a:C)-[:T]->() RETURN a"),
        &run_request("MATCH (a:B)-[:T]->() RETURN a"),
        &run_request("MATCH (a:A)-[:T]->() RETURN 1 AS one"),
    ]);
    assert_eq!(told[1]["warnings"].as_array().unwrap().len(), 1);
    assert!(told[2]["warnings"][0].as_str().unwrap().contains("the other way round"));
    assert_eq!(told[3].get("warnings"), None);
}

#[test]
fn every_value_says_what_it_is() {
    let literals = "RETURN null, true, 'é\\n', 1, 1.0, 1e300, -0.0, [1, [2]], {k: {}}, date('1984-10-11'), \
                    duration('P1Y'), point({x: 1, y: 2.5})";
    let expected = json!([[
        null, true, "é\n", 1, 1.0, 1e300, -0.0, [1, [2]], {"$map": {"k": {"$map": {}}}},
        {"$temporal": {"type": "date", "value": "1984-10-11"}},
        {"$temporal": {"type": "duration", "value": "P1Y"}},
        {"$point": {"srid": 7203, "x": 1.0, "y": 2.5}},
    ]]);
    assert_eq!(rows(literals), expected);
    let path = "CREATE p = (a:A {x: 1})<-[r:T {y: [2]}]-(b) RETURN a, r, p";
    let (a, b) = (
        json!({"$node": {"id": 0, "labels": ["A"], "properties": {"x": 1}}}),
        json!({"$node": {"id": 1, "labels": [], "properties": {}}}),
    );
    let r = json!({"$rel": {"id": 0, "type": "T", "start": 1, "end": 0, "properties": {"y": [2]}}});
    assert_eq!(rows(path), json!([[a, r, {"$path": {"nodes": [a, b], "rels": [r]}}]]));
    assert_eq!(
        rows("RETURN 0.0 / 0.0 AS x, 1 / 0.0 AS y"),
        json!([[{"$float": "NaN"}, {"$float": "Infinity"}]])
    );
}

#[test]
fn plain_rows_have_no_tags() {
    let request =
        json!({"op": "run", "query": "RETURN {k: date('1984-10-11')} AS m", "plain": true}).to_string();
    assert_eq!(answers(&[&request])[0]["rows"], json!([[{"k": "1984-10-11"}]]));
}

#[test]
fn parameters_come_back_as_they_went() {
    let values = json!({
        "a": {"$int": "9223372036854775807"}, "b": 1, "c": 1.0, "d": {"$map": {"$int": "x"}}, "e": [null, {"$float": "-Infinity"}],
        "f": {"$temporal": {"type": "datetime", "value": "2015-06-24T12:50:35.556+02:00[Europe/Paris]"}},
    });
    let request =
        json!({"op": "run", "query": "RETURN $a, $b, $c, $d, $e, $f", "params": values}).to_string();
    let expected = json!([[9223372036854775807i64, 1, 1.0, values["d"], values["e"], values["f"]]]);
    assert_eq!(answers(&[&request])[0]["rows"], expected);
}

#[test]
fn an_error_tells_class_phase_detail_and_place() {
    let answer = answers(&[&run_request("RETURN 1 AS x,\n  missing")]).remove(0);
    let error = &answer["error"];
    assert_eq!(error["type"], "SyntaxError");
    assert_eq!(error["phase"], "compile time");
    assert_eq!(error["detail"], "UndefinedVariable");
    assert_eq!((&error["line"], &error["column"]), (&json!(2), &json!(3)));
    let answer = answers(&[&run_request("UNWIND [1, 0] AS n RETURN 1 / n")]).remove(0);
    assert_eq!(
        (&answer["error"]["type"], &answer["error"]["phase"]),
        (&json!("ArithmeticError"), &json!("runtime"))
    );
}

#[test]
fn what_is_no_request_is_answered_and_the_conversation_goes_on() {
    let deep = "[".repeat(100_000);
    let no_integer = r#"{"op":"run","query":"RETURN $x","params":{"x":99999999999999999999}}"#;
    let requests = [
        "no JSON",
        "[]",
        "{}",
        r#"{"op":"dance"}"#,
        r#"{"op":"run"}"#,
        r#"{"op":"run","query":1}"#,
        r#"{"op":"run","query":"RETURN 1","params":[]}"#,
        r#"{"op":"run","query":"RETURN 1","plain":"yes"}"#,
        r#"{"op":"run","query":"RETURN $x","params":{"x":{"$what":1}}}"#,
        no_integer,
        r#"{"op":"run","query":"RETURN 1","cite":"yes"}"#,
        r#"{"op":"open","path":"/no/such/folder/a.silk"}"#,
        r#"{"op":"commit"}"#,
        r#"{"op":"procedure","name":"p","inputs":[{"name":"a","type":"WORD"}]}"#,
        &deep,
        "\u{0}",
        r#"{"op":"run","query":"RETURN 1 AS x"}"#,
    ];
    let answers = answers(&requests);
    let (last, others) = answers.split_last().unwrap();
    for (answer, request) in others.iter().zip(requests) {
        assert!(answer["error"]["message"].is_string(), "{request:.100}: {answer}");
    }
    assert_eq!(last["rows"], json!([[1]]));
}

#[test]
fn a_transaction_is_kept_or_taken_back() {
    let (create, count) = (run_request("CREATE (:A)"), run_request("MATCH (n) RETURN count(*) AS n"));
    let (begin, commit, rollback) = (r#"{"op":"begin"}"#, r#"{"op":"commit"}"#, r#"{"op":"rollback"}"#);
    let answers = answers(&[
        begin,
        &create,
        &count,
        begin,
        rollback,
        &count,
        begin,
        &create,
        commit,
        &count,
        r#"{"op":"reset"}"#,
        &count,
    ]);
    assert_eq!(answers[2]["rows"], json!([[1]]));
    assert!(answers[3]["error"].is_object());
    assert_eq!(answers[4], json!({"ok": true}));
    let counts: Vec<_> = [5, 9, 11].map(|place| answers[place]["rows"][0][0].clone()).to_vec();
    assert_eq!(counts, [json!(0), json!(1), json!(0)]);
}

#[test]
fn a_statement_that_fails_within_a_transaction_leaves_no_trace() {
    let create = run_request("CREATE (:A)");
    let fail = run_request("UNWIND [1, 0] AS n CREATE (:B {x: 1 / n})");
    let count = run_request("MATCH (n) RETURN count(*) AS n");
    let answers = answers(&[r#"{"op":"begin"}"#, &create, &fail, &create, r#"{"op":"commit"}"#, &count]);
    assert!(answers[2]["error"].is_object());
    assert_eq!(answers[5]["rows"], json!([[2]]));
}

#[test]
fn a_database_is_opened_and_keeps_what_was_committed() {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder, "a.silk");
    let open = json!({"op": "open", "path": path}).to_string();
    let read = json!({"op": "open", "path": path, "readonly": true}).to_string();
    let (create, count) = (run_request("CREATE (:A)"), run_request("MATCH (n) RETURN count(*) AS n"));
    assert_eq!(answers(&[&open, &create, &open, &count])[3]["rows"], json!([[1]]));
    let answers = answers(&[&read, &count, &create]);
    assert_eq!(answers[1]["rows"], json!([[1]]));
    assert_eq!(answers[2]["error"]["type"], "ReadOnly");
}

#[test]
fn a_table_becomes_a_procedure() {
    let procedure = json!({
        "op": "procedure", "name": "test.my.proc",
        "inputs": [{"name": "in", "type": "FLOAT?"}], "outputs": [{"name": "out", "type": "STRING?"}],
        "columns": ["out", "in"], "rows": [["one", 1.0], ["two", 2.0], ["uno", 1.0], ["none", null]],
    })
    .to_string();
    let call = run_request("UNWIND [1, 3, null] AS n CALL test.my.proc(n) YIELD out RETURN n, out");
    let answers = answers(&[&procedure, &call, r#"{"op":"reset"}"#, &call]);
    assert_eq!(answers[0], json!({"ok": true}));
    assert_eq!(answers[1]["rows"], json!([[1, "one"], [1, "uno"], [null, "none"]]));
    assert_eq!(answers[3]["error"]["detail"], "ProcedureNotFound");
}

#[test]
fn an_open_that_fails_leaves_what_was_open() {
    let folder = tempfile::tempdir().unwrap();
    let (file, strange) = (path_in(&folder, "a.silk"), path_in(&folder, "notes.txt"));
    std::fs::write(&strange, "notes").unwrap();
    let open = |path: &str| json!({"op": "open", "path": path}).to_string();
    let count = run_request("MATCH (n) RETURN count(*)");
    let create = run_request("CREATE ()");
    let answers = answers(&[&open(&file), &create, &open(&strange), &create, &open(&file), &count]);
    assert!(answers[2].get("error").is_some(), "{answers:?}");
    assert_eq!(answers[5]["rows"], json!([[2]]));
    assert!(!std::path::Path::new(&format!("{strange}-lock")).exists());
}

#[test]
fn a_folder_is_loaded_into_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let open = json!({"op": "open", "path": path}).to_string();
    assert!(answers(&[&open])[0].get("error").is_some());
    std::fs::write(folder.path().join("a.cypher"), "CREATE ();\nCREATE ();\n").unwrap();
    let answers = answers(&[&open, &run_request("MATCH (n) RETURN count(*)")]);
    assert_eq!(answers[1]["rows"], json!([[2]]));
}
