//! A call that shows each built-in procedure on the graph of the reference.

/// Each procedure's name with its example.
const EXAMPLES: &[(&str, &str)] = &[
    ("db.labels", "CALL db.labels() YIELD label, nodes RETURN label, nodes ORDER BY nodes DESC, label"),
    (
        "db.relationshipTypes",
        "CALL db.relationshipTypes() YIELD relationshipType AS type RETURN type ORDER BY type",
    ),
    ("db.propertyKeys", "CALL db.propertyKeys() YIELD propertyKey RETURN collect(propertyKey) AS keys"),
    ("db.indexes", "CALL db.indexes() YIELD name, labelsOrTypes, properties"),
    (
        "db.index.fulltext.queryNodes",
        "CALL db.index.fulltext.queryNodes('names', 'cheng* OR duisberg~') YIELD node, score \
         RETURN node.name, round(score, 3) AS score",
    ),
    (
        "db.index.fulltext.queryRelationships",
        "MATCH (:City {name: 'Chengdu'})-[t:TRAIN]->(:City {name: 'Duisburg'}) SET t.note = 'the first train by rail' \
         WITH 1 AS one CALL db.index.fulltext.queryRelationships('notes', '\"first train\"', {limit: 5}) \
         YIELD relationship RETURN relationship.note",
    ),
    ("db.schema.nodes", "CALL db.schema.nodes() YIELD label, property, types, fillRate"),
    (
        "db.schema.relationshipProperties",
        "CALL db.schema.relationshipProperties() YIELD type, property, types",
    ),
    ("db.schema.relationships", "CALL db.schema.relationships() YIELD from, type, to, relationships"),
    ("show.procedures", "CALL show.procedures() YIELD name WHERE name STARTS WITH 'db.' RETURN name"),
    ("show.indexes", "CALL show.indexes()"),
    ("show.fullTextIndexes", "CALL show.fullTextIndexes() YIELD name, labelsOrTypes, properties"),
    ("show.rangeIndexes", "CALL show.rangeIndexes() YIELD name"),
    ("show.constraints", "CALL show.constraints() YIELD name, createStatement"),
    (
        "show.functions",
        "CALL show.functions() YIELD name, family WHERE family = 'Spatial' RETURN name ORDER BY name",
    ),
    (
        "show.settings",
        "CALL show.settings() YIELD procedure, setting, default WHERE procedure = 'algo.kCore' RETURN setting, default",
    ),
    (
        "silk.conflicts",
        "CALL silk.conflicts() YIELD element, property, kind RETURN element.name, property, kind",
    ),
    ("silk.unsourced", "CALL silk.unsourced() YIELD element RETURN count(element) AS unsourced"),
    (
        "silk.singleSource",
        "CALL silk.singleSource() YIELD source RETURN source.id, count(*) AS things ORDER BY source.id",
    ),
    (
        "silk.history",
        "MATCH (c:City {name: 'Chengdu'}) CALL silk.history(c) YIELD property, value, claim \
         RETURN property, value, claim.source",
    ),
    (
        "silk.changes",
        "CALL silk.changes(datetime('2000-01-01T00:00Z'), datetime('2100-01-01T00:00Z')) YIELD claim \
         RETURN claim.source AS source, count(*) AS claims ORDER BY source",
    ),
    (
        "algo.degree",
        "CALL algo.degree({labels: ['City'], types: ['TRAIN'], direction: 'both'}) YIELD node, degree \
         RETURN node.name, degree ORDER BY degree DESC, node.name",
    ),
    (
        "algo.pageRank",
        "CALL algo.pageRank({labels: ['City'], types: ['TRAIN']}) YIELD node, score \
         RETURN node.name, round(score, 3) AS score ORDER BY score DESC",
    ),
    (
        "algo.eigenvector",
        "CALL algo.eigenvector({labels: ['City'], types: ['TRAIN'], direction: 'both'}) YIELD node, score \
         RETURN node.name, round(score, 3) AS score ORDER BY node.name",
    ),
    (
        "algo.closeness",
        "CALL algo.closeness({labels: ['City'], types: ['TRAIN'], direction: 'both'}) YIELD node, score \
         RETURN node.name, score ORDER BY node.name",
    ),
    (
        "algo.betweenness",
        "CALL algo.betweenness({types: ['KNOWS'], direction: 'both'}) YIELD node, score \
         WHERE score > 0 RETURN node.name, score",
    ),
    (
        "algo.weaklyConnectedComponents",
        "CALL algo.weaklyConnectedComponents({labels: ['City'], types: ['TRAIN']}) YIELD node, component \
         RETURN component, collect(node.name) AS cities ORDER BY component",
    ),
    (
        "algo.stronglyConnectedComponents",
        "CALL algo.stronglyConnectedComponents({labels: ['City']}) YIELD component \
         RETURN count(DISTINCT component) AS components",
    ),
    (
        "algo.louvain",
        "CALL algo.louvain({labels: ['City', 'Country']}) YIELD node, community \
         RETURN community, collect(node.name) AS names ORDER BY community",
    ),
    (
        "algo.leiden",
        "CALL algo.leiden({labels: ['City', 'Country']}) YIELD node, community \
         RETURN community, collect(node.name) AS names ORDER BY community",
    ),
    (
        "algo.labelPropagation",
        "CALL algo.labelPropagation({labels: ['City', 'Country']}) YIELD node, community \
         RETURN community, collect(node.name) AS names ORDER BY community",
    ),
    (
        "algo.triangleCount",
        "CALL algo.triangleCount({labels: ['City'], types: ['TRAIN']}) YIELD node, triangles, coefficient \
         RETURN node.name, triangles, coefficient ORDER BY node.name",
    ),
    (
        "algo.kCore",
        "CALL algo.kCore({labels: ['City'], types: ['TRAIN']}) YIELD node, core \
         RETURN node.name, core ORDER BY core DESC, node.name",
    ),
    (
        "algo.bridges",
        "CALL algo.bridges({types: ['KNOWS']}) YIELD relationship AS r \
         RETURN startNode(r).name, endNode(r).name",
    ),
    (
        "algo.articulationPoints",
        "CALL algo.articulationPoints({types: ['KNOWS']}) YIELD node RETURN node.name",
    ),
    (
        "algo.nodeSimilarity",
        "CALL algo.nodeSimilarity({types: ['IN']}) YIELD node, other, similarity \
         RETURN node.name, other.name, similarity",
    ),
    (
        "algo.dijkstra",
        "MATCH (a:City {name: 'Chengdu'}), (b:City {name: 'Duisburg'}) \
         CALL algo.dijkstra(a, b, {types: ['TRAIN'], weight: 'hours'}) YIELD path, cost \
         RETURN [n IN nodes(path) | n.name] AS stops, cost",
    ),
    (
        "algo.dijkstraFrom",
        "MATCH (a:City {name: 'Chengdu'}) \
         CALL algo.dijkstraFrom(a, {types: ['TRAIN'], weight: 'hours'}) YIELD node, cost RETURN node.name, cost",
    ),
    (
        "algo.aStar",
        "MATCH (a:City {name: 'Chengdu'}), (b:City {name: 'Duisburg'}) \
         SET a.place = point({latitude: 30.7, longitude: 104.1}), b.place = point({latitude: 51.4, longitude: 6.8}) \
         WITH a, b \
         CALL algo.aStar(a, b, {types: ['TRAIN'], weight: 'hours', position: 'place', costPerDistance: 0.00001}) \
         YIELD path, cost RETURN length(path) AS steps, cost",
    ),
    (
        "algo.kShortestPaths",
        "MATCH (a:City {name: 'Chengdu'}), (b:City {name: 'Duisburg'}) \
         CALL algo.kShortestPaths(a, b, {types: ['TRAIN'], weight: 'hours', k: 2}) YIELD path, cost \
         RETURN [n IN nodes(path) | n.name] AS stops, cost",
    ),
    (
        "algo.minimumSpanningTree",
        "CALL algo.minimumSpanningTree({types: ['TRAIN'], weight: 'hours'}) YIELD relationship AS r, weight \
         RETURN startNode(r).name, endNode(r).name, weight",
    ),
    (
        "algo.maximumFlow",
        "MATCH (a:City {name: 'Chengdu'}), (b:City {name: 'Duisburg'}) \
         CALL algo.maximumFlow(a, b, {types: ['TRAIN']}) YIELD relationship AS r, flow, total \
         RETURN startNode(r).name, endNode(r).name, flow, total",
    ),
    (
        "algo.topologicalSort",
        "CALL algo.topologicalSort({labels: ['City'], types: ['TRAIN']}) YIELD node, position \
         RETURN node.name, position ORDER BY position",
    ),
];

/// The example of the procedure of this name; none for one that a program registered.
pub(super) fn example(name: &str) -> Option<&'static str> {
    EXAMPLES.iter().find(|(procedure, _)| *procedure == name).map(|(_, example)| *example)
}
