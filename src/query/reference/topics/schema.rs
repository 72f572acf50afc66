//! Commands about indexes and constraints, and SHOW.

use super::super::topic::{Origin, Section, Topic, fails, runs};

const NEO4J: Topic = Topic::of(Section::Schema, Origin::Neo4j);

pub(super) const TOPICS: &[Topic] = &[
    Topic {
        name: "CREATE INDEX",
        syntax: "CREATE [RANGE | TEXT] INDEX [name] [IF NOT EXISTS] FOR (n:Label) ON [EACH] (n.key [, n.key …])\n\
                 CREATE [RANGE | TEXT] INDEX [name] [IF NOT EXISTS] FOR ()-[r:TYPE]-() ON [EACH] (r.key [, r.key …])\n\
                 CREATE INDEX ON :Label(key [, key …])",
        summary: "Finds the nodes of a label, or the relationships of a type, without looking at them all: by value, range, \
                  prefix or IN.",
        rules: &[
            "An index never changes an answer; EXPLAIN tells whether it is used.",
            "An index of several properties is asked where each of them must equal something; what lacks one is not in it.",
            "RANGE and TEXT are the same sorted index.",
            "One that is there already is `ArgumentError: InvalidArgumentValue` without IF NOT EXISTS.",
        ],
        examples: &[
            runs("CREATE INDEX city_name IF NOT EXISTS FOR (c:City) ON (c.name)"),
            runs("CREATE INDEX FOR (c:City) ON (c.name, c.population)"),
            runs("CREATE INDEX FOR ()-[t:TRAIN]-() ON (t.hours)"),
        ],
        see_also: &["DROP INDEX", "SHOW", "CREATE CONSTRAINT", "EXPLAIN"],
        words: &["index"],
        ..NEO4J
    },
    Topic {
        name: "CREATE FULLTEXT INDEX",
        syntax: "CREATE FULLTEXT INDEX [name] [IF NOT EXISTS] FOR (n:Label[|Label …]) ON EACH [n.key [, n.key …]]\n\
                 CREATE FULLTEXT INDEX [name] [IF NOT EXISTS] FOR ()-[r:TYPE[|TYPE …]]-() ON EACH [r.key [, r.key …]]",
        summary: "Finds nodes or relationships by the words of their texts, and ranks them: \
                  `CALL db.index.fulltext.queryNodes('name', 'words') YIELD node, score`, and `queryRelationships`.",
        rules: &[
            "A query is written as for Lucene: `silk road` (either), `silk AND road`, `road NOT rail`, `+road -rail`, `\"silk \
             road\"` (side by side), `begin*`, `l?tter`, `similar~` (two letters may differ), `name:word` (in one property), \
             `[a TO b]`, `word^2` (counts double), parentheses, `\\` before a sign that is meant as such. NOT comes before AND, \
             AND before OR.",
            "Case and diacritics make no difference: `zlut` finds `Žluť` and the other way round. Words are not stemmed, and none \
             is too common. A Chinese term is a phrase of its characters.",
            "Texts are strings and lists with strings. The score is that of BM25, for each property; equal ones come by id.",
            "A statement sees the words of its own changes, and a reader those of the state that it reads. A change costs as many \
             steps as its text has words; `similar~` and `*end` look at every different word.",
            "Nothing of it is stored but its definition: it is built when a file is opened.",
        ],
        examples: &[
            runs("CREATE FULLTEXT INDEX FOR (s:Source) ON EACH [s.title, s.id]"),
            runs(
                "CALL db.index.fulltext.queryNodes('names', 'cheng*', {limit: 3}) YIELD node RETURN node.name",
            ),
            fails(
                "CALL db.index.fulltext.queryNodes('names', '(open')",
                "ArgumentError: InvalidArgumentValue",
            ),
        ],
        see_also: &[
            "CREATE INDEX",
            "DROP INDEX",
            "SHOW",
            "db.index.fulltext.queryNodes",
            "db.index.fulltext.queryRelationships",
        ],
        words: &["fulltext", "full text", "full-text", "search", "lucene", "bm25"],
        ..NEO4J
    },
    Topic {
        name: "DROP INDEX",
        syntax: "DROP INDEX name [IF EXISTS]",
        summary: "Removes an index of any kind; what can be asked without it has the same answers.",
        rules: &["The index of a constraint goes with its constraint only."],
        examples: &[
            runs("DROP INDEX no_such_index IF EXISTS"),
            fails("DROP INDEX no_such_index", "ArgumentError: InvalidArgumentValue"),
        ],
        see_also: &["CREATE INDEX", "SHOW"],
        ..NEO4J
    },
    Topic {
        name: "CREATE CONSTRAINT",
        syntax: "CREATE CONSTRAINT [name] [IF NOT EXISTS] FOR (n:Label) REQUIRE rule\n\
                 CREATE CONSTRAINT [name] [IF NOT EXISTS] FOR ()-[r:TYPE]-() REQUIRE rule\n\
                 rule: n.key IS [NODE | RELATIONSHIP | REL] UNIQUE | (n.a, n.b) IS UNIQUE\n    \
                 | n.key IS NOT NULL | (n.a, n.b) IS [NODE | RELATIONSHIP | REL] KEY | n.key IS TYPED type | n.key IS :: type",
        summary: "Makes sure of what must hold: no two equal values, a value at all, both, or a value of a type.",
        rules: &[
            "What counts is how things are when a statement ends, so values can be swapped; what breaks a constraint \
             takes the whole statement back: `ConstraintValidationFailed: ConstraintViolation`.",
            "It comes to be only where it holds already.",
            "UNIQUE leaves elements alone that lack one of the properties; a KEY demands them all.",
            "UNIQUE and KEY bring an index that queries use.",
        ],
        examples: &[
            runs("CREATE CONSTRAINT city_name FOR (c:City) REQUIRE c.name IS UNIQUE"),
            runs("CREATE CONSTRAINT FOR ()-[r:LIVES_IN]-() REQUIRE r.since IS :: INTEGER"),
            fails(
                "CREATE CONSTRAINT FOR (c:City) REQUIRE c.population IS NOT NULL",
                "ConstraintValidationFailed: ConstraintViolation",
            ),
        ],
        see_also: &["DROP CONSTRAINT", "SHOW", "MERGE", "Types"],
        words: &["constraint", "unique", "require", "node key"],
        ..NEO4J
    },
    Topic {
        name: "DROP CONSTRAINT",
        syntax: "DROP CONSTRAINT name [IF EXISTS]",
        summary: "Removes a constraint, and the index that came with it.",
        examples: &[runs("DROP CONSTRAINT no_such_constraint IF EXISTS")],
        see_also: &["CREATE CONSTRAINT", "SHOW"],
        ..NEO4J
    },
    Topic {
        name: "SHOW",
        syntax: "SHOW [FULLTEXT | RANGE] INDEXES | CONSTRAINTS | FUNCTIONS | PROCEDURES | SETTINGS [YIELD * | column [AS name], … [ORDER BY …] [SKIP n] [LIMIT n]] [WHERE condition] [RETURN …]",
        summary: "Lists what there is, as rows that can be chosen, ordered, counted and made into others.",
        rules: &[
            "It is another way to write a call of `show.indexes()`, `show.constraints()` and so on: YIELD stands for \
             WITH, so that ORDER BY, SKIP, LIMIT and WHERE after it, and RETURN, mean what they mean in any query.",
            "WHERE may stand without YIELD; RETURN needs one, `YIELD *` at least.",
        ],
        examples: &[
            runs("SHOW INDEXES"),
            runs("SHOW FUNCTIONS YIELD name, summary WHERE name STARTS WITH 'point'"),
            runs("SHOW FUNCTIONS YIELD family RETURN family, count(*) AS functions ORDER BY functions DESC"),
        ],
        see_also: &["CALL", "CREATE INDEX", "CREATE CONSTRAINT"],
        words: &["show indexes", "show constraints", "show functions", "show procedures"],
        ..NEO4J
    },
];
