// In which countries did Chinese companies invest in named eco-friendly projects?
MATCH (:Collective {name: 'Chinese companies'})-[:INVESTED_IN]->(x:Project)-[:LOCATED_IN]->(c:Country)
RETURN x.name AS project, c.name AS country;
