//! The law of citations: the facts cited for a row are enough to give it again, and none of them is there in vain.
//!
//! Small random graphs are asked monotone queries that return every variable. What a row cites, and nothing else, is
//! loaded into an empty graph, where the query must give the row again; without any one of the facts it must not.

use silkgraph::provenance::{Fact, Subject};
use silkgraph::value::{Element, NodeId, RelationshipId};
use silkgraph::{Database, QueryOptions, Row, Value, params};
use std::collections::{BTreeMap, BTreeSet};

const QUERIES: [&str; 10] = [
    "MATCH (a:A) RETURN a.id, a.x",
    "MATCH (a:A)-[r:R]->(b) WHERE b.x > 1 RETURN a.id, r.id, b.id",
    "MATCH (a)-[r]->(b:B)<-[s:S]-(c) RETURN a.id, r.id, b.id, s.id, c.id, c.x",
    "MATCH (a:A), (b:B) WHERE a.x = b.x RETURN a.id, b.id",
    "MATCH (a:A|B) WHERE a.x = 1 OR a.y = 1 RETURN a.id",
    "MATCH p = (a:A)-[*1..3]->(b:B) RETURN [n IN nodes(p) | n.id], [r IN relationships(p) | r.id]",
    "MATCH (a:A)-[r]-(b) WITH a, r, b WHERE a.x <> b.x RETURN DISTINCT a.id, r.id, b.id",
    "MATCH (a:A) WHERE EXISTS { (a)-[:R]->(:B) } RETURN a.id",
    "MATCH (a:A) CALL { WITH a MATCH (a)-[r:S]->(b) RETURN r.id AS r, b.id AS b } RETURN a.id, r, b",
    "MATCH (a:A) RETURN a.id AS id, coalesce(a.y, a.x) AS v UNION ALL MATCH (b:B) RETURN b.id AS id, b.x AS v",
];

/// What merges rows rests on all that it merges: enough, but one of them would do.
const MERGING: [&str; 29] = [
    "MATCH (a:A)-->(b) RETURN DISTINCT b.x",
    "MATCH (a)-[r]->(b) WITH DISTINCT a, a.x AS x WHERE x > 0 RETURN a.id",
    "MATCH (a:A) RETURN a.id AS id, coalesce(a.y, a.x) AS v UNION MATCH (b:B) RETURN b.id AS id, b.x AS v",
    "MATCH (a)-[r:R]->(b) RETURN a.id, count(*), collect(b.x)",
    "MATCH (a:A)-[*1..3]->(b) RETURN DISTINCT a.id, b.id",
    "MATCH (a:A) WHERE EXISTS { (a)-[:R*]->(:B) } RETURN a.id",
    "MATCH (a:A)-->(b) RETURN count(*)",
    "MATCH (a:A)-->(c), (b:B) WHERE c.x = b.x RETURN a.id, count(*)",
    "MATCH (a:A) OPTIONAL MATCH (b:B) WHERE b.x = a.x RETURN DISTINCT a.id, b.y",
    "MATCH (a:A)-->()-->(b) RETURN count(DISTINCT b) AS n",
    "MATCH (a)-->() RETURN a.id, COUNT { (a)-->(:B) } AS n",
    "MATCH (a) RETURN a.id, [(a)-[r:R]->(b) WHERE b.x > 0 | b.id] AS ids",
    "MATCH (a:A), (b:B) WHERE a.id <> b.id MATCH p = shortestPath((a)-[*]->(b)) RETURN a.id, b.id, length(p)",
    "MATCH (a:A), (b:B) WHERE a.id <> b.id MATCH p = allShortestPaths((a)-[*]-(b)) RETURN [n IN nodes(p) | n.id]",
    "MATCH ANY SHORTEST (a:A)-[:R]->+(b:B) RETURN a.id, b.id",
    "MATCH ANY SHORTEST (a:A) ((x)-[r]->(y)){1,3} (b:B) RETURN a.id, b.id",
    "MATCH ANY (a:A)-[r:R|S]-(m)-[s]-(b:B) RETURN a.id, b.id",
    "MATCH p = SHORTEST 2 (a:A) (()-[:R]->() | ()<-[:S]-()){1,3} (b) RETURN a.id, b.id, length(p)",
    "MATCH ANY SHORTEST TRAIL (a:A)-[r]->*(m:B)-[s]->*(b) WHERE a.id <> b.id RETURN a.id, m.id, b.id",
    "MATCH (a:A) (leg = (x)-[r]->(y) WHERE none(n IN nodes(leg) WHERE n.x = 1)){1,2} (b) RETURN a.id, b.id, size(leg)",
    "MATCH ANY SHORTEST (a:A) (leg = (x)-[r]->(y) WHERE any(n IN nodes(leg) WHERE n:B)){1,2} (b) RETURN a.id, b.id",
    "MATCH (a:A) ((x)-[r]->(y) WHERE x.x <> y.x){1,2} (b) RETURN a.id, [n IN y | n.id]",
    "MATCH (a:A) OPTIONAL MATCH (a)-[r:R]->(b:B) RETURN a.id, b.id",
    "MATCH (a:A) CALL { WITH a MATCH (a)-->(b) RETURN count(b) AS n } RETURN a.id, n",
    "MATCH (a:A {x: 1}) RETURN a.id",
    "MATCH (a)-[r:R {id: 1}]->(b) RETURN a.id, b.id",
    "MATCH (a:A) WHERE a.x = 1 AND a.y = 1 RETURN count(*) AS n, collect(a.id) AS ids",
    "MATCH (a) WHERE id(a) = 2 MATCH (a)--(b) RETURN a.id, b.id",
    "MATCH (a)-[r]->(b) RETURN type(r) AS type, count(*) AS n, max(b.x) AS x",
];

/// Numbers that look random and are the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }
}

fn random_graph(seed: u64) -> Database {
    let database = Database::in_memory();
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let run = |text: String| {
        database.query(&text, params! {}).unwrap();
    };
    run("CREATE (:Source {id: 's'})".to_owned());
    let count = 3 + random.below(4);
    for id in 0..count {
        let label = ["", ":A", ":B", ":A:B"][random.below(4) as usize];
        run(format!("CITING {{source: 's'}} CREATE (n{label} {{id: {id}}})"));
        for key in ["x", "y"] {
            if random.below(3) > 0 {
                let value = random.below(3);
                run(format!("CITING {{source: 's'}} MATCH (n {{id: {id}}}) SET n.{key} = {value}"));
            }
        }
    }
    for id in 0..random.below(8) {
        let (start, end, kind) =
            (random.below(count), random.below(count), ["R", "S"][random.below(2) as usize]);
        run(format!(
            "CITING {{source: 's'}} MATCH (a {{id: {start}}}), (b {{id: {end}}}) CREATE (a)-[:{kind} {{id: {id}}}]->(b)"
        ));
    }
    database
}

/// The graph of these facts alone. A property or a label brings its node, a relationship its ends.
fn graph_of(facts: &[Subject], from: &Database) -> Database {
    let view = from.view();
    let mut nodes: BTreeMap<NodeId, (BTreeSet<String>, BTreeMap<String, Value>)> = BTreeMap::new();
    let mut relationships: BTreeMap<RelationshipId, BTreeMap<String, Value>> = BTreeMap::new();
    for fact in facts {
        match fact.element() {
            Element::Node(node) => drop(nodes.entry(node).or_default()),
            Element::Relationship(id) => {
                let (start, end) = view.endpoints(id).unwrap();
                nodes.entry(start).or_default();
                nodes.entry(end).or_default();
                relationships.entry(id).or_default();
            }
        }
        match fact {
            Subject::Property(element, key) => {
                let value = view.property(*element, view.catalog().key(key).unwrap());
                match element {
                    Element::Node(node) => nodes.get_mut(node).unwrap().1.insert(key.to_string(), value),
                    Element::Relationship(id) => {
                        relationships.get_mut(id).unwrap().insert(key.to_string(), value)
                    }
                };
            }
            Subject::Label(node, label) => drop(nodes.get_mut(node).unwrap().0.insert(label.to_string())),
            Subject::Element(_) => {}
        }
    }
    let database = Database::in_memory();
    let map = |properties: BTreeMap<String, Value>| {
        Value::Map(std::sync::Arc::new(
            properties.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        ))
    };
    for (node, (labels, properties)) in nodes {
        let labels: String = labels.iter().map(|label| format!(":{label}")).collect();
        let text = format!("CREATE (n{labels} {{node: $node}}) SET n += $properties");
        let node = i64::try_from(node.0).unwrap();
        database.query(&text, params! { "node" => node, "properties" => map(properties) }).unwrap();
    }
    for (id, properties) in relationships {
        let (start, end) = view.endpoints(id).unwrap();
        let kind = view.catalog().type_name(view.relationship_type(id).unwrap());
        let text = format!(
            "MATCH (a {{node: {}}}), (b {{node: {}}}) CREATE (a)-[r:{kind}]->(b) SET r += $properties",
            start.0, end.0
        );
        database.query(&text, params! { "properties" => map(properties) }).unwrap();
    }
    database
}

/// The facts cited for a row, properties and labels that their element's claims cover included.
fn facts_of(row: &Row) -> Vec<Subject> {
    let facts = row.facts().iter().filter_map(|fact| match fact {
        Fact::Present(subject) => Some(subject.clone()),
        Fact::Absence => None,
    });
    facts.collect()
}

fn gives(database: &Database, query: &str, wanted: &[Value]) -> bool {
    database.query(query, params! {}).unwrap().any(|row| row.unwrap().values() == wanted)
}

/// What the facts that another one brings with it are worth nothing without: only facts that stand alone can be left out.
fn can_be_left_out(fact: &Subject, facts: &[Subject], database: &Database) -> bool {
    let Subject::Element(element) = fact else { return true };
    let view = database.view();
    !facts.iter().any(|other| {
        let brings = match (other.element(), element) {
            (Element::Relationship(id), Element::Node(node)) => {
                let (start, end) = view.endpoints(id).unwrap();
                start == *node || end == *node
            }
            (own, element) => own == *element,
        };
        other != fact && brings
    })
}

#[test]
fn the_cited_facts_give_the_row_again_and_none_is_there_in_vain() {
    let options = QueryOptions::new().cite(true);
    let mut tried = 0;
    for seed in 1..=16 {
        let database = random_graph(seed);
        for query in QUERIES {
            for row in database.query_with(query, params! {}, &options).unwrap() {
                let row = row.unwrap();
                let facts = facts_of(&row);
                assert!(gives(&graph_of(&facts, &database), query, row.values()), "{seed}: {query}\n{row:?}");
                for (index, fact) in facts.iter().enumerate() {
                    if !can_be_left_out(fact, &facts, &database) {
                        continue;
                    }
                    let mut fewer = facts.clone();
                    fewer.remove(index);
                    let still = gives(&graph_of(&fewer, &database), query, row.values());
                    assert!(!still, "{seed}: {query}\n{row:?}\ndoes not need {fact:?}");
                }
                tried += 1;
            }
        }
    }
    assert!(tried > 150, "only {tried} rows were found");
}

/// The ids of the copies are not those of the originals.
const BY_ID: &str = "id(a) = 2";

#[test]
fn the_facts_cited_for_rows_that_were_merged_give_them_again() {
    let rules = silkgraph::query::optimizer::RULES.iter().map(|rule| rule.name);
    for (seed, rule) in (1..=12).zip(rules.map(Some).chain([None]).cycle()) {
        let database = random_graph(seed);
        for query in MERGING.into_iter().chain(QUERIES).filter(|query| !query.contains(BY_ID)) {
            for options in [QueryOptions::new().cite(true), QueryOptions::new().cite_full()] {
                let options = rule.map_or(options.clone(), |rule| options.without_rule(rule));
                for row in database.query_with(query, params! {}, &options).unwrap() {
                    let row = row.unwrap();
                    let alone = graph_of(&facts_of(&row), &database);
                    assert!(gives(&alone, query, row.values()), "{seed}, without {rule:?}: {query}\n{row:?}");
                }
            }
        }
    }
}

#[test]
fn whatever_rule_is_left_out_the_same_facts_are_cited() {
    let names = |row: silkgraph::Result<Row>| {
        let row = row.unwrap();
        let mut facts: Vec<String> = row.facts().iter().map(|fact| format!("{fact:?}")).collect();
        facts.sort();
        format!("{:?} {facts:?}", row.values())
    };
    for seed in 1..=3 {
        let database = random_graph(seed);
        for index in ["FOR (n:A) ON (n.x, n.y)", "FOR (n:A) ON (n.x)", "FOR ()-[r:R]-() ON (r.id)"] {
            database.query(&format!("CREATE INDEX {index}"), params! {}).unwrap();
        }
        for query in MERGING {
            let cited = |options: &QueryOptions| {
                let mut rows: Vec<_> =
                    database.query_with(query, params! {}, options).unwrap().map(names).collect();
                rows.sort();
                rows
            };
            let whole = cited(&QueryOptions::new().cite_full());
            for rule in silkgraph::query::optimizer::RULES {
                let without = cited(&QueryOptions::new().cite_full().without_rule(rule.name));
                assert_eq!(whole, without, "{seed}, without {}: {query}", rule.name);
            }
        }
    }
}
