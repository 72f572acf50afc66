// How is Li Wenqing connected to the second conference?
MATCH (a:Person {name: 'Li Wenqing'}), (b:Conference {name: 'Second Belt and Road Conference on Science and Technology Exchange'})
MATCH p = allShortestPaths((a)-[*]-(b))
WHERE none(n IN nodes(p) WHERE n:Source OR n:Article OR n:DocumentSection OR n:Text)
RETURN DISTINCT length(p) AS length, [n IN nodes(p) | n.name] AS path;
