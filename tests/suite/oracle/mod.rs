//! The oracle: random queries on random graphs, answered by the book and by the database in every way it has.
//!
//! For each pair of a [graph](graph) and a [query](generate), the answer of a brute-force [reference] must be that of
//! the database with every rule of its optimizer, with each rule left out, with rows passed on one by one, as PROFILE
//! counts them, with an index on every property, and of a file that was closed and opened again. A pair that fails is [made smaller](shrink) and
//! printed. Besides, answers are held against [others that they must agree with](relations).
//!
//! `ORACLE_QUERIES=1000000 ORACLE_SEED=7 cargo test --test suite oracle` runs longer and leaves out each rule for every
//! query instead of one of them; another seed gives other queries, and fewer queries a shorter run. `ORACLE_GRAPH=NUMBER`
//! asks again, in every way, what was asked of the graph of that number.

mod compare;
mod generate;
mod graph;
mod print;
mod random;
mod reference;
mod relations;
mod shrink;
mod tree;
mod worlds;

use compare::{Book, Verdict};
use generate::{Generated, Generator};
use graph::Model;
use print::Parentheses;
use random::Random;
use reference::Failure;
use silkgraph::query::ast::Query;
use silkgraph::query::parser;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use worlds::{Asked, Said, Way, Worlds};

/// How many queries a run asks when nobody says otherwise.
const QUERIES: u64 = 20_000;
/// How many queries are asked of one graph.
const QUERIES_A_GRAPH: u64 = 20;
/// How many pairs of questions are asked of one graph.
const PAIRS_A_GRAPH: u64 = 3;
/// One graph in so many does not fit in a chunk of rows.
const LARGE_GRAPHS: u64 = 400;
/// After how many failures a run ends.
const FAILURES: usize = 8;

/// What a run has counted.
#[derive(Default)]
struct Counts {
    asked: AtomicU64,
    non_empty: AtomicU64,
    errors: AtomicU64,
    updates: AtomicU64,
    too_much: AtomicU64,
    undecided: AtomicU64,
    related: AtomicU64,
    failures: Mutex<Vec<String>>,
}

impl Counts {
    fn is_over(&self) -> bool {
        self.failures.lock().unwrap().len() >= FAILURES
    }

    fn fail(&self, report: String) {
        println!("{report}");
        self.failures.lock().unwrap().push(report);
    }

    fn summary(&self) -> String {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        format!(
            "{} queries: {} gave rows or changes, {} were updates, {} failed as they must; not decided: {} by the order of \
             rows, {} too large; {} pairs of answers",
            read(&self.asked),
            read(&self.non_empty),
            read(&self.updates),
            read(&self.errors),
            read(&self.undecided),
            read(&self.too_much),
            read(&self.related),
        )
    }
}

fn count(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}

fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn every_way_to_an_answer_gives_the_answer_by_the_book() {
    let (queries, seed) = (setting("ORACLE_QUERIES", QUERIES), setting("ORACLE_SEED", 1));
    let (counts, next) = (Counts::default(), AtomicU64::new(0));
    let only = setting("ORACLE_GRAPH", 0);
    let graphs = if only == 0 { queries.div_ceil(QUERIES_A_GRAPH) } else { 1 };
    let first = if only == 0 { seed.wrapping_mul(1_000_000_007) } else { only };
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while !counts.is_over() {
                    let graph = next.fetch_add(1, Ordering::Relaxed);
                    if graph >= graphs {
                        break;
                    }
                    ask_about_a_graph(first.wrapping_add(graph), &counts);
                }
            });
        }
    });
    println!("{}", counts.summary());
    let failures = counts.failures.lock().unwrap();
    assert!(failures.is_empty(), "{} failures", failures.len());
}

/// Makes a graph and asks all its queries.
fn ask_about_a_graph(seed: u64, counts: &Counts) {
    let mut random = Random::new(seed);
    let is_large = seed.is_multiple_of(LARGE_GRAPHS);
    let model = if is_large { Model::large(&mut random) } else { Model::random(&mut random) };
    let worlds = match Worlds::new(&model, seed.is_multiple_of(16)) {
        Ok(worlds) => worlds,
        Err(message) => return counts.fail(format!("graph {seed}: {message}")),
    };
    for number in 0..QUERIES_A_GRAPH {
        let generated = Generator::new(&mut random, &worlds.model).generate();
        if let Some(report) = ask(&generated, &worlds, counts) {
            counts.fail(format!("---- graph {seed}, query {number}\n{report}"));
        }
    }
    for number in 0..PAIRS_A_GRAPH * if is_large { 10 } else { 1 } {
        let related = Generator::new(&mut random, &worlds.model).related();
        count(&counts.related);
        let ways = worlds.ways();
        let ways = [*random.pick(&ways), *random.pick(&ways)];
        if let Some(report) = relations::check(&related, &worlds, ways) {
            let script = if is_large { String::new() } else { model.script().join(";\n") };
            counts.fail(format!("---- graph {seed}, pair {number}\n{script}\n{report}"));
        }
    }
}

impl Generated {
    fn asked<'a>(&'a self, text: &'a str) -> Asked<'a> {
        Asked { text, parameters: &self.parameters, is_update: self.is_update }
    }
}

/// Asks one query in every way; tells what is wrong.
fn ask(generated: &Generated, worlds: &Worlds, counts: &Counts) -> Option<String> {
    count(&counts.asked);
    let text = print::query(&generated.query, Parentheses::Needed);
    if let Some(report) = read_back(generated, &text) {
        return Some(report);
    }
    let book = Book::new(&generated.query, &generated.parameters, &worlds.model);
    match &book.answer {
        Err(Failure::TooMuch) => {
            count(&counts.too_much);
            return None;
        }
        Err(Failure::Error(_)) => count(&counts.errors),
        Ok(answer) if generated.is_update || !answer.rows.is_empty() => count(&counts.non_empty),
        Ok(_) => {}
    }
    if generated.is_update {
        count(&counts.updates);
    }
    let is_long_run = setting("ORACLE_QUERIES", QUERIES) > QUERIES || setting("ORACLE_GRAPH", 0) != 0;
    let number = counts.asked.load(Ordering::Relaxed);
    for way in if is_long_run { worlds.ways() } else { worlds.some_ways(number) } {
        let said = worlds.ask(way, &generated.asked(&text));
        match book.judge(&said) {
            Verdict::Same => {}
            Verdict::Undecided => {
                count(&counts.undecided);
                return None;
            }
            Verdict::Different => return Some(report(generated, &worlds.model, way, &said)),
        }
    }
    None
}

/// What the parser makes of the text must be the tree that the text was made of.
fn read_back(generated: &Generated, text: &str) -> Option<String> {
    match parser::parse(text) {
        Ok(tree) => {
            let read = print::statement(&tree, Parentheses::Everywhere);
            let made = print::query(&generated.query, Parentheses::Everywhere);
            (read != made).then(|| format!("{text}\nwas made of\n{made}\nand read as\n{read}"))
        }
        Err(error) => Some(format!("cannot be read: {}", error.report(text))),
    }
}

/// The smallest case like this one, as something to try by hand.
fn report(generated: &Generated, model: &Model, way: Way, said: &Said) -> String {
    let fails = |query: &Query, model: &Model| {
        let Ok(worlds) = Worlds::new(model, way == Way::Reopened) else { return false };
        let again = worlds.ask(way, &generated.asked(&print::query(query, Parentheses::Needed)));
        let book = Book::new(query, &generated.parameters, &worlds.model);
        again.is_like(said)
            && book.answer.as_ref().err() != Some(&Failure::TooMuch)
            && book.judge(&again) == Verdict::Different
    };
    // What is left of a query may be nothing that the book knows.
    let fails = |query: &Query, model: &Model| {
        catch_unwind(AssertUnwindSafe(|| fails(query, model))).unwrap_or(false)
    };
    let (query, model) = shrink::shrink(generated.query.clone(), model.clone(), &fails);
    let text = print::query(&query, Parentheses::Needed);
    let whole = print::query(&generated.query, Parentheses::Needed);
    match Worlds::new(&model, way == Way::Reopened) {
        Ok(worlds) => {
            let book = Book::new(&query, &generated.parameters, &worlds.model);
            let said = worlds.ask(way, &generated.asked(&text));
            let (wanted, found) = (book.describe(), book.describe_said(&said));
            let (script, parameters) = (model.script().join(";\n"), &generated.parameters);
            format!(
                "{way:?}\n{script};\n{text}\n{parameters:?}\nby the book:\n{wanted}\nbut:\n{found}\n\
                 before it was made smaller:\n{whole}"
            )
        }
        Err(message) => format!("{whole}\n{message}"),
    }
}
