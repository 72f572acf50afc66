//! Clauses that change the graph.

use super::super::topic::{Origin, Section, Topic, fails, runs};

const OPEN_CYPHER: Topic = Topic::of(Section::Writing, Origin::OpenCypher);
const GQL: Topic = Topic::of(Section::Writing, Origin::Gql);

pub(super) const TOPICS: &[Topic] = &[
    Topic {
        name: "CREATE",
        syntax: "CREATE (a:Label {key: value})-[r:TYPE {key: value}]->(b), …",
        summary: "Makes nodes and relationships, once for each row.",
        rules: &[
            "A relationship has a direction and one type. A bound node is used as it is and takes no labels or \
             properties.",
            "A property that is null is not stored.",
            "A later pattern may read what an earlier one made.",
        ],
        examples: &[
            runs("CREATE (c:City {name: 'Bonn'})-[:IN]->(:Country {name: 'Germany'}) RETURN c"),
            fails("CREATE (a)-[:R]-(b)", "SyntaxError: RequiresDirectedRelationship"),
        ],
        see_also: &["MERGE", "INSERT", "Property types", "CITING"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "INSERT",
        syntax: "INSERT (a:Label&Other {key: value})-[r:TYPE]->(b), …",
        summary: "Makes nodes and relationships, as CREATE does; labels are joined by `&`.",
        examples: &[runs("INSERT (p:Person&Engineer {name: 'Mei'}) RETURN labels(p)")],
        see_also: &["CREATE"],
        ..GQL
    },
    Topic {
        name: "MERGE",
        syntax: "MERGE pattern [ON CREATE SET item, …] [ON MATCH SET item, …]",
        summary: "Finds the pattern, or makes all of it when it is not there.",
        rules: &[
            "The pattern is found whole or made whole: to merge a relationship between two nodes, find the nodes first.",
            "It matches in every way there is; a row sees what the row before it made.",
            "A relationship without direction is found either way, and made from left to right.",
            "A null property could never be found again: `SemanticError: MergeReadOwnWrites`.",
        ],
        examples: &[
            runs(
                "MERGE (c:City {name: 'Bonn'}) ON CREATE SET c.isNew = true ON MATCH SET c.seen = true RETURN c",
            ),
            runs(
                "MATCH (a:City {name: 'Chengdu'}), (b:City {name: 'Nairobi'}) \
                 MERGE (a)-[t:TWINNED_WITH]->(b) RETURN type(t)",
            ),
            fails("MERGE (n:City {name: null})", "SemanticError: MergeReadOwnWrites"),
        ],
        see_also: &["CREATE", "SET", "CREATE CONSTRAINT"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "SET",
        syntax: "SET n.key = value, n[expression] = value, n:Label, n = map, n += map",
        summary: "Changes properties and adds labels.",
        rules: &[
            "Null as a value removes the property. `=` with a map or an element takes over all its properties and \
             removes the others; `+=` keeps the others.",
            "Items follow one another, each sees the one before.",
            "On an element that is null nothing happens.",
            "`SET n = null` is `TypeError: InvalidArgumentType`; `SET n = {}` removes all properties.",
        ],
        examples: &[
            runs("MATCH (c:City {name: 'Nairobi'}) SET c.population = 4397073, c:Capital RETURN c"),
            runs("MATCH (c:City {name: 'Nairobi'}) SET c += {river: 'Nairobi River'} RETURN keys(c)"),
        ],
        see_also: &["REMOVE", "Property types", "MERGE"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "REMOVE",
        syntax: "REMOVE n.key, n[expression], n:Label:Other, …",
        summary: "Takes properties and labels away.",
        rules: &["What is not there is removed without an error, and so is what belongs to null."],
        examples: &[runs("MATCH (c:City {name: 'Chengdu'}) REMOVE c.founded, c:Missing RETURN keys(c)")],
        see_also: &["SET", "DELETE"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "DELETE",
        syntax: "[DETACH | NODETACH] DELETE expression, …",
        summary: "Deletes nodes, relationships and paths; with DETACH also the relationships of the nodes.",
        rules: &[
            "A node that would leave relationships behind is not deleted: `ConstraintVerificationFailed: \
             DeleteConnectedNode`.",
            "Nodes and relationships may go in one statement, in any order, and more than once; null is passed over.",
            "What is deleted cannot be read in the same statement: `EntityNotFound: DeletedEntityAccess`.",
        ],
        examples: &[
            runs("MATCH (p:Person {name: 'Jonas'}) DETACH DELETE p"),
            runs("MATCH (:City)-[t:TRAIN]->() DELETE t"),
            fails(
                "MATCH (p:Person {name: 'Li'}) DELETE p",
                "ConstraintVerificationFailed: DeleteConnectedNode",
            ),
        ],
        see_also: &["REMOVE", "CREATE"],
        words: &["detach", "detach delete"],
        ..OPEN_CYPHER
    },
    Topic {
        name: "FOREACH",
        syntax: "FOREACH (name IN list | writing clause …)",
        summary: "Runs writing clauses for each element of a list; the rows go on as they were.",
        rules: &[
            "Each element goes through all clauses before the next. Null is as the empty list.",
            "MATCH and RETURN have no place in it; CALL { } can hold them.",
        ],
        examples: &[runs(
            "FOREACH (name IN ['Bonn', 'Xi\\'an'] | MERGE (c:City {name: name}) SET c.isNew = true)",
        )],
        see_also: &["UNWIND", "CALL { }"],
        ..OPEN_CYPHER
    },
];
