// Who is a vice-governor of Sichuan?
MATCH (p:Person)-[:HOLDS_POSITION]->(:Position {name: 'vice-governor of Sichuan'})
RETURN p.name AS person;
