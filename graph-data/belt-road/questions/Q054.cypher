// Which named people are given no office?
MATCH (p:Person)
WHERE NOT (p)-[:HOLDS_POSITION]->(:Position)
RETURN p.name AS person;
