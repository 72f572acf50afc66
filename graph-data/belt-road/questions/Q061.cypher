// How is the China-Belarus Great Stone Industrial Park connected to the Chengdu Declaration?
MATCH (a:IndustrialPark {name: 'China-Belarus Great Stone Industrial Park'}), (b:Declaration {name: 'Chengdu Declaration on Jointly Building the Belt and Road Science, Technology and Innovation Community'})
MATCH p = allShortestPaths((a)-[*]-(b))
WHERE none(n IN nodes(p) WHERE n:Source OR n:Article OR n:DocumentSection OR n:Text)
RETURN DISTINCT length(p) AS length, [n IN nodes(p) | n.name] AS path;
