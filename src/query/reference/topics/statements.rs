//! Statements as a whole, and what may stand before them.

use super::super::topic::{Origin, Section, Topic, fails, runs};

const OPEN_CYPHER: Topic = Topic::of(Section::Statements, Origin::OpenCypher);
const GQL: Topic = Topic::of(Section::Statements, Origin::Gql);
const NEO4J: Topic = Topic::of(Section::Statements, Origin::Neo4j);
const OURS: Topic = Topic::of(Section::Statements, Origin::Silkgraph);

pub(super) const TOPICS: &[Topic] = &[
    Topic {
        name: "Statement",
        syntax: "[EXPLAIN | PROFILE] [CITING map] [CITE] [AS OF date] query | schema command [;]",
        summary: "A row of clauses, each of which takes the rows of the one before it and hands on its own. Beside \
                  queries there are commands about the schema.",
        rules: &[
            "A query ends with RETURN, FINISH, a writing clause or a procedure call that stands alone.",
            "A statement that fails leaves no trace: all it did is taken back.",
            "No clause sees its own changes; the next one sees them all.",
            "Between words any white space may stand, `// to the end of the line` and `/* between */` comments.",
            "Keywords may be written in any case and are names where no clause can begin.",
            "In a script or the shell statements end with `;`.",
        ],
        examples: &[runs(
            "MATCH (c:City) // where we begin\nWITH c ORDER BY c.name /* the first */ LIMIT 1\nRETURN c.name",
        )],
        see_also: &["MATCH", "RETURN", "CREATE", "Parameters", "Names"],
        words: &["comment", "comments", "query"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "EXPLAIN",
        syntax: "EXPLAIN statement",
        summary: "Shows what would be done and how many rows are expected, one operator a line, and does nothing; the \
                  lowest line happens first.",
        rules: &[
            "Below an operator that asks an index stands what is expected of each index that could be asked, and how \
             many rows there would be to look at without; `no index` tells of one that could be made.",
            "A branch stands to the right, between the operator that runs it and that operator's input.",
            "`HashJoin` puts the rows of the part that is drawn beneath it into a table, in which it looks up what is equal \
             for each row of the other part; `HashJoinCount` only counts them.",
            "With `--format json` (`:mode json`) the plan is a tree of objects, with `--format dot` a picture; in the \
             library `Rows::plan` has both, and `silkgraph stdio` answers the tree as `plan`.",
        ],
        examples: &[runs("EXPLAIN MATCH (c:City {name: 'Bonn'}) RETURN c")],
        see_also: &["PROFILE", "CREATE INDEX"],
        words: &["plan"],
        ..NEO4J
    },
    Topic {
        name: "PROFILE",
        syntax: "PROFILE statement",
        summary: "Runs the statement and shows what was done: beside the rows that were expected of each operator those \
                  it gave, the milliseconds that it took itself and with all that it asked, and the memory it held.",
        rules: &[
            "What the statement changes is changed.",
            "`memory` is the most that an operator held at once of what `memory_bytes` limits: rows to be sorted, \
             groups, visited nodes. Where it is empty the rows only went through.",
            "An operator that counts instead of giving rows, such as `ExpandCount`, gives one for many.",
            "A statement that is profiled is run by one thread.",
        ],
        examples: &[runs("PROFILE MATCH (c:City)-[:IN]->(x) RETURN x.name, count(*)")],
        see_also: &["EXPLAIN"],
        ..NEO4J
    },
    Topic {
        name: "CITING",
        syntax: "CITING {source: 'id', locator: '…', words: '…', …} statement",
        summary: "Records who says so with everything that the statement makes or sets.",
        rules: &[
            "`source` is needed: the `id` of a node with the label `Source` that is there already, else \
             `EntityNotFound: SourceNotFound`.",
            "An `id` that two sources have tells neither and is refused; dates are EDTF strings such as `'2023-10'` or `'2013/..'`.",
            "Further keys: `id`, `locator` or `sentence`, `words`, `statedBy`, `comparator` (`=` `>` `>=` `<` `<=` `~`), `unit`, \
             `validFrom`, `validTo`, `asOf`, `published`, `modality` (`stated`, `planned`, `pledged`, `invited`, \
             `opinion`, `denied`, `inferred`), `rank`, `confidence`, `explicit`, `note`; any other is \
             `ArgumentError: InvalidArgumentValue`.",
            "A statement that writes nothing is `SyntaxError: InvalidClauseComposition`: CITE tells the sources of what is read.",
            "Each element that is created or merged gets one claim, and so does each property and label that SET \
             writes; the properties inside a CREATE or MERGE are covered by the claim about their element.",
            "MERGE of what is there already adds a second claim, not a second thing.",
            "What SET writes without CITING is nobody's: what was claimed of the property stays on record, and CITE tells \
             the new value to be unsourced; so it does of a label that is added without CITING to a node with claims.",
            "With a thing its claims go, and with a label those about the label.",
        ],
        examples: &[
            runs(
                "CITING {source: 'gazette', words: 'opened a joint laboratory', statedBy: 'the mayor'} \
                 MATCH (c:City {name: 'Chengdu'}) MERGE (c)-[:OPENED]->(:Laboratory {name: 'Silk Road Lab'})",
            ),
            fails(
                "CITING {source: 'hearsay'} CREATE (:City {name: 'Xanadu'})",
                "EntityNotFound: SourceNotFound",
            ),
        ],
        see_also: &["claims", "sources", "isSourced", "CREATE", "MERGE", "SET"],
        words: &["evidence", "provenance", "modality", "rank", "locator", "confidence", "comparator", "unit"],
        ..OURS
    },
    Topic {
        name: "CITE",
        syntax: "CITE [FULL | ONLY] statement",
        summary: "Tells of each row who says so: the claims of everything that was matched and read for it.",
        rules: &[
            "`CITE` gives the sources of one derivation of a row, `CITE FULL` of each; the shell shows them as footnotes \
             under the rows.",
            "Where `ANY`, `ANY SHORTEST`, `SHORTEST n` or `shortestPath` picks one of several paths, `CITE FULL` gives the \
             sources of each that is as long, lies between the same ends and gives the same row: what no later clause looks \
             at may differ, and asking only for `length(p)` is no look. \
             A row that shows the path has no derivation but that path. \
             Equal rows that come several times have a derivation each, until DISTINCT makes them one.",
            "As CSV the rows have a column `_cite` with the ids of their claims, `unsourced` or `absent`; \
             `:citations FILE`, `--citations FILE` and `Rows::write_csv_with_claims` write a second table that tells what the \
             ids stand for.",
            "A row of DISTINCT, UNION or an aggregate rests on all the rows that it stands for.",
            "`CITE ONLY` gives the sources themselves, as rows.",
            "EXPLAIN CITE tells so in the first line of the plan; PROFILE CITE runs the statement.",
            "What has no claim is told to be unsourced, and so is what in a node or relationship that is shown whole was set \
             without CITING.",
            "Where the claims about a property state different values, the one that prevails is marked (`prevails`).",
            "A statement that writes is `SyntaxError: InvalidClauseComposition`: CITING gives what is written a source.",
        ],
        examples: &[
            runs("CITE MATCH (c:City)-[:IN]->(:Country {name: 'Kenya'}) RETURN c.name"),
            runs("CITE ONLY MATCH (c:City {name: 'Chengdu'}) RETURN c.population"),
            fails("CITE CREATE (c:City {name: 'Xanadu'})", "SyntaxError: InvalidClauseComposition"),
        ],
        see_also: &["CITING", "AS OF", "claims"],
        words: &["sources", "lineage", "full", "only", "_cite", "sidecar"],
        ..OURS
    },
    Topic {
        name: "AS OF",
        syntax: "AS OF date statement\nFOR VALID_TIME AS OF date statement",
        summary: "Asks what could be known at the end of a day, or, FOR VALID_TIME, what held on it.",
        rules: &[
            "The date is a date, a date and time, or an EDTF string such as `'2023-10'`.",
            "A claim is known from the day of its publication, its own or its source's. One without a day of publication is \
             known on no day, so that what only such claims say is not there under AS OF; how many sources that leaves out is \
             told beside the rows.",
            "FOR VALID_TIME leaves out only what every claim says to have held at another time, by `validFrom` and `validTo`; a \
             claim without either is taken to have held always.",
            "FOR SYSTEM_TIME is not there yet.",
        ],
        examples: &[runs("AS OF '2023-12-31' MATCH (c:City) RETURN c.name ORDER BY c.name")],
        see_also: &["CITE", "CITING"],
        words: &["valid_time", "system_time", "as"],
        ..OURS
    },
    Topic {
        name: "UNION",
        syntax: "query UNION [ALL | DISTINCT] query",
        summary: "Gives the rows of both queries; without ALL, no row twice.",
        rules: &[
            "Both have columns of the same names in the same order, else `SyntaxError: DifferentColumnsInUnion`.",
            "Nulls count as the same when rows are compared.",
            "UNION and UNION ALL do not mix in one query.",
        ],
        examples: &[
            runs("MATCH (c:City) RETURN c.name AS name UNION MATCH (c:Country) RETURN c.name AS name"),
            fails("RETURN 1 AS a UNION RETURN 2 AS b", "SyntaxError: DifferentColumnsInUnion"),
        ],
        see_also: &["RETURN", "CALL { }", "NEXT"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "NEXT",
        syntax: "query NEXT query",
        summary: "Goes on with the rows that the query before it returned, by the names of their columns.",
        rules: &["A query before NEXT ends with RETURN. UNION may stand before NEXT, not after it."],
        examples: &[runs("MATCH (c:City) RETURN count(*) AS cities NEXT RETURN cities * 2 AS twice")],
        see_also: &["WITH", "UNION"],
        ..GQL
    },
    Topic {
        name: "Parameters",
        syntax: "$name | $`two words` | $1",
        summary: "Stands for a value that is given beside the text, so that a text is planned once and no value is taken \
                  for a part of it.",
        rules: &[
            "They stand for values, and for the whole map of properties of a pattern in CREATE; not for labels, types \
             or names.",
            "One that is not given is `ParameterMissing: MissingParameter`, whether or not a row asks for it; EXPLAIN needs \
             none.",
            "In the shell `:param name => expression` sets one, on the command line `--param name=value`.",
        ],
        examples: &[fails("RETURN $missing", "ParameterMissing: MissingParameter")],
        see_also: &["Statement"],
        words: &["$", "parameter", "param", ":param"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Names",
        syntax: "letter or _, then letters, digits, _ | `any text`",
        summary: "Variables, labels, relationship types, property keys, parameters, functions and procedures have names.",
        rules: &[
            "Letters are Unicode's. Case matters, but in keywords and the names of functions.",
            "Between backticks anything may stand; a backtick itself is doubled.",
            "Keywords are names where no clause can begin: `(a:Match {end: 1})` needs no backticks.",
        ],
        examples: &[runs("CREATE (n:`two words` {`a``b`: 1, match: 2}) RETURN n.`a``b`, n.match")],
        see_also: &["Statement"],
        words: &["identifier", "backtick", "`"],
        ..OPEN_CYPHER
    },
];
