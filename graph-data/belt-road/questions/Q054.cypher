// Which named people are given no office?
MATCH (p:Person)-[:HOLDS_POSITION]->(:Position)
WITH collect(p) AS officials
MATCH (p:Person)-->()
WHERE NOT p IN officials
RETURN DISTINCT p.name AS person;
