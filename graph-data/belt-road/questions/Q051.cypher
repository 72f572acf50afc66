// Which regions named for the platforms of document 004 are not named for the centers of document 001?
MATCH (:Collective {name: 'cross-border technology transfer platforms'})-[:SERVES]->(g:Region)
WITH collect(g.name) AS ofThePlatforms
MATCH (:Collective {name: 'global technology commercialization centers'})-[:SERVES]->(g:Region)
WITH ofThePlatforms, collect(g.name) AS ofTheCenters
UNWIND [region IN ofThePlatforms WHERE NOT region IN ofTheCenters] AS region
RETURN region;
