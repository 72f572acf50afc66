// Which field is covered by the most entities (centers, programmes, parks, alliances, plans), and by how many?
MATCH (x)-[:HAS_FIELD]->(f:Field)
WITH f.name AS field, count(DISTINCT x) AS count
ORDER BY count DESC
WITH collect({field: field, count: count}) AS ranking
RETURN ranking[0].field AS field, ranking[0].count AS count;
