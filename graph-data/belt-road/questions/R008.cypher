// Which areas of cooperation does the Double Thousand Plan cover?
MATCH (p:Plan {name: 'Double Thousand Plan'})-[:COVERS_AREA]->(a:CooperationArea)
RETURN a.name AS area;
