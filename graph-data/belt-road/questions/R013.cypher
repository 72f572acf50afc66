// What are the landmark and livelihood projects meant to do, and where?
MATCH (x:Collective)-[:HAS_PURPOSE]->(t:Text)
WHERE x.name STARTS WITH 'landmark projects'
MATCH (x)-[:LOCATED_IN]->(place)
RETURN t.text AS purpose, place.name AS place;
