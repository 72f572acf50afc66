//! Which facts a row rests on, clause by clause.

use silkgraph::provenance::{Fact, Subject};
use silkgraph::{Citation, Database, Error, QueryOptions, params};

/// A graph each of whose parts has a claim of its own name.
fn database() -> Database {
    let database = Database::in_memory();
    for statement in [
        "CREATE (:Source {id: 's', title: 'Gazette', published: '2023-10'})",
        "CITING {source: 's', id: 'a', words: 'there is a'} CREATE (:City {name: 'a'})",
        "CITING {source: 's', id: 'b'} CREATE (:City {name: 'b'})",
        "CITING {source: 's', id: 'c'} CREATE (:Town {name: 'c'})",
        "CITING {source: 's', id: 'ab'} MATCH (a {name: 'a'}), (b {name: 'b'}) CREATE (a)-[:ROAD]->(b)",
        "CITING {source: 's', id: 'bc'} MATCH (b {name: 'b'}), (c {name: 'c'}) CREATE (b)-[:ROAD]->(c)",
        "CITING {source: 's', id: 'ac'} MATCH (a {name: 'a'}), (c {name: 'c'}) CREATE (a)-[:RAIL]->(c)",
        "CITING {source: 's', id: 'size of a'} MATCH (n {name: 'a'}) SET n.size = 1",
        "CITING {source: 's', id: 'size of b'} MATCH (n {name: 'b'}) SET n.size = 2",
        "CITING {source: 's', id: 'big a'} MATCH (n {name: 'a'}) SET n:Big",
        "CREATE (:Village {name: 'd'})",
    ] {
        database.query(statement, params! {}).unwrap();
    }
    database
}

fn name(citation: &Citation) -> String {
    match citation.id() {
        Some(id) => id,
        None if citation.is_absence() => "nothing".to_owned(),
        None => "unsourced".to_owned(),
    }
}

fn cited_with(query: &str, options: &QueryOptions) -> Vec<Vec<String>> {
    let rows = database().query_with(query, params! {}, options).unwrap();
    let names = |row: silkgraph::Result<silkgraph::Row>| {
        let mut names: Vec<_> = row.unwrap().citations().iter().map(name).collect();
        names.sort();
        names
    };
    rows.map(names).collect()
}

fn cited(query: &str) -> Vec<Vec<String>> {
    cited_with(query, &QueryOptions::new().cite(true))
}

#[test]
fn a_row_rests_on_what_was_matched_and_read_for_it() {
    assert_eq!(cited("MATCH (n:Town) RETURN 1 AS one"), [["c"]]);
    assert_eq!(cited("MATCH (n:Big) RETURN n.size"), [["a", "big a", "size of a"]]);
    assert_eq!(cited("MATCH (n) WHERE n.size > 1 RETURN n"), [["b", "size of b"]]);
    assert_eq!(cited("MATCH (:Big)-[r:ROAD]->(x) RETURN x.name"), [["a", "ab", "b", "big a"]]);
    assert_eq!(cited("MATCH (n:Village) RETURN n.name"), [["unsourced"]]);
    assert_eq!(cited("UNWIND [1, 2] AS x RETURN x"), [Vec::<String>::new(), Vec::new()]);
}

#[test]
fn a_whole_node_shows_what_is_nobodys_in_it() {
    let database = database();
    database.query("MATCH (n {name: 'a'}) SET n.size = 7", params! {}).unwrap();
    let cited = |query: &str| {
        let rows = database.query_with(query, params! {}, &QueryOptions::new().cite(true)).unwrap();
        let row = rows.last().unwrap().unwrap();
        row.citations().iter().map(name).collect::<Vec<_>>()
    };
    for query in [
        "MATCH (n:Big) RETURN n",
        "MATCH (n:Big) RETURN [{of: n}] AS x",
        "MATCH p = (:Big)-[:RAIL]->() RETURN p",
    ] {
        assert!(cited(query).contains(&"unsourced".to_owned()), "{query}");
    }
    assert_eq!(cited("MATCH (n:Big) RETURN n.size"), ["unsourced", "big a", "a"]);
    assert_eq!(cited("MATCH (n:Big) RETURN n.name"), ["a", "big a"]);
    assert_eq!(cited("MATCH (n:Town) RETURN n"), ["c"]);
}

#[test]
fn the_claim_that_prevails_among_different_ones_is_marked() {
    let database = database();
    let set = "CITING {source: 's', id: 'later size', asOf: '2024'} MATCH (n {name: 'a'}) SET n.size = 5";
    database.query(set, params! {}).unwrap();
    let rows =
        database.query_with("MATCH (n:Big) RETURN n.size", params! {}, &QueryOptions::new().cite(true));
    let row = rows.unwrap().next().unwrap().unwrap();
    let marked: Vec<_> =
        row.citations().iter().map(|citation| (name(citation), citation.prevails())).collect();
    let expected = [("size of a", Some(false)), ("later size", Some(true)), ("big a", None), ("a", None)];
    assert_eq!(marked, expected.map(|(name, prevails)| (name.to_owned(), prevails)));
}

#[test]
fn an_index_is_cited_for_what_it_answers() {
    let database = database();
    database.query("CREATE INDEX FOR (n:City) ON (n.size)", params! {}).unwrap();
    let options = QueryOptions::new().cite(true);
    let mut rows =
        database.query_with("MATCH (n:City) WHERE n.size = 2 RETURN n", params! {}, &options).unwrap();
    let names: Vec<_> = rows.next().unwrap().unwrap().citations().iter().map(name).collect();
    assert_eq!(names, ["size of b", "b"]);
}

#[test]
fn one_witness_is_enough_unless_all_are_wanted() {
    let full = QueryOptions::new().cite_full();
    let exists = "MATCH (x:Town) WHERE EXISTS { (:City)-->(x) } RETURN x";
    assert_eq!(cited(exists)[0].len(), 3);
    assert_eq!(cited_with(exists, &full), [["a", "ac", "b", "bc", "c"]]);
    let either = "MATCH (n:Big) WHERE n.name = 'a' OR n.size = 1 RETURN 1 AS one";
    assert_eq!(cited(either), [["a", "big a"]]);
    assert_eq!(cited_with(either, &full), [["a", "big a", "size of a"]]);
}

#[test]
fn a_distinct_row_rests_on_all_that_it_stands_for() {
    let all = [["a", "ac", "b", "bc", "c"]];
    assert_eq!(cited("MATCH (:City)-->(x:Town) RETURN DISTINCT x.name"), all);
    let union = "MATCH (:Big)-->(x:Town) RETURN x.name UNION MATCH (:City)-[:ROAD]->(x:Town) RETURN x.name";
    assert_eq!(cited(union), [["a", "ac", "b", "bc", "big a", "c"]]);
}

#[test]
fn groups_rest_on_all_their_rows_and_paths_on_all_their_elements() {
    assert_eq!(cited("MATCH (n:City) RETURN count(*)"), [["a", "b"]]);
    assert_eq!(cited("MATCH (n:City) RETURN sum(n.size)"), [["a", "b", "size of a", "size of b"]]);
    let path = "MATCH p = (:Big)-[:ROAD*2]->() RETURN length(p)";
    assert_eq!(cited(path), [["a", "ab", "b", "bc", "big a", "c"]]);
    let searched = "MATCH p = ANY SHORTEST (:Big) (()-[:ROAD]->(:City|Town)){1,3} (c:Town) RETURN length(p)";
    assert_eq!(cited(searched), [["a", "ab", "b", "bc", "big a", "c"]]);
    let shortest = "MATCH (a:Big), (c:Town), p = shortestPath((a)-[*]->(c)) RETURN p";
    assert_eq!(cited(shortest), [["a", "ac", "big a", "c"]]);
}

#[test]
fn every_derivation_of_a_shortest_path_is_every_path_as_short() {
    let full = QueryOptions::new().cite_full();
    let database = "MATCH (a:Big), (c:Town), p = shortestPath((a)-[:ROAD*]-(c)) RETURN length(p)";
    assert_eq!(cited(database), [["a", "ab", "b", "bc", "big a", "c"]]);
    let other = "CITING {source: 's', id: 'other'} MATCH (a {name: 'a'}), (c {name: 'c'})
                 CREATE (a)-[:ROAD]->(:Pass {name: 'p'})-[:ROAD]->(c)";
    let cited = |options: &QueryOptions| -> Vec<String> {
        let mountains = self::database();
        mountains.query(other, params! {}).unwrap();
        let row = mountains.query_with(database, params! {}, options).unwrap().next().unwrap().unwrap();
        row.citations().iter().map(name).collect()
    };
    let all = cited(&full);
    assert!(all.contains(&"other".to_owned()) && all.contains(&"ab".to_owned()), "{all:?}");
    let one = cited(&QueryOptions::new().cite(true));
    assert!(one.contains(&"other".to_owned()) != one.contains(&"ab".to_owned()), "{one:?}");
}

/// Two roads from `a` to `d`, over `b` and over `c`, whose parts are claimed by name.
fn diamond() -> Database {
    let database = Database::in_memory();
    database.query("CREATE (:Source {id: 's'})", params! {}).unwrap();
    for (name, kind) in [("a", "X"), ("b", "Y"), ("c", "Y"), ("d", "Z")] {
        let text = format!("CITING {{source: 's', id: '{name}'}} CREATE (:{kind} {{name: '{name}'}})");
        database.query(&text, params! {}).unwrap();
    }
    for (from, to) in [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("a", "a")] {
        let text = format!(
            "CITING {{source: 's', id: '{from}{to}'}} MATCH (a {{name: '{from}'}}), (b {{name: '{to}'}}) CREATE (a)-[:R]->(b)"
        );
        database.query(&text, params! {}).unwrap();
    }
    database
}

#[test]
fn every_derivation_of_a_chosen_path_is_every_path_that_gives_the_same_row() {
    let database = diamond();
    let cited = |query: &str, options: QueryOptions| -> Vec<String> {
        let row = database.query_with(query, params! {}, &options).unwrap().next().unwrap().unwrap();
        let mut names: Vec<_> = row.citations().iter().map(name).collect();
        names.sort();
        names
    };
    let all = ["a", "ab", "ac", "b", "bd", "c", "cd", "d"];
    let searches = [
        ("ANY SHORTEST (x:X)-[:R]->+(z:Z)", true),
        ("ANY (x:X) ((m)-[r:R]->(n)){1,5} (z:Z)", true),
        ("SHORTEST 1 (x:X) (()-[:R]->() | ()-[:R]->()){2} (z:Z)", true),
        ("ANY SHORTEST SIMPLE (x:X)-[:R]->(y:Y)-[:R]->(z:Z)", false),
    ];
    for (search, is_whole) in searches {
        let (short, shown) = (format!("MATCH {search} RETURN x.name, z.name"), "RETURN length(p)");
        assert_eq!(cited(&short, QueryOptions::new().cite_full()), all, "{search}");
        assert_eq!(cited(&short, QueryOptions::new().cite(true)).len(), 5, "{search}");
        let length = format!("MATCH p = {search} {shown}");
        assert_eq!(cited(&length, QueryOptions::new().cite_full()), all, "{search}");
        // A row that shows the path, or what lies on it, has the one derivation.
        let path = format!("MATCH p = {search} RETURN p");
        assert_eq!(cited(&path, QueryOptions::new().cite_full()).len(), 5, "{search}");
        if !is_whole {
            let between = format!("MATCH {search} RETURN y.name");
            assert_eq!(cited(&between, QueryOptions::new().cite_full()).len(), 5, "{search}");
        }
    }
    // How long a part is tells the one from the other: here both legs are of one step.
    let part = "MATCH ANY SHORTEST (x:X) (leg = ()-[:R]->()){2} (z:Z) RETURN size(leg)";
    assert_eq!(cited(part, QueryOptions::new().cite_full()).len(), 5);
    // Alternatives that differ in nothing that is shown: here the kind of `y` is, its name is not.
    let grouped = "MATCH p = ANY SHORTEST SIMPLE (x:X)-[:R]->(y:Y)-[:R]->(z:Z) RETURN count(*)";
    assert_eq!(cited(grouped, QueryOptions::new().cite_full()), all);
}

#[test]
fn a_grid_has_more_shortest_paths_than_can_be_listed_and_all_their_steps_are_cited() {
    let database = Database::in_memory();
    for statement in [
        "UNWIND range(0, 19) AS x UNWIND range(0, 19) AS y CREATE (:P {x: x, y: y})",
        "MATCH (a:P), (b:P) WHERE b.x = a.x + 1 AND b.y = a.y OR b.y = a.y + 1 AND b.x = a.x CREATE (a)-[:R]->(b)",
    ] {
        database.query(statement, params! {}).unwrap();
    }
    let query = "MATCH ANY SHORTEST (a:P {x: 0, y: 0})-[:R*]->(b:P {x: 19, y: 19}) RETURN b.x";
    let row = database
        .query_with(query, params! {}, &QueryOptions::new().cite_full())
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let relationships = row.facts().iter().filter(|fact| {
        matches!(fact, Fact::Present(Subject::Element(silkgraph::value::Element::Relationship(_))))
    });
    assert_eq!(relationships.count(), 2 * 20 * 19);
}

#[test]
fn a_label_that_is_added_without_evidence_is_nobodys() {
    let database = database();
    let run = |query: &str| database.query(query, params! {}).unwrap();
    let cited = |query: &str| -> Vec<Vec<String>> {
        let rows = database.query_with(query, params! {}, &QueryOptions::new().cite(true)).unwrap();
        rows.map(|row| row.unwrap().citations().iter().map(name).collect()).collect()
    };
    // What the claim about the node covered stays covered.
    run("MATCH (n:Town) SET n:Harbour:Town");
    assert_eq!(cited("MATCH (n:Harbour) RETURN 1 AS one"), [["unsourced", "c"]]);
    assert_eq!(cited("MATCH (n:Town) RETURN 1 AS one"), [["c"]]);
    let claims = "MATCH (n:Town) RETURN size(claims(n)), size(sources(n))";
    assert_eq!(run(claims).next().unwrap().unwrap().decode::<(i64, i64)>().unwrap(), (1, 1));
    let unsourced = run("CALL silk.unsourced() YIELD element, label WHERE element:Town RETURN label");
    let labels: Vec<String> = unsourced.map(|row| row.unwrap().get("label").unwrap()).collect();
    assert_eq!(labels, ["Harbour"]);
    // It goes and comes as it likes until somebody says so.
    run("MATCH (n:Town) REMOVE n:Harbour");
    assert_eq!(run("CALL silk.unsourced() YIELD element WHERE element:Town RETURN element").count(), 0);
    run("MERGE (n:Town {name: 'c'}) ON MATCH SET n:Harbour");
    assert_eq!(cited("MATCH (n:Harbour) RETURN 1 AS one"), [["unsourced", "c"]]);
    run("CITING {source: 's', id: 'harbour'} MATCH (n:Town) SET n:Harbour");
    assert_eq!(cited("MATCH (n:Harbour) RETURN 1 AS one"), [["harbour", "c"]]);
    // Who says so goes with the label; a label that was stated with its node and taken away is not stated any more.
    run("MATCH (n:Harbour) REMOVE n:Harbour, n:Town SET n:Town");
    assert_eq!(cited("MATCH (n:Town) RETURN 1 AS one"), [["unsourced", "c"]]);
    // What nobody claims stays, whatever day is asked for.
    assert_eq!(run("AS OF date('2023-12-01') MATCH (n:Town) RETURN n").count(), 1);
}

#[test]
fn what_is_not_there_is_said_to_be_absent() {
    assert_eq!(cited("MATCH (c:Town) OPTIONAL MATCH (c)-->(x) RETURN x"), [["c", "nothing"]]);
    let call = "MATCH (c:Town) OPTIONAL CALL (c) { MATCH (c)-->(x) RETURN x } RETURN x";
    assert_eq!(cited(call), [["c", "nothing"]]);
    assert_eq!(cited("MATCH (c:Town) WHERE NOT EXISTS { (c)-->() } RETURN c"), [["c", "nothing"]]);
    assert_eq!(cited("MATCH (n:City) WHERE NOT n:Big RETURN n"), [["b", "nothing"]]);
    assert_eq!(cited("MATCH (n:Nowhere) RETURN count(*)"), [["nothing"]]);
    assert_eq!(cited("MATCH (n:Town) WHERE n.size IS NULL RETURN n"), [["c", "nothing"]]);
}

#[test]
fn subqueries_and_unions_contribute_what_they_rest_on() {
    let call = "MATCH (n:Big) CALL { WITH n MATCH (n)-[:RAIL]->(x) RETURN x.name AS name } RETURN name";
    assert_eq!(cited(call), [["a", "ac", "big a", "c"]]);
    assert_eq!(cited("MATCH (n:Big) RETURN 1 AS x UNION ALL MATCH (n:Town) RETURN 2 AS x").len(), 2);
    assert_eq!(cited("MATCH (n:Big) RETURN COUNT { (n)-[:RAIL]->() } AS n"), [["a", "ac", "big a", "c"]]);
    let ordered = "MATCH (n:City) RETURN n.name ORDER BY n.size DESC LIMIT 1";
    assert_eq!(cited(ordered), [["b"]]);
}

#[test]
fn what_is_set_without_evidence_is_nobodys() {
    let database = database();
    let run = |query: &str| database.query(query, params! {}).unwrap();
    let cited = |query: &str| -> Vec<Vec<String>> {
        let rows = database.query_with(query, params! {}, &QueryOptions::new().cite(true)).unwrap();
        rows.map(|row| row.unwrap().citations().iter().map(name).collect()).collect()
    };
    // A property with claims of its own, one that the claim about the node covered, and one that is new.
    run("MATCH (n:Big) SET n.size = 7, n.name = 'A', n.rank = 0.5");
    assert_eq!(cited("MATCH (n:Big) RETURN n.size"), [["unsourced", "big a", "a"]]);
    assert_eq!(cited("MATCH (n:Big) RETURN n.name"), [["unsourced", "big a", "a"]]);
    assert_eq!(cited("MATCH (n:Big) RETURN n.rank"), [["unsourced", "big a", "a"]]);
    let sourced = "MATCH (n:Big) RETURN [k IN ['size', 'name', 'rank'] WHERE isSourced(n, k)] AS keys, size(claims(n, 'rank')) AS n";
    let (keys, claims): (Vec<String>, i64) = run(sourced).next().unwrap().unwrap().decode().unwrap();
    assert_eq!((keys, claims), (Vec::new(), 0));
    let unsourced = run("CALL silk.unsourced() YIELD element, property WHERE element:Big RETURN property");
    assert_eq!(unsourced.count(), 3);
    // Whoever states the value is cited for it again, and what was stated before is a conflict now.
    run("CITING {source: 's', id: 'renamed'} MATCH (n:Big) SET n.name = 'A'");
    assert_eq!(cited("MATCH (n:Big) RETURN n.name"), [["a", "renamed", "big a", "a"]]);
    run("MATCH (n:Big) SET n.size = 1");
    assert_eq!(cited("MATCH (n:Big) RETURN n.size"), [["size of a", "big a", "a"]]);
}

#[test]
fn a_citation_says_who_where_and_what_for() {
    let database = database();
    let rows = database.query("CITE MATCH (n:Big) RETURN n.size", params! {}).unwrap();
    assert!(rows.is_cited());
    let row = rows.last().unwrap().unwrap();
    let citation = row.citations().iter().find(|citation| citation.words().is_some()).unwrap();
    assert_eq!(citation.source().title.as_deref(), Some("Gazette"));
    assert_eq!((citation.words(), citation.published()), (Some("there is a"), Some("2023-10")));
    let property = row.citations().iter().find(|citation| citation.value().is_some()).unwrap();
    assert!(matches!(property.fact(), Fact::Present(Subject::Property(_, key)) if &**key == "size"));
    let plain = database.query("MATCH (n:Big) RETURN n", params! {}).unwrap();
    assert!(plain.map(Result::unwrap).all(|row| row.citations().is_empty()));
}

#[test]
fn cite_only_gives_the_sources_of_the_whole_answer() {
    let mut rows = database().query("CITE ONLY MATCH (n:City) RETURN n.size", params! {}).unwrap();
    let (id, title, count): (String, String, i64) = {
        let row = rows.next().unwrap().unwrap();
        (row.get("source").unwrap(), row.get("title").unwrap(), row.get("claims").unwrap())
    };
    assert_eq!((&*id, &*title, count), ("s", "Gazette", 4));
    assert!(rows.next().is_none());
}

#[test]
fn what_is_written_cannot_be_asked_for_its_sources() {
    let refused = |outcome: silkgraph::Result<silkgraph::Rows>| matches!(outcome, Err(Error::Query(_)));
    assert!(refused(database().query("CITE CREATE (:A)", params! {})));
    let options = QueryOptions::new().cite(true);
    assert!(refused(database().query_with("CREATE (:A)", params! {}, &options)));
    // And what is read needs no evidence.
    assert!(refused(database().query("CITING {source: 's'} MATCH (n) RETURN n", params! {})));
}
