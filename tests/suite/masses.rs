//! Tables of so many rows that they come in many chunks: what is grouped, summed, put in order and counted over them is
//! what plain loops find, with values that are missing, large, of another type, or the same in many rows.

use silkgraph::{Database, Parameters, Value, params};
use std::collections::BTreeMap;

/// How many things there are.
const COUNT: i64 = 6_000;

/// What is known of a thing.
#[derive(Debug, Clone)]
struct Thing {
    number: i64,
    /// One of few, one of many, or the same for some that follow one another.
    groups: [i64; 3],
    size: Option<i64>,
    is_marked: bool,
}

/// The ways to tell groups apart, as they are written; texts say the same as numbers.
const GROUPS: [&str; 3] = ["few", "many", "run"];

fn things() -> Vec<Thing> {
    let thing = |number: i64| {
        let spread = number * 7_919 % 4_001;
        let size = match spread % 11 {
            0 => None,
            1 => Some(-spread),
            2 if number % 5 == 0 => Some((1 << 52) + spread),
            _ => Some(spread % 97),
        };
        let groups = [spread % 7, number * 31 % 2_500, number / 300];
        Thing { number, groups, size, is_marked: spread % 3 != 0 }
    };
    (0..COUNT).map(thing).collect()
}

/// The things as nodes, each of which belongs to one of three boxes, and some to the first box twice.
fn made() -> Database {
    let database = Database::in_memory();
    let run = |text: &str, parameters| {
        database.query(text, parameters).unwrap().for_each(drop);
    };
    run("UNWIND range(0, 2) AS b CREATE (:Box {number: b, name: toString(b)})", Parameters::new());
    for things in things().chunks(1_000) {
        let rows = things.iter().map(|thing| {
            let [few, many, run] = thing.groups;
            let size = thing.size.map_or(Value::Null, Value::Integer);
            let numbers = [thing.number, few, many, run].map(Value::Integer);
            Value::from(
                numbers.into_iter().chain([size, Value::Boolean(thing.is_marked)]).collect::<Vec<_>>(),
            )
        });
        run(
            "UNWIND $rows AS row
             MATCH (box:Box {number: row[0] % 3})
             CREATE (t:Thing {number: row[0], few: row[1], many: row[2], run: row[3], size: row[4],
                              few_text: toString(row[1]), many_text: toString(row[2]), run_text: toString(row[3])})
             CREATE (t)-[:IN]->(box)
             FOREACH (_ IN CASE WHEN row[5] THEN [1] ELSE [] END | SET t:Marked)",
            params! { "rows" => Value::from(rows.collect::<Vec<_>>()) },
        );
    }
    run(
        "MATCH (t:Thing), (box:Box {number: 0}) WHERE t.number % 500 = 0 CREATE (t)-[:IN]->(box)",
        Parameters::new(),
    );
    database
}

fn rows(database: &Database, question: &str) -> Vec<Vec<Value>> {
    let rows = database.query(question, Parameters::new()).unwrap();
    rows.map(|row| row.unwrap().values().to_vec()).collect()
}

/// What is to be said of the sizes in a group: rows, sizes, their sum and average, the least and the greatest.
fn told(sizes: &[Option<i64>]) -> Vec<Value> {
    let known: Vec<i64> = sizes.iter().copied().flatten().collect();
    let (sum, count) = (known.iter().sum::<i64>(), known.len() as i64);
    let average = if count == 0 { Value::Null } else { Value::Float(sum as f64 / count as f64) };
    let one = |value: Option<&i64>| value.map_or(Value::Null, |value| Value::Integer(*value));
    let counts = [sizes.len() as i64, count, sum].map(Value::Integer);
    counts.into_iter().chain([average, one(known.iter().min()), one(known.iter().max())]).collect()
}

const TOLD: &str = "count(*), count(t.size), sum(t.size), avg(t.size), min(t.size), max(t.size)";

#[test]
fn groups_of_many_rows_are_what_loops_find() {
    let (database, things) = (made(), things());
    let all: Vec<Option<i64>> = things.iter().map(|thing| thing.size).collect();
    assert_eq!(rows(&database, &format!("MATCH (t:Thing) RETURN {TOLD}")), [told(&all)]);
    for (place, name) in GROUPS.iter().enumerate() {
        let mut groups: BTreeMap<i64, Vec<Option<i64>>> = BTreeMap::new();
        things.iter().for_each(|thing| groups.entry(thing.groups[place]).or_default().push(thing.size));
        let expected: Vec<Vec<Value>> = groups
            .iter()
            .map(|(group, sizes)| [vec![Value::Integer(*group)], told(sizes)].concat())
            .collect();
        for key in [format!("t.{name}"), format!("toInteger(t.{name}_text)"), format!("t.{name} + 0")] {
            let question = format!("MATCH (t:Thing) RETURN {key} AS g, {TOLD} ORDER BY g");
            assert_eq!(rows(&database, &question), expected, "{question}");
        }
        let question = format!("MATCH (t:Thing) RETURN t.{name}_text AS g, {TOLD} ORDER BY toInteger(g)");
        let texts = expected.iter().map(|row| [&[Value::string(row[0].to_string())], &row[1..]].concat());
        assert_eq!(rows(&database, &question), texts.collect::<Vec<_>>(), "{question}");
    }
}

#[test]
fn what_many_rows_say_of_few_nodes_is_read_of_each_row() {
    let (database, things) = (made(), things());
    let mut boxes: BTreeMap<i64, Vec<Option<i64>>> = BTreeMap::new();
    let again = things.iter().filter(|thing| thing.number % 500 == 0).map(|thing| (0, thing.size));
    let once = things.iter().map(|thing| (thing.number % 3, thing.size));
    once.chain(again).for_each(|(number, size)| boxes.entry(number).or_default().push(size));
    let told = |(number, sizes): (&i64, &Vec<_>)| [vec![Value::Integer(*number)], told(sizes)].concat();
    let expected: Vec<_> = boxes.iter().map(told).collect();
    for key in ["b.number", "toInteger(b.name)", "toInteger(split(b.name, '.')[0])"] {
        for order in ["t.number", "b.number, t.number", "t.few, t.number"] {
            let question = format!(
                "MATCH (t:Thing)-[:IN]->(b:Box) WITH t, b ORDER BY {order} RETURN {key} AS k, {TOLD} ORDER BY k"
            );
            assert_eq!(rows(&database, &question), expected, "{question}");
        }
    }
    let question = "MATCH (t:Thing)-[:IN]->(b:Box) WHERE b.name STARTS WITH '1' RETURN count(*)";
    assert_eq!(rows(&database, question), [[Value::Integer(boxes[&1].len() as i64)]]);
}

#[test]
fn the_first_of_many_rows_are_the_first_of_all_of_them_in_order() {
    let database = made();
    let orders = [
        "t.size, t.number",
        "t.size DESC, t.number",
        "t.few DESC, t.size, t.number DESC",
        "t.few_text, t.number",
        "t.size NULLS FIRST, t.many DESC, t.number",
        "t.size DESC NULLS LAST, t.few_text DESC, t.number",
        "t.run, t.size",
    ];
    for order in orders {
        let question = format!("MATCH (t:Thing) RETURN t.number, t.size, t.few ORDER BY {order}");
        let all = rows(&database, &question);
        assert_eq!(all.len() as i64, COUNT);
        for (skip, limit) in [(0, 1), (0, 10), (3, 100), (0, 999), (1_000, 2_000), (5_990, 100)] {
            let part = rows(&database, &format!("{question} SKIP {skip} LIMIT {limit}"));
            assert_eq!(part, all[skip..all.len().min(skip + limit)], "{question} {skip} {limit}");
        }
    }
}

#[test]
fn what_many_relationships_lead_to_is_counted_under_conditions() {
    let (database, things) = (made(), things());
    let in_box = |number: i64| {
        let again = things.iter().filter(move |thing| number == 0 && thing.number % 500 == 0);
        things.iter().filter(move |thing| thing.number % 3 == number).chain(again)
    };
    type Condition = (&'static str, fn(&Thing) -> bool);
    let conditions: [Condition; 6] = [
        ("t.size >= 30 AND t.size < 40", |thing| thing.size.is_some_and(|size| (30..40).contains(&size))),
        ("t:Marked AND t.size > 50", |thing| thing.is_marked && thing.size.is_some_and(|size| size > 50)),
        ("t.few_text = '3'", |thing| thing.groups[0] == 3),
        ("t.size IS NULL", |thing| thing.size.is_none()),
        ("t:Marked", |thing| thing.is_marked),
        ("t.size < 0 AND t.few <> 2", |thing| {
            thing.size.is_some_and(|size| size < 0) && thing.groups[0] != 2
        }),
    ];
    for (condition, holds) in conditions {
        let count = |number: i64| in_box(number).filter(|thing| holds(thing)).count() as i64;
        for number in 0..3 {
            let question =
                format!("MATCH (:Box {{number: {number}}})<-[:IN]-(t) WHERE {condition} RETURN count(t)");
            assert_eq!(rows(&database, &question), [[Value::Integer(count(number))]], "{question}");
        }
        let question = format!(
            "MATCH (b:Box)<-[:IN]-(t:Thing) WHERE {condition} RETURN b.number AS b, count(*) ORDER BY b"
        );
        let expected: Vec<_> =
            (0..3).map(|number| [number, count(number)].map(Value::Integer).to_vec()).collect();
        assert_eq!(rows(&database, &question), expected, "{question}");
    }
}
