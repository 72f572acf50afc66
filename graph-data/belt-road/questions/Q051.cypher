// Which regions named for the platforms of document 004 are not named for the centers of document 001?
MATCH (:Collective {name: 'cross-border technology transfer platforms'})-[:SERVES]->(g:Region)
WHERE NOT (g)<-[:SERVES]-(:Collective {name: 'global technology commercialization centers'})
RETURN g.name AS region;
