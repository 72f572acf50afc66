//! What a pattern is made of.

use super::super::topic::{Origin, Section, Topic, fails, runs};

const OPEN_CYPHER: Topic = Topic::of(Section::Patterns, Origin::OpenCypher);
const GQL: Topic = Topic::of(Section::Patterns, Origin::Gql);
const NEO4J: Topic = Topic::of(Section::Patterns, Origin::Neo4j);

pub(super) const TOPICS: &[Topic] = &[
    Topic {
        name: "Node patterns",
        syntax: "([name] [:labels] [{key: value, …} | $map] [WHERE condition])",
        summary: "A node with these labels whose properties have these values.",
        rules: &[
            "`{key: null}` matches nothing: no value equals null. `(n)` fits every node, `()` without a name too.",
        ],
        examples: &[runs("MATCH (c:City {name: 'Chengdu'}) RETURN c.population")],
        see_also: &["Relationship patterns", "Label expressions", "Inline WHERE"],
        words: &["node", "("],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Relationship patterns",
        syntax: "-[[name] [:TYPE | OTHER] [*bounds] [{key: value, …}] [WHERE condition]]->   <-[…]-   -[…]-\n-->   <--   --",
        summary: "A relationship between the nodes on its two sides: along the arrow, or either way without one.",
        rules: &[
            "A self-loop is found once, not once from each side.",
            "`<-[…]->` is read as no direction.",
            "`(a)--(b)` is a pattern, `a - -b` arithmetic.",
        ],
        examples: &[
            runs("MATCH (a:Person)-[k:KNOWS]->(b) RETURN a.name, k.since, b.name ORDER BY k.since"),
            runs("MATCH (:City {name: 'Duisburg'})-[r:TRAIN|IN]-(x) RETURN type(r), x.name ORDER BY x.name"),
        ],
        see_also: &[
            "Node patterns",
            "Variable length",
            "Quantified relationships",
            "Relationship uniqueness",
        ],
        words: &["relationship", "-->", "<--", "--"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Relationship uniqueness",
        syntax: "",
        summary: "One MATCH never uses a relationship twice, over all its comma-separated parts and its variable-length \
                  walks; nodes may come again.",
        rules: &["Two MATCH clauses may use the same relationship."],
        examples: &[
            runs("MATCH (a)-[:IN]->(x)<-[:IN]-(b) RETURN a.name, b.name ORDER BY a.name"),
            runs("MATCH (a)-[:IN]->(x) MATCH (b)-[:IN]->(x) RETURN count(*) AS pairs"),
        ],
        see_also: &["MATCH", "Variable length"],
        words: &["trail", "isomorphism"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Variable length",
        syntax: "-[name:TYPE*]->   *n   *from..to   *from..   *..to",
        summary: "A walk of so many relationships, 1 or more unless bounds are given; the variable is their list.",
        rules: &[
            "No relationship is walked twice, so every walk ends. Without an upper bound a dense graph has very many.",
            "Properties and an inline WHERE hold for each relationship, and prune while walking.",
            "A walk of no steps (`*0..`) ends where it begins.",
        ],
        examples: &[
            runs(
                "MATCH (:Person {name: 'Ada'})-[k:KNOWS*1..3]->(p) RETURN p.name, size(k) AS steps ORDER BY steps",
            ),
            runs(
                "MATCH p = (:City {name: 'Chengdu'})-[:TRAIN*]->(:City {name: 'Duisburg'}) RETURN length(p) ORDER BY length(p)",
            ),
        ],
        see_also: &["Quantified relationships", "shortestPath", "Path variables"],
        words: &["*", ".."],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Quantified relationships",
        syntax: "-[…]->+   -[…]->*   -[…]->{n}   -[…]->{from,to}   {from,}   {,to}",
        summary: "A walk of so many relationships, as GQL writes it; with `{,to}` and `*` it may have no steps.",
        rules: &[
            "As in walks of variable length the variable is a list and no relationship is walked twice.",
        ],
        examples: &[
            runs("MATCH (:Person {name: 'Ada'})-[:KNOWS]->{1,2}(p) RETURN p.name ORDER BY p.name"),
            runs(
                "MATCH (:City {name: 'Chengdu'})-[t:TRAIN WHERE t.hours < 310]->+(c) RETURN DISTINCT c.name ORDER BY c.name",
            ),
        ],
        see_also: &["Variable length"],
        words: &["quantifier", "+", "{n,m}"],
        ..GQL
    },
    Topic {
        name: "Path variables",
        syntax: "name = (a)-[…]->(b)…",
        summary: "Names the whole path, for `nodes()`, `relationships()`, `length()` and RETURN.",
        examples: &[runs(
            "MATCH p = (:Person {name: 'Li'})-->()-->() RETURN [n IN nodes(p) | n.name] AS names, length(p)",
        )],
        see_also: &["nodes", "relationships", "length", "shortestPath"],
        words: &["path", "named path"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "shortestPath",
        syntax: "shortestPath((a)-[:TYPE*..n]-(b)) | allShortestPaths((a)-[:TYPE*..n]-(b))",
        summary: "One shortest walk between two nodes, or every one of the shortest; none where nothing connects them.",
        rules: &[
            "It has one relationship, of variable length. Its predicates, and those on the path's nodes and relationships \
             in WHERE, decide what is the shortest.",
            "A shortest walk from a node back to itself, or with a lower bound, uses no relationship twice either.",
        ],
        examples: &[
            runs(
                "MATCH p = shortestPath((:Person {name: 'Ada'})-[*]-(:Country {name: 'Germany'})) \
                 RETURN [n IN nodes(p) | n.name] AS way",
            ),
            runs(
                "MATCH (a:City {name: 'Chengdu'}), (b:City {name: 'Duisburg'}) \
                 MATCH p = allShortestPaths((a)-[*]-(b)) RETURN count(p)",
            ),
        ],
        see_also: &["Variable length", "algo.dijkstra", "algo.kShortestPaths"],
        words: &["allShortestPaths", "shortest path", "shortest paths"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "Label expressions",
        syntax: ":A   :A:B   :A&B   :A|B   :!A   :%   :(A|B)&!C   IS A|B   IS [NOT] LABELED A",
        summary: "Which labels a node has: all of several, any, none, at least one; in patterns and in expressions.",
        rules: &[
            "`!` binds tighter than `&`, `&` tighter than `|`; the colon between labels is `&`.",
            "The same may be written of the types of relationships, each of which has one.",
            "In a comprehension `|` ends the condition, so a disjunction of labels needs parentheses there.",
            "Of null the test is null.",
        ],
        examples: &[
            runs("MATCH (n:(City|Person)&!Engineer) RETURN n.name ORDER BY n.name"),
            runs("MATCH (p:Person) RETURN p.name, p:Engineer AS isEngineer ORDER BY p.name"),
            runs(
                "MATCH (p:Person)-[r]->() WHERE p IS NOT LABELED Engineer AND r IS LABELED !KNOWS RETURN type(r)",
            ),
        ],
        see_also: &["Node patterns", "labels", "Precedence of label expressions"],
        words: &["label", "&", "|", "!", "labeled", ":"],
        ..NEO4J
    },
    Topic {
        name: "Computed labels and types",
        syntax: ":$(expression)   :$all(list)   :$any(list)",
        summary: "Labels and relationship types that an expression gives: a string, or for labels a list of strings.",
        rules: &["`$(list)` and `$all(list)` ask for all of them, `$any(list)` for any."],
        examples: &[
            runs("WITH 'City' AS label MATCH (n:$(label)) RETURN n.name ORDER BY n.name"),
            runs("MATCH (n:City {name: 'Nairobi'}) SET n:$('Capi' + 'tal') RETURN labels(n)"),
        ],
        see_also: &["Label expressions", "Property access"],
        words: &["dynamic labels", "dynamic types", "$("],
        ..NEO4J
    },
    Topic {
        name: "Inline WHERE",
        syntax: "(n:Label WHERE condition)   -[r:TYPE WHERE condition]->",
        summary: "A condition inside the pattern; in a walk it holds for each relationship and prunes while walking.",
        examples: &[runs(
            "MATCH (p:Person WHERE p.born > 1980)-[l:LIVES_IN|KNOWS WHERE l.since < 2020]->(x) RETURN p.name, x.name ORDER BY x.name",
        )],
        see_also: &["WHERE", "Node patterns", "Relationship patterns"],
        ..GQL
    },
    Topic {
        name: "Pattern predicates",
        syntax: "(a)-[…]-(b)… where a condition may stand",
        summary: "Whether there is at least one match; it uses variables in sight and brings in none.",
        rules: &["A new variable in it is `SyntaxError: UndefinedVariable`: EXISTS { } may have its own."],
        examples: &[
            runs("MATCH (c:City) WHERE NOT (c)-[:TRAIN]-() RETURN c.name"),
            fails("MATCH (c:City) WHERE (c)-[:TRAIN]-(d) RETURN d", "SyntaxError: UndefinedVariable"),
        ],
        see_also: &["EXISTS { }", "WHERE", "Pattern comprehension"],
        ..OPEN_CYPHER
    },
];
