//! Where this language is meant to differ from openCypher 9, GQL or Neo4j 5, and what it bounds.

use super::super::topic::{Origin, Section, Topic, fails, runs};

const DIFFERENCE: Topic = Topic::of(Section::Differences, Origin::Silkgraph);

pub(super) const TOPICS: &[Topic] = &[
    Topic {
        name: "What is not there yet",
        summary: "A form of openCypher, GQL or Neo4j that this version does not have is refused by name, with `SyntaxError: \
                  NotSupported`; it is never read as something else.",
        rules: &[
            "Clauses: CALL { … } IN n CONCURRENT TRANSACTIONS, USE, START.",
            "UNION after NEXT, where what stands before it has a UNION, a CALL or changes the graph.",
            "Indexes: POINT INDEX, VECTOR INDEX, LOOKUP INDEX, BTREE INDEX. RANGE, TEXT and FULLTEXT are there.",
            "Prefixes: FOR SYSTEM_TIME AS OF; FOR VALID_TIME and AS OF are there.",
            "SHOW of anything but INDEXES, CONSTRAINTS, FUNCTIONS, PROCEDURES and SETTINGS; users, roles, databases and aliases \
             do not exist.",
        ],
        examples: &[fails("CREATE VECTOR INDEX FOR (c:City) ON (c.name)", "SyntaxError: NotSupported")],
        words: &["notsupported", "not supported", "unsupported"],
        ..DIFFERENCE
    },
    Topic {
        name: "What GQL forbids of paths",
        summary: "Two forms are refused because GQL and Neo4j 5 refuse them too: a repeated part inside another one, and a path \
                  selector inside a path. Modes and names for parts of a path, and `?`, which GQL has and Neo4j 5 has not, are \
                  there.",
        rules: &[
            "Repeated parts inside each other: ISO/IEC 39075, 16.7, and Neo4j's error 42I12. Parts of EXISTS { … } in a \
             condition do not count. Neither language has a place for ANY or SHORTEST inside the parentheses of a part; \
             round the whole path the parentheses may stand here, since they change nothing.",
            "A path that is nothing but a part which may be repeated no times, or left out, is refused by both; here it begins \
             and ends at some node.",
            "A relationship has a node on both sides, as Cypher wants it, also before a part in parentheses; GQL does without.",
        ],
        examples: &[
            fails("MATCH ((a)-[:TRAIN]->{1,2}(b)){2} RETURN b", "SyntaxError: InvalidRelationshipPattern"),
            fails(
                "MATCH (c:City) (ANY (a)-[:TRAIN]->+(b)) RETURN b",
                "SyntaxError: InvalidRelationshipPattern",
            ),
        ],
        see_also: &["Quantified path patterns", "Path selectors", "Subpaths"],
        words: &["nested quantifiers"],
        ..DIFFERENCE
    },
    Topic {
        name: "Integer overflow",
        summary: "Arithmetic on integers that does not fit 64 bits is an error, as openCypher leaves open; some stores wrap \
                  round. Of `sum` only the whole must fit.",
        examples: &[fails("RETURN -9223372036854775808 - 1", "ArithmeticError: IntegerOverflow")],
        see_also: &["Arithmetic operators"],
        words: &["overflow"],
        ..DIFFERENCE
    },
    Topic {
        name: "Unknown escapes",
        summary: "A backslash before a character that is no escape is an error, so that `'C:\\data'` is not silently \
                  another text.",
        examples: &[fails("RETURN 'C:\\data'", "SyntaxError: UnexpectedSyntax")],
        see_also: &["Strings"],
        ..DIFFERENCE
    },
    Topic {
        name: "Conversion of booleans",
        summary: "`toInteger(true)` and `toFloat(true)` are errors, as openCypher's compatibility kit has it; Neo4j 5 gives 1. \
                  So is `toBoolean(1)`, as of openCypher's booleans and strings alone. `toIntegerOrNull` gives null.",
        examples: &[
            fails("RETURN toInteger(true)", "TypeError: InvalidArgumentValue"),
            runs("RETURN toIntegerOrNull(true)"),
        ],
        see_also: &["toInteger", "CAST"],
        ..DIFFERENCE
    },
    Topic {
        name: "Columns of RETURN *",
        summary: "The columns of `RETURN *` come by name, whatever the order in which the variables were introduced.",
        examples: &[runs("WITH 1 AS b, 2 AS a RETURN *")],
        see_also: &["RETURN"],
        ..DIFFERENCE
    },
    Topic {
        name: "Setting an element to null",
        summary: "`SET n = null` is an error and does not remove all properties.",
        examples: &[
            fails("MATCH (c:City) SET c = null", "TypeError: InvalidArgumentType"),
            runs("MATCH (p:Person) SET p = {}"),
        ],
        see_also: &["SET"],
        ..DIFFERENCE
    },
    Topic {
        name: "How floats are written",
        summary: "`toString` and results write a float with the fewest digits that read back as the same float, always as a \
                  float: `1.0`, `1e21`, `NaN`, `inf`.",
        examples: &[runs("RETURN toString(1.0) AS a, 0.1 + 0.2 AS b, 1.0 / 0 AS c")],
        see_also: &["Numbers", "toString"],
        words: &["infinity", "nan"],
        ..DIFFERENCE
    },
    Topic {
        name: "Regular expressions in linear time",
        summary: "`=~` runs on an engine whose time grows with the text alone, so that no pattern can hang a query. Look-around \
                  and back-references, which Java has, are refused.",
        examples: &[fails("RETURN 'aa' =~ '(a)\\\\1'", "ArgumentError: InvalidArgumentValue")],
        see_also: &["String operators"],
        words: &["regular expressions"],
        ..DIFFERENCE
    },
    Topic {
        name: "Precedence of label expressions",
        summary: "A colon between labels is `&`, so `:A:B|C` is `(A and B) or C`; Neo4j 5 refuses the mixture.",
        examples: &[runs("MATCH (n:Person:Engineer|Country) RETURN n.name ORDER BY n.name")],
        see_also: &["Label expressions"],
        ..DIFFERENCE
    },
    Topic {
        name: "Unknown labels, types and keys",
        summary: "A label, type or property key that nothing has is no error: nothing matches. A statement that only reads \
                  tells it beside its rows (`Rows::warnings`, standard error of the shell), with what was probably meant. \
                  Functions and procedures that are not there are errors.",
        rules: &[
            "So it tells that no node of a label has a relationship of the type that is looked for on that side, which labels \
             do, or that the arrow is the other way round; what stands in EXISTS and its kind is passed over.",
            "So it tells that a date or time is compared with a text, which is never true: dates of evidence, such as \
             `'2023-10'`, are texts, and are compared with texts.",
        ],
        examples: &[
            runs("MATCH (n:Ctiy) RETURN n"),
            fails("RETURN lenght('a')", "SyntaxError: UnknownFunction"),
        ],
        see_also: &["MATCH"],
        ..DIFFERENCE
    },
    Topic {
        name: "What ORDER BY sees",
        summary: "After DISTINCT or an aggregate, ORDER BY sees the columns and the expressions that made them. A variable of \
                  before is refused there, in patterns and subqueries too, and never taken for a new one.",
        examples: &[
            runs("MATCH (p:Person) RETURN DISTINCT p.born AS born ORDER BY p.born"),
            fails(
                "MATCH (p:Person) RETURN count(*) + size([(p)-->(c) | c]) AS n",
                "SyntaxError: AmbiguousAggregationExpression",
            ),
        ],
        see_also: &["ORDER BY", "Aggregation"],
        ..DIFFERENCE
    },
    Topic {
        name: "Batches are seen at the end",
        summary: "Each batch of CALL { … } IN TRANSACTIONS is durable when the next one begins, but other readers see all of them \
                  when the statement ends. All rows are taken in before the first batch.",
        examples: &[runs(
            "UNWIND range(1, 10) AS i CALL (i) { CREATE (:Number {value: i}) } IN TRANSACTIONS OF 4 ROWS",
        )],
        see_also: &["CALL { }"],
        words: &["in transactions"],
        ..DIFFERENCE
    },
    Topic {
        name: "Predicates in any order",
        summary: "Conditions joined by AND may be tested in any order, and an expression that fails on some rows may fail on \
                  rows that another condition would have taken away first. CASE keeps an order.",
        examples: &[runs(
            "UNWIND [0, 2] AS n WITH n WHERE CASE WHEN n = 0 THEN false ELSE 10 / n = 5 END RETURN n",
        )],
        see_also: &["CASE", "WHERE"],
        ..DIFFERENCE
    },
    Topic {
        name: "Shortest paths choose among what is allowed",
        summary: "`shortestPath` finds the shortest walk of those that its own predicates allow; they prune the search, and are \
                  not tested afterwards on one walk that was found without them.",
        examples: &[runs(
            "MATCH (a:City {name: 'Chengdu'}), (b:City {name: 'Duisburg'}) \
                 MATCH p = shortestPath((a)-[:TRAIN* {hours: 1.5}]->(b)) RETURN p",
        )],
        see_also: &["shortestPath"],
        ..DIFFERENCE
    },
    Topic {
        name: "One kind of index",
        summary: "`CREATE RANGE INDEX` and `CREATE TEXT INDEX` make the same sorted index; hints are read and passed over.",
        examples: &[runs("CREATE TEXT INDEX FOR (c:City) ON (c.name)")],
        see_also: &["CREATE INDEX", "USING"],
        ..DIFFERENCE
    },
    Topic {
        name: "Full-text queries",
        summary: "One analyzer serves all full-text indexes: words as Unicode cuts them, without case and diacritics, not stemmed. \
                  `a AND b OR c` is read as people mean it, where Lucene takes AND for a sign at its neighbours. A term of several \
                  words is a phrase. A word that names a property which the index does not have is an error.",
        rules: &[
            "Regular expressions, distances between the words of a phrase and OPTIONS of an index are not there.",
            "What is written is found at once: an index is never behind.",
        ],
        examples: &[
            runs("CALL db.index.fulltext.queryNodes('names', 'CHENGDÚ') YIELD node RETURN node.name"),
            fails(
                "CALL db.index.fulltext.queryNodes('names', 'title:x')",
                "ArgumentError: InvalidArgumentValue",
            ),
        ],
        see_also: &["CREATE FULLTEXT INDEX"],
        words: &["analyzer"],
        ..DIFFERENCE
    },
    Topic {
        name: "Sources cannot be deleted from under their claims",
        summary: "A node with the label `Source` that claims cite cannot be deleted while what they speak of is there.",
        examples: &[fails(
            "MATCH (s:Source {id: 'yearbook'}) DETACH DELETE s",
            "ConstraintVerificationFailed: DeleteConnectedNode",
        )],
        see_also: &["CITING", "DELETE"],
        ..DIFFERENCE
    },
    Topic {
        name: "Limits",
        summary: "What is bounded is an error, never a crash.",
        rules: &[
            "A statement has 4 MiB of text and nests 256 deep at most; so do the lists and maps that a query makes.",
            "Integers have 64 bits; what a property holds nests 64 deep at most in a file.",
            "The time and the memory of a query are unlimited unless the program sets them (`QueryOptions`, \
             `Options::query_memory_bytes`); ctrl-C ends a query in the shell.",
        ],
        examples: &[fails(
            "RETURN reduce(a = [], x IN range(1, 10000) | [a]) AS deep",
            "ArgumentError: LimitExceeded",
        )],
        see_also: &["Lists"],
        words: &["limits", "timeout", "memory"],
        ..DIFFERENCE
    },
];

#[cfg(test)]
mod tests {
    use super::TOPICS;
    use crate::query::parser::unsupported;

    #[test]
    fn every_form_that_is_refused_by_name_is_listed() {
        let listed = TOPICS[0].rules.join(" ");
        let missing: Vec<_> =
            unsupported::names().into_iter().filter(|name| !listed.contains(name)).collect();
        assert_eq!(missing, [""; 0]);
    }
}
