// Which area, beside fields, do the five alliances cover?
MATCH (a:Collective {name: 'Belt and Road sci-tech innovation cooperation alliances'})-[:COVERS_AREA]->(x)
RETURN a.alliances AS alliances, x.name AS area;
