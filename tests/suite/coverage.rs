//! Nothing that the language names is without a script: each function, aggregate and procedure of the tables, and each
//! form of the list below, stands in a statement of some script.

use silkgraph::procedures::Registry;
use std::path::Path;

/// What people write, as it begins or as it is told from all else; blanks and case do not count.
const FORMS: &[&str] = &[
    // Clauses and commands.
    "MATCH (",
    "OPTIONAL MATCH",
    "WHERE",
    "WITH",
    "RETURN DISTINCT",
    "UNWIND",
    "UNION ALL",
    "UNION DISTINCT",
    "CREATE (",
    "MERGE (",
    "ON CREATE SET",
    "ON MATCH SET",
    "SET",
    "REMOVE",
    "DETACH DELETE",
    "NODETACH DELETE",
    "FOREACH (",
    "CALL {",
    "CALL (",
    "OPTIONAL CALL (",
    "OPTIONAL CALL db.",
    "IN TRANSACTIONS",
    "REPORT STATUS AS",
    "ON ERROR CONTINUE",
    "YIELD *",
    "YIELD -",
    "LOAD CSV FROM",
    "LOAD CSV WITH HEADERS FROM",
    "FIELDTERMINATOR",
    "EXPLAIN",
    "PROFILE",
    "SHOW INDEXES",
    "SHOW FULLTEXT INDEXES",
    "SHOW RANGE INDEXES",
    "SHOW CONSTRAINTS",
    "SHOW FUNCTIONS",
    "SHOW PROCEDURES",
    "SHOW SETTINGS",
    "SHOW INDEXES WHERE",
    "SHOW INDEXES YIELD name ORDER BY",
    "SHOW INDEXES YIELD * RETURN count(*)",
    "CREATE INDEX",
    "CREATE RANGE INDEX",
    "CREATE TEXT INDEX",
    "CREATE FULLTEXT INDEX",
    "DROP INDEX",
    "IS UNIQUE",
    "IS NODE KEY",
    "IS RELATIONSHIP KEY",
    "DROP CONSTRAINT",
    "USING INDEX",
    "USING SCAN",
    "USING JOIN ON",
    "CITING {",
    "CITE MATCH",
    "AS OF date(",
    "FOR VALID_TIME AS OF",
    // Of GQL.
    "NEXT",
    "LET",
    "FILTER",
    "FOR x IN",
    "INSERT (",
    "FINISH",
    "OFFSET",
    "NULLS FIRST",
    "NULLS LAST",
    // Subqueries and expressions.
    "EXISTS {",
    "COUNT {",
    "COLLECT {",
    "IS TYPED",
    "IS NOT TYPED",
    "IS ::",
    "CAST(",
    "CASE WHEN",
    "reduce(",
    "all(",
    "any(",
    "none(",
    "single(",
    ".*",
    "SET n:$(",
    "[$key]",
    "'\\u",
    "1_000",
    "0x",
    "0o",
    "//",
    "/*",
    "`",
    "=~",
    "||",
    "XOR",
    "STARTS WITH",
    "ENDS WITH",
    "CONTAINS",
    "IS DIRECTED",
    "IS NOT DIRECTED",
    "IS SOURCE OF",
    "IS NOT SOURCE OF",
    "IS DESTINATION OF",
    "IS LABELED",
    "ALL_DIFFERENT(",
    "SAME(",
    // Labels, types and paths.
    ":A|B&!C",
    ":%",
    "){1,3}",
    "->{2,4}",
    "->+",
    "->*",
    "MATCH ANY (",
    "ANY SHORTEST (",
    "ALL SHORTEST (",
    "SHORTEST 2 (",
    "SHORTEST 2 GROUPS (",
    "= shortestPath(",
    "= allShortestPaths(",
    "WALK (",
    "TRAIL (",
    "ACYCLIC (",
    "SIMPLE (",
    "REPEATABLE ELEMENTS",
    "DIFFERENT RELATIONSHIPS",
    "|+|",
    "(p = TRAIL",
];

/// The statements of all scripts without blanks, in lower case.
fn statements() -> String {
    fn collect(folder: &Path, into: &mut String) {
        for entry in std::fs::read_dir(folder).expect("the folder of scripts can be read") {
            let path = entry.expect("the folder of scripts can be read").path();
            if path.is_dir() {
                collect(&path, into);
                continue;
            }
            let script = std::fs::read_to_string(&path).expect("the script can be read");
            for line in script.lines().filter_map(|line| line.strip_prefix('>')) {
                into.push_str(&without_blanks(line));
                into.push('\n');
            }
        }
    }
    let mut all = String::new();
    collect(Path::new("tests/scripts"), &mut all);
    all
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect::<String>().to_lowercase()
}

#[test]
fn everything_that_the_language_names_stands_in_a_script() {
    let statements = statements();
    let is_missing = |text: &str| !statements.contains(&without_blanks(text));
    let called = |name: &str| format!("{name}(");
    let functions = silkgraph::functions::functions().map(|function| called(function.name));
    let aggregates = silkgraph::functions::aggregates().map(|aggregate| called(aggregate.name));
    let distinct = silkgraph::functions::aggregates().map(|aggregate| format!("{}(DISTINCT", aggregate.name));
    let registry = Registry::default();
    let procedures = registry.iter().map(|procedure| called(&procedure.name));
    let forms = FORMS.iter().map(|form| (*form).to_owned());
    let all = functions.chain(aggregates).chain(distinct).chain(procedures).chain(forms);
    let missing: Vec<String> = all.filter(|text| is_missing(text)).collect();
    assert!(missing.is_empty(), "no script under tests/scripts says {missing:?}");
}
