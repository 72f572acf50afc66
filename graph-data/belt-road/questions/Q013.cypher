// For which named regions did China establish cross-border technology transfer platforms, according to document 004?
MATCH (:Collective {name: 'cross-border technology transfer platforms'})-[r:SERVES]->(g:Region)
WHERE any(s IN sources(r) WHERE s.number = '004')
RETURN g.name AS region;
