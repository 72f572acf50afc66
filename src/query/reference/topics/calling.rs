//! Calls of procedures, and queries inside queries.

use super::super::topic::{Origin, Section, Topic, fails, runs};

const OPEN_CYPHER: Topic = Topic::of(Section::Calling, Origin::OpenCypher);
const NEO4J: Topic = Topic::of(Section::Calling, Origin::Neo4j);

pub(super) const TOPICS: &[Topic] = &[
    Topic {
        name: "CALL",
        syntax: "[OPTIONAL] CALL namespace.name(argument, …) [YIELD column [AS name], … | YIELD * | YIELD -] [WHERE condition]",
        summary: "Joins each row to the rows that a procedure yields for it.",
        rules: &[
            "Alone as a statement it needs no YIELD and shows all columns; in a query YIELD names those that go on.",
            "A last argument that is a configuration may be left out.",
            "Alone and without parentheses the arguments are taken from parameters of the same names.",
            "After OPTIONAL a row for which nothing is yielded that satisfies WHERE goes on with nulls.",
            "`:procedures` lists what there is; a program can register its own.",
        ],
        examples: &[
            runs("CALL db.labels()"),
            runs(
                "CALL db.labels() YIELD label AS name, nodes WHERE nodes > 2 RETURN name, nodes ORDER BY name",
            ),
            runs(
                "UNWIND ['City', 'Ocean'] AS name \
                 OPTIONAL CALL db.labels() YIELD label, nodes WHERE label = name RETURN name, nodes",
            ),
            fails("CALL db.nothing()", "ProcedureError: ProcedureNotFound"),
        ],
        see_also: &["CALL { }", "SHOW"],
        words: &["yield", "procedure", "procedures", "optional call"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "CALL { }",
        syntax: "[OPTIONAL] CALL [(variable, … | *)] { query }\n\
                 [OPTIONAL] CALL [(variable, … | *)] { query } IN TRANSACTIONS [OF n ROWS | OF n ROW]\n    \
                 [ON ERROR CONTINUE | BREAK | FAIL] [REPORT STATUS AS variable]",
        summary: "Runs a query for each row, with the variables in parentheses, and joins the row to the rows it returns.",
        rules: &[
            "No rows, no row; after OPTIONAL the row goes on with nulls. A query that returns nothing is run for its changes, and the row goes on.",
            "What it returns has names that are new outside. UNION may stand inside.",
            "Without parentheses a WITH at its beginning imports variables.",
            "IN TRANSACTIONS commits after every n rows (1000 where nothing is said), so that large imports need little memory \
             and keep what was done before an error. Nothing else in the statement may change the graph.",
            "After an error CONTINUE does the other batches, BREAK does none, FAIL (the default) fails; the rows of a failed \
             batch have nulls. The status is a map: started, committed, errorMessage.",
        ],
        examples: &[
            runs(
                "MATCH (x:Country) CALL (x) { MATCH (x)<-[:IN]-(c) RETURN c.name AS city ORDER BY city LIMIT 1 } \
                 RETURN x.name, city",
            ),
            runs(
                "MATCH (p:Person) OPTIONAL CALL (p) { MATCH (p)-[:LIVES_IN]->(c) RETURN c.name AS city } \
                 RETURN p.name, city ORDER BY p.name",
            ),
            runs(
                "UNWIND ['Bonn', 'Bonn'] AS name CALL (name) { MERGE (c:City {name: name}) } RETURN count(*)",
            ),
            runs(
                "UNWIND [1, 0, 2] AS i CALL (i) { CREATE (:Share {part: 1 / i}) } IN TRANSACTIONS OF 1 ROW \
                 ON ERROR CONTINUE REPORT STATUS AS s RETURN i, s.committed",
            ),
        ],
        see_also: &["COLLECT { }", "COUNT { }", "EXISTS { }", "FOREACH"],
        words: &["subquery", "subqueries"],
        ..NEO4J
    },
    Topic {
        name: "EXISTS { }",
        syntax: "EXISTS { pattern [WHERE condition] } | EXISTS { query }",
        summary: "Whether the pattern or query has a row, with the variables in sight.",
        rules: &["It is true or false, never null. It sees the variables around it and brings in none."],
        examples: &[runs(
            "MATCH (c:City) WHERE EXISTS { (c)<-[:LIVES_IN]-(p) WHERE p.born > 1980 } RETURN c.name",
        )],
        see_also: &["COUNT { }", "COLLECT { }", "WHERE", "Pattern predicates"],
        ..NEO4J
    },
    Topic {
        name: "COUNT { }",
        syntax: "COUNT { pattern [WHERE condition] } | COUNT { query }",
        summary: "How many rows the pattern or query has, with the variables in sight.",
        examples: &[runs(
            "MATCH (c:City) RETURN c.name, COUNT { (c)-[:TRAIN]-() } AS trains ORDER BY c.name",
        )],
        see_also: &["EXISTS { }", "COLLECT { }", "count"],
        ..NEO4J
    },
    Topic {
        name: "COLLECT { }",
        syntax: "COLLECT { query that returns one column }",
        summary: "The rows of a query as a list, with the variables in sight.",
        rules: &["Nulls stay in the list, unlike those of `collect()`; ORDER BY inside orders the list."],
        examples: &[runs(
            "MATCH (x:Country) RETURN x.name, \
                 COLLECT { MATCH (x)<-[:IN]-(c) RETURN c.name ORDER BY c.name } AS cities ORDER BY x.name",
        )],
        see_also: &["COUNT { }", "EXISTS { }", "collect", "Pattern comprehension"],
        ..NEO4J
    },
];
