// What did Felix Dapare Dakora say, and of what does he know much?
MATCH (p:Person {name: 'Felix Dapare Dakora'})-[:STATED]->(t:Text)
MATCH (p)-[:HAS_EXPERTISE_IN]->(f)
RETURN t.text AS statement, f.name AS expertise;
