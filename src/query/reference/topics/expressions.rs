//! Operators, and expressions that are no calls of functions.

use super::super::topic::{Origin, Section, Topic, fails, runs};

const OPEN_CYPHER: Topic = Topic::of(Section::Expressions, Origin::OpenCypher);
const GQL: Topic = Topic::of(Section::Expressions, Origin::Gql);

pub(super) const TOPICS: &[Topic] = &[
    Topic {
        name: "Precedence",
        syntax: "OR   XOR   AND   NOT   = <> < <= > >=   IN, CONTAINS, IS NULL, =~ and their like   + - ||   * / %   ^   signs   . [ ] :",
        summary: "From loosest to tightest. Operators of one level are taken from the left.",
        rules: &["`-2 ^ 2` is 4: a sign binds tighter than a power."],
        examples: &[runs("RETURN 1 + 2 * 3 ^ 2 AS a, NOT true OR true AS b, -2 ^ 2 AS c")],
        see_also: &["Boolean operators", "Comparison operators", "Arithmetic operators"],
        words: &["operator", "operators"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Boolean operators",
        syntax: "a AND b   a OR b   a XOR b   NOT a",
        summary: "Three-valued logic: null is the unknown, and stays unknown unless the other side decides.",
        rules: &[
            "`null AND false` is false, `null OR true` is true, every other mixture with null is null.",
            "What is neither a boolean nor null is `SyntaxError: InvalidArgumentType`, or a TypeError where it shows late.",
        ],
        examples: &[runs("RETURN null AND false AS a, null OR true AS b, NOT null AS c, true XOR true AS d")],
        see_also: &["Null", "Comparison operators", "WHERE"],
        words: &["true", "false"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Comparison operators",
        syntax: "a = b   a <> b   a < b   a <= b   a > b   a >= b   a < b <= c",
        summary: "Compare two values; a chain asks for each pair.",
        rules: &[
            "With null the answer is null, also `null = null`: ask IS NULL.",
            "Integers and floats are compared by value, exactly. NaN equals nothing, itself included.",
            "Other types are unequal to each other, and neither smaller nor larger: null.",
            "Lists compare item by item, maps are equal by their entries.",
        ],
        examples: &[
            runs("RETURN 1 = 1.0 AS a, 'a' < 'b' AS b, 1 < 'a' AS c, null = null AS d, 1 < 2 < 3 AS e"),
            runs("RETURN [1, 2] < [1, 3] AS a, [1, null] = [2, null] AS b, {a: 1} = {a: 1.0} AS c"),
        ],
        see_also: &["Null", "ORDER BY", "IN"],
        words: &["=", "<>", "<", "<=", ">", ">=", "equality"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Null",
        syntax: "null   a IS NULL   a IS NOT NULL",
        summary: "The value that is not known or not there. What is asked of it is null, but for IS NULL.",
        rules: &[
            "A property that an element lacks is null. Most functions of null give null.",
            "Aggregates pass over it; DISTINCT, grouping and UNION take it for one value.",
        ],
        examples: &[runs("MATCH (c:City) RETURN c.name, c.population IS NULL AS unknown ORDER BY c.name")],
        see_also: &["coalesce", "nullIf", "Boolean operators"],
        words: &["is null", "is not null", "is"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Arithmetic operators",
        syntax: "a + b   a - b   a * b   a / b   a % b   a ^ b   -a   +a",
        summary: "Integers stay integers and divide towards zero; with a float the result is a float; a power always is.",
        rules: &[
            "An integer that does not fit 64 bits is `ArithmeticError: IntegerOverflow`; nothing wraps round.",
            "An integer divided by 0 is `ArithmeticError: DivisionByZero`; a float gives inf or NaN.",
            "The remainder has the sign of what is divided.",
            "Dates and times take durations with `+` and `-`, durations numbers with `*` and `/`.",
        ],
        examples: &[
            runs("RETURN 7 / 2 AS a, 7 / 2.0 AS b, -7 % 3 AS c, 2 ^ 3 AS d"),
            fails("RETURN 9223372036854775807 + 1", "ArithmeticError: IntegerOverflow"),
        ],
        see_also: &["Numbers", "String operators", "Temporal values"],
        words: &["+", "-", "/", "%", "^", "arithmetic"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "String operators",
        syntax: "a + b   a || b   a STARTS WITH b   a ENDS WITH b   a CONTAINS b   a =~ pattern",
        summary: "Join strings, look for one in another, and match a regular expression against the whole string.",
        rules: &[
            "`+` also joins a string and a number. What is no string on either side of a test gives null.",
            "Case counts; `(?i)` at the beginning of a pattern lets it not.",
            "Regular expressions are searched in time linear in the text: no look-around and no back-references; one \
             that cannot be read is `ArgumentError: InvalidArgumentValue`.",
        ],
        examples: &[
            runs("MATCH (c:City) WHERE c.name STARTS WITH 'Ch' RETURN c.name ORDER BY c.name"),
            runs("RETURN 'Cheng' || 'du' AS a, 'Chengdu' =~ '(?i)ch.*' AS b, 'Chengdu' =~ 'eng' AS c"),
        ],
        see_also: &["Strings", "substring", "replace"],
        words: &[
            "like",
            "ilike",
            "starts with",
            "ends with",
            "contains",
            "=~",
            "||",
            "starts",
            "ends",
            "regex",
            "regular expression",
        ],
        ..OPEN_CYPHER
    },
    Topic {
        name: "IN",
        syntax: "value IN list",
        summary: "Whether a list has an element equal to the value.",
        rules: &[
            "Null in the list is an unknown element: where no other is equal, the answer is null. `null IN []` is false.",
        ],
        examples: &[runs("RETURN 2 IN [1, 2] AS a, 2 IN [1, null] AS b, [1] IN [[1], 2] AS c")],
        see_also: &["Lists", "Quantifiers", "Comparison operators"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Property access",
        syntax: "n.key   n[expression]   map.key   date.component",
        summary: "The value of a property, an entry of a map, or a component of a date, time, duration or point.",
        rules: &[
            "What is not there is null, and so is everything of null.",
            "Of a value that has no parts, such as a number, it is `TypeError: InvalidArgumentType`.",
        ],
        examples: &[runs(
            "MATCH (c:City {name: 'Chengdu'}) RETURN c.population, c['na' + 'me'], c.missing, date('2023-10-31').week",
        )],
        see_also: &["SET", "Maps", "Temporal values", "keys"],
        words: &["property", ".", "dynamic property"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "CASE",
        syntax: "CASE WHEN condition THEN value … [ELSE value] END\nCASE value WHEN test, … THEN value … [ELSE value] END\n\
                 where a test is: other   > other   STARTS WITH other   IN list   IS [NOT] NULL   IS [NOT] :: TYPE",
        summary: "The value after the first WHEN that is true, or equal; without one ELSE, or null.",
        rules: &[
            "`CASE x WHEN null` is never chosen: nothing equals null, and `WHEN IS NULL` asks for it. Only the value chosen is \
             computed.",
            "After `CASE value` a WHEN may hold several tests, of which one must be true, and a test may begin with an operator; \
             the value is computed once.",
        ],
        examples: &[
            runs(
                "UNWIND [1, 2, null] AS n RETURN CASE WHEN n > 1 THEN 'many' WHEN n = 1 THEN 'one' ELSE 'unknown' END AS word",
            ),
            runs(
                "UNWIND [1, 2, 9, null] AS n RETURN CASE n WHEN 1, 2 THEN 'few' WHEN > 5 THEN 'many' WHEN IS NULL THEN 'unknown' END",
            ),
            runs(
                "MATCH (c:City)-[:IN]->(x) RETURN c.name, CASE x.name WHEN 'China' THEN 'CN' ELSE '?' END AS code ORDER BY c.name",
            ),
        ],
        see_also: &["coalesce", "WHERE"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "List comprehension",
        syntax: "[name IN list [WHERE condition] [| expression]]",
        summary: "The list of what the expression gives for each element for which the condition is true.",
        rules: &["Of null it is null."],
        examples: &[runs("RETURN [n IN range(1, 5) WHERE n % 2 = 1 | n * n] AS squares")],
        see_also: &["Pattern comprehension", "Quantifiers", "reduce", "Lists"],
        words: &["comprehension"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Pattern comprehension",
        syntax: "[[path =] (a)-[…]->(b) [WHERE condition] | expression]",
        summary: "The list of what the expression gives for each match of the pattern; new variables live inside it.",
        examples: &[runs(
            "MATCH (x:Country) RETURN x.name, size([(x)<-[:IN]-(c) | c.name]) AS cities ORDER BY x.name",
        )],
        see_also: &["COLLECT { }", "List comprehension"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Quantifiers",
        syntax: "all(name IN list WHERE condition)   any(…)   none(…)   single(…)",
        summary: "Whether the condition holds for all elements, any, none, or exactly one.",
        rules: &[
            "An unknown element leaves the answer null, unless a known one decides.",
            "Of the empty list all and none are true, any and single false; of null each is null.",
        ],
        examples: &[runs(
            "RETURN all(n IN [1, 2] WHERE n > 0) AS a, any(n IN [1, null] WHERE n = 2) AS b, single(n IN [1, 1] WHERE n = 1) AS c",
        )],
        see_also: &["List comprehension", "reduce", "IN"],
        words: &["all", "any", "none", "single"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "reduce",
        syntax: "reduce(total = start, name IN list | expression)",
        summary: "Goes through a list with a total that the expression makes anew at each element.",
        rules: &["Of the empty list it is the start, of null it is null."],
        examples: &[runs("RETURN reduce(product = 1, n IN [2, 3, 4] | product * n) AS product")],
        see_also: &["List comprehension", "Quantifiers"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Map projection",
        syntax: "n {.key, .*, variable, key: expression, …}",
        summary: "A map of some properties of an element or map, with further entries.",
        rules: &["Of null it is null. `variable` alone is an entry of its name."],
        examples: &[runs(
            "MATCH (c:City {name: 'Chengdu'})-[:IN]->(x) RETURN c {.name, country: x.name} AS city",
        )],
        see_also: &["Maps", "properties"],
        words: &["projection", ".*"],
        ..Topic::of(Section::Expressions, Origin::Neo4j)
    },
    Topic {
        name: "Type predicates",
        syntax: "value IS [NOT] :: type   value IS [NOT] TYPED type   value :: type",
        summary: "Whether a value is of a type; the answer is never null.",
        rules: &["Null is of every type, unless the type excludes it by NOT NULL."],
        examples: &[runs(
            "UNWIND [1, 'a', null, [1]] AS v RETURN v, v IS :: INTEGER AS integer, v IS :: STRING | LIST<INTEGER> NOT NULL AS other",
        )],
        see_also: &["Types", "CAST", "valueType"],
        words: &["typed", "::"],
        ..GQL
    },
    Topic {
        name: "CAST",
        syntax: "CAST(value AS type)",
        summary: "The value as one of the type, or an error; null stays null.",
        rules: &[
            "A value that cannot be made into one of the type is `TypeError: InvalidArgumentValue`, where `toInteger` \
                  and its like give null for a string.",
        ],
        examples: &[runs(
            "RETURN CAST('42' AS INTEGER) AS n, CAST(['1', 2] AS LIST<INTEGER>) AS list, CAST('2023-10-31' AS DATE) AS day",
        )],
        see_also: &["Types", "toInteger", "toString"],
        ..GQL
    },
    Topic {
        name: "Tests of a relationship's ends",
        syntax: "r IS [NOT] DIRECTED   n IS [NOT] SOURCE OF r   n IS [NOT] DESTINATION OF r",
        summary: "Whether a relationship has a direction (each does), and whether a node is its start or its end.",
        rules: &["Of null the answer is null."],
        examples: &[runs(
            "MATCH (n:Person)-[k:KNOWS]-() RETURN n.name, n IS SOURCE OF k AS knows ORDER BY n.name, knows",
        )],
        see_also: &["startNode", "endNode"],
        words: &["directed", "source", "destination", "is directed", "is source of", "is destination of"],
        ..GQL
    },
    Topic {
        name: "Normal forms and trimming",
        syntax: "text IS [NOT] [NFC | NFD | NFKC | NFKD] NORMALIZED   normalize(text, NFD)\n\
                 trim([LEADING | TRAILING | BOTH] [characters] FROM text)",
        summary: "Whether a text is in a Unicode normal form, and what is left of a text without the characters at its ends.",
        rules: &[
            "Without a form NFC is meant. Of null, and of what is no text, `IS NORMALIZED` is null.",
            "Without ends BOTH are meant, without characters white space. After LEADING, TRAILING and BOTH the characters are a \
             literal, a parameter, a variable or a property; elsewhere these words are names like any other.",
        ],
        examples: &[runs(
            "RETURN 'e\\u0301' IS NORMALIZED AS composed, 'e\\u0301' IS NFD NORMALIZED AS decomposed, \
             trim(LEADING '0' FROM '0042') AS number",
        )],
        see_also: &["normalize", "isNormalized", "trim", "btrim", "ltrim", "rtrim"],
        words: &[
            "normalized",
            "nf",
            "nfc",
            "nfd",
            "nfkc",
            "nfkd",
            "leading",
            "trailing",
            "both",
            "is normalized",
        ],
        ..GQL
    },
];
