//! Clauses that say which columns and rows go on.

use super::super::topic::{Origin, Section, Topic, fails, runs};

const OPEN_CYPHER: Topic = Topic::of(Section::Projecting, Origin::OpenCypher);
const GQL: Topic = Topic::of(Section::Projecting, Origin::Gql);

pub(super) const TOPICS: &[Topic] = &[
    Topic {
        name: "RETURN",
        syntax: "RETURN [DISTINCT] expression [AS name], … [ORDER BY …] [SKIP n] [LIMIT n]\nRETURN *",
        summary: "Gives the rows. With an aggregate among the columns, the others say what is grouped.",
        rules: &[
            "A column without AS is called as it is written; two columns of one name are `SyntaxError: \
             ColumnNameConflict`.",
            "`*` is every variable in sight, by name.",
            "DISTINCT leaves out rows that are there already; nulls count as the same.",
        ],
        examples: &[
            runs("MATCH (c:City)-[:IN]->(x) RETURN x.name AS country, count(*) AS cities ORDER BY country"),
            runs("MATCH ()-[r]->() RETURN DISTINCT type(r) AS type ORDER BY type"),
        ],
        see_also: &["WITH", "ORDER BY", "SKIP", "LIMIT", "Aggregation", "FINISH"],
        words: &["distinct", "select", "columns", "column", "as"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "WITH",
        syntax: "WITH [DISTINCT] expression [AS name], … [ORDER BY …] [SKIP n] [LIMIT n] [WHERE condition]",
        summary: "Hands rows on to the next part of the query; only the names listed are known there.",
        rules: &[
            "An expression that is no variable needs AS, else `SyntaxError: NoExpressionAlias`.",
            "Its WHERE tests after grouping, sorting and cutting.",
            "ORDER BY and WHERE see a new name before an old variable of the same name.",
        ],
        examples: &[
            runs(
                "MATCH (c:City)-[:IN]->(x) WITH x, count(*) AS cities WHERE cities > 1 RETURN x.name, cities",
            ),
            fails("MATCH (c:City) WITH c.name RETURN 1", "SyntaxError: NoExpressionAlias"),
        ],
        see_also: &["RETURN", "LET", "NEXT", "Aggregation"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "ORDER BY",
        syntax: "ORDER BY expression [ASC | ASCENDING | DESC | DESCENDING] [NULLS FIRST | NULLS LAST], …",
        summary: "Sorts the rows: in RETURN and WITH, or as a clause of its own.",
        rules: &[
            "Null comes last, or first with DESC, unless NULLS FIRST or NULLS LAST says where.",
            "Values of all types have an order, smallest first: map, node, relationship, list, path, point, date and \
             time, string, boolean, number, null; NaN is the largest number.",
            "Rows that compare equal stay in the order in which they came.",
            "Strings are compared by their characters' code points.",
        ],
        examples: &[
            runs("UNWIND [3, null, 'a', 1.5] AS n RETURN n ORDER BY n DESC"),
            runs("MATCH (p:Person) RETURN p.name, p.born ORDER BY p.born DESC NULLS LAST"),
        ],
        see_also: &["SKIP", "LIMIT", "Comparison operators"],
        words: &["sort", "order", "nulls first", "nulls last"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "SKIP",
        syntax: "SKIP n | OFFSET n",
        summary: "Leaves out the first n rows: in RETURN and WITH, or as a clause of its own.",
        rules: &[
            "n is a whole number that is not negative and depends on no row: a literal, a parameter, arithmetic.",
            "Without ORDER BY which rows come first is not promised.",
        ],
        examples: &[runs("UNWIND range(1, 10) AS n RETURN n ORDER BY n SKIP 7")],
        see_also: &["LIMIT", "ORDER BY"],
        words: &["offset"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "LIMIT",
        syntax: "LIMIT n",
        summary: "Gives at most n rows: in RETURN and WITH, or as a clause of its own.",
        rules: &[
            "n is a whole number that is not negative and depends on no row.",
            "What the query writes is written for all rows, also those that LIMIT leaves out.",
        ],
        examples: &[
            runs("UNWIND range(1, 10) AS n RETURN n ORDER BY n LIMIT 3"),
            runs("MATCH (c:City) ORDER BY c.name OFFSET 1 LIMIT 1 RETURN c.name"),
            fails("RETURN 1 LIMIT -1", "SyntaxError: NegativeIntegerArgument"),
        ],
        see_also: &["SKIP", "ORDER BY"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "LET",
        syntax: "LET name = expression, …",
        summary: "Names values beside the variables there are.",
        rules: &["A name is new; one definition does not see another of the same LET. No aggregates."],
        examples: &[runs("MATCH (p:Person) LET age = 2024 - p.born RETURN p.name, age ORDER BY age")],
        see_also: &["WITH", "FILTER"],
        ..GQL
    },
    Topic {
        name: "FINISH",
        syntax: "FINISH",
        summary: "Ends a query of which no rows are wanted; what it does is done.",
        examples: &[runs("MATCH (c:City {name: 'Nairobi'}) SET c.population = 4397073 FINISH")],
        see_also: &["RETURN"],
        ..GQL
    },
    Topic {
        name: "Aggregation",
        syntax: "aggregate([DISTINCT] expression) | count(*)",
        summary: "An aggregate makes one value of many rows; the columns of the same RETURN or WITH without one say which \
                  rows belong together.",
        rules: &[
            "Nulls are passed over; `count(*)` counts rows. Nulls in a grouping column make a group of their own.",
            "Without rows and without grouping columns there is one row: 0 for count and sum, `[]` for collect, else null. \
             With grouping columns there is none.",
            "Beside an aggregate an expression uses only what is grouped by, else `SyntaxError: \
             AmbiguousAggregationExpression`.",
            "No aggregate in WHERE or in another aggregate.",
        ],
        examples: &[
            runs(
                "MATCH (p:Person) RETURN count(*) AS people, min(p.born) AS eldest, collect(p.name) AS names",
            ),
            fails(
                "MATCH (c:City) RETURN c.population + count(*)",
                "SyntaxError: AmbiguousAggregationExpression",
            ),
        ],
        see_also: &["RETURN", "WITH", "count", "collect", "sum"],
        words: &["group by", "grouping", "count(*)"],
        ..OPEN_CYPHER
    },
];
