//! Texts that are long, deep or nonsense are refused quickly, and long flat ones are read.

use super::super::{MAXIMUM_BYTES, MAXIMUM_DEPTH, split};
use super::{error, expression, parse};
use crate::error::Detail;
use proptest::prelude::*;
use std::thread;
use std::time::{Duration, Instant};

/// What nests: what opens a level, what stands in the middle, what closes a level.
const SHAPES: [(&str, &str, &str); 16] = [
    ("(", "1", ")"),
    ("[", "1", "]"),
    ("{a: ", "1", "}"),
    ("f(", "1", ")"),
    ("n {a: ", "1", "}"),
    ("[x IN ", "y", " WHERE true | 1]"),
    ("all(x IN ", "y", " WHERE x)"),
    ("({a: ", "1", "})"),
    ("(a {a: ", "1", "})"),
    ("(a)-->({a: ", "1", "})"),
    ("(a)--(b {a: ", "1", "} + 1)"),
    ("EXISTS {(a) WHERE ", "true", "}"),
    ("CASE ", "1", " WHEN 1 THEN 1 END"),
    ("count(DISTINCT (", "1", "))"),
    ("a[", "1", "]"),
    ("reduce(a = x:L|(", "A", "), x IN y | 1)"),
];

/// Runs on a thread with a small stack, as a server's may be.
fn on_small_stack(run: impl FnOnce() + Send + 'static) {
    let thread = thread::Builder::new().stack_size(256 << 10).spawn(run).expect("a thread");
    thread.join().expect("no panic and no overflow");
}

#[test]
fn every_shape_nested_a_hundred_thousand_deep_is_refused_at_once() {
    on_small_stack(|| {
        for (open, middle, close) in SHAPES {
            for close in ["", close] {
                let text = format!("RETURN {}{middle}{}", open.repeat(100_000), close.repeat(100_000));
                let start = Instant::now();
                assert_eq!(error(&text).detail, Detail::LimitExceeded, "{open}");
                assert!(start.elapsed() < Duration::from_secs(1), "{open}: {:?}", start.elapsed());
            }
        }
    });
}

#[test]
fn no_shape_takes_exponential_time_closed_or_not() {
    on_small_stack(|| {
        for (open, middle, close) in SHAPES {
            for depth in [18, 36, 72] {
                for close in ["", close] {
                    let text = format!("RETURN {}{middle}{}", open.repeat(depth), close.repeat(depth));
                    let start = Instant::now();
                    let _ = parse(&text);
                    assert!(start.elapsed() < Duration::from_secs(1), "{open}: {:?}", start.elapsed());
                }
            }
        }
    });
}

#[test]
fn the_deepest_that_is_allowed_fits_on_a_small_stack() {
    on_small_stack(|| {
        for (open, close) in [("(", ")"), ("[", "]"), ("f(", ")"), ("{a: ", "}")] {
            let nested = |depth: usize| format!("RETURN {}1{}", open.repeat(depth), close.repeat(depth));
            assert!(parse(&nested(MAXIMUM_DEPTH)).is_ok(), "{open}");
            assert_eq!(error(&nested(MAXIMUM_DEPTH + 1)).detail, Detail::LimitExceeded, "{open}");
        }
    });
}

#[test]
fn trees_that_nest_without_brackets_are_bounded_too() {
    for (before, again, after) in [
        ("RETURN ", "NOT ", "true"),
        ("RETURN ", "- ", "a"),
        ("RETURN a", ".b", ""),
        ("RETURN a", "[0]", ""),
        ("RETURN a", " IN b", ""),
        ("RETURN a", " IS NULL", ""),
        ("RETURN a", " STARTS WITH b", ""),
        ("MATCH (n:", "!", "A) RETURN n"),
    ] {
        let repeated = |times: usize| format!("{before}{}{after}", again.repeat(times));
        assert!(parse(&repeated(MAXIMUM_DEPTH - 1)).is_ok(), "{again}");
        assert_eq!(error(&repeated(50_000)).detail, Detail::LimitExceeded, "{again}");
    }
}

#[test]
fn long_chains_of_one_operator_stay_flat() {
    on_small_stack(|| {
        for operator in ["+", "*", " AND ", " OR ", " XOR ", " = ", " < ", " || ", " OR a IN b OR "] {
            let text = format!("RETURN 1{}", format!("{operator}1").repeat(10_000));
            assert!(parse(&text).is_ok(), "{operator}");
        }
    });
    assert_eq!(expression("1+1+1"), "(1 + 1 + 1)");
}

#[test]
fn a_text_may_have_sixteen_mebibytes() {
    let padded = |bytes: usize| format!("RETURN '{}'", "a".repeat(bytes - 9));
    assert_eq!(padded(20).len(), 20);
    assert_eq!(error(&padded(MAXIMUM_BYTES + 1)).detail, Detail::LimitExceeded);
    assert!(parse(&padded(1 << 20)).is_ok());
}

#[test]
fn words_that_name_case_do_not_count_as_nesting() {
    let keys = "n.case, n:Case, {case: 1}, $case, ".repeat(300);
    assert!(parse(&format!("RETURN [{keys} 1]")).is_ok());
}

/// Words and signs of the language, to be thrown together.
const TOKENS: [&str; 64] = [
    "MATCH", "RETURN", "WHERE", "WITH", "AS", "CREATE", "SET", "CASE", "WHEN", "THEN", "ELSE", "END", "NOT",
    "AND", "OR", "IN", "IS", "NULL", "EXISTS", "COUNT", "CALL", "YIELD", "UNWIND", "MERGE", "ON", "DISTINCT",
    "ORDER", "BY", "LIMIT", "FOREACH", "UNION", "STARTS", "a", "b", "n", "1", "0x1", "1.5", "'s'", "`q`",
    "$p", "(", ")", "[", "]", "{", "}", ",", ".", "..", ":", "|", "=", "<", ">", "-", "-->", "<--", "*", "+",
    "!", "é", "—", ";",
];

fn soup() -> impl Strategy<Value = String> {
    let token = prop::sample::select(TOKENS.as_slice());
    let text = prop::collection::vec((token, prop::bool::ANY), 0..60);
    text.prop_map(|tokens| {
        tokens
            .into_iter()
            .map(|(token, is_spaced)| format!("{token}{}", if is_spaced { " " } else { "" }))
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_soup_of_tokens_makes_the_parser_panic_or_linger(text in soup(), start in 0usize..4) {
        let start_words = ["", "RETURN ", "MATCH (n) WHERE ", "MATCH "][start];
        let text = format!("{start_words}{text}");
        let began = Instant::now();
        if let Err(error) = parse(&text) {
            let _ = error.report(&text);
        }
        prop_assert!(began.elapsed() < Duration::from_secs(1), "{text}");
    }

    #[test]
    fn no_text_at_all_makes_the_parser_panic(text in any::<String>()) {
        if let Err(error) = parse(&text) {
            let _ = error.report(&text);
        }
    }

    #[test]
    fn the_statements_of_a_script_are_parts_of_it_in_order(script in soup()) {
        let mut end = 0;
        for statement in split(&script) {
            prop_assert!(statement.offset >= end && !statement.text.is_empty());
            prop_assert_eq!(&script[statement.offset..statement.offset + statement.text.len()], statement.text);
            end = statement.offset + statement.text.len();
        }
    }
}
