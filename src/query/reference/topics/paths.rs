//! GQL's paths: parts that repeat, which of the paths are wanted, and what a path may pass twice.

use super::super::topic::{Origin, Section, Topic, fails, runs};

const GQL: Topic = Topic::of(Section::Patterns, Origin::Gql);

pub(super) const TOPICS: &[Topic] = &[
    Topic {
        name: "Quantified path patterns",
        syntax: "((a)-[…]->(b) [WHERE condition]){from,to}   (…)+   (…)*   (…){n}",
        summary: "A part of a path that is repeated; outside the part its variables are lists, an element a repetition.",
        rules: &[
            "Inside, a variable is one element, and the condition prunes while searching: what it refuses is never walked.",
            "A part repeated has at least one relationship, names only variables of its own, and holds no repeated part, as GQL \
             and Cypher have it; an EXISTS { … } in its condition may hold one.",
            "A part in parentheses without a quantifier stands for itself; its variables are single.",
        ],
        examples: &[
            runs(
                "MATCH (:City {name: 'Chengdu'}) ((a)-[t:TRAIN]->(b) WHERE t.hours < 310 OR a.population > 30000000)+ (last) \
                 RETURN last.name, size(t) AS trains ORDER BY trains, last.name",
            ),
            runs(
                "MATCH (:Person {name: 'Ada'}) ((a)-[:KNOWS]->(b)){1,3} (:Person {name: 'Jonas'}) \
                 RETURN [n IN b | n.name] AS names",
            ),
            fails("MATCH ((a)-[:TRAIN]->+(b)){2} RETURN b", "SyntaxError: InvalidRelationshipPattern"),
        ],
        see_also: &[
            "Quantified relationships",
            "Parts that may be left out",
            "Subpaths",
            "Path selectors",
            "Path modes",
        ],
        words: &["quantified path pattern", "qpp", "group variables"],
        ..GQL
    },
    Topic {
        name: "Parts that may be left out",
        syntax: "-[r:TYPE]->?   ((a)-[…]->(b) [WHERE condition])?",
        summary: "A relationship or a part of a path that is walked once or not at all. Where it is left out the nodes on its \
                  two sides are one node, and its variables are null.",
        rules: &[
            "Its variables stand for one element or for null, where those of `{0,1}` are lists; those of a repeated part in it \
             stay lists.",
            "It has at least one relationship, and what it names is named nowhere else in the same pattern, as GQL has it. \
             `?` belongs to MATCH and to EXISTS, COUNT and COLLECT { … }, not to patterns that are conditions or are created.",
        ],
        examples: &[
            runs(
                "MATCH (:City {name: 'Chengdu'})-[t:TRAIN]->?(c) RETURN c.name, t.hours, t IS NULL AS stays ORDER BY c.name",
            ),
            runs(
                "MATCH (:Person {name: 'Ada'}) ((a)-[:KNOWS]->(b) WHERE b.born > 1800)? (last) RETURN last.name ORDER BY last.name",
            ),
            fails(
                "MATCH (a)-->?(b), (b)-[r]->?(c), (d)-[r]->(e) RETURN a",
                "SyntaxError: VariableAlreadyBound",
            ),
        ],
        see_also: &["Quantified relationships", "Quantified path patterns", "OPTIONAL MATCH"],
        words: &["?", "questioned", "optional relationship", "conditional"],
        ..GQL
    },
    Topic {
        name: "Subpaths",
        syntax: "([path =] [WALK | TRAIL | ACYCLIC | SIMPLE] pattern [WHERE condition])[{from,to} | + | *]",
        summary: "A part of a path in parentheses as a path of its own: with a name, and with a rule of what it may pass \
                  twice, which holds for that part alone.",
        rules: &[
            "Where the part is repeated, its name stands for a list of paths outside, and the mode holds for each repetition \
             by itself; in its WHERE the name is one path.",
            "A condition of a repeated part that reads a path sees what is inside the part's parentheses, and the variables of \
             earlier clauses. It is tested when a whole path has been found; what reads elements only prunes while searching.",
            "A mode that allows no node or relationship twice ends repetitions that have no bound.",
        ],
        examples: &[
            runs(
                "MATCH (:City {name: 'Chengdu'}) (leg = (a)-[:TRAIN]->(b) WHERE length(leg) = 1){1,2} (last) \
                 RETURN last.name, size(leg) AS legs ORDER BY legs, last.name",
            ),
            runs(
                "MATCH REPEATABLE ELEMENTS (way = ACYCLIC (:City {name: 'Chengdu'})-[:TRAIN]->+(city)) \
                 RETURN city.name, length(way) ORDER BY length(way), city.name",
            ),
        ],
        see_also: &["Quantified path patterns", "Path modes", "Path selectors"],
        words: &["subpath", "sub-path", "path variable"],
        ..GQL
    },
    Topic {
        name: "Path selectors",
        syntax: "[path =] ALL | ANY [k] | ALL SHORTEST | ANY SHORTEST | SHORTEST k | SHORTEST [k] GROUP | SHORTEST k GROUPS \
                 [PATH | PATHS] pattern",
        summary: "Which of the paths between the same two nodes are wanted: any, all, the shortest, the k shortest, or all of \
                  the k least lengths.",
        rules: &[
            "They choose for each pair of ends on their own. Conditions inside the pattern decide what is a path; WHERE after \
             MATCH tests those chosen.",
            "A selector stands before a whole path, as GQL and Cypher have it: never inside one.",
        ],
        examples: &[
            fails(
                "MATCH (:City) (ANY SHORTEST (a)-[:TRAIN]->+(b)) RETURN b",
                "SyntaxError: InvalidRelationshipPattern",
            ),
            runs(
                "MATCH p = ANY SHORTEST (:Person {name: 'Ada'})--+(:Country {name: 'Germany'}) \
                 RETURN [n IN nodes(p) | n.name] AS way",
            ),
            runs(
                "MATCH p = SHORTEST 2 GROUPS (:City {name: 'Chengdu'})-[:TRAIN]->+(:City {name: 'Duisburg'}) \
                 RETURN length(p) ORDER BY length(p)",
            ),
        ],
        see_also: &["shortestPath", "Quantified path patterns", "Path modes"],
        words: &["shortest", "any shortest", "all shortest", "groups", "group", "paths"],
        ..GQL
    },
    Topic {
        name: "Path modes",
        syntax: "[path =] [selector] WALK | TRAIL | ACYCLIC | SIMPLE [PATH | PATHS] pattern",
        summary: "What one path may pass twice: anything, no relationship, no node, or no node but its first as its last.",
        rules: &[
            "Unless it is MATCH REPEATABLE ELEMENTS, a MATCH uses no relationship twice: then a WALK does not either.",
        ],
        examples: &[runs(
            "MATCH p = ACYCLIC (:City {name: 'Chengdu'})-[:TRAIN]-+(:City {name: 'Duisburg'}) RETURN count(p)",
        )],
        see_also: &["Path selectors", "Match modes", "Relationship uniqueness"],
        words: &["walk", "acyclic", "simple", "trails"],
        ..GQL
    },
    Topic {
        name: "Match modes",
        syntax: "MATCH REPEATABLE ELEMENTS | REPEATABLE ELEMENT BINDINGS pattern\n\
                 MATCH DIFFERENT RELATIONSHIPS | DIFFERENT RELATIONSHIP BINDINGS | DIFFERENT EDGES | DIFFERENT EDGE BINDINGS pattern",
        summary: "Whether one MATCH may use a relationship twice; unless told, it may not.",
        examples: &[
            runs("MATCH REPEATABLE ELEMENTS (a)-[:IN]->(x), (b)-[:IN]->(x) RETURN count(*) AS pairs"),
            runs("MATCH DIFFERENT RELATIONSHIPS (a)-[:IN]->(x), (b)-[:IN]->(x) RETURN count(*) AS pairs"),
        ],
        see_also: &["MATCH", "Relationship uniqueness", "Path modes"],
        words: &["repeatable", "different", "element", "relationships", "edges"],
        ..GQL
    },
    Topic {
        name: "Path alternatives",
        syntax: "(pattern | pattern)   (pattern |+| pattern)",
        summary: "One of several forms of a part of a path; what two of them give is given once with `|`, twice with `|+|`.",
        rules: &["A variable of one form only is null in the others."],
        examples: &[runs(
            "MATCH ((p:Person {name: 'Li'})-[:LIVES_IN]->(x) | (p:Person {name: 'Li'})-[:KNOWS]->(x)) \
                 RETURN x.name ORDER BY x.name",
        )],
        see_also: &["Quantified path patterns", "Label expressions"],
        words: &["|+|", "alternation"],
        ..GQL
    },
];
