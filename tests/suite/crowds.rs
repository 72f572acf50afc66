//! Graphs of so many nodes that they are asked about together, and that a search leaves many of them at once: what is
//! counted then is what plain loops count over a list of the relationships; for a graph as it was made, as it changes
//! inside a transaction and afterwards, and for who reads it as it was before.

use silkgraph::{Database, Parameters, Value};
use std::collections::BTreeSet;

/// A relationship: where it starts, whether it is an `R` (or else an `S`), and where it ends.
type Step = (i64, bool, i64);

/// Asks a question and gives its rows of integers.
type Ask<'a> = dyn FnMut(&str) -> Vec<Vec<i64>> + 'a;

/// How a relationship is written in a question, and which of them it stands for: `R` alone, and both ways or which.
const WAYS: &[(&str, bool, bool, bool)] = &[
    ("-[:R{}]->", true, true, false),
    ("<-[:R{}]-", true, false, true),
    ("-[:R{}]-", true, true, true),
    ("-[{}]->", false, true, false),
    ("<-[{}]-", false, false, true),
    ("-[{}]-", false, true, true),
    ("-[:R|S{}]->", false, true, false),
];

fn integers(row: &[Value]) -> Vec<i64> {
    let integer = |value: &Value| match value {
        Value::Integer(integer) => *integer,
        other => panic!("{other:?} is no integer"),
    };
    row.iter().map(integer).collect()
}

/// A graph: 1,500 nodes beside some others, with self-loops and parallel relationships.
const MADE: &[&str] = &[
    "UNWIND range(0, 699) AS i CREATE (:N {i: i})",
    "UNWIND range(0, 9) AS i CREATE (:Other)",
    "UNWIND range(700, 1499) AS i CREATE (:N {i: i})",
    "CREATE CONSTRAINT FOR (n:N) REQUIRE n.i IS UNIQUE",
    "UNWIND range(0, 3999) AS k MATCH (a:N {i: k * 7919 % 1500}), (b:N {i: k * k * 31 % 1301}) CREATE (a)-[:R]->(b)",
    "UNWIND range(0, 1499) AS k MATCH (a:N {i: k}) WHERE k % 37 = 0 CREATE (a)-[:R]->(a), (a)-[:S]->(a)",
    "UNWIND range(0, 599) AS k MATCH (a:N {i: k}), (b:N {i: k * 5 % 1500}) CREATE (a)-[:S]->(b)",
    "UNWIND range(0, 99) AS k MATCH (a:N {i: k * 7919 % 1500}), (b:N {i: k * k * 31 % 1301}) CREATE (a)-[:R]->(b)",
];

/// Later ones: rows change in many pages and in one, nodes and their relationships go.
const CHANGED: &[&str] = &[
    "UNWIND range(0, 299) AS k MATCH (a:N {i: k * 5}), (b:N {i: k}) CREATE (a)-[:R]->(b)",
    "MATCH (a:N {i: 3})-[r]-() DELETE r",
    "MATCH (a:N) WHERE a.i % 111 = 0 DETACH DELETE a",
    "MATCH (a:N {i: 5}) CREATE (a)-[:R]->(a), (a)-[:R]->(a)",
];

fn steps(ask: &mut Ask<'_>) -> Vec<Step> {
    let rows = ask("MATCH (a:N)-[r]->(b:N) RETURN a.i, CASE type(r) WHEN 'R' THEN 1 ELSE 0 END, b.i");
    rows.iter().map(|row| (row[0], row[1] == 1, row[2])).collect()
}

/// For each node, where one step of this kind leads.
fn ends(steps: &[Step], (_, is_r, out, back): &(&str, bool, bool, bool)) -> Vec<Vec<i64>> {
    let mut ends = vec![Vec::new(); 1500];
    for &(start, _, end) in steps.iter().filter(|(_, of_r, _)| *of_r || !is_r) {
        if *out {
            ends[start as usize].push(end);
        }
        if *back && !(*out && start == end) {
            ends[end as usize].push(start);
        }
    }
    ends
}

/// How many nodes steps lead to from node 1, up to `maximum`; itself too where they lead back or none need be taken.
fn reached(ends: &[Vec<i64>], maximum: usize, itself: bool) -> i64 {
    let mut seen: BTreeSet<i64> = itself.then_some(1).into_iter().collect();
    let mut level = vec![1];
    for _ in 0..maximum {
        let all = level.iter().flat_map(|node| &ends[*node as usize]).copied();
        level = all.filter(|node| seen.insert(*node)).collect();
    }
    seen.len() as i64
}

fn check(steps: &[Step], ask: &mut Ask<'_>) {
    for way in WAYS {
        let (ends, arrow) = (ends(steps, way), way.0.replace("{}", ""));
        let mut degrees: Vec<Vec<i64>> =
            (0..).zip(&ends).map(|(node, ends)| vec![node, ends.len() as i64]).collect();
        degrees.retain(|row| row[1] > 0);
        let question = format!("MATCH (n:N){arrow}() RETURN n.i AS i, count(*) ORDER BY i");
        assert_eq!(ask(&question), degrees, "{question}");
        degrees.sort_by_key(|row| (-row[1], row[0]));
        degrees.truncate(7);
        let question = format!("MATCH (n:N){arrow}() RETURN n.i, count(*) AS c ORDER BY c DESC, n.i LIMIT 7");
        assert_eq!(ask(&question), degrees, "{question}");
        check_two_paths(steps, way, ask);
        for maximum in [2, 3, 4, 6, 30] {
            let question = |range: &str| {
                let run = way.0.replace("{}", range);
                format!("MATCH (:N {{i: 1}}){run}(b) RETURN count(DISTINCT b)")
            };
            let from_none = question(&format!("*0..{maximum}"));
            assert_eq!(ask(&from_none), [[reached(&ends, maximum, true)]], "{from_none}");
            if way.2 != way.3 {
                let from_one = question(&format!("*1..{maximum}"));
                assert_eq!(ask(&from_one), [[reached(&ends, maximum, false)]], "{from_one}");
            }
        }
        let without_end =
            format!("MATCH (:N {{i: 1}}){}(b) RETURN count(DISTINCT b)", way.0.replace("{}", "*0.."));
        assert_eq!(ask(&without_end), [[reached(&ends, 1500, true)]], "{without_end}");
    }
}

/// Two steps the same way, which are not the same relationship.
fn check_two_paths(steps: &[Step], way: &(&str, bool, bool, bool), ask: &mut Ask<'_>) {
    if way.2 == way.3 {
        return;
    }
    let taken = steps.iter().filter(|(_, is_r, _)| *is_r || !way.1);
    let (mut out, mut back, mut loops) = (vec![0; 1500], vec![0; 1500], 0);
    for (start, _, end) in taken {
        out[*start as usize] += 1;
        back[*end as usize] += 1;
        loops += i64::from(start == end);
    }
    let pairs: i64 = out.iter().zip(&back).map(|(out, back)| out * back).sum();
    let arrow = way.0.replace("{}", "");
    let question = format!("MATCH (){arrow}(:N){arrow}() RETURN count(*)");
    assert_eq!(ask(&question), [[pairs - loops]], "{question}");
}

#[test]
fn what_is_counted_of_many_nodes_is_what_plain_loops_count_in_every_state_of_the_graph() {
    let database = Database::in_memory();
    let run = |text: &&str| database.query(text, Parameters::new()).unwrap().for_each(drop);
    MADE.iter().for_each(run);
    let mut of_all = |text: &str| {
        database.query(text, Parameters::new()).unwrap().map(|row| integers(row.unwrap().values())).collect()
    };
    let made = steps(&mut of_all);
    assert!(made.len() > 4_500);
    check(&made, &mut of_all);
    let before = database.read();
    let mut of_before = |text: &str| {
        before.query(text, Parameters::new()).unwrap().map(|row| integers(row.unwrap().values())).collect()
    };
    let mut writing = database.write().unwrap();
    for text in CHANGED {
        writing.query(text, Parameters::new()).unwrap().for_each(drop);
        let mut within = |text: &str| {
            writing
                .query(text, Parameters::new())
                .unwrap()
                .map(|row| integers(row.unwrap().values()))
                .collect()
        };
        let changed = steps(&mut within);
        check(&changed, &mut within);
    }
    check(&made, &mut of_before);
    writing.commit().unwrap();
    let changed = steps(&mut of_all);
    assert_ne!(changed, made);
    check(&changed, &mut of_all);
    check(&made, &mut of_before);
}
