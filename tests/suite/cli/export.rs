//! Graphs written for other programs.

use super::{path_in, run, script};

const GRAPH: &str = "\
CREATE (a:City {name: 'Chengdu', founded: date('0316-01-01'), area: 14378.18}),
       (b:Province:Place {name: 'it''s \\\\ \"S\"', codes: [1, 2]}),
       (a)-[:IN {since: 1952}]->(b), (a)-[:IN]->(b), (b)-[:NEAR]->(b), (:`odd label` {`odd key`: true});
";

fn graph() -> String {
    GRAPH.replace("''", "\\'")
}

#[test]
fn a_result_is_exported_as_a_picture() {
    let folder = tempfile::tempdir().unwrap();
    let file = path_in(&folder, "out.dot");
    assert_eq!(
        script(&format!("{}MATCH (c:City) RETURN [c];\n:mode csv\n:export {file}\n", graph()))
            .lines()
            .count(),
        5
    );
    let picture = std::fs::read_to_string(&file).unwrap();
    assert!(
        picture.starts_with("// silkgraph: 1 node, 0 relationships\n// query: MATCH (c:City)"),
        "{picture}"
    );
    assert!(picture.contains("label=\"Chengdu\""), "{picture}");
}

#[test]
fn a_script_makes_an_equal_graph() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (path_in(&folder, "a.cypher"), path_in(&folder, "b.cypher"));
    script(&format!("{}:export {first} all\n", graph()));
    assert_eq!(run(&[&first, "-c", &format!("\n:export {second} all")], "").quietly(), "");
    assert_eq!(std::fs::read_to_string(&second).unwrap(), std::fs::read_to_string(&first).unwrap());
    let count = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS n, count(r) AS r";
    assert_eq!(run(&[&second, "--format", "csv", "-c", count], "").quietly(), "n,r\n3,3\n");
}

#[test]
fn claims_survive_a_script() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (path_in(&folder, "a.cypher"), path_in(&folder, "b.cypher"));
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/graph-data/belt-road");
    let claims = ":export FILE all\nMATCH (n) UNWIND claims(n) AS c RETURN n.name, c ORDER BY n.name, c.id, c.about, c.property;\n\
                  MATCH ()-[r]->() UNWIND claims(r) AS c RETURN type(r), c.id, c.words ORDER BY c.id, type(r), c.words;\n";
    let direct = run(&[data, "--format", "jsonl"], &claims.replace("FILE", &first)).quietly();
    let copied = run(&[&first, "--format", "jsonl"], &claims.replace("FILE", &second)).quietly();
    let without_clock = |rows: &str| -> Vec<serde_json::Value> {
        let mut rows: Vec<serde_json::Value> =
            rows.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
        rows.iter_mut().filter_map(|row| row.get_mut("c")?.as_object_mut()).for_each(|claim| {
            claim.remove("recorded");
        });
        rows
    };
    let (direct, copied) = (without_clock(&direct), without_clock(&copied));
    assert!(direct.len() > 900);
    assert_eq!(direct.len(), copied.len());
    direct.iter().zip(&copied).for_each(|(direct, copied)| assert_eq!(direct, copied));
    assert_eq!(std::fs::read_to_string(&second).unwrap(), std::fs::read_to_string(&first).unwrap());
}

#[test]
fn a_graph_is_exported_as_tables_and_json() {
    let folder = tempfile::tempdir().unwrap();
    let (tables, json) = (path_in(&folder, "g.csv"), path_in(&folder, "g.json"));
    let export = run(&[], &format!("{}:export {tables} all\n:export {json} all\n", graph()));
    let written = ["g-nodes.csv", "g-relationships.csv"].map(|name| path_in(&folder, name));
    let told = format!("written: {} (3 nodes), {} (3 relationships)\n", written[0], written[1]);
    assert_eq!((export.code, export.errors), (Some(0), told));
    let nodes = std::fs::read_to_string(folder.path().join("g-nodes.csv")).unwrap();
    assert!(
        nodes.starts_with(
            "_id,_labels,area,codes,founded,name,odd key\n0,City,14378.18,,0316-01-01,Chengdu,\n"
        ),
        "{nodes}"
    );
    let relationships = std::fs::read_to_string(folder.path().join("g-relationships.csv")).unwrap();
    assert_eq!(relationships, "_id,_type,_start,_end,since\n0,IN,0,1,1952\n1,IN,0,1,\n2,NEAR,1,1,\n");
    let json: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(json).unwrap()).unwrap();
    assert_eq!(json["nodes"][1]["labels"], serde_json::json!(["Place", "Province"]));
    assert_eq!(json["relationships"][0]["properties"]["since"], 1952);
}

#[test]
fn the_program_exports_a_database_or_what_a_query_finds() {
    let folder = tempfile::tempdir().unwrap();
    let file = path_in(&folder, "g.cypher");
    std::fs::write(&file, graph()).unwrap();
    let all = run(&["export", &file], "").quietly();
    assert!(all.starts_with("// silkgraph: 3 nodes, 3 relationships\n"), "{all}");
    let cities =
        run(&["export", &file, "--query", "MATCH (c:City)-[r]->(d) RETURN c, d", "--clusters"], "").quietly();
    assert!(cities.starts_with("// silkgraph: 2 nodes, 0 relationships\n// query: MATCH"), "{cities}");
    assert!(cities.contains("subgraph \"cluster_City\""), "{cities}");
    let complete =
        run(&["export", &file, "--query", "MATCH (c:City)-->(d) RETURN c, d", "--complete"], "").quietly();
    assert!(complete.starts_with("// silkgraph: 2 nodes, 3 relationships\n"), "{complete}");
    assert_eq!(run(&["export", &file, "--output", "-"], "").quietly(), all);
    let output = path_in(&folder, "g.json");
    let tables = run(&["export", &file, "--format", "csv"], "");
    assert!(tables.code == Some(0) && tables.errors.contains("-o NAME.csv"), "{}", tables.errors);
    assert_eq!(run(&["export", &file, "-o", &output], "").quietly(), "");
    assert!(std::fs::read_to_string(&output).unwrap().starts_with("{\"nodes\":["));
    assert_eq!(run(&["export", &file, "-o", &path_in(&folder, "g.xyz")], "").code, Some(1));
    let png = run(&["export", &file, "-o", &path_in(&folder, "g.png")], "");
    assert!(
        png.code == Some(1) && png.errors.contains("g.dot and then, outside: dot -Tpng"),
        "{}",
        png.errors
    );
    assert_eq!(run(&["export", &file, "--query", "RETURN x"], "").code, Some(1));
}
