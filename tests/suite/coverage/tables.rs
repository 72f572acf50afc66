//! What the scripts must show of each function, aggregate and procedure of the tables.
//!
//! | | ordinary | null | empty | misused |
//! |---|---|---|---|---|
//! | function | rows | a column with null in an argument: null, where null passes through | `[]`, `''` or `{}` where it takes them | alone in RETURN: of a wrong type, where it asks for one; with a wrong number |
//! | aggregate, also of DISTINCT values | a value | nulls among the values | over no rows | as above |
//! | procedure | rows | null where it takes an argument | on an empty graph or without rows | of a wrong type, or a wrong number |

use super::text::{Call, calls, columns, opened};
use super::{SAID, Said};
use silkgraph::functions::{Aggregate, Function, Parameter, Type};
use silkgraph::procedures::{Procedure, Registry};

/// What an error's detail says of an argument of another type or value than asked for.
const OF_WRONG_TYPE: &[&str] = &["InvalidArgumentType", "InvalidArgumentValue"];
const OF_WRONG_NUMBER: &[&str] = &["InvalidNumberOfArguments"];

#[test]
fn every_function_is_shown_with_values_with_null_empty_and_misused() {
    require_none(silkgraph::functions::functions().flat_map(missing_of_function));
}

#[test]
fn every_aggregate_is_shown_of_all_and_of_different_values() {
    let aggregates = silkgraph::functions::aggregates();
    require_none(aggregates.flat_map(|aggregate| {
        [false, true].into_iter().flat_map(move |is_distinct| missing_of_aggregate(aggregate, is_distinct))
    }));
}

#[test]
fn every_procedure_is_shown_with_rows_with_null_on_nothing_and_misused() {
    require_none(Registry::default().iter().flat_map(|procedure| missing_of_procedure(procedure)));
}

fn require_none(missing: impl Iterator<Item = String>) {
    let missing: Vec<String> = missing.collect();
    assert!(missing.is_empty(), "no script under tests/scripts shows\n{}", missing.join("\n"));
}

fn missing_of_function(function: &'static Function) -> Vec<String> {
    let name = function.name;
    let takes_any = |parameter: &Parameter| parameter.accepts == [Type::Any];
    let (has_parameters, is_typed) =
        (!function.parameters.is_empty(), !function.parameters.iter().all(takes_any));
    let passes_null = |said: &Said, call: &Call<'_>| {
        let mut values = column_of(said, call);
        has_null(call)
            && if function.propagates_null { values.any(|it| it == "null") } else { values.count() > 0 }
    };
    let aspects = [
        ("with a value", true, is_shown(name, |said, call| !said.rows().is_empty() && is_ordinary(call))),
        ("of null", has_parameters, is_shown(name, passes_null)),
        ("of what is empty", takes_empty(function), is_shown(name, |_, call| has_empty(call))),
        ("of a wrong type", is_typed, is_misused(name, OF_WRONG_TYPE)),
        ("with a wrong number of arguments", true, is_misused(name, OF_WRONG_NUMBER)),
    ];
    missing(name, aspects)
}

fn missing_of_aggregate(aggregate: &'static Aggregate, is_distinct: bool) -> Vec<String> {
    let is_meant = |call: &Call<'_>| {
        call.arguments.first().is_some_and(|argument| (argument[0] == "distinct") == is_distinct)
    };
    let shown = |is_right: fn(&Said, &Call<'_>) -> bool| {
        is_shown(aggregate.name, |said, call| is_meant(call) && is_right(said, call))
    };
    let is_typed = aggregate.parameters[0].accepts != [Type::Any];
    let aspects = [
        ("of values", true, shown(|said, call| !says(said, "unwind []") && gives(said, call))),
        ("of values and null", true, shown(|said, call| says(said, ", null") && gives(said, call))),
        (
            "of no rows",
            true,
            shown(|said, call| says(said, "unwind [] as") && column_of(said, call).count() > 0),
        ),
        ("of a wrong type", is_typed, shown(|said, call| fails(said, call, OF_WRONG_TYPE))),
        ("with a wrong number of arguments", true, shown(|said, call| fails(said, call, OF_WRONG_NUMBER))),
    ];
    missing(&format!("{}({}", aggregate.name, if is_distinct { "DISTINCT " } else { "" }), aspects)
}

fn missing_of_procedure(procedure: &Procedure) -> Vec<String> {
    let (name, is_refused) = (&*procedure.name, |said: &Said| {
        let details = [OF_WRONG_TYPE, OF_WRONG_NUMBER, &["NumberOutOfRange"]].concat();
        said.error().is_some_and(|error| details.iter().any(|detail| error.ends_with(detail)))
    });
    let is_of_nothing =
        |said: &Said| said.error().is_none() && (said.played.is_on_empty_graph || said.rows().is_empty());
    let aspects = [
        ("with rows", true, is_shown(name, |said, call| !said.rows().is_empty() && is_ordinary(call))),
        ("of null", !procedure.inputs.is_empty(), is_shown(name, |_, call| has_null(call))),
        ("on nothing", true, is_shown(name, |said, _| is_of_nothing(said))),
        ("misused", true, is_shown(name, |said, _| is_refused(said))),
    ];
    missing(name, aspects)
}

fn missing<const N: usize>(name: &str, aspects: [(&str, bool, bool); N]) -> Vec<String> {
    let missing = aspects.iter().filter(|(_, is_asked_for, is_shown)| *is_asked_for && !is_shown);
    missing.map(|(aspect, ..)| format!("  {name} {aspect}")).collect()
}

/// Whether a statement of any script calls what has this name in such a way.
fn is_shown(name: &str, is_right: impl Fn(&Said, &Call<'_>) -> bool) -> bool {
    let opened = opened(name);
    SAID.iter().any(|said| calls(&said.words, &opened).iter().any(|call| is_right(said, call)))
}

fn is_misused(name: &str, details: &[&str]) -> bool {
    is_shown(name, |said, call| fails(said, call, details))
}

/// Whether the call is all that the statement returns, and fails so.
fn fails(said: &Said, call: &Call<'_>, details: &[&str]) -> bool {
    let is_all = columns(&said.words) == [call.words.clone()];
    is_all && said.error().is_some_and(|error| details.iter().any(|detail| error.ends_with(detail)))
}

/// The values of the column that is this call and no more; none where there is no such column.
fn column_of<'a>(said: &'a Said, call: &Call<'_>) -> impl Iterator<Item = &'a str> {
    let column = columns(&said.words).iter().position(|column| *column == call.words);
    column.into_iter().flat_map(|column| said.rows().iter().map(move |row| row[column].as_str()))
}

fn gives(said: &Said, call: &Call<'_>) -> bool {
    column_of(said, call).any(|value| value != "null")
}

fn says(said: &Said, words: &str) -> bool {
    super::text::places(&said.words, &super::text::words(words)).next().is_some()
}

fn has_null(call: &Call<'_>) -> bool {
    call.arguments.iter().any(|argument| matches!(argument, [word] if word == "null"))
}

fn has_empty(call: &Call<'_>) -> bool {
    call.arguments.iter().any(|argument| matches!(argument.concat().as_str(), "''" | "[]" | "{}"))
}

fn is_ordinary(call: &Call<'_>) -> bool {
    !has_null(call) && !has_empty(call)
}

fn takes_empty(function: &Function) -> bool {
    let can_be_empty = [Type::String, Type::List, Type::Map];
    let mut required = function.parameters.iter().filter(|parameter| !parameter.is_optional);
    required.any(|parameter| parameter.accepts.iter().any(|accepted| can_be_empty.contains(accepted)))
}
