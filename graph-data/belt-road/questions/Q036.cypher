// Taking all documents together, how many different fields are named for the Belt and Road joint laboratories?
MATCH (:Collective {name: 'Belt and Road joint laboratories'})-[:HAS_FIELD]->(f:Field)
RETURN count(DISTINCT f) AS fields;
