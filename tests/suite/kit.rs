//! The readers of the TCK runner, tested where the test harness runs.

#[path = "../tck/gherkin.rs"]
mod gherkin;
#[path = "../tck/shape.rs"]
pub(crate) mod shape;

use gherkin::{read, unescape};
use shape::Shape;
use silkgraph::graph::GraphView;

/// What `text` means, written in one way.
fn written(text: &str) -> String {
    Shape::parse(text).map_or_else(|error| error, |shape| shape.to_string())
}

#[test]
fn an_outline_is_a_scenario_an_example_with_the_background_in_front() {
    let feature = r#"
        @slow
        Feature: F
          Background:
            Given an empty graph

          Scenario Outline: [1] Adds <a>
            When executing query:
              """
              RETURN <a>
                + 1
              """
            Then the result should be, in any order:
              | <a> + 1 | b \| c |
              | <sum>   |        |

            @quick
            Examples:
              | a | sum |
              | 1 | 2   |
              | 2 | 3   |
        "#;
    let scenarios = read(feature).unwrap();
    let second = &scenarios[1].clone().of_file("x/F.feature");
    assert_eq!(scenarios.len(), 2);
    assert_eq!(second.name, "x/F.feature › [1] Adds 2 (example 2)");
    assert_eq!(second.tags, ["@slow"]);
    assert_eq!(second.steps[0].text, "an empty graph");
    assert_eq!(second.steps[1].document.as_deref(), Some("RETURN 2\n  + 1"));
    assert_eq!(second.steps[2].table, [["2 + 1", "b | c"], ["3", ""]]);
}

#[test]
fn a_row_may_have_no_cells_and_a_line_that_is_no_step_is_an_error() {
    let steps = "Scenario: S\n Given there exists a procedure p() :: ():\n |\n";
    assert_eq!(read(steps).unwrap()[0].steps[0].table, [Vec::<String>::new()]);
    assert!(read(&format!("{steps} Gven any graph\n")).is_err());
    assert_eq!(unescape(r"a\\b\nc\d"), "a\\b\nc\\d");
}

#[test]
fn values_are_written_in_one_way_whatever_the_order_of_labels_and_keys() {
    assert_eq!(written("(:B:A {y: 1, x: 'it\\'s'})"), "(:A:B {x: 'it\\'s', y: 1})");
    assert_eq!(written("[ 1,-2.0 , NaN, null,[:T {a:true}]]"), "[1, -2.0, NaN, null, [:T {a: true}]]");
    assert_eq!(written("<(:A)-[:T]->()<-[:T]-(:B)>"), "<(:A)-[:T]->()<-[:T]-(:B)>");
    assert_ne!(written("1"), written("1.0"));
    assert_eq!(written("-0.0"), written("0.0"));
    assert_eq!(written(r"'a\\'"), r"'a\\'");
    assert!(Shape::parse("(:A").is_err() && Shape::parse("[1] 2").is_err());
}

#[test]
fn lists_compare_as_bags_when_their_order_is_ignored() {
    let mut shape = Shape::parse("[[3, 1], [2], {k: ['b', 'a']}]").unwrap();
    shape.sort_lists();
    assert_eq!(shape.to_string(), "[[1, 3], [2], {k: ['a', 'b']}]");
}

#[test]
fn a_value_given_as_a_parameter_has_the_shape_it_was_read_from() {
    let text = "{a: [1, 2.5, 'x', null, NaN], b: {c: true}}";
    let value = Shape::parse(text).unwrap().to_value().unwrap();
    assert_eq!(Shape::of(&value, &GraphView::default()).to_string(), text);
    assert!(Shape::parse("[(:A)]").unwrap().to_value().is_err());
}
