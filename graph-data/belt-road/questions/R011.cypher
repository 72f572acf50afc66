// Which fields do the joint research initiatives of Sichuan and Chongqing cover?
MATCH (x:Collective)-[:HAS_FIELD]->(f:Field)
WHERE x.name STARTS WITH 'joint research initiatives of Sichuan and Chongqing'
RETURN f.name AS field;
