// In which provinces or municipalities are the international technology transfer centers?
MATCH (:Collective {name: 'international technology transfer centers'})-[:LOCATED_IN]->(x)
RETURN x.name AS place;
