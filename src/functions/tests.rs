//! What must hold of every entry of the table, and what each function answers.

use super::*;
use crate::error::{Detail, ErrorClass, Phase, QueryError};
use crate::graph::{Change, GraphView, PropertyGraph};
use crate::provenance::{Claim, ClaimId, Comparator, Subject};
use crate::value::temporal::{Kind, parse};
use crate::value::{Map, NodeId, Path, Point, RelationshipId, Temporal, Value};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use std::sync::Arc;

/// Calls a function on an empty graph, as the executor would.
fn call(name: &str, arguments: &[Value]) -> Result<Value, QueryError> {
    call_on(&GraphView::default(), name, arguments)
}

fn call_on(graph: &GraphView, name: &str, arguments: &[Value]) -> Result<Value, QueryError> {
    let environment =
        Environment { graph, transaction_time: 1, statement_time: 1_500_000, watch: &Unwatched };
    let function = function(name).unwrap();
    if function.propagates_null && arguments.iter().any(Value::is_null) {
        return Ok(Value::Null);
    }
    (function.evaluate)(arguments, &environment)
}

fn aggregated(name: &str, rows: &[&[Value]]) -> Result<Value, QueryError> {
    let mut accumulator = (aggregate(name).unwrap().start)();
    rows.iter().try_for_each(|row| accumulator.add(row))?;
    accumulator.finish()
}

#[test]
fn a_value_that_comes_many_times_is_taken_in_at_once_as_it_would_be_one_by_one() {
    let values = [1_i64.into(), 0.5.into(), Value::Null, (-3_i64).into(), 2.25.into(), 7_i64.into()];
    for name in ["count", "sum", "avg", "min", "max", "stDev", "stDevP"] {
        for (start, times) in (0..values.len()).zip([1, 2, 999, 1_000, 1_234, 5_000]) {
            let [mut slow, mut fast] = [(); 2].map(|()| (aggregate(name).unwrap().start)());
            for value in &values[start..] {
                (0..times).for_each(|_| slow.add(std::slice::from_ref(value)).unwrap());
                if !fast.add_times(std::slice::from_ref(value), times).unwrap() {
                    (0..times).for_each(|_| fast.add(std::slice::from_ref(value)).unwrap());
                }
            }
            match (slow.finish().unwrap(), fast.finish().unwrap()) {
                (Value::Float(slow), Value::Float(fast)) => assert!((slow - fast).abs() < 1e-9, "{name}"),
                (slow, fast) => assert_eq!(slow, fast, "{name}"),
            }
        }
    }
    let mut sum = (aggregate("sum").unwrap().start)();
    assert!(!sum.add_times(&[1e308.into()], 5_000).unwrap());
    assert!(!sum.add_times(&[true.into()], 5_000).unwrap());
}

fn detail(result: Result<Value, QueryError>) -> (ErrorClass, Detail) {
    let error = result.unwrap_err();
    assert_eq!(error.phase, Phase::Runtime);
    (error.class, error.detail)
}

fn any_value() -> impl Strategy<Value = Value> {
    let integers = prop_oneof![any::<i64>(), -3_i64..12, Just(i64::MIN), Just(i64::MAX)];
    let texts =
        prop_oneof![".{0,6}", "[-+]?[0-9]{1,25}(\\.[0-9]{0,3})?(e[0-9]{1,3})?", Just("HALF_UP".to_owned())];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        integers.prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        texts.prop_map(Value::from),
        any::<u64>().prop_map(|id| Value::Node(NodeId(id))),
        any::<u64>().prop_map(|id| Value::Relationship(RelationshipId(id))),
        Just(Value::from(Path::new(vec![NodeId(1), NodeId(2)], vec![RelationshipId(1)]))),
        prop_oneof![Just("2024-02-29T12:31:14.645+01:00[Europe/Stockholm]"), Just("+999999999-12-31T23:59Z")]
            .prop_map(|text| Value::from(parse::point(Kind::DateTime, text).unwrap())),
        Just(Value::from(Temporal::from(parse::duration("P1Y-2M3DT4.5S").unwrap()))),
        (any::<f64>(), any::<f64>()).prop_map(|(x, y)| Value::from(Point {
            srid: Point::WGS_84,
            x,
            y,
            z: None
        })),
    ];
    leaf.prop_recursive(2, 8, 4, |inner| {
        let keys = prop_oneof!["[xyz]", "longitude|latitude|height|crs|srid"];
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::list),
            btree_map(keys.prop_map(Arc::from), inner, 0..4).prop_map(|entries: Map| entries.into()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_function_panics_on_any_arguments(arguments in vec(any_value(), 5)) {
        for function in functions() {
            let (least, most) = function.arity();
            for count in least..=most.unwrap_or(arguments.len()) {
                if let Err(error) = call(function.name, &arguments[..count]) {
                    prop_assert_eq!(error.phase, Phase::Runtime);
                }
            }
        }
    }

    #[test]
    fn no_aggregate_panics_on_any_arguments(rows in vec(vec(any_value(), 2), 0..5)) {
        for aggregate in aggregates() {
            let rows: Vec<_> = rows.iter().map(|row| &row[..aggregate.parameters.len()]).collect();
            if let Err(error) = aggregated(aggregate.name, &rows) {
                prop_assert_eq!(error.phase, Phase::Runtime);
            }
        }
    }
}

#[test]
fn every_entry_describes_itself() {
    let mut names = std::collections::HashSet::new();
    for function in functions() {
        assert!(names.insert(function.name.to_lowercase()), "{} stands twice in the table", function.name);
        assert!(
            function.summary.ends_with('.') && function.example.contains(function.name),
            "{}",
            function.name
        );
        let optional = function.parameters.iter().map(|parameter| parameter.is_optional);
        assert!(optional.is_sorted(), "{}: only the last parameters may be left out", function.name);
    }
    for aggregate in aggregates() {
        assert!(names.insert(aggregate.name.to_lowercase()), "{} stands twice in the table", aggregate.name);
        assert!(aggregate.summary.ends_with('.') && aggregate.example.contains(aggregate.name));
    }
}

#[test]
fn names_are_found_whatever_the_case() {
    assert_eq!(function("TOUPPER").unwrap().name, "toUpper");
    assert_eq!(function("point.withinbbox").unwrap().name, "point.withinBBox");
    assert_eq!(aggregate("COUNT").unwrap().name, "count");
    assert!(function("count").is_none());
}

/// Calls each function with integer, float, boolean and string arguments written as JSON, and compares as JSON.
fn assert_answers(cases: &[(&str, &str, &str)]) {
    for (name, arguments, expected) in cases {
        let arguments: Vec<Value> = serde_json::from_str(arguments).unwrap();
        let answer = call(name, &arguments).map(|value| serde_json::to_string(&value).unwrap());
        assert_eq!(answer, Ok((*expected).to_owned()), "{name}({arguments:?})");
    }
}

#[test]
fn lists() {
    assert_answers(&[
        ("size", r#"["žluť"]"#, "4"),
        ("size", "[[1, 2, null]]", "3"),
        ("size", "[null]", "null"),
        ("isEmpty", "[{}]", "true"),
        ("head", "[[]]", "null"),
        ("last", "[[1, 2]]", "2"),
        ("tail", "[[1, 2, 3]]", "[2,3]"),
        ("tail", "[[]]", "[]"),
        ("reverse", r#"["raksO"]"#, r#""Oskar""#),
        ("reverse", "[[1, null]]", "[null,1]"),
        ("range", "[-1, 1]", "[-1,0,1]"),
        ("range", "[0, -2000, -1298]", "[0,-1298]"),
        ("range", "[10, -10, -3]", "[10,7,4,1,-2,-5,-8]"),
        ("range", "[0, 1, -1]", "[]"),
        ("range", "[0, 0, -1]", "[0]"),
        ("range", "[0, 1, 2]", "[0]"),
        ("range", "[9223372036854775806, 9223372036854775807]", "[9223372036854775806,9223372036854775807]"),
    ]);
    let argument = |detail| (ErrorClass::ArgumentError, detail);
    assert_eq!(detail(call("range", &[2.into(), 8.into(), 0.into()])), argument(Detail::NumberOutOfRange));
    assert_eq!(detail(call("range", &[Value::Float(0.0), 1.into()])), argument(Detail::InvalidArgumentType));
    assert_eq!(detail(call("range", &[i64::MIN.into(), i64::MAX.into()])), argument(Detail::LimitExceeded));
}

#[test]
fn strings() {
    assert_answers(&[
        ("left", r#"["žluť", 2]"#, r#""žl""#),
        ("right", r#"["žluť", 2]"#, r#""uť""#),
        ("right", r#"["žluť", 9]"#, r#""žluť""#),
        ("substring", r#"["žluťoučký", 4, 3]"#, r#""ouč""#),
        ("substring", r#"["ab", 5]"#, r#""""#),
        ("replace", r#"["a-b-c", "-", "+"]"#, r#""a+b+c""#),
        ("split", r#"["a,b;c", [",", ";"]]"#, r#"["a","b","c"]"#),
        ("split", r#"["abc", ""]"#, r#"["a","b","c"]"#),
        ("split", r#"["", ","]"#, r#"[""]"#),
        ("btrim", r#"["xxaxx", "x"]"#, r#""a""#),
        ("ltrim", r#"["  a "]"#, r#""a ""#),
        ("toUpper", r#"["straße"]"#, r#""STRASSE""#),
        ("character_length", r#"["中国"]"#, "2"),
        ("normalize", r#"["e\u0301"]"#, "\"\u{e9}\""),
        ("text.levenshtein", r#"["kitten", "sitting"]"#, "3"),
        ("text.jaroWinkler", r#"["a", "a"]"#, "1.0"),
    ]);
    assert_eq!(
        detail(call("left", &["a".into(), (-1).into()])),
        (ErrorClass::ArgumentError, Detail::NumberOutOfRange)
    );
}

#[test]
fn conversions() {
    assert_answers(&[
        ("toInteger", "[82.9]", "82"),
        ("toInteger", r#"["2.9"]"#, "2"),
        ("toInteger", r#"["foo"]"#, "null"),
        ("toInteger", r#"["inf"]"#, "null"),
        ("toFloat", "[3]", "3.0"),
        ("toFloat", r#"[""]"#, "null"),
        ("toBoolean", r#"[" TRUE"]"#, "true"),
        ("toBoolean", r#"["f alse"]"#, "null"),
        ("toString", "[1.0]", r#""1.0""#),
        ("toString", r#"["a"]"#, r#""a""#),
        ("toStringList", "[[1, true, [], null]]", r#"["1","true",null,null]"#),
        ("toIntegerOrNull", "[[]]", "null"),
        ("toIntegerList", r#"[["7", 1e300]]"#, "[7,null]"),
    ]);
    for (name, argument) in [
        ("toInteger", Value::list(vec![])),
        ("toInteger", true.into()),
        ("toFloat", true.into()),
        ("toBoolean", 1.0.into()),
        ("toString", Value::Node(NodeId(1))),
        ("labels", 1.into()),
        ("type", 0.into()),
    ] {
        let expected = (ErrorClass::TypeError, Detail::InvalidArgumentValue);
        assert_eq!(detail(call(name, &[argument])), expected, "{name}");
    }
    assert_eq!(
        detail(call("toInteger", &["9223372036854775808".into()])),
        (ErrorClass::ArithmeticError, Detail::IntegerOverflow)
    );
}

#[test]
fn scalars_and_maps() {
    assert_answers(&[
        ("coalesce", "[null, 2, 3]", "2"),
        ("coalesce", "[null]", "null"),
        ("nullIf", "[1, 1.0]", "null"),
        ("nullIf", "[1, null]", "1"),
        ("timestamp", "[]", "1"),
        ("keys", r#"[{"k": null, "l": 1}]"#, r#"["k","l"]"#),
        ("properties", r#"[{"k": 1}]"#, r#"{"k":1}"#),
        ("abs", "[-3]", "3"),
        ("sign", "[-3.5]", "-1"),
        ("round", "[-1.5]", "-1.0"),
        ("round", "[1.249, 1]", "1.2"),
        ("isNaN", "[1]", "false"),
    ]);
}

#[test]
fn points() {
    let point = |json| call("point", &[serde_json::from_str(json).unwrap()]);
    let origin = point(r#"{"x": 0, "y": 0}"#).unwrap();
    let far = point(r#"{"x": 3, "y": 4}"#).unwrap();
    assert_eq!(call("distance", &[origin.clone(), far]), Ok(5.0.into()));
    let chengdu = point(r#"{"longitude": 104.06, "latitude": 30.67}"#).unwrap();
    let beijing = point(r#"{"longitude": 116.40, "latitude": 39.90}"#).unwrap();
    assert_eq!(call("point.distance", &[origin, chengdu.clone()]), Ok(Value::Null));
    let metres = f64::try_from(call("point.distance", &[chengdu, beijing]).unwrap()).unwrap();
    assert!((1_515_000.0..1_525_000.0).contains(&metres), "{metres}");
    assert_eq!(point(r#"{"x": 1, "y": null}"#), Ok(Value::Null));
    assert!(point(r#"{"longitude": 0, "latitude": 91}"#).is_err());
    assert!(point(r#"{"x": 0, "y": 0, "crs": "cartesian-3d"}"#).is_err());
}

#[test]
fn aggregates_pass_over_nulls() {
    let rows: &[&[Value]] = &[&[1.into()], &[Value::Null], &[3.into()]];
    assert_eq!(aggregated("count", rows), Ok(2.into()));
    assert_eq!(aggregated("sum", rows), Ok(4.into()));
    assert_eq!(aggregated("avg", rows), Ok(2.0.into()));
    assert_eq!(aggregated("min", rows), Ok(1.into()));
    assert_eq!(aggregated("max", rows), Ok(3.into()));
    assert_eq!(aggregated("collect", rows), Ok(Value::from([1, 3])));
    assert_eq!(aggregated("stDev", rows), Ok(2_f64.sqrt().into()));
    assert_eq!(aggregated("stDevP", rows), Ok(1.0.into()));
}

#[test]
fn aggregates_of_nothing() {
    for (name, expected) in [
        ("count", 0.into()),
        ("sum", 0.into()),
        ("avg", Value::Null),
        ("max", Value::Null),
        ("stDev", 0.0.into()),
    ] {
        assert_eq!(aggregated(name, &[]), Ok(expected), "{name}");
    }
}

#[test]
fn durations_add_up() {
    let duration = |text| Value::from(Temporal::from(parse::duration(text).unwrap()));
    let rows: &[&[Value]] = &[&[duration("P1D")], &[Value::Null], &[duration("PT12H")]];
    assert_eq!(aggregated("sum", rows), Ok(duration("P1DT12H")));
    assert_eq!(aggregated("avg", rows), Ok(duration("PT18H")));
    let day = Value::from(parse::point(Kind::Date, "2024-02-29").unwrap());
    assert_eq!(detail(aggregated("sum", &[&[day]])).1, Detail::InvalidArgumentValue);
    assert_eq!(detail(aggregated("sum", &[rows[0], &[1.into()]])).1, Detail::InvalidArgumentType);
}

#[test]
fn a_sum_of_integers_that_does_not_fit_is_an_error() {
    let result = aggregated("sum", &[&[i64::MAX.into()], &[1.into()]]);
    assert_eq!(detail(result), (ErrorClass::ArithmeticError, Detail::IntegerOverflow));
    let within: &[&[Value]] = &[&[i64::MAX.into()], &[1.into()], &[(-2).into()]];
    assert_eq!(aggregated("sum", within), Ok((i64::MAX - 1).into()), "only the whole sum must fit");
}

#[test]
fn what_is_taken_in_apart_is_put_together_as_if_it_had_come_one_after_the_other() {
    let zeros = [0.0, -0.0].map(|zero| Value::list(vec![zero.into()]));
    let plain = [3.into(), Value::Null, (-5).into(), "b".into(), "a".into(), 3.0.into(), i64::MAX.into()];
    let values: Vec<Value> = plain.into_iter().chain(zeros).collect();
    let (mut merged, mut refused) = (0, 0);
    for name in ["count", "sum", "avg", "min", "max", "collect", "stDev"] {
        let start = aggregate(name).unwrap().start;
        let subsets = (0..1_u32 << values.len()).map(|bits| {
            values.iter().enumerate().filter(move |(place, _)| bits >> place & 1 == 1).map(|(_, value)| value)
        });
        for (ones, others) in subsets.clone().zip(subsets.skip(37)) {
            let [mut whole, mut one, mut other] = [start(), start(), start()];
            let mut add = |part: &mut Box<dyn Accumulator>, value: &Value| {
                let value = std::slice::from_ref(value);
                whole.add(value).and_then(|()| part.add(value))
            };
            let ones = ones.map(|value| add(&mut one, value)).collect::<Vec<_>>();
            if ones.into_iter().chain(others.map(|value| add(&mut other, value))).any(|taken| taken.is_err())
            {
                continue;
            }
            let is_merged = one.merge(&*other);
            // As they are written: 0.0 is not -0.0.
            let [one, whole] = [one, whole].map(|mut part| format!("{:?}", part.finish()));
            assert!(!is_merged || one == whole, "{name}: {one} {whole}");
            *if is_merged { &mut merged } else { &mut refused } += 1;
        }
    }
    assert!(merged > 100 && refused > 100, "{merged} {refused}");
}

#[test]
fn percentiles() {
    let percentile = |name, share: Value| {
        let rows: Vec<[Value; 2]> = [30.0, 10.0, 20.0].map(|price| [price.into(), share.clone()]).into();
        aggregated(name, &rows.iter().map(|row| &row[..]).collect::<Vec<_>>())
    };
    for (share, expected) in [(0.0, 10.0), (0.5, 20.0), (1.0, 30.0)] {
        assert_eq!(percentile("percentileDisc", share.into()), Ok(expected.into()));
        assert_eq!(percentile("percentileCont", share.into()), Ok(expected.into()));
    }
    assert_eq!(percentile("percentileCont", 0.25.into()), Ok(15.0.into()));
    for share in [Value::from(1000), Value::from(-1), Value::from(1.1), Value::from(f64::NAN)] {
        let expected = (ErrorClass::ArgumentError, Detail::NumberOutOfRange);
        assert_eq!(detail(percentile("percentileDisc", share)), expected);
    }
}

/// `(:Country {name: 'China'})-[:HOSTED]->(:Conference)` and a source that states a figure.
fn small_graph() -> PropertyGraph {
    let mut graph = PropertyGraph::default();
    let node = |id, label: &str, properties: &[(&str, &str)]| Change::CreateNode {
        id: NodeId(id),
        labels: vec![label.into()],
        properties: properties.iter().map(|(key, value)| (Arc::from(*key), Value::from(*value))).collect(),
    };
    let claim = Claim {
        source: NodeId(3),
        value: 80.into(),
        comparator: Comparator::Greater,
        words: Some("more than 80".into()),
        ..Claim::default()
    };
    let subject = Subject::Property(NodeId(1).into(), "laboratories".into());
    for change in [
        node(1, "Country", &[("name", "China")]),
        node(2, "Conference", &[]),
        node(3, "Source", &[("id", "std-2025"), ("published", "2025-06-14")]),
        Change::CreateRelationship {
            id: RelationshipId(1),
            relationship_type: "HOSTED".into(),
            start: NodeId(1),
            end: NodeId(2),
            properties: vec![],
        },
        Change::AddClaim { id: ClaimId(7), subject, claim: Arc::new(claim) },
    ] {
        graph.apply(change).unwrap();
    }
    graph
}

#[test]
fn nodes_and_relationships_describe_themselves() {
    let graph = small_graph();
    let (china, hosted) = (Value::Node(NodeId(1)), Value::Relationship(RelationshipId(1)));
    let path = Value::from(Path::new(vec![NodeId(1), NodeId(2)], vec![RelationshipId(1)]));
    let answer =
        |name, argument: &Value| call_on(graph.view(), name, std::slice::from_ref(argument)).unwrap();
    assert_eq!(answer("labels", &china), ["Country"].into());
    assert_eq!(answer("keys", &china), ["name"].into());
    assert_eq!(answer("properties", &china).to_string(), "{name: 'China'}");
    assert_eq!(answer("type", &hosted), "HOSTED".into());
    assert_eq!(answer("endNode", &hosted), NodeId(2).into());
    assert_eq!(answer("nodes", &path), [NodeId(1), NodeId(2)].into());
    assert_eq!(answer("length", &path), 1.into());
    assert_eq!(answer("outDegree", &china), 1.into());
    assert_eq!(answer("inDegree", &china), 0.into());
    assert_eq!(call_on(graph.view(), "degree", &[china, "ELSEWHERE".into()]), Ok(0.into()));
}

#[test]
fn what_is_deleted_cannot_be_asked() {
    let mut graph = small_graph();
    graph.apply(Change::DeleteRelationship { id: RelationshipId(1) }).unwrap();
    graph.apply(Change::DeleteNode { id: NodeId(2) }).unwrap();
    for (name, argument) in [
        ("labels", Value::Node(NodeId(2))),
        ("properties", Value::Node(NodeId(2))),
        ("keys", Value::Relationship(RelationshipId(1))),
        ("degree", Value::Node(NodeId(2))),
    ] {
        let expected = (ErrorClass::EntityNotFound, Detail::DeletedEntityAccess);
        assert_eq!(detail(call_on(graph.view(), name, &[argument])), expected, "{name}");
    }
    assert_eq!(call_on(graph.view(), "id", &[Value::Node(NodeId(2))]), Ok(2.into()));
    assert_eq!(call_on(graph.view(), "type", &[Value::Relationship(RelationshipId(1))]), Ok("HOSTED".into()));
}

#[test]
fn evidence_names_its_source() {
    let mut graph = small_graph();
    let china = Value::Node(NodeId(1));
    let claims = call_on(graph.view(), "claims", &[china.clone(), "laboratories".into()]).unwrap();
    let expected = "[{about: 'property', comparator: '>', explicit: false, id: 'c7', modality: 'stated', \
                    property: 'laboratories', published: '2025-06-14', rank: 'normal', recorded: 1970-01-01T00:00Z, \
                    source: 'std-2025', value: 80, words: 'more than 80'}]";
    assert_eq!(claims.to_string(), expected);
    assert_eq!(call_on(graph.view(), "claims", &[china.clone(), "name".into()]), Ok(Value::list(vec![])));
    let itself = std::slice::from_ref(&china);
    assert_eq!(call_on(graph.view(), "sources", itself), Ok([NodeId(3)].into()));
    assert_eq!(call_on(graph.view(), "isSourced", itself), Ok(false.into()));
    let figure = [china, "laboratories".into()];
    assert_eq!(call_on(graph.view(), "isSourced", &figure), Ok(false.into()), "there is no such figure yet");
    let element = NodeId(1).into();
    graph.apply(Change::SetProperty { element, key: "laboratories".into(), value: 80.into() }).unwrap();
    assert_eq!(call_on(graph.view(), "isSourced", &figure), Ok(true.into()));
}
