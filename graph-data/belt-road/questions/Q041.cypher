// How many regions outside China are named as served by technology transfer platforms, commercialization centers or researcher trips?
MATCH (x:Collective)-[:SERVES]->(g:Region)
WHERE x.name IN ['cross-border technology transfer platforms', 'global technology commercialization centers', 'trips for researchers to China']
RETURN count(DISTINCT g) AS regions;
