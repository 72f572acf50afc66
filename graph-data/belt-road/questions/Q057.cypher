// How is Sichuan connected to ASEAN?
MATCH (a:Province {name: 'Sichuan'}), (b:Region {name: 'ASEAN'})
MATCH p = allShortestPaths((a)-[*]-(b))
WHERE none(n IN nodes(p) WHERE n:Source OR n:Article OR n:DocumentSection OR n:Text)
RETURN DISTINCT length(p) AS length, [n IN nodes(p) | n.name] AS path;
