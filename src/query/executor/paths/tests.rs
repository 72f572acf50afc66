//! Every mode and every choice against all walks there are, found by plain recursion; and the parts of a pattern, each
//! by an example.

use super::super::tests::run;
use crate::value::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A ring of three, a loop, two parallel relationships, and a way back: start and end of each relationship.
const RELATIONSHIPS: [(i64, i64); 8] = [(0, 1), (1, 2), (2, 0), (2, 2), (2, 3), (2, 3), (3, 1), (3, 4)];
const NODES: i64 = 5;

/// A walk: its nodes and its relationships.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Walk {
    nodes: Vec<i64>,
    relationships: Vec<i64>,
}

/// Which walks a mode allows.
fn is_allowed(mode: &str, walk: &Walk) -> bool {
    let differ = |items: &[i64]| items.iter().collect::<BTreeSet<_>>().len() == items.len();
    let (inner, is_closed) = match &walk.nodes[..] {
        [first, inner @ .., last] if first == last => (inner, !inner.contains(first)),
        nodes => (nodes, true),
    };
    match mode {
        "WALK" => true,
        "TRAIL" => differ(&walk.relationships),
        "ACYCLIC" => differ(&walk.nodes),
        _ => differ(inner) && is_closed && differ(&walk.relationships),
    }
}

/// Every walk of `least` to `most` relationships, either way where `is_undirected`.
fn walks((least, most): (usize, usize), is_undirected: bool) -> Vec<Walk> {
    let mut open: Vec<Walk> =
        (0..NODES).map(|node| Walk { nodes: vec![node], relationships: Vec::new() }).collect();
    let mut found = Vec::new();
    while let Some(walk) = open.pop() {
        if walk.relationships.len() < most {
            for (id, (start, end)) in (0..).zip(RELATIONSHIPS) {
                let here = walk.nodes.last().copied();
                let ways = [(start, end, true), (end, start, is_undirected && start != end)];
                for (_, to, _) in ways.into_iter().filter(|(from, _, is_way)| *is_way && Some(*from) == here)
                {
                    let mut longer = walk.clone();
                    longer.nodes.push(to);
                    longer.relationships.push(id);
                    open.push(longer);
                }
            }
        }
        if walk.relationships.len() >= least {
            found.push(walk);
        }
    }
    found
}

fn graph() -> String {
    let nodes = (0..NODES).map(|node| format!("(n{node}:N {{i: {node}}})"));
    let steps =
        (0..).zip(RELATIONSHIPS).map(|(id, (from, to))| format!("(n{from})-[:R {{e: {id}}}]->(n{to})"));
    format!("CREATE {}", nodes.chain(steps).collect::<Vec<_>>().join(", "))
}

fn numbers(value: &Value) -> Vec<i64> {
    let Value::List(items) = value else { panic!("{value:?} is a list") };
    items
        .iter()
        .map(|item| if let Value::Integer(number) = item { *number } else { panic!("a number") })
        .collect()
}

fn found(query: &str) -> Vec<Walk> {
    let returned = "RETURN [n IN nodes(p) | n.i], [r IN relationships(p) | r.e]";
    let rows = run(&[&graph(), &format!("{query} {returned}")]);
    rows.iter().map(|row| Walk { nodes: numbers(&row[0]), relationships: numbers(&row[1]) }).collect()
}

fn by_ends(walks: Vec<Walk>) -> BTreeMap<(i64, i64), Vec<Walk>> {
    let mut sorted: BTreeMap<(i64, i64), Vec<Walk>> = BTreeMap::new();
    for walk in walks {
        let ends = (walk.nodes[0], walk.nodes[walk.nodes.len() - 1]);
        sorted.entry(ends).or_default().push(walk);
    }
    sorted.values_mut().for_each(|walks| walks.sort_by_key(|walk| (walk.relationships.len(), walk.clone())));
    sorted
}

/// Compares what a choice found between two nodes with all that it could choose from.
fn check(choice: &str, chosen: &[Walk], all: &[Walk], question: &str) {
    let lengths = |walks: &[Walk]| walks.iter().map(|walk| walk.relationships.len()).collect::<Vec<_>>();
    let distinct: BTreeSet<&Walk> = chosen.iter().collect();
    assert_eq!(distinct.len(), chosen.len(), "each once: {question}");
    assert!(chosen.iter().all(|walk| all.contains(walk)), "{question}: {chosen:?} of {all:?}");
    let words: Vec<&str> = choice.split(' ').collect();
    let count = words.iter().find_map(|word| word.parse().ok()).unwrap_or(1);
    let wanted = lengths(all);
    let wanted = match words[..] {
        ["ALL"] => wanted,
        ["ALL", "SHORTEST"] | [.., "GROUPS"] => {
            let groups: Vec<usize> =
                wanted.iter().copied().collect::<BTreeSet<_>>().into_iter().take(count).collect();
            wanted.into_iter().filter(|length| groups.contains(length)).collect()
        }
        ["ANY"] | ["ANY", "2"] => return assert_eq!(chosen.len(), count.min(all.len()), "{question}"),
        _ => wanted.into_iter().take(count).collect(),
    };
    assert_eq!(lengths(chosen), wanted, "{question}");
}

const CHOICES: [&str; 8] =
    ["ALL", "ANY", "ANY 2", "ANY SHORTEST", "ALL SHORTEST", "SHORTEST 3", "SHORTEST 2 GROUPS", "SHORTEST 1"];

/// Nothing bound before, the first node, the last, or both.
const BOUND: [&str; 4] = ["", "MATCH (a:N)", "MATCH (b:N)", "MATCH (a:N), (b:N)"];

#[test]
fn every_mode_and_choice_finds_what_plain_recursion_finds() {
    let quantifiers = [("+", (1, 8)), ("*", (0, 8)), ("{2,3}", (2, 3)), ("{0,2}", (0, 2))];
    for (number, choice) in CHOICES.into_iter().enumerate() {
        for (other, mode) in ["WALK", "TRAIL", "ACYCLIC", "SIMPLE"].into_iter().enumerate() {
            for (quantifier, range) in quantifiers {
                let (is_undirected, bound) =
                    ((number + other) % 2 == 1, BOUND[(number + 2 * other + range.0) % 4]);
                let arrow = if is_undirected { "-" } else { "->" };
                // Without a bound there are no end of walks, and a choice of the shortest must find them all the same.
                let question = format!("{bound} MATCH p = {choice} {mode} (a)-[:R]{arrow}{quantifier}(b)");
                let rule = if mode == "WALK" { "TRAIL" } else { mode };
                let longest = (range.0, range.1.min(if is_undirected { 3 } else { 8 }));
                if is_undirected && range.1 == 8 {
                    continue;
                }
                let all = walks(longest, is_undirected).into_iter().filter(|walk| is_allowed(rule, walk));
                let chosen = by_ends(found(&question));
                for (ends, all) in by_ends(all.collect()) {
                    let chosen = chosen.get(&ends).map_or(&[][..], |chosen| chosen);
                    check(choice, chosen, &all, &format!("{question} between {ends:?}"));
                }
            }
        }
    }
}

#[test]
fn walks_may_repeat_relationships_where_elements_may_be_repeated() {
    for choice in ["ALL", "SHORTEST 4", "ALL SHORTEST"] {
        let question = format!("MATCH REPEATABLE ELEMENTS p = {choice} (a)-[:R]-{{1,3}}(b)");
        let chosen = by_ends(found(&question));
        for (ends, all) in by_ends(walks((1, 3), true)) {
            check(choice, &chosen[&ends], &all, &format!("{question} between {ends:?}"));
        }
    }
}

/// The last column of the rows, as text, in order.
fn answers(query: &str) -> Vec<String> {
    let rows = run(&[
        "CREATE (:N {i: 1})-[:R {e: 12}]->(:N {i: 2})-[:S {e: 23}]->(:N {i: 3})-[:R {e: 34}]->(:N {i: 4})",
        query,
    ]);
    rows.iter().map(|row| format!("{:?}", numbers(&row[0]))).collect()
}

#[test]
fn a_repeated_part_of_several_relationships_is_taken_as_a_whole() {
    let nodes = "RETURN [n IN nodes(p) | n.i] AS n ORDER BY size(n), n";
    let query = |pattern: &str| answers(&format!("MATCH p = {pattern} {nodes}"));
    assert_eq!(query("({i: 1}) (()-->()-->()){1,2} ()"), ["[1, 2, 3]"]);
    assert_eq!(query("({i: 1}) (()-[:R]->()-[:S]->())* ()"), ["[1]", "[1, 2, 3]"]);
    assert_eq!(query("({i: 1}) (()-[:R]->()-[:S]->())+ ()-[:R]->({i: 4})"), ["[1, 2, 3, 4]"]);
}

#[test]
fn a_variable_of_a_repeated_part_is_a_list_in_the_order_of_the_pattern() {
    let query = |bound: &str| {
        answers(&format!(
            "{bound} MATCH (a) ((x)-[r]->(y)){{3}} (b) RETURN [n IN x + y | n.i] + [s IN r | s.e] AS n"
        ))
    };
    for bound in ["", "MATCH (b {i: 4})", "MATCH (a {i: 1}), (b {i: 4})"] {
        assert_eq!(query(bound), ["[1, 2, 3, 2, 3, 4, 12, 23, 34]"], "{bound}");
    }
}

#[test]
fn what_must_hold_of_a_path_without_relationships_is_tested_of_it_too() {
    let query = |filter: &str| {
        answers(&format!(
            "MATCH p = (a WHERE a.i < 3) ((x)-->(y) WHERE {filter})* (b) RETURN [n IN nodes(p) | n.i] AS n ORDER BY n"
        ))
    };
    assert_eq!(query("true"), ["[1]", "[1, 2]", "[1, 2, 3]", "[1, 2, 3, 4]", "[2]", "[2, 3]", "[2, 3, 4]"]);
    assert_eq!(query("y.i < 3"), ["[1]", "[1, 2]", "[2]"]);
    assert_eq!(answers("MATCH (a)-[:R]->*(b WHERE b.i = 1) RETURN [a.i, b.i] AS n"), ["[1, 1]"]);
}

#[test]
fn a_union_finds_a_path_once_and_a_multiset_once_for_each_alternative() {
    let query = |or: &str| {
        let pattern = format!("(a {{i: 1}}) (()-[:R]->() {or} ()-->()) (b)");
        answers(&format!("MATCH p = {pattern} RETURN [n IN nodes(p) | n.i] AS n"))
    };
    assert_eq!(query("|"), ["[1, 2]"]);
    assert_eq!(query("|+|"), ["[1, 2]", "[1, 2]"]);
}
