//! Clauses that find rows.

use super::super::topic::{Origin, Section, Topic, fails, runs};

const OPEN_CYPHER: Topic = Topic::of(Section::Reading, Origin::OpenCypher);
const GQL: Topic = Topic::of(Section::Reading, Origin::Gql);
const NEO4J: Topic = Topic::of(Section::Reading, Origin::Neo4j);

pub(super) const TOPICS: &[Topic] = &[
    Topic {
        name: "MATCH",
        syntax: "MATCH (a:Label {key: value})-[r:TYPE]->(b), … [WHERE condition]",
        summary: "Finds every place in the graph where the pattern fits, a row for each.",
        rules: &[
            "No relationship is used twice in one MATCH, its comma-separated parts included; two MATCHes may use the \
             same one.",
            "A variable that is bound already holds the pattern in place; one that is null matches nothing.",
            "A label, type or property that nothing has is no error: nothing matches.",
            "The rows come in no promised order.",
        ],
        examples: &[
            runs("MATCH (p:Person)-[:LIVES_IN]->(c:City)-[:IN]->(x:Country) RETURN p.name, c.name, x.name"),
            runs("MATCH (a)-[:TRAIN]->(b)-[:TRAIN]->(c) RETURN a.name, b.name, c.name"),
        ],
        see_also: &[
            "OPTIONAL MATCH",
            "WHERE",
            "Node patterns",
            "Relationship patterns",
            "Variable length",
            "shortestPath",
        ],
        words: &["select", "join"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "OPTIONAL MATCH",
        syntax: "OPTIONAL MATCH pattern [WHERE condition]",
        summary: "As MATCH, but keeps the row with nulls for the pattern's new variables when nothing fits.",
        rules: &[
            "Either the whole pattern is found or none of it.",
            "Its WHERE is part of the match: it decides what is found, not which rows stay.",
        ],
        examples: &[runs(
            "MATCH (c:City) OPTIONAL MATCH (p:Person)-[:LIVES_IN]->(c) RETURN c.name, p.name ORDER BY c.name",
        )],
        see_also: &["MATCH", "coalesce"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "WHERE",
        syntax: "MATCH pattern WHERE condition | WITH columns WHERE condition | YIELD columns WHERE condition",
        summary: "Keeps the rows of what stands before it for which the condition is true.",
        rules: &[
            "A condition that is null keeps nothing, and neither does its negation.",
            "A pattern is a condition: whether there is a match; it brings in no variables.",
            "A condition that is neither a boolean nor null is `SyntaxError` or `TypeError: InvalidArgumentType`.",
            "Several conditions may be tested in any order: where one guards another, use CASE.",
        ],
        examples: &[
            runs("MATCH (c:City) WHERE c.population > 1000000 AND NOT (c)<-[:LIVES_IN]-() RETURN c.name"),
            runs("MATCH (c:City) WHERE c.population IS NULL RETURN c.name"),
        ],
        see_also: &["Inline WHERE", "FILTER", "Boolean operators", "EXISTS { }"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "FILTER",
        syntax: "FILTER [WHERE] condition",
        summary: "Keeps the rows for which the condition is true: a WHERE that stands anywhere.",
        examples: &[runs(
            "MATCH (c:City) LET n = c.population FILTER n > 20000000 RETURN c.name, n ORDER BY n",
        )],
        see_also: &["WHERE", "LET"],
        ..GQL
    },
    Topic {
        name: "UNWIND",
        syntax: "UNWIND list AS name",
        summary: "Makes a row of each element of a list.",
        rules: &[
            "Neither null nor the empty list gives a row, so the row before it is gone too.",
            "The rows come in the order of the list.",
        ],
        examples: &[runs("UNWIND [1, 2, 3] AS n RETURN n, n * n AS square"), runs("UNWIND [] AS n RETURN n")],
        see_also: &["FOR", "collect", "range"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "FOR",
        syntax: "FOR name IN list",
        summary: "Makes a row of each element of a list, as UNWIND does.",
        examples: &[runs("FOR n IN range(1, 3) RETURN n")],
        see_also: &["UNWIND", "FOREACH"],
        ..GQL
    },
    Topic {
        name: "USING",
        syntax: "MATCH pattern USING INDEX [SEEK] n:Label(key) | USING RANGE INDEX … | USING SCAN n:Label | USING JOIN ON n",
        summary: "A hint to the planner of another store: read, and passed over.",
        rules: &[
            "Hints never change an answer; our planner goes by the graph's exact counts.",
            "A variable that is not there is `SyntaxError: UndefinedVariable`.",
        ],
        examples: &[runs("MATCH (c:City) USING SCAN c:City WHERE c.name = 'Nairobi' RETURN c.name")],
        see_also: &["MATCH", "CREATE INDEX"],
        words: &["hint"],
        ..NEO4J
    },
    Topic {
        name: "LOAD CSV",
        syntax: "LOAD CSV [WITH HEADERS] FROM 'file:///cities.csv' AS row [FIELDTERMINATOR ';']",
        summary: "For each row, a row for every record of a file: a list of strings, or with HEADERS a map by the names \
                  in the first record.",
        rules: &[
            "A file is read only from beneath the import root: the folder that `Options::import_root` names, in the shell \
             and with -f the current directory. Without one the clause is refused.",
            "Links that lead out of that folder, other folders and addresses of the network are refused.",
            "An empty field is null; everything else is a string: `toInteger(row.size)`.",
            "An error names the file and the line.",
        ],
        examples: &[
            fails(
                "LOAD CSV WITH HEADERS FROM 'file:///x.csv' AS row RETURN row",
                "ArgumentError: InvalidArgumentValue",
            ),
            runs(
                "UNWIND [{name: 'Bonn'}, {name: 'Xi\\'an'}] AS row MERGE (c:City {name: row.name}) RETURN c.name",
            ),
        ],
        see_also: &["UNWIND", "Parameters"],
        words: &["csv", "load", "headers", "from", "fieldterminator", "import"],
        ..NEO4J
    },
];
