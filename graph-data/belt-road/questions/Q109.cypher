// Which field is covered by the most entities (centers, programmes, parks, alliances, plans), and by how many?
MATCH (x)-[:HAS_FIELD]->(f:Field)
RETURN f.name AS field, count(DISTINCT x) AS count
ORDER BY count DESC
LIMIT 1;
