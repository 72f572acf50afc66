// How does document 001 describe fungus plants and mycorrhizal technology?
MATCH (f:Field)-[:DESCRIBED_AS]->(t:Text)
RETURN f.name AS field, t.text AS description;
