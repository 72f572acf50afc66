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
        name: "DROP INDEX",
        syntax: "DROP INDEX name [IF EXISTS]",
        summary: "Removes an index; answers stay the same.",
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
        syntax: "SHOW INDEXES | CONSTRAINTS | FUNCTIONS | PROCEDURES [YIELD column [AS name], …] [WHERE condition]",
        summary: "Lists what there is.",
        rules: &["It is another way to write a call of `show.indexes()`, `show.constraints()` and so on."],
        examples: &[
            runs("SHOW INDEXES"),
            runs("SHOW FUNCTIONS YIELD name, summary WHERE name STARTS WITH 'point'"),
        ],
        see_also: &["CALL", "CREATE INDEX", "CREATE CONSTRAINT"],
        words: &["show indexes", "show constraints", "show functions", "show procedures"],
        ..NEO4J
    },
];
