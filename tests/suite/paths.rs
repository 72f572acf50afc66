//! Paths, on small graphs full of loops, parallel relationships and ways back: every form of asking where paths lead
//! gives the same with the rules of the optimizer that search for it and without them.

use silkgraph::query::optimizer::RULES;
use silkgraph::{Database, QueryOptions, params};

/// How many graphs are asked.
const GRAPHS: u64 = 6;

/// Numbers that look random: SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }
}

/// Two to six nodes and up to nine relationships of two types, wherever they fall.
fn graph(seed: u64) -> Database {
    let database = Database::in_memory();
    let mut random = Random(seed);
    let nodes = 2 + random.below(5);
    let create = "UNWIND range(0, $n - 1) AS i CREATE (:N {i: i}) WITH count(*) AS c MATCH (n:N) WHERE n.i % 2 = 0 SET n:E";
    let run = |text: &str, parameters| database.query(text, parameters).unwrap().for_each(drop);
    run(create, params! { "n" => nodes as i64 });
    for number in 0..random.below(10) {
        let (from, to) = (random.below(nodes) as i64, random.below(nodes) as i64);
        let name = if random.below(3) == 0 { "S" } else { "R" };
        let text = format!("MATCH (a:N {{i: $a}}), (b:N {{i: $b}}) CREATE (a)-[:{name} {{w: $w}}]->(b)");
        run(&text, params! { "a" => from, "b" => to, "w" => (number % 3) as i64 });
    }
    database
}

/// What is asked, with `-R-` for a relationship in every direction.
const QUESTIONS: &[&str] = &[
    "MATCH (a:N)-[:R*]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[:R*0..]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[:R*1..2]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[:R*..3]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[*..4]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[:R*2]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[:R*3]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[*3]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[*2..3]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[:R*]-(b) RETURN count(DISTINCT b)",
    "MATCH (a:N)-[:R*]-(b) RETURN DISTINCT b.i",
    "MATCH (a:E)-[*]-(b:E) RETURN DISTINCT b.i",
    "MATCH (a:E)-[*..2]-(b) RETURN DISTINCT b.i",
    "MATCH (a:E)-[:R* {w: 1}]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[r:R*]-(b) WHERE all(x IN r WHERE x.w < 2) RETURN DISTINCT b.i",
    "MATCH p = (a:N)-[:R*]-(b) WHERE none(x IN nodes(p) WHERE x.i = 1) RETURN DISTINCT a.i, b.i",
    "MATCH p = (a:N)-[:R*0..]-(b) WHERE all(x IN nodes(p) WHERE x.i < 3) RETURN DISTINCT a.i, b.i",
    "MATCH p = (a:N)-[:R*]-(b) WHERE all(x IN relationships(p) WHERE x.w < 2) RETURN count(DISTINCT b)",
    "MATCH p = (a:N)-[:S]-(x)-[:R*]-(b) WHERE none(x IN nodes(p) WHERE x.i = 1) RETURN DISTINCT a.i, b.i",
    "MATCH p = (a:N)-[:R*..3]-(b) WHERE none(x IN nodes(p) WHERE x.i = 1) RETURN length(p), b.i",
    "MATCH (a:N) WHERE EXISTS { MATCH p = (a)-[*]-(b:E) WHERE none(x IN nodes(p) WHERE x.i = a.i + 1) } RETURN a.i",
    "MATCH (a:N)-[:R]->{1,3}(b) RETURN min(b.i), max(b.i), count(DISTINCT a)",
    "MATCH (a:N), (b:N) WHERE EXISTS { (a)-[:R*]-(b) } RETURN a.i, b.i",
    "MATCH (a:N), (b:N) WHERE EXISTS { (a)-[*2..]-(b) } RETURN a.i, b.i",
    "MATCH (a:N) WHERE EXISTS { (a)-[*]-(:E) } RETURN a.i",
    "MATCH (a:N) WHERE EXISTS { (a)-[*1..2]-(a) } RETURN a.i",
    "MATCH (a:N) WHERE EXISTS { (a)-[:R*]-(b:E) WHERE a.i < b.i } RETURN a.i",
    "MATCH (a:N) WHERE EXISTS { (b:E)-[:R*0..]-(a) } RETURN a.i",
    "MATCH (a:N), (b:E) MATCH (a)-[:R*]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N) MATCH (b:E)-[:R*]-(a) WHERE b.i <> 2 RETURN DISTINCT a.i, b.i",
    "MATCH (a:N) WHERE (a)-[*]-(a) RETURN a.i",
    "MATCH (a:N) OPTIONAL MATCH (a)-[:R*]-(b:E) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N) OPTIONAL MATCH (a)-[:R*]-(b:E) RETURN DISTINCT b.i",
    "MATCH (a:N) CALL (a) { MATCH (a)-[:R*]-(b) RETURN DISTINCT b.i AS i } RETURN a.i, i",
    "MATCH (a:N) RETURN a.i, COUNT { MATCH (a)-[:R*]-(b) RETURN DISTINCT b } AS k",
    "MATCH (a:N)-[:R]-(x)-[:R]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[:R]-(x)-[:R]-(b) RETURN DISTINCT b.i",
    "MATCH (a:N)-[]-(x)-[]-(b) RETURN count(DISTINCT b)",
    "MATCH (a:N)-[:R]-(x)-[]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[:R]-(x)-[:S]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[:R]-(x:E)-[:R]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[:R]-(x)-[:R]-(y)-[:R]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[:R]-(x)-[:R]-(y)-[:R]-(b) RETURN DISTINCT b.i",
    "MATCH (a:N)-[:R]-(x)-[:S]-(y)-[:R]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[:S|R]-(x)-[:S]-(y)-[:R]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[:S]-(x)-[:S|R]-(y)-[:R]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[:R]->(x)-[:R]-(y)<-[:R]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[:R]->(x)<-[:R]-(y)-[:R]-(b:E) RETURN DISTINCT b.i",
    "MATCH (a:N)-[]-(x)-[]-(y)-[]-(b) WHERE x.i > 0 AND y.i <> 2 RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[]-(x)-[]-(y)-[]-(b) WHERE x.i <> a.i RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[:R]-(x)-[:R]-(y)-[:R]-(z)-[:R]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N)-[:R]-(x)-[:S]-(y)-[:R]-(z)-[:S]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH REPEATABLE ELEMENTS (a:N)-[:R]-(x)-[:R]-(y)-[:R]-(z)-[:R]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:E)-[:R]-(x) RETURN DISTINCT x.i",
    "MATCH (a:N)-[:R]-(x) WHERE a.i < x.i RETURN DISTINCT x.i",
    "MATCH (a:N)-[:R*]-(x) WHERE a.i < x.i RETURN DISTINCT x.i",
    "MATCH (a:E)-[:R*]-(x)-[:S]-(b) RETURN DISTINCT b.i",
    "MATCH (a:E)-[:R*]-(x), (x)-[:R]-(b) RETURN DISTINCT b.i",
    "MATCH (a:E)-[:R*]-(x) MATCH (x)-[:R*]-(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:E)-[:R*]-(x) WITH DISTINCT x MATCH (x)-[:R]-(b) RETURN x.i, count(*)",
    "MATCH (a:N)-[:R*]-(b) WITH a, collect(DISTINCT b.i) AS all UNWIND all AS i RETURN a.i, i",
    "MATCH (a:N)-[:R*]-(b) RETURN b.i UNION MATCH (a:N)-[:S*]-(b) RETURN b.i",
    "MATCH (a:N)-[:R*]-(b) WITH DISTINCT b ORDER BY b.i LIMIT 2 RETURN b.i",
    "MATCH p = ANY SHORTEST (a:N)-[:R]->+(b:N {i: 1}) RETURN a.i, b.i, length(p)",
    "MATCH p = ALL SHORTEST (a:N)-[:R]->*(b:N {i: 1}) RETURN a.i, [r IN relationships(p) | r.w]",
    "MATCH p = ALL SHORTEST (a:N {i: 1})-[:R]->+(b:E) RETURN b.i, [r IN relationships(p) | r.w]",
    "MATCH p = SHORTEST 2 (a:E) ((x)-[]->(y) WHERE y.i <> 1)+ (b {i: 0}) RETURN a.i, b.i, length(p)",
    "MATCH p = SHORTEST 2 GROUPS (a:N) ((x)-[]-(y)){1,3} (b {i: 1}) RETURN a.i, [n IN x | n.i]",
    "MATCH p = ANY SHORTEST SIMPLE (a {i: 0})-[:R]->+(b {i: 0}) RETURN length(p)",
    "MATCH p = ANY TRAIL (a)-[:R]->+(b {i: 2}) RETURN a.i, b.i",
    "MATCH (b {i: 1}) MATCH p = SHORTEST 2 ACYCLIC (a)-[:R]->{0,3}(b) RETURN a.i, length(p)",
    "MATCH p = shortestPath((a:N)-[*]-(b:N)) WHERE a <> b RETURN a.i, b.i, length(p)",
    "MATCH p = shortestPath((a:N)-[:R*]->(b:N {i: 1})) RETURN a.i, b.i, length(p)",
    "MATCH p = allShortestPaths((a:N)-[:R*..3]-(b:E)) WHERE none(n IN nodes(p) WHERE n.i = 1) RETURN [n IN nodes(p) | n.i]",
    "MATCH p = shortestPath((a:N {i: 0})-[:R*]-(b)) RETURN b.i, length(p)",
    "MATCH p = shortestPath((a)-[*0..2]-(b:N {i: 0})) RETURN a.i, length(p), nodes(p)[0].i",
    "MATCH p = ANY SHORTEST (a:N {i: 1})-[:R]->*(b) RETURN b.i, length(p), [n IN nodes(p) | n.i][-1]",
    "MATCH (a:N) ((x)-[:R]->(y) WHERE y.i <> 1)+ (b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N) ((x)-[:R]-(y) WHERE x.i <> 1){2,3} (b:E) RETURN DISTINCT a.i, b.i",
    "MATCH p = ACYCLIC (a:N)-[:R]-+(b) RETURN DISTINCT a.i, b.i",
    "MATCH p = SIMPLE (a:N)-[:R]-+(b:E) RETURN DISTINCT b.i",
    "MATCH (a:N) (((x)-[:R]->(y)-[:S]->(z)) | ((x)-[:S]->(z)))+ (b) RETURN DISTINCT a.i, b.i",
    "MATCH REPEATABLE ELEMENTS (a:N)-[:R]-{1,4}(b) RETURN DISTINCT a.i, b.i",
    "MATCH (a:N), (b:N) WHERE EXISTS { (a) ((x)-[:R]-(y) WHERE x.i + y.i <> 3){2,} (b) } RETURN a.i, b.i",
    "MATCH (a:N) WHERE EXISTS { (a) ((x)-[:R]-(y)-[:S]-(z))+ (b:E) } RETURN a.i",
    "MATCH (a:N) ((x)-[:R]-(y))+ (b) WHERE size(x) > 1 RETURN DISTINCT a.i, b.i",
    "MATCH p = (a:N) ((x)-[:R]-(y))+ (b) WHERE none(n IN nodes(p) WHERE n.i = 1) RETURN a.i, b.i, length(p)",
    "MATCH p = (a:N) ((x)-[:R]-(y))* (b:E) WHERE all(n IN nodes(p) WHERE n.i > 0) RETURN DISTINCT a.i, b.i",
    "MATCH p = (a:N)-[:S]-(c) ((x)-[:R]-(y) WHERE x.i < 4)+ (b) WHERE all(r IN relationships(p) WHERE r.w < 2) RETURN a.i, b.i, [n IN x | n.i]",
    "MATCH (a:N), (b:N) MATCH p = ACYCLIC (a)-[:R]-*(b) WHERE none(n IN nodes(p) WHERE n.i = 2) RETURN a.i, b.i, length(p)",
    "MATCH (a:N) ((x)-[:R]-(y))+ (b)-[:R]-(c) RETURN DISTINCT a.i, c.i",
    "MATCH (a:E) SET a.seen = 1 WITH a MATCH (a)-[:R*]-(b) RETURN DISTINCT b.i, b.seen",
];

fn rows(database: &Database, question: &str, options: &QueryOptions) -> Vec<String> {
    let rows = database.query_with(question, params! {}, options);
    let mut rows: Vec<String> = rows
        .unwrap_or_else(|error| panic!("{question}: {error}"))
        .map(|row| format!("{:?}", row.unwrap()))
        .collect();
    rows.sort();
    rows
}

fn without(names: &[&str]) -> QueryOptions {
    names.iter().fold(QueryOptions::new(), |options, name| options.without_rule(*name))
}

/// The question with its relationships in both directions, in one, in the other, or in turn.
fn directed(question: &str, way: u64) -> String {
    match way % 4 {
        0 => question.to_owned(),
        1 => question.replace("]-(", "]->("),
        2 => question.replace(")-[", ")<-["),
        _ => question.replacen("]-(", "]->(", 1),
    }
}

#[test]
fn where_paths_lead_is_the_same_with_and_without_the_rule_that_visits_each_node_once() {
    for seed in 0..GRAPHS {
        let database = graph(seed);
        let all: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
        for (number, question) in QUESTIONS.iter().enumerate() {
            let question = directed(question, number as u64 + seed);
            let expected = rows(&database, &question, &without(&all));
            for left_out in [&["reachability"][..], &["join_order"], &[]] {
                let found = rows(&database, &question, &without(left_out));
                assert_eq!(found, expected, "graph {seed}, without {left_out:?}: {question}");
            }
        }
    }
}
