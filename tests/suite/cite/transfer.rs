//! Statements with their evidence go out and come back: claims are equal, and what is wrong is told with its place.

use crate::questions::BELT_ROAD;
use proptest::strategy::Strategy as _;
use silkgraph::graph::GraphView;
use silkgraph::provenance::Claim;
use silkgraph::value::Element;
use silkgraph::{Database, NodeId, Parameters, Subgraph, params};
use std::path::Path;

fn path(folder: &tempfile::TempDir, name: &str, text: &str) -> std::path::PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

/// A graph whose parts are hard to write down.
fn odd() -> Database {
    let database = Database::in_memory();
    for statement in [
        "CREATE (:Source {id: 'a \"1\"', title: 'A, the first', published: '2023-10'}), (:Source {id: 'b'})",
        "CITING {source: 'b', words: 'line\nbreak, \"quoted\" \\\\ and ünï 北京'} CREATE (:City:Place {name: 'x', text: 'x', n: 1, f: 1.5, t: '7', b: true, l: [1, 2]})",
        "CITING {source: 'a \"1\"', id: 'F1', locator: 's 1', confidence: 0.25, explicit: false, rank: 'preferred'} CREATE (:City {name: 'y', when: date('2020-01-02'), empty: ''})",
        "CREATE (:`odd label` {`odd key`: 'null'}), (:City {name: 'z'}), ({name: 'z'})",
        "CITING {source: 'b'} MATCH (a {name: 'x'}), (b {name: 'y'}) CREATE (a)-[:ROAD {km: 7}]->(b), (a)-[:ROAD {km: 8}]->(b)",
        "CITING {source: 'b', comparator: '>', unit: 'km', asOf: '2013/..'} MATCH ()-[r:ROAD {km: 8}]->() SET r.km = 9",
        "CITING {source: 'b', modality: 'planned'} MATCH (n {name: 'y'}) SET n:Big, n.size = 10",
        "CITING {source: 'a \"1\"', rank: 'deprecated', note: 'no'} MATCH (n {name: 'y'}) SET n.size = 11",
        "MATCH (n {name: 'x'}) SET n.n = 2, n.rank = 0.5",
        "MATCH (n {name: 'y'}) SET n.size = 12",
        "MATCH (n {name: 'x'}) SET n:`Added later`:`And this`",
        "CITING {source: 'b'} MATCH (n {name: 'x'}) SET n:Gone",
        "MATCH (n {name: 'x'}) REMOVE n:Gone, n:Place",
    ] {
        database.query(statement, params! {}).unwrap();
    }
    database
}

/// Everything in a graph, told without ids and clocks.
fn told(database: &Database) -> Vec<String> {
    let view = database.view();
    let mut told: Vec<_> = view.nodes().map(|node| node_told(node, &view)).collect();
    told.extend(view.relationships().map(|id| {
        let (start, end) = view.endpoints(id).unwrap();
        let kind = view.catalog().type_name(view.relationship_type(id).unwrap());
        let ends = (node_told(start, &view), node_told(end, &view));
        format!("{ends:?} {kind} {}", rest_told(id.into(), &view))
    }));
    told.sort();
    told
}

fn node_told(node: NodeId, view: &GraphView) -> String {
    let mut labels: Vec<_> =
        view.labels(node).iter().map(|label| view.catalog().label_name(*label)).collect();
    labels.sort();
    format!("{labels:?} {}", rest_told(node.into(), view))
}

fn rest_told(element: Element, view: &GraphView) -> String {
    let mut properties: Vec<_> =
        view.properties(element).map(|(key, value)| (view.catalog().key_name(key).clone(), value)).collect();
    properties.sort_by(|(one, _), (other, _)| one.cmp(other));
    let id = view.catalog().key("id").unwrap();
    let claims = view.ledger().claims(element).map(|(_, subject, claim)| {
        let about = match subject {
            silkgraph::provenance::Subject::Element(_) => "there".to_owned(),
            silkgraph::provenance::Subject::Property(_, key) => format!(".{key}"),
            silkgraph::provenance::Subject::Label(_, label) => format!(":{label}"),
        };
        let source = view.property(claim.source.into(), id);
        (about, source, Claim { source: NodeId(0), recorded: 0, ..claim.clone() })
    });
    format!("{properties:?} {:?}", claims.collect::<Vec<_>>())
}

/// The graph of `database` after a journey through a file.
fn journey(database: &Database, name: &str, write: impl Fn(&Subgraph) -> String) -> Database {
    let folder = tempfile::tempdir().unwrap();
    let file = path(&folder, name, &write(&Subgraph::whole(database.view())));
    let arrived = Database::in_memory();
    let import = arrived.import_statements(&file).unwrap();
    assert_eq!(import.faults, [], "{name}");
    arrived
}

#[test]
fn claims_are_the_same_after_a_journey_through_each_format() {
    for database in [&odd(), &BELT_ROAD] {
        let before = told(database);
        let same = |name: &str, write: fn(&Subgraph) -> String| {
            let after = told(&journey(database, name, write));
            for (before, after) in before.iter().zip(&after) {
                assert_eq!(before, after, "{name}");
            }
            assert_eq!(before.len(), after.len(), "{name}");
        };
        same("a.csv", |graph| graph.to_statements_csv().unwrap());
        same("a.jsonl", |graph| graph.to_statements_jsonl().unwrap());
        same("a.ttl", |graph| graph.to_turtle().unwrap());
        same("a.cypher", Subgraph::to_cypher);
    }
}

#[test]
fn a_part_of_a_graph_takes_its_claims_and_their_sources_along() {
    let query = "MATCH p = (:Country {name: 'China'})-[:ESTABLISHED]->() RETURN p";
    let claims = |database: &Database| {
        let said = "MATCH (:Country {name: 'China'})-[r:ESTABLISHED]->() UNWIND claims(r) AS claim
                    RETURN claim.id ORDER BY claim.id";
        let rows = database.query(said, params! {}).unwrap();
        rows.map(|row| row.unwrap().values()[0].to_string()).collect::<Vec<_>>()
    };
    let before = claims(&BELT_ROAD);
    assert!(!before.is_empty());
    let part = BELT_ROAD.query(query, params! {}).unwrap().into_subgraph().unwrap();
    let arrives = |name: &str, text: String| {
        let arrived = journey(&BELT_ROAD, name, |_| text.clone());
        assert_eq!(claims(&arrived), before, "{name}");
    };
    arrives("a.csv", part.to_statements_csv().unwrap());
    arrives("a.jsonl", part.to_statements_jsonl().unwrap());
    arrives("a.ttl", part.to_turtle().unwrap());
    arrives("a.cypher", part.to_cypher());
}

#[test]
fn what_is_written_twice_is_written_the_same() {
    for (name, write) in [
        ("a.csv", (|graph| graph.to_statements_csv().unwrap()) as fn(&Subgraph) -> String),
        ("a.ttl", |graph| graph.to_turtle().unwrap()),
    ] {
        let arrived = journey(&BELT_ROAD, name, write);
        assert_eq!(
            write(&Subgraph::whole(arrived.view())),
            write(&Subgraph::whole(BELT_ROAD.view())),
            "{name}"
        );
    }
}

const TABLE: &str = "\
subject,subjectLabels,subjectKey,relation,object,objectLabels,property,value,source,sourceTitle,words,published
Chengdu,City,,OPENED,Silk Road Lab,Laboratory,,,gazette-7,The Gazette,opened a laboratory,2024-05
Chengdu,City,,,,,people,21000000,gazette-7,,,
Chengdu,City,,,,,people,20000000,gazette-7,,,2023-13
,City,,,,,people,1,gazette-7,,,
Chengdu,City,,OPENED,,,,,gazette-7,,,
Chengdu,City,,,,,founded,'311 BC',gazette-8,,,
\"Chong
qing\",City,,,,,people,3e7,gazette-7,,,
Chengdu,City,,,,,mayor,\"{\"\"a\"\":1}\",gazette-7,,,
";

#[test]
fn a_table_of_statements_becomes_claims_and_wrong_lines_are_told_with_their_place() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::in_memory();
    let import = database.import_statements(path(&folder, "s.csv", TABLE)).unwrap();
    let faults: Vec<String> = import.faults.iter().map(ToString::to_string).collect();
    let expected = [
        "line 4, column 12 (`published`): `published` of CITING must be a date as EDTF writes it",
        "line 5, column 1 (`subject`): `subject` is empty",
        "line 6, column 5 (`object`): a `relation` needs an `object`",
        "line 7, column 9 (`source`): there is no (:Source {id: 'gazette-8'}); did you mean 'gazette-7'?",
        "line 10: ",
    ];
    assert_eq!(faults.len(), expected.len(), "{faults:#?}");
    for (fault, expected) in faults.iter().zip(expected) {
        assert!(fault.starts_with(expected), "{fault}");
    }
    assert_eq!((import.statements, import.summary.nodes_created, import.summary.claims_added), (3, 4, 6));
    let query = "MATCH (c:City {name: 'Chengdu'})-[o:OPENED]->(l) RETURN c.people, claims(o)[0].words, l.name, sources(l)[0].title";
    let row: (i64, String, String, String) =
        database.query(query, params! {}).unwrap().next().unwrap().unwrap().decode().unwrap();
    let expected = (21_000_000, "opened a laboratory".into(), "Silk Road Lab".into(), "The Gazette".into());
    assert_eq!(row, expected);
}

#[test]
fn a_header_that_tells_nothing_is_refused_and_nothing_changes() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::in_memory();
    let refused = |name: &str, text: &str| {
        let path = path(&folder, name, text);
        database.import_statements(Path::new(&path)).unwrap_err().to_string()
    };
    assert!(
        refused("a.csv", "subject,sorce\nx,y\n")
            .contains("there is no column `sorce`; did you mean `source`?")
    );
    assert!(refused("b.csv", "object\nx\n").contains("no column `subject`"));
    assert!(refused("c.xml", "<a/>").contains(".csv, .jsonl, .ttl and .cypher"));
    assert_eq!(database.view().nodes().count(), 0);
}

#[test]
fn lines_of_json_turtle_and_scripts_are_told_with_line_and_column_too() {
    let folder = tempfile::tempdir().unwrap();
    let faults = |name: &str, text: &str| -> Vec<String> {
        let import = Database::in_memory().import_statements(path(&folder, name, text)).unwrap();
        import.faults.iter().map(ToString::to_string).collect()
    };
    let json = "{\"subject\":\"a\"}\n{\"subject\":\"b\",\"sourc\":\"s\"}\n{\"subject\":\n";
    let found = faults("a.jsonl", json);
    assert!(found[0].starts_with("line 2, column 16: there is no column `sourc`"), "{found:?}");
    assert!(found[1].starts_with("line 3, column "), "{found:?}");
    let turtle =
        "@prefix node: <urn:silkgraph:node:> .\nnode:1 a node:2 ; node:3 \"x\" .\nnode:1 foo:bar 1 .\n";
    let found = faults("a.ttl", turtle);
    assert!(found.iter().any(|fault| fault.starts_with("line 3, column 8: the prefix `foo:`")), "{found:?}");
    let script = "CREATE (:A);\nCREATE (:B) RETRUN 1;\nCITING {source: 'x'} CREATE (:C);\nCREATE (:D)";
    let found = faults("a.cypher", script);
    assert!(found[0].starts_with("line 2, column 13: "), "{found:?}");
    assert!(found[1].starts_with("line 3, column 8: there is no (:Source {id: 'x'})"), "{found:?}");
    assert_eq!(found.len(), 2);
}

#[test]
fn a_wrong_line_does_not_forget_what_the_file_has_named() {
    let folder = tempfile::tempdir().unwrap();
    let table = "subject,subjectLabels,relation,object,relationId,property,value\n\
                 _:a,A,,,,x,1\n\
                 _:a,A,R,_:b,r1,,\n\
                 _:c,A,,,,x,\"{\"\"no\"\":1}\"\n\
                 _:a,A,R,_:b,r1,x,2\n\
                 _:c,A,,,,x,3\n";
    let database = Database::in_memory();
    let import = database.import_statements(path(&folder, "l.csv", table)).unwrap();
    assert_eq!((import.faults.len(), import.statements), (1, 4), "{:?}", import.faults);
    assert_eq!((database.view().nodes().count(), database.view().relationships().count()), (3, 1));
}

#[test]
fn evidence_that_means_nothing_is_refused() {
    let database = Database::in_memory();
    let run = |query: &str| database.query(query, params! {}).map(drop).map_err(|error| error.to_string());
    run("CREATE (:Source {id: 's'})").unwrap();
    let error = run("CITING {source: 's', asOf: 'Tuesday'} CREATE (:A)").unwrap_err();
    assert!(error.contains("`asOf` of CITING must be a date as EDTF writes it"), "{error}");
    run("CITING {source: 's', asOf: date('2020-01-01'), validFrom: '2013/..', published: '2023-10?'} CREATE (:A)").unwrap();
    run("CREATE (:Source {id: 's'})").unwrap();
    let error = run("CITING {source: 's'} CREATE (:A)").unwrap_err();
    assert!(error.contains("2 nodes (:Source {id: 's'}) are there"), "{error}");
}

/// `RDF_PYTHON` names a Python that has pyoxigraph, which reads RDF 1.2:
/// `python3 -m venv rdf && rdf/bin/pip install pyoxigraph`.
#[test]
#[ignore = "needs a reader of RDF 1.2 that is not part of this project"]
fn another_program_reads_the_turtle_and_finds_who_says_so() {
    let Some(python) = std::env::var_os("RDF_PYTHON") else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = path(&folder, "a.ttl", &Subgraph::whole(BELT_ROAD.view()).to_turtle().unwrap());
    let program = "import pyoxigraph as rdf, sys
store = rdf.Store()
store.load(open(sys.argv[1], 'rb').read(), format=rdf.RdfFormat.TURTLE)
print(sum(1 for _ in store.query('''PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX type: <urn:silkgraph:type:>
    SELECT ?claim { << ?a type:HELD_IN ?b ~ ?claim >> prov:hadPrimarySource ?source ; prov:value ?words }''')))";
    let ask = |file: &Path| {
        let output = std::process::Command::new(&python).args(["-c", program]).arg(file).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output
    };
    ask(&path(&folder, "odd.ttl", &Subgraph::whole(odd().view()).to_turtle().unwrap()));
    let output = ask(&file);
    let held_in =
        BELT_ROAD.query("MATCH ()-[r:HELD_IN]->() UNWIND claims(r) AS c RETURN c", params! {}).unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), held_in.count().to_string());
}

/// Texts made of what these files are made of.
fn pieces() -> impl proptest::strategy::Strategy<Value = String> {
    let pieces = [
        "subject,",
        "relation,object",
        "\n",
        "\"",
        "_:a",
        "{\"subject\":",
        "}",
        "\\",
        "\\u00",
        "北",
        "@prefix ",
        "node:",
        "<<",
        ">>",
        "~ claim:1",
        " a ",
        "prov:Entity",
        "type:R",
        "<urn:silkgraph:node:1>",
        ";",
        ".",
        ",",
        "%F",
        "1e",
        "^^xsd:integer",
        "#",
        "null",
        "[",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..40)
        .prop_map(|pieces| pieces.concat())
}

proptest::proptest! {
    #[test]
    fn whatever_a_file_holds_it_is_read_or_refused(text in pieces()) {
        use silkgraph::formats::statements::{table, turtle};
        let _ = table::read_csv(&text);
        table::read_json_lines(&text);
        let prefixes = "@prefix node: <urn:silkgraph:node:> .\n@prefix prov: <http://www.w3.org/ns/prov#> .\n\
                        @prefix claim: <urn:silkgraph:claim:> .\n@prefix type: <urn:silkgraph:type:> .\n";
        turtle::read(&format!("{prefixes}{text}"));
    }
}

/// What a file of these bytes gives: its faults, and how many statements were read.
fn imported(name: &str, bytes: &[u8]) -> (Vec<String>, usize) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let import = Database::in_memory().import_statements(&path).unwrap();
    (import.faults.iter().map(ToString::to_string).collect(), import.statements)
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_place_and_the_rest_is_kept() {
    let (faults, statements) = imported(
        "a.csv",
        b"subject,subjectLabels\nXi'an,City\n\xE5\x8C\x97\xE4,City\n\nBonn,\xFF\xFE\nKyiv,City\n",
    );
    let wrong = ["line 3, column 2: this is not UTF-8", "line 5, column 6: this is not UTF-8"];
    assert_eq!((faults, statements), (wrong.map(String::from).to_vec(), 2));
    let lines = b"{\"subject\":\"a\"}\n{\"subject\":\"\xC3\"}\n{\"subject\":\"\xEF\xBF\xBD\"}\n\xFF\n";
    let (faults, statements) = imported("a.jsonl", lines);
    let wrong = ["line 2, column 13: this is not UTF-8", "line 4, column 1: this is not UTF-8"];
    assert_eq!((faults, statements), (wrong.map(String::from).to_vec(), 2));
    let turtle = b"@prefix node: <urn:silkgraph:node:> .\n@prefix p: <urn:silkgraph:property:> .\n\
                   node:1 a p:x ;\n  p:x \"\xC3\" .\n# \xC3\nnode:2 p:x 1 .\nnode:3 \xC3 .\nnode:4 p:x 1 .\n";
    let (faults, statements) = imported("a.ttl", turtle);
    let wrong = ["line 4, column 8: this is not UTF-8", "line 7, column 8: this is not UTF-8"];
    assert_eq!((faults, statements), (wrong.map(String::from).to_vec(), 2));
    let script = b"CREATE (:A);\nCREATE (:B {x: '\xFF'});\nCREATE (:C);\n";
    let (faults, statements) = imported("a.cypher", script);
    assert_eq!((faults, statements), (vec!["line 2, column 17: this is not UTF-8".to_owned()], 2));
}

#[test]
fn a_quote_that_is_not_closed_swallows_no_lines() {
    let table = "subject,subjectLabels,property,value\n\
                 a,City,words,\"two\nlines\"\n\
                 b,City,words,\"no end\n\
                 c,City,words,1\n\
                 d,City,words,\"with a \"\"quote\"\"\"\n\
                 e,City\n\
                 f,City,words,1,2\n\
                 g,City,words,2\n";
    let (faults, statements) = imported("a.csv", table.as_bytes());
    let wrong = [
        "line 4, column 4: something stands after a quoted field; is a quote forgotten?",
        "line 7, column 3: 2 fields, and the header has 4 columns",
        "line 8, column 5: 5 fields, and the header has 4 columns",
    ];
    assert_eq!((faults, statements), (wrong.map(String::from).to_vec(), 4));
    let (faults, statements) = imported("a.csv", b"subject,value,property\na,\"x,y\nb,1,y\nc,1,y\n");
    assert_eq!((faults, statements), (vec!["line 2, column 2: a quoted field has no end".to_owned()], 2));
    let (faults, statements) = imported("a.csv", b"subject,value,property\nb,1,y\na,1,\"y");
    assert_eq!((faults, statements), (vec!["line 3, column 3: a quoted field has no end".to_owned()], 1));
    let refused = |bytes: &[u8]| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, bytes).unwrap();
        Database::in_memory().import_statements(&path).unwrap_err().to_string()
    };
    assert!(
        refused(b"subject,label,subject\n").contains("line 1, column 3: there are two columns `subject`")
    );
    assert!(refused(b"").contains("line 1: the header has no column `subject`"));
    assert!(refused(b"\xFFsubject\n").contains("line 1, column 1: this is not UTF-8"));
    assert!(
        refused(b"subject;source\n")
            .contains("there is no column `subject;source`; columns are separated by commas")
    );
    let (faults, _) = imported("a.csv", b"subject,label\n\n\na,A\n\r\n\nb\n");
    assert_eq!(faults, ["line 7, column 2: 1 fields, and the header has 2 columns"]);
}

#[test]
fn damaged_turtle_is_read_in_time_that_grows_with_its_length() {
    let begun = std::time::Instant::now();
    let heads = "@prefix node: <urn:silkgraph:node:> .\n@prefix property: <urn:silkgraph:property:> .\n";
    for piece in [
        "@prefix x\n",
        "node:1 <urn:\n",
        "node:1 property:x \"\n",
        "node:1 property:x 1 .\n",
        "<<\n",
        "node:1 property:x 1 . ",
    ] {
        let text = format!("{heads}{}", piece.repeat(100_000));
        let read = silkgraph::formats::statements::turtle::read(&text);
        assert!(read.len() >= 50_000, "{piece}");
    }
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}

#[test]
fn a_file_that_is_read_again_says_nothing_new_and_a_corrected_one_says_what_is_new() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("said.csv");
    let write = |words: &str, value: u32| {
        let lines = "subject,subjectLabels,relation,object,objectLabels,property,value,source,sourceTitle,words,id\n\
                     River Lab,Lab,PART_OF,Alliance,Group,,,s,A paper,joins,\n\
                     River Lab,Lab,PART_OF,Alliance,Group,since,2019,s,A paper,since 2019,c1\n\
                     River Lab,Lab,,,,members,WHAT,s,A paper,WORDS,c2\n\
                     River Lab,Lab,,,,members,WHAT,s,A paper,WORDS,c2\n";
        let lines = lines.replace("WHAT", &value.to_string()).replace("WORDS", words);
        std::fs::write(&path, lines).unwrap();
    };
    let database = Database::in_memory();
    let count = || {
        let query =
            "MATCH (l:Lab) OPTIONAL MATCH (l)-[r]->() RETURN size(claims(l)), size(claims(r)), l.members";
        let row = database.query(query, Parameters::new()).unwrap().next().unwrap().unwrap();
        format!("{:?}", row.values())
    };
    write("64 members", 64);
    let first = database.import_statements(&path).unwrap();
    let known = count();
    assert!(first.faults.is_empty() && first.summary.claims_added > 3, "{first:?}");
    let again = database.import_statements(&path).unwrap();
    assert_eq!((again.statements, again.summary.claims_added, count()), (4, 0, known));
    for (words, value, more) in [("some 64 members", 64, 1), ("67 members", 67, 1), ("67 members", 67, 0)] {
        write(words, value);
        assert_eq!(database.import_statements(&path).unwrap().summary.claims_added, more, "{words}");
    }
}
