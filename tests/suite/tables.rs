//! Tables become nodes and relationships, all at once or not at all.

use silkgraph::{Database, Error, Result, Tables, Value, params};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> (tempfile::TempDir, impl Fn(&str) -> PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    files.iter().for_each(|(name, text)| fs::write(folder.path().join(name), text).unwrap());
    let path = folder.path().to_owned();
    (folder, move |name| path.join(name))
}

fn table(database: &Database, query: &str) -> Vec<Vec<Value>> {
    let rows = database.query(query, params! {}).unwrap();
    rows.map(|row| row.unwrap().values().to_vec()).collect()
}

fn number(database: &Database, query: &str) -> i64 {
    database.query_as::<(i64,)>(query, params! {}).unwrap().next().unwrap().unwrap().0
}

const CITIES: &str = "id,name,founded:DATE,height,code,port\n\
                      1,Xi'an,,405.5,007,false\n2,\"Almaty, the apple\",1854-02-04,9,8,\n3,Duisburg,,31,9,TRUE\n";
const ROADS: &str = "from,to,kilometres\n2,3,5500\n1,2,3500\n1,2,\n3,3,1\n";

fn roads(file: impl Fn(&str) -> PathBuf) -> Tables {
    Tables::new().nodes("City:Place", file("cities.csv")).relationships(
        "City",
        "ROAD",
        "Place",
        file("roads.csv"),
    )
}

#[test]
fn columns_hold_what_their_names_say_or_all_their_fields_are() {
    let (_folder, file) = folder(&[("cities.csv", CITIES), ("roads.csv", ROADS)]);
    let database = Database::in_memory();
    let summary = database.import_tables(&roads(file)).unwrap();
    assert_eq!((summary.nodes_created, summary.relationships_created, summary.labels_added), (3, 4, 6));
    assert_eq!(summary.properties_set, 15 + 3);
    let described = table(
        &database,
        "MATCH (c:Place {id: 2}) RETURN c.name, toString(c.founded), c.height, c.code, c.port",
    );
    let expected = ["Almaty, the apple", "1854-02-04"].map(Value::from);
    assert_eq!(described[0][..2], expected);
    assert_eq!(described[0][2..], [Value::Float(9.0), Value::string("8"), Value::Null]);
    let keys = table(&database, "MATCH (c:City) RETURN c.id, size(keys(c)) AS n ORDER BY c.id");
    let counts: Vec<_> = keys.iter().map(|row| row[1].clone()).collect();
    assert_eq!(counts, [5, 5, 5].map(Value::Integer));
    let joined = "MATCH (a)-[r:ROAD]->(b) RETURN a.id, b.id, r.kilometres ORDER BY a.id, b.id, r.kilometres";
    let row = |a: i64, b: i64, k: Option<i64>| vec![a.into(), b.into(), k.into()];
    let rows = [row(1, 2, Some(3500)), row(1, 2, None), row(2, 3, Some(5500)), row(3, 3, Some(1))];
    assert_eq!(table(&database, joined), rows);
}

#[test]
fn what_comes_at_once_is_indexed_counted_and_kept_on_disk() -> Result<()> {
    let (folder, file) = folder(&[("cities.csv", CITIES), ("roads.csv", ROADS)]);
    let path = folder.path().join("a.silk");
    let database = Database::open(&path)?;
    database
        .query("CREATE (:City:Place {id: 77, name: 'Old'})-[:ROAD]->(:City:Place {id: 78})", params! {})?;
    database.query("CREATE CONSTRAINT FOR (c:City) REQUIRE c.id IS UNIQUE", params! {})?;
    database.query("CREATE CONSTRAINT FOR (c:City) REQUIRE (c.name, c.code) IS UNIQUE", params! {})?;
    let before = database.view().canonical();
    let reader = database.view();
    database.import_tables(&roads(&file))?;
    assert_eq!(reader.canonical(), before, "a reader keeps what it had");
    fs::write(file("more.csv"), "a,b\n77,1\n3,78\n").unwrap();
    database.import_tables(&Tables::new().relationships("City", "ROAD", "City", file("more.csv")))?;
    let after = database.view().canonical();
    assert_eq!(number(&database, "MATCH (:City {id: 77})-[:ROAD*]->(c:City {id: 78}) RETURN count(*)"), 5);
    assert!(database.query("CREATE (:City {id: 3})", params! {}).is_err());
    assert!(database.query("CREATE (:City {name: 'Duisburg', code: '9'})", params! {}).is_err());
    database.query("MATCH (c:City {id: 1}) DETACH DELETE c", params! {})?;
    assert_eq!(number(&database, "MATCH ()-[r:ROAD]->() RETURN count(r)"), 4);
    drop(database);
    let database = Database::open_read_only(&path)?;
    assert_ne!(database.view().canonical(), after);
    assert_eq!(number(&database, "MATCH (c:City) WHERE c.id IN [3, 78] RETURN count(*)"), 2);
    Ok(())
}

#[test]
fn a_wrong_field_is_told_with_its_place_and_nothing_has_changed() {
    let (_folder, file) = folder(&[("cities.csv", CITIES), ("roads.csv", ROADS)]);
    let cases = [
        ("cities.csv", "id:INTEGER,name\n1,a\nx,b\n", 3, "id", "expected INTEGER, found `x`"),
        (
            "cities.csv",
            "id,name\n1,\"a\nb\"\n1,c\n",
            4,
            "id",
            "`1` is told of another node already, and must tell nodes apart",
        ),
        ("cities.csv", "id,name\n1,a\n,b\n", 3, "id", "expected an integer or a string"),
        ("cities.csv", "id,name\n1,a,b\n", 2, "", "expected 2 fields, found 3"),
        ("cities.csv", "id,id\n", 1, "id", "two columns"),
        ("cities.csv", "id,since:YEAR\n", 1, "since:YEAR", "no type is called YEAR"),
        ("cities.csv", "", 1, "", "names of columns"),
        ("roads.csv", "from,to\n1,2\n2,9\n", 3, "to", "no Place is told apart by `9`"),
        ("roads.csv", "from\n1\n", 1, "", "a column for the start"),
        ("cities.csv", "", 1, "", "expected the names of columns"),
        ("cities.csv", "id,name\n1,\"no end\n2,Bonn\n", 2, "", "a quoted field has no end"),
        ("cities.csv", "id,name\n1,Bonn,\n", 2, "", "expected 2 fields, found 3"),
        ("roads.csv", "from,to,since:DATE\n1,2,never\n", 2, "since", "expected DATE, found `never`"),
    ];
    for (name, text, line, column, message) in cases {
        fs::write(file("cities.csv"), CITIES).unwrap();
        fs::write(file("roads.csv"), ROADS).unwrap();
        fs::write(file(name), text).unwrap();
        let database = Database::in_memory();
        match database.import_tables(&roads(&file)) {
            Err(Error::Table { file, line: found, column: at, message: told }) => {
                assert_eq!((file.ends_with(Path::new(name)), found, &*at), (true, line, column), "{told}");
                assert!(told.contains(message), "{told}");
            }
            other => panic!("{text:?} gives {other:?}"),
        }
        assert_eq!(number(&database, "MATCH (n) RETURN count(n)"), 0);
    }
}

#[test]
fn a_constraint_that_does_not_hold_leaves_everything_as_it_was() -> Result<()> {
    let (folder, file) = folder(&[("cities.csv", CITIES), ("roads.csv", ROADS)]);
    let path = folder.path().join("a.silk");
    let database = Database::open(&path)?;
    database.query("CREATE CONSTRAINT FOR (c:Place) REQUIRE c.port IS NOT NULL", params! {})?;
    let before = database.view().canonical();
    assert!(matches!(database.import_tables(&roads(&file)), Err(Error::Query(_))));
    assert_eq!(database.view().canonical(), before);
    database.query("CREATE (:Other)", params! {})?;
    drop(database);
    assert_eq!(number(&Database::open(&path)?, "MATCH (n) RETURN count(n)"), 1);
    Ok(())
}
