//! Kinds of values, and how they are written.

use super::super::topic::{Origin, Section, Topic, fails, runs};

const OPEN_CYPHER: Topic = Topic::of(Section::Values, Origin::OpenCypher);
const GQL: Topic = Topic::of(Section::Values, Origin::Gql);

pub(super) const TOPICS: &[Topic] = &[
    Topic {
        name: "Numbers",
        syntax: "42   1_000_000   0xFF   0o17   1.5   .5   1e3",
        summary: "Integers of 64 bits and floats of 64 bits (IEEE 754).",
        rules: &[
            "An underscore stands between two digits.",
            "A literal that does not fit is `SyntaxError: IntegerOverflow` or `FloatingPointOverflow`.",
            "A float is written with a point or an exponent: `1.0`, `1e30`, `inf`, `NaN`.",
        ],
        examples: &[
            runs("RETURN 1_000_000, 0xFF, 0o17, .5, 1e3"),
            fails("RETURN 0x1G", "SyntaxError: InvalidNumberLiteral"),
        ],
        see_also: &["Arithmetic operators", "toInteger", "toFloat"],
        words: &["number", "integer", "float", "literal", "literals"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Strings",
        syntax: "'text'   \"text\"   escapes: \\\\ \\' \\\" \\b \\f \\n \\r \\t \\uXXXX \\UXXXXXXXX",
        summary: "Characters of Unicode; sizes and positions count characters, not bytes.",
        rules: &["Another character after a backslash is an error: nothing is passed over silently."],
        examples: &[runs("RETURN 'it\\'s', \"say 'hi'\", 'caf\\u00e9', size('žluť')")],
        see_also: &["String operators", "substring", "normalize"],
        words: &["string", "escape", "escapes"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Booleans",
        syntax: "true   false",
        summary: "The two truth values; null is the third answer that a question can have.",
        examples: &[runs("RETURN true AND NOT false")],
        see_also: &["Boolean operators", "Null"],
        words: &["boolean"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Lists",
        syntax: "[1, 'two', null]   list[index]   list[from..to]   list + list",
        summary: "Values in order, of any types.",
        rules: &[
            "Indexes count from 0, negative ones from the end; outside there is null. A slice stops before `to`.",
            "`list + value` appends one element.",
            "Lists nest 256 deep at most.",
        ],
        examples: &[runs("WITH [10, 20, 30] AS l RETURN l[0], l[-1], l[5], l[1..], l + 40")],
        see_also: &["IN", "List comprehension", "UNWIND", "range"],
        words: &["list", "slice", "array", "[]"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Maps",
        syntax: "{key: value, `two words`: value}   map.key   map['key']",
        summary: "Values by name. They are made by queries and parameters; a property cannot hold one.",
        rules: &["A key that is not there is null. Keys are ordered by name."],
        examples: &[runs("WITH {a: 1, b: {c: [10, 20]}} AS m RETURN m.a, m.b.c[1], m['a'], m.missing")],
        see_also: &["Map projection", "Property access", "keys"],
        words: &["map"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Temporal values",
        syntax: "date('2023-10-31')   time(…)   localtime(…)   datetime(…)   localdatetime(…)   duration('P1Y2M3DT4H')",
        summary: "Dates, times with and without a zone, and durations, made by functions of a string or a map.",
        rules: &[
            "Months, days and seconds of a duration are kept apart; a month's end stays within the month.",
            "Components are read as properties: `.year .month .day .week .hour .epochMillis .timezone` and more.",
            "Durations are equal by their parts and cannot be compared by `<`.",
        ],
        examples: &[
            runs(
                "RETURN date('2020-01-31') + duration('P1M') AS end, duration.between(date('2023-12-31'), date('2024-03-01')) AS between",
            ),
            runs("RETURN datetime('2023-10-31T10:00:00[Asia/Shanghai]').offset AS offset"),
        ],
        see_also: &["duration.between", "Arithmetic operators"],
        words: &["temporal", "dates", "times"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Points",
        syntax: "point({x: 1, y: 2 [, z: 3]})   point({longitude: 104, latitude: 31 [, height: 500]})",
        summary: "Places on a plane or on the globe; `.x .y .z .longitude .latitude .height .crs .srid` read their parts.",
        examples: &[runs("RETURN point({longitude: 104.1, latitude: 30.7}).latitude")],
        see_also: &["point", "point.distance", "point.withinBBox"],
        words: &["spatial"],
        ..Topic::of(Section::Values, Origin::Neo4j)
    },
    Topic {
        name: "Nodes, relationships and paths",
        syntax: "(:Label {key: value})   [:TYPE {key: value}]   <(a)-[r]->(b)>",
        summary: "What MATCH finds and RETURN gives; each node and relationship is itself, whatever its properties.",
        rules: &["They are equal when they are the same. Ids are never used again within a database's life."],
        examples: &[runs("MATCH p = (c:City {name: 'Nairobi'})-[r]->(x) RETURN c, r, p")],
        see_also: &["id", "elementId", "labels", "type", "Path variables"],
        words: &["relationships and paths", "element"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Property types",
        syntax: "boolean, integer, float, string, temporal value, point, or a list of these",
        summary: "What a property of a node or relationship can hold.",
        rules: &[
            "A map, an element, or a list with one of these, with null or with a list in it is `TypeError: InvalidPropertyType`.",
        ],
        examples: &[
            runs("CREATE (n:Note {tags: ['a', 'b'], on: date('2023-10-31')}) RETURN n"),
            fails("CREATE (n:Note {about: {a: 1}})", "TypeError: InvalidPropertyType"),
        ],
        see_also: &["SET", "CREATE", "Types"],
        words: &["storable"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Types",
        syntax: "BOOLEAN | BOOL   STRING | VARCHAR   INTEGER | INT | SIGNED INTEGER   FLOAT   DATE   DURATION   POINT\n\
                 LOCAL TIME | TIME WITHOUT TIME ZONE   ZONED TIME | TIME WITH TIMEZONE\n\
                 LOCAL DATETIME | TIMESTAMP WITHOUT TIMEZONE   ZONED DATETIME | TIMESTAMP WITH TIME ZONE\n\
                 MAP   NODE | VERTEX   RELATIONSHIP | EDGE   PATH | PATHS   ANY [VALUE]   PROPERTY VALUE   NOTHING   NULL\n\
                 LIST<type> | ARRAY<type> | type LIST   type NOT NULL   type | type",
        summary: "The names of types, for IS ::, CAST and constraints.",
        rules: &[
            "A type includes null unless NOT NULL follows it; of a union each alternative says so itself.",
        ],
        examples: &[runs("RETURN valueType(1), valueType([1, 'a']), 1 IS :: INTEGER | STRING")],
        see_also: &["Type predicates", "CAST", "valueType", "CREATE CONSTRAINT"],
        words: &["type name", "types"],
        ..GQL
    },
];
