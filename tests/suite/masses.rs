//! Tables of so many rows that they come in many chunks: what is grouped, summed, put in order and counted over them is
//! what plain loops find, with values that are missing, large, of another type, or the same in many rows.

use silkgraph::{Database, Parameters, QueryOptions, Value, params};
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

/// Numbers of which many lie near one another, in full pages and in pages with holes, and others that do not.
fn near(number: i64) -> Option<i64> {
    let spread = number * 7_919 % 4_001;
    match number / 700 % 4 {
        0 => Some(18 + spread % 80),
        1 => (spread % 4 != 0).then_some(-100 + spread % 200),
        2 => Some(spread - 2_000),
        _ => Some(i64::MAX - spread % 256),
    }
}

/// Nodes that follow one another with gaps between them, and what each is known by.
fn numbered() -> (Database, Vec<(i64, Option<i64>)>) {
    let database = Database::in_memory();
    let run = |text: &str, parameters| {
        database.query(text, parameters).unwrap().for_each(drop);
    };
    run("UNWIND range(1, 37) AS i CREATE (:Other {number: i})", Parameters::new());
    let values =
        (0..COUNT).map(|number| near(number).map_or(Value::Null, Value::Integer)).collect::<Vec<_>>();
    run(
        "UNWIND range(0, size($values) - 1) AS i CREATE (n:Item {number: i, near: $values[i], kind: i % 7})
         FOREACH (_ IN CASE WHEN i % 1000 < 600 THEN [1] ELSE [] END | SET n:Early)",
        params! { "values" => Value::from(values) },
    );
    run("MATCH (n:Item) WHERE n.number % 1999 = 7 DELETE n", Parameters::new());
    let items = (0..COUNT).filter(|number| number % 1_999 != 7).map(|number| (number, near(number)));
    (database, items.collect())
}

#[test]
fn numbers_that_lie_near_one_another_are_compared_summed_and_changed_as_others_are() {
    let (database, mut items) = numbered();
    let compare = |database: &Database, items: &[(i64, Option<i64>)]| {
        let bounds = [i64::MIN, -2_000, -100, -99, 0, 18, 50, 97, 98, 273, i64::MAX - 200, i64::MAX];
        for (label, part) in [("Item", 1_000), ("Early", 600)] {
            let of_label = || items.iter().filter(move |(number, _)| number % 1_000 < part);
            for (from, to) in bounds.iter().zip(&bounds[1..]).chain([(&-50, &60), (&40, &39)]) {
                let found =
                    || of_label().filter(|(_, near)| near.is_some_and(|near| (*from..*to).contains(&near)));
                let sum: i128 = found().filter_map(|(_, near)| near.map(i128::from)).sum();
                let low: i64 = found().filter_map(|(_, near)| near.map(|near| near % 1_000)).sum();
                let question = format!(
                    "MATCH (n:{label}) WHERE n.near >= {from} AND n.near < {to}
                     RETURN count(*), sum(n.near % 1000), sum(n.near / 4096), min(n.near), max(n.number)"
                );
                let quarter: i64 = found().filter_map(|(_, near)| near.map(|near| near / 4_096)).sum();
                let one = |value: Option<i64>| value.map_or(Value::Null, Value::Integer);
                let expected = [
                    Value::Integer(found().count() as i64),
                    Value::Integer(low),
                    Value::Integer(quarter),
                    one(found().filter_map(|(_, near)| *near).min()),
                    one(found().map(|(number, _)| *number).max()),
                ];
                assert_eq!(rows(database, &question), [expected], "{question}");
                if let Ok(sum) = i64::try_from(sum) {
                    let question =
                        format!("MATCH (n:{label}) WHERE {from} <= n.near < {to} RETURN sum(n.near)");
                    assert_eq!(rows(database, &question), [[Value::Integer(sum)]], "{question}");
                }
            }
            let question = format!(
                "MATCH (n:{label}) WHERE n.number < 2100 RETURN n.kind AS k, count(*), count(n.near), sum(n.near) ORDER BY k"
            );
            let expected: Vec<Vec<Value>> = (0..7)
                .map(|kind| {
                    let nears: Vec<Option<i64>> = of_label()
                        .filter(|(number, _)| *number < 2_100 && number % 7 == kind)
                        .map(|(_, near)| *near)
                        .collect();
                    let known = nears.iter().flatten();
                    let numbers = [kind, nears.len() as i64, known.clone().count() as i64, known.sum()];
                    numbers.map(Value::Integer).to_vec()
                })
                .collect();
            assert_eq!(rows(database, &question), expected, "{question}");
        }
    };
    compare(&database, &items);
    // One below all others of its page, one far above, one of another kind, and some that are no more.
    for (number, value) in
        [(40, Some(-130)), (300, Some(4_000)), (301, Some(5)), (1_500, None), (41, Some(17))]
    {
        let parameters = params! { "number" => number, "value" => value.map_or(Value::Null, Value::Integer) };
        let change = "MATCH (n:Item {number: $number}) SET n.near = 'x' SET n.near = $value";
        database.query(change, parameters).unwrap().for_each(drop);
        items.iter_mut().filter(|(item, _)| *item == number).for_each(|(_, near)| *near = value);
        compare(&database, &items);
    }
}

#[test]
fn paths_through_nodes_that_follow_one_another_are_counted_as_loops_do() {
    let (database, items) = numbered();
    let run = |text: &str| database.query(text, Parameters::new()).unwrap().for_each(drop);
    run("MATCH (a:Item) WITH collect(a) AS all UNWIND range(0, size(all) - 1) AS i
         WITH all[i] AS a, all[i * 7 % 5003] AS b, all[i * 13 % 977] AS c CREATE (a)-[:TO]->(b) CREATE (a)-[:TO]->(c)");
    let ends = |i: usize| [i * 7 % 5_003, i * 13 % 977];
    let (mut ins, mut loops) = (vec![0_i64; items.len()], vec![0_i64; items.len()]);
    for start in 0..items.len() {
        for end in ends(start) {
            ins[end] += 1;
            loops[end] += i64::from(start == end);
        }
    }
    for (label, part) in [("Item", 1_000), ("Early", 600)] {
        let is_meant = |place: &usize| items[*place].0 % 1_000 < part;
        let places = || (0..items.len()).filter(is_meant);
        let paths: i64 = places().map(|place| ins[place] * 2 - loops[place]).sum();
        let question = format!("MATCH (a)-[:TO]->(b:{label})-[:TO]->(c) RETURN count(*)");
        assert_eq!(rows(&database, &question), [[Value::Integer(paths)]], "{question}");
        let either: i64 = places().map(|place| ins[place] + 2 - loops[place]).sum();
        let question = format!("MATCH (b:{label})-[:TO]-(c) RETURN count(*)");
        assert_eq!(rows(&database, &question), [[Value::Integer(either)]], "{question}");
        let question = format!(
            "MATCH (b:{label})<-[:TO]-() RETURN b.number AS n, count(*) AS f ORDER BY f DESC, n LIMIT 20"
        );
        let mut most: Vec<(i64, i64)> =
            places().filter(|place| ins[*place] > 0).map(|place| (-ins[place], items[place].0)).collect();
        most.sort_unstable();
        let expected: Vec<[Value; 2]> =
            most[..20].iter().map(|(count, number)| [*number, -count].map(Value::Integer)).collect();
        assert_eq!(rows(&database, &question), expected, "{question}");
    }
}

/// What is asked of several threads: what can be put together exactly, what cannot, and what fails.
const SHARED: &[&str] = &[
    "MATCH (t:Thing) RETURN t.few, count(*), sum(t.size), avg(t.size), min(t.size), max(t.size)",
    "MATCH (t:Thing) RETURN t.many AS many, t.few_text, count(t.size), max(t.many_text)",
    "MATCH (t:Thing) WHERE t.number > 4000 RETURN t.run_text, min(t.number)",
    "MATCH (t:Thing) RETURN CASE WHEN t.number % 2 = 0 THEN t.few ELSE toFloat(t.few) END AS few, count(*)",
    "MATCH (t:Thing) RETURN CASE WHEN t.number > 300 THEN t.run_text END AS run, t.size AS size, count(*)",
    "MATCH (t:Thing) WHERE t.number > 1000000 RETURN count(*), sum(t.size), min(t.size), avg(t.size)",
    "MATCH (t:Thing) WHERE t.number > 1000000 RETURN t.few, count(*)",
    "MATCH (t:Thing)-[:IN]->(b) WHERE t.size IS NOT NULL RETURN b, b.name, sum(t.size + b.number), count(t)",
    "MATCH (t:Thing) RETURN t.few, sum(t.size * 0.1), avg(t.size / 3.0), stDev(t.size)",
    "MATCH (t:Thing) RETURN t.few, max(CASE WHEN t.number % 2 = 0 THEN t.many ELSE toFloat(t.many) END)",
    "MATCH (t:Thing) RETURN min([CASE WHEN t.number = 900 THEN -0.0 WHEN t.number > 900 THEN 0.0 ELSE 5.0 END])",
    "MATCH (t:Thing) RETURN t.few, min(t.number * 0.5), max(date('2020-01-01') + duration({days: t.number}))",
    "MATCH (t:Thing) RETURN t.run, collect(t.number)[..5], count(DISTINCT t.many), percentileDisc(t.size, 0.4)",
    "MATCH (t:Thing) RETURN sum(9223372036854775807 - t.number) - 1",
    "MATCH (t:Thing) RETURN t.few, sum(CASE WHEN t.number > 5500 THEN 'text' ELSE t.size END)",
    "MATCH (t:Thing) RETURN sum(CASE t.number WHEN 5900 THEN 1 / 0 WHEN 70 THEN date('never') ELSE 1 END)",
];

#[test]
fn several_threads_find_the_same_groups_in_the_same_order_as_one() {
    let database = made();
    for question in SHARED {
        let found = [(1, 2048), (2, 64), (2, 2048), (5, 7)].map(|(threads, rows)| {
            let number = |number: usize| number.try_into().unwrap();
            let options = QueryOptions::new().threads(number(threads)).chunk_rows(number(rows));
            let rows = database.query_with(question, Parameters::new(), &options)?;
            rows.map(|row| row.map(|row| row.values().to_vec())).collect::<Result<Vec<_>, _>>()
        });
        let [one, several @ ..] = found.map(|found| format!("{found:?}"));
        assert!(several.iter().all(|found| *found == one), "{question}\n{one}\n{several:?}");
    }
}

#[test]
fn what_leads_from_a_start_to_many_ends_is_counted_for_each_of_them() {
    let database = Database::in_memory();
    let run = |text: &str| database.query(text, Parameters::new()).unwrap().for_each(drop);
    run("UNWIND range(0, 199) AS n CREATE (:Place {n: n})");
    // To each place five ways of which some are parallel, and some lead back to where they begin; from one lead 700.
    let mut ways: Vec<(i64, i64, bool)> = (0..200)
        .flat_map(|n| [n * 3 % 200, n * 3 % 200, n, n * n % 17, n * 7 % 50].map(|end| (n, end, n % 4 == 0)))
        .collect();
    ways.extend((0..700).map(|way| (5, way * 3 % 200, false)));
    for (kind, is_road) in [("ROAD", true), ("PATH", false)] {
        let pairs: Vec<Value> = ways
            .iter()
            .filter(|way| way.2 == is_road)
            .map(|way| Value::from([way.0, way.1].map(Value::Integer).to_vec()))
            .collect();
        let text = format!(
            "UNWIND $pairs AS pair MATCH (a:Place {{n: pair[0]}}), (b:Place {{n: pair[1]}}) CREATE (a)-[:{kind}]->(b)"
        );
        database.query(&text, params! { "pairs" => Value::from(pairs) }).unwrap().for_each(drop);
    }
    type Leads = fn(&(i64, i64, bool), i64, i64) -> bool;
    let patterns: [(&str, Leads); 4] = [
        ("(a)-[:PATH]->(c)", |way, a, c| !way.2 && (way.0, way.1) == (a, c)),
        ("(a)<-[:PATH]-(c)", |way, a, c| !way.2 && (way.0, way.1) == (c, a)),
        ("(a)-[:PATH|ROAD]->(c)", |way, a, c| (way.0, way.1) == (a, c)),
        ("(a)-[:PATH]-(c)", |way, a, c| !way.2 && [(a, c), (c, a)].contains(&(way.0, way.1))),
    ];
    for (pattern, leads) in patterns {
        let (mut counted, mut lacking) = (Vec::new(), Vec::new());
        for a in [3, 5, 6, 7, 40, 199] {
            for c in 0..200 {
                let count = ways.iter().filter(|way| leads(way, a, c)).count() as i64;
                counted.push([a, c, count].map(Value::Integer).to_vec());
                lacking.extend((count == 0).then(|| [a, c].map(Value::Integer).to_vec()));
            }
        }
        let both = "UNWIND [3, 5, 6, 7, 40, 199] AS n MATCH (a:Place {n: n}), (c:Place)";
        let question = format!("{both} RETURN a.n, c.n, COUNT {{ {pattern} }} ORDER BY a.n, c.n");
        assert_eq!(rows(&database, &question), counted, "{question}");
        let question = format!("{both} WHERE NOT {pattern} RETURN a.n, c.n ORDER BY a.n, c.n");
        assert_eq!(rows(&database, &question), lacking, "{question}");
    }
}

#[test]
fn rows_are_put_in_order_by_integers_as_by_any_values() {
    let database = Database::in_memory();
    // Integers of all sizes that often come again; each is told as a text as well, and in the last rows as a float.
    let values: Vec<i64> = (0..5_000)
        .map(|row: i64| match row % 9 {
            0 => i64::MIN + row % 2,
            1 => i64::MAX - row % 2,
            _ => row * 7_919 % 61 - 30,
        })
        .collect();
    let parameters =
        params! { "values" => Value::from(values.iter().copied().map(Value::Integer).collect::<Vec<_>>()) };
    let made = "UNWIND range(0, 4999) AS n WITH n, $values[n] AS v";
    let mixed = "UNWIND range(0, 4999) AS n WITH n, $values[n] AS w WITH n, CASE WHEN n > 4500 THEN w / 2 + 0.5 WHEN n > 4000 THEN null ELSE w END AS v";
    for start in [made, mixed] {
        for order in ["v, n", "v DESC, n", "v DESC, n DESC", "v", "v DESC", "n % 7 DESC, v, n", "-n"] {
            let question = format!("{start} WITH n, v, n % 7 AS m RETURN n, v ORDER BY {order}");
            let read = |question: &str| -> Vec<Vec<Value>> {
                let rows = database.query(question, parameters.clone()).unwrap();
                rows.map(|row| row.unwrap().values().to_vec()).collect()
            };
            let all = read(&question);
            assert_eq!(all.len(), values.len());
            if start == made && order.starts_with('v') {
                let mut expected: Vec<(i64, i64)> = values.iter().copied().zip(0..).collect();
                match order {
                    "v, n" | "v" => expected.sort_by_key(|(value, row)| (*value, *row)),
                    "v DESC, n DESC" => expected.sort_by_key(|(value, row)| (!*value, !*row)),
                    _ => expected.sort_by_key(|(value, row)| (!*value, *row)),
                }
                let expected =
                    expected.into_iter().map(|(value, row)| [row, value].map(Value::Integer).to_vec());
                assert!(all.iter().cloned().eq(expected), "{question}");
            }
            for (skip, limit) in [(0, 1), (0, 10), (7, 300), (2_000, 1_000), (4_999, 10)] {
                let part = read(&format!("{question} SKIP {skip} LIMIT {limit}"));
                assert_eq!(part, all[skip..all.len().min(skip + limit)], "{question} {skip} {limit}");
            }
        }
    }
}

/// What each thread holds for itself is given back where one thread must do it in the end.
#[test]
fn what_one_thread_has_room_for_is_answered_by_several_too() {
    let database = made();
    let question =
        "MATCH (t:Thing) WHERE EXISTS { MATCH (u:Marked) WHERE u.many = t.size } RETURN t.few, count(*)";
    let answered = |threads: usize, bytes: usize| {
        let options = QueryOptions::new()
            .threads(threads.try_into().unwrap())
            .chunk_rows(64.try_into().unwrap())
            .memory_bytes(bytes);
        let rows = database.query_with(question, Parameters::new(), &options);
        rows.is_ok_and(|mut rows| rows.all(|row| row.is_ok()))
    };
    let (mut too_few, mut enough) = (0, 1 << 30);
    while enough - too_few > 100 {
        let middle = (too_few + enough) / 2;
        *if answered(1, middle) { &mut enough } else { &mut too_few } = middle;
    }
    assert!(enough > 50_000 && (0..20).all(|_| answered(2, enough + enough / 20)), "{enough}");
}
