// At the intersection of which zones do Sichuan and Chongqing lie?
MATCH (x)-[:LOCATED_AT_INTERSECTION_OF]->(zone:Place)
WHERE x.name IN ['Sichuan', 'Chongqing']
RETURN x.name AS place, zone.name AS zone;
