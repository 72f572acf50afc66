// In which part of China does document 002 place Chongqing?
MATCH (:Municipality {name: 'Chongqing'})-[:LOCATED_IN]->(x:Region)
RETURN x.name AS region;
