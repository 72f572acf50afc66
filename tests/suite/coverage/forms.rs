//! What the scripts must show of each form of the language: a right answer, nothing, and misuse.
//!
//! A row of the table names the form, as whole words of a statement; the folder or script that shows it; what a
//! statement with it gives where there is nothing to work on; and the error that misusing it is. Each of the three is
//! looked for in the statements of that script and in what they gave.

use super::text::{places, words};
use super::{SAID, Said};
use crate::scripts::Outcome;

/// The form, where it is shown, what nothing gives and what misuse gives.
type Form = (&'static str, &'static str, &'static str, &'static str);

/// A statement with columns and without rows.
const NO_ROWS: &str = "no rows";
/// A command that succeeds in an empty graph.
const DONE_ON_EMPTY: &str = "done on an empty graph";
/// A command that succeeds and changes nothing, as it says itself that this may be.
const DONE: &str = "done";
/// It never meets nothing: the form is of text, not of values.
const NEVER_NOTHING: &str = "never nothing";
/// Nothing can be wrong with it.
const NEVER_WRONG: &str = "never wrong";

const SYNTAX: &str = "SyntaxError: UnexpectedSyntax";
const UNDEFINED: &str = "SyntaxError: UndefinedVariable";
const BOUND: &str = "SyntaxError: VariableAlreadyBound";
const TYPE: &str = "SyntaxError: InvalidArgumentType";
const TYPE_LATE: &str = "TypeError: InvalidArgumentType";
const VALUE: &str = "ArgumentError: InvalidArgumentValue";
const COMPOSITION: &str = "SyntaxError: InvalidClauseComposition";
const VIOLATION: &str = "ConstraintValidationFailed: ConstraintViolation";
const PROPERTY: &str = "TypeError: InvalidPropertyType";
const PATTERN: &str = "SyntaxError: InvalidRelationshipPattern";
const NEGATIVE: &str = "SyntaxError: NegativeIntegerArgument";

const CLAUSES: &[Form] = &[
    ("MATCH (", "clauses/match/", NO_ROWS, "SyntaxError: VariableTypeConflict"),
    ("OPTIONAL MATCH (", "clauses/match/", "null", UNDEFINED),
    ("WHERE", "clauses/match-where/", NO_ROWS, UNDEFINED),
    ("WITH", "clauses/with/", NO_ROWS, "SyntaxError: NoExpressionAlias"),
    ("RETURN DISTINCT", "clauses/return/", NO_ROWS, "SyntaxError: ColumnNameConflict"),
    ("RETURN *", "clauses/return/", NO_ROWS, "SyntaxError: NoVariablesInScope"),
    ("ORDER BY", "clauses/return-orderby/", "null", "SyntaxError: InvalidAggregation"),
    ("NULLS FIRST", "clauses/return-orderby/", "null", SYNTAX),
    ("NULLS LAST", "clauses/return-orderby/", "null", SYNTAX),
    ("SKIP", "clauses/return-skip-limit/", NO_ROWS, NEGATIVE),
    ("LIMIT", "clauses/return-skip-limit/", NO_ROWS, NEGATIVE),
    ("OFFSET", "clauses/return-skip-limit/", NO_ROWS, NEGATIVE),
    ("UNWIND", "clauses/unwind/", NO_ROWS, BOUND),
    ("UNION", "clauses/union/", NO_ROWS, "SyntaxError: DifferentColumnsInUnion"),
    ("UNION ALL", "clauses/union/", NO_ROWS, "SyntaxError: DifferentColumnsInUnion"),
    ("UNION DISTINCT", "clauses/union/", NO_ROWS, "SyntaxError: DifferentColumnsInUnion"),
    ("CREATE (", "clauses/create/", NO_ROWS, BOUND),
    ("MERGE (", "clauses/merge/", NO_ROWS, "SemanticError: MergeReadOwnWrites"),
    ("ON CREATE SET", "clauses/merge/", NO_ROWS, UNDEFINED),
    ("ON MATCH SET", "clauses/merge/", NO_ROWS, UNDEFINED),
    ("SET", "clauses/set/", "null", PROPERTY),
    ("REMOVE", "clauses/remove/", "null", UNDEFINED),
    ("DELETE", "clauses/delete/", "null", TYPE),
    ("DETACH DELETE", "clauses/delete/", "null", TYPE),
    ("NODETACH DELETE", "clauses/delete/", "null", "ConstraintVerificationFailed: DeleteConnectedNode"),
    ("FOREACH (", "clauses/foreach/", NO_ROWS, TYPE),
    ("CALL {", "clauses/call/", NO_ROWS, UNDEFINED),
    ("CALL (", "clauses/call/", NO_ROWS, BOUND),
    ("OPTIONAL CALL (", "clauses/call/", "null", BOUND),
    ("OPTIONAL CALL db.", "clauses/call/", "null", UNDEFINED),
    ("IN TRANSACTIONS", "clauses/call/", NO_ROWS, "SyntaxError: NonConstantExpression"),
    ("REPORT STATUS AS", "clauses/call/", NO_ROWS, BOUND),
    ("ON ERROR CONTINUE", "clauses/call/", NO_ROWS, SYNTAX),
    ("ON ERROR BREAK", "clauses/call/", NO_ROWS, BOUND),
    ("ON ERROR FAIL", "clauses/call/", NO_ROWS, COMPOSITION),
    ("YIELD *", "clauses/call/", NO_ROWS, SYNTAX),
    ("YIELD -", "clauses/call/", DONE, SYNTAX),
    ("YIELD label", "clauses/call/", NO_ROWS, BOUND),
    ("LOAD CSV FROM", "clauses/load-csv/", NO_ROWS, VALUE),
    ("LOAD CSV WITH HEADERS FROM", "clauses/load-csv/", NO_ROWS, VALUE),
    ("FIELDTERMINATOR", "clauses/load-csv/", NO_ROWS, "SyntaxError: InvalidArgumentValue"),
    ("USING INDEX", "clauses/match/", NO_ROWS, SYNTAX),
    ("USING SCAN", "clauses/match/", NO_ROWS, SYNTAX),
    ("USING JOIN", "clauses/match/", NO_ROWS, SYNTAX),
    ("CITING {", "cite/", NO_ROWS, "EntityNotFound: SourceNotFound"),
    ("CITE MATCH", "cite/", NO_ROWS, UNDEFINED),
    ("AS OF date(", "cite/", NO_ROWS, COMPOSITION),
    ("FOR VALID_TIME AS OF", "cite/", NO_ROWS, TYPE_LATE),
    // Of GQL.
    ("NEXT", "clauses/gql/", NO_ROWS, UNDEFINED),
    ("LET", "clauses/gql/", NO_ROWS, UNDEFINED),
    ("FILTER", "clauses/gql/", NO_ROWS, TYPE),
    ("FOR x IN", "clauses/gql/", NO_ROWS, BOUND),
    ("INSERT (", "clauses/gql/", NO_ROWS, "SyntaxError: NoSingleRelationshipType"),
    ("FINISH", "clauses/gql/", DONE, COMPOSITION),
];

const COMMANDS: &[Form] = &[
    ("EXPLAIN", "statements/", "'Extend null'", UNDEFINED),
    ("PROFILE", "statements/", "0", UNDEFINED),
    ("SHOW INDEXES", "statements/", NO_ROWS, UNDEFINED),
    ("SHOW INDEXES WHERE", "statements/", NO_ROWS, UNDEFINED),
    ("SHOW INDEXES YIELD name ORDER BY", "statements/", NO_ROWS, UNDEFINED),
    ("SHOW INDEXES YIELD * RETURN", "statements/", "0", UNDEFINED),
    ("SHOW FULLTEXT INDEXES", "statements/", NO_ROWS, UNDEFINED),
    ("SHOW RANGE INDEXES", "statements/", NO_ROWS, UNDEFINED),
    ("SHOW CONSTRAINTS", "statements/", NO_ROWS, UNDEFINED),
    ("SHOW FUNCTIONS", "statements/", NO_ROWS, UNDEFINED),
    ("SHOW PROCEDURES", "statements/", NO_ROWS, UNDEFINED),
    ("SHOW SETTINGS", "statements/", NO_ROWS, UNDEFINED),
    ("CREATE INDEX", "schema/", DONE_ON_EMPTY, VALUE),
    ("CREATE RANGE INDEX", "schema/", DONE_ON_EMPTY, VALUE),
    ("CREATE TEXT INDEX", "schema/", DONE_ON_EMPTY, VALUE),
    ("CREATE FULLTEXT INDEX", "schema/", DONE_ON_EMPTY, VALUE),
    ("IF NOT EXISTS", "schema/", DONE_ON_EMPTY, SYNTAX),
    ("DROP INDEX", "schema/", DONE_ON_EMPTY, VALUE),
    ("IF EXISTS", "schema/", DONE_ON_EMPTY, SYNTAX),
    ("IS UNIQUE", "schema/", DONE_ON_EMPTY, VIOLATION),
    ("IS NODE KEY", "schema/", DONE_ON_EMPTY, VIOLATION),
    ("IS RELATIONSHIP KEY", "schema/", DONE_ON_EMPTY, VIOLATION),
    ("IS NOT NULL", "schema/", DONE_ON_EMPTY, VIOLATION),
    ("IS :: STRING", "schema/", DONE_ON_EMPTY, VIOLATION),
    ("DROP CONSTRAINT", "schema/", DONE_ON_EMPTY, VALUE),
];

const EXPRESSIONS: &[Form] = &[
    ("EXISTS {", "expressions/existentialSubqueries/", "false", COMPOSITION),
    ("COUNT {", "expressions/subquery/", "0", COMPOSITION),
    ("COLLECT {", "expressions/subquery/", "[]", COMPOSITION),
    ("IS TYPED", "expressions/typePredicates/", "false", SYNTAX),
    ("IS NOT TYPED", "expressions/typePredicates/", "false", SYNTAX),
    ("IS ::", "expressions/typePredicates/", "false", SYNTAX),
    ("IS NOT ::", "expressions/typePredicates/", "false", SYNTAX),
    ("IS NORMALIZED", "functions/string", "null", SYNTAX),
    ("TRIM(BOTH", "functions/string", "null", TYPE),
    ("CAST(", "expressions/typePredicates/", "null", "TypeError: InvalidArgumentValue"),
    ("CASE WHEN", "expressions/conditional/", "null", TYPE),
    ("CASE null WHEN", "expressions/conditional/", "null", SYNTAX),
    ("WHEN 1, 2 THEN", "expressions/conditional/", "null", SYNTAX),
    ("WHEN > 5 THEN", "expressions/conditional/", "null", UNDEFINED),
    ("WHEN IS NULL THEN", "expressions/conditional/", "null", SYNTAX),
    ("reduce(", "expressions/list/", "null", TYPE),
    ("IN [", "expressions/list/", "null", UNDEFINED),
    ("[x IN", "expressions/list/", "null", TYPE),
    ("all(", "expressions/quantifier/", "null", TYPE),
    ("any(", "expressions/quantifier/", "null", TYPE),
    ("none(", "expressions/quantifier/", "null", TYPE),
    ("single(", "expressions/quantifier/", "null", TYPE),
    ("{.*", "expressions/map/", "null", TYPE),
    ("{.a", "expressions/map/", "null", TYPE),
    ("XOR", "expressions/boolean/", "null", TYPE),
    ("IS NULL", "expressions/boolean/", "false", SYNTAX),
    ("=~", "expressions/string/", "null", VALUE),
    ("||", "expressions/string/", "null", TYPE_LATE),
    ("STARTS WITH", "expressions/string/", "null", SYNTAX),
    ("ENDS WITH", "expressions/string/", "null", SYNTAX),
    ("CONTAINS", "expressions/string/", "null", SYNTAX),
    ("1_000", "expressions/literals/", NEVER_NOTHING, "SyntaxError: InvalidNumberLiteral at 1__000"),
    ("0x1F", "expressions/literals/", NEVER_NOTHING, "SyntaxError: InvalidNumberLiteral at 0xG"),
    ("0o17", "expressions/literals/", NEVER_NOTHING, "SyntaxError: InvalidNumberLiteral at 0o8"),
    ("'\\u00e9'", "expressions/literals/", NEVER_NOTHING, "SyntaxError: InvalidUnicodeLiteral at '\\u00g0'"),
    ("`", "expressions/literals/", "null", UNDEFINED),
    ("//", "expressions/literals/", "null", NEVER_WRONG),
    ("/*", "expressions/literals/", NEVER_NOTHING, SYNTAX),
    ("ALL_DIFFERENT(", "functions/graph", "null", TYPE),
    ("SAME(", "functions/graph", "null", TYPE),
    // Of relationships, labels and types.
    ("IS DIRECTED", "clauses/gql/", "null", TYPE),
    ("IS NOT DIRECTED", "clauses/gql/", "null", TYPE),
    ("IS SOURCE OF", "clauses/gql/", "null", TYPE),
    ("IS NOT SOURCE OF", "clauses/gql/", "null", TYPE),
    ("IS DESTINATION OF", "clauses/gql/", "null", TYPE),
    ("IS NOT DESTINATION OF", "clauses/gql/", "null", TYPE),
    ("IS LABELED", "clauses/gql/", "null", TYPE),
    ("IS NOT LABELED", "expressions/graph/", "null", TYPE),
    (":A|B&!C", "clauses/match/", NEVER_NOTHING, "SyntaxError: UnexpectedSyntax at :A|B&!"),
    (":!", "clauses/match/", NO_ROWS, SYNTAX),
    (":%", "clauses/match/", "null", SYNTAX),
    ("[r:R|S]", "clauses/match/", NO_ROWS, "SyntaxError: NoSingleRelationshipType at [:R|S]"),
    ("(n WHERE", "clauses/match/", NO_ROWS, TYPE),
    ("[r WHERE", "clauses/match/", NO_ROWS, TYPE),
    ("n:$(", "clauses/dynamic/", NO_ROWS, TYPE),
    ("[r:$(", "clauses/dynamic/", NO_ROWS, TYPE),
    ("SET n:$(", "clauses/dynamic/", "null", TYPE_LATE),
    ("SET n[", "clauses/dynamic/", "null", PROPERTY),
    ("n['k']", "clauses/dynamic/", "null", NEVER_WRONG),
];

const PATHS: &[Form] = &[
    ("){1,3}", "paths/", NO_ROWS, UNDEFINED),
    ("->{2,4}", "paths/", NO_ROWS, UNDEFINED),
    ("->+", "paths/", NO_ROWS, UNDEFINED),
    ("->*", "paths/", NO_ROWS, UNDEFINED),
    ("))+", "paths/", NO_ROWS, TYPE_LATE),
    ("))*", "paths/", NO_ROWS, TYPE_LATE),
    ("->?", "paths/", "null", SYNTAX),
    ("-?(", "paths/", "null", SYNTAX),
    ("))?", "paths/", "null", BOUND),
    ("ANY (", "paths/", NO_ROWS, UNDEFINED),
    ("ANY SHORTEST (", "paths/", NO_ROWS, UNDEFINED),
    ("ALL SHORTEST (", "paths/", NO_ROWS, UNDEFINED),
    ("SHORTEST 2 (", "paths/", NO_ROWS, UNDEFINED),
    ("SHORTEST 2 GROUPS (", "paths/", NO_ROWS, UNDEFINED),
    ("= shortestPath(", "clauses/match/", NO_ROWS, SYNTAX),
    ("= allShortestPaths(", "clauses/match/", NO_ROWS, SYNTAX),
    ("WALK (", "paths/", NO_ROWS, UNDEFINED),
    ("TRAIL (", "paths/", NO_ROWS, UNDEFINED),
    ("ACYCLIC (", "paths/", NO_ROWS, UNDEFINED),
    ("SIMPLE (", "paths/", NO_ROWS, UNDEFINED),
    ("REPEATABLE ELEMENTS", "paths/", NO_ROWS, PATTERN),
    ("DIFFERENT RELATIONSHIPS", "paths/", NO_ROWS, UNDEFINED),
    ("|+|", "paths/", NO_ROWS, "SyntaxError: VariableTypeConflict"),
    (") |", "paths/", NO_ROWS, "SyntaxError: VariableTypeConflict"),
    ("(p = TRAIL", "paths/", NO_ROWS, BOUND),
    ("(p =", "paths/", NO_ROWS, BOUND),
];

#[test]
fn every_form_is_shown_right_on_nothing_and_misused() {
    let forms = [CLAUSES, COMMANDS, EXPRESSIONS, PATHS].concat();
    let missing: Vec<String> = forms.iter().flat_map(missing).collect();
    assert!(missing.is_empty(), "no script under tests/scripts shows\n{}", missing.join("\n"));
}

fn missing(&(form, file, nothing, misuse): &Form) -> Vec<String> {
    let (error, misused) = misuse.split_once(" at ").unwrap_or((misuse, form));
    let shown = |text: &str, is_right: &dyn Fn(&Said) -> bool| {
        let words = words(text);
        let mut said = SAID.iter().filter(|said| said.file.starts_with(file));
        said.any(|said| places(&said.words, &words).next().is_some() && is_right(said))
    };
    let aspects = [
        ("a right answer", shown(form, &|said| is_right(said, nothing))),
        (nothing, nothing == NEVER_NOTHING || shown(form, &|said| is_nothing(said, nothing))),
        (misuse, misuse == NEVER_WRONG || shown(misused, &|said| said.error() == Some(error))),
    ];
    let missing = aspects.into_iter().filter(|(_, is_shown)| !is_shown);
    missing.map(|(aspect, _)| format!("  {form} in {file}: {aspect}")).collect()
}

/// Whether a statement gave more than nothing; a command that it succeeded.
fn is_right(said: &Said, nothing: &str) -> bool {
    said.played.outcome.as_ref().is_ok_and(|Outcome { has_columns, rows }| {
        !has_columns || rows.iter().flatten().any(|value| value != nothing)
    })
}

fn is_nothing(said: &Said, nothing: &str) -> bool {
    said.played.outcome.as_ref().is_ok_and(|Outcome { has_columns, rows }| match nothing {
        NO_ROWS => *has_columns && rows.is_empty(),
        DONE => !has_columns,
        DONE_ON_EMPTY => !has_columns && said.played.is_on_empty_graph,
        value => rows.iter().flatten().any(|given| given == value),
    })
}
