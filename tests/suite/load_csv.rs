//! LOAD CSV: which files it reads, and what becomes of what stands in them.

use silkgraph::{Database, Error, Parameters, Value};
use std::path::Path;

fn database(folder: &Path) -> Database {
    Database::options().import_root(folder).in_memory()
}

/// A folder with one file of these bytes, `a.csv`.
fn folder(content: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(folder.path().join("a.csv"), content).expect("a file for the test");
    folder
}

/// The rows of a query, one value each, on a database that may read `a.csv` of this content.
fn values(content: &[u8], query: &str) -> Result<Vec<Value>, Error> {
    let folder = folder(content);
    let rows = database(folder.path()).query(query, Parameters::new())?;
    rows.map(|row| Ok(row?.values()[0].clone())).collect()
}

fn texts(values: &[Value]) -> String {
    let mut text = String::new();
    for value in values {
        silkgraph::value::literal::write_value(value, &mut text).expect("a string takes any text");
        text.push(';');
    }
    text
}

fn lists(content: &[u8]) -> String {
    match values(content, "LOAD CSV FROM 'file:///a.csv' AS row RETURN row") {
        Ok(found) => texts(&found),
        Err(error) => error.to_string(),
    }
}

fn maps(content: &[u8]) -> String {
    match values(content, "LOAD CSV WITH HEADERS FROM 'a.csv' AS row RETURN row") {
        Ok(found) => texts(&found),
        Err(error) => error.to_string(),
    }
}

#[test]
fn records_are_lists_of_strings_and_nulls() {
    assert_eq!(lists(b"1,a\n2,\n"), "['1', 'a'];['2', null];");
    assert_eq!(lists(b"1,\"a,\"\"b\"\"\nc\"\r\n2\r\n"), "['1', 'a,\"b\"\\nc'];['2'];");
    assert_eq!(lists(b""), "");
    assert_eq!(lists(b"\n\n"), "");
    assert_eq!(lists("\u{feff}é,名".as_bytes()), "['é', '名'];");
    assert_eq!(lists(b"5\" pipe,x"), "['5\" pipe', 'x'];");
}

#[test]
fn with_headers_records_are_maps() {
    assert_eq!(
        maps(b"id,name\n1,a\n2,\n3\n"),
        "{id: '1', name: 'a'};{id: '2', name: null};{id: '3', name: null};"
    );
    assert_eq!(maps(b"id,name\n"), "");
    assert_eq!(maps(b""), "");
    assert_eq!(maps("\u{feff}id\n1".as_bytes()), "{id: '1'};");
}

#[test]
fn what_is_wrong_is_told_with_file_and_line() {
    for (content, message) in [
        (b"id,name\n1,a\n2,b,c\n".as_slice(), "a.csv, line 3: 3 fields, but 2 headers"),
        (b"id\n1\n\xff\xfe\n", "a.csv, line 3: this is not UTF-8"),
        (b"id\n1\n\"2\n3\n", "a.csv, line 3: a quote is not closed"),
        (b"id,id\n", "a.csv, line 1: two columns are named id"),
    ] {
        let told = maps(content);
        assert!(told.contains(message), "{told}");
    }
}

#[test]
fn another_separator_is_one_character() {
    let query =
        |separator: &str| format!("LOAD CSV FROM 'a.csv' AS row FIELDTERMINATOR {separator} RETURN row");
    assert_eq!(texts(&values(b"1;2,3", &query("';'")).expect("rows")), "['1', '2,3'];");
    assert_eq!(texts(&values(b"1\t2", &query("'\\t'")).expect("rows")), "['1', '2'];");
    for separator in ["';;'", "''", "'\"'", "'é'"] {
        assert!(values(b"1", &query(separator)).is_err(), "{separator}");
    }
}

#[test]
fn a_file_becomes_a_graph_and_is_read_once_a_row() {
    let folder = folder(b"name,born\nAda,1815\nBob,\n");
    let database = database(folder.path());
    let load = "LOAD CSV WITH HEADERS FROM 'file:///' + $name AS row
                MERGE (p:Person {name: row.name}) SET p.born = toInteger(row.born) RETURN count(p)";
    let parameters = silkgraph::params! { "name" => "a.csv" };
    let count: (i64,) = database.query(load, parameters).unwrap().next().unwrap().unwrap().decode().unwrap();
    assert_eq!(count.0, 2);
    let twice = "UNWIND [1, 2] AS i LOAD CSV FROM 'a.csv' AS row WITH i, row SKIP 1 RETURN count(*)";
    let count: (i64,) =
        database.query(twice, Parameters::new()).unwrap().next().unwrap().unwrap().decode().unwrap();
    assert_eq!(count.0, 5);
    let many = "LOAD CSV FROM 'a.csv' AS row RETURN row LIMIT 1";
    assert_eq!(database.query(many, Parameters::new()).unwrap().count(), 1);
}

#[test]
fn nothing_is_read_without_an_import_root_or_outside_of_it() {
    let run = |database: &Database, query: &str| {
        let rows = database.query(query, Parameters::new());
        rows.and_then(Iterator::collect::<Result<Vec<_>, _>>).expect_err(query).to_string()
    };
    let told = run(&Database::in_memory(), "LOAD CSV FROM 'file:///a.csv' AS row RETURN row");
    assert!(told.contains("import_root"), "{told}");
    let folder = folder(b"1");
    let database = database(folder.path());
    for name in
        ["'file:///../a.csv'", "'https://example.org/a.csv'", "'/etc/passwd'", "'b.csv'", "null", "'.'"]
    {
        run(&database, &format!("LOAD CSV FROM {name} AS row RETURN row"));
    }
    run(&database, "LOAD CSV FROM 1 AS row RETURN row");
    run(&database, "UNWIND [1] AS row LOAD CSV FROM 'a.csv' AS row RETURN row");
    run(&database, "LOAD CSV FROM 'a.csv' AS row");
}
